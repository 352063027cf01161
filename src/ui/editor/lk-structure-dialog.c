/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-structure-dialog.h"

#include <glib/gi18n-lib.h>

#include "lk-forms.h"
#include "lk-user-fields.h"

struct _LkStructureDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkWidget *notice_bar;
  GtkLabel *notice;
  AdwClamp *clamp;
  LkValueEditor *form; /* the clamp owns it */
  GtkWindow *question; /* while it is asked */

  const LkField *field;
  LkValue start; /* what the form showed first */
  gboolean is_for_new_user;
  gboolean is_for_many;
  gboolean has_news;   /* the value is another one elsewhere by now */
  gboolean is_settled; /* there is nothing left to ask about */
};

enum
{
  SIGNAL_DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkStructureDialog, lk_structure_dialog, ADW_TYPE_WINDOW)

static gboolean
is_changed (LkStructureDialog *self)
{
  g_autofree char *problem = lk_value_editor_dup_problem (self->form);
  g_auto (LkValue) value = LK_VALUE_INIT;

  if (problem != NULL)
    return TRUE;

  lk_value_editor_get (self->form, &value);
  return !lk_field_means_same (self->field, &self->start, &value);
}

static void
update (LkStructureDialog *self)
{
  g_autofree char *problem = lk_value_editor_dup_problem (self->form);
  const char *news = _ ("This was changed elsewhere meanwhile. What you enter here takes its place "
                        "when you save.");
  const char *notice = problem == NULL && self->has_news ? news : problem;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "structure.done", problem == NULL);
  gtk_label_set_text (self->notice, notice != NULL ? notice : "");
  gtk_widget_set_visible (self->notice_bar, notice != NULL);
}

static void
settle (LkStructureDialog *self)
{
  self->is_settled = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static void
done_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LkStructureDialog *self = LK_STRUCTURE_DIALOG (widget);

  g_signal_emit (self, signals[SIGNAL_DONE], 0);
  settle (self);
}

/* A question on its way out would look for a window that is gone. */
static void
let_go_of_question (LkStructureDialog *self)
{
  gtk_window_set_transient_for (self->question, NULL);
  g_clear_weak_pointer (&self->question);
}

static void
answered_cb (LkStructureDialog *self, const char *response)
{
  let_go_of_question (self);
  if (g_str_equal (response, "discard"))
    settle (self);
}

static void
ask (LkStructureDialog *self)
{
  GtkWidget *question =
    adw_message_dialog_new (GTK_WINDOW (self), _ ("Discard Changes?"),
                            _ ("What you changed in this window would be lost."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (question), "keep", _ ("_Keep Editing"),
                                    "discard", _ ("_Discard"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (question), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (question), "keep");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (question), "keep");
  g_set_weak_pointer (&self->question, GTK_WINDOW (question));
  g_signal_connect_object (question, "response", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (question));
}

static gboolean
lk_structure_dialog_close_request (GtkWindow *window)
{
  LkStructureDialog *self = LK_STRUCTURE_DIALOG (window);

  if (!self->is_settled && is_changed (self))
    {
      if (self->question == NULL)
        ask (self);
      return GDK_EVENT_STOP;
    }

  lk_value_editor_set_context (self->form, NULL);
  return GTK_WINDOW_CLASS (lk_structure_dialog_parent_class)->close_request (window);
}

/* The keyboard is at the first thing to change, not at the button that gives up. */
static void
lk_structure_dialog_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (lk_structure_dialog_parent_class)->map (widget);
  gtk_widget_child_focus (GTK_WIDGET (LK_STRUCTURE_DIALOG (widget)->form), GTK_DIR_TAB_FORWARD);
}

static void
lk_structure_dialog_dispose (GObject *object)
{
  LkStructureDialog *self = LK_STRUCTURE_DIALOG (object);

  g_clear_weak_pointer (&self->question);
  gtk_widget_dispose_template (GTK_WIDGET (self), LK_TYPE_STRUCTURE_DIALOG);

  G_OBJECT_CLASS (lk_structure_dialog_parent_class)->dispose (object);
}

static void
lk_structure_dialog_finalize (GObject *object)
{
  lk_value_clear (&LK_STRUCTURE_DIALOG (object)->start);

  G_OBJECT_CLASS (lk_structure_dialog_parent_class)->finalize (object);
}

static void
lk_structure_dialog_class_init (LkStructureDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lk_structure_dialog_dispose;
  object_class->finalize = lk_structure_dialog_finalize;
  widget_class->map = lk_structure_dialog_map;
  GTK_WINDOW_CLASS (klass)->close_request = lk_structure_dialog_close_request;

  signals[SIGNAL_DONE] = g_signal_new ("done", LK_TYPE_STRUCTURE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/linekeeper/Linekeeper/lk-structure-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LkStructureDialog, title);
  gtk_widget_class_bind_template_child (widget_class, LkStructureDialog, notice_bar);
  gtk_widget_class_bind_template_child (widget_class, LkStructureDialog, notice);
  gtk_widget_class_bind_template_child (widget_class, LkStructureDialog, clamp);

  gtk_widget_class_install_action (widget_class, "structure.done", NULL, done_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "structure.done", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "structure.done", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
lk_structure_dialog_init (LkStructureDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Who sets a value for the first time does not begin with an empty form where there is something
 * better. */
static void
set_start (LkStructureDialog *self, const LkValue *value)
{
  const char *blank = self->field->structure->blank;

  if ((self->is_for_new_user || self->is_for_many) && !lk_value_is_set (value) && blank != NULL)
    lk_field_from_text (self->field, blank, &self->start, NULL);
  else
    lk_value_copy (value, &self->start);
}

static void
set_many (LkStructureDialog *self, guint n_users)
{
  g_autofree char *whom = g_strdup_printf (ngettext ("%'u user", "%'u users", n_users), n_users);

  if (n_users > 0)
    adw_window_title_set_subtitle (self->title, whom);
}

static void
set_titles (LkStructureDialog *self, LkEditContext *context)
{
  LkDraft *draft = lk_edit_context_get_draft (context);
  const char *label = lk_field_get_label (self->field);

  adw_window_title_set_title (self->title, label);
  gtk_window_set_title (GTK_WINDOW (self), label);
  if (self->is_for_new_user)
    adw_window_title_set_subtitle (self->title, _ ("New user"));
  else if (self->is_for_many)
    set_many (self, lk_edit_context_get_n_users (context));
  else if (draft != NULL)
    {
      LkUser *user = lk_draft_get_original (draft);
      g_autofree char *name = lk_user_dup_name (user);
      g_autofree char *whom = g_strdup_printf (
        /* Translators: the first %s is a name, the second an extension number. */
        _ ("%s, extension %s"), name, lk_user_get_text (user, lk_user_field_number));

      adw_window_title_set_subtitle (self->title, whom);
    }
}

/**
 * lk_structure_dialog_new:
 * @field: a field for which lk_form_exists()
 * @context: what the value belongs to
 * @value: what the form shows first
 *
 * Returns: (transfer none): the window, which GTK owns until it is closed; not yet presented.
 */
LkStructureDialog *
lk_structure_dialog_new (const LkField *field, LkEditContext *context, const LkValue *value)
{
  LkStructureDialog *self = g_object_new (LK_TYPE_STRUCTURE_DIALOG, NULL);
  GtkWidget *form = lk_form_new (field);

  self->field = field;
  self->form = LK_VALUE_EDITOR (form);
  self->is_for_new_user = lk_edit_context_is_for_new_user (context);
  self->is_for_many = lk_edit_context_is_for_many (context);
  set_start (self, value);
  set_titles (self, context);
  adw_clamp_set_child (self->clamp, form);
  lk_value_editor_set_name (self->form, lk_field_get_label (field));
  lk_value_editor_set_context (self->form, context);
  lk_value_editor_show (self->form, &self->start);
  g_signal_connect_object (form, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);

  return self;
}

/**
 * lk_structure_dialog_get_value:
 * @self: a dialog, while "done" is emitted
 * @out: (inout): what the person has made of the value; what it held before is freed
 */
void
lk_structure_dialog_get_value (LkStructureDialog *self, LkValue *out)
{
  lk_value_editor_get (self->form, out);
}

/**
 * lk_structure_dialog_take_news:
 * @self: a dialog
 * @value: what the field's value is elsewhere by now
 *
 * Shows @value where the person has not changed anything yet, and otherwise says that there is
 * another one.
 */
void
lk_structure_dialog_take_news (LkStructureDialog *self, const LkValue *value)
{
  if (is_changed (self))
    self->has_news = self->has_news || !lk_field_equal (self->field, &self->start, value);
  else
    {
      set_start (self, value);
      lk_value_editor_show (self->form, &self->start);
    }
  update (self);
}

/**
 * lk_structure_dialog_discard:
 * @self: a dialog
 *
 * Closes without a question, because what the form is about is gone.
 */
void
lk_structure_dialog_discard (LkStructureDialog *self)
{
  GtkWindow *question = self->question;

  if (question != NULL)
    {
      let_go_of_question (self);
      gtk_window_destroy (question);
    }
  settle (self);
}
