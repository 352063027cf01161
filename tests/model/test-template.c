/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a new user can begin with: nothing that belongs to one person alone, and no secret. */

#include <string.h>

#include "lk-field-kind.h"
#include "lk-json-writer.h"
#include "lk-json.h"
#include "lk-mask.h"
#include "lk-template.h"
#include "lk-test-json.h"
#include "lk-test-samples.h"
#include "lk-user-fields.h"

#define NEWEST LK_VERSION (20, 0, 10)

/* A colleague of whom all that is hers alone holds “mine”, “555” or her number. */
static const char *const colleague_json =
  "{'Id':7,'Number':'101','FirstName':'Mine-Ada','LastName':'Mine-Berg',"
  "'DisplayName':'Mine-Ada Mine-Berg','EmailAddress':'mine@acme.example',"
  "'Mobile':'+49 170 555-12345678','ContactImage':'mine.png','ClickToCallId':'mine-link',"
  "'WebMeetingFriendlyName':'mine-room','HotdeskingAssignment':'101',"
  "'AuthID':'mine-id','AuthPassword':'mine-pw','AccessPassword':'mine-pw','VMPIN':'555',"
  "'DeskphonePassword':'mine-pw','SIPID':'mine-sip',"
  "'Phones':[{'Id':1,'MacAddress':'80555EC15555','ProvisioningLinkExt':'https://mine/',"
  "'Settings':{'Secret':'mine-pw'}}],'Greetings':[{'Type':'Default','Filename':'mine.wav'}],"
  "'Language':'DE','VMEnabled':false,'Enabled':true,'OutboundCallerID':'+49301',"
  "'PrimaryGroupId':28,'QueueStatus':'LoggedIn','OfficeHoursProps':[],'PinProtectTimeout':0,"
  "'Groups':[{'Id':900,'GroupId':28,'Name':'Sales','Number':'GRP1','MemberName':'Mine-Ada',"
  "'CanDelete':true,'Token':'mine-token','Rights':{'RoleName':'managers','CanIntercom':true,"
  "'CanBargeIn':null,'Invalid':false}},"
  "{'Id':901,'GroupId':77,'Name':'___FAVORITES___101','Rights':{'RoleName':'users'}}],"
  "'ForwardingProfiles':[{'Id':41,'Name':'Available','CustomName':'Here','CustomMessage':'Mine!',"
  "'Newer':{'Deep':[1]},'AvailableRoute':{'NoAnswerInternal':{'To':'VoiceMail','Number':'101',"
  "'Name':'Mine-Ada','Type':'Extension','Tags':['MS']},"
  "'BusyInternal':{'To':'Extension','Number':'101','Name':'Mine-Ada'},"
  "'BusyExternal':{'To':'Extension','Number':'102','Name':'Bo'},"
  "'NotRegisteredExternal':{'To':'External','External':'0170 555 12345678'}}}],"
  "'ForwardingExceptions':[{'Id':1,'Condition':'NoAnswer','Destination':{'To':'External',"
  "'External':'+4917055512345678'},'Hours':{'Type':'AllHours'}},"
  "{'Id':2,'Condition':'PhoneBusy','Destination':{'To':'Extension','Number':'102'},"
  "'Hours':{'Type':'AllHours'}}],"
  "'Hours':{'Id':3,'Type':'SpecificHours','Periods':[{'Id':4,'DayOfWeek':'Monday',"
  "'Start':'09:00:00','Stop':'17:00:00'}]},"
  "'AgentSettings':{'Voice':'Zoe','ApiKey':'mine-key','Knowledgebase':[{'Id':9,"
  "'AccessToken':'mine-token'}]},"
  "'Blfs':'<PhoneDevice><BLFS><BLF BLFNo=\\\"1\\\">102</BLF></BLFS></PhoneDevice>'}";

static LkUser *
new_colleague (LkVersion version)
{
  g_autoptr (LkFieldSet) fields = lk_field_set_new_all ();
  g_autoptr (JsonObject) record = lk_test_json_object (colleague_json);
  g_autoptr (GError) error = NULL;
  LkUser *user = lk_user_new_from_json (fields, record, &error);

  g_assert_no_error (error);
  return user;
}

static char *
write_text (LkTemplate *template)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, lk_template_to_json (template));
  return lk_json_to_string (node);
}

static LkTemplate *
read_text (const char *text)
{
  g_autoptr (JsonObject) record = lk_test_json_object (text);
  g_autoptr (GError) error = NULL;
  LkTemplate *template = lk_template_new_from_json (record, &error);

  g_assert_no_error (error);
  return template;
}

static LkTemplate *
pass_through_file (LkTemplate *template)
{
  g_autofree char *text = write_text (template);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = lk_json_parse (bytes, &error);
  LkTemplate *again;

  g_assert_no_error (error);
  again = lk_template_new_from_json (json_node_get_object (root), &error);
  g_assert_no_error (error);
  return again;
}

static const LkField *
get_field (const char *name)
{
  const LkField *field = lk_user_field_find (name);

  g_assert_nonnull (field);
  return field;
}

static void
assert_held (LkTemplate *template, const char *name, const char *expected)
{
  const LkValue *value = lk_template_get (template, get_field (name));
  g_autoptr (JsonNode) node = NULL;

  g_assert_true (lk_value_is_set (value));
  node = lk_field_to_json (get_field (name), value);
  lk_test_assert_json (node, expected);
}

static void
test_what_can_be_held (void)
{
  static const char *const personal[] = { "Id",
                                          "Number",
                                          "FirstName",
                                          "LastName",
                                          "DisplayName",
                                          "Mobile",
                                          "EmailAddress",
                                          "AuthID",
                                          "AuthPassword",
                                          "AccessPassword",
                                          "VMPIN",
                                          "SIPID",
                                          "Greetings",
                                          "DeskphonePassword",
                                          "Phones",
                                          "ContactImage",
                                          "ClickToCallId",
                                          "IsRegistered",
                                          "HotdeskingAssignment",
                                          "Tags",
                                          "WebMeetingFriendlyName",
                                          NULL };
  static const char *const shared[] = { "Groups",
                                        "PrimaryGroupId",
                                        "ForwardingProfiles",
                                        "Hours",
                                        "BreakTime",
                                        "ForwardingExceptions",
                                        "RecordCalls",
                                        "VMEnabled",
                                        "VMEmailOptions",
                                        "Blfs",
                                        NULL };

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    {
      const LkField *field = &lk_user_fields[i];
      gboolean is_own = lk_field_has (field, LK_FIELD_PERSONAL)
                        || lk_field_has (field, LK_FIELD_SECRET)
                        || lk_field_has (field, LK_FIELD_READ_ONLY);

      g_assert_true (lk_template_can_hold (field) == !is_own);
      g_assert_true (is_own == g_strv_contains (personal, field->name));
      g_assert_false (lk_template_can_hold (field) && lk_mask_is_secret_name (field->name));
    }
  for (guint i = 0; shared[i] != NULL; i++)
    g_assert_true (lk_template_can_hold (get_field (shared[i])));
}

static void
test_fields_to_read (void)
{
  g_autoptr (LkFieldSet) old = lk_template_get_fields_to_read (0);
  g_autoptr (LkFieldSet) fields = lk_template_get_fields_to_read (NEWEST);

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    {
      const LkField *field = &lk_user_fields[i];
      gboolean is_read = lk_field_set_find (fields, field) >= 0;

      g_assert_true (is_read || !lk_template_can_hold (field));
      g_assert_false (is_read && lk_field_has (field, LK_FIELD_SECRET));
    }
  g_assert_cmpint (lk_field_set_find (fields, get_field ("Mobile")), >=, 0);
  g_assert_cmpint (lk_field_set_find (fields, get_field ("Phones")), ==, -1);
  g_assert_cmpint (lk_field_set_find (fields, get_field ("ForbidRecording")), >=, 0);
  g_assert_cmpint (lk_field_set_find (old, get_field ("ForbidRecording")), ==, -1);
}

/* Each field of the table, one by one. */
static void
test_each_field (void)
{
  for (guint sample = 0; sample < LK_TEST_N_SAMPLES; sample++)
    {
      g_autoptr (LkUser) user = lk_test_user_new (sample);
      g_autoptr (LkTemplate) template = lk_template_new_from_user (user);
      g_autoptr (LkTemplate) again = pass_through_file (template);

      for (guint i = 0; i < LK_N_USER_FIELDS; i++)
        {
          const LkField *field = &lk_user_fields[i];
          const LkValue *held = lk_template_get (template, field);

          if (!lk_template_can_hold (field))
            g_assert_cmpint (held->type, ==, LK_VALUE_ABSENT);
          else if (field->structure == NULL)
            g_assert_true (lk_value_equal (held, lk_user_get (user, field)));
          g_assert_true (lk_field_equal (field, held, lk_template_get (again, field)));
          g_assert_true (lk_template_takes (template, field)
                         == (lk_value_is_set (held) && !lk_field_has (field, LK_FIELD_OFTEN_OWN)));
          g_assert_true (lk_template_takes (template, field) == lk_template_takes (again, field));
        }
    }
}

static void
assert_clean (const char *text)
{
  static const char *const hers[] = { "mine", "Mine",     "555",      "101", "FAVORITES",
                                      "'Id'", "\"Id\":4", "\"Id\":1", "900", NULL };

  for (guint i = 0; hers[i] != NULL; i++)
    if (strstr (text, hers[i]) != NULL)
      g_error ("“%s” is in: %s", hers[i], text);
}

static void
test_colleague (void)
{
  g_autoptr (LkUser) colleague = new_colleague (NEWEST);
  g_autoptr (LkTemplate) template = lk_template_new_from_user (colleague);
  g_autoptr (LkDraft) draft = lk_draft_new_user (NEWEST);
  g_autoptr (JsonNode) body = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *text = NULL;
  g_autofree char *sent = NULL;

  /* Only the name of the beginning is hers. */
  g_assert_cmpstr (lk_template_get_name (template), ==, "Mine-Ada Mine-Berg");
  lk_template_set_name (template, "Sales");
  text = write_text (template);
  assert_clean (text);

  lk_template_apply (template, draft);
  json_node_take_object (body, lk_draft_to_json (draft));
  sent = lk_json_to_string (body);
  assert_clean (sent);
  lk_test_assert_json (
    body, "{'Groups':[{'GroupId':28,'Name':'Sales','Rights':{'RoleName':'managers',"
          "'CanIntercom':true}}],'PrimaryGroupId':28,'Language':'DE',"
          "'ForwardingProfiles':[{'Name':'Available','CustomName':'Here','Newer':{'Deep':[1]},"
          "'AvailableRoute':{'NoAnswerInternal':{'To':'VoiceMail','Number':''},'BusyInternal':null,"
          "'BusyExternal':{'To':'Extension','Number':'102','Name':'Bo'},"
          "'NotRegisteredExternal':null}}],"
          "'ForwardingExceptions':[{'Condition':'PhoneBusy','Destination':{'To':'Extension',"
          "'Number':'102'},'Hours':{'Type':'AllHours'}}],"
          "'Hours':{'Type':'SpecificHours','Periods':[{'DayOfWeek':'Monday','Start':'09:00:00',"
          "'Stop':'17:00:00'}]},'OfficeHoursProps':[],'VMEnabled':false,"
          "'Blfs':'<PhoneDevice><BLFS><BLF BLFNo=\\\"1\\\">102</BLF></BLFS></PhoneDevice>',"
          "'PinProtectTimeout':0,'AgentSettings':{'Voice':'Zoe','Knowledgebase':[{'Id':9}]}}");
}

static void
test_newer_file (void)
{
  g_autoptr (LkTemplate) template = read_text (
    "{'name':'Sales','colour':[1.5,null],'fields':{'Language':'EN','Hologram':{'On':true},"
    "'VMEnabled':'often','SRTPMode':'Quantum','MyPhonePush':null},"
    "'notTaken':['Language','Hologram',7,null]}");
  g_autoptr (JsonObject) record = NULL;
  g_auto (LkValue) nothing = LK_VALUE_INIT;

  g_assert_cmpuint (lk_template_count (template), ==, 2);
  g_assert_cmpuint (lk_template_count_unreadable (template), ==, 1);
  g_assert_false (lk_template_takes (template, get_field ("Language")));
  assert_held (template, "SRTPMode", "'Quantum'");

  record = lk_template_to_json (template);
  lk_test_assert_json_object (
    record, "{'name':'Sales','colour':[1.5,null],'fields':{'Language':'EN','Hologram':{'On':true},"
            "'VMEnabled':'often','SRTPMode':'Quantum'},'notTaken':['Language','Hologram',7,null]}");
  json_object_unref (record);

  /* What a person sets or takes out counts more than what could not be read. */
  lk_template_set (template, get_field ("VMEnabled"), &nothing);
  lk_template_set (template, get_field ("Language"), &nothing);
  record = lk_template_to_json (template);
  lk_test_assert_json_object (
    record, "{'name':'Sales','colour':[1.5,null],'fields':{'Hologram':{'On':true},"
            "'SRTPMode':'Quantum'},'notTaken':['Hologram',7,null]}");
}

static void
test_hostile_file (void)
{
  static const char *const nameless[] = { "{}", "{'name':null}", "{'name':' \\n'}", "{'name':[]}" };
  g_autoptr (LkTemplate) template =
    read_text ("{'name':'Trap','apiKey':'mine','fields':{'AuthPassword':'mine','VMPIN':'555',"
               "'FirstName':'Mine','Id':1,'Hologram':{'clientsecret':'mine'},'IsRegistered':true,"
               "'Groups':[{'Id':4,'GroupId':'28','Password':'mine'},{'Name':'___FAVORITES___101'}],"
               "'Hours':{'Periods':[{'Id':1,'refresh_token':'mine'},5]},"
               "'ForwardingProfiles':[{'Id':1,'AvailableRoute':7}],"
               "'Phones':[{'MacAddress':'80555EC15555'}]},'notTaken':{'a':1}}");
  g_autofree char *text = write_text (template);
  g_autoptr (LkTemplate) bare = read_text ("{'name':'Bare','fields':[1]}");

  assert_clean (text);
  g_assert_cmpuint (lk_template_count (bare), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (nameless); i++)
    {
      g_autoptr (JsonObject) record = lk_test_json_object (nameless[i]);
      g_autoptr (GError) error = NULL;

      g_assert_null (lk_template_new_from_json (record, &error));
      g_assert_nonnull (error);
    }
}

static void
count_cb (GObject *object, guint *n_signals)
{
  (*n_signals)++;
}

static void
test_signals (void)
{
  g_autoptr (LkTemplate) template = lk_template_new ("Sales");
  g_auto (LkValue) value = LK_VALUE_INIT;
  guint n_signals = 0;
  guint n_fields;

  g_signal_connect (template, "changed", G_CALLBACK (count_cb), &n_signals);
  lk_value_set_bool (&value, FALSE);
  lk_template_set (template, get_field ("VMEnabled"), &value);
  lk_template_set (template, get_field ("VMEnabled"), &value);
  g_assert_cmpuint (n_signals, ==, 1);
  g_object_get (template, "n-fields", &n_fields, NULL);
  g_assert_cmpuint (n_fields, ==, 1);
  lk_template_set_takes (template, get_field ("VMEnabled"), FALSE);
  lk_template_set_takes (template, get_field ("VMEnabled"), FALSE);
  lk_template_set_takes (template, get_field ("Language"), FALSE);
  g_assert_cmpuint (n_signals, ==, 2);
  lk_template_set_name (template, " Sales ");
  g_assert_cmpuint (n_signals, ==, 2);
}

/* What a form begins with is something that the phone system is known to take. */
static void
test_blanks (void)
{
  guint n_blanks = 0;

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    {
      const LkField *field = &lk_user_fields[i];
      g_auto (LkValue) value = LK_VALUE_INIT;
      g_auto (LkValue) adapted = LK_VALUE_INIT;
      g_autoptr (JsonNode) node = NULL;
      g_autoptr (GError) error = NULL;
      const LkOwner owner = { "101", NULL };

      if (field->structure == NULL || field->structure->blank == NULL)
        continue;
      n_blanks++;
      node = json_from_string (field->structure->blank, &error);
      g_assert_no_error (error);
      g_assert_true (lk_field_from_json (field, node, &value, &error));
      g_assert_true (lk_field_check (field, &value, &error));
      if (field->structure->adapt == NULL)
        continue;
      field->structure->adapt (&value, &owner, &adapted);
      g_assert_true (lk_value_equal (&value, &adapted));
    }
  g_assert_cmpuint (n_blanks, >, 0);
}

static void
test_mask (void)
{
  static const char *const legit[] = { "Name", "VMDisablePinAuth", "PinProtected", "RoleName" };
  static const char *const secret[] = { "VMPIN",  "AuthID",       "Secret",   "ProvisioningLinkExt",
                                        "apikey", "RefreshToken", "password", "SIPID" };
  g_autoptr (JsonNode) node =
    lk_test_json ("[{'Secret':'s','Token':null,'a':[{'Password':{'b':1},'VMPIN':''}]},7,null]");

  for (guint i = 0; i < G_N_ELEMENTS (legit); i++)
    g_assert_false (lk_mask_is_secret_name (legit[i]));
  for (guint i = 0; i < G_N_ELEMENTS (secret); i++)
    g_assert_true (lk_mask_is_secret_name (secret[i]));

  lk_mask_hide (node);
  lk_test_assert_json (
    node, "[{'Secret':'••••','Token':null,'a':[{'Password':'••••','VMPIN':''}]},7,null]");
  lk_mask_strip (node);
  lk_test_assert_json (node, "[{'a':[{}]},7,null]");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/template/what-can-be-held", test_what_can_be_held);
  g_test_add_func ("/template/fields-to-read", test_fields_to_read);
  g_test_add_func ("/template/each-field", test_each_field);
  g_test_add_func ("/template/colleague", test_colleague);
  g_test_add_func ("/template/newer-file", test_newer_file);
  g_test_add_func ("/template/hostile-file", test_hostile_file);
  g_test_add_func ("/template/signals", test_signals);
  g_test_add_func ("/template/blanks", test_blanks);
  g_test_add_func ("/template/mask", test_mask);
  return g_test_run ();
}
