/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-catalogue.h"

G_BEGIN_DECLS

#define LK_TYPE_ENTRY_PICKER (lk_entry_picker_get_type ())
G_DECLARE_FINAL_TYPE (LkEntryPicker, lk_entry_picker, LK, ENTRY_PICKER, AdwBin)

/* One of many entries: a button that shows what is chosen and opens a search. Where a text of their
 * own is allowed, what the person typed is offered too. Signal "changed": the person chose. */
GtkWidget *lk_entry_picker_new (gboolean allows_own_text, gboolean can_be_unset);
void lk_entry_picker_set_unset (LkEntryPicker *self, const char *label);
void lk_entry_picker_set_name (LkEntryPicker *self, const char *name);

/* The entries are asked for when the person opens the search. A loader calls
 * lk_entry_picker_set_entries() or lk_entry_picker_set_trouble() as soon as it can, also at once.
 */
typedef void (*LkEntryLoader) (LkEntryPicker *self, gpointer user_data);
void lk_entry_picker_set_loader (LkEntryPicker *self, LkEntryLoader loader, gpointer user_data);
void lk_entry_picker_set_entries (LkEntryPicker *self, GPtrArray *entries);
void lk_entry_picker_set_trouble (LkEntryPicker *self, const GError *error);

void lk_entry_picker_set_value (LkEntryPicker *self, const char *value, const char *label);
const char *lk_entry_picker_get_value (LkEntryPicker *self);
const char *lk_entry_picker_get_label (LkEntryPicker *self);

G_END_DECLS
