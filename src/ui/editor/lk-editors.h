/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-value-editor.h"

G_BEGIN_DECLS

/* The right editor for a field, by its kind, its offer and its structure: an LkValueEditor. */
GtkWidget *lk_editor_new (const LkField *field);
GtkWidget *lk_editor_new_for_new_user (const LkField *field);

G_END_DECLS
