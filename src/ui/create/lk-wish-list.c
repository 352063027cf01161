/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-wish-list.h"

#include <glib/gi18n-lib.h>

#include "lk-change-view.h"

struct _LkWishList
{
  AdwExpanderRow parent_instance;

  LkNewUser *new_user;
  gulong draft_handler;
  GPtrArray *rows; /* which the widget tree owns */
  guint filler;    /* source */
};

G_DEFINE_FINAL_TYPE (LkWishList, lk_wish_list, ADW_TYPE_EXPANDER_ROW)

static LkDraft *
get_draft (LkWishList *self)
{
  return lk_new_user_get_draft (self->new_user);
}

static void
empty (LkWishList *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

static GtkWidget *
new_heading (const LkField *field)
{
  GtkWidget *label = gtk_label_new (lk_field_get_label (field));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static void
add (LkWishList *self, const LkField *field)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (box, "wish");
  gtk_box_append (GTK_BOX (box), new_heading (field));
  gtk_box_append (GTK_BOX (box),
                  lk_change_view_new_value (lk_new_user_get_context (self->new_user), field,
                                            lk_draft_get (get_draft (self), field)));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  lk_field_get_label (field), -1);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_ptr_array_add (self->rows, row);
}

static gboolean
fill_cb (gpointer user_data)
{
  LkWishList *self = user_data;

  self->filler = 0;
  empty (self);
  for (const LkField *field = lk_draft_next_change (get_draft (self), NULL); field != NULL;
       field = lk_draft_next_change (get_draft (self), field))
    add (self, field);
  return G_SOURCE_REMOVE;
}

/* Nobody reads while they type. */
static void
update (LkWishList *self)
{
  guint n_wishes = self->new_user != NULL ? lk_draft_count_changes (get_draft (self)) : 0;
  g_autofree char *subtitle =
    g_strdup_printf (ngettext ("%u setting; the phone system decides about the others",
                               "%u settings; the phone system decides about the others", n_wishes),
                     n_wishes);

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  if (self->new_user != NULL && self->filler == 0
      && adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    self->filler = g_idle_add (fill_cb, self);
}

static void
drop_new_user (LkWishList *self)
{
  g_clear_handle_id (&self->filler, g_source_remove);
  if (self->draft_handler != 0)
    g_clear_signal_handler (&self->draft_handler, get_draft (self));
  g_clear_object (&self->new_user);
}

static void
lk_wish_list_dispose (GObject *object)
{
  drop_new_user (LK_WISH_LIST (object));

  G_OBJECT_CLASS (lk_wish_list_parent_class)->dispose (object);
}

static void
lk_wish_list_finalize (GObject *object)
{
  g_ptr_array_unref (LK_WISH_LIST (object)->rows);

  G_OBJECT_CLASS (lk_wish_list_parent_class)->finalize (object);
}

static void
lk_wish_list_class_init (LkWishListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lk_wish_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = lk_wish_list_finalize;
}

static void
lk_wish_list_init (LkWishList *self)
{
  self->rows = g_ptr_array_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ ("What will be set"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What will be set"), -1);
  g_signal_connect (self, "notify::expanded", G_CALLBACK (update), NULL);
}

/**
 * lk_wish_list_new:
 *
 * Returns: (transfer floating): a list for nobody.
 */
GtkWidget *
lk_wish_list_new (void)
{
  return g_object_new (LK_TYPE_WISH_LIST, NULL);
}

/**
 * lk_wish_list_set_new_user:
 * @self: a list
 * @new_user: whose wishes it shows from now on
 */
void
lk_wish_list_set_new_user (LkWishList *self, LkNewUser *new_user)
{
  drop_new_user (self);
  empty (self);
  self->new_user = g_object_ref (new_user);
  self->draft_handler = g_signal_connect_object (get_draft (self), "changed", G_CALLBACK (update),
                                                 self, G_CONNECT_SWAPPED);
  update (self);
}
