/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-beginning-dialog.h"

#include <glib/gi18n-lib.h>

#include "lk-save-template-dialog.h"
#include "lk-settings-list.h"

struct _LkBeginningDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkLabel *explanation;
  GtkBox *box;
  GtkWidget *save_button;

  LkTemplate *beginning;
  LkEditContext *context;
  LkTemplateStore *templates;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkBeginningDialog, lk_beginning_dialog, ADW_TYPE_WINDOW)

static void
update (LkBeginningDialog *self)
{
  guint n_taken = lk_template_count_taken (self->beginning);
  guint n = lk_template_count (self->beginning);
  g_autofree char *subtitle =
    /* Translators: how many settings are ticked, of how many. */
    g_strdup_printf (ngettext ("%u of %u setting", "%u of %u settings", n), n_taken, n);

  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_widget_set_visible (self->save_button, n_taken > 0);
}

static void
changed_cb (LkBeginningDialog *self)
{
  update (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
save_cb (LkBeginningDialog *self)
{
  lk_save_template_dialog_present (GTK_WINDOW (self), self->beginning, self->context,
                                   self->templates);
}

static void
lk_beginning_dialog_dispose (GObject *object)
{
  LkBeginningDialog *self = LK_BEGINNING_DIALOG (object);

  g_clear_object (&self->beginning);
  g_clear_object (&self->context);
  g_clear_object (&self->templates);
  gtk_widget_dispose_template (GTK_WIDGET (self), LK_TYPE_BEGINNING_DIALOG);

  G_OBJECT_CLASS (lk_beginning_dialog_parent_class)->dispose (object);
}

static void
lk_beginning_dialog_class_init (LkBeginningDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lk_beginning_dialog_dispose;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LK_TYPE_BEGINNING_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/linekeeper/Linekeeper/lk-beginning-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LkBeginningDialog, title);
  gtk_widget_class_bind_template_child (widget_class, LkBeginningDialog, explanation);
  gtk_widget_class_bind_template_child (widget_class, LkBeginningDialog, box);
  gtk_widget_class_bind_template_child (widget_class, LkBeginningDialog, save_button);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
lk_beginning_dialog_init (LkBeginningDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
explain (LkBeginningDialog *self)
{
  gboolean is_empty = lk_template_count (self->beginning) == 0;
  const char *sentence =
    is_empty
      ? _ ("There is nothing here that could be taken over.")
      : _ (
        "What is ticked is set for the new user, unless you set it otherwise in the form. Names, "
        "extension number, e-mail address, mobile number, passwords and other credentials, "
        "phones and greetings are never taken over.");

  gtk_label_set_text (self->explanation, sentence);
}

/**
 * lk_beginning_dialog_new:
 * @parent: the window to stand over
 * @beginning: where the new user begins; the ticks are set in it
 * @context: what the values will belong to
 * @templates: where it can be saved
 *
 * Returns: (transfer none): a dialog that has not been presented yet.
 */
LkBeginningDialog *
lk_beginning_dialog_new (GtkWindow *parent,
                         LkTemplate *beginning,
                         LkEditContext *context,
                         LkTemplateStore *templates)
{
  LkBeginningDialog *self = g_object_new (LK_TYPE_BEGINNING_DIALOG, "transient-for", parent, NULL);
  const char *name = lk_template_get_name (beginning);

  self->beginning = g_object_ref (beginning);
  self->context = g_object_ref (context);
  self->templates = g_object_ref (templates);
  adw_window_title_set_title (self->title, name);
  gtk_window_set_title (GTK_WINDOW (self), name);
  explain (self);
  gtk_box_append (self->box, lk_settings_list_new (self->beginning, context));
  g_signal_connect_object (beginning, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  update (self);
  return self;
}
