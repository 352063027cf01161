/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-destination-kind.h"

/** The others of the vendor's kinds are no choice for a person's calls, but stay where they are. */
const LkDestinationKind lk_destination_kinds[] = {
  { "None", LK_DESTINATION_TARGET_NONE, "None" },
  { "VoiceMail", LK_DESTINATION_TARGET_MAILBOX, "Extension" },
  { "Extension", LK_DESTINATION_TARGET_EXTENSION, "Extension" },
  { "Queue", LK_DESTINATION_TARGET_SERVICE, "Queue" },
  { "RingGroup", LK_DESTINATION_TARGET_SERVICE, "RingGroup" },
  { "IVR", LK_DESTINATION_TARGET_SERVICE, "IVR" },
  { "External", LK_DESTINATION_TARGET_OUTSIDE, "None" },
  { "Boomerang", LK_DESTINATION_TARGET_OUTSIDE, "None" },
  { "Fax", LK_DESTINATION_TARGET_SERVICE, "Fax" },
  { "RoutePoint", LK_DESTINATION_TARGET_SERVICE, "RoutePoint" },
  { "ProceedWithNoExceptions", LK_DESTINATION_TARGET_NONE, "None", TRUE },
  {},
};

/**
 * lk_destination_kind_find:
 * @to: (nullable): a kind of destination, as on the wire
 *
 * Returns: (transfer none): the kind; one with nothing to choose where a person cannot choose @to.
 */
const LkDestinationKind *
lk_destination_kind_find (const char *to)
{
  static const LkDestinationKind other = { NULL, LK_DESTINATION_TARGET_NONE, "None" };

  for (const LkDestinationKind *kind = lk_destination_kinds; kind->to != NULL; kind++)
    if (g_strcmp0 (kind->to, to) == 0)
      return kind;

  return &other;
}
