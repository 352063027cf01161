/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-job-title.h"

#include <glib/gi18n-lib.h>

/**
 * lk_job_title_dup_of_many:
 * @kind: what happens to users
 * @n_users: to how many
 *
 * Returns: (transfer full): a title, translated.
 */
char *
lk_job_title_dup_of_many (LkJobKind kind, guint n_users)
{
  switch (kind)
    {
    case LK_JOB_DELETE:
      return g_strdup_printf (ngettext ("Delete %'u User", "Delete %'u Users", n_users), n_users);
    case LK_JOB_CREATE:
      return g_strdup_printf (ngettext ("Create %'u User", "Create %'u Users", n_users), n_users);
    case LK_JOB_UPDATE:
    case LK_JOB_EDIT:
    default:
      return g_strdup_printf (ngettext ("Edit %'u User", "Edit %'u Users", n_users), n_users);
    }
}

/**
 * lk_job_title_dup_of_undo:
 * @done: what the job that is taken back has done
 *
 * Returns: (transfer full): a title, translated.
 */
char *
lk_job_title_dup_of_undo (LkJobKind done)
{
  switch (done)
    {
    case LK_JOB_DELETE:
      return g_strdup (_ ("Create Deleted Users Again"));
    case LK_JOB_CREATE:
      return g_strdup (_ ("Delete Created Users"));
    case LK_JOB_UPDATE:
    case LK_JOB_EDIT:
    default:
      return g_strdup (_ ("Undo Changes"));
    }
}

/* What the job has taken back. */
static LkJobKind
find_done (LkJob *undo)
{
  switch (lk_job_get_kind (undo))
    {
    case LK_JOB_DELETE:
      return LK_JOB_CREATE;
    case LK_JOB_CREATE:
      return LK_JOB_DELETE;
    case LK_JOB_UPDATE:
    case LK_JOB_EDIT:
    default:
      return LK_JOB_UPDATE;
    }
}

/**
 * lk_job_title_dup:
 * @job: a job
 *
 * Returns: (transfer full): what it was called while it was planned, translated.
 */
char *
lk_job_title_dup (LkJob *job)
{
  if (lk_job_get_undo_of (job) != 0)
    return lk_job_title_dup_of_undo (find_done (job));
  if (lk_job_get_retry_of (job) != 0)
    return g_strdup (_ ("Try Again"));
  return lk_job_title_dup_of_many (lk_job_get_kind (job), lk_job_get_n_items (job));
}
