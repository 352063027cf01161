/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-test-editing.h"

static GtkEditable *
get_entry (GtkWidget *root, const char *label)
{
  return GTK_EDITABLE (lk_test_get (root, GTK_TYPE_EDITABLE, label));
}

/* No list asks for this one. */
static gboolean
is_whole (gpointer window)
{
  return lk_test_find (window, GTK_TYPE_ENTRY, "PIN stays valid for") != NULL;
}

/**
 * lk_test_editing_open:
 * @shell: a shell in which a user is chosen
 *
 * Waits until everything about the user has been read.
 */
void
lk_test_editing_open (LkTestShell *shell)
{
  g_assert_true (lk_test_spin_until (is_whole, shell->window));
}

/**
 * lk_test_editing_enter:
 * @root: where to look
 * @label: a field’s label
 * @text: what to enter instead of what is there
 */
void
lk_test_editing_enter (GtkWidget *root, const char *label, const char *text)
{
  gtk_editable_set_text (get_entry (root, label), text);
}

const char *
lk_test_editing_get_text (GtkWidget *root, const char *label)
{
  return gtk_editable_get_text (get_entry (root, label));
}
