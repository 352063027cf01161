/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-beginning-report.h"

#include <glib/gi18n-lib.h>

#include "lk-phrase.h"

/* So many fields are named that a person can act on it. */
#define N_NAMED 3

static gboolean
is_there (LkTemplate *beginning, LkDraft *draft, const LkField *field)
{
  return lk_field_means_same (field, lk_template_get (beginning, field),
                              lk_draft_get (draft, field));
}

/* Held by @beginning, and set to something else by the person. */
static gboolean
is_otherwise (LkTemplate *beginning, LkDraft *draft, const LkField *field)
{
  return lk_draft_is_changed (draft, field) && !is_there (beginning, draft, field);
}

/* Ticked, and yet not set: the phone system does not know the field, it hangs on another one that
 * was left out, or the person put it back. */
static gboolean
is_missing (LkTemplate *beginning, LkDraft *draft, const LkField *field)
{
  return lk_template_takes (beginning, field) && !lk_draft_is_changed (draft, field);
}

static GPtrArray *
list_where (LkTemplate *beginning,
            LkDraft *draft,
            gboolean (*is_wanted) (LkTemplate *, LkDraft *, const LkField *))
{
  GPtrArray *fields = g_ptr_array_new ();

  for (const LkField *field = NULL; (field = lk_template_next (beginning, field)) != NULL;)
    if (is_wanted (beginning, draft, field))
      g_ptr_array_add (fields, (gpointer) field);

  return fields;
}

static gboolean
is_taken (LkTemplate *beginning, LkDraft *draft, const LkField *field)
{
  return lk_draft_is_changed (draft, field) && is_there (beginning, draft, field);
}

static char *
dup_names (GPtrArray *fields)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  guint n_more = fields->len - MIN (fields->len, N_NAMED);
  g_autofree char *names = NULL;

  for (guint i = 0; i < fields->len - n_more; i++)
    g_ptr_array_add (labels, (gpointer) lk_field_get_label (g_ptr_array_index (fields, i)));

  names = lk_phrase_join (labels);
  if (n_more == 0)
    return g_steal_pointer (&names);

  /* Translators: the labels of some fields, and how many more there are. */
  return g_strdup_printf (ngettext ("%s and %u more", "%s and %u more", n_more), names, n_more);
}

static void
add_otherwise (GString *report, GPtrArray *fields)
{
  g_autofree char *names = dup_names (fields);

  g_string_append_c (report, '\n');
  /* Translators: %s are the labels of fields. */
  g_string_append_printf (report, _ ("As you set it: %s"), names);
}

static void
add_missing (GString *report, GPtrArray *fields)
{
  g_autofree char *names = dup_names (fields);

  g_string_append_c (report, '\n');
  /* Translators: %s are the labels of fields. */
  g_string_append_printf (report, _ ("Not taken over: %s"), names);
}

/**
 * lk_beginning_dup_report:
 * @beginning: where a new user begins
 * @draft: that user's draft
 *
 * Returns: (transfer full): what of @beginning stands in @draft, and what does not, in lines.
 */
char *
lk_beginning_dup_report (LkTemplate *beginning, LkDraft *draft)
{
  g_autoptr (GPtrArray) taken = list_where (beginning, draft, is_taken);
  g_autoptr (GPtrArray) otherwise = list_where (beginning, draft, is_otherwise);
  g_autoptr (GPtrArray) missing = list_where (beginning, draft, is_missing);
  GString *report = g_string_new (NULL);

  g_string_append_printf (report,
                          ngettext ("%u setting taken over", "%u settings taken over", taken->len),
                          taken->len);
  if (otherwise->len > 0)
    add_otherwise (report, otherwise);
  if (missing->len > 0)
    add_missing (report, missing);
  return g_string_free (report, FALSE);
}
