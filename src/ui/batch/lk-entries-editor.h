/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-value-editor.h"

G_BEGIN_DECLS

#define LK_TYPE_ENTRIES_EDITOR (lk_entries_editor_get_type ())
G_DECLARE_FINAL_TYPE (LkEntriesEditor, lk_entries_editor, LK, ENTRIES_EDITOR, AdwBin)

/* The entries that many users have in a list, to be ticked: what goes is chosen among what is
 * there. An LkValueEditor, whose value is the list of those that are ticked. */
gboolean lk_entries_editor_can_list (const LkField *field, GPtrArray *rows);
GtkWidget *lk_entries_editor_new (const LkField *field, GPtrArray *rows);

G_END_DECLS
