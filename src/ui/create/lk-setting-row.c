/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-setting-row.h"

#include <glib/gi18n-lib.h>

#include "lk-change-view.h"
#include "lk-change.h"
#include "lk-offers.h"

struct _LkSettingRow
{
  AdwPreferencesRow parent_instance;

  GtkCheckButton *tick;
  AdwBin *slot; /* of the value */
  const LkField *field;
  LkValue value;
  LkEditContext *context;
  GCancellable *loading; /* of what the value is called */
  gboolean can_tick;     /* whether this phone system has the field */
};

enum
{
  SIGNAL_TOGGLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkSettingRow, lk_setting_row, ADW_TYPE_PREFERENCES_ROW)

static void
toggled_cb (LkSettingRow *self)
{
  g_signal_emit (self, signals[SIGNAL_TOGGLED], 0);
}

static void
lk_setting_row_dispose (GObject *object)
{
  LkSettingRow *self = LK_SETTING_ROW (object);

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (lk_setting_row_parent_class)->dispose (object);
}

static void
lk_setting_row_finalize (GObject *object)
{
  lk_value_clear (&LK_SETTING_ROW (object)->value);

  G_OBJECT_CLASS (lk_setting_row_parent_class)->finalize (object);
}

static void
lk_setting_row_class_init (LkSettingRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lk_setting_row_dispose;
  object_class->finalize = lk_setting_row_finalize;

  signals[SIGNAL_TOGGLED] = g_signal_new ("toggled", LK_TYPE_SETTING_ROW, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lk_setting_row_init (LkSettingRow *self)
{
  self->tick = GTK_CHECK_BUTTON (gtk_check_button_new ());
  g_signal_connect_object (self->tick, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), GTK_WIDGET (self->tick));
  gtk_widget_add_css_class (GTK_WIDGET (self->tick), "side");
  /* The tick takes the focus itself: the row around it would be one stop too many. */
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

static GtkWidget *
new_text (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, style);
  return label;
}

static const char *
get_hint (LkSettingRow *self)
{
  if (!self->can_tick)
    return _ ("Left out: this phone system’s version does not know this field.");
  if (lk_field_has (self->field, LK_FIELD_OFTEN_OWN))
    return _ ("Often differs from person to person.");

  return NULL;
}

/* All that a structure says, and not only in how many parts. */
static char *
dup_lines (LkSettingRow *self)
{
  g_auto (GStrv) lines = lk_field_dup_lines (self->field, &self->value);

  return *lines != NULL ? g_strjoinv ("\n", lines) : lk_change_dup_text (self->field, &self->value);
}

/* What people call a value that the wire knows by a number or a technical name. */
static char *
dup_text (LkSettingRow *self)
{
  g_autofree char *wire = NULL;
  char *label = NULL;

  if (self->field->structure != NULL)
    return dup_lines (self);

  wire = lk_field_to_text (self->field, &self->value);
  if (self->field->offer != LK_OFFER_NONE)
    label = lk_offers_dup_label (self->field, self->context, wire);
  return label != NULL ? label : lk_change_dup_text (self->field, &self->value);
}

static void
tell_accessible (LkSettingRow *self)
{
  g_autofree char *text = dup_text (self);
  g_autofree char *name =
    /* Translators: a field’s label and its value, as in “First name: Zoë”. */
    g_strdup_printf (C_ ("field and value", "%s: %s"), lk_field_get_label (self->field), text);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->tick), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  if (get_hint (self) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->tick),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, get_hint (self), -1);
}

static GtkWidget *
new_view (LkSettingRow *self)
{
  g_autofree char *lines = NULL;

  if (self->field->structure == NULL)
    return lk_change_view_new_value (self->context, self->field, &self->value);

  lines = dup_lines (self);
  return new_text (lines, "change");
}

static void
show_value (LkSettingRow *self)
{
  adw_bin_set_child (self->slot, new_view (self));
  tell_accessible (self);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkSettingRow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = lk_catalogue_load_finish (LK_CATALOGUE (source), result, &error);

  /* Where it cannot be read, the value still says what it is on the wire. */
  if (entries != NULL && self->context != NULL)
    show_value (self);
}

static void
learn_names (LkSettingRow *self)
{
  LkCatalogue *catalogue = lk_edit_context_get_catalogue (self->context);
  LkShelf shelf;

  if (!lk_offers_get_shelf (self->field, self->context, &shelf)
      || lk_catalogue_peek (catalogue, shelf, 0) != NULL)
    return;

  self->loading = g_cancellable_new ();
  lk_catalogue_load_async (catalogue, shelf, 0, self->loading, loaded_cb, g_object_ref (self));
}

/**
 * lk_setting_row_new:
 * @context: what the value will belong to
 * @field: a field
 * @value: its value
 *
 * Returns: (transfer floating): a row without a tick.
 */
GtkWidget *
lk_setting_row_new (LkEditContext *context, const LkField *field, const LkValue *value)
{
  LkSettingRow *self = g_object_new (LK_TYPE_SETTING_ROW, NULL);
  LkVersion version = lk_pbx_get_version (lk_edit_context_get_pbx (context));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_margin_start (box, 6);
  self->field = field;
  self->context = g_object_ref (context);
  self->slot = ADW_BIN (adw_bin_new ());
  lk_field_copy_value (field, value, &self->value);
  self->can_tick = field->since <= (version != 0 ? version : LK_VERSION_OLDEST);
  gtk_widget_set_sensitive (GTK_WIDGET (self->tick), self->can_tick);
  gtk_box_append (GTK_BOX (box), new_text (lk_field_get_label (field), "dim-label"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->slot));
  if (get_hint (self) != NULL)
    gtk_box_append (GTK_BOX (box), new_text (get_hint (self), "caption"));
  gtk_check_button_set_child (self->tick, box);
  show_value (self);
  learn_names (self);
  return GTK_WIDGET (self);
}

const LkField *
lk_setting_row_get_field (LkSettingRow *self)
{
  return self->field;
}

/**
 * lk_setting_row_can_tick:
 * @self: a row
 *
 * Returns: whether the phone system has the field at all.
 */
gboolean
lk_setting_row_can_tick (LkSettingRow *self)
{
  return self->can_tick;
}

gboolean
lk_setting_row_get_ticked (LkSettingRow *self)
{
  return gtk_check_button_get_active (self->tick);
}

/**
 * lk_setting_row_set_ticked:
 * @self: a row
 * @is_ticked: whether the setting is taken over
 *
 * A field that the phone system does not have stays without a tick.
 */
void
lk_setting_row_set_ticked (LkSettingRow *self, gboolean is_ticked)
{
  g_signal_handlers_block_by_func (self->tick, toggled_cb, self);
  gtk_check_button_set_active (self->tick, is_ticked && self->can_tick);
  g_signal_handlers_unblock_by_func (self->tick, toggled_cb, self);
}
