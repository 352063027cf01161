/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-journal-thread.h"

struct _LkJournalThread
{
  GThread *thread;
  GAsyncQueue *requests; /* one without a task is the last */
};

typedef struct
{
  const LkErrand *errand;
  GTask *task;
  gpointer outcome;
  GError *error;
} Request;

static void
request_free (Request *request)
{
  g_object_unref (request->task);
  g_free (request);
}

static gboolean
done_cb (gpointer user_data)
{
  Request *request = user_data;

  if (request->error != NULL)
    {
      g_task_return_error (request->task, request->error);
      return G_SOURCE_REMOVE;
    }

  if (request->errand->then != NULL)
    request->errand->then (g_task_get_task_data (request->task));
  g_task_return_pointer (request->task, request->outcome, request->errand->free_outcome);
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
work (Request *request)
{
  GCancellable *cancellable = g_task_get_cancellable (request->task);

  if (!g_cancellable_set_error_if_cancelled (cancellable, &request->error))
    request->outcome =
      request->errand->work (g_task_get_task_data (request->task), &request->error);
  hand_back (request);
}

static gpointer
run (gpointer data)
{
  LkJournalThread *self = data;

  for (;;)
    {
      Request *request = g_async_queue_pop (self->requests);

      if (request->task == NULL)
        {
          g_free (request);
          return NULL;
        }
      work (request);
    }
}

/**
 * lk_journal_thread_start:
 *
 * Returns: (transfer full): a thread that has nothing to do yet.
 */
LkJournalThread *
lk_journal_thread_start (void)
{
  LkJournalThread *self = g_new0 (LkJournalThread, 1);

  self->requests = g_async_queue_new ();
  self->thread = g_thread_new ("journal", run, self);
  return self;
}

/**
 * lk_journal_thread_stop:
 * @self: (transfer full): a thread
 *
 * Waits until all is done that was asked for.
 */
void
lk_journal_thread_stop (LkJournalThread *self)
{
  g_async_queue_push (self->requests, g_new0 (Request, 1));
  g_thread_join (self->thread);
  g_async_queue_unref (self->requests);
  g_free (self);
}

/**
 * lk_journal_thread_push:
 * @self: a thread
 * @task: (transfer full): what wants it, with its data
 * @errand: what it wants; a constant
 */
void
lk_journal_thread_push (LkJournalThread *self, GTask *task, const LkErrand *errand)
{
  Request *request = g_new0 (Request, 1);

  request->task = task;
  request->errand = errand;
  g_async_queue_push (self->requests, request);
}
