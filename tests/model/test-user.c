/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-error.h"
#include "lk-search.h"
#include "lk-test-json.h"
#include "lk-user-fields.h"
#include "lk-user.h"

static LkUser *
new_user (const char *text)
{
  g_autoptr (LkFieldSet) fields = lk_field_set_new_page (LK_VERSION_NEWEST);
  g_autoptr (JsonObject) record = lk_test_json_object (text);
  g_autoptr (GError) error = NULL;
  LkUser *user = lk_user_new_from_json (fields, record, &error);

  g_assert_no_error (error);
  return user;
}

static void
test_sparse (void)
{
  g_autoptr (LkUser) user = new_user ("{'Id':5,'Mobile':null,'FirstName':''}");

  g_assert_cmpint (lk_user_get_id (user), ==, 5);
  g_assert_cmpint (lk_user_get (user, lk_user_field_find ("Mobile"))->type, ==, LK_VALUE_NULL);
  g_assert_cmpint (lk_user_get (user, lk_user_field_first_name)->type, ==, LK_VALUE_TEXT);
  g_assert_cmpint (lk_user_get (user, lk_user_field_email)->type, ==, LK_VALUE_ABSENT);
  g_assert_cmpint (lk_user_get (user, lk_user_field_find ("VMPIN"))->type, ==, LK_VALUE_ABSENT);
  g_assert_cmpstr (lk_user_get_text (user, lk_user_field_email), ==, "");
}

/* What came in goes out: unknown members, unknown choices, nulls; the protocol’s own remarks stay
 * behind. */
static void
test_round_trip (void)
{
  g_autoptr (LkUser) user =
    new_user ("{'@odata.context':'…','Number':'101','Enabled':null,'Id':5,'QueueStatus':'Newer',"
              "'Tags':['MS','Newer'],'Hours':{'Type':'Newer','New':[1]},'Newer':{'a':[null]}}");
  g_autoptr (JsonObject) record = lk_user_to_json (user);

  lk_test_assert_json_object (
    record, "{'Number':'101','Enabled':null,'Tags':['MS','Newer'],'Id':5,'QueueStatus':'Newer',"
            "'Hours':{'Type':'Newer','New':[1]},'Newer':{'a':[null]}}");
}

static void
test_refused (void)
{
  static const char *const bad[] = { "{}",
                                     "{'Id':null}",
                                     "{'Id':'5'}",
                                     "{'Id':99999999999}",
                                     "{'Id':5,'Number':101}",
                                     "{'Id':5,'Enabled':'yes'}",
                                     "{'Id':5,'Groups':{}}",
                                     "{'Id':5,'Tags':[7]}" };
  g_autoptr (LkFieldSet) fields = lk_field_set_new_page (LK_VERSION_NEWEST);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (JsonObject) record = lk_test_json_object (bad[i]);
      g_autoptr (GError) error = NULL;

      g_assert_null (lk_user_new_from_json (fields, record, &error));
      g_assert_error (error, LK_ERROR, LK_ERROR_PROTOCOL);
    }
}

static void
test_set (void)
{
  g_autoptr (LkUser) user = new_user ("{'Id':5,'EmailAddress':'ada@acme.example'}");
  g_auto (LkValue) value = LK_VALUE_INIT;

  lk_value_set_text (&value, "ada@acme.example");
  g_assert_false (lk_user_set (user, lk_user_field_email, &value));
  lk_value_set_text (&value, "");
  g_assert_true (lk_user_set (user, lk_user_field_email, &value));
  g_assert_true ((lk_user_get_attention (user) & LK_ATTENTION_NO_EMAIL) != 0);
  g_assert_false (lk_user_set (user, lk_user_field_find ("VMPIN"), &value));
}

static void
test_adopt (void)
{
  g_autoptr (LkUser) user = new_user ("{'Id':5,'FirstName':'Ada','LastName':'Berg'}");
  g_autoptr (LkUser) same = new_user ("{'Id':5,'FirstName':'Ada'}");
  g_autoptr (LkUser) newer = new_user ("{'Id':5,'FirstName':null,'Mobile':'0170'}");

  g_assert_false (lk_user_adopt (user, same));
  g_assert_true (lk_user_adopt (user, newer));
  g_assert_cmpint (lk_user_get (user, lk_user_field_first_name)->type, ==, LK_VALUE_NULL);
  g_assert_cmpstr (lk_user_get_text (user, lk_user_field_last_name), ==, "Berg");
  g_assert_cmpstr (lk_user_get_text (user, lk_user_field_find ("Mobile")), ==, "0170");
  g_assert_false (lk_user_adopt (user, newer));
}

static gboolean
finds (LkUser *user, const char *query)
{
  g_auto (GStrv) words = lk_search_split (query);

  return lk_user_matches (user, (const char *const *) words);
}

static void
test_search (void)
{
  g_autoptr (LkUser) user =
    new_user ("{'Id':5,'Number':'214','FirstName':'Zoë','LastName':'Straße','EmailAddress':"
              "'zoe@acme.example','Groups':[{'Name':'Support'},{'Name':'___FAVORITES___214'}],"
              "'PromptSet':'hidden'}");

  g_assert_true (finds (user, ""));
  g_assert_true (finds (user, "zoe"));
  g_assert_true (finds (user, "ZOË strasse"));
  g_assert_true (finds (user, "supp 214"));
  g_assert_true (finds (user, "acme.ex"));
  g_assert_false (finds (user, "zoe berg"));
  g_assert_false (finds (user, "favorites"));
  g_assert_false (finds (user, "hidden"));

  {
    g_autoptr (LkFieldSet) fields = lk_field_set_new_list (0);
    g_autoptr (LkUser) unknown = lk_user_new (fields, 6);

    g_assert_true (finds (unknown, ""));
    g_assert_false (finds (unknown, "zoe"));
  }
}

static void
assert_name (const char *record, const char *expected)
{
  g_autoptr (LkUser) user = new_user (record);
  g_autofree char *name = lk_user_dup_name (user);

  g_assert_cmpstr (name, ==, expected);
}

static void
test_name (void)
{
  assert_name ("{'Id':1,'FirstName':'Ada','LastName':'Berg'}", "Ada Berg");
  assert_name ("{'Id':1,'LastName':'Berg','DisplayName':'x'}", "Berg");
  assert_name ("{'Id':1,'FirstName':'','DisplayName':'Lobby'}", "Lobby");
  assert_name ("{'Id':1,'FirstName':null,'Number':'101'}", "101");
}

static const struct
{
  const char *record;
  LkAttention attention;
} attentions[] = {
  { "{'Id':1,'EmailAddress':'a@b','Enabled':true,'IsRegistered':true,'Enable2FA':true,'Tags':[]}",
    0 },
  { "{'Id':1,'EmailAddress':'a@b','Enabled':null,'IsRegistered':null,'Enable2FA':null}", 0 },
  { "{'Id':1,'EmailAddress':'a@b','Enabled':false}", LK_ATTENTION_DISABLED },
  { "{'Id':1}", LK_ATTENTION_NO_EMAIL },
  { "{'Id':1,'EmailAddress':null}", LK_ATTENTION_NO_EMAIL },
  { "{'Id':1,'EmailAddress':'a@b','IsRegistered':false,'Enable2FA':false}",
    LK_ATTENTION_NOT_REGISTERED | LK_ATTENTION_NO_2FA },
  { "{'Id':1,'EmailAddress':'a@b','Tags':['WeakID']}", LK_ATTENTION_WEAK_CREDENTIALS },
  { "{'Id':1,'EmailAddress':'a@b','Tags':['MS','WeakPass']}", LK_ATTENTION_WEAK_CREDENTIALS },
  { "{'Id':1,'EmailAddress':'a@b','Tags':['NotWeakID']}", 0 },
  { "{'Id':1,'Tags':['FaxServer'],'Enabled':false}", LK_ATTENTION_NOT_PERSON },
  { "{'Id':1,'Tags':['Principal']}", LK_ATTENTION_NOT_PERSON },
  { "{'Id':1,'Number':'HD001'}", LK_ATTENTION_NOT_PERSON },
};

static void
test_attention (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (attentions); i++)
    {
      g_autoptr (LkUser) user = new_user (attentions[i].record);

      g_assert_cmpint (lk_user_get_attention (user), ==, attentions[i].attention);
    }
}

static void
test_duplicate (void)
{
  g_autoptr (LkUser) user = new_user ("{'Id':1,'EmailAddress':'a@b'}");
  g_autoptr (LkUser) newer = new_user ("{'Id':1,'FirstName':'Ada'}");

  g_assert_true (lk_user_set_attention (user, LK_ATTENTION_DUPLICATE_EMAIL, TRUE));
  g_assert_false (lk_user_set_attention (user, LK_ATTENTION_DUPLICATE_EMAIL, TRUE));
  g_assert_true (lk_user_adopt (user, newer));
  g_assert_cmpint (lk_user_get_attention (user), ==, LK_ATTENTION_DUPLICATE_EMAIL);
  g_assert_true (lk_user_set_attention (user, LK_ATTENTION_DUPLICATE_EMAIL, FALSE));
  g_assert_cmpint (lk_user_get_attention (user), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/user/sparse", test_sparse);
  g_test_add_func ("/user/round-trip", test_round_trip);
  g_test_add_func ("/user/refused", test_refused);
  g_test_add_func ("/user/set", test_set);
  g_test_add_func ("/user/adopt", test_adopt);
  g_test_add_func ("/user/search", test_search);
  g_test_add_func ("/user/name", test_name);
  g_test_add_func ("/user/attention", test_attention);
  g_test_add_func ("/user/duplicate", test_duplicate);

  return g_test_run ();
}
