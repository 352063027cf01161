/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "lk-error.h"
#include "lk-maker.h"
#include "lk-no-secrets.h"
#include "lk-user-fields.h"

/* New users of whom the phone system's answer is lost, and how it is found out what became of them.
 */

#define N_USERS 100
#define NUMBER  "7001"

#define LOST  "lost@1,POST /xapi/v1/Users$"
#define RESET "reset@1,POST /xapi/v1/Users$"

static void
check_only_field (GPtrArray *fields, const char *name)
{
  g_assert_cmpuint (fields->len, ==, 1);
  g_assert_true (fields->pdata[0] == lk_user_field_find (name));
}

/* That there is nobody with the number. */
static void
check_nobody (LkMaker *maker)
{
  g_assert_cmpint (lk_demo_pbx_find_number (maker->desk.demo, NUMBER), ==, 0);
  g_assert_cmpuint (maker->n_created, ==, 0);
}

static void
check_lost (const char *fault, LkCreateState expected)
{
  LkMaker maker;
  g_autoptr (LkDraft) draft = NULL;
  g_autoptr (LkCreateResult) result = NULL;
  gboolean is_there;

  lk_maker_init (&maker, N_USERS, LK_VERSION_NEWEST);
  lk_pbx_set_timeout (maker.desk.pbx, 1);
  draft = lk_maker_begin (&maker, NUMBER);
  lk_desk_set (&maker.desk, fault);
  result = lk_maker_create (&maker, draft);
  is_there = lk_demo_pbx_find_number (maker.desk.demo, NUMBER) != 0;
  g_assert_cmpint (result->state, ==, expected);
  g_assert_true (is_there == (expected == LK_CREATE_DONE));
  g_assert_true (result->was_lost);
  g_assert_cmpuint (maker.bodies->len, ==, 1);
  g_assert_cmpuint (maker.n_created, ==, is_there);
  if (!is_there)
    g_assert_nonnull (strstr (result->error->message, NUMBER));
  lk_maker_clear (&maker);
}

static void
test_lost (void)
{
  check_lost (LOST, LK_CREATE_DONE);
  check_lost ("truncate@1,POST /xapi/v1/Users$", LK_CREATE_DONE);
  check_lost (RESET, LK_CREATE_REFUSED);
  check_lost ("stall@1,POST /xapi/v1/Users$", LK_CREATE_REFUSED);
  check_lost ("garbage@1,POST /xapi/v1/Users$", LK_CREATE_REFUSED);
  check_lost ("status=500@1,POST /xapi/v1/Users$", LK_CREATE_REFUSED);
  check_lost ("status=504@1,POST /xapi/v1/Users$", LK_CREATE_REFUSED);
}

/* What nobody can read back is said, and only where there was no answer. */
static void
test_hidden (void)
{
  LkMaker maker;
  g_autoptr (LkDraft) draft = NULL;
  g_autoptr (LkDraft) second = NULL;
  g_autoptr (LkCreateResult) done = NULL;
  g_autoptr (LkCreateResult) result = NULL;

  lk_maker_init (&maker, N_USERS, LK_VERSION_NEWEST);
  draft = lk_maker_begin (&maker, "7002");
  lk_desk_set_text (draft, "AccessPassword", "Storm7proof11");
  done = lk_maker_create_well (&maker, draft);

  second = lk_maker_begin (&maker, NUMBER);
  lk_desk_set_text (second, "AccessPassword", "Storm7proof11");
  lk_desk_set (&maker.desk, LOST);
  result = lk_maker_create (&maker, second);
  g_assert_cmpint (result->state, ==, LK_CREATE_DIFFERENT);
  check_only_field (result->fields, "AccessPassword");
  g_assert_true (result->was_lost);
  lk_maker_clear (&maker);
}

/* Someone else entered the same person just then: whoever it was, the user is as asked. */
static void
test_twin (void)
{
  LkMaker maker;
  g_autoptr (LkDraft) draft = NULL;
  g_autoptr (LkCreateResult) result = NULL;

  lk_maker_init (&maker, N_USERS, LK_VERSION_NEWEST);
  draft = lk_maker_begin (&maker, NUMBER);
  lk_desk_set (&maker.desk, "twin@1");
  lk_desk_set (&maker.desk, LOST);
  result = lk_maker_create (&maker, draft);
  g_assert_cmpint (result->state, ==, LK_CREATE_DONE);
  g_assert_true (result->was_lost);
  g_assert_cmpint (result->id, ==, lk_demo_pbx_find_number (maker.desk.demo, NUMBER));
  g_assert_cmpuint (maker.n_created, ==, 0);
  lk_maker_clear (&maker);
}

/* Nobody answers any more; later someone does. */
static void
test_unknown (void)
{
  LkMaker maker;
  g_autoptr (LkDraft) draft = NULL;
  g_autoptr (LkCreateResult) unknown = NULL;
  g_autoptr (LkCreateResult) known = NULL;

  lk_maker_init (&maker, N_USERS, LK_VERSION_NEWEST);
  draft = lk_maker_begin (&maker, NUMBER);
  lk_desk_set (&maker.desk, LOST);
  for (guint i = 2; i < 4; i++)
    {
      g_autofree char *fault = g_strdup_printf ("status=500@%u,GET /xapi/v1/Users$", i);

      lk_desk_set (&maker.desk, fault);
    }
  unknown = lk_maker_create (&maker, draft);
  g_assert_cmpint (unknown->state, ==, LK_CREATE_UNKNOWN);
  g_assert_cmpint (unknown->id, ==, 0);
  g_assert_null (unknown->now);
  g_assert_error (unknown->error, LK_ERROR, LK_ERROR_UNKNOWN_OUTCOME);

  lk_demo_pbx_clear_faults (maker.desk.demo);
  known = lk_maker_look_again (&maker, draft);
  g_assert_cmpint (known->state, ==, LK_CREATE_DONE);
  g_assert_cmpint (known->id, ==, lk_demo_pbx_find_number (maker.desk.demo, NUMBER));
  g_assert_cmpuint (maker.bodies->len, ==, 1);
  lk_maker_clear (&maker);
}

/* One look that fails is made up for by the next. */
static void
test_second_look (void)
{
  LkMaker maker;
  g_autoptr (LkDraft) draft = NULL;
  g_autoptr (LkCreateResult) result = NULL;

  lk_maker_init (&maker, N_USERS, LK_VERSION_NEWEST);
  draft = lk_maker_begin (&maker, NUMBER);
  lk_desk_set (&maker.desk, LOST);
  lk_desk_set (&maker.desk, "status=500@2,GET /xapi/v1/Users$");
  result = lk_maker_create (&maker, draft);
  g_assert_cmpint (result->state, ==, LK_CREATE_DONE);
  lk_maker_clear (&maker);
}

static void
test_unread (void)
{
  LkMaker maker;
  g_autoptr (LkDraft) draft = NULL;
  g_autoptr (LkCreateResult) result = NULL;

  lk_maker_init (&maker, N_USERS, LK_VERSION_NEWEST);
  draft = lk_maker_begin (&maker, NUMBER);
  lk_desk_set (&maker.desk, "status=500@1,GET /xapi/v1/Users(");
  result = lk_maker_create (&maker, draft);
  g_assert_cmpint (result->state, ==, LK_CREATE_DIFFERENT);
  g_assert_cmpint (result->id, ==, lk_demo_pbx_find_number (maker.desk.demo, NUMBER));
  g_assert_null (result->now);
  g_assert_cmpuint (result->fields->len, ==, 2);
  lk_maker_clear (&maker);
}

/* The address belongs to someone who was there before, so it is not the new user. */
static void
test_email_known (void)
{
  LkMaker maker;
  g_autoptr (LkUser) somebody = NULL;
  g_autoptr (LkDraft) draft = NULL;
  g_autoptr (LkCreateResult) unknown = NULL;
  g_autoptr (LkCreateResult) result = NULL;

  lk_maker_init (&maker, N_USERS, LK_VERSION_NEWEST);
  somebody = lk_desk_open (&maker.desk, maker.desk.id);
  draft = lk_maker_begin (&maker, NUMBER);
  lk_desk_set_text (draft, "FirstName", lk_user_get_text (somebody, lk_user_field_first_name));
  lk_desk_set_text (draft, "LastName", lk_user_get_text (somebody, lk_user_field_last_name));
  lk_desk_set_text (draft, "EmailAddress", lk_user_get_text (somebody, lk_user_field_email));
  lk_desk_set (&maker.desk, RESET);
  for (guint i = 3; i < 7; i++)
    {
      g_autofree char *fault = g_strdup_printf ("status=500@%u,GET /xapi/v1/Users$", i);

      lk_desk_set (&maker.desk, fault);
    }
  unknown = lk_maker_create (&maker, draft);
  g_assert_cmpint (unknown->state, ==, LK_CREATE_UNKNOWN);
  lk_demo_pbx_clear_faults (maker.desk.demo);
  result = lk_maker_look_again (&maker, draft);
  g_assert_cmpint (result->state, ==, LK_CREATE_REFUSED);
  check_nobody (&maker);
  lk_maker_clear (&maker);
}

/* Who was only found may be somebody else's user: nothing is changed there. */
static void
test_found_is_left_alone (void)
{
  LkMaker maker;
  g_autoptr (LkDraft) draft = NULL;
  g_autoptr (LkCreateResult) result = NULL;

  lk_maker_init (&maker, N_USERS, LK_VERSION_NEWEST);
  lk_desk_set (&maker.desk, "main-department=ignored");
  lk_desk_set (&maker.desk, LOST);
  draft = lk_maker_begin (&maker, NUMBER);
  lk_maker_set_departments (&maker, draft, TRUE);
  result = lk_maker_create (&maker, draft);
  g_assert_cmpint (result->state, ==, LK_CREATE_DIFFERENT);
  check_only_field (result->fields, "PrimaryGroupId");
  g_assert_cmpuint (result->followed->len, ==, 0);
  g_assert_cmpuint (maker.desk.bodies->len, ==, 0);
  lk_maker_clear (&maker);
}

/* Whatever goes wrong, no password gets into the log or into a sentence. */
static void
test_no_secret_in_log (void)
{
  static const char *const faults[] = { "reset",      "lost",       "truncate",     "garbage",
                                        "status=400", "status=500", "unauthorized", "unbound" };
  LkMaker maker;

  lk_no_secrets_watch ();
  lk_maker_init (&maker, N_USERS, LK_VERSION_NEWEST);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *number = g_strdup_printf ("71%02u", i);
      g_autofree char *fault = g_strdup_printf ("%s@1,POST /xapi/v1/Users$", faults[i]);
      g_autoptr (LkDraft) draft = lk_maker_begin (&maker, number);
      g_autoptr (LkCreateResult) result = NULL;

      lk_desk_set_text (draft, "AccessPassword", "Storm7proof11");
      lk_desk_set_text (draft, "VMPIN", "730641");
      lk_desk_set (&maker.desk, fault);
      result = lk_maker_create (&maker, draft);
      g_assert_true (result->error == NULL
                     || strstr (result->error->message, "Storm7proof11") == NULL);
    }
  lk_maker_clear (&maker);
  lk_no_secrets_check ("Storm7proof11");
  lk_no_secrets_check ("730641");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/user-create-lost/email-known", test_email_known);
  g_test_add_func ("/user-create-lost/lost", test_lost);
  g_test_add_func ("/user-create-lost/hidden", test_hidden);
  g_test_add_func ("/user-create-lost/twin", test_twin);
  g_test_add_func ("/user-create-lost/unknown", test_unknown);
  g_test_add_func ("/user-create-lost/second-look", test_second_look);
  g_test_add_func ("/user-create-lost/unread", test_unread);
  g_test_add_func ("/user-create-lost/found-is-left-alone", test_found_is_left_alone);
  g_test_add_func ("/user-create-lost/no-secret-in-log", test_no_secret_in_log);
  return g_test_run ();
}
