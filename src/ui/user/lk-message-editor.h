/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LK_TYPE_MESSAGE_EDITOR (lk_message_editor_get_type ())
G_DECLARE_FINAL_TYPE (LkMessageEditor, lk_message_editor, LK, MESSAGE_EDITOR, AdwPreferencesGroup)

/* Edits the person's template for messages with a provisioning link. What is typed is kept at
 * once. */
GtkWidget *lk_message_editor_new (void);

G_END_DECLS
