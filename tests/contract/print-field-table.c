/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Prints the field table and the known choices of structured members as JSON, for the comparison
 * with the vendor's documents in test-field-contract.py. */

#include "lk-destination.h"
#include "lk-forwarding-exception.h"
#include "lk-greeting.h"
#include "lk-phone.h"
#include "lk-schedule.h"
#include "lk-user-fields.h"

typedef struct
{
  const char *type;
  const LkChoice *choices;
} Enumeration;

static const Enumeration enumerations[] = {
  { "Pbx.DayOfWeek", lk_period_days },
  { "Pbx.DestinationType", lk_destination_types },
  { "Pbx.ProfileType", lk_greeting_types },
  { "Pbx.ProvType", lk_phone_provision_types },
  { "Pbx.RuleCallTypeType", lk_forwarding_exception_call_types },
  { "Pbx.RuleConditionType", lk_forwarding_exception_conditions },
  { "Pbx.RuleHoursType", lk_schedule_types },
};

static void
add_choices (JsonBuilder *builder, const LkChoice *choices)
{
  json_builder_begin_array (builder);
  for (const LkChoice *choice = choices; choice != NULL && choice->value != NULL; choice++)
    json_builder_add_string_value (builder, choice->value);
  json_builder_end_array (builder);
}

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text != NULL ? text : "");
}

static void
add_flag (JsonBuilder *builder, const char *name, gboolean is_set)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, is_set);
}

static void
add_structure (JsonBuilder *builder, const LkStructure *structure)
{
  add_text (builder, "type", structure->type);
  add_text (builder, "expand", structure->expand);
  add_flag (builder, "is_array", structure->is_array);
}

static void
add_field (JsonBuilder *builder, const LkField *field)
{
  g_autofree char *since = lk_version_to_string (field->since);

  json_builder_begin_object (builder);
  add_text (builder, "name", field->name);
  add_text (builder, "kind", field->kind->id);
  add_text (builder, "since", since);
  add_flag (builder, "multi", lk_field_has (field, LK_FIELD_MULTI));
  add_flag (builder, "navigation", lk_field_has (field, LK_FIELD_NAVIGATION));
  add_flag (builder, "secret", lk_field_has (field, LK_FIELD_SECRET));
  json_builder_set_member_name (builder, "maximum");
  json_builder_add_int_value (builder, field->maximum);
  json_builder_set_member_name (builder, "choices");
  add_choices (builder, field->choices);
  if (field->structure != NULL)
    add_structure (builder, field->structure);
  json_builder_end_object (builder);
}

static JsonNode *
build_export (void)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "fields");
  json_builder_begin_array (builder);
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    add_field (builder, &lk_user_fields[i]);
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "enumerations");
  json_builder_begin_object (builder);
  for (guint i = 0; i < G_N_ELEMENTS (enumerations); i++)
    {
      json_builder_set_member_name (builder, enumerations[i].type);
      add_choices (builder, enumerations[i].choices);
    }
  json_builder_end_object (builder);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}

int
main (void)
{
  g_autoptr (JsonNode) root = build_export ();
  g_autofree char *text = json_to_string (root, TRUE);

  g_print ("%s\n", text);
  return 0;
}
