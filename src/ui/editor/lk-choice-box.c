/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-choice-box.h"

#include <glib/gi18n-lib.h>

struct _LkChoiceBox
{
  AdwBin parent_instance;

  GtkDropDown *drop_down;
  char *unset;           /* what no value is called; NULL where there has to be one */
  GPtrArray *values;     /* of char *, NULL for unset: one for each item */
  GtkStringList *labels; /* the items */
  guint n_known;         /* one behind these is there for an unknown value, or for none */
  gboolean is_showing;   /* the choice is being set, not made */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkChoiceBox, lk_choice_box, ADW_TYPE_BIN)

static void
add (LkChoiceBox *self, const char *value, const char *label)
{
  g_ptr_array_add (self->values, g_strdup (value));
  gtk_string_list_append (self->labels, label);
}

static void
begin (LkChoiceBox *self)
{
  self->is_showing = TRUE;
  g_ptr_array_set_size (self->values, 0);
  gtk_string_list_splice (self->labels, 0, g_list_model_get_n_items (G_LIST_MODEL (self->labels)),
                          NULL);
  if (self->unset != NULL)
    add (self, NULL, self->unset);
}

static void
end (LkChoiceBox *self)
{
  self->n_known = self->values->len;
  self->is_showing = FALSE;
}

static void
remove_unknown (LkChoiceBox *self)
{
  if (self->values->len == self->n_known)
    return;

  g_ptr_array_set_size (self->values, (gint) self->n_known);
  gtk_string_list_remove (self->labels, self->n_known);
}

/* What asks for a choice is none itself. */
static void
remove_request (LkChoiceBox *self)
{
  guint position = gtk_drop_down_get_selected (self->drop_down);

  if (position >= self->n_known || self->values->len == self->n_known
      || g_ptr_array_index (self->values, self->n_known) != NULL)
    return;

  self->is_showing = TRUE;
  remove_unknown (self);
  self->is_showing = FALSE;
}

static void
selected_cb (LkChoiceBox *self)
{
  if (self->is_showing)
    return;

  remove_request (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static guint
find (LkChoiceBox *self, const char *value)
{
  for (guint i = 0; i < self->values->len; i++)
    if (g_strcmp0 (g_ptr_array_index (self->values, i), value) == 0)
      return i;

  return GTK_INVALID_LIST_POSITION;
}

static void
setup_label_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer ellipsize)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label),
                           ellipsize != NULL ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  gtk_list_item_set_child (item, label);
}

static void
bind_label_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));
  GtkLabel *label = GTK_LABEL (gtk_list_item_get_child (item));

  gtk_label_set_text (label, text);
  /* The closed box may be too narrow for it. */
  if (gtk_label_get_ellipsize (label) != PANGO_ELLIPSIZE_NONE)
    gtk_widget_set_tooltip_text (GTK_WIDGET (label), text);
}

static GtkListItemFactory *
new_factory (gboolean ellipsize)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_label_cb), GINT_TO_POINTER (ellipsize));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_label_cb), NULL);
  return factory;
}

static void
lk_choice_box_finalize (GObject *object)
{
  LkChoiceBox *self = LK_CHOICE_BOX (object);

  g_ptr_array_unref (self->values);
  g_object_unref (self->labels);
  g_free (self->unset);

  G_OBJECT_CLASS (lk_choice_box_parent_class)->finalize (object);
}

static void
lk_choice_box_class_init (LkChoiceBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lk_choice_box_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LK_TYPE_CHOICE_BOX, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
lk_choice_box_init (LkChoiceBox *self)
{
  g_autoptr (GtkListItemFactory) closed = new_factory (TRUE);
  g_autoptr (GtkListItemFactory) open = new_factory (FALSE);

  self->values = g_ptr_array_new_with_free_func (g_free);
  self->labels = gtk_string_list_new (NULL);
  self->drop_down =
    GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_object_ref (self->labels)), NULL));
  gtk_drop_down_set_factory (self->drop_down, closed);
  gtk_drop_down_set_list_factory (self->drop_down, open);
  g_signal_connect_object (self->drop_down, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->drop_down));
}

/**
 * lk_choice_box_new:
 * @choices: (nullable): what there is to choose, ended by an empty row; %NULL where
 *   lk_choice_box_set_entries() will say it
 * @can_be_unset: whether no value at all is one of the choices
 *
 * Returns: (transfer floating): a box in which nothing is chosen.
 */
GtkWidget *
lk_choice_box_new (const LkChoice *choices, gboolean can_be_unset)
{
  LkChoiceBox *self = g_object_new (LK_TYPE_CHOICE_BOX, NULL);

  self->unset = can_be_unset ? g_strdup (_ ("Not set")) : NULL;
  begin (self);
  for (const LkChoice *choice = choices; choice != NULL && choice->value != NULL; choice++)
    add (self, choice->value, _ (choice->label));
  end (self);
  lk_choice_box_set_value (self, NULL);

  return GTK_WIDGET (self);
}

/**
 * lk_choice_box_set_unset_label:
 * @self: a box that can be unset
 * @label: what no value at all is called
 *
 * The value stays.
 */
void
lk_choice_box_set_unset_label (LkChoiceBox *self, const char *label)
{
  const char *labels[] = { label, NULL };
  guint position = gtk_drop_down_get_selected (self->drop_down);

  g_return_if_fail (self->unset != NULL);

  if (g_str_equal (self->unset, label))
    return;

  g_free (self->unset);
  self->unset = g_strdup (label);
  self->is_showing = TRUE;
  gtk_string_list_splice (self->labels, 0, 1, labels);
  gtk_drop_down_set_selected (self->drop_down, position);
  self->is_showing = FALSE;
}

/**
 * lk_choice_box_set_entries:
 * @self: a box
 * @entries: (element-type LkEntry): what there is to choose from now on
 *
 * The value stays.
 */
void
lk_choice_box_set_entries (LkChoiceBox *self, GPtrArray *entries)
{
  g_autofree char *value = g_strdup (lk_choice_box_get_value (self));

  begin (self);
  for (guint i = 0; i < entries->len; i++)
    {
      const LkEntry *entry = g_ptr_array_index (entries, i);

      add (self, entry->value, entry->label);
    }
  end (self);
  lk_choice_box_set_value (self, value);
}

/**
 * lk_choice_box_set_name:
 * @self: a box
 * @name: what people who cannot see the label beside it are told
 */
void
lk_choice_box_set_name (LkChoiceBox *self, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

/**
 * lk_choice_box_set_value:
 * @self: a box
 * @value: (nullable): what is chosen from now on
 *
 * Does not emit "changed".
 */
void
lk_choice_box_set_value (LkChoiceBox *self, const char *value)
{
  guint position;

  self->is_showing = TRUE;
  remove_unknown (self);
  position = find (self, value);
  if (position == GTK_INVALID_LIST_POSITION)
    {
      position = self->values->len;
      add (self, value, value != NULL ? value : _ ("Choose…"));
    }
  gtk_drop_down_set_selected (self->drop_down, position);
  self->is_showing = FALSE;
}

/**
 * lk_choice_box_get_value:
 * @self: a box
 *
 * Returns: (transfer none) (nullable): what is chosen; %NULL where nothing is.
 */
const char *
lk_choice_box_get_value (LkChoiceBox *self)
{
  guint position = gtk_drop_down_get_selected (self->drop_down);

  return position < self->values->len ? g_ptr_array_index (self->values, position) : NULL;
}
