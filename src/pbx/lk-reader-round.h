/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-page.h"
#include "lk-reader-ways.h"
#include "lk-reading.h"

G_BEGIN_DECLS

/**
 * LkReaderRound:
 * @ways: what the phone system is known to do; borrowed, and learned
 * @waiting: (element-type int): Ids that nobody asked for yet
 * @alone: (element-type int): Ids that only a question for nobody else can decide
 * @is_avoided: the ways that are not to be tried any more this time
 * @reading: (nullable): what is decided
 *
 * One reading: whom it still looks for, and what follows from each answer. Sends nothing.
 */
typedef struct
{
  LkReaderWays *ways;
  GArray *waiting;
  GArray *alone;
  gboolean is_avoided[LK_N_WAYS];
  LkReading *reading;

  /*< private >*/
  GHashTable *open; /* Ids that are not decided yet */
  guint n_all;
  GHashTable *missed[LK_N_WAYS]; /* Ids that this way neither found nor proved gone */
} LkReaderRound;

/**
 * LkReaderQuestion:
 * @way: how it is asked
 * @ids: (element-type int): for whom
 * @skip: how many rows of the whole list it has seen; for pages
 * @seen: the Ids in them
 *
 * One question of a round; for pages it goes on with the next one.
 */
typedef struct
{
  LkReaderWay way;
  GArray *ids;
  gint64 skip;
  GHashTable *seen;
} LkReaderQuestion;

LkReaderQuestion *lk_reader_question_new (LkReaderWay way, GArray *from, guint n_ids);
void lk_reader_question_free (LkReaderQuestion *self);

LkReaderRound *lk_reader_round_new (LkReaderWays *ways, const int *ids, guint n_ids);
void lk_reader_round_free (LkReaderRound *self);
guint lk_reader_round_count_all (LkReaderRound *self);
guint lk_reader_round_count_decided (LkReaderRound *self);

gboolean lk_reader_round_take (LkReaderRound *self, LkReaderQuestion *question, LkPage *page);
gboolean lk_reader_round_survive (LkReaderRound *self,
                                  const LkReaderQuestion *question,
                                  const GError *error);
void lk_reader_round_conclude (LkReaderRound *self, gboolean went_well);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkReaderQuestion, lk_reader_question_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkReaderRound, lk_reader_round_free)

G_END_DECLS
