/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-colour-row.h"

#include <glib/gi18n-lib.h>

#include "lk-profile-dot.h"

struct _LkColourRow
{
  AdwActionRow parent_instance;

  GtkDropDown *drop_down;
};

G_DEFINE_FINAL_TYPE (LkColourRow, lk_colour_row, ADW_TYPE_ACTION_ROW)

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_box_append (GTK_BOX (box), lk_profile_dot_new ());
  gtk_box_append (GTK_BOX (box), gtk_label_new (NULL));
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkStringObject *string = gtk_list_item_get_item (item);
  const char *colour = gtk_string_object_get_string (string);
  GtkWidget *box = gtk_list_item_get_child (item);

  lk_profile_dot_set_colour (LK_PROFILE_DOT (gtk_widget_get_first_child (box)), colour);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)),
                      lk_profile_dot_get_colour_label (colour));
}

static void
lk_colour_row_class_init (LkColourRowClass *klass)
{
}

static void
lk_colour_row_init (LkColourRow *self)
{
  g_autoptr (GtkStringList) colours = gtk_string_list_new (lk_profile_get_colours ());
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);

  self->drop_down = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_drop_down_set_factory (self->drop_down, factory);
  gtk_drop_down_set_model (self->drop_down, G_LIST_MODEL (colours));
  gtk_widget_set_valign (GTK_WIDGET (self->drop_down), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Colour"), -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ ("Colour"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->drop_down));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), GTK_WIDGET (self->drop_down));
}

/**
 * lk_colour_row_get_colour:
 * @self: a row
 *
 * Returns: (transfer none): the chosen one of lk_profile_get_colours().
 */
const char *
lk_colour_row_get_colour (LkColourRow *self)
{
  return lk_profile_get_colours ()[gtk_drop_down_get_selected (self->drop_down)];
}

/**
 * lk_colour_row_set_colour:
 * @self: a row
 * @colour: one of lk_profile_get_colours()
 */
void
lk_colour_row_set_colour (LkColourRow *self, const char *colour)
{
  const char *const *colours = lk_profile_get_colours ();

  for (guint i = 0; colours[i] != NULL; i++)
    if (g_strcmp0 (colours[i], colour) == 0)
      gtk_drop_down_set_selected (self->drop_down, i);
}
