/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-test-page.h"

#include "lk-secret-editor.h"
#include "lk-shown-value.h"
#include "lk-user-fields.h"
#include "lk-user-page.h"

void
lk_test_page_set_up (LkTestPage *fixture, gconstpointer version)
{
  g_autoptr (LkCatalogue) catalogue = NULL;

  fixture->house = lk_test_house_new (LK_TEST_PAGE_USERS, GPOINTER_TO_UINT (version));
  fixture->page = lk_user_page_new ();
  catalogue = lk_catalogue_new (fixture->house->pbx);
  lk_user_page_set_directory (LK_USER_PAGE (fixture->page), fixture->house->directory, catalogue);
  lk_test_house_show (fixture->house, fixture->page);
}

void
lk_test_page_tear_down (LkTestPage *fixture, gconstpointer data)
{
  lk_test_house_free (fixture->house);
}

/* Under sanitizers a page takes long to build, so most tests share one that shows nobody at first.
 */
static LkTestPage shared;

void
lk_test_page_enter (LkTestPage *fixture, gconstpointer version)
{
  if (shared.house == NULL)
    lk_test_page_set_up (&shared, version);
  g_ptr_array_set_size (shared.house->exchanges, 0);
  *fixture = shared;
}

void
lk_test_page_leave (LkTestPage *fixture, gconstpointer version)
{
  lk_demo_pbx_clear_faults (fixture->house->demo);
  gtk_widget_activate_action (fixture->page, "user.go-to", "i", 0);
  lk_user_page_set_user (LK_USER_PAGE (fixture->page), NULL);
}

/* Lets go of the shared page, after the last test. */
void
lk_test_page_end (void)
{
  if (shared.house != NULL)
    lk_test_page_tear_down (&shared, NULL);
}

static void
collect_rows (GtkWidget *root, GPtrArray *rows)
{
  if (LK_IS_FIELD_ROW (root))
    g_ptr_array_add (rows, root);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_rows (child, rows);
}

GPtrArray *
lk_test_page_get_rows (LkTestPage *fixture)
{
  GPtrArray *rows = g_ptr_array_new ();

  collect_rows (fixture->page, rows);
  return rows;
}

LkFieldRow *
lk_test_page_find_row (LkTestPage *fixture, const char *name)
{
  g_autoptr (GPtrArray) rows = lk_test_page_get_rows (fixture);

  for (guint i = 0; i < rows->len; i++)
    {
      LkFieldRow *row = g_ptr_array_index (rows, i);

      if (g_str_equal (lk_field_row_get_field (row)->name, name))
        return row;
    }

  g_error ("There is no row for %s", name);
}

static GtkWidget *
find_label (LkFieldRow *row)
{
  GtkWidget *columns =
    gtk_widget_get_first_child (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row)));
  GtkWidget *value = gtk_widget_get_last_child (columns);

  return lk_test_find (value, GTK_TYPE_LABEL, NULL);
}

GtkWidget *
lk_test_page_get_value_label (LkFieldRow *row)
{
  GtkWidget *label = find_label (row);

  g_assert_nonnull (label);
  return label;
}

static GtkWidget *
find_editor (GtkWidget *root)
{
  GtkWidget *found = LK_IS_VALUE_EDITOR (root) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_editor (child);

  return found;
}

LkValueEditor *
lk_test_page_get_editor (LkFieldRow *row)
{
  return LK_VALUE_EDITOR (find_editor (GTK_WIDGET (row)));
}

/* What is to be read there: in a label, or in what the value can be changed with. */
char *
lk_test_page_dup_value (LkFieldRow *row)
{
  LkValueEditor *editor = lk_test_page_get_editor (row);
  const LkField *field = lk_field_row_get_field (row);
  g_auto (LkValue) value = LK_VALUE_INIT;
  g_autofree char *text = NULL;

  if (!gtk_widget_get_visible (GTK_WIDGET (editor)) || LK_IS_SHOWN_VALUE (editor)
      || LK_IS_SECRET_EDITOR (editor))
    return g_strdup (gtk_label_get_text (GTK_LABEL (lk_test_page_get_value_label (row))));

  lk_value_editor_get (editor, &value);
  text = lk_field_to_display (field, &value);
  if (!lk_value_is_set (&value))
    return g_strdup ("Not set");
  return *text != '\0' ? g_steal_pointer (&text) : g_strdup ("Empty");
}

void
lk_test_page_assert_value (LkTestPage *fixture, const char *name, const char *expected)
{
  g_autofree char *value = lk_test_page_dup_value (lk_test_page_find_row (fixture, name));

  g_assert_cmpstr (value, ==, expected);
}

/* Every user has a number for this, and the list does not ask for it. */
gboolean
lk_test_page_is_read (gpointer user_data)
{
  g_autofree char *value =
    lk_test_page_dup_value (lk_test_page_find_row (user_data, "PinProtectTimeout"));

  return !g_str_equal (value, "…");
}

LkUser *
lk_test_page_show_user (LkTestPage *fixture, guint position)
{
  LkUser *user = lk_test_house_get_user (fixture->house, position);

  lk_user_page_set_user (LK_USER_PAGE (fixture->page), user);
  return user;
}

LkUser *
lk_test_page_show_whole_user (LkTestPage *fixture, guint position)
{
  LkUser *user = lk_test_page_show_user (fixture, position);

  g_assert_true (lk_test_spin_until (lk_test_page_is_read, fixture));
  return user;
}
