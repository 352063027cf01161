/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-test-shell.h"

G_BEGIN_DECLS

typedef struct
{
  GtkWidget *window;
  const char *title;
} LkTestFault;

GtkWidget *lk_test_form_get_row (GtkWidget *window, const char *title);
void lk_test_form_enter (GtkWidget *window, const char *title, const char *text);
void lk_test_form_fill (LkTestShell *shell, const char *key);
void lk_test_form_press_connect (LkTestShell *shell);
gboolean lk_test_form_can_connect (LkTestShell *shell);
gboolean lk_test_form_is_faulty (GtkWidget *window, const char *title);
gboolean lk_test_form_shows_fault (gpointer user_data);
void lk_test_form_wait_for_fault (LkTestShell *shell, const char *title);
void lk_test_form_wait_until_open (LkTestShell *shell);
guint lk_test_form_count_sign_ins (LkTestShell *shell);

G_END_DECLS
