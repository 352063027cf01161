/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-catalogue.h"

G_BEGIN_DECLS

#define LK_TYPE_ENTRY_ITEM (lk_entry_item_get_type ())
G_DECLARE_FINAL_TYPE (LkEntryItem, lk_entry_item, LK, ENTRY_ITEM, GObject)

/* An entry in a list that a person searches. */
LkEntryItem *lk_entry_item_new (const char *value, const char *label, const char *detail);

const char *lk_entry_item_get_value (LkEntryItem *self);
const char *lk_entry_item_get_label (LkEntryItem *self);
const char *lk_entry_item_get_detail (LkEntryItem *self);
gboolean lk_entry_item_matches (LkEntryItem *self, const char *const *words);
gboolean lk_entry_item_has_value (LkEntryItem *self, const char *folded);

G_END_DECLS
