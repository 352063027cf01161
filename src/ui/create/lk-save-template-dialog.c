/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-save-template-dialog.h"

#include <glib/gi18n-lib.h>

#include "lk-error-report.h"
#include "lk-settings-list.h"
#include "lk-template-keeper.h"

struct _LkSaveTemplateDialog
{
  AdwWindow parent_instance;

  GtkBox *box;
  GtkEditable *name_row;
  GtkLabel *notice;

  LkTemplate *settings;
  LkTemplateStore *templates;
  gboolean is_saving;
};

G_DEFINE_FINAL_TYPE (LkSaveTemplateDialog, lk_save_template_dialog, ADW_TYPE_WINDOW)

static char *
dup_name (LkSaveTemplateDialog *self)
{
  return g_strstrip (gtk_editable_get_chars (self->name_row, 0, -1));
}

static const char *
find_obstacle (LkSaveTemplateDialog *self, const char *name)
{
  if (lk_template_count (self->settings) == 0)
    return _ ("Nothing is set yet that a template can keep.");
  if (lk_template_count_taken (self->settings) == 0)
    return _ ("Nothing is ticked.");
  if (*name == '\0')
    return _ ("Enter a name.");

  return NULL;
}

static char *
dup_notice (LkSaveTemplateDialog *self, const char *name)
{
  const char *obstacle = find_obstacle (self, name);

  if (obstacle != NULL)
    return g_strdup (obstacle);
  if (lk_template_store_find (self->templates, name) != NULL)
    /* Translators: %s is the name of a template. */
    return g_strdup_printf (_ ("There is a template “%s” already. It would be replaced."), name);

  return NULL;
}

static void
update_cb (LkSaveTemplateDialog *self)
{
  g_autofree char *name = dup_name (self);
  g_autofree char *notice = dup_notice (self, name);

  gtk_label_set_text (self->notice, notice != NULL ? notice : "");
  gtk_widget_set_visible (GTK_WIDGET (self->notice), notice != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "template.save",
                                 !self->is_saving && find_obstacle (self, name) == NULL);
}

/* What is not ticked is not saved. */
static LkTemplate *
dup_ticked (LkSaveTemplateDialog *self)
{
  g_autofree char *name = dup_name (self);
  LkTemplate *ticked = lk_template_copy (self->settings);
  LkValue nothing = LK_VALUE_INIT;

  lk_template_set_name (ticked, name);
  lk_value_set_null (&nothing);
  for (const LkField *field = NULL; (field = lk_template_next (self->settings, field)) != NULL;)
    if (!lk_template_takes (self->settings, field))
      lk_template_set (ticked, field, &nothing);

  return ticked;
}

/* News appears where the person was in the window below, or below that. */
static GtkWidget *
find_place_for_news (GtkWindow *window)
{
  for (GtkWindow *below = window; below != NULL; below = gtk_window_get_transient_for (below))
    {
      GtkWidget *focus = gtk_window_get_focus (below);

      if (focus != NULL && gtk_widget_get_ancestor (focus, ADW_TYPE_TOAST_OVERLAY) != NULL)
        return focus;
    }

  return GTK_WIDGET (window);
}

static void
say_saved (LkSaveTemplateDialog *self, const GError *complaint)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autofree char *name = dup_name (self);
  /* Translators: %s is the name of a template. */
  g_autofree char *news = g_strdup_printf (_ ("Template “%s” saved"), name);

  if (parent != NULL && complaint != NULL)
    lk_report_error (GTK_WIDGET (parent), news, complaint);
  else if (parent != NULL)
    lk_report_news (find_place_for_news (parent), news);
}

static void
set_saving (LkSaveTemplateDialog *self, gboolean is_saving)
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
  g_autoptr (LkSaveTemplateDialog) self = user_data;
  g_autoptr (GError) complaint = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_saved =
    lk_template_keeper_replace_finish (LK_TEMPLATE_STORE (source), result, &complaint, &error);

  if (self->name_row == NULL)
    return;

  set_saving (self, FALSE);
  if (!is_saved)
    {
      lk_report_error (GTK_WIDGET (self->box), _ ("Template Not Saved"), error);
      return;
    }

  say_saved (self, complaint);
  gtk_window_close (GTK_WINDOW (self));
}

static void
save (LkSaveTemplateDialog *self)
{
  g_autoptr (LkTemplate) item = dup_ticked (self);
  LkTemplate *former = lk_template_store_find (self->templates, lk_template_get_name (item));

  set_saving (self, TRUE);
  lk_template_keeper_replace_async (self->templates, former, item, saved_cb, g_object_ref (self));
}

static void
answered_cb (LkSaveTemplateDialog *self, const char *response, GtkWindow *question)
{
  /* On its way out it would look for a window that may be gone. */
  gtk_window_set_transient_for (question, NULL);
  if (g_str_equal (response, "replace"))
    save (self);
}

static void
ask_to_replace (LkSaveTemplateDialog *self, const char *name)
{
  GtkWidget *question = adw_message_dialog_new (GTK_WINDOW (self), NULL, NULL);

  adw_message_dialog_format_heading (ADW_MESSAGE_DIALOG (question), _ ("Replace “%s”?"), name);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (question),
                               _ ("What this template keeps now would be lost."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (question), "cancel", _ ("_Cancel"),
                                    "replace", _ ("_Replace"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (question), "replace",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (question), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (question), "cancel");
  g_signal_connect_object (question, "response", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (question));
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LkSaveTemplateDialog *self = LK_SAVE_TEMPLATE_DIALOG (widget);
  g_autofree char *name = dup_name (self);

  if (lk_template_store_find (self->templates, name) != NULL)
    ask_to_replace (self, name);
  else
    save (self);
}

static void
name_entered_cb (LkSaveTemplateDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "template.save", NULL);
}

/* What is on its way into the file is waited for: it is a moment, and may still fail. */
static gboolean
lk_save_template_dialog_close_request (GtkWindow *window)
{
  if (LK_SAVE_TEMPLATE_DIALOG (window)->is_saving)
    return GDK_EVENT_STOP;

  return GTK_WINDOW_CLASS (lk_save_template_dialog_parent_class)->close_request (window);
}

static void
lk_save_template_dialog_dispose (GObject *object)
{
  LkSaveTemplateDialog *self = LK_SAVE_TEMPLATE_DIALOG (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->templates);
  gtk_widget_dispose_template (GTK_WIDGET (self), LK_TYPE_SAVE_TEMPLATE_DIALOG);

  G_OBJECT_CLASS (lk_save_template_dialog_parent_class)->dispose (object);
}

static void
lk_save_template_dialog_class_init (LkSaveTemplateDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lk_save_template_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = lk_save_template_dialog_close_request;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/linekeeper/Linekeeper/lk-save-template-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LkSaveTemplateDialog, box);
  gtk_widget_class_bind_template_child (widget_class, LkSaveTemplateDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, LkSaveTemplateDialog, notice);
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
lk_save_template_dialog_init (LkSaveTemplateDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lk_save_template_dialog_present:
 * @parent: the window to stand over
 * @settings: what can be saved; it stays as it is
 * @context: what the values belong to
 * @templates: where they are saved
 *
 * The name that @settings have is suggested, unless another template has it.
 */
void
lk_save_template_dialog_present (GtkWindow *parent,
                                 LkTemplate *settings,
                                 LkEditContext *context,
                                 LkTemplateStore *templates)
{
  LkSaveTemplateDialog *self =
    g_object_new (LK_TYPE_SAVE_TEMPLATE_DIALOG, "transient-for", parent, NULL);

  self->settings = lk_template_copy (settings);
  self->templates = g_object_ref (templates);
  gtk_box_append (self->box, lk_settings_list_new (self->settings, context));
  g_signal_connect_object (self->settings, "changed", G_CALLBACK (update_cb), self,
                           G_CONNECT_SWAPPED);
  update_cb (self);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->name_row));
  gtk_window_present (GTK_WINDOW (self));
}
