/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A program that is killed at any moment and started again ends where one ends that was not: the
 * same truth at the phone system, every write carried out once, the same outcome for everyone. All
 * moments there are: LINEKEEPER_CRASHES says how many of them to try for each task. */

#include <signal.h>
#include <string.h>
#include <sys/wait.h>

#include "lk-desk.h"
#include "lk-test-journal.h"

#define N_USERS 80

/* How many are tried where nobody says, and how often in a row the program dies at most. */
#define DEFAULT_CRASHES 4
#define MAX_DEATHS      3

/* Users' Ids at the phone system are below that. */
#define MAX_ID 400

/* Where it ends if nobody dies. */
typedef struct
{
  const char *task;
  char *records[MAX_ID];
  guint n_changes[MAX_ID];
  GArray *states; /* of LkItemState: of the last job's items */
  guint n_events;
} Ending;

static char *
describe (LkDesk *desk, int id)
{
  g_autoptr (JsonObject) record = lk_demo_pbx_dup_record (desk->demo, id);
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  if (record == NULL)
    return NULL;

  json_node_set_object (node, record);
  return lk_desk_describe (node);
}

/* The same phone system each time: two people refuse, and a refused call is carried out in part. */
static void
open_desk (LkDesk *desk, const GArray *refusing)
{
  lk_desk_init (desk, N_USERS, LK_VERSION_NEWEST);
  lk_desk_set (desk, "bulk=part");
  for (guint i = 0; refusing != NULL && i < refusing->len; i++)
    {
      g_autofree char *spec = g_strdup_printf ("refuse-user=%d", g_array_index (refusing, int, i));

      lk_desk_set (desk, spec);
    }
}

static void
died_cb (GPid pid, int status, gpointer user_data)
{
  *(int *) user_data = status;
}

/* Runs the program until it dies at that event, or ends. Returns whether it ended. */
static gboolean
live (LkDesk *desk, const char *path, const char *task, guint event)
{
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "jobs", "mortal", NULL);
  g_autofree char *number = g_strdup_printf ("%u", event);
  g_autofree char *said = g_strconcat (path, "-said", NULL);
  const char *arguments[] = {
    program, lk_demo_pbx_get_origin (desk->demo), path, task, number, said, NULL
  };
  g_autoptr (GError) error = NULL;
  int status = -1;
  GPid pid;

  g_spawn_async (NULL, (char **) arguments, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid,
                 &error);
  g_assert_no_error (error);
  g_child_watch_add (pid, died_cb, &status);
  while (status == -1)
    g_main_context_iteration (NULL, TRUE);

  if (WIFSIGNALED (status))
    {
      g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);
      g_assert_cmpuint (event, >, 0);
      return FALSE;
    }
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  return TRUE;
}

/* What the program that ended said. */
static guint
count_events (const char *path, gboolean *is_aside)
{
  g_autofree char *said = g_strconcat (path, "-said", NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (said, &text, NULL, NULL));
  *is_aside = strstr (text, "aside") != NULL;
  return (guint) g_ascii_strtoull (text, NULL, 10);
}

static LkJob *
load_last (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LkJournal) journal = lk_test_journal_open (path, &error);
  g_autoptr (GPtrArray) list = NULL;
  LkJob *job;

  g_assert_no_error (error);
  list = lk_test_journal_list (journal, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, >, 0);
  job = lk_test_journal_load (journal, lk_job_summary_get_id (list->pdata[0]), &error);
  g_assert_no_error (error);
  g_assert_cmpint (lk_job_get_state (job), ==, LK_JOB_FINISHED);
  return job;
}

static void
ending_clear (Ending *ending)
{
  for (int id = 0; id < MAX_ID; id++)
    g_free (ending->records[id]);
  g_array_unref (ending->states);
}

/* Two of those whom the task is about, who will refuse. */
static GArray *
choose_refusing (const char *task)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (int));
  g_autofree char *path = lk_test_journal_dup_path ();
  g_autoptr (LkJob) job = NULL;
  LkDesk desk;

  open_desk (&desk, NULL);
  g_assert_true (live (&desk, path, task, 0));
  job = load_last (path);
  for (guint i = 3; i < MIN (20, lk_job_get_n_items (job)); i += 14)
    {
      int id = lk_job_item_get_user_id (lk_job_get_item (job, i));

      g_array_append_val (ids, id);
    }
  lk_desk_clear (&desk);
  lk_test_journal_remove (path);
  return ids;
}

static void
find_ending (Ending *ending, const char *task, const GArray *refusing)
{
  g_autofree char *path = lk_test_journal_dup_path ();
  g_autoptr (LkJob) job = NULL;
  gboolean is_aside;
  LkDesk desk;

  *ending = (Ending) { .task = task };
  ending->states = g_array_new (FALSE, FALSE, sizeof (LkItemState));
  open_desk (&desk, refusing);
  g_assert_true (live (&desk, path, task, 0));
  ending->n_events = count_events (path, &is_aside);
  g_assert_false (is_aside);
  job = load_last (path);
  for (guint i = 0; i < lk_job_get_n_items (job); i++)
    {
      LkItemState state = lk_job_item_get_state (lk_job_get_item (job, i));

      g_array_append_val (ending->states, state);
    }
  g_assert_cmpuint (lk_job_count (job, LK_ITEM_DONE), >=, MIN (20, lk_job_get_n_items (job)));
  for (int id = 0; id < MAX_ID; id++)
    {
      ending->records[id] = describe (&desk, id);
      ending->n_changes[id] = lk_demo_pbx_count_changes (desk.demo, id);
    }
  lk_desk_clear (&desk);
  lk_test_journal_remove (path);
}

static guint
count_all_changes (LkDesk *desk)
{
  guint n = 0;

  for (int id = 0; id < MAX_ID; id++)
    n += lk_demo_pbx_count_changes (desk->demo, id);
  return n;
}

static void
assert_same_ending (const Ending *ending, LkDesk *desk, const char *path)
{
  g_autoptr (LkJob) job = load_last (path);

  for (int id = 0; id < MAX_ID; id++)
    {
      g_autofree char *record = describe (desk, id);

      g_assert_cmpstr (record, ==, ending->records[id]);
      g_assert_cmpuint (lk_demo_pbx_count_changes (desk->demo, id), ==, ending->n_changes[id]);
    }
  g_assert_cmpuint (lk_job_get_n_items (job), ==, ending->states->len);
  for (guint i = 0; i < ending->states->len; i++)
    g_assert_cmpint (lk_job_item_get_state (lk_job_get_item (job, i)), ==,
                     g_array_index (ending->states, LkItemState, i));
}

/* Dies at this event, and then perhaps while it is going on, and again. */
static void
crash_at (const Ending *ending, const GArray *refusing, guint event)
{
  g_autofree char *path = lk_test_journal_dup_path ();
  gboolean is_aside;
  guint n_before = 0;
  guint n_deaths = 0;
  LkDesk desk;

  open_desk (&desk, refusing);
  g_test_message ("%s: dies at %u", ending->task, event);
  while (!live (&desk, path, ending->task, event))
    {
      n_deaths++;
      n_before = count_all_changes (&desk);
      event = 0;
      if (n_deaths < MAX_DEATHS && g_test_rand_bit ())
        event = (guint) g_test_rand_int_range (1, (gint32) ending->n_events + 1);
      g_test_message ("… and then at %u", event);
    }

  /* A journal that was not made to its end is put aside: nothing was done yet. */
  count_events (path, &is_aside);
  if (is_aside)
    g_assert_cmpuint (n_before, ==, 0);
  assert_same_ending (ending, &desk, path);
  lk_desk_clear (&desk);
  lk_test_journal_remove (path);
}

static guint
get_n_crashes (guint n_events)
{
  const char *text = g_getenv ("LINEKEEPER_CRASHES");
  guint n = text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : DEFAULT_CRASHES;

  return MIN (n, n_events);
}

/* The moments lie evenly over all there are, each time others of them. */
static void
test_task (gconstpointer data)
{
  const char *task = data;
  g_autoptr (GArray) refusing = choose_refusing (task);
  Ending ending;
  guint n_crashes;

  find_ending (&ending, task, refusing);
  n_crashes = get_n_crashes (ending.n_events);
  g_test_message ("%s: %u of %u events", task, n_crashes, ending.n_events);
  for (guint i = 0; i < n_crashes; i++)
    {
      guint from = i * ending.n_events / n_crashes;
      guint to = (i + 1) * ending.n_events / n_crashes;

      crash_at (&ending, refusing, 1 + (guint) g_test_rand_int_range ((gint32) from, (gint32) to));
    }
  ending_clear (&ending);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/jobs/crash/update", "update", test_task);
  g_test_add_data_func ("/jobs/crash/update-single", "update-single", test_task);
  g_test_add_data_func ("/jobs/crash/delete", "delete", test_task);
  g_test_add_data_func ("/jobs/crash/undo", "undo", test_task);
  g_test_add_data_func ("/jobs/crash/create", "create", test_task);
  g_test_add_data_func ("/jobs/crash/edit", "edit", test_task);
  g_test_add_data_func ("/jobs/crash/new", "new", test_task);
  return g_test_run ();
}
