/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean lk_test_press_key (guint key);
gboolean lk_test_press_key_in (GtkWindow *window, guint key, GdkModifierType modifiers);
gboolean lk_test_click_at (GtkWidget *widget, GdkModifierType modifiers);
gboolean lk_test_type_in (GtkWindow *window, const char *text);
void lk_test_put_pointer_aside (void);

G_END_DECLS
