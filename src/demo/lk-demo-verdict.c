/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-verdict.h"

#include <string.h>

#include "lk-demo-forwarding.h"
#include "lk-demo-hours.h"
#include "lk-demo-memberships.h"
#include "lk-demo-numbers.h"
#include "lk-demo-phones.h"
#include "lk-field-kind.h"

/* What is judged, and where; @user is NULL for a new one. */
typedef struct
{
  LkDemoWrite *write;
  LkDemoWorld *world;
  LkUser *user;
} Matter;

/* A field as it will be: as the write says, otherwise as it is. */
static const LkValue *
foresee (const Matter *matter, const LkField *field)
{
  if (lk_demo_write_gives (matter->write, field) || matter->user == NULL)
    return lk_demo_write_peek (matter->write, field);
  return lk_user_get (matter->user, field);
}

static const char *
check_new_number (const Matter *matter, const char *number)
{
  if (!lk_demo_number_is_valid (number))
    return "INVALID";
  if (lk_demo_number_is_taken (matter->world, number))
    return "ALREADY_IN_USE";
  if (matter->world->knobs.ranges_kept
      && !lk_demo_number_is_within (matter->world, lk_demo_write_get_department (matter->write),
                                    number))
    return "OUT_OF_THE_RANGE";
  return NULL;
}

static const char *
check_number (const Matter *matter, const LkValue *value)
{
  const char *number = lk_value_get_text (value);

  if (number == NULL || *number == '\0')
    return NULL;
  if (matter->user != NULL)
    return g_str_equal (number, lk_user_get_text (matter->user, lk_user_field_number))
             ? NULL
             : "FORBIDDEN_CHANGE";

  return check_new_number (matter, number);
}

static const char *
check_email (const Matter *matter, const LkValue *value)
{
  const char *address = lk_value_get_text (value);

  if (address == NULL || *address == '\0')
    return NULL;
  if (matter->user != NULL
      && g_ascii_strcasecmp (address, lk_user_get_text (matter->user, lk_user_field_email)) == 0)
    return NULL;

  return lk_demo_store_count_email (matter->world->store, address) > 0 ? "ALREADY_IN_USE" : NULL;
}

/* Only what the user already belongs to can become the main department; a new user has nothing
 * but what comes along (behaviour.md, 4). */
static const char *
check_primary_group (const Matter *matter, const LkValue *value)
{
  int new_main = matter->world->knobs.new_main;
  const LkValue *groups;

  if (value->type != LK_VALUE_INT || value->integer == 0)
    return NULL;
  if (matter->user == NULL && new_main != LK_DEMO_MAIN_TAKEN)
    return new_main == LK_DEMO_MAIN_REFUSED ? "INVALID" : NULL;

  groups = matter->user != NULL ? lk_user_get (matter->user, lk_user_field_groups)
                                : lk_demo_write_peek (matter->write, lk_user_field_groups);
  return lk_demo_memberships_list_group (groups, (int) value->integer) ? NULL : "INVALID";
}

static const char *
check_pin (const Matter *matter, const LkValue *value)
{
  const char *pin = lk_value_get_text (value);

  return pin == NULL || pin[strspn (pin, "0123456789")] == '\0' ? NULL : "INVALID_PIN_NUMBER";
}

static const char *
check_password (const Matter *matter, const LkValue *value)
{
  static const char *const kinds[] = { "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz",
                                       "0123456789" };
  const char *password = lk_value_get_text (value);

  if (!matter->world->knobs.passwords_strong || password == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strpbrk (password, kinds[i]) == NULL)
      return "INVALID_PASSWORD";

  return strlen (password) >= 10 ? NULL : "INVALID_PASSWORD";
}

/* A status has to be one of the user's profiles; a new user has the standard ones as well. */
static const char *
check_current_profile (const Matter *matter, const LkValue *value)
{
  const LkField *field = lk_user_field_find ("ForwardingProfiles");
  g_auto (LkValue) profiles = LK_VALUE_INIT;
  const char *name = lk_value_get_text (value);

  lk_value_copy (foresee (matter, field), &profiles);
  if (matter->user == NULL)
    lk_demo_forwarding_fill (&profiles);
  if (name == NULL || *name == '\0')
    return NULL;
  return lk_demo_forwarding_has_profile (&profiles, name) ? NULL : "INVALID";
}

static const char *
check_profiles (const Matter *matter, const LkValue *value)
{
  return lk_demo_forwarding_check_profiles (value, &matter->world->knobs, matter->world->store);
}

static const char *
check_exceptions (const Matter *matter, const LkValue *value)
{
  return lk_demo_forwarding_check_exceptions (value, &matter->world->knobs, matter->world->store);
}

static const char *
check_hours (const Matter *matter, const LkValue *value)
{
  return matter->world->knobs.hours_checked ? lk_demo_hours_check (value) : NULL;
}

static const char *
check_phones (const Matter *matter, const LkValue *value)
{
  return lk_demo_phones_check (value, matter->world->store, matter->user);
}

/* An API client lowers neither its own role nor that of someone above it (behaviour.md, 3.1). */
static const char *
check_roles (const Matter *matter, const LkValue *value)
{
  LkDemoWorld *world = matter->world;
  int before;

  if (matter->user == NULL)
    return NULL;

  before = lk_demo_memberships_find_role (lk_user_get (matter->user, lk_user_field_groups));
  if (lk_demo_memberships_find_role (value) >= before)
    return NULL;
  if (g_strcmp0 (lk_user_get_text (matter->user, lk_user_field_number), world->client_id) == 0)
    return "USER_ROLE_DOWNGRADE";
  return before > world->knobs.role ? "OTHER_USER_ROLE_DOWNGRADE" : NULL;
}

static const struct
{
  const char *field;
  const char *(*check) (const Matter *matter, const LkValue *value);
} checks[] = {
  { "Number", check_number },
  { "EmailAddress", check_email },
  { "PrimaryGroupId", check_primary_group },
  { "VMPIN", check_pin },
  { "AccessPassword", check_password },
  { "CurrentProfileName", check_current_profile },
  { "ForwardingProfiles", check_profiles },
  { "ForwardingExceptions", check_exceptions },
  { "Hours", check_hours },
  { "BreakTime", check_hours },
  { "Phones", check_phones },
  { "Groups", check_roles },
};

static const char *
name_refusal (const LkField *field)
{
  if (field->kind == &lk_kind_text)
    return "STRING_TOO_LONG";
  return field->kind == &lk_kind_int ? "OUT_OF_THE_RANGE" : "INVALID";
}

/* What the table alone can tell. */
static const char *
check_by_table (const Matter *matter, const LkField *field, const LkValue *value)
{
  if (lk_field_has (field, LK_FIELD_READ_ONLY))
    return NULL;
  if (value->type == LK_VALUE_NULL && matter->world->knobs.null == LK_DEMO_NULL_REFUSED)
    return "CAN_NOT_BE_EMPTY_STRING";
  if (lk_field_has (field, LK_FIELD_REQUIRED) && g_strcmp0 (lk_value_get_text (value), "") == 0)
    return "CAN_NOT_BE_EMPTY_STRING";

  return lk_field_check (field, value, NULL) ? NULL : name_refusal (field);
}

static const char *
check_field (const Matter *matter, const LkField *field)
{
  const LkValue *value = lk_demo_write_peek (matter->write, field);
  const char *code = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (checks) && code == NULL; i++)
    if (g_str_equal (checks[i].field, field->name))
      code = checks[i].check (matter, value);

  return code != NULL ? code : check_by_table (matter, field, value);
}

static void
judge_groups (const Matter *matter, LkDemoRefusals *refusals)
{
  g_autoptr (JsonNode)
    wanted = lk_value_dup_json (lk_demo_write_peek (matter->write, lk_user_field_groups));
  LkDemoRefusal refusal = {};

  if (wanted != NULL)
    refusal =
      lk_demo_memberships_check (matter->world->groups, matter->user, json_node_get_array (wanted));
  lk_demo_refusals_add (refusals, refusal.code, refusal.target);
}

/**
 * lk_demo_verdict:
 * @write: what a client wants
 * @world: the phone system
 * @user: (nullable): the user as it is; %NULL for a new one
 *
 * Returns: all for which the phone system does not do it, in the order of the field table.
 */
LkDemoRefusals
lk_demo_verdict (LkDemoWrite *write, LkDemoWorld *world, LkUser *user)
{
  const Matter matter = { write, world, user };
  LkDemoRefusals refusals = {};

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    if (lk_demo_write_gives (write, &lk_user_fields[i]))
      lk_demo_refusals_add (&refusals, check_field (&matter, &lk_user_fields[i]),
                            lk_user_fields[i].name);
  judge_groups (&matter, &refusals);

  return refusals;
}
