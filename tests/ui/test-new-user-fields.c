/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-offers.h"
#include "lk-structure-dialog.h"
#include "lk-test-newcomer.h"
#include "lk-test-structure.h"
#include "lk-user-fields.h"

#define OLD LK_VERSION (20, 0, 5)
#define NEW LK_VERSION (20, 0, 10)

/* The narrowest window, and what stands around the rows in it. */
#define NARROW  360
#define MARGINS 24

static void
assert_nothing_is_set (LkTestNewcomer *newcomer)
{
  g_autoptr (JsonObject) body = lk_draft_to_json (newcomer->draft);

  g_assert_cmpuint (json_object_get_size (body), ==, 0);
}

static void
assert_alone (LkTestNewcomer *newcomer, const LkField *field)
{
  g_autoptr (JsonObject) body = lk_draft_to_json (newcomer->draft);
  JsonNode *member = json_object_get_member (body, field->name);
  g_auto (LkValue) value = LK_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  if (member == NULL || json_object_get_size (body) != 1)
    g_error ("%s does not stand alone in %u changes", field->name, json_object_get_size (body));
  g_assert_false (JSON_NODE_HOLDS_NULL (member));
  lk_field_from_json (field, member, &value, &error);
  g_assert_no_error (error);
}

static void
assert_set_and_unset (LkTestNewcomer *newcomer, const LkField *field)
{
  GtkWidget *row = lk_test_newcomer_get_row (newcomer, field);

  g_assert_false (gtk_widget_has_css_class (row, "changed"));
  lk_test_newcomer_enter (newcomer, field);
  assert_alone (newcomer, field);
  g_assert_true (gtk_widget_has_css_class (row, "changed"));
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Changed. Before: Not set: the phone system decides");

  lk_test_newcomer_put_back (newcomer, field);
  assert_nothing_is_set (newcomer);
  g_assert_false (gtk_widget_has_css_class (row, "changed"));
}

/* Everything that a new user can be given can be set in its row, and unset again; nobody is asked
 * about a user whom there is not. */
static void
test_each_field (gconstpointer version)
{
  g_autoptr (LkTestNewcomer) newcomer = lk_test_newcomer_new (GPOINTER_TO_UINT (version));
  g_autoptr (LkFieldSet) fields = lk_field_set_new_creatable (GPOINTER_TO_UINT (version));
  g_autoptr (GPtrArray) rows = lk_test_page_get_rows (&newcomer->page);
  guint n_set = 0;

  for (guint i = 0; i < lk_field_set_get_length (fields); i++)
    if (lk_field_is_creatable (lk_field_set_get_field (fields, i)))
      {
        assert_set_and_unset (newcomer, lk_field_set_get_field (fields, i));
        n_set++;
      }

  g_assert_cmpuint (n_set, ==, rows->len);
  g_assert_cmpuint (n_set, >, 65);
  g_assert_cmpuint (lk_test_house_count (newcomer->page.house, "Users(0)"), ==, 0);
  lk_test_newcomer_picture (newcomer, newcomer->page.house->window, "new-user-all-settings");
}

/* Undo takes back what was set, too, and the control shows that there is nothing. */
static void
test_undo (void)
{
  LkTestNewcomer *newcomer = lk_test_newcomer_share ();
  const LkField *voicemail = lk_user_field_find ("VMEnabled");
  GtkWidget *row = lk_test_newcomer_get_row (newcomer, voicemail);

  g_assert_true (lk_test_shows_text (row, "Phone system’s default"));
  lk_test_newcomer_enter (newcomer, voicemail);
  g_assert_false (lk_test_shows_text (row, "Phone system’s default"));
  lk_draft_undo (newcomer->draft);
  g_assert_true (lk_test_shows_text (row, "Phone system’s default"));
  assert_nothing_is_set (newcomer);
}

/* What is typed and deleted again was never there. */
static void
test_deleted_text (void)
{
  LkTestNewcomer *newcomer = lk_test_newcomer_share ();

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    {
      const LkField *field = &lk_user_fields[i];
      GtkWidget *row = lk_field_is_creatable (field) ? lk_test_newcomer_get_row (newcomer, field)
                                                     : NULL;

      if (row == NULL || lk_test_find (row, GTK_TYPE_EDITABLE, lk_field_get_label (field)) == NULL)
        continue;
      lk_test_newcomer_type (newcomer, field, "4711");
      lk_draft_end_step (newcomer->draft);
      lk_test_newcomer_type (newcomer, field, "");
      assert_nothing_is_set (newcomer);
    }
}

static void
assert_cancels (LkTestNewcomer *newcomer, const LkField *field)
{
  GtkWidget *row = lk_test_newcomer_get_row (newcomer, field);
  GtkWidget *dialog;

  g_assert_true (lk_test_shows_text (row, "Not set: the phone system decides"));
  dialog = lk_test_newcomer_open (newcomer, field);
  g_assert_true (lk_test_shows_text (dialog, "New user"));
  lk_test_newcomer_picture (newcomer, dialog, field->name);
  gtk_window_close (GTK_WINDOW (dialog));
  g_assert_null (lk_test_find_window (LK_TYPE_STRUCTURE_DIALOG));
  g_assert_true (lk_test_shows_text (row, "Not set: the phone system decides"));
  assert_nothing_is_set (newcomer);
}

/* A form that is opened and left sets nothing, even where it begins with something. */
static void
test_cancelled_forms (void)
{
  LkTestNewcomer *newcomer = lk_test_newcomer_share ();

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    if (lk_user_fields[i].structure != NULL)
      assert_cancels (newcomer, &lk_user_fields[i]);
  g_assert_cmpuint (lk_test_house_count (newcomer->page.house, "Users(0)"), ==, 0);
}

/* A list that the person has emptied again is no wish for an empty one. */
static void
test_emptied_list (void)
{
  LkTestNewcomer *newcomer = lk_test_newcomer_share ();
  const LkField *exceptions = lk_user_field_find ("ForwardingExceptions");
  GtkWidget *dialog = lk_test_newcomer_open (newcomer, exceptions);

  lk_test_click (dialog, "Add Exception");
  lk_test_spin_frames (dialog, 2);
  lk_test_click (dialog, "Remove: New exception");
  gtk_widget_activate_action (dialog, "structure.done", NULL);
  assert_nothing_is_set (newcomer);
  g_assert_true (lk_test_shows_text (lk_test_newcomer_get_row (newcomer, exceptions),
                                     "Not set: the phone system decides"));
}

/* A new user gets the usual statuses; whoever gives them others can choose among these. */
static void
test_own_profile (void)
{
  LkTestNewcomer *newcomer = lk_test_newcomer_share ();
  const LkField *status = lk_user_field_find ("CurrentProfileName");
  g_autoptr (JsonNode) node = json_from_string ("[{\"Name\":\"At the fair\"}]", NULL);
  g_autoptr (GPtrArray) usual = lk_offers_list (status, newcomer->context);
  g_autoptr (GPtrArray) own = NULL;
  g_auto (LkValue) profiles = LK_VALUE_INIT;

  g_assert_cmpuint (usual->len, ==, 5);
  lk_value_set_json (&profiles, node);
  lk_draft_set (newcomer->draft, lk_user_field_find ("ForwardingProfiles"), &profiles);
  own = lk_offers_list (status, newcomer->context);
  g_assert_cmpuint (own->len, ==, 1);
  g_assert_cmpstr (((LkEntry *) g_ptr_array_index (own, 0))->value, ==, "At the fair");
}

/* Whoever takes a department away that is the main one is told at the main one. */
static void
test_stray_department (void)
{
  LkTestNewcomer *newcomer = lk_test_newcomer_share ();
  GtkWidget *row = lk_test_newcomer_get_row (newcomer, lk_user_field_primary_group);
  g_autoptr (JsonNode) node = json_from_string ("[{\"GroupId\":31,\"Name\":\"Sales\"}]", NULL);
  g_auto (LkValue) groups = LK_VALUE_INIT;

  lk_value_set_json (&groups, node);
  lk_draft_set (newcomer->draft, lk_user_field_groups, &groups);
  lk_test_newcomer_enter (newcomer, lk_user_field_primary_group);
  g_assert_true (lk_test_shows_text (row, "Sales"));
  g_assert_false (lk_test_shows_text (row, "not in this department"));

  lk_draft_put_back (newcomer->draft, lk_user_field_groups);
  g_assert_true (lk_test_shows_text (row, "not in this department"));
}

static void
test_narrow (void)
{
  LkTestNewcomer *newcomer = lk_test_newcomer_share ();
  g_autoptr (GPtrArray) rows = lk_test_page_get_rows (&newcomer->page);
  int minimum;

  for (guint i = 0; i < rows->len; i++)
    {
      gtk_widget_measure (g_ptr_array_index (rows, i), GTK_ORIENTATION_HORIZONTAL, -1, &minimum,
                          NULL, NULL, NULL);
      if (minimum > NARROW - MARGINS)
        g_error ("%s needs %d pixels", lk_field_row_get_field (g_ptr_array_index (rows, i))->name,
                 minimum);
    }
}

static void
test_secret (void)
{
  LkTestNewcomer *newcomer = lk_test_newcomer_share ();
  const LkField *pin = lk_user_field_find ("VMPIN");
  GtkWidget *row = lk_test_newcomer_get_row (newcomer, pin);

  g_assert_null (lk_test_find (row, GTK_TYPE_BUTTON, "Reveal: Voicemail PIN"));
  g_assert_null (lk_test_find (row, GTK_TYPE_BUTTON, "Change: Voicemail PIN"));
  lk_test_click (row, "Generate: Voicemail PIN");
  assert_alone (newcomer, pin);
  g_assert_false (
    lk_test_shows_text (row, lk_value_get_text (lk_draft_get (newcomer->draft, pin))));

  lk_test_newcomer_put_back (newcomer, pin);
  assert_nothing_is_set (newcomer);
  g_assert_nonnull (lk_test_find (row, GTK_TYPE_PASSWORD_ENTRY, "Voicemail PIN"));
}

static void
add_tests (void)
{
  g_test_add_data_func ("/new-user/each-field/20.0.5", GUINT_TO_POINTER (OLD), test_each_field);
  g_test_add_data_func ("/new-user/each-field/20.0.10", GUINT_TO_POINTER (NEW), test_each_field);
  g_test_add_func ("/new-user/undo", test_undo);
  g_test_add_func ("/new-user/deleted-text", test_deleted_text);
  g_test_add_func ("/new-user/cancelled-forms", test_cancelled_forms);
  g_test_add_func ("/new-user/emptied-list", test_emptied_list);
  g_test_add_func ("/new-user/own-profile", test_own_profile);
  g_test_add_func ("/new-user/stray-department", test_stray_department);
  g_test_add_func ("/new-user/narrow", test_narrow);
  g_test_add_func ("/new-user/secret", test_secret);
}

int
main (int argc, char **argv)
{
  int status = lk_test_house_run (argc, argv, add_tests);

  lk_test_newcomer_end ();
  return status;
}
