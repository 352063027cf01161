/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LkCallFate:
 * @LK_CALL_TAKEN: the phone system took it
 * @LK_CALL_REFUSED: it does not want one of the users changed; others may have been
 * @LK_CALL_UNUSABLE: it does not take this call for many at all
 * @LK_CALL_FAILED: it failed; some of it may have been carried out
 * @LK_CALL_LOST: nobody knows
 * @LK_CALL_BARRED: the API client may not do this, to one of the users or to anybody
 * @LK_CALL_UNSENT: it did not get as far as that, and nothing else would
 *
 * What became of a request that changes one user or many.
 */
typedef enum
{
  LK_CALL_TAKEN,
  LK_CALL_REFUSED,
  LK_CALL_UNUSABLE,
  LK_CALL_FAILED,
  LK_CALL_LOST,
  LK_CALL_BARRED,
  LK_CALL_UNSENT,
} LkCallFate;

LkCallFate lk_call_fate_find (const GError *error, gboolean is_single);

G_END_DECLS
