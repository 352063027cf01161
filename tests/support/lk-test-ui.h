/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef gboolean (*LkTestCondition) (gpointer user_data);

gboolean lk_test_spin_until (LkTestCondition condition, gpointer user_data);
void lk_test_spin_frames (GtkWidget *widget, guint n_frames);

GtkWidget *lk_test_find (GtkWidget *root, GType type, const char *name);
GtkWidget *lk_test_get (GtkWidget *root, GType type, const char *name);
const char *lk_test_find_text (GtkWidget *root, const char *part);
gboolean lk_test_shows_text (GtkWidget *root, const char *part);

gboolean lk_test_screenshot (GtkWidget *widget, const char *path, GError **error);

G_END_DECLS
