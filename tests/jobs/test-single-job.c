/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "lk-await.h"
#include "lk-single-job.h"
#include "lk-stub.h"
#include "lk-test-journal.h"
#include "lk-user-create-private.h"
#include "lk-user-fields.h"
#include "lk-works.h"

#define HIDDEN "Hidden-4711!Ab"

static LkSaveResult *
save (LkWorks *works, LkJobs *jobs, LkDraft *draft, gboolean *was_noted)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *pending = NULL;
  LkSaveResult *saved;

  lk_single_job_save_async (jobs, works->desk.pbx, draft, NULL, lk_await_cb, &pending);
  result = lk_await (&pending);
  saved = lk_single_job_save_finish (works->desk.pbx, result, was_noted, &error);
  g_assert_no_error (error);
  return saved;
}

static LkCreateResult *
create (LkWorks *works, LkDraft *draft, gboolean *was_noted)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *pending = NULL;
  LkCreateResult *created;

  lk_single_job_create_async (works->jobs, works->desk.pbx, draft, NULL, lk_await_cb, &pending);
  result = lk_await (&pending);
  created = lk_single_job_create_finish (works->desk.pbx, result, was_noted, &error);
  g_assert_no_error (error);
  return created;
}

/* The only job that there is. */
static LkJob *
load_only (LkWorks *works)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = lk_test_journal_list (works->journal, NULL, NULL, &error);
  LkJob *job;

  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 1);
  job = lk_test_journal_load (works->journal, lk_job_summary_get_id (list->pdata[0]), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lk_job_get_n_items (job), ==, 1);
  g_assert_cmpstr (lk_job_get_profile_name (job), ==, "Works");
  g_assert_cmpint (lk_job_get_started_at (job), >, 0);
  return job;
}

static LkDraft *
edit (LkWorks *works, const char *name)
{
  LkDraft *draft = lk_desk_edit (&works->desk, works->desk.id);

  lk_desk_set_text (draft, lk_user_field_first_name->name, name);
  return draft;
}

static void
test_saved (void)
{
  LkWorks works;
  g_autoptr (LkDraft) draft = NULL;
  g_autoptr (LkSaveResult) saved = NULL;
  g_autoptr (LkJob) job = NULL;
  g_autofree char *former = NULL;
  gboolean was_noted = FALSE;
  LkDifference *difference;
  LkJobItem *item;

  lk_works_init (&works, 80);
  draft = edit (&works, "Nobody");
  former = g_strdup (lk_user_get_text (lk_draft_get_original (draft), lk_user_field_first_name));
  saved = save (&works, works.jobs, draft, &was_noted);
  g_assert_cmpint (saved->state, ==, LK_SAVE_DONE);
  g_assert_true (was_noted);

  job = load_only (&works);
  g_assert_cmpint (lk_job_get_kind (job), ==, LK_JOB_EDIT);
  g_assert_cmpint (lk_job_get_state (job), ==, LK_JOB_FINISHED);
  g_assert_cmpint (lk_job_get_ended_at (job), >=, lk_job_get_started_at (job));
  item = lk_job_get_item (job, 0);
  difference = lk_job_item_get_difference (item);
  g_assert_cmpint (lk_job_item_get_state (item), ==, LK_ITEM_DONE);
  g_assert_cmpint (lk_job_item_get_user_id (item), ==, works.desk.id);
  g_assert_cmpstr (lk_value_get_text (lk_difference_get_before (difference, 0)), ==, former);
  g_assert_cmpstr (lk_value_get_text (lk_difference_get_wanted (difference, 0)), ==, "Nobody");
  g_assert_cmpstr (lk_user_get_text (lk_job_item_get_after (item), lk_user_field_first_name), ==,
                   "Nobody");
  g_assert_true (lk_works_is_as_wanted (&works, item));
  lk_works_clear (&works);
}

/* Whoever loses power while the request is on its way finds it in the journal; and what goes out is
 * what stands there, whatever the person types meanwhile. */
static void
test_noted_first (void)
{
  LkWorks works;
  g_autoptr (LkDraft) draft = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (LkJob) job = NULL;
  g_autoptr (LkSaveResult) saved = NULL;
  GAsyncResult *pending = NULL;

  lk_works_init (&works, 80);
  draft = edit (&works, "Nobody");
  lk_desk_set (&works.desk, "latency=300@*,PATCH");
  lk_single_job_save_async (works.jobs, works.desk.pbx, draft, NULL, lk_await_cb, &pending);
  lk_desk_set_text (draft, lk_user_field_first_name->name, "Somebody");
  while (lk_demo_pbx_count_requests (works.desk.demo, "PATCH", "/xapi/v1/Users({Id})") == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (pending);

  job = load_only (&works);
  g_assert_cmpint (lk_job_get_state (job), ==, LK_JOB_RUNNING);
  g_assert_cmpint (lk_job_item_get_state (lk_job_get_item (job, 0)), ==, LK_ITEM_SENDING);

  result = lk_await (&pending);
  saved = lk_single_job_save_finish (works.desk.pbx, result, NULL, NULL);
  g_assert_cmpint (saved->state, ==, LK_SAVE_DONE);
  g_assert_true (lk_works_is_as_wanted (&works, lk_job_get_item (job, 0)));
  g_clear_object (&result);
  lk_works_clear (&works);
}

static void
check_outcome (const char *knob, const char *rival, LkSaveState state, LkItemState outcome)
{
  LkWorks works;
  g_autoptr (LkDraft) draft = NULL;
  g_autoptr (LkSaveResult) saved = NULL;
  g_autoptr (LkJob) job = NULL;
  g_autofree char *refuse = NULL;
  LkJobItem *item;

  lk_works_init (&works, 80);
  draft = edit (&works, "Nobody");
  refuse = g_strdup_printf ("refuse-user=%d", works.desk.id);
  if (knob != NULL)
    lk_desk_set (&works.desk, knob);
  else if (rival == NULL)
    lk_desk_set (&works.desk, refuse);
  if (rival != NULL)
    lk_desk_rival (&works.desk, works.desk.id, rival);
  saved = save (&works, works.jobs, draft, NULL);
  g_assert_cmpint (saved->state, ==, state);

  job = load_only (&works);
  item = lk_job_get_item (job, 0);
  g_assert_cmpint (lk_job_get_state (job), ==, LK_JOB_FINISHED);
  g_assert_cmpint (lk_job_item_get_state (item), ==, outcome);
  g_assert_cmpstr (lk_job_item_get_message (item), ==,
                   saved->error != NULL ? saved->error->message : "");
  lk_works_clear (&works);
}

static void
test_outcomes (void)
{
  check_outcome ("lost@1,PATCH /xapi/v1/Users", NULL, LK_SAVE_DONE, LK_ITEM_DONE);
  check_outcome (NULL, "{'FirstName':'Rival'}", LK_SAVE_CONFLICT, LK_ITEM_SKIPPED);
  check_outcome (NULL, NULL, LK_SAVE_REFUSED, LK_ITEM_FAILED);
}

/* Both the answer and the one to the question what became of it are lost. */
static void
test_unknown (void)
{
  LkWorks works;
  g_autoptr (LkDraft) draft = NULL;
  g_autoptr (LkSaveResult) saved = NULL;
  g_autoptr (LkJob) job = NULL;

  lk_works_init (&works, 80);
  draft = edit (&works, "Nobody");
  lk_desk_set (&works.desk, "lost@1,PATCH /xapi/v1/Users");
  for (guint n = 2; n < 12; n++)
    {
      g_autofree char *spec = g_strdup_printf ("status=500@%u,GET /xapi/v1/Users(", n);

      lk_desk_set (&works.desk, spec);
    }
  saved = save (&works, works.jobs, draft, NULL);
  g_assert_cmpint (saved->state, ==, LK_SAVE_UNKNOWN);
  job = load_only (&works);
  g_assert_cmpint (lk_job_item_get_state (lk_job_get_item (job, 0)), ==, LK_ITEM_UNKNOWN);
  lk_works_clear (&works);
}

/* Of a secret there is only that it changed. */
static void
test_secret (void)
{
  LkWorks works;
  g_autoptr (LkDraft) draft = NULL;
  g_autoptr (LkSaveResult) saved = NULL;
  g_autoptr (LkJob) job = NULL;
  LkDifference *difference;

  lk_works_init (&works, 80);
  draft = edit (&works, "Nobody");
  lk_desk_set_text (draft, lk_user_field_access_password->name, HIDDEN);
  saved = save (&works, works.jobs, draft, NULL);
  g_assert_cmpint (saved->state, ==, LK_SAVE_DONE);

  job = load_only (&works);
  difference = lk_job_item_get_difference (lk_job_get_item (job, 0));
  g_assert_cmpuint (lk_difference_count (difference), ==, 2);
  g_assert_true (lk_difference_has (difference, lk_user_field_access_password));
  for (guint i = 0; i < 2; i++)
    g_assert_cmpstr (lk_value_get_text (lk_difference_get_wanted (difference, i)), !=, HIDDEN);
  lk_works_clear (&works);
}

/* The person looks at what becomes of it, so it is done also where nothing can be written down. */
static void
test_without_journal (void)
{
  LkWorks works;
  g_autoptr (LkDraft) draft = NULL;
  g_autoptr (LkDraft) second = NULL;
  g_autoptr (LkSaveResult) saved = NULL;
  g_autoptr (LkSaveResult) again = NULL;
  gboolean was_noted = TRUE;

  lk_works_init (&works, 80);
  draft = edit (&works, "Nobody");
  lk_journal_close (works.journal);
  saved = save (&works, works.jobs, draft, &was_noted);
  g_assert_cmpint (saved->state, ==, LK_SAVE_DONE);
  g_assert_false (was_noted);

  second = edit (&works, "Somebody");
  was_noted = TRUE;
  again = save (&works, NULL, second, &was_noted);
  g_assert_cmpint (again->state, ==, LK_SAVE_DONE);
  g_assert_false (was_noted);
  lk_works_clear (&works);
}

/* What changes nothing is nothing to write down. */
static void
test_nothing (void)
{
  LkWorks works;
  g_autoptr (LkDraft) draft = NULL;
  g_autoptr (LkSaveResult) saved = NULL;
  g_autoptr (GPtrArray) list = NULL;

  lk_works_init (&works, 80);
  draft = lk_desk_edit (&works.desk, works.desk.id);
  saved = save (&works, works.jobs, draft, NULL);
  g_assert_cmpint (saved->state, ==, LK_SAVE_DONE);
  list = lk_test_journal_list (works.journal, NULL, NULL, NULL);
  g_assert_cmpuint (list->len, ==, 0);
  lk_works_clear (&works);
}

static void
test_cancelled (void)
{
  LkWorks works;
  g_autoptr (LkDraft) draft = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LkJob) job = NULL;
  GAsyncResult *pending = NULL;

  lk_works_init (&works, 80);
  draft = edit (&works, "Nobody");
  lk_single_job_save_async (works.jobs, works.desk.pbx, draft, cancellable, lk_await_cb, &pending);
  g_cancellable_cancel (cancellable);
  result = lk_await (&pending);
  g_assert_null (lk_single_job_save_finish (works.desk.pbx, result, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_object (&result);

  job = load_only (&works);
  g_assert_cmpint (lk_job_get_state (job), ==, LK_JOB_STOPPED);
  g_assert_cmpint (lk_job_item_get_state (lk_job_get_item (job, 0)), ==, LK_ITEM_PLANNED);
  g_assert_cmpuint (lk_demo_pbx_count_changes (works.desk.demo, works.desk.id), ==, 0);
  lk_works_clear (&works);
}

static LkDraft *
begin_user (const char *number)
{
  LkDraft *draft = lk_draft_new_user (LK_VERSION_NEWEST);

  lk_desk_set_text (draft, lk_user_field_number->name, number);
  lk_desk_set_text (draft, lk_user_field_first_name->name, "Zoë");
  lk_desk_set_text (draft, lk_user_field_last_name->name, "Almeida");
  lk_desk_set_text (draft, lk_user_field_access_password->name, HIDDEN);
  return draft;
}

static void
quote_cb (LkStub *stub, SoupServerMessage *message, gpointer user_data)
{
  lk_stub_answer_json (message, 400,
                       "{\"error\":{\"code\":\"\",\"message\":\"The value '" HIDDEN
                       "' is not valid, nor is " HIDDEN "\"}}");
}

/* A phone system that quotes what it refuses quotes it to the person, and not to the journal. */
static void
test_quoted_secret (void)
{
  for (guint i = 0; i < 2; i++)
    {
      LkWorks works;
      g_autoptr (LkStub) stub = lk_stub_new (quote_cb, NULL);
      g_autoptr (LkPbx) pbx = lk_await_new_pbx (lk_stub_get_origin (stub));
      g_autoptr (LkDraft) draft = NULL;
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (LkJob) job = NULL;
      GAsyncResult *pending = NULL;
      const char *message;

      lk_works_init (&works, 80);
      draft = i == 0 ? edit (&works, "Nobody") : begin_user ("899");
      lk_desk_set_text (draft, lk_user_field_access_password->name, HIDDEN);
      if (i == 0)
        lk_single_job_save_async (works.jobs, pbx, draft, NULL, lk_await_cb, &pending);
      else
        lk_single_job_create_async (works.jobs, pbx, draft, NULL, lk_await_cb, &pending);
      result = lk_await (&pending);

      job = load_only (&works);
      message = lk_job_item_get_message (lk_job_get_item (job, 0));
      g_assert_cmpint (lk_job_item_get_state (lk_job_get_item (job, 0)), ==, LK_ITEM_FAILED);
      g_assert_nonnull (strstr (message, "is not valid, nor is"));
      g_assert_null (strstr (message, HIDDEN));
      g_clear_object (&result);
      lk_works_clear (&works);
    }
}

static void
test_created (void)
{
  LkWorks works;
  g_autoptr (LkDraft) draft = begin_user ("899");
  g_autoptr (LkCreateResult) created = NULL;
  g_autoptr (LkJob) job = NULL;
  gboolean was_noted = FALSE;
  LkJobItem *item;

  lk_user_create_patience = 1;
  lk_works_init (&works, 80);
  created = create (&works, draft, &was_noted);
  g_assert_cmpint (created->state, ==, LK_CREATE_DONE);
  g_assert_true (was_noted);

  job = load_only (&works);
  item = lk_job_get_item (job, 0);
  g_assert_cmpint (lk_job_get_kind (job), ==, LK_JOB_CREATE);
  g_assert_cmpint (lk_job_get_state (job), ==, LK_JOB_FINISHED);
  g_assert_cmpint (lk_job_item_get_state (item), ==, LK_ITEM_DONE);
  g_assert_cmpint (lk_job_item_get_new_id (item), ==, created->id);
  g_assert_cmpint (lk_demo_pbx_find_number (works.desk.demo, "899"), ==, created->id);
  g_assert_cmpstr (lk_job_item_get_number (item), ==, "899");
  g_assert_cmpstr (lk_job_item_get_name (item), ==, "Zoë Almeida");
  g_assert_cmpstr (lk_user_get_text (lk_job_item_get_snapshot (item), lk_user_field_last_name), ==,
                   "Almeida");
  g_assert_cmpstr (lk_user_get_text (lk_job_item_get_snapshot (item),
                                     lk_user_field_access_password),
                   ==, "");
  lk_works_clear (&works);
}

static void
test_not_created (void)
{
  LkWorks works;
  g_autoptr (LkDraft) draft = NULL;
  g_autoptr (LkUser) somebody = NULL;
  g_autoptr (LkCreateResult) created = NULL;
  g_autoptr (LkJob) job = NULL;

  lk_works_init (&works, 80);
  somebody = lk_desk_open (&works.desk, works.desk.id);
  draft = begin_user (lk_user_get_text (somebody, lk_user_field_number));
  created = create (&works, draft, NULL);
  g_assert_cmpint (created->state, ==, LK_CREATE_TAKEN);
  job = load_only (&works);
  g_assert_cmpint (lk_job_item_get_state (lk_job_get_item (job, 0)), ==, LK_ITEM_FAILED);
  g_assert_cmpint (lk_job_item_get_new_id (lk_job_get_item (job, 0)), ==, 0);
  g_assert_cmpstr (lk_job_item_get_message (lk_job_get_item (job, 0)), ==, created->error->message);
  lk_works_clear (&works);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/jobs/single-job/saved", test_saved);
  g_test_add_func ("/jobs/single-job/noted-first", test_noted_first);
  g_test_add_func ("/jobs/single-job/outcomes", test_outcomes);
  g_test_add_func ("/jobs/single-job/unknown", test_unknown);
  g_test_add_func ("/jobs/single-job/secret", test_secret);
  g_test_add_func ("/jobs/single-job/quoted-secret", test_quoted_secret);
  g_test_add_func ("/jobs/single-job/without-journal", test_without_journal);
  g_test_add_func ("/jobs/single-job/nothing", test_nothing);
  g_test_add_func ("/jobs/single-job/cancelled", test_cancelled);
  g_test_add_func ("/jobs/single-job/created", test_created);
  g_test_add_func ("/jobs/single-job/not-created", test_not_created);
  return g_test_run ();
}
