/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-journal-write.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "lk-journal-value.h"

static gboolean
add_job (LkSql *sql, LkJournalEntry *entry, gint64 *id, GError **error)
{
  g_autofree char *fields = lk_journal_entry_dup_fields (entry);
  g_autofree char *who = lk_journal_entry_dup_who (entry);
  g_autofree char *words = lk_journal_entry_dup_words (entry);
  LkJob *job = entry->bare;

  if (!lk_sql_do (sql, error,
                  "INSERT INTO job (kind, state, method, profile_id, profile_name, client_id, "
                  "reason, undo_of, retry_of, added_at, started_at, ended_at, fields, who) "
                  "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                  "iiissssiiiiiss", (gint64) lk_job_get_kind (job), (gint64) lk_job_get_state (job),
                  (gint64) lk_job_get_method (job), lk_job_get_profile_id (job),
                  lk_job_get_profile_name (job), lk_job_get_client_id (job),
                  lk_job_get_reason (job), lk_job_get_undo_of (job), lk_job_get_retry_of (job),
                  g_get_real_time (), lk_job_get_started_at (job), lk_job_get_ended_at (job),
                  fields, who))
    return FALSE;

  *id = lk_sql_get_last_id (sql);
  return lk_sql_do (sql, error, "INSERT INTO words (job_id, text) VALUES (?, ?)", "is", *id, words);
}

static gboolean
add_item (LkSql *sql, gint64 job_id, LkEntryItem *entry, GError **error)
{
  g_autofree char *difference = lk_journal_value_from_difference (entry->difference);
  g_autofree char *after = lk_journal_value_from_user (entry->after);
  g_autofree char *snapshot = lk_journal_value_from_user (entry->snapshot);

  return lk_sql_do (sql, error,
                    "INSERT INTO item (job_id, position, user_id, number, name, state, message, "
                    "new_id, difference, after, snapshot) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    "iiissisisss", job_id, (gint64) entry->position,
                    (gint64) lk_job_item_get_user_id (entry->item),
                    lk_job_item_get_number (entry->item), lk_job_item_get_name (entry->item),
                    (gint64) entry->state, entry->message, (gint64) entry->new_id, difference,
                    after, snapshot);
}

static gboolean
add_all (LkSql *sql, LkJournalEntry *entry, gint64 *id, GError **error)
{
  if (!add_job (sql, entry, id, error))
    return FALSE;

  for (guint i = 0; i < entry->items->len; i++)
    if (!add_item (sql, *id, &g_array_index (entry->items, LkEntryItem, i), error))
      return FALSE;

  return TRUE;
}

/**
 * lk_journal_write_add:
 * @sql: a journal's database
 * @entry: a whole job
 * @id: (out): its number from now on
 * @error: return location
 *
 * Returns: whether it is on the disk.
 */
gboolean
lk_journal_write_add (LkSql *sql, LkJournalEntry *entry, gint64 *id, GError **error)
{
  return lk_sql_begin (sql, error) && lk_sql_end (sql, add_all (sql, entry, id, error), error);
}

/* Nothing is written about what is not there. */
static gboolean
check_found (LkSql *sql, GError **error)
{
  if (lk_sql_count_changed (sql) == 1)
    return TRUE;

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                       _ ("This is not in the history any more."));
  return FALSE;
}

static gboolean
put_job (LkSql *sql, LkJob *job, GError **error)
{
  return lk_sql_do (sql, error,
                    "UPDATE job SET state = ?, method = ?, started_at = ?, ended_at = ? "
                    "WHERE id = ?",
                    "iiiii", (gint64) lk_job_get_state (job), (gint64) lk_job_get_method (job),
                    lk_job_get_started_at (job), lk_job_get_ended_at (job), lk_job_get_id (job))
         && check_found (sql, error);
}

static gboolean
put_item (LkSql *sql, gint64 job_id, LkEntryItem *entry, GError **error)
{
  g_autofree char *after = lk_journal_value_from_user (entry->after);

  return lk_sql_do (sql, error,
                    "UPDATE item SET state = ?, message = ?, new_id = ?, after = ? "
                    "WHERE job_id = ? AND position = ?",
                    "isisii", (gint64) entry->state, entry->message, (gint64) entry->new_id, after,
                    job_id, (gint64) entry->position)
         && check_found (sql, error);
}

/* What a job takes back is not done any more in the job that did it, unless the person left out
 * some of it, which can be taken back later. Who was created is deleted by the new Id. */
static gboolean
mark_undone (LkSql *sql, LkJob *job, LkEntryItem *entry, GError **error)
{
  /* The sign keeps SQLite from walking through all that are done, for each of thousands. */
  static const char by_id[] =
    "UPDATE item SET state = ? WHERE job_id = ? AND +state = ? AND user_id = ?";
  static const char by_new_id[] =
    "UPDATE item SET state = ? WHERE job_id = ? AND state = ? AND new_id = ?";
  int user_id = lk_job_item_get_user_id (entry->item);
  gboolean is_part = entry->difference != NULL && lk_difference_is_part (entry->difference);

  if (lk_job_get_undo_of (job) == 0 || entry->state != LK_ITEM_DONE || user_id == 0 || is_part)
    return TRUE;

  return lk_sql_do (sql, error, lk_job_get_kind (job) == LK_JOB_DELETE ? by_new_id : by_id, "iiii",
                    (gint64) LK_ITEM_UNDONE, lk_job_get_undo_of (job), (gint64) LK_ITEM_DONE,
                    (gint64) user_id);
}

static gboolean
put_all (LkSql *sql, LkJournalEntry *entry, GError **error)
{
  if (!put_job (sql, entry->bare, error))
    return FALSE;

  for (guint i = 0; i < entry->items->len; i++)
    {
      LkEntryItem *item = &g_array_index (entry->items, LkEntryItem, i);

      if (!put_item (sql, lk_job_get_id (entry->bare), item, error)
          || !mark_undone (sql, entry->bare, item, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * lk_journal_write_put:
 * @sql: a journal's database
 * @entry: a job of this journal and some of its items
 * @error: return location; %G_IO_ERROR_NOT_FOUND where the journal does not have them
 *
 * Where the job takes another one back, the items of that one follow.
 *
 * Returns: whether it is on the disk.
 */
gboolean
lk_journal_write_put (LkSql *sql, LkJournalEntry *entry, GError **error)
{
  return lk_sql_begin (sql, error) && lk_sql_end (sql, put_all (sql, entry, error), error);
}

/* What is gone is overwritten in the file, and so is what the companion still holds of it. */
static gboolean
shrink (LkSql *sql, GError **error)
{
  return lk_sql_run (sql, "PRAGMA incremental_vacuum; PRAGMA wal_checkpoint (TRUNCATE)", error);
}

/**
 * lk_journal_write_prune:
 * @sql: a journal's database
 * @before: microseconds since 1970, UTC
 * @error: return location
 *
 * Removes the jobs that ended before that time. Those that are running stay.
 *
 * Returns: whether they are gone from the disk.
 */
gboolean
lk_journal_write_prune (LkSql *sql, gint64 before, GError **error)
{
  if (!lk_sql_do (sql, error,
                  "DELETE FROM job WHERE state <> ? AND CASE WHEN max (started_at, ended_at) > 0 "
                  "THEN max (started_at, ended_at) ELSE added_at END < ?",
                  "ii", (gint64) LK_JOB_RUNNING, before))
    return FALSE;

  return lk_sql_count_changed (sql) == 0 || shrink (sql, error);
}

/**
 * lk_journal_write_wipe:
 * @sql: a journal's database
 * @profile_id: (nullable): a phone system's; %NULL for all
 * @error: return location
 *
 * Removes all of its jobs but those that are running.
 *
 * Returns: whether they are gone from the disk.
 */
gboolean
lk_journal_write_wipe (LkSql *sql, const char *profile_id, GError **error)
{
  return lk_sql_do (sql, error,
                    "DELETE FROM job WHERE state <> ?1 AND (?2 IS NULL OR profile_id = ?2)", "is",
                    (gint64) LK_JOB_RUNNING, profile_id)
         && shrink (sql, error);
}
