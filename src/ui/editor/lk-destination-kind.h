/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LkDestinationTarget:
 *
 * Which one of its kind a destination is: nothing to choose, somebody's voicemail, an extension, a
 * queue or another service, or a number outside.
 */
typedef enum
{
  LK_DESTINATION_TARGET_NONE,
  LK_DESTINATION_TARGET_MAILBOX,
  LK_DESTINATION_TARGET_EXTENSION,
  LK_DESTINATION_TARGET_SERVICE,
  LK_DESTINATION_TARGET_OUTSIDE,
} LkDestinationTarget;

/**
 * LkDestinationKind:
 * @to: as on the wire, the vendor's `DestinationType`; %NULL ends the list
 * @target: which one of the kind
 * @peer: what the target is, the vendor's `PeerType`
 * @is_for_exceptions: whether only a forwarding exception can go there
 *
 * A kind of destination that a person can choose.
 */
typedef struct
{
  const char *to;
  LkDestinationTarget target;
  const char *peer;
  gboolean is_for_exceptions;
} LkDestinationKind;

extern const LkDestinationKind lk_destination_kinds[];

const LkDestinationKind *lk_destination_kind_find (const char *to);

G_END_DECLS
