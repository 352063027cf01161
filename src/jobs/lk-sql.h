/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * LkSql:
 *
 * A database that one thread at a time uses. A statement is prepared once; while its rows are read
 * it must not be asked again.
 */
typedef struct _LkSql LkSql;

LkSql *lk_sql_open (const char *path, GError **error);
void lk_sql_close (LkSql *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkSql, lk_sql_close)

gboolean lk_sql_run (LkSql *self, const char *script, GError **error);

/* @types: a letter for each parameter: 'i' a gint64, 's' a text, which may be %NULL. */
sqlite3_stmt *lk_sql_ask (LkSql *self, GError **error, const char *sql, const char *types, ...);
gboolean lk_sql_next (LkSql *self, sqlite3_stmt *statement, GError **error);
gboolean lk_sql_do (LkSql *self, GError **error, const char *sql, const char *types, ...);
gboolean
lk_sql_get (LkSql *self, gint64 *out, GError **error, const char *sql, const char *types, ...);
gint64 lk_sql_get_last_id (LkSql *self);
int lk_sql_count_changed (LkSql *self);

gboolean lk_sql_begin (LkSql *self, GError **error);
gboolean lk_sql_end (LkSql *self, gboolean is_good, GError **error);

gint64 lk_sql_column_int (sqlite3_stmt *statement, int column);
char *lk_sql_column_text (sqlite3_stmt *statement, int column);
gboolean lk_sql_column_is_null (sqlite3_stmt *statement, int column);

gboolean lk_sql_is_writable (LkSql *self);
void lk_sql_leave_alone (LkSql *self, gboolean is_left);

G_END_DECLS
