/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-monster.h"

#include "lk-demo-groups.h"
#include "lk-json-writer.h"
#include "lk-json.h"

#define N_GROUPS     300
#define N_EXCEPTIONS 50
#define FIRST_GROUP  5000
#define BLF_MAX      20480

/* Right to left, left to right inside of it, marks that join, and what needs four bytes. */
#define NAME_1 "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d (Office 7)"
#define NAME_2                                                                                     \
  "\xd9\x85\xd8\xad\xd9\x85\xd8\xaf \xf0\x9f\xa6\x84\xe2\x80\x8d\xe2\x99\x82\xef\xb8\x8f"

/* Members that no document has: they hold whatever JSON can. */
#define UNKNOWN                                                                                    \
  "\"FutureFlag\":true,\"FutureText\":\"\xf0\x9f\x9b\xb8 keep me\",\"FutureNothing\":null,"        \
  "\"FutureList\":[1,2.5,\"three\",{\"four\":[null]}],\"FutureObject\":{\"Deep\":{\"Deeper\":[]}}"

static void
append_group (GString *text, int group_id, const char *name)
{
  g_string_append_printf (text,
                          "%s{\"GroupId\":%d,\"Id\":%d,\"Name\":\"%s\",\"Number\":\"GRP%d\","
                          "\"CanDelete\":null,\"Type\":\"Hologram\",\"Tags\":[\"Glows\"],"
                          "\"TranscriptionMode\":null," UNKNOWN
                          ",\"Rights\":{\"RoleName\":\"%s\",\"CanIntercom\":null,"
                          "\"CanTeleport\":true},"
                          "\"GroupRights\":{\"RoleName\":\"users\",\"CanTeleport\":false}}",
                          text->len > 0 ? "," : "", group_id, group_id, name, group_id,
                          group_id % 7 == 0 ? "dream_managers" : "users");
}

static char *
build_groups (int id)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; i < N_GROUPS; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s %d", i % 2 == 0 ? NAME_1 : NAME_2, i);

      append_group (text, FIRST_GROUP + i, name);
    }
  append_group (text, LK_DEMO_FIRST_FAVOURITES_ID + id, "___FAVORITES___");

  return g_strdup_printf ("[%s]", text->str);
}

/* In the versions before, an exception knew a caller and nothing else (behaviour.md, 8.4). */
static void
append_exception (GString *text, int i, LkVersion version)
{
  const char *rule = version >= LK_VERSION (20, 0, 9)
                       ? "\"CallType\":\"CallsFromMars\",\"Condition\":\"BasedOnCallerID\","
                         "\"Enabled\":null,\"Data\":\"+49 *\","
                       : "\"CallerId\":\"+49 *\",";

  g_string_append_printf (text,
                          "%s{\"Id\":%d,%s" UNKNOWN
                          ",\"Destination\":{\"To\":\"Teleport\",\"Number\":null,"
                          "\"External\":\"\",\"Beam\":%d},"
                          "\"Hours\":{\"Type\":\"FullMoon\",\"Periods\":%s,"
                          "\"IgnoreHolidays\":null,\"Moons\":2}}",
                          text->len > 0 ? "," : "", 100 + i, rule, i,
                          i % 3 == 0 ? "null"
                                     : "[{\"DayOfWeek\":\"Moonday\",\"Start\":\"09:00:00\","
                                       "\"Stop\":\"08:00:00\",\"Tide\":1}]");
}

static char *
build_exceptions (LkVersion version)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; i < N_EXCEPTIONS; i++)
    append_exception (text, i, version);

  return g_strdup_printf ("[%s]", text->str);
}

static char *
build_profiles (void)
{
  return g_strdup (
    "[{\"Id\":null,\"Name\":\"Available\",\"CustomName\":\"" NAME_2
    "\",\"CustomMessage\":null,\"NoAnswerTimeout\":null,\"RingMyMobile\":null," UNKNOWN
    ",\"AvailableRoute\":{\"NoAnswerInternal\":null,\"BusyInternal\":{\"To\":\"Teleport\"},"
    "\"Wormhole\":true}},"
    "{\"Name\":\"Beyond\",\"AwayRoute\":null,\"AvailableRoute\":null},"
    "{\"Name\":null,\"AwayRoute\":{\"Internal\":{\"To\":null},\"External\":null}}]");
}

static char *
build_phones (int id)
{
  return g_strdup_printf (
    "[{\"Id\":%d,\"Name\":\"Yealink T46U\",\"MacAddress\":\"805EC1%06X\",\"TemplateName\":null,"
    "\"Interface\":null,\"ProvisioningLinkExt\":\"https://pbx.acme.example/monster/\"," UNKNOWN
    ",\"Settings\":{\"IsSBC\":null,\"ProvisionType\":\"CarrierPigeon\",\"Secret\":\"feathers\","
    "\"Codecs\":null,\"VlanInfos\":null,\"LlDpInfo\":{\"Value\":null,\"Whisper\":1},"
    "\"Wings\":2}},"
    "{\"Id\":%d,\"Name\":null,\"MacAddress\":null,\"Settings\":null}]",
    id, id, id + 1);
}

/* As long as it may be, with elements and attributes that nobody knows. */
static char *
build_keys (void)
{
  static const char *const end = "</BLFS><Unknown a=\"&amp;&#8207;\"><!-- keep --></Unknown>"
                                 "</PhoneDevice>";
  GString *text = g_string_new ("<?xml version=\"1.0\"?><PhoneDevice x=\"1\"><BLFS>");
  glong n_characters = g_utf8_strlen (text->str, -1) + g_utf8_strlen (end, -1);

  for (int i = 1;; i++)
    {
      g_autofree char *key =
        g_strdup_printf ("<BLF type=\"%s\" n='%d'>\xd7\xa9%03d \xf0\x9f\x93\x9e</BLF>\n",
                         i % 4 == 0 ? "Hologram" : "BLF", i, i);

      n_characters += g_utf8_strlen (key, -1);
      if (n_characters > BLF_MAX)
        break;
      g_string_append (text, key);
    }
  g_string_append (text, end);
  return g_string_free (text, FALSE);
}

/* Null in the place of what is not otherwise said. */
static JsonObject *
build_nothing (void)
{
  static const char *const names[] = {
    "EmailAddress",
    "Mobile",
    "OutboundCallerID",
    "EmergencyAdditionalInfo",
    "EmergencyLocationId",
    "Enabled",
    "SendEmailMissedCalls",
    "CallScreening",
    "VMEnabled",
    "VMPlayCallerID",
    "RecordCalls",
    "Internal",
    "HideInPhonebook",
    "PinProtectTimeout",
    "AllowLanOnly",
    "BreakTime",
    "Greetings",
    "HotdeskingAssignment",
    "ClickToCallId",
    "WebMeetingFriendlyName",
    "ContactImage",
    "PrimaryGroupId",
    "Enable2FA",
    "Require2FA",
    "IsRegistered",
    "SRTPMode",
    "Language",
    "VMPIN",
  };
  JsonObject *record = json_object_new ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    json_object_set_null_member (record, names[i]);
  return record;
}

static void
take_json (JsonObject *record, const char *name, char *text)
{
  json_object_set_member (record, name, json_from_string (text, NULL));
  g_free (text);
}

/**
 * lk_demo_monster_build:
 * @id: a user
 * @version: the server's
 *
 * Returns: (transfer full): a record for that user of all that a client may meet: members and
 * choices that no document knows, null nearly everywhere, more departments and rules than anyone
 * has, the longest function keys, and names of every script. For lk_demo_rival_put_record().
 */
JsonObject *
lk_demo_monster_build (int id, LkVersion version)
{
  JsonObject *record = build_nothing ();
  g_autofree char *keys = build_keys ();

  json_object_set_int_member (record, "Id", id);
  json_object_set_string_member (record, "FirstName", NAME_1);
  json_object_set_string_member (record, "LastName", NAME_2);
  json_object_set_string_member (record, "DisplayName", NAME_1 " " NAME_2);
  json_object_set_string_member (record, "VMEmailOptions", "Hologram");
  json_object_set_string_member (record, "QueueStatus", "HalfLoggedIn");
  json_object_set_string_member (record, "CurrentProfileName", "Available");
  json_object_set_string_member (record, "Blfs", keys);
  json_object_set_string_member (record, "FutureField", "keep me");
  take_json (record, "Tags", g_strdup ("[\"Glows\",\"Teams\"]"));
  take_json (record, "OfficeHoursProps", g_strdup ("[\"FullMoon\"]"));
  take_json (record, "Hours",
             g_strdup ("{\"Type\":\"FullMoon\",\"Periods\":null,\"IgnoreHolidays\":null," UNKNOWN
                       "}"));
  take_json (record, "Groups", build_groups (id));
  take_json (record, "ForwardingProfiles", build_profiles ());
  take_json (record, "ForwardingExceptions", build_exceptions (version));
  take_json (record, "Phones", build_phones (id));

  return record;
}
