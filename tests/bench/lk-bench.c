/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-bench.h"

#include <string.h>

static gint64 busy_since;
static gint64 longest_block;
static GArray *blocks; /* of gint64: each since the watch began */

static void
note_block (void)
{
  gint64 block = g_get_monotonic_time () - busy_since;

  if (busy_since == 0)
    return;

  longest_block = MAX (longest_block, block);
  g_array_append_val (blocks, block);
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
 * not react. Forgets what it noted before.
 */
void
lk_bench_watch_main_loop (void)
{
  g_clear_pointer (&blocks, g_array_unref);
  blocks = g_array_new (FALSE, FALSE, sizeof (gint64));
  busy_since = longest_block = 0;
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

static int
compare (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

/**
 * lk_bench_get_block:
 * @share: 0.99 for the 99th percentile
 *
 * Returns: the block that is as long as or longer than this share of all since the watch began, in
 *   milliseconds.
 */
double
lk_bench_get_block (double share)
{
  guint at;

  if (blocks->len == 0)
    return 0;

  g_array_sort (blocks, compare);
  at = MIN ((guint) (share * blocks->len), blocks->len - 1);
  return (double) g_array_index (blocks, gint64, at) / 1000;
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

/**
 * lk_bench_read_secret:
 *
 * Returns: (transfer full) (nullable): the first line of the standard input: an argument would show
 *   the key to every user of the machine.
 */
char *
lk_bench_read_secret (void)
{
  g_autoptr (GIOChannel) input = g_io_channel_unix_new (0);
  char *secret = NULL;
  gsize end;

  g_io_channel_read_line (input, &secret, NULL, &end, NULL);
  if (secret != NULL)
    secret[end] = '\0';
  return secret;
}
