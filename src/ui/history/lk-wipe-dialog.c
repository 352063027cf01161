/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-wipe-dialog.h"

#include <glib/gi18n-lib.h>

#include "lk-error-report.h"

#define CANCEL "cancel"
#define WIPE   "wipe"

/* More than this are not counted one by one. */
#define MOST 100000

typedef struct
{
  GtkWindow *parent; /* weak */
  LkJobs *jobs;
} Question;

static Question *
question_new (GtkWindow *parent, LkJobs *jobs)
{
  Question *self = g_new0 (Question, 1);

  g_set_weak_pointer (&self->parent, parent);
  self->jobs = g_object_ref (jobs);
  return self;
}

static void
question_free (Question *self)
{
  g_clear_weak_pointer (&self->parent);
  g_object_unref (self->jobs);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static void
wiped_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Question) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!lk_journal_write_finish (LK_JOURNAL (source), result, &error) && self->parent != NULL)
    lk_report_error (GTK_WIDGET (self->parent), _ ("The History Was Not Wiped"), error);
  else if (self->parent != NULL)
    lk_report_news (GTK_WIDGET (self->parent), _ ("The history was wiped."));
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Question *self)
{
  if (g_str_equal (response, WIPE))
    lk_journal_wipe_async (lk_jobs_get_journal (self->jobs),
                           lk_profile_get_id (lk_jobs_get_profile (self->jobs)), wiped_cb,
                           question_new (self->parent, self->jobs));
}

static char *
dup_body (LkJobs *jobs, guint n)
{
  const char *name = lk_profile_get_name (lk_jobs_get_profile (jobs));
  g_autofree char *what =
    /* Translators: %s is the name of a phone system. */
    g_strdup_printf (ngettext ("%'u job of “%s” is forgotten, with everything that was noted about "
                               "its users.",
                               "%'u jobs of “%s” are forgotten, with everything that was noted "
                               "about their users.",
                               n),
                     n, name);

  return g_strdup_printf ("%s\n\n%s", what,
                          _ ("Nothing of that can be taken back afterwards, and wiping cannot be "
                             "undone either. Nothing changes on the phone system. Jobs that are "
                             "running or interrupted stay."));
}

static void
ask (Question *self, guint n)
{
  g_autofree char *body = dup_body (self->jobs, n);
  GtkWidget *dialog = adw_message_dialog_new (self->parent, _ ("Wipe the History?"), NULL);
  AdwMessageDialog *message = ADW_MESSAGE_DIALOG (dialog);

  adw_message_dialog_set_body (message, body);
  adw_message_dialog_add_responses (message, CANCEL, _ ("_Cancel"), WIPE, _ ("_Wipe"), NULL);
  adw_message_dialog_set_response_appearance (message, WIPE, ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (message, CANCEL);
  adw_message_dialog_set_close_response (message, CANCEL);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), TRUE);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb),
                         question_new (self->parent, self->jobs), (GClosureNotify) question_free,
                         0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static guint
count_settled (GPtrArray *summaries)
{
  guint n = 0;

  for (guint i = 0; i < summaries->len; i++)
    n += lk_job_get_state (lk_job_summary_get_job (g_ptr_array_index (summaries, i)))
         != LK_JOB_RUNNING;
  return n;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Question) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) summaries = lk_journal_list_finish (LK_JOURNAL (source), result, &error);
  guint n = summaries != NULL ? count_settled (summaries) : 0;

  if (self->parent == NULL)
    return;

  if (summaries == NULL)
    lk_report_error (GTK_WIDGET (self->parent), _ ("The History Cannot Be Read"), error);
  else if (n == 0)
    lk_report_news (GTK_WIDGET (self->parent), _ ("There is nothing to wipe."));
  else
    ask (self, n);
}

/**
 * lk_wipe_dialog_present:
 * @parent: the window to stand over
 * @jobs: whose history; its journal is open
 */
void
lk_wipe_dialog_present (GtkWindow *parent, LkJobs *jobs)
{
  lk_journal_list_async (lk_jobs_get_journal (jobs), lk_profile_get_id (lk_jobs_get_profile (jobs)),
                         NULL, MOST, NULL, listed_cb, question_new (parent, jobs));
}
