/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-templates-dialog.h"

#include <glib/gi18n-lib.h>

#include "lk-error-report.h"
#include "lk-template-dialog.h"
#include "lk-template-keeper.h"

struct _LkTemplatesDialog
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkStack *stack;
  GtkListBox *list_box;
  AdwStatusPage *trouble;

  LkDirectory *directory;
  LkCatalogue *catalogue;
  LkTemplateStore *templates;
  GCancellable *loading;
  AdwToast *toast; /* the last one */
};

G_DEFINE_FINAL_TYPE (LkTemplatesDialog, lk_templates_dialog, ADW_TYPE_WINDOW)

static gboolean
is_gone (LkTemplatesDialog *self)
{
  return self->templates == NULL;
}

static void
show_page_cb (LkTemplatesDialog *self)
{
  gboolean is_empty = g_list_model_get_n_items (G_LIST_MODEL (self->templates)) == 0;

  if (self->loading == NULL)
    gtk_stack_set_visible_child_name (self->stack, is_empty ? "empty" : "list");
}

/* Reading */

static void
show_trouble (LkTemplatesDialog *self, const GError *error)
{
  g_autofree char *text = g_markup_escape_text (error->message, -1);

  /* Some could be read all the same. */
  if (g_list_model_get_n_items (G_LIST_MODEL (self->templates)) > 0)
    {
      lk_report_error (GTK_WIDGET (self->toasts), _ ("Templates Cannot Be Read"), error);
      return;
    }

  adw_status_page_set_description (self->trouble, text);
  gtk_stack_set_visible_child_name (self->stack, "trouble");
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkTemplatesDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_loaded = lk_template_store_load_finish (LK_TEMPLATE_STORE (source), result, &error);

  if (is_gone (self))
    return;

  g_clear_object (&self->loading);
  show_page_cb (self);
  if (!is_loaded)
    show_trouble (self, error);
}

static void
load (LkTemplatesDialog *self)
{
  if (self->loading != NULL)
    return;

  gtk_stack_set_visible_child_name (self->stack, "loading");
  self->loading = g_cancellable_new ();
  lk_template_store_load_async (self->templates, self->loading, loaded_cb, g_object_ref (self));
}

/* Changing */

static void
put_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkTemplatesDialog) self = user_data;
  g_autoptr (GError) complaint = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_done =
    lk_template_keeper_replace_finish (LK_TEMPLATE_STORE (source), result, &complaint, &error);

  if (is_gone (self))
    return;

  if (!is_done)
    lk_report_error (GTK_WIDGET (self->toasts), _ ("Template Not Saved"), error);
  else if (complaint != NULL)
    lk_report_error (GTK_WIDGET (self->toasts), _ ("Template Saved"), complaint);
}

static void
put (LkTemplatesDialog *self, LkTemplate *item)
{
  lk_template_keeper_replace_async (self->templates, NULL, item, put_cb, g_object_ref (self));
}

static void
drop_toast (LkTemplatesDialog *self)
{
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_clear_object (&self->toast);
}

static void
undo_cb (LkTemplatesDialog *self, AdwToast *toast)
{
  LkTemplate *deleted = g_object_get_data (G_OBJECT (toast), "template");
  g_autoptr (LkTemplate) item = lk_template_copy (deleted);
  const char *name = lk_template_get_name (deleted);

  if (is_gone (self))
    return;

  /* Another one may have been given the name since. */
  if (lk_template_store_find (self->templates, name) != NULL)
    {
      g_autofree char *free_name = lk_template_keeper_dup_free_name (self->templates, name);

      lk_template_set_name (item, free_name);
    }
  put (self, item);
}

static void
offer_undo (LkTemplatesDialog *self, LkTemplate *deleted)
{
  g_autofree char *name = g_markup_escape_text (lk_template_get_name (deleted), -1);
  /* Translators: %s is the name of a template. */
  g_autofree char *title = g_strdup_printf (_ ("“%s” deleted"), name);
  AdwToast *toast = adw_toast_new (title);

  drop_toast (self);
  self->toast = g_object_ref (toast);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_timeout (toast, 10);
  g_object_set_data_full (G_OBJECT (toast), "template", g_object_ref (deleted), g_object_unref);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), self, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* What a deletion has to remember. */
typedef struct
{
  LkTemplatesDialog *dialog;
  LkTemplate *item;
} Deletion;

static void
deletion_free (Deletion *deletion)
{
  g_object_unref (deletion->dialog);
  g_object_unref (deletion->item);
  g_free (deletion);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Deletion, deletion_free)

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Deletion) deletion = user_data;
  g_autoptr (GError) complaint = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_done =
    lk_template_keeper_replace_finish (LK_TEMPLATE_STORE (source), result, &complaint, &error);

  if (is_gone (deletion->dialog))
    return;

  if (is_done)
    offer_undo (deletion->dialog, deletion->item);
  else
    lk_report_error (GTK_WIDGET (deletion->dialog->toasts), _ ("Template Not Deleted"), error);
}

/* The actions of a row; the target is the template’s name */

static LkTemplate *
find_target (LkTemplatesDialog *self, GVariant *target)
{
  return lk_template_store_find (self->templates, g_variant_get_string (target, NULL));
}

static void
edit (LkTemplatesDialog *self, LkTemplate *item)
{
  lk_template_dialog_present (GTK_WINDOW (self), self->directory, self->catalogue, self->templates,
                              item);
}

static void
new_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  edit (LK_TEMPLATES_DIALOG (widget), NULL);
}

static void
edit_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  LkTemplatesDialog *self = LK_TEMPLATES_DIALOG (widget);
  LkTemplate *item = find_target (self, target);

  if (item != NULL)
    edit (self, item);
}

static void
duplicate_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  LkTemplatesDialog *self = LK_TEMPLATES_DIALOG (widget);
  LkTemplate *item = find_target (self, target);
  g_autoptr (LkTemplate) copy = item != NULL ? lk_template_copy (item) : NULL;
  g_autofree char *name = NULL;

  if (copy == NULL)
    return;

  name = lk_template_keeper_dup_free_name (self->templates, lk_template_get_name (item));
  lk_template_set_name (copy, name);
  put (self, copy);
}

static void
delete_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  LkTemplatesDialog *self = LK_TEMPLATES_DIALOG (widget);
  LkTemplate *item = find_target (self, target);
  Deletion *deletion;

  if (item == NULL)
    return;

  deletion = g_new0 (Deletion, 1);
  deletion->dialog = g_object_ref (self);
  deletion->item = g_object_ref (item);
  lk_template_keeper_replace_async (self->templates, item, NULL, deleted_cb, deletion);
}

/* Rows */

static void
set_action (GtkWidget *widget, const char *action, LkTemplate *item)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (widget), "s", lk_template_get_name (item));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (widget), action);
}

static void
add_button (GtkWidget *row,
            const char *icon_name,
            const char *tooltip,
            const char *name,
            const char *action,
            LkTemplate *item)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  set_action (button, action, item);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
describe (GtkWidget *row, LkTemplate *item)
{
  guint n = lk_template_count (item);
  g_autofree char *title = g_markup_escape_text (lk_template_get_name (item), -1);
  g_autofree char *subtitle = g_strdup_printf (ngettext ("%u setting", "%u settings", n), n);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
}

static GtkWidget *
create_row_cb (gpointer object, gpointer user_data)
{
  LkTemplate *item = object;
  GtkWidget *row = adw_action_row_new ();
  const char *name = lk_template_get_name (item);
  /* Translators: %s is the name of a template. */
  g_autofree char *duplicate = g_strdup_printf (_ ("Duplicate “%s”"), name);
  /* Translators: %s is the name of a template. */
  g_autofree char *delete = g_strdup_printf (_ ("Delete “%s”"), name);

  describe (row, item);
  add_button (row, "edit-copy-symbolic", _ ("Duplicate"), duplicate, "templates.duplicate", item);
  add_button (row, "user-trash-symbolic", _ ("Delete"), delete, "templates.delete", item);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  set_action (row, "templates.edit", item);
  return row;
}

static void
lk_templates_dialog_dispose (GObject *object)
{
  LkTemplatesDialog *self = LK_TEMPLATES_DIALOG (object);

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->toast);
  g_clear_object (&self->templates);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->directory);
  gtk_widget_dispose_template (GTK_WIDGET (self), LK_TYPE_TEMPLATES_DIALOG);

  G_OBJECT_CLASS (lk_templates_dialog_parent_class)->dispose (object);
}

static void
lk_templates_dialog_class_init (LkTemplatesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lk_templates_dialog_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/linekeeper/Linekeeper/lk-templates-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LkTemplatesDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, LkTemplatesDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, LkTemplatesDialog, list_box);
  gtk_widget_class_bind_template_child (widget_class, LkTemplatesDialog, trouble);
  gtk_widget_class_bind_template_callback (widget_class, load);

  gtk_widget_class_install_action (widget_class, "templates.new", NULL, new_cb);
  gtk_widget_class_install_action (widget_class, "templates.edit", "s", edit_cb);
  gtk_widget_class_install_action (widget_class, "templates.duplicate", "s", duplicate_cb);
  gtk_widget_class_install_action (widget_class, "templates.delete", "s", delete_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "templates.new",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
lk_templates_dialog_init (LkTemplatesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lk_templates_dialog_present:
 * @parent: the window to stand over
 * @directory: the users of the phone system
 * @catalogue: what else it offers
 * @templates: its templates, which are read anew
 */
void
lk_templates_dialog_present (GtkWindow *parent,
                             LkDirectory *directory,
                             LkCatalogue *catalogue,
                             LkTemplateStore *templates)
{
  LkTemplatesDialog *self = g_object_new (LK_TYPE_TEMPLATES_DIALOG, "transient-for", parent, NULL);

  self->directory = g_object_ref (directory);
  self->catalogue = g_object_ref (catalogue);
  self->templates = g_object_ref (templates);
  gtk_list_box_bind_model (self->list_box, G_LIST_MODEL (templates), create_row_cb, NULL, NULL);
  g_signal_connect_object (templates, "items-changed", G_CALLBACK (show_page_cb), self,
                           G_CONNECT_SWAPPED);
  load (self);
  gtk_window_present (GTK_WINDOW (self));
}
