/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-extension-entries.h"

#include <glib/gi18n-lib.h>

#include "lk-user-fields.h"

/* "99" comes before "100". */
static int
compare (gconstpointer a, gconstpointer b)
{
  const LkEntry *first = *(LkEntry *const *) a;
  const LkEntry *second = *(LkEntry *const *) b;
  gsize first_length = strlen (first->value);
  gsize second_length = strlen (second->value);

  if (first_length != second_length)
    return first_length < second_length ? -1 : 1;

  return strcmp (first->value, second->value);
}

static LkEntry *
new_entry (LkUser *user)
{
  const char *number = lk_user_get_text (user, lk_user_field_number);
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;

  if (number == NULL || *number == '\0' || (lk_user_get_attention (user) & LK_ATTENTION_NOT_PERSON))
    return NULL;

  name = lk_user_dup_name (user);
  label = lk_extension_dup_label (number, name);
  return lk_entry_new (number, label, NULL);
}

/**
 * lk_extension_entries_new:
 * @directory: the users of a phone system
 *
 * Returns: (transfer full) (element-type LkEntry): those whom one can call, by their numbers.
 */
GPtrArray *
lk_extension_entries_new (LkDirectory *directory)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (directory));
  GPtrArray *entries = g_ptr_array_new_full (n, (GDestroyNotify) lk_entry_free);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LkUser) user = g_list_model_get_item (G_LIST_MODEL (directory), i);
      LkEntry *entry = new_entry (user);

      if (entry != NULL)
        g_ptr_array_add (entries, entry);
    }

  g_ptr_array_sort (entries, compare);
  return entries;
}

/**
 * lk_extension_dup_label:
 * @number: (nullable): an extension's number
 * @name: (nullable): whose it is
 *
 * Returns: (transfer full): both, as in “101 Ada Berg”.
 */
char *
lk_extension_dup_label (const char *number, const char *name)
{
  if (name == NULL || *name == '\0' || g_strcmp0 (name, number) == 0)
    return g_strdup (number != NULL ? number : "");
  if (number == NULL || *number == '\0')
    return g_strdup (name);

  /* Translators: an extension’s number and name, as in “101 Ada Berg”. */
  return g_strdup_printf (C_ ("extension", "%s %s"), number, name);
}

/**
 * lk_extension_dup_name:
 * @directory: the users of a phone system
 * @number: an extension's number
 *
 * Returns: (transfer full) (nullable): whose it is; %NULL where nobody has it.
 */
char *
lk_extension_dup_name (LkDirectory *directory, const char *number)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (directory));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LkUser) user = g_list_model_get_item (G_LIST_MODEL (directory), i);

      if (g_strcmp0 (lk_user_get_text (user, lk_user_field_number), number) == 0)
        return lk_user_dup_name (user);
    }

  return NULL;
}
