/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-job.h"

G_BEGIN_DECLS

/**
 * LkEntryItem:
 * @position: its place in the job
 * @item: for what never changes about it
 *
 * An item as it was at one moment.
 */
typedef struct
{
  guint position;
  LkJobItem *item;
  LkItemState state;
  char *message;
  int new_id;
  LkDifference *difference;
  LkUser *after;
  LkUser *snapshot;
} LkEntryItem;

/**
 * LkJournalEntry:
 * @bare: a copy of the job without its items
 * @items: (element-type LkEntryItem): those that are to be written
 *
 * A job as it was at one moment: taken where the job lives, written in the journal's thread, while
 * the job may go on.
 */
typedef struct
{
  LkJob *bare;
  GArray *items;
} LkJournalEntry;

LkJournalEntry *lk_journal_entry_new (LkJob *job);
LkJournalEntry *lk_journal_entry_new_of_items (LkJob *job, GPtrArray *items);
void lk_journal_entry_free (LkJournalEntry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkJournalEntry, lk_journal_entry_free)

char *lk_journal_entry_dup_fields (LkJournalEntry *self);
char *lk_journal_entry_dup_who (LkJournalEntry *self);
char *lk_journal_entry_dup_words (LkJournalEntry *self);

G_END_DECLS
