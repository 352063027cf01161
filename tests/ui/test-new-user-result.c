/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "lk-error.h"
#include "lk-link-dialog.h"
#include "lk-new-user-result.h"
#include "lk-test-house.h"
#include "lk-user-fields.h"

#define N_USERS  12
#define PASSWORD "correct horse battery"
#define DOTS     "••••••••"
#define WELCOME  "POST /xapi/v1/Users("

/* A page about one of the demo’s users, as if they had just been created. */
typedef struct
{
  LkTestHouse *house;
  LkCatalogue *catalogue;
  LkDraft *draft;
  LkEditContext *context;
  LkWelcome *welcome;
  LkCreateResult outcome;
  GtkWidget *page;
  int opened;
  guint n_another;
  guint n_done;
} Fixture;

static LkTestHouse *house;

static LkTestHouse *
get_house (void)
{
  if (house == NULL)
    house = lk_test_house_new (N_USERS, 0);
  g_ptr_array_set_size (house->exchanges, 0);
  return house;
}

static LkUser *
find_user_with_email (void)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (house->directory)); i++)
    {
      LkUser *user = lk_test_house_get_user (house, i);

      if (*lk_user_get_text (user, lk_user_field_email) != '\0')
        return user;
    }

  g_assert_not_reached ();
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  *fixture = (Fixture) { .house = get_house () };
  fixture->catalogue = lk_catalogue_new (house->pbx);
  fixture->draft = lk_draft_new_user (lk_pbx_get_version (house->pbx));
  fixture->context = lk_edit_context_new (house->directory, fixture->catalogue, fixture->draft);
  fixture->welcome = lk_welcome_new (house->pbx);
  fixture->outcome.state = LK_CREATE_DONE;
  fixture->outcome.now = find_user_with_email ();
  fixture->outcome.id = lk_user_get_id (fixture->outcome.now);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  lk_demo_pbx_clear_faults (house->demo);
  adw_window_set_content (ADW_WINDOW (house->window), NULL);
  g_clear_pointer (&fixture->outcome.fields, g_ptr_array_unref);
  g_clear_pointer (&fixture->outcome.followed, g_ptr_array_unref);
  g_clear_error (&fixture->outcome.error);
  g_object_unref (fixture->welcome);
  g_object_unref (fixture->context);
  g_object_unref (fixture->draft);
  g_object_unref (fixture->catalogue);
}

static void
opened_cb (LkNewUserResult *page, int id, Fixture *fixture)
{
  fixture->opened = id;
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
show (Fixture *fixture)
{
  fixture->page = lk_new_user_result_new (fixture->context, &fixture->outcome, fixture->welcome);
  g_signal_connect (fixture->page, "open", G_CALLBACK (opened_cb), fixture);
  g_signal_connect_swapped (fixture->page, "another", G_CALLBACK (count_cb), &fixture->n_another);
  g_signal_connect_swapped (fixture->page, "done", G_CALLBACK (count_cb), &fixture->n_done);
  lk_test_house_show (house, fixture->page);
}

static void
set_text (Fixture *fixture, const LkField *field, const char *text)
{
  g_auto (LkValue) value = { 0 };

  lk_value_set_text (&value, text);
  g_assert_true (lk_draft_set (fixture->draft, field, &value));
}

static void
click (Fixture *fixture, const char *name)
{
  lk_test_click (fixture->page, name);
}

static void
answer (const char *name)
{
  GtkWidget *question = lk_test_find_window (ADW_TYPE_MESSAGE_DIALOG);

  g_assert_nonnull (question);
  lk_test_click (question, name);
  lk_test_spin_frames (house->window, 2);
}

static gboolean
is_asking (void)
{
  return lk_test_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL;
}

static char *
dup_name (Fixture *fixture)
{
  return lk_user_dup_name (fixture->outcome.now);
}

/* What is said */

static void
test_done (Fixture *fixture, gconstpointer data)
{
  g_autofree char *name = dup_name (fixture);
  g_autofree char *headline =
    g_strdup_printf ("%s has extension %s", name,
                     lk_user_get_text (fixture->outcome.now, lk_user_field_number));

  show (fixture);
  g_assert_true (lk_test_shows_text (fixture->page, headline));
  g_assert_false (lk_test_shows_text (fixture->page, "lost"));
  g_assert_false (lk_test_shows_text (fixture->page, "second request"));
  g_assert_false (lk_test_shows_text (fixture->page, "Now on the phone system"));
  g_assert_null (lk_test_find (fixture->page, GTK_TYPE_BUTTON, "Reveal: Web client password"));
  g_assert_false (lk_new_user_result_would_lose (LK_NEW_USER_RESULT (fixture->page)));
  g_assert_cmpuint (house->exchanges->len, ==, 0);

  lk_new_user_result_focus (LK_NEW_USER_RESULT (fixture->page));
  g_assert_true (lk_test_get (fixture->page, GTK_TYPE_BUTTON, "Done")
                 == gtk_window_get_focus (GTK_WINDOW (house->window)));
  click (fixture, "Open User");
  g_assert_cmpint (fixture->opened, ==, fixture->outcome.id);
  click (fixture, "Create Another");
  g_assert_cmpuint (fixture->n_another, ==, 1);
  click (fixture, "Done");
  g_assert_cmpuint (fixture->n_done, ==, 1);
}

static void
test_lost (Fixture *fixture, gconstpointer data)
{
  fixture->outcome.was_lost = TRUE;
  show (fixture);
  g_assert_true (lk_test_shows_text (fixture->page, "answer was lost"));
  g_assert_true (lk_test_shows_text (fixture->page, "exists as you entered it"));
}

/* Without that being known, the program does not claim that all is as entered. */
static void
test_lost_and_different (Fixture *fixture, gconstpointer data)
{
  fixture->outcome.was_lost = TRUE;
  fixture->outcome.state = LK_CREATE_DIFFERENT;
  fixture->outcome.now = NULL;
  fixture->outcome.error =
    g_error_new_literal (LK_ERROR, LK_ERROR_OFFLINE, "It could not be looked at.");
  set_text (fixture, lk_user_field_number, "4711");
  show (fixture);
  g_assert_true (lk_test_shows_text (fixture->page, "Extension 4711 exists"));
  g_assert_true (lk_test_shows_text (fixture->page, "answer was lost"));
  g_assert_true (lk_test_shows_text (fixture->page, "It could not be looked at."));
  g_assert_false (lk_test_shows_text (fixture->page, "as you entered it"));
}

static void
test_second_request (Fixture *fixture, gconstpointer data)
{
  fixture->outcome.followed = g_ptr_array_new ();
  g_ptr_array_add (fixture->outcome.followed, (gpointer) lk_user_field_find ("PrimaryGroupId"));
  show (fixture);
  g_assert_true (lk_test_shows_text (fixture->page, "This took a second request: "));
}

static void
test_different (Fixture *fixture, gconstpointer data)
{
  const LkField *field = lk_user_field_first_name;

  set_text (fixture, field, "Quite someone else");
  fixture->outcome.state = LK_CREATE_DIFFERENT;
  fixture->outcome.fields = g_ptr_array_new ();
  g_ptr_array_add (fixture->outcome.fields, (gpointer) field);
  fixture->outcome.error =
    g_error_new_literal (LK_ERROR, LK_ERROR_INVALID, "The phone system made something else of it.");
  show (fixture);

  g_assert_true (lk_test_shows_text (fixture->page, "One setting is not as you entered it"));
  g_assert_true (lk_test_shows_text (fixture->page, "The phone system made something else of it."));
  g_assert_true (lk_test_shows_text (fixture->page, "Quite someone else"));
  g_assert_true (
    lk_test_shows_text (fixture->page, lk_user_get_text (fixture->outcome.now, field)));
}

/* The password that cannot be read again */

static void
test_password (Fixture *fixture, gconstpointer data)
{
  g_autofree char *pasted = NULL;

  set_text (fixture, lk_user_field_access_password, PASSWORD);
  show (fixture);
  g_assert_true (lk_test_shows_text (fixture->page, "will not tell it again"));
  g_assert_false (lk_test_shows_text (fixture->page, PASSWORD));

  click (fixture, "Reveal: Web client password");
  g_assert_true (lk_test_shows_text (fixture->page, PASSWORD));
  g_assert_false (lk_new_user_result_would_lose (LK_NEW_USER_RESULT (fixture->page)));
  click (fixture, "Hide: Web client password");
  g_assert_false (lk_test_shows_text (fixture->page, PASSWORD));
  click (fixture, "Copy: Web client password");
  pasted = lk_test_paste (fixture->page);
  g_assert_cmpstr (pasted, ==, PASSWORD);
  g_assert_cmpuint (house->exchanges->len, ==, 0);

  click (fixture, "Done");
  g_assert_false (is_asking ());
  g_assert_cmpuint (fixture->n_done, ==, 1);
}

static void
test_password_hides_itself (Fixture *fixture, gconstpointer data)
{
  GtkWidget *hidden;

  set_text (fixture, lk_user_field_access_password, PASSWORD);
  show (fixture);
  click (fixture, "Reveal: Web client password");
  gtk_widget_set_visible (fixture->page, FALSE);
  gtk_widget_set_visible (fixture->page, TRUE);
  lk_test_spin_frames (house->window, 2);
  g_assert_false (lk_test_shows_text (fixture->page, PASSWORD));
  hidden = lk_test_get (fixture->page, GTK_TYPE_BUTTON, "Reveal: Web client password");
  g_assert_nonnull (hidden);
}

static void
test_leaving_without_password (Fixture *fixture, gconstpointer data)
{
  GtkWidget *question;

  set_text (fixture, lk_user_field_access_password, PASSWORD);
  show (fixture);

  click (fixture, "Create Another");
  question = lk_test_find_window (ADW_TYPE_MESSAGE_DIALOG);
  click (fixture, "Create Another");
  g_assert_true (lk_test_find_window (ADW_TYPE_MESSAGE_DIALOG) == question);
  answer ("_Cancel");
  g_assert_false (is_asking ());
  g_assert_cmpuint (fixture->n_another, ==, 0);
  g_assert_true (lk_new_user_result_would_lose (LK_NEW_USER_RESULT (fixture->page)));

  click (fixture, "Create Another");
  answer ("_Leave");
  g_assert_cmpuint (fixture->n_another, ==, 1);
  g_assert_cmpuint (fixture->n_done, ==, 0);

  /* One question is enough. */
  lk_new_user_result_leave (LK_NEW_USER_RESULT (fixture->page));
  g_assert_false (is_asking ());
  g_assert_cmpuint (fixture->n_done, ==, 1);
}

static void
test_leaving_with_password (Fixture *fixture, gconstpointer data)
{
  g_autofree char *pasted = NULL;

  set_text (fixture, lk_user_field_access_password, PASSWORD);
  show (fixture);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (fixture->page), "a shopping list");
  lk_new_user_result_leave (LK_NEW_USER_RESULT (fixture->page));
  g_assert_cmpuint (fixture->n_done, ==, 0);
  answer ("C_opy and Leave");
  g_assert_cmpuint (fixture->n_done, ==, 1);
  pasted = lk_test_paste (fixture->page);
  g_assert_cmpstr (pasted, ==, PASSWORD);
}

/* What the phone system made */

static gboolean
shows_no_dots (gpointer page)
{
  return lk_test_find (page, GTK_TYPE_BUTTON, "Hide: Voicemail PIN") != NULL;
}

static void
test_credentials (Fixture *fixture, gconstpointer data)
{
  g_autofree char *request =
    g_strdup_printf ("/xapi/v1/Users(%d)?$select=Id,VMPIN", fixture->outcome.id);

  show (fixture);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (
                                   lk_test_get (fixture->page, ADW_TYPE_EXPANDER_ROW, NULL)),
                                 TRUE);
  lk_test_spin_frames (house->window, 2);
  g_assert_nonnull (lk_test_find (fixture->page, GTK_TYPE_BUTTON, "Reveal: Desk phone password"));
  g_assert_nonnull (
    lk_test_find (fixture->page, GTK_TYPE_BUTTON, "Reveal: SIP authentication password"));
  g_assert_null (lk_test_find (fixture->page, GTK_TYPE_BUTTON, "Change: Voicemail PIN"));

  click (fixture, "Reveal: Voicemail PIN");
  g_assert_true (lk_test_spin_until (shows_no_dots, fixture->page));
  g_assert_cmpuint (house->exchanges->len, ==, 1);
  g_assert_true (g_str_has_suffix (g_ptr_array_index (house->exchanges, 0), request));
}

/* The welcome e-mail */

static void
test_welcome (Fixture *fixture, gconstpointer data)
{
  show (fixture);
  g_assert_true (lk_test_shows_text (fixture->page, "Not sent to"));
  click (fixture, "Send Welcome E-Mail");
  g_assert_true (lk_test_shows_text (fixture->page, "Being sent…"));
  lk_test_wait_for_text (fixture->page, "The phone system sends it to");
  g_assert_cmpuint (lk_test_house_count (house, "SendWelcomeEmail"), ==, 1);

  click (fixture, "Send Welcome E-Mail Again…");
  answer ("_Cancel");
  g_assert_cmpuint (lk_test_house_count (house, "SendWelcomeEmail"), ==, 1);
  click (fixture, "Send Welcome E-Mail Again…");
  answer ("_Send Again");
  lk_test_wait_for_text (fixture->page, "The phone system sends it to");
  g_assert_cmpuint (lk_test_house_count (house, "SendWelcomeEmail"), ==, 2);
}

static void
test_welcome_refused (Fixture *fixture, gconstpointer data)
{
  g_assert_true (lk_demo_pbx_add_fault (house->demo, "status=403@1," WELCOME, NULL));
  show (fixture);
  click (fixture, "Send Welcome E-Mail");
  lk_test_wait_for_text (fixture->page, "Not sent. ");

  /* Nobody has it, so nobody is asked. */
  click (fixture, "Send Welcome E-Mail");
  lk_test_wait_for_text (fixture->page, "The phone system sends it to");
}

/* Whoever may have it already gets it again only after a question. */
static void
test_welcome_lost (Fixture *fixture, gconstpointer data)
{
  static const char *const faults[] = { "lost@1," WELCOME, "status=500@1," WELCOME };

  show (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_assert_true (lk_demo_pbx_add_fault (house->demo, faults[i], NULL));
      if (i == 0)
        click (fixture, "Send Welcome E-Mail");
      else
        {
          click (fixture, "Send Welcome E-Mail Again…");
          answer ("_Send Again");
        }
      lk_test_wait_for_text (fixture->page, "it is not known whether it was sent");
      lk_demo_pbx_clear_faults (house->demo);
    }

  click (fixture, "Send Welcome E-Mail Again…");
  g_assert_true (
    lk_test_shows_text (lk_test_find_window (ADW_TYPE_MESSAGE_DIALOG), "may have been sent"));
  answer ("_Cancel");
}

static void
test_welcome_without_address (Fixture *fixture, gconstpointer data)
{
  fixture->outcome.now = NULL;
  show (fixture);
  g_assert_true (lk_test_shows_text (fixture->page, "There is no e-mail address."));
  g_assert_false (
    gtk_widget_is_sensitive (lk_test_get (fixture->page, GTK_TYPE_BUTTON, "Send Welcome E-Mail")));
}

static void
test_link (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  show (fixture);
  click (fixture, "Make Link…");
  dialog = lk_test_find_window (LK_TYPE_LINK_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_cmpuint (house->exchanges->len, ==, 0);
  gtk_window_close (GTK_WINDOW (dialog));
}

static gboolean
is_opened (gpointer user_data)
{
  const Fixture *fixture = user_data;

  return fixture->opened == fixture->outcome.id;
}

static gboolean
is_link_shown (gpointer user_data)
{
  return lk_test_find_window (LK_TYPE_LINK_DIALOG) != NULL;
}

/* The keyboard's focus stops at the rows, too; there, Enter does what the button does. */
static void
test_rows (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button;
  GtkWidget *dialog;

  show (fixture);
  button = lk_test_get (fixture->page, GTK_TYPE_BUTTON, "Open User");
  adw_action_row_activate (ADW_ACTION_ROW (gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW)));
  g_assert_true (lk_test_spin_until (is_opened, fixture));

  button = lk_test_get (fixture->page, GTK_TYPE_BUTTON, "Make Link…");
  adw_action_row_activate (ADW_ACTION_ROW (gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW)));
  g_assert_true (lk_test_spin_until (is_link_shown, NULL));
  dialog = lk_test_find_window (LK_TYPE_LINK_DIALOG);
  gtk_window_close (GTK_WINDOW (dialog));
}

static void
test_end (void)
{
  g_clear_pointer (&house, lk_test_house_free);
}

static void
add (const char *path, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

static void
add_tests (void)
{
  add ("/new-user-result/done", test_done);
  add ("/new-user-result/lost", test_lost);
  add ("/new-user-result/lost-and-different", test_lost_and_different);
  add ("/new-user-result/second-request", test_second_request);
  add ("/new-user-result/different", test_different);
  add ("/new-user-result/password", test_password);
  add ("/new-user-result/password-hides-itself", test_password_hides_itself);
  add ("/new-user-result/password-leaving-without", test_leaving_without_password);
  add ("/new-user-result/password-leaving-with", test_leaving_with_password);
  add ("/new-user-result/credentials", test_credentials);
  add ("/new-user-result/welcome", test_welcome);
  add ("/new-user-result/welcome-refused", test_welcome_refused);
  add ("/new-user-result/welcome-lost", test_welcome_lost);
  add ("/new-user-result/welcome-without-address", test_welcome_without_address);
  add ("/new-user-result/link", test_link);
  add ("/new-user-result/rows", test_rows);
  g_test_add_func ("/new-user-result/end", test_end);
}

int
main (int argc, char *argv[])
{
  return lk_test_house_run (argc, argv, add_tests);
}
