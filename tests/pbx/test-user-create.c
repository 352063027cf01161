/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "lk-await.h"
#include "lk-error.h"
#include "lk-maker.h"
#include "lk-user-fields.h"

/* What becomes of a new user, and what is said of it. */

#define N_USERS 100
#define NUMBER  "7001"
#define SERVICE "800" /* a queue has this number */

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
test_done (void)
{
  LkMaker maker;
  g_autoptr (LkDraft) draft = NULL;
  g_autoptr (LkCreateResult) result = NULL;

  lk_maker_init (&maker, N_USERS, LK_VERSION_NEWEST);
  draft = lk_maker_begin (&maker, NUMBER);
  result = lk_maker_create_well (&maker, draft);
  g_assert_cmpint (result->id, ==, lk_demo_pbx_find_number (maker.desk.demo, NUMBER));
  g_assert_cmpstr (lk_user_get_text (result->now, lk_user_field_number), ==, NUMBER);
  g_assert_cmpstr (lk_user_get_text (result->now, lk_user_field_last_name), ==, "Newcomer");
  g_assert_cmpuint (json_object_get_size (maker.bodies->pdata[0]), ==, 2);
  /* What was not set is not asked for, least of all the passwords that the server made. */
  for (guint i = 0; i < maker.desk.reads->len; i++)
    {
      g_assert_nonnull (strstr (maker.desk.reads->pdata[i], "$select=Id,"));
      g_assert_null (strstr (maker.desk.reads->pdata[i], "Password"));
      g_assert_null (strstr (maker.desk.reads->pdata[i], "PIN"));
    }
  lk_maker_clear (&maker);
}

static void
test_without_number (void)
{
  LkMaker maker;
  g_autoptr (LkDraft) draft = NULL;
  g_autoptr (LkCreateResult) result = NULL;

  lk_maker_init (&maker, N_USERS, LK_VERSION_NEWEST);
  draft = lk_maker_begin (&maker, "");
  result = lk_maker_create (&maker, draft);
  g_assert_cmpint (result->state, ==, LK_CREATE_REFUSED);
  g_assert_error (result->error, LK_ERROR, LK_ERROR_INVALID);
  g_assert_cmpuint (maker.desk.reads->len, ==, 0);
  g_assert_cmpuint (maker.bodies->len, ==, 0);
  lk_maker_clear (&maker);
}

static void
test_read_only (void)
{
  LkMaker maker;
  g_autoptr (LkDraft) draft = NULL;
  g_autoptr (LkCreateResult) result = NULL;

  lk_maker_init (&maker, N_USERS, LK_VERSION_NEWEST);
  draft = lk_maker_begin (&maker, NUMBER);
  lk_desk_set_json (draft, "IsRegistered", "true");
  result = lk_maker_create (&maker, draft);
  g_assert_cmpint (result->state, ==, LK_CREATE_REFUSED);
  g_assert_cmpuint (maker.bodies->len, ==, 0);
  lk_maker_clear (&maker);
}

/* Who has the number */

static void
check_taken (LkMaker *maker, const LkCreateResult *result, const char *name)
{
  int id = lk_demo_pbx_find_number (maker->desk.demo, NUMBER);

  g_assert_cmpint (result->state, ==, LK_CREATE_TAKEN);
  g_assert_error (result->error, LK_ERROR, LK_ERROR_CONFLICT);
  g_assert_nonnull (strstr (result->error->message, NUMBER));
  g_assert_nonnull (strstr (result->error->message, name));
  g_assert_cmpuint (lk_error_get_details (result->error)->len, >, 0);
  g_assert_cmpint (id, !=, 0);
  g_assert_cmpint (result->id, ==, id);
  g_assert_cmpint (lk_user_get_id (result->now), ==, id);
  g_assert_cmpuint (maker->n_created, ==, 0);
}

static void
test_taken_before (void)
{
  LkMaker maker;
  g_autoptr (LkDraft) draft = NULL;
  g_autoptr (LkCreateResult) first = NULL;
  g_autoptr (LkCreateResult) second = NULL;

  lk_maker_init (&maker, N_USERS, LK_VERSION_NEWEST);
  draft = lk_maker_begin (&maker, NUMBER);
  first = lk_maker_create_well (&maker, draft);
  second = lk_maker_create (&maker, draft);
  check_taken (&maker, second, "Newcomer");
  g_assert_cmpuint (maker.bodies->len, ==, 0);
  lk_maker_clear (&maker);
}

static void
check_rival (const char *fault, gboolean was_lost)
{
  LkMaker maker;
  g_autoptr (LkDraft) draft = NULL;
  g_autoptr (LkCreateResult) result = NULL;

  lk_maker_init (&maker, N_USERS, LK_VERSION_NEWEST);
  draft = lk_maker_begin (&maker, NUMBER);
  lk_desk_set (&maker.desk, "rival@1");
  if (fault != NULL)
    lk_desk_set (&maker.desk, fault);
  result = lk_maker_create (&maker, draft);
  check_taken (&maker, result, "Ruth Rival");
  g_assert_true (result->was_lost == was_lost);
  g_assert_cmpuint (maker.bodies->len, ==, 1);
  lk_maker_clear (&maker);
}

static void
test_taken_meanwhile (void)
{
  check_rival (NULL, FALSE);
  check_rival (LOST, TRUE);
  check_rival (RESET, TRUE);
  check_rival ("status=500@1,POST /xapi/v1/Users$", TRUE);
}

/* A queue is nobody whom a look would find. */
static void
test_taken_by_service (void)
{
  LkMaker maker;
  g_autoptr (LkDraft) draft = NULL;
  g_autoptr (LkCreateResult) result = NULL;

  lk_maker_init (&maker, N_USERS, LK_VERSION_NEWEST);
  draft = lk_maker_begin (&maker, SERVICE);
  result = lk_maker_create (&maker, draft);
  g_assert_cmpint (result->state, ==, LK_CREATE_TAKEN);
  g_assert_cmpint (result->id, ==, 0);
  g_assert_null (result->now);
  check_only_field (result->fields, "Number");
  g_assert_nonnull (strstr (result->error->message, SERVICE));
  lk_maker_clear (&maker);
}

/* Refusals */

static void
test_email_taken (void)
{
  LkMaker maker;
  g_autoptr (LkUser) somebody = NULL;
  g_autoptr (LkDraft) draft = NULL;
  g_autoptr (LkCreateResult) result = NULL;

  lk_maker_init (&maker, N_USERS, LK_VERSION_NEWEST);
  somebody = lk_desk_open (&maker.desk, maker.desk.id);
  draft = lk_maker_begin (&maker, NUMBER);
  lk_desk_set_text (draft, "EmailAddress", lk_user_get_text (somebody, lk_user_field_email));
  result = lk_maker_create (&maker, draft);
  g_assert_cmpint (result->state, ==, LK_CREATE_REFUSED);
  g_assert_error (result->error, LK_ERROR, LK_ERROR_CONFLICT);
  check_only_field (result->fields, "EmailAddress");
  check_nobody (&maker);
  lk_maker_clear (&maker);
}

static void
test_full (void)
{
  LkMaker maker;
  g_autoptr (LkDraft) draft = NULL;
  g_autoptr (LkCreateResult) result = NULL;

  lk_maker_init (&maker, N_USERS, LK_VERSION_NEWEST);
  lk_desk_set (&maker.desk, "licence=full");
  draft = lk_maker_begin (&maker, NUMBER);
  result = lk_maker_create (&maker, draft);
  g_assert_cmpint (result->state, ==, LK_CREATE_REFUSED);
  g_assert_error (result->error, LK_ERROR, LK_ERROR_LICENCE);
  g_assert_nonnull (strstr (result->error->message, "no room"));
  check_nobody (&maker);
  lk_maker_clear (&maker);
}

/* What follows */

static void
check_followed (const char *knob, const char *field, guint n_posts)
{
  LkMaker maker;
  g_autoptr (LkDraft) draft = NULL;
  g_autoptr (LkCreateResult) result = NULL;

  lk_maker_init (&maker, N_USERS, LK_VERSION_NEWEST);
  lk_desk_set (&maker.desk, knob);
  draft = lk_maker_begin (&maker, NUMBER);
  lk_maker_set_departments (&maker, draft, TRUE);
  result = lk_maker_create_well (&maker, draft);
  check_only_field (result->followed, field);
  g_assert_cmpuint (maker.bodies->len, ==, n_posts);
  g_assert_cmpuint (maker.desk.bodies->len, ==, 1);
  g_assert_true (lk_maker_is_true (&maker, result->id, draft, lk_user_field_groups));
  g_assert_true (lk_maker_is_true (&maker, result->id, draft, lk_user_field_primary_group));
  lk_maker_clear (&maker);
}

static void
test_followed (void)
{
  check_followed ("main-department=refused", "PrimaryGroupId", 2);
  check_followed ("main-department=ignored", "PrimaryGroupId", 1);
  check_followed ("new-rights=users", "Groups", 1);
}

/* Without any membership the server is right to refuse the main department. */
static void
test_main_department_alone (void)
{
  LkMaker maker;
  g_autoptr (LkDraft) draft = NULL;
  g_autoptr (LkCreateResult) result = NULL;

  lk_maker_init (&maker, N_USERS, LK_VERSION_NEWEST);
  lk_desk_set (&maker.desk, "main-department=refused");
  draft = lk_maker_begin (&maker, NUMBER);
  lk_desk_set_json (draft, "PrimaryGroupId", "28");
  result = lk_maker_create (&maker, draft);
  g_assert_cmpint (result->state, ==, LK_CREATE_REFUSED);
  check_only_field (result->fields, "PrimaryGroupId");
  g_assert_cmpuint (maker.bodies->len, ==, 1);
  check_nobody (&maker);
  lk_maker_clear (&maker);
}

static void
check_not_followed (const char *fault)
{
  LkMaker maker;
  g_autoptr (LkDraft) draft = NULL;
  g_autoptr (LkCreateResult) result = NULL;

  lk_maker_init (&maker, N_USERS, LK_VERSION_NEWEST);
  lk_desk_set (&maker.desk, "main-department=ignored");
  lk_desk_set (&maker.desk, fault);
  draft = lk_maker_begin (&maker, NUMBER);
  lk_maker_set_departments (&maker, draft, TRUE);
  result = lk_maker_create (&maker, draft);
  g_assert_cmpint (result->state, ==, LK_CREATE_DIFFERENT);
  check_only_field (result->fields, "PrimaryGroupId");
  check_only_field (result->followed, "PrimaryGroupId");
  g_assert_cmpuint (strlen (result->error->message), >, 20);
  g_assert_false (lk_maker_is_true (&maker, result->id, draft, lk_user_field_primary_group));
  lk_maker_clear (&maker);
}

static void
test_not_followed (void)
{
  check_not_followed ("status=403@1,PATCH /xapi/v1/Users(");
  check_not_followed ("reset@1,PATCH /xapi/v1/Users(");
  check_not_followed ("status=500@2,GET /xapi/v1/Users(");
}

/* When a person cancels: with the answer to the first request of this method. */
typedef struct
{
  const char *method;
  GCancellable *cancellable;
} Regret;

static void
regret_cb (LkDemoPbx *demo,
           const char *method,
           const char *uri,
           const char *request_body,
           guint status,
           const char *response_body,
           Regret *regret)
{
  if (g_str_equal (method, regret->method) && strstr (uri, "/Users") != NULL)
    g_cancellable_cancel (regret->cancellable);
}

static LkCreateResult *
create_and_regret (LkMaker *maker, const char *method, GError **error)
{
  g_autoptr (LkDraft) draft = lk_maker_begin (maker, NUMBER);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *pending = NULL;
  Regret regret = { method, cancellable };
  LkCreateResult *outcome;
  gulong handler;

  lk_maker_watch (maker);
  handler = g_signal_connect (maker->desk.demo, "exchange", G_CALLBACK (regret_cb), &regret);
  lk_user_create_async (maker->desk.pbx, draft, cancellable, lk_await_cb, &pending);
  result = lk_await (&pending);
  outcome = lk_user_create_finish (maker->desk.pbx, result, error);

  g_signal_handler_disconnect (maker->desk.demo, handler);
  g_assert_true (g_cancellable_is_cancelled (cancellable));
  return outcome;
}

static void
test_cancelled (void)
{
  LkMaker maker;
  g_autoptr (LkCreateResult) outcome = NULL;
  g_autoptr (GError) error = NULL;

  lk_maker_init (&maker, N_USERS, LK_VERSION_NEWEST);
  g_assert_null (create_and_regret (&maker, "GET", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (maker.bodies->len, ==, 0);
  check_nobody (&maker);

  outcome = create_and_regret (&maker, "POST", NULL);
  g_assert_cmpint (outcome->state, ==, LK_CREATE_DONE);
  lk_maker_clear (&maker);
}

/* The draft may change while the user is being created. */
static void
test_snapshot (void)
{
  LkMaker maker;
  g_autoptr (LkDraft) draft = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (LkCreateResult) outcome = NULL;
  GAsyncResult *pending = NULL;

  lk_maker_init (&maker, N_USERS, LK_VERSION_NEWEST);
  draft = lk_maker_begin (&maker, NUMBER);
  lk_maker_watch (&maker);
  lk_user_create_async (maker.desk.pbx, draft, NULL, lk_await_cb, &pending);
  lk_desk_set_text (draft, "LastName", "Later");
  result = lk_await (&pending);
  outcome = lk_user_create_finish (maker.desk.pbx, result, NULL);
  g_assert_cmpint (outcome->state, ==, LK_CREATE_DONE);
  g_assert_cmpstr (lk_user_get_text (outcome->now, lk_user_field_last_name), ==, "Newcomer");
  g_clear_object (&result);
  lk_maker_clear (&maker);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/user-create/done", test_done);
  g_test_add_func ("/user-create/without-number", test_without_number);
  g_test_add_func ("/user-create/read-only", test_read_only);
  g_test_add_func ("/user-create/taken-before", test_taken_before);
  g_test_add_func ("/user-create/taken-meanwhile", test_taken_meanwhile);
  g_test_add_func ("/user-create/taken-by-service", test_taken_by_service);
  g_test_add_func ("/user-create/email-taken", test_email_taken);
  g_test_add_func ("/user-create/full", test_full);
  g_test_add_func ("/user-create/followed", test_followed);
  g_test_add_func ("/user-create/main-department-alone", test_main_department_alone);
  g_test_add_func ("/user-create/not-followed", test_not_followed);
  g_test_add_func ("/user-create/cancelled", test_cancelled);
  g_test_add_func ("/user-create/snapshot", test_snapshot);
  return g_test_run ();
}
