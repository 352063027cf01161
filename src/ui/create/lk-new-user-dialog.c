/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-new-user-dialog.h"

#include <glib/gi18n-lib.h>

#include "lk-all-settings.h"
#include "lk-create-bar.h"
#include "lk-create-question.h"
#include "lk-new-user-form.h"
#include "lk-new-user-result.h"
#include "lk-outcome.h"
#include "lk-request-dialog.h"
#include "lk-user-fields.h"

struct _LkNewUserDialog
{
  AdwWindow parent_instance;

  GtkWidget *cancel_button;
  GtkWidget *back_button;
  GtkWidget *menu_button;
  GtkWidget *search_button;
  GtkMenuButton *index_button;
  AdwHeaderBar *header;
  AdwWindowTitle *title;
  GtkStack *stack;
  AdwBin *form_slot;
  LkAllSettings *settings;
  AdwBin *result_slot;
  LkCreateBar *bar;

  LkNewUserForm *form;     /* in its slot */
  LkNewUserResult *result; /* likewise; NULL until somebody was created */

  LkDirectory *directory;
  LkNewUser *new_user;
  GtkWidget *focus; /* where the keyboard was before the form could not be used */
  GtkWindow *question;
};

enum
{
  SIGNAL_CREATED,
  SIGNAL_OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkNewUserDialog, lk_new_user_dialog, ADW_TYPE_WINDOW)

static LkDraft *
get_draft (LkNewUserDialog *self)
{
  return lk_new_user_get_draft (self->new_user);
}

static gboolean
is_unknown (LkNewUserDialog *self)
{
  const LkCreateResult *outcome = lk_new_user_get_outcome (self->new_user);

  return outcome != NULL && outcome->state == LK_CREATE_UNKNOWN;
}

/* What is to be seen */

static char *
dup_obstacle (LkNewUserDialog *self)
{
  char *obstacle = is_unknown (self) ? g_strdup (_ ("Look again before you create anyone."))
                                     : lk_new_user_dup_obstacle (self->new_user);

  return obstacle != NULL ? obstacle : lk_new_user_form_dup_problem (self->form);
}

static void
update (LkNewUserDialog *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean busy = lk_new_user_is_busy (self->new_user);
  gboolean is_open = !busy && !is_unknown (self);
  g_autofree char *obstacle = busy ? NULL : dup_obstacle (self);

  lk_create_bar_show (self->bar, self->new_user, obstacle);
  gtk_widget_set_sensitive (GTK_WIDGET (self->form_slot), is_open);
  gtk_widget_set_sensitive (GTK_WIDGET (self->settings), is_open);
  gtk_widget_action_set_enabled (widget, "create.start", is_open && obstacle == NULL);
  gtk_widget_action_set_enabled (widget, "create.as-next", is_open);
  gtk_widget_action_set_enabled (widget, "create.look-again", !busy);
  gtk_widget_action_set_enabled (widget, "create.undo",
                                 is_open && lk_draft_can_undo (get_draft (self)));
  gtk_widget_action_set_enabled (widget, "create.redo",
                                 is_open && lk_draft_can_redo (get_draft (self)));
}

static void
show_page (LkNewUserDialog *self, const char *page)
{
  gboolean is_form = g_str_equal (page, "form");
  gboolean is_settings = g_str_equal (page, "settings");

  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_widget_set_visible (self->cancel_button, is_form);
  gtk_widget_set_visible (self->back_button, is_settings);
  gtk_widget_set_visible (self->search_button, is_settings);
  gtk_widget_set_visible (GTK_WIDGET (self->index_button), is_settings);
  gtk_widget_set_visible (self->menu_button, is_form || is_settings);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), is_form || is_settings);
  adw_header_bar_set_show_end_title_buttons (self->header, !is_form && !is_settings);
  adw_window_title_set_title (self->title, is_settings ? _ ("All Settings") : _ ("New User"));
}

static gboolean
is_on_page (LkNewUserDialog *self, const char *page)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), page) == 0;
}

/* All settings */

static void
make_settings (LkNewUserDialog *self)
{
  lk_all_settings_make (self->settings);
  gtk_menu_button_set_menu_model (self->index_button, lk_all_settings_get_index (self->settings));
}

static void
show_settings (LkNewUserDialog *self, const LkField *field)
{
  make_settings (self);
  show_page (self, "settings");
  lk_all_settings_focus (self->settings, field);
}

static void
all_settings_cb (LkNewUserDialog *self)
{
  show_settings (self, NULL);
}

static void
show_form (LkNewUserDialog *self, const LkField *field)
{
  lk_all_settings_set_searching (self->settings, FALSE);
  show_page (self, "form");
  lk_new_user_form_focus (self->form, field);
}

static void
go_to_field (LkNewUserDialog *self, const LkField *field)
{
  if (lk_new_user_form_has (self->form, field))
    show_form (self, field);
  else
    show_settings (self, field);
}

/* What became of it */

static void
show_refusal (LkNewUserDialog *self, const GError *error)
{
  const LkField *first = NULL;

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    {
      const LkField *field = &lk_user_fields[i];
      g_autofree char *sentence = lk_outcome_dup_refusal (error, field);

      if (sentence == NULL)
        continue;
      if (!lk_new_user_form_show_problem (self->form, field, sentence))
        make_settings (self);
      lk_all_settings_show_problem (self->settings, field, sentence);
      if (first == NULL)
        first = field;
    }

  if (first != NULL)
    go_to_field (self, first);
}

static void
show_taken (LkNewUserDialog *self)
{
  const char *sentence = _ ("Someone else has this extension.");

  lk_new_user_form_show_problem (self->form, lk_user_field_number, sentence);
  lk_all_settings_show_problem (self->settings, lk_user_field_number, sentence);
  show_form (self, lk_user_field_number);
}

static void set_new_user (LkNewUserDialog *self, LkNewUser *new_user);

static void
another_cb (LkNewUserDialog *self)
{
  g_autoptr (LkNewUser) another = lk_new_user_another (self->new_user);

  set_new_user (self, another);
}

static void
open_cb (LkNewUserDialog *self, int id)
{
  g_signal_emit (self, signals[SIGNAL_OPENED], 0, id);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
show_result (LkNewUserDialog *self)
{
  const LkCreateResult *outcome = lk_new_user_get_outcome (self->new_user);
  GtkWidget *result = lk_new_user_result_new (lk_new_user_get_context (self->new_user), outcome,
                                              lk_new_user_get_welcome (self->new_user));

  self->result = LK_NEW_USER_RESULT (result);
  g_signal_connect_object (result, "another", G_CALLBACK (another_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (result, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (result, "done", G_CALLBACK (gtk_window_destroy), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (self->result_slot, result);
  show_page (self, "result");
  lk_new_user_result_focus (self->result);
  g_signal_emit (self, signals[SIGNAL_CREATED], 0, outcome->id);
}

static void
restore_focus (LkNewUserDialog *self)
{
  if (self->focus != NULL && gtk_widget_is_ancestor (self->focus, GTK_WIDGET (self)))
    gtk_widget_grab_focus (self->focus);
  g_clear_weak_pointer (&self->focus);
}

static void
finished_cb (LkNewUserDialog *self)
{
  const LkCreateResult *outcome = lk_new_user_get_outcome (self->new_user);

  g_clear_pointer (&self->question, gtk_window_destroy);
  update (self);
  restore_focus (self);
  if (lk_new_user_has_created (self->new_user))
    show_result (self);
  else if (outcome != NULL && outcome->state == LK_CREATE_REFUSED)
    show_refusal (self, outcome->error);
  else if (outcome != NULL && outcome->state == LK_CREATE_TAKEN)
    show_taken (self);
}

/* Whoever chooses another number has read that the first one is taken. */
static void
draft_changed_cb (LkNewUserDialog *self, const LkField *field)
{
  const LkCreateResult *outcome = lk_new_user_get_outcome (self->new_user);

  if (outcome != NULL && outcome->state == LK_CREATE_TAKEN
      && (field == NULL || field == lk_user_field_number))
    lk_new_user_forget_outcome (self->new_user);
}

/* Actions */

static void
forget_problems (LkNewUserDialog *self)
{
  lk_new_user_form_clear_problems (self->form);
  lk_all_settings_clear_problems (self->settings);
}

/* Unless something is in the way, which the bar says. */
static void
start (LkNewUserDialog *self)
{
  const LkField *faulty = lk_all_settings_find_problem (self->settings);
  g_autofree char *obstacle = dup_obstacle (self);

  if (faulty != NULL)
    go_to_field (self, faulty);
  if (faulty != NULL || obstacle != NULL)
    return;

  forget_problems (self);
  /* An entry that loses it by becoming insensitive is not told. */
  g_set_weak_pointer (&self->focus, gtk_window_get_focus (GTK_WINDOW (self)));
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  lk_new_user_create (self->new_user);
}

static void
start_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LkNewUserDialog *self = LK_NEW_USER_DIALOG (widget);
  const char *next = lk_new_user_get_next_number (self->new_user);

  if (next != NULL && g_str_equal (action, "create.as-next"))
    {
      forget_problems (self);
      lk_new_user_give_number (self->new_user, next);
    }
  start (self);
}

static void
look_again_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  lk_new_user_look_again (LK_NEW_USER_DIALOG (widget)->new_user);
}

static void
show_request_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LkNewUserDialog *self = LK_NEW_USER_DIALOG (widget);
  g_autoptr (GPtrArray)
    bodies = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);

  g_ptr_array_add (bodies, lk_user_create_preview (get_draft (self), FALSE));
  lk_request_dialog_present (GTK_WINDOW (self), lk_directory_get_pbx (self->directory), 0, bodies);
}

static void
history_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LkNewUserDialog *self = LK_NEW_USER_DIALOG (widget);
  const LkField *field = g_str_equal (action, "create.undo") ? lk_draft_undo (get_draft (self))
                                                             : lk_draft_redo (get_draft (self));

  if (field != NULL && is_on_page (self, "settings"))
    lk_all_settings_focus (self->settings, field);
  else if (field != NULL)
    lk_new_user_form_focus (self->form, field);
}

static void
leave_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LkNewUserDialog *self = LK_NEW_USER_DIALOG (widget);

  if (is_on_page (self, "settings"))
    show_form (self, lk_user_field_first_name);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
search_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LkNewUserDialog *self = LK_NEW_USER_DIALOG (widget);

  if (is_on_page (self, "settings"))
    lk_all_settings_set_searching (self->settings, TRUE);
}

static void
go_to_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LkNewUserDialog *self = LK_NEW_USER_DIALOG (widget);

  lk_all_settings_go_to (self->settings, (guint) g_variant_get_int32 (parameter));
}

/* Leaving */

static void
answered_cb (LkNewUserDialog *self, const char *response)
{
  /* This window may go now; GTK 4.8 would look for it when the question goes. */
  gtk_window_set_transient_for (self->question, NULL);
  self->question = NULL;
  if (g_str_equal (response, "leave"))
    gtk_window_destroy (GTK_WINDOW (self));
}

static gboolean
lk_new_user_dialog_close_request (GtkWindow *window)
{
  LkNewUserDialog *self = LK_NEW_USER_DIALOG (window);

  if (self->result != NULL && !lk_new_user_result_would_lose (self->result))
    return GDK_EVENT_PROPAGATE;
  if (self->result != NULL)
    {
      lk_new_user_result_leave (self->result);
      return GDK_EVENT_STOP;
    }
  if (self->question != NULL)
    return GDK_EVENT_STOP;

  self->question = lk_create_question_new (window, self->new_user);
  if (self->question == NULL)
    return GDK_EVENT_PROPAGATE;

  g_signal_connect_object (self->question, "response", G_CALLBACK (answered_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (self->question);
  return GDK_EVENT_STOP;
}

/* Whoever made room for one more comes back to this window. */
static void
active_cb (LkNewUserDialog *self)
{
  LkLicence *licence = lk_new_user_get_licence (self->new_user);
  g_autofree char *obstacle = lk_licence_dup_obstacle (licence);
  if (gtk_window_is_active (GTK_WINDOW (self)) && obstacle != NULL)
    lk_licence_ask (licence);
}

/* Nothing can have the focus before. */
static void
mapped_cb (LkNewUserDialog *self)
{
  if (is_on_page (self, "form"))
    lk_new_user_form_focus (self->form, lk_user_field_first_name);
}

/* Whom it is about */

static void
drop_new_user (LkNewUserDialog *self)
{
  if (self->new_user == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->new_user, self);
  g_signal_handlers_disconnect_by_data (get_draft (self), self);
  lk_new_user_close (self->new_user);
  g_clear_object (&self->new_user);
}

static void
set_new_user (LkNewUserDialog *self, LkNewUser *new_user)
{
  drop_new_user (self);
  self->new_user = g_object_ref (new_user);
  g_signal_connect_object (new_user, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (new_user, "finished", G_CALLBACK (finished_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_draft (self), "changed", G_CALLBACK (draft_changed_cb), self,
                           G_CONNECT_SWAPPED);
  lk_new_user_form_set_new_user (self->form, new_user);
  lk_all_settings_set_context (self->settings, lk_new_user_get_context (new_user));
  show_page (self, "form");
  adw_bin_set_child (self->result_slot, NULL);
  self->result = NULL;
  lk_licence_ask (lk_new_user_get_licence (new_user));
  lk_new_user_suggest_number (new_user);
  lk_new_user_form_focus (self->form, lk_user_field_first_name);
  update (self);
}

static void
lk_new_user_dialog_dispose (GObject *object)
{
  LkNewUserDialog *self = LK_NEW_USER_DIALOG (object);

  g_clear_pointer (&self->question, gtk_window_destroy);
  g_clear_weak_pointer (&self->focus);
  drop_new_user (self);
  g_clear_object (&self->directory);
  gtk_widget_dispose_template (GTK_WIDGET (self), LK_TYPE_NEW_USER_DIALOG);

  G_OBJECT_CLASS (lk_new_user_dialog_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "create.start", NULL, start_action_cb);
  gtk_widget_class_install_action (widget_class, "create.as-next", NULL, start_action_cb);
  gtk_widget_class_install_action (widget_class, "create.look-again", NULL, look_again_action_cb);
  gtk_widget_class_install_action (widget_class, "create.show-request", NULL,
                                   show_request_action_cb);
  gtk_widget_class_install_action (widget_class, "create.undo", NULL, history_action_cb);
  gtk_widget_class_install_action (widget_class, "create.redo", NULL, history_action_cb);
  gtk_widget_class_install_action (widget_class, "create.leave", NULL, leave_action_cb);
  gtk_widget_class_install_action (widget_class, "create.search", NULL, search_action_cb);
  gtk_widget_class_install_action (widget_class, "user.go-to", "i", go_to_action_cb);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "create.leave", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "create.start", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "create.start", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "create.search",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "create.undo",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "create.redo", NULL);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/linekeeper/Linekeeper/lk-new-user-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LkNewUserDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, LkNewUserDialog, back_button);
  gtk_widget_class_bind_template_child (widget_class, LkNewUserDialog, menu_button);
  gtk_widget_class_bind_template_child (widget_class, LkNewUserDialog, search_button);
  gtk_widget_class_bind_template_child (widget_class, LkNewUserDialog, index_button);
  gtk_widget_class_bind_template_child (widget_class, LkNewUserDialog, header);
  gtk_widget_class_bind_template_child (widget_class, LkNewUserDialog, title);
  gtk_widget_class_bind_template_child (widget_class, LkNewUserDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, LkNewUserDialog, form_slot);
  gtk_widget_class_bind_template_child (widget_class, LkNewUserDialog, settings);
  gtk_widget_class_bind_template_child (widget_class, LkNewUserDialog, result_slot);
  gtk_widget_class_bind_template_child (widget_class, LkNewUserDialog, bar);
}

static void
lk_new_user_dialog_class_init (LkNewUserDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lk_new_user_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = lk_new_user_dialog_close_request;

  signals[SIGNAL_CREATED] = g_signal_new ("created", LK_TYPE_NEW_USER_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SIGNAL_OPENED] = g_signal_new ("opened", LK_TYPE_NEW_USER_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  g_type_ensure (LK_TYPE_ALL_SETTINGS);
  g_type_ensure (LK_TYPE_CREATE_BAR);
  bind_template (widget_class);
  install_actions (widget_class);
}

static void
lk_new_user_dialog_init (LkNewUserDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_bind_property (self->settings, "search-mode", self->search_button, "active",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_cb), NULL);
  g_signal_connect_after (self, "map", G_CALLBACK (mapped_cb), NULL);
}

/**
 * lk_new_user_dialog_new:
 * @parent: the window to stand over
 * @directory: all users
 * @catalogue: what else the phone system offers
 * @templates: what a user can begin with
 *
 * Returns: (transfer none): a dialog for a new user, not yet presented.
 */
LkNewUserDialog *
lk_new_user_dialog_new (GtkWindow *parent,
                        LkDirectory *directory,
                        LkCatalogue *catalogue,
                        LkTemplateStore *templates)
{
  LkNewUserDialog *self = g_object_new (LK_TYPE_NEW_USER_DIALOG, "transient-for", parent, NULL);
  g_autoptr (LkNewUser) new_user = lk_new_user_new (directory, catalogue);

  self->directory = g_object_ref (directory);
  self->form = LK_NEW_USER_FORM (lk_new_user_form_new (templates));
  adw_bin_set_child (self->form_slot, GTK_WIDGET (self->form));
  g_signal_connect_object (self->form, "all-settings", G_CALLBACK (all_settings_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  set_new_user (self, new_user);
  return self;
}

/**
 * lk_new_user_dialog_start_from_colleague:
 * @self: a dialog
 * @id: whose settings to begin with
 */
void
lk_new_user_dialog_start_from_colleague (LkNewUserDialog *self, int id)
{
  lk_beginning_row_begin_with_colleague (lk_new_user_form_get_beginning (self->form), id);
}

/* Where it is written down who is created. */
void
lk_new_user_dialog_set_jobs (LkNewUserDialog *self, LkJobs *jobs)
{
  lk_new_user_set_jobs (self->new_user, jobs);
}
