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

G_DEFINE_FINAL_TYPE (LkPreferences, lk_preferences, ADW_TYPE_PREFERENCES_WINDOW)

/* The row lists the schemes in the order of the setting’s values. */
static void
color_scheme_chosen_cb (LkPreferences *self)
{
  g_settings_set_enum (self->settings, "color-scheme",
                       (int) adw_combo_row_get_selected (self->color_scheme));
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
