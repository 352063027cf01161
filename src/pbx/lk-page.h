/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-user.h"

G_BEGIN_DECLS

/**
 * LkPage:
 * @users: (element-type LkUser): the records that could be read
 * @n_rows: how many records came
 * @count: how many the server says there are in all, or -1
 * @unreadable_ids: the Ids of records that could not be read, as far as they had one
 * @unreadable: (element-type utf8): what to call every record that could not be read
 *
 * One page of users.
 */
typedef struct
{
  GPtrArray *users;
  guint n_rows;
  gint64 count;
  GArray *unreadable_ids;
  GPtrArray *unreadable;
} LkPage;

LkPage *lk_page_read (LkFieldSet *fields, JsonNode *answer, GError **error);
LkPage *lk_page_read_one (LkFieldSet *fields, JsonNode *answer, GError **error);
void lk_page_free (LkPage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkPage, lk_page_free)

G_END_DECLS
