/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-blf-key.h"

G_BEGIN_DECLS

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

LkBlf *lk_blf_parse (const char *xml, GError **error);
char *lk_blf_build (const LkBlf *self);
void lk_blf_free (LkBlf *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkBlf, lk_blf_free)

G_END_DECLS
