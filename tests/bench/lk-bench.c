/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-bench.h"

#include <string.h>

static gint64 busy_since;
static gint64 longest_block;

static void
note_block (void)
{
  if (busy_since > 0)
    longest_block = MAX (longest_block, g_get_monotonic_time () - busy_since);
}

/* The loop is free only while it waits here. */
static int
poll_and_note (GPollFD *fds, guint n_fds, int timeout)
{
  int result;

  note_block ();
  result = g_poll (fds, n_fds, timeout);
  busy_since = g_get_monotonic_time ();
  return result;
}

/**
 * lk_bench_watch_main_loop:
 *
 * From now on notes how long the main loop is busy between two waits: for so long a window would
 * not react.
 */
void
lk_bench_watch_main_loop (void)
{
  g_main_context_set_poll_func (NULL, poll_and_note);
}

/**
 * lk_bench_take_longest_block:
 *
 * Returns: the longest block since the last call, in milliseconds, with what runs now.
 */
double
lk_bench_take_longest_block (void)
{
  double milliseconds;

  note_block ();
  milliseconds = (double) longest_block / 1000;
  longest_block = 0;
  busy_since = g_get_monotonic_time ();
  return milliseconds;
}

/**
 * lk_bench_get_peak_memory:
 *
 * Returns: the most memory that this process ever held, in MiB; 0 where the system does not say.
 */
double
lk_bench_get_peak_memory (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0;

  line = strstr (status, "VmHWM:");
  return line != NULL ? (double) g_ascii_strtoll (line + strlen ("VmHWM:"), NULL, 10) / 1024 : 0;
}
