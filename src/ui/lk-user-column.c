/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-user-column.h"

#include <glib/gi18n-lib.h>

#include "lk-field-kind.h"
#include "lk-membership.h"
#include "lk-phrase.h"
#include "lk-user-fields.h"

#define MAX_COLUMNS (LK_N_USER_FIELDS + 2)

/* Sorted upwards, numbers come first, then words, and what is empty comes last. */
#define SORT_NUMBER "1"
#define SORT_WORD   "2"
#define SORT_EMPTY  "3"

#define PLAIN_ROLE lk_membership_roles[0].value

static LkUserColumn columns[MAX_COLUMNS];
static guint n_columns;

static const LkUserColumn name_column = {
  .id = "Name",
  .title = N_ ("Name"),
  .section = LK_SECTION_GENERAL,
  .is_shown = TRUE,
  .n_chars = 22,
};

static const LkUserColumn role_column = {
  .id = "Role",
  .title = N_ ("Role"),
  .section = LK_SECTION_GROUPS,
  .is_shown = TRUE,
  .n_chars = 16,
};

static guint
guess_n_chars (const LkField *field)
{
  if (field == lk_user_field_email)
    return 28;
  if (field == lk_user_field_groups)
    return 20;
  return field->kind == &lk_kind_bool || field->kind == &lk_kind_int ? 6 : 14;
}

/* The column of the whole name makes those of its parts unnecessary at first. */
static gboolean
is_shown_at_first (const LkField *field)
{
  return lk_field_has (field, LK_FIELD_SHOWN) && field != lk_user_field_first_name
         && field != lk_user_field_last_name;
}

static void
add_field (const LkField *field)
{
  columns[n_columns++] = (LkUserColumn) {
    .id = field->name,
    .title = field->label,
    .field = field,
    .section = field->section,
    .is_shown = is_shown_at_first (field),
    .n_chars = guess_n_chars (field),
  };
}

static void
add_words (void)
{
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    {
      const LkField *field = &lk_user_fields[i];

      if (field == lk_user_field_first_name)
        columns[n_columns++] = name_column;
      if (lk_field_has (field, LK_FIELD_LIST) && field->kind != &lk_kind_bool)
        add_field (field);
      if (field == lk_user_field_groups)
        columns[n_columns++] = role_column;
    }
}

static void
add_answers (void)
{
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    {
      const LkField *field = &lk_user_fields[i];

      if (lk_field_has (field, LK_FIELD_LIST) && field->kind == &lk_kind_bool)
        add_field (field);
    }
}

/* What is read stands before what is only ticked. */
static void
ensure_columns (void)
{
  if (n_columns > 0)
    return;

  add_words ();
  add_answers ();
}

guint
lk_user_column_get_n (void)
{
  ensure_columns ();

  return n_columns;
}

/**
 * lk_user_column_get_nth:
 * @index: below lk_user_column_get_n()
 *
 * The columns come from the field table; beside them there are the whole name and the role.
 *
 * Returns: (transfer none): the column; it stays for ever.
 */
const LkUserColumn *
lk_user_column_get_nth (guint index)
{
  ensure_columns ();

  return &columns[index];
}

const char *
lk_user_column_get_title (const LkUserColumn *self)
{
  return _ (self->title);
}

gboolean
lk_user_column_is_bool (const LkUserColumn *self)
{
  return self->field != NULL && self->field->kind == &lk_kind_bool;
}

/* A plain user in one department and a manager in another is shown as a manager. */
static char *
dup_role (LkUser *user)
{
  const LkValue *groups = lk_user_get (user, lk_user_field_groups);
  g_autoptr (GPtrArray) memberships = lk_record_parse_value (&lk_membership_class, groups, NULL);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  const char *plain = NULL;

  for (guint i = 0; memberships != NULL && i < memberships->len; i++)
    {
      LkMembership *membership = g_ptr_array_index (memberships, i);
      const char *label = lk_membership_get_role_label (membership);

      if (lk_membership_is_favourites (membership) || *label == '\0')
        continue;
      if (g_strcmp0 (membership->role, PLAIN_ROLE) == 0)
        plain = label;
      else if (!g_ptr_array_find_with_equal_func (labels, label, g_str_equal, NULL))
        g_ptr_array_add (labels, g_strdup (label));
    }

  return labels->len > 0 ? lk_phrase_join (labels) : g_strdup (plain != NULL ? plain : "");
}

/**
 * lk_user_column_dup_text:
 * @self: a column
 * @user: a user
 *
 * Returns: (transfer full): what its cell says; empty where the server says nothing.
 */
char *
lk_user_column_dup_text (const LkUserColumn *self, LkUser *user)
{
  if (self->id == name_column.id)
    return lk_user_dup_name (user);
  if (self->id == role_column.id)
    return dup_role (user);
  return lk_value_is_set (lk_user_get (user, self->field)) ? lk_user_dup_display (user, self->field)
                                                           : g_strdup ("");
}

static gboolean
is_number (const char *text)
{
  return *text != '\0' && strspn (text, "0123456789") == strlen (text);
}

static char *
dup_number_key (const char *digits)
{
  return g_strdup_printf (SORT_NUMBER "%20s", digits);
}

static char *
dup_word_key (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_autofree char *key = g_utf8_collate_key (folded, -1);

  return g_strconcat (*text != '\0' ? SORT_WORD : SORT_EMPTY, key, NULL);
}

/**
 * lk_user_column_dup_sort_key:
 * @self: a column
 * @user: a user
 *
 * Returns: (transfer full): bytes that stand in the order of the column: extensions by their value,
 *   words by the rules of the person's language, yes before no.
 */
char *
lk_user_column_dup_sort_key (const LkUserColumn *self, LkUser *user)
{
  const LkValue *value = self->field != NULL ? lk_user_get (user, self->field) : NULL;
  g_autofree char *text = NULL;

  if (value != NULL && value->type == LK_VALUE_BOOL)
    return dup_number_key (value->boolean ? "0" : "1");
  if (value != NULL && value->type == LK_VALUE_TEXT && is_number (value->text))
    return dup_number_key (value->text);

  text = lk_user_column_dup_text (self, user);
  return is_number (text) ? dup_number_key (text) : dup_word_key (text);
}
