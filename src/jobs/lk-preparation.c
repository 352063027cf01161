/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-preparation.h"

#include <glib/gi18n-lib.h>

#include "lk-user-reader.h"

/* How much of the whole the reading is. */
#define READING_SHARE 0.7

/* How long one slice may take, in microseconds: the window stays smooth meanwhile. */
#define SLICE 4000

/* How often it is said how far the worker is, in milliseconds. */
#define NEWS_INTERVAL 100

struct _LkPreparation
{
  GObject parent_instance;

  LkDirectory *directory;
  LkJob *job;
  LkFieldSet *fields;
  LkUserReader *reader;
  LkPrepareFunc func;
  LkGatherFunc gather; /* NULL where the job has its items already */
  guint n_positions;
  guint n_gathered;
  gpointer data;
  GDestroyNotify destroy;

  LkReading *reading;
  GHashTable *unreadable; /* Ids */
  int n_prepared;         /* items; atomic */
  guint news_id;
  double progress;
};

enum
{
  PROP_PROGRESS = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (LkPreparation, lk_preparation, G_TYPE_OBJECT)

static void
set_progress (LkPreparation *self, double progress)
{
  self->progress = progress;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRESS]);
}

static gboolean
is_open (LkJobItem *item)
{
  return lk_job_item_get_state (item) == LK_ITEM_PLANNED;
}

static void
prepare (LkPreparation *self, LkJobItem *item)
{
  int id = lk_job_item_get_user_id (item);

  if (g_hash_table_contains (self->unreadable, GINT_TO_POINTER (id)))
    lk_job_item_set_state (item, LK_ITEM_FAILED,
                           _ ("What the phone system says of this user cannot be read. It may be "
                              "newer than this program."));
  else
    self->func (item, lk_reading_find (self->reading, id), self->data);
}

/* The items are nobody else's yet. */
static void
prepare_in_thread (GTask *worker, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  LkPreparation *self = task_data;

  for (guint i = 0; i < lk_job_get_n_items (self->job); i++)
    {
      LkJobItem *item = lk_job_get_item (self->job, i);

      if (g_task_return_error_if_cancelled (worker))
        return;
      if (is_open (item))
        prepare (self, item);
      g_atomic_int_inc (&self->n_prepared);
    }

  g_clear_pointer (&self->reading, lk_reading_free);
  g_task_return_boolean (worker, TRUE);
}

static void
prepared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  LkPreparation *self = g_task_get_source_object (task);

  g_clear_handle_id (&self->news_id, g_source_remove);
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }

  set_progress (self, 1);
  g_task_return_pointer (task, g_object_ref (self->job), g_object_unref);
}

static gboolean
tell_news (gpointer user_data)
{
  LkPreparation *self = user_data;
  double n_items = MAX (lk_job_get_n_items (self->job), 1);

  set_progress (self, READING_SHARE
                        + (1 - READING_SHARE) * g_atomic_int_get (&self->n_prepared) / n_items);
  return G_SOURCE_CONTINUE;
}

/* The worker does not hold the preparation, whose last reference must not be given up in a thread:
 * the task does. */
static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GTask) worker = NULL;
  GError *error = NULL;
  LkPreparation *self = g_task_get_source_object (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  self->reading = lk_user_reader_read_finish (LK_USER_READER (source), result, &error);
  if (self->reading == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  for (guint i = 0; i < self->reading->unreadable->len; i++)
    g_hash_table_add (self->unreadable,
                      GINT_TO_POINTER (g_array_index (self->reading->unreadable, int, i)));
  self->news_id = g_timeout_add (NEWS_INTERVAL, tell_news, self);
  worker = g_task_new (NULL, cancellable, prepared_cb, g_steal_pointer (&task));
  g_task_set_name (worker, "plan a job");
  g_task_set_task_data (worker, self, NULL);
  g_task_run_in_thread (worker, prepare_in_thread);
}

static void
progress_cb (LkPreparation *self, guint n_done, guint n_all)
{
  set_progress (self, READING_SHARE * n_done / MAX (n_all, 1));
}

static void
read_all (LkPreparation *self, GTask *task)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < lk_job_get_n_items (self->job); i++)
    {
      LkJobItem *item = lk_job_get_item (self->job, i);
      int id = lk_job_item_get_user_id (item);

      if (is_open (item) && id > 0)
        g_array_append_val (ids, id);
    }

  lk_user_reader_set_n_users (self->reader,
                              g_list_model_get_n_items (G_LIST_MODEL (self->directory)));
  lk_user_reader_read_async (self->reader, (const int *) (gpointer) ids->data, ids->len,
                             self->fields, FALSE, g_task_get_cancellable (task), read_cb,
                             g_object_ref (task));
}

static gboolean
gather_cb (gpointer user_data)
{
  GTask *task = user_data;
  LkPreparation *self = g_task_get_source_object (task);
  gint64 until = g_get_monotonic_time () + SLICE;

  if (g_task_return_error_if_cancelled (task))
    return G_SOURCE_REMOVE;

  while (self->n_gathered < self->n_positions)
    {
      self->gather (self->job, self->n_gathered++, self->data);
      if (g_get_monotonic_time () > until)
        return G_SOURCE_CONTINUE;
    }

  read_all (self, task);
  return G_SOURCE_REMOVE;
}

static void
lk_preparation_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_PROGRESS:
      g_value_set_double (value, LK_PREPARATION (object)->progress);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lk_preparation_finalize (GObject *object)
{
  LkPreparation *self = LK_PREPARATION (object);

  g_clear_handle_id (&self->news_id, g_source_remove);
  if (self->destroy != NULL)
    self->destroy (self->data);
  g_clear_pointer (&self->reading, lk_reading_free);
  g_hash_table_unref (self->unreadable);
  g_object_unref (self->reader);
  lk_field_set_unref (self->fields);
  g_object_unref (self->job);
  g_object_unref (self->directory);

  G_OBJECT_CLASS (lk_preparation_parent_class)->finalize (object);
}

static void
lk_preparation_class_init (LkPreparationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lk_preparation_get_property;
  object_class->finalize = lk_preparation_finalize;

  properties[PROP_PROGRESS] =
    g_param_spec_double ("progress", NULL, NULL, 0, 1, 0,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lk_preparation_init (LkPreparation *self)
{
  self->unreadable = g_hash_table_new (NULL, NULL);
}

/**
 * lk_preparation_new:
 * @directory: the users
 * @job: planned, with its items, or without where lk_preparation_set_gather() is told how they are
 *   found; those that are in another state already are left alone
 * @fields: what to read of each
 *
 * Returns: (transfer full): a preparation for one run.
 */
LkPreparation *
lk_preparation_new (LkDirectory *directory, LkJob *job, LkFieldSet *fields)
{
  LkPreparation *self = g_object_new (LK_TYPE_PREPARATION, NULL);

  self->directory = g_object_ref (directory);
  self->job = g_object_ref (job);
  self->fields = lk_field_set_ref (fields);
  self->reader = lk_user_reader_new (lk_directory_get_pbx (directory));
  g_signal_connect_object (self->reader, "progress", G_CALLBACK (progress_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * lk_preparation_set_func:
 * @self: a preparation
 * @func: what to do with each item, in a thread while nobody else has the job
 * @data: for @func, which nobody changes meanwhile, and for gathering
 * @destroy: (nullable): frees @data
 */
void
lk_preparation_set_func (LkPreparation *self,
                         LkPrepareFunc func,
                         gpointer data,
                         GDestroyNotify destroy)
{
  if (self->destroy != NULL)
    self->destroy (self->data);
  self->func = func;
  self->data = data;
  self->destroy = destroy;
}

/**
 * lk_preparation_set_gather:
 * @self: a preparation
 * @gather: adds the items to the job, before it is read what they are about
 * @n_positions: how often it is called, with 0, 1 and so on
 */
void
lk_preparation_set_gather (LkPreparation *self, LkGatherFunc gather, guint n_positions)
{
  self->gather = gather;
  self->n_positions = n_positions;
}

double
lk_preparation_get_progress (LkPreparation *self)
{
  return self->progress;
}

/**
 * lk_preparation_run_async:
 * @self: a preparation with its function
 *
 * Gathers the items, reads the users and makes the plan. Once.
 */
void
lk_preparation_run_async (LkPreparation *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, lk_preparation_run_async);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, gather_cb, g_steal_pointer (&task), g_object_unref);
}

/**
 * lk_preparation_run_finish:
 * @self: a preparation
 * @result: the result
 * @error: return location; where the phone system did not answer nothing is planned
 *
 * Returns: (transfer full) (nullable): the job with its plan.
 */
LkJob *
lk_preparation_run_finish (LkPreparation *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
