/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-journal.h"

#include <glib/gi18n-lib.h>

#include "lk-journal-entry.h"
#include "lk-journal-file.h"
#include "lk-journal-read.h"
#include "lk-journal-thread.h"
#include "lk-journal-write.h"

struct _LkJournal
{
  GObject parent_instance;

  GFile *file;             /* NULL in memory */
  LkJournalThread *thread; /* NULL when closed */
  LkSql *sql;              /* the thread's alone; NULL while it is not open */
  gboolean is_open;        /* what the main loop knows of it */
  char *notice;            /* the main loop's */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkJournal, lk_journal, G_TYPE_OBJECT)

/* What is asked for, and what came of it that is more than an outcome. */
typedef struct
{
  LkJournal *self;
  LkJob *job;
  LkJournalEntry *entry;
  char *profile_id;
  char *query;
  char *notice;
  guint limit;
  gint64 number;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_clear_object (&order->job);
  g_clear_pointer (&order->entry, lk_journal_entry_free);
  g_free (order->profile_id);
  g_free (order->query);
  g_free (order->notice);
  g_free (order);
}

static GTask *
new_task (LkJournal *self,
          gpointer tag,
          Order **order,
          GCancellable *cancellable,
          GAsyncReadyCallback callback,
          gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  *order = g_new0 (Order, 1);
  (*order)->self = self;
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, *order, order_free);
  return task;
}

static void
set_closed (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED,
                       _ ("The history of what is done is not open, so that nothing can be written "
                          "down."));
}

/* @task: (transfer full) */
static void
push (LkJournal *self, GTask *task, const LkErrand *errand)
{
  g_autoptr (GTask) owned = task;
  GError *error = NULL;

  if (self->thread != NULL)
    {
      lk_journal_thread_push (self->thread, g_steal_pointer (&owned), errand);
      return;
    }

  set_closed (&error);
  g_task_return_error (task, error);
}

static gpointer
succeed (gboolean is_good)
{
  return is_good ? GINT_TO_POINTER (TRUE) : NULL;
}

static gboolean
check_open (LkJournal *self, GError **error)
{
  if (self->sql == NULL)
    set_closed (error);
  return self->sql != NULL;
}

static void
announce (gpointer data)
{
  const Order *order = data;

  g_signal_emit (order->self, signals[SIGNAL_CHANGED], 0);
}

static gpointer
open_work (gpointer data, GError **error)
{
  Order *order = data;
  LkJournal *self = order->self;

  if (self->sql == NULL)
    self->sql = self->file != NULL ? lk_journal_file_open (self->file, &order->notice, error)
                                   : lk_journal_file_open_in_memory (error);
  return succeed (self->sql != NULL);
}

static void
take_open (gpointer data)
{
  Order *order = data;
  LkJournal *self = order->self;

  self->is_open = self->thread != NULL;
  if (order->notice != NULL)
    {
      g_free (self->notice);
      self->notice = g_steal_pointer (&order->notice);
    }
  announce (order);
}

static const LkErrand open_errand = { open_work, take_open, NULL };

static gpointer
add_work (gpointer data, GError **error)
{
  Order *order = data;
  LkJournal *self = order->self;

  return succeed (check_open (self, error)
                  && lk_journal_write_add (self->sql, order->entry, &order->number, error));
}

static void
take_id (gpointer data)
{
  Order *order = data;

  lk_job_set_id (order->job, order->number);
  announce (order);
}

static const LkErrand add_errand = { add_work, take_id, NULL };

static gpointer
put_work (gpointer data, GError **error)
{
  Order *order = data;
  LkJournal *self = order->self;

  return succeed (check_open (self, error)
                  && lk_journal_write_put (self->sql, order->entry, error));
}

static const LkErrand put_errand = { put_work, announce, NULL };

static gpointer
list_work (gpointer data, GError **error)
{
  Order *order = data;
  LkJournal *self = order->self;

  return check_open (self, error)
           ? lk_journal_read_list (self->sql, order->profile_id, order->query, order->limit, error)
           : NULL;
}

static const LkErrand list_errand = { list_work, NULL, (GDestroyNotify) g_ptr_array_unref };

static gpointer
list_running_work (gpointer data, GError **error)
{
  Order *order = data;
  LkJournal *self = order->self;

  return check_open (self, error) ? lk_journal_read_running (self->sql, order->profile_id, error)
                                  : NULL;
}

static const LkErrand list_running_errand = { list_running_work, NULL,
                                              (GDestroyNotify) g_ptr_array_unref };

static gpointer
load_work (gpointer data, GError **error)
{
  Order *order = data;
  LkJournal *self = order->self;

  return check_open (self, error) ? lk_journal_read_job (self->sql, order->number, error) : NULL;
}

static const LkErrand load_errand = { load_work, NULL, g_object_unref };

static gpointer
prune_work (gpointer data, GError **error)
{
  Order *order = data;
  LkJournal *self = order->self;

  return succeed (check_open (self, error)
                  && lk_journal_write_prune (self->sql, order->number, error));
}

static const LkErrand prune_errand = { prune_work, announce, NULL };

static gpointer
wipe_work (gpointer data, GError **error)
{
  Order *order = data;
  LkJournal *self = order->self;

  return succeed (check_open (self, error)
                  && lk_journal_write_wipe (self->sql, order->profile_id, error));
}

static const LkErrand wipe_errand = { wipe_work, announce, NULL };

static void
lk_journal_finalize (GObject *object)
{
  LkJournal *self = LK_JOURNAL (object);

  lk_journal_close (self);
  g_clear_object (&self->file);
  g_free (self->notice);

  G_OBJECT_CLASS (lk_journal_parent_class)->finalize (object);
}

static void
lk_journal_class_init (LkJournalClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lk_journal_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LK_TYPE_JOURNAL, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
lk_journal_init (LkJournal *self)
{
  self->thread = lk_journal_thread_start ();
}

/**
 * lk_journal_new:
 * @file: a local file, which need not exist
 *
 * Returns: (transfer full): a journal that is not open yet.
 */
LkJournal *
lk_journal_new (GFile *file)
{
  LkJournal *self = g_object_new (LK_TYPE_JOURNAL, NULL);

  self->file = g_object_ref (file);
  return self;
}

/**
 * lk_journal_new_in_memory:
 *
 * Returns: (transfer full): a journal that is forgotten with the program. It is open.
 */
LkJournal *
lk_journal_new_in_memory (void)
{
  LkJournal *self = g_object_new (LK_TYPE_JOURNAL, NULL);

  /* Nothing is in the thread yet, and nothing here can take long. */
  self->sql = lk_journal_file_open_in_memory (NULL);
  self->is_open = self->sql != NULL;
  return self;
}

/**
 * lk_journal_get_default_file:
 *
 * Returns: (transfer full): where the journal of real phone systems is.
 */
GFile *
lk_journal_get_default_file (void)
{
  g_autofree char *path =
    g_build_filename (g_get_user_data_dir (), "linekeeper", "journal.db", NULL);

  return g_file_new_for_path (path);
}

/**
 * lk_journal_open_async:
 * @self: a journal
 *
 * Opens or makes the file. One that is open already stays so.
 */
void
lk_journal_open_async (LkJournal *self,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  Order *order;
  GTask *task = new_task (self, lk_journal_open_async, &order, cancellable, callback, user_data);

  push (self, task, &open_errand);
}

/**
 * lk_journal_open_finish:
 * @self: a journal
 * @result: the result
 * @error: return location; of the domain %G_IO_ERROR, or %LK_ERROR_INCOMPATIBLE for a file of a
 *   newer version, which is left as it is
 *
 * Returns: whether it is open. lk_journal_get_notice() may have something to say about it.
 */
gboolean
lk_journal_open_finish (LkJournal *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

gboolean
lk_journal_is_open (LkJournal *self)
{
  return self->is_open;
}

/**
 * lk_journal_get_notice:
 * @self: a journal
 *
 * Returns: (transfer none) (nullable): what a person has to know about how it was opened.
 */
const char *
lk_journal_get_notice (LkJournal *self)
{
  return self->notice;
}

/**
 * lk_journal_add_async:
 * @self: a journal
 * @job: a job that is not in it
 *
 * Writes the job with all its items, as they are at this moment.
 */
void
lk_journal_add_async (LkJournal *self, LkJob *job, GAsyncReadyCallback callback, gpointer user_data)
{
  Order *order;
  GTask *task = new_task (self, lk_journal_add_async, &order, NULL, callback, user_data);

  order->job = g_object_ref (job);
  order->entry = lk_journal_entry_new (job);
  push (self, task, &add_errand);
}

/**
 * lk_journal_put_async:
 * @self: a journal
 * @job: one of its jobs
 * @items: (element-type LkJobItem): those that are otherwise now; may be empty
 *
 * Writes what came of them, as it is at this moment, and how far the job is. Where the job takes
 * another one back, the items of that one follow.
 */
void
lk_journal_put_async (LkJournal *self,
                      LkJob *job,
                      GPtrArray *items,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  Order *order;
  GTask *task = new_task (self, lk_journal_put_async, &order, NULL, callback, user_data);

  order->entry = lk_journal_entry_new_of_items (job, items);
  push (self, task, &put_errand);
}

/**
 * lk_journal_write_finish:
 * @self: a journal
 * @result: of adding, putting, pruning or wiping
 * @error: return location; of the domain %G_IO_ERROR
 *
 * Returns: whether it is on the disk. Otherwise nothing of it is.
 */
gboolean
lk_journal_write_finish (LkJournal *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

/**
 * lk_journal_list_async:
 * @self: a journal
 * @profile_id: (nullable): a phone system's; %NULL for all
 * @query: (nullable): words that all have to be found: in reason, client, the users' names and
 *   numbers, or the fields' names
 * @limit: how many at most
 */
void
lk_journal_list_async (LkJournal *self,
                       const char *profile_id,
                       const char *query,
                       guint limit,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  Order *order;
  GTask *task = new_task (self, lk_journal_list_async, &order, cancellable, callback, user_data);

  order->profile_id = g_strdup (profile_id);
  order->query = g_strdup (query);
  order->limit = limit;
  push (self, task, &list_errand);
}

/**
 * lk_journal_list_running_async:
 * @self: a journal
 * @profile_id: (nullable): a phone system's; %NULL for all
 *
 * Lists those that say that they are running, whoever runs them.
 */
void
lk_journal_list_running_async (LkJournal *self,
                               const char *profile_id,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  Order *order;
  GTask *task =
    new_task (self, lk_journal_list_running_async, &order, cancellable, callback, user_data);

  order->profile_id = g_strdup (profile_id);
  push (self, task, &list_running_errand);
}

/**
 * lk_journal_list_finish:
 * @self: a journal
 * @result: the result of either
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type LkJobSummary): the newest first.
 */
GPtrArray *
lk_journal_list_finish (LkJournal *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * lk_journal_load_async:
 * @self: a journal
 * @job_id: one of its jobs
 */
void
lk_journal_load_async (LkJournal *self,
                       gint64 job_id,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  Order *order;
  GTask *task = new_task (self, lk_journal_load_async, &order, cancellable, callback, user_data);

  order->number = job_id;
  push (self, task, &load_errand);
}

/**
 * lk_journal_load_finish:
 * @self: a journal
 * @result: the result
 * @error: return location; %G_IO_ERROR_NOT_FOUND where it is not there any more
 *
 * Returns: (transfer full) (nullable): the job with its items. Those that cannot be read say so.
 */
LkJob *
lk_journal_load_finish (LkJournal *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * lk_journal_prune_async:
 * @self: a journal
 * @days: how long jobs are kept; 0 keeps them all
 *
 * Removes older ones, but none that is running.
 */
void
lk_journal_prune_async (LkJournal *self,
                        guint days,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  Order *order;
  GTask *task = new_task (self, lk_journal_prune_async, &order, NULL, callback, user_data);

  order->number = days > 0 ? g_get_real_time () - days * G_TIME_SPAN_DAY : 0;
  push (self, task, &prune_errand);
}

/**
 * lk_journal_wipe_async:
 * @self: a journal
 * @profile_id: (nullable): a phone system's; %NULL for all
 *
 * Removes all jobs but those that are running.
 */
void
lk_journal_wipe_async (LkJournal *self,
                       const char *profile_id,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  Order *order;
  GTask *task = new_task (self, lk_journal_wipe_async, &order, NULL, callback, user_data);

  order->profile_id = g_strdup (profile_id);
  push (self, task, &wipe_errand);
}

/**
 * lk_journal_close:
 * @self: a journal
 *
 * Waits until what was asked for is written, which takes no longer than the disk, and closes the
 * file. Whatever is asked for from now on fails.
 */
void
lk_journal_close (LkJournal *self)
{
  if (self->thread == NULL)
    return;

  g_clear_pointer (&self->thread, lk_journal_thread_stop);
  g_clear_pointer (&self->sql, lk_sql_close);
  self->is_open = FALSE;
}
