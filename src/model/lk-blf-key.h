/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-field.h"

G_BEGIN_DECLS

/**
 * LkBlfKey:
 * @position: the key's place on the phone, from 1; 0 where it is not said
 * @type: (nullable): what the key does, as in the XML: "BLF", "SpeedDial", "Line"…
 * @id: (nullable): the server's number of what the key is about, or its mode; "-1" for none
 * @target: the extension, the number with its labels, one to a line, or nothing
 *
 * One key of a phone. It does not change: another takes its place.
 */
typedef struct
{
  guint position;
  char *type;
  char *id;
  char *target;
  /*< private >*/
  char *gap; /* what stands before the element */
  char *xml; /* the element, byte for byte */
} LkBlfKey;

extern const LkChoice lk_blf_types[];

LkBlfKey *lk_blf_key_new (guint position, const char *type, const char *id, const char *target);
LkBlfKey *lk_blf_key_move (const LkBlfKey *self, guint position);
LkBlfKey *
lk_blf_key_change (const LkBlfKey *self, const char *type, const char *id, const char *target);
gboolean lk_blf_key_is_plain (const LkBlfKey *self);
void lk_blf_key_free (LkBlfKey *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkBlfKey, lk_blf_key_free)

G_END_DECLS
