/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-new-user-form.h"
#include "lk-request-dialog.h"
#include "lk-test-creating.h"
#include "lk-test-structure.h"
#include "lk-user-fields.h"

static char *
dup_member (LkTestCreating *creating, int id, const char *name)
{
  g_autoptr (JsonObject) record = lk_demo_pbx_dup_record (creating->house->demo, id);

  g_assert_nonnull (record);
  return g_strdup (json_object_get_string_member_with_default (record, name, NULL));
}

static void
assert_member (LkTestCreating *creating, int id, const char *name, const char *text)
{
  g_autofree char *member = dup_member (creating, id, name);

  g_assert_cmpstr (member, ==, text);
}

static void
test_create (LkTestCreating *creating, gconstpointer data)
{
  guint n_before = lk_demo_pbx_count_users (creating->house->demo);
  g_autofree char *number = NULL;

  lk_test_creating_wait_for_number (creating, NULL);
  number = g_strdup (lk_test_creating_get_text (creating, "Number"));
  lk_test_structure_picture (creating->dialog, "new-user-empty");
  lk_test_creating_type (creating, "FirstName", "Zora");
  lk_test_creating_type (creating, "LastName", "Neu");
  lk_test_creating_type (creating, "EmailAddress", "zora.neu@acme.example");
  lk_test_creating_type (creating, "Mobile", "+49 170 1");
  lk_test_structure_picture (creating->dialog, "new-user-filled");
  lk_test_creating_create (creating);

  g_assert_cmpuint (lk_demo_pbx_count_users (creating->house->demo), ==, n_before + 1);
  assert_member (creating, creating->created, "FirstName", "Zora");
  assert_member (creating, creating->created, "Number", number);
  assert_member (creating, creating->created, "EmailAddress", "zora.neu@acme.example");
  assert_member (creating, creating->created, "Mobile", "+49 170 1");
  g_assert_nonnull (lk_directory_find (creating->house->directory, creating->created));
  g_assert_cmpuint (lk_test_creating_count_posts (creating), ==, 1);
  lk_test_structure_picture (creating->dialog, "new-user-result");
}

static GtkWidget *
get_focus (LkTestCreating *creating)
{
  return gtk_window_get_focus (GTK_WINDOW (creating->dialog));
}

static void
type (LkTestCreating *creating, const char *text)
{
  GtkWidget *focus = get_focus (creating);

  g_assert_true (GTK_IS_TEXT (focus));
  gtk_editable_set_text (GTK_EDITABLE (focus), text);
}

/* As the form hears of it. */
static void
press_enter (LkTestCreating *creating)
{
  GtkWidget *form = gtk_widget_get_ancestor (get_focus (creating), LK_TYPE_NEW_USER_FORM);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (form);
  gboolean handled = FALSE;

  for (guint i = 0; !handled && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", GDK_KEY_Return, 0, 0, &handled);
    }
  g_assert_true (handled);
}

static gboolean
has_created (gpointer creating)
{
  return ((LkTestCreating *) creating)->created != 0;
}

/* Whoever begins to type types a first name; Enter goes on. */
static void
test_keyboard (LkTestCreating *creating, gconstpointer data)
{
  GtkWidget *first = lk_test_creating_get_row (creating, "FirstName");
  GtkWidget *last = lk_test_creating_get_row (creating, "LastName");

  lk_test_creating_wait_for_number (creating, NULL);
  g_assert_true (gtk_widget_is_ancestor (get_focus (creating), first));
  type (creating, "Zora");
  press_enter (creating);
  g_assert_true (gtk_widget_is_ancestor (get_focus (creating), last));
  type (creating, "Neu");
  g_assert_true (gtk_widget_activate_action (get_focus (creating), "create.start", NULL));
  g_assert_true (lk_test_spin_until (has_created, creating));
  assert_member (creating, creating->created, "LastName", "Neu");
}

static void
assert_obstacle (LkTestCreating *creating, const char *sentence)
{
  lk_test_wait_for_text (creating->dialog, sentence);
  if (lk_test_creating_can_create (creating))
    g_error ("“%s” does not keep from creating", sentence);
}

static void
test_obstacles (LkTestCreating *creating, gconstpointer data)
{
  LkUser *other = lk_test_house_get_user (creating->house, 2);

  lk_test_creating_wait_for_number (creating, NULL);
  assert_obstacle (creating, "Enter a name.");
  lk_test_creating_type (creating, "LastName", "Neu");
  g_assert_true (lk_test_creating_can_create (creating));
  lk_test_creating_type (creating, "Number", "");
  assert_obstacle (creating, "Enter an extension.");
  lk_test_creating_type (creating, "Number", lk_user_get_text (other, lk_user_field_number));
  assert_obstacle (creating, "belongs to");
  lk_test_creating_type (creating, "Number", "777");
  gtk_switch_set_active (GTK_SWITCH (
                           lk_test_get (creating->dialog, GTK_TYPE_SWITCH, "Welcome e-mail")),
                         TRUE);
  assert_obstacle (creating, "The welcome e-mail needs an e-mail address.");
  lk_test_creating_type (creating, "EmailAddress", "neu@acme.example");
  lk_test_creating_create (creating);
  g_assert_cmpint (lk_demo_pbx_find_number (creating->house->demo, "777"), ==, creating->created);
}

static void
exchange_cb (LkDemoPbx *demo,
             const char *method,
             const char *uri,
             const char *request,
             guint status,
             const char *response,
             char **password)
{
  g_autoptr (JsonNode) body = NULL;

  if (!g_str_equal (method, "POST") || status != 201)
    return;

  body = json_from_string (request, NULL);
  *password =
    g_strdup (json_object_get_string_member (json_node_get_object (body), "AccessPassword"));
}

/* The password is sent, and nobody sees it in the request that is shown. */
static void
test_web_client (LkTestCreating *creating, gconstpointer data)
{
  GtkSwitch *web_client =
    GTK_SWITCH (lk_test_get (creating->dialog, GTK_TYPE_SWITCH, "Web client"));
  g_autofree char *password = NULL;

  g_signal_connect (creating->house->demo, "exchange", G_CALLBACK (exchange_cb), &password);
  lk_test_creating_wait_for_number (creating, NULL);
  lk_test_creating_type (creating, "LastName", "Neu");
  gtk_switch_set_active (web_client, TRUE);
  gtk_switch_set_active (web_client, FALSE);
  gtk_switch_set_active (web_client, TRUE);
  gtk_widget_activate_action (creating->dialog, "create.show-request", NULL);
  g_assert_true (lk_test_find_window (LK_TYPE_REQUEST_DIALOG) != NULL);
  gtk_window_destroy (GTK_WINDOW (lk_test_find_window (LK_TYPE_REQUEST_DIALOG)));
  lk_test_creating_create (creating);

  g_assert_nonnull (password);
  g_assert_cmpuint (strlen (password), >=, 12);
  g_assert_false (lk_test_shows_text (creating->dialog, password));
}

static void
test_welcome (LkTestCreating *creating, gconstpointer data)
{
  lk_test_creating_wait_for_number (creating, NULL);
  lk_test_creating_type (creating, "LastName", "Neu");
  lk_test_creating_type (creating, "EmailAddress", "neu@acme.example");
  gtk_switch_set_active (GTK_SWITCH (
                           lk_test_get (creating->dialog, GTK_TYPE_SWITCH, "Welcome e-mail")),
                         TRUE);
  lk_test_creating_create (creating);
  lk_test_wait_for_text (creating->dialog, "The phone system sends it to");
  g_assert_cmpuint (lk_demo_pbx_count_mails (creating->house->demo, creating->created), ==, 1);
}

static void
test_welcome_refused (LkTestCreating *creating, gconstpointer data)
{
  lk_test_creating_wait_for_number (creating, NULL);
  lk_test_creating_type (creating, "LastName", "Neu");
  lk_test_creating_type (creating, "EmailAddress", "neu@acme.example");
  gtk_switch_set_active (GTK_SWITCH (
                           lk_test_get (creating->dialog, GTK_TYPE_SWITCH, "Welcome e-mail")),
                         TRUE);
  lk_test_creating_break (creating, "status=403@*,POST /xapi/v1/Users(");
  lk_test_creating_create (creating);
  lk_test_wait_for_text (creating->dialog, "Not sent");
  g_assert_cmpuint (lk_demo_pbx_count_mails (creating->house->demo, creating->created), ==, 0);
}

static void
test_another (LkTestCreating *creating, gconstpointer data)
{
  g_autofree char *first = NULL;
  int first_id;

  lk_test_creating_wait_for_number (creating, NULL);
  first = g_strdup (lk_test_creating_get_text (creating, "Number"));
  lk_test_creating_type (creating, "LastName", "Neu");
  lk_test_creating_type (creating, "Mobile", "+49 170 1");
  lk_test_structure_choose (creating->dialog, "Voicemail", "Yes");
  gtk_switch_set_active (GTK_SWITCH (lk_test_get (creating->dialog, GTK_TYPE_SWITCH, "Web client")),
                         TRUE);
  lk_test_creating_create (creating);
  first_id = creating->created;

  lk_test_click (creating->dialog, "Create Another");
  lk_test_creating_answer (creating, "_Leave");
  lk_test_creating_wait_for_number (creating, NULL);
  g_assert_cmpstr (lk_test_creating_get_text (creating, "Number"), !=, first);
  g_assert_cmpstr (lk_test_creating_get_text (creating, "LastName"), ==, "");
  g_assert_cmpstr (lk_test_creating_get_text (creating, "Mobile"), ==, "");
  gtk_test_accessible_assert_property (lk_test_creating_get_row (creating, "VMEnabled"),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Voicemail: Yes");
  g_assert_true (gtk_switch_get_active (
    GTK_SWITCH (lk_test_get (creating->dialog, GTK_TYPE_SWITCH, "Web client"))));
  lk_test_creating_type (creating, "LastName", "Neuer");
  lk_test_creating_create (creating);
  g_assert_cmpint (creating->created, !=, first_id);
  assert_member (creating, creating->created, "LastName", "Neuer");
}

static gboolean
is_gone (gpointer creating)
{
  return ((LkTestCreating *) creating)->is_gone;
}

static void
test_leaving (LkTestCreating *creating, gconstpointer data)
{
  lk_test_creating_wait_for_number (creating, NULL);
  lk_test_creating_type (creating, "LastName", "Neu");
  gtk_window_close (GTK_WINDOW (creating->dialog));
  lk_test_creating_answer (creating, "_Cancel");
  g_assert_false (creating->is_gone);
  gtk_window_close (GTK_WINDOW (creating->dialog));
  lk_test_creating_answer (creating, "_Discard");
  g_assert_true (lk_test_spin_until (is_gone, creating));
  g_assert_cmpuint (lk_test_creating_count_posts (creating), ==, 0);
}

/* What the program has suggested is nothing to ask about. */
static void
test_leaving_at_once (LkTestCreating *creating, gconstpointer data)
{
  lk_test_creating_wait_for_number (creating, NULL);
  gtk_window_close (GTK_WINDOW (creating->dialog));
  g_assert_true (lk_test_spin_until (is_gone, creating));
}

static void
test_all_settings (LkTestCreating *creating, gconstpointer data)
{
  GtkStack *stack = GTK_STACK (lk_test_get (creating->dialog, GTK_TYPE_STACK, NULL));
  GtkWidget *page;

  lk_test_creating_wait_for_number (creating, NULL);
  g_signal_emit_by_name (lk_test_get (creating->dialog, ADW_TYPE_ACTION_ROW, "All Settings…"),
                         "activated");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "settings");
  page = gtk_stack_get_visible_child (stack);
  g_assert_false (
    gtk_editable_get_selection_bounds (GTK_EDITABLE (
                                         lk_test_get (page, GTK_TYPE_ENTRY, "Extension")),
                                       NULL, NULL));
  gtk_editable_set_text (GTK_EDITABLE (lk_test_get (page, GTK_TYPE_ENTRY, "Display name")), "Z.");
  lk_test_structure_picture (creating->dialog, "new-user-settings");
  gtk_widget_activate_action (creating->dialog, "create.leave", NULL);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "form");
  g_assert_true (lk_test_shows_text (creating->dialog, "1 setting is set that is not"));

  lk_test_creating_type (creating, "LastName", "Neu");
  lk_test_creating_create (creating);
  assert_member (creating, creating->created, "DisplayName", "Z.");
}

static void
add (const char *path, void (*test) (LkTestCreating *, gconstpointer))
{
  g_test_add (path, LkTestCreating, NULL, lk_test_creating_enter, test, lk_test_creating_leave);
}

static void
add_tests (void)
{
  add ("/new-user/create", test_create);
  add ("/new-user/keyboard", test_keyboard);
  add ("/new-user/obstacles", test_obstacles);
  add ("/new-user/web-client", test_web_client);
  add ("/new-user/welcome", test_welcome);
  add ("/new-user/welcome-refused", test_welcome_refused);
  add ("/new-user/another", test_another);
  add ("/new-user/leaving", test_leaving);
  add ("/new-user/leaving-at-once", test_leaving_at_once);
  add ("/new-user/all-settings", test_all_settings);
}

int
main (int argc, char **argv)
{
  return lk_test_house_run (argc, argv, add_tests);
}
