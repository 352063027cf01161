/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-edit-actions.h"

#include <glib/gi18n-lib.h>

#include "lk-conflict-dialog.h"
#include "lk-error-report.h"
#include "lk-incompatibility.h"
#include "lk-outcome.h"
#include "lk-request-dialog.h"
#include "lk-review-dialog.h"
#include "lk-user-fields.h"

struct _LkEditActions
{
  GObject parent_instance;

  GtkWidget *page;          /* owns this */
  LkUserSections *sections; /* likewise */
  GSimpleActionGroup *group;
  LkUserEdit *edit;
};

G_DEFINE_FINAL_TYPE (LkEditActions, lk_edit_actions, G_TYPE_OBJECT)

static LkDraft *
get_draft (LkEditActions *self)
{
  return lk_user_edit_get_draft (self->edit);
}

static GtkWindow *
get_window (LkEditActions *self)
{
  GtkRoot *root = gtk_widget_get_root (self->page);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
enable (LkEditActions *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->group), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
update_cb (LkEditActions *self)
{
  gboolean has_edit = self->edit != NULL;
  gboolean has_changes = has_edit && lk_user_edit_has_changes (self->edit);
  gboolean can_write = has_edit && lk_draft_count_changes (get_draft (self)) > 0;
  gboolean busy = has_edit && lk_user_edit_is_busy (self->edit);

  enable (self, "save", has_changes && !busy);
  enable (self, "revert", has_changes && !busy);
  enable (self, "review", can_write);
  enable (self, "show-request", can_write);
  enable (self, "undo", has_edit && lk_draft_can_undo (get_draft (self)));
  enable (self, "redo", has_edit && lk_draft_can_redo (get_draft (self)));
}

/* Saving and what becomes of it */

static void
save_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  lk_edit_actions_save (user_data);
}

static void
show_problems (LkEditActions *self, const LkSaveResult *outcome)
{
  const LkField *first = NULL;

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    {
      const LkField *field = &lk_user_fields[i];
      g_autofree char *sentence = lk_outcome_dup_field_sentence (outcome, field);

      if (sentence == NULL)
        continue;
      lk_user_sections_show_problem (self->sections, field, sentence);
      first = first != NULL ? first : field;
    }
  if (first != NULL)
    lk_user_sections_focus (self->sections, first);
}

static void
decide (LkEditActions *self)
{
  GtkWindow *window = get_window (self);

  if (window != NULL)
    lk_conflict_dialog_present (window, self->edit);
}

static void
changed_cb (LkEditActions *self)
{
  update_cb (self);
  if (lk_user_edit_get_outcome (self->edit) == NULL)
    lk_user_sections_clear_problems (self->sections);
}

static void
finished_cb (LkEditActions *self)
{
  const LkSaveResult *outcome = lk_user_edit_get_outcome (self->edit);

  if (outcome != NULL)
    lk_withdraw_news (self->page);

  if (outcome == NULL)
    lk_report_news (self->page, _ ("Saved"));
  else if (outcome->state == LK_SAVE_CONFLICT)
    decide (self);
  else
    show_problems (self, outcome);
}

static void
decide_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  LkEditActions *self = user_data;
  const LkSaveResult *outcome = lk_user_edit_get_outcome (self->edit);

  if (outcome != NULL && outcome->state == LK_SAVE_CONFLICT)
    decide (self);
}

static void
take_back_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  lk_user_edit_take_back (LK_EDIT_ACTIONS (user_data)->edit);
}

static void
look_again_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  lk_user_edit_look_again (LK_EDIT_ACTIONS (user_data)->edit);
}

static void
copy_report_cb (AdwMessageDialog *dialog, const char *response, LkEditActions *self)
{
  if (!g_str_equal (response, "copy"))
    return;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (self->page),
                          adw_message_dialog_get_body (dialog));
  lk_report_news (self->page, _ ("Report copied"));
}

/* What the program’s developers need to know: names, never values. */
static char *
dup_report (LkEditActions *self)
{
  LkPbx *pbx = lk_edit_context_get_pbx (lk_user_edit_get_context (self->edit));
  g_autofree char *path =
    g_strdup_printf ("/Users(%d)", lk_user_get_id (lk_user_edit_get_user (self->edit)));
  g_autoptr (JsonObject) body = lk_draft_to_json (get_draft (self));

  return lk_incompatibility_report ("PATCH", path, body, lk_pbx_get_version (pbx));
}

static void
report_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  LkEditActions *self = user_data;
  g_autofree char *report = dup_report (self);
  GtkWidget *dialog = adw_message_dialog_new (get_window (self), _ ("Not Understood"), report);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"), "copy",
                                    _ ("_Copy"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "copy");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  g_signal_connect_object (dialog, "response", G_CALLBACK (copy_report_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Looking at the changes and taking them back */

static void
save_reviewed_cb (LkEditActions *self)
{
  lk_edit_actions_save (self);
}

static void
review_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  LkEditActions *self = user_data;
  LkReviewDialog *dialog;

  if (get_window (self) == NULL)
    return;

  dialog = lk_review_dialog_new (get_window (self), self->edit);
  g_signal_connect_object (dialog, "save", G_CALLBACK (save_reviewed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
show_request_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  LkEditActions *self = user_data;
  LkPbx *pbx = lk_edit_context_get_pbx (lk_user_edit_get_context (self->edit));
  g_autoptr (GPtrArray) bodies = lk_user_save_preview (get_draft (self), FALSE);

  if (get_window (self) != NULL)
    lk_request_dialog_present (get_window (self), pbx,
                               lk_user_get_id (lk_user_edit_get_user (self->edit)), bodies);
}

static void
revert_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  LkEditActions *self = user_data;

  lk_draft_revert (get_draft (self));
  lk_user_edit_forget_outcome (self->edit);
}

static void
undo_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  LkEditActions *self = user_data;
  const LkField *field = lk_draft_undo (get_draft (self));

  if (field != NULL)
    lk_user_sections_focus (self->sections, field);
}

static void
redo_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  LkEditActions *self = user_data;
  const LkField *field = lk_draft_redo (get_draft (self));

  if (field != NULL)
    lk_user_sections_focus (self->sections, field);
}

static const GActionEntry entries[] = {
  { .name = "save", .activate = save_cb },
  { .name = "decide", .activate = decide_cb },
  { .name = "take-back", .activate = take_back_cb },
  { .name = "look-again", .activate = look_again_cb },
  { .name = "report", .activate = report_cb },
  { .name = "review", .activate = review_cb },
  { .name = "show-request", .activate = show_request_cb },
  { .name = "revert", .activate = revert_cb },
  { .name = "undo", .activate = undo_cb },
  { .name = "redo", .activate = redo_cb },
};

static void
lk_edit_actions_finalize (GObject *object)
{
  LkEditActions *self = LK_EDIT_ACTIONS (object);

  g_clear_object (&self->edit);
  g_object_unref (self->group);

  G_OBJECT_CLASS (lk_edit_actions_parent_class)->finalize (object);
}

static void
lk_edit_actions_class_init (LkEditActionsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lk_edit_actions_finalize;
}

static void
lk_edit_actions_init (LkEditActions *self)
{
  self->group = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->group), entries, G_N_ELEMENTS (entries),
                                   self);
}

/**
 * lk_edit_actions_new:
 * @page: the page, which keeps this
 * @sections: the page's fields
 *
 * Returns: (transfer full): actions that @page has from now on.
 */
LkEditActions *
lk_edit_actions_new (GtkWidget *page, LkUserSections *sections)
{
  LkEditActions *self = g_object_new (LK_TYPE_EDIT_ACTIONS, NULL);

  self->page = page;
  self->sections = sections;
  gtk_widget_insert_action_group (page, "edit", G_ACTION_GROUP (self->group));
  update_cb (self);
  return self;
}

/**
 * lk_edit_actions_set_edit:
 * @self: actions
 * @edit: (nullable): what they act on
 */
void
lk_edit_actions_set_edit (LkEditActions *self, LkUserEdit *edit)
{
  if (self->edit != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->edit, self);
      g_signal_handlers_disconnect_by_data (get_draft (self), self);
    }
  g_set_object (&self->edit, edit);
  if (edit != NULL)
    {
      g_signal_connect_object (edit, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (edit, "finished", G_CALLBACK (finished_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (get_draft (self), "changed", G_CALLBACK (update_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (get_draft (self), "notify::n-edits", G_CALLBACK (update_cb), self,
                               G_CONNECT_SWAPPED);
    }
  update_cb (self);
}

/**
 * lk_edit_actions_save:
 * @self: actions
 *
 * Saves, unless something that was entered cannot be a value at all: then it leads there.
 *
 * Returns: whether the changes are on their way.
 */
gboolean
lk_edit_actions_save (LkEditActions *self)
{
  const LkField *problem = self->edit != NULL ? lk_user_sections_find_problem (self->sections)
                                              : NULL;
  g_autofree char *news = NULL;

  if (self->edit == NULL)
    return FALSE;
  if (problem == NULL)
    {
      lk_user_edit_save (self->edit);
      return lk_user_edit_is_busy (self->edit);
    }

  /* Translators: %s is the label of a field. */
  news = g_strdup_printf (_ ("Not saved: look at “%s” first"), lk_field_get_label (problem));
  lk_user_sections_focus (self->sections, problem);
  lk_report_news (self->page, news);
  return FALSE;
}
