/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "lk-job-report.h"
#include "lk-job-summary.h"
#include "lk-test-json.h"
#include "lk-test-samples.h"
#include "lk-user-fields.h"

#define HIDDEN "Hidden-4711"

static void
add_change (LkDifference *difference, const LkField *field, const char *before, const char *wanted)
{
  g_auto (LkValue) first = LK_VALUE_INIT;
  g_auto (LkValue) second = LK_VALUE_INIT;

  lk_value_set_text (&first, before);
  lk_value_set_text (&second, wanted);
  lk_difference_add (difference, field, &first, &second);
}

static LkJobItem *
add_item (LkJob *job, const char *number, const char *name, LkItemState state, const char *message)
{
  g_autoptr (LkJobItem) item = lk_job_item_new (7, number, name);

  lk_job_item_set_state (item, state, message);
  lk_job_add (job, item);
  return item;
}

/* Everything in it wants care: quotes, line ends, what looks like a formula, a secret. */
static LkJob *
make_job (void)
{
  LkJob *job = lk_job_new (LK_JOB_UPDATE);
  g_autoptr (LkDifference) difference = lk_difference_new (7);
  LkJobItem *item;

  lk_job_set_profile (job, "profile", "Acme GmbH", "900");
  lk_job_set_reason (job, "+Ticket, “12”");
  lk_job_set_state (job, LK_JOB_FINISHED);
  lk_job_set_started_at (job, G_GINT64_CONSTANT (1700000000) * G_USEC_PER_SEC);
  item = add_item (job, "100", "Zoë \"Z\" Almeida", LK_ITEM_DONE, "");
  add_change (difference, lk_user_field_first_name, "Zoë", "=HYPERLINK(\"x\")");
  add_change (difference, lk_user_field_last_name, "A\tB\r\nC", "-1");
  add_change (difference, lk_user_field_access_password, HIDDEN, HIDDEN "-2");
  lk_job_item_set_difference (item, difference);
  add_item (job, "101", "@Bo", LK_ITEM_FAILED, "\tRefused, “really”");
  return job;
}

static void
test_csv (void)
{
  g_autoptr (LkJob) job = make_job ();
  g_autofree char *csv = lk_job_report_to_csv (job);

  g_assert_cmpstr (
    csv, ==,
    "\xef\xbb\xbf\"Extension\",\"Name\",\"Field\",\"Before\",\"Wanted\",\"Outcome\",\"Message\"\r\n"
    "\"100\",\"Zoë \"\"Z\"\" Almeida\",\"First name\",\"Zoë\",\"'=HYPERLINK(\"\"x\"\")\",\"Done\","
    "\"\"\r\n"
    "\"100\",\"Zoë \"\"Z\"\" Almeida\",\"Last name\",\"A\tB\r\nC\",\"'-1\",\"Done\",\"\"\r\n"
    "\"100\",\"Zoë \"\"Z\"\" Almeida\",\"Web client password\",\"not shown\",\"not shown\","
    "\"Done\",\"\"\r\n"
    "\"101\",\"'@Bo\",\"\",\"\",\"\",\"Failed\",\"'\tRefused, “really”\"\r\n");
}

static void
test_all_csv (void)
{
  g_autoptr (GPtrArray) jobs = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (LkJob) odd = lk_job_new (LK_JOB_DELETE);
  g_autofree char *csv = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (1700000000);
  g_autofree char *start =
    g_date_time_format (moment, "\"%Y-%m-%d\",\"%H:%M\",\"900\",\"Change of users\",\"'+Ticket, ");

  /* A moment that no calendar has. */
  lk_job_set_started_at (odd, G_MAXINT64);
  add_item (odd, "102", "Cy", LK_ITEM_DONE, "");
  g_ptr_array_add (jobs, make_job ());
  g_ptr_array_add (jobs, g_object_ref (odd));
  csv = lk_job_report_all_to_csv (jobs);
  lines = g_strsplit (csv, "\r\n\"", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 6);
  g_assert_nonnull (strstr (lines[0], "\"Day\",\"Time\",\"API client\",\"What\",\"Reason\""));
  g_assert_true (g_str_has_prefix (lines[1], start + 1));
  g_assert_true (g_str_has_prefix (lines[5], "\",\"\",\"\",\"Deletion of users\",\"\",\"102\""));
}

/* What goes to the clipboard may end up in a spreadsheet, too. */
static void
test_text (void)
{
  g_autoptr (LkJob) job = make_job ();
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autofree char *all = lk_job_report_to_text (job, NULL);
  g_autofree char *part = NULL;

  g_assert_nonnull (strstr (all, "100\tZoë \"Z\" Almeida\tLast name\tA B  C\t'-1\tDone\t\n"));
  g_ptr_array_add (items, lk_job_get_item (job, 1));
  part = lk_job_report_to_text (job, items);
  g_assert_cmpstr (part, ==,
                   "Extension\tName\tField\tBefore\tWanted\tOutcome\tMessage\n"
                   "101\t'@Bo\t\t\t\tFailed\t Refused, “really”\n");
}

static JsonObject *
parse (JsonParser *parser, const char *text)
{
  g_autoptr (GError) error = NULL;

  json_parser_load_from_data (parser, text, -1, &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (parser));
}

/* It says all there is to say, on lines, and no secret. */
static void
test_json (void)
{
  g_autoptr (LkJob) job = make_job ();
  g_autoptr (LkUser) user = lk_test_user_new (1);
  g_autofree char *text = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_auto (LkValue) secret = LK_VALUE_INIT;
  JsonObject *json, *item, *change;

  lk_value_set_text (&secret, HIDDEN);
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    if (lk_field_has (&lk_user_fields[i], LK_FIELD_SECRET))
      lk_user_set (user, &lk_user_fields[i], &secret);
  lk_job_item_set_snapshot (lk_job_get_item (job, 1), user);
  lk_job_item_set_after (lk_job_get_item (job, 1), user);
  text = lk_job_report_to_json (job);
  g_assert_null (strstr (text, HIDDEN));
  g_assert_nonnull (strstr (text, "\n  \"kind\": \"update\",\n"));

  json = parse (parser, text);
  g_assert_cmpstr (json_object_get_string_member (json, "started"), ==, "2023-11-14T22:13:20Z");
  g_assert_cmpstr (json_object_get_string_member (json, "reason"), ==, "+Ticket, “12”");
  item = json_array_get_object_element (json_object_get_array_member (json, "users"), 0);
  g_assert_cmpstr (json_object_get_string_member (item, "name"), ==, "Zoë \"Z\" Almeida");
  change = json_object_get_object_member (item, "change");
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (change, "wanted"),
                                                  lk_user_field_last_name->name),
                   ==, "-1");
  item = json_array_get_object_element (json_object_get_array_member (json, "users"), 1);
  g_assert_cmpstr (json_object_get_string_member (item, "outcome"), ==, "failed");
  g_assert_true (json_object_has_member (item, "snapshot"));
}

/* Every value that there can be comes out as JSON that is JSON. */
static void
test_json_of_every_field (void)
{
  for (guint sample = 0; sample < LK_TEST_N_SAMPLES; sample++)
    {
      g_autoptr (LkJob) job = make_job ();
      g_autoptr (LkUser) user = lk_test_user_new (sample);
      g_autoptr (GPtrArray) jobs = g_ptr_array_new ();
      g_autoptr (JsonParser) parser = json_parser_new ();
      g_autofree char *text = NULL;
      JsonArray *users;
      JsonObject *json;

      lk_job_item_set_snapshot (lk_job_get_item (job, 0), user);
      g_ptr_array_add (jobs, job);
      text = lk_job_report_all_to_json (jobs);
      json =
        json_array_get_object_element (json_object_get_array_member (parse (parser, text), "jobs"),
                                       0);
      users = json_object_get_array_member (json, "users");
      g_assert_true (
        json_object_has_member (json_object_get_object_member (json_array_get_object_element (users,
                                                                                              0),
                                                               "snapshot"),
                                lk_user_field_groups->name));
    }
}

static void
test_plan (void)
{
  g_autoptr (LkJob) job = make_job ();
  g_autoptr (GPtrArray)
    requests = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  g_autoptr (JsonNode) request =
    lk_test_json ("{'method':'POST','path':'Users/Pbx.BulkUpdate','body':{'Ids':[1,2],'None':[],"
                  "'Update':{'AccessPassword':'" HIDDEN "','FirstName':'a{\\\"}b\\\\'}}}");
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *text = NULL;
  JsonObject *json, *body, *update;

  g_ptr_array_add (requests, json_object_ref (json_node_get_object (request)));
  text = lk_job_report_plan_to_json (job, requests);
  g_assert_null (strstr (text, HIDDEN));
  json = parse (parser, text);
  body = json_object_get_object_member (
    json_array_get_object_element (json_object_get_array_member (json, "requests"), 0), "body");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (body, "Ids")), ==, 2);
  update = json_object_get_object_member (body, "Update");
  g_assert_cmpstr (json_object_get_string_member (update, "FirstName"), ==, "a{\"}b\\");
  g_assert_cmpstr (json_object_get_string_member (update, "AccessPassword"), ==, "••••");

  /* What will be sent is not what is shown. */
  body = json_object_get_object_member (json_node_get_object (request), "body");
  update = json_object_get_object_member (body, "Update");
  g_assert_cmpstr (json_object_get_string_member (update, "AccessPassword"), ==, HIDDEN);
}

static void
assert_summary (LkJobKind kind,
                const guint *counts,
                const char *who,
                const char *title,
                const char *outcome)
{
  g_autoptr (LkJob) job = lk_job_new (kind);
  const char *const none[] = { NULL };
  g_autoptr (LkJobSummary) summary = lk_job_summary_new (job, counts, none, who);
  g_autofree char *said_title = lk_job_summary_dup_title (summary);
  g_autofree char *said_outcome = lk_job_summary_dup_outcome (summary);

  g_assert_cmpstr (said_title, ==, title);
  g_assert_cmpstr (said_outcome, ==, outcome);
}

static void
test_summary (void)
{
  const guint many[LK_N_ITEM_STATES] = {
    [LK_ITEM_DONE] = 35, [LK_ITEM_FAILED] = 1, [LK_ITEM_SKIPPED] = 1
  };
  const guint one[LK_N_ITEM_STATES] = { [LK_ITEM_UNDONE] = 1 };
  const guint none[LK_N_ITEM_STATES] = { 0 };

  assert_summary (LK_JOB_UPDATE, many, "", "Change of 37 users", "1 failed · 35 done · 1 left out");
  assert_summary (LK_JOB_DELETE, many, "", "Deletion of 37 users",
                  "1 failed · 35 done · 1 left out");
  assert_summary (LK_JOB_EDIT, one, "Ada · 100", "Change of Ada · 100", "Taken back");
  assert_summary (LK_JOB_CREATE, one, "Ada · 100", "Creation of Ada · 100", "Taken back");
  assert_summary (LK_JOB_UPDATE, none, "", "Change of 0 users", "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/jobs/job-report/csv", test_csv);
  g_test_add_func ("/jobs/job-report/all-csv", test_all_csv);
  g_test_add_func ("/jobs/job-report/text", test_text);
  g_test_add_func ("/jobs/job-report/json", test_json);
  g_test_add_func ("/jobs/job-report/json-of-every-field", test_json_of_every_field);
  g_test_add_func ("/jobs/job-report/plan", test_plan);
  g_test_add_func ("/jobs/job-report/summary", test_summary);
  return g_test_run ();
}
