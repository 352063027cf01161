/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-test-form.h"

#define TOKEN_PATH "/connect/token"

GtkWidget *
lk_test_form_get_row (GtkWidget *window, const char *title)
{
  return lk_test_get (window, ADW_TYPE_ENTRY_ROW, title);
}

void
lk_test_form_enter (GtkWidget *window, const char *title, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (lk_test_form_get_row (window, title)), text);
}

void
lk_test_form_fill (LkTestShell *shell, const char *key)
{
  GtkWidget *window = GTK_WIDGET (shell->window);

  lk_test_form_enter (window, "Server address", lk_demo_pbx_get_origin (shell->demo));
  lk_test_form_enter (window, "Client ID", LK_TEST_SHELL_CLIENT);
  lk_test_form_enter (window, "API key", key);
}

void
lk_test_form_press_connect (LkTestShell *shell)
{
  lk_test_click (GTK_WIDGET (shell->window), "Connect");
}

gboolean
lk_test_form_can_connect (LkTestShell *shell)
{
  GtkWidget *button = lk_test_get (GTK_WIDGET (shell->window), GTK_TYPE_BUTTON, "Connect");

  return gtk_widget_is_sensitive (button);
}

gboolean
lk_test_form_is_faulty (GtkWidget *window, const char *title)
{
  return gtk_widget_has_css_class (lk_test_form_get_row (window, title), "error");
}

gboolean
lk_test_form_shows_fault (gpointer user_data)
{
  const LkTestFault *fault = user_data;

  return lk_test_form_is_faulty (fault->window, fault->title);
}

void
lk_test_form_wait_for_fault (LkTestShell *shell, const char *title)
{
  LkTestFault fault = { GTK_WIDGET (shell->window), title };

  g_assert_true (lk_test_spin_until (lk_test_form_shows_fault, &fault));
}

static gboolean
is_open (gpointer user_data)
{
  LkTestShell *shell = user_data;

  return lk_window_get_profile (shell->window) != NULL;
}

void
lk_test_form_wait_until_open (LkTestShell *shell)
{
  g_assert_true (lk_test_spin_until (is_open, shell));
  lk_test_shell_wait_until_loaded (shell);
}

guint
lk_test_form_count_sign_ins (LkTestShell *shell)
{
  return lk_demo_pbx_count_requests (shell->demo, "POST", TOKEN_PATH);
}
