/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-choice-box.h"
#include "lk-entry-picker.h"
#include "lk-phone-maker.h"
#include "lk-phones-form.h"
#include "lk-test-house.h"
#include "lk-user-fields.h"

#define USER_ID 12

/* With members that this program does not know, at every level. */
#define DESK                                                                                       \
  "{\"Id\":5,\"Name\":\"Yealink T54W\",\"MacAddress\":\"805EC0AABBCC\","                           \
  "\"TemplateName\":\"yealink.ph.xml\",\"Interface\":\"pbx.example\",\"Colour\":[1,{\"a\":null}]," \
  "\"Settings\":{\"ProvisionType\":\"LocalLan\",\"Firmware\":\"96.86\",\"Mood\":\"fine\"}}"
#define PLAIN                                                                                      \
  "{\"Id\":5,\"Name\":\"Yealink T54W\",\"MacAddress\":\"805EC0AABBCC\",\"TemplateName\":\"yealink.ph.xml\"}"
#define STRANGE                                                                                    \
  "{\"Id\":6,\"Name\":null,\"MacAddress\":\"805EC0AABBCD\",\"Settings\":{\"ProvisionType\":"       \
  "\"Teleport\",\"IsSBC\":true}}"

typedef struct
{
  LkTestHouse *house;
  LkCatalogue *catalogue;
  LkValueEditor *form;
  guint n_changes;
} Fixture;

static const LkField *
get_field (void)
{
  return lk_user_field_find ("Phones");
}

static void
set_json (LkValue *value, const char *json)
{
  g_autoptr (JsonNode) node = json_from_string (json, NULL);

  lk_value_set_json (value, node);
}

static void
count_cb (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *form = lk_phones_form_new (get_field ());
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  fixture->house = lk_test_house_new (3, 0);
  fixture->catalogue = lk_catalogue_new (fixture->house->pbx);
  fixture->form = LK_VALUE_EDITOR (form);
  g_signal_connect_swapped (form, "changed", G_CALLBACK (count_cb), fixture);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), form);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  lk_test_house_show (fixture->house, scrolled);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  lk_value_editor_set_context (fixture->form, NULL);
  g_object_unref (fixture->catalogue);
  lk_test_house_free (fixture->house);
}

/* Shows phones to a form whose user has those of @saved. */
static void
show_saved (Fixture *fixture, const char *json, const char *saved)
{
  g_autoptr (LkUser)
    user = lk_user_new (lk_user_get_fields (lk_test_house_get_user (fixture->house, 0)), USER_ID);
  g_autoptr (LkDraft) draft = lk_draft_new (user);
  g_autoptr (LkEditContext)
    context = lk_edit_context_new (fixture->house->directory, fixture->catalogue, draft);
  g_auto (LkValue) value = LK_VALUE_INIT;
  g_auto (LkValue) original = LK_VALUE_INIT;

  set_json (&original, saved);
  lk_draft_learn (draft, get_field (), &original);
  set_json (&value, json);
  lk_value_editor_set_context (fixture->form, context);
  lk_value_editor_show (fixture->form, &value);
  lk_test_spin_frames (fixture->house->window, 2);
}

static void
show (Fixture *fixture, const char *json)
{
  show_saved (fixture, json, json);
}

static char *
get_json (Fixture *fixture)
{
  g_auto (LkValue) value = LK_VALUE_INIT;

  lk_value_editor_get (fixture->form, &value);
  return g_strdup (value.type == LK_VALUE_JSON ? value.text : NULL);
}

static void
assert_json (Fixture *fixture, const char *expected)
{
  g_auto (LkValue) wanted = LK_VALUE_INIT;
  g_autofree char *json = get_json (fixture);

  set_json (&wanted, expected);
  g_assert_cmpstr (json, ==, wanted.text);
}

static GtkWidget *
get_window (Fixture *fixture)
{
  return fixture->house->window;
}

static void
open (Fixture *fixture, const char *title)
{
  GtkWidget *row = lk_test_get (get_window (fixture), ADW_TYPE_EXPANDER_ROW, title);

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  lk_test_spin_frames (get_window (fixture), 2);
}

static void
enter (Fixture *fixture, const char *title, const char *text)
{
  GtkWidget *row = lk_test_get (get_window (fixture), ADW_TYPE_ENTRY_ROW, title);

  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static void
choose (Fixture *fixture, const char *name, guint position)
{
  GtkWidget *box = lk_test_get (get_window (fixture), GTK_TYPE_DROP_DOWN, name);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (box), position);
}

static void
assert_shows (Fixture *fixture, const char *text)
{
  g_assert_nonnull (lk_test_find_text (get_window (fixture), text));
}

static void
test_list (Fixture *fixture, gconstpointer data)
{
  show (fixture, "[" DESK "," STRANGE "]");

  assert_shows (fixture, "Yealink T54W");
  assert_shows (fixture, "805EC0AABBCC");
  assert_shows (fixture, "In the local network");
  assert_shows (fixture, "Firmware 96.86");
  assert_shows (fixture, "Teleport");
  g_assert_cmpuint (fixture->n_changes, ==, 0);
}

static void
test_untouched (Fixture *fixture, gconstpointer data)
{
  show (fixture, "[" DESK "," STRANGE "]");
  open (fixture, "Yealink T54W");
  open (fixture, "Phone");

  assert_json (fixture, "[" DESK "," STRANGE "]");
  g_assert_cmpuint (fixture->n_changes, ==, 0);
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  static const LkValueType types[] = { LK_VALUE_ABSENT, LK_VALUE_NULL };

  show (fixture, "[]");
  assert_shows (fixture, "no desk phone");
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      LkValue value = { .type = types[i] };
      g_auto (LkValue) out = LK_VALUE_INIT;

      lk_value_editor_show (fixture->form, &value);
      lk_value_editor_get (fixture->form, &out);
      g_assert_cmpint (out.type, ==, types[i]);
    }
}

static void
test_edit (Fixture *fixture, gconstpointer data)
{
  show (fixture, "[" STRANGE "," DESK "]");
  open (fixture, "Yealink T54W");
  enter (fixture, "Network interface", "192.0.2.1");
  enter (fixture, "Language", "Deutsch <b>");
  choose (fixture, "Setup", 1);

  g_assert_cmpuint (fixture->n_changes, >, 0);
  assert_shows (fixture, "Remote");
  assert_json (fixture,
               "[" STRANGE ",{\"Id\":5,\"Name\":\"Yealink T54W\",\"MacAddress\":\"805EC0AABBCC\","
               "\"TemplateName\":\"yealink.ph.xml\",\"Interface\":\"192.0.2.1\","
               "\"Colour\":[1,{\"a\":null}],\"Settings\":{\"ProvisionType\":\"RemoteExt\","
               "\"Firmware\":\"96.86\",\"Mood\":\"fine\",\"PhoneLanguage\":\"Deutsch <b>\"}}]");
}

static void
test_edit_and_back (Fixture *fixture, gconstpointer data)
{
  show (fixture, "[" DESK "]");
  open (fixture, "Yealink T54W");
  enter (fixture, "Time zone", "Mars");
  enter (fixture, "Time zone", "");
  enter (fixture, "Network interface", "");
  enter (fixture, "Network interface", "pbx.example");

  assert_json (fixture, "[" DESK "]");
}

static void
test_clear (Fixture *fixture, gconstpointer data)
{
  g_autofree char *json = NULL;

  show (fixture, "[" DESK "]");
  open (fixture, "Yealink T54W");
  enter (fixture, "Network interface", "");
  json = get_json (fixture);

  g_assert_nonnull (strstr (json, "\"Interface\":\"\""));
}

static gboolean
has_sbc (gpointer user_data)
{
  Fixture *fixture = user_data;

  return lk_test_house_count (fixture->house, "/Sbcs") > 0;
}

static void
test_border_controller (Fixture *fixture, gconstpointer data)
{
  show (fixture, "[" DESK "]");
  open (fixture, "Yealink T54W");
  g_assert_null (lk_test_find (get_window (fixture), GTK_TYPE_DROP_DOWN, "Border controller"));
  choose (fixture, "Setup", 3);
  lk_test_spin_frames (get_window (fixture), 2);

  lk_test_get (get_window (fixture), GTK_TYPE_DROP_DOWN, "Border controller");
  g_assert_true (lk_test_spin_until (has_sbc, fixture));
}

static void
test_remove (Fixture *fixture, gconstpointer data)
{
  show (fixture, "[" DESK "," STRANGE "]");
  open (fixture, "Yealink T54W");
  assert_shows (fixture, "no longer belongs");
  lk_test_click (get_window (fixture), "Remove Phone");
  lk_test_spin_frames (get_window (fixture), 2);

  assert_json (fixture, "[" STRANGE "]");
  open (fixture, "Phone");
  lk_test_click (get_window (fixture), "Remove Phone");
  lk_test_spin_frames (get_window (fixture), 2);
  assert_shows (fixture, "no desk phone");
  assert_json (fixture, "[]");
}

/* Adding */

static GtkWidget *
get_add_button (Fixture *fixture)
{
  return lk_test_get (get_window (fixture), GTK_TYPE_BUTTON, "Add Phone");
}

static void
pick_model (Fixture *fixture, const char *template, const char *model)
{
  GtkWidget *maker = lk_test_get (get_window (fixture), LK_TYPE_PHONE_MAKER, NULL);
  GtkWidget *picker = lk_test_get (maker, LK_TYPE_ENTRY_PICKER, NULL);

  lk_entry_picker_set_value (LK_ENTRY_PICKER (picker), template, model);
  g_signal_emit_by_name (picker, "changed");
}

static void
test_add (Fixture *fixture, gconstpointer data)
{
  g_autofree char *problem = NULL;

  show (fixture, "[" DESK "]");
  enter (fixture, "MAC address", " 80:5e:c0:aa-bb.dd ");
  g_assert_false (gtk_widget_is_sensitive (get_add_button (fixture)));
  problem = lk_value_editor_dup_problem (fixture->form);
  g_assert_nonnull (problem);
  pick_model (fixture, "snom.ph.xml", "Snom D785");
  lk_test_click (get_window (fixture), "Add Phone");

  g_assert_null (lk_value_editor_dup_problem (fixture->form));
  assert_json (fixture,
               "[" DESK ",{\"Name\":\"Snom D785\",\"MacAddress\":\"805EC0AABBDD\",\"TemplateName\":"
               "\"snom.ph.xml\",\"Settings\":{\"ProvisionType\":\"LocalLan\"}}]");
}

static void
test_addresses (Fixture *fixture, gconstpointer data)
{
  static const char *const wrong[] = {
    "8", "805EC0AABBD", "805EC0AABBDDE", "805EC0AABBDG", "80/5E/C0/AA/BB/DD", "８05EC0AABBDD"
  };

  show (fixture, "[]");
  pick_model (fixture, "snom.ph.xml", "Snom D785");
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      enter (fixture, "MAC address", wrong[i]);
      assert_shows (fixture, "12 digits");
      g_assert_false (gtk_widget_is_sensitive (get_add_button (fixture)));
    }
}

static void
test_same_address (Fixture *fixture, gconstpointer data)
{
  show (fixture, "[" DESK "]");
  pick_model (fixture, "snom.ph.xml", "Snom D785");
  enter (fixture, "MAC address", "80:5e:c0:aa:bb:cc");
  lk_test_click (get_window (fixture), "Add Phone");

  assert_shows (fixture, "on the list already");
  assert_json (fixture, "[" DESK "]");
}

static gboolean
has_templates (gpointer user_data)
{
  Fixture *fixture = user_data;

  return lk_test_house_count (fixture->house, "/PhoneTemplates") > 0;
}

static void
test_models_are_offered (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button;

  show (fixture, "[]");
  g_assert_cmpuint (lk_test_house_count (fixture->house, "/PhoneTemplates"), ==, 0);
  button = lk_test_get (get_window (fixture), GTK_TYPE_MENU_BUTTON, NULL);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  g_assert_true (lk_test_spin_until (has_templates, fixture));

  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  lk_test_spin_frames (get_window (fixture), 2);
}

/* Telling */

static void
answer (const char *response)
{
  GtkWidget *dialog = lk_test_find_window (ADW_TYPE_MESSAGE_DIALOG);

  g_assert_nonnull (dialog);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
}

static guint
count_told (Fixture *fixture, const char *what)
{
  return lk_test_house_count (fixture->house, what);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer done)
{
  g_autoptr (GError) error = NULL;

  lk_pbx_request_finish (LK_PBX (source), result, NULL, &error);
  g_assert_no_error (error);
  *(gboolean *) done = TRUE;
}

static gboolean
is_true (gpointer flag)
{
  return *(gboolean *) flag;
}

/* The phone system knows the phone, too. */
static void
show_known (Fixture *fixture)
{
  g_autoptr (JsonNode) body = json_from_string ("{\"Phones\":[" PLAIN "]}", NULL);
  int id = lk_user_get_id (lk_test_house_get_user (fixture->house, 0));
  g_autofree char *path = g_strdup_printf ("/Users(%d)", id);
  const LkRequest request = { .method = "PATCH", .path = path, .body = body };
  gboolean done = FALSE;

  lk_pbx_request_async (fixture->house->pbx, &request, NULL, written_cb, &done);
  g_assert_true (lk_test_spin_until (is_true, &done));
  show (fixture, "[" PLAIN "]");
  open (fixture, "Yealink T54W");
}

static void
test_reboot (Fixture *fixture, gconstpointer data)
{
  show_known (fixture);
  lk_test_click (get_window (fixture), "Reboot…");
  answer ("cancel");
  g_assert_cmpuint (count_told (fixture, "RebootPhone"), ==, 0);

  lk_test_click (get_window (fixture), "Reboot…");
  answer ("act");
  lk_test_wait_for_text (get_window (fixture), "told the phone to reboot");
  g_assert_cmpuint (count_told (fixture, "RebootPhone"), ==, 1);
  g_assert_cmpuint (fixture->n_changes, ==, 0);
}

static void
test_reprovision (Fixture *fixture, gconstpointer data)
{
  show_known (fixture);
  lk_test_click (get_window (fixture), "Reprovision…");
  answer ("act");

  lk_test_wait_for_text (get_window (fixture), "told the phone to fetch");
  g_assert_cmpuint (count_told (fixture, "ReprovisionPhone"), ==, 1);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  show_known (fixture);
  lk_demo_pbx_add_fault (fixture->house->demo, "status=403@*,POST /xapi/v1/Users/Pbx.", NULL);
  lk_test_click (get_window (fixture), "Reboot…");
  answer ("act");

  lk_test_wait_for_text (get_window (fixture), "does not allow");
  g_assert_true (
    gtk_widget_is_sensitive (lk_test_get (get_window (fixture), GTK_TYPE_BUTTON, "Reboot…")));
}

static void
test_answer_was_lost (Fixture *fixture, gconstpointer data)
{
  show_known (fixture);
  lk_demo_pbx_add_fault (fixture->house->demo, "lost@*,POST /xapi/v1/Users/Pbx.", NULL);
  lk_test_click (get_window (fixture), "Reboot…");
  answer ("act");

  lk_test_wait_for_text (get_window (fixture), "is not known");
  g_assert_cmpuint (count_told (fixture, "RebootPhone"), ==, 1);
}

static void
test_gone_while_telling (Fixture *fixture, gconstpointer data)
{
  show_known (fixture);
  lk_demo_pbx_add_fault (fixture->house->demo, "stall@*,POST /xapi/v1/Users/Pbx.", NULL);
  lk_test_click (get_window (fixture), "Reboot…");
  answer ("act");
  lk_test_wait_for_text (get_window (fixture), "Telling");

  lk_value_editor_set_context (fixture->form, NULL);
  show (fixture, "[]");
  assert_shows (fixture, "no desk phone");
}

static void
test_not_saved_yet (Fixture *fixture, gconstpointer data)
{
  show_saved (fixture, "[" DESK "]", "[]");
  open (fixture, "Yealink T54W");

  assert_shows (fixture, "Save first");
  g_assert_false (
    gtk_widget_is_sensitive (lk_test_get (get_window (fixture), GTK_TYPE_BUTTON, "Reboot…")));
  g_assert_false (
    gtk_widget_is_sensitive (lk_test_get (get_window (fixture), GTK_TYPE_BUTTON, "Reprovision…")));
}

/* What a hostile or a newer server says */

static void
test_unreadable (Fixture *fixture, gconstpointer data)
{
  show (fixture, "[" DESK ",17]");

  assert_shows (fixture, "They stay as they are");
  g_assert_null (lk_test_find (get_window (fixture), GTK_TYPE_BUTTON, "Add Phone"));
  assert_json (fixture, "[" DESK ",17]");
}

static void
test_hostile (Fixture *fixture, gconstpointer data)
{
  static const char hostile[] =
    "[{\"Name\":\"<b>&amp; &broken;</b>\",\"MacAddress\":7,\"Settings\":[]},"
    "{\"Name\":\"\\u202e\\u0000x\",\"MacAddress\":\"<i>\",\"Settings\":{\"Firmware\":\"<\","
    "\"ProvisionType\":\"&\"}},{}]";

  show (fixture, hostile);
  assert_shows (fixture, "<b>&amp; &broken;</b>");
  open (fixture, "<b>&amp; &broken;</b>");
  open (fixture, "Phone");

  assert_json (fixture, hostile);
}

static void
test_no_secrets (Fixture *fixture, gconstpointer data)
{
  g_autofree char *json = NULL;

  show (fixture, "[{\"Id\":5,\"Name\":\"Desk\",\"MacAddress\":\"805EC0AABBCC\","
                 "\"ProvisioningLinkExt\":\"https://pbx.example/a-link\","
                 "\"Settings\":{\"Secret\":\"a-secret\"}}]");
  open (fixture, "Desk");

  g_assert_null (lk_test_find_text (get_window (fixture), "a-link"));
  g_assert_null (lk_test_find_text (get_window (fixture), "a-secret"));
  json = get_json (fixture);
  g_assert_nonnull (strstr (json, "a-link"));
}

static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  int width;

  show (fixture, "[" DESK "," STRANGE "]");
  open (fixture, "Yealink T54W");
  choose (fixture, "Setup", 3);
  lk_test_spin_frames (get_window (fixture), 2);
  gtk_widget_measure (GTK_WIDGET (fixture->form), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL,
                      NULL, NULL);

  g_assert_cmpint (width, <=, 330);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

static void
add_tests (void)
{
  ADD ("/phones-form/list", test_list);
  ADD ("/phones-form/untouched", test_untouched);
  ADD ("/phones-form/nothing", test_nothing);
  ADD ("/phones-form/edit", test_edit);
  ADD ("/phones-form/edit-and-back", test_edit_and_back);
  ADD ("/phones-form/clear", test_clear);
  ADD ("/phones-form/border-controller", test_border_controller);
  ADD ("/phones-form/remove", test_remove);
  ADD ("/phones-form/add", test_add);
  ADD ("/phones-form/addresses", test_addresses);
  ADD ("/phones-form/same-address", test_same_address);
  ADD ("/phones-form/models-are-offered", test_models_are_offered);
  ADD ("/phones-form/reboot", test_reboot);
  ADD ("/phones-form/reprovision", test_reprovision);
  ADD ("/phones-form/refused", test_refused);
  ADD ("/phones-form/answer-was-lost", test_answer_was_lost);
  ADD ("/phones-form/gone-while-telling", test_gone_while_telling);
  ADD ("/phones-form/not-saved-yet", test_not_saved_yet);
  ADD ("/phones-form/unreadable", test_unreadable);
  ADD ("/phones-form/hostile", test_hostile);
  ADD ("/phones-form/no-secrets", test_no_secrets);
  ADD ("/phones-form/narrow", test_narrow);
}

int
main (int argc, char **argv)
{
  return lk_test_house_run (argc, argv, add_tests);
}
