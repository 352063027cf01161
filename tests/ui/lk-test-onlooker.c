/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-test-onlooker.h"

#include "lk-demo-pbx.h"
#include "lk-outcome-table.h"
#include "lk-run-page.h"
#include "lk-test-structure.h"

#define N_USERS 250

void
lk_test_onlooker_enter (LkTestOnlooker *self, gconstpointer data)
{
  *self = (LkTestOnlooker) {};
  lk_test_load_style ();
  self->past = lk_test_past_new (N_USERS);
  self->context = lk_edit_context_new (self->past->house->directory, self->past->catalogue, NULL);
}

void
lk_test_onlooker_leave (LkTestOnlooker *self, gconstpointer data)
{
  lk_test_house_show (self->past->house, gtk_label_new (""));
  g_clear_object (&self->job);
  g_object_unref (self->context);
  lk_test_past_free (self->past);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

void
lk_test_onlooker_show (LkTestOnlooker *self, LkJobRunner *runner)
{
  self->page = lk_run_page_new (self->context, self->job, runner);
  g_signal_connect_swapped (self->page, "undo", G_CALLBACK (count_cb), &self->n_undos);
  g_signal_connect_swapped (self->page, "retry", G_CALLBACK (count_cb), &self->n_retries);
  gtk_window_set_default_size (GTK_WINDOW (self->past->house->window), 860, 640);
  lk_test_house_show (self->past->house, self->page);
}

/* A job from the journal: each of its users in the state that comes next. */
void
lk_test_onlooker_show_past (LkTestOnlooker *self,
                            guint n_users,
                            const LkItemState *states,
                            guint n_states)
{
  self->job = lk_test_past_make_job (self->past, LK_JOB_UPDATE, 0, n_users, LK_ITEM_PLANNED);
  for (guint i = 0; i < n_users; i++)
    lk_job_item_set_state (lk_job_get_item (self->job, i), states[i % n_states],
                           states[i % n_states] == LK_ITEM_FAILED ? "It is refused." : NULL);
  lk_test_onlooker_show (self, NULL);
}

LkJobRunner *
lk_test_onlooker_run (LkTestOnlooker *self, guint n_users)
{
  g_autoptr (GError) error = NULL;
  LkJobRunner *runner;

  self->job = lk_test_past_make_job (self->past, LK_JOB_UPDATE, 1, n_users, LK_ITEM_PLANNED);
  lk_job_set_state (self->job, LK_JOB_PLANNED);
  runner = lk_jobs_run (self->past->jobs, self->job, &error);
  g_assert_no_error (error);
  lk_test_onlooker_show (self, runner);
  return runner;
}

void
lk_test_onlooker_break (LkTestOnlooker *self, const char *spec)
{
  g_autoptr (GError) error = NULL;

  lk_demo_pbx_add_fault (self->past->house->demo, spec, &error);
  g_assert_no_error (error);
}

typedef struct
{
  LkJobRunner *runner;
  LkRunState state;
} Expectation;

static gboolean
is_in_state (gpointer user_data)
{
  const Expectation *expectation = user_data;

  return lk_job_runner_get_state (expectation->runner) == expectation->state;
}

void
lk_test_onlooker_wait_for_state (LkJobRunner *runner, LkRunState state)
{
  Expectation expectation = { runner, state };

  if (!lk_test_spin_until (is_in_state, &expectation))
    g_error ("The job is in state %d, not %d", lk_job_runner_get_state (runner), state);
}

GtkWidget *
lk_test_onlooker_get_table (LkTestOnlooker *self)
{
  return lk_test_get (self->page, LK_TYPE_OUTCOME_TABLE, NULL);
}

guint
lk_test_onlooker_count_chosen (LkTestOnlooker *self)
{
  g_autoptr (GPtrArray)
    items = lk_outcome_table_list_chosen (LK_OUTCOME_TABLE (lk_test_onlooker_get_table (self)));

  return items->len;
}

typedef struct
{
  LkTestOnlooker *self;
  guint n;
} Count;

static gboolean
shows_n (gpointer user_data)
{
  const Count *count = user_data;

  return lk_test_onlooker_count_chosen (count->self) == count->n;
}

void
lk_test_onlooker_wait_for_rows (LkTestOnlooker *self, guint n)
{
  Count count = { self, n };

  if (!lk_test_spin_until (shows_n, &count))
    g_error ("%u rows are shown, not %u", lk_test_onlooker_count_chosen (self), n);
}

gboolean
lk_test_onlooker_can_press (LkTestOnlooker *self, const char *name)
{
  GtkWidget *button = lk_test_find (self->page, GTK_TYPE_BUTTON, name);

  return button != NULL && gtk_widget_is_sensitive (button);
}

void
lk_test_onlooker_choose_outcome (LkTestOnlooker *self, const char *label)
{
  GtkDropDown *drop_down =
    GTK_DROP_DOWN (lk_test_get (self->page, GTK_TYPE_DROP_DOWN, "Show users by outcome"));
  GListModel *labels = gtk_drop_down_get_model (drop_down);

  for (guint i = 0; i < g_list_model_get_n_items (labels); i++)
    {
      g_autoptr (GtkStringObject) item = g_list_model_get_item (labels, i);

      if (g_str_equal (gtk_string_object_get_string (item), label))
        {
          gtk_drop_down_set_selected (drop_down, i);
          return;
        }
    }

  g_error ("“%s” cannot be chosen", label);
}

void
lk_test_onlooker_search (LkTestOnlooker *self, const char *text)
{
  GtkWidget *entry = lk_test_get (self->page, GTK_TYPE_SEARCH_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}
