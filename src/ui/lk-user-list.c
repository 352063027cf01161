/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-user-list.h"

#include "lk-search.h"
#include "lk-user-cell.h"

/* Up to here a search and a sort fit between two frames; beyond it they are done bit by bit. */
#define MAX_AT_ONCE 10000

struct _LkUserList
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkColumnView *column_view;
  GtkPopoverMenu *menu;

  /* Owned; directory → filtered → sorted → selection → column_view. The filter is below the sorter,
   * so that a key press does not sort anything. */
  LkDirectory *directory;
  GtkCustomFilter *filter;
  GtkFilterListModel *filtered;
  GtkSortListModel *sorted;
  GtkMultiSelection *selection;
  LkUserColumns *columns;
  LkView *view;
  char *query; /* folded */
  char **words;
  gboolean is_choosing; /* other users are being listed, at the person's wish */
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkUserList, lk_user_list, ADW_TYPE_BIN)

static gboolean
matches_cb (gpointer item, gpointer user_data)
{
  LkUserList *self = user_data;

  return lk_user_matches (item, (const char *const *) self->words)
         && (self->view == NULL || lk_view_contains (self->view, item));
}

/* A list that is read from the right begins there too; GTK 4.8 shows its left end first. */
static void
show_start_cb (GtkAdjustment *adjustment, LkUserList *self)
{
  double end = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

  if (end <= 0 || gtk_adjustment_get_page_size (adjustment) <= 0)
    return;

  g_signal_handlers_disconnect_by_func (adjustment, show_start_cb, self);
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    gtk_adjustment_set_value (adjustment, end);
}

static void
emit_changed_cb (LkUserList *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Sorting many users goes bit by bit. Filtering never does: comparing them all takes a few
 * milliseconds, and each bit would draw all visible rows again. */
static void
choose_pace_cb (LkUserList *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->directory));
  gboolean bit_by_bit = MAX (n, lk_directory_get_n_expected (self->directory)) > MAX_AT_ONCE;

  gtk_sort_list_model_set_incremental (self->sorted, bit_by_bit);
}

/* Connected before the models above the directory are: they must not compare by outdated keys. */
static void
forget_keys_cb (GListModel *directory,
                guint position,
                guint n_removed,
                guint n_added,
                LkUserList *self)
{
  if (n_removed > 0)
    lk_user_columns_forget_keys (self->columns);
}

static void
activate_cb (GtkColumnView *column_view, guint position, LkUserList *self)
{
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  g_signal_emit (self, signals[SIGNAL_OPENED], 0);
}

static void
popup_menu (LkUserList *self, guint position, double x, double y)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (self->selection);
  GdkRectangle place = { (int) x, (int) y, 1, 1 };

  if (!gtk_selection_model_is_selected (selection, position))
    gtk_selection_model_select_item (selection, position, TRUE);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &place);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
secondary_click_cb (GtkGestureClick *gesture, int n_press, double x, double y, LkUserList *self)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  guint position = lk_user_cell_find_position (picked);

  if (position == GTK_INVALID_LIST_POSITION)
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  popup_menu (self, position, x, y);
}

static void
menu_key_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  LkUserList *self = LK_USER_LIST (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  guint position = lk_user_cell_find_position (focus);
  graphene_rect_t bounds;

  if (position != GTK_INVALID_LIST_POSITION && gtk_widget_compute_bounds (focus, widget, &bounds))
    popup_menu (self, position, bounds.origin.x + bounds.size.width / 4,
                bounds.origin.y + bounds.size.height);
}

static void
choose_users (LkUserList *self, GtkFilterChange change)
{
  self->is_choosing = TRUE;
  gtk_filter_changed (GTK_FILTER (self->filter), change);
  self->is_choosing = FALSE;
}

static GtkFilterChange
compare_queries (const char *before, const char *after)
{
  if (g_str_has_prefix (after, before))
    return GTK_FILTER_CHANGE_MORE_STRICT;
  if (g_str_has_prefix (before, after))
    return GTK_FILTER_CHANGE_LESS_STRICT;
  return GTK_FILTER_CHANGE_DIFFERENT;
}

static gboolean
lk_user_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (LK_USER_LIST (widget)->column_view));
}

static void
lk_user_list_dispose (GObject *object)
{
  LkUserList *self = LK_USER_LIST (object);

  if (self->column_view != NULL)
    gtk_column_view_set_model (self->column_view, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->sorted);
  g_clear_object (&self->filtered);
  g_clear_object (&self->filter);
  g_clear_object (&self->directory);
  g_clear_object (&self->columns);
  g_clear_object (&self->view);
  if (self->menu != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->menu));

  G_OBJECT_CLASS (lk_user_list_parent_class)->dispose (object);
}

static void
lk_user_list_finalize (GObject *object)
{
  LkUserList *self = LK_USER_LIST (object);

  g_free (self->query);
  g_strfreev (self->words);

  G_OBJECT_CLASS (lk_user_list_parent_class)->finalize (object);
}

static void
lk_user_list_class_init (LkUserListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lk_user_list_dispose;
  object_class->finalize = lk_user_list_finalize;
  widget_class->grab_focus = lk_user_list_grab_focus;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LK_TYPE_USER_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_OPENED] = g_signal_new ("opened", LK_TYPE_USER_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/linekeeper/Linekeeper/lk-user-list.ui");
  gtk_widget_class_bind_template_child (widget_class, LkUserList, column_view);
  gtk_widget_class_bind_template_child (widget_class, LkUserList, menu);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, secondary_click_cb);

  gtk_widget_class_install_action (widget_class, "list.menu", NULL, menu_key_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "list.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "list.menu",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.unselect-all", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "win.delete-selected",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "win.delete-selected",
                                       NULL);
}

static void
lk_user_list_init (LkUserList *self)
{
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->menu), GTK_WIDGET (self));

  self->query = g_strdup ("");
  self->words = g_new0 (char *, 1);
  self->columns = lk_user_columns_new (self->column_view, settings);
  self->filter = gtk_custom_filter_new (matches_cb, self, NULL);
  g_signal_connect_object (gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self->column_view)),
                           "changed", G_CALLBACK (show_start_cb), self, 0);
}

GtkWidget *
lk_user_list_new (void)
{
  return g_object_new (LK_TYPE_USER_LIST, NULL);
}

static void
build_models (LkUserList *self)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (self->column_view);

  self->filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->directory)),
                                              g_object_ref (GTK_FILTER (self->filter)));
  self->sorted =
    gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->filtered)), g_object_ref (sorter));
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->sorted)));

  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (emit_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (emit_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
drop_models (LkUserList *self)
{
  gtk_column_view_set_model (self->column_view, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->sorted);
  g_clear_object (&self->filtered);
  if (self->directory != NULL)
    g_signal_handlers_disconnect_by_data (self->directory, self);
  lk_user_columns_forget_keys (self->columns);
}

/**
 * lk_user_list_set_directory:
 * @self: a list
 * @directory: (nullable): all users of a phone system
 *
 * Shows these users; they may still be loading.
 */
void
lk_user_list_set_directory (LkUserList *self, LkDirectory *directory)
{
  if (self->directory == directory)
    return;

  drop_models (self);
  if (g_set_object (&self->directory, directory) && directory != NULL)
    {
      g_signal_connect_object (directory, "items-changed", G_CALLBACK (forget_keys_cb), self, 0);
      build_models (self);
      choose_pace_cb (self);
      g_signal_connect_object (directory, "notify::n-expected", G_CALLBACK (choose_pace_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_column_view_set_model (self->column_view, GTK_SELECTION_MODEL (self->selection));
    }
  emit_changed_cb (self);
}

/**
 * lk_user_list_set_view:
 * @self: a list
 * @view: (nullable): which users; %NULL for all there are
 */
void
lk_user_list_set_view (LkUserList *self, LkView *view)
{
  if (g_set_object (&self->view, view))
    choose_users (self, GTK_FILTER_CHANGE_DIFFERENT);
}

/**
 * lk_user_list_set_query:
 * @self: a list
 * @query: what the person typed
 *
 * Lists only users in whom every word occurs.
 */
void
lk_user_list_set_query (LkUserList *self, const char *query)
{
  g_autofree char *before = self->query;

  self->query = lk_search_fold (query);
  if (g_str_equal (before, self->query))
    return;

  g_strfreev (self->words);
  self->words = lk_search_split (query);
  choose_users (self, compare_queries (before, self->query));
}

/**
 * lk_user_list_set_menu:
 * @self: a list
 * @menu: what can be done with the users that are selected
 */
void
lk_user_list_set_menu (LkUserList *self, GMenuModel *menu)
{
  gtk_popover_menu_set_menu_model (self->menu, menu);
}

LkUserColumns *
lk_user_list_get_columns (LkUserList *self)
{
  return self->columns;
}

guint
lk_user_list_get_n_listed (LkUserList *self)
{
  return self->filtered != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) : 0;
}

guint
lk_user_list_get_n_selected (LkUserList *self)
{
  g_autoptr (GtkBitset) selected = NULL;

  if (self->selection == NULL)
    return 0;

  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  return (guint) gtk_bitset_get_size (selected);
}

/**
 * lk_user_list_get_selected:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): the selected user where exactly one is selected.
 */
LkUser *
lk_user_list_get_selected (LkUserList *self)
{
  g_autoptr (GtkBitset) selected = NULL;
  g_autoptr (LkUser) user = NULL;

  if (lk_user_list_get_n_selected (self) != 1)
    return NULL;

  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  user = g_list_model_get_item (G_LIST_MODEL (self->selection), gtk_bitset_get_minimum (selected));
  return user; /* the directory holds it */
}

/**
 * lk_user_list_list_selected:
 * @self: a list
 *
 * Returns: (transfer full) (element-type LkUser): all who are selected, in the order of the list.
 */
GPtrArray *
lk_user_list_list_selected (LkUserList *self)
{
  g_autoptr (GtkBitset)
    selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GPtrArray *users = g_ptr_array_new_with_free_func (g_object_unref);
  GtkBitsetIter at;
  guint position;

  for (gboolean is_valid = gtk_bitset_iter_init_first (&at, selected, &position); is_valid;
       is_valid = gtk_bitset_iter_next (&at, &position))
    g_ptr_array_add (users, g_list_model_get_item (G_LIST_MODEL (self->selection), position));
  return users;
}

/**
 * lk_user_list_is_choosing:
 * @self: a list
 *
 * Returns: whether the list is changing because of another view or another search, and not because
 *   the users changed.
 */
gboolean
lk_user_list_is_choosing (LkUserList *self)
{
  return self->is_choosing;
}

/* Where @user stands, or would stand if they were listed. */
static guint
find_place (LkUserList *self, LkUser *user, gboolean *is_listed)
{
  guint n = self->selection != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->selection)) : 0;
  guint place = n;

  *is_listed = FALSE;
  for (guint i = 0; i < n && !*is_listed; i++)
    {
      g_autoptr (LkUser) listed = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      *is_listed = listed == user;
      if (*is_listed
          || (place == n
              && gtk_sorter_compare (gtk_sort_list_model_get_sorter (self->sorted), user, listed)
                   == GTK_ORDERING_SMALLER))
        place = i;
    }

  return place;
}

/**
 * lk_user_list_has:
 * @self: a list
 * @user: a user
 *
 * Returns: whether @user is listed now.
 */
gboolean
lk_user_list_has (LkUserList *self, LkUser *user)
{
  gboolean is_listed;

  find_place (self, user, &is_listed);
  return is_listed;
}

/**
 * lk_user_list_get_neighbour:
 * @self: a list
 * @user: a user
 * @step: 1 for the next one, -1 for the previous one
 *
 * Returns: (transfer none) (nullable): who stands there, as the list is sorted now, also where
 *   @user is no longer listed; %NULL at the ends.
 */
LkUser *
lk_user_list_get_neighbour (LkUserList *self, LkUser *user, int step)
{
  gboolean is_listed;
  guint place = find_place (self, user, &is_listed);
  g_autoptr (LkUser) neighbour = NULL;

  if (self->selection == NULL || (step < 0 && place == 0))
    return NULL;

  if (step < 0)
    place--;
  else if (is_listed)
    place++;
  neighbour = g_list_model_get_item (G_LIST_MODEL (self->selection), place);
  return neighbour; /* the directory holds it */
}

/**
 * lk_user_list_select:
 * @self: a list
 * @user: one of the listed users
 *
 * Selects @user alone.
 */
void
lk_user_list_select (LkUserList *self, LkUser *user)
{
  gboolean is_listed;
  guint place = find_place (self, user, &is_listed);

  if (is_listed)
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), place, TRUE);
}

/* GTK 4.8 has no function for it, only the action that its own keys use. */
static void
scroll_to (LkUserList *self, guint position)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->column_view));
       child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      gtk_widget_activate_action (child, "list.scroll-to-item", "u", position);
}

/**
 * lk_user_list_reveal:
 * @self: a list
 * @user: one of the listed users
 *
 * Selects @user alone and scrolls there.
 */
void
lk_user_list_reveal (LkUserList *self, LkUser *user)
{
  gboolean is_listed;
  guint place = find_place (self, user, &is_listed);

  lk_user_list_select (self, user);
  if (is_listed)
    scroll_to (self, place);
}

/**
 * lk_user_list_select_all:
 * @self: a list
 *
 * Selects all who are listed now.
 */
void
lk_user_list_select_all (LkUserList *self)
{
  if (self->selection != NULL)
    gtk_selection_model_select_all (GTK_SELECTION_MODEL (self->selection));
}

/**
 * lk_user_list_select_users:
 * @self: a list
 * @users: (element-type LkUser): users of the directory
 *
 * Selects these and nobody else, as far as they are listed, and scrolls to the first.
 *
 * Returns: how many of them that are.
 */
guint
lk_user_list_select_users (LkUserList *self, GPtrArray *users)
{
  guint n = self->selection != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->selection)) : 0;
  g_autoptr (GHashTable) wanted = g_hash_table_new (NULL, NULL);
  g_autoptr (GtkBitset) selected = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) everyone = gtk_bitset_new_range (0, n);

  for (guint i = 0; i < users->len; i++)
    g_hash_table_add (wanted, g_ptr_array_index (users, i));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LkUser) user = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (g_hash_table_contains (wanted, user))
        gtk_bitset_add (selected, i);
    }

  if (n > 0)
    gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), selected, everyone);
  if (!gtk_bitset_is_empty (selected))
    scroll_to (self, gtk_bitset_get_minimum (selected));
  return (guint) gtk_bitset_get_size (selected);
}

void
lk_user_list_unselect_all (LkUserList *self)
{
  if (self->selection != NULL)
    gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
}
