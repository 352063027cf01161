/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-journal.h"

#include <glib/gi18n-lib.h>

#include "lk-journal-entry.h"
#include "lk-journal-file.h"
#include "lk-journal-read.h"
#include "lk-journal-write.h"

struct _LkJournal
{
  GObject parent_instance;

  GFile *file;         /* NULL in memory */
  GThreadPool *thread; /* one, which takes requests in their order; NULL when closed */
  LkSql *sql;          /* the thread's alone; NULL while it is not open */
  gboolean is_open;    /* what the main loop knows of it */
  char *notice;        /* the main loop's */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkJournal, lk_journal, G_TYPE_OBJECT)

typedef struct _Request Request;

/* Done in the thread, with what the request brings. */
typedef gpointer (*WorkFunc) (LkJournal *self, Request *request, GError **error);

/**
 * Request:
 * @then: (nullable): what the main loop does with a good outcome before it hands it on
 * @outcome: what the work returned
 * @task: owned by the main loop, which alone may let go of it: the journal may go with it
 *
 * Something for the thread to do.
 */
struct _Request
{
  GTask *task;
  WorkFunc work;
  void (*then) (LkJournal *self, Request *request);
  GDestroyNotify free_outcome;
  gpointer outcome;
  GError *error;

  LkJob *job;
  LkJournalEntry *entry;
  char *profile_id;
  char *query;
  char *notice;
  guint limit;
  gint64 number;
};

static void
request_free (Request *request)
{
  g_clear_error (&request->error);
  g_clear_object (&request->job);
  g_clear_pointer (&request->entry, lk_journal_entry_free);
  g_free (request->profile_id);
  g_free (request->query);
  g_free (request->notice);
  g_object_unref (request->task);
  g_free (request);
}

static gboolean
done_cb (gpointer user_data)
{
  Request *request = user_data;
  LkJournal *self = g_task_get_source_object (request->task);

  if (request->error != NULL)
    {
      g_task_return_error (request->task, g_steal_pointer (&request->error));
      return G_SOURCE_REMOVE;
    }

  if (request->then != NULL)
    request->then (self, request);
  g_task_return_pointer (request->task, request->outcome, request->free_outcome);
  return G_SOURCE_REMOVE;
}

static void
hand_back (Request *request)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, g_task_get_priority (request->task));
  g_source_set_callback (source, done_cb, request, (GDestroyNotify) request_free);
  g_source_attach (source, g_task_get_context (request->task));
}

static void
set_closed (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED,
                       _ ("The history of what is done is not open, so that nothing can be written "
                          "down."));
}

static void
work_cb (gpointer data, gpointer user_data)
{
  Request *request = data;
  GCancellable *cancellable = g_task_get_cancellable (request->task);

  if (!g_cancellable_set_error_if_cancelled (cancellable, &request->error))
    request->outcome = request->work (user_data, request, &request->error);
  hand_back (request);
}

static Request *
request_new (LkJournal *self,
             WorkFunc work,
             gpointer tag,
             GCancellable *cancellable,
             GAsyncReadyCallback callback,
             gpointer user_data)
{
  Request *request = g_new0 (Request, 1);

  request->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (request->task, tag);
  request->work = work;
  return request;
}

static void
push (LkJournal *self, Request *request)
{
  if (self->thread != NULL)
    {
      g_thread_pool_push (self->thread, request, NULL);
      return;
    }

  set_closed (&request->error);
  hand_back (request);
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
announce (LkJournal *self, Request *request)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gpointer
open_work (LkJournal *self, Request *request, GError **error)
{
  if (self->sql == NULL)
    self->sql = self->file != NULL ? lk_journal_file_open (self->file, &request->notice, error)
                                   : lk_journal_file_open_in_memory (error);
  return succeed (self->sql != NULL);
}

static void
take_open (LkJournal *self, Request *request)
{
  self->is_open = self->thread != NULL;
  if (request->notice != NULL)
    {
      g_free (self->notice);
      self->notice = g_steal_pointer (&request->notice);
    }
  announce (self, request);
}

static gpointer
add_work (LkJournal *self, Request *request, GError **error)
{
  return succeed (check_open (self, error)
                  && lk_journal_write_add (self->sql, request->entry, &request->number, error));
}

static void
take_id (LkJournal *self, Request *request)
{
  lk_job_set_id (request->job, request->number);
  announce (self, request);
}

static gpointer
put_work (LkJournal *self, Request *request, GError **error)
{
  return succeed (check_open (self, error)
                  && lk_journal_write_put (self->sql, request->entry, error));
}

static gpointer
list_work (LkJournal *self, Request *request, GError **error)
{
  return check_open (self, error) ? lk_journal_read_list (self->sql, request->profile_id,
                                                          request->query, request->limit, error)
                                  : NULL;
}

static gpointer
list_running_work (LkJournal *self, Request *request, GError **error)
{
  return check_open (self, error) ? lk_journal_read_running (self->sql, request->profile_id, error)
                                  : NULL;
}

static gpointer
load_work (LkJournal *self, Request *request, GError **error)
{
  return check_open (self, error) ? lk_journal_read_job (self->sql, request->number, error) : NULL;
}

static gpointer
prune_work (LkJournal *self, Request *request, GError **error)
{
  return succeed (check_open (self, error)
                  && lk_journal_write_prune (self->sql, request->number, error));
}

static gpointer
wipe_work (LkJournal *self, Request *request, GError **error)
{
  return succeed (check_open (self, error)
                  && lk_journal_write_wipe (self->sql, request->profile_id, error));
}

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
  self->thread = g_thread_pool_new (work_cb, self, 1, TRUE, NULL);
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
  Request *request =
    request_new (self, open_work, lk_journal_open_async, cancellable, callback, user_data);

  request->then = take_open;
  push (self, request);
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
  Request *request = request_new (self, add_work, lk_journal_add_async, NULL, callback, user_data);

  request->job = g_object_ref (job);
  request->entry = lk_journal_entry_new (job);
  request->then = take_id;
  push (self, request);
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
  Request *request = request_new (self, put_work, lk_journal_put_async, NULL, callback, user_data);

  request->entry = lk_journal_entry_new_of_items (job, items);
  request->then = announce;
  push (self, request);
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
  Request *request =
    request_new (self, list_work, lk_journal_list_async, cancellable, callback, user_data);

  request->profile_id = g_strdup (profile_id);
  request->query = g_strdup (query);
  request->limit = limit;
  request->free_outcome = (GDestroyNotify) g_ptr_array_unref;
  push (self, request);
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
  Request *request = request_new (self, list_running_work, lk_journal_list_running_async,
                                  cancellable, callback, user_data);

  request->profile_id = g_strdup (profile_id);
  request->free_outcome = (GDestroyNotify) g_ptr_array_unref;
  push (self, request);
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
  Request *request =
    request_new (self, load_work, lk_journal_load_async, cancellable, callback, user_data);

  request->number = job_id;
  request->free_outcome = g_object_unref;
  push (self, request);
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
  Request *request =
    request_new (self, prune_work, lk_journal_prune_async, NULL, callback, user_data);

  request->number = days > 0 ? g_get_real_time () - days * G_TIME_SPAN_DAY : 0;
  request->then = announce;
  push (self, request);
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
  Request *request =
    request_new (self, wipe_work, lk_journal_wipe_async, NULL, callback, user_data);

  request->profile_id = g_strdup (profile_id);
  request->then = announce;
  push (self, request);
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

  g_thread_pool_free (g_steal_pointer (&self->thread), FALSE, TRUE);
  g_clear_pointer (&self->sql, lk_sql_close);
  self->is_open = FALSE;
}
