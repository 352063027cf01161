/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-column-chooser.h"

#include "lk-search.h"

struct _LkColumnChooser
{
  GtkPopover parent_instance;

  GtkSearchEntry *search_entry;
  GtkListBox *list_box;

  LkUserColumns *columns;
  GPtrArray *offered; /* LkUserColumn, by section; row by row */
  char **words;
  gboolean is_updating;
};

G_DEFINE_FINAL_TYPE (LkColumnChooser, lk_column_chooser, GTK_TYPE_POPOVER)

static const LkUserColumn *
get_column (LkColumnChooser *self, GtkListBoxRow *row)
{
  return g_ptr_array_index (self->offered, gtk_list_box_row_get_index (row));
}

static void
toggled_cb (GtkCheckButton *check, LkColumnChooser *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (check), GTK_TYPE_LIST_BOX_ROW);

  if (!self->is_updating)
    lk_user_columns_set_visible (self->columns, get_column (self, GTK_LIST_BOX_ROW (row)),
                                 gtk_check_button_get_active (check));
}

static void
row_activated_cb (GtkListBox *list_box, GtkListBoxRow *row, LkColumnChooser *self)
{
  gtk_widget_activate (gtk_list_box_row_get_child (row));
}

static void
show_visible_columns (LkColumnChooser *self)
{
  GtkListBoxRow *row;

  self->is_updating = TRUE;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list_box, i)) != NULL; i++)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (gtk_list_box_row_get_child (row)),
                                 lk_user_columns_is_visible (self->columns,
                                                             get_column (self, row)));
  self->is_updating = FALSE;
}

static void
reset_cb (GtkButton *button, LkColumnChooser *self)
{
  lk_user_columns_reset (self->columns);
  show_visible_columns (self);
}

static void
search_changed_cb (GtkSearchEntry *entry, LkColumnChooser *self)
{
  g_strfreev (self->words);
  self->words = lk_search_split (gtk_editable_get_text (GTK_EDITABLE (entry)));
  gtk_list_box_invalidate_filter (self->list_box);
  gtk_list_box_invalidate_headers (self->list_box);
}

static gboolean
filter_row_cb (GtkListBoxRow *row, gpointer user_data)
{
  LkColumnChooser *self = user_data;
  g_autofree char *title = lk_search_fold (lk_user_column_get_title (get_column (self, row)));

  for (guint i = 0; self->words[i] != NULL; i++)
    if (strstr (title, self->words[i]) == NULL)
      return FALSE;

  return TRUE;
}

static GtkWidget *
new_heading (LkSection section)
{
  GtkWidget *label = gtk_label_new (lk_section_get_title (section));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "sidebar-heading");
  return label;
}

static void
head_row_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  LkColumnChooser *self = user_data;
  LkSection section = get_column (self, row)->section;
  gboolean is_first = before == NULL || get_column (self, before)->section != section;

  gtk_list_box_row_set_header (row, is_first ? new_heading (section) : NULL);
}

static void
add_row (LkColumnChooser *self, const LkUserColumn *column)
{
  GtkWidget *check = gtk_check_button_new_with_label (lk_user_column_get_title (column));

  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_widget_set_focusable (check, FALSE);
  g_ptr_array_add (self->offered, (gpointer) column);
  gtk_list_box_append (self->list_box, check);
}

static void
add_section (LkColumnChooser *self, LkSection section)
{
  for (guint i = 0; i < lk_user_column_get_n (); i++)
    if (lk_user_column_get_nth (i)->section == section)
      add_row (self, lk_user_column_get_nth (i));
}

static void
lk_column_chooser_show (GtkWidget *widget)
{
  LkColumnChooser *self = LK_COLUMN_CHOOSER (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  show_visible_columns (self);

  GTK_WIDGET_CLASS (lk_column_chooser_parent_class)->show (widget);
}

static void
lk_column_chooser_dispose (GObject *object)
{
  LkColumnChooser *self = LK_COLUMN_CHOOSER (object);

  g_clear_object (&self->columns);

  G_OBJECT_CLASS (lk_column_chooser_parent_class)->dispose (object);
}

static void
lk_column_chooser_finalize (GObject *object)
{
  LkColumnChooser *self = LK_COLUMN_CHOOSER (object);

  g_ptr_array_unref (self->offered);
  g_strfreev (self->words);

  G_OBJECT_CLASS (lk_column_chooser_parent_class)->finalize (object);
}

static void
lk_column_chooser_class_init (LkColumnChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lk_column_chooser_dispose;
  object_class->finalize = lk_column_chooser_finalize;
  widget_class->show = lk_column_chooser_show;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/linekeeper/Linekeeper/lk-column-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, LkColumnChooser, search_entry);
  gtk_widget_class_bind_template_child (widget_class, LkColumnChooser, list_box);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
}

static void
lk_column_chooser_init (LkColumnChooser *self)
{
  self->offered = g_ptr_array_new ();
  self->words = g_new0 (char *, 1);
  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint section = 0; section < LK_N_SECTIONS; section++)
    add_section (self, section);
  gtk_list_box_set_filter_func (self->list_box, filter_row_cb, self, NULL);
  gtk_list_box_set_header_func (self->list_box, head_row_cb, self, NULL);
}

/**
 * lk_column_chooser_set_columns:
 * @self: a chooser
 * @columns: whose columns it shows and hides
 */
void
lk_column_chooser_set_columns (LkColumnChooser *self, LkUserColumns *columns)
{
  g_set_object (&self->columns, columns);
}
