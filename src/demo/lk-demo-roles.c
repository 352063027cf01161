/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-roles.h"

/* From the least to the most (behaviour.md, 3.1). A role has the first so many of the rights. */
static const struct
{
  const char *name;
  guint n_rights;
} roles[] = {
  { "users", 4 },     { "receptionists", 7 }, { "supervisors", 9 },    { "group_admins", 11 },
  { "managers", 12 }, { "group_owners", 14 }, { "system_admins", 14 }, { "system_owners", 14 },
};

static const char *const rights[] = {
  "CanSeeGroupMembers",
  "ShowMyPresence",
  "ShowMyCalls",
  "AllowParking",
  "CanSeeGroupCalls",
  "PerformOperations",
  "ShowMyPresenceOutside",
  "CanIntercom",
  "AllowToChangePresence",
  "CanBargeIn",
  "AssignClearOperations",
  "CanSeeGroupRecordings",
  "AllowIVR",
  "AllowToManageCompanyBook",
};

/**
 * lk_demo_role_find:
 * @name: (nullable): as on the wire, "group_admins"
 *
 * Returns: the role, from the least at 0 to the most, or -1 where there is no such role.
 */
int
lk_demo_role_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (g_strcmp0 (roles[i].name, name) == 0)
      return (int) i;

  return -1;
}

/**
 * lk_demo_role_get_name:
 * @role: a number
 *
 * Returns: (transfer none) (nullable): the role's name; %NULL behind the last.
 */
const char *
lk_demo_role_get_name (int role)
{
  return role >= 0 && role < (int) G_N_ELEMENTS (roles) ? roles[role].name : NULL;
}

/**
 * lk_demo_role_is_system:
 * @role: a role
 *
 * Returns: whether the role may administer the whole phone system, which the API asks of a client
 *   (behaviour.md, 1.2).
 */
gboolean
lk_demo_role_is_system (int role)
{
  return role >= lk_demo_role_find ("system_admins");
}

static char *
build_rights (int role)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "{\"RoleName\":\"%s\"", roles[role].name);
  for (guint i = 0; i < G_N_ELEMENTS (rights); i++)
    g_string_append_printf (text, ",\"%s\":%s", rights[i],
                            i < roles[role].n_rights ? "true" : "false");
  g_string_append (text, ",\"Invalid\":false}");

  return g_string_free (text, FALSE);
}

/**
 * lk_demo_role_get_rights:
 * @role: a role
 *
 * Returns: (transfer none): the JSON text of its rights, with its name.
 */
const char *
lk_demo_role_get_rights (int role)
{
  static char *texts[G_N_ELEMENTS (roles)];

  if (g_once_init_enter (&texts[role]))
    g_once_init_leave (&texts[role], build_rights (role));

  return texts[role];
}
