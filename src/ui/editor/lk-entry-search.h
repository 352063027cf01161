/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LK_TYPE_ENTRY_SEARCH (lk_entry_search_get_type ())
G_DECLARE_FINAL_TYPE (LkEntrySearch, lk_entry_search, LK, ENTRY_SEARCH, GtkPopover)

/* A search in a list of LkEntry, that pops up. Signals: "wanted", the entries are asked for;
 * "chosen" (const char *value, const char *label), the person chose. */
GtkWidget *lk_entry_search_new (gboolean allows_own_text, gboolean can_be_unset);

void lk_entry_search_set_unset (LkEntrySearch *self, const char *label);
void lk_entry_search_set_value (LkEntrySearch *self, const char *value);
void lk_entry_search_set_entries (LkEntrySearch *self, GPtrArray *entries);
void lk_entry_search_forget (LkEntrySearch *self);
void lk_entry_search_set_trouble (LkEntrySearch *self, const GError *error);
const char *lk_entry_search_find_label (LkEntrySearch *self, const char *value);

G_END_DECLS
