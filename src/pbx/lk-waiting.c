/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-waiting.h"

#define WATCH_KEY "lk-waiting"

typedef struct
{
  GQueue *queue; /* belongs to the task's source object */
  GTask *task;
  GSource *source;
} Watch;

static void
watch_free (Watch *watch)
{
  g_source_destroy (watch->source);
  g_source_unref (watch->source);
  g_free (watch);
}

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  Watch *watch = user_data;
  g_autoptr (GTask) task = lk_waiting_take (watch->queue, watch->task);

  g_task_return_error_if_cancelled (task);
  return G_SOURCE_REMOVE;
}

/**
 * lk_waiting_push:
 * @queue: who waits, in the order of their coming
 * @task: (transfer full): one more; its source object owns @queue
 *
 * A task that is cancelled while it waits leaves the queue and returns by itself.
 */
void
lk_waiting_push (GQueue *queue, GTask *task)
{
  GCancellable *cancellable = g_task_get_cancellable (task);

  g_queue_push_tail (queue, task);
  if (cancellable != NULL)
    {
      Watch *watch = g_new0 (Watch, 1);

      watch->queue = queue;
      watch->task = task;
      watch->source = g_cancellable_source_new (cancellable);
      g_source_set_callback (watch->source, G_SOURCE_FUNC (cancelled_cb), watch, NULL);
      g_source_attach (watch->source, g_task_get_context (task));
      g_object_set_data_full (G_OBJECT (task), WATCH_KEY, watch, (GDestroyNotify) watch_free);
    }
}

/**
 * lk_waiting_take:
 * @queue: who waits
 * @task: one of them
 *
 * Returns: (transfer full): @task, which no longer waits.
 */
GTask *
lk_waiting_take (GQueue *queue, GTask *task)
{
  g_queue_remove (queue, task);
  g_object_set_data (G_OBJECT (task), WATCH_KEY, NULL);

  return task;
}
