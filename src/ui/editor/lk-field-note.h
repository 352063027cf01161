/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-value-editor.h"

G_BEGIN_DECLS

#define LK_TYPE_FIELD_NOTE (lk_field_note_get_type ())
G_DECLARE_FINAL_TYPE (LkFieldNote, lk_field_note, LK, FIELD_NOTE, AdwBin)

/* A line below a field that is there only while something is wrong with what the person entered, or
 * may be. Nobody is told before they have paused or left. Signal "changed": it says something else
 * now. */
GtkWidget *lk_field_note_new (const LkField *field, LkValueEditor *editor);
void lk_field_note_set_context (LkFieldNote *self, LkEditContext *context);

void lk_field_note_edited (LkFieldNote *self);
void lk_field_note_left (LkFieldNote *self);
void lk_field_note_refresh (LkFieldNote *self);
void lk_field_note_refuse (LkFieldNote *self, const char *sentence);
void lk_field_note_forget (LkFieldNote *self);

gboolean lk_field_note_find_problem (LkFieldNote *self);
char *lk_field_note_dup_problem (LkFieldNote *self);
gboolean lk_field_note_shows_problem (LkFieldNote *self);

G_END_DECLS
