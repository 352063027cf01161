/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-groups.h"

#include "lk-demo-names.h"
#include "lk-demo-roles.h"
#include "lk-json.h"

#define DEFAULT_NAME "DEFAULT"
#define FIRST_ID     28

#define USER_NUMBER_FROM "UserNumberFrom"
#define USER_NUMBER_TO   "UserNumberTo"

struct _LkDemoGroups
{
  GPtrArray *groups; /* JsonObject */
  int next_id;
};

static JsonArray *
build_rights (void)
{
  JsonArray *rights = json_array_new ();

  for (int role = 0; lk_demo_role_get_name (role) != NULL; role++)
    json_array_add_element (rights, json_from_string (lk_demo_role_get_rights (role), NULL));

  return rights;
}

static JsonObject *
build_group (int id, const char *name, gboolean is_default)
{
  JsonObject *group = json_object_new ();
  g_autofree char *number = g_strdup_printf ("GRP%04d", id);

  json_object_set_int_member (group, "Id", id);
  json_object_set_string_member (group, "Name", name);
  json_object_set_string_member (group, "Number", number);
  json_object_set_boolean_member (group, "IsDefault", is_default);
  json_object_set_boolean_member (group, "HasMembers", FALSE);
  json_object_set_string_member (group, "Language", "EN");
  json_object_set_string_member (group, "TimeZoneId", "51");
  json_object_set_string_member (group, "CurrentGroupHours", "Default");
  json_object_set_boolean_member (group, "AllowCallService", TRUE);
  json_object_set_object_member (group, "Props", json_object_new ());
  json_object_set_array_member (group, "Rights", build_rights ());

  return group;
}

/**
 * lk_demo_groups_new:
 *
 * Returns: (transfer full): the departments that the phone system has at first.
 */
LkDemoGroups *
lk_demo_groups_new (void)
{
  LkDemoGroups *self = g_new0 (LkDemoGroups, 1);

  self->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  self->next_id = FIRST_ID;
  lk_demo_groups_add (self, DEFAULT_NAME);
  for (guint i = 0; lk_demo_departments[i] != NULL; i++)
    lk_demo_groups_add (self, lk_demo_departments[i]);

  return self;
}

void
lk_demo_groups_free (LkDemoGroups *self)
{
  g_ptr_array_unref (self->groups);
  g_free (self);
}

/**
 * lk_demo_groups_get_all:
 * @self: groups
 *
 * Returns: (transfer none) (element-type JsonObject): all departments, the default one first.
 */
GPtrArray *
lk_demo_groups_get_all (LkDemoGroups *self)
{
  return self->groups;
}

/**
 * lk_demo_groups_find:
 * @self: groups
 * @id: an Id
 *
 * Returns: (transfer none) (nullable): the department.
 */
JsonObject *
lk_demo_groups_find (LkDemoGroups *self, int id)
{
  for (guint i = 0; i < self->groups->len; i++)
    if (lk_demo_group_get_id (g_ptr_array_index (self->groups, i)) == id)
      return g_ptr_array_index (self->groups, i);

  return NULL;
}

/**
 * lk_demo_groups_find_name:
 * @self: groups
 * @name: a name
 *
 * Returns: (transfer none) (nullable): the department.
 */
JsonObject *
lk_demo_groups_find_name (LkDemoGroups *self, const char *name)
{
  for (guint i = 0; i < self->groups->len; i++)
    if (g_strcmp0 (lk_demo_group_get_name (g_ptr_array_index (self->groups, i)), name) == 0)
      return g_ptr_array_index (self->groups, i);

  return NULL;
}

/**
 * lk_demo_groups_add:
 * @self: groups
 * @name: a name that no department has
 *
 * Returns: (transfer none): the new department.
 */
JsonObject *
lk_demo_groups_add (LkDemoGroups *self, const char *name)
{
  JsonObject *group = build_group (self->next_id++, name, self->groups->len == 0);

  g_ptr_array_add (self->groups, group);
  return group;
}

/**
 * lk_demo_groups_make_known:
 * @self: groups
 * @memberships: (nullable): a user's `Groups`
 *
 * Makes those departments that are not there. Favourites are none.
 */
void
lk_demo_groups_make_known (LkDemoGroups *self, JsonArray *memberships)
{
  for (guint i = 0; memberships != NULL && i < json_array_get_length (memberships); i++)
    {
      JsonNode *node = json_array_get_element (memberships, i);
      JsonObject *row = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      const char *name = row != NULL ? lk_json_peek_string (row, "Name") : NULL;
      int id = row != NULL ? (int) lk_json_peek_int (row, "GroupId", 0) : 0;

      if (id <= 0 || id >= LK_DEMO_FIRST_FAVOURITES_ID || lk_demo_groups_find (self, id) != NULL)
        continue;
      g_ptr_array_add (self->groups, build_group (id, name != NULL ? name : "", FALSE));
      self->next_id = MAX (self->next_id, id + 1);
    }
}

/**
 * lk_demo_groups_remove:
 * @self: groups
 * @group: one of them; not to be used any more
 */
void
lk_demo_groups_remove (LkDemoGroups *self, JsonObject *group)
{
  g_ptr_array_remove (self->groups, group);
}

static void
set_number (JsonObject *props, const char *name, guint64 number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GUINT64_FORMAT, number);

  if (number != 0)
    json_object_set_string_member (props, name, text);
}

/**
 * lk_demo_groups_reserve:
 * @self: groups
 * @name: a department
 * @from: the first extension number that is for its people
 * @to: the last one; 0 leaves that out
 */
void
lk_demo_groups_reserve (LkDemoGroups *self, const char *name, guint64 from, guint64 to)
{
  JsonObject *group = lk_demo_groups_find_name (self, name);
  JsonObject *props = group != NULL ? lk_json_peek_object (group, "Props") : NULL;

  if (props == NULL)
    return;

  set_number (props, USER_NUMBER_FROM, from);
  set_number (props, USER_NUMBER_TO, to);
}

int
lk_demo_group_get_id (JsonObject *group)
{
  return (int) lk_json_peek_int (group, "Id", 0);
}

const char *
lk_demo_group_get_name (JsonObject *group)
{
  return lk_json_peek_string (group, "Name");
}

static gboolean
get_number (JsonObject *props, const char *name, guint64 *number)
{
  const char *text = lk_json_peek_string (props, name);

  return text != NULL && g_ascii_string_to_unsigned (text, 10, 1, G_MAXUINT32, number, NULL);
}

/**
 * lk_demo_group_get_range:
 * @group: a department
 * @from: (out): the first extension number that is for its people
 * @to: (out): the last one
 *
 * Returns: whether it reserves numbers, and says which.
 */
gboolean
lk_demo_group_get_range (JsonObject *group, guint64 *from, guint64 *to)
{
  JsonObject *props = lk_json_peek_object (group, "Props");

  return props != NULL && get_number (props, USER_NUMBER_FROM, from)
         && get_number (props, USER_NUMBER_TO, to) && *from <= *to;
}
