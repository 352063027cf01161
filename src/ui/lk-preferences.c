/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-preferences.h"

#include "lk-job.h"
#include "lk-message-editor.h"

struct _LkPreferences
{
  AdwPreferencesWindow parent_instance;

  AdwComboRow *color_scheme;
  GtkSpinButton *clipboard_seconds;
  AdwComboRow *update_method;
  GtkSpinButton *delete_type_above;
  GtkSpinButton *history_days;
  AdwActionRow *wipe_row;

  GSettings *settings;
};

/* In the order of the setting's values. */
static const AdwColorScheme color_schemes[] = {
  ADW_COLOR_SCHEME_DEFAULT,
  ADW_COLOR_SCHEME_FORCE_LIGHT,
  ADW_COLOR_SCHEME_FORCE_DARK,
};

/* Likewise. */
static const LkJobMethod methods[] = {
  LK_METHOD_AUTOMATIC,
  LK_METHOD_BULK,
  LK_METHOD_MULTI,
  LK_METHOD_SINGLE,
};

G_DEFINE_FINAL_TYPE (LkPreferences, lk_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static void
color_scheme_chosen_cb (LkPreferences *self)
{
  g_settings_set_enum (self->settings, "color-scheme",
                       (int) adw_combo_row_get_selected (self->color_scheme));
}

static void
update_method_chosen_cb (LkPreferences *self)
{
  g_settings_set_enum (self->settings, "update-method",
                       (int) adw_combo_row_get_selected (self->update_method));
}

/* The window behind knows which phone system that is, and asks there. */
static void
wipe_cb (LkPreferences *self)
{
  GtkWindow *transient_for = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autoptr (GtkWindow) parent = transient_for != NULL ? g_object_ref (transient_for) : NULL;

  if (parent == NULL)
    return;

  gtk_window_close (GTK_WINDOW (self));
  gtk_widget_activate_action (GTK_WIDGET (parent), "win.wipe-history", NULL);
}

static gboolean
can_wipe (LkPreferences *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  return G_IS_ACTION_GROUP (parent)
         && g_action_group_has_action (G_ACTION_GROUP (parent), "wipe-history")
         && g_action_group_get_action_enabled (G_ACTION_GROUP (parent), "wipe-history");
}

static void
list_methods (LkPreferences *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    gtk_string_list_append (labels, lk_job_method_get_label (methods[i]));
  adw_combo_row_set_model (self->update_method, G_LIST_MODEL (labels));
}

static void
apply_color_scheme (GSettings *settings, const char *key, AdwStyleManager *style)
{
  adw_style_manager_set_color_scheme (style, color_schemes[g_settings_get_enum (settings, key)]);
}

static void
lk_preferences_dispose (GObject *object)
{
  LkPreferences *self = LK_PREFERENCES (object);

  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), LK_TYPE_PREFERENCES);

  G_OBJECT_CLASS (lk_preferences_parent_class)->dispose (object);
}

static void
lk_preferences_class_init (LkPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lk_preferences_dispose;

  g_type_ensure (LK_TYPE_MESSAGE_EDITOR);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/linekeeper/Linekeeper/lk-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, LkPreferences, color_scheme);
  gtk_widget_class_bind_template_child (widget_class, LkPreferences, clipboard_seconds);
  gtk_widget_class_bind_template_child (widget_class, LkPreferences, update_method);
  gtk_widget_class_bind_template_child (widget_class, LkPreferences, delete_type_above);
  gtk_widget_class_bind_template_child (widget_class, LkPreferences, history_days);
  gtk_widget_class_bind_template_child (widget_class, LkPreferences, wipe_row);
  gtk_widget_class_bind_template_callback (widget_class, wipe_cb);
}

static void
follow_job_settings (LkPreferences *self)
{
  list_methods (self);
  adw_combo_row_set_selected (self->update_method,
                              (guint) g_settings_get_enum (self->settings, "update-method"));
  g_signal_connect_object (self->update_method, "notify::selected",
                           G_CALLBACK (update_method_chosen_cb), self, G_CONNECT_SWAPPED);
  g_settings_bind (self->settings, "delete-type-above", self->delete_type_above, "value",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "history-days", self->history_days, "value",
                   G_SETTINGS_BIND_DEFAULT);
}

static void
lk_preferences_init (LkPreferences *self)
{
  self->settings = g_settings_new (APPLICATION_ID);
  gtk_widget_init_template (GTK_WIDGET (self));

  adw_combo_row_set_selected (self->color_scheme,
                              (guint) g_settings_get_enum (self->settings, "color-scheme"));
  g_signal_connect_object (self->color_scheme, "notify::selected",
                           G_CALLBACK (color_scheme_chosen_cb), self, G_CONNECT_SWAPPED);
  g_settings_bind (self->settings, "clipboard-seconds", self->clipboard_seconds, "value",
                   G_SETTINGS_BIND_DEFAULT);
  follow_job_settings (self);
}

/**
 * lk_preferences_present:
 * @parent: the window to stand over
 *
 * Shows the preferences. What is changed there holds at once.
 */
void
lk_preferences_present (GtkWindow *parent)
{
  LkPreferences *self = g_object_new (LK_TYPE_PREFERENCES, "transient-for", parent, NULL);

  gtk_widget_set_sensitive (GTK_WIDGET (self->wipe_row), can_wipe (self));
  gtk_window_present (GTK_WINDOW (self));
}

/**
 * lk_preferences_follow_color_scheme:
 *
 * Shows every window of the program in the colours that the person chose, from now on.
 */
void
lk_preferences_follow_color_scheme (void)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  GSettings *settings = g_settings_new (APPLICATION_ID);

  g_object_set_data_full (G_OBJECT (style), "lk-settings", settings, g_object_unref);
  g_signal_connect_object (settings, "changed::color-scheme", G_CALLBACK (apply_color_scheme),
                           style, 0);
  apply_color_scheme (settings, "color-scheme", style);
}
