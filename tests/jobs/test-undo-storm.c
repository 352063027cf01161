/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "lk-clerk.h"
#include "lk-prepare.h"
#include "lk-user-create-private.h"
#include "lk-user-fields.h"

/* Thousands of users are deleted and brought back while things go wrong at any request, and while
 * somebody stops it or the program is killed. Whatever is said of a user is what the phone system
 * has; nobody is lost, and nobody comes twice. */

#define N_USERS  100
#define N_PEOPLE 40
#define N_STORM  250
#define N_BACK   200

/* How many rounds one phone system sees before its ledger is put away. */
#define N_SHIFT 300

typedef struct
{
  LkClerk clerk;
  GRand *random;
  guint round;
  GPtrArray *people;  /* of LkUser */
  GHashTable *before; /* Id to the JsonObject of who was there */
  guint n_users;      /* at the beginning of the round */
  guint n_faults;     /* that were set */
  guint n_met;        /* of which so many met a request */
  guint n_troubles;   /* steps that failed */
  guint n_deleted[LK_N_ITEM_STATES];
  guint n_created[LK_N_ITEM_STATES];
  guint n_put_back[LK_N_ITEM_STATES];
  gboolean is_late; /* whether something may be carried out after it was looked up */
} Storm;

/* What can go wrong, and how often in a row: libsoup repeats a reading once. */
static const struct
{
  const char *spec;
  guint times;
} troubles[] = {
  { "reset", 2 },      { "reset", 1 },
  { "lost", 2 },       { "lost", 1 },
  { "lost", 1 },       { "truncate", 1 },
  { "truncate", 2 },   { "garbage", 1 },
  { "html", 1 },       { "deep=1000", 1 },
  { "drip=400/0", 1 }, { "status=400", 1 },
  { "status=403", 1 }, { "status=404", 1 },
  { "status=405", 1 }, { "status=409", 1 },
  { "status=429", 1 }, { "status=500", 1 },
  { "status=500", 2 }, { "status=502", 1 },
  { "status=503", 1 }, { "status=504", 1 },
  { "unbound", 1 },    { "unauthorized", 1 },
  { "late=3", 1 },     { "redirect=https://elsewhere.example/", 1 },
};

/* Where, for each kind of job: anywhere, what reads, what writes. */
static const char *const places[][5] = {
  [LK_JOB_UPDATE] = { "/xapi/", "GET /xapi/v1/Users", "POST /xapi/v1/Users/Pbx.BulkUpdate",
                      "POST /xapi/v1/Users/Pbx.BulkUpdate", "PATCH /xapi/v1/Users(" },
  [LK_JOB_DELETE] = { "/xapi/", "GET /xapi/v1/Users", "POST /xapi/v1/Users/Pbx.BatchDelete",
                      "POST /xapi/v1/Users/Pbx.BatchDelete", "DELETE /xapi/v1/Users(" },
  [LK_JOB_CREATE] = { "/xapi/", "GET /xapi/v1/Users", "POST /xapi/v1/Users$",
                      "POST /xapi/v1/Users$", "PATCH /xapi/v1/Users(" },
};

#define FIRST_WRITE 2

static const char *const knobs[] = { "in=off", "in=on", "main-department=refused",
                                     "main-department=ignored", "new-rights=users" };

static guint
choose (Storm *storm, guint n)
{
  return (guint) g_rand_int_range (storm->random, 0, (gint32) n);
}

/* The weather */

static void
add_trouble (Storm *storm, LkJobKind kind)
{
  guint trouble = choose (storm, G_N_ELEMENTS (troubles));
  guint place = choose (storm, G_N_ELEMENTS (places[kind]));
  guint first;

  /* Whoever is asked for alone and is said not to be there is gone: that would be a lie. */
  if (g_str_equal (troubles[trouble].spec, "status=404"))
    place = FIRST_WRITE + choose (storm, G_N_ELEMENTS (places[kind]) - FIRST_WRITE);
  first = 1 + choose (storm, place < FIRST_WRITE ? 6 : 2);

  storm->is_late |= g_str_has_prefix (troubles[trouble].spec, "late");
  for (guint i = 0; i < troubles[trouble].times; i++)
    {
      g_autofree char *fault =
        g_strdup_printf ("%s@%u,%s", troubles[trouble].spec, first + i, places[kind][place]);

      lk_desk_set (&storm->clerk.desk, fault);
      storm->n_faults++;
    }
}

static void
make_trouble (Storm *storm, LkJob *job)
{
  guint n_troubles = 1 + choose (storm, 3);

  storm->is_late = FALSE;
  lk_desk_set (&storm->clerk.desk, "retry-after=0");
  lk_desk_set (&storm->clerk.desk, knobs[choose (storm, G_N_ELEMENTS (knobs))]);
  if (choose (storm, 4) == 0)
    {
      LkJobItem *item = lk_job_get_item (job, choose (storm, lk_job_get_n_items (job)));
      g_autofree char *fault = g_strdup_printf ("refuse-user=%d", lk_job_item_get_user_id (item));

      lk_desk_set (&storm->clerk.desk, fault);
      storm->n_faults++;
    }
  for (guint i = 0; i < n_troubles; i++)
    add_trouble (storm, lk_job_get_kind (job));
}

/* Lets whatever is late happen. */
static void
calm_down (Storm *storm)
{
  gint64 until = g_get_monotonic_time () + 6000;

  while (storm->is_late && g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, FALSE);
  lk_demo_pbx_clear_faults (storm->clerk.desk.demo);
}

/* Runs it to its end; or some steps, and then the person stops it, or the program is killed and
 * started again. Returns: (transfer full): the job as the journal has it in the end. */
static LkJob *
run (Storm *storm, LkJob *job)
{
  LkClerk *clerk = &storm->clerk;
  guint way = choose (storm, 4);
  guint n_steps = 1 + choose (storm, 5);
  gboolean is_done = FALSE;
  g_autoptr (LkJobWork) work = NULL;
  g_autoptr (LkJob) again = NULL;

  lk_clerk_begin (clerk, job);
  work = lk_clerk_new_work (clerk, job);
  for (guint i = 0; i < n_steps && way < 2 && !is_done; i++)
    lk_clerk_step (clerk, work, &is_done, NULL);

  if (way == 0)
    {
      again = lk_clerk_load (clerk, lk_job_get_id (job));
      lk_clerk_resume (clerk, again);
    }
  else
    {
      if (way == 1)
        lk_job_work_settle (work);
      lk_clerk_finish (clerk, work);
    }
  storm->n_troubles += clerk->n_troubles;
  calm_down (storm);
  return lk_clerk_load (clerk, lk_job_get_id (job));
}

/* The truth */

static gboolean
exists (Storm *storm, int id)
{
  g_autoptr (JsonObject) record = lk_demo_pbx_dup_record (storm->clerk.desk.demo, id);

  return record != NULL;
}

static void
tell (Storm *storm, LkJobItem *item)
{
  g_test_message ("round %u: %s is %d, “%s”", storm->round, lk_job_item_get_number (item),
                  (int) lk_job_item_get_state (item), lk_job_item_get_message (item));
}

static void
check_deleted (Storm *storm, LkJob *job)
{
  for (guint i = 0; i < lk_job_get_n_items (job); i++)
    {
      LkJobItem *item = lk_job_get_item (job, i);
      LkItemState state = lk_job_item_get_state (item);
      gboolean is_there = exists (storm, lk_job_item_get_user_id (item));
      gboolean says_gone = state == LK_ITEM_DONE || state == LK_ITEM_UNCHANGED;

      storm->n_deleted[state]++;
      g_assert_cmpint (state, !=, LK_ITEM_SENDING);
      if (says_gone == !is_there || state == LK_ITEM_UNKNOWN || (storm->is_late && !says_gone))
        continue;
      tell (storm, item);
      g_assert_not_reached ();
    }
}

/* Whatever the outcome does not name is as it was. */
static void
check_alike (Storm *storm, LkJobItem *item)
{
  LkUser *snapshot = lk_job_item_get_snapshot (item);
  g_autoptr (LkUser) now = NULL;

  if (*lk_job_item_get_message (item) != '\0')
    return;

  now = lk_desk_open (&storm->clerk.desk, lk_job_item_get_new_id (item));
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    {
      const LkField *field = &lk_user_fields[i];
      const LkValue *was = lk_user_get (snapshot, field);
      const LkValue *is = lk_user_get (now, field);

      if (lk_field_has (field, LK_FIELD_SECRET) || lk_field_has (field, LK_FIELD_READ_ONLY)
          || lk_field_means_same (field, was, is) || lk_field_fulfils (field, is, was))
        continue;
      tell (storm, item);
      g_test_message ("%s is another one", field->name);
      g_assert_not_reached ();
    }
}

static void
check_created (Storm *storm, LkJob *job)
{
  guint n_there = 0;

  for (guint i = 0; i < lk_job_get_n_items (job); i++)
    {
      LkJobItem *item = lk_job_get_item (job, i);
      LkItemState state = lk_job_item_get_state (item);
      int id = lk_demo_pbx_find_number (storm->clerk.desk.demo, lk_job_item_get_number (item));
      gboolean is_right = state == LK_ITEM_DONE ? id != 0 && id == lk_job_item_get_new_id (item)
                                                : id == 0;

      n_there += id != 0;
      storm->n_created[state]++;
      g_assert_cmpint (state, !=, LK_ITEM_SENDING);
      if (!is_right && state != LK_ITEM_UNKNOWN && !(storm->is_late && state != LK_ITEM_DONE))
        {
          tell (storm, item);
          g_assert_not_reached ();
        }
      if (state == LK_ITEM_DONE)
        check_alike (storm, item);
    }

  g_assert_cmpuint (lk_demo_pbx_count_users (storm->clerk.desk.demo), ==,
                    storm->n_users - lk_job_get_n_items (job) + n_there);
}

/* The rounds */

static void
remember (Storm *storm, LkJob *job)
{
  g_hash_table_remove_all (storm->before);
  for (guint i = 0; i < lk_job_get_n_items (job); i++)
    {
      int id = lk_job_item_get_user_id (lk_job_get_item (job, i));

      g_hash_table_insert (storm->before, GINT_TO_POINTER (id),
                           lk_demo_pbx_dup_record (storm->clerk.desk.demo, id));
    }
}

/* Everybody is back as they were, with the Ids that they had. */
static void
restore (Storm *storm)
{
  LkDemoPbx *demo = storm->clerk.desk.demo;
  GHashTableIter iter;
  gpointer id;
  gpointer record;

  g_hash_table_iter_init (&iter, storm->before);
  while (g_hash_table_iter_next (&iter, &id, &record))
    {
      g_autoptr (GError) error = NULL;
      int other = lk_demo_pbx_find_number (demo, json_object_get_string_member (record, "Number"));

      if (other != 0 && other != GPOINTER_TO_INT (id))
        g_assert_true (lk_demo_pbx_remove_user (demo, other, NULL));
      lk_demo_pbx_put_record (demo, record, &error);
      g_assert_no_error (error);
    }
  g_assert_cmpuint (lk_demo_pbx_count_users (demo), ==, storm->n_users);
}

static LkJob *
plan_delete (Storm *storm)
{
  LkClerk *clerk = &storm->clerk;
  g_autoptr (GPtrArray) users = g_ptr_array_new ();
  guint n = 1 + choose (storm, 6);
  guint first = choose (storm, N_PEOPLE - n);

  for (guint i = first; i < first + n; i++)
    g_ptr_array_add (users, storm->people->pdata[i]);
  return lk_clerk_plan (clerk, lk_prepare_delete (clerk->directory, clerk->profile, users));
}

static LkJob *
plan_undo (Storm *storm, LkJob *done)
{
  LkClerk *clerk = &storm->clerk;

  return lk_clerk_plan (clerk, lk_prepare_undo (clerk->directory, clerk->profile, done));
}

static void
check_marks (Storm *storm, LkJob *done, LkJob *back)
{
  g_autoptr (LkJob) now = lk_clerk_load (&storm->clerk, lk_job_get_id (done));

  g_assert_cmpuint (lk_job_count (now, LK_ITEM_UNDONE), ==, lk_job_count (back, LK_ITEM_DONE));
}

static void
weather (Storm *storm)
{
  g_autoptr (LkJob) plan = plan_delete (storm);
  g_autoptr (LkJob) done = NULL;
  g_autoptr (LkJob) undo = NULL;
  g_autoptr (LkJob) back = NULL;

  remember (storm, plan);
  make_trouble (storm, plan);
  done = run (storm, plan);
  check_deleted (storm, done);

  if (lk_job_can_undo (done))
    {
      lk_clerk_refresh (&storm->clerk);
      undo = plan_undo (storm, done);
      storm->n_users -= lk_job_get_n_items (plan) - lk_job_get_n_items (undo);
      storm->n_users += lk_demo_pbx_count_users (storm->clerk.desk.demo)
                        - (storm->n_users - lk_job_get_n_items (undo));
      make_trouble (storm, undo);
      back = run (storm, undo);
      check_created (storm, back);
      check_marks (storm, done, back);
      storm->n_users = N_USERS;
    }
  restore (storm);
}

static void
begin_shift (Storm *storm)
{
  lk_clerk_init (&storm->clerk, N_USERS, LK_VERSION_NEWEST);
  storm->people = lk_clerk_choose (&storm->clerk, 0, N_PEOPLE);
  storm->n_users = lk_demo_pbx_count_users (storm->clerk.desk.demo);
  g_assert_cmpuint (storm->n_users, ==, N_USERS);
}

static void
end_shift (Storm *storm)
{
  storm->n_met += lk_demo_pbx_count_faults (storm->clerk.desk.demo);
  g_ptr_array_unref (storm->people);
  lk_clerk_clear (&storm->clerk);
}

static void
blow (Storm *storm, guint32 seed, guint n_rounds, void (*weather_func) (Storm *storm))
{
  if (g_test_thorough ())
    n_rounds *= 7;
  *storm = (Storm) { .random = g_rand_new_with_seed (seed) };
  storm->before = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) json_object_unref);
  begin_shift (storm);
  for (; storm->round < n_rounds; storm->round++)
    {
      if (storm->round % N_SHIFT == N_SHIFT - 1)
        {
          end_shift (storm);
          begin_shift (storm);
        }
      weather_func (storm);
    }
  end_shift (storm);
  g_hash_table_unref (storm->before);
  g_rand_free (storm->random);
}

static void
report (const char *what, const guint *n_said)
{
  g_test_message ("%s: %u done, %u unchanged, %u failed, %u unknown, %u left out, %u not sent",
                  what, n_said[LK_ITEM_DONE], n_said[LK_ITEM_UNCHANGED], n_said[LK_ITEM_FAILED],
                  n_said[LK_ITEM_UNKNOWN], n_said[LK_ITEM_SKIPPED], n_said[LK_ITEM_PLANNED]);
}

static void
test_deletion (void)
{
  Storm storm;

  blow (&storm, 50051, N_STORM, weather);
  g_test_message ("%u faults, of which %u met a request; %u steps failed", storm.n_faults,
                  storm.n_met, storm.n_troubles);
  report ("deleted", storm.n_deleted);
  report ("created", storm.n_created);
  g_assert_cmpuint (storm.n_deleted[LK_ITEM_DONE], >, N_STORM);
  g_assert_cmpuint (storm.n_deleted[LK_ITEM_FAILED], >, N_STORM / 20);
  g_assert_cmpuint (storm.n_created[LK_ITEM_DONE], >, N_STORM);
  g_assert_cmpuint (storm.n_created[LK_ITEM_FAILED], >, N_STORM / 20);
}

/* Taking back a change */

static LkJob *
change (Storm *storm)
{
  guint n = 1 + choose (storm, 6);
  guint first = choose (storm, N_PEOPLE - n);
  const LkField *field = lk_user_field_find ("PromptSet");
  LkJob *job = lk_job_new (LK_JOB_UPDATE);

  lk_job_set_profile (job, lk_profile_get_id (storm->clerk.profile), "Acme", "900");
  for (guint i = first; i < first + n; i++)
    {
      int id = lk_user_get_id (storm->people->pdata[i]);
      g_autoptr (LkUser) user = lk_desk_open (&storm->clerk.desk, id);
      g_autoptr (LkJobItem) item = lk_job_item_new_for_user (user);
      g_autoptr (LkDifference) difference = lk_difference_new (id);
      g_autofree char *text = g_strdup_printf ("storm%u", storm->round);
      g_auto (LkValue) wanted = LK_VALUE_INIT;

      lk_value_set_text (&wanted, text);
      lk_difference_add (difference, field, lk_user_get (user, field), &wanted);
      lk_job_item_set_difference (item, difference);
      lk_job_add (job, item);
    }
  lk_clerk_run (&storm->clerk, job);
  g_assert_cmpuint (lk_job_count (job, LK_ITEM_DONE), ==, n);
  return job;
}

static gboolean
is_as_before (Storm *storm, int id)
{
  JsonObject *was = g_hash_table_lookup (storm->before, GINT_TO_POINTER (id));
  g_autoptr (JsonObject) is = lk_demo_pbx_dup_record (storm->clerk.desk.demo, id);
  g_autoptr (JsonNode) before = json_node_init_object (json_node_alloc (), was);
  g_autoptr (JsonNode) now = json_node_init_object (json_node_alloc (), is);

  return json_node_equal (before, now);
}

static void
check_put_back (Storm *storm, LkJob *back)
{
  for (guint i = 0; i < lk_job_get_n_items (back); i++)
    {
      LkJobItem *item = lk_job_get_item (back, i);
      LkItemState state = lk_job_item_get_state (item);
      gboolean is_back = is_as_before (storm, lk_job_item_get_user_id (item));

      storm->n_put_back[state]++;
      g_assert_cmpint (state, !=, LK_ITEM_SENDING);
      if (is_back == (state == LK_ITEM_DONE) || state == LK_ITEM_UNKNOWN
          || (storm->is_late && state != LK_ITEM_DONE))
        continue;
      tell (storm, item);
      g_assert_not_reached ();
    }
}

static void
put_back (Storm *storm)
{
  g_autoptr (LkJob) former = lk_job_new (LK_JOB_UPDATE);
  g_autoptr (LkJob) done = NULL;
  g_autoptr (LkJob) undo = NULL;
  g_autoptr (LkJob) back = NULL;

  for (guint i = 0; i < N_PEOPLE; i++)
    {
      g_autoptr (LkJobItem) item = lk_job_item_new_for_user (storm->people->pdata[i]);

      lk_job_add (former, item);
    }
  remember (storm, former);
  done = change (storm);
  undo = plan_undo (storm, done);
  make_trouble (storm, undo);
  back = run (storm, undo);
  check_put_back (storm, back);
  check_marks (storm, done, back);
  restore (storm);
}

static void
test_change (void)
{
  Storm storm;

  blow (&storm, 50052, N_BACK, put_back);
  g_test_message ("%u faults, of which %u met a request; %u steps failed", storm.n_faults,
                  storm.n_met, storm.n_troubles);
  report ("put back", storm.n_put_back);
  g_assert_cmpuint (storm.n_put_back[LK_ITEM_DONE], >, N_BACK);
  g_assert_cmpuint (storm.n_put_back[LK_ITEM_FAILED], >, N_BACK / 20);
}

/* A word about each connection would be most of what this test takes time for. */
static void
ignore_cb (const char *domain, GLogLevelFlags level, const char *message, gpointer user_data)
{
}

int
main (int argc, char *argv[])
{
  /* Nor is there a proxy on the way to this very computer. */
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_log_set_handler ("GLib-GIO", G_LOG_LEVEL_DEBUG, ignore_cb, NULL);
  lk_user_create_patience = 1;
  g_test_add_func ("/undo-storm/deletion", test_deletion);
  g_test_add_func ("/undo-storm/change", test_change);
  return g_test_run ();
}
