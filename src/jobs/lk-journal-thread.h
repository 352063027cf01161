/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LkErrand:
 * @work: done in the thread, with the task's data; %NULL with an error, or what the task returns
 * @then: (nullable): done where the task belongs before it returns, where @work was good
 * @free_outcome: (nullable): frees what @work returned
 *
 * What a task wants of the thread.
 */
typedef struct
{
  gpointer (*work) (gpointer data, GError **error);
  void (*then) (gpointer data);
  GDestroyNotify free_outcome;
} LkErrand;

/**
 * LkJournalThread:
 *
 * A thread that does one thing after the other, in the order in which they were asked for. Tasks
 * end where they were made, and are never let go of anywhere else: what they hold may be waiting
 * for the thread.
 */
typedef struct _LkJournalThread LkJournalThread;

LkJournalThread *lk_journal_thread_start (void);
void lk_journal_thread_stop (LkJournalThread *self);

void lk_journal_thread_push (LkJournalThread *self, GTask *task, const LkErrand *errand);

G_END_DECLS
