/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-thread.h"

struct _LkDemoThread
{
  GThread *thread;
  GMainContext *context;
  GMainLoop *loop;
  LkDemoSettings settings;
  char *origin;
  GError *error;
  GMutex mutex;
  GCond ready;
  gboolean is_ready;
};

static void
announce (LkDemoThread *self)
{
  g_mutex_lock (&self->mutex);
  self->is_ready = TRUE;
  g_cond_signal (&self->ready);
  g_mutex_unlock (&self->mutex);
}

/* Lets what was cancelled end, so that it frees what it holds. */
static void
drain (GMainContext *context)
{
  while (g_main_context_iteration (context, FALSE))
    ;
}

static gpointer
run (gpointer user_data)
{
  LkDemoThread *self = user_data;
  g_autoptr (LkDemoPbx) pbx = NULL;

  g_main_context_push_thread_default (self->context);
  pbx = lk_demo_pbx_new (&self->settings);
  if (lk_demo_pbx_listen (pbx, 0, &self->error))
    self->origin = g_strdup (lk_demo_pbx_get_origin (pbx));
  announce (self);

  if (self->origin != NULL)
    g_main_loop_run (self->loop);
  g_clear_object (&pbx);
  drain (self->context);
  g_main_context_pop_thread_default (self->context);

  return NULL;
}

static void
wait_until_ready (LkDemoThread *self)
{
  g_mutex_lock (&self->mutex);
  while (!self->is_ready)
    g_cond_wait (&self->ready, &self->mutex);
  g_mutex_unlock (&self->mutex);
}

/**
 * lk_demo_thread_start:
 * @settings: what kind of phone system; copied but for its strings, which must live as long
 * @error: return location
 *
 * Starts a phone system and waits until it listens.
 *
 * Returns: (transfer full) (nullable): the running phone system.
 */
LkDemoThread *
lk_demo_thread_start (const LkDemoSettings *settings, GError **error)
{
  g_autoptr (LkDemoThread) self = g_new0 (LkDemoThread, 1);

  g_mutex_init (&self->mutex);
  g_cond_init (&self->ready);
  self->settings = *settings;
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  self->thread = g_thread_new ("demo", run, self);
  wait_until_ready (self);

  if (self->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return NULL;
    }
  return g_steal_pointer (&self);
}

static gboolean
quit_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_REMOVE;
}

/**
 * lk_demo_thread_stop:
 * @self: (transfer full): a running phone system
 *
 * Stops it and waits until it is gone.
 */
void
lk_demo_thread_stop (LkDemoThread *self)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_callback (source, quit_cb, self->loop, NULL);
  g_source_attach (source, self->context);
  g_thread_join (self->thread);

  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->ready);
  g_clear_error (&self->error);
  g_free (self->origin);
  g_free (self);
}

/**
 * lk_demo_thread_get_origin:
 * @self: a running phone system
 *
 * Returns: (transfer none): "http://127.0.0.1:PORT".
 */
const char *
lk_demo_thread_get_origin (LkDemoThread *self)
{
  return self->origin;
}
