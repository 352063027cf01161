/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>

#include "lk-entry-item.h"
#include "lk-entry-picker.h"
#include "lk-error.h"
#include "lk-test-structure.h"

#define N_EXTENSIONS 10000

typedef struct
{
  GtkWidget *window;
  LkEntryPicker *picker;
  GPtrArray *entries; /* what the loader gives; NULL for trouble */
  gboolean is_slow;   /* the loader gives nothing yet */
  guint n_loads;
  guint n_changes;
} World;

static void
free_entry (gpointer data)
{
  LkEntry *entry = data;

  g_free (entry->value);
  g_free (entry->label);
  g_free (entry->detail);
  g_free (entry);
}

static void
add_entry (GPtrArray *entries, const char *value, const char *label, const char *detail)
{
  LkEntry *entry = g_new0 (LkEntry, 1);

  entry->value = g_strdup (value);
  entry->label = g_strdup (label);
  entry->detail = g_strdup (detail);
  g_ptr_array_add (entries, entry);
}

static GPtrArray *
new_entries (void)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (free_entry);

  add_entry (entries, "100", "100 Ada Berg", "Extension");
  add_entry (entries, "101", "101 Zoë Almeida", "Extension");
  add_entry (entries, "10", "10 Reception", "Ring group");
  add_entry (entries, "EN", "English", NULL);
  return entries;
}

static void
load_cb (LkEntryPicker *picker, gpointer user_data)
{
  World *world = user_data;
  g_autoptr (GError) error = g_error_new_literal (LK_ERROR, LK_ERROR_OFFLINE, "Nobody answers.");

  world->n_loads++;
  if (world->is_slow)
    return;
  if (world->entries != NULL)
    lk_entry_picker_set_entries (picker, world->entries);
  else
    lk_entry_picker_set_trouble (picker, error);
}

static void
count_cb (World *world)
{
  world->n_changes++;
}

static void
begin (World *world, gboolean allows_own_text, gboolean can_be_unset)
{
  world->window = adw_window_new ();
  world->picker = LK_ENTRY_PICKER (lk_entry_picker_new (allows_own_text, can_be_unset));
  world->entries = new_entries ();
  lk_entry_picker_set_name (world->picker, "Destination");
  lk_entry_picker_set_loader (world->picker, load_cb, world);
  g_signal_connect_swapped (world->picker, "changed", G_CALLBACK (count_cb), world);
  gtk_window_set_default_size (GTK_WINDOW (world->window), 360, 500);
  gtk_widget_set_valign (GTK_WIDGET (world->picker), GTK_ALIGN_START);
  adw_window_set_content (ADW_WINDOW (world->window), GTK_WIDGET (world->picker));
  gtk_window_present (GTK_WINDOW (world->window));
  lk_test_spin_frames (world->window, 2);
}

static gboolean
is_open (gpointer data)
{
  World *world = data;

  return lk_test_find (GTK_WIDGET (world->picker), GTK_TYPE_SEARCH_ENTRY, "Search") != NULL;
}

static gboolean
is_closed (gpointer data)
{
  return !is_open (data);
}

/* GTK 4.8 takes it amiss when a window goes from under an open popover. */
static void
end (World *world)
{
  GtkWidget *entry = lk_test_find (GTK_WIDGET (world->picker), GTK_TYPE_SEARCH_ENTRY, "Search");

  if (entry != NULL)
    g_signal_emit_by_name (entry, "stop-search");
  g_assert_true (lk_test_spin_until (is_closed, world));
  lk_test_spin_frames (world->window, 4);
  gtk_window_destroy (GTK_WINDOW (world->window));
  g_clear_pointer (&world->entries, g_ptr_array_unref);
}

static void
open_search (World *world)
{
  lk_test_click (world->window, "Destination");
  g_assert_true (lk_test_spin_until (is_open, world));
  lk_test_spin_frames (world->window, 2);
}

static GtkEditable *
type (World *world, const char *text)
{
  GtkWidget *entry = lk_test_get (GTK_WIDGET (world->picker), GTK_TYPE_SEARCH_ENTRY, "Search");

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  lk_test_spin_frames (world->window, 2);
  return GTK_EDITABLE (entry);
}

static void
enter (World *world, const char *text)
{
  g_signal_emit_by_name (type (world, text), "activate");
  g_assert_true (lk_test_spin_until (is_closed, world));
}

static void
test_chooses_first (void)
{
  World world = { NULL };

  begin (&world, FALSE, FALSE);
  g_assert_true (lk_test_shows_text (world.window, "Choose…"));
  open_search (&world);
  g_assert_cmpuint (world.n_loads, ==, 1);
  enter (&world, "zoe alm");

  g_assert_cmpuint (world.n_changes, ==, 1);
  g_assert_cmpstr (lk_entry_picker_get_value (world.picker), ==, "101");
  g_assert_cmpstr (lk_entry_picker_get_label (world.picker), ==, "101 Zoë Almeida");
  g_assert_true (lk_test_shows_text (world.window, "101 Zoë Almeida"));
  end (&world);
}

static void
test_whole_value_wins (void)
{
  World world = { NULL };

  begin (&world, TRUE, FALSE);
  open_search (&world);
  enter (&world, "10");
  g_assert_cmpstr (lk_entry_picker_get_value (world.picker), ==, "10");

  open_search (&world);
  enter (&world, "en");
  g_assert_cmpstr (lk_entry_picker_get_value (world.picker), ==, "EN");
  end (&world);
}

static void
test_nothing_typed_changes_nothing (void)
{
  World world = { NULL };

  begin (&world, TRUE, TRUE);
  lk_entry_picker_set_value (world.picker, "from a newer server", NULL);
  open_search (&world);
  enter (&world, "  ");

  g_assert_cmpuint (world.n_changes, ==, 0);
  g_assert_cmpstr (lk_entry_picker_get_value (world.picker), ==, "from a newer server");

  open_search (&world);
  g_signal_emit_by_name (type (&world, "ada"), "stop-search");
  g_assert_true (lk_test_spin_until (is_closed, &world));
  g_assert_cmpuint (world.n_changes, ==, 0);
  end (&world);
}

static void
test_own_text (void)
{
  World world = { NULL };

  begin (&world, TRUE, FALSE);
  open_search (&world);
  g_assert_null (lk_test_find (GTK_WIDGET (world.picker), GTK_TYPE_BUTTON, "Use “”"));
  type (&world, " +49 1 ");
  g_assert_true (lk_test_shows_text (GTK_WIDGET (world.picker), "Nothing found"));
  lk_test_click (GTK_WIDGET (world.picker), "Use “+49 1”");

  g_assert_cmpstr (lk_entry_picker_get_value (world.picker), ==, "+49 1");
  g_assert_cmpuint (world.n_changes, ==, 1);
  end (&world);
}

static void
test_no_own_text (void)
{
  World world = { NULL };

  begin (&world, FALSE, FALSE);
  open_search (&world);
  g_signal_emit_by_name (type (&world, "nobody"), "activate");
  g_assert_null (lk_test_find (GTK_WIDGET (world.picker), GTK_TYPE_BUTTON, "Use “nobody”"));
  g_assert_null (lk_entry_picker_get_value (world.picker));
  end (&world);
}

/* Down goes from the search into the list, where Return chooses. */
static void
test_keyboard (void)
{
  World world = { NULL };
  GtkWidget *entry, *focus;
  GtkEventController *keys = NULL;
  gboolean handled = FALSE;
  g_autoptr (GListModel) controllers = NULL;

  begin (&world, FALSE, FALSE);
  open_search (&world);
  entry = lk_test_get (GTK_WIDGET (world.picker), GTK_TYPE_SEARCH_ENTRY, "Search");
  focus = gtk_window_get_focus (GTK_WINDOW (world.window));
  g_assert_true (gtk_widget_is_ancestor (focus, entry));
  controllers = gtk_widget_observe_controllers (entry);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller)
          && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        keys = controller;
    }
  g_signal_emit_by_name (keys, "key-pressed", GDK_KEY_Down, 0, 0, &handled);
  g_assert_true (handled);
  focus = gtk_window_get_focus (GTK_WINDOW (world.window));
  g_assert_nonnull (gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_VIEW));

  gtk_widget_activate_action (focus, "listitem.select", "(bb)", FALSE, FALSE);
  gtk_widget_activate (focus);
  g_assert_cmpstr (lk_entry_picker_get_value (world.picker), ==, "100");
  end (&world);
}

static void
test_unset (void)
{
  World world = { NULL };
  GtkWidget *list;

  begin (&world, FALSE, TRUE);
  lk_entry_picker_set_value (world.picker, "100", NULL);
  open_search (&world);
  list = lk_test_get (GTK_WIDGET (world.picker), GTK_TYPE_LIST_VIEW, NULL);
  g_signal_emit_by_name (list, "activate", 0);

  g_assert_null (lk_entry_picker_get_value (world.picker));
  g_assert_cmpuint (world.n_changes, ==, 1);
  g_assert_true (lk_test_shows_text (world.window, "Not set"));
  end (&world);
}

static void
test_trouble (void)
{
  World world = { NULL };

  begin (&world, FALSE, FALSE);
  world.is_slow = TRUE;
  open_search (&world);
  g_assert_true (lk_test_shows_text (GTK_WIDGET (world.picker), "Loading…"));
  world.is_slow = FALSE;
  g_clear_pointer (&world.entries, g_ptr_array_unref);
  load_cb (world.picker, &world);
  lk_test_spin_frames (world.window, 2);
  g_assert_true (lk_test_shows_text (GTK_WIDGET (world.picker), "Nobody answers."));

  world.entries = new_entries ();
  lk_test_click (GTK_WIDGET (world.picker), "Retry");
  lk_test_spin_frames (world.window, 2);
  g_assert_true (lk_test_shows_text (GTK_WIDGET (world.picker), "100 Ada Berg"));
  end (&world);
}

static void
test_knows_label (void)
{
  World world = { NULL };

  begin (&world, FALSE, FALSE);
  lk_entry_picker_set_entries (world.picker, world.entries);
  lk_entry_picker_set_value (world.picker, "101", NULL);
  g_assert_cmpstr (lk_entry_picker_get_label (world.picker), ==, "101 Zoë Almeida");
  lk_entry_picker_set_value (world.picker, "999", "999 \xf0\x9f\x90\xbb <b>");
  g_assert_cmpstr (lk_entry_picker_get_label (world.picker), ==, "999 \xf0\x9f\x90\xbb <b>");
  g_assert_true (lk_test_shows_text (world.window, "<b>"));
  g_assert_cmpuint (world.n_changes, ==, 0);
  end (&world);
}

/* Ten thousand extensions are a list like any other. */
static void
test_many (void)
{
  World world = { NULL };
  GtkWidget *search;
  int minimum;

  begin (&world, FALSE, FALSE);
  for (guint i = 0; i < N_EXTENSIONS; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", 20000 + i);
      g_autofree char *label = g_strdup_printf ("%s Person %u", number, i);

      add_entry (world.entries, number, label, "Extension");
    }
  open_search (&world);
  search = lk_test_get (GTK_WIDGET (world.picker), GTK_TYPE_SEARCH_ENTRY, "Search");
  gtk_widget_measure (search, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 330);
  lk_test_structure_picture (gtk_widget_get_ancestor (search, GTK_TYPE_POPOVER), "picker");
  enter (&world, "29876");
  g_assert_cmpstr (lk_entry_picker_get_label (world.picker), ==, "29876 Person 9876");
  end (&world);
}

/* A loader that is late, and an owner that lets go while the person chooses. */
static void
test_late_loader (void)
{
  World world = { NULL };

  begin (&world, FALSE, FALSE);
  g_object_ref (world.picker);
  gtk_window_destroy (GTK_WINDOW (world.window));
  lk_entry_picker_set_entries (world.picker, world.entries);
  g_clear_pointer (&world.entries, g_ptr_array_unref);
  load_cb (world.picker, &world);
  lk_entry_picker_set_value (world.picker, "1", NULL);
  g_assert_cmpstr (lk_entry_picker_get_value (world.picker), ==, "1");
  g_object_unref (world.picker);
}

static void
add_tests (void)
{
  g_test_add_func ("/entry-picker/chooses-first", test_chooses_first);
  g_test_add_func ("/entry-picker/whole-value-wins", test_whole_value_wins);
  g_test_add_func ("/entry-picker/nothing-typed-changes-nothing",
                   test_nothing_typed_changes_nothing);
  g_test_add_func ("/entry-picker/own-text", test_own_text);
  g_test_add_func ("/entry-picker/no-own-text", test_no_own_text);
  g_test_add_func ("/entry-picker/keyboard", test_keyboard);
  g_test_add_func ("/entry-picker/unset", test_unset);
  g_test_add_func ("/entry-picker/trouble", test_trouble);
  g_test_add_func ("/entry-picker/knows-label", test_knows_label);
  g_test_add_func ("/entry-picker/many", test_many);
  g_test_add_func ("/entry-picker/late-loader", test_late_loader);
}

int
main (int argc, char **argv)
{
  return lk_test_house_run (argc, argv, add_tests);
}
