/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "lk-test-newcomer.h"
#include "lk-user-fields.h"

#define FREE_NUMBER "799"

typedef struct
{
  LkTestNewcomer *newcomer;
  LkTestHouse *house;
  LkFieldRow *number;
  LkFieldRow *email;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->newcomer = lk_test_newcomer_share ();
  fixture->house = fixture->newcomer->page.house;
  fixture->number =
    LK_FIELD_ROW (lk_test_newcomer_get_row (fixture->newcomer, lk_user_field_number));
  fixture->email = LK_FIELD_ROW (lk_test_newcomer_get_row (fixture->newcomer, lk_user_field_email));
}

static void
type (Fixture *fixture, const LkField *field, const char *text)
{
  lk_test_newcomer_type (fixture->newcomer, field, text);
}

static void
type_number (Fixture *fixture, const char *number)
{
  type (fixture, lk_user_field_number, number);
}

static void
assert_problem (LkFieldRow *row, const char *part)
{
  g_autofree char *problem = lk_field_row_dup_problem (row);

  if (problem == NULL || strstr (problem, part) == NULL)
    g_error ("“%s” does not say “%s”", problem, part);
}

static void
assert_no_problem (LkFieldRow *row)
{
  g_autofree char *problem = lk_field_row_dup_problem (row);

  g_assert_null (problem);
}

/* Whoever creates at once is not let through because the check still pauses. */
static void
test_letters (Fixture *fixture, gconstpointer data)
{
  static const char *const wrong[] = { "10a", "1 0", " 105", "+491", "１０５" };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      type_number (fixture, wrong[i]);
      assert_problem (fixture->number, "digits alone");
      g_assert_false (lk_test_shows_text (GTK_WIDGET (fixture->number), "digits alone"));
      g_assert_true (lk_user_sections_find_problem (fixture->newcomer->sections)
                     == lk_user_field_number);
      g_assert_true (lk_test_shows_text (GTK_WIDGET (fixture->number), "digits alone"));
    }
  type_number (fixture, FREE_NUMBER);
  assert_no_problem (fixture->number);
}

static void
test_length (Fixture *fixture, gconstpointer data)
{
  type_number (fixture, "79901");
  lk_test_wait_for_text (GTK_WIDGET (fixture->number), "have 3 digits");
  assert_no_problem (fixture->number);
  type_number (fixture, FREE_NUMBER);
  g_assert_false (lk_test_shows_text (GTK_WIDGET (fixture->number), "have 3 digits"));
}

static void
test_taken_by_a_colleague (Fixture *fixture, gconstpointer data)
{
  LkUser *other = lk_test_house_get_user (fixture->house, 3);
  g_autofree char *name = lk_user_dup_name (other);

  type_number (fixture, lk_user_get_text (other, lk_user_field_number));
  assert_problem (fixture->number, name);
  lk_test_wait_for_text (GTK_WIDGET (fixture->number), name);
  lk_test_newcomer_picture (fixture->newcomer, fixture->house->window, "new-user-number-taken");
}

/* The demo has queues and ring groups from 800 on. */
static void
test_taken_by_a_queue (Fixture *fixture, gconstpointer data)
{
  type_number (fixture, "800");
  assert_no_problem (fixture->number);
  lk_test_wait_for_text (GTK_WIDGET (fixture->number), "800 already belongs to “");
  assert_problem (fixture->number, "800 already belongs to “");
}

static gboolean
has_asked (gpointer user_data)
{
  return lk_test_house_count (user_data, "Number eq '" FREE_NUMBER "'") > 0;
}

/* All who show the number share the answer, however much is typed. */
static void
test_asked_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GtkWidget)
    second = g_object_ref_sink (lk_field_row_new_for_new_user (lk_user_field_number));

  lk_field_row_set_context (LK_FIELD_ROW (second), fixture->newcomer->context);
  for (guint i = 1; i <= strlen (FREE_NUMBER); i++)
    {
      g_autofree char *beginning = g_strndup (FREE_NUMBER, i);

      type_number (fixture, beginning);
    }
  g_assert_true (lk_test_spin_until (has_asked, fixture->house));
  g_assert_cmpuint (lk_test_house_count (fixture->house, "Number eq"), ==, 1);
  assert_no_problem (fixture->number);
  assert_no_problem (LK_FIELD_ROW (second));
}

/* In the list alone. */
static void
set_number (LkUser *user, const char *number)
{
  g_auto (LkValue) value = LK_VALUE_INIT;

  lk_value_set_text (&value, number);
  lk_user_set (user, lk_user_field_number, &value);
}

/* Another administrator was faster than the list. */
static void
test_taken_meanwhile (Fixture *fixture, gconstpointer data)
{
  LkUser *other = lk_test_house_get_user (fixture->house, 2);
  g_autofree char *number = g_strdup (lk_user_get_text (other, lk_user_field_number));

  set_number (other, "998");
  type_number (fixture, number);
  assert_no_problem (fixture->number);
  lk_test_wait_for_text (GTK_WIDGET (fixture->number), "already belongs to");
  assert_problem (fixture->number, number);
  set_number (other, number);
}

static gboolean
has_no_problem (gpointer row)
{
  g_autofree char *problem = lk_field_row_dup_problem (row);

  return problem == NULL;
}

/* What the list says is not held against anyone once the phone system knows better. */
static void
test_free_meanwhile (Fixture *fixture, gconstpointer data)
{
  LkUser *other = lk_test_house_get_user (fixture->house, 2);
  g_autofree char *number = g_strdup (lk_user_get_text (other, lk_user_field_number));

  set_number (other, FREE_NUMBER);
  type_number (fixture, FREE_NUMBER);
  assert_problem (fixture->number, "already belongs to");
  g_assert_true (lk_test_spin_until (has_asked, fixture->house));
  g_assert_true (lk_test_spin_until (has_no_problem, fixture->number));
  set_number (other, number);
}

static void
test_offline (Fixture *fixture, gconstpointer data)
{
  lk_demo_pbx_add_fault (fixture->house->demo, "status=500@*", NULL);
  type_number (fixture, FREE_NUMBER);
  lk_test_wait_for_text (GTK_WIDGET (fixture->number), "could not be found out");
  assert_no_problem (fixture->number);
  g_assert_null (lk_user_sections_find_problem (fixture->newcomer->sections));
}

/* A number that someone else put into the draft is checked as well. */
static void
test_suggested (Fixture *fixture, gconstpointer data)
{
  g_auto (LkValue) number = LK_VALUE_INIT;

  lk_value_set_text (&number, "800");
  lk_draft_set (fixture->newcomer->draft, lk_user_field_number, &number);
  lk_test_wait_for_text (GTK_WIDGET (fixture->number), "800 already belongs to “");
  lk_draft_put_back (fixture->newcomer->draft, lk_user_field_number);
  g_assert_false (lk_test_shows_text (GTK_WIDGET (fixture->number), "already belongs to"));
}

static void
test_email (Fixture *fixture, gconstpointer data)
{
  LkUser *other = lk_test_house_get_user (fixture->house, 5);
  const char *address = lk_user_get_text (other, lk_user_field_email);
  g_autofree char *capitals = g_ascii_strup (address, -1);

  type (fixture, lk_user_field_email, capitals);
  assert_problem (fixture->email, "already uses this address.");
  g_assert_true (lk_user_sections_find_problem (fixture->newcomer->sections)
                 == lk_user_field_email);

  type (fixture, lk_user_field_email, "nobody.yet@acme.example");
  assert_no_problem (fixture->email);
}

#define ADD(path, test) g_test_add ("/new-user-checks/" path, Fixture, NULL, set_up, test, NULL)

static void
add_tests (void)
{
  ADD ("letters", test_letters);
  ADD ("length", test_length);
  ADD ("taken-by-a-colleague", test_taken_by_a_colleague);
  ADD ("taken-by-a-queue", test_taken_by_a_queue);
  ADD ("asked-once", test_asked_once);
  ADD ("taken-meanwhile", test_taken_meanwhile);
  ADD ("free-meanwhile", test_free_meanwhile);
  ADD ("offline", test_offline);
  ADD ("suggested", test_suggested);
  ADD ("email", test_email);
}

int
main (int argc, char **argv)
{
  int status = lk_test_house_run (argc, argv, add_tests);

  lk_test_newcomer_end ();
  return status;
}
