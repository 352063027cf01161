/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LkDemoPour:
 * @head: what comes first
 * @body: what follows, over and over until @length is reached
 * @length: bytes of body
 * @piece: bytes to write at a time
 * @interval: milliseconds between two pieces
 *
 * An answer that is written by hand, because no well-behaved server would write it so.
 */
typedef struct
{
  GBytes *head;
  GBytes *body;
  guint64 length;
  gsize piece;
  guint interval;
} LkDemoPour;

void lk_demo_pour (const LkDemoPour *pour, GIOStream *stream, GCancellable *cancellable);

G_END_DECLS
