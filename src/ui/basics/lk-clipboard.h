/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Copies a secret with the password managers’ hint and takes it back after the time set in the
 * preferences, if it is still ours. */
void lk_clipboard_copy_secret (GtkWidget *widget, const char *secret);

guint lk_clipboard_get_seconds (void);
void lk_clipboard_lend (GtkWidget *widget, const char *secret, guint seconds);

G_END_DECLS
