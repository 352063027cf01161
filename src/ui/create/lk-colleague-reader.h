/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-pbx.h"
#include "lk-template.h"

G_BEGIN_DECLS

#define LK_TYPE_COLLEAGUE_READER (lk_colleague_reader_get_type ())
G_DECLARE_FINAL_TYPE (LkColleagueReader, lk_colleague_reader, LK, COLLEAGUE_READER, GObject)

/* Reads what can be taken over from a colleague, one at a time. Signal "read" (LkTemplate
 * *beginning): it is there; %NULL where it could not be read. */
LkColleagueReader *lk_colleague_reader_new (void);

void lk_colleague_reader_read (LkColleagueReader *self, LkPbx *pbx, int id);
void lk_colleague_reader_read_again (LkColleagueReader *self, LkPbx *pbx);
void lk_colleague_reader_stop (LkColleagueReader *self);

gboolean lk_colleague_reader_is_reading (LkColleagueReader *self);
const GError *lk_colleague_reader_get_error (LkColleagueReader *self);

G_END_DECLS
