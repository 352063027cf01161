/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-blf-form.h"
#include "lk-blf-row.h"
#include "lk-entry-picker.h"
#include "lk-test-house.h"
#include "lk-user-fields.h"

#define HEAD "<PhoneDevice a='1'>\n<!-- ours -->\n<BLFS>"
#define TAIL "\n<New><BLF/></New></BLFS><Other/></PhoneDevice>"

#define LINE "<BLF ID=\"-1\" BLFNo=\"2\" BLFType=\"Line\" BLFTypeID=\"6\" />"
#define LAMP "\n  <BLF ID='32' BLFNo='3' BLFType='BLF' BLFTypeID='0'>103</BLF>"
#define DIAL                                                                                       \
  "<BLF ID=\"-1\" BLFNo=\"5\" BLFType=\"CustomSpeedDial\" BLFTypeID=\"2\">*91\nPage\nAll</BLF>"
#define PARKING "<BLF ID=\"6\" BLFNo=\"6\" BLFType=\"SharedParking\" BLFTypeID=\"3\">SP1</BLF>"
#define STRANGE                                                                                    \
  "<BLF ID=\"7\" BLFNo=\"7\" BLFType=\"Teleport\" Where=\"&lt;Mars&gt;\"><Deep/>there</BLF>"

#define KEYS HEAD LINE LAMP DIAL PARKING STRANGE TAIL

/* The choices for what a key does, in their order. */
enum
{
  TYPE_LAMP,
  TYPE_SPEED_DIAL,
  TYPE_ANY_NUMBER,
  TYPE_QUEUES,
  TYPE_STATUS,
  TYPE_LINE,
};

typedef struct
{
  LkTestHouse *house;
  LkCatalogue *catalogue;
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
  GtkWidget *form = lk_blf_form_new (lk_user_field_find ("Blfs"));
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  g_autoptr (LkEditContext) context = NULL;

  fixture->house = lk_test_house_new (5, 0);
  fixture->catalogue = lk_catalogue_new (fixture->house->pbx);
  fixture->form = LK_VALUE_EDITOR (form);
  context = lk_edit_context_new (fixture->house->directory, fixture->catalogue, NULL);
  lk_value_editor_set_context (fixture->form, context);
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

static GtkWidget *
get_window (Fixture *fixture)
{
  return fixture->house->window;
}

static void
settle (Fixture *fixture)
{
  lk_test_spin_frames (get_window (fixture), 2);
}

static void
show (Fixture *fixture, const char *xml)
{
  g_auto (LkValue) value = LK_VALUE_INIT;

  lk_value_set_text (&value, xml);
  lk_value_editor_show (fixture->form, &value);
  settle (fixture);
}

static void
assert_xml (Fixture *fixture, const char *expected)
{
  g_auto (LkValue) value = LK_VALUE_INIT;

  lk_value_editor_get (fixture->form, &value);
  g_assert_cmpint (value.type, ==, LK_VALUE_TEXT);
  g_assert_cmpstr (value.text, ==, expected);
}

static void
assert_shows (Fixture *fixture, const char *text)
{
  g_assert_nonnull (lk_test_find_text (get_window (fixture), text));
}

static void
assert_problem (Fixture *fixture, const char *part)
{
  g_autofree char *problem = lk_value_editor_dup_problem (fixture->form);

  if (part == NULL)
    g_assert_null (problem);
  else
    g_assert_nonnull (strstr (problem, part));
}

static GtkWidget *
open (Fixture *fixture, const char *title)
{
  GtkWidget *row = lk_test_get (get_window (fixture), ADW_TYPE_EXPANDER_ROW, title);

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  settle (fixture);
  return row;
}

static void
choose (Fixture *fixture, GtkWidget *row, const char *name, guint position)
{
  GtkWidget *box = lk_test_get (row, GTK_TYPE_DROP_DOWN, name);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (box), position);
  settle (fixture);
}

static void
enter (GtkWidget *row, const char *title, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (lk_test_get (row, ADW_TYPE_ENTRY_ROW, title)), text);
}

static LkUser *
pick_extension (Fixture *fixture, GtkWidget *row, guint user)
{
  LkUser *chosen = lk_test_house_get_user (fixture->house, user);
  GtkWidget *picker = lk_test_get (row, LK_TYPE_ENTRY_PICKER, NULL);

  lk_entry_picker_set_value (LK_ENTRY_PICKER (picker),
                             lk_user_get_text (chosen, lk_user_field_number), NULL);
  g_signal_emit_by_name (picker, "changed");
  return chosen;
}

static void
test_list (Fixture *fixture, gconstpointer data)
{
  g_autofree char *name = lk_user_dup_name (lk_test_house_get_user (fixture->house, 3));

  show (fixture, KEYS);

  assert_shows (fixture, "Key 2");
  assert_shows (fixture, name);
  assert_shows (fixture, "*91 Page All");
  assert_shows (fixture, "SP1");
  assert_shows (fixture, "Teleport: there");
  assert_shows (fixture, "characters used");
  g_assert_cmpuint (fixture->n_changes, ==, 0);
}

static void
test_untouched (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = { KEYS, "", " \n", "<PhoneDevice><BLFS/></PhoneDevice>" };
  static const char *const titles[] = { "Key 2", "Key 3", "Key 5", "Key 6", "Key 7" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      show (fixture, texts[i]);
      assert_xml (fixture, texts[i]);
    }

  show (fixture, KEYS);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    open (fixture, titles[i]);
  assert_xml (fixture, KEYS);
  assert_problem (fixture, NULL);
  g_assert_cmpuint (fixture->n_changes, ==, 0);
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
      assert_shows (fixture, "No function key");
    }
}

static void
test_add (Fixture *fixture, gconstpointer data)
{
  show (fixture, KEYS);
  lk_test_click (get_window (fixture), "Add Key");
  settle (fixture);

  assert_problem (fixture, NULL);
  assert_xml (fixture, HEAD LINE LAMP DIAL PARKING STRANGE
              "<BLF ID=\"-1\" BLFNo=\"8\" BLFType=\"Line\" BLFTypeID=\"6\" />" TAIL);
}

static void
test_first_key (Fixture *fixture, gconstpointer data)
{
  show (fixture, "");
  assert_shows (fixture, "No function key");
  lk_test_click (get_window (fixture), "Add Key");
  settle (fixture);

  assert_xml (fixture, "<PhoneDevice><BLFS>"
                       "<BLF ID=\"-1\" BLFNo=\"1\" BLFType=\"Line\" BLFTypeID=\"6\" />"
                       "</BLFS></PhoneDevice>");
}

static void
test_extension (Fixture *fixture, gconstpointer data)
{
  g_autofree char *expected = NULL;
  GtkWidget *row;
  LkUser *user;

  show (fixture, KEYS);
  row = open (fixture, "Key 2");
  choose (fixture, row, "Function", TYPE_LAMP);
  assert_problem (fixture, "Choose the extension of key 2");
  user = pick_extension (fixture, row, 1);

  assert_problem (fixture, NULL);
  expected = g_strdup_printf (HEAD "<BLF ID=\"%d\" BLFNo=\"2\" BLFType=\"BLF\" BLFTypeID=\"0\">%s"
                                   "</BLF>" LAMP DIAL PARKING STRANGE TAIL,
                              lk_user_get_id (user), lk_user_get_text (user, lk_user_field_number));
  assert_xml (fixture, expected);

  choose (fixture, row, "Function", TYPE_SPEED_DIAL);
  g_free (expected);
  expected = g_strdup_printf (HEAD
                              "<BLF ID=\"%d\" BLFNo=\"2\" BLFType=\"SpeedDial\" BLFTypeID=\"1\">%s"
                              "</BLF>" LAMP DIAL PARKING STRANGE TAIL,
                              lk_user_get_id (user), lk_user_get_text (user, lk_user_field_number));
  assert_xml (fixture, expected);
}

static void
test_any_number (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row;

  show (fixture, HEAD LINE TAIL);
  row = open (fixture, "Key 2");
  choose (fixture, row, "Function", TYPE_ANY_NUMBER);
  assert_problem (fixture, "Enter the number that key 2 dials");
  enter (row, "Number", "+49 30");
  enter (row, "Second line of the label", "<R&D>");

  assert_problem (fixture, NULL);
  assert_xml (fixture, HEAD "<BLF ID=\"-1\" BLFNo=\"2\" BLFType=\"CustomSpeedDial\" "
                            "BLFTypeID=\"2\">+49 30\n\n&lt;R&amp;D&gt;</BLF>" TAIL);
}

static void
test_label (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row;

  show (fixture, HEAD DIAL TAIL);
  row = open (fixture, "Key 5");
  enter (row, "First line of the label", "Call");
  assert_xml (fixture, HEAD "<BLF ID=\"-1\" BLFNo=\"5\" BLFType=\"CustomSpeedDial\" "
                            "BLFTypeID=\"2\">*91\nCall\nAll</BLF>" TAIL);

  enter (row, "First line of the label", "");
  enter (row, "Second line of the label", "");
  assert_xml (fixture, HEAD "<BLF ID=\"-1\" BLFNo=\"5\" BLFType=\"CustomSpeedDial\" "
                            "BLFTypeID=\"2\">*91</BLF>" TAIL);
}

static void
test_queues_and_status (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row;

  show (fixture, HEAD LINE TAIL);
  row = open (fixture, "Key 2");
  choose (fixture, row, "Function", TYPE_QUEUES);
  choose (fixture, row, "What it does", 1);
  assert_xml (fixture, HEAD "<BLF ID=\"LOGGEDINQUEUE\" BLFNo=\"2\" BLFType=\"QueueLogin\" "
                            "BLFTypeID=\"4\">DEFINED BY ID</BLF>" TAIL);

  choose (fixture, row, "Function", TYPE_STATUS);
  choose (fixture, row, "Status", 2);
  assert_xml (fixture, HEAD "<BLF ID=\"-1\" BLFNo=\"2\" BLFType=\"ProfileStatus\" "
                            "BLFTypeID=\"5\">2</BLF>" TAIL);
}

/* What is as it was goes back as it came, also where this program would write it otherwise. */
static void
test_there_and_back (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row;

  show (fixture, HEAD LAMP DIAL TAIL);
  row = open (fixture, "Key 5");
  enter (row, "Number", "1");
  enter (row, "Number", "*91");
  lk_test_click (row, "Move Up");
  settle (fixture);
  lk_test_click (row, "Move Down");
  settle (fixture);

  g_assert_cmpuint (fixture->n_changes, >, 0);
  assert_xml (fixture, HEAD LAMP DIAL TAIL);
}

static void
test_move (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row;

  show (fixture, HEAD LINE LAMP STRANGE TAIL);
  row = open (fixture, "Key 7");
  lk_test_click (row, "Move Up");
  settle (fixture);

  assert_xml (fixture,
              HEAD LINE "<BLF ID=\"7\" BLFNo=\"3\" BLFType=\"Teleport\" "
                        "Where=\"&lt;Mars&gt;\"><Deep/>there</BLF>"
                        "\n  <BLF ID='32' BLFNo='7' BLFType='BLF' BLFTypeID='0'>103</BLF>" TAIL);
}

static void
test_move_past_the_ends (Fixture *fixture, gconstpointer data)
{
  show (fixture, HEAD LINE LAMP TAIL);
  lk_test_click (open (fixture, "Key 2"), "Move Up");
  lk_test_click (open (fixture, "Key 3"), "Move Down");

  assert_xml (fixture, HEAD LINE LAMP TAIL);
  g_assert_cmpuint (fixture->n_changes, ==, 0);
}

/* Who scrolls past a key with the wheel does not mean to move it. */
static void
test_wheel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GListModel) controllers = NULL;
  GtkWidget *row;
  guint n;

  show (fixture, HEAD LINE STRANGE TAIL);
  row = open (fixture, "Key 7");
  controllers =
    gtk_widget_observe_controllers (lk_test_get (row, GTK_TYPE_SPIN_BUTTON, "Place on the phone"));
  n = g_list_model_get_n_items (controllers);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      g_assert_true (!GTK_IS_EVENT_CONTROLLER_SCROLL (controller)
                     || gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_NONE);
    }
}

static void
test_place (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row;
  GtkSpinButton *place;

  show (fixture, HEAD LINE STRANGE TAIL);
  row = open (fixture, "Key 7");
  place = GTK_SPIN_BUTTON (lk_test_get (row, GTK_TYPE_SPIN_BUTTON, "Place on the phone"));
  gtk_spin_button_set_value (place, 2);
  assert_problem (fixture, "place 2");
  gtk_spin_button_set_value (place, 12);

  assert_problem (fixture, NULL);
  assert_xml (fixture, HEAD LINE "<BLF ID=\"7\" BLFNo=\"12\" BLFType=\"Teleport\" "
                                 "Where=\"&lt;Mars&gt;\"><Deep/>there</BLF>" TAIL);
}

/* Two keys in one place came from the server: that is no reason to refuse another change. */
static void
test_places_shared_before (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row;

  show (fixture, HEAD LINE LINE DIAL TAIL);
  row = open (fixture, "Key 5");
  enter (row, "Number", "1");

  assert_problem (fixture, NULL);
}

static void
test_remove (Fixture *fixture, gconstpointer data)
{
  show (fixture, HEAD LINE STRANGE TAIL);
  lk_test_click (open (fixture, "Key 7"), "Remove Key");
  settle (fixture);
  assert_xml (fixture, HEAD LINE TAIL);

  lk_test_click (open (fixture, "Key 2"), "Remove Key");
  settle (fixture);
  assert_xml (fixture, HEAD TAIL);
  assert_shows (fixture, "No function key");
}

static void
test_cannot_be_changed (Fixture *fixture, gconstpointer data)
{
  static const char *const titles[] = { "Key 6", "Key 7", "Key 9" };

  show (fixture, HEAD PARKING STRANGE "<BLF BLFNo=\"9\" BLFType=\"Line\" New=\"1\"/>" TAIL);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      GtkWidget *row = open (fixture, titles[i]);

      g_assert_nonnull (lk_test_find_text (row, "cannot change what this key does"));
      g_assert_null (lk_test_find (row, GTK_TYPE_DROP_DOWN, NULL));
      lk_test_get (row, GTK_TYPE_BUTTON, "Remove Key");
    }
}

static void
test_unreadable (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = { "<PhoneDevice><BLFS>", "no XML <b>", "<Other/>", "{}" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *raw = NULL;
      GtkWidget *view;

      show (fixture, texts[i]);
      assert_shows (fixture, "They stay as they are");
      view = lk_test_get (get_window (fixture), GTK_TYPE_TEXT_VIEW, "Function keys as text");
      g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "text", &raw, NULL);

      g_assert_cmpstr (raw, ==, texts[i]);
      g_assert_false (gtk_text_view_get_editable (GTK_TEXT_VIEW (view)));
      g_assert_null (lk_test_find (get_window (fixture), GTK_TYPE_BUTTON, "Add Key"));
      assert_problem (fixture, NULL);
      assert_xml (fixture, texts[i]);
    }
}

static void
test_hostile (Fixture *fixture, gconstpointer data)
{
  static const char hostile[] =
    "<P><BLFS><BLF/><BLF BLFNo='4294967295' BLFType='&lt;b&gt;'>&lt;i&gt;</BLF>"
    "<BLF BLFNo='-1' BLFType='BLF'/><BLF BLFNo='0' BLFType='QueueLogin'/>"
    "<BLF BLFType='ProfileStatus'>\342\200\256</BLF><BLF BLFType='CustomSpeedDial'>\n\n\n\n</BLF>"
    "</BLFS></P>";

  show (fixture, hostile);
  assert_shows (fixture, "<b>: <i>");
  for (GtkWidget *row = lk_test_find (get_window (fixture), LK_TYPE_BLF_ROW, NULL); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  settle (fixture);

  assert_xml (fixture, hostile);
  g_assert_cmpuint (fixture->n_changes, ==, 0);
  lk_test_click (get_window (fixture), "Add Key");
  settle (fixture);
  lk_test_click (open (fixture, "Key 4294967295"), "Move Up");
}

/* As many as there is room for, and one more. */
static void
test_too_long (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) xml = g_string_new ("<P><BLFS>");

  for (guint i = 1; xml->len < 20480 - 200; i++)
    g_string_append_printf (xml, "<BLF ID=\"%u\" BLFNo=\"%u\" BLFType=\"Line\" BLFTypeID=\"6\" />",
                            i, i);
  g_string_append (xml, "</BLFS></P>");
  show (fixture, xml->str);
  lk_test_click (get_window (fixture), "Add Key");
  assert_problem (fixture, NULL);
  for (guint i = 0; i < 5; i++)
    lk_test_click (get_window (fixture), "Add Key");

  assert_problem (fixture, "more keys than");
}

static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  int width;

  show (fixture, KEYS);
  open (fixture, "Key 3");
  open (fixture, "Key 5");
  open (fixture, "Key 7");
  gtk_widget_measure (GTK_WIDGET (fixture->form), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL,
                      NULL, NULL);

  g_assert_cmpint (width, <=, 330);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

static void
add_tests (void)
{
  ADD ("/blf-form/list", test_list);
  ADD ("/blf-form/untouched", test_untouched);
  ADD ("/blf-form/nothing", test_nothing);
  ADD ("/blf-form/add", test_add);
  ADD ("/blf-form/first-key", test_first_key);
  ADD ("/blf-form/extension", test_extension);
  ADD ("/blf-form/any-number", test_any_number);
  ADD ("/blf-form/label", test_label);
  ADD ("/blf-form/queues-and-status", test_queues_and_status);
  ADD ("/blf-form/there-and-back", test_there_and_back);
  ADD ("/blf-form/move", test_move);
  ADD ("/blf-form/move-past-the-ends", test_move_past_the_ends);
  ADD ("/blf-form/wheel", test_wheel);
  ADD ("/blf-form/place", test_place);
  ADD ("/blf-form/places-shared-before", test_places_shared_before);
  ADD ("/blf-form/remove", test_remove);
  ADD ("/blf-form/cannot-be-changed", test_cannot_be_changed);
  ADD ("/blf-form/unreadable", test_unreadable);
  ADD ("/blf-form/hostile", test_hostile);
  ADD ("/blf-form/too-long", test_too_long);
  ADD ("/blf-form/narrow", test_narrow);
}

int
main (int argc, char **argv)
{
  return lk_test_house_run (argc, argv, add_tests);
}
