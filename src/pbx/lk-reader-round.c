/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-reader-round.h"

#include "lk-error.h"

/* How often a way may fail, without a refusal, before it is left for good. */
#define MAX_FAILURES 2

/**
 * lk_reader_question_new:
 * @way: how to ask
 * @from: (element-type int): Ids; the first @n_ids are taken out
 * @n_ids: for how many to ask
 *
 * Returns: (transfer full): the question.
 */
LkReaderQuestion *
lk_reader_question_new (LkReaderWay way, GArray *from, guint n_ids)
{
  LkReaderQuestion *self = g_new0 (LkReaderQuestion, 1);

  self->way = way;
  self->seen = g_hash_table_new (NULL, NULL);
  self->ids = g_array_new (FALSE, FALSE, sizeof (int));
  g_array_append_vals (self->ids, from->data, n_ids);
  g_array_remove_range (from, 0, n_ids);
  return self;
}

void
lk_reader_question_free (LkReaderQuestion *self)
{
  g_array_unref (self->ids);
  g_hash_table_unref (self->seen);
  g_free (self);
}

/**
 * lk_reader_round_new:
 * @ways: what the phone system is known to do; has to outlive the round
 * @ids: (array length=n_ids): whom to read; who is named twice is read once
 * @n_ids: how many
 *
 * Returns: (transfer full): the round.
 */
LkReaderRound *
lk_reader_round_new (LkReaderWays *ways, const int *ids, guint n_ids)
{
  LkReaderRound *self = g_new0 (LkReaderRound, 1);

  self->ways = ways;
  self->open = g_hash_table_new (NULL, NULL);
  self->waiting = g_array_new (FALSE, FALSE, sizeof (int));
  self->alone = g_array_new (FALSE, FALSE, sizeof (int));
  for (guint i = 0; i < LK_N_WAYS; i++)
    self->missed[i] = g_hash_table_new (NULL, NULL);
  self->reading = lk_reading_new ();
  for (guint i = 0; i < n_ids; i++)
    if (g_hash_table_add (self->open, GINT_TO_POINTER (ids[i])))
      g_array_append_val (self->waiting, ids[i]);
  self->n_all = self->waiting->len;

  return self;
}

void
lk_reader_round_free (LkReaderRound *self)
{
  g_hash_table_unref (self->open);
  g_array_unref (self->waiting);
  g_array_unref (self->alone);
  for (guint i = 0; i < LK_N_WAYS; i++)
    g_hash_table_unref (self->missed[i]);
  g_clear_pointer (&self->reading, lk_reading_free);
  g_free (self);
}

guint
lk_reader_round_count_all (LkReaderRound *self)
{
  return self->n_all;
}

guint
lk_reader_round_count_decided (LkReaderRound *self)
{
  return self->n_all - g_hash_table_size (self->open);
}

/* Deciding about Ids */

/* Whoever is found although another way did not find them shows that the other one is no good. */
static gboolean
close_found (LkReaderRound *self, int id)
{
  if (!g_hash_table_remove (self->open, GINT_TO_POINTER (id)))
    return FALSE;

  for (guint i = 0; i < LK_N_WAYS; i++)
    if (g_hash_table_contains (self->missed[i], GINT_TO_POINTER (id)))
      self->ways->is_refused[i] = TRUE;
  return TRUE;
}

static gboolean
take_user (LkReaderRound *self, LkUser *user)
{
  if (!close_found (self, lk_user_get_id (user)))
    return FALSE;

  lk_reading_add (self->reading, user);
  return TRUE;
}

static gboolean
take_unreadable (LkReaderRound *self, int id)
{
  if (!close_found (self, id))
    return FALSE;

  g_array_append_val (self->reading->unreadable, id);
  return TRUE;
}

typedef void (*IdFunc) (LkReaderRound *self, LkReaderWay way, int id);

static void
for_each_open (LkReaderRound *self, const LkReaderQuestion *question, IdFunc func)
{
  for (guint i = 0; i < question->ids->len; i++)
    {
      int id = g_array_index (question->ids, int, i);

      if (g_hash_table_contains (self->open, GINT_TO_POINTER (id)))
        func (self, question->way, id);
    }
}

static void
note_gone (LkReaderRound *self, LkReaderWay way, int id)
{
  g_hash_table_remove (self->open, GINT_TO_POINTER (id));
  g_array_append_val (self->reading->gone, id);
}

static void
note_unreadable (LkReaderRound *self, LkReaderWay way, int id)
{
  take_unreadable (self, id);
}

static void
ask_again (LkReaderRound *self, LkReaderWay way, int id)
{
  g_array_append_val (self->waiting, id);
}

static void
ask_alone (LkReaderRound *self, LkReaderWay way, int id)
{
  g_array_append_val (self->alone, id);
}

static void
note_missed (LkReaderRound *self, LkReaderWay way, int id)
{
  g_hash_table_add (self->missed[way], GINT_TO_POINTER (id));
  ask_again (self, way, id);
}

static gboolean
was_asked_for (const LkReaderQuestion *question, int id)
{
  for (guint i = 0; i < question->ids->len; i++)
    if (g_array_index (question->ids, int, i) == id)
      return TRUE;

  return FALSE;
}

/* Returns: whether anyone was found; @n_strangers is how many came whom nobody asked for. */
static gboolean
take_rows (LkReaderRound *self, LkReaderQuestion *question, LkPage *page, guint *n_strangers)
{
  gboolean found = FALSE;

  *n_strangers = 0;
  for (guint i = 0; i < page->users->len; i++)
    {
      LkUser *user = g_ptr_array_index (page->users, i);

      g_hash_table_add (question->seen, GINT_TO_POINTER (lk_user_get_id (user)));
      *n_strangers += !was_asked_for (question, lk_user_get_id (user));
      found |= take_user (self, user);
    }
  for (guint i = 0; i < page->unreadable_ids->len; i++)
    {
      int id = g_array_index (page->unreadable_ids, int, i);

      g_hash_table_add (question->seen, GINT_TO_POINTER (id));
      *n_strangers += !was_asked_for (question, id);
      found |= take_unreadable (self, id);
    }

  return found;
}

/* Who is not among the answers to a filter is gone where the filter has found people before and the
 * phone system did not keep any of its answers back. One that it does not apply brings whomever it
 * likes. */
static void
take_chosen (LkReaderRound *self, LkReaderQuestion *question, LkPage *page)
{
  LkReaderWay way = question->way;
  guint n_strangers;
  gboolean found = take_rows (self, question, page, &n_strangers);
  gboolean has_nameless = page->unreadable->len > page->unreadable_ids->len;

  if (n_strangers > 0)
    self->ways->is_refused[way] = TRUE;
  else if (found)
    self->ways->is_proven[way] = TRUE;

  if (self->ways->is_refused[way])
    for_each_open (self, question, ask_again);
  else if (!self->ways->is_proven[way])
    {
      self->is_avoided[way] = TRUE;
      for_each_open (self, question, note_missed);
    }
  else if (has_nameless)
    for_each_open (self, question, ask_alone);
  else if (page->count == g_hash_table_size (question->seen)
           || (page->count < 0 && page->n_rows == 0))
    for_each_open (self, question, note_gone);
  else
    for_each_open (self, question, found ? ask_again : ask_alone);
}

/* Returns: whether there may be more pages with somebody who is still looked for. */
static gboolean
take_page (LkReaderRound *self, LkReaderQuestion *question, LkPage *page)
{
  guint n_seen_before = g_hash_table_size (question->seen);
  guint n_seen;
  guint n_strangers;

  take_rows (self, question, page, &n_strangers);
  n_seen = g_hash_table_size (question->seen);
  question->skip += page->n_rows;

  if (n_seen > n_seen_before && g_hash_table_size (self->open) > 0
      && (page->count < 0 || question->skip < page->count))
    return TRUE;

  for_each_open (self, question, page->count == n_seen ? note_gone : ask_alone);
  return FALSE;
}

/**
 * lk_reader_round_take:
 * @self: a round
 * @question: one of its questions
 * @page: the answer
 *
 * Returns: whether the question has to be asked on, from its @skip.
 */
gboolean
lk_reader_round_take (LkReaderRound *self, LkReaderQuestion *question, LkPage *page)
{
  guint n_strangers;

  if (question->way == LK_WAY_PAGES)
    return take_page (self, question, page);

  if (question->way != LK_WAY_SINGLE)
    {
      take_chosen (self, question, page);
      return FALSE;
    }

  /* A record that says that it is somebody else's cannot be read. */
  take_rows (self, question, page, &n_strangers);
  for_each_open (self, question, note_unreadable);
  return FALSE;
}

static gboolean
may_fall_back (LkReaderRound *self, LkReaderWay way, const GError *error)
{
  if (way == LK_WAY_SINGLE || error->domain != LK_ERROR)
    return FALSE;

  switch (error->code)
    {
    case LK_ERROR_INVALID:
    case LK_ERROR_INCOMPATIBLE:
    case LK_ERROR_NOT_FOUND:
      return TRUE;
    case LK_ERROR_PROTOCOL:
    case LK_ERROR_SERVER:
      return !self->ways->is_proven[way];
    default:
      return FALSE;
    }
}

/**
 * lk_reader_round_survive:
 * @self: a round
 * @question: one of its questions
 * @error: what came of it
 *
 * Returns: whether the round can go on all the same.
 */
gboolean
lk_reader_round_survive (LkReaderRound *self, const LkReaderQuestion *question, const GError *error)
{
  LkReaderWay way = question->way;

  if (way == LK_WAY_SINGLE && g_error_matches (error, LK_ERROR, LK_ERROR_NOT_FOUND))
    {
      for_each_open (self, question, note_gone);
      return TRUE;
    }
  if (!may_fall_back (self, way, error))
    return FALSE;

  self->is_avoided[way] = TRUE;
  self->ways->n_failures[way] += error->code == LK_ERROR_INVALID ? MAX_FAILURES : 1;
  for_each_open (self, question, ask_again);
  return TRUE;
}

/**
 * lk_reader_round_conclude:
 * @self: a round that is over
 * @went_well: whether everyone is decided
 *
 * What went wrong with a way was its own fault where the round came to a good end without it.
 */
void
lk_reader_round_conclude (LkReaderRound *self, gboolean went_well)
{
  for (guint i = 0; i < LK_N_WAYS; i++)
    if (!went_well && self->is_avoided[i])
      self->ways->n_failures[i] = 0;
    else if (self->ways->n_failures[i] >= MAX_FAILURES)
      self->ways->is_refused[i] = TRUE;
}
