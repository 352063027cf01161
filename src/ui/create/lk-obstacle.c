/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-obstacle.h"

#include <glib/gi18n-lib.h>

#include "lk-extension-entries.h"
#include "lk-user-fields.h"

static const char *
get_text (LkEditContext *context, const LkField *field)
{
  const char *text = lk_value_get_text (lk_draft_get (lk_edit_context_get_draft (context), field));

  return text != NULL && *text != '\0' ? text : NULL;
}

static char *
dup_owner (LkEditContext *context, const char *number)
{
  GPtrArray *services =
    lk_catalogue_peek (lk_edit_context_get_catalogue (context), LK_SHELF_SERVICES, 0);
  char *name = lk_extension_dup_name (lk_edit_context_get_directory (context), number);

  for (guint i = 0; name == NULL && services != NULL && i < services->len; i++)
    {
      const LkEntry *entry = g_ptr_array_index (services, i);

      if (g_strcmp0 (entry->value, number) == 0)
        name = g_strdup (entry->label);
    }

  return name;
}

static char *
dup_taken (LkEditContext *context)
{
  const char *number = get_text (context, lk_user_field_number);
  g_autofree char *owner = dup_owner (context, number);

  if (owner == NULL)
    return NULL;

  /* Translators: the first %s is an extension, the second whom it belongs to. */
  return g_strdup_printf (_ ("Extension %s already belongs to %s."), number, owner);
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
 * Asks the phone system nothing.
 *
 * Returns: (transfer full) (nullable): a translated sentence: the first thing that keeps them from
 *   being created; %NULL where nothing does.
 */
char *
lk_obstacle_dup (LkEditContext *context)
{
  char *obstacle;

  if (get_text (context, lk_user_field_first_name) == NULL
      && get_text (context, lk_user_field_last_name) == NULL)
    return g_strdup (_ ("Enter a name."));
  if (get_text (context, lk_user_field_number) == NULL)
    return g_strdup (_ ("Enter an extension."));

  obstacle = dup_taken (context);
  return obstacle != NULL ? obstacle : dup_invalid (context);
}
