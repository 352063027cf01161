/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-user-cell.h"

#include <glib/gi18n-lib.h>

#include "lk-reading-order.h"
#include "lk-user-fields.h"

/* How a row finds back to its place in the list: GTK has no public way from the widget to it. */
static GQuark
list_item_quark (void)
{
  return g_quark_from_static_string ("lk-list-item");
}

static void
describe (GtkWidget *cell, const char *text)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
set_class (GtkWidget *widget, const char *name, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static const char *
choose_icon (const LkField *field, gboolean yes)
{
  if (field == lk_user_field_registered)
    return yes ? "registered-symbolic" : "not-registered-symbolic";
  return yes ? "object-select-symbolic" : "window-close-symbolic";
}

static char *
dup_answer (const LkUserColumn *column, const LkValue *value)
{
  const char *title = lk_user_column_get_title (column);

  if (value->type != LK_VALUE_BOOL)
    /* Translators: a yes-or-no field of a user; %s is its name. */
    return g_strdup_printf (_ ("%s: not known"), title);
  if (value->boolean)
    /* Translators: a yes-or-no field of a user; %s is its name. */
    return g_strdup_printf (_ ("%s: yes"), title);
  /* Translators: a yes-or-no field of a user; %s is its name. */
  return g_strdup_printf (_ ("%s: no"), title);
}

static void
show_answer (GtkImage *image, const LkUserColumn *column, LkUser *user)
{
  const LkValue *value = lk_user_get (user, column->field);
  gboolean is_known = value->type == LK_VALUE_BOOL;
  g_autofree char *answer = dup_answer (column, value);

  gtk_image_set_from_icon_name (image, is_known ? choose_icon (column->field, value->boolean)
                                                : "list-remove-symbolic");
  set_class (GTK_WIDGET (image), "dim-label", !is_known || !value->boolean);
  set_class (GTK_WIDGET (image), "registered",
             lk_value_is_true (value) && column->field == lk_user_field_registered);
  describe (GTK_WIDGET (image), answer);
}

static void
show_text (GtkInscription *inscription, const LkUserColumn *column, LkUser *user)
{
  g_autofree char *text = lk_user_column_dup_text (column, user);
  g_autofree char *shown = lk_reading_order_begin (GTK_WIDGET (inscription), text);

  gtk_inscription_set_text (inscription, shown);
  describe (GTK_WIDGET (inscription), *text != '\0' ? text : NULL);
}

static GtkWidget *
new_image (void)
{
  GtkWidget *image = gtk_image_new ();

  gtk_widget_set_halign (image, GTK_ALIGN_START);
  return image;
}

static GtkWidget *
new_inscription (const LkUserColumn *column)
{
  return g_object_new (GTK_TYPE_INSCRIPTION, "min-chars", column->n_chars / 2, "nat-chars",
                       column->n_chars, "text-overflow", GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END,
                       "xalign", 0.0f, NULL);
}

/* Found when the pointer rests: to set it with each binding would ask the display each time where
 * the pointer is, and a key press in the search binds thousands of cells. */
static gboolean
query_tooltip_cb (GtkWidget *cell,
                  int x,
                  int y,
                  gboolean by_keyboard,
                  GtkTooltip *tooltip,
                  const LkUserColumn *column)
{
  GtkListItem *item = g_object_get_qdata (G_OBJECT (cell), list_item_quark ());
  LkUser *user = gtk_list_item_get_item (item);
  g_autofree char *text = NULL;

  if (user == NULL)
    return FALSE;

  text = GTK_IS_IMAGE (cell) ? dup_answer (column, lk_user_get (user, column->field))
                             : lk_user_column_dup_text (column, user);
  gtk_tooltip_set_text (tooltip, text);
  return *text != '\0';
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  const LkUserColumn *column = user_data;
  GtkWidget *cell = lk_user_column_is_bool (column) ? new_image () : new_inscription (column);

  g_object_set_qdata (G_OBJECT (cell), list_item_quark (), item);
  gtk_widget_set_has_tooltip (cell, TRUE);
  g_signal_connect (cell, "query-tooltip", G_CALLBACK (query_tooltip_cb), (gpointer) column);
  gtk_list_item_set_child (item, cell);
  /* A click is for the row alone. GTK 4.8 would let the cell answer as well, and whoever is taken
   * in with Ctrl held would be taken out again by the same click. */
  gtk_list_item_set_selectable (item, FALSE);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  const LkUserColumn *column = user_data;
  GtkWidget *cell = gtk_list_item_get_child (item);
  LkUser *user = gtk_list_item_get_item (item);

  if (GTK_IS_IMAGE (cell))
    show_answer (GTK_IMAGE (cell), column, user);
  else
    show_text (GTK_INSCRIPTION (cell), column, user);
}

/**
 * lk_user_cell_factory_new:
 * @column: what the cells show
 *
 * Returns: (transfer full): the one factory of all columns. All cells have one height, because the
 *   list scrolls wrongly where rows differ.
 */
GtkListItemFactory *
lk_user_cell_factory_new (const LkUserColumn *column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), (gpointer) column);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), (gpointer) column);
  return factory;
}

static GtkWidget *
find_row (GtkWidget *widget)
{
  while (widget != NULL && g_strcmp0 (gtk_widget_get_css_name (widget), "row") != 0)
    widget = gtk_widget_get_parent (widget);
  return widget;
}

/**
 * lk_user_cell_find_position:
 * @widget: a row of the list or something inside it
 *
 * Returns: the position in the list's model, or %GTK_INVALID_LIST_POSITION outside of any row.
 */
guint
lk_user_cell_find_position (GtkWidget *widget)
{
  for (GtkWidget *at = find_row (widget); at != NULL; at = gtk_widget_get_first_child (at))
    {
      GtkListItem *item = g_object_get_qdata (G_OBJECT (at), list_item_quark ());

      if (item != NULL)
        return gtk_list_item_get_position (item);
    }

  return GTK_INVALID_LIST_POSITION;
}
