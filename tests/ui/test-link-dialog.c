/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "lk-link-dialog.h"
#include "lk-test-house.h"
#include "lk-user-fields.h"

#define PROVISION      "Pbx.GenerateProvLink"
#define PROVISION_PATH "/xapi/v1/Users({Id})/Pbx.GenerateProvLink"

/* Where the mail program of these tests writes down what it was started with. */
static char *mail_arguments_path;

typedef struct
{
  LkTestHouse *house;
  LkUser *user;
  GtkWidget *dialog;
} Fixture;

static LkUser *
find_user_with_email (LkTestHouse *house)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (house->directory)); i++)
    {
      LkUser *user = lk_test_house_get_user (house, i);

      if (*lk_user_get_text (user, lk_user_field_email) != '\0'
          && *lk_user_get_text (user, lk_user_field_first_name) != '\0')
        return user;
    }

  g_assert_not_reached ();
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);

  g_settings_reset (settings, "link-subject");
  g_settings_reset (settings, "link-message");
  g_settings_reset (settings, "clipboard-seconds");
  fixture->house = lk_test_house_new (10, 0);
  fixture->user = find_user_with_email (fixture->house);
  lk_test_house_show (fixture->house, gtk_label_new ("The list"));

  lk_link_dialog_present (GTK_WINDOW (fixture->house->window), fixture->house->pbx, fixture->user);
  fixture->dialog = lk_test_find_window (LK_TYPE_LINK_DIALOG);
  lk_test_spin_frames (fixture->dialog, 2);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->dialog != NULL)
    gtk_window_close (GTK_WINDOW (fixture->dialog));
  lk_test_house_free (fixture->house);
}

static guint
count_questions (Fixture *fixture)
{
  return lk_demo_pbx_count_requests (fixture->house->demo, "GET", PROVISION_PATH);
}

static void
make_link (Fixture *fixture)
{
  lk_test_click (fixture->dialog, "Make Link");
  lk_test_wait_for_text (fixture->dialog, "••••");
}

static GtkToggleButton *
get_reveal_button (Fixture *fixture)
{
  return GTK_TOGGLE_BUTTON (lk_test_get (fixture->dialog, GTK_TYPE_TOGGLE_BUTTON, "Reveal Link"));
}

static GtkWidget *
get_link_label (Fixture *fixture)
{
  GtkWidget *card = gtk_widget_get_parent (GTK_WIDGET (get_reveal_button (fixture)));

  return lk_test_get (card, GTK_TYPE_LABEL, NULL);
}

static char *
reveal_link (Fixture *fixture)
{
  gtk_toggle_button_set_active (get_reveal_button (fixture), TRUE);
  return g_strdup (gtk_label_get_text (GTK_LABEL (get_link_label (fixture))));
}

static void
test_asks_first (Fixture *fixture, gconstpointer data)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->dialog));

  g_assert_nonnull (
    lk_test_find_text (fixture->dialog, lk_user_get_text (fixture->user, lk_user_field_number)));
  g_assert_nonnull (lk_test_find_text (fixture->dialog, "may stop working"));
  g_assert_true (focus == lk_test_get (fixture->dialog, GTK_TYPE_BUTTON, "Cancel"));
  g_assert_cmpuint (lk_test_house_count (fixture->house, PROVISION), ==, 0);
}

static void
test_one_question_for_one_click (Fixture *fixture, gconstpointer data)
{
  make_link (fixture);

  g_assert_cmpuint (count_questions (fixture), ==, 1);
  lk_test_spin_frames (fixture->dialog, 10);
  g_assert_cmpuint (count_questions (fixture), ==, 1);
}

static void
test_masked_until_revealed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *link = NULL;

  make_link (fixture);
  g_assert_null (lk_test_find_text (fixture->dialog, "://"));
  g_assert_nonnull (lk_test_find_text (fixture->dialog, "may work only once"));

  link = reveal_link (fixture);
  g_assert_true (g_str_has_prefix (link, lk_demo_pbx_get_origin (fixture->house->demo)));

  gtk_toggle_button_set_active (get_reveal_button (fixture), FALSE);
  g_assert_null (lk_test_find_text (fixture->dialog, "://"));
}

static void
test_leaves_by_copying_only (Fixture *fixture, gconstpointer data)
{
  g_autofree char *link = NULL;

  make_link (fixture);
  link = reveal_link (fixture);

  g_assert_nonnull (strstr (link, "://"));
  lk_test_assert_stays (get_link_label (fixture));
}

static void
test_absolute_link (Fixture *fixture, gconstpointer data)
{
  g_autofree char *link = NULL;
  g_autoptr (GError) error = NULL;

  lk_demo_pbx_add_fault (fixture->house->demo, "provlink=absolute", &error);
  g_assert_no_error (error);
  make_link (fixture);
  link = reveal_link (fixture);

  g_assert_true (g_uri_is_valid (link, G_URI_FLAGS_NONE, NULL));
}

static void
test_copy_link (Fixture *fixture, gconstpointer data)
{
  g_autofree char *pasted = NULL;
  g_autofree char *link = NULL;

  make_link (fixture);
  lk_test_click (fixture->dialog, "Copy Link");
  lk_test_wait_for_text (fixture->dialog, "Copied for 60 seconds");
  pasted = lk_test_paste (fixture->dialog);
  link = reveal_link (fixture);

  g_assert_cmpstr (pasted, ==, link);
  g_assert_true (
    gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (
                                             gtk_widget_get_clipboard (fixture->dialog)),
                                           "x-kde-passwordManagerHint"));
}

static void
test_copy_as_message (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);
  g_autofree char *pasted = NULL;
  g_autofree char *link = NULL;
  g_autofree char *expected = NULL;

  g_settings_set_string (settings, "link-message", "For {first-name}, {extension}: {link}.");
  make_link (fixture);
  lk_test_click (fixture->dialog, "Copy as Message");
  pasted = lk_test_paste (fixture->dialog);
  link = reveal_link (fixture);
  expected = g_strdup_printf ("For %s, %s: %s.",
                              lk_user_get_text (fixture->user, lk_user_field_first_name),
                              lk_user_get_text (fixture->user, lk_user_field_number), link);

  g_assert_cmpstr (pasted, ==, expected);
}

static gboolean
mail_was_started (gpointer user_data)
{
  return g_file_test (mail_arguments_path, G_FILE_TEST_EXISTS);
}

static void
test_email_without_the_link (Fixture *fixture, gconstpointer data)
{
  g_autofree char *pasted = NULL;
  g_autofree char *link = NULL;
  g_autofree char *arguments = NULL;
  g_autofree char *readable = NULL;
  const char *secret_part;

  g_remove (mail_arguments_path);
  make_link (fixture);
  link = reveal_link (fixture);
  secret_part = strrchr (link, '/') + 1;

  lk_test_click (fixture->dialog, "E-Mail…");
  g_assert_true (lk_test_spin_until (mail_was_started, NULL));
  g_file_get_contents (mail_arguments_path, &arguments, NULL, NULL);
  readable = g_uri_unescape_string (arguments, NULL);

  g_assert_true (g_str_has_prefix (arguments, "mailto:"));
  g_assert_nonnull (strstr (readable, lk_user_get_text (fixture->user, lk_user_field_email)));
  g_assert_nonnull (strstr (readable, "[Paste the link here]"));
  g_assert_null (strstr (readable, secret_part));

  pasted = lk_test_paste (fixture->dialog);
  g_assert_cmpstr (pasted, ==, link);
  g_assert_nonnull (lk_test_find_text (fixture->dialog, "Paste it into the message"));
}

static void
test_qr_code (Fixture *fixture, gconstpointer data)
{
  g_autofree char *reader = g_find_program_in_path ("zbarimg");
  g_autofree char *path = g_build_filename (g_get_user_runtime_dir (), "lk-test-qr.png", NULL);
  g_autofree char *link = NULL;
  g_autofree char *found = NULL;
  g_autoptr (GError) error = NULL;

  make_link (fixture);
  link = reveal_link (fixture);
  g_assert_null (lk_test_find (fixture->dialog, GTK_TYPE_PICTURE, "QR code of the link"));
  lk_test_click (fixture->dialog, "Show as QR Code");
  lk_test_get (fixture->dialog, GTK_TYPE_PICTURE, "QR code of the link");
  if (reader == NULL)
    {
      g_test_skip ("zbarimg is not installed");
      return;
    }

  lk_test_screenshot (fixture->dialog, path, &error);
  g_assert_no_error (error);
  g_spawn_sync (NULL, (char *[]) { reader, "--quiet", "--raw", path, NULL }, NULL,
                G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &found, NULL, NULL, &error);
  g_remove (path);
  g_assert_no_error (error);
  g_assert_cmpstr (g_strchomp (found), ==, link);

  lk_test_click (fixture->dialog, "Hide QR Code");
  g_assert_null (lk_test_find (fixture->dialog, GTK_TYPE_PICTURE, "QR code of the link"));
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  lk_demo_pbx_add_fault (fixture->house->demo, "status=403@*,GET /xapi/v1/Users(", NULL);
  lk_test_click (fixture->dialog, "Make Link");
  lk_test_wait_for_text (fixture->dialog, "No Link Was Made");
  g_assert_cmpuint (count_questions (fixture), ==, 1);

  lk_demo_pbx_clear_faults (fixture->house->demo);
  lk_test_click (fixture->dialog, "Back");
  g_assert_cmpuint (count_questions (fixture), ==, 1);
  make_link (fixture);
  g_assert_cmpuint (count_questions (fixture), ==, 2);
}

static void
test_answer_was_lost (Fixture *fixture, gconstpointer data)
{
  lk_demo_pbx_add_fault (fixture->house->demo, "lost@*,GET /xapi/v1/Users(", NULL);
  lk_test_click (fixture->dialog, "Make Link");
  lk_test_wait_for_text (fixture->dialog, "A Link May Have Been Made");

  lk_test_spin_frames (fixture->dialog, 10);
  g_assert_cmpuint (count_questions (fixture), ==, 1);
}

static void
test_closing_forgets (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GtkWidget) label = NULL;
  g_autofree char *link = NULL;

  make_link (fixture);
  link = reveal_link (fixture);
  label = g_object_ref (get_link_label (fixture));
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
  gtk_window_close (GTK_WINDOW (fixture->dialog));

  g_assert_null (fixture->dialog);
  g_assert_null (strstr (gtk_label_get_text (GTK_LABEL (label)), link));
}

static void
test_closed_while_waiting (Fixture *fixture, gconstpointer data)
{
  lk_demo_pbx_add_fault (fixture->house->demo, "stall@*,GET /xapi/v1/Users(", NULL);
  lk_test_click (fixture->dialog, "Make Link");
  lk_test_wait_for_text (fixture->dialog, "Making the Link");

  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  lk_test_spin_frames (fixture->house->window, 5);
  g_assert_null (fixture->dialog);
}

/* A mail program that only notes what it was started with, known to this process alone. */
static void
install_mail_program (const char *folder)
{
  g_autofree char *applications = g_build_filename (folder, "applications", NULL);
  g_autofree char *script = g_build_filename (folder, "mail", NULL);
  g_autofree char *desktop = g_build_filename (applications, "lk-test-mail.desktop", NULL);
  g_autofree char *list = g_build_filename (applications, "mimeapps.list", NULL);
  g_autofree char *code = NULL;
  g_autofree char *entry = NULL;

  mail_arguments_path = g_build_filename (folder, "arguments", NULL);
  code = g_strdup_printf ("#!/bin/sh\nprintf '%%s\\n' \"$@\" > '%s.new'\nmv '%s.new' '%s'\n",
                          mail_arguments_path, mail_arguments_path, mail_arguments_path);
  entry = g_strdup_printf ("[Desktop Entry]\nType=Application\nName=Mail\nExec=%s %%u\n"
                           "MimeType=x-scheme-handler/mailto;\n",
                           script);

  g_mkdir_with_parents (applications, 0700);
  g_file_set_contents (script, code, -1, NULL);
  g_chmod (script, 0700);
  g_file_set_contents (desktop, entry, -1, NULL);
  g_file_set_contents (list,
                       "[Default Applications]\nx-scheme-handler/mailto=lk-test-mail.desktop\n", -1,
                       NULL);
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
}

static void
remove_mail_program (const char *folder)
{
  static const char *const names[] = {
    "applications/lk-test-mail.desktop",
    "applications/mimeapps.list",
    "applications",
    "mail",
    "arguments",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

static void
add_tests (void)
{
  ADD ("/link-dialog/asks-first", test_asks_first);
  ADD ("/link-dialog/one-question-for-one-click", test_one_question_for_one_click);
  ADD ("/link-dialog/masked-until-revealed", test_masked_until_revealed);
  ADD ("/link-dialog/leaves-by-copying-only", test_leaves_by_copying_only);
  ADD ("/link-dialog/absolute-link", test_absolute_link);
  ADD ("/link-dialog/copy-link", test_copy_link);
  ADD ("/link-dialog/copy-as-message", test_copy_as_message);
  ADD ("/link-dialog/email-without-the-link", test_email_without_the_link);
  ADD ("/link-dialog/qr-code", test_qr_code);
  ADD ("/link-dialog/refused", test_refused);
  ADD ("/link-dialog/answer-was-lost", test_answer_was_lost);
  ADD ("/link-dialog/closing-forgets", test_closing_forgets);
  ADD ("/link-dialog/closed-while-waiting", test_closed_while_waiting);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("lk-test-mail-XXXXXX", NULL);
  int status;

  install_mail_program (folder);
  status = lk_test_house_run (argc, argv, add_tests);
  remove_mail_program (folder);
  g_free (mail_arguments_path);
  return status;
}
