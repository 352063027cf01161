/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-journal.h"

G_BEGIN_DECLS

#define LK_TYPE_JOURNAL_KEEPER (lk_journal_keeper_get_type ())
G_DECLARE_FINAL_TYPE (LkJournalKeeper, lk_journal_keeper, LK, JOURNAL_KEEPER, GObject)

/*
 * The one journal of a program, for all its windows: opened when it is first needed, rid of what is
 * too old, and what stands in the way of it.
 *
 * Signal "changed": it is open now, or could not be opened.
 */
LkJournalKeeper *lk_journal_keeper_new (LkJournal *journal);
LkJournal *lk_journal_keeper_get_journal (LkJournalKeeper *self);

void lk_journal_keeper_open (LkJournalKeeper *self);
const GError *lk_journal_keeper_get_trouble (LkJournalKeeper *self);
char *lk_journal_keeper_take_notice (LkJournalKeeper *self);

G_END_DECLS
