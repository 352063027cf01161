/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-job.h"
#include "lk-link-message.h"
#include "lk-preferences.h"
#include "lk-test-house.h"

#define JOBS_PAGE    1
#define MESSAGE_PAGE 2

/* The settings of the tests are kept in memory only. */
typedef struct
{
  GSettings *settings;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->settings = g_settings_new (APPLICATION_ID);
  g_settings_reset (fixture->settings, "link-subject");
  g_settings_reset (fixture->settings, "link-message");
  g_settings_reset (fixture->settings, "clipboard-seconds");
  g_settings_reset (fixture->settings, "color-scheme");
  g_settings_reset (fixture->settings, "update-method");
  g_settings_reset (fixture->settings, "delete-type-above");
  g_settings_reset (fixture->settings, "history-days");

  lk_preferences_present (NULL);
  fixture->window = lk_test_find_window (LK_TYPE_PREFERENCES);
  lk_test_spin_frames (fixture->window, 2);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->settings);
}

static void
open_page (Fixture *fixture, guint position)
{
  GtkWidget *stack = lk_test_get (fixture->window, ADW_TYPE_VIEW_STACK, NULL);
  g_autoptr (GtkSelectionModel) pages = adw_view_stack_get_pages (ADW_VIEW_STACK (stack));

  gtk_selection_model_select_item (pages, position, TRUE);
  lk_test_spin_frames (fixture->window, 2);
}

static GtkTextBuffer *
get_message (Fixture *fixture)
{
  return gtk_text_view_get_buffer (
    GTK_TEXT_VIEW (lk_test_get (fixture->window, GTK_TYPE_TEXT_VIEW, "Message")));
}

static void
assert_kept (Fixture *fixture, const char *key, const char *expected)
{
  g_autofree char *kept = g_settings_get_string (fixture->settings, key);

  g_assert_cmpstr (kept, ==, expected);
}

static void
test_color_scheme (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = lk_test_get (fixture->window, ADW_TYPE_COMBO_ROW, "Colours");

  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 0);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 2);
  assert_kept (fixture, "color-scheme", "dark");
}

static GtkSpinButton *
get_spin_button (Fixture *fixture, const char *name)
{
  return GTK_SPIN_BUTTON (lk_test_get (fixture->window, GTK_TYPE_SPIN_BUTTON, name));
}

/* In the order of the values, whatever they are called. */
static void
test_update_method (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "automatic", "bulk", "multi", "single" };
  GtkWidget *row;
  GListModel *labels;

  open_page (fixture, JOBS_PAGE);
  row = lk_test_get (fixture->window, ADW_TYPE_COMBO_ROW, "How changes are sent");
  labels = adw_combo_row_get_model (ADW_COMBO_ROW (row));
  g_assert_cmpuint (g_list_model_get_n_items (labels), ==, G_N_ELEMENTS (names));
  for (guint i = G_N_ELEMENTS (names); i-- > 0;)
    {
      const char *label = gtk_string_list_get_string (GTK_STRING_LIST (labels), i);

      adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);
      assert_kept (fixture, "update-method", names[i]);
      g_assert_cmpstr (label, ==, lk_job_method_get_label (i));
    }
}

static void
test_numbers_of_jobs (Fixture *fixture, gconstpointer data)
{
  GtkSpinButton *above;
  GtkSpinButton *days;

  open_page (fixture, JOBS_PAGE);
  above = get_spin_button (fixture, "Above how many users their number has to be typed");
  days = get_spin_button (fixture, "Days until a job leaves the history");
  g_assert_cmpint (gtk_spin_button_get_value_as_int (above), ==, 5);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (days), ==, 90);
  gtk_spin_button_set_value (above, 0);
  gtk_spin_button_set_value (days, 0);
  g_assert_cmpuint (g_settings_get_uint (fixture->settings, "delete-type-above"), ==, 0);
  g_assert_cmpuint (g_settings_get_uint (fixture->settings, "history-days"), ==, 0);
}

/* There is nothing to wipe without a window that shows a phone system. */
static void
test_nothing_to_wipe (Fixture *fixture, gconstpointer data)
{
  open_page (fixture, JOBS_PAGE);
  g_assert_false (
    gtk_widget_is_sensitive (lk_test_get (fixture->window, GTK_TYPE_BUTTON, "Wipe History…")));
}

static void
test_color_scheme_is_followed (Fixture *fixture, gconstpointer data)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  lk_preferences_follow_color_scheme ();
  g_settings_set_string (fixture->settings, "color-scheme", "dark");
  g_assert_true (adw_style_manager_get_dark (style));
  g_settings_set_string (fixture->settings, "color-scheme", "light");
  g_assert_cmpint (adw_style_manager_get_color_scheme (style), ==, ADW_COLOR_SCHEME_FORCE_LIGHT);
  g_settings_reset (fixture->settings, "color-scheme");
  g_assert_cmpint (adw_style_manager_get_color_scheme (style), ==, ADW_COLOR_SCHEME_DEFAULT);
}

static void
test_clipboard_seconds (Fixture *fixture, gconstpointer data)
{
  GtkWidget *spin =
    lk_test_get (fixture->window, GTK_TYPE_SPIN_BUTTON, "Seconds until the clipboard is cleared");

  g_assert_cmpint (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (spin)), ==, 60);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 5);
  g_assert_cmpuint (g_settings_get_uint (fixture->settings, "clipboard-seconds"), ==, 10);
}

static void
test_default_message (Fixture *fixture, gconstpointer data)
{
  open_page (fixture, MESSAGE_PAGE);

  g_assert_nonnull (lk_test_find_text (fixture->window, "Your phone app for extension 214"));
  g_assert_nonnull (lk_test_find_text (fixture->window, "Hello Zoë,"));
  g_assert_false (
    gtk_widget_is_sensitive (lk_test_get (fixture->window, GTK_TYPE_BUTTON, "Reset")));
  assert_kept (fixture, "link-message", "");
}

static void
test_own_message (Fixture *fixture, gconstpointer data)
{
  open_page (fixture, MESSAGE_PAGE);
  gtk_text_buffer_set_text (get_message (fixture), "Hi {name}: {link}", -1);

  assert_kept (fixture, "link-message", "Hi {name}: {link}");
  g_assert_nonnull (lk_test_find_text (fixture->window, "Hi Zoë Almeida: https://"));
  g_assert_null (lk_test_find_text (fixture->window, "lacks {link}"));
}

static void
test_own_subject (Fixture *fixture, gconstpointer data)
{
  open_page (fixture, MESSAGE_PAGE);
  gtk_editable_set_text (GTK_EDITABLE (
                           lk_test_get (fixture->window, ADW_TYPE_ENTRY_ROW, "Subject")),
                         "Phone {extension}");

  assert_kept (fixture, "link-subject", "Phone {extension}");
  assert_kept (fixture, "link-message", "");
  g_assert_nonnull (lk_test_find_text (fixture->window, "Phone 214"));
}

static void
test_warns_without_link (Fixture *fixture, gconstpointer data)
{
  open_page (fixture, MESSAGE_PAGE);
  gtk_text_buffer_set_text (get_message (fixture), "Hi {name}", -1);

  g_assert_nonnull (lk_test_find_text (fixture->window, "lacks {link}"));
}

static void
test_reset (Fixture *fixture, gconstpointer data)
{
  open_page (fixture, MESSAGE_PAGE);
  gtk_text_buffer_set_text (get_message (fixture), "Hi {name}", -1);
  lk_test_click (fixture->window, "Reset");

  assert_kept (fixture, "link-message", "");
  g_assert_nonnull (lk_test_find_text (fixture->window, "Hello Zoë,"));
  g_assert_null (lk_test_find_text (fixture->window, "lacks {link}"));
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

static void
add_tests (void)
{
  ADD ("/preferences/color-scheme", test_color_scheme);
  ADD ("/preferences/color-scheme-is-followed", test_color_scheme_is_followed);
  ADD ("/preferences/clipboard-seconds", test_clipboard_seconds);
  ADD ("/preferences/update-method", test_update_method);
  ADD ("/preferences/numbers-of-jobs", test_numbers_of_jobs);
  ADD ("/preferences/nothing-to-wipe", test_nothing_to_wipe);
  ADD ("/preferences/default-message", test_default_message);
  ADD ("/preferences/own-message", test_own_message);
  ADD ("/preferences/own-subject", test_own_subject);
  ADD ("/preferences/warns-without-link", test_warns_without_link);
  ADD ("/preferences/reset", test_reset);
}

int
main (int argc, char **argv)
{
  return lk_test_house_run (argc, argv, add_tests);
}
