/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-job-guide.h"

#include <glib/gi18n-lib.h>

#include "lk-batch-dialog.h"
#include "lk-error-report.h"
#include "lk-history-window.h"
#include "lk-job-watch.h"
#include "lk-job-words.h"
#include "lk-journal-trouble.h"
#include "lk-resume.h"
#include "lk-wipe-dialog.h"

struct _LkJobGuide
{
  GObject parent_instance;

  GtkApplicationWindow *window; /* none is owned; all live as long as the window that owns this */
  LkUserList *list;
  LkJobBar *bar;

  LkSession *session; /* NULL while there is no phone system */
  LkJobs *jobs;       /* of the session; NULL without connection */
  LkJobWatch *watch;
  LkResume *resume;
  LkJournalTrouble *trouble;
  gboolean has_looked; /* for interrupted jobs, among these */
  gboolean has_warned; /* that a change is not in the history */
  gboolean was_busy;

  LkLeaveFunc next; /* what waits for the end of the job; NULL for nothing */
  gpointer next_data;
};

G_DEFINE_FINAL_TYPE (LkJobGuide, lk_job_guide, G_TYPE_OBJECT)

static LkCatalogue *
get_catalogue (LkJobGuide *self)
{
  return lk_session_get_catalogue (self->session);
}

static LkJob *
get_last_job (LkJobGuide *self)
{
  LkJobRunner *runner = self->jobs != NULL ? lk_jobs_get_runner (self->jobs) : NULL;

  return runner != NULL ? lk_job_runner_get_job (runner) : NULL;
}

/* Actions */

/* Without a journal nothing is sent that could not be taken back: whoever wants to is told why
 * before they have filled in anything. */
static gboolean
has_journal (LkJobGuide *self)
{
  if (lk_journal_is_open (lk_jobs_get_journal (self->jobs)))
    return TRUE;

  lk_journal_trouble_present (self->trouble);
  return FALSE;
}

static void
edit_selected_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  LkJobGuide *self = user_data;
  g_autoptr (GPtrArray) users = lk_user_list_list_selected (self->list);

  if (self->jobs != NULL && users->len > 0 && has_journal (self))
    lk_batch_dialog_present_update (GTK_WINDOW (self->window), self->jobs, get_catalogue (self),
                                    users);
}

static void
delete_selected_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  LkJobGuide *self = user_data;
  g_autoptr (GPtrArray) users = lk_user_list_list_selected (self->list);

  if (self->jobs != NULL && users->len > 0 && has_journal (self))
    lk_batch_dialog_present_delete (GTK_WINDOW (self->window), self->jobs, get_catalogue (self),
                                    users);
}

static void
show_job_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  LkJobGuide *self = user_data;

  if (get_last_job (self) != NULL)
    lk_batch_dialog_present_runner (GTK_WINDOW (self->window), self->jobs, get_catalogue (self),
                                    lk_jobs_get_runner (self->jobs));
}

static void
undo_job_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  LkJobGuide *self = user_data;
  LkJob *job = get_last_job (self);

  if (job != NULL && lk_job_can_undo (job) && has_journal (self))
    lk_batch_dialog_present_undo (GTK_WINDOW (self->window), self->jobs, get_catalogue (self), job);
}

static void
history_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  LkJobGuide *self = user_data;

  if (self->jobs != NULL && has_journal (self))
    lk_history_window_present (GTK_WINDOW (self->window), self->jobs, get_catalogue (self));
}

static void
wipe_history_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  LkJobGuide *self = user_data;

  if (self->jobs != NULL && has_journal (self))
    lk_wipe_dialog_present (GTK_WINDOW (self->window), self->jobs);
}

static const GActionEntry entries[] = {
  { .name = "edit-selected", .activate = edit_selected_cb },
  { .name = "delete-selected", .activate = delete_selected_cb },
  { .name = "show-job", .activate = show_job_cb },
  { .name = "undo-job", .activate = undo_job_cb },
  { .name = "history", .activate = history_cb },
  { .name = "wipe-history", .activate = wipe_history_cb },
};

static void
set_enabled (LkJobGuide *self, const char *name, gboolean is_enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->window), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), is_enabled);
}

static void
update (LkJobGuide *self)
{
  gboolean is_connected = self->jobs != NULL;
  gboolean has_selected = lk_user_list_get_n_selected (self->list) > 0;
  LkJob *job = get_last_job (self);

  set_enabled (self, "edit-selected", is_connected && has_selected);
  set_enabled (self, "delete-selected", is_connected && has_selected);
  set_enabled (self, "show-job", job != NULL);
  set_enabled (self, "undo-job",
               job != NULL && !lk_job_guide_is_busy (self) && lk_job_can_undo (job));
  set_enabled (self, "history", is_connected);
  set_enabled (self, "wipe-history", is_connected);
}

/* The end of a job */

/* Above the bars below the list: whoever is about to press one of their buttons is not to find
 * another one in its place. */
static GtkWidget *
find_place_for_news (LkJobGuide *self)
{
  GtkWidget *place = gtk_widget_get_ancestor (GTK_WIDGET (self->list), ADW_TYPE_TOAST_OVERLAY);

  return place != NULL && gtk_widget_get_mapped (place) ? place : GTK_WIDGET (self->window);
}

/* Where nobody sees it yet: the window of the job says more, and the bar stays until somebody has
 * looked at what went wrong. */
static void
tell_outcome (LkJobGuide *self, LkJobRunner *runner)
{
  LkJob *job = lk_job_runner_get_job (runner);
  g_autofree char *outcome = lk_job_words_dup_outcome (job);

  if (lk_job_words_needs_attention (runner) || lk_batch_dialog_shows (self->jobs, job))
    return;

  if (lk_job_can_undo (job))
    lk_report_news_to_act_on (find_place_for_news (self), outcome, _ ("_Undo"), "win.undo-job");
  else
    lk_report_news (find_place_for_news (self), outcome);
}

static void
withdraw_outcome (LkJobGuide *self)
{
  lk_withdraw_news (GTK_WIDGET (self->list));
  lk_withdraw_news (GTK_WIDGET (self->window));
}

static gboolean
go_on_cb (gpointer user_data)
{
  LkJobGuide *self = user_data;
  LkLeaveFunc next = self->next;

  if (next != NULL && !lk_job_guide_is_busy (self))
    {
      self->next = NULL;
      next (self->next_data);
    }
  return G_SOURCE_REMOVE;
}

/* While one after the other goes, the last of them would be alone for a moment, and come on the
 * page only to be missed there. */
static void
unselect_whoever_goes (LkJobGuide *self)
{
  LkJob *job = get_last_job (self);

  if (job != NULL && lk_job_get_kind (job) == LK_JOB_DELETE)
    lk_user_list_unselect_all (self->list);
}

/* What is true of the job before is no news any more when the next one runs. */
static void
busy_cb (LkJobGuide *self)
{
  gboolean is_busy = lk_job_guide_is_busy (self);
  LkJobRunner *runner = self->jobs != NULL ? lk_jobs_get_runner (self->jobs) : NULL;

  update (self);
  if (is_busy && !self->was_busy)
    unselect_whoever_goes (self);
  if (is_busy)
    withdraw_outcome (self);
  else if (self->was_busy && runner != NULL)
    tell_outcome (self, runner);
  self->was_busy = is_busy;

  if (self->next != NULL)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, go_on_cb, g_object_ref (self), g_object_unref);
}

/* Following the session */

static void
unnoted_cb (LkJobGuide *self)
{
  if (self->has_warned)
    return;

  self->has_warned = TRUE;
  lk_report_warning (GTK_WIDGET (self->window),
                     _ ("This change is not in the history, because it cannot be written."));
}

/* As soon as there are both a journal and a phone system that answers. */
static void
look_for_interrupted (LkJobGuide *self)
{
  LkDirectory *directory = self->jobs != NULL ? lk_jobs_get_directory (self->jobs) : NULL;

  if (directory == NULL || self->has_looked || lk_directory_get_refreshed_at (directory) == NULL
      || !lk_journal_is_open (lk_jobs_get_journal (self->jobs)))
    return;

  self->has_looked = TRUE;
  lk_resume_look (self->resume, self->jobs);
}

/* What these windows show and begin belongs to a connection that is no more. */
static void
close_windows (LkJobGuide *self)
{
  g_autoptr (GPtrArray) windows = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if ((LK_IS_HISTORY_WINDOW (window) || LK_IS_BATCH_DIALOG (window))
          && gtk_window_get_transient_for (window) == GTK_WINDOW (self->window))
        g_ptr_array_add (windows, g_steal_pointer (&window));
    }
  for (guint i = 0; i < windows->len; i++)
    gtk_window_destroy (g_ptr_array_index (windows, i));
}

static void
drop_jobs (LkJobGuide *self)
{
  lk_resume_stop (self->resume);
  if (self->jobs == NULL)
    return;

  close_windows (self);
  g_signal_handlers_disconnect_by_data (self->jobs, self);
  g_signal_handlers_disconnect_by_data (lk_jobs_get_directory (self->jobs), self);
  g_clear_object (&self->jobs);
}

static void
take_jobs (LkJobGuide *self, LkJobs *jobs)
{
  self->jobs = g_object_ref (jobs);
  self->has_looked = FALSE;
  g_signal_connect_object (jobs, "notify::busy", G_CALLBACK (busy_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (jobs, "notify::runner", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (jobs, "unnoted", G_CALLBACK (unnoted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (lk_jobs_get_directory (jobs), "notify::refreshed-at",
                           G_CALLBACK (look_for_interrupted), self, G_CONNECT_SWAPPED);
}

static void
follow_jobs_cb (LkJobGuide *self)
{
  LkJobs *jobs = self->session != NULL ? lk_session_get_jobs (self->session) : NULL;

  if (jobs == self->jobs)
    return;

  drop_jobs (self);
  if (jobs != NULL)
    take_jobs (self, jobs);
  self->was_busy = lk_job_guide_is_busy (self);
  lk_job_bar_set_jobs (self->bar, jobs);
  lk_job_watch_set_jobs (self->watch, jobs);
  look_for_interrupted (self);
  update (self);
}

static void
lk_job_guide_dispose (GObject *object)
{
  LkJobGuide *self = LK_JOB_GUIDE (object);

  if (self->resume != NULL)
    drop_jobs (self);
  g_clear_object (&self->session);
  g_clear_object (&self->watch);
  g_clear_object (&self->resume);
  g_clear_object (&self->trouble);

  G_OBJECT_CLASS (lk_job_guide_parent_class)->dispose (object);
}

static void
lk_job_guide_class_init (LkJobGuideClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lk_job_guide_dispose;
}

static void
lk_job_guide_init (LkJobGuide *self)
{
}

/**
 * lk_job_guide_new:
 * @window: what gets the actions
 * @list: its list
 * @bar: its line for the job that runs
 *
 * Returns: (transfer full): a guide that is to live as long as @window.
 */
LkJobGuide *
lk_job_guide_new (GtkApplicationWindow *window, LkUserList *list, LkJobBar *bar)
{
  LkJobGuide *self = g_object_new (LK_TYPE_JOB_GUIDE, NULL);

  self->window = window;
  self->list = list;
  self->bar = bar;
  self->watch = lk_job_watch_new (GTK_WINDOW (window));
  self->resume = lk_resume_new (GTK_WINDOW (window));
  self->trouble = lk_journal_trouble_new (GTK_WINDOW (window));
  g_signal_connect_object (self->trouble, "opened", G_CALLBACK (look_for_interrupted), self,
                           G_CONNECT_SWAPPED);
  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (list, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return self;
}

/**
 * lk_job_guide_set_session:
 * @self: a guide
 * @session: (nullable): whose users change
 */
void
lk_job_guide_set_session (LkJobGuide *self, LkSession *session)
{
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_set_object (&self->session, session);
  if (session != NULL)
    g_signal_connect_object (session, "notify::directory", G_CALLBACK (follow_jobs_cb), self,
                             G_CONNECT_SWAPPED);
  lk_journal_trouble_set_keeper (self->trouble,
                                 session != NULL ? lk_session_get_journal (session) : NULL);
  follow_jobs_cb (self);
}

/**
 * lk_job_guide_is_busy:
 * @self: a guide
 *
 * Returns: whether a job is running or paused.
 */
gboolean
lk_job_guide_is_busy (LkJobGuide *self)
{
  return self->jobs != NULL && lk_jobs_is_busy (self->jobs);
}

/**
 * lk_job_guide_close_plan:
 * @self: a guide
 *
 * Closes the window in which a job is being planned, which may ask first.
 *
 * Returns: whether there is none now.
 */
gboolean
lk_job_guide_close_plan (LkJobGuide *self)
{
  return self->jobs == NULL || lk_batch_dialog_close_plan (self->jobs);
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkJobGuide) self = user_data;
  LkLeaveFunc next = self->next;

  self->next = NULL;
  if (lk_job_watch_ask_finish (LK_JOB_WATCH (source), result) && next != NULL)
    next (self->next_data);
}

/**
 * lk_job_guide_ask_to_leave:
 * @self: a guide
 * @next: does what ends the window
 * @user_data: for @next; lives as long as the window
 *
 * Asks whether to stop the job that runs, if one does. @next is not called where it shall go on.
 */
void
lk_job_guide_ask_to_leave (LkJobGuide *self, LkLeaveFunc next, gpointer user_data)
{
  self->next = next;
  self->next_data = user_data;
  lk_job_watch_ask_async (self->watch, NULL, asked_cb, g_object_ref (self));
}

/**
 * lk_job_guide_leave_for:
 * @self: a guide
 * @next: does what ends the connection
 * @user_data: for @next; lives as long as the window
 *
 * Does it when no job is running any more: what is on its way is decided with the connection that
 * it left by.
 */
void
lk_job_guide_leave_for (LkJobGuide *self, LkLeaveFunc next, gpointer user_data)
{
  self->next = next;
  self->next_data = user_data;
  if (lk_job_guide_is_busy (self))
    lk_report_news (GTK_WIDGET (self->window),
                    _ ("The connection changes as soon as the job that is running has ended."));
  go_on_cb (self);
}
