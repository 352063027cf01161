/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-works.h"

#include <string.h>

#include "lk-department.h"
#include "lk-error.h"
#include "lk-user-fields.h"

/* Thousands of small jobs while things go wrong at any request. Whatever is said of a user is what
 * the phone system has; nobody is changed twice, and nothing hangs. */

#define N_USERS  100
#define N_PEOPLE 40
#define N_STORM  2000
#define N_STOPS  500
#define N_RIVALS 500

/* Of all that, so much is enough for every day; `-m thorough` is for the rest. */
#define EVERY_DAY 8

/* How many jobs one phone system sees before its ledger is put away. */
#define N_SHIFT 400

typedef struct
{
  LkWorks works;
  GRand *random;
  guint round;
  guint n_faults; /* in all rounds */
  guint n_met;    /* of these, so many met a request */
  guint n_said[LK_N_ITEM_STATES];
  guint n_pauses;
  gboolean is_late;    /* whether a request may be carried out when its answer is long lost */
  GHashTable *meddled; /* Ids of whom somebody else made something */
  guint *n_changes;    /* of each item, before the job */
  guint rival_at;      /* at which exchange a rival acts; 0 is never */
  guint n_exchanges;
  guint stop_at; /* at which exchange the person stops; 0 is never */
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

/* Where it goes wrong, and up to which of these requests: a small job has few of each. */
static const struct
{
  const char *path;
  guint n;
} places[] = {
  { "/xapi/", 5 },
  { "/xapi/", 3 },
  { "GET /xapi/v1/Users", 3 },
  { "POST /xapi/v1/Users/Pbx.", 1 },
  { "PATCH /xapi/v1/Users(", 2 },
};

static const char *const knobs[] = { "bulk=none", "bulk=part", "bulk=whole", "in=off",
                                     "favourites=kept" };

static guint
choose (Storm *storm, guint n)
{
  return (guint) g_rand_int_range (storm->random, 0, (gint32) n);
}

static LkJobItem *
pick_item (Storm *storm, LkJob *job)
{
  return lk_job_get_item (job, choose (storm, lk_job_get_n_items (job)));
}

/* The plan */

static void
wish_department (Storm *storm, LkWishes *wishes, gboolean is_main)
{
  GListModel *departments = lk_directory_get_departments (storm->works.directory);
  g_autoptr (LkDepartment) department =
    g_list_model_get_item (departments, choose (storm, g_list_model_get_n_items (departments)));
  int id = lk_department_get_id (department);
  g_autofree char *json =
    g_strdup_printf ("[{'GroupId':%d,'Name':'x','Rights':{'RoleName':'users'}}]", id);
  g_autofree char *number = g_strdup_printf ("%d", id);
  g_autoptr (JsonNode) node = lk_desk_json (json);
  g_auto (LkValue) value = LK_VALUE_INIT;

  lk_field_from_json (lk_user_field_groups, node, &value, NULL);
  lk_wishes_put (wishes, lk_user_field_groups, LK_WISH_ADD, &value);
  if (is_main)
    lk_works_wish (wishes, "PrimaryGroupId", number);
}

static void
make_wishes (Storm *storm, LkWishes *wishes)
{
  g_autofree char *text = g_strdup_printf ("'storm%u'", storm->round);

  switch (choose (storm, 8))
    {
    case 0:
    case 1:
    case 2:
      lk_works_wish (wishes, "PromptSet", text);
      break;
    case 3:
      lk_works_wish (wishes, "Language", storm->round % 2 == 0 ? "'xy'" : "'yx'");
      lk_works_wish (wishes, "PromptSet", text);
      break;
    case 4:
      lk_works_wish (wishes, "RecordCalls", storm->round % 2 == 0 ? "true" : "false");
      break;
    case 5:
      wish_department (storm, wishes, FALSE);
      break;
    case 6:
      wish_department (storm, wishes, TRUE);
      break;
    default:
      lk_works_wish (wishes, "Hours",
                     storm->round % 2 == 0
                       ? "{'Type':'SpecificHours','Periods':[{'DayOfWeek':'Monday','Start':"
                         "'08:00:00','Stop':'17:00:00'}]}"
                       : "{'Type':'OfficeHours'}");
    }
}

static LkJob *
plan (Storm *storm)
{
  guint n = 1 + choose (storm, 9);
  g_autoptr (GPtrArray)
    people = lk_works_list_people (&storm->works, choose (storm, N_PEOPLE - n), n);
  g_autoptr (LkWishes) wishes = lk_wishes_new ();
  LkJob *job;

  make_wishes (storm, wishes);
  job = lk_works_plan (&storm->works, people, wishes);
  lk_job_set_method (job, choose (storm, 3) == 0 ? choose (storm, 4) : LK_METHOD_AUTOMATIC);
  return job;
}

/* What goes wrong */

static void
add_trouble (Storm *storm)
{
  guint trouble = choose (storm, G_N_ELEMENTS (troubles));
  guint place = choose (storm, G_N_ELEMENTS (places));
  guint first = 1 + choose (storm, places[place].n);

  storm->is_late |= g_str_has_prefix (troubles[trouble].spec, "late");
  for (guint i = 0; i < troubles[trouble].times; i++)
    {
      g_autofree char *fault =
        g_strdup_printf ("%s@%u,%s", troubles[trouble].spec, first + i, places[place].path);

      lk_desk_set (&storm->works.desk, fault);
      storm->n_faults++;
    }
}

static void
make_trouble (Storm *storm, LkJob *job)
{
  guint n_troubles = 1 + choose (storm, 3);
  guint n_refusers = choose (storm, 3) == 0 ? 1 + choose (storm, 3) : 0;

  storm->is_late = FALSE;
  lk_desk_set (&storm->works.desk, "retry-after=0");
  lk_desk_set (&storm->works.desk, knobs[choose (storm, G_N_ELEMENTS (knobs))]);
  for (guint i = 0; i < n_refusers; i++)
    {
      g_autofree char *fault =
        g_strdup_printf ("refuse-user=%d", lk_job_item_get_user_id (pick_item (storm, job)));

      lk_desk_set (&storm->works.desk, fault);
      storm->n_faults++;
    }
  for (guint i = 0; i < n_troubles; i++)
    add_trouble (storm);
}

static void
meddle (Storm *storm, LkJob *job)
{
  int id = lk_job_item_get_user_id (pick_item (storm, job));
  g_autofree char *json = g_strdup_printf ("{'PromptSet':'rival%u'}", storm->round);
  g_autoptr (JsonNode) body = lk_desk_json (json);

  g_hash_table_add (storm->meddled, GINT_TO_POINTER (id));
  lk_demo_pbx_change_user (storm->works.desk.demo, id, json_node_get_object (body), NULL);
}

static void
exchange_cb (LkDemoPbx *demo,
             const char *method,
             const char *uri,
             const char *request_body,
             guint status,
             const char *response_body,
             gpointer user_data)
{
  Storm *storm = user_data;
  LkJobRunner *runner = lk_jobs_get_runner (storm->works.jobs);

  storm->n_exchanges++;
  if (g_test_verbose ())
    g_test_message ("%s %s: %u", method, uri, status);
  if (runner == NULL || !lk_jobs_is_busy (storm->works.jobs))
    return;
  if (storm->n_exchanges == storm->rival_at)
    meddle (storm, lk_job_runner_get_job (runner));
  if (storm->n_exchanges == storm->stop_at)
    lk_job_runner_stop (runner);
}

/* The truth */

static guint
count_changes (Storm *storm, LkJobItem *item)
{
  return lk_demo_pbx_count_changes (storm->works.desk.demo, lk_job_item_get_user_id (item));
}

/* A move takes two. */
static guint
count_steps (LkJobItem *item)
{
  LkDifference *difference = lk_job_item_get_difference (item);

  return lk_difference_has (difference, lk_user_field_groups)
             && lk_difference_has (difference, lk_user_field_primary_group)
           ? 2
           : 1;
}

/* For whoever has to find out why. */
static void
tell (Storm *storm, LkJobItem *item)
{
  LkDifference *difference = lk_job_item_get_difference (item);
  g_autoptr (JsonObject)
    truth = lk_demo_pbx_dup_record (storm->works.desk.demo, lk_job_item_get_user_id (item));

  g_test_message ("round %u, user %d: state %d, “%s”", storm->round, lk_job_item_get_user_id (item),
                  (int) lk_job_item_get_state (item), lk_job_item_get_message (item));
  for (guint i = 0; difference != NULL && i < lk_difference_count (difference); i++)
    {
      const LkField *field = lk_difference_get_field (difference, i);
      g_autofree char *before = lk_field_to_text (field, lk_difference_get_before (difference, i));
      g_autofree char *wanted = lk_field_to_text (field, lk_difference_get_wanted (difference, i));
      g_autofree char *now =
        truth != NULL ? lk_desk_describe (json_object_get_member (truth, field->name)) : NULL;

      g_test_message ("%s was %s, shall be %s, is %s", field->name, before, wanted, now);
    }
}

static void
check_changes (Storm *storm, LkJobItem *item, guint n_changes)
{
  switch (lk_job_item_get_state (item))
    {
    case LK_ITEM_DONE:
      g_assert_cmpuint (n_changes, <=, count_steps (item));
      break;
    case LK_ITEM_FAILED:
      g_assert_cmpuint (n_changes, <, count_steps (item));
      break;
    case LK_ITEM_UNKNOWN:
      break;
    default:
      g_assert_cmpuint (n_changes, ==, 0);
    }
}

static void
check (Storm *storm, LkJob *job)
{
  g_assert_cmpint (lk_job_get_state (job), ==,
                   lk_job_count (job, LK_ITEM_PLANNED) + lk_job_count (job, LK_ITEM_UNKNOWN) == 0
                     ? LK_JOB_FINISHED
                     : LK_JOB_STOPPED);
  if (storm->is_late || g_hash_table_size (storm->meddled) > 0)
    lk_works_check_journal (&storm->works, job);
  else
    lk_works_check (&storm->works, job);

  for (guint i = 0; i < lk_job_get_n_items (job); i++)
    {
      LkJobItem *item = lk_job_get_item (job, i);
      LkItemState state = lk_job_item_get_state (item);

      storm->n_said[state]++;
      g_assert_cmpint (state, !=, LK_ITEM_SENDING);
      if (storm->is_late
          || g_hash_table_contains (storm->meddled,
                                    GINT_TO_POINTER (lk_job_item_get_user_id (item))))
        continue;
      if (g_test_verbose ())
        tell (storm, item);
      lk_works_check_item (&storm->works, item);
      if (lk_job_item_get_difference (item) != NULL)
        check_changes (storm, item, count_changes (storm, item) - storm->n_changes[i]);
    }
}

static void
note_changes (Storm *storm, LkJob *job)
{
  g_free (storm->n_changes);
  storm->n_changes = g_new0 (guint, lk_job_get_n_items (job));
  for (guint i = 0; i < lk_job_get_n_items (job); i++)
    storm->n_changes[i] = count_changes (storm, lk_job_get_item (job, i));
}

static void
run (Storm *storm, LkJob *job)
{
  lk_job_settle (job);
  storm->n_exchanges = 0;
  note_changes (storm, job);
  storm->n_pauses += lk_works_run (&storm->works, job);
  lk_demo_pbx_clear_faults (storm->works.desk.demo);
  check (storm, job);
}

static void
weather (Storm *storm)
{
  g_autoptr (LkJob) job = plan (storm);

  g_hash_table_remove_all (storm->meddled);
  make_trouble (storm, job);
  run (storm, job);
}

static void
end_shift (Storm *storm)
{
  storm->n_met += lk_demo_pbx_count_faults (storm->works.desk.demo);
  lk_works_clear (&storm->works);
}

static void
begin_shift (Storm *storm)
{
  lk_works_init (&storm->works, N_USERS);
  g_signal_connect (storm->works.desk.demo, "exchange", G_CALLBACK (exchange_cb), storm);
}

static void
blow (guint32 seed, guint n_rounds, gboolean with_rivals, gboolean with_stops)
{
  Storm storm = { .random = g_rand_new_with_seed (seed), .meddled = g_hash_table_new (NULL, NULL) };

  if (!g_test_thorough ())
    n_rounds /= EVERY_DAY;
  begin_shift (&storm);
  for (; storm.round < n_rounds; storm.round++)
    {
      if (storm.round % N_SHIFT == N_SHIFT - 1)
        {
          end_shift (&storm);
          begin_shift (&storm);
        }
      storm.rival_at = with_rivals ? 1 + choose (&storm, 8) : 0;
      storm.stop_at = with_stops ? 1 + choose (&storm, 8) : 0;
      weather (&storm);
    }
  end_shift (&storm);

  g_test_message ("%u jobs, %u faults, of which %u were met, %u pauses: %u done, %u unchanged, "
                  "%u failed, %u unknown, %u left out, %u not sent",
                  n_rounds, storm.n_faults, storm.n_met, storm.n_pauses, storm.n_said[LK_ITEM_DONE],
                  storm.n_said[LK_ITEM_UNCHANGED], storm.n_said[LK_ITEM_FAILED],
                  storm.n_said[LK_ITEM_UNKNOWN], storm.n_said[LK_ITEM_SKIPPED],
                  storm.n_said[LK_ITEM_PLANNED]);
  g_assert_cmpuint (storm.n_said[LK_ITEM_DONE], >, n_rounds / 4);
  g_assert_cmpuint (storm.n_said[LK_ITEM_FAILED], >, n_rounds / 20);
  g_free (storm.n_changes);
  g_hash_table_unref (storm.meddled);
  g_rand_free (storm.random);
}

static const struct
{
  const char *knob;
  LkJobMethod method;
} ways[] = {
  { "bulk=none", LK_METHOD_AUTOMATIC },  { "bulk=part", LK_METHOD_AUTOMATIC },
  { "bulk=whole", LK_METHOD_AUTOMATIC }, { "bulk=part", LK_METHOD_MULTI },
  { "bulk=none", LK_METHOD_SINGLE },
};

/* The same job over and over: this goes wrong at that request. Returns: whether it came so far. */
static gboolean
sweep_once (Storm *storm, guint way, guint trouble, guint moment)
{
  g_autofree char *text = g_strdup_printf ("'sweep%u'", storm->round++);
  g_autoptr (LkJob) job = lk_works_plan_one (&storm->works, 5, "PromptSet", text);
  g_autofree char *refuser =
    g_strdup_printf ("refuse-user=%d", lk_job_item_get_user_id (lk_job_get_item (job, 3)));
  guint n_met = lk_demo_pbx_count_faults (storm->works.desk.demo);

  lk_job_set_method (job, ways[way].method);
  storm->is_late = g_str_has_prefix (troubles[trouble].spec, "late");
  lk_desk_set (&storm->works.desk, "retry-after=0");
  lk_desk_set (&storm->works.desk, ways[way].knob);
  lk_desk_set (&storm->works.desk, refuser);
  for (guint i = 0; i < troubles[trouble].times; i++)
    {
      g_autofree char *fault = g_strdup_printf ("%s@%u,/xapi/", troubles[trouble].spec, moment + i);

      lk_desk_set (&storm->works.desk, fault);
      storm->n_faults++;
    }
  run (storm, job);
  return lk_demo_pbx_count_faults (storm->works.desk.demo) > n_met;
}

/* Everything that can go wrong, at every request that there is. */
static void
test_sweep (void)
{
  Storm storm = { .meddled = g_hash_table_new (NULL, NULL) };
  guint step = g_test_thorough () ? 1 : G_N_ELEMENTS (ways);

  for (guint way = 0; way < G_N_ELEMENTS (ways); way++)
    {
      begin_shift (&storm);
      for (guint trouble = g_test_thorough () ? 0 : way; trouble < G_N_ELEMENTS (troubles);
           trouble += step)
        for (guint moment = 1; sweep_once (&storm, way, trouble, moment); moment++)
          g_assert_cmpuint (moment, <, 100);
      end_shift (&storm);
    }

  g_test_message ("%u jobs, %u faults met a request, %u pauses", storm.round, storm.n_met,
                  storm.n_pauses);
  g_assert_cmpuint (storm.n_said[LK_ITEM_DONE], >, 3 * storm.round);
  g_free (storm.n_changes);
  g_hash_table_unref (storm.meddled);
}

static void
test_storm (void)
{
  blow (50041, N_STORM, FALSE, FALSE);
}

static void
test_rivals (void)
{
  blow (50042, N_RIVALS, TRUE, FALSE);
}

static void
test_stops (void)
{
  blow (50043, N_STOPS, FALSE, TRUE);
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
  g_test_add_func ("/update-storm/sweep", test_sweep);
  g_test_add_func ("/update-storm/faults", test_storm);
  g_test_add_func ("/update-storm/rivals", test_rivals);
  g_test_add_func ("/update-storm/stops", test_stops);
  return g_test_run ();
}
