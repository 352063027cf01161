/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A record in which everything is odd: an edit of one field touches no other. */

#include <string.h>

#include "lk-draft.h"
#include "lk-field-kind.h"
#include "lk-test-json.h"
#include "lk-test-samples.h"
#include "lk-user-fields.h"

static void
assert_body (LkDraft *draft, const char *expected)
{
  g_autoptr (JsonObject) body = lk_draft_to_json (draft);

  lk_test_assert_json_object (body, expected);
}

static void
assert_one (LkDraft *draft, const LkField *field, const LkValue *value)
{
  g_autoptr (JsonObject) body = lk_draft_to_json (draft);
  g_autoptr (JsonNode) expected = lk_field_to_json (field, value);

  g_assert_cmpuint (json_object_get_size (body), ==, 1);
  g_assert_true (json_node_equal (json_object_get_member (body, field->name), expected));
  g_assert_true (lk_value_equal (lk_draft_get (draft, field), value));
  g_assert_true (lk_draft_is_changed (draft, field));
  g_assert_true (lk_draft_next_change (draft, NULL) == field);
  g_assert_null (lk_draft_next_change (draft, field));
}

static void
add_rows (GString *text, const char *name, guint n_rows, const char *row)
{
  g_string_append_printf (text, ",'%s':[", name);
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autoptr (GString) one = g_string_new (row);

      g_string_replace (one, "#", number, 0);
      g_string_append_printf (text, "%s%s", i > 0 ? "," : "", one->str);
    }
  g_string_append_c (text, ']');
}

static void
add_keys (GString *text)
{
  g_string_append (text, ",'Blfs':'<PhoneDevice><BLFS>");
  for (guint i = 0; text->len < 60000; i++)
    g_string_append_printf (text, "<BLF ID=\\'%u\\' BLFNo=\\'%u\\' Newer=\\'1\\'>%u</BLF>", i, i,
                            i);
  g_string_append (text, "</BLFS><Unknown/></PhoneDevice>'");
}

static char *
dup_monster (void)
{
  GString *text = g_string_new ("{'Id':7,'Number':'107','FirstName':'אדה 🙂','LastName':null,"
                                "'SRTPMode':'Newer','QueueStatus':null,'Enabled':null,"
                                "'OfficeHoursProps':['Newer','GlobalSchedule'],"
                                "'Unknown':{'a':[null]},'Hours':{'Type':'Newer','Periods':null}");

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    if (lk_user_fields[i].kind == &lk_kind_bool && !strstr (text->str, lk_user_fields[i].name))
      g_string_append_printf (text, ",'%s':null", lk_user_fields[i].name);
  add_rows (text, "Groups", 300,
            "{'GroupId':#,'Name':'مجموعة #','Newer':#,'Rights':{'RoleName':'Newer#','X':null}}");
  add_rows (text, "ForwardingExceptions", 50,
            "{'Id':#,'Condition':'Newer','Data':null,'Destination':{'To':'Newer','X':#},"
            "'Hours':{'Type':'Newer','Periods':[{'DayOfWeek':null,'Start':'#'}]}}");
  add_rows (text, "ForwardingProfiles", 9,
            "{'Id':#,'Name':null,'AvailableRoute':{'X':#},'AwayRoute':{'Internal':null}}");
  add_rows (text, "Phones", 20, "{'Id':#,'Settings':null,'Newer':{'Secret':[#]}}");
  add_rows (text, "Greetings", 7, "{'Type':'Newer#','Filename':null}");
  add_keys (text);
  g_string_append_c (text, '}');
  return g_string_free (text, FALSE);
}

static LkUser *
new_monster (void)
{
  g_autoptr (LkFieldSet) fields = lk_field_set_new_page (LK_VERSION_NEWEST);
  g_autofree char *text = dup_monster ();
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) error = NULL;
  LkUser *user;

  /* lk_test_json() makes quotation marks of apostrophes; those of the XML were spared by a mark. */
  g_autoptr (GString) marked = g_string_new (text);
  g_string_replace (marked, "\\'", "\\u0027", 0);
  node = lk_test_json (marked->str);
  user = lk_user_new_from_json (fields, json_node_get_object (node), &error);
  g_assert_no_error (error);
  return user;
}

static void
test_monster (void)
{
  g_autoptr (LkUser) user = new_monster ();
  g_autoptr (LkDraft) draft = lk_draft_new (user);

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    {
      const LkField *field = &lk_user_fields[i];
      g_auto (LkValue) other = LK_VALUE_INIT;

      if (field == lk_user_field_id)
        continue;
      lk_test_get_sample (field, 1, &other);
      g_assert_true (lk_draft_set (draft, field, &other));
      assert_one (draft, field, &other);
      lk_draft_put_back (draft, field);
      assert_body (draft, "{}");
      g_assert_true (lk_value_equal (lk_draft_get (draft, field), lk_user_get (user, field))
                     || !lk_value_is_set (lk_user_get (user, field)));
    }

  while (lk_draft_undo (draft) != NULL)
    ;
  assert_body (draft, "{}");
}

/* Reading all of it into forms and out again changes nothing. */
static void
test_monster_lines (void)
{
  g_autoptr (LkUser) user = new_monster ();

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    {
      const LkField *field = &lk_user_fields[i];
      g_auto (GStrv) lines = lk_field_dup_lines (field, lk_user_get (user, field));
      g_autofree char *doubt = lk_field_dup_doubt (field, lk_user_get (user, field));

      for (guint line = 0; lines[line] != NULL; line++)
        g_assert_true (g_utf8_validate (lines[line], -1, NULL));
      if (field == lk_user_field_groups)
        g_assert_cmpuint (g_strv_length (lines), ==, 300);
      if (g_str_equal (field->name, "ForwardingExceptions"))
        g_assert_cmpuint (g_strv_length (lines), ==, 50);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/monster/draft", test_monster);
  g_test_add_func ("/monster/lines", test_monster_lines);

  return g_test_run ();
}
