/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-obstacle.h"

#include <glib/gi18n-lib.h>

#include "lk-user-fields.h"

static const char *
get_text (LkEditContext *context, const LkField *field)
{
  const char *text = lk_value_get_text (lk_draft_get (lk_edit_context_get_draft (context), field));

  return text != NULL && *text != '\0' ? text : NULL;
}

static char *
dup_invalid (LkEditContext *context)
{
  LkDraft *draft = lk_edit_context_get_draft (context);

  for (const LkField *field = lk_draft_next_change (draft, NULL); field != NULL;
       field = lk_draft_next_change (draft, field))
    {
      g_autoptr (GError) error = NULL;

      if (!lk_field_check (field, lk_draft_get (draft, field), &error))
        /* Translators: the label of a field, and what is wrong with what was entered there. */
        return g_strdup_printf (C_ ("field and problem", "%s: %s"), lk_field_get_label (field),
                                error->message);
    }

  return NULL;
}

/**
 * lk_obstacle_dup:
 * @context: what is known of a new user
 *
 * Asks the phone system nothing, nor the list: whether number and address are free is for their
 * checks to say.
 *
 * Returns: (transfer full) (nullable): a translated sentence: the first thing that keeps them from
 *   being created; %NULL where nothing does.
 */
char *
lk_obstacle_dup (LkEditContext *context)
{
  if (get_text (context, lk_user_field_first_name) == NULL
      && get_text (context, lk_user_field_last_name) == NULL)
    return g_strdup (_ ("Enter a name."));
  if (get_text (context, lk_user_field_number) == NULL)
    return g_strdup (_ ("Enter an extension."));

  return dup_invalid (context);
}
