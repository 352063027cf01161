/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-history-entry.h"

#include <glib/gi18n-lib.h>

#include "lk-user-fields.h"

struct _LkHistoryEntry
{
  GObject parent_instance;

  char *day; /* NULL for a job */
  LkJobSummary *summary;
};

enum
{
  PROP_0,
  PROP_SUMMARY,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (LkHistoryEntry, lk_history_entry, G_TYPE_OBJECT)

static void
lk_history_entry_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LkHistoryEntry *self = LK_HISTORY_ENTRY (object);

  switch (id)
    {
    case PROP_SUMMARY:
      g_value_set_object (value, self->summary);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lk_history_entry_finalize (GObject *object)
{
  LkHistoryEntry *self = LK_HISTORY_ENTRY (object);

  g_free (self->day);
  g_clear_object (&self->summary);

  G_OBJECT_CLASS (lk_history_entry_parent_class)->finalize (object);
}

static void
lk_history_entry_class_init (LkHistoryEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lk_history_entry_get_property;
  object_class->finalize = lk_history_entry_finalize;

  properties[PROP_SUMMARY] = g_param_spec_object ("summary", NULL, NULL, LK_TYPE_JOB_SUMMARY,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lk_history_entry_init (LkHistoryEntry *self)
{
}

static gboolean
is_same_day (GDateTime *one, GDateTime *other)
{
  return g_date_time_get_year (one) == g_date_time_get_year (other)
         && g_date_time_get_day_of_year (one) == g_date_time_get_day_of_year (other);
}

static char *
dup_day (GDateTime *day, GDateTime *now)
{
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (now, -1);

  if (is_same_day (day, now))
    return g_strdup (_ ("Today"));
  if (is_same_day (day, yesterday))
    return g_strdup (_ ("Yesterday"));
  /* Translators: a day of the week and a date, as g_date_time_format() writes them. */
  return g_date_time_format (day, _ ("%A, %x"));
}

/**
 * lk_history_entry_new_day:
 * @day: a local time of that day
 * @now: the local time now
 *
 * Returns: (transfer full): the line over the jobs of that day.
 */
LkHistoryEntry *
lk_history_entry_new_day (GDateTime *day, GDateTime *now)
{
  LkHistoryEntry *self = g_object_new (LK_TYPE_HISTORY_ENTRY, NULL);

  self->day = dup_day (day, now);
  return self;
}

/**
 * lk_history_entry_new_job:
 * @summary: a job of the journal
 *
 * Returns: (transfer full): its line.
 */
LkHistoryEntry *
lk_history_entry_new_job (LkJobSummary *summary)
{
  LkHistoryEntry *self = g_object_new (LK_TYPE_HISTORY_ENTRY, NULL);

  self->summary = g_object_ref (summary);
  return self;
}

/**
 * lk_history_entry_get_day:
 * @self: an entry
 *
 * Returns: (transfer none) (nullable): what the day is called, translated; %NULL for a job.
 */
const char *
lk_history_entry_get_day (LkHistoryEntry *self)
{
  return self->day;
}

LkJobSummary *
lk_history_entry_get_summary (LkHistoryEntry *self)
{
  return self->summary;
}

/**
 * lk_history_entry_set_summary:
 * @self: the entry of a job
 * @summary: the same job, as it stands now
 */
void
lk_history_entry_set_summary (LkHistoryEntry *self, LkJobSummary *summary)
{
  if (g_set_object (&self->summary, summary))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUMMARY]);
}

/**
 * lk_history_entry_is_same:
 * @self: an entry
 * @other: one that was made later
 *
 * Returns: whether both are about the same day or the same job.
 */
gboolean
lk_history_entry_is_same (LkHistoryEntry *self, LkHistoryEntry *other)
{
  if (self->summary == NULL || other->summary == NULL)
    return g_strcmp0 (self->day, other->day) == 0 && self->summary == other->summary;

  return lk_job_summary_get_id (self->summary) == lk_job_summary_get_id (other->summary);
}

/**
 * lk_history_entry_dup_time:
 * @self: the entry of a job
 *
 * Returns: (transfer full): when the job began, local. The year 1970 where its journal says
 *   nothing sensible.
 */
GDateTime *
lk_history_entry_dup_time (LkHistoryEntry *self)
{
  gint64 started_at = lk_job_get_started_at (lk_job_summary_get_job (self->summary));
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (started_at / G_USEC_PER_SEC);
  GDateTime *local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  return local != NULL ? local : g_date_time_new_from_unix_utc (0);
}

/**
 * lk_history_entry_dup_fields:
 * @self: the entry of a job
 *
 * Returns: (transfer full): the labels of the fields that changed; empty where that is no question.
 */
char *
lk_history_entry_dup_fields (LkHistoryEntry *self)
{
  const char *const *names = lk_job_summary_get_fields (self->summary);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      const LkField *field = lk_user_field_find (names[i]);

      g_ptr_array_add (labels, (gpointer) (field != NULL ? lk_field_get_label (field) : names[i]));
    }
  g_ptr_array_add (labels, NULL);
  /* Translators: between the items of a list. */
  return g_strjoinv (C_ ("fields", ", "), (char **) labels->pdata);
}

/**
 * lk_history_entry_can_undo:
 * @self: an entry
 *
 * Returns: whether something was done that is not taken back yet. Whether it can be, only the job
 *   with its items says.
 */
gboolean
lk_history_entry_can_undo (LkHistoryEntry *self)
{
  LkJobState state;

  if (self->summary == NULL)
    return FALSE;

  state = lk_job_get_state (lk_job_summary_get_job (self->summary));
  return (state == LK_JOB_FINISHED || state == LK_JOB_STOPPED)
         && lk_job_summary_count (self->summary, LK_ITEM_DONE) > 0;
}
