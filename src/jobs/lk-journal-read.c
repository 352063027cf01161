/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-journal-read.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "lk-journal-value.h"
#include "lk-search.h"
#include "lk-user-fields.h"

#define JOB_COLUMNS                                                                                \
  "id, kind, state, method, profile_id, profile_name, client_id, reason, undo_of, retry_of, "      \
  "started_at, ended_at, fields, who"

enum
{
  JOB_ID,
  JOB_KIND,
  JOB_STATE,
  JOB_METHOD,
  JOB_PROFILE_ID,
  JOB_PROFILE_NAME,
  JOB_CLIENT_ID,
  JOB_REASON,
  JOB_UNDO_OF,
  JOB_RETRY_OF,
  JOB_STARTED_AT,
  JOB_ENDED_AT,
  JOB_FIELDS,
  JOB_WHO,
};

enum
{
  ITEM_USER_ID,
  ITEM_NUMBER,
  ITEM_NAME,
  ITEM_STATE,
  ITEM_MESSAGE,
  ITEM_NEW_ID,
  ITEM_DIFFERENCE,
  ITEM_AFTER,
  ITEM_SNAPSHOT,
  ITEM_POSITION,
};

static LkJob *
read_bare (sqlite3_stmt *row)
{
  LkJob *job = lk_job_new ((LkJobKind) lk_sql_column_int (row, JOB_KIND));
  g_autofree char *profile_id = lk_sql_column_text (row, JOB_PROFILE_ID);
  g_autofree char *profile_name = lk_sql_column_text (row, JOB_PROFILE_NAME);
  g_autofree char *client_id = lk_sql_column_text (row, JOB_CLIENT_ID);
  g_autofree char *reason = lk_sql_column_text (row, JOB_REASON);

  lk_job_set_id (job, lk_sql_column_int (row, JOB_ID));
  lk_job_set_state (job, (LkJobState) lk_sql_column_int (row, JOB_STATE));
  lk_job_set_method (job, (LkJobMethod) lk_sql_column_int (row, JOB_METHOD));
  lk_job_set_profile (job, profile_id, profile_name, client_id);
  lk_job_set_reason (job, reason);
  lk_job_set_undo_of (job, lk_sql_column_int (row, JOB_UNDO_OF));
  lk_job_set_retry_of (job, lk_sql_column_int (row, JOB_RETRY_OF));
  lk_job_set_started_at (job, lk_sql_column_int (row, JOB_STARTED_AT));
  lk_job_set_ended_at (job, lk_sql_column_int (row, JOB_ENDED_AT));
  return job;
}

/* A state that this program never wrote: what is behind it, nobody knows. */
static LkItemState
tame_state (gint64 number)
{
  return number >= 0 && number < LK_N_ITEM_STATES ? (LkItemState) number : LK_ITEM_FAILED;
}

static gboolean
count_items (LkSql *sql, gint64 job_id, guint *counts, GError **error)
{
  g_autoptr (GError) failure = NULL;
  sqlite3_stmt *row =
    lk_sql_ask (sql, error, "SELECT state, count(*) FROM item WHERE job_id = ? GROUP BY state", "i",
                job_id);

  if (row == NULL)
    return FALSE;
  while (lk_sql_next (sql, row, &failure))
    counts[tame_state (lk_sql_column_int (row, 0))] += (guint) lk_sql_column_int (row, 1);
  if (failure == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* @row: of a statement with JOB_COLUMNS */
static LkJobSummary *
read_summary (LkSql *sql, sqlite3_stmt *row, GError **error)
{
  g_autoptr (LkJob) bare = read_bare (row);
  g_autofree char *text = g_strchomp (lk_sql_column_text (row, JOB_FIELDS));
  g_autofree char *who = lk_sql_column_text (row, JOB_WHO);
  g_auto (GStrv) fields = g_strsplit (text, "\n", -1);
  guint counts[LK_N_ITEM_STATES] = { 0 };

  if (!count_items (sql, lk_job_get_id (bare), counts, error))
    return NULL;

  return lk_job_summary_new (bare, counts, (const char *const *) fields, who);
}

/* The labels are looked up as they are called now, in the language of now. */
static void
append_labels (GString *words, const char *fields)
{
  g_auto (GStrv) names = g_strsplit (fields, "\n", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      const LkField *field = lk_user_field_find (names[i]);

      g_string_append_printf (words, "%s %s\n", names[i],
                              field != NULL ? lk_field_get_label (field) : "");
    }
}

static gboolean
matches (sqlite3_stmt *row, int column, const char *const *wanted)
{
  g_autofree char *words = NULL;
  g_autofree char *fields = NULL;
  g_autofree char *folded = NULL;
  g_autoptr (GString) labels = g_string_new (NULL);

  if (*wanted == NULL)
    return TRUE;

  words = lk_sql_column_text (row, column);
  fields = lk_sql_column_text (row, JOB_FIELDS);
  append_labels (labels, fields);
  folded = lk_search_fold (labels->str);
  for (guint i = 0; wanted[i] != NULL; i++)
    if (strstr (words, wanted[i]) == NULL && strstr (folded, wanted[i]) == NULL)
      return FALSE;

  return TRUE;
}

static GPtrArray *
read_rows (LkSql *sql, sqlite3_stmt *row, const char *query, guint limit, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) wanted = lk_search_split (query != NULL ? query : "");
  g_autoptr (GError) failure = NULL;

  while (list->len < limit && lk_sql_next (sql, row, &failure))
    {
      LkJobSummary *summary = NULL;

      if (!matches (row, JOB_WHO + 1, (const char *const *) wanted))
        continue;
      summary = read_summary (sql, row, &failure);
      if (summary == NULL)
        break;
      g_ptr_array_add (list, summary);
    }
  sqlite3_reset (row);
  if (failure == NULL)
    return g_steal_pointer (&list);

  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/**
 * lk_journal_read_list:
 * @sql: a journal's database
 * @profile_id: (nullable): a phone system's; %NULL for all
 * @query: (nullable): words that all have to be found
 * @limit: how many at most
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type LkJobSummary): the newest first.
 */
GPtrArray *
lk_journal_read_list (LkSql *sql,
                      const char *profile_id,
                      const char *query,
                      guint limit,
                      GError **error)
{
  sqlite3_stmt *row = lk_sql_ask (sql, error,
                                  "SELECT " JOB_COLUMNS ", words.text FROM job "
                                  "LEFT JOIN words ON words.job_id = job.id "
                                  "WHERE ?1 IS NULL OR profile_id = ?1 ORDER BY id DESC",
                                  "s", profile_id);

  return row != NULL ? read_rows (sql, row, query, limit, error) : NULL;
}

/**
 * lk_journal_read_running:
 * @sql: a journal's database
 * @profile_id: (nullable): a phone system's; %NULL for all
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type LkJobSummary): those that say that they are
 *   running, the newest first.
 */
GPtrArray *
lk_journal_read_running (LkSql *sql, const char *profile_id, GError **error)
{
  sqlite3_stmt *row = lk_sql_ask (sql, error,
                                  "SELECT " JOB_COLUMNS " FROM job WHERE state = ?2 "
                                  "AND (?1 IS NULL OR profile_id = ?1) ORDER BY id DESC",
                                  "si", profile_id, (gint64) LK_JOB_RUNNING);

  return row != NULL ? read_rows (sql, row, NULL, G_MAXUINT, error) : NULL;
}

static int
tame_id (gint64 number)
{
  return number >= G_MININT && number <= G_MAXINT ? (int) number : 0;
}

static char *
dup_optional (sqlite3_stmt *row, int column)
{
  return lk_sql_column_is_null (row, column) ? NULL : lk_sql_column_text (row, column);
}

/* Fills the item from its texts. Returns FALSE where one of them cannot be read. */
static gboolean
read_values (LkJobItem *item, LkJobKind kind, sqlite3_stmt *row, GError **error)
{
  int user_id = lk_job_item_get_user_id (item);
  g_autofree char *difference_text = dup_optional (row, ITEM_DIFFERENCE);
  g_autofree char *after_text = dup_optional (row, ITEM_AFTER);
  g_autofree char *snapshot_text = dup_optional (row, ITEM_SNAPSHOT);
  g_autoptr (GError) failure = NULL;
  g_autoptr (LkDifference)
    difference = lk_journal_value_to_difference (difference_text, user_id, &failure);
  g_autoptr (LkUser)
    after = lk_journal_value_to_user (after_text, user_id, failure == NULL ? &failure : NULL);
  g_autoptr (LkUser)
    snapshot = lk_journal_value_to_user (snapshot_text, user_id, failure == NULL ? &failure : NULL);

  lk_job_item_set_difference (item, difference);
  lk_job_item_set_after (item, after);
  lk_job_item_set_snapshot (item, snapshot);
  if (failure == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* Whether all is there that an item of this kind lives on. */
static gboolean
is_whole (LkJobItem *item, LkJobKind kind)
{
  switch (lk_job_item_get_state (item))
    {
    case LK_ITEM_PLANNED:
    case LK_ITEM_SENDING:
    case LK_ITEM_UNKNOWN:
      return kind == LK_JOB_UPDATE || kind == LK_JOB_EDIT
               ? lk_job_item_get_difference (item) != NULL
               : lk_job_item_get_snapshot (item) != NULL;
    default:
      return TRUE;
    }
}

static gboolean
is_open (LkItemState state)
{
  return state == LK_ITEM_PLANNED || state == LK_ITEM_SENDING || state == LK_ITEM_UNKNOWN;
}

/* What came of it stays true; what is still open can neither be sent nor be looked at. */
static void
mark_unreadable (LkJobItem *item, const char *reason)
{
  LkItemState state = lk_job_item_get_state (item);
  g_autofree char *message =
    g_strdup_printf (_ ("This part of the history cannot be read: %s"), reason);

  lk_job_item_set_state (item, is_open (state) ? LK_ITEM_FAILED : state, message);
}

static LkJobItem *
read_item (LkJobKind kind, sqlite3_stmt *row)
{
  g_autofree char *number = lk_sql_column_text (row, ITEM_NUMBER);
  g_autofree char *name = lk_sql_column_text (row, ITEM_NAME);
  g_autofree char *message = lk_sql_column_text (row, ITEM_MESSAGE);
  gint64 state = lk_sql_column_int (row, ITEM_STATE);
  LkJobItem *item = lk_job_item_new (tame_id (lk_sql_column_int (row, ITEM_USER_ID)), number, name);
  g_autoptr (GError) error = NULL;

  lk_job_item_set_state (item, tame_state (state), message);
  lk_job_item_set_new_id (item, tame_id (lk_sql_column_int (row, ITEM_NEW_ID)));
  if (!read_values (item, kind, row, &error))
    mark_unreadable (item, error->message);
  else if (state != (gint64) tame_state (state) || !is_whole (item, kind))
    mark_unreadable (item, _ ("Something is missing there."));

  return item;
}

/* Where one is missing, what is written about another one later would hit the wrong one. */
static void
check_position (LkJob *job, sqlite3_stmt *row, GError **error)
{
  if (lk_sql_column_int (row, ITEM_POSITION) != (gint64) lk_job_get_n_items (job) - 1)
    g_set_error_literal (
      error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
      _ ("A part of this is missing in the history, so that it cannot be shown."));
}

static gboolean
read_items (LkSql *sql, LkJob *job, GError **error)
{
  g_autoptr (GError) failure = NULL;
  sqlite3_stmt *row = lk_sql_ask (
    sql, error,
    "SELECT user_id, number, name, state, message, new_id, difference, after, snapshot, "
    "position FROM item WHERE job_id = ? ORDER BY position",
    "i", lk_job_get_id (job));

  if (row == NULL)
    return FALSE;
  while (failure == NULL && lk_sql_next (sql, row, &failure))
    {
      g_autoptr (LkJobItem) item = read_item (lk_job_get_kind (job), row);

      lk_job_add (job, item);
      check_position (job, row, &failure);
    }
  sqlite3_reset (row);
  if (failure == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * lk_journal_read_job:
 * @sql: a journal's database
 * @id: a job's number
 * @error: return location; %G_IO_ERROR_NOT_FOUND
 *
 * Items that cannot be read are there, too, and say so; nobody sends them.
 *
 * Returns: (transfer full) (nullable): the job with its items.
 */
LkJob *
lk_journal_read_job (LkSql *sql, gint64 id, GError **error)
{
  g_autoptr (LkJob) job = NULL;
  g_autoptr (GError) failure = NULL;
  sqlite3_stmt *row =
    lk_sql_ask (sql, error, "SELECT " JOB_COLUMNS " FROM job WHERE id = ?", "i", id);

  if (row == NULL)
    return NULL;
  if (lk_sql_next (sql, row, &failure))
    job = read_bare (row);
  sqlite3_reset (row);
  if (job == NULL && failure == NULL)
    g_set_error_literal (&failure, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                         _ ("This is not in the history any more."));
  if (failure == NULL && read_items (sql, job, &failure))
    return g_steal_pointer (&job);

  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}
