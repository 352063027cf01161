/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-directory.h"

G_BEGIN_DECLS

#define LK_TYPE_LIST_FINDER (lk_list_finder_get_type ())
G_DECLARE_FINAL_TYPE (LkListFinder, lk_list_finder, LK, LIST_FINDER, GObject)

/*
 * Finds users by a list of extensions and e-mail addresses, separated by whatever stands between
 * them. Bit by bit, while the main loop goes on. Signal "finished": what was searched for last is
 * found.
 */
LkListFinder *lk_list_finder_new (LkDirectory *directory);
void lk_list_finder_search (LkListFinder *self, const char *text);

gboolean lk_list_finder_is_busy (LkListFinder *self);
GPtrArray *lk_list_finder_get_users (LkListFinder *self);
GPtrArray *lk_list_finder_get_missing (LkListFinder *self);
GPtrArray *lk_list_finder_get_ambiguous (LkListFinder *self);
guint lk_list_finder_get_n_passed_over (LkListFinder *self);

G_END_DECLS
