/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-batch-form.h"
#include "lk-batch-row.h"
#include "lk-field-kind.h"
#include "lk-forwarding-profile.h"
#include "lk-structure-dialog.h"
#include "lk-test-entering.h"
#include "lk-test-house.h"
#include "lk-test-input.h"
#include "lk-test-structure.h"
#include "lk-user-fields.h"
#include "lk-values-dialog.h"

#define N_USERS 12
#define OLD     LK_VERSION (20, 0, 4)

/* The narrowest window, and what stands around the rows in it. */
#define NARROW  360
#define MARGINS 24

typedef struct
{
  LkTestHouse *house;
  LkCatalogue *catalogue;
  GPtrArray *users;
  LkBatchForm *form;
  guint n_changes;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer version)
{
  lk_test_load_style ();
  fixture->house = lk_test_house_new (N_USERS, GPOINTER_TO_UINT (version));
  fixture->catalogue = lk_catalogue_new (fixture->house->pbx);
  fixture->users = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < N_USERS; i++)
    g_ptr_array_add (fixture->users, g_object_ref (lk_test_house_get_user (fixture->house, i)));
}

static void
tear_down (Fixture *fixture, gconstpointer version)
{
  adw_window_set_content (ADW_WINDOW (fixture->house->window), NULL);
  g_ptr_array_unref (fixture->users);
  g_object_unref (fixture->catalogue);
  lk_test_house_free (fixture->house);
}

static void
count_cb (Fixture *fixture)
{
  fixture->n_changes++;
}

/* The form, as it is at first. */
static void
open_form (Fixture *fixture)
{
  GtkWidget *form =
    lk_batch_form_new (fixture->house->directory, fixture->catalogue, fixture->users);

  fixture->form = LK_BATCH_FORM (form);
  g_signal_connect_swapped (form, "changed", G_CALLBACK (count_cb), fixture);
  lk_test_house_show (fixture->house, form);
}

static gboolean
is_read (gpointer form)
{
  return lk_test_find_text (form, "Reading…") == NULL
         && lk_test_find (form, GTK_TYPE_CHECK_BUTTON, "Change: Chat from the web") != NULL;
}

static void
open_read_form (Fixture *fixture)
{
  open_form (fixture);
  g_assert_true (lk_test_spin_until (is_read, fixture->form));
}

static void
keep_users (Fixture *fixture, guint n_users)
{
  g_ptr_array_set_size (fixture->users, (int) n_users);
}

/* The truth about a user, as an administrator at another desk leaves it. Returns: whether the phone
 * system can have it at all. */
static gboolean
try_to_put (Fixture *fixture, guint position, const char *name, const char *json)
{
  LkUser *user = g_ptr_array_index (fixture->users, position);
  g_autoptr (JsonObject)
    record = lk_demo_pbx_dup_record (fixture->house->demo, lk_user_get_id (user));
  g_autofree char *text = g_strdelimit (g_strdup (json), "'", '"');
  g_autoptr (GError) error = NULL;

  json_object_set_member (record, name, json_from_string (text, &error));
  g_assert_no_error (error);
  return lk_demo_pbx_put_record (fixture->house->demo, record, NULL);
}

static void
put (Fixture *fixture, guint position, const char *name, const char *json)
{
  g_assert_true (try_to_put (fixture, position, name, json));
}

static GtkCheckButton *
get_tick (Fixture *fixture, const LkField *field)
{
  g_autofree char *name = g_strdup_printf ("Change: %s", lk_field_get_label (field));

  return GTK_CHECK_BUTTON (lk_test_get (GTK_WIDGET (fixture->form), GTK_TYPE_CHECK_BUTTON, name));
}

static GtkWidget *
get_row (Fixture *fixture, const LkField *field)
{
  return gtk_widget_get_ancestor (GTK_WIDGET (get_tick (fixture, field)), LK_TYPE_BATCH_ROW);
}

static void
tick (Fixture *fixture, const LkField *field, gboolean is_ticked)
{
  gtk_check_button_set_active (get_tick (fixture, field), is_ticked);
  lk_test_spin_frames (fixture->house->window, 2);
}

static void
choose_way (Fixture *fixture, const LkField *field, const char *way)
{
  g_autofree char *name = g_strdup_printf ("How to change: %s", lk_field_get_label (field));

  lk_test_structure_choose (get_row (fixture, field), name, way);
  lk_test_spin_frames (fixture->house->window, 2);
}

static GtkWidget *
open_structure (Fixture *fixture, const LkField *field)
{
  GtkWidget *row = get_row (fixture, field);
  g_autofree char *set = g_strdup_printf ("Set: %s", lk_field_get_label (field));
  g_autofree char *edit = g_strdup_printf ("Edit: %s", lk_field_get_label (field));
  GtkWidget *dialog;

  lk_test_click (row, lk_test_find (row, GTK_TYPE_BUTTON, set) != NULL ? set : edit);
  dialog = lk_test_find_window (LK_TYPE_STRUCTURE_DIALOG);
  g_assert_nonnull (dialog);
  lk_test_spin_frames (dialog, 2);
  return dialog;
}

static void
enter (Fixture *fixture, const LkField *field)
{
  if (field->structure != NULL)
    lk_test_enter_form (fixture->house, open_structure (fixture, field), field);
  else
    lk_test_enter_value (get_row (fixture, field), field);
}

static LkWishes *
get_wishes (Fixture *fixture)
{
  return lk_batch_form_get_wishes (fixture->form);
}

static void
assert_json (const LkValue *value, const char *expected)
{
  g_autoptr (JsonNode) node = lk_value_dup_json (value);
  g_autofree char *text = node != NULL ? json_to_string (node, FALSE) : NULL;

  g_assert_cmpstr (text, ==, expected);
}

static gboolean
is_array (const LkValue *value)
{
  g_autoptr (JsonNode) node = lk_value_dup_json (value);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node)
         && json_array_get_length (json_node_get_array (node)) > 0;
}

/* What lk_test_enter_value() and lk_test_enter_form() enter. */
static void
assert_entered (const LkField *field, const LkValue *value)
{
  if (field->structure != NULL && field->kind == &lk_kind_text)
    g_assert_true (g_str_has_prefix (lk_value_get_text (value), "<"));
  else if (field->structure != NULL)
    g_assert_true (field->structure->is_array ? is_array (value) : value->type == LK_VALUE_JSON);
  else if (field->kind == &lk_kind_bool)
    g_assert_true (lk_value_is_true (value));
  else if (field->kind == &lk_kind_choice)
    g_assert_cmpstr (lk_value_get_text (value), ==, field->choices[1].value);
  else if (field->kind == &lk_kind_choice_set)
    g_assert_true (is_array (value));
  else if (field->kind == &lk_kind_int)
    g_assert_cmpint (value->integer, ==, field->offer != LK_OFFER_NONE ? 31 : 4711);
  else
    g_assert_cmpstr (lk_value_get_text (value), ==, field->offer != LK_OFFER_NONE ? "31" : "4711");
}

static void
assert_wish (Fixture *fixture, const LkField *field)
{
  LkWishes *wishes = get_wishes (fixture);

  g_assert_cmpuint (lk_wishes_count (wishes), ==, 1);
  g_assert_true (lk_wishes_has (wishes, field));
  g_assert_cmpint (lk_wishes_get_act (wishes, field), ==,
                   lk_field_has_entries (field) ? LK_WISH_ADD : LK_WISH_SET);
  assert_entered (field, lk_wishes_get_value (wishes, field));
}

static void
check_field (Fixture *fixture, const LkField *field)
{
  guint n_changes = fixture->n_changes;

  tick (fixture, field, TRUE);
  g_assert_cmpuint (lk_batch_form_count_ticked (fixture->form), ==, 1);
  enter (fixture, field);
  assert_wish (fixture, field);
  g_assert_cmpuint (fixture->n_changes, >, n_changes);
  g_assert_false (lk_batch_form_show_problem (fixture->form));

  tick (fixture, field, FALSE);
  g_assert_cmpuint (lk_wishes_count (get_wishes (fixture)), ==, 0);
  tick (fixture, field, TRUE);
  assert_wish (fixture, field);
  tick (fixture, field, FALSE);
}

/* Each field that makes sense for many is there, can be set with its own control, and arrives; what
 * is not ticked does not, and a tick that was a slip loses nothing. */
static void
test_each_field (Fixture *fixture, gconstpointer version)
{
  guint n_fields = 0;

  open_read_form (fixture);
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    if (lk_field_has (&lk_user_fields[i], LK_FIELD_BATCH)
        && lk_user_fields[i].since <= GPOINTER_TO_UINT (version))
      {
        check_field (fixture, &lk_user_fields[i]);
        n_fields++;
      }

  g_assert_cmpuint (n_fields, >, version == GUINT_TO_POINTER (OLD) ? 45 : 52);
  g_assert_cmpuint (lk_test_house_count (fixture->house, "PATCH"), ==, 0);
}

/* No field is there that this server does not have, and no secret. */
static void
test_old_server (Fixture *fixture, gconstpointer version)
{
  open_read_form (fixture);
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    {
      const LkField *field = &lk_user_fields[i];
      g_autofree char *name = g_strdup_printf ("Change: %s", lk_field_get_label (field));
      gboolean is_there = lk_test_find (GTK_WIDGET (fixture->form), GTK_TYPE_CHECK_BUTTON, name)
                          != NULL;

      g_assert_cmpint (is_there, ==, lk_field_has (field, LK_FIELD_BATCH) && field->since <= OLD);
      g_assert_false (is_there && lk_field_has (field, LK_FIELD_SECRET));
    }
}

/* Ways */

static void
test_ways (Fixture *fixture, gconstpointer version)
{
  const LkField *field = lk_user_field_find ("OfficeHoursProps");
  const char *choice = field->choices[1].value;
  g_autofree char *expected = g_strdup_printf ("[\"%s\"]", choice);
  LkWishes *wishes;

  open_read_form (fixture);
  wishes = get_wishes (fixture);
  tick (fixture, field, TRUE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (
                                 lk_test_get (get_row (fixture, field), GTK_TYPE_CHECK_BUTTON,
                                              lk_field_get_choice_label (field, choice))),
                               TRUE);
  g_assert_cmpint (lk_wishes_get_act (wishes, field), ==, LK_WISH_ADD);
  assert_json (lk_wishes_get_value (wishes, field), expected);

  choose_way (fixture, field, "Remove");
  g_assert_cmpint (lk_wishes_get_act (wishes, field), ==, LK_WISH_REMOVE);
  assert_json (lk_wishes_get_value (wishes, field), expected);

  choose_way (fixture, field, "Replace");
  g_assert_cmpint (lk_wishes_get_act (wishes, field), ==, LK_WISH_SET);
  assert_json (lk_wishes_get_value (wishes, field), expected);
  g_assert_true (lk_test_shows_text (get_row (fixture, field),
                                     "Takes the place of everything that each user has here now."));

  choose_way (fixture, field, "Clear");
  g_assert_cmpint (lk_wishes_get_act (wishes, field), ==, LK_WISH_CLEAR);
  g_assert_false (lk_value_is_set (lk_wishes_get_value (wishes, field)));
  g_assert_null (lk_test_find (get_row (fixture, field), GTK_TYPE_CHECK_BUTTON,
                               lk_field_get_choice_label (field, choice)));
}

/* Nobody is left without a department, a status, or a choice that there always is. */
static void
test_what_cannot_be_cleared (Fixture *fixture, gconstpointer version)
{
  static const char *const names[] = {
    "Groups",         "PrimaryGroupId", "CurrentProfileName", "ForwardingProfiles", "VMEnabled",
    "VMEmailOptions", "Hours",          "PinProtectTimeout"
  };

  open_read_form (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const LkField *field = lk_user_field_find (names[i]);

      tick (fixture, field, TRUE);
      g_assert_false (lk_test_shows_text (get_row (fixture, field), "Clear"));
    }
}

static void
assert_removes (Fixture *fixture, const LkField *field, const char *part, const char *other)
{
  LkWishes *wishes = get_wishes (fixture);
  g_autoptr (JsonNode) node = lk_value_dup_json (lk_wishes_get_value (wishes, field));
  g_autofree char *text = json_to_string (node, FALSE);

  g_assert_cmpint (lk_wishes_get_act (wishes, field), ==, LK_WISH_REMOVE);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (node)), ==, 1);
  g_assert_nonnull (strstr (text, part));
  g_assert_null (strstr (text, other));
}

static GtkCheckButton *
find_entry (GtkWidget *row, const char *part)
{
  GtkWidget *label = lk_test_get (row, GTK_TYPE_LABEL, lk_test_find_text (row, part));

  return GTK_CHECK_BUTTON (gtk_widget_get_ancestor (label, GTK_TYPE_CHECK_BUTTON));
}

/* What goes is chosen among what is there. */
static void
test_remove (Fixture *fixture, gconstpointer version)
{
  const LkField *field = lk_user_field_find ("ForwardingExceptions");
  GtkWidget *row;

  keep_users (fixture, 3);
  for (guint i = 0; i < 3; i++)
    put (fixture, i, "ForwardingExceptions",
         i < 2 ? "[{'Id':7,'Condition':'BasedOnCallerID','Data':'030*',"
                 "'Destination':{'To':'External','External':'+4930'}}]"
               : "[{'Id':9,'Condition':'BasedOnCallerID','Data':'040*',"
                 "'Destination':{'To':'External','External':'+4940'}}]");
  open_read_form (fixture);
  tick (fixture, field, TRUE);
  choose_way (fixture, field, "Remove");
  row = get_row (fixture, field);
  lk_test_structure_picture (fixture->house->window, "batch-remove");
  g_assert_true (lk_test_shows_text (row, "(1 user)"));
  g_assert_true (lk_batch_form_show_problem (fixture->form));
  g_assert_true (lk_test_shows_text (row, "Choose what to remove."));

  gtk_check_button_set_active (find_entry (row, "(2 users)"), TRUE);
  assert_removes (fixture, field, "+4930", "+4940");
  lk_test_wait_for_text (row, "1 of 3 users has it like this already.");
}

/* What they have */

static void
test_different (Fixture *fixture, gconstpointer version)
{
  const LkField *field = lk_user_field_find ("Language");
  GtkWidget *dialog;

  for (guint i = 0; i < N_USERS; i++)
    put (fixture, i, field->name, i < 7 ? "'EN'" : i < 11 ? "'DE'" : "null");
  open_read_form (fixture);
  lk_test_click (get_row (fixture, field), "Language: 3 Different Values");
  dialog = lk_test_find_window (LK_TYPE_VALUES_DIALOG);
  g_assert_nonnull (dialog);
  lk_test_spin_frames (dialog, 2);
  lk_test_structure_picture (dialog, "batch-values");
  g_assert_true (lk_test_shows_text (dialog, "3 different values"));
  g_assert_true (lk_test_shows_text (dialog, "7 users"));
  g_assert_true (lk_test_shows_text (dialog, "4 users"));
  g_assert_true (lk_test_shows_text (dialog, "1 user"));
  g_assert_true (lk_test_shows_text (dialog, "EN"));
  g_assert_true (lk_test_shows_text (dialog, "Not set"));
  gtk_window_close (GTK_WINDOW (dialog));

  tick (fixture, field, TRUE);
  lk_test_enter_value (get_row (fixture, field), field);
  g_assert_null (lk_test_find_text (get_row (fixture, field), "like this already"));
}

/* Where all agree, whoever ticks a field begins with that, and reads that it changes nothing. */
static void
test_common (Fixture *fixture, gconstpointer version)
{
  const LkField *field = lk_user_field_find ("VMEnabled");
  GtkWidget *row;

  for (guint i = 0; i < N_USERS; i++)
    put (fixture, i, field->name, "true");
  open_read_form (fixture);
  row = get_row (fixture, field);
  g_assert_true (lk_test_shows_text (row, "All: Yes"));
  tick (fixture, field, TRUE);
  g_assert_true (lk_value_is_true (lk_wishes_get_value (get_wishes (fixture), field)));
  lk_test_wait_for_text (row, "Nothing changes: all 12 users have it like this already.");

  lk_test_structure_choose (row, "Voicemail", "No");
  g_assert_true (lk_wishes_get_value (get_wishes (fixture), field)->type == LK_VALUE_BOOL);
  g_assert_false (lk_value_is_true (lk_wishes_get_value (get_wishes (fixture), field)));
  lk_test_spin_frames (fixture->house->window, 3);
  g_assert_null (lk_test_find_text (row, "like this already"));
}

/* A newer server's choice is shown as it is, and is not held against anyone. */
static void
test_unknown_choice (Fixture *fixture, gconstpointer version)
{
  const LkField *field = lk_user_field_find ("VMEmailOptions");
  GtkWidget *row;

  keep_users (fixture, 2);
  for (guint i = 0; i < 2; i++)
    put (fixture, i, field->name, "'CarrierPigeon'");
  open_read_form (fixture);
  row = get_row (fixture, field);
  g_assert_true (lk_test_shows_text (row, "All: CarrierPigeon"));
  tick (fixture, field, TRUE);
  g_assert_false (lk_batch_form_show_problem (fixture->form));
  g_assert_cmpstr (lk_value_get_text (lk_wishes_get_value (get_wishes (fixture), field)), ==,
                   "CarrierPigeon");
  lk_test_enter_value (row, field);
  assert_wish (fixture, field);
}

/* What no form knows neither crashes nor is shown as something else. */
static void
test_odd_values (Fixture *fixture, gconstpointer version)
{
  static const char *const odd[] = { "null", "[]", "[{}]", "[{'a':['b']},{'Id':'x'}]" };

  keep_users (fixture, G_N_ELEMENTS (odd));
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    for (guint j = 0; j < G_N_ELEMENTS (odd); j++)
      if (lk_field_has (&lk_user_fields[i], LK_FIELD_BATCH) && lk_user_fields[i].structure != NULL
          && lk_user_fields[i].structure->is_array)
        try_to_put (fixture, j, lk_user_fields[i].name, odd[j]);
  open_read_form (fixture);
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    if (lk_field_has (&lk_user_fields[i], LK_FIELD_BATCH) && lk_user_fields[i].structure != NULL)
      {
        tick (fixture, &lk_user_fields[i], TRUE);
        gtk_window_close (GTK_WINDOW (open_structure (fixture, &lk_user_fields[i])));
        if (lk_field_has_entries (&lk_user_fields[i]))
          choose_way (fixture, &lk_user_fields[i], "Remove");
      }
  g_assert_true (lk_batch_form_show_problem (fixture->form));
}

/* A status of a name of their own can be chosen, and departments that nobody here is in. */
static void
test_offers (Fixture *fixture, gconstpointer version)
{
  const LkField *status = lk_user_field_find ("CurrentProfileName");
  const LkField *group = lk_user_field_primary_group;
  GtkWidget *picker;

  keep_users (fixture, 2);
  put (fixture, 0, "ForwardingProfiles", "[{'Id':1,'Name':'Available'},{'Id':2,'Name':'Siesta'}]");
  open_read_form (fixture);
  tick (fixture, status, TRUE);
  g_assert_true (lk_test_shows_text (get_row (fixture, status), "Only people who have a status"));
  picker = lk_test_get (get_row (fixture, status), GTK_TYPE_TOGGLE_BUTTON, "Status");
  gtk_widget_grab_focus (picker);
  lk_test_spin_frames (fixture->house->window, 4);
  gtk_menu_button_popup (GTK_MENU_BUTTON (gtk_widget_get_parent (picker)));
  lk_test_wait_for_text (GTK_WIDGET (fixture->form), "Siesta");
  lk_test_wait_for_text (GTK_WIDGET (fixture->form), "Out of office");
  gtk_menu_button_popdown (GTK_MENU_BUTTON (gtk_widget_get_parent (picker)));

  tick (fixture, group, TRUE);
  g_assert_true (lk_test_shows_text (get_row (fixture, group), "Only people who belong to"));
  g_assert_null (lk_test_find_text (get_row (fixture, group), "Department no."));
}

/* Problems */

static void
test_nothing_entered (Fixture *fixture, gconstpointer version)
{
  const LkField *text = lk_user_field_find ("EmergencyAdditionalInfo");
  const LkField *flag = lk_user_field_find ("Internal");

  put (fixture, 0, text->name, "'First floor'");
  put (fixture, 0, flag->name, "true");
  put (fixture, 1, flag->name, "false");
  open_read_form (fixture);
  g_assert_false (lk_batch_form_show_problem (fixture->form));
  tick (fixture, text, TRUE);
  tick (fixture, flag, TRUE);
  g_assert_cmpuint (lk_wishes_count (get_wishes (fixture)), ==, 0);
  g_assert_cmpuint (lk_batch_form_count_ticked (fixture->form), ==, 2);
  g_assert_true (lk_test_shows_text (get_row (fixture, flag), "Choose…"));

  g_assert_true (lk_batch_form_show_problem (fixture->form));
  g_assert_true (lk_test_shows_text (get_row (fixture, text), "To empty it, choose “Clear”."));
  g_assert_true (lk_test_shows_text (get_row (fixture, flag), "Choose what it shall be."));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->house->window)),
                                         get_row (fixture, text)));

  lk_test_enter_value (get_row (fixture, text), text);
  lk_test_enter_value (get_row (fixture, flag), flag);
  g_assert_false (lk_batch_form_show_problem (fixture->form));
  g_assert_cmpuint (lk_wishes_count (get_wishes (fixture)), ==, 2);
  g_assert_null (lk_test_find_text (GTK_WIDGET (fixture->form), "Choose what it shall be."));
}

static void
test_letters_in_number (Fixture *fixture, gconstpointer version)
{
  const LkField *field = lk_user_field_find ("PinProtectTimeout");
  GtkWidget *row;

  open_read_form (fixture);
  tick (fixture, field, TRUE);
  row = get_row (fixture, field);
  gtk_editable_set_text (GTK_EDITABLE (
                           lk_test_get (row, GTK_TYPE_EDITABLE, lk_field_get_label (field))),
                         "ten");
  g_assert_cmpuint (lk_wishes_count (get_wishes (fixture)), ==, 0);
  g_assert_true (lk_batch_form_show_problem (fixture->form));
  g_assert_true (lk_test_shows_text (row, "This must be a whole number."));
  lk_test_enter_value (row, field);
  g_assert_false (lk_batch_form_show_problem (fixture->form));
  assert_wish (fixture, field);
}

/* The field that has to be mended comes out of what a search hides. */
static void
test_hidden_problem (Fixture *fixture, gconstpointer version)
{
  const LkField *field = lk_user_field_find ("OutboundCallerID");
  GtkWidget *search;

  put (fixture, 0, field->name, "'4930123'");
  open_read_form (fixture);
  tick (fixture, field, TRUE);
  search = lk_test_get (GTK_WIDGET (fixture->form), GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (search), "meetings");
  g_signal_emit_by_name (search, "search-changed");
  g_assert_null (
    lk_test_find (GTK_WIDGET (fixture->form), GTK_TYPE_CHECK_BUTTON, "Change: Outbound caller ID"));
  g_assert_true (lk_batch_form_show_problem (fixture->form));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (search)), ==, "");
  get_row (fixture, field);
}

static void
test_search (Fixture *fixture, gconstpointer version)
{
  GtkWidget *search;

  open_form (fixture);
  search = lk_test_get (GTK_WIDGET (fixture->form), GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (search), "voicemail pin");
  g_signal_emit_by_name (search, "search-changed");
  g_assert_nonnull (lk_test_find (GTK_WIDGET (fixture->form), GTK_TYPE_CHECK_BUTTON,
                                  "Change: Voicemail without PIN"));
  g_assert_null (
    lk_test_find (GTK_WIDGET (fixture->form), GTK_TYPE_CHECK_BUTTON, "Change: Language"));
  gtk_editable_set_text (GTK_EDITABLE (search), "no such thing");
  g_signal_emit_by_name (search, "search-changed");
  g_assert_true (lk_test_shows_text (GTK_WIDGET (fixture->form), "No Field Matches"));
}

/* Troubles */

/* Whoever cannot find out what the users have can say what they shall have. */
static void
test_offline (Fixture *fixture, gconstpointer version)
{
  const LkField *field = lk_user_field_find ("VMEnabled");
  g_autoptr (GError) error = NULL;

  lk_demo_pbx_add_fault (fixture->house->demo, "status=500@*,GET /xapi/v1/Users", &error);
  g_assert_no_error (error);
  open_form (fixture);
  lk_test_wait_for_text (GTK_WIDGET (fixture->form), "could not be read.");
  g_assert_true (lk_test_spin_until (is_read, fixture->form));
  g_assert_true (lk_test_shows_text (get_row (fixture, field), "Not known"));
  lk_test_structure_picture (fixture->house->window, "batch-form-offline");
  tick (fixture, field, TRUE);
  lk_test_enter_value (get_row (fixture, field), field);
  assert_wish (fixture, field);

  lk_demo_pbx_clear_faults (fixture->house->demo);
  lk_test_click (GTK_WIDGET (fixture->form), "Try Again");
  g_assert_true (lk_test_spin_until (is_read, fixture->form));
  g_assert_null (lk_test_find_text (GTK_WIDGET (fixture->form), "could not be read."));
  g_assert_false (lk_test_shows_text (get_row (fixture, field), "Not known"));
  assert_wish (fixture, field);
}

/* What the person has entered stays where the values come late, also while a form is open. */
static void
test_late_values (Fixture *fixture, gconstpointer version)
{
  const LkField *field = lk_user_field_find ("Language");
  const LkField *hours = lk_user_field_find ("Hours");

  for (guint i = 0; i < N_USERS; i++)
    put (fixture, i, field->name, "'EN'");
  lk_demo_pbx_add_fault (fixture->house->demo, "latency=2000@*,GET /xapi/v1/Users", NULL);
  open_form (fixture);
  g_assert_true (lk_test_shows_text (get_row (fixture, field), "Reading…"));
  tick (fixture, field, TRUE);
  lk_test_enter_value (get_row (fixture, field), field);
  g_assert_true (lk_test_spin_until (is_read, fixture->form));
  g_assert_true (lk_test_shows_text (get_row (fixture, field), "All: EN"));
  assert_wish (fixture, field);
  tick (fixture, field, FALSE);
  check_field (fixture, hours);
}

/* A form that is closed while it reads leaves nothing behind; the house looks. */
static void
test_closed_early (Fixture *fixture, gconstpointer version)
{
  open_form (fixture);
}

/* Looks */

static void
test_narrow (Fixture *fixture, gconstpointer version)
{
  open_read_form (fixture);
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    if (lk_field_has (&lk_user_fields[i], LK_FIELD_BATCH))
      {
        int minimum;

        tick (fixture, &lk_user_fields[i], TRUE);
        gtk_widget_measure (get_row (fixture, &lk_user_fields[i]), GTK_ORIENTATION_HORIZONTAL, -1,
                            &minimum, NULL, NULL, NULL);
        if (minimum > NARROW - MARGINS)
          g_error ("%s needs %d pixels", lk_user_fields[i].name, minimum);
      }
  lk_batch_form_show_problem (fixture->form);
}

static void
test_pictures (Fixture *fixture, gconstpointer version)
{
  static const char *const names[] = { "Enabled", "OutboundCallerID", "Language", "Groups",
                                       "PrimaryGroupId" };
  AdwStyleManager *style = adw_style_manager_get_default ();
  GtkWidget *window = fixture->house->window;

  open_read_form (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    tick (fixture, lk_user_field_find (names[i]), TRUE);
  enter (fixture, lk_user_field_find ("Groups"));
  lk_test_enter_value (get_row (fixture, lk_user_field_enabled), lk_user_field_enabled);
  lk_batch_form_show_problem (fixture->form);
  lk_test_spin_frames (window, 4);
  lk_test_structure_picture (window, "batch-form");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  lk_test_structure_picture (window, "batch-form-dark");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
  gtk_window_set_default_size (GTK_WINDOW (window), NARROW, 760);
  lk_test_spin_frames (window, 4);
  lk_test_structure_picture (window, "batch-form-narrow");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  lk_test_spin_frames (window, 4);
  lk_test_structure_picture (window, "batch-form-right-to-left");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static gboolean
says_second_floor (gpointer fixture)
{
  LkWishes *wishes = get_wishes (fixture);
  const LkField *field = lk_user_field_find ("EmergencyAdditionalInfo");

  return lk_wishes_has (wishes, field)
         && g_strcmp0 (lk_value_get_text (lk_wishes_get_value (wishes, field)), "second floor")
              == 0;
}

static gboolean
is_ticked (gpointer button)
{
  return gtk_check_button_get_active (button);
}

static gboolean
is_alone (gpointer form)
{
  return lk_test_find (form, GTK_TYPE_CHECK_BUTTON, "Change: Language") == NULL;
}

/* Find a field, tick it, enter a value: all without the pointer. */
static void
test_keyboard (Fixture *fixture, gconstpointer version)
{
  const LkField *field = lk_user_field_find ("EmergencyAdditionalInfo");
  GtkWindow *window = GTK_WINDOW (fixture->house->window);

  for (guint i = 0; i < N_USERS; i++)
    put (fixture, i, field->name, "''");
  open_read_form (fixture);
  lk_test_press_key_in (window, GDK_KEY_f, GDK_CONTROL_MASK);
  if (!lk_test_type_in (window, "more for emergencies"))
    {
      g_test_skip ("There is no keyboard to type on.");
      return;
    }

  g_assert_true (lk_test_spin_until (is_alone, fixture->form));
  lk_test_press_key_in (window, GDK_KEY_Tab, 0);
  lk_test_press_key_in (window, GDK_KEY_space, 0);
  g_assert_true (lk_test_spin_until (is_ticked, get_tick (fixture, field)));
  lk_test_spin_frames (fixture->house->window, 4);
  lk_test_press_key_in (window, GDK_KEY_Tab, 0);
  lk_test_press_key_in (window, GDK_KEY_Tab, 0);
  lk_test_type_in (window, "second floor");
  g_assert_true (lk_test_spin_until (says_second_floor, fixture));
}

#define ADD(path, version, test)                                                                   \
  g_test_add ("/batch-form/" path, Fixture, GUINT_TO_POINTER (version), set_up, test, tear_down)

static void
add_tests (void)
{
  ADD ("each-field", LK_VERSION_NEWEST, test_each_field);
  ADD ("each-field-of-old-server", OLD, test_each_field);
  ADD ("old-server", OLD, test_old_server);
  ADD ("ways", LK_VERSION_NEWEST, test_ways);
  ADD ("what-cannot-be-cleared", LK_VERSION_NEWEST, test_what_cannot_be_cleared);
  ADD ("remove", LK_VERSION_NEWEST, test_remove);
  ADD ("different", LK_VERSION_NEWEST, test_different);
  ADD ("common", LK_VERSION_NEWEST, test_common);
  ADD ("unknown-choice", LK_VERSION_NEWEST, test_unknown_choice);
  ADD ("odd-values", LK_VERSION_NEWEST, test_odd_values);
  ADD ("offers", LK_VERSION_NEWEST, test_offers);
  ADD ("nothing-entered", LK_VERSION_NEWEST, test_nothing_entered);
  ADD ("letters-in-number", LK_VERSION_NEWEST, test_letters_in_number);
  ADD ("hidden-problem", LK_VERSION_NEWEST, test_hidden_problem);
  ADD ("search", LK_VERSION_NEWEST, test_search);
  ADD ("offline", LK_VERSION_NEWEST, test_offline);
  ADD ("late-values", LK_VERSION_NEWEST, test_late_values);
  ADD ("closed-early", LK_VERSION_NEWEST, test_closed_early);
  ADD ("narrow", LK_VERSION_NEWEST, test_narrow);
  ADD ("pictures", LK_VERSION_NEWEST, test_pictures);
  ADD ("keyboard", LK_VERSION_NEWEST, test_keyboard);
}

int
main (int argc, char **argv)
{
  return lk_test_house_run (argc, argv, add_tests);
}
