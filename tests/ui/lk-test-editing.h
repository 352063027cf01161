/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-test-shell.h"

G_BEGIN_DECLS

/* What a person does on a user's page, by the names that they see. */
void lk_test_editing_open (LkTestShell *shell);
void lk_test_editing_enter (GtkWidget *root, const char *label, const char *text);
const char *lk_test_editing_get_text (GtkWidget *root, const char *label);

G_END_DECLS
