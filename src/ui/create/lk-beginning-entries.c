/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-beginning-entries.h"

#include <glib/gi18n-lib.h>

#include "lk-extension-entries.h"
#include "lk-user-fields.h"

/* No extension’s number begins like this. */
#define TEMPLATE_PREFIX ":template:"

static void
add_templates (GPtrArray *entries, LkTemplateStore *templates)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (templates));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LkTemplate) item = g_list_model_get_item (G_LIST_MODEL (templates), i);
      g_autofree char *value = lk_beginning_dup_template_value (item);

      g_ptr_array_add (entries, lk_entry_new (value, lk_template_get_name (item), _ ("Template")));
    }
}

static void
add_colleagues (GPtrArray *entries, LkDirectory *directory)
{
  g_autoptr (GPtrArray) extensions = lk_extension_entries_new (directory);

  g_ptr_array_extend_and_steal (entries, g_steal_pointer (&extensions));
}

/**
 * lk_beginning_entries_new:
 * @templates: the phone system's templates
 * @directory: its users
 *
 * Returns: (transfer full) (element-type LkEntry): all that a new user can begin with.
 */
GPtrArray *
lk_beginning_entries_new (LkTemplateStore *templates, LkDirectory *directory)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) lk_entry_free);

  g_ptr_array_add (entries, lk_entry_new (LK_BEGINNING_NOTHING, _ ("Nothing"), NULL));
  add_templates (entries, templates);
  add_colleagues (entries, directory);
  return entries;
}

/**
 * lk_beginning_dup_template_value:
 * @beginning: a template
 *
 * Returns: (transfer full): the value of its entry.
 */
char *
lk_beginning_dup_template_value (LkTemplate *beginning)
{
  return g_strconcat (TEMPLATE_PREFIX, lk_template_get_name (beginning), NULL);
}

/**
 * lk_beginning_find_template:
 * @templates: the phone system's templates
 * @value: an entry's value
 *
 * Returns: (transfer none) (nullable): the template that @value stands for.
 */
LkTemplate *
lk_beginning_find_template (LkTemplateStore *templates, const char *value)
{
  if (!g_str_has_prefix (value, TEMPLATE_PREFIX))
    return NULL;

  return lk_template_store_find (templates, value + strlen (TEMPLATE_PREFIX));
}

/**
 * lk_beginning_find_colleague:
 * @directory: the users
 * @value: an entry's value
 *
 * Returns: the Id of the user that @value stands for; 0 where it stands for something else.
 */
int
lk_beginning_find_colleague (LkDirectory *directory, const char *value)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (directory));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LkUser) user = g_list_model_get_item (G_LIST_MODEL (directory), i);

      if (g_strcmp0 (lk_user_get_text (user, lk_user_field_number), value) == 0)
        return lk_user_get_id (user);
    }

  return 0;
}
