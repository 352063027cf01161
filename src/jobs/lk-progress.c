/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-progress.h"

#include <math.h>

/* What is older than this many seconds hardly counts. */
#define MEMORY 20.0

/* Before so many seconds have passed nobody can tell anything. */
#define FIRST_WORD 2.0

/* More than a week is not worth a number. */
#define MAX_SECONDS (7 * 24 * 3600)

static double
count_done (guint n_over, guint n_under_way)
{
  return n_over + n_under_way / 2.0;
}

/**
 * lk_progress_get_part:
 * @n_all: how many there are
 * @n_over: how many of them are over
 * @n_under_way: how many of the others are being changed
 *
 * Returns: how much is done, from 0 to 1.
 */
double
lk_progress_get_part (guint n_all, guint n_over, guint n_under_way)
{
  return n_all > 0 ? CLAMP (count_done (n_over, n_under_way) / n_all, 0, 1) : 0;
}

/**
 * lk_progress_note:
 * @self: a progress
 * @n_all: how many there are
 * @n_over: how many of them are over
 * @n_under_way: how many of the others are being changed
 * @now: microseconds of the monotonic clock
 */
void
lk_progress_note (LkProgress *self, guint n_all, guint n_over, guint n_under_way, gint64 now)
{
  double n_done = count_done (n_over, n_under_way);
  double seconds = (double) (now - self->noted_at) / G_USEC_PER_SEC;

  if (self->noted_at != 0 && seconds > 0)
    {
      double weight = exp (-seconds / MEMORY);
      double share = self->seen > 0 ? 1 - weight : 1;

      self->per_second += share * ((n_done - self->n_done) / seconds - self->per_second);
      self->seen += seconds;
    }
  self->noted_at = now;
  self->n_done = n_done;
  self->n_left = n_all - n_done;
}

/**
 * lk_progress_interrupt:
 * @self: a progress
 *
 * The time until the next note does not count.
 */
void
lk_progress_interrupt (LkProgress *self)
{
  self->noted_at = 0;
}

/**
 * lk_progress_get_seconds_left:
 * @self: a progress
 *
 * Returns: how long it probably takes yet, or -1 where nobody can tell.
 */
int
lk_progress_get_seconds_left (const LkProgress *self)
{
  if (self->seen < FIRST_WORD || self->per_second <= 0
      || self->n_left / self->per_second > MAX_SECONDS)
    return -1;

  return (int) ceil (self->n_left / self->per_second);
}
