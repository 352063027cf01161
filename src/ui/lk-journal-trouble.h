/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-journal-keeper.h"

G_BEGIN_DECLS

#define LK_TYPE_JOURNAL_TROUBLE (lk_journal_trouble_get_type ())
G_DECLARE_FINAL_TYPE (LkJournalTrouble, lk_journal_trouble, LK, JOURNAL_TROUBLE, GObject)

/* Says in a window what stands in the way of the journal, what that means, and tries again. Signal
 * "opened": the journal is open now. */
LkJournalTrouble *lk_journal_trouble_new (GtkWindow *window);
void lk_journal_trouble_set_keeper (LkJournalTrouble *self, LkJournalKeeper *keeper);
void lk_journal_trouble_present (LkJournalTrouble *self);

G_END_DECLS
