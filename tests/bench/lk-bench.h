/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void lk_bench_watch_main_loop (void);
double lk_bench_take_longest_block (void);
double lk_bench_get_block (double share);

double lk_bench_get_peak_memory (void);
char *lk_bench_read_secret (void);

G_END_DECLS
