/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LkProgress:
 *
 * How fast a job gets on, smoothed. Starts as zeros; its members are its own.
 */
typedef struct
{
  gint64 noted_at; /* microseconds of the monotonic clock; 0 before the first note */
  double n_done;
  double n_left;
  double per_second; /* 0 while nobody can tell */
  double seen;       /* seconds that went into that */
} LkProgress;

double lk_progress_get_part (guint n_all, guint n_over, guint n_under_way);
void lk_progress_note (LkProgress *self, guint n_all, guint n_over, guint n_under_way, gint64 now);
void lk_progress_interrupt (LkProgress *self);
int lk_progress_get_seconds_left (const LkProgress *self);

G_END_DECLS
