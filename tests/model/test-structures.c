/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-agent-settings.h"
#include "lk-error.h"
#include "lk-forwarding-exception.h"
#include "lk-forwarding-profile.h"
#include "lk-greeting.h"
#include "lk-membership.h"
#include "lk-phone.h"
#include "lk-schedule.h"
#include "lk-test-json.h"
#include "lk-user-fields.h"

#define ROUNDS 300

static const LkRecordClass schedule_class = {
  .parse = (gpointer) lk_schedule_parse,
  .build = (gpointer) lk_schedule_build,
  .free = (gpointer) lk_schedule_free,
  .describe = (gpointer) lk_schedule_describe,
};

/* These cannot fail to parse, so they take no error. */
#define DEFINE_CLASS(name)                                                                         \
  static gpointer name##_parse_record (JsonObject *record, GError **error)                         \
  {                                                                                                \
    return lk_##name##_parse (record);                                                             \
  }                                                                                                \
                                                                                                   \
  static char *name##_describe_item (gconstpointer item) { return NULL; }                          \
                                                                                                   \
  static const LkRecordClass name##_class = {                                                      \
    .parse = name##_parse_record,                                                                  \
    .build = (gpointer) lk_##name##_build,                                                         \
    .free = (gpointer) lk_##name##_free,                                                           \
    .describe = name##_describe_item,                                                              \
  };

DEFINE_CLASS (agent_settings)
DEFINE_CLASS (available_route)
DEFINE_CLASS (away_route)
DEFINE_CLASS (destination)

static const LkRecordClass *const classes[] = {
  &lk_membership_class,
  &lk_period_class,
  &schedule_class,
  &lk_greeting_class,
  &lk_phone_class,
  &lk_forwarding_profile_class,
  &lk_forwarding_exception_class,
  &agent_settings_class,
  &available_route_class,
  &away_route_class,
  &destination_class,
};

/* Every member that some structure understands, and some that none does. */
static const char vocabulary[] =
  "Id GroupId Name Number Rights RoleName DayOfWeek Start Stop Type IgnoreHolidays Periods "
  "DisplayName Filename MacAddress TemplateName Interface Settings ProvisionType CustomName "
  "CustomMessage NoAnswerTimeout AcceptMultipleCalls RingMyMobile BlockPushCalls "
  "DisableRingGroupCalls OfficeHoursAutoQueueLogOut AvailableRoute AwayRoute BusyInternal "
  "BusyExternal BusyAllCalls NoAnswerInternal NoAnswerExternal NoAnswerAllCalls "
  "NotRegisteredInternal NotRegisteredExternal NotRegisteredAllCalls Internal External "
  "AllHoursInternal AllHoursExternal To Enabled CallType Condition Data Destination Hours "
  "AgentType Language Voice FirstMessage SystemPrompt MaxCallDuration Newer odata.type";

static char **names;

static JsonNode *
random_record (void)
{
  JsonNode *node = NULL;

  do
    g_clear_pointer (&node, json_node_unref);
  while (!JSON_NODE_HOLDS_OBJECT ((node = lk_test_random_json ((const char *const *) names, 5))));

  return node;
}

static void
assert_survives (const LkRecordClass *klass, JsonNode *node)
{
  g_autofree char *before = json_to_string (node, FALSE);
  g_autoptr (GError) error = NULL;
  gpointer item = klass->parse (json_node_get_object (node), &error);
  g_autoptr (JsonObject) built = NULL;
  g_autofree char *after = NULL;
  g_autofree char *line = NULL;

  if (item == NULL)
    {
      g_assert_error (error, LK_ERROR, LK_ERROR_PROTOCOL);
      return;
    }

  line = klass->describe (item);
  g_assert_true (line == NULL || g_utf8_validate (line, -1, NULL));
  built = klass->build (item);
  klass->free (item);
  lk_test_assert_json_object (built, before);

  after = json_to_string (node, FALSE);
  g_assert_cmpstr (after, ==, before);
}

/* Whatever a server may send: parsed and built again, it is the same. */
static void
test_random_round_trip (void)
{
  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr (JsonNode) node = random_record ();

      for (guint j = 0; j < G_N_ELEMENTS (classes); j++)
        assert_survives (classes[j], node);
    }
}

/* All that a structure understands, as the vendor’s document names it. */
static const struct
{
  const LkRecordClass *klass;
  gsize original;
  const char *record;
} members[] = {
  { &lk_membership_class, G_STRUCT_OFFSET (LkMembership, original),
    "{'GroupId':28,'Name':'Sales','Number':'GRP1','Rights':{'RoleName':'users'}}" },
  { &lk_period_class, G_STRUCT_OFFSET (LkPeriod, original),
    "{'DayOfWeek':'Monday','Start':'09:00:00','Stop':'17:00:00'}" },
  { &schedule_class, G_STRUCT_OFFSET (LkSchedule, original),
    "{'Type':'SpecificHours','IgnoreHolidays':true,'Periods':[{}]}" },
  { &destination_class, G_STRUCT_OFFSET (LkDestination, original),
    "{'To':'Extension','Number':'101','Name':'Ada','External':'+49'}" },
  { &available_route_class, G_STRUCT_OFFSET (LkAvailableRoute, original),
    "{'NoAnswerInternal':{'To':'1'},'NoAnswerExternal':{'To':'2'},'NoAnswerAllCalls':true,"
    "'BusyInternal':{'To':'3'},'BusyExternal':{'To':'4'},'BusyAllCalls':false,"
    "'NotRegisteredInternal':{'To':'5'},'NotRegisteredExternal':{'To':'6'},"
    "'NotRegisteredAllCalls':true}" },
  { &away_route_class, G_STRUCT_OFFSET (LkAwayRoute, original),
    "{'Internal':{'To':'1'},'External':{'To':'2'},'AllHoursInternal':true,"
    "'AllHoursExternal':false}" },
  { &lk_forwarding_profile_class, G_STRUCT_OFFSET (LkForwardingProfile, original),
    "{'Id':1,'Name':'Away','CustomName':'Lunch','CustomMessage':'Back at two',"
    "'NoAnswerTimeout':20,'AcceptMultipleCalls':true,'RingMyMobile':false,'BlockPushCalls':true,"
    "'DisableRingGroupCalls':false,'OfficeHoursAutoQueueLogOut':true,'AvailableRoute':{},"
    "'AwayRoute':{}}" },
  { &lk_forwarding_exception_class, G_STRUCT_OFFSET (LkForwardingException, original),
    "{'Id':1,'Enabled':true,'CallType':'AllCalls','Condition':'NoAnswer','Data':'030',"
    "'Destination':{},'Hours':{}}" },
  { &lk_greeting_class, G_STRUCT_OFFSET (LkGreeting, original),
    "{'Type':'Default','DisplayName':'Hello','Filename':'hello.wav'}" },
  { &lk_phone_class, G_STRUCT_OFFSET (LkPhone, original),
    "{'Id':1,'Name':'T54W','MacAddress':'805EC0AABBCC','TemplateName':'yealink.ph.xml',"
    "'Interface':'192.0.2.1'}" },
  { &agent_settings_class, G_STRUCT_OFFSET (LkAgentSettings, original),
    "{'AgentType':'Receptionist','Language':'EN','Voice':'Ada','FirstMessage':'Hello',"
    "'SystemPrompt':'Be kind.','MaxCallDuration':600}" },
};

/* Without its original, a value still says all that it understands. */
static void
test_members (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autoptr (JsonObject) record = lk_test_json_object (members[i].record);
      gpointer item = members[i].klass->parse (record, NULL);
      JsonObject **original = G_STRUCT_MEMBER_P (item, members[i].original);
      g_autoptr (JsonObject) built = NULL;

      g_clear_pointer (original, json_object_unref);
      built = members[i].klass->build (item);
      members[i].klass->free (item);
      lk_test_assert_json_object (built, members[i].record);
    }
}

/* Each member in turn has each type that it should not have. */
static void
test_wrong_types (void)
{
  static const char *const wrong[] = { "null", "true", "7", "1.5", "'text'", "[]", "[7]", "{}" };

  for (guint i = 0; names[i] != NULL; i++)
    for (guint j = 0; j < G_N_ELEMENTS (wrong); j++)
      {
        g_autofree char *text =
          g_strdup_printf ("{'%s':%s,'Newer':{'a':[1,null]}}", names[i], wrong[j]);
        g_autoptr (JsonNode) node = lk_test_json (text);

        for (guint k = 0; k < G_N_ELEMENTS (classes); k++)
          assert_survives (classes[k], node);
      }
}

static void
test_element_not_an_object (void)
{
  g_autoptr (JsonObject) schedule = lk_test_json_object ("{'Periods':[{},7]}");
  g_autoptr (JsonObject) exception = lk_test_json_object ("{'Hours':{'Periods':[null]}}");
  g_autoptr (GError) error = NULL;

  g_assert_null (lk_schedule_parse (schedule, &error));
  g_assert_error (error, LK_ERROR, LK_ERROR_PROTOCOL);
  g_clear_error (&error);
  g_assert_null (lk_forwarding_exception_parse (exception, &error));
  g_assert_error (error, LK_ERROR, LK_ERROR_PROTOCOL);
}

/* A random value's summary, as the list and the page ask for it. */
static void
test_random_summaries (void)
{
  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr (JsonNode) node = lk_test_random_json ((const char *const *) names, 5);

      for (guint j = 0; j < LK_N_USER_FIELDS; j++)
        {
          const LkField *field = &lk_user_fields[j];
          g_auto (LkValue) value = LK_VALUE_INIT;
          g_autofree char *line = NULL;

          if (lk_field_from_json (field, node, &value, NULL))
            line = lk_field_to_display (field, &value);
          g_assert_true (line == NULL || g_utf8_validate (line, -1, NULL));
        }
    }
}

static void
test_list_value (void)
{
  const char *text = "[{'GroupId':1,'Newer':[1]},{'GroupId':2,'Rights':null}]";
  g_autoptr (JsonNode) node = lk_test_json (text);
  g_autoptr (JsonNode) again = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_auto (LkValue) value = LK_VALUE_INIT;

  lk_value_set_json (&value, node);
  items = lk_record_parse_value (&lk_membership_class, &value, NULL);
  g_assert_cmpuint (items->len, ==, 2);

  g_ptr_array_remove_index (items, 0);
  lk_record_build_value (&lk_membership_class, items, &value);
  again = lk_value_dup_json (&value);
  lk_test_assert_json (again, "[{'GroupId':2,'Rights':null}]");
}

static void
test_list_of_nothing (void)
{
  g_auto (LkValue) value = LK_VALUE_INIT;
  g_autoptr (GPtrArray) absent = lk_record_parse_value (&lk_greeting_class, &value, NULL);
  g_autoptr (GPtrArray) null = NULL;

  g_assert_cmpuint (absent->len, ==, 0);
  lk_value_set_null (&value);
  null = lk_record_parse_value (&lk_greeting_class, &value, NULL);
  g_assert_cmpuint (null->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_auto (GStrv) words = g_strsplit (vocabulary, " ", -1);

  names = words;
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/structures/random-round-trip", test_random_round_trip);
  g_test_add_func ("/structures/members", test_members);
  g_test_add_func ("/structures/wrong-types", test_wrong_types);
  g_test_add_func ("/structures/element-not-an-object", test_element_not_an_object);
  g_test_add_func ("/structures/random-summaries", test_random_summaries);
  g_test_add_func ("/structures/list-value", test_list_value);
  g_test_add_func ("/structures/list-of-nothing", test_list_of_nothing);

  return g_test_run ();
}
