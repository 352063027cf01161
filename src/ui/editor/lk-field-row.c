/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-field-row.h"

#include <glib/gi18n-lib.h>

#include "lk-reading-order.h"
#include "lk-search.h"
#include "lk-secret-value.h"

/* How many lines a long value takes until it is opened. */
#define CLOSED_LINES 3

/* How label and value share the width. */
#define LABEL_WIDTH 2
#define VALUE_WIDTH 3

struct _LkFieldRow
{
  AdwPreferencesRow parent_instance;

  GtkLabel *value;       /* NULL for a secret */
  LkSecretValue *secret; /* NULL for all others */
  GtkImage *arrow;       /* made for the first value that can be opened */

  const LkField *field;
  char *summary;
  char *entries; /* one a line; NULL where there is nothing to open */
  gboolean open;
  gboolean present;
  gboolean matches;
};

G_DEFINE_FINAL_TYPE (LkFieldRow, lk_field_row, ADW_TYPE_PREFERENCES_ROW)

static void
update_visible (LkFieldRow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), self->present && self->matches);
}

static const char *
get_shown_text (LkFieldRow *self)
{
  return self->open ? self->entries : self->summary;
}

static void
update_accessible (LkFieldRow *self)
{
  const char *label = lk_field_get_label (self->field);
  const char *help = lk_field_get_help (self->field);
  g_autofree char *name = NULL;

  if (self->value == NULL)
    name = g_strdup (label);
  else
    /* Translators: a field’s label and its value, as in “First name: Zoë”. */
    name = g_strdup_printf (C_ ("field and value", "%s: %s"), label, get_shown_text (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (help != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    help, -1);
}

static void
update_arrow (LkFieldRow *self)
{
  gboolean can_open = self->entries != NULL;

  if (can_open && self->arrow == NULL)
    {
      self->arrow = GTK_IMAGE (gtk_image_new ());
      gtk_widget_set_valign (GTK_WIDGET (self->arrow), GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (gtk_widget_get_parent (GTK_WIDGET (self->value))),
                      GTK_WIDGET (self->arrow));
    }
  if (self->arrow != NULL)
    {
      gtk_image_set_from_icon_name (self->arrow,
                                    self->open ? "pan-up-symbolic" : "pan-down-symbolic");
      gtk_widget_set_visible (GTK_WIDGET (self->arrow), can_open);
    }

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), can_open);
  if (can_open)
    gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED, self->open,
                                 -1);
  else
    gtk_accessible_reset_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED);
}

static void
update_value (LkFieldRow *self)
{
  g_autofree char *shown = lk_reading_order_keep (GTK_WIDGET (self), get_shown_text (self));

  gtk_label_set_text (self->value, shown);
  gtk_label_set_lines (self->value, self->open ? -1 : CLOSED_LINES);
  gtk_label_set_ellipsize (self->value, self->open || self->entries == NULL ? PANGO_ELLIPSIZE_NONE
                                                                            : PANGO_ELLIPSIZE_END);
  update_arrow (self);
  update_accessible (self);
}

static void
take_texts (LkFieldRow *self, char *summary, char *entries, gboolean dim)
{
  gboolean same = g_strcmp0 (self->summary, summary) == 0;

  g_free (self->summary);
  g_free (self->entries);
  self->summary = summary;
  self->entries = entries;
  if (!same)
    self->open = FALSE;

  if (dim)
    gtk_widget_add_css_class (GTK_WIDGET (self->value), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->value), "dim-label");
  update_value (self);
}

/* Each entry of a list on a line of its own, as the field itself describes a list of one. */
static char *
list_entries (const LkField *field, const LkValue *value)
{
  g_autoptr (JsonNode) node = field->structure != NULL ? lk_value_dup_json (value) : NULL;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  JsonArray *array;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return NULL;

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autoptr (JsonNode) one = json_node_new (JSON_NODE_ARRAY);
      g_auto (LkValue) entry = LK_VALUE_INIT;
      g_autofree char *line = NULL;

      json_node_take_array (one, json_array_new ());
      json_array_add_element (json_node_get_array (one), json_array_dup_element (array, i));
      lk_value_set_json (&entry, one);
      line = lk_field_to_display (field, &entry);
      if (*line != '\0')
        g_ptr_array_add (lines, g_steal_pointer (&line));
    }

  if (lines->len < 2)
    return NULL;
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static void
copy_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LkFieldRow *self = LK_FIELD_ROW (widget);

  if (self->value != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), get_shown_text (self));
}

static void
lk_field_row_finalize (GObject *object)
{
  LkFieldRow *self = LK_FIELD_ROW (object);

  g_free (self->summary);
  g_free (self->entries);

  G_OBJECT_CLASS (lk_field_row_parent_class)->finalize (object);
}

static void
lk_field_row_class_init (LkFieldRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lk_field_row_finalize;

  gtk_widget_class_install_action (widget_class, "field.copy", NULL, copy_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "field.copy",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Insert, GDK_CONTROL_MASK, "field.copy",
                                       NULL);
}

static void
lk_field_row_init (LkFieldRow *self)
{
  self->present = TRUE;
  self->matches = TRUE;
}

static GtkLabel *
new_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  /* An address that breaks must not look as if it held a hyphen. */
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  return GTK_LABEL (label);
}

static GtkWidget *
new_value_widget (LkFieldRow *self)
{
  GtkWidget *box;

  if (lk_field_has (self->field, LK_FIELD_SECRET))
    {
      self->secret = LK_SECRET_VALUE (lk_secret_value_new (self->field));
      return GTK_WIDGET (self->secret);
    }

  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->value = new_label (NULL);
  gtk_widget_set_hexpand (GTK_WIDGET (self->value), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->value));
  return box;
}

/**
 * lk_field_row_new:
 * @field: the field to show
 *
 * Built by hand and not from a template, because a page holds eighty of them.
 *
 * Returns: (transfer floating): a row that shows nothing yet.
 */
GtkWidget *
lk_field_row_new (const LkField *field)
{
  LkFieldRow *self = g_object_new (LK_TYPE_FIELD_ROW, "activatable", FALSE, NULL);
  GtkWidget *columns = gtk_grid_new ();
  GtkLabel *label = new_label (lk_field_get_label (field));

  self->field = field;
  gtk_widget_add_css_class (GTK_WIDGET (label), "dim-label");
  gtk_grid_set_column_homogeneous (GTK_GRID (columns), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (columns), 6);
  gtk_grid_attach (GTK_GRID (columns), GTK_WIDGET (label), 0, 0, LABEL_WIDTH, 1);
  gtk_grid_attach (GTK_GRID (columns), new_value_widget (self), LABEL_WIDTH, 0, VALUE_WIDTH, 1);
  gtk_widget_add_css_class (columns, "field");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), columns);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), lk_field_get_help (field));

  if (self->value != NULL)
    lk_field_row_show_missing (self, NULL);
  else
    update_accessible (self);

  return GTK_WIDGET (self);
}

const LkField *
lk_field_row_get_field (LkFieldRow *self)
{
  return self->field;
}

/**
 * lk_field_row_show_value:
 * @self: a row, not of a secret
 * @value: the user's value
 *
 * A value that the server left out hides the row, for this server does not have the field.
 */
void
lk_field_row_show_value (LkFieldRow *self, const LkValue *value)
{
  gboolean is_set = lk_value_is_set (value);
  g_autofree char *text = lk_field_to_display (self->field, value);
  gboolean is_empty = is_set && *text == '\0';

  g_return_if_fail (self->value != NULL);

  self->present = value->type != LK_VALUE_ABSENT;
  update_visible (self);
  if (!is_set)
    take_texts (self, g_strdup (_ ("Not set")), NULL, TRUE);
  else if (is_empty)
    /* Translators: the value of a field that holds an empty text or an empty list. */
    take_texts (self, g_strdup (C_ ("field", "Empty")), NULL, TRUE);
  else
    take_texts (self, g_steal_pointer (&text), list_entries (self->field, value), FALSE);
}

/**
 * lk_field_row_show_missing:
 * @self: a row, not of a secret
 * @text: (nullable): why there is no value; %NULL where it is still on its way
 */
void
lk_field_row_show_missing (LkFieldRow *self, const char *text)
{
  g_return_if_fail (self->value != NULL);

  self->present = TRUE;
  update_visible (self);
  take_texts (self, g_strdup (text != NULL ? text : "…"), NULL, TRUE);
}

/**
 * lk_field_row_set_subject:
 * @self: a row
 * @pbx: (nullable): the phone system to ask for a secret
 * @user_id: whose fields are shown
 */
void
lk_field_row_set_subject (LkFieldRow *self, LkPbx *pbx, int user_id)
{
  if (self->secret != NULL)
    lk_secret_value_set_subject (self->secret, pbx, user_id);
}

/**
 * lk_field_row_toggle:
 * @self: a row
 *
 * Shows a list's entries one by one instead of in one line, or the reverse.
 */
void
lk_field_row_toggle (LkFieldRow *self)
{
  if (self->entries == NULL)
    return;

  self->open = !self->open;
  update_value (self);
}

/**
 * lk_field_row_filter:
 * @self: a row
 * @words: what lk_search_split() made of what the person typed
 *
 * Hides the row unless each word is in its label, its help or its value.
 *
 * Returns: whether the row is to be seen.
 */
gboolean
lk_field_row_filter (LkFieldRow *self, const char *const *words)
{
  const char *help = lk_field_get_help (self->field);
  g_autofree char *text = g_strjoin ("\n", lk_field_get_label (self->field),
                                     help != NULL ? help : "",
                                     self->summary != NULL ? self->summary : "", NULL);
  g_autofree char *folded = lk_search_fold (text);

  self->matches = TRUE;
  for (guint i = 0; words[i] != NULL; i++)
    self->matches = self->matches && strstr (folded, words[i]) != NULL;
  update_visible (self);

  return gtk_widget_get_visible (GTK_WIDGET (self));
}
