/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-write.h"

#include "lk-demo-bind.h"
#include "lk-demo-forwarding.h"
#include "lk-demo-memberships.h"
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

static const LkValue *
peek (LkDemoWrite *self, const LkField *field)
{
  return &self->wanted.values[field - lk_user_fields];
}

static gboolean
gives (LkDemoWrite *self, const LkField *field)
{
  return self->is_given[field - lk_user_fields];
}

static const char *
name_refusal (const LkField *field)
{
  if (field->kind == &lk_kind_text)
    return "STRING_TOO_LONG";
  return field->kind == &lk_kind_int ? "OUT_OF_THE_RANGE" : "INVALID";
}

/* What the table alone can tell. */
static const char *
check_field (LkDemoWrite *self, const LkDemoWorld *world, const LkField *field)
{
  const LkValue *value = peek (self, field);

  if (lk_field_has (field, LK_FIELD_READ_ONLY))
    return NULL;
  if (value->type == LK_VALUE_NULL && world->knobs.null == LK_DEMO_NULL_REFUSED)
    return "CAN_NOT_BE_EMPTY_STRING";
  if (lk_field_has (field, LK_FIELD_REQUIRED) && g_strcmp0 (lk_value_get_text (value), "") == 0)
    return "CAN_NOT_BE_EMPTY_STRING";

  return lk_field_check (field, value, NULL) ? NULL : name_refusal (field);
}

static const char *
check_number (LkDemoWrite *self, LkDemoWorld *world, LkUser *user)
{
  const char *number = lk_value_get_text (peek (self, lk_user_field_number));

  if (number == NULL)
    return NULL;
  if (user != NULL)
    return g_str_equal (number, lk_user_get_text (user, lk_user_field_number)) ? NULL
                                                                               : "FORBIDDEN_CHANGE";

  return lk_demo_store_find_number (world->store, number) != NULL ? "ALREADY_IN_USE" : NULL;
}

static const char *
check_email (LkDemoWrite *self, LkDemoWorld *world, LkUser *user)
{
  const char *address = lk_value_get_text (peek (self, lk_user_field_email));

  if (address == NULL || *address == '\0')
    return NULL;
  if (user != NULL
      && g_ascii_strcasecmp (address, lk_user_get_text (user, lk_user_field_email)) == 0)
    return NULL;

  return lk_demo_store_count_email (world->store, address) > 0 ? "ALREADY_IN_USE" : NULL;
}

static gboolean
lists_group (const LkValue *groups, gint64 group_id)
{
  g_autoptr (JsonNode) node = lk_value_dup_json (groups);
  JsonArray *array = node != NULL ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (lk_json_peek_int (json_array_get_object_element (array, i), "GroupId", 0) == group_id)
      return TRUE;

  return FALSE;
}

/* Only what the user already belongs to can become the main department; a new user has nothing
 * but what comes along (behaviour.md, 4). */
static const char *
check_primary_group (LkDemoWrite *self, LkUser *user)
{
  const LkValue *value = peek (self, lk_user_field_primary_group);
  const LkValue *groups;

  if (value->type != LK_VALUE_INT || value->integer == 0)
    return NULL;

  groups = user != NULL ? lk_user_get (user, lk_user_field_groups)
                        : peek (self, lk_user_field_groups);
  return lists_group (groups, value->integer) ? NULL : "INVALID";
}

static LkDemoRefusal
check_groups (LkDemoWrite *self, LkDemoWorld *world, LkUser *user)
{
  g_autoptr (JsonNode) wanted = lk_value_dup_json (peek (self, lk_user_field_groups));

  if (wanted == NULL)
    return (LkDemoRefusal) { NULL };
  return lk_demo_memberships_check (world->groups, user, json_node_get_array (wanted));
}

/**
 * lk_demo_write_check:
 * @self: a write
 * @world: the phone system
 * @user: (nullable): the user as it is; %NULL for a new one
 *
 * Returns: why the phone system does not do it.
 */
LkDemoRefusal
lk_demo_write_check (LkDemoWrite *self, LkDemoWorld *world, LkUser *user)
{
  const struct
  {
    const LkField *field;
    const char *code;
  } relations[] = {
    { lk_user_field_number, check_number (self, world, user) },
    { lk_user_field_email, check_email (self, world, user) },
    { lk_user_field_primary_group, check_primary_group (self, user) },
    { lk_demo_forwarding_field (),
      lk_demo_forwarding_check (peek (self, lk_demo_forwarding_field ())) },
  };

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    {
      const char *code = self->is_given[i] ? check_field (self, world, &lk_user_fields[i]) : NULL;

      if (code != NULL)
        return (LkDemoRefusal) { code, lk_user_fields[i].name };
    }
  for (guint i = 0; i < G_N_ELEMENTS (relations); i++)
    if (relations[i].code != NULL)
      return (LkDemoRefusal) { relations[i].code, relations[i].field->name };

  return check_groups (self, world, user);
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
  g_autoptr (JsonNode) wanted = lk_value_dup_json (peek (self, lk_user_field_groups));
  g_autoptr (JsonNode) complete = NULL;

  if (wanted == NULL)
    return;

  complete =
    lk_demo_memberships_complete (world->groups, user, json_node_get_array (wanted), &world->knobs);
  lk_value_set_json (lk_demo_record_at (record, lk_user_field_groups), complete);
}

static void
leave_primary_group (LkDemoRecord *record)
{
  LkValue *value = lk_demo_record_at (record, lk_user_field_primary_group);

  if (value->type == LK_VALUE_INT
      && !lists_group (lk_demo_record_at (record, lk_user_field_groups), value->integer))
    lk_value_set_null (value);
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
          || field == lk_user_field_groups)
        continue;
      if (value->type != LK_VALUE_NULL)
        lk_value_copy (value, &record->values[i]);
      else if (world->knobs.null == LK_DEMO_NULL_CLEARS && !lk_field_has (field, LK_FIELD_REQUIRED))
        clear_value (field, &record->values[i]);
    }

  /* Nobody can read the web client's password back (behaviour.md, 3). */
  lk_value_set_null (lk_demo_record_at (record, lk_user_field_find ("AccessPassword")));
  apply_groups (self, world, user, record);
  leave_primary_group (record);
  if ((gives (self, lk_user_field_first_name) || gives (self, lk_user_field_last_name))
      && !gives (self, lk_user_field_display_name))
    lk_demo_record_name (record);
}
