/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-department.h"
#include "lk-test-structure.h"
#include "lk-user-fields.h"

/* Departments of the demo, which counts from here. */
#define FIRST_ID 28

#define BIKES                                                                                      \
  "{'GroupId':9001,'Name':'Bikes & Co','New':[1,{'deep':null}],'Rights':{'RoleName':'users',"      \
  "'CanSeeGroupMembers':true,'CanIntercom':false,'CanFly':true}}"
#define RECEPTION                                                                                  \
  "{'GroupId':9002,'Name':'Reception','Rights':{'RoleName':'juggler','CanIntercom':true}}"
#define FAVOURITES "{'GroupId':9003,'Name':'___FAVORITES___101','Rights':{'RoleName':'users'}}"
#define USER(groups)                                                                               \
  "{'Number':'101','FirstName':'Ada','LastName':'Berg','PrimaryGroupId':9001,'Groups':" groups "}"
#define GROUP_WITH_ROLE "[{'GroupId':9002,'Name':'Reception','Rights':{'RoleName':'%s'}}]"
#define THREE           USER ("[" BIKES "," FAVOURITES "," RECEPTION "]")

typedef struct
{
  LkTestStructure *structure;
  GtkWidget *dialog;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer user)
{
  fixture->structure = lk_test_structure_new ("Groups", 101, user);
  fixture->dialog = lk_test_structure_open (fixture->structure);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  lk_test_structure_free (fixture->structure);
}

static void
finish (Fixture *fixture)
{
  lk_test_structure_finish (fixture->structure, fixture->dialog);
}

static void
toggle (Fixture *fixture, GType type, const char *name)
{
  if (g_type_is_a (type, GTK_TYPE_BUTTON))
    lk_test_click (fixture->dialog, name);
  else
    gtk_widget_activate (lk_test_get (fixture->dialog, type, name));
  lk_test_spin_frames (fixture->dialog, 2);
}

static void
test_untouched (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = lk_test_structure_dup_wanted (fixture->structure);
  g_autofree char *after = NULL;

  g_assert_nonnull (lk_test_find_text (fixture->dialog, "Bikes & Co"));
  g_assert_nonnull (lk_test_find_text (fixture->dialog, "Main department"));
  g_assert_null (lk_test_find_text (fixture->dialog, "___FAVORITES___"));
  finish (fixture);
  after = lk_test_structure_dup_wanted (fixture->structure);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (lk_draft_count_changes (fixture->structure->draft), ==, 0);
}

static void
test_role (Fixture *fixture, gconstpointer data)
{
  lk_test_structure_choose (fixture->dialog, "Role in Bikes & Co", "Receptionist");
  g_assert_null (lk_test_find_text (fixture->dialog, "This role"));
  lk_test_structure_choose (fixture->dialog, "Role in Bikes & Co", "System owner");
  g_assert_nonnull (lk_test_find_text (fixture->dialog, "This role owns the whole phone system"));
  lk_test_structure_picture (fixture->dialog, "groups-role");
  finish (fixture);
  /* The rights of the old role are not asked for again. */
  lk_test_structure_assert_wanted (
    fixture->structure,
    "[{'GroupId':9001,'Name':'Bikes & Co','New':[1,{'deep':null}],'Rights':{"
    "'RoleName':'system_owners','CanSeeGroupMembers':null,'CanIntercom':null,'CanFly':true}}," FAVOURITES
    "," RECEPTION "]");
}

static void
test_role_there_and_back (Fixture *fixture, gconstpointer data)
{
  lk_test_structure_choose (fixture->dialog, "Role in Bikes & Co", "Receptionist");
  lk_test_structure_choose (fixture->dialog, "Role in Bikes & Co", "User");
  finish (fixture);
  g_assert_cmpuint (lk_draft_count_changes (fixture->structure->draft), ==, 0);
}

static void
test_unknown_role (Fixture *fixture, gconstpointer data)
{
  g_assert_nonnull (lk_test_find_text (fixture->dialog, "juggler"));
  lk_test_structure_choose (fixture->dialog, "Role in Reception", "Manager");
  lk_test_structure_choose (fixture->dialog, "Role in Bikes & Co", "Manager");
  finish (fixture);
  g_assert_cmpuint (lk_draft_count_changes (fixture->structure->draft), ==, 1);
}

static void
test_right (Fixture *fixture, gconstpointer data)
{
  GtkWidget *check;

  g_assert_null (lk_test_find (fixture->dialog, GTK_TYPE_CHECK_BUTTON, NULL));
  toggle (fixture, GTK_TYPE_TOGGLE_BUTTON, "Rights in Bikes & Co");
  lk_test_structure_picture (fixture->dialog, "groups-rights");
  check = lk_test_get (fixture->dialog, GTK_TYPE_CHECK_BUTTON, "Sees the members (Bikes & Co)");
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  check = lk_test_get (fixture->dialog, GTK_TYPE_CHECK_BUTTON, "May park calls (Bikes & Co)");
  g_assert_true (gtk_check_button_get_inconsistent (GTK_CHECK_BUTTON (check)));

  toggle (fixture, GTK_TYPE_CHECK_BUTTON, "May use the intercom (Bikes & Co)");
  finish (fixture);
  lk_test_structure_assert_wanted (
    fixture->structure,
    "[{'GroupId':9001,'Name':'Bikes & Co','New':[1,{'deep':null}],'Rights':{'RoleName':'users',"
    "'CanSeeGroupMembers':true,'CanIntercom':true,'CanFly':true}}," FAVOURITES "," RECEPTION "]");
}

/* What the phone system never said of a right is no answer to whether it was changed. */
static void
test_right_after_role (Fixture *fixture, gconstpointer data)
{
  lk_test_structure_choose (fixture->dialog, "Role in Bikes & Co", "Manager");
  finish (fixture);
  fixture->dialog = lk_test_structure_open (fixture->structure);
  toggle (fixture, GTK_TYPE_TOGGLE_BUTTON, "Rights in Bikes & Co");
  toggle (fixture, GTK_TYPE_CHECK_BUTTON, "May park calls (Bikes & Co)");
  finish (fixture);
  lk_test_structure_assert_wanted (
    fixture->structure,
    "[{'GroupId':9001,'Name':'Bikes & Co','New':[1,{'deep':null}],'Rights':{'RoleName':'managers',"
    "'CanSeeGroupMembers':null,'CanIntercom':null,'CanFly':true,'AllowParking':true}}," FAVOURITES
    "," RECEPTION "]");
}

static void
test_remove (Fixture *fixture, gconstpointer data)
{
  lk_test_click (fixture->dialog, "Remove: Reception");
  g_assert_null (lk_test_find_text (fixture->dialog, "is the main department"));
  finish (fixture);
  lk_test_structure_assert_wanted (fixture->structure, "[" BIKES "," FAVOURITES "]");
}

static void
test_remove_main (Fixture *fixture, gconstpointer data)
{
  lk_test_click (fixture->dialog, "Remove: Bikes & Co");
  lk_test_spin_frames (fixture->dialog, 2);
  lk_test_structure_picture (fixture->dialog, "groups-main-removed");
  g_assert_nonnull (lk_test_find_text (fixture->dialog, "“Bikes & Co” is the main department"));
  g_assert_true (lk_test_structure_can_finish (fixture->dialog));
  lk_test_click (fixture->dialog, "Remove: Reception");
  lk_test_wait_for_text (fixture->dialog, "In no department");
  finish (fixture);
  lk_test_structure_assert_wanted (fixture->structure, "[" FAVOURITES "]");
}

static char *
dup_department (Fixture *fixture, int id)
{
  GListModel *departments = lk_directory_get_departments (fixture->structure->house->directory);

  for (guint i = 0; i < g_list_model_get_n_items (departments); i++)
    {
      g_autoptr (LkDepartment) department = g_list_model_get_item (departments, i);

      if (lk_department_get_id (department) == id)
        return g_strdup (lk_department_get_name (department));
    }

  g_error ("The demo has no department %d", id);
}

static void
add (Fixture *fixture, const char *name)
{
  GtkWidget *picker = lk_test_get (fixture->dialog, GTK_TYPE_TOGGLE_BUTTON, "Add Department");
  GtkWidget *search;

  gtk_menu_button_popup (GTK_MENU_BUTTON (gtk_widget_get_parent (picker)));
  lk_test_wait_for_text (fixture->dialog, name);
  search = lk_test_get (fixture->dialog, GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (search), name);
  g_signal_emit_by_name (search, "search-changed");
  g_signal_emit_by_name (search, "activate");
  lk_test_spin_frames (fixture->dialog, 2);
}

static void
test_add (Fixture *fixture, gconstpointer data)
{
  g_autofree char *name = dup_department (fixture, FIRST_ID + 1);
  g_autofree char *role = g_strdup_printf ("Role in %s", name);
  g_autofree char *expected =
    g_strdup_printf ("[{'GroupId':%d,'Name':'%s','Rights':{'RoleName':'managers'}}," BIKES
                     "," FAVOURITES "," RECEPTION "]",
                     FIRST_ID + 1, name);

  add (fixture, name);
  lk_test_structure_choose (fixture->dialog, role, "Manager");
  lk_test_structure_picture (fixture->dialog, "groups-added");
  finish (fixture);
  lk_test_structure_assert_wanted (fixture->structure, expected);
}

static void
test_add_what_was_removed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *name = dup_department (fixture, FIRST_ID);
  g_autofree char *remove = g_strdup_printf ("Remove: %s", name);

  lk_test_click (fixture->dialog, remove);
  add (fixture, name);
  finish (fixture);
  g_assert_cmpuint (lk_draft_count_changes (fixture->structure->draft), ==, 0);
}

static void
test_roles_come_from_the_server (Fixture *fixture, gconstpointer data)
{
  g_autofree char *asked = g_strdup_printf ("/Groups(%d)/Rights", FIRST_ID);

  lk_test_wait_for_text (fixture->dialog, "User");
  while (lk_test_house_count (fixture->structure->house, asked) == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_rights_are_read_where_they_lack (void)
{
  g_autoptr (LkTestHouse) house = lk_test_house_new (1, 0);
  g_autoptr (LkTestStructure) structure = NULL;
  LkUser *someone = lk_test_house_get_user (house, 0);
  g_autoptr (JsonNode) groups = lk_value_dup_json (lk_user_get (someone, lk_user_field_groups));
  g_autofree char *json = json_to_string (groups, FALSE);
  g_autofree char *user = g_strdup_printf ("{'Number':'1','Groups':%s}", json);
  g_autofree char *wanted = NULL;
  GtkWidget *dialog;
  GtkWidget *check;

  g_assert_null (strstr (json, "CanIntercom"));
  structure = lk_test_structure_new ("Groups", lk_user_get_id (someone), user);
  dialog = lk_test_structure_open (structure);
  lk_test_click (dialog, "Rights");
  lk_test_spin_frames (dialog, 2);
  check = lk_test_get (dialog, GTK_TYPE_CHECK_BUTTON, NULL);
  while (gtk_check_button_get_inconsistent (GTK_CHECK_BUTTON (check)))
    g_main_context_iteration (NULL, TRUE);

  gtk_widget_activate (check);
  lk_test_structure_finish (structure, dialog);
  g_assert_cmpuint (lk_draft_count_changes (structure->draft), ==, 1);
  wanted = lk_test_structure_dup_wanted (structure);
  g_assert_nonnull (strstr (wanted, "CanIntercom"));
}

static void
set_wanted (LkTestStructure *structure, const char *json)
{
  g_autofree char *text = g_strdelimit (g_strdup (json), "'", '"');
  g_autoptr (JsonNode) node = json_from_string (text, NULL);
  g_auto (LkValue) value = LK_VALUE_INIT;

  lk_value_set_json (&value, node);
  lk_draft_set (structure->draft, structure->field, &value);
}

/* Where someone else changed the departments meanwhile, the rights that are read for the form come
 * with departments that the person never saw: to take those for what they saw would hide that. */
static void
test_rights_hide_no_conflict (void)
{
  g_autoptr (LkTestHouse) house = lk_test_house_new (1, 0);
  int id = lk_user_get_id (lk_test_house_get_user (house, 0));
  g_autofree char *seen = g_strdup_printf (GROUP_WITH_ROLE, "users");
  g_autofree char *wanted = g_strdup_printf (GROUP_WITH_ROLE, "managers");
  g_autofree char *user = g_strdup_printf ("{'Number':'1','Groups':%s}", seen);
  g_autofree char *asked = g_strdup_printf ("/Users(%d)?", id);
  g_autoptr (LkTestStructure) structure = lk_test_structure_new ("Groups", id, user);
  GtkWidget *dialog;

  set_wanted (structure, wanted);
  dialog = lk_test_structure_open (structure);
  while (lk_test_house_count (structure->house, asked) == 0)
    g_main_context_iteration (NULL, TRUE);
  lk_test_spin_frames (dialog, 20);
  lk_test_structure_finish (structure, dialog);
  lk_test_structure_assert_wanted (structure, wanted);
  lk_draft_put_back (structure->draft, structure->field);
  lk_test_structure_assert_wanted (structure, seen);
}

static void
test_trouble (Fixture *fixture, gconstpointer data)
{
  GtkWidget *picker = lk_test_get (fixture->dialog, GTK_TYPE_TOGGLE_BUTTON, "Add Department");

  lk_demo_pbx_add_fault (fixture->structure->house->demo, "status=500@*", NULL);
  gtk_menu_button_popup (GTK_MENU_BUTTON (gtk_widget_get_parent (picker)));
  while (lk_test_find (fixture->dialog, GTK_TYPE_BUTTON, "Retry") == NULL)
    g_main_context_iteration (NULL, TRUE);
  lk_test_structure_choose (fixture->dialog, "Role in Bikes & Co", "Manager");
  gtk_menu_button_popdown (GTK_MENU_BUTTON (gtk_widget_get_parent (picker)));
  finish (fixture);
  g_assert_cmpuint (lk_draft_count_changes (fixture->structure->draft), ==, 1);
}

static void
test_null (Fixture *fixture, gconstpointer data)
{
  g_autofree char *name = dup_department (fixture, FIRST_ID);
  g_autofree char *expected =
    g_strdup_printf ("[{'GroupId':%d,'Name':'%s','Rights':{'RoleName':'users'}}]", FIRST_ID, name);

  g_assert_nonnull (lk_test_find_text (fixture->dialog, "In no department"));
  add (fixture, name);
  finish (fixture);
  lk_test_structure_assert_wanted (fixture->structure, expected);
}

static char *
write_many (guint n_groups)
{
  GString *groups = g_string_new ("{'Number':'101','FirstName':'Ada','LastName':'Berg','Groups':[");

  for (guint i = 0; i < n_groups; i++)
    g_string_append_printf (groups,
                            "%s{'GroupId':%u,'Name':'Department %u','Rights':{'RoleName':'users',"
                            "'CanIntercom':true}}",
                            i > 0 ? "," : "", 9000 + i, i);
  g_string_append (groups, "]}");
  return g_string_free (groups, FALSE);
}

static void
assert_length (LkTestStructure *structure, guint length)
{
  g_autoptr (JsonNode)
    wanted = lk_value_dup_json (lk_draft_get (structure->draft, structure->field));

  g_assert_cmpuint (json_array_get_length (json_node_get_array (wanted)), ==, length);
}

static void
test_many (void)
{
  g_autofree char *user = write_many (300);
  g_autoptr (LkTestStructure) structure = lk_test_structure_new ("Groups", 101, user);
  gint64 start = g_get_monotonic_time ();
  GtkWidget *dialog = lk_test_structure_open (structure);
  GtkWidget *search;

  g_test_message ("opened after %" G_GINT64_FORMAT " ms", (g_get_monotonic_time () - start) / 1000);
  g_assert_nonnull (lk_test_find_text (dialog, "Department 19"));
  g_assert_null (lk_test_find_text (dialog, "Department 20"));
  lk_test_click (dialog, "Show More Departments");
  lk_test_spin_frames (dialog, 2);
  g_assert_nonnull (lk_test_find_text (dialog, "Department 39"));
  g_assert_null (lk_test_find_text (dialog, "Department 40"));
  g_assert_cmpuint (lk_test_house_count (structure->house, "/Rights"), ==, 0);

  search = lk_test_get (dialog, GTK_TYPE_SEARCH_ENTRY, "Find a department of this user");
  gtk_editable_set_text (GTK_EDITABLE (search), "ment 277");
  lk_test_wait_for_text (dialog, "Department 277");
  g_assert_null (lk_test_find_text (dialog, "Department 27 "));
  lk_test_structure_choose (dialog, "Role in Department 277", "Manager");
  lk_test_structure_picture (dialog, "groups-many");
  gtk_editable_set_text (GTK_EDITABLE (search), "ment 278");
  lk_test_wait_for_text (dialog, "Department 278");
  lk_test_click (dialog, "Remove: Department 278");
  lk_test_structure_finish (structure, dialog);
  assert_length (structure, 299);
  g_assert_cmpuint (lk_draft_count_changes (structure->draft), ==, 1);
}

static void
test_hundreds_and_one_removed (void)
{
  g_autofree char *user = write_many (500);
  g_autoptr (LkTestStructure) structure = lk_test_structure_new ("Groups", 101, user);
  GtkWidget *dialog = lk_test_structure_open (structure);

  lk_test_click (dialog, "Remove: Department 0");
  lk_test_structure_finish (structure, dialog);
  assert_length (structure, 499);
}

static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  int minimum;

  lk_test_structure_choose (fixture->dialog, "Role in Bikes & Co", "Department administrator");
  toggle (fixture, GTK_TYPE_TOGGLE_BUTTON, "Rights in Reception");
  gtk_widget_measure (fixture->dialog, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  gtk_window_set_default_size (GTK_WINDOW (fixture->dialog), 360, 700);
  lk_test_structure_picture (fixture->dialog, "groups-narrow");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  lk_test_structure_picture (fixture->dialog, "groups-right-to-left");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

#define ADD(path, user, test) g_test_add (path, Fixture, user, set_up, test, tear_down)

static void
add_tests (void)
{
  ADD ("/groups-form/untouched", THREE, test_untouched);
  ADD ("/groups-form/role", THREE, test_role);
  ADD ("/groups-form/role-there-and-back", THREE, test_role_there_and_back);
  ADD ("/groups-form/unknown-role", THREE, test_unknown_role);
  ADD ("/groups-form/right", THREE, test_right);
  ADD ("/groups-form/right-after-role", THREE, test_right_after_role);
  ADD ("/groups-form/remove", THREE, test_remove);
  ADD ("/groups-form/remove-main", THREE, test_remove_main);
  ADD ("/groups-form/add", THREE, test_add);
  ADD ("/groups-form/add-what-was-removed",
       USER ("[{'GroupId':28,'Name':'DEFAULT','Rights':{'RoleName':'managers','CanFly':1}}]"),
       test_add_what_was_removed);
  ADD ("/groups-form/roles-come-from-the-server",
       USER ("[{'GroupId':28,'Name':'DEFAULT','Rights':{'RoleName':'users'}}]"),
       test_roles_come_from_the_server);
  g_test_add_func ("/groups-form/rights-are-read", test_rights_are_read_where_they_lack);
  g_test_add_func ("/groups-form/rights-hide-no-conflict", test_rights_hide_no_conflict);
  ADD ("/groups-form/trouble", THREE, test_trouble);
  ADD ("/groups-form/null", USER ("null"), test_null);
  ADD ("/groups-form/narrow", THREE, test_narrow);
  g_test_add_func ("/groups-form/many", test_many);
  g_test_add_func ("/groups-form/hundreds-and-one-removed", test_hundreds_and_one_removed);
}

int
main (int argc, char **argv)
{
  return lk_test_house_run (argc, argv, add_tests);
}
