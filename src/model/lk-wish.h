/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-draft.h"

G_BEGIN_DECLS

/**
 * LkWishAct:
 * @LK_WISH_SET: the field shall have this value, whatever it has now
 * @LK_WISH_CLEAR: it shall have none
 * @LK_WISH_ADD: the entries of this value shall be among those it has now
 * @LK_WISH_REMOVE: they shall not
 *
 * What shall become of one field of many users.
 */
typedef enum
{
  LK_WISH_SET,
  LK_WISH_CLEAR,
  LK_WISH_ADD,
  LK_WISH_REMOVE,
} LkWishAct;

/* Whether there are entries to add and to remove: lists and sets of choices. */
gboolean lk_field_has_entries (const LkField *field);
gboolean lk_field_can_clear (const LkField *field);

/* What one wish makes of one field of one user. */
gboolean lk_wish_apply (const LkField *field,
                        LkWishAct act,
                        const LkValue *value,
                        LkDraft *draft,
                        GError **error);
const LkField *lk_wish_get_condition (const LkField *field);

G_END_DECLS
