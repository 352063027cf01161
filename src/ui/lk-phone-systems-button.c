/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-phone-systems-button.h"

#include <glib/gi18n-lib.h>

#include "lk-profile-dot.h"

struct _LkPhoneSystemsButton
{
  AdwBin parent_instance;

  GtkMenuButton *button;
  LkProfileDot *dot;
  GtkLabel *name;
  GtkPopover *popover;
  GtkWidget *others;
  GtkListBox *list_box;

  LkPhoneSystems *phone_systems;
  LkProfile *profile;
  GBindingGroup *bindings;
};

G_DEFINE_FINAL_TYPE (LkPhoneSystemsButton, lk_phone_systems_button, ADW_TYPE_BIN)

static gboolean
name_button_cb (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  /* Translators: %s is the name of the phone system that the window is about. */
  g_value_take_string (to, g_strdup_printf (_ ("Phone system: %s"), g_value_get_string (from)));
  return TRUE;
}

static void
update_accessible_name_cb (LkPhoneSystemsButton *self)
{
  g_autofree char *name = g_strdup_printf (_ ("Phone system: %s"), gtk_label_get_text (self->name));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

static GtkWidget *
create_row_cb (gpointer item, gpointer user_data)
{
  LkProfile *profile = item;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *dot = lk_profile_dot_new ();
  GtkWidget *name = gtk_label_new (NULL);

  lk_profile_dot_set_profile (LK_PROFILE_DOT (dot), profile);
  g_object_bind_property (profile, "name", name, "label", G_BINDING_SYNC_CREATE);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 30);
  gtk_box_append (GTK_BOX (box), dot);
  gtk_box_append (GTK_BOX (box), name);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  return row;
}

static void
profiles_changed_cb (GListModel *profiles,
                     guint position,
                     guint n_removed,
                     guint n_added,
                     LkPhoneSystemsButton *self)
{
  gtk_widget_set_visible (self->others, g_list_model_get_n_items (profiles) > 0);
}

static void
profile_activated_cb (GtkListBox *list_box, GtkListBoxRow *row, LkPhoneSystemsButton *self)
{
  GListModel *profiles = lk_phone_systems_get_profiles (self->phone_systems);
  g_autoptr (LkProfile)
    profile = g_list_model_get_item (profiles, (guint) gtk_list_box_row_get_index (row));

  gtk_popover_popdown (self->popover);
  gtk_widget_activate_action (GTK_WIDGET (self), "app.open-phone-system", "s",
                              lk_profile_get_id (profile));
}

/* A row with an action of its own would not tell the list, and the popover would stay. */
static void
verb_activated_cb (GtkListBox *list_box, GtkListBoxRow *row, LkPhoneSystemsButton *self)
{
  gtk_popover_popdown (self->popover);
  gtk_widget_activate_action (GTK_WIDGET (self), gtk_widget_get_name (GTK_WIDGET (row)), NULL);
}

static void
lk_phone_systems_button_dispose (GObject *object)
{
  LkPhoneSystemsButton *self = LK_PHONE_SYSTEMS_BUTTON (object);

  g_clear_object (&self->bindings);
  g_clear_object (&self->profile);
  g_clear_object (&self->phone_systems);

  G_OBJECT_CLASS (lk_phone_systems_button_parent_class)->dispose (object);
}

static void
lk_phone_systems_button_class_init (LkPhoneSystemsButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lk_phone_systems_button_dispose;

  g_type_ensure (LK_TYPE_PROFILE_DOT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/linekeeper/Linekeeper/lk-phone-systems-button.ui");
  gtk_widget_class_bind_template_child (widget_class, LkPhoneSystemsButton, button);
  gtk_widget_class_bind_template_child (widget_class, LkPhoneSystemsButton, dot);
  gtk_widget_class_bind_template_child (widget_class, LkPhoneSystemsButton, name);
  gtk_widget_class_bind_template_child (widget_class, LkPhoneSystemsButton, popover);
  gtk_widget_class_bind_template_child (widget_class, LkPhoneSystemsButton, others);
  gtk_widget_class_bind_template_child (widget_class, LkPhoneSystemsButton, list_box);
  gtk_widget_class_bind_template_callback (widget_class, profile_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, verb_activated_cb);
}

static void
lk_phone_systems_button_init (LkPhoneSystemsButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->bindings = g_binding_group_new ();
  g_binding_group_bind (self->bindings, "name", self->name, "label", G_BINDING_SYNC_CREATE);
  g_binding_group_bind_full (self->bindings, "name", self->button, "tooltip-text",
                             G_BINDING_SYNC_CREATE, name_button_cb, NULL, NULL, NULL);
  g_signal_connect_swapped (self->name, "notify::label", G_CALLBACK (update_accessible_name_cb),
                            self);
}

GtkWidget *
lk_phone_systems_button_new (void)
{
  return g_object_new (LK_TYPE_PHONE_SYSTEMS_BUTTON, NULL);
}

/**
 * lk_phone_systems_button_set_phone_systems:
 * @self: a button
 * @phone_systems: those to lead to
 */
void
lk_phone_systems_button_set_phone_systems (LkPhoneSystemsButton *self,
                                           LkPhoneSystems *phone_systems)
{
  GListModel *profiles = lk_phone_systems_get_profiles (phone_systems);

  g_set_object (&self->phone_systems, phone_systems);
  gtk_list_box_bind_model (self->list_box, profiles, create_row_cb, NULL, NULL);
  g_signal_connect_object (profiles, "items-changed", G_CALLBACK (profiles_changed_cb), self, 0);
  profiles_changed_cb (profiles, 0, 0, 0, self);
}

/**
 * lk_phone_systems_button_set_profile:
 * @self: a button
 * @profile: the phone system that the window is about
 */
void
lk_phone_systems_button_set_profile (LkPhoneSystemsButton *self, LkProfile *profile)
{
  g_set_object (&self->profile, profile);
  g_binding_group_set_source (self->bindings, profile);
  lk_profile_dot_set_profile (self->dot, profile);
}
