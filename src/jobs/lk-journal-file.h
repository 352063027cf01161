/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "lk-sql.h"

G_BEGIN_DECLS

/* The file of a journal: its place, its rights, what to do about a broken one. These block: for a
 * thread of its own. */
LkSql *lk_journal_file_open (GFile *file, char **notice, GError **error);
LkSql *lk_journal_file_open_in_memory (GError **error);

G_END_DECLS
