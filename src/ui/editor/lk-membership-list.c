/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-membership-list.h"

#include <glib/gi18n-lib.h>

#include "lk-membership-row.h"
#include "lk-search.h"

#define USUAL_ROLE "users"

/* From how many departments on they can be searched, and roles are asked for one by one. */
#define MANY 10

/* How many rows are shown until the person asks for more. */
#define PAGE 20

struct _LkMembershipList
{
  AdwBin parent_instance;

  GtkSearchEntry *search;
  GtkListBox *list;
  GtkWidget *more;

  LkCatalogue *catalogue;
  gint64 main_id;   /* the main department */
  GPtrArray *items; /* of Item; those shown first, then those added */
  char **words;     /* of the search */
  guint limit;      /* how many are shown */
};

/* A department of the user, and its row as soon as it is made. */
typedef struct
{
  LkMembership *membership; /* as it was shown */
  LkMembershipRow *row;     /* the list owns it; NULL for one that is not made or not to be seen */
  gboolean is_removed;
} Item;

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkMembershipList, lk_membership_list, ADW_TYPE_BIN)

static void
item_free (gpointer data)
{
  Item *item = data;

  lk_membership_free (item->membership);
  g_free (item);
}

static gboolean
is_seen (const Item *item)
{
  return !item->is_removed && !lk_membership_is_favourites (item->membership);
}

static guint
count_seen (LkMembershipList *self)
{
  guint n_seen = 0;

  for (guint i = 0; i < self->items->len; i++)
    n_seen += is_seen (g_ptr_array_index (self->items, i));
  return n_seen;
}

static void
changed (LkMembershipList *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Rows */

static gboolean
is_main (LkMembershipList *self, const Item *item)
{
  return self->main_id != LK_NUMBER_UNSET && item->membership->group_id == self->main_id;
}

static Item *
find_item_of_row (LkMembershipList *self, LkMembershipRow *row)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = g_ptr_array_index (self->items, i);

      if (item->row == row)
        return item;
    }

  return NULL;
}

static void remove_cb (LkMembershipList *self, LkMembershipRow *row);

/* Where a row stands is where its item stands among those that have one. */
static int
find_place (LkMembershipList *self, const Item *item)
{
  int place = 0;

  for (guint i = 0; g_ptr_array_index (self->items, i) != item; i++)
    place += ((Item *) g_ptr_array_index (self->items, i))->row != NULL;
  return place;
}

static void
make_row (LkMembershipList *self, Item *item)
{
  GtkWidget *row = lk_membership_row_new (item->membership);

  item->row = LK_MEMBERSHIP_ROW (row);
  lk_membership_row_set_main (item->row, is_main (self, item));
  lk_membership_row_set_catalogue (item->row, self->catalogue);
  if (self->items->len <= MANY)
    lk_membership_row_load_roles (item->row);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (changed), self);
  g_signal_connect_swapped (row, "remove", G_CALLBACK (remove_cb), self);
  gtk_list_box_insert (self->list, row, find_place (self, item));
}

static gboolean
matches (LkMembershipList *self, const Item *item)
{
  const char *name = item->membership->name != NULL ? item->membership->name : "";
  g_autofree char *folded = lk_search_fold (name);

  for (guint i = 0; self->words[i] != NULL; i++)
    if (strstr (folded, self->words[i]) == NULL)
      return FALSE;

  return TRUE;
}

/* Some people belong to hundreds of departments, and a row takes its time. */
static void
fill (LkMembershipList *self)
{
  guint n_found = 0;

  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = g_ptr_array_index (self->items, i);
      gboolean is_found = is_seen (item) && matches (self, item);

      n_found += is_found;
      if (is_found && item->row == NULL && n_found <= self->limit)
        make_row (self, item);
      if (item->row != NULL)
        gtk_widget_set_visible (GTK_WIDGET (item->row), is_found && n_found <= self->limit);
    }

  gtk_widget_set_visible (self->more, n_found > self->limit);
  gtk_widget_set_visible (GTK_WIDGET (self->search),
                          count_seen (self) > MANY || *self->words != NULL);
}

/* Where the keyboard is once the row is gone. */
static void
focus_neighbour (LkMembershipRow *row)
{
  GtkWidget *other = gtk_widget_get_next_sibling (GTK_WIDGET (row));

  if (other == NULL || !gtk_widget_get_visible (other))
    other = gtk_widget_get_prev_sibling (GTK_WIDGET (row));
  if (other != NULL)
    gtk_widget_grab_focus (other);
}

static void
remove_cb (LkMembershipList *self, LkMembershipRow *row)
{
  Item *item = find_item_of_row (self, row);

  focus_neighbour (row);
  item->is_removed = TRUE;
  item->row = NULL;
  gtk_list_box_remove (self->list, GTK_WIDGET (row));
  fill (self);
  changed (self);
}

static void
clear (LkMembershipList *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = g_ptr_array_index (self->items, i);

      if (item->row != NULL)
        gtk_list_box_remove (self->list, GTK_WIDGET (item->row));
    }
  g_ptr_array_set_size (self->items, 0);
  self->limit = PAGE;
}

static Item *
new_item (LkMembership *membership)
{
  Item *item = g_new0 (Item, 1);

  item->membership = membership;
  return item;
}

/* Searching */

static void
search_changed_cb (LkMembershipList *self)
{
  g_strfreev (self->words);
  self->words = lk_search_split (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  self->limit = PAGE;
  fill (self);
}

static void
more_cb (LkMembershipList *self)
{
  self->limit += PAGE;
  fill (self);
}

static void
stop_search_cb (LkMembershipList *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

static void
lk_membership_list_dispose (GObject *object)
{
  LkMembershipList *self = LK_MEMBERSHIP_LIST (object);

  g_clear_object (&self->catalogue);

  G_OBJECT_CLASS (lk_membership_list_parent_class)->dispose (object);
}

static void
lk_membership_list_finalize (GObject *object)
{
  LkMembershipList *self = LK_MEMBERSHIP_LIST (object);

  g_ptr_array_unref (self->items);
  g_strfreev (self->words);

  G_OBJECT_CLASS (lk_membership_list_parent_class)->finalize (object);
}

static void
lk_membership_list_class_init (LkMembershipListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lk_membership_list_dispose;
  object_class->finalize = lk_membership_list_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LK_TYPE_MEMBERSHIP_LIST, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
new_search (LkMembershipList *self)
{
  GtkWidget *search = gtk_search_entry_new ();

  self->search = GTK_SEARCH_ENTRY (search);
  g_object_set (search, "placeholder-text", _ ("Find a department of this user"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Find a department of this user"), -1);
  g_signal_connect_swapped (search, "search-changed", G_CALLBACK (search_changed_cb), self);
  g_signal_connect_swapped (search, "stop-search", G_CALLBACK (stop_search_cb), self);
  return search;
}

static GtkWidget *
new_list (LkMembershipList *self)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *nothing = gtk_label_new (_ ("In no department"));

  self->list = GTK_LIST_BOX (list);
  gtk_widget_add_css_class (nothing, "dim-label");
  gtk_widget_set_margin_top (nothing, 12);
  gtk_widget_set_margin_bottom (nothing, 12);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_placeholder (self->list, nothing);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Departments"), -1);
  return list;
}

static GtkWidget *
new_more (LkMembershipList *self)
{
  self->more = gtk_button_new_with_label (_ ("Show More Departments"));
  gtk_widget_set_halign (self->more, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->more, "clicked", G_CALLBACK (more_cb), self);
  return self->more;
}

static void
lk_membership_list_init (LkMembershipList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->items = g_ptr_array_new_with_free_func (item_free);
  self->words = g_new0 (char *, 1);
  gtk_box_append (GTK_BOX (box), new_search (self));
  gtk_box_append (GTK_BOX (box), new_list (self));
  gtk_box_append (GTK_BOX (box), new_more (self));
  adw_bin_set_child (ADW_BIN (self), box);
  clear (self);
  fill (self);
}

/**
 * lk_membership_list_new:
 *
 * Returns: (transfer floating): an empty list.
 */
GtkWidget *
lk_membership_list_new (void)
{
  return g_object_new (LK_TYPE_MEMBERSHIP_LIST, NULL);
}

/**
 * lk_membership_list_set_catalogue:
 * @self: a list
 * @catalogue: (nullable): what knows the roles; %NULL empties the list
 */
void
lk_membership_list_set_catalogue (LkMembershipList *self, LkCatalogue *catalogue)
{
  g_set_object (&self->catalogue, catalogue);
  if (catalogue == NULL)
    clear (self);
}

/**
 * lk_membership_list_show:
 * @self: a list
 * @memberships: (element-type LkMembership) (nullable): the departments
 * @main_id: the main one; %LK_NUMBER_UNSET where there is none
 *
 * Does not emit "changed". Favourites are kept, but not shown.
 */
void
lk_membership_list_show (LkMembershipList *self, GPtrArray *memberships, gint64 main_id)
{
  clear (self);
  self->main_id = main_id;
  for (guint i = 0; memberships != NULL && i < memberships->len; i++)
    g_ptr_array_add (self->items, new_item (lk_membership_copy (memberships->pdata[i])));
  fill (self);
}

/**
 * lk_membership_list_dup_memberships:
 * @self: a list
 *
 * Returns: (transfer full) (element-type LkMembership): the departments as the person has made
 *   them, favourites included.
 */
GPtrArray *
lk_membership_list_dup_memberships (LkMembershipList *self)
{
  GPtrArray *memberships = g_ptr_array_new_with_free_func (lk_membership_class.free);

  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = g_ptr_array_index (self->items, i);

      if (!item->is_removed)
        g_ptr_array_add (memberships, item->row != NULL
                                        ? lk_membership_row_dup_membership (item->row)
                                        : lk_membership_copy (item->membership));
    }

  return memberships;
}

/**
 * lk_membership_list_has:
 * @self: a list
 * @id: a department
 *
 * Returns: whether it is among those that the user shall belong to.
 */
gboolean
lk_membership_list_has (LkMembershipList *self, gint64 id)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = g_ptr_array_index (self->items, i);

      if (!item->is_removed && item->membership->group_id == id)
        return TRUE;
    }

  return FALSE;
}

/* An item of a department that was removed, or else a new one; it stands first, to be seen. */
static Item *
revive_item (LkMembershipList *self, gint64 id, const char *name)
{
  Item *item;

  for (guint i = 0; i < self->items->len; i++)
    {
      item = g_ptr_array_index (self->items, i);
      if (item->is_removed && item->membership->group_id == id)
        {
          item = g_ptr_array_steal_index (self->items, i);
          g_ptr_array_insert (self->items, 0, item);
          return item;
        }
    }

  item = new_item (lk_membership_new ());
  item->membership->group_id = id;
  item->membership->name = g_strdup (name);
  item->membership->role = g_strdup (USUAL_ROLE);
  g_ptr_array_insert (self->items, 0, item);
  return item;
}

/**
 * lk_membership_list_add:
 * @self: a list
 * @id: a department that is not in it
 * @name: its name
 *
 * The user shall belong to it, as a plain member; one who was just removed comes back as they were.
 * Emits "changed".
 */
void
lk_membership_list_add (LkMembershipList *self, gint64 id, const char *name)
{
  Item *item = revive_item (self, id, name);

  item->is_removed = FALSE;
  stop_search_cb (self);
  search_changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (item->row));
  changed (self);
}

static void
learn_one (LkMembershipList *self, const LkMembership *read)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = g_ptr_array_index (self->items, i);

      if (item->row != NULL && item->membership->group_id == read->group_id)
        lk_membership_row_learn (item->row, read);
    }
}

/**
 * lk_membership_list_learn:
 * @self: a list
 * @memberships: (element-type LkMembership): the same departments, read with the rights
 *
 * Shows the rights that were not known.
 */
void
lk_membership_list_learn (LkMembershipList *self, GPtrArray *memberships)
{
  for (guint i = 0; i < memberships->len; i++)
    learn_one (self, g_ptr_array_index (memberships, i));
}
