/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-outcome-table.h"

#include <glib/gi18n-lib.h>

#include "lk-job-words.h"
#include "lk-outcome-cell.h"

/* In milliseconds: how often a running job sorts and filters anew what its requests settle. Where
 * that exchanges the rows on screen, it costs more than a frame. */
#define SETTLE_DELAY 1000

struct _LkOutcomeTable
{
  AdwBin parent_instance;

  /* Template */
  GtkSearchEntry *search_entry;
  GtkDropDown *drop_down;
  GtkStack *stack;
  GtkColumnView *column_view;

  /* Owned */
  LkJob *job;
  GtkFilter *filter;
  GtkSorter *sorter; /* of the whole view */
  GListModel *shown; /* what is left of the job's items, in order */
  char **words;
  guint settling_id;
  GtkColumnViewColumn *columns[LK_N_OUTCOME_COLUMNS];
};

enum
{
  SIGNAL_OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkOutcomeTable, lk_outcome_table, ADW_TYPE_BIN)

/* Filtering */

/* Number and name of an item stay what they are: each is folded once. */
static const char *
get_folded_who (LkJobItem *item)
{
  static GQuark quark;
  char *folded;

  if (quark == 0)
    quark = g_quark_from_static_string ("lk-folded-who");
  folded = g_object_get_qdata (G_OBJECT (item), quark);
  if (folded == NULL)
    {
      g_autofree char *who =
        g_strconcat (lk_job_item_get_number (item), " ", lk_job_item_get_name (item), NULL);

      folded = g_utf8_casefold (who, -1);
      g_object_set_qdata_full (G_OBJECT (item), quark, folded, g_free);
    }
  return folded;
}

static gboolean
has_word (LkJobItem *item, const char *word)
{
  const char *message = lk_job_item_get_message (item);
  g_autofree char *folded = NULL;

  if (strstr (get_folded_who (item), word) != NULL)
    return TRUE;
  if (*message == '\0')
    return FALSE;

  folded = g_utf8_casefold (message, -1);
  return strstr (folded, word) != NULL;
}

static gboolean
has_words (LkOutcomeTable *self, LkJobItem *item)
{
  for (guint i = 0; self->words != NULL && self->words[i] != NULL; i++)
    if (!has_word (item, self->words[i]))
      return FALSE;

  return TRUE;
}

/* The first choice is everyone, the others are in the order of their ranks. */
static gboolean
is_shown (gpointer item, gpointer user_data)
{
  LkOutcomeTable *self = user_data;
  guint chosen = gtk_drop_down_get_selected (self->drop_down);

  if (chosen != 0 && chosen != GTK_INVALID_LIST_POSITION
      && lk_job_item_get_state (item) != lk_item_state_get_nth ((int) chosen - 1))
    return FALSE;
  return has_words (self, item);
}

static void
show_page_cb (LkOutcomeTable *self)
{
  gboolean is_empty = self->shown == NULL || g_list_model_get_n_items (self->shown) == 0;

  gtk_stack_set_visible_child_name (self->stack, is_empty ? "empty" : "list");
}

static void
filter_cb (LkOutcomeTable *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  show_page_cb (self);
}

static void
search_changed_cb (LkOutcomeTable *self)
{
  g_autofree char *folded =
    g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)), -1);
  g_auto (GStrv) parts = g_strsplit_set (folded, " \t", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (words, parts[i]);
  g_strfreev (self->words);
  self->words = g_strv_builder_end (words);
  filter_cb (self);
}

static void
stop_search_cb (LkOutcomeTable *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}

/* Following the job */

static void
tell_sorter (LkOutcomeTable *self, LkOutcomeColumn column)
{
  gtk_sorter_changed (gtk_column_view_column_get_sorter (self->columns[column]),
                      GTK_SORTER_CHANGE_DIFFERENT);
}

/* The cells follow their items by themselves; what is left is who is shown, and where. */
static gboolean
settle_cb (gpointer user_data)
{
  LkOutcomeTable *self = user_data;

  self->settling_id = 0;
  tell_sorter (self, LK_OUTCOME_STATE);
  tell_sorter (self, LK_OUTCOME_MESSAGE);
  if (gtk_drop_down_get_selected (self->drop_down) != 0 || self->words != NULL)
    filter_cb (self);
  return G_SOURCE_REMOVE;
}

static void
job_changed_cb (LkOutcomeTable *self)
{
  if (self->settling_id == 0)
    self->settling_id = g_timeout_add (SETTLE_DELAY, settle_cb, self);
}

static void
activate_cb (LkOutcomeTable *self, guint position)
{
  g_autoptr (LkJobItem) item = g_list_model_get_item (self->shown, position);

  if (item != NULL)
    g_signal_emit (self, signals[SIGNAL_OPENED], 0, item);
}

/* Making */

static void
add_choices (LkOutcomeTable *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  /* Translators: all users of a job, whatever became of them. */
  gtk_string_list_append (labels, _ ("Everyone"));
  for (int i = 0; i < LK_N_ITEM_STATES; i++)
    gtk_string_list_append (labels, lk_item_state_get_label (lk_item_state_get_nth (i)));
  gtk_drop_down_set_model (self->drop_down, G_LIST_MODEL (labels));
}

static void
add_columns (LkOutcomeTable *self)
{
  for (guint i = 0; i < LK_N_OUTCOME_COLUMNS; i++)
    {
      self->columns[i] = lk_outcome_cell_new_column (i);
      gtk_column_view_append_column (self->column_view, self->columns[i]);
    }
}

/* The filter is below the sorter, so that a key press does not sort all of them again. It works at
 * once: otherwise the rows would all go and come back each time that a running job settles some. */
static void
make_model (LkOutcomeTable *self)
{
  GtkFilterListModel *filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->job)),
                                                            g_object_ref (self->filter));
  GtkSortListModel *sorted;
  g_autoptr (GtkSelectionModel) selection = NULL;

  sorted = gtk_sort_list_model_new (G_LIST_MODEL (filtered), g_object_ref (self->sorter));
  gtk_sort_list_model_set_incremental (sorted, TRUE);
  g_set_object (&self->shown, G_LIST_MODEL (sorted));
  selection = GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (sorted)));
  gtk_column_view_set_model (self->column_view, selection);
  g_signal_connect_object (self->shown, "items-changed", G_CALLBACK (show_page_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
lk_outcome_table_dispose (GObject *object)
{
  LkOutcomeTable *self = LK_OUTCOME_TABLE (object);

  g_clear_handle_id (&self->settling_id, g_source_remove);
  if (self->job != NULL)
    g_signal_handlers_disconnect_by_data (self->job, self);
  if (self->column_view != NULL)
    gtk_column_view_set_model (self->column_view, NULL);
  g_clear_object (&self->shown);
  g_clear_object (&self->filter);
  g_clear_object (&self->sorter);
  g_clear_object (&self->job);
  g_clear_pointer (&self->words, g_strfreev);
  for (guint i = 0; i < LK_N_OUTCOME_COLUMNS; i++)
    g_clear_object (&self->columns[i]);
  /* Disposing of the template unparents the child behind the bin's back. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LK_TYPE_OUTCOME_TABLE);

  G_OBJECT_CLASS (lk_outcome_table_parent_class)->dispose (object);
}

static void
lk_outcome_table_class_init (LkOutcomeTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lk_outcome_table_dispose;

  signals[SIGNAL_OPENED] = g_signal_new ("opened", LK_TYPE_OUTCOME_TABLE, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, LK_TYPE_JOB_ITEM);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/linekeeper/Linekeeper/lk-outcome-table.ui");
  gtk_widget_class_bind_template_child (widget_class, LkOutcomeTable, search_entry);
  gtk_widget_class_bind_template_child (widget_class, LkOutcomeTable, drop_down);
  gtk_widget_class_bind_template_child (widget_class, LkOutcomeTable, stack);
  gtk_widget_class_bind_template_child (widget_class, LkOutcomeTable, column_view);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
lk_outcome_table_init (LkOutcomeTable *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_shown, self, NULL));
  add_choices (self);
  add_columns (self);
  self->sorter = g_object_ref (gtk_column_view_get_sorter (self->column_view));
  g_signal_connect_object (self->drop_down, "notify::selected", G_CALLBACK (filter_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * lk_outcome_table_set_job:
 * @self: a table without a job
 * @job: whose users it shows
 */
void
lk_outcome_table_set_job (LkOutcomeTable *self, LkJob *job)
{
  g_set_object (&self->job, job);
  make_model (self);
  g_signal_connect_object (job, "changed", G_CALLBACK (job_changed_cb), self, G_CONNECT_SWAPPED);
  show_page_cb (self);
}

/**
 * lk_outcome_table_count_selected:
 * @self: a table
 *
 * Returns: how many rows the person has selected.
 */
guint
lk_outcome_table_count_selected (LkOutcomeTable *self)
{
  g_autoptr (GtkBitset)
    selected = gtk_selection_model_get_selection (gtk_column_view_get_model (self->column_view));

  return (guint) gtk_bitset_get_size (selected);
}

/**
 * lk_outcome_table_list_chosen:
 * @self: a table
 *
 * Returns: (transfer full) (element-type LkJobItem): those whom the person has selected; where they
 *   have selected nobody, all that are shown.
 */
GPtrArray *
lk_outcome_table_list_chosen (LkOutcomeTable *self)
{
  GtkSelectionModel *selection = gtk_column_view_get_model (self->column_view);
  gboolean is_all = lk_outcome_table_count_selected (self) == 0;
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (self->shown); i++)
    if (is_all || gtk_selection_model_is_selected (selection, i))
      g_ptr_array_add (items, g_list_model_get_item (self->shown, i));
  return items;
}

/**
 * lk_outcome_table_show_worst:
 * @self: a table
 *
 * Puts those first who need attention.
 */
void
lk_outcome_table_show_worst (LkOutcomeTable *self)
{
  GtkWidget *list = gtk_widget_get_last_child (GTK_WIDGET (self->column_view));

  /* All at once and with a word to the list, which would else stay with the row that was first. */
  gtk_sort_list_model_set_incremental (GTK_SORT_LIST_MODEL (self->shown), FALSE);
  gtk_column_view_sort_by_column (self->column_view, self->columns[LK_OUTCOME_STATE],
                                  GTK_SORT_ASCENDING);
  gtk_sort_list_model_set_incremental (GTK_SORT_LIST_MODEL (self->shown), TRUE);
  if (g_list_model_get_n_items (self->shown) > 0)
    gtk_widget_activate_action (list, "list.scroll-to-item", "u", 0);
}
