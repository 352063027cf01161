/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-difference.h"

G_BEGIN_DECLS

/* Users and differences as texts of a journal, which never hold a secret. */
char *lk_journal_value_from_user (LkUser *user);
LkUser *lk_journal_value_to_user (const char *text, int id, GError **error);
char *lk_journal_value_from_difference (LkDifference *difference);
LkDifference *lk_journal_value_to_difference (const char *text, int user_id, GError **error);

G_END_DECLS
