/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-preferences.h"

#include "lk-message-editor.h"

struct _LkPreferences
{
  AdwPreferencesWindow parent_instance;

  AdwComboRow *color_scheme;
  GtkSpinButton *clipboard_seconds;

  GSettings *settings;
};

/* In the order of the setting's values. */
static const AdwColorScheme color_schemes[] = {
  ADW_COLOR_SCHEME_DEFAULT,
  ADW_COLOR_SCHEME_FORCE_LIGHT,
  ADW_COLOR_SCHEME_FORCE_DARK,
};

G_DEFINE_FINAL_TYPE (LkPreferences, lk_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static void
color_scheme_chosen_cb (LkPreferences *self)
{
  g_settings_set_enum (self->settings, "color-scheme",
                       (int) adw_combo_row_get_selected (self->color_scheme));
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
  gtk_window_present (g_object_new (LK_TYPE_PREFERENCES, "transient-for", parent, NULL));
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
