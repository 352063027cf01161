/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-thread.h"

struct _LkDemoThread
{
  GThread *thread;
  GMainContext *context;
  GMainLoop *loop;
  LkDemoPbx *pbx; /* of its thread; NULL where it does not run */
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

  g_main_context_push_thread_default (self->context);
  self->pbx = lk_demo_pbx_new (&self->settings);
  if (lk_demo_pbx_listen (self->pbx, 0, &self->error))
    self->origin = g_strdup (lk_demo_pbx_get_origin (self->pbx));
  announce (self);

  if (self->origin != NULL)
    g_main_loop_run (self->loop);
  g_clear_object (&self->pbx);
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

/* Something to be done in the phone system's thread, while another one waits. */
typedef struct
{
  LkDemoThread *thread;
  gboolean (*act) (LkDemoPbx *pbx, gpointer what, int *id, GError **error);
  gpointer what;
  int id;
  GError *error;
  gboolean is_done;
  gboolean succeeded;
} Errand;

static gboolean
run_cb (gpointer user_data)
{
  Errand *errand = user_data;
  LkDemoThread *thread = errand->thread;

  errand->succeeded = errand->act (thread->pbx, errand->what, &errand->id, &errand->error);
  g_mutex_lock (&thread->mutex);
  errand->is_done = TRUE;
  g_cond_broadcast (&thread->ready);
  g_mutex_unlock (&thread->mutex);
  return G_SOURCE_REMOVE;
}

static gboolean
send (Errand *errand, GError **error)
{
  LkDemoThread *thread = errand->thread;
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, run_cb, errand, NULL);
  g_source_attach (source, thread->context);
  g_mutex_lock (&thread->mutex);
  while (!errand->is_done)
    g_cond_wait (&thread->ready, &thread->mutex);
  g_mutex_unlock (&thread->mutex);

  if (errand->error != NULL)
    g_propagate_error (error, errand->error);
  return errand->succeeded;
}

static gboolean
add_fault (LkDemoPbx *pbx, gpointer what, int *id, GError **error)
{
  return lk_demo_pbx_add_fault (pbx, what, error);
}

/**
 * lk_demo_thread_add_fault:
 * @self: a running phone system
 * @spec: a knob or a fault, as `linekeeper-demo-pbx --help` lists them
 * @error: return location
 *
 * As lk_demo_pbx_add_fault(), from any thread.
 */
gboolean
lk_demo_thread_add_fault (LkDemoThread *self, const char *spec, GError **error)
{
  return send (&(Errand) { .thread = self, .act = add_fault, .what = (gpointer) spec }, error);
}

static gboolean
create_user (LkDemoPbx *pbx, gpointer what, int *id, GError **error)
{
  return lk_demo_pbx_create_user (pbx, what, id, error);
}

/**
 * lk_demo_thread_create_user:
 * @self: a running phone system
 * @body: what a POST of the user would send; not to be touched meanwhile
 * @id: (out) (optional): the new user's Id; 0 where nobody was created
 * @error: return location
 *
 * As lk_demo_pbx_create_user(), from any thread.
 */
gboolean
lk_demo_thread_create_user (LkDemoThread *self, JsonObject *body, int *id, GError **error)
{
  Errand errand = { .thread = self, .act = create_user, .what = body };
  gboolean succeeded = send (&errand, error);

  if (id != NULL)
    *id = errand.id;
  return succeeded;
}

static gboolean
remove_user (LkDemoPbx *pbx, gpointer what, int *id, GError **error)
{
  return lk_demo_pbx_remove_user (pbx, *id, error);
}

/**
 * lk_demo_thread_remove_user:
 * @self: a running phone system
 * @id: a user
 * @error: return location
 *
 * As lk_demo_pbx_remove_user(), from any thread.
 */
gboolean
lk_demo_thread_remove_user (LkDemoThread *self, int id, GError **error)
{
  return send (&(Errand) { .thread = self, .act = remove_user, .id = id }, error);
}

static gboolean
change_user (LkDemoPbx *pbx, gpointer what, int *id, GError **error)
{
  return lk_demo_pbx_change_user (pbx, *id, what, error);
}

/**
 * lk_demo_thread_change_user:
 * @self: a running phone system
 * @id: a user
 * @body: what a PATCH of the user would send; not to be touched meanwhile
 * @error: return location
 *
 * As lk_demo_pbx_change_user(), from any thread.
 */
gboolean
lk_demo_thread_change_user (LkDemoThread *self, int id, JsonObject *body, GError **error)
{
  return send (&(Errand) { .thread = self, .act = change_user, .what = body, .id = id }, error);
}

static gboolean
put_record (LkDemoPbx *pbx, gpointer what, int *id, GError **error)
{
  return lk_demo_pbx_put_record (pbx, what, error);
}

/**
 * lk_demo_thread_put_record:
 * @self: a running phone system
 * @record: a `Pbx.User` with an Id; not to be touched meanwhile
 * @error: return location
 *
 * As lk_demo_pbx_put_record(), from any thread.
 */
gboolean
lk_demo_thread_put_record (LkDemoThread *self, JsonObject *record, GError **error)
{
  return send (&(Errand) { .thread = self, .act = put_record, .what = record }, error);
}
