/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-entry-picker.h"

#include <glib/gi18n-lib.h>

#include "lk-entry-search.h"

struct _LkEntryPicker
{
  AdwBin parent_instance;

  GtkMenuButton *button; /* NULL once there is nothing left to show things in */
  GtkLabel *chosen;
  LkEntrySearch *search;

  char *name;
  char *value;
  char *label;
  char *unset; /* what no value is called; NULL where there has to be one */
  gboolean has_entries;
  LkEntryLoader loader;
  gpointer loader_data;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkEntryPicker, lk_entry_picker, ADW_TYPE_BIN)

static gboolean
is_gone (LkEntryPicker *self)
{
  return self->button == NULL;
}

/* What gets the focus is the button inside. */
static void
tell_accessible (LkEntryPicker *self, const char *shown)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->button));

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  shown, -1);
  if (self->name != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    self->name, -1);
}

static const char *
get_nothing (LkEntryPicker *self)
{
  return self->unset != NULL ? self->unset : _ ("Choose…");
}

static void
show_chosen (LkEntryPicker *self)
{
  const char *shown = self->value != NULL ? lk_entry_picker_get_label (self) : get_nothing (self);

  gtk_label_set_text (self->chosen, shown);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), self->value != NULL ? shown : NULL);
  tell_accessible (self, shown);
}

static void
chosen_cb (LkEntryPicker *self, const char *value, const char *label)
{
  if (g_strcmp0 (self->value, value) == 0)
    return;

  lk_entry_picker_set_value (self, value, label);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
wanted_cb (LkEntryPicker *self)
{
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();

  if (self->loader != NULL)
    self->loader (self, self->loader_data);
  else if (!self->has_entries)
    lk_entry_search_set_entries (self->search, nothing);
}

static void
lk_entry_picker_dispose (GObject *object)
{
  LkEntryPicker *self = LK_ENTRY_PICKER (object);

  self->button = NULL;
  G_OBJECT_CLASS (lk_entry_picker_parent_class)->dispose (object);
}

static void
lk_entry_picker_finalize (GObject *object)
{
  LkEntryPicker *self = LK_ENTRY_PICKER (object);

  g_free (self->name);
  g_free (self->value);
  g_free (self->label);
  g_free (self->unset);

  G_OBJECT_CLASS (lk_entry_picker_parent_class)->finalize (object);
}

static void
lk_entry_picker_class_init (LkEntryPickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lk_entry_picker_dispose;
  object_class->finalize = lk_entry_picker_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LK_TYPE_ENTRY_PICKER, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
build_face (LkEntryPicker *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->chosen = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_hexpand (GTK_WIDGET (self->chosen), TRUE);
  gtk_label_set_xalign (self->chosen, 0);
  gtk_label_set_ellipsize (self->chosen, PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (self->chosen, 6);
  gtk_label_set_max_width_chars (self->chosen, 28);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->chosen));
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  return box;
}

static void
lk_entry_picker_init (LkEntryPicker *self)
{
  GtkWidget *face = build_face (self);

  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_child (self->button, face);
  /* What GTK puts around it would stand in the middle. */
  gtk_widget_set_halign (gtk_widget_get_parent (face), GTK_ALIGN_FILL);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
}

/**
 * lk_entry_picker_new:
 * @allows_own_text: whether what the person typed can be the value, too
 * @can_be_unset: whether no value at all is one of the choices
 *
 * Returns: (transfer floating): a picker in which nothing is chosen.
 */
GtkWidget *
lk_entry_picker_new (gboolean allows_own_text, gboolean can_be_unset)
{
  LkEntryPicker *self = g_object_new (LK_TYPE_ENTRY_PICKER, NULL);
  GtkWidget *search = lk_entry_search_new (allows_own_text, can_be_unset);

  self->unset = can_be_unset ? g_strdup (_ ("Not set")) : NULL;
  self->search = LK_ENTRY_SEARCH (search);
  gtk_menu_button_set_popover (self->button, search);
  g_signal_connect_object (search, "wanted", G_CALLBACK (wanted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (search, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  show_chosen (self);
  return GTK_WIDGET (self);
}

/**
 * lk_entry_picker_set_unset:
 * @self: a picker
 * @label: (nullable): what no value at all is called, which can be chosen; %NULL where there has to
 *   be one
 */
void
lk_entry_picker_set_unset (LkEntryPicker *self, const char *label)
{
  if (is_gone (self) || g_strcmp0 (label, self->unset) == 0)
    return;

  g_free (self->unset);
  self->unset = g_strdup (label);
  self->has_entries = FALSE;
  lk_entry_search_set_unset (self->search, label);
  show_chosen (self);
}

/**
 * lk_entry_picker_set_name:
 * @self: a picker
 * @name: what people who cannot see the label beside it are told
 */
void
lk_entry_picker_set_name (LkEntryPicker *self, const char *name)
{
  g_free (self->name);
  self->name = g_strdup (name);
  show_chosen (self);
}

/**
 * lk_entry_picker_set_loader:
 * @self: a picker
 * @loader: (nullable): asked for the entries each time the person opens the search
 * @user_data: for @loader
 *
 * The entries that were there are forgotten.
 */
void
lk_entry_picker_set_loader (LkEntryPicker *self, LkEntryLoader loader, gpointer user_data)
{
  self->loader = loader;
  self->loader_data = user_data;
  self->has_entries = FALSE;
  if (!is_gone (self))
    lk_entry_search_forget (self->search);
}

/* The entry knows better what the value is called than whoever set it. */
static void
adopt_label (LkEntryPicker *self)
{
  const char *label = self->value != NULL ? lk_entry_search_find_label (self->search, self->value)
                                          : NULL;

  if (label == NULL)
    return;

  g_free (self->label);
  self->label = g_strdup (label);
  show_chosen (self);
}

/**
 * lk_entry_picker_set_entries:
 * @self: a picker
 * @entries: (element-type LkEntry): what there is to choose from now on
 *
 * The value stays, also where it is not among them.
 */
void
lk_entry_picker_set_entries (LkEntryPicker *self, GPtrArray *entries)
{
  if (is_gone (self))
    return;

  self->has_entries = TRUE;
  lk_entry_search_set_entries (self->search, entries);
  adopt_label (self);
}

/**
 * lk_entry_picker_set_trouble:
 * @self: a picker
 * @error: why there are no entries
 */
void
lk_entry_picker_set_trouble (LkEntryPicker *self, const GError *error)
{
  if (!is_gone (self))
    lk_entry_search_set_trouble (self->search, error);
}

/**
 * lk_entry_picker_set_value:
 * @self: a picker
 * @value: (nullable): what is chosen from now on
 * @label: (nullable): what people call it; %NULL where an entry knows it or the value says it
 *
 * Does not emit "changed".
 */
void
lk_entry_picker_set_value (LkEntryPicker *self, const char *value, const char *label)
{
  char *new_value = g_strdup (value);
  char *new_label = g_strdup (label);

  g_free (self->value);
  g_free (self->label);
  self->value = new_value;
  self->label = new_label;
  if (is_gone (self))
    return;

  lk_entry_search_set_value (self->search, self->value);
  show_chosen (self);
  if (label == NULL)
    adopt_label (self);
}

/**
 * lk_entry_picker_get_value:
 * @self: a picker
 *
 * Returns: (transfer none) (nullable): what is chosen; %NULL where nothing is.
 */
const char *
lk_entry_picker_get_value (LkEntryPicker *self)
{
  return self->value;
}

/**
 * lk_entry_picker_get_label:
 * @self: a picker
 *
 * Returns: (transfer none) (nullable): what people call it; %NULL where nothing is chosen.
 */
const char *
lk_entry_picker_get_label (LkEntryPicker *self)
{
  return self->label != NULL && *self->label != '\0' ? self->label : self->value;
}
