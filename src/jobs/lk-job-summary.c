/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-job-summary.h"

#include <glib/gi18n-lib.h>

struct _LkJobSummary
{
  GObject parent_instance;

  LkJob *job;
  guint counts[LK_N_ITEM_STATES];
  char **fields;
  char *who;
};

G_DEFINE_FINAL_TYPE (LkJobSummary, lk_job_summary, G_TYPE_OBJECT)

static void
lk_job_summary_finalize (GObject *object)
{
  LkJobSummary *self = LK_JOB_SUMMARY (object);

  g_clear_object (&self->job);
  g_strfreev (self->fields);
  g_free (self->who);

  G_OBJECT_CLASS (lk_job_summary_parent_class)->finalize (object);
}

static void
lk_job_summary_class_init (LkJobSummaryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lk_job_summary_finalize;
}

static void
lk_job_summary_init (LkJobSummary *self)
{
}

/**
 * lk_job_summary_new:
 * @bare: a job without items
 * @counts: (array fixed-size=8): how many items are in each state
 * @fields: (array zero-terminated=1): the wire's names of what changes
 * @who: the user of a job of one; empty for others
 *
 * Returns: (transfer full): what a list shows of the job.
 */
LkJobSummary *
lk_job_summary_new (LkJob *bare, const guint *counts, const char *const *fields, const char *who)
{
  LkJobSummary *self = g_object_new (LK_TYPE_JOB_SUMMARY, NULL);

  self->job = g_object_ref (bare);
  memcpy (self->counts, counts, sizeof self->counts);
  self->fields = g_strdupv ((char **) fields);
  self->who = g_strdup (who);
  return self;
}

/**
 * lk_job_summary_get_job:
 * @self: a summary
 *
 * Returns: (transfer none): the job without its items.
 */
LkJob *
lk_job_summary_get_job (LkJobSummary *self)
{
  return self->job;
}

gint64
lk_job_summary_get_id (LkJobSummary *self)
{
  return lk_job_get_id (self->job);
}

guint
lk_job_summary_count (LkJobSummary *self, LkItemState state)
{
  return self->counts[state];
}

guint
lk_job_summary_count_all (LkJobSummary *self)
{
  guint n = 0;

  for (guint i = 0; i < LK_N_ITEM_STATES; i++)
    n += self->counts[i];
  return n;
}

const char *const *
lk_job_summary_get_fields (LkJobSummary *self)
{
  return (const char *const *) self->fields;
}

static char *
dup_title_of_one (LkJobSummary *self)
{
  switch (lk_job_get_kind (self->job))
    {
    case LK_JOB_DELETE:
      /* Translators: %s is a user's name and extension. */
      return g_strdup_printf (_ ("Deletion of %s"), self->who);
    case LK_JOB_CREATE:
      /* Translators: %s is a user's name and extension. */
      return g_strdup_printf (_ ("Creation of %s"), self->who);
    default:
      /* Translators: %s is a user's name and extension. */
      return g_strdup_printf (_ ("Change of %s"), self->who);
    }
}

static char *
dup_title_of_many (LkJobSummary *self)
{
  guint n = lk_job_summary_count_all (self);

  switch (lk_job_get_kind (self->job))
    {
    case LK_JOB_DELETE:
      return g_strdup_printf (ngettext ("Deletion of %u user", "Deletion of %u users", n), n);
    case LK_JOB_CREATE:
      return g_strdup_printf (ngettext ("Creation of %u user", "Creation of %u users", n), n);
    default:
      return g_strdup_printf (ngettext ("Change of %u user", "Change of %u users", n), n);
    }
}

/**
 * lk_job_summary_dup_title:
 * @self: a summary
 *
 * Returns: (transfer full): what was done to whom, translated. What changed is not in it; see
 *   lk_job_summary_get_fields().
 */
char *
lk_job_summary_dup_title (LkJobSummary *self)
{
  return *self->who != '\0' ? dup_title_of_one (self) : dup_title_of_many (self);
}

/* What a person has to know first comes first. */
static const LkItemState by_weight[] = {
  LK_ITEM_FAILED, LK_ITEM_UNKNOWN, LK_ITEM_SENDING,   LK_ITEM_PLANNED,
  LK_ITEM_DONE,   LK_ITEM_SKIPPED, LK_ITEM_UNCHANGED, LK_ITEM_UNDONE,
};

static char *
dup_count (LkItemState state, guint n)
{
  switch (state)
    {
    case LK_ITEM_FAILED:
      return g_strdup_printf (ngettext ("%u failed", "%u failed", n), n);
    case LK_ITEM_UNKNOWN:
      return g_strdup_printf (ngettext ("%u unknown", "%u unknown", n), n);
    case LK_ITEM_SENDING:
      return g_strdup_printf (ngettext ("%u to verify", "%u to verify", n), n);
    case LK_ITEM_PLANNED:
      return g_strdup_printf (ngettext ("%u not sent", "%u not sent", n), n);
    case LK_ITEM_DONE:
      return g_strdup_printf (ngettext ("%u done", "%u done", n), n);
    case LK_ITEM_SKIPPED:
      return g_strdup_printf (ngettext ("%u left out", "%u left out", n), n);
    case LK_ITEM_UNCHANGED:
      return g_strdup_printf (ngettext ("%u already as wanted", "%u already as wanted", n), n);
    case LK_ITEM_UNDONE:
      return g_strdup_printf (ngettext ("%u taken back", "%u taken back", n), n);
    default:
      return NULL;
    }
}

/**
 * lk_job_summary_dup_outcome:
 * @self: a summary
 *
 * Returns: (transfer full): what came of it, translated: a word for a job of one, otherwise how
 * many users are in each state.
 */
char *
lk_job_summary_dup_outcome (LkJobSummary *self)
{
  GString *outcome = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (by_weight); i++)
    {
      guint n = self->counts[by_weight[i]];
      g_autofree char *part = NULL;

      if (n == 0)
        continue;
      if (lk_job_summary_count_all (self) == 1)
        part = g_strdup (lk_item_state_get_label (by_weight[i]));
      else
        part = dup_count (by_weight[i], n);
      g_string_append_printf (outcome, "%s%s", outcome->len > 0 ? " · " : "", part);
    }

  return g_string_free (outcome, FALSE);
}
