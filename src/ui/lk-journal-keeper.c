/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-journal-keeper.h"

struct _LkJournalKeeper
{
  GObject parent_instance;

  LkJournal *journal;
  gboolean is_opening;
  gboolean is_noticed; /* whether somebody was told what happened to the file */
  GError *trouble;     /* why it is not open; NULL before it was tried */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkJournalKeeper, lk_journal_keeper, G_TYPE_OBJECT)

/* At the start only: whoever types another number of days into the preferences passes through
 * numbers that they do not mean. */
static void
prune (LkJournalKeeper *self)
{
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);
  guint days = g_settings_get_uint (settings, "history-days");

  if (days > 0)
    lk_journal_prune_async (self->journal, days, NULL, NULL);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkJournalKeeper) self = user_data;
  g_autoptr (GError) error = NULL;

  self->is_opening = FALSE;
  if (lk_journal_open_finish (self->journal, result, &error))
    prune (self);
  else
    self->trouble = g_steal_pointer (&error);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
lk_journal_keeper_finalize (GObject *object)
{
  LkJournalKeeper *self = LK_JOURNAL_KEEPER (object);

  lk_journal_close (self->journal);
  g_object_unref (self->journal);
  g_clear_error (&self->trouble);

  G_OBJECT_CLASS (lk_journal_keeper_parent_class)->finalize (object);
}

static void
lk_journal_keeper_class_init (LkJournalKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lk_journal_keeper_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LK_TYPE_JOURNAL_KEEPER, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lk_journal_keeper_init (LkJournalKeeper *self)
{
}

/**
 * lk_journal_keeper_new:
 * @journal: a journal that is not open
 *
 * Returns: (transfer full): a keeper, who closes @journal at the end.
 */
LkJournalKeeper *
lk_journal_keeper_new (LkJournal *journal)
{
  LkJournalKeeper *self = g_object_new (LK_TYPE_JOURNAL_KEEPER, NULL);

  self->journal = g_object_ref (journal);
  return self;
}

LkJournal *
lk_journal_keeper_get_journal (LkJournalKeeper *self)
{
  return self->journal;
}

/**
 * lk_journal_keeper_open:
 * @self: a keeper
 *
 * Opens the journal, unless it is open or about to be. Where that failed before, it is tried again:
 * the other program may have ended, the disk may have room by now.
 */
void
lk_journal_keeper_open (LkJournalKeeper *self)
{
  if (self->is_opening || lk_journal_is_open (self->journal))
    return;

  self->is_opening = TRUE;
  g_clear_error (&self->trouble);
  lk_journal_open_async (self->journal, NULL, opened_cb, g_object_ref (self));
}

/**
 * lk_journal_keeper_get_trouble:
 * @self: a keeper
 *
 * Returns: (transfer none) (nullable): why the journal could not be opened; %NULL where it is open
 *   or being opened.
 */
const GError *
lk_journal_keeper_get_trouble (LkJournalKeeper *self)
{
  return self->trouble;
}

/**
 * lk_journal_keeper_take_notice:
 * @self: a keeper
 *
 * Returns: (transfer full) (nullable): what happened to the journal’s file when it was opened, for
 * a person; once, to whoever asks first.
 */
char *
lk_journal_keeper_take_notice (LkJournalKeeper *self)
{
  const char *notice = lk_journal_is_open (self->journal) ? lk_journal_get_notice (self->journal)
                                                          : NULL;

  if (notice == NULL || self->is_noticed)
    return NULL;

  self->is_noticed = TRUE;
  return g_strdup (notice);
}
