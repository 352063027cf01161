/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-change.h"

#include <glib/gi18n-lib.h>

/* Lists whose differing parts are longer are said to differ altogether: comparing them takes as
 * many steps as one is long times the other. */
#define MAX_STEPS (1024 * 1024)

/* Two lists of lines being compared, without what is the same at their beginnings and ends. */
typedef struct
{
  char **before;
  char **after;
  guint n_before;
  guint n_after;
  guint16 *lengths; /* of the longest common part from each pair of lines on */
} Comparison;

void
lk_change_line_free (LkChangeLine *self)
{
  g_free (self->text);
  g_free (self);
}

static void
add_line (GPtrArray *lines, LkChangeKind kind, const char *text)
{
  LkChangeLine *line = g_new (LkChangeLine, 1);

  line->kind = kind;
  line->text = g_strdup (text);
  g_ptr_array_add (lines, line);
}

static guint16 *
get_length (const Comparison *self, guint i, guint j)
{
  return &self->lengths[i * (self->n_after + 1) + j];
}

static void
measure (Comparison *self)
{
  for (guint i = self->n_before; i-- > 0;)
    for (guint j = self->n_after; j-- > 0;)
      *get_length (self, i, j) =
        g_str_equal (self->before[i], self->after[j])
          ? (guint16) (*get_length (self, i + 1, j + 1) + 1)
          : MAX (*get_length (self, i + 1, j), *get_length (self, i, j + 1));
}

static void
add_compared (const Comparison *self, GPtrArray *lines)
{
  guint i = 0;
  guint j = 0;

  while (i < self->n_before || j < self->n_after)
    if (i < self->n_before && j < self->n_after && g_str_equal (self->before[i], self->after[j]))
      {
        add_line (lines, LK_CHANGE_KEPT, self->before[i++]);
        j++;
      }
    else if (i < self->n_before
             && (j == self->n_after
                 || *get_length (self, i + 1, j) >= *get_length (self, i, j + 1)))
      add_line (lines, LK_CHANGE_REMOVED, self->before[i++]);
    else
      add_line (lines, LK_CHANGE_ADDED, self->after[j++]);
}

static void
add_all (GPtrArray *lines, LkChangeKind kind, char **texts, guint n_texts)
{
  for (guint i = 0; i < n_texts; i++)
    add_line (lines, kind, texts[i]);
}

static void
add_different (Comparison *self, GPtrArray *lines)
{
  guint64 n_steps = (guint64) self->n_before * self->n_after;

  if (n_steps == 0 || n_steps > MAX_STEPS)
    {
      add_all (lines, LK_CHANGE_REMOVED, self->before, self->n_before);
      add_all (lines, LK_CHANGE_ADDED, self->after, self->n_after);
      return;
    }

  self->lengths = g_new0 (guint16, (gsize) (self->n_before + 1) * (self->n_after + 1));
  measure (self);
  add_compared (self, lines);
  g_clear_pointer (&self->lengths, g_free);
}

static void
compare (char **before, char **after, GPtrArray *lines)
{
  guint n_before = g_strv_length (before);
  guint n_after = g_strv_length (after);
  guint start = 0;
  guint end = 0;
  Comparison middle = { 0 };

  while (start < n_before && start < n_after && g_str_equal (before[start], after[start]))
    start++;
  while (end < n_before - start && end < n_after - start
         && g_str_equal (before[n_before - 1 - end], after[n_after - 1 - end]))
    end++;

  middle.before = before + start;
  middle.after = after + start;
  middle.n_before = n_before - start - end;
  middle.n_after = n_after - start - end;
  add_all (lines, LK_CHANGE_KEPT, before, start);
  add_different (&middle, lines);
  add_all (lines, LK_CHANGE_KEPT, before + n_before - end, end);
}

static gboolean
is_list (const LkField *field)
{
  return field->structure != NULL
         && (field->structure->is_array || field->structure->dup_lines != NULL);
}

static const char *
get_nothing (const LkValue *value)
{
  return lk_value_is_set (value) ? C_ ("field", "Empty") : _ ("Not set");
}

/**
 * lk_change_dup_text:
 * @field: a field
 * @value: its value
 *
 * Returns: (transfer full): the value in one line, translated; says so where there is nothing. A
 *   secret is only ever dots, and dots stand too for one that was not read.
 */
char *
lk_change_dup_text (const LkField *field, const LkValue *value)
{
  gboolean is_unread = value->type == LK_VALUE_ABSENT && lk_field_has (field, LK_FIELD_SECRET);
  gboolean is_empty = value->type == LK_VALUE_TEXT && *value->text == '\0';
  g_autofree char *text = NULL;

  /* The number of dots says nothing about the secret’s length. */
  if (is_unread)
    return g_strdup ("••••••••");
  if (is_empty)
    return g_strdup (get_nothing (value));

  text = lk_field_to_display (field, value);
  return *text != '\0' ? g_steal_pointer (&text) : g_strdup (get_nothing (value));
}

static char **
dup_lines (const LkField *field, const LkValue *value)
{
  g_auto (GStrv) lines = lk_field_dup_lines (field, value);
  char *nothing[] = { (char *) get_nothing (value), NULL };

  return *lines != NULL ? g_steal_pointer (&lines) : g_strdupv (nothing);
}

static gboolean
says_a_difference (GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    if (((LkChangeLine *) g_ptr_array_index (lines, i))->kind != LK_CHANGE_KEPT)
      return TRUE;

  return FALSE;
}

static void
add_details (const LkStructure *structure,
             const LkValue *before,
             const LkValue *after,
             GPtrArray *lines)
{
  g_auto (GStrv) details = structure->dup_details (before, after);

  add_all (lines, LK_CHANGE_ADDED, details, g_strv_length (details));
}

/**
 * lk_change_list:
 * @field: a field
 * @before: a value of it
 * @after: another
 *
 * What is different, to show: of a list entry by entry, of anything else the line that goes and the
 * line that comes. Secrets are only ever dots.
 *
 * Returns: (transfer full) (element-type LkChangeLine): the lines, in the order in which they are
 *   read.
 */
GPtrArray *
lk_change_list (const LkField *field, const LkValue *before, const LkValue *after)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) lk_change_line_free);

  if (is_list (field))
    {
      g_auto (GStrv) first = dup_lines (field, before);
      g_auto (GStrv) second = dup_lines (field, after);

      compare (first, second, lines);
      if (field->structure->dup_details != NULL)
        add_details (field->structure, before, after, lines);
      if (!says_a_difference (lines) && !lk_field_equal (field, before, after))
        add_line (lines, LK_CHANGE_ADDED, _ ("A detail that is not shown here"));
    }
  else
    {
      g_autofree char *first = lk_change_dup_text (field, before);
      g_autofree char *second = lk_change_dup_text (field, after);

      add_line (lines, LK_CHANGE_REMOVED, first);
      add_line (lines, LK_CHANGE_ADDED, second);
    }

  return lines;
}
