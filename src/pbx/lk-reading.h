/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-user.h"

G_BEGIN_DECLS

/**
 * LkReading:
 * @users: (element-type LkUser): those who were found, each once
 * @gone: (element-type int): the Ids of those who are certainly not there any more
 * @unreadable: (element-type int): the Ids of those of whom the phone system says what no phone
 *   system would
 *
 * What became of a question for some users.
 */
typedef struct
{
  GPtrArray *users;
  GArray *gone;
  GArray *unreadable;

  /*< private >*/
  GHashTable *by_id;
} LkReading;

LkReading *lk_reading_new (void);
void lk_reading_free (LkReading *self);
LkUser *lk_reading_find (LkReading *self, int id);
void lk_reading_add (LkReading *self, LkUser *user);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkReading, lk_reading_free)

G_END_DECLS
