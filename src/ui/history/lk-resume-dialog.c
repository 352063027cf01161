/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-resume-dialog.h"

#include <glib/gi18n-lib.h>

#include "lk-error-report.h"

#define CONTINUE "continue"
#define STOP     "stop"
#define LATER    "later"

typedef struct
{
  GtkWindow *parent; /* weak */
  LkJobs *jobs;
  LkJob *job;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *self = data;

  g_clear_weak_pointer (&self->parent);
  g_object_unref (self->jobs);
  g_object_unref (self->job);
  g_free (self);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Question *self)
{
  g_autoptr (GError) error = NULL;

  if (g_str_equal (response, CONTINUE))
    lk_jobs_run (self->jobs, self->job, &error);
  else if (g_str_equal (response, STOP))
    lk_jobs_end (self->jobs, self->job, &error);

  if (error != NULL && self->parent != NULL)
    lk_report_error (GTK_WIDGET (self->parent), _ ("The Job Cannot Go On"), error);
}

static char *
dup_what (LkJob *job)
{
  guint n = lk_job_get_n_items (job);

  switch (lk_job_get_kind (job))
    {
    case LK_JOB_DELETE:
      return g_strdup_printf (ngettext ("The deletion of %'u user was interrupted.",
                                        "The deletion of %'u users was interrupted.", n),
                              n);
    case LK_JOB_CREATE:
      return g_strdup_printf (ngettext ("The creation of %'u user was interrupted.",
                                        "The creation of %'u users was interrupted.", n),
                              n);
    default:
      return g_strdup_printf (ngettext ("A change of %'u user was interrupted.",
                                        "A change of %'u users was interrupted.", n),
                              n);
    }
}

/* @sentence is taken. */
static void
add_line (GString *text, char *sentence)
{
  g_string_append (text, sentence);
  g_string_append_c (text, '\n');
  g_free (sentence);
}

static guint
count_decided (LkJob *job)
{
  return lk_job_get_n_items (job) - lk_job_count (job, LK_ITEM_PLANNED)
         - lk_job_count (job, LK_ITEM_SENDING) - lk_job_count (job, LK_ITEM_UNKNOWN)
         - lk_job_count (job, LK_ITEM_DONE) - lk_job_count (job, LK_ITEM_UNDONE);
}

/* Each sentence in a line of its own: how far it is. */
static void
add_counts (GString *text, LkJob *job)
{
  guint n_done = lk_job_count (job, LK_ITEM_DONE) + lk_job_count (job, LK_ITEM_UNDONE);
  guint n_open = lk_job_count (job, LK_ITEM_SENDING) + lk_job_count (job, LK_ITEM_UNKNOWN);
  guint n_left = lk_job_count (job, LK_ITEM_PLANNED);
  guint n_others = count_decided (job);

  if (n_done > 0)
    add_line (text, g_strdup_printf (ngettext ("%'u is done.", "%'u are done.", n_done), n_done));
  if (n_others > 0)
    add_line (text, g_strdup_printf (ngettext ("%'u was left as it was.",
                                               "%'u were left as they were.", n_others),
                                     n_others));
  if (n_open > 0)
    add_line (text, g_strdup_printf (ngettext ("%'u has to be looked at.",
                                               "%'u have to be looked at.", n_open),
                                     n_open));
  if (n_left > 0)
    add_line (text, g_strdup_printf (ngettext ("%'u was not sent.", "%'u were not sent.", n_left),
                                     n_left));
}

static void
add_start (GString *text, LkJob *job)
{
  g_autoptr (GDateTime)
    utc = g_date_time_new_from_unix_utc (lk_job_get_started_at (job) / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  g_autofree char *time = local != NULL ? g_date_time_format (local, "%x %X") : NULL;

  if (time != NULL && lk_job_get_started_at (job) > 0)
    /* Translators: %s is a date and a time. */
    add_line (text, g_strdup_printf (_ ("It was started on %s."), time));
  if (*lk_job_get_reason (job) != '\0')
    /* Translators: %s is what the person gave as the reason. */
    add_line (text, g_strdup_printf (_ ("Reason: %s"), lk_job_get_reason (job)));
}

static char *
dup_body (LkJob *job)
{
  GString *text = g_string_new (NULL);

  add_line (text, dup_what (job));
  add_counts (text, job);
  add_start (text, job);
  g_string_append_c (text, '\n');
  g_string_append (text,
                   _ ("Whoever has to be looked at is read first, whatever you choose. To stop "
                      "here leaves those who were not sent as they are."));
  return g_string_free (text, FALSE);
}

/**
 * lk_resume_dialog_present:
 * @parent: the window to stand over
 * @jobs: the jobs of its phone system, none of which is running
 * @job: an interrupted one, with its items
 *
 * Returns: (transfer none): the dialog.
 */
GtkWidget *
lk_resume_dialog_present (GtkWindow *parent, LkJobs *jobs, LkJob *job)
{
  g_autofree char *body = dup_body (job);
  GtkWidget *dialog = adw_message_dialog_new (parent, _ ("Continue the Interrupted Job?"), NULL);
  AdwMessageDialog *message = ADW_MESSAGE_DIALOG (dialog);
  Question *question = g_new0 (Question, 1);

  g_set_weak_pointer (&question->parent, parent);
  question->jobs = g_object_ref (jobs);
  question->job = g_object_ref (job);
  adw_message_dialog_set_body (message, body);
  adw_message_dialog_add_responses (message, LATER, _ ("_Later"), STOP, _ ("_Stop Here"), CONTINUE,
                                    _ ("_Continue"), NULL);
  adw_message_dialog_set_response_appearance (message, CONTINUE, ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_close_response (message, LATER);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), TRUE);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}
