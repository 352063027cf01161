/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-group-rights.h"

#include <glib/gi18n-lib.h>

#include "lk-membership.h"
#include "lk-phrase.h"

static gboolean
is_known (const char *name)
{
  for (const LkChoice *right = lk_membership_rights; right->value != NULL; right++)
    if (g_str_equal (right->value, name))
      return TRUE;

  return FALSE;
}

static void
add_unknown (JsonObject *rights, const char *name, JsonNode *node, gpointer parts)
{
  if (!is_known (name) && lk_record_get_tristate (rights, name) == LK_TRISTATE_YES)
    g_ptr_array_add (parts, (gpointer) name);
}

/**
 * lk_group_rights_describe:
 * @rights: what the server says that a user may do in a group
 *
 * Returns: (transfer full): one translated line that lists what is allowed; rights that only a
 *   newer server knows come last, by their names on the wire. Empty where nothing is.
 */
char *
lk_group_rights_describe (JsonObject *rights)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  for (const LkChoice *right = lk_membership_rights; right->value != NULL; right++)
    if (lk_record_get_tristate (rights, right->value) == LK_TRISTATE_YES)
      g_ptr_array_add (parts, (gpointer) _ (right->label));
  json_object_foreach_member (rights, add_unknown, parts);

  return lk_phrase_join (parts);
}
