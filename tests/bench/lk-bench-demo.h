/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-demo-thread.h"
#include "lk-directory.h"

G_BEGIN_DECLS

/* A demo phone system with @n_users, and all of them loaded: the bench ends where that fails. */
LkDemoThread *lk_bench_demo_start (guint n_users);
LkDirectory *lk_bench_demo_load (LkDemoThread *demo);

G_END_DECLS
