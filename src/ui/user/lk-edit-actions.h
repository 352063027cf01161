/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-user-edit.h"
#include "lk-user-sections.h"

G_BEGIN_DECLS

#define LK_TYPE_EDIT_ACTIONS (lk_edit_actions_get_type ())
G_DECLARE_FINAL_TYPE (LkEditActions, lk_edit_actions, LK, EDIT_ACTIONS, GObject)

/* What a person can do with the changes on a user's page: the actions "edit.save", "edit.undo" and
 * so on of the page. What became of a save is said where it belongs. */
LkEditActions *lk_edit_actions_new (GtkWidget *page, LkUserSections *sections);
void lk_edit_actions_set_edit (LkEditActions *self, LkUserEdit *edit);
gboolean lk_edit_actions_save (LkEditActions *self);

G_END_DECLS
