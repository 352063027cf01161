/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-put-back-button.h"
#include "lk-value-editor.h"

G_BEGIN_DECLS

#define LK_TYPE_VALUE_SLOT (lk_value_slot_get_type ())
G_DECLARE_FINAL_TYPE (LkValueSlot, lk_value_slot, LK, VALUE_SLOT, AdwBin)

/* Where a field's value stands in a row: its editor, or a text while there is no value, and the
 * button that puts it back. */
GtkWidget *lk_value_slot_new (const LkField *field, GtkWidget *editor);

LkPutBackButton *lk_value_slot_get_put_back (LkValueSlot *self);
gboolean lk_value_slot_can_edit (LkValueSlot *self);

void lk_value_slot_set_missing (LkValueSlot *self, const char *text);
const char *lk_value_slot_get_missing (LkValueSlot *self);

G_END_DECLS
