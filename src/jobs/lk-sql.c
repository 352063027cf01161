/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-sql.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

/* How long to wait for a program that is just going. */
#define BUSY_MS 2000

/* Longer texts than this are refused, and so is a file that holds one. */
#define LENGTH_LIMIT (64 * 1024 * 1024)

struct _LkSql
{
  sqlite3 *connection;
  GHashTable *statements; /* of sqlite3_stmt, by their text, which is a constant */
};

/* A disk says in several ways that it takes nothing any more. */
static GIOErrorEnum
map_code (int code)
{
  if (code == SQLITE_IOERR_WRITE)
    return G_IO_ERROR_NO_SPACE;

  switch (code & 0xff)
    {
    case SQLITE_FULL:
      return G_IO_ERROR_NO_SPACE;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return G_IO_ERROR_BUSY;
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return G_IO_ERROR_PERMISSION_DENIED;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return G_IO_ERROR_INVALID_DATA;
    default:
      return G_IO_ERROR_FAILED;
    }
}

static void
set_error (LkSql *self, int code, GError **error)
{
  GIOErrorEnum kind = map_code (code);

  switch (kind)
    {
    case G_IO_ERROR_NO_SPACE:
      g_set_error_literal (error, G_IO_ERROR, kind,
                           _ ("The disk takes nothing more for the history of what is done. Make "
                              "room on it, then try again."));
      break;
    case G_IO_ERROR_BUSY:
      g_set_error_literal (error, G_IO_ERROR, kind,
                           _ ("Another Linekeeper has the history of what is done open. Close it "
                              "there, then try again."));
      break;
    case G_IO_ERROR_PERMISSION_DENIED:
      g_set_error_literal (error, G_IO_ERROR, kind,
                           _ ("The history of what is done cannot be written: its file or folder "
                              "is protected."));
      break;
    case G_IO_ERROR_INVALID_DATA:
      g_set_error_literal (error, G_IO_ERROR, kind,
                           _ ("The history of what is done is damaged. Close the program and open "
                              "it again: the file is put aside then, and a new one begun."));
      break;
    default:
      g_set_error (error, G_IO_ERROR, kind,
                   /* Translators: %s is what the database says, in English. */
                   _ ("The history of what is done cannot be read or written: %s"),
                   sqlite3_errmsg (self->connection));
    }
}

static gboolean
check (LkSql *self, int code, GError **error)
{
  if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE)
    return TRUE;

  set_error (self, code, error);
  return FALSE;
}

/* Nothing in the file can do anything: whoever wrote it may not have been this program. */
static void
restrict_file (LkSql *self)
{
  sqlite3_busy_timeout (self->connection, BUSY_MS);
  sqlite3_extended_result_codes (self->connection, TRUE);
  sqlite3_limit (self->connection, SQLITE_LIMIT_LENGTH, LENGTH_LIMIT);
  sqlite3_db_config (self->connection, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (self->connection, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_db_config (self->connection, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
}

/**
 * lk_sql_open:
 * @path: a file that exists, or ":memory:"
 * @error: return location; of the domain %G_IO_ERROR, as all errors here: %G_IO_ERROR_NO_SPACE,
 *   %G_IO_ERROR_BUSY, %G_IO_ERROR_PERMISSION_DENIED, %G_IO_ERROR_INVALID_DATA for a file that is
 *   damaged, or %G_IO_ERROR_FAILED
 *
 * Returns: (transfer full) (nullable): the database.
 */
LkSql *
lk_sql_open (const char *path, GError **error)
{
  g_autoptr (LkSql) self = g_new0 (LkSql, 1);
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE;

  self->statements = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) sqlite3_finalize);
  if (!check (self, sqlite3_open_v2 (path, &self->connection, flags, NULL), error))
    return NULL;

  restrict_file (self);
  return g_steal_pointer (&self);
}

/**
 * lk_sql_close:
 * @self: (transfer full): a database
 */
void
lk_sql_close (LkSql *self)
{
  g_hash_table_unref (self->statements);
  sqlite3_close (self->connection);
  g_free (self);
}

/**
 * lk_sql_run:
 * @self: a database
 * @script: statements without parameters
 * @error: return location
 *
 * Returns: whether all of them were carried out.
 */
gboolean
lk_sql_run (LkSql *self, const char *script, GError **error)
{
  return check (self, sqlite3_exec (self->connection, script, NULL, NULL, NULL), error);
}

static sqlite3_stmt *
prepare (LkSql *self, const char *sql, GError **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);

  if (statement != NULL)
    {
      sqlite3_reset (statement);
      return statement;
    }
  if (!check (self,
              sqlite3_prepare_v3 (self->connection, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement,
                                  NULL),
              error))
    return NULL;

  g_hash_table_insert (self->statements, (gpointer) sql, statement);
  return statement;
}

static int
bind_one (sqlite3_stmt *statement, int place, char type, va_list *arguments)
{
  if (type == 'i')
    return sqlite3_bind_int64 (statement, place, va_arg (*arguments, gint64));

  return sqlite3_bind_text (statement, place, va_arg (*arguments, const char *), -1,
                            SQLITE_TRANSIENT);
}

static sqlite3_stmt *
ask (LkSql *self, GError **error, const char *sql, const char *types, va_list *arguments)
{
  sqlite3_stmt *statement = prepare (self, sql, error);

  for (int i = 0; statement != NULL && types[i] != '\0'; i++)
    if (!check (self, bind_one (statement, i + 1, types[i], arguments), error))
      return NULL;

  return statement;
}

/**
 * lk_sql_ask:
 * @self: a database
 * @error: return location
 * @sql: one statement; the same constant each time
 * @types: what its parameters are
 * @...: the parameters
 *
 * Returns: (transfer none) (nullable): the statement, before its first row.
 */
sqlite3_stmt *
lk_sql_ask (LkSql *self, GError **error, const char *sql, const char *types, ...)
{
  sqlite3_stmt *statement;
  va_list arguments;

  va_start (arguments, types);
  statement = ask (self, error, sql, types, &arguments);
  va_end (arguments);
  return statement;
}

/**
 * lk_sql_next:
 * @self: a database
 * @statement: of lk_sql_ask()
 * @error: return location
 *
 * Returns: whether there is another row. %FALSE at the end, too, without an error.
 */
gboolean
lk_sql_next (LkSql *self, sqlite3_stmt *statement, GError **error)
{
  int code = sqlite3_step (statement);

  if (code == SQLITE_ROW)
    return TRUE;

  check (self, code, error);
  sqlite3_reset (statement);
  return FALSE;
}

/**
 * lk_sql_do:
 * @self: a database
 *
 * Carries out one statement that has no rows to read. The parameters are those of lk_sql_ask().
 *
 * Returns: whether it was carried out.
 */
gboolean
lk_sql_do (LkSql *self, GError **error, const char *sql, const char *types, ...)
{
  sqlite3_stmt *statement;
  g_autoptr (GError) failure = NULL;
  va_list arguments;

  va_start (arguments, types);
  statement = ask (self, &failure, sql, types, &arguments);
  va_end (arguments);

  while (statement != NULL && lk_sql_next (self, statement, &failure))
    ;
  if (failure == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * lk_sql_get:
 * @self: a database
 * @out: (out): the number in the first row; 0 where there is none
 *
 * The other parameters are those of lk_sql_ask().
 *
 * Returns: whether it was carried out.
 */
gboolean
lk_sql_get (LkSql *self, gint64 *out, GError **error, const char *sql, const char *types, ...)
{
  sqlite3_stmt *statement;
  g_autoptr (GError) failure = NULL;
  va_list arguments;

  va_start (arguments, types);
  statement = ask (self, &failure, sql, types, &arguments);
  va_end (arguments);

  *out = 0;
  if (statement != NULL && lk_sql_next (self, statement, &failure))
    {
      *out = sqlite3_column_int64 (statement, 0);
      sqlite3_reset (statement);
    }
  if (failure == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * lk_sql_get_last_id:
 * @self: a database
 *
 * Returns: the number of the row that was inserted last.
 */
gint64
lk_sql_get_last_id (LkSql *self)
{
  return sqlite3_last_insert_rowid (self->connection);
}

int
lk_sql_count_changed (LkSql *self)
{
  return sqlite3_changes (self->connection);
}

/**
 * lk_sql_begin:
 * @self: a database
 * @error: return location
 *
 * What follows happens as a whole or not at all; lk_sql_end() says which.
 */
gboolean
lk_sql_begin (LkSql *self, GError **error)
{
  return lk_sql_do (self, error, "BEGIN IMMEDIATE", "");
}

/**
 * lk_sql_end:
 * @self: a database
 * @is_good: whether everything since lk_sql_begin() was carried out
 * @error: (nullable): return location; may be set already where @is_good is %FALSE
 *
 * Returns: whether everything is on the disk.
 */
gboolean
lk_sql_end (LkSql *self, gboolean is_good, GError **error)
{
  if (is_good && lk_sql_do (self, error, "COMMIT", ""))
    return TRUE;

  /* Some failures have ended it already. */
  if (!sqlite3_get_autocommit (self->connection))
    lk_sql_do (self, NULL, "ROLLBACK", "");
  return FALSE;
}

gint64
lk_sql_column_int (sqlite3_stmt *statement, int column)
{
  return sqlite3_column_int64 (statement, column);
}

/**
 * lk_sql_column_text:
 * @statement: one that has a row
 * @column: which, from 0
 *
 * Returns: (transfer full): its text, valid whatever stands in the file; empty where there is none.
 */
char *
lk_sql_column_text (sqlite3_stmt *statement, int column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  return text != NULL ? g_utf8_make_valid (text, -1) : g_strdup ("");
}

gboolean
lk_sql_column_is_null (sqlite3_stmt *statement, int column)
{
  return sqlite3_column_type (statement, column) == SQLITE_NULL;
}

/**
 * lk_sql_is_writable:
 * @self: a database
 *
 * Returns: whether the disk lets it be written.
 */
gboolean
lk_sql_is_writable (LkSql *self)
{
  return sqlite3_db_readonly (self->connection, "main") == 0;
}

/**
 * lk_sql_leave_alone:
 * @self: a database
 * @is_left: whether the file shall stay as it is, to the byte, when it is closed
 */
void
lk_sql_leave_alone (LkSql *self, gboolean is_left)
{
  sqlite3_db_config (self->connection, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, is_left, NULL);
}
