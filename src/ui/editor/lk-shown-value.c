/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-shown-value.h"

#include <glib/gi18n-lib.h>

#include "lk-reading-order.h"

/* How many lines a long value takes until it is opened. */
#define CLOSED_LINES 3

struct _LkShownValue
{
  AdwBin parent_instance;

  GtkBox *box;
  GtkLabel *label;
  GtkImage *arrow; /* made for the first value that can be opened */

  const LkField *field;
  LkValue value;
  char *summary;
  char *entries; /* one a line; NULL where there is nothing to open */
  gboolean is_open;
};

static void
update_arrow (LkShownValue *self)
{
  if (self->entries != NULL && self->arrow == NULL)
    {
      self->arrow = GTK_IMAGE (gtk_image_new ());
      gtk_widget_set_valign (GTK_WIDGET (self->arrow), GTK_ALIGN_START);
      gtk_box_append (self->box, GTK_WIDGET (self->arrow));
    }
  if (self->arrow == NULL)
    return;

  gtk_image_set_from_icon_name (self->arrow,
                                self->is_open ? "pan-up-symbolic" : "pan-down-symbolic");
  gtk_widget_set_visible (GTK_WIDGET (self->arrow), self->entries != NULL);
}

static void
update (LkShownValue *self)
{
  g_autofree char *shown =
    lk_reading_order_keep (GTK_WIDGET (self), lk_shown_value_get_text (self));

  gtk_label_set_text (self->label, shown);
  gtk_label_set_lines (self->label, self->is_open ? -1 : CLOSED_LINES);
  gtk_label_set_ellipsize (self->label, self->is_open || self->entries == NULL
                                          ? PANGO_ELLIPSIZE_NONE
                                          : PANGO_ELLIPSIZE_END);
  update_arrow (self);
}

static void
take_texts (LkShownValue *self, char *summary, char *entries, gboolean dim)
{
  if (g_strcmp0 (self->summary, summary) != 0)
    self->is_open = FALSE;
  g_free (self->summary);
  g_free (self->entries);
  self->summary = summary;
  self->entries = entries;

  if (dim)
    gtk_widget_add_css_class (GTK_WIDGET (self->label), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->label), "dim-label");
  update (self);
}

static char *
join_entries (const LkField *field, const LkValue *value)
{
  g_auto (GStrv) lines = lk_field_dup_lines (field, value);

  return g_strv_length (lines) > 1 ? g_strjoinv ("\n", lines) : NULL;
}

static void
show (LkValueEditor *editor, const LkValue *value)
{
  LkShownValue *self = LK_SHOWN_VALUE (editor);
  g_autofree char *text = NULL;

  if (self->summary != NULL && lk_value_equal (value, &self->value))
    return;

  lk_value_copy (value, &self->value);
  text = lk_field_to_display (self->field, value);
  if (!lk_value_is_set (value))
    take_texts (self, g_strdup (_ ("Not set")), NULL, TRUE);
  else if (*text == '\0')
    /* Translators: the value of a field that holds an empty text or an empty list. */
    take_texts (self, g_strdup (C_ ("field", "Empty")), NULL, TRUE);
  else
    take_texts (self, g_steal_pointer (&text), join_entries (self->field, value), FALSE);
}

static void
get (LkValueEditor *editor, LkValue *out)
{
  lk_value_copy (&LK_SHOWN_VALUE (editor)->value, out);
}

static void
implement (LkValueEditorInterface *iface)
{
  iface->show = show;
  iface->get = get;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LkShownValue,
                               lk_shown_value,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (LK_TYPE_VALUE_EDITOR, implement))

static void
lk_shown_value_finalize (GObject *object)
{
  LkShownValue *self = LK_SHOWN_VALUE (object);

  lk_value_clear (&self->value);
  g_free (self->summary);
  g_free (self->entries);

  G_OBJECT_CLASS (lk_shown_value_parent_class)->finalize (object);
}

static void
lk_shown_value_class_init (LkShownValueClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lk_shown_value_finalize;
}

static void
lk_shown_value_init (LkShownValue *self)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  /* An address that breaks must not look as if it held a hyphen. */
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_attributes (self->label, attributes);
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_wrap_mode (self->label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->label, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  gtk_box_append (self->box, GTK_WIDGET (self->label));
  gtk_widget_add_css_class (GTK_WIDGET (self), "shown");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

static void
add_lock (LkShownValue *self, const char *reason)
{
  GtkWidget *lock = gtk_image_new_from_icon_name ("changes-prevent-symbolic");

  gtk_widget_set_tooltip_text (lock, reason);
  gtk_widget_set_valign (lock, GTK_ALIGN_START);
  gtk_widget_add_css_class (lock, "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (lock), GTK_ACCESSIBLE_PROPERTY_LABEL, reason, -1);
  gtk_box_append (self->box, lock);
}

/**
 * lk_shown_value_new:
 * @field: a field
 *
 * Returns: (transfer floating): a label that shows nothing yet.
 */
GtkWidget *
lk_shown_value_new (const LkField *field)
{
  LkShownValue *self = g_object_new (LK_TYPE_SHOWN_VALUE, NULL);

  self->field = field;
  if (lk_field_get_reason (field) != NULL)
    add_lock (self, lk_field_get_reason (field));
  return GTK_WIDGET (self);
}

/**
 * lk_shown_value_can_open:
 * @self: a value
 *
 * Returns: whether it has several entries.
 */
gboolean
lk_shown_value_can_open (LkShownValue *self)
{
  return self->entries != NULL;
}

gboolean
lk_shown_value_is_open (LkShownValue *self)
{
  return self->is_open;
}

/**
 * lk_shown_value_toggle:
 * @self: a value
 *
 * Shows a list's entries one by one instead of in one line, or the reverse.
 */
void
lk_shown_value_toggle (LkShownValue *self)
{
  if (self->entries == NULL)
    return;

  self->is_open = !self->is_open;
  update (self);
}

/**
 * lk_shown_value_get_text:
 * @self: a value
 *
 * Returns: (transfer none): what is to be read there now.
 */
const char *
lk_shown_value_get_text (LkShownValue *self)
{
  if (self->summary == NULL)
    return "";

  return self->is_open ? self->entries : self->summary;
}
