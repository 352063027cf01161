/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-found-line.h"

#include <glib/gi18n-lib.h>

#include "lk-field-words.h"
#include "lk-offers.h"
#include "lk-reading-order.h"
#include "lk-survey.h"
#include "lk-values-dialog.h"

/* A value that takes more is recognised by its beginning. */
#define MOST_LINES 2

struct _LkFoundLine
{
  AdwBin parent_instance;

  GtkLabel *label;
  GtkButton *button; /* made for the first values that differ */
  GtkLabel *count;   /* on the button */
  GtkBox *box;

  const LkField *field;
  LkEditContext *context;
  GPtrArray *rows;       /* of LkSurveyRow; NULL where nothing was read */
  char *text;            /* as it is shown, without marks for the direction */
  GCancellable *loading; /* of what a value is called */
};

G_DEFINE_FINAL_TYPE (LkFoundLine, lk_found_line, ADW_TYPE_BIN)

static void
take_text (LkFoundLine *self, const char *text)
{
  g_autofree char *shown = lk_reading_order_keep (GTK_WIDGET (self), text);

  g_free (self->text);
  self->text = g_strdup (text);
  gtk_label_set_text (self->label, shown);
  gtk_widget_set_visible (GTK_WIDGET (self->label), TRUE);
  if (self->button != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->button), FALSE);
}

/* What people call a value that the wire knows by a number or a technical name. */
static char *
dup_value (LkFoundLine *self, const LkValue *value)
{
  g_autofree char *wire = NULL;
  char *label = NULL;

  if (self->field->offer != LK_OFFER_NONE && lk_value_is_set (value))
    {
      wire = lk_field_to_text (self->field, value);
      label = *wire != '\0' ? lk_offers_dup_label (self->field, self->context, wire) : NULL;
    }

  return label != NULL ? label : lk_field_words_dup_value (NULL, self->field, value);
}

static void
show_common (LkFoundLine *self, const LkSurveyRow *row)
{
  g_autofree char *value = dup_value (self, &row->value);
  g_autofree char *text =
    row->n_users == 1 ? g_strdup (value)
                      /* Translators: the %s is the value that all the users have in a field. */
                      : g_strdup_printf (_ ("All: %s"), value);

  take_text (self, text);
}

static void
list_cb (LkFoundLine *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  lk_values_dialog_present (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->context,
                            self->field, self->rows);
}

/* The arrow says that it is a button, and that it opens something. */
static GtkWidget *
new_face (LkFoundLine *self)
{
  GtkWidget *face = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);

  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->count, PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (face), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (face), gtk_image_new_from_icon_name ("pan-end-symbolic"));
  return face;
}

static void
make_button (LkFoundLine *self)
{
  self->button = GTK_BUTTON (gtk_button_new ());
  gtk_button_set_child (self->button, new_face (self));
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_widget_set_halign (GTK_WIDGET (self->button), GTK_ALIGN_START);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (list_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->box, GTK_WIDGET (self->button));
}

static void
show_different (LkFoundLine *self)
{
  guint n_values = self->rows->len;
  g_autofree char *text =
    g_strdup_printf (ngettext ("%'u Different Value", "%'u Different Values", n_values), n_values);
  g_autofree char *name =
    /* Translators: the first %s is a field’s label, the second what its button says. */
    g_strdup_printf (C_ ("field and button", "%s: %s"), lk_field_get_label (self->field), text);

  take_text (self, text);
  if (self->button == NULL)
    make_button (self);
  gtk_label_set_text (self->count, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->label), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->button), TRUE);
}

static void
show_found (LkFoundLine *self)
{
  if (self->rows->len == 0)
    /* Translators: nothing is known of what users have in a field. */
    take_text (self, C_ ("field", "Not known"));
  else if (self->rows->len == 1)
    show_common (self, g_ptr_array_index (self->rows, 0));
  else
    show_different (self);
}

static void
named_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkFoundLine) self = user_data;
  g_autoptr (GPtrArray) entries = lk_catalogue_load_finish (LK_CATALOGUE (source), result, NULL);

  /* Where it cannot be read, the value still says what it is on the wire. */
  if (entries != NULL && self->context != NULL && self->rows != NULL)
    show_found (self);
}

static void
learn_names (LkFoundLine *self)
{
  LkCatalogue *catalogue = lk_edit_context_get_catalogue (self->context);
  LkShelf shelf;

  if (self->loading != NULL || lk_offers_allow_own_text (self->field)
      || !lk_offers_get_shelf (self->field, self->context, &shelf)
      || lk_catalogue_peek (catalogue, shelf, 0) != NULL)
    return;

  self->loading = g_cancellable_new ();
  lk_catalogue_load_async (catalogue, shelf, 0, self->loading, named_cb, g_object_ref (self));
}

static void
lk_found_line_dispose (GObject *object)
{
  LkFoundLine *self = LK_FOUND_LINE (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->context);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (lk_found_line_parent_class)->dispose (object);
}

static void
lk_found_line_finalize (GObject *object)
{
  g_free (LK_FOUND_LINE (object)->text);

  G_OBJECT_CLASS (lk_found_line_parent_class)->finalize (object);
}

static void
lk_found_line_class_init (LkFoundLineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lk_found_line_dispose;
  object_class->finalize = lk_found_line_finalize;
}

static void
lk_found_line_init (LkFoundLine *self)
{
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_wrap_mode (self->label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (self->label, MOST_LINES);
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (self->label, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "dim-label");
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  gtk_box_append (self->box, GTK_WIDGET (self->label));
  gtk_widget_add_css_class (GTK_WIDGET (self), "found");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

/**
 * lk_found_line_new:
 * @field: a field
 * @context: the users
 *
 * Returns: (transfer floating): a line that says that it is being read.
 */
GtkWidget *
lk_found_line_new (const LkField *field, LkEditContext *context)
{
  LkFoundLine *self = g_object_new (LK_TYPE_FOUND_LINE, NULL);

  self->field = field;
  self->context = g_object_ref (context);
  take_text (self, _ ("Reading…"));
  return GTK_WIDGET (self);
}

/**
 * lk_found_line_show_rows:
 * @self: a line
 * @rows: (nullable) (element-type LkSurveyRow): what the users have; %NULL while it is being read
 */
void
lk_found_line_show_rows (LkFoundLine *self, GPtrArray *rows)
{
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  if (rows == NULL)
    {
      take_text (self, _ ("Reading…"));
      return;
    }

  self->rows = g_ptr_array_ref (rows);
  show_found (self);
  learn_names (self);
}

/**
 * lk_found_line_show_trouble:
 * @self: a line
 *
 * What the users have could not be read.
 */
void
lk_found_line_show_trouble (LkFoundLine *self)
{
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  take_text (self, C_ ("field", "Not known"));
}

/**
 * lk_found_line_get_text:
 * @self: a line
 *
 * Returns: (transfer none): what it says.
 */
const char *
lk_found_line_get_text (LkFoundLine *self)
{
  return self->text;
}
