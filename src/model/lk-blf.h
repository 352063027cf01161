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
 * One key of a phone. To change it, put another in its place.
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

/**
 * LkBlf:
 * @keys: (element-type LkBlfKey): the keys; add, replace and remove as you like
 *
 * The keys of a user's phones: `Blfs`, a text with XML in it. Whatever is no key, and each key that
 * is left in place, goes back byte for byte.
 */
typedef struct
{
  GPtrArray *keys;
  /*< private >*/
  char *original;
  char *head; /* what stands before the keys */
  char *tail; /* what stands behind them */
  gboolean had_keys;
} LkBlf;

extern const LkStructure lk_blf_structure;
extern const LkChoice lk_blf_types[];

LkBlfKey *lk_blf_key_new (guint position, const char *type, const char *id, const char *target);
void lk_blf_key_free (LkBlfKey *self);

LkBlf *lk_blf_parse (const char *xml, GError **error);
char *lk_blf_build (const LkBlf *self);
void lk_blf_free (LkBlf *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkBlfKey, lk_blf_key_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkBlf, lk_blf_free)

G_END_DECLS
