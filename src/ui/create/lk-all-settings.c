/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-all-settings.h"

#include "lk-user-sections.h"

struct _LkAllSettings
{
  AdwBin parent_instance;

  GtkSearchBar *search_bar;
  GtkEditable *search_entry;
  AdwBin *slot;

  LkUserSections *sections; /* in the slot; NULL until somebody wants to see them */
  LkEditContext *context;
};

enum
{
  PROP_SEARCH_MODE = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (LkAllSettings, lk_all_settings, ADW_TYPE_BIN)

static void
search_changed_cb (LkAllSettings *self)
{
  if (self->sections != NULL)
    lk_user_sections_search (self->sections, gtk_editable_get_text (self->search_entry));
}

static void
stop_search_cb (LkAllSettings *self)
{
  lk_all_settings_set_searching (self, FALSE);
}

static void
search_mode_cb (LkAllSettings *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCH_MODE]);
}

static void
lk_all_settings_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LkAllSettings *self = LK_ALL_SETTINGS (object);

  switch (id)
    {
    case PROP_SEARCH_MODE:
      g_value_set_boolean (value, gtk_search_bar_get_search_mode (self->search_bar));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lk_all_settings_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SEARCH_MODE:
      lk_all_settings_set_searching (LK_ALL_SETTINGS (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lk_all_settings_dispose (GObject *object)
{
  LkAllSettings *self = LK_ALL_SETTINGS (object);

  g_clear_object (&self->context);
  /* Disposing of the template unparents the child behind the bin's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LK_TYPE_ALL_SETTINGS);
  self->sections = NULL;

  G_OBJECT_CLASS (lk_all_settings_parent_class)->dispose (object);
}

static void
lk_all_settings_class_init (LkAllSettingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = lk_all_settings_get_property;
  object_class->set_property = lk_all_settings_set_property;
  object_class->dispose = lk_all_settings_dispose;

  properties[PROP_SEARCH_MODE] =
    g_param_spec_boolean ("search-mode", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/linekeeper/Linekeeper/lk-all-settings.ui");
  gtk_widget_class_bind_template_child (widget_class, LkAllSettings, search_bar);
  gtk_widget_class_bind_template_child (widget_class, LkAllSettings, search_entry);
  gtk_widget_class_bind_template_child (widget_class, LkAllSettings, slot);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
}

static void
lk_all_settings_init (LkAllSettings *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, self->search_entry);
  g_signal_connect_object (self->search_bar, "notify::search-mode-enabled",
                           G_CALLBACK (search_mode_cb), self, G_CONNECT_SWAPPED);
}

/**
 * lk_all_settings_set_context:
 * @self: all settings
 * @context: whose they are from now on
 */
void
lk_all_settings_set_context (LkAllSettings *self, LkEditContext *context)
{
  g_set_object (&self->context, context);
  if (self->sections != NULL)
    lk_user_sections_set_context (self->sections, context);
}

/**
 * lk_all_settings_make:
 * @self: settings with a context
 *
 * Makes the rows, if they are not there yet: eighty take their time, and most people never open
 * them.
 */
void
lk_all_settings_make (LkAllSettings *self)
{
  LkPbx *pbx = lk_edit_context_get_pbx (self->context);

  if (self->sections != NULL)
    return;

  self->sections = g_object_new (LK_TYPE_USER_SECTIONS, "for-new-user", TRUE, NULL);
  adw_bin_set_child (self->slot, GTK_WIDGET (self->sections));
  lk_user_sections_set_version (self->sections, lk_pbx_get_version (pbx));
  lk_user_sections_set_context (self->sections, self->context);
}

/**
 * lk_all_settings_get_index:
 * @self: settings that were made
 *
 * Returns: (transfer none): the sections' titles, each with the action `user.go-to`.
 */
GMenuModel *
lk_all_settings_get_index (LkAllSettings *self)
{
  return lk_user_sections_get_index (self->sections);
}

void
lk_all_settings_go_to (LkAllSettings *self, guint position)
{
  if (self->sections != NULL)
    lk_user_sections_go_to (self->sections, position);
}

void
lk_all_settings_set_searching (LkAllSettings *self, gboolean is_searching)
{
  gtk_search_bar_set_search_mode (self->search_bar, is_searching);
}

/* A text that is selected would be replaced by the next key; whoever looks around has not chosen
 * it. */
static gboolean
focus_first (LkAllSettings *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus;

  if (root == NULL || !gtk_widget_child_focus (GTK_WIDGET (self->sections), GTK_DIR_TAB_FORWARD))
    return FALSE;

  focus = gtk_root_get_focus (root);
  if (GTK_IS_EDITABLE (focus))
    gtk_editable_set_position (GTK_EDITABLE (focus), -1);
  return TRUE;
}

/**
 * lk_all_settings_focus:
 * @self: settings that were made
 * @field: (nullable): a field; %NULL for the first
 *
 * Ends the search, which may hide the field.
 *
 * Returns: whether the keyboard's focus is there now.
 */
gboolean
lk_all_settings_focus (LkAllSettings *self, const LkField *field)
{
  lk_all_settings_set_searching (self, FALSE);
  return field != NULL ? lk_user_sections_focus (self->sections, field) : focus_first (self);
}

/**
 * lk_all_settings_show_problem:
 * @self: all settings
 * @field: a field
 * @sentence: why the phone system refused its value
 *
 * Does nothing where the rows are not made.
 */
void
lk_all_settings_show_problem (LkAllSettings *self, const LkField *field, const char *sentence)
{
  if (self->sections != NULL)
    lk_user_sections_show_problem (self->sections, field, sentence);
}

void
lk_all_settings_clear_problems (LkAllSettings *self)
{
  if (self->sections != NULL)
    lk_user_sections_clear_problems (self->sections);
}

/**
 * lk_all_settings_find_problem:
 * @self: all settings
 *
 * Shows everything that is wrong with what the person entered.
 *
 * Returns: (transfer none) (nullable): the first field that cannot be sent as it is.
 */
const LkField *
lk_all_settings_find_problem (LkAllSettings *self)
{
  return self->sections != NULL ? lk_user_sections_find_problem (self->sections) : NULL;
}
