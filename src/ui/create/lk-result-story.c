/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-result-story.h"

#include <glib/gi18n-lib.h>

#include "lk-phrase.h"
#include "lk-user-fields.h"

static const char *
get_text (const LkCreateResult *outcome, LkDraft *draft, const LkField *field)
{
  const char *text = outcome->now != NULL ? lk_user_get_text (outcome->now, field)
                                          : lk_value_get_text (lk_draft_get (draft, field));

  return text != NULL ? text : "";
}

static char *
dup_labels (GPtrArray *fields)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < fields->len; i++)
    g_ptr_array_add (labels, g_strdup (lk_field_get_label (g_ptr_array_index (fields, i))));

  return lk_phrase_join (labels);
}

static void
add_sentence (GString *story, char *sentence)
{
  if (story->len > 0)
    g_string_append_c (story, '\n');
  g_string_append (story, sentence);
  g_free (sentence);
}

static void
add_loss (GString *story, const LkCreateResult *outcome, const char *number)
{
  if (outcome->state == LK_CREATE_DONE)
    add_sentence (story,
                  g_strdup_printf (
                    /* Translators: %s is an extension number. */
                    _ ("The phone system’s answer was lost. It was asked again: extension %s "
                       "exists as you entered it."),
                    number));
  else
    add_sentence (story,
                  g_strdup_printf (
                    /* Translators: %s is an extension number. */
                    _ ("The phone system’s answer was lost. It was asked again: extension %s "
                       "exists."),
                    number));
}

static void
add_second_request (GString *story, const LkCreateResult *outcome)
{
  g_autofree char *labels = NULL;

  if (outcome->followed == NULL || outcome->followed->len == 0)
    return;

  labels = dup_labels (outcome->followed);
  add_sentence (story, g_strdup_printf (ngettext ("This took a second request: %s.",
                                                  "These took a second request: %s.",
                                                  outcome->followed->len),
                                        labels));
}

static gboolean
has_differences (const LkCreateResult *outcome)
{
  return outcome->state == LK_CREATE_DIFFERENT && outcome->fields != NULL
         && outcome->fields->len > 0;
}

/**
 * lk_result_story_dup_headline:
 * @outcome: %LK_CREATE_DONE or %LK_CREATE_DIFFERENT
 * @draft: what was asked for
 *
 * Returns: (transfer full): who exists now.
 */
char *
lk_result_story_dup_headline (const LkCreateResult *outcome, LkDraft *draft)
{
  const char *number = get_text (outcome, draft, lk_user_field_number);
  gboolean has_name = *get_text (outcome, draft, lk_user_field_first_name) != '\0'
                      || *get_text (outcome, draft, lk_user_field_last_name) != '\0';
  g_autofree char *name = outcome->now != NULL && has_name ? lk_user_dup_name (outcome->now) : NULL;

  if (name == NULL)
    /* Translators: %s is an extension number. */
    return g_strdup_printf (_ ("Extension %s exists"), number);

  /* Translators: the first %s is a name, the second an extension number. */
  return g_strdup_printf (_ ("%s has extension %s"), name, number);
}

/**
 * lk_result_story_dup_text:
 * @outcome: %LK_CREATE_DONE or %LK_CREATE_DIFFERENT
 * @draft: what was asked for
 *
 * Returns: (transfer full): what else a person should know, a sentence to a line; empty where all
 *   went as usual.
 */
char *
lk_result_story_dup_text (const LkCreateResult *outcome, LkDraft *draft)
{
  GString *story = g_string_new (NULL);

  if (outcome->was_lost)
    add_loss (story, outcome, get_text (outcome, draft, lk_user_field_number));
  if (has_differences (outcome))
    add_sentence (story,
                  g_strdup (ngettext ("One setting is not as you entered it, see below.",
                                      "Some settings are not as you entered them, see below.",
                                      outcome->fields->len)));
  if (outcome->state == LK_CREATE_DIFFERENT && outcome->error != NULL)
    add_sentence (story, g_strdup (outcome->error->message));
  add_second_request (story, outcome);

  return g_string_free (story, FALSE);
}
