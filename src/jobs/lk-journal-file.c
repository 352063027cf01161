/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-journal-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "lk-error.h"
#include "lk-job.h"

/* Says that a file is one of these, and how it is laid out: a newer number is not ours to touch. */
#define JOURNAL_ID      0x4c4b4a31
#define JOURNAL_VERSION 1

#define WAL "-wal"

/* All that may be in a journal's schema, to the letter: nothing else in it is trusted. */
static const char *const schema[] = {
  "CREATE TABLE job ("
  "id INTEGER PRIMARY KEY AUTOINCREMENT, kind INTEGER NOT NULL, state INTEGER NOT NULL, "
  "method INTEGER NOT NULL, profile_id TEXT NOT NULL, profile_name TEXT NOT NULL, "
  "client_id TEXT NOT NULL, reason TEXT NOT NULL, undo_of INTEGER NOT NULL, "
  "retry_of INTEGER NOT NULL, added_at INTEGER NOT NULL, started_at INTEGER NOT NULL, "
  "ended_at INTEGER NOT NULL, fields TEXT NOT NULL, who TEXT NOT NULL)",
  /* What a search looks at stands apart, so that a list does not read it. */
  "CREATE TABLE words ("
  "job_id INTEGER PRIMARY KEY REFERENCES job (id) ON DELETE CASCADE, text TEXT NOT NULL)",
  "CREATE TABLE item ("
  "job_id INTEGER NOT NULL REFERENCES job (id) ON DELETE CASCADE, position INTEGER NOT NULL, "
  "user_id INTEGER NOT NULL, number TEXT NOT NULL, name TEXT NOT NULL, state INTEGER NOT NULL, "
  "message TEXT NOT NULL, new_id INTEGER NOT NULL, difference TEXT, after TEXT, snapshot TEXT)",
  "CREATE INDEX job_by_profile ON job (profile_id, id)",
  "CREATE UNIQUE INDEX item_by_position ON item (job_id, position)",
  "CREATE INDEX item_by_state ON item (job_id, state)",
  "CREATE INDEX item_by_user ON item (job_id, user_id)",
};

static void
set_damaged (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       _ ("The history of what is done is damaged."));
}

static gboolean
is_damage (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

static gboolean
create_schema (LkSql *sql, GError **error)
{
  g_autofree char *marks = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d",
                                            JOURNAL_ID, JOURNAL_VERSION);
  gboolean is_good;

  if (!lk_sql_begin (sql, error))
    return FALSE;

  is_good = lk_sql_run (sql, marks, error);
  for (guint i = 0; is_good && i < G_N_ELEMENTS (schema); i++)
    is_good = lk_sql_run (sql, schema[i], error);
  /* What comes later may be lost with the companion, but the file itself is a journal. */
  return lk_sql_end (sql, is_good, error)
         && lk_sql_run (sql, "PRAGMA wal_checkpoint (TRUNCATE)", error);
}

/* FULL, because what was confirmed has to outlast a power cut; what is deleted is overwritten. */
static gboolean
set_habits (LkSql *sql, GError **error)
{
  return lk_sql_run (sql,
                     "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; "
                     "PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; "
                     "PRAGMA journal_size_limit = 4194304",
                     error);
}

/* Whether there is anything at all in it: of a file that was cut short, SQLite may see nothing. */
static gboolean
has_content (LkSql *sql, gboolean *out, GError **error)
{
  gint64 n_objects, version;

  if (!lk_sql_get (sql, &n_objects, error, "SELECT count(*) FROM sqlite_schema", "")
      || !lk_sql_get (sql, &version, error, "PRAGMA user_version", ""))
    return FALSE;

  *out = n_objects > 0 || version != 0;
  return TRUE;
}

static gboolean
check_version (LkSql *sql, GError **error)
{
  gint64 id, version;

  if (!lk_sql_get (sql, &id, error, "PRAGMA application_id", "")
      || !lk_sql_get (sql, &version, error, "PRAGMA user_version", ""))
    return FALSE;
  if (id != JOURNAL_ID || version < JOURNAL_VERSION)
    {
      set_damaged (error);
      return FALSE;
    }
  if (version > JOURNAL_VERSION)
    {
      g_set_error_literal (error, LK_ERROR, LK_ERROR_INCOMPATIBLE,
                           _ ("The history of what is done was written by a newer Linekeeper. "
                              "Update the program, or move the file away."));
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_schema (LkSql *sql, GError **error)
{
  gint64 n_objects;

  if (!lk_sql_get (
        sql, &n_objects, error,
        "SELECT count(*) FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'", ""))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (schema); i++)
    {
      gint64 n_same;

      if (!lk_sql_get (sql, &n_same, error, "SELECT count(*) FROM sqlite_schema WHERE sql = ?", "s",
                       schema[i]))
        return FALSE;
      if (n_same != 1 || n_objects != G_N_ELEMENTS (schema))
        {
          set_damaged (error);
          return FALSE;
        }
    }

  return TRUE;
}

/* A number that nobody ever wrote. What items have in them is looked at when they are loaded. */
static gboolean
check_jobs (LkSql *sql, GError **error)
{
  gint64 n_odd;

  if (!lk_sql_get (sql, &n_odd, error,
                   "SELECT count(*) FROM job WHERE kind NOT BETWEEN 0 AND ? "
                   "OR state NOT BETWEEN 0 AND ? OR method NOT BETWEEN 0 AND ? OR id < 1",
                   "iii", (gint64) LK_JOB_EDIT, (gint64) LK_JOB_STOPPED, (gint64) LK_METHOD_SINGLE))
    return FALSE;
  if (n_odd == 0)
    return TRUE;

  set_damaged (error);
  return FALSE;
}

static gboolean
check_pages (LkSql *sql, GError **error)
{
  sqlite3_stmt *statement = lk_sql_ask (sql, error, "PRAGMA quick_check (1)", "");
  g_autofree char *answer = NULL;
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return FALSE;
  if (lk_sql_next (sql, statement, &failure))
    answer = lk_sql_column_text (statement, 0);
  sqlite3_reset (statement);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (g_strcmp0 (answer, "ok") == 0)
    return TRUE;

  set_damaged (error);
  return FALSE;
}

static gboolean
check_contents (LkSql *sql, gboolean is_filled, GError **error)
{
  if (!is_filled)
    {
      set_damaged (error);
      return FALSE;
    }

  return check_version (sql, error) && check_schema (sql, error) && check_pages (sql, error)
         && check_jobs (sql, error);
}

static gboolean
check_rights (LkSql *sql, GError **error)
{
  if (lk_sql_is_writable (sql))
    return TRUE;

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY,
                       _ ("The history of what is done cannot be written: its file or folder is "
                          "protected."));
  return FALSE;
}

/* Until it is known whose file it is, nothing is written into it. The first thing that is read
 * takes the lock, which stays. */
static LkSql *
open_database (const char *path, gboolean is_new, GError **error)
{
  g_autoptr (LkSql) sql = lk_sql_open (path, error);
  gboolean is_filled = FALSE;

  if (sql == NULL)
    return NULL;

  lk_sql_leave_alone (sql, TRUE);
  if (!lk_sql_run (sql, "PRAGMA locking_mode = EXCLUSIVE", error)
      || !has_content (sql, &is_filled, error) || !check_rights (sql, error)
      || (!is_new && !check_contents (sql, is_filled, error)))
    return NULL;

  lk_sql_leave_alone (sql, FALSE);
  if ((is_new && !lk_sql_run (sql, "PRAGMA auto_vacuum = INCREMENTAL", error))
      || !set_habits (sql, error) || (is_new && !create_schema (sql, error)))
    return NULL;

  return g_steal_pointer (&sql);
}

static gboolean
is_plain_file (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 && S_ISREG (status.st_mode) && status.st_size > 0;
}

static gboolean
is_there (const char *path)
{
  GStatBuf status;

  return g_lstat (path, &status) == 0;
}

static char *
dup_aside (const char *path)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, "%Y-%m-%d-%H%M%S-%f");
  gsize length = strlen (path) - (g_str_has_suffix (path, ".db") ? strlen (".db") : 0);

  return g_strdup_printf ("%.*s-damaged-%s.db", (int) length, path, stamp);
}

static gboolean
move (const char *from, const char *to, GError **error)
{
  if (!is_there (from) || g_rename (from, to) == 0)
    return TRUE;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
               _ ("“%s” is damaged and cannot be put aside. Move it away yourself."), from);
  return FALSE;
}

/* What was not merged into the file yet goes with it, under the name that belongs to it. */
static gboolean
put_aside (const char *path, char **notice, GError **error)
{
  g_autofree char *aside = dup_aside (path);
  g_autofree char *wal = g_strconcat (path, WAL, NULL);
  g_autofree char *wal_aside = g_strconcat (aside, WAL, NULL);

  if (!move (path, aside, error) || !move (wal, wal_aside, error))
    return FALSE;

  g_free (*notice);
  *notice =
    g_strdup_printf (_ ("The history of what was done was damaged, and a new one was begun. "
                        "The damaged one was kept as “%s”."),
                     aside);
  return TRUE;
}

static gboolean
fail_for_errno (const char *path, GError **error)
{
  int number = errno;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (number),
               /* Translators: The first %s is a file or folder, the second what is wrong with it.
                */
               _ ("“%s”, where the history of what is done belongs, cannot be used: %s"), path,
               g_strerror (number));
  return FALSE;
}

/* The file is its owner's from its first moment on; SQLite gives its companions the same rights. */
static gboolean
create_file (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int descriptor;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return fail_for_errno (folder, error);

  descriptor = g_open (path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
  return descriptor >= 0 ? g_close (descriptor, error) : fail_for_errno (path, error);
}

/* It may come from a time, or from hands, that let others read it. */
static gboolean
protect (const char *path, GError **error)
{
  g_autofree char *wal = g_strconcat (path, WAL, NULL);
  gboolean is_good = g_access (path, R_OK | W_OK) == 0 && g_chmod (path, 0600) == 0
                     && (!is_there (wal) || g_chmod (wal, 0600) == 0);

  return is_good || fail_for_errno (path, error);
}

static LkSql *
create (const char *path, char **notice, GError **error)
{
  g_autofree char *wal = g_strconcat (path, WAL, NULL);

  /* A companion without its file: SQLite would throw it away. */
  if (is_there (wal) && !put_aside (path, notice, error))
    return NULL;
  if (!create_file (path, error))
    return NULL;

  return open_database (path, TRUE, error);
}

/**
 * lk_journal_file_open:
 * @file: a local file, which need not exist
 * @notice: (inout): replaced by a translated sentence where a damaged file was put aside
 * @error: return location
 *
 * Opens a journal, or begins one (mode 0600, its folder 0700). No other program can open it
 * meanwhile. A file that is damaged, or no journal, is put aside together with its companion, and
 * never deleted; one of a newer version is refused and left as it is.
 *
 * Returns: (transfer full) (nullable): the journal's database.
 */
LkSql *
lk_journal_file_open (GFile *file, char **notice, GError **error)
{
  const char *path = g_file_peek_path (file);
  g_autoptr (GError) failure = NULL;
  LkSql *sql;

  if (!is_there (path))
    return create (path, notice, error);

  if (!is_plain_file (path))
    set_damaged (&failure);
  else if (!protect (path, error))
    return NULL;
  else
    {
      sql = open_database (path, FALSE, &failure);
      if (sql != NULL)
        return sql;
    }
  if (!is_damage (failure))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }

  return put_aside (path, notice, error) ? create (path, notice, error) : NULL;
}

/**
 * lk_journal_file_open_in_memory:
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a journal's database that ends with the program.
 */
LkSql *
lk_journal_file_open_in_memory (GError **error)
{
  return open_database (":memory:", TRUE, error);
}
