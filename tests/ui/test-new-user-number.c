/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-beginning-entries.h"
#include "lk-beginning-row.h"
#include "lk-department-row.h"
#include "lk-entry-picker.h"
#include "lk-test-creating.h"
#include "lk-test-structure.h"
#include "lk-user-fields.h"

#define RANGE "/Groups("

static GtkWidget *
get_row (LkTestCreating *creating)
{
  return lk_test_get (creating->dialog, LK_TYPE_DEPARTMENT_ROW, NULL);
}

static GPtrArray *
get_groups (LkTestCreating *creating)
{
  return lk_catalogue_peek (creating->catalogue, LK_SHELF_GROUPS, 0);
}

static gboolean
knows_groups (gpointer creating)
{
  return get_groups (creating) != NULL;
}

static void
ignore_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GPtrArray) groups = lk_catalogue_load_finish (LK_CATALOGUE (source), result, NULL);
}

/* As the person picks it. */
static void
choose_department (LkTestCreating *creating, const char *name)
{
  LkEntryPicker *picker =
    LK_ENTRY_PICKER (lk_test_get (get_row (creating), LK_TYPE_ENTRY_PICKER, NULL));
  GPtrArray *groups;
  gboolean found = FALSE;

  lk_catalogue_load_async (creating->catalogue, LK_SHELF_GROUPS, 0, NULL, ignore_cb, NULL);
  g_assert_true (lk_test_spin_until (knows_groups, creating));
  groups = get_groups (creating);
  for (guint i = 0; i < groups->len; i++)
    {
      const LkEntry *entry = g_ptr_array_index (groups, i);

      if (name != NULL && !g_str_equal (entry->label, name))
        continue;
      lk_entry_picker_set_value (picker, name != NULL ? entry->value : NULL, name);
      g_signal_emit_by_name (picker, "changed");
      found = TRUE;
      break;
    }
  g_assert_true (found);
}

static int
get_number (LkTestCreating *creating)
{
  return (int) g_ascii_strtoll (lk_test_creating_get_text (creating, "Number"), NULL, 10);
}

typedef struct
{
  LkTestCreating *creating;
  int before;
} Change;

static gboolean
has_changed (gpointer user_data)
{
  const Change *change = user_data;
  int number = get_number (change->creating);

  return number != 0 && number != change->before;
}

static void
wait_for_another (LkTestCreating *creating, int before)
{
  Change change = { creating, before };

  g_assert_true (lk_test_spin_until (has_changed, &change));
}

/* Nobody of Sales has one of its numbers yet; who belongs to nobody gets the first of all. */
static void
test_range (LkTestCreating *creating, gconstpointer data)
{
  int first;
  int sales;

  lk_test_creating_wait_for_number (creating, NULL);
  first = get_number (creating);
  choose_department (creating, "Sales");
  wait_for_another (creating, first);
  sales = get_number (creating);
  g_assert_cmpuint (lk_test_house_count (creating->house, RANGE), ==, 2);

  choose_department (creating, NULL);
  wait_for_another (creating, sales);
  g_assert_cmpint (get_number (creating), ==, first);

  /* Two in a row are not the same one. */
  choose_department (creating, "Sales");
  wait_for_another (creating, first);
  g_assert_cmpint (get_number (creating), ==, sales);
  lk_test_creating_type (creating, "LastName", "Neu");
  lk_test_structure_picture (creating->dialog, "new-user-department");
  lk_test_creating_create (creating);
  lk_test_click (creating->dialog, "Create Another");
  lk_test_creating_wait_for_number (creating, NULL);
  g_assert_cmpint (get_number (creating), ==, sales + 1);
}

/* All of Vertrieb Süd's numbers are taken. */
static void
test_range_is_full (LkTestCreating *creating, gconstpointer data)
{
  lk_test_creating_wait_for_number (creating, NULL);
  choose_department (creating, "Vertrieb Süd");
  lk_test_wait_for_text (creating->dialog, "All numbers of this department");
  g_assert_cmpint (get_number (creating), ==, 0);
  lk_test_creating_type (creating, "LastName", "Neu");
  g_assert_true (lk_test_shows_text (creating->dialog, "Enter an extension."));
}

static void
test_typed_number_stays (LkTestCreating *creating, gconstpointer data)
{
  lk_test_creating_wait_for_number (creating, NULL);
  lk_test_creating_type (creating, "Number", "765");
  lk_test_creating_type (creating, "LastName", "Neu");
  choose_department (creating, "Sales");
  lk_test_creating_create (creating);
  g_assert_cmpint (lk_demo_pbx_find_number (creating->house->demo, "765"), ==, creating->created);
}

typedef struct
{
  LkTestCreating *creating;
  int number;
} Offer;

static gboolean
is_offered (gpointer user_data)
{
  const Offer *offer = user_data;
  g_autofree char *name = g_strdup_printf ("Create as %d", offer->number);
  GtkWidget *button = lk_test_find (offer->creating->dialog, GTK_TYPE_BUTTON, name);

  return button != NULL && gtk_widget_get_visible (button);
}

/* What is offered in place of a number that is taken suits the department, too. */
static void
test_offer_follows_department (LkTestCreating *creating, gconstpointer data)
{
  Offer first = { creating, 0 };
  Offer sales = { creating, 0 };

  lk_test_creating_wait_for_number (creating, NULL);
  first.number = get_number (creating);
  choose_department (creating, "Sales");
  wait_for_another (creating, first.number);
  sales.number = get_number (creating);
  choose_department (creating, NULL);
  lk_test_creating_type (creating, "LastName", "Neu");
  lk_test_creating_type (creating, "Number", "765");
  lk_test_creating_rival (creating, "765", NULL);
  lk_test_creating_press (creating);
  g_assert_true (lk_test_spin_until (is_offered, &first));

  choose_department (creating, "Sales");
  g_assert_true (lk_test_spin_until (is_offered, &sales));
}

/* Microseconds; twice as long as the answer takes. */
#define LATE 600000

/* Whether the question has left before it was not wanted any more, is a matter of luck. */
static gboolean
is_late (gpointer begun)
{
  return g_get_monotonic_time () - *(const gint64 *) begun > LATE;
}

/* A suggestion that comes after the person has begun to type comes too late. */
static void
test_late_suggestion (LkTestCreating *creating, gconstpointer data)
{
  gint64 begun;

  lk_test_creating_wait_for_number (creating, NULL);
  gtk_window_destroy (GTK_WINDOW (creating->dialog));
  lk_test_creating_break (creating, "latency=300@*,/xapi/v1/Users/Pbx.GetFirst");
  lk_test_creating_open (creating);
  g_assert_cmpstr (lk_test_creating_get_text (creating, "Number"), ==, "");
  g_assert_true (lk_test_shows_text (creating->dialog, "Looking for a free extension…"));
  lk_test_creating_type (creating, "Number", "7");
  begun = g_get_monotonic_time ();
  g_assert_true (lk_test_spin_until (is_late, &begun));
  g_assert_cmpstr (lk_test_creating_get_text (creating, "Number"), ==, "7");
}

static void
test_no_suggestion (LkTestCreating *creating, gconstpointer data)
{
  lk_test_creating_wait_for_number (creating, NULL);
  gtk_window_destroy (GTK_WINDOW (creating->dialog));
  lk_test_creating_break (creating, "status=403@*,/xapi/v1/Users/Pbx.GetFirst");
  lk_test_creating_open (creating);
  lk_test_wait_for_text (creating->dialog, "System Administrator");
  lk_test_creating_type (creating, "LastName", "Neu");
  lk_test_creating_type (creating, "Number", "766");
  g_assert_true (lk_test_creating_can_create (creating));
}

static gboolean
cannot_create (gpointer creating)
{
  return !lk_test_creating_can_create (creating);
}

/* What is wrong with a number keeps from creating, whether it is seen at once or the phone system
 * says so. */
static void
test_wrong_number (LkTestCreating *creating, gconstpointer data)
{
  lk_test_creating_wait_for_number (creating, NULL);
  lk_test_creating_type (creating, "LastName", "Neu");
  lk_test_creating_type (creating, "Number", "799");
  g_assert_true (lk_test_creating_can_create (creating));
  lk_test_creating_type (creating, "Number", "79a");
  g_assert_false (lk_test_creating_can_create (creating));

  lk_test_creating_type (creating, "Number", "799");
  g_assert_true (lk_test_creating_can_create (creating));
  lk_test_creating_rival (creating, "799", NULL);
  lk_test_creating_type (creating, "Number", "79");
  lk_test_creating_type (creating, "Number", "799");
  g_assert_true (lk_test_spin_until (cannot_create, creating));
}

/* Whoever thinks better of a number of their own has the suggestion back. */
static void
test_emptied (LkTestCreating *creating, gconstpointer data)
{
  g_autofree char *suggested = NULL;

  lk_test_creating_wait_for_number (creating, NULL);
  suggested = g_strdup (lk_test_creating_get_text (creating, "Number"));
  gtk_widget_grab_focus (lk_test_creating_get_row (creating, "Number"));
  lk_test_creating_type (creating, "Number", "7");
  lk_test_creating_type (creating, "Number", "");
  lk_test_spin_frames (creating->dialog, 3);
  g_assert_cmpstr (lk_test_creating_get_text (creating, "Number"), ==, "");
  gtk_widget_grab_focus (lk_test_creating_get_row (creating, "LastName"));
  lk_test_creating_wait_for_number (creating, suggested);
}

static JsonArray *
dup_groups (LkTestCreating *creating)
{
  g_autoptr (JsonObject) record = lk_demo_pbx_dup_record (creating->house->demo, creating->created);

  return json_array_ref (json_object_get_array_member (record, "Groups"));
}

static void
test_department_and_role (LkTestCreating *creating, gconstpointer data)
{
  g_autoptr (JsonArray) groups = NULL;
  JsonObject *rights;

  lk_test_creating_wait_for_number (creating, NULL);
  lk_test_creating_type (creating, "LastName", "Neu");
  choose_department (creating, "Support");
  lk_test_creating_wait_for_number (creating, NULL);
  g_assert_true (gtk_widget_has_css_class (get_row (creating), "changed"));
  lk_test_structure_choose (get_row (creating), "Role", "Manager");
  g_assert_true (lk_test_shows_text (get_row (creating), "manages the department"));
  lk_test_creating_create (creating);

  groups = dup_groups (creating);
  rights = json_object_get_object_member (json_array_get_object_element (groups, 0), "Rights");
  g_assert_cmpstr (json_object_get_string_member (rights, "RoleName"), ==, "managers");
  for (guint i = 1; i < json_array_get_length (groups); i++)
    g_assert_true (
      g_str_has_prefix (json_object_get_string_member (json_array_get_object_element (groups, i),
                                                       "Name"),
                        "___"));
}

/* As the person picks it. */
static void
start_from_groups (LkTestCreating *creating, const char *json)
{
  GtkWidget *row = lk_test_get (creating->dialog, LK_TYPE_BEGINNING_ROW, NULL);
  LkEntryPicker *picker = LK_ENTRY_PICKER (lk_test_get (row, LK_TYPE_ENTRY_PICKER, NULL));
  g_autoptr (LkTemplate) beginning = lk_template_new ("Groups");
  g_autofree char *value = lk_beginning_dup_template_value (beginning);
  g_autoptr (JsonNode) node = json_from_string (json, NULL);
  g_auto (LkValue) groups = LK_VALUE_INIT;

  lk_value_set_json (&groups, node);
  lk_template_set (beginning, lk_user_field_groups, &groups);
  lk_template_store_put (creating->templates, beginning);
  lk_entry_picker_set_value (picker, value, lk_template_get_name (beginning));
  g_signal_emit_by_name (picker, "changed");
}

/* Several come from a template; the row says so and leaves them alone. */
static void
test_several_departments (LkTestCreating *creating, gconstpointer data)
{
  lk_test_creating_wait_for_number (creating, NULL);
  start_from_groups (creating,
                     "[{\"GroupId\":28,\"Name\":\"DEFAULT\",\"Rights\":{\"RoleName\":\"users\"}},"
                     "{\"GroupId\":29,\"Name\":\"Other\",\"Rights\":{\"RoleName\":\"managers\"}}]");
  g_assert_true (lk_test_shows_text (get_row (creating), "2 departments: "));
  g_assert_null (lk_test_find (get_row (creating), LK_TYPE_ENTRY_PICKER, NULL));
  g_assert_true (lk_test_shows_text (get_row (creating), "This role manages the department"));
}

/* Who was given no department although the template has one is followed by others like that. */
static void
test_another_without_department (LkTestCreating *creating, gconstpointer data)
{
  LkEntryPicker *picker =
    LK_ENTRY_PICKER (lk_test_get (get_row (creating), LK_TYPE_ENTRY_PICKER, NULL));

  lk_test_creating_wait_for_number (creating, NULL);
  lk_test_creating_type (creating, "LastName", "Neu");
  start_from_groups (creating, "[{\"GroupId\":28,\"Name\":\"DEFAULT\"}]");
  g_assert_cmpstr (lk_entry_picker_get_value (picker), ==, "28");
  choose_department (creating, NULL);
  g_assert_null (lk_entry_picker_get_value (picker));
  lk_test_creating_create (creating);
  lk_test_click (creating->dialog, "Create Another");
  g_assert_null (lk_entry_picker_get_value (picker));
}

static void
load_style (GtkWidget *widget)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/io/github/linekeeper/Linekeeper/style.css");
  gtk_style_context_add_provider_for_display (gtk_widget_get_display (widget),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
test_looks (LkTestCreating *creating, gconstpointer data)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  int minimum;

  load_style (creating->dialog);
  lk_test_creating_wait_for_number (creating, NULL);
  lk_test_creating_type (creating, "FirstName", "Zora");
  choose_department (creating, "Sales");
  lk_test_structure_choose (get_row (creating), "Role", "System owner");
  g_object_set (lk_test_get (creating->dialog, ADW_TYPE_EXPANDER_ROW, NULL), "expanded", TRUE,
                NULL);
  lk_test_spin_frames (creating->dialog, 3);
  gtk_widget_measure (creating->dialog, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);

  gtk_window_set_default_size (GTK_WINDOW (creating->dialog), 360, 1000);
  lk_test_spin_frames (creating->dialog, 4);
  lk_test_structure_picture (creating->dialog, "new-user-narrow");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  lk_test_structure_picture (creating->dialog, "new-user-dark");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  lk_test_spin_frames (creating->dialog, 4);
  lk_test_structure_picture (creating->dialog, "new-user-right-to-left");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
add (const char *path, void (*test) (LkTestCreating *, gconstpointer))
{
  g_test_add (path, LkTestCreating, NULL, lk_test_creating_enter, test, lk_test_creating_leave);
}

static void
add_tests (void)
{
  add ("/new-user-number/range", test_range);
  add ("/new-user-number/range-is-full", test_range_is_full);
  add ("/new-user-number/typed-number-stays", test_typed_number_stays);
  add ("/new-user-number/offer-follows-department", test_offer_follows_department);
  add ("/new-user-number/late-suggestion", test_late_suggestion);
  add ("/new-user-number/no-suggestion", test_no_suggestion);
  add ("/new-user-number/wrong-number", test_wrong_number);
  add ("/new-user-number/emptied", test_emptied);
  add ("/new-user-number/department-and-role", test_department_and_role);
  add ("/new-user-number/several-departments", test_several_departments);
  add ("/new-user-number/another-without-department", test_another_without_department);
  add ("/new-user-number/looks", test_looks);
}

int
main (int argc, char **argv)
{
  return lk_test_house_run (argc, argv, add_tests);
}
