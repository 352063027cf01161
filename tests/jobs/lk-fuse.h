/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Ends the program with SIGKILL, as a power cut would, when it writes to the disk or talks to a
 * server for the @n-th time since then; never where @n is 0. What it is writing in that very moment
 * is written by half. Takes the place of the C library's own functions: link it to a program that
 * shall die, and to no other. */
void lk_fuse_light (guint n);
guint lk_fuse_count (void);

G_END_DECLS
