/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-shown-value.h"

#include <glib/gi18n-lib.h>

#include "lk-reading-order.h"

struct _LkShownValue
{
  AdwBin parent_instance;

  GtkBox *box;
  GtkLabel *label;

  const LkField *field;
  LkValue value;
};

static void
take_text (LkShownValue *self, const char *text, gboolean dim)
{
  g_autofree char *shown = lk_reading_order_keep (GTK_WIDGET (self), text);

  gtk_label_set_text (self->label, shown);
  if (dim)
    gtk_widget_add_css_class (GTK_WIDGET (self->label), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->label), "dim-label");
}

static void
show (LkValueEditor *editor, const LkValue *value)
{
  LkShownValue *self = LK_SHOWN_VALUE (editor);
  g_autofree char *text = lk_field_to_display (self->field, value);

  lk_value_copy (value, &self->value);
  if (!lk_value_is_set (value))
    take_text (self, _ ("Not set"), TRUE);
  else if (*text == '\0')
    /* Translators: the value of a field that holds an empty text or an empty list. */
    take_text (self, C_ ("field", "Empty"), TRUE);
  else
    take_text (self, text, FALSE);
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
  lk_value_clear (&LK_SHOWN_VALUE (object)->value);

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
