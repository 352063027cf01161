/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-user-columns.h"

#include "lk-user-cell.h"
#include "lk-user-fields.h"

/* What the sorter of one column needs. */
typedef struct
{
  LkUserColumns *owner;
  const LkUserColumn *column;
  GtkColumnViewColumn *widget;
  GHashTable *keys; /* LkUser → sort key, filled as the sorting asks */
} Sorting;

struct _LkUserColumns
{
  GObject parent_instance;

  GtkColumnView *view; /* borrowed: it owns us */
  GSettings *settings;
  Sorting *sortings; /* one for each column, in the order of LkUserColumn */
  LkUser *probes[2];
  Sorting *primary;
  gboolean is_restoring;
};

G_DEFINE_FINAL_TYPE (LkUserColumns, lk_user_columns, G_TYPE_OBJECT)

static const char *
get_key (Sorting *sorting, LkUser *user)
{
  char *key = g_hash_table_lookup (sorting->keys, user);

  if (key == NULL)
    {
      key = lk_user_column_dup_sort_key (sorting->column, user);
      g_hash_table_insert (sorting->keys, g_object_ref (user), key);
    }

  return key;
}

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  Sorting *sorting = user_data;
  LkUserColumns *self = sorting->owner;

  if (a == self->probes[0])
    {
      self->primary = sorting;
      return -1;
    }

  return strcmp (get_key (sorting, (LkUser *) a), get_key (sorting, (LkUser *) b));
}

/* GTK 4.8 does not tell by which column a view is sorted. So two users that exist for this only are
 * compared: the first column that is asked is the one, and the answer's sign is its direction. */
static gboolean
find_primary (LkUserColumns *self, GtkSortType *order)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (self->view);
  GtkOrdering ordering;

  self->primary = NULL;
  ordering = gtk_sorter_compare (sorter, self->probes[0], self->probes[1]);
  *order = ordering == GTK_ORDERING_LARGER ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING;

  return self->primary != NULL;
}

static void
save_sort_cb (GtkSorter *sorter, GtkSorterChange change, LkUserColumns *self)
{
  GtkSortType order;

  if (self->is_restoring || !find_primary (self, &order))
    return;

  g_settings_set_string (self->settings, "sort-column", self->primary->column->id);
  g_settings_set_boolean (self->settings, "sort-descending", order == GTK_SORT_DESCENDING);
}

static Sorting *
find_by_id (LkUserColumns *self, const char *id)
{
  for (guint i = 0; i < lk_user_column_get_n (); i++)
    if (g_str_equal (self->sortings[i].column->id, id))
      return &self->sortings[i];

  return NULL;
}

static Sorting *
find_by_widget (LkUserColumns *self, GtkColumnViewColumn *widget)
{
  for (guint i = 0; i < lk_user_column_get_n (); i++)
    if (self->sortings[i].widget == widget)
      return &self->sortings[i];

  return NULL;
}

static void
save_visible (LkUserColumns *self)
{
  GListModel *widgets = gtk_column_view_get_columns (self->view);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (widgets); i++)
    {
      g_autoptr (GtkColumnViewColumn) widget = g_list_model_get_item (widgets, i);

      if (gtk_column_view_column_get_visible (widget))
        g_ptr_array_add (ids, (gpointer) find_by_widget (self, widget)->column->id);
    }
  g_ptr_array_add (ids, NULL);

  g_settings_set_strv (self->settings, "columns", (const char *const *) ids->pdata);
}

/* The person has dragged a column to another place. */
static void
columns_changed_cb (GListModel *widgets,
                    guint position,
                    guint n_removed,
                    guint n_added,
                    LkUserColumns *self)
{
  if (!self->is_restoring && g_list_model_get_n_items (widgets) == lk_user_column_get_n ())
    save_visible (self);
}

static void
place (LkUserColumns *self, Sorting *sorting, guint position, gboolean visible)
{
  gtk_column_view_insert_column (self->view, position, sorting->widget);
  gtk_column_view_column_set_visible (sorting->widget, visible);
}

static void
arrange_by_default (LkUserColumns *self)
{
  for (guint i = 0; i < lk_user_column_get_n (); i++)
    place (self, &self->sortings[i], i, self->sortings[i].column->is_shown);
}

/* First those that were chosen, in their order, then all others. */
static void
arrange_by_choice (LkUserColumns *self, const char *const *ids)
{
  guint position = 0;

  for (guint i = 0; i < lk_user_column_get_n (); i++)
    place (self, &self->sortings[i], i, FALSE);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      Sorting *sorting = find_by_id (self, ids[i]);

      if (sorting != NULL && !gtk_column_view_column_get_visible (sorting->widget))
        place (self, sorting, position++, TRUE);
    }
}

static void
arrange (LkUserColumns *self)
{
  g_auto (GStrv) ids = g_settings_get_strv (self->settings, "columns");

  self->is_restoring = TRUE;
  if (ids[0] != NULL)
    arrange_by_choice (self, (const char *const *) ids);
  else
    arrange_by_default (self);
  self->is_restoring = FALSE;
}

static void
restore_sort (LkUserColumns *self)
{
  g_autofree char *id = g_settings_get_string (self->settings, "sort-column");
  gboolean descending = g_settings_get_boolean (self->settings, "sort-descending");
  Sorting *sorting = find_by_id (self, id);

  if (sorting == NULL)
    sorting = find_by_id (self, lk_user_field_number->name);

  self->is_restoring = TRUE;
  gtk_column_view_sort_by_column (self->view, sorting->widget,
                                  descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  self->is_restoring = FALSE;
}

static void
make_column (LkUserColumns *self, Sorting *sorting, const LkUserColumn *column)
{
  g_autoptr (GtkSorter) sorter = NULL;

  sorting->owner = self;
  sorting->column = column;
  sorting->keys = g_hash_table_new_full (NULL, NULL, g_object_unref, g_free);
  sorting->widget = gtk_column_view_column_new (lk_user_column_get_title (column),
                                                lk_user_cell_factory_new (column));
  gtk_column_view_column_set_resizable (sorting->widget, TRUE);
  gtk_column_view_column_set_expand (sorting->widget, !lk_user_column_is_bool (column));

  sorter = GTK_SORTER (gtk_custom_sorter_new (compare_cb, sorting, NULL));
  gtk_column_view_column_set_sorter (sorting->widget, sorter);
}

static void
lk_user_columns_finalize (GObject *object)
{
  LkUserColumns *self = LK_USER_COLUMNS (object);

  for (guint i = 0; i < lk_user_column_get_n (); i++)
    {
      g_hash_table_unref (self->sortings[i].keys);
      g_object_unref (self->sortings[i].widget);
    }
  g_free (self->sortings);
  g_object_unref (self->probes[0]);
  g_object_unref (self->probes[1]);
  g_object_unref (self->settings);

  G_OBJECT_CLASS (lk_user_columns_parent_class)->finalize (object);
}

static void
lk_user_columns_class_init (LkUserColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lk_user_columns_finalize;
}

static void
lk_user_columns_init (LkUserColumns *self)
{
  g_autoptr (LkFieldSet) nothing = lk_field_set_new_one (lk_user_field_id);

  self->probes[0] = lk_user_new (nothing, 0);
  self->probes[1] = lk_user_new (nothing, 0);
  self->sortings = g_new0 (Sorting, lk_user_column_get_n ());
}

/**
 * lk_user_columns_new:
 * @view: an empty column view, which has to outlive the columns
 * @settings: where columns and order are remembered
 *
 * Returns: (transfer full): the columns, already in place.
 */
LkUserColumns *
lk_user_columns_new (GtkColumnView *view, GSettings *settings)
{
  LkUserColumns *self = g_object_new (LK_TYPE_USER_COLUMNS, NULL);

  self->view = view;
  self->settings = g_object_ref (settings);
  for (guint i = 0; i < lk_user_column_get_n (); i++)
    make_column (self, &self->sortings[i], lk_user_column_get_nth (i));
  arrange (self);
  restore_sort (self);

  g_signal_connect_object (gtk_column_view_get_columns (view), "items-changed",
                           G_CALLBACK (columns_changed_cb), self, 0);
  g_signal_connect_object (gtk_column_view_get_sorter (view), "changed", G_CALLBACK (save_sort_cb),
                           self, 0);
  return self;
}

gboolean
lk_user_columns_is_visible (LkUserColumns *self, const LkUserColumn *column)
{
  return gtk_column_view_column_get_visible (find_by_id (self, column->id)->widget);
}

void
lk_user_columns_set_visible (LkUserColumns *self, const LkUserColumn *column, gboolean visible)
{
  gtk_column_view_column_set_visible (find_by_id (self, column->id)->widget, visible);
  save_visible (self);
}

/**
 * lk_user_columns_reset:
 * @self: columns
 *
 * Shows the columns that are there at first, in their first order.
 */
void
lk_user_columns_reset (LkUserColumns *self)
{
  g_settings_reset (self->settings, "columns");
  arrange (self);
}

/**
 * lk_user_columns_forget_keys:
 * @self: columns
 *
 * Has to be called before the view hears that users have changed: what they are sorted by is
 * remembered.
 */
void
lk_user_columns_forget_keys (LkUserColumns *self)
{
  for (guint i = 0; i < lk_user_column_get_n (); i++)
    g_hash_table_remove_all (self->sortings[i].keys);
}
