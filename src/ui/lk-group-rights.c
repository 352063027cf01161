/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-group-rights.h"

#include <glib/gi18n-lib.h>

#include "lk-field.h"
#include "lk-phrase.h"
#include "lk-record.h"

/* The vendor's `Pbx.Rights`, in the order in which they are read out. */
static const LkChoice known_rights[] = {
  { "CanSeeGroupMembers", N_ ("sees the members") },
  { "CanSeeGroupCalls", N_ ("sees the members’ calls") },
  { "CanSeeGroupRecordings", N_ ("sees the members’ recordings") },
  { "ShowMyPresence", N_ ("shows own status") },
  { "ShowMyPresenceOutside", N_ ("shows own status outside the group") },
  { "ShowMyCalls", N_ ("shows own calls") },
  { "AllowToChangePresence", N_ ("changes the members’ status") },
  { "PerformOperations", N_ ("handles the members’ calls") },
  { "AssignClearOperations", N_ ("assigns operations") },
  { "CanIntercom", N_ ("intercom") },
  { "CanBargeIn", N_ ("barges in on calls") },
  { "AllowParking", N_ ("parks calls") },
  { "AllowIVR", N_ ("uses voice menus") },
  { "AllowToManageCompanyBook", N_ ("edits the company phonebook") },
  { "Invalid", N_ ("not valid") },
  {},
};

static gboolean
is_known (const char *name)
{
  for (const LkChoice *right = known_rights; right->value != NULL; right++)
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

  for (const LkChoice *right = known_rights; right->value != NULL; right++)
    if (lk_record_get_tristate (rights, right->value) == LK_TRISTATE_YES)
      g_ptr_array_add (parts, (gpointer) _ (right->label));
  json_object_foreach_member (rights, add_unknown, parts);

  return lk_phrase_join (parts);
}
