/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-values-dialog.h"

#include <glib/gi18n-lib.h>

#include "lk-change-view.h"
#include "lk-reading-order.h"
#include "lk-survey.h"

/* Nobody reads more, and each takes a row of widgets. */
#define MOST_VALUES 100

struct _LkValuesDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  AdwPreferencesGroup *group;
};

G_DEFINE_FINAL_TYPE (LkValuesDialog, lk_values_dialog, ADW_TYPE_WINDOW)

static void
lk_values_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LK_TYPE_VALUES_DIALOG);

  G_OBJECT_CLASS (lk_values_dialog_parent_class)->dispose (object);
}

static void
lk_values_dialog_class_init (LkValuesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lk_values_dialog_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/linekeeper/Linekeeper/lk-values-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LkValuesDialog, title);
  gtk_widget_class_bind_template_child (widget_class, LkValuesDialog, group);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
lk_values_dialog_init (LkValuesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
new_text (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, style);
  return label;
}

/* The first few, and how many besides. */
static char *
dup_names (const LkSurveyRow *row)
{
  g_autofree char *names = g_strjoinv ("\n", row->names);
  guint n_named = g_strv_length (row->names);
  guint n_others = row->n_users > n_named ? row->n_users - n_named : 0;
  g_autofree char *others =
    g_strdup_printf (ngettext ("and %'u more", "and %'u more", n_others), n_others);

  return n_others > 0 && n_named > 0 ? g_strconcat (names, "\n", others, NULL)
                                     : g_steal_pointer (&names);
}

static GtkWidget *
new_row (LkEditContext *context, const LkField *field, const LkSurveyRow *found)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *count =
    g_strdup_printf (ngettext ("%'u user", "%'u users", found->n_users), found->n_users);
  g_autofree char *names = dup_names (found);
  g_autofree char *shown = lk_reading_order_begin (row, names);

  gtk_widget_add_css_class (box, "side");
  gtk_box_append (GTK_BOX (box), new_text (count, "heading"));
  gtk_box_append (GTK_BOX (box), lk_change_view_new_value (context, field, &found->value));
  gtk_box_append (GTK_BOX (box), new_text (shown, "caption"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

static void
say_rest (LkValuesDialog *self, guint n_values)
{
  guint n_hidden = n_values > MOST_VALUES ? n_values - MOST_VALUES : 0;
  g_autofree char *rest = g_strdup_printf (ngettext ("One more value is not shown.",
                                                     "%'u more values are not shown.", n_hidden),
                                           n_hidden);

  if (n_hidden > 0)
    adw_preferences_group_set_description (self->group, rest);
}

/**
 * lk_values_dialog_present:
 * @parent: (nullable): the window to stand over
 * @context: the users
 * @field: a field
 * @rows: (element-type LkSurveyRow): what they have in it, the most frequent first
 *
 * Returns: (transfer none): the window, which is open.
 */
GtkWidget *
lk_values_dialog_present (GtkWindow *parent,
                          LkEditContext *context,
                          const LkField *field,
                          GPtrArray *rows)
{
  LkValuesDialog *self = g_object_new (LK_TYPE_VALUES_DIALOG, "transient-for", parent, NULL);
  g_autofree char *count =
    g_strdup_printf (ngettext ("%'u value", "%'u different values", rows->len), rows->len);

  gtk_window_set_title (GTK_WINDOW (self), lk_field_get_label (field));
  adw_window_title_set_title (self->title, lk_field_get_label (field));
  adw_window_title_set_subtitle (self->title, count);
  for (guint i = 0; i < MIN (rows->len, MOST_VALUES); i++)
    adw_preferences_group_add (self->group, new_row (context, field, g_ptr_array_index (rows, i)));
  say_rest (self, rows->len);
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WIDGET (self);
}
