/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-leaving.h"

#include <glib/gi18n-lib.h>

/* What the question has to remember. */
typedef struct
{
  LkUserEdit *edit;
  LkEditActions *actions;
  GtkWidget *page;
  gulong finished; /* the handler that waits for the end of a save; 0 otherwise */
} Question;

static void
question_free (Question *question)
{
  if (question->finished != 0)
    g_signal_handler_disconnect (question->edit, question->finished);
  g_object_unref (question->edit);
  g_object_unref (question->actions);
  g_object_unref (question->page);
  g_free (question);
}

static void
answer (GTask *task, gboolean may_leave)
{
  g_task_return_boolean (task, may_leave);
  g_object_unref (task);
}

static void
finished_cb (GTask *task)
{
  Question *question = g_task_get_task_data (task);

  g_clear_signal_handler (&question->finished, question->edit);
  answer (task, !lk_user_edit_has_changes (question->edit));
}

static void
wait_for_save (GTask *task)
{
  Question *question = g_task_get_task_data (task);

  question->finished =
    g_signal_connect_swapped (question->edit, "finished", G_CALLBACK (finished_cb), task);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, GTask *task)
{
  Question *question = g_task_get_task_data (task);

  /* One answer is enough. */
  g_signal_handlers_disconnect_by_data (dialog, task);
  if (g_str_equal (response, "save") && lk_edit_actions_save (question->actions))
    {
      wait_for_save (task);
      return;
    }

  if (g_str_equal (response, "discard"))
    lk_draft_revert (lk_user_edit_get_draft (question->edit));
  answer (task, !lk_user_edit_has_changes (question->edit));
}

static char *
dup_body (LkUserEdit *edit)
{
  guint n_changes = lk_draft_count_edits (lk_user_edit_get_draft (edit));
  g_autofree char *name = lk_user_dup_name (lk_user_edit_get_user (edit));

  return g_strdup_printf (ngettext ("%u change to %s is not on the phone system yet.",
                                    "%u changes to %s are not on the phone system yet.", n_changes),
                          n_changes, name);
}

static void
ask (GTask *task)
{
  Question *question = g_task_get_task_data (task);
  GtkRoot *root = gtk_widget_get_root (question->page);
  g_autofree char *body = dup_body (question->edit);
  GtkWidget *dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                              _ ("Save Changes?"), body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "discard",
                                    _ ("_Discard"), "save", _ ("_Save"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), task);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * lk_leaving_ask_async:
 * @edit: an edit
 * @actions: how it is saved
 * @page: where it is shown
 * @callback: called when the person has decided
 * @user_data: for @callback
 *
 * Asks only where something would be lost.
 */
void
lk_leaving_ask_async (LkUserEdit *edit,
                      LkEditActions *actions,
                      GtkWidget *page,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  GTask *task = g_task_new (edit, NULL, callback, user_data);
  Question *question = g_new0 (Question, 1);

  question->edit = g_object_ref (edit);
  question->actions = g_object_ref (actions);
  question->page = g_object_ref (page);
  g_task_set_source_tag (task, lk_leaving_ask_async);
  g_task_set_task_data (task, question, (GDestroyNotify) question_free);

  if (lk_user_edit_is_busy (edit))
    wait_for_save (task);
  else if (lk_user_edit_has_changes (edit))
    ask (task);
  else
    answer (task, TRUE);
}

/**
 * lk_leaving_ask_finish:
 * @edit: an edit
 * @result: the result
 *
 * Returns: whether there is nothing to lose any more.
 */
gboolean
lk_leaving_ask_finish (LkUserEdit *edit, GAsyncResult *result)
{
  return g_task_propagate_boolean (G_TASK (result), NULL);
}
