/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-settings-list.h"

#include <glib/gi18n-lib.h>

#include "lk-setting-row.h"

struct _LkSettingsList
{
  AdwBin parent_instance;

  GtkBox *box;
  LkTemplate *settings;
  GPtrArray *rows;                    /* of LkSettingRow, which the box owns */
  GtkCheckButton *all[LK_N_SECTIONS]; /* likewise; NULL for sections without a row */
};

G_DEFINE_FINAL_TYPE (LkSettingsList, lk_settings_list, ADW_TYPE_BIN)

static LkSection
get_section (GtkWidget *all)
{
  return (LkSection) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (all), "section"));
}

static void
all_toggled_cb (LkSettingsList *self, GtkCheckButton *all)
{
  LkSection section = get_section (GTK_WIDGET (all));
  gboolean takes = gtk_check_button_get_active (all);

  for (guint i = 0; i < self->rows->len; i++)
    {
      LkSettingRow *row = g_ptr_array_index (self->rows, i);
      const LkField *field = lk_setting_row_get_field (row);

      if (field->section == section && lk_setting_row_can_tick (row))
        lk_template_set_takes (self->settings, field, takes);
    }
}

/* How many of a section’s rows have a tick, of those that can have one. */
static void
count_ticks (LkSettingsList *self, LkSection section, guint *n_ticked, guint *n_rows)
{
  *n_ticked = *n_rows = 0;
  for (guint i = 0; i < self->rows->len; i++)
    {
      LkSettingRow *row = g_ptr_array_index (self->rows, i);

      if (lk_setting_row_get_field (row)->section != section || !lk_setting_row_can_tick (row))
        continue;
      *n_rows += 1;
      *n_ticked += lk_setting_row_get_ticked (row);
    }
}

static void
update_all (LkSettingsList *self, LkSection section)
{
  GtkCheckButton *all = self->all[section];
  guint n_ticked;
  guint n_rows;

  if (all == NULL)
    return;

  count_ticks (self, section, &n_ticked, &n_rows);
  g_signal_handlers_block_by_func (all, all_toggled_cb, self);
  gtk_check_button_set_active (all, n_rows > 0 && n_ticked == n_rows);
  gtk_check_button_set_inconsistent (all, n_ticked > 0 && n_ticked < n_rows);
  gtk_widget_set_sensitive (GTK_WIDGET (all), n_rows > 0);
  g_signal_handlers_unblock_by_func (all, all_toggled_cb, self);
}

static void
update_cb (LkSettingsList *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      LkSettingRow *row = g_ptr_array_index (self->rows, i);

      lk_setting_row_set_ticked (row, lk_template_takes (self->settings,
                                                         lk_setting_row_get_field (row)));
    }
  for (int i = 0; i < LK_N_SECTIONS; i++)
    update_all (self, (LkSection) i);
}

static void
toggled_cb (LkSettingsList *self, LkSettingRow *row)
{
  lk_template_set_takes (self->settings, lk_setting_row_get_field (row),
                         lk_setting_row_get_ticked (row));
}

static void
lk_settings_list_dispose (GObject *object)
{
  g_clear_object (&LK_SETTINGS_LIST (object)->settings);

  G_OBJECT_CLASS (lk_settings_list_parent_class)->dispose (object);
}

static void
lk_settings_list_finalize (GObject *object)
{
  g_ptr_array_unref (LK_SETTINGS_LIST (object)->rows);

  G_OBJECT_CLASS (lk_settings_list_parent_class)->finalize (object);
}

static void
lk_settings_list_class_init (LkSettingsListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lk_settings_list_dispose;
  object_class->finalize = lk_settings_list_finalize;
}

static void
lk_settings_list_init (LkSettingsList *self)
{
  self->rows = g_ptr_array_new ();
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 24));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

static GtkWidget *
new_all (LkSettingsList *self, LkSection section)
{
  /* Translators: a tick for all settings of a section. */
  GtkWidget *all = gtk_check_button_new_with_label (C_ ("settings", "All"));
  /* Translators: %s is the title of a section, such as “Voicemail”. */
  g_autofree char *name = g_strdup_printf (_ ("All of %s"), lk_section_get_title (section));

  gtk_accessible_update_property (GTK_ACCESSIBLE (all), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (all), "section", GINT_TO_POINTER (section));
  g_signal_connect_object (all, "toggled", G_CALLBACK (all_toggled_cb), self, G_CONNECT_SWAPPED);
  self->all[section] = GTK_CHECK_BUTTON (all);
  return all;
}

static AdwPreferencesGroup *
new_group (LkSettingsList *self, LkSection section)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autofree char *title = g_markup_escape_text (lk_section_get_title (section), -1);

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_header_suffix (group, new_all (self, section));
  gtk_box_append (self->box, GTK_WIDGET (group));
  return group;
}

static void
add_section (LkSettingsList *self, LkEditContext *context, LkSection section)
{
  AdwPreferencesGroup *group = NULL;

  for (const LkField *field = NULL; (field = lk_template_next (self->settings, field)) != NULL;)
    {
      GtkWidget *row;

      if (field->section != section)
        continue;
      if (group == NULL)
        group = new_group (self, section);
      row = lk_setting_row_new (context, field, lk_template_get (self->settings, field));
      g_signal_connect_object (row, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
      adw_preferences_group_add (group, row);
      g_ptr_array_add (self->rows, row);
    }
}

/**
 * lk_settings_list_new:
 * @settings: what to show; the ticks are set in it
 * @context: what the values will belong to
 *
 * Returns: (transfer floating): the list, without anything where @settings holds nothing.
 */
GtkWidget *
lk_settings_list_new (LkTemplate *settings, LkEditContext *context)
{
  LkSettingsList *self = g_object_new (LK_TYPE_SETTINGS_LIST, NULL);

  self->settings = g_object_ref (settings);
  for (int i = 0; i < LK_N_SECTIONS; i++)
    add_section (self, context, (LkSection) i);
  g_signal_connect_object (settings, "changed", G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
  update_cb (self);
  return GTK_WIDGET (self);
}
