/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-template-dialog.h"

#include <glib/gi18n-lib.h>

#include "lk-error-report.h"
#include "lk-template-form.h"
#include "lk-template-keeper.h"
#include "lk-user-fields.h"

struct _LkTemplateDialog
{
  AdwWindow parent_instance;

  GtkBox *box;
  GtkEditable *name_row;
  GtkLabel *left_out;
  GtkLabel *notice;
  LkTemplateForm *form; /* the box owns it */

  LkTemplateStore *templates;
  LkTemplate *start; /* what was shown first; without a name where it is a new one */
  LkDraft *draft;    /* what it holds as settings of a new user */
  gboolean is_saving;
  gboolean is_settled; /* there is nothing left to ask about */
};

G_DEFINE_FINAL_TYPE (LkTemplateDialog, lk_template_dialog, ADW_TYPE_WINDOW)

static char *
dup_name (LkTemplateDialog *self)
{
  return g_strstrip (gtk_editable_get_chars (self->name_row, 0, -1));
}

static gboolean
is_known (LkTemplateDialog *self, const LkField *field)
{
  return lk_draft_get_original_value (self->draft, field)->type != LK_VALUE_ABSENT;
}

/* What this phone system does not know stays as it is. */
static LkTemplate *
dup_entered (LkTemplateDialog *self)
{
  g_autofree char *name = dup_name (self);
  LkTemplate *entered = lk_template_copy (self->start);

  lk_template_set_name (entered, name);
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    {
      const LkField *field = &lk_user_fields[i];

      if (lk_template_can_hold (field) && is_known (self, field))
        lk_template_set (entered, field, lk_draft_get (self->draft, field));
    }

  return entered;
}

static char *
dup_obstacle (LkTemplateDialog *self)
{
  g_autofree char *name = dup_name (self);
  gboolean is_own = g_str_equal (name, lk_template_get_name (self->start));

  if (*name == '\0')
    return g_strdup (_ ("Enter a name."));
  if (!is_own && lk_template_store_find (self->templates, name) != NULL)
    /* Translators: %s is the name of a template. */
    return g_strdup_printf (_ ("There is a template “%s” already. Choose another name."), name);
  if (lk_draft_count_changes (self->draft) == 0)
    return g_strdup (_ ("Nothing is set yet."));

  return NULL;
}

static void
update_cb (LkTemplateDialog *self)
{
  g_autofree char *obstacle = NULL;

  if (self->draft == NULL)
    return;

  obstacle = dup_obstacle (self);
  gtk_label_set_text (self->notice, obstacle != NULL ? obstacle : "");
  gtk_widget_set_visible (GTK_WIDGET (self->notice), obstacle != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "template.save",
                                 obstacle == NULL && !self->is_saving);
}

static gboolean
is_changed (LkTemplateDialog *self)
{
  g_autoptr (LkTemplate) entered = dup_entered (self);

  if (!g_str_equal (lk_template_get_name (entered), lk_template_get_name (self->start)))
    return TRUE;
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    if (!lk_field_means_same (&lk_user_fields[i], lk_template_get (entered, &lk_user_fields[i]),
                              lk_template_get (self->start, &lk_user_fields[i])))
      return TRUE;

  return FALSE;
}

/* Saving */

static void
settle (LkTemplateDialog *self)
{
  self->is_settled = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static void
set_saving (LkTemplateDialog *self, gboolean is_saving)
{
  self->is_saving = is_saving;
  /* An entry must not have the focus when it stops listening. */
  if (is_saving)
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->box), !is_saving);
  if (!is_saving)
    gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
  update_cb (self);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkTemplateDialog) self = user_data;
  g_autoptr (GError) complaint = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_saved =
    lk_template_keeper_replace_finish (LK_TEMPLATE_STORE (source), result, &complaint, &error);

  if (self->draft == NULL)
    return;

  set_saving (self, FALSE);
  if (!is_saved)
    {
      lk_report_error (GTK_WIDGET (self->box), _ ("Template Not Saved"), error);
      return;
    }

  if (complaint != NULL)
    lk_report_error (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self))),
                     _ ("Template Saved"), complaint);
  settle (self);
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LkTemplateDialog *self = LK_TEMPLATE_DIALOG (widget);
  g_autoptr (LkTemplate) entered = NULL;
  LkTemplate *former;

  if (lk_template_form_focus_problem (self->form))
    return;

  /* Another window may have saved it meanwhile. */
  former = lk_template_store_find (self->templates, lk_template_get_name (self->start));
  entered = dup_entered (self);
  set_saving (self, TRUE);
  lk_template_keeper_replace_async (self->templates, former, entered, saved_cb,
                                    g_object_ref (self));
}

static void
name_entered_cb (LkTemplateDialog *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->form), GTK_DIR_TAB_FORWARD);
}

/* Leaving */

static void
answered_cb (LkTemplateDialog *self, const char *response, GtkWindow *question)
{
  /* On its way out it would look for a window that may be gone. */
  gtk_window_set_transient_for (question, NULL);
  if (g_str_equal (response, "discard"))
    settle (self);
}

static void
ask (LkTemplateDialog *self)
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
  g_signal_connect_object (question, "response", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (question));
}

static gboolean
lk_template_dialog_close_request (GtkWindow *window)
{
  LkTemplateDialog *self = LK_TEMPLATE_DIALOG (window);

  if (self->is_saving)
    return GDK_EVENT_STOP;
  if (!self->is_settled && is_changed (self))
    {
      ask (self);
      return GDK_EVENT_STOP;
    }

  lk_template_form_close (self->form);
  return GTK_WINDOW_CLASS (lk_template_dialog_parent_class)->close_request (window);
}

static void
lk_template_dialog_dispose (GObject *object)
{
  LkTemplateDialog *self = LK_TEMPLATE_DIALOG (object);

  g_clear_object (&self->templates);
  g_clear_object (&self->start);
  g_clear_object (&self->draft);
  gtk_widget_dispose_template (GTK_WIDGET (self), LK_TYPE_TEMPLATE_DIALOG);

  G_OBJECT_CLASS (lk_template_dialog_parent_class)->dispose (object);
}

static void
lk_template_dialog_class_init (LkTemplateDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lk_template_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = lk_template_dialog_close_request;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/linekeeper/Linekeeper/lk-template-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LkTemplateDialog, box);
  gtk_widget_class_bind_template_child (widget_class, LkTemplateDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, LkTemplateDialog, left_out);
  gtk_widget_class_bind_template_child (widget_class, LkTemplateDialog, notice);
  gtk_widget_class_bind_template_callback (widget_class, update_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_entered_cb);

  gtk_widget_class_install_action (widget_class, "template.save", NULL, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "template.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "template.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
lk_template_dialog_init (LkTemplateDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_all_settings (LkTemplateDialog *self, LkDirectory *directory, LkCatalogue *catalogue)
{
  g_autoptr (LkEditContext) context = NULL;
  g_autoptr (LkTemplate) all = lk_template_copy (self->start);

  for (const LkField *field = NULL; (field = lk_template_next (all, field)) != NULL;)
    lk_template_set_takes (all, field, TRUE);
  self->draft = lk_draft_new_user (lk_pbx_get_version (lk_directory_get_pbx (directory)));
  lk_template_apply (all, self->draft);
  context = lk_edit_context_new (directory, catalogue, self->draft);
  self->form = LK_TEMPLATE_FORM (lk_template_form_new (context));
  gtk_box_append (self->box, GTK_WIDGET (self->form));
  g_signal_connect_object (self->draft, "changed", G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
}

/* A newer phone system may have what this one does not know. */
static void
say_what_is_left_out (LkTemplateDialog *self)
{
  guint n = lk_template_count_unreadable (self->start);
  g_autofree char *text = NULL;

  for (const LkField *field = NULL; (field = lk_template_next (self->start, field)) != NULL;)
    n += !is_known (self, field);
  text = g_strdup_printf (ngettext ("%u setting is kept but not shown: this phone system or this "
                                    "version of Linekeeper does not know it.",
                                    "%u settings are kept but not shown: this phone system or this "
                                    "version of Linekeeper does not know them.",
                                    n),
                          n);
  gtk_label_set_text (self->left_out, text);
  gtk_widget_set_visible (GTK_WIDGET (self->left_out), n > 0);
}

/**
 * lk_template_dialog_present:
 * @parent: the window to stand over
 * @directory: the users of the phone system
 * @catalogue: what else it offers
 * @templates: its templates
 * @former: (nullable): the one to edit; %NULL for a new one
 */
void
lk_template_dialog_present (GtkWindow *parent,
                            LkDirectory *directory,
                            LkCatalogue *catalogue,
                            LkTemplateStore *templates,
                            LkTemplate *former)
{
  LkTemplateDialog *self = g_object_new (LK_TYPE_TEMPLATE_DIALOG, "transient-for", parent, NULL);

  gtk_window_set_title (GTK_WINDOW (self),
                        former != NULL ? _ ("Edit Template") : _ ("New Template"));
  self->templates = g_object_ref (templates);
  self->start = former != NULL ? lk_template_copy (former) : lk_template_new ("");
  show_all_settings (self, directory, catalogue);
  say_what_is_left_out (self);
  gtk_editable_set_text (self->name_row, lk_template_get_name (self->start));
  update_cb (self);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->name_row));
  gtk_window_present (GTK_WINDOW (self));
}
