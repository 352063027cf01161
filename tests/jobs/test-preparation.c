/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-await.h"
#include "lk-error.h"
#include "lk-prepare.h"
#include "lk-survey.h"
#include "lk-user-fields.h"
#include "lk-works.h"

#define N_USERS 300

static const LkField *
find (const char *name)
{
  return lk_user_field_find (name);
}

static LkWishes *
wish (const char *name, LkWishAct act, const char *json)
{
  LkWishes *wishes = lk_wishes_new ();
  g_auto (LkValue) value = LK_VALUE_INIT;
  g_autoptr (JsonNode) node = lk_desk_json (json);
  g_autoptr (GError) error = NULL;

  lk_field_from_json (find (name), node, &value, &error);
  g_assert_no_error (error);
  lk_wishes_put (wishes, find (name), act, &value);
  return wishes;
}

/* Users who are as wanted, gone, changed since the list was loaded, and cannot take it. */
static void
test_states (void)
{
  LkWorks works;
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (LkWishes) wishes = wish ("PromptSet", LK_WISH_SET, "'linekeeper'");
  g_autoptr (LkJob) job = NULL;
  LkDifference *difference;
  int ids[4];

  lk_works_init (&works, N_USERS);
  people = lk_works_list_people (&works, 0, 4);
  for (guint i = 0; i < 4; i++)
    ids[i] = lk_user_get_id (people->pdata[i]);
  lk_desk_rival (&works.desk, ids[1], "{'PromptSet':'linekeeper'}");
  lk_desk_rival (&works.desk, ids[2], "{'PromptSet':'theirs'}");
  lk_demo_pbx_remove_user (works.desk.demo, ids[3], NULL);

  lk_desk_watch (&works.desk);
  job = lk_works_plan (&works, people, wishes);
  g_assert_cmpuint (works.desk.bodies->len, ==, 0);
  g_assert_cmpuint (works.desk.reads->len, ==, 1);
  g_assert_cmpint (lk_job_item_get_state (lk_job_get_item (job, 0)), ==, LK_ITEM_PLANNED);
  g_assert_cmpint (lk_job_item_get_state (lk_job_get_item (job, 1)), ==, LK_ITEM_UNCHANGED);
  g_assert_cmpint (lk_job_item_get_state (lk_job_get_item (job, 2)), ==, LK_ITEM_PLANNED);
  g_assert_cmpint (lk_job_item_get_state (lk_job_get_item (job, 3)), ==, LK_ITEM_SKIPPED);
  difference = lk_job_item_get_difference (lk_job_get_item (job, 2));
  g_assert_cmpstr (lk_value_get_text (lk_difference_get_before (difference, 0)), ==, "theirs");
  g_assert_cmpstr (lk_value_get_text (lk_difference_get_wanted (difference, 0)), ==, "linekeeper");
  g_assert_cmpuint (lk_job_count_ticked (job), ==, 2);
  lk_works_clear (&works);
}

/* One is left out with the reason, the others are not. */
static void
test_unsuitable (void)
{
  LkWorks works;
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (LkWishes) wishes = NULL;
  g_autoptr (LkJob) job = NULL;
  g_autofree char *json = NULL;

  lk_works_init (&works, N_USERS);
  people = lk_works_list_people (&works, 0, 3);
  g_ptr_array_add (people, g_object_ref (people->pdata[0]));
  json = g_strdup_printf (
    "[{'Condition':'BasedOnCallerID','Data':'030','Destination':{'To':'Extension','Number':'%s'}}]",
    lk_user_get_text (people->pdata[1], lk_user_field_number));
  wishes = wish ("ForwardingExceptions", LK_WISH_ADD, json);
  job = lk_works_plan (&works, people, wishes);
  g_assert_cmpuint (lk_job_get_n_items (job), ==, 3);
  g_assert_cmpuint (lk_job_count (job, LK_ITEM_PLANNED), ==, 2);
  g_assert_cmpint (lk_job_item_get_state (lk_job_get_item (job, 1)), ==, LK_ITEM_SKIPPED);
  g_assert_cmpstr (lk_job_item_get_message (lk_job_get_item (job, 1)), !=, "");
  lk_works_clear (&works);
}

/* Whoever disables everybody does not lock the program out: nobody could enable them again. */
static void
test_own_account (void)
{
  LkWorks works;
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (LkWishes) disabling = wish ("Enabled", LK_WISH_SET, "false");
  g_autoptr (LkWishes) other = wish ("PromptSet", LK_WISH_SET, "'linekeeper'");
  g_autoptr (LkJob) job = NULL;
  g_autoptr (LkJob) harmless = NULL;

  lk_works_init (&works, N_USERS);
  people = lk_works_list_people (&works, 0, 3);
  for (guint i = 0; i < 3; i++)
    lk_desk_rival (&works.desk, lk_user_get_id (people->pdata[i]), "{'Enabled':true}");
  g_object_set (works.profile, "client-id",
                lk_user_get_text (people->pdata[1], lk_user_field_number), NULL);

  job = lk_works_plan (&works, people, disabling);
  g_assert_cmpuint (lk_job_count (job, LK_ITEM_PLANNED), ==, 2);
  g_assert_cmpint (lk_job_item_get_state (lk_job_get_item (job, 1)), ==, LK_ITEM_SKIPPED);
  g_assert_nonnull (
    strstr (lk_job_item_get_message (lk_job_get_item (job, 1)), "cannot disable itself"));

  harmless = lk_works_plan (&works, people, other);
  g_assert_cmpuint (lk_job_count (harmless, LK_ITEM_SKIPPED), ==, 0);
  lk_works_clear (&works);
}

static void
start (LkPreparation *preparation, GCancellable *cancellable, GAsyncResult **pending)
{
  lk_preparation_run_async (preparation, cancellable, lk_await_cb, pending);
}

/* Where the phone system does not answer there is no plan, and the next try makes one. */
static void
test_troubles (void)
{
  static const char *const faults[] = { "reset@*", "status=503@*", "garbage@*", "status=403@*" };
  LkWorks works;
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (LkWishes) wishes = wish ("VMEnabled", LK_WISH_SET, "false");
  g_autoptr (LkJob) job = NULL;

  lk_works_init (&works, N_USERS);
  people = lk_works_list_people (&works, 0, 150);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      LkPreparation *preparation =
        lk_prepare_update (works.directory, works.profile, people, wishes);
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;
      GAsyncResult *pending = NULL;

      lk_desk_set (&works.desk, faults[i]);
      start (preparation, NULL, &pending);
      result = lk_await (&pending);
      g_assert_null (lk_preparation_run_finish (preparation, result, &error));
      g_assert_nonnull (error);
      g_clear_object (&result);
      lk_await_finalize (preparation);
      lk_demo_pbx_clear_faults (works.desk.demo);
    }

  job = lk_works_plan (&works, people, wishes);
  g_assert_cmpuint (lk_job_get_n_items (job), ==, 150);
  lk_works_clear (&works);
}

static void
cancel_cb (LkPreparation *preparation, GParamSpec *pspec, GCancellable *cancellable)
{
  if (lk_preparation_get_progress (preparation) > 0.3)
    g_cancellable_cancel (cancellable);
}

static void
test_cancel (void)
{
  LkWorks works;
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (LkWishes) wishes = wish ("VMEnabled", LK_WISH_SET, "false");

  lk_works_init (&works, N_USERS);
  people = lk_works_list_people (&works, 0, 200);
  for (guint i = 0; i < 2; i++)
    {
      LkPreparation *preparation =
        lk_prepare_update (works.directory, works.profile, people, wishes);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;
      GAsyncResult *pending = NULL;

      g_signal_connect (preparation, "notify::progress", G_CALLBACK (cancel_cb), cancellable);
      start (preparation, cancellable, &pending);
      if (i == 0)
        g_cancellable_cancel (cancellable);
      result = lk_await (&pending);
      g_assert_null (lk_preparation_run_finish (preparation, result, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_object (&result);
      lk_await_finalize (preparation);
    }
  lk_works_clear (&works);
}

/* A survey */

static void
survey_run (LkSurvey *survey, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *pending = NULL;

  lk_survey_run_async (survey, NULL, lk_await_cb, &pending);
  result = lk_await (&pending);
  lk_survey_run_finish (survey, result, error);
}

static LkFieldSet *
batch_fields (void)
{
  const LkField *fields[LK_N_USER_FIELDS];
  guint n = 0;

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    if (lk_field_has (&lk_user_fields[i], LK_FIELD_BATCH))
      fields[n++] = &lk_user_fields[i];
  return lk_field_set_new_of (fields, n);
}

static guint
add_up (GPtrArray *rows)
{
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      LkSurveyRow *row = rows->pdata[i];

      g_assert_cmpuint (row->n_users, >, 0);
      g_assert_nonnull (row->names[0]);
      if (i > 0)
        g_assert_cmpuint (row->n_users, <=, ((LkSurveyRow *) rows->pdata[i - 1])->n_users);
      n += row->n_users;
    }
  return n;
}

/* Everyone is in one row of each field, and what a row says is true of its users. */
static void
test_survey (void)
{
  LkWorks works;
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (LkFieldSet) fields = batch_fields ();
  LkSurvey *survey;
  GPtrArray *rows;
  g_autoptr (GError) error = NULL;

  lk_works_init (&works, N_USERS);
  people = lk_works_list_people (&works, 0, 250);
  for (guint i = 0; i < people->len; i++)
    lk_desk_rival (&works.desk, lk_user_get_id (people->pdata[i]),
                   i < 3     ? "{'PromptSet':'rare','Language':''}"
                   : i < 103 ? "{'PromptSet':'common','Language':null}"
                             : "{'PromptSet':'most','Language':'EN'}");

  survey = lk_survey_new (works.directory, people, fields);
  g_assert_cmpuint (lk_survey_get_rows (survey, find ("PromptSet"))->len, ==, 0);
  lk_desk_watch (&works.desk);
  survey_run (survey, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (works.desk.reads->len, ==, 3);
  g_assert_cmpuint (lk_survey_get_n_read (survey), ==, 250);

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    if (lk_field_has (&lk_user_fields[i], LK_FIELD_BATCH))
      g_assert_cmpuint (add_up (lk_survey_get_rows (survey, &lk_user_fields[i])), ==, 250);

  rows = lk_survey_get_rows (survey, find ("PromptSet"));
  g_assert_cmpuint (rows->len, ==, 3);
  g_assert_cmpstr (lk_value_get_text (&((LkSurveyRow *) rows->pdata[0])->value), ==, "most");
  g_assert_cmpuint (((LkSurveyRow *) rows->pdata[1])->n_users, ==, 100);
  g_assert_cmpuint (((LkSurveyRow *) rows->pdata[2])->n_users, ==, 3);
  g_assert_cmpuint (g_strv_length (((LkSurveyRow *) rows->pdata[2])->names), ==, 3);
  g_assert_cmpuint (lk_survey_get_rows (survey, find ("Language"))->len, ==, 2);
  lk_await_finalize (survey);
  lk_works_clear (&works);
}

/* What differs by the person's own mailbox and the server's numbers alone is the same. */
static void
test_survey_own (void)
{
  LkWorks works;
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (LkFieldSet) fields = batch_fields ();
  LkSurvey *survey;
  GPtrArray *rows;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) error = NULL;

  lk_works_init (&works, N_USERS);
  people = lk_works_list_people (&works, 0, 30);
  for (guint i = 0; i < people->len; i++)
    lk_desk_rival (&works.desk, lk_user_get_id (people->pdata[i]),
                   "{'ForwardingExceptions':[{'Condition':'BasedOnCallerID','Data':'030',"
                   "'Destination':{'To':'VoiceMail','Number':''}}]}");
  survey = lk_survey_new (works.directory, people, fields);
  survey_run (survey, &error);
  g_assert_no_error (error);
  rows = lk_survey_get_rows (survey, find ("ForwardingExceptions"));
  g_assert_cmpuint (rows->len, ==, 1);
  node = lk_value_dup_json (&((LkSurveyRow *) rows->pdata[0])->value);
  g_assert_false (
    json_object_has_member (json_array_get_object_element (json_node_get_array (node), 0), "Id"));
  lk_await_finalize (survey);
  lk_works_clear (&works);
}

static void
test_survey_troubles (void)
{
  LkWorks works;
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (LkFieldSet) fields = batch_fields ();
  LkSurvey *survey;
  g_autoptr (GError) error = NULL;

  lk_works_init (&works, N_USERS);
  people = lk_works_list_people (&works, 0, 150);
  lk_desk_set (&works.desk, "reset@2");
  survey = lk_survey_new (works.directory, people, fields);
  survey_run (survey, &error);
  g_assert_error (error, LK_ERROR, LK_ERROR_OFFLINE);
  g_assert_cmpuint (lk_survey_get_n_read (survey), ==, 100);
  g_assert_cmpuint (add_up (lk_survey_get_rows (survey, find ("Enabled"))), ==, 100);
  lk_await_finalize (survey);
  lk_works_clear (&works);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/jobs/preparation/states", test_states);
  g_test_add_func ("/jobs/preparation/unsuitable", test_unsuitable);
  g_test_add_func ("/jobs/preparation/own-account", test_own_account);
  g_test_add_func ("/jobs/preparation/troubles", test_troubles);
  g_test_add_func ("/jobs/preparation/cancel", test_cancel);
  g_test_add_func ("/jobs/survey/counts", test_survey);
  g_test_add_func ("/jobs/survey/own", test_survey_own);
  g_test_add_func ("/jobs/survey/troubles", test_survey_troubles);

  return g_test_run ();
}
