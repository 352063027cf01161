/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-write.h"

#include "lk-demo-bind.h"
#include "lk-demo-forwarding.h"
#include "lk-demo-memberships.h"
#include "lk-demo-phones.h"
#include "lk-field-kind.h"
#include "lk-json.h"

struct _LkDemoWrite
{
  gboolean is_given[LK_N_USER_FIELDS];
  LkDemoRecord wanted;
};

/* In MultiEditUserData, but not in User (behaviour.md, 5.1). */
static const char *const multi_only[] = {
  "BossSecretaryRequiresFullEdit",
  "CanMoveForwardingExceptions",
  "DisplayNumbers",
  NULL,
};

static gboolean
take_member (LkDemoWrite *self, const LkField *field, JsonNode *node)
{
  guint i = (guint) (field - lk_user_fields);

  self->is_given[i] = TRUE;
  return lk_field_from_json (field, node, &self->wanted.values[i], NULL);
}

/**
 * lk_demo_write_parse:
 * @body: what a client sent
 * @world: the phone system
 *
 * Returns: (transfer full) (nullable): what it says, or %NULL where it does not bind.
 */
LkDemoWrite *
lk_demo_write_parse (JsonObject *body, LkDemoWorld *world)
{
  g_autoptr (LkDemoWrite) self = NULL;

  if (!lk_demo_bind (&lk_demo_type_user, body, world->version, world->vocabulary))
    return NULL;

  self = g_new0 (LkDemoWrite, 1);
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    {
      const LkField *field = &lk_user_fields[i];
      JsonNode *node = json_object_get_member (body, field->name);

      if (node != NULL && !take_member (self, field, node))
        return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * lk_demo_write_parse_multi:
 * @body: the `user` of MultiUserUpdate
 * @world: the phone system
 *
 * Returns: (transfer full) (nullable): what it says, or %NULL where it has a member that
 *   `MultiEditUserData` does not have.
 */
LkDemoWrite *
lk_demo_write_parse_multi (JsonObject *body, LkDemoWorld *world)
{
  g_autoptr (JsonObject) known = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, body);
  while (json_object_iter_next (&iter, &name, &node))
    {
      const LkField *field = lk_user_field_find (name);

      if (g_strv_contains (multi_only, name))
        continue;
      if (field == NULL || !lk_field_has (field, LK_FIELD_MULTI))
        return NULL;
      json_object_set_member (known, name, lk_json_copy (node));
    }

  return lk_demo_write_parse (known, world);
}

void
lk_demo_write_free (LkDemoWrite *self)
{
  lk_demo_record_clear (&self->wanted);
  g_free (self);
}

/**
 * lk_demo_write_peek:
 * @self: a write
 * @field: a row of the table
 *
 * Returns: (transfer none): what the field shall be; absent where the write does not say.
 */
const LkValue *
lk_demo_write_peek (LkDemoWrite *self, const LkField *field)
{
  return &self->wanted.values[field - lk_user_fields];
}

/**
 * lk_demo_write_gives:
 * @self: a write
 * @field: a row of the table
 *
 * Returns: whether the write says what the field shall be.
 */
gboolean
lk_demo_write_gives (LkDemoWrite *self, const LkField *field)
{
  return self->is_given[field - lk_user_fields];
}

/**
 * lk_demo_write_get_department:
 * @self: a write that makes a new user
 *
 * Returns: the Id of the department that the user will mainly belong to; 0 where the write does not
 *   say.
 */
int
lk_demo_write_get_department (LkDemoWrite *self)
{
  const LkValue *main = lk_demo_write_peek (self, lk_user_field_primary_group);

  if (main->type == LK_VALUE_INT && main->integer != 0)
    return (int) main->integer;
  return lk_demo_memberships_get_first (lk_demo_write_peek (self, lk_user_field_groups));
}

/* Null makes a text empty or a number nothing, but an array stays an array. */
static void
clear_value (const LkField *field, LkValue *value)
{
  g_autoptr (JsonNode) empty = NULL;

  if (field->kind != &lk_kind_choice_set
      && (field->structure == NULL || !field->structure->is_array))
    {
      lk_value_set_null (value);
      return;
    }

  empty = json_from_string ("[]", NULL);
  lk_value_set_json (value, empty);
}

static void
apply_groups (LkDemoWrite *self, LkDemoWorld *world, LkUser *user, LkDemoRecord *record)
{
  g_autoptr (JsonNode) wanted = lk_value_dup_json (lk_demo_write_peek (self, lk_user_field_groups));
  g_autoptr (JsonNode) complete = NULL;

  if (wanted == NULL)
    return;

  complete =
    lk_demo_memberships_complete (world->groups, user, json_node_get_array (wanted), &world->knobs);
  lk_value_set_json (lk_demo_record_at (record, lk_user_field_groups), complete);
}

/* A creation may not take over the main department: the membership has to exist first. */
static gboolean
is_for_later (const LkField *field, LkDemoWorld *world, LkUser *user)
{
  return field == lk_user_field_primary_group && user == NULL
         && world->knobs.new_main != LK_DEMO_MAIN_TAKEN;
}

static void
leave_primary_group (LkDemoRecord *record)
{
  LkValue *value = lk_demo_record_at (record, lk_user_field_primary_group);

  if (value->type == LK_VALUE_INT
      && !lk_demo_memberships_list_group (lk_demo_record_at (record, lk_user_field_groups),
                                          (int) value->integer))
    lk_value_set_null (value);
}

/* What the server adds to the lists that it replaces. */
static void
complete_lists (LkDemoWrite *self, LkDemoWorld *world, LkUser *user, LkDemoRecord *record)
{
  static const LkValue nothing = LK_VALUE_INIT;
  static const struct
  {
    const char *field;
    const char *key;
  } numbered[] = { { "ForwardingProfiles", "Name" }, { "ForwardingExceptions", NULL } };
  const LkField *phones = lk_user_field_phones;
  const LkField *profiles = lk_user_field_find (numbered[0].field);
  int id = user != NULL ? lk_user_get_id (user) : lk_demo_store_get_next_id (world->store);

  if (user == NULL && lk_demo_write_gives (self, profiles))
    lk_demo_forwarding_fill (lk_demo_record_at (record, profiles));
  for (guint i = 0; i < G_N_ELEMENTS (numbered); i++)
    {
      const LkField *field = lk_user_field_find (numbered[i].field);

      if (lk_demo_write_gives (self, field))
        lk_demo_forwarding_number (user != NULL ? lk_user_get (user, field) : &nothing,
                                   lk_demo_record_at (record, field), numbered[i].key);
    }
  if (lk_demo_write_gives (self, phones))
    lk_demo_phones_complete (user != NULL ? lk_user_get (user, phones) : &nothing,
                             lk_demo_record_at (record, phones), id, world->random);
}

/**
 * lk_demo_write_apply:
 * @self: a write that was checked
 * @world: the phone system
 * @user: (nullable): the user as it is; %NULL for a new one
 * @record: a copy of @user, or a new record, that becomes what the client wants
 */
void
lk_demo_write_apply (LkDemoWrite *self, LkDemoWorld *world, LkUser *user, LkDemoRecord *record)
{
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    {
      const LkField *field = &lk_user_fields[i];
      const LkValue *value = &self->wanted.values[i];

      if (!self->is_given[i] || lk_field_has (field, LK_FIELD_READ_ONLY)
          || field == lk_user_field_groups || is_for_later (field, world, user))
        continue;
      if (value->type != LK_VALUE_NULL)
        lk_value_copy (value, &record->values[i]);
      else if (world->knobs.null == LK_DEMO_NULL_CLEARS && !lk_field_has (field, LK_FIELD_REQUIRED))
        clear_value (field, &record->values[i]);
    }

  /* Nobody can read the web client's password back (behaviour.md, 3). */
  lk_value_set_null (lk_demo_record_at (record, lk_user_field_find ("AccessPassword")));
  apply_groups (self, world, user, record);
  complete_lists (self, world, user, record);
  leave_primary_group (record);
  if ((lk_demo_write_gives (self, lk_user_field_first_name)
       || lk_demo_write_gives (self, lk_user_field_last_name))
      && !lk_demo_write_gives (self, lk_user_field_display_name))
    lk_demo_record_name (record);
}
