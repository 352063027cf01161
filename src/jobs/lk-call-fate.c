/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-call-fate.h"

#include "lk-error.h"

/**
 * lk_call_fate_find:
 * @error: (nullable): what came back; %NULL where the phone system took it
 * @is_single: whether the request was about one user, and not a call for many
 *
 * A refusal with details is about a user; what a phone system refuses without any is the call
 * itself, where it is one for many (behaviour.md, 5.1 and 7).
 *
 * Returns: what became of the request.
 */
LkCallFate
lk_call_fate_find (const GError *error, gboolean is_single)
{
  if (error == NULL)
    return LK_CALL_TAKEN;
  if (error->domain != LK_ERROR)
    return LK_CALL_UNSENT;
  if (lk_error_get_details (error) != NULL)
    return LK_CALL_REFUSED;

  switch ((LkError) error->code)
    {
    case LK_ERROR_CONFLICT:
      return LK_CALL_REFUSED;
    case LK_ERROR_NOT_FOUND:
    case LK_ERROR_INVALID:
    case LK_ERROR_INCOMPATIBLE:
      return is_single ? LK_CALL_REFUSED : LK_CALL_UNUSABLE;
    case LK_ERROR_PROTOCOL:
      return is_single ? LK_CALL_FAILED : LK_CALL_UNUSABLE;
    case LK_ERROR_SERVER:
      return LK_CALL_FAILED;
    case LK_ERROR_UNKNOWN_OUTCOME:
    case LK_ERROR_TIMED_OUT:
      return LK_CALL_LOST;
    case LK_ERROR_FORBIDDEN:
      return LK_CALL_BARRED;
    default:
      return LK_CALL_UNSENT;
    }
}
