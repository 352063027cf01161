/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-create-question.h"

#include <glib/gi18n-lib.h>

static GtkWindow *
ask (GtkWindow *parent, const char *title, const char *body, const char *stay, const char *leave)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, title, body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "stay", stay, "leave", leave,
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "leave",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  return GTK_WINDOW (dialog);
}

static GtkWindow *
ask_while_busy (GtkWindow *parent, LkNewUser *new_user)
{
  return ask (parent, _ ("Close While the User Is Being Created?"),
              lk_new_user_get_welcomes (new_user)
                ? _ ("The user may be created all the same. You would not be told, a password "
                     "that was made would be lost, and no welcome e-mail would be sent.")
                : _ ("The user may be created all the same. You would not be told, and a password "
                     "that was made would be lost."),
              _ ("_Wait"), _ ("_Close"));
}

static GtkWindow *
ask_while_unknown (GtkWindow *parent)
{
  return ask (parent, _ ("Close Without Knowing?"),
              _ ("It is not known whether the user was created. Before you enter them again, look "
                 "for them in the list."),
              _ ("_Cancel"), _ ("_Close"));
}

static GtkWindow *
ask_for_entries (GtkWindow *parent)
{
  return ask (parent, _ ("Discard the New User?"),
              _ ("Nobody was created yet. What you have entered would be lost."), _ ("_Cancel"),
              _ ("_Discard"));
}

/**
 * lk_create_question_new:
 * @parent: the window that shall close
 * @new_user: whom it is about
 *
 * Its response is "leave" where the person wants to close all the same.
 *
 * Returns: (transfer none) (nullable): what to ask before, not yet presented; %NULL where nothing
 *   would be lost.
 */
GtkWindow *
lk_create_question_new (GtkWindow *parent, LkNewUser *new_user)
{
  const LkCreateResult *outcome = lk_new_user_get_outcome (new_user);

  /* Also while someone looks again. */
  if (outcome != NULL && outcome->state == LK_CREATE_UNKNOWN)
    return ask_while_unknown (parent);
  if (lk_new_user_is_busy (new_user))
    return ask_while_busy (parent, new_user);

  return lk_new_user_has_entries (new_user) ? ask_for_entries (parent) : NULL;
}
