/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LK_TYPE_FIELD_NOTE (lk_field_note_get_type ())
G_DECLARE_FINAL_TYPE (LkFieldNote, lk_field_note, LK, FIELD_NOTE, AdwBin)

/* A line below a field: what is wrong with its value, or what may be. */
GtkWidget *lk_field_note_new (void);

void lk_field_note_show_problem (LkFieldNote *self, const char *sentence);
void lk_field_note_show_doubt (LkFieldNote *self, const char *sentence);
void lk_field_note_hide (LkFieldNote *self);

G_END_DECLS
