/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-record.h"

#include <string.h>

#include "lk-field-kind.h"
#include "lk-text.h"

#define SCHEDULE  "{\"Type\":\"OfficeHours\",\"IgnoreHolidays\":false,\"Periods\":[]}"
#define VOICEMAIL "{\"To\":\"VoiceMail\",\"Number\":\"\",\"External\":\"\"}"

#define PROFILE(id, name, routes)                                                                  \
  "{\"Id\":" #id ",\"Name\":\"" name "\",\"CustomName\":\"\",\"CustomMessage\":\"\","              \
  "\"NoAnswerTimeout\":20,\"RingMyMobile\":false,\"AcceptMultipleCalls\":false,"                   \
  "\"BlockPushCalls\":false,\"DisableRingGroupCalls\":false,"                                      \
  "\"OfficeHoursAutoQueueLogOut\":false," routes "}"

#define AVAILABLE_ROUTE                                                                            \
  "\"AvailableRoute\":{\"NoAnswerAllCalls\":true,\"NoAnswerInternal\":" VOICEMAIL                  \
  ",\"NoAnswerExternal\":" VOICEMAIL ",\"BusyAllCalls\":true,\"BusyInternal\":" VOICEMAIL          \
  ",\"BusyExternal\":" VOICEMAIL ",\"NotRegisteredAllCalls\":true,"                                \
  "\"NotRegisteredInternal\":" VOICEMAIL ",\"NotRegisteredExternal\":" VOICEMAIL "}"

#define AWAY_ROUTE                                                                                 \
  "\"AwayRoute\":{\"AllHoursInternal\":true,\"AllHoursExternal\":true,\"Internal\":" VOICEMAIL     \
  ",\"External\":" VOICEMAIL "}"

#define GREETING(type) "{\"Type\":\"" type "\",\"Filename\":\"\",\"DisplayName\":\"\"}"

/* What a user is that nobody set anything for, where that is not simply nothing. */
/* clang-format off */
static const char *const defaults =
  "{\"Enabled\":true,\"IsRegistered\":false,\"Language\":\"EN\","
  "\"PromptSet\":\"1e6ed594-af95-4bb4-af56-b957ac87d6d7\","
  "\"SendEmailMissedCalls\":true,\"CurrentProfileName\":\"Available\",\"QueueStatus\":\"LoggedIn\","
  "\"Hours\":" SCHEDULE ",\"BreakTime\":" SCHEDULE ",\"OfficeHoursProps\":[\"GlobalSchedule\"],"
  "\"VMEnabled\":true,\"VMEmailOptions\":\"Notification\",\"VMPlayCallerID\":true,"
  "\"Blfs\":\"<PhoneDevice><BLFS/></PhoneDevice>\","
  "\"EnableHotdesking\":false,\"TranscriptionMode\":\"Inherit\","
  "\"MyPhoneShowRecordings\":true,\"MyPhonePush\":true,\"PinProtectTimeout\":0,"
  "\"CallUsEnablePhone\":true,\"CallUsEnableChat\":true,\"CallUsRequirement\":\"Both\","
  "\"AllowLanOnly\":true,\"Groups\":[],"
  "\"ForwardingProfiles\":["
    PROFILE (1, "Available", AVAILABLE_ROUTE) "," PROFILE (2, "Away", AWAY_ROUTE) ","
    PROFILE (3, "Out of office", AWAY_ROUTE) "," PROFILE (4, "Custom 1", AVAILABLE_ROUTE) ","
    PROFILE (5, "Custom 2", AWAY_ROUTE) "],"
  "\"Greetings\":[" GREETING ("Default") "," GREETING ("Available") "," GREETING ("Away") "]}";
/* clang-format on */

static void
set_nothing (const LkField *field, LkValue *value)
{
  g_autoptr (JsonNode) empty = NULL;

  if (field->kind == &lk_kind_bool)
    lk_value_set_bool (value, FALSE);
  else if (field->kind == &lk_kind_text)
    lk_value_set_shared_text (value, "");
  else if (field->kind == &lk_kind_choice)
    lk_value_set_shared_text (value, field->choices[0].value);
  else if (field->kind == &lk_kind_choice_set
           || (field->structure != NULL && field->structure->is_array))
    {
      empty = json_from_string ("[]", NULL);
      lk_value_set_json (value, empty);
    }
  else
    lk_value_set_null (value);
}

static LkDemoRecord *
build_prototype (void)
{
  g_autoptr (JsonNode) node = json_from_string (defaults, NULL);
  JsonObject *object = json_node_get_object (node);
  LkDemoRecord *prototype = g_new0 (LkDemoRecord, 1);

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    {
      const LkField *field = &lk_user_fields[i];
      JsonNode *member = json_object_get_member (object, field->name);

      if (member == NULL || !lk_field_from_json (field, member, &prototype->values[i], NULL))
        set_nothing (field, &prototype->values[i]);
    }

  return prototype;
}

static const LkDemoRecord *
get_prototype (void)
{
  static LkDemoRecord *prototype;

  if (g_once_init_enter (&prototype))
    g_once_init_leave (&prototype, build_prototype ());

  return prototype;
}

/**
 * lk_demo_record_init_new:
 * @self: uninitialised
 *
 * Makes it a user for whom nobody set anything.
 */
void
lk_demo_record_init_new (LkDemoRecord *self)
{
  const LkDemoRecord *prototype = get_prototype ();

  memset (self, 0, sizeof *self);
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    lk_value_copy (&prototype->values[i], &self->values[i]);
}

/**
 * lk_demo_record_init_copy:
 * @self: uninitialised
 * @user: a user with all fields
 */
void
lk_demo_record_init_copy (LkDemoRecord *self, LkUser *user)
{
  memset (self, 0, sizeof *self);
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    lk_value_copy (lk_user_get (user, &lk_user_fields[i]), &self->values[i]);
}

void
lk_demo_record_clear (LkDemoRecord *self)
{
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    lk_value_clear (&self->values[i]);
}

/**
 * lk_demo_record_at:
 * @self: a record
 * @field: a row of the table
 *
 * Returns: (transfer none): its value, to be read or set.
 */
LkValue *
lk_demo_record_at (LkDemoRecord *self, const LkField *field)
{
  return &self->values[field - lk_user_fields];
}

void
lk_demo_record_set_text (LkDemoRecord *self, const LkField *field, const char *text)
{
  lk_value_set_text (lk_demo_record_at (self, field), text);
}

/**
 * lk_demo_record_set_json_text:
 * @self: a record
 * @field: a structured field
 * @text: JSON text without spaces; held once however many users share it
 */
void
lk_demo_record_set_json_text (LkDemoRecord *self, const LkField *field, const char *text)
{
  LkValue *value = lk_demo_record_at (self, field);

  lk_value_clear (value);
  value->type = LK_VALUE_JSON;
  value->text = lk_text_new_shared (text);
}

static const char *
get_text (LkDemoRecord *self, const LkField *field)
{
  const char *text = lk_value_get_text (lk_demo_record_at (self, field));

  return text != NULL ? text : "";
}

/**
 * lk_demo_record_name:
 * @self: a record
 *
 * Makes the display name from the two names.
 */
void
lk_demo_record_name (LkDemoRecord *self)
{
  g_autofree char *name = g_strdup_printf ("%s %s", get_text (self, lk_user_field_first_name),
                                           get_text (self, lk_user_field_last_name));

  lk_demo_record_set_text (self, lk_user_field_display_name, g_strstrip (name));
}

/**
 * lk_demo_record_to_user:
 * @self: a record
 * @fields: the whole table
 * @id: the user's Id
 *
 * Returns: (transfer full): a user that is as the record.
 */
LkUser *
lk_demo_record_to_user (LkDemoRecord *self, LkFieldSet *fields, int id)
{
  lk_value_set_int (lk_demo_record_at (self, lk_user_field_id), id);
  return lk_user_new_from_values (fields, id, self->values);
}
