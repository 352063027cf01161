/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-agent-form.h"
#include "lk-test-house.h"
#include "lk-user-fields.h"

#define SETTINGS(voice, prompt, duration)                                                          \
  "{\"AgentType\":\"Receptionist\",\"Language\":null,\"Voice\":" voice                             \
  ",\"FirstMessage\":\"Hello\",\"SystemPrompt\":" prompt ",\"MaxCallDuration\":" duration          \
  ",\"RoutingDirectory\":[{\"New\":1}],\"SpamAction\":null}"

#define USUAL SETTINGS ("\"alloy\"", "\"Be kind.\\nAsk.\"", "300")

typedef struct
{
  GtkWidget *window;
  LkValueEditor *form;
  guint n_changes;
} Fixture;

static void
count_cb (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *form = lk_agent_form_new (lk_user_field_find ("AgentSettings"));

  fixture->form = LK_VALUE_EDITOR (form);
  fixture->window = adw_window_new ();
  g_signal_connect_swapped (form, "changed", G_CALLBACK (count_cb), fixture);
  adw_window_set_content (ADW_WINDOW (fixture->window), form);
  gtk_window_present (GTK_WINDOW (fixture->window));
  lk_test_spin_frames (fixture->window, 2);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

static void
set_json (LkValue *value, const char *json)
{
  g_autoptr (JsonNode) node = json_from_string (json, NULL);

  lk_value_set_json (value, node);
}

static void
show (Fixture *fixture, const char *json)
{
  g_auto (LkValue) value = LK_VALUE_INIT;

  set_json (&value, json);
  lk_value_editor_show (fixture->form, &value);
  lk_test_spin_frames (fixture->window, 2);
}

static void
assert_json (Fixture *fixture, const char *json)
{
  g_auto (LkValue) expected = LK_VALUE_INIT;
  g_auto (LkValue) value = LK_VALUE_INIT;

  set_json (&expected, json);
  lk_value_editor_get (fixture->form, &value);
  g_assert_cmpint (value.type, ==, LK_VALUE_JSON);
  g_assert_cmpstr (value.text, ==, expected.text);
}

static GtkEditable *
get_entry (Fixture *fixture, const char *title)
{
  return GTK_EDITABLE (lk_test_get (fixture->window, ADW_TYPE_ENTRY_ROW, title));
}

static GtkTextBuffer *
get_prompt (Fixture *fixture)
{
  GtkWidget *view = lk_test_get (fixture->window, GTK_TYPE_TEXT_VIEW, "Instructions");

  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
}

static void
test_shows (Fixture *fixture, gconstpointer data)
{
  g_autofree char *prompt = NULL;

  show (fixture, USUAL);
  g_object_get (get_prompt (fixture), "text", &prompt, NULL);

  g_assert_cmpstr (gtk_editable_get_text (get_entry (fixture, "Voice")), ==, "alloy");
  g_assert_cmpstr (gtk_editable_get_text (get_entry (fixture, "Language")), ==, "");
  g_assert_cmpstr (gtk_editable_get_text (get_entry (fixture, "Longest call")), ==, "300");
  g_assert_cmpstr (prompt, ==, "Be kind.\nAsk.");
  g_assert_cmpuint (fixture->n_changes, ==, 0);
  assert_json (fixture, USUAL);
}

static void
test_edit (Fixture *fixture, gconstpointer data)
{
  show (fixture, USUAL);
  gtk_editable_set_text (get_entry (fixture, "Voice"), "echo");
  gtk_editable_set_text (get_entry (fixture, "Longest call"), "60");
  gtk_text_buffer_set_text (get_prompt (fixture), "Line\nby \"line\"", -1);

  g_assert_cmpuint (fixture->n_changes, >, 0);
  assert_json (fixture, SETTINGS ("\"echo\"", "\"Line\\nby \\\"line\\\"\"", "60"));
}

static void
test_there_and_back (Fixture *fixture, gconstpointer data)
{
  show (fixture, USUAL);
  gtk_editable_set_text (get_entry (fixture, "Language"), "en");
  gtk_editable_set_text (get_entry (fixture, "Language"), "");

  assert_json (fixture, USUAL);
}

static void
test_clear (Fixture *fixture, gconstpointer data)
{
  show (fixture, USUAL);
  gtk_editable_set_text (get_entry (fixture, "Voice"), "");
  gtk_editable_set_text (get_entry (fixture, "Longest call"), "");

  assert_json (fixture, SETTINGS ("\"\"", "\"Be kind.\\nAsk.\"", "null"));
}

static void
test_wrong_number (Fixture *fixture, gconstpointer data)
{
  static const char *const wrong[] = { "many", "-1", "1.5", "2147483648", "1 " };

  show (fixture, USUAL);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *problem = NULL;

      gtk_editable_set_text (get_entry (fixture, "Longest call"), wrong[i]);
      problem = lk_value_editor_dup_problem (fixture->form);
      g_assert_nonnull (problem);
    }

  gtk_editable_set_text (get_entry (fixture, "Longest call"), "0");
  g_assert_null (lk_value_editor_dup_problem (fixture->form));
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  static const LkValueType types[] = { LK_VALUE_ABSENT, LK_VALUE_NULL };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      LkValue value = { .type = types[i] };
      g_auto (LkValue) out = LK_VALUE_INIT;

      lk_value_editor_show (fixture->form, &value);
      lk_value_editor_get (fixture->form, &out);
      g_assert_cmpint (out.type, ==, types[i]);
    }

  gtk_editable_set_text (get_entry (fixture, "Voice"), "echo");
  assert_json (fixture, "{\"Voice\":\"echo\"}");
}

static void
test_hostile (Fixture *fixture, gconstpointer data)
{
  static const char *const hostile[] = {
    "{\"Voice\":7,\"Language\":[],\"SystemPrompt\":{},\"MaxCallDuration\":\"long\"}",
    "{\"Voice\":\"a\\nb\\u202e<b>\",\"MaxCallDuration\":-5}",
    "{\"MaxCallDuration\":99999999999}",
    "[1,2]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      show (fixture, hostile[i]);
      assert_json (fixture, hostile[i]);
    }
  g_assert_nonnull (lk_test_find_text (fixture->window, "They stay as they are"));
  g_assert_null (lk_test_find (fixture->window, ADW_TYPE_ENTRY_ROW, NULL));
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

static void
add_tests (void)
{
  ADD ("/agent-form/shows", test_shows);
  ADD ("/agent-form/edit", test_edit);
  ADD ("/agent-form/there-and-back", test_there_and_back);
  ADD ("/agent-form/clear", test_clear);
  ADD ("/agent-form/wrong-number", test_wrong_number);
  ADD ("/agent-form/nothing", test_nothing);
  ADD ("/agent-form/hostile", test_hostile);
}

int
main (int argc, char **argv)
{
  return lk_test_house_run (argc, argv, add_tests);
}
