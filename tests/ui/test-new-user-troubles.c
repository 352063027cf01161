/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-create-bar.h"
#include "lk-test-creating.h"
#include "lk-test-structure.h"
#include "lk-user-create-private.h"
#include "lk-user-fields.h"

#define POST "POST /xapi/v1/Users$"

/* Milliseconds; a person's is longer. */
#define PATIENCE 20

static void
enter (LkTestCreating *creating, gconstpointer data)
{
  lk_user_create_patience = PATIENCE;
  lk_test_creating_enter (creating, data);
  lk_test_creating_wait_for_number (creating, NULL);
  lk_test_creating_type (creating, "FirstName", "Zora");
  lk_test_creating_type (creating, "LastName", "Neu");
}

static guint
count_users (LkTestCreating *creating)
{
  return lk_demo_pbx_count_users (creating->house->demo);
}

static int
find (LkTestCreating *creating, const char *number)
{
  return lk_demo_pbx_find_number (creating->house->demo, number);
}

static gboolean
has_created (gpointer creating)
{
  return ((LkTestCreating *) creating)->created != 0;
}

static void
assert_created (LkTestCreating *creating)
{
  g_assert_true (lk_test_spin_until (has_created, creating));
}

static GtkWidget *
find_next_button (LkTestCreating *creating, const char *taken)
{
  g_autofree char *name =
    g_strdup_printf ("Create as %d", (int) g_ascii_strtoll (taken, NULL, 10) + 1);

  return lk_test_find (creating->dialog, GTK_TYPE_BUTTON, name);
}

typedef struct
{
  LkTestCreating *creating;
  const char *taken;
} Offer;

static gboolean
is_offered (gpointer user_data)
{
  const Offer *offer = user_data;
  GtkWidget *button = find_next_button (offer->creating, offer->taken);

  return button != NULL && gtk_widget_get_visible (button);
}

/* Someone else is faster: before the number is looked up, or after that. */
typedef struct
{
  LkDirectory *directory;
  int id;
} Newcomer;

static gboolean
is_listed (gpointer user_data)
{
  const Newcomer *newcomer = user_data;

  return lk_directory_find (newcomer->directory, newcomer->id) != NULL;
}

/* Whose extension it is comes into the list, so that nobody is offered it again. */
static void
test_taken (LkTestCreating *creating, gconstpointer data)
{
  g_autofree char *number = g_strdup (lk_test_creating_get_text (creating, "Number"));
  Offer offer = { creating, number };
  int rival = lk_test_creating_rival (creating, number, NULL);
  Newcomer newcomer = { creating->house->directory, rival };

  g_assert_false (is_listed (&newcomer));
  lk_test_creating_press (creating);
  lk_test_wait_for_text (creating->dialog, "Nobody was created.");
  g_assert_true (lk_test_shows_text (creating->dialog, "Bo Rival"));
  g_assert_true (lk_test_spin_until (is_offered, &offer));
  lk_test_structure_picture (creating->dialog, "new-user-taken");
  g_assert_cmpint (creating->created, ==, 0);
  g_signal_emit_by_name (find_next_button (creating, number), "clicked");
  assert_created (creating);
  g_assert_cmpint (find (creating, number), ==, rival);
  g_assert_true (lk_test_spin_until (is_listed, &newcomer));
  g_assert_cmpuint (lk_test_creating_count_posts (creating), ==, 1);
}

static int
find_colleague (LkTestCreating *creating)
{
  g_autoptr (LkUser)
    colleague = g_list_model_get_item (G_LIST_MODEL (creating->house->directory), 3);

  return lk_user_get_id (colleague);
}

/* What came into the way since keeps from creating under another number, too. */
static void
test_taken_with_obstacle (LkTestCreating *creating, gconstpointer data)
{
  g_autofree char *number = g_strdup (lk_test_creating_get_text (creating, "Number"));
  Offer offer = { creating, number };

  lk_test_creating_rival (creating, number, NULL);
  lk_test_creating_press (creating);
  g_assert_true (lk_test_spin_until (is_offered, &offer));
  lk_test_creating_break (creating, "latency=300@*,GET /xapi/v1/Users(");
  lk_new_user_dialog_start_from_colleague (LK_NEW_USER_DIALOG (creating->dialog),
                                           find_colleague (creating));
  g_signal_emit_by_name (find_next_button (creating, number), "clicked");
  g_assert_true (lk_test_shows_text (creating->dialog, "Reading the settings of"));
  g_assert_false (lk_test_shows_text (creating->dialog, "Creating the user…"));
  g_assert_cmpstr (lk_test_creating_get_text (creating, "Number"), !=, number);
  g_assert_null (find_next_button (creating, number));
  lk_test_creating_create (creating);
  g_assert_cmpuint (lk_test_creating_count_posts (creating), ==, 1);
}

static void
test_outrun (LkTestCreating *creating, gconstpointer data)
{
  g_autofree char *number = g_strdup (lk_test_creating_get_text (creating, "Number"));
  Offer offer = { creating, number };
  guint n_before = count_users (creating);

  lk_test_creating_break (creating, "rival@1," POST);
  lk_test_creating_press (creating);
  lk_test_wait_for_text (creating->dialog, "Nobody was created.");
  g_assert_cmpuint (count_users (creating), ==, n_before + 1);
  g_assert_true (lk_test_spin_until (is_offered, &offer));
  /* Whoever types another one has read it. */
  lk_test_creating_type (creating, "Number", "788");
  g_assert_false (lk_test_shows_text (creating->dialog, "Nobody was created."));
  lk_test_creating_create (creating);
  g_assert_cmpint (find (creating, "788"), ==, creating->created);
  g_assert_cmpuint (count_users (creating), ==, n_before + 2);
}

static gboolean
is_told (gpointer user_data)
{
  LkTestCreating *creating = user_data;
  GtkWidget *bar = lk_test_get (creating->dialog, LK_TYPE_CREATE_BAR, NULL);

  return lk_test_shows_text (bar, "already belongs to Bo Rival");
}

/* The phone system's answer about a number counts as soon as it is there, the list's only until
 * then. */
static void
test_taken_says_the_check (LkTestCreating *creating, gconstpointer data)
{
  g_autofree char *number = NULL;
  g_autoptr (LkUser) deleted = g_list_model_get_item (G_LIST_MODEL (creating->house->directory), 3);
  g_autoptr (GError) error = NULL;

  lk_test_creating_rival (creating, "902", NULL);
  lk_test_creating_type (creating, "Number", "902");
  g_assert_true (lk_test_creating_can_create (creating));
  g_assert_true (lk_test_spin_until (is_told, creating));
  g_assert_false (lk_test_creating_can_create (creating));

  number = g_strdup (lk_user_get_text (deleted, lk_user_field_number));
  lk_demo_pbx_remove_user (creating->house->demo, lk_user_get_id (deleted), &error);
  g_assert_no_error (error);
  lk_test_creating_type (creating, "Number", number);
  g_assert_false (lk_test_creating_can_create (creating));
  lk_test_creating_create (creating);
  g_assert_cmpint (find (creating, number), ==, creating->created);
}

static void
test_refused (LkTestCreating *creating, gconstpointer data)
{
  guint n_before;

  lk_test_creating_type (creating, "EmailAddress", "taken@acme.example");
  lk_test_creating_rival (creating, "901", "taken@acme.example");
  n_before = count_users (creating);
  lk_test_creating_press (creating);
  lk_test_wait_for_text (creating->dialog, "Nobody was created.");
  g_assert_cmpuint (count_users (creating), ==, n_before);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (creating->dialog)),
                                         lk_test_creating_get_row (creating, "EmailAddress")));
  lk_test_structure_picture (creating->dialog, "new-user-refused");

  lk_test_creating_type (creating, "EmailAddress", "free@acme.example");
  lk_test_creating_create (creating);
  g_assert_cmpuint (count_users (creating), ==, n_before + 1);
}

static void
test_lost_created (LkTestCreating *creating, gconstpointer data)
{
  g_autofree char *number = g_strdup (lk_test_creating_get_text (creating, "Number"));
  guint n_before = count_users (creating);

  lk_test_creating_break (creating, "lost@1," POST);
  lk_test_creating_create (creating);
  g_assert_cmpuint (count_users (creating), ==, n_before + 1);
  g_assert_cmpint (find (creating, number), ==, creating->created);
  g_assert_true (lk_test_shows_text (creating->dialog, "answer was lost"));
}

static void
test_lost_not_created (LkTestCreating *creating, gconstpointer data)
{
  guint n_before = count_users (creating);

  lk_test_creating_break (creating, "reset@1," POST);
  lk_test_creating_press (creating);
  lk_test_wait_for_text (creating->dialog, "nobody was created");
  g_assert_cmpuint (count_users (creating), ==, n_before);
  g_assert_cmpint (creating->created, ==, 0);
  lk_test_creating_create (creating);
  g_assert_cmpuint (count_users (creating), ==, n_before + 1);
}

/* Neither the answer nor the one to the question who is there now. */
static void
test_unknown (LkTestCreating *creating, gconstpointer data)
{
  g_autofree char *number = g_strdup (lk_test_creating_get_text (creating, "Number"));
  guint n_before = count_users (creating);

  lk_test_creating_break (creating, "lost@1," POST);
  lk_test_creating_break (creating, "reset@2,GET /xapi/v1/Users$");
  lk_test_creating_break (creating, "reset@3,GET /xapi/v1/Users$");
  lk_test_creating_break (creating, "reset@4,GET /xapi/v1/Users$");
  lk_test_creating_press (creating);
  lk_test_wait_for_text (creating->dialog, "It is not known whether Zora Neu was created.");
  lk_test_structure_picture (creating->dialog, "new-user-unknown");
  g_assert_false (lk_test_creating_can_create (creating));
  g_assert_false (gtk_widget_is_sensitive (lk_test_creating_get_row (creating, "Number")));

  lk_demo_pbx_clear_faults (creating->house->demo);
  lk_test_click (creating->dialog, "Look Again");
  g_assert_true (lk_test_shows_text (creating->dialog, "Looking for the user…"));
  gtk_window_close (GTK_WINDOW (creating->dialog));
  g_assert_true (
    lk_test_shows_text (lk_test_find_window (ADW_TYPE_MESSAGE_DIALOG), "Close Without Knowing?"));
  assert_created (creating);
  g_assert_cmpint (find (creating, number), ==, creating->created);
  g_assert_cmpuint (count_users (creating), ==, n_before + 1);
  g_assert_cmpuint (lk_test_creating_count_posts (creating), <=, 1);
}

static void
test_offline (LkTestCreating *creating, gconstpointer data)
{
  guint n_before = count_users (creating);

  lk_test_creating_break (creating, "reset@*,/xapi");
  lk_test_creating_press (creating);
  lk_test_wait_for_text (creating->dialog, "Nobody was created.");
  g_assert_cmpuint (count_users (creating), ==, n_before);
  g_assert_cmpstr (lk_test_creating_get_text (creating, "LastName"), ==, "Neu");
  lk_demo_pbx_clear_faults (creating->house->demo);
  lk_test_creating_create (creating);
  g_assert_cmpuint (count_users (creating), ==, n_before + 1);
}

/* The phone system says so where the numbers did not. */
static void
test_licence_refused (LkTestCreating *creating, gconstpointer data)
{
  lk_test_creating_break (creating, "licence=full");
  lk_test_creating_press (creating);
  lk_test_wait_for_text (creating->dialog, "no room for another user");
  g_assert_true (lk_test_shows_text (creating->dialog, "Nobody was created."));
  g_assert_cmpint (creating->created, ==, 0);
}

static gboolean
is_full (gpointer user_data)
{
  return lk_test_shows_text (((LkTestCreating *) user_data)->dialog,
                             "The licence allows no more extensions");
}

/* The demo has room for a quarter more and ten. */
static void
fill_licence (LkTestCreating *creating)
{
  for (int i = 0; i < 13; i++)
    {
      g_autofree char *number = g_strdup_printf ("%d", 950 + i);

      g_assert_cmpint (lk_test_creating_rival (creating, number, NULL), !=, 0);
    }
}

static void
test_licence_full (LkTestCreating *creating, gconstpointer data)
{
  fill_licence (creating);
  gtk_window_destroy (GTK_WINDOW (creating->dialog));
  lk_test_creating_open (creating);
  lk_test_creating_type (creating, "LastName", "Neu");
  lk_test_creating_type (creating, "Number", "940");
  g_assert_true (lk_test_spin_until (is_full, creating));
  g_assert_false (lk_test_creating_can_create (creating));
}

/* What the licence allowed when the dialog opened is not said beside the refusal. */
static void
test_licence_full_meanwhile (LkTestCreating *creating, gconstpointer data)
{
  fill_licence (creating);
  lk_test_creating_press (creating);
  lk_test_wait_for_text (creating->dialog, "no room for another user");
  g_assert_true (lk_test_spin_until (is_full, creating));
  g_assert_false (lk_test_creating_can_create (creating));
}

static gboolean
is_gone (gpointer creating)
{
  return ((LkTestCreating *) creating)->is_gone;
}

static void
press_and_close (LkTestCreating *creating)
{
  lk_test_creating_break (creating, "latency=300@*,/xapi/v1/Users");
  lk_test_creating_press (creating);
  g_assert_true (lk_test_shows_text (creating->dialog, "Creating the user…"));
  gtk_window_close (GTK_WINDOW (creating->dialog));
}

/* The question goes away with what it is about. */
static void
test_close_while_busy (LkTestCreating *creating, gconstpointer data)
{
  press_and_close (creating);
  g_assert_nonnull (lk_test_find_window (ADW_TYPE_MESSAGE_DIALOG));
  assert_created (creating);
  g_assert_null (lk_test_find_window (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_false (creating->is_gone);
}

static void
test_close_anyway (LkTestCreating *creating, gconstpointer data)
{
  guint n_before = count_users (creating);

  press_and_close (creating);
  lk_test_creating_answer (creating, "_Close");
  g_assert_true (lk_test_spin_until (is_gone, creating));
  /* It was cancelled before anything was sent. */
  g_assert_cmpuint (count_users (creating), ==, n_before);
}

/* Two windows, one number: one creates, and the other says so. */
static void
test_two_dialogs (LkTestCreating *creating, gconstpointer data)
{
  g_autofree char *number = g_strdup (lk_test_creating_get_text (creating, "Number"));
  guint n_before = count_users (creating);
  LkTestCreating other = *creating;

  lk_test_creating_open (&other);
  lk_test_creating_wait_for_number (&other, number);
  lk_test_creating_type (&other, "LastName", "Anderer");
  lk_test_creating_press (creating);
  lk_test_creating_press (&other);
  assert_created (creating);
  lk_test_wait_for_text (other.dialog, "Nobody was created.");
  g_assert_cmpint (other.created, ==, 0);
  g_assert_cmpint (find (creating, number), ==, creating->created);
  g_assert_cmpuint (count_users (creating), ==, n_before + 1);
  gtk_window_destroy (GTK_WINDOW (other.dialog));
}

static void
add (const char *path, void (*test) (LkTestCreating *, gconstpointer))
{
  g_test_add (path, LkTestCreating, NULL, enter, test, lk_test_creating_leave);
}

static void
add_tests (void)
{
  add ("/new-user-troubles/taken", test_taken);
  add ("/new-user-troubles/taken-with-obstacle", test_taken_with_obstacle);
  add ("/new-user-troubles/outrun", test_outrun);
  add ("/new-user-troubles/taken-says-the-check", test_taken_says_the_check);
  add ("/new-user-troubles/refused", test_refused);
  add ("/new-user-troubles/lost-created", test_lost_created);
  add ("/new-user-troubles/lost-not-created", test_lost_not_created);
  add ("/new-user-troubles/unknown", test_unknown);
  add ("/new-user-troubles/offline", test_offline);
  add ("/new-user-troubles/licence-refused", test_licence_refused);
  add ("/new-user-troubles/licence-full", test_licence_full);
  add ("/new-user-troubles/licence-full-meanwhile", test_licence_full_meanwhile);
  add ("/new-user-troubles/close-while-busy", test_close_while_busy);
  add ("/new-user-troubles/close-anyway", test_close_anyway);
  add ("/new-user-troubles/two-dialogs", test_two_dialogs);
}

int
main (int argc, char **argv)
{
  return lk_test_house_run (argc, argv, add_tests);
}
