/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-blf-row.h"

#include <glib/gi18n-lib.h>

#include "lk-blf-function.h"
#include "lk-choice-box.h"
#include "lk-entry-picker.h"
#include "lk-extension-entries.h"
#include "lk-user-fields.h"

#define LAST_POSITION 999
#define N_LINES       3

static const char *const line_titles[N_LINES] = {
  N_ ("Number"),
  N_ ("First line of the label"),
  N_ ("Second line of the label"),
};

struct _LkBlfRow
{
  AdwExpanderRow parent_instance;

  /* Made when the row is opened for the first time. */
  GtkSpinButton *position;
  GtkWidget *part_rows[LK_BLF_NOTHING];
  GtkWidget *line_rows[N_LINES];
  LkEntryPicker *extension;
  LkChoiceBox *queues;
  LkChoiceBox *status;

  LkBlfKey *key;
  LkBlfKey *start; /* as it was when it came here */
  char *name;      /* of the extension that the key is about */
  LkEditContext *context;
  gboolean is_filled;
  gboolean is_showing; /* it is not the person who changes something */
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_REMOVED,
  SIGNAL_MOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkBlfRow, lk_blf_row, ADW_TYPE_EXPANDER_ROW)

static void
show_summary (LkBlfRow *self)
{
  const LkBlfKey *key = self->key;
  g_autofree char *title = g_strdup_printf (_ ("Key %u"), key->position);
  const char *type = key->type != NULL ? lk_choice_get_label (lk_blf_types, key->type)
                                       : _ ("Unknown");
  g_autofree char *what = lk_blf_function_dup_object (key, self->name);
  g_autofree char *both =
    /* Translators: what a key does and to what, as in “Speed dial: 101 Ada Berg”. */
    *what != '\0' ? g_strdup_printf (_ ("%s: %s"), type, what) : g_strdup (type);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), both);
}

static void
take_key (LkBlfRow *self, LkBlfKey *key)
{
  lk_blf_key_free (self->key);
  self->key = key;
  show_summary (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* A key that is what it was before goes back byte for byte, too. */
static void
change (LkBlfRow *self, const char *type, const char *id, const char *target)
{
  const LkBlfKey *start = self->start;
  gboolean is_start = g_strcmp0 (start->type, type) == 0 && g_strcmp0 (start->id, id) == 0
                      && g_strcmp0 (start->target, target) == 0;

  if (g_strcmp0 (self->key->type, type) == 0 && g_strcmp0 (self->key->id, id) == 0
      && g_strcmp0 (self->key->target, target) == 0)
    return;

  take_key (self, is_start ? lk_blf_key_move (start, self->key->position)
                           : lk_blf_key_change (self->key, type, id, target));
}

static void
show_part (LkBlfRow *self)
{
  LkBlfNeed need = lk_blf_function_get_need (self->key->type);

  for (guint i = 0; i < LK_BLF_NOTHING; i++)
    if (self->part_rows[i] != NULL)
      gtk_widget_set_visible (self->part_rows[i], i == need);
  for (guint i = 0; i < N_LINES; i++)
    gtk_widget_set_visible (self->line_rows[i], need == LK_BLF_LINES);
}

static void
show_lines (LkBlfRow *self)
{
  gboolean has_lines = lk_blf_function_get_need (self->key->type) == LK_BLF_LINES;
  g_auto (GStrv) lines = g_strsplit (has_lines ? self->key->target : "", "\n", N_LINES);
  guint n_lines = g_strv_length (lines);

  for (guint i = 0; i < N_LINES; i++)
    gtk_editable_set_text (GTK_EDITABLE (self->line_rows[i]), i < n_lines ? lines[i] : "");
}

static void
show_key (LkBlfRow *self)
{
  const LkBlfKey *key = self->key;
  LkBlfNeed need = lk_blf_function_get_need (key->type);
  gboolean has_extension = need == LK_BLF_EXTENSION && *key->target != '\0';
  g_autofree char *label = lk_extension_dup_label (key->target, self->name);

  self->is_showing = TRUE;
  show_lines (self);
  lk_entry_picker_set_value (self->extension, has_extension ? key->target : NULL,
                             has_extension ? label : NULL);
  lk_choice_box_set_value (self->queues, need == LK_BLF_QUEUES ? key->id : NULL);
  lk_choice_box_set_value (self->status, need == LK_BLF_STATUS ? key->target : NULL);
  show_part (self);
  self->is_showing = FALSE;
}

/* What the person does */

static void
type_cb (LkChoiceBox *box, LkBlfRow *self)
{
  const char *type = lk_choice_box_get_value (box);
  LkBlfNeed need = lk_blf_function_get_need (type);
  gboolean keeps = need == lk_blf_function_get_need (self->key->type);

  if (!keeps)
    g_clear_pointer (&self->name, g_free);
  if (need == LK_BLF_QUEUES)
    change (self, type, lk_blf_function_queue_acts[0].value, LK_BLF_DEFINED_BY_ID);
  else if (need == LK_BLF_STATUS)
    change (self, type, LK_BLF_NO_ID, lk_blf_function_statuses[0].value);
  else if (keeps)
    change (self, type, self->key->id != NULL ? self->key->id : LK_BLF_NO_ID, self->key->target);
  else
    change (self, type, LK_BLF_NO_ID, "");
  show_key (self);
}

static int
find_id (LkDirectory *directory, const char *number)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (directory));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LkUser) user = g_list_model_get_item (G_LIST_MODEL (directory), i);

      if (g_strcmp0 (lk_user_get_text (user, lk_user_field_number), number) == 0)
        return lk_user_get_id (user);
    }

  return -1;
}

static void
extension_cb (LkEntryPicker *picker, LkBlfRow *self)
{
  const char *number = lk_entry_picker_get_value (picker);
  LkDirectory *directory = self->context != NULL ? lk_edit_context_get_directory (self->context)
                                                 : NULL;
  g_autofree char *id = NULL;

  if (number == NULL || directory == NULL)
    return;

  id = g_strdup_printf ("%d", find_id (directory, number));
  g_free (self->name);
  self->name = lk_extension_dup_name (directory, number);
  change (self, self->key->type, id, number);
}

static void
load_extensions (LkEntryPicker *picker, gpointer user_data)
{
  LkBlfRow *self = user_data;
  g_autoptr (GPtrArray) entries = NULL;

  if (self->context == NULL)
    return;

  entries = lk_extension_entries_new (lk_edit_context_get_directory (self->context));
  lk_entry_picker_set_entries (picker, entries);
}

static void
line_cb (GtkEditable *entry, LkBlfRow *self)
{
  const char *texts[N_LINES + 1] = { NULL };
  g_autofree char *target = NULL;
  guint n_lines = 1;

  if (self->is_showing)
    return;

  for (guint i = 0; i < N_LINES; i++)
    {
      texts[i] = gtk_editable_get_text (GTK_EDITABLE (self->line_rows[i]));
      if (*texts[i] != '\0')
        n_lines = i + 1;
    }
  texts[n_lines] = NULL;
  target = g_strjoinv ("\n", (char **) texts);
  change (self, self->key->type, self->key->id != NULL ? self->key->id : LK_BLF_NO_ID, target);
}

static void
queues_cb (LkChoiceBox *box, LkBlfRow *self)
{
  change (self, self->key->type, lk_choice_box_get_value (box), LK_BLF_DEFINED_BY_ID);
}

static void
status_cb (LkChoiceBox *box, LkBlfRow *self)
{
  change (self, self->key->type, LK_BLF_NO_ID, lk_choice_box_get_value (box));
}

static void
position_cb (GtkSpinButton *button, LkBlfRow *self)
{
  if (!self->is_showing)
    take_key (self, lk_blf_key_move (self->key, (guint) gtk_spin_button_get_value_as_int (button)));
}

static void
up_cb (LkBlfRow *self)
{
  g_signal_emit (self, signals[SIGNAL_MOVED], 0, -1);
}

static void
down_cb (LkBlfRow *self)
{
  g_signal_emit (self, signals[SIGNAL_MOVED], 0, 1);
}

static void
remove_cb (LkBlfRow *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0);
}

/* What a person can do */

static GtkWidget *
add_row (LkBlfRow *self, const char *title, GtkWidget *control)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (control != NULL)
    {
      gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), control);
      gtk_widget_set_focusable (row, FALSE);
    }
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  return row;
}

static LkChoiceBox *
new_choice (LkBlfRow *self, const LkChoice *choices, const char *name, GCallback callback)
{
  GtkWidget *box = lk_choice_box_new (choices, FALSE);

  lk_choice_box_set_name (LK_CHOICE_BOX (box), name);
  g_signal_connect_object (box, "changed", callback, self, 0);
  return LK_CHOICE_BOX (box);
}

static void
add_type (LkBlfRow *self)
{
  LkChoiceBox *box = new_choice (self, lk_blf_function_types, _ ("Function"), G_CALLBACK (type_cb));

  lk_choice_box_set_value (box, self->key->type);
  add_row (self, _ ("Function"), GTK_WIDGET (box));
}

static void
add_extension (LkBlfRow *self)
{
  GtkWidget *picker = lk_entry_picker_new (FALSE, FALSE);

  self->extension = LK_ENTRY_PICKER (picker);
  lk_entry_picker_set_name (self->extension, _ ("Extension"));
  lk_entry_picker_set_loader (self->extension, load_extensions, self);
  g_signal_connect_object (picker, "changed", G_CALLBACK (extension_cb), self, 0);
  self->part_rows[LK_BLF_EXTENSION] = add_row (self, _ ("Extension"), picker);
}

static void
add_lines (LkBlfRow *self)
{
  for (guint i = 0; i < N_LINES; i++)
    {
      GtkWidget *row = adw_entry_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (line_titles[i]));
      adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
      self->line_rows[i] = row;
      g_signal_connect_object (row, "changed", G_CALLBACK (line_cb), self, 0);
    }

  /* “*91” is dialled from left to right in every language. */
  gtk_widget_set_direction (GTK_WIDGET (
                              gtk_editable_get_delegate (GTK_EDITABLE (self->line_rows[0]))),
                            GTK_TEXT_DIR_LTR);
}

static void
add_parts (LkBlfRow *self)
{
  add_type (self);
  add_extension (self);
  add_lines (self);
  self->queues =
    new_choice (self, lk_blf_function_queue_acts, _ ("What it does"), G_CALLBACK (queues_cb));
  self->part_rows[LK_BLF_QUEUES] = add_row (self, _ ("What it does"), GTK_WIDGET (self->queues));
  self->status = new_choice (self, lk_blf_function_statuses, _ ("Status"), G_CALLBACK (status_cb));
  self->part_rows[LK_BLF_STATUS] = add_row (self, _ ("Status"), GTK_WIDGET (self->status));
  show_key (self);
}

static GtkWidget *
new_button (LkBlfRow *self, const char *icon, const char *name, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

/* Whoever scrolls through the keys would move those that the wheel passes. */
static void
ignore_wheel (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  guint n = g_list_model_get_n_items (controllers);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_NONE);
    }
}

static void
add_place (LkBlfRow *self)
{
  guint highest = MAX (LAST_POSITION, self->key->position);
  GtkWidget *spin = gtk_spin_button_new_with_range (0, highest, 1);
  GtkWidget *row;

  self->position = GTK_SPIN_BUTTON (spin);
  gtk_spin_button_set_value (self->position, self->key->position);
  ignore_wheel (spin);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Place on the phone"), -1);
  g_signal_connect_object (spin, "value-changed", G_CALLBACK (position_cb), self, 0);
  add_row (self, _ ("Place on the phone"), spin);

  row = add_row (self, _ ("Move or remove"),
                 new_button (self, "go-up-symbolic", _ ("Move Up"), G_CALLBACK (up_cb)));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             new_button (self, "go-down-symbolic", _ ("Move Down"),
                                         G_CALLBACK (down_cb)));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             new_button (self, "user-trash-symbolic", _ ("Remove Key"),
                                         G_CALLBACK (remove_cb)));
}

static void
expanded_cb (LkBlfRow *self)
{
  if (!adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)) || self->is_filled)
    return;

  self->is_filled = TRUE;
  if (lk_blf_function_is_understood (self->key))
    add_parts (self);
  else
    adw_action_row_set_subtitle (
      ADW_ACTION_ROW (add_row (self, _ ("Function"), NULL)),
      _ (
        "This program cannot change what this key does. It stays as it is, also in another place."));
  add_place (self);
}

static void
lk_blf_row_dispose (GObject *object)
{
  LkBlfRow *self = LK_BLF_ROW (object);

  if (self->extension != NULL)
    lk_entry_picker_set_loader (self->extension, NULL, NULL);
  self->extension = NULL;
  g_clear_object (&self->context);

  G_OBJECT_CLASS (lk_blf_row_parent_class)->dispose (object);
}

static void
lk_blf_row_finalize (GObject *object)
{
  LkBlfRow *self = LK_BLF_ROW (object);

  lk_blf_key_free (self->key);
  lk_blf_key_free (self->start);
  g_free (self->name);

  G_OBJECT_CLASS (lk_blf_row_parent_class)->finalize (object);
}

static void
lk_blf_row_class_init (LkBlfRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lk_blf_row_dispose;
  object_class->finalize = lk_blf_row_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LK_TYPE_BLF_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", LK_TYPE_BLF_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_MOVED] = g_signal_new ("moved", LK_TYPE_BLF_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
lk_blf_row_init (LkBlfRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
}

/**
 * lk_blf_row_new:
 * @key: (transfer full): a key
 *
 * Returns: (transfer floating): its row, closed.
 */
GtkWidget *
lk_blf_row_new (LkBlfKey *key)
{
  LkBlfRow *self = g_object_new (LK_TYPE_BLF_ROW, NULL);

  self->key = key;
  self->start = lk_blf_key_move (key, key->position);
  show_summary (self);
  return GTK_WIDGET (self);
}

/**
 * lk_blf_row_get_key:
 * @self: a row
 *
 * Returns: (transfer none): the key as the person has made it.
 */
const LkBlfKey *
lk_blf_row_get_key (LkBlfRow *self)
{
  return self->key;
}

/**
 * lk_blf_row_set_position:
 * @self: a row
 * @position: where the key is from now on
 *
 * Does not emit "changed".
 */
void
lk_blf_row_set_position (LkBlfRow *self, guint position)
{
  LkBlfKey *moved = lk_blf_key_move (self->key, position);

  lk_blf_key_free (self->key);
  self->key = moved;
  self->is_showing = TRUE;
  if (self->position != NULL)
    gtk_spin_button_set_value (self->position, position);
  self->is_showing = FALSE;
  show_summary (self);
}

/**
 * lk_blf_row_set_context:
 * @self: a row
 * @context: (nullable): where the extensions come from
 */
void
lk_blf_row_set_context (LkBlfRow *self, LkEditContext *context)
{
  g_set_object (&self->context, context);
}

/**
 * lk_blf_row_set_name:
 * @self: a row
 * @name: (nullable): whose extension the key is about
 */
void
lk_blf_row_set_name (LkBlfRow *self, const char *name)
{
  g_free (self->name);
  self->name = g_strdup (name);
  show_summary (self);
}

/**
 * lk_blf_row_is_touched:
 * @self: a row
 *
 * Returns: whether the key is another one than when it came.
 */
gboolean
lk_blf_row_is_touched (LkBlfRow *self)
{
  return g_strcmp0 (self->key->xml, self->start->xml) != 0;
}

/**
 * lk_blf_row_dup_problem:
 * @self: a row
 *
 * Returns: (transfer full) (nullable): a translated sentence: what lacks of the key that the person
 *   has made.
 */
char *
lk_blf_row_dup_problem (LkBlfRow *self)
{
  return lk_blf_row_is_touched (self) ? lk_blf_function_dup_problem (self->key) : NULL;
}
