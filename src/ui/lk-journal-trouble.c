/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-journal-trouble.h"

#include <glib/gi18n-lib.h>

#define CLOSE "close"
#define AGAIN "again"

struct _LkJournalTrouble
{
  GObject parent_instance;

  GtkWindow *window; /* not owned; lives as long as this is used */
  LkJournalKeeper *keeper;
  GtkWidget *dialog; /* not owned; NULL where none is open */
};

enum
{
  SIGNAL_OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkJournalTrouble, lk_journal_trouble, G_TYPE_OBJECT)

static void
response_cb (LkJournalTrouble *self, const char *response)
{
  if (g_str_equal (response, AGAIN) && self->keeper != NULL)
    lk_journal_keeper_open (self->keeper);
}

static void
closed_cb (LkJournalTrouble *self)
{
  self->dialog = NULL;
}

static AdwMessageDialog *
present (LkJournalTrouble *self, const char *heading, const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (self->window, heading, body);

  if (self->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (self->dialog));
  self->dialog = dialog;
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), CLOSE, _ ("_Close"));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "destroy", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  return ADW_MESSAGE_DIALOG (dialog);
}

static void
present_trouble (LkJournalTrouble *self, const GError *trouble)
{
  g_autofree char *body =
    g_strdup_printf ("%s\n\n%s", trouble->message,
                     _ (
                       "Until it is open, many users cannot be changed or deleted at once, because "
                       "nothing could be taken back. Single users can be changed, and that will "
                       "not be in the history."));
  AdwMessageDialog *dialog = present (self, _ ("The History Cannot Be Opened"), body);

  adw_message_dialog_add_response (dialog, AGAIN, _ ("_Try Again"));
  adw_message_dialog_set_close_response (dialog, CLOSE);
}

static void
changed_cb (LkJournalTrouble *self)
{
  const GError *trouble = lk_journal_keeper_get_trouble (self->keeper);
  g_autofree char *notice = lk_journal_keeper_take_notice (self->keeper);

  if (trouble != NULL)
    present_trouble (self, trouble);
  else if (notice != NULL)
    present (self, _ ("A New History Was Begun"), notice);
  if (trouble == NULL)
    g_signal_emit (self, signals[SIGNAL_OPENED], 0);
}

static void
lk_journal_trouble_dispose (GObject *object)
{
  g_clear_object (&LK_JOURNAL_TROUBLE (object)->keeper);

  G_OBJECT_CLASS (lk_journal_trouble_parent_class)->dispose (object);
}

static void
lk_journal_trouble_class_init (LkJournalTroubleClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lk_journal_trouble_dispose;

  signals[SIGNAL_OPENED] = g_signal_new ("opened", LK_TYPE_JOURNAL_TROUBLE, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lk_journal_trouble_init (LkJournalTrouble *self)
{
}

/**
 * lk_journal_trouble_new:
 * @window: the window to say it in
 *
 * Returns: (transfer full): what says it.
 */
LkJournalTrouble *
lk_journal_trouble_new (GtkWindow *window)
{
  LkJournalTrouble *self = g_object_new (LK_TYPE_JOURNAL_TROUBLE, NULL);

  self->window = window;
  return self;
}

/**
 * lk_journal_trouble_set_keeper:
 * @self: what says it
 * @keeper: (nullable): whose journal it is about
 */
void
lk_journal_trouble_set_keeper (LkJournalTrouble *self, LkJournalKeeper *keeper)
{
  if (self->keeper == keeper)
    return;

  if (self->keeper != NULL)
    g_signal_handlers_disconnect_by_data (self->keeper, self);
  g_set_object (&self->keeper, keeper);
  if (keeper != NULL)
    g_signal_connect_object (keeper, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * lk_journal_trouble_present:
 * @self: what says it
 *
 * Says what stands in the way. Where nobody knows yet, the journal is opened first.
 */
void
lk_journal_trouble_present (LkJournalTrouble *self)
{
  const GError *trouble = self->keeper != NULL ? lk_journal_keeper_get_trouble (self->keeper)
                                               : NULL;

  if (trouble != NULL)
    present_trouble (self, trouble);
  else if (self->keeper != NULL)
    lk_journal_keeper_open (self->keeper);
}
