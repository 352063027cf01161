/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LK_TYPE_CLOCK_ENTRY (lk_clock_entry_get_type ())
G_DECLARE_FINAL_TYPE (LkClockEntry, lk_clock_entry, LK, CLOCK_ENTRY, AdwBin)

/* A time of day, typed as 9, 930 or 9:30, or changed with the Up and Down keys. Signal "changed":
 * the person changed it. */
GtkWidget *lk_clock_entry_new (void);
void lk_clock_entry_set_name (LkClockEntry *self, const char *name);
void lk_clock_entry_set_time (LkClockEntry *self, const char *time);
char *lk_clock_entry_dup_time (LkClockEntry *self);
gboolean lk_clock_entry_is_time (LkClockEntry *self);
const char *lk_clock_entry_get_text (LkClockEntry *self);

G_END_DECLS
