/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-history-list.h"

#include <gio/gio.h>

/* So many are read at first; twice as many when the person has gone through them. */
#define FIRST_PAGE 200

/* A job that runs writes many times in a second; nobody reads as fast. */
#define MILLISECONDS_BETWEEN_NEWS 400

struct _LkHistoryList
{
  GObject parent_instance;

  LkJournal *journal;
  char *profile_id;
  char *query; /* NULL for all */
  guint limit;

  GPtrArray *entries;
  gboolean is_loaded; /* at least once, for this query */
  gboolean has_more;  /* the journal may have more than was asked for */
  GError *trouble;
  GCancellable *loading; /* NULL where nothing is being read */
  gboolean must_load;    /* something happened since that began */
  guint news_id;
};

enum
{
  SIGNAL_LOADED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void lk_history_list_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LkHistoryList,
                               lk_history_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      lk_history_list_list_model_init))

static GType
get_item_type (GListModel *model)
{
  return LK_TYPE_HISTORY_ENTRY;
}

static guint
get_n_items (GListModel *model)
{
  return LK_HISTORY_LIST (model)->entries->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  LkHistoryList *self = LK_HISTORY_LIST (model);

  return position < self->entries->len ? g_object_ref (g_ptr_array_index (self->entries, position))
                                       : NULL;
}

static void
lk_history_list_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* What is there already stays the same object, so that a view keeps its place. */

typedef struct
{
  gint64 start; /* microseconds since 1970 */
  gint64 end;
} Day;

static gint64
get_microseconds (GDateTime *time)
{
  return g_date_time_to_unix (time) * G_USEC_PER_SEC;
}

/* A day may have 23 hours, or 25. */
static void
find_day (GDateTime *time, Day *day)
{
  g_autoptr (GDateTime)
    start = g_date_time_new_local (g_date_time_get_year (time), g_date_time_get_month (time),
                                   g_date_time_get_day_of_month (time), 0, 0, 0);
  g_autoptr (GDateTime) end = start != NULL ? g_date_time_add_days (start, 1) : NULL;

  day->start = start != NULL ? get_microseconds (start) : 0;
  day->end = end != NULL ? get_microseconds (end) : 0;
}

/* Thousands of times are compared as numbers, and only the first of each day is looked up. */
static GPtrArray *
make_entries (GPtrArray *summaries)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  Day day = { 0 };

  for (guint i = 0; i < summaries->len; i++)
    {
      LkJobSummary *summary = g_ptr_array_index (summaries, i);
      LkHistoryEntry *entry = lk_history_entry_new_job (summary);
      gint64 started_at = lk_job_get_started_at (lk_job_summary_get_job (summary));

      if (i == 0 || started_at < day.start || started_at >= day.end)
        {
          g_autoptr (GDateTime) time = lk_history_entry_dup_time (entry);

          find_day (time, &day);
          g_ptr_array_add (entries, lk_history_entry_new_day (time, now));
        }
      g_ptr_array_add (entries, entry);
    }
  return entries;
}

/* Moves @former into the place of @newer where both are the same. */
static gboolean
keep (GPtrArray *former, guint old_position, GPtrArray *newer, guint new_position)
{
  LkHistoryEntry *old_entry = g_ptr_array_index (former, old_position);
  LkHistoryEntry *new_entry = g_ptr_array_index (newer, new_position);

  if (!lk_history_entry_is_same (old_entry, new_entry))
    return FALSE;

  if (lk_history_entry_get_summary (new_entry) != NULL)
    lk_history_entry_set_summary (old_entry, lk_history_entry_get_summary (new_entry));
  newer->pdata[new_position] = g_object_ref (old_entry);
  g_object_unref (new_entry);
  return TRUE;
}

static void
take_entries (LkHistoryList *self, GPtrArray *newer)
{
  g_autoptr (GPtrArray) former = self->entries;
  guint n_common = MIN (former->len, newer->len);
  guint start = 0;
  guint end = 0;

  while (start < n_common && keep (former, start, newer, start))
    start++;
  while (end < n_common - start
         && keep (former, former->len - 1 - end, newer, newer->len - 1 - end))
    end++;

  self->entries = newer;
  if (start + end < former->len || start + end < newer->len)
    g_list_model_items_changed (G_LIST_MODEL (self), start, former->len - start - end,
                                newer->len - start - end);
}

static void
take_answer (LkHistoryList *self, GPtrArray *summaries, GError *error)
{
  g_clear_error (&self->trouble);
  self->trouble = error;
  if (summaries != NULL)
    {
      self->is_loaded = TRUE;
      self->has_more = summaries->len >= self->limit;
      take_entries (self, make_entries (summaries));
    }
  g_signal_emit (self, signals[SIGNAL_LOADED], 0);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkHistoryList) self = user_data;
  GError *error = NULL;
  g_autoptr (GPtrArray) summaries = lk_journal_list_finish (LK_JOURNAL (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_error_free (error);
      return;
    }

  g_clear_object (&self->loading);
  take_answer (self, summaries, error);
  if (self->must_load)
    lk_history_list_load (self);
}

static void
stop (LkHistoryList *self)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
}

static gboolean
news_cb (gpointer user_data)
{
  LkHistoryList *self = user_data;

  self->news_id = 0;
  lk_history_list_load (self);
  return G_SOURCE_REMOVE;
}

static void
journal_changed_cb (LkHistoryList *self)
{
  if (self->news_id == 0)
    self->news_id = g_timeout_add (MILLISECONDS_BETWEEN_NEWS, news_cb, self);
}

static void
lk_history_list_dispose (GObject *object)
{
  LkHistoryList *self = LK_HISTORY_LIST (object);

  lk_history_list_close (self);
  g_clear_object (&self->journal);

  G_OBJECT_CLASS (lk_history_list_parent_class)->dispose (object);
}

static void
lk_history_list_finalize (GObject *object)
{
  LkHistoryList *self = LK_HISTORY_LIST (object);

  g_ptr_array_unref (self->entries);
  g_clear_error (&self->trouble);
  g_free (self->profile_id);
  g_free (self->query);

  G_OBJECT_CLASS (lk_history_list_parent_class)->finalize (object);
}

static void
lk_history_list_class_init (LkHistoryListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lk_history_list_dispose;
  object_class->finalize = lk_history_list_finalize;

  signals[SIGNAL_LOADED] = g_signal_new ("loaded", LK_TYPE_HISTORY_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
}

static void
lk_history_list_init (LkHistoryList *self)
{
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  self->limit = FIRST_PAGE;
}

/**
 * lk_history_list_new:
 * @journal: an open journal
 * @profile_id: whose jobs
 *
 * Returns: (transfer full): a list that is empty until it is told to load.
 */
LkHistoryList *
lk_history_list_new (LkJournal *journal, const char *profile_id)
{
  LkHistoryList *self = g_object_new (LK_TYPE_HISTORY_LIST, NULL);

  self->journal = g_object_ref (journal);
  self->profile_id = g_strdup (profile_id);
  g_signal_connect_object (journal, "changed", G_CALLBACK (journal_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * lk_history_list_close:
 * @self: a list
 *
 * Nobody looks any more: nothing is read, followed or said.
 */
void
lk_history_list_close (LkHistoryList *self)
{
  stop (self);
  g_clear_handle_id (&self->news_id, g_source_remove);
  if (self->journal != NULL)
    g_signal_handlers_disconnect_by_data (self->journal, self);
}

/**
 * lk_history_list_load:
 * @self: a list
 *
 * Reads what the journal has now. While it is being read, that is done once more afterwards.
 */
void
lk_history_list_load (LkHistoryList *self)
{
  self->must_load = self->loading != NULL;
  if (self->loading != NULL)
    return;

  self->loading = g_cancellable_new ();
  lk_journal_list_async (self->journal, self->profile_id, self->query, self->limit, self->loading,
                         loaded_cb, g_object_ref (self));
}

/**
 * lk_history_list_load_more:
 * @self: a list
 *
 * The person has come to the end of it: reads older ones, if there are any.
 */
void
lk_history_list_load_more (LkHistoryList *self)
{
  if (!self->has_more || self->loading != NULL)
    return;

  self->has_more = FALSE;
  self->limit *= 2;
  lk_history_list_load (self);
}

/**
 * lk_history_list_set_query:
 * @self: a list
 * @query: words to look for; empty for all
 *
 * What was found before stays until the answer is there.
 */
void
lk_history_list_set_query (LkHistoryList *self, const char *query)
{
  const char *wanted = *query != '\0' ? query : NULL;

  if (g_strcmp0 (wanted, self->query) == 0)
    return;

  g_free (self->query);
  self->query = g_strdup (wanted);
  self->limit = FIRST_PAGE;
  stop (self);
  lk_history_list_load (self);
}

/**
 * lk_history_list_get_query:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): what is looked for; %NULL for all.
 */
const char *
lk_history_list_get_query (LkHistoryList *self)
{
  return self->query;
}

/**
 * lk_history_list_is_loaded:
 * @self: a list
 *
 * Returns: whether the journal was read at all.
 */
gboolean
lk_history_list_is_loaded (LkHistoryList *self)
{
  return self->is_loaded;
}

/**
 * lk_history_list_get_trouble:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): why it could not be read the last time.
 */
const GError *
lk_history_list_get_trouble (LkHistoryList *self)
{
  return self->trouble;
}
