/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-entry-search.h"

#include <glib/gi18n-lib.h>

#include "lk-entry-item.h"
#include "lk-search.h"

struct _LkEntrySearch
{
  GtkPopover parent_instance;

  /* Template */
  GtkEditable *search_entry;
  GtkWidget *own_button;
  GtkLabel *own_label;
  GtkStack *stack;
  GtkListView *list_view;
  GtkLabel *trouble;

  /* Owned */
  GListStore *items; /* of LkEntryItem */
  GtkCustomFilter *filter;
  GtkSingleSelection *found; /* those items that the search leaves */
  char **words;
  char *value; /* what is chosen now */

  gboolean allows_own_text;
  char *unset; /* what no value is called; NULL where there has to be one */
};

enum
{
  SIGNAL_WANTED,
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkEntrySearch, lk_entry_search, GTK_TYPE_POPOVER)

/* A template that is gone leaves nothing to show things in; the entries may be late. */
static gboolean
is_gone (LkEntrySearch *self)
{
  return self->stack == NULL;
}

static void
choose (LkEntrySearch *self, const char *value, const char *label)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, value, label);
}

static void
choose_item (LkEntrySearch *self, guint position)
{
  g_autoptr (LkEntryItem) item = g_list_model_get_item (G_LIST_MODEL (self->found), position);

  if (item != NULL)
    choose (self, lk_entry_item_get_value (item), lk_entry_item_get_label (item));
}

static guint
find_value (GListModel *model, const char *value)
{
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (LkEntryItem) item = g_list_model_get_item (model, i);

      if (g_strcmp0 (lk_entry_item_get_value (item), value) == 0)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

/* The search */

static char *
dup_query (LkEntrySearch *self)
{
  return g_strstrip (gtk_editable_get_chars (self->search_entry, 0, -1));
}

static gboolean
match_cb (gpointer item, gpointer user_data)
{
  LkEntrySearch *self = user_data;

  return *self->words == NULL
         || (lk_entry_item_get_value (item) != NULL
             && lk_entry_item_matches (item, (const char *const *) self->words));
}

static void
show_found (LkEntrySearch *self)
{
  gboolean is_empty = g_list_model_get_n_items (G_LIST_MODEL (self->found)) == 0;

  gtk_stack_set_visible_child_name (self->stack, is_empty ? "nothing" : "list");
}

static void
offer_own_text (LkEntrySearch *self, const char *query)
{
  g_autofree char *offer = g_strdup_printf (_ ("Use “%s”"), query);
  gboolean is_offered = self->allows_own_text && *query != '\0'
                        && find_value (G_LIST_MODEL (self->items), query)
                             == GTK_INVALID_LIST_POSITION;

  gtk_label_set_text (self->own_label, offer);
  gtk_widget_set_visible (self->own_button, is_offered);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->own_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  offer, -1);
}

static gboolean
is_listing (LkEntrySearch *self)
{
  const char *page = gtk_stack_get_visible_child_name (self->stack);

  return g_strcmp0 (page, "list") == 0 || g_strcmp0 (page, "nothing") == 0;
}

static void
query_changed_cb (LkEntrySearch *self)
{
  g_autofree char *query = dup_query (self);

  g_strfreev (self->words);
  self->words = lk_search_split (query);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  offer_own_text (self, query);
  if (is_listing (self))
    show_found (self);
}

/* Whoever typed a whole value means that one, and not another that begins like it. */
static guint
find_meant (LkEntrySearch *self, const char *query)
{
  g_autofree char *folded = lk_search_fold (query);
  GListModel *found = G_LIST_MODEL (self->found);

  for (guint i = 0; i < g_list_model_get_n_items (found); i++)
    {
      g_autoptr (LkEntryItem) item = g_list_model_get_item (found, i);

      if (lk_entry_item_has_value (item, folded))
        return i;
    }

  return 0;
}

static void
entered_cb (LkEntrySearch *self)
{
  g_autofree char *query = dup_query (self);

  if (*query == '\0')
    gtk_popover_popdown (GTK_POPOVER (self));
  else if (is_listing (self) && g_list_model_get_n_items (G_LIST_MODEL (self->found)) > 0)
    choose_item (self, find_meant (self, query));
  else if (self->allows_own_text)
    choose (self, query, query);
}

static void
own_chosen_cb (LkEntrySearch *self)
{
  g_autofree char *query = dup_query (self);

  choose (self, query, query);
}

static void
stopped_cb (LkEntrySearch *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
activated_cb (LkEntrySearch *self, guint position)
{
  choose_item (self, position);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType state,
                LkEntrySearch *self)
{
  if (key != GDK_KEY_Down && key != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;

  gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
  return GDK_EVENT_STOP;
}

/* What there is to choose */

static void
want (LkEntrySearch *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->items)) == 0 || !is_listing (self))
    gtk_stack_set_visible_child_name (self->stack, "loading");
  g_signal_emit (self, signals[SIGNAL_WANTED], 0);
}

static void
select_value (LkEntrySearch *self)
{
  gtk_single_selection_set_selected (self->found,
                                     find_value (G_LIST_MODEL (self->found), self->value));
}

static void
lk_entry_search_map (GtkWidget *widget)
{
  LkEntrySearch *self = LK_ENTRY_SEARCH (widget);

  gtk_editable_set_text (self->search_entry, "");
  query_changed_cb (self);
  select_value (self);
  want (self);

  GTK_WIDGET_CLASS (lk_entry_search_parent_class)->map (widget);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

/* Rows of one height: a list with others scrolls wrongly in GTK 4.8. */
static GtkWidget *
new_label (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  return label;
}

static void
setup_row_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = new_label ();
  GtkWidget *detail = new_label ();

  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (detail, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), detail);
  gtk_list_item_set_child (item, box);
}

static void
bind_row_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  LkEntryItem *entry = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *detail = gtk_widget_get_next_sibling (label);

  gtk_label_set_text (GTK_LABEL (label), lk_entry_item_get_label (entry));
  gtk_label_set_text (GTK_LABEL (detail), lk_entry_item_get_detail (entry));
}

static void
lk_entry_search_dispose (GObject *object)
{
  LkEntrySearch *self = LK_ENTRY_SEARCH (object);

  gtk_popover_set_child (GTK_POPOVER (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LK_TYPE_ENTRY_SEARCH);

  G_OBJECT_CLASS (lk_entry_search_parent_class)->dispose (object);
}

static void
lk_entry_search_finalize (GObject *object)
{
  LkEntrySearch *self = LK_ENTRY_SEARCH (object);

  g_object_unref (self->found);
  g_object_unref (self->filter);
  g_object_unref (self->items);
  g_strfreev (self->words);
  g_free (self->value);
  g_free (self->unset);

  G_OBJECT_CLASS (lk_entry_search_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/linekeeper/Linekeeper/lk-entry-search.ui");
  gtk_widget_class_bind_template_child (widget_class, LkEntrySearch, search_entry);
  gtk_widget_class_bind_template_child (widget_class, LkEntrySearch, own_button);
  gtk_widget_class_bind_template_child (widget_class, LkEntrySearch, own_label);
  gtk_widget_class_bind_template_child (widget_class, LkEntrySearch, stack);
  gtk_widget_class_bind_template_child (widget_class, LkEntrySearch, list_view);
  gtk_widget_class_bind_template_child (widget_class, LkEntrySearch, trouble);
  gtk_widget_class_bind_template_callback (widget_class, query_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, own_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, want);
}

static void
lk_entry_search_class_init (LkEntrySearchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lk_entry_search_dispose;
  object_class->finalize = lk_entry_search_finalize;
  GTK_WIDGET_CLASS (klass)->map = lk_entry_search_map;

  signals[SIGNAL_WANTED] = g_signal_new ("wanted", LK_TYPE_ENTRY_SEARCH, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", LK_TYPE_ENTRY_SEARCH, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
lk_entry_search_init (LkEntrySearch *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkFilterListModel) filtered = NULL;

  self->words = g_new0 (char *, 1);
  self->items = g_list_store_new (LK_TYPE_ENTRY_ITEM);
  self->filter = gtk_custom_filter_new (match_cb, self, NULL);
  filtered = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->items)),
                                        GTK_FILTER (g_object_ref (self->filter)));
  self->found = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->found, FALSE);
  gtk_single_selection_set_can_unselect (self->found, TRUE);
  gtk_single_selection_set_model (self->found, G_LIST_MODEL (filtered));

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), NULL);
  gtk_list_view_set_factory (self->list_view, factory);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->found));
}

/**
 * lk_entry_search_new:
 * @allows_own_text: whether what the person typed can be chosen, too
 * @can_be_unset: whether no value at all is one of the choices
 *
 * Returns: (transfer floating): a search without entries.
 */
GtkWidget *
lk_entry_search_new (gboolean allows_own_text, gboolean can_be_unset)
{
  LkEntrySearch *self = g_object_new (LK_TYPE_ENTRY_SEARCH, NULL);

  self->allows_own_text = allows_own_text;
  self->unset = can_be_unset ? g_strdup (_ ("Not set")) : NULL;
  return GTK_WIDGET (self);
}

/**
 * lk_entry_search_set_unset:
 * @self: a search
 * @label: (nullable): what no value at all is called; %NULL where there has to be one
 *
 * Forgets the entries.
 */
void
lk_entry_search_set_unset (LkEntrySearch *self, const char *label)
{
  g_free (self->unset);
  self->unset = g_strdup (label);
  lk_entry_search_forget (self);
}

/**
 * lk_entry_search_set_value:
 * @self: a search
 * @value: (nullable): what is chosen now
 */
void
lk_entry_search_set_value (LkEntrySearch *self, const char *value)
{
  char *copy = g_strdup (value);

  g_free (self->value);
  self->value = copy;
}

static void
fill (LkEntrySearch *self, GPtrArray *entries)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  if (self->unset != NULL)
    g_ptr_array_add (items, lk_entry_item_new (NULL, self->unset, NULL));
  for (guint i = 0; i < entries->len; i++)
    {
      const LkEntry *entry = g_ptr_array_index (entries, i);

      g_ptr_array_add (items, lk_entry_item_new (entry->value, entry->label, entry->detail));
    }

  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       items->pdata, items->len);
}

/**
 * lk_entry_search_set_entries:
 * @self: a search
 * @entries: (element-type LkEntry): what there is to choose from now on
 */
void
lk_entry_search_set_entries (LkEntrySearch *self, GPtrArray *entries)
{
  g_autofree char *query = NULL;

  if (is_gone (self))
    return;

  fill (self, entries);
  query = dup_query (self);
  offer_own_text (self, query);
  select_value (self);
  show_found (self);
}

/**
 * lk_entry_search_forget:
 * @self: a search
 *
 * Forgets the entries: there are others now.
 */
void
lk_entry_search_forget (LkEntrySearch *self)
{
  g_list_store_remove_all (self->items);
}

/**
 * lk_entry_search_set_trouble:
 * @self: a search
 * @error: why there are no entries
 */
void
lk_entry_search_set_trouble (LkEntrySearch *self, const GError *error)
{
  if (is_gone (self))
    return;

  gtk_label_set_text (self->trouble, error->message);
  gtk_stack_set_visible_child_name (self->stack, "trouble");
}

/**
 * lk_entry_search_find_label:
 * @self: a search
 * @value: a value
 *
 * Returns: (transfer none) (nullable): what people call it; %NULL where no entry has it.
 */
const char *
lk_entry_search_find_label (LkEntrySearch *self, const char *value)
{
  guint position = find_value (G_LIST_MODEL (self->items), value);
  g_autoptr (LkEntryItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  /* The list keeps the entry, and this its label. */
  return item != NULL ? lk_entry_item_get_label (item) : NULL;
}
