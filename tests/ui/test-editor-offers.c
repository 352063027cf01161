/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-change-view.h"
#include "lk-entry-picker.h"
#include "lk-test-desk.h"
#include "lk-user-fields.h"

static void
test_email_of_a_colleague (LkTestDesk *desk, gconstpointer data)
{
  LkUser *other = lk_test_house_get_user (desk->page.house, 5);
  GtkWidget *row;

  lk_test_desk_open (desk, "Mobile", "\"1\"");
  row = lk_test_desk_get_row (desk, "EmailAddress");
  lk_test_desk_type (desk, "EmailAddress", lk_user_get_text (other, lk_user_field_email));
  lk_test_wait_for_text (row, "already uses this address.");
  g_assert_true (lk_test_shows_text (row, lk_user_get_text (other, lk_user_field_number)));
  g_assert_null (lk_user_sections_find_problem (LK_USER_SECTIONS (desk->sections)));

  lk_test_desk_type (desk, "EmailAddress", "someone.else@acme.example");
  g_assert_false (lk_test_shows_text (row, "already uses this address."));
}

static gboolean
has_asked (gpointer user_data)
{
  return lk_test_house_count (user_data, "Pbx.GetDuplicatedEmails") == 1;
}

static void
test_email_is_asked_about_once (LkTestDesk *desk, gconstpointer data)
{
  lk_test_desk_open (desk, "Mobile", "\"1\"");
  g_ptr_array_set_size (desk->page.house->exchanges, 0);
  for (const char *at = "nobody@acme.example"; *at != '\0'; at++)
    lk_test_desk_type_on (desk, "EmailAddress", (char[]) { *at, '\0' });
  g_assert_true (lk_test_spin_until (has_asked, desk->page.house));
}

static void
test_own_group (LkTestDesk *desk, gconstpointer data)
{
  LkEntryPicker *picker;

  lk_test_desk_open (desk, "Groups",
                     "[{\"GroupId\":31,\"Name\":\"Sales\"},{\"GroupId\":32,\"Name\":\"Support\"}]");
  lk_test_desk_set (desk, "PrimaryGroupId", "31");
  picker = LK_ENTRY_PICKER (
    lk_test_get (lk_test_desk_get_row (desk, "PrimaryGroupId"), LK_TYPE_ENTRY_PICKER, NULL));
  g_assert_cmpstr (lk_entry_picker_get_label (picker), ==, "Sales");

  lk_entry_picker_set_value (picker, "32", "Support");
  g_signal_emit_by_name (picker, "changed");
  lk_test_desk_assert_value (desk, "PrimaryGroupId", "32");

  /* The departments of the draft count, not those of the server. */
  lk_test_desk_set (desk, "Groups", "[{\"GroupId\":32,\"Name\":\"Help desk\"}]");
  g_assert_cmpstr (lk_entry_picker_get_label (picker), ==, "Help desk");
}

/* In a difference, a department has its name as well. */
static void
test_difference_names_groups (LkTestDesk *desk, gconstpointer data)
{
  g_autoptr (LkEditContext) context = NULL;
  g_autofree char *text = NULL;

  lk_test_desk_open (desk, "Groups",
                     "[{\"GroupId\":31,\"Name\":\"Sales\"},{\"GroupId\":32,\"Name\":\"Support\"}]");
  lk_test_desk_set (desk, "PrimaryGroupId", "32");
  context = lk_edit_context_new (desk->page.house->directory, desk->catalogue, desk->draft);
  text = lk_change_view_dup_text (context, lk_user_field_primary_group,
                                  &(LkValue) { .type = LK_VALUE_INT, .integer = 31 },
                                  lk_draft_get (desk->draft, lk_user_field_primary_group));
  g_assert_cmpstr (text, ==, "− Sales\n+ Support\n");
}

static void
test_group_unknown (LkTestDesk *desk, gconstpointer data)
{
  LkEntryPicker *picker;

  lk_test_desk_open (desk, "PrimaryGroupId", "987654");
  picker = LK_ENTRY_PICKER (
    lk_test_get (lk_test_desk_get_row (desk, "PrimaryGroupId"), LK_TYPE_ENTRY_PICKER, NULL));
  g_assert_cmpstr (lk_entry_picker_get_label (picker), ==, "Department no. 987654");
  lk_test_desk_assert_value (desk, "PrimaryGroupId", "987654");
}

static void
test_extension_can_be_emptied (LkTestDesk *desk, gconstpointer data)
{
  LkEntryPicker *picker;

  lk_test_desk_open (desk, "HotdeskingAssignment", "\"999\"");
  picker = LK_ENTRY_PICKER (
    lk_test_get (lk_test_desk_get_row (desk, "HotdeskingAssignment"), LK_TYPE_ENTRY_PICKER, NULL));
  lk_entry_picker_set_value (picker, NULL, NULL);
  g_signal_emit_by_name (picker, "changed");
  lk_test_desk_assert_body (desk, "{\"HotdeskingAssignment\":\"\"}");
}

static gboolean
has_label (gpointer picker)
{
  return g_strcmp0 (lk_entry_picker_get_label (picker), lk_entry_picker_get_value (picker)) != 0;
}

static void
test_prompt_set_is_called_by_its_name (LkTestDesk *desk, gconstpointer data)
{
  GtkWidget *picker;

  lk_test_desk_open (desk, "Mobile", "\"1\"");
  picker = lk_test_get (lk_test_desk_get_row (desk, "PromptSet"), LK_TYPE_ENTRY_PICKER, NULL);
  g_assert_true (lk_test_spin_until (has_label, picker));
  lk_test_desk_assert_body (desk, "{}");
}

#define ADD(path, test)                                                                            \
  g_test_add ("/editor-offers/" path, LkTestDesk, NULL, lk_test_desk_enter, test,                  \
              lk_test_desk_leave)

static void
add_tests (void)
{
  ADD ("email/of-a-colleague", test_email_of_a_colleague);
  ADD ("email/is-asked-about-once", test_email_is_asked_about_once);
  ADD ("offer/own-group", test_own_group);
  ADD ("offer/difference-names-groups", test_difference_names_groups);
  ADD ("offer/group-unknown", test_group_unknown);
  ADD ("offer/extension-can-be-emptied", test_extension_can_be_emptied);
  ADD ("offer/prompt-set-is-called-by-its-name", test_prompt_set_is_called_by_its_name);
}

int
main (int argc, char **argv)
{
  int status = lk_test_house_run (argc, argv, add_tests);

  lk_test_desk_end ();
  return status;
}
