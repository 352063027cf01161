/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-destination.h"
#include "lk-edit-context.h"

G_BEGIN_DECLS

#define LK_TYPE_DESTINATION_EDITOR (lk_destination_editor_get_type ())
G_DECLARE_FINAL_TYPE (LkDestinationEditor,
                      lk_destination_editor,
                      LK,
                      DESTINATION_EDITOR,
                      AdwPreferencesRow)

/* A row in which a person says where a call goes: what kind of place, and which one. Signal
 * "changed": the person changed it. */
GtkWidget *lk_destination_editor_new (const char *title, gboolean is_exception);
void lk_destination_editor_set_context (LkDestinationEditor *self, LkEditContext *context);

void lk_destination_editor_set (LkDestinationEditor *self, const LkDestination *destination);
LkDestination *lk_destination_editor_dup (LkDestinationEditor *self);
char *lk_destination_editor_dup_problem (LkDestinationEditor *self);

G_END_DECLS
