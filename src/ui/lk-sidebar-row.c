/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-sidebar-row.h"

#include <glib/gi18n-lib.h>

struct _LkSidebarRow
{
  GtkListBoxRow parent_instance;

  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *count;

  LkView *view;
};

G_DEFINE_FINAL_TYPE (LkSidebarRow, lk_sidebar_row, GTK_TYPE_LIST_BOX_ROW)

static void
show_count_cb (LkSidebarRow *self)
{
  guint n = lk_view_get_count (self->view);
  g_autofree char *text = g_strdup_printf ("%'u", n);
  g_autofree char *name = g_strdup_printf (ngettext ("%s, %u user", "%s, %u users", n),
                                           lk_view_get_title (self->view), n);

  gtk_label_set_text (self->count, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  if (n == 0)
    gtk_widget_add_css_class (GTK_WIDGET (self), "nobody");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "nobody");
}

static void
lk_sidebar_row_dispose (GObject *object)
{
  LkSidebarRow *self = LK_SIDEBAR_ROW (object);

  g_clear_object (&self->view);

  G_OBJECT_CLASS (lk_sidebar_row_parent_class)->dispose (object);
}

static void
lk_sidebar_row_class_init (LkSidebarRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lk_sidebar_row_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/linekeeper/Linekeeper/lk-sidebar-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LkSidebarRow, icon);
  gtk_widget_class_bind_template_child (widget_class, LkSidebarRow, title);
  gtk_widget_class_bind_template_child (widget_class, LkSidebarRow, count);
}

static void
lk_sidebar_row_init (LkSidebarRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
lk_sidebar_row_new (LkView *view)
{
  LkSidebarRow *self = g_object_new (LK_TYPE_SIDEBAR_ROW, NULL);

  self->view = g_object_ref (view);
  gtk_image_set_from_icon_name (self->icon, lk_view_get_icon_name (view));
  gtk_label_set_text (self->title, lk_view_get_title (view));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), lk_view_get_title (view));
  g_signal_connect_object (view, "notify::count", G_CALLBACK (show_count_cb), self,
                           G_CONNECT_SWAPPED);
  show_count_cb (self);

  return GTK_WIDGET (self);
}

LkView *
lk_sidebar_row_get_view (LkSidebarRow *self)
{
  return self->view;
}
