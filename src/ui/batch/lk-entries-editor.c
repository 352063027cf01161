/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-entries-editor.h"

#include <glib/gi18n-lib.h>

#include "lk-survey.h"

/* Of more different lists nobody finds the entry by looking. */
#define MOST_VALUES  100
#define MOST_ENTRIES 60

/* An entry that some users have. */
typedef struct
{
  LkValue value;    /* a list of this entry alone */
  GPtrArray *lines; /* of char *: what it is called; roles may differ in one and the same */
  guint n_users;
  guint last; /* the row in which it was counted last */
  GtkCheckButton *button;
} Entry;

struct _LkEntriesEditor
{
  AdwBin parent_instance;

  GtkBox *box;
  const LkField *field;
  GPtrArray *entries; /* of Entry */
  gboolean is_showing;
};

static void
entry_free (Entry *entry)
{
  lk_value_clear (&entry->value);
  g_ptr_array_unref (entry->lines);
  g_free (entry);
}

/* The entries */

static void
set_list (LkValue *out, JsonArray *array)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);

  json_node_set_array (node, array);
  lk_value_set_json (out, node);
}

static guint
count_elements (const LkValue *value)
{
  g_autoptr (JsonNode) node = lk_value_dup_json (value);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node)
           ? json_array_get_length (json_node_get_array (node))
           : 0;
}

/* Whether removing one removes the other. */
static gboolean
means (const LkField *field, const LkValue *part, const LkValue *there)
{
  g_auto (LkValue) left = LK_VALUE_INIT;

  return field->structure->remove (there, part, &left, NULL) && count_elements (&left) == 0;
}

static Entry *
find (GPtrArray *entries, const LkField *field, const LkValue *value)
{
  for (guint i = 0; i < entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (entries, i);

      if (means (field, &entry->value, value))
        return entry;
    }

  return NULL;
}

static void
add_line (Entry *entry, const char *line)
{
  if (!g_ptr_array_find_with_equal_func (entry->lines, line, g_str_equal, NULL))
    g_ptr_array_add (entry->lines, g_strdup (line));
}

static void
count (GPtrArray *entries,
       const LkField *field,
       const LkValue *one,
       const LkSurveyRow *row,
       guint position)
{
  g_auto (GStrv) lines = lk_field_dup_lines (field, one);
  Entry *entry;

  /* What has no line, such as the favourites, is nothing that people see. */
  if (*lines == NULL)
    return;

  entry = find (entries, field, one);
  if (entry == NULL)
    {
      entry = g_new0 (Entry, 1);
      entry->lines = g_ptr_array_new_with_free_func (g_free);
      entry->last = G_MAXUINT;
      lk_value_copy (one, &entry->value);
      g_ptr_array_add (entries, entry);
    }
  add_line (entry, *lines);
  if (entry->last != position)
    entry->n_users += row->n_users;
  entry->last = position;
}

static void
count_row (GPtrArray *entries, const LkField *field, const LkSurveyRow *row, guint position)
{
  g_autoptr (JsonNode) node = lk_value_dup_json (&row->value);
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node)
                                                                  : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      g_autoptr (JsonArray) alone = json_array_new ();
      g_auto (LkValue) one = LK_VALUE_INIT;

      json_array_add_element (alone, json_node_copy (json_array_get_element (array, i)));
      set_list (&one, alone);
      count (entries, field, &one, row, position);
    }
}

static GPtrArray *
list_entries (const LkField *field, GPtrArray *rows)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);

  for (guint i = 0; i < rows->len && entries->len <= MOST_ENTRIES; i++)
    count_row (entries, field, g_ptr_array_index (rows, i), i);

  return entries;
}

/* The editor */

static void
toggled_cb (LkEntriesEditor *self)
{
  if (!self->is_showing)
    lk_value_editor_emit_changed (LK_VALUE_EDITOR (self));
}

/* The elements of @value that mean an entry are its tick. */
static gboolean
is_in (LkEntriesEditor *self, const Entry *entry, const LkValue *value)
{
  g_auto (LkValue) left = LK_VALUE_INIT;

  return count_elements (value) > 0
         && self->field->structure->remove (&entry->value, value, &left, NULL)
         && count_elements (&left) == 0;
}

static void
show (LkValueEditor *editor, const LkValue *value)
{
  LkEntriesEditor *self = LK_ENTRIES_EDITOR (editor);

  self->is_showing = TRUE;
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);

      gtk_check_button_set_active (entry->button, is_in (self, entry, value));
    }
  self->is_showing = FALSE;
}

static void
get (LkValueEditor *editor, LkValue *out)
{
  LkEntriesEditor *self = LK_ENTRIES_EDITOR (editor);
  g_autoptr (JsonArray) array = json_array_new ();

  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);
      g_autoptr (JsonNode) node = lk_value_dup_json (&entry->value);

      if (gtk_check_button_get_active (entry->button))
        json_array_add_element (array, json_node_copy (
                                         json_array_get_element (json_node_get_array (node), 0)));
    }

  set_list (out, array);
}

static void
set_name (LkValueEditor *editor, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (LK_ENTRIES_EDITOR (editor)->box),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
implement (LkValueEditorInterface *iface)
{
  iface->show = show;
  iface->get = get;
  iface->set_name = set_name;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LkEntriesEditor,
                               lk_entries_editor,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (LK_TYPE_VALUE_EDITOR, implement))

static void
lk_entries_editor_finalize (GObject *object)
{
  g_clear_pointer (&LK_ENTRIES_EDITOR (object)->entries, g_ptr_array_unref);

  G_OBJECT_CLASS (lk_entries_editor_parent_class)->finalize (object);
}

static void
lk_entries_editor_class_init (LkEntriesEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lk_entries_editor_finalize;
}

static void
lk_entries_editor_init (LkEntriesEditor *self)
{
  self->box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL,
                            "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

static GtkWidget *
new_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

static char *
dup_text (Entry *entry)
{
  g_autofree char *names = NULL;

  g_ptr_array_add (entry->lines, NULL);
  names = g_strjoinv (" / ", (char **) entry->lines->pdata);
  g_ptr_array_set_size (entry->lines, (int) entry->lines->len - 1);

  return g_strdup_printf (
    /* Translators: an entry of a list, such as a department, and how many users have it. */
    ngettext ("%s (%'u user)", "%s (%'u users)", entry->n_users), names, entry->n_users);
}

static void
add_button (LkEntriesEditor *self, Entry *entry)
{
  g_autofree char *text = dup_text (entry);
  GtkWidget *button = gtk_check_button_new ();

  entry->button = GTK_CHECK_BUTTON (button);
  gtk_check_button_set_child (entry->button, new_label (text));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->box, button);
}

/**
 * lk_entries_editor_can_list:
 * @field: a field
 * @rows: (nullable) (element-type LkSurveyRow): what the users have in it
 *
 * Returns: whether its entries can be listed to choose from: they are known, and not too many.
 */
gboolean
lk_entries_editor_can_list (const LkField *field, GPtrArray *rows)
{
  g_autoptr (GPtrArray) entries = NULL;

  if (rows == NULL || rows->len > MOST_VALUES || field->structure == NULL
      || field->structure->remove == NULL)
    return FALSE;

  entries = list_entries (field, rows);
  return entries->len <= MOST_ENTRIES;
}

/**
 * lk_entries_editor_new:
 * @field: a field
 * @rows: (element-type LkSurveyRow): what the users have in it, for which
 *   lk_entries_editor_can_list()
 *
 * Returns: (transfer floating): ticks, none of them set.
 */
GtkWidget *
lk_entries_editor_new (const LkField *field, GPtrArray *rows)
{
  LkEntriesEditor *self = g_object_new (LK_TYPE_ENTRIES_EDITOR, NULL);

  self->field = field;
  self->entries = list_entries (field, rows);
  for (guint i = 0; i < self->entries->len; i++)
    add_button (self, g_ptr_array_index (self->entries, i));
  if (self->entries->len == 0)
    gtk_box_append (self->box, new_label (_ ("Nobody has anything here.")));

  return GTK_WIDGET (self);
}
