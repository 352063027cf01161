/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-test-samples.h"

#include "lk-field-kind.h"

/* Something for each structure, with a member of every kind that it has. */
typedef struct
{
  const char *field;
  const char *value;
  LkVersion since;
  LkVersion until;
} Sample;

#define PLACE "{\"To\":\"Queue\",\"Number\":\"800\",\"Name\":\"Sales queue\",\"External\":\"\"}"
#define CALLS(kind)                                                                                \
  "\"" kind "AllCalls\":false,\"" kind "Internal\":" PLACE ",\"" kind "External\":" PLACE
#define OFFICE_DAY                                                                                 \
  "{\"Type\":\"SpecificHours\",\"IgnoreHolidays\":true,\"Periods\":[{\"DayOfWeek\":\"Monday\","    \
  "\"Start\":\"09:00:00\",\"Stop\":\"17:30:00\"}]}"
#define ACTION                                                                                     \
  "{\"Action\":\"Transfer\",\"Number\":\"800\",\"Name\":\"Sales queue\",\"Type\":\"Queue\"}"

/* clang-format off */
static const Sample samples[] = {
  { "Hours", OFFICE_DAY },
  { "BreakTime", OFFICE_DAY },
  { "Greetings", "[{\"Type\":\"Default\",\"Filename\":\"a.wav\",\"DisplayName\":\"A\"},"
                 "{\"Type\":\"OutOfOffice2\",\"Filename\":\"\",\"DisplayName\":null}]" },
  { "Groups", "[{\"GroupId\":30,\"Rights\":{\"RoleName\":\"managers\",\"CanBargeIn\":true,"
              "\"AllowIVR\":null}},{\"GroupId\":28,\"Rights\":{\"RoleName\":\"users\"}}]" },
  { "PrimaryGroupId", "28" },
  { "Phones", "[{\"Id\":0,\"Name\":\"Yealink T46U\",\"MacAddress\":\"805EC0FFFFFE\",\"Interface\":"
              "\"192.0.2.10\",\"TemplateName\":\"yealink-t4.ph.xml\",\"Settings\":{\"ProvisionType\":"
              "\"RemoteExtSipProxyMgr\",\"PhoneLanguage\":\"German\",\"TimeZone\":\"1 Berlin\","
              "\"IsSBC\":false,\"Codecs\":[\"PCMA\"],\"XferType\":\"AttXfer\",\"LlDpInfo\":"
              "{\"Configurable\":true,\"Value\":null},\"VlanInfos\":[{\"Type\":\"Wan\",\"VlanId\":7}],"
              "\"CustomQueueRingtones\":[{\"Queue\":\"800\",\"Ringtone\":\"Ring 1\"}]}}]" },
  { "ForwardingProfiles",
    "[{\"Id\":1,\"Name\":\"Available\",\"CustomName\":\"Da\",\"NoAnswerTimeout\":15,\"RingMyMobile\":true,"
    "\"AvailableRoute\":{" CALLS ("NoAnswer") "," CALLS ("Busy") "," CALLS ("NotRegistered") "}},"
    "{\"Id\":2,\"Name\":\"Away\",\"CustomMessage\":\"Im Urlaub\",\"AwayRoute\":{\"AllHoursInternal\":true,"
    "\"AllHoursExternal\":null,\"Internal\":" PLACE ",\"External\":" PLACE "}}]" },
  { "ForwardingExceptions",
    "[{\"Id\":0,\"CallerId\":\"0049*\",\"Destination\":" PLACE ",\"Hours\":" OFFICE_DAY "}]",
    0, LK_VERSION (20, 0, 9) },
  { "ForwardingExceptions",
    "[{\"Id\":0,\"Condition\":\"BasedOnCallerID\",\"CallType\":\"ExternalCallsOnly\",\"Data\":\"0049*\","
    "\"Enabled\":true,\"Destination\":" PLACE ",\"Hours\":" OFFICE_DAY "}]", LK_VERSION (20, 0, 9) },
  { "AgentSettings",
    "{\"AgentType\":\"frontdesk\",\"Language\":\"de\",\"Voice\":\"Anna\",\"FirstMessage\":\"Guten Tag\","
    "\"MaxCallDuration\":300,\"Knowledgebase\":[\"a\"],\"AgentFallback\":" ACTION ",\"SpamAction\":" ACTION ","
    "\"RoutingDirectory\":[{\"Name\":\"Sales\",\"Number\":\"800\",\"Type\":\"Queue\","
    "\"Description\":\"Orders\"}],\"BossInterruptionSettings\":{\"Notify\":{\"Action\":\"Ask\"}}}",
    LK_VERSION (20, 0, 9) },
  { "CurrentProfileName", "\"Away\"" },
  { "EmailAddress", "\"someone@acme.example\"" },
  { "Number", "\"555\"" },
};
/* clang-format on */

static const Sample *
find_sample (const LkField *field, LkVersion version)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    if (g_str_equal (samples[i].field, field->name) && samples[i].since <= version
        && (samples[i].until == 0 || version < samples[i].until))
      return &samples[i];

  return NULL;
}

static const char *
make_up_value (const LkField *field)
{
  if (field->kind == &lk_kind_bool)
    return "true";
  if (field->kind == &lk_kind_int)
    return "7";
  if (lk_field_has (field, LK_FIELD_SECRET))
    return "\"424242\"";
  return "\"Something\"";
}

/**
 * lk_test_dup_sample:
 * @field: a row of the table
 * @version: the server's version
 *
 * Returns: (transfer full): as JSON, a value that the demo takes for the field, and that no user
 * has at first.
 */
char *
lk_test_dup_sample (const LkField *field, LkVersion version)
{
  const Sample *sample = find_sample (field, version);

  if (sample != NULL)
    return g_strdup (sample->value);
  if (field->kind == &lk_kind_choice)
    return g_strdup_printf ("\"%s\"", field->choices[1].value);
  if (field->kind == &lk_kind_choice_set)
    return g_strdup_printf ("[\"%s\",\"%s\"]", field->choices[0].value, field->choices[1].value);
  return g_strdup (make_up_value (field));
}
