/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-membership.h"

#include <glib/gi18n-lib.h>

#include "lk-json-writer.h"
#include "lk-json.h"
#include "lk-phrase.h"

#define GROUP_ID          "GroupId"
#define FAVOURITES_PREFIX "___FAVORITES___"
#define PLAIN_ROLE        "users"

/** The roles that servers are known to have (behaviour.md, 3.1). One may offer others. */
const LkChoice lk_membership_roles[] = {
  { PLAIN_ROLE, N_ ("User") },
  { "receptionists", N_ ("Receptionist") },
  { "supervisors", N_ ("Supervisor") },
  { "group_admins", N_ ("Department administrator") },
  { "managers", N_ ("Manager") },
  { "group_owners", N_ ("Department owner") },
  { "system_admins", N_ ("System administrator") },
  { "system_owners", N_ ("System owner") },
  {},
};

/** The rights of `Pbx.Rights`, each a switch of its own. The role decides about those not given. */
const LkChoice lk_membership_rights[] = {
  { "CanSeeGroupMembers", N_ ("Sees the members") },
  { "CanSeeGroupCalls", N_ ("Sees the members’ calls") },
  { "CanSeeGroupRecordings", N_ ("Sees the members’ recordings") },
  { "ShowMyPresence", N_ ("Shows own status to the members") },
  { "ShowMyPresenceOutside", N_ ("Shows own status outside the department") },
  { "ShowMyCalls", N_ ("Shows own calls to the members") },
  { "AllowToChangePresence", N_ ("Changes the members’ status") },
  { "PerformOperations", N_ ("Handles the members’ calls") },
  { "AssignClearOperations", N_ ("Assigns operations") },
  { "CanIntercom", N_ ("May use the intercom") },
  { "CanBargeIn", N_ ("May barge in on calls") },
  { "AllowParking", N_ ("May park calls") },
  { "AllowIVR", N_ ("May use digital receptionists") },
  { "AllowToManageCompanyBook", N_ ("May edit the company phonebook") },
  {},
};

G_STATIC_ASSERT (G_N_ELEMENTS (lk_membership_rights) == LK_N_MEMBERSHIP_RIGHTS + 1);

/**
 * lk_membership_new:
 *
 * Returns: (transfer full): a membership that says nothing yet.
 */
LkMembership *
lk_membership_new (void)
{
  LkMembership *self = g_new0 (LkMembership, 1);

  self->group_id = LK_NUMBER_UNSET;
  return self;
}

/**
 * lk_membership_copy:
 * @self: a membership
 *
 * Returns: (transfer full): the same membership again.
 */
LkMembership *
lk_membership_copy (const LkMembership *self)
{
  return lk_record_class_copy (&lk_membership_class, self);
}

static void
parse_rights (LkMembership *self, JsonObject *rights)
{
  self->role = lk_record_dup_text (rights, "RoleName");
  for (guint i = 0; i < LK_N_MEMBERSHIP_RIGHTS; i++)
    self->rights[i] = lk_record_get_tristate (rights, lk_membership_rights[i].value);
}

/**
 * lk_membership_parse:
 * @record: an element of `Groups`
 * @error: return location
 *
 * Returns: (transfer full): the membership. Never fails; a member of another type is left alone.
 */
LkMembership *
lk_membership_parse (JsonObject *record, GError **error)
{
  LkMembership *self = lk_membership_new ();
  JsonObject *rights = lk_json_peek_object (record, "Rights");

  self->original = json_object_ref (record);
  self->group_id = lk_record_get_number (record, GROUP_ID);
  self->name = lk_record_dup_text (record, "Name");
  self->number = lk_record_dup_text (record, "Number");
  if (rights != NULL)
    parse_rights (self, rights);

  return self;
}

static gboolean
has_rights (const LkMembership *self)
{
  gboolean has_right = self->role != NULL;

  for (guint i = 0; i < LK_N_MEMBERSHIP_RIGHTS; i++)
    has_right = has_right || self->rights[i] != LK_TRISTATE_UNSET;
  return has_right;
}

static void
build_rights (const LkMembership *self, JsonObject *record)
{
  JsonObject *rights = lk_json_peek_object (record, "Rights");

  if (rights == NULL && has_rights (self))
    {
      rights = json_object_new ();
      json_object_set_object_member (record, "Rights", rights);
    }
  if (rights == NULL)
    return;

  lk_record_put_text (rights, "RoleName", self->role);
  for (guint i = 0; i < LK_N_MEMBERSHIP_RIGHTS; i++)
    lk_record_put_tristate (rights, lk_membership_rights[i].value, self->rights[i]);
}

/**
 * lk_membership_build:
 * @self: a membership
 *
 * Returns: (transfer full): the element for `Groups`.
 */
JsonObject *
lk_membership_build (const LkMembership *self)
{
  JsonObject *record = lk_record_copy (self->original);

  lk_record_put_number (record, GROUP_ID, self->group_id);
  lk_record_put_text (record, "Name", self->name);
  lk_record_put_text (record, "Number", self->number);
  build_rights (self, record);
  return record;
}

void
lk_membership_free (LkMembership *self)
{
  g_free (self->name);
  g_free (self->number);
  g_free (self->role);
  g_clear_pointer (&self->original, json_object_unref);
  g_free (self);
}

static int
find_right (const char *name)
{
  for (int i = 0; i < LK_N_MEMBERSHIP_RIGHTS; i++)
    if (g_str_equal (lk_membership_rights[i].value, name))
      return i;

  return -1;
}

/**
 * lk_membership_get_right:
 * @self: a membership
 * @name: a right of #lk_membership_rights
 *
 * Returns: whether the person has the right; unset where the server did not say.
 */
LkTristate
lk_membership_get_right (const LkMembership *self, const char *name)
{
  int right = find_right (name);

  g_return_val_if_fail (right >= 0, LK_TRISTATE_UNSET);

  return self->rights[right];
}

/**
 * lk_membership_set_right:
 * @self: a membership
 * @name: a right of #lk_membership_rights
 * @answer: whether the person shall have it
 */
void
lk_membership_set_right (LkMembership *self, const char *name, LkTristate answer)
{
  int right = find_right (name);

  g_return_if_fail (right >= 0);

  self->rights[right] = answer;
}

/**
 * lk_membership_get_role_label:
 * @self: a membership
 *
 * Returns: (transfer none): the role, translated; as the server writes it where this program does
 *   not know it, and empty where the server did not say.
 */
const char *
lk_membership_get_role_label (const LkMembership *self)
{
  return lk_choice_get_label (lk_membership_roles, self->role);
}

/**
 * lk_membership_is_favourites:
 * @self: a membership
 *
 * The server keeps each user's favourites as a pseudo-group (behaviour.md, 0). People need not see
 * it, but it has to go back to the server with the others.
 *
 * Returns: whether the group is such a one.
 */
gboolean
lk_membership_is_favourites (const LkMembership *self)
{
  return self->name != NULL && g_str_has_prefix (self->name, FAVOURITES_PREFIX);
}

/**
 * lk_membership_is_administrator:
 * @self: a membership
 *
 * Returns: whether the role is one of those who do more than answer calls (behaviour.md, 3.1).
 */
gboolean
lk_membership_is_administrator (const LkMembership *self)
{
  static const char *const roles[] = { "group_admins",  "managers",      "group_owners",
                                       "system_admins", "system_owners", NULL };

  return self->role != NULL && !lk_membership_is_favourites (self)
         && g_strv_contains (roles, self->role);
}

/**
 * lk_membership_is_among:
 * @groups: a user's `Groups`
 * @group_id: a group
 *
 * Gives the answer that parsing the memberships would give, fast enough to ask it of 100,000 users
 * while someone waits.
 *
 * Returns: whether the user belongs to the group.
 */
gboolean
lk_membership_is_among (const LkValue *groups, gint64 group_id)
{
  return groups->type == LK_VALUE_JSON && lk_json_string_has_int (groups->text, GROUP_ID, group_id);
}

static char *
describe (gconstpointer item)
{
  const LkMembership *self = item;
  gboolean is_plain = g_strcmp0 (self->role, PLAIN_ROLE) == 0;

  if (self->name == NULL || lk_membership_is_favourites (self))
    return NULL;

  return lk_phrase_qualify (self->name, is_plain ? NULL : lk_membership_get_role_label (self));
}

const LkRecordClass lk_membership_class = {
  .parse = (gpointer) lk_membership_parse,
  .build = (gpointer) lk_membership_build,
  .free = (gpointer) lk_membership_free,
  .describe = describe,
};
