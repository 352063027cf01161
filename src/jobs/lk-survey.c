/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-survey.h"

#include <glib/gi18n-lib.h>

#include "lk-tally.h"
#include "lk-user-fields.h"
#include "lk-user-reader.h"

/* How many users are read before the first is said, and how many at a time later on. */
#define FIRST_BATCH 100
#define NEXT_BATCH  1000

struct _LkSurvey
{
  GObject parent_instance;

  GPtrArray *users;
  LkFieldSet *fields;
  LkUserReader *reader;
  LkTally *tally;   /* the worker's while there is one */
  GPtrArray **rows; /* for each field of the set, of LkSurveyRow */
  GPtrArray *nothing;
  guint position; /* of the next user to read */
  guint n_in_batch;
  guint n_read;
  double progress;
};

enum
{
  PROP_PROGRESS = 1,
  N_PROPS,
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkSurvey, lk_survey, G_TYPE_OBJECT)

/* What a worker counts. */
typedef struct
{
  LkTally *tally; /* borrowed: the survey leaves it alone meanwhile */
  LkReading *reading;
  GHashTable *labels; /* Id to what to call the user */
  guint n_fields;
} Counting;

static void
counting_free (Counting *counting)
{
  lk_reading_free (counting->reading);
  g_hash_table_unref (counting->labels);
  g_free (counting);
}

static void
set_progress (LkSurvey *self, double progress)
{
  self->progress = progress;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRESS]);
}

static char *
dup_label (LkUser *user)
{
  g_autofree char *name = lk_user_dup_name (user);
  const char *number = lk_user_get_text (user, lk_user_field_number);

  /* Translators: an extension’s number and name, as in “101 Ada Berg”. */
  return g_strdup_printf (C_ ("extension", "%s %s"), number != NULL ? number : "", name);
}

static void read_more (GTask *task);

static void
take_rows (LkSurvey *self, GPtrArray *lists)
{
  for (guint i = 0; i < lists->len; i++)
    {
      g_clear_pointer (&self->rows[i], g_ptr_array_unref);
      self->rows[i] = g_ptr_array_ref (g_ptr_array_index (lists, i));
    }
  self->n_read = lk_tally_count (self->tally);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GPtrArray) lists = g_task_propagate_pointer (G_TASK (result), NULL);

  take_rows (g_task_get_source_object (task), lists);
  read_more (task);
}

static void
count_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Counting *counting = task_data;
  GPtrArray *users = counting->reading->users;
  GPtrArray *lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < users->len; i++)
    {
      LkUser *user = g_ptr_array_index (users, i);
      gpointer id = GINT_TO_POINTER (lk_user_get_id (user));

      lk_tally_add (counting->tally, user, g_hash_table_lookup (counting->labels, id));
    }
  for (guint i = 0; i < counting->n_fields; i++)
    g_ptr_array_add (lists, lk_tally_list (counting->tally, i));

  g_task_return_pointer (task, lists, (GDestroyNotify) g_ptr_array_unref);
}

static GHashTable *
list_labels (LkSurvey *self)
{
  GHashTable *labels = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  for (guint i = self->position - self->n_in_batch; i < self->position; i++)
    {
      LkUser *user = g_ptr_array_index (self->users, i);

      g_hash_table_insert (labels, GINT_TO_POINTER (lk_user_get_id (user)), dup_label (user));
    }

  return labels;
}

/* The worker is not cancelled: the tally is its own until it ends. It does not hold the survey,
 * whose last reference must not be given up in a thread. */
static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GTask) worker = NULL;
  GError *error = NULL;
  LkSurvey *self = g_task_get_source_object (task);
  LkReading *reading = lk_user_reader_read_finish (LK_USER_READER (source), result, &error);
  Counting *counting;

  if (reading == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  counting = g_new0 (Counting, 1);
  counting->tally = self->tally;
  counting->reading = reading;
  counting->labels = list_labels (self);
  counting->n_fields = lk_field_set_get_length (self->fields);
  worker = g_task_new (NULL, NULL, counted_cb, g_steal_pointer (&task));
  g_task_set_name (worker, "count values");
  g_task_set_task_data (worker, counting, (GDestroyNotify) counting_free);
  g_task_run_in_thread (worker, count_in_thread);
}

static void
read_more (GTask *task)
{
  LkSurvey *self = g_task_get_source_object (task);
  guint n_batch = self->position == 0 ? FIRST_BATCH : NEXT_BATCH;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (int));

  set_progress (self, self->users->len > 0 ? (double) self->position / self->users->len : 1);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (self->position == self->users->len)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  self->n_in_batch = MIN (n_batch, self->users->len - self->position);
  for (guint i = 0; i < self->n_in_batch; i++)
    {
      int id = lk_user_get_id (g_ptr_array_index (self->users, self->position + i));

      g_array_append_val (ids, id);
    }
  self->position += self->n_in_batch;
  lk_user_reader_read_async (self->reader, (const int *) (gpointer) ids->data, ids->len,
                             self->fields, FALSE, g_task_get_cancellable (task), read_cb,
                             g_object_ref (task));
}

static void
progress_cb (LkSurvey *self, guint n_done, guint n_all)
{
  double n_before = self->position - self->n_in_batch;

  if (n_all > 0)
    set_progress (self, (n_before + (double) self->n_in_batch * n_done / n_all) / self->users->len);
}

static void
lk_survey_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_PROGRESS:
      g_value_set_double (value, LK_SURVEY (object)->progress);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lk_survey_finalize (GObject *object)
{
  LkSurvey *self = LK_SURVEY (object);

  for (guint i = 0; i < lk_field_set_get_length (self->fields); i++)
    g_clear_pointer (&self->rows[i], g_ptr_array_unref);
  g_free (self->rows);
  g_ptr_array_unref (self->nothing);
  lk_tally_free (self->tally);
  lk_field_set_unref (self->fields);
  g_ptr_array_unref (self->users);
  g_object_unref (self->reader);

  G_OBJECT_CLASS (lk_survey_parent_class)->finalize (object);
}

static void
lk_survey_class_init (LkSurveyClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lk_survey_get_property;
  object_class->finalize = lk_survey_finalize;

  properties[PROP_PROGRESS] =
    g_param_spec_double ("progress", NULL, NULL, 0, 1, 0,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LK_TYPE_SURVEY, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
lk_survey_init (LkSurvey *self)
{
  self->nothing = g_ptr_array_new ();
}

static LkFieldSet *
add_number (LkFieldSet *fields)
{
  const LkField *all[LK_N_USER_FIELDS + 1];
  guint n = 0;

  for (guint i = 0; i < lk_field_set_get_length (fields); i++)
    all[n++] = lk_field_set_get_field (fields, i);
  all[n++] = lk_user_field_number;
  return lk_field_set_new_of (all, n);
}

static GPtrArray *
list_once (GPtrArray *users)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (NULL, NULL);
  GPtrArray *once = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < users->len; i++)
    if (g_hash_table_add (ids, GINT_TO_POINTER (lk_user_get_id (g_ptr_array_index (users, i)))))
      g_ptr_array_add (once, g_object_ref (g_ptr_array_index (users, i)));

  return once;
}

/**
 * lk_survey_new:
 * @directory: the users
 * @users: (element-type LkUser): those who are asked about
 * @fields: what is asked about them; no secrets
 *
 * Returns: (transfer full): a survey for one run.
 */
LkSurvey *
lk_survey_new (LkDirectory *directory, GPtrArray *users, LkFieldSet *fields)
{
  LkSurvey *self = g_object_new (LK_TYPE_SURVEY, NULL);

  self->users = list_once (users);
  self->fields = add_number (fields);
  self->tally = lk_tally_new (self->fields);
  self->rows = g_new0 (GPtrArray *, lk_field_set_get_length (self->fields));
  self->reader = lk_user_reader_new (lk_directory_get_pbx (directory));
  lk_user_reader_set_n_users (self->reader, g_list_model_get_n_items (G_LIST_MODEL (directory)));
  g_signal_connect_object (self->reader, "progress", G_CALLBACK (progress_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

double
lk_survey_get_progress (LkSurvey *self)
{
  return self->progress;
}

/**
 * lk_survey_get_n_read:
 * @self: a survey
 *
 * Returns: of how many users the rows tell.
 */
guint
lk_survey_get_n_read (LkSurvey *self)
{
  return self->n_read;
}

/**
 * lk_survey_run_async:
 * @self: a survey
 *
 * Reads the users, the first hundred of them before the others, so that something is known soon.
 */
void
lk_survey_run_async (LkSurvey *self,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, lk_survey_run_async);
  read_more (task);
}

/**
 * lk_survey_run_finish:
 * @self: a survey
 * @result: the result
 * @error: return location
 *
 * Returns: whether everyone was read who is there and can be read. What was read before an error
 *   stays known.
 */
gboolean
lk_survey_run_finish (LkSurvey *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * lk_survey_get_rows:
 * @self: a survey
 * @field: a field
 *
 * Values that mean the same are one row: without the server's numbers of entries, with one's own
 * mailbox as one's own, and whether something is null or empty makes no difference.
 *
 * Returns: (transfer none) (nullable) (element-type LkSurveyRow): what the users have; %NULL as
 * long as nothing was read. The array does not change: after “changed” there is another one.
 */
GPtrArray *
lk_survey_get_rows (LkSurvey *self, const LkField *field)
{
  int index = lk_field_set_find (self->fields, field);

  return index >= 0 && self->rows[index] != NULL ? self->rows[index] : self->nothing;
}
