/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-put-back-button.h"

#include <glib/gi18n-lib.h>

struct _LkPutBackButton
{
  AdwBin parent_instance;

  GtkButton *button; /* made for the first change */
  const LkField *field;
};

enum
{
  SIGNAL_CLICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkPutBackButton, lk_put_back_button, ADW_TYPE_BIN)

static void
clicked_cb (LkPutBackButton *self)
{
  g_signal_emit (self, signals[SIGNAL_CLICKED], 0);
}

static void
lk_put_back_button_class_init (LkPutBackButtonClass *klass)
{
  signals[SIGNAL_CLICKED] = g_signal_new ("clicked", LK_TYPE_PUT_BACK_BUTTON, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lk_put_back_button_init (LkPutBackButton *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
}

/**
 * lk_put_back_button_new:
 * @field: the field that it puts back
 *
 * Returns: (transfer floating): a button that is not to be seen.
 */
GtkWidget *
lk_put_back_button_new (const LkField *field)
{
  LkPutBackButton *self = g_object_new (LK_TYPE_PUT_BACK_BUTTON, NULL);

  self->field = field;
  return GTK_WIDGET (self);
}

static void
build (LkPutBackButton *self)
{
  g_autofree char *name =
    /* Translators: %s is a field’s label. The button undoes the change of this one field. */
    g_strdup_printf (_ ("Put back: %s"), lk_field_get_label (self->field));

  self->button = GTK_BUTTON (gtk_button_new_from_icon_name ("edit-undo-symbolic"));
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (clicked_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
}

/**
 * lk_put_back_button_show:
 * @self: a button
 * @old: what the field was before
 */
void
lk_put_back_button_show (LkPutBackButton *self, const char *old)
{
  g_autofree char *tooltip =
    /* Translators: %s is the value that a field had before it was changed. */
    g_strdup_printf (_ ("Put Back: %s"), old);

  if (self->button == NULL)
    build (self);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), tooltip);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

void
lk_put_back_button_hide (LkPutBackButton *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
