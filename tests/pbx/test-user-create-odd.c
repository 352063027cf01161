/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "lk-await.h"
#include "lk-desk.h"
#include "lk-error.h"
#include "lk-pbx-groups.h"
#include "lk-pbx-new-users.h"
#include "lk-stub.h"
#include "lk-user-create-private.h"
#include "lk-user-fields.h"

/* Servers that answer otherwise than expected when users are created. */

#define NUMBER "105"
#define EMAIL  "ada@example.org"
#define NOBODY "{\"value\":[]}"
#define PERSON(number, first)                                                                      \
  "{\"Id\":7,\"Number\":\"" number "\",\"FirstName\":\"" first                                     \
  "\",\"LastName\":\"Byron\",\"DisplayName\":\"\",\"EmailAddress\":\"" EMAIL "\"}"
#define ONE(person) "{\"value\":[" person "]}"
#define ADA         PERSON (NUMBER, "Ada")
#define EVE         PERSON (NUMBER, "Eve")
#define ELSEWHERE   PERSON ("190", "Ada")

/* What the server says, one request after the other. */
typedef struct
{
  const char *path; /* what the request's path ends in */
  guint status;
  const char *answer;
} Line;

typedef struct
{
  const Line *lines;
  guint n_lines;
  guint next;
  guint n_posts;
} Play;

static void
play_cb (LkStub *stub, SoupServerMessage *message, gpointer user_data)
{
  Play *play = user_data;
  const char *path = g_uri_get_path (soup_server_message_get_uri (message));
  const Line *line = &play->lines[play->next];

  g_assert_cmpuint (play->next, <, play->n_lines);
  play->next++;
  play->n_posts += soup_server_message_get_method (message) == SOUP_METHOD_POST;
  g_assert_true (g_str_has_suffix (path, line->path));
  lk_stub_answer_json (message, line->status, line->answer);
}

static LkDraft *
begin (void)
{
  LkDraft *draft = lk_draft_new_user (LK_VERSION_NEWEST);

  lk_desk_set_text (draft, "Number", NUMBER);
  lk_desk_set_text (draft, "FirstName", "Ada");
  lk_desk_set_text (draft, "LastName", "Byron");
  lk_desk_set_text (draft, "EmailAddress", EMAIL);
  return draft;
}

static LkCreateResult *
perform (const Line *lines, guint n_lines)
{
  Play play = { lines, n_lines };
  g_autoptr (LkStub) stub = lk_stub_new (play_cb, &play);
  g_autoptr (LkPbx) pbx = lk_await_new_pbx (lk_stub_get_origin (stub));
  g_autoptr (LkDraft) draft = begin ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *pending = NULL;
  LkCreateResult *outcome;

  lk_user_create_patience = 1;
  lk_user_create_async (pbx, draft, NULL, lk_await_cb, &pending);
  result = lk_await (&pending);
  outcome = lk_user_create_finish (pbx, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (play.next, ==, n_lines);
  g_assert_cmpuint (play.n_posts, <=, 1);
  return outcome;
}

#define PERFORM(lines) perform (lines, G_N_ELEMENTS (lines))

static const char *const nameless[] = {
  "{}",         "{\"Id\":null}", "{\"Id\":\"7\"}",
  "{\"Id\":0}", "{\"Id\":-7}",   "{\"Id\":99999999999}",
  "[]",         "null",          "",
};

/* The server took it and does not say whom: they are looked up. */
static void
test_nameless (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (nameless); i++)
    {
      const Line lines[] = {
        { "/Users", 200, NOBODY },    { "/Users", 200, NOBODY },    { "/Users", 201, nameless[i] },
        { "/Users", 200, ONE (ADA) }, { "/Users", 200, ONE (ADA) }, { "/Users(7)", 200, ADA },
      };
      g_autoptr (LkCreateResult) result = PERFORM (lines);

      g_assert_cmpint (result->state, ==, LK_CREATE_DONE);
      g_assert_cmpint (result->id, ==, 7);
      g_assert_true (result->was_lost);
    }
}

/* It comes into being between the two looks. */
static void
test_late (void)
{
  const Line lines[] = {
    { "/Users", 200, NOBODY },    { "/Users", 200, NOBODY }, { "/Users", 502, "" },
    { "/Users", 200, NOBODY },    { "/Users", 200, NOBODY }, { "/Users", 200, ONE (ADA) },
    { "/Users", 200, ONE (ADA) }, { "/Users(7)", 200, ADA },
  };
  g_autoptr (LkCreateResult) result = PERFORM (lines);

  g_assert_cmpint (result->state, ==, LK_CREATE_DONE);
  g_assert_true (result->was_lost);
}

/* Where the server chose another number, the address tells who it is. */
static void
test_other_number (void)
{
  const Line lines[] = {
    { "/Users", 200, NOBODY }, { "/Users", 200, NOBODY },          { "/Users", 502, "" },
    { "/Users", 200, NOBODY }, { "/Users", 200, ONE (ELSEWHERE) }, { "/Users(7)", 200, ELSEWHERE },
  };
  g_autoptr (LkCreateResult) result = PERFORM (lines);

  g_assert_cmpint (result->state, ==, LK_CREATE_DIFFERENT);
  g_assert_cmpint (result->id, ==, 7);
  g_assert_cmpuint (result->fields->len, ==, 1);
  g_assert_true (result->fields->pdata[0] == lk_user_field_number);
}

static void
test_other_number_at_once (void)
{
  const Line lines[] = {
    { "/Users", 200, NOBODY },
    { "/Users", 200, NOBODY },
    { "/Users", 201, ELSEWHERE },
    { "/Users(7)", 200, ELSEWHERE },
  };
  g_autoptr (LkCreateResult) result = PERFORM (lines);

  g_assert_cmpint (result->state, ==, LK_CREATE_DIFFERENT);
  g_assert_true (result->fields->pdata[0] == lk_user_field_number);
  g_assert_cmpuint (result->followed->len, ==, 0);
}

/* The number is somebody else's, and the address, which was somebody's before, says nothing. */
static void
test_known_address (void)
{
  const Line lines[] = {
    { "/Users", 200, NOBODY },
    { "/Users", 200, ONE (ELSEWHERE) },
    { "/Users", 502, "" },
    { "/Users", 200, NOBODY },
    { "/Users", 200, ONE (ELSEWHERE) },
    { "/Users", 200, NOBODY },
    { "/Users", 200, ONE (ELSEWHERE) },
  };
  g_autoptr (LkCreateResult) result = PERFORM (lines);

  g_assert_cmpint (result->state, ==, LK_CREATE_REFUSED);
  g_assert_cmpint (result->id, ==, 0);
}

static void
test_someone_else (void)
{
  const Line lines[] = {
    { "/Users", 200, NOBODY },    { "/Users", 200, NOBODY }, { "/Users", 502, "" },
    { "/Users", 200, ONE (EVE) }, { "/Users", 200, NOBODY },
  };
  g_autoptr (LkCreateResult) result = PERFORM (lines);

  g_assert_cmpint (result->state, ==, LK_CREATE_TAKEN);
  g_assert_nonnull (strstr (result->error->message, "Eve Byron"));
}

/* There, and gone again when it is read. */
static void
test_gone (void)
{
  const Line lines[] = {
    { "/Users", 200, NOBODY },
    { "/Users", 200, NOBODY },
    { "/Users", 201, ADA },
    { "/Users(7)", 404, "" },
  };
  g_autoptr (LkCreateResult) result = PERFORM (lines);

  g_assert_cmpint (result->state, ==, LK_CREATE_UNKNOWN);
  g_assert_nonnull (result->error);
}

/* Filters that a server pays no heed to find nobody; rows that are none are no answer. */
static void
test_unfiltered (void)
{
  const Line lines[] = {
    { "/Users", 200, ONE (ELSEWHERE) },
    { "/Users", 200, "{\"value\":[" ELSEWHERE ",null]}" },
  };
  g_autoptr (LkCreateResult) result = PERFORM (lines);

  g_assert_cmpint (result->state, ==, LK_CREATE_REFUSED);
  g_assert_error (result->error, LK_ERROR, LK_ERROR_PROTOCOL);
}

/* The endpoints */

typedef struct
{
  const char *answer;
  guint status;
} Reply;

static void
reply_cb (LkStub *stub, SoupServerMessage *message, gpointer user_data)
{
  const Reply *reply = user_data;

  lk_stub_answer_json (message, reply->status, reply->answer);
}

static void
check_range (const char *answer, const char *wanted_from, const char *wanted_to)
{
  Reply reply = { answer, 200 };
  g_autoptr (LkStub) stub = lk_stub_new (reply_cb, &reply);
  g_autoptr (LkPbx) pbx = lk_await_new_pbx (lk_stub_get_origin (stub));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  GAsyncResult *pending = NULL;

  lk_pbx_groups_get_number_range_async (pbx, 28, NULL, lk_await_cb, &pending);
  result = lk_await (&pending);
  g_assert_true (lk_pbx_groups_get_number_range_finish (pbx, result, &from, &to, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (from, ==, wanted_from);
  g_assert_cmpstr (to, ==, wanted_to);
  g_assert_cmpstr (lk_stub_get_request (stub, 0), ==, "GET /xapi/v1/Groups(28)?$select=Id,Props");
}

#define RANGE(from, to)                                                                            \
  "{\"Id\":28,\"Props\":{\"UserNumberFrom\":" from ",\"UserNumberTo\":" to "}}"

static void
test_range (void)
{
  check_range (RANGE ("\"100\"", "\"199\""), "100", "199");
  check_range (RANGE ("\"007\"", "\"010\""), "007", "010");
  check_range (RANGE ("\"5\"", "\"5\""), "5", "5");
  check_range (RANGE ("\"199\"", "\"100\""), NULL, NULL);
  check_range (RANGE ("\"\"", "\"\""), NULL, NULL);
  check_range (RANGE ("\"100\"", "\"\""), NULL, NULL);
  check_range (RANGE ("null", "null"), NULL, NULL);
  check_range (RANGE ("100", "199"), NULL, NULL);
  check_range (RANGE ("\"-5\"", "\"5\""), NULL, NULL);
  check_range (RANGE ("\"1a\"", "\"2a\""), NULL, NULL);
  check_range (RANGE ("\"1\"", "\"99999999999999999999999\""), NULL, NULL);
  check_range ("{\"Id\":28,\"Props\":null}", NULL, NULL);
  check_range ("{\"Id\":28,\"Props\":[]}", NULL, NULL);
  check_range ("{\"Id\":28}", NULL, NULL);
}

static char *
find_free_number (const char *answer, GError **error)
{
  Reply reply = { answer, 200 };
  g_autoptr (LkStub) stub = lk_stub_new (reply_cb, &reply);
  g_autoptr (LkPbx) pbx = lk_await_new_pbx (lk_stub_get_origin (stub));
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *pending = NULL;

  lk_pbx_users_find_free_number_async (pbx, NULL, lk_await_cb, &pending);
  result = lk_await (&pending);
  g_assert_cmpstr (lk_stub_get_request (stub, 0), ==,
                   "GET /xapi/v1/Users/Pbx.GetFirstAvailableExtensionNumber()");
  return lk_pbx_users_find_free_number_finish (pbx, result, error);
}

static void
test_free_number (void)
{
  static const char *const silent[] = {
    "{\"value\":\"105\"}", "{\"Number\":null}", "{\"Number\":\"\"}", "{\"Number\":105}", "{}", "[]"
  };
  g_autofree char *number = find_free_number ("{\"Number\":\"105\"}", NULL);

  g_assert_cmpstr (number, ==, "105");
  for (guint i = 0; i < G_N_ELEMENTS (silent); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (find_free_number (silent[i], &error));
      g_assert_error (error, LK_ERROR, LK_ERROR_PROTOCOL);
    }
}

static GPtrArray *
find (LkStub *stub, const char *number, const char *email, GError **error)
{
  const LkField *names[] = { lk_user_field_number, lk_user_field_email };
  g_autoptr (LkFieldSet) fields = lk_field_set_new_of (names, G_N_ELEMENTS (names));
  g_autoptr (LkPbx) pbx = lk_await_new_pbx (lk_stub_get_origin (stub));
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *pending = NULL;

  lk_pbx_users_find_async (pbx, number, email, fields, NULL, lk_await_cb, &pending);
  result = lk_await (&pending);
  return lk_pbx_users_find_finish (pbx, result, error);
}

static void
test_find (void)
{
  Reply reply = { ONE (ADA), 200 };
  g_autoptr (LkStub) stub = lk_stub_new (reply_cb, &reply);
  g_autoptr (GPtrArray) both = find (stub, NUMBER, "ADA@Example.org", NULL);
  g_autoptr (GPtrArray) other = NULL;
  g_autoptr (GPtrArray) nobody = NULL;

  g_assert_cmpuint (both->len, ==, 1);
  g_assert_cmpuint (lk_stub_count_requests (stub), ==, 2);
  g_assert_nonnull (strstr (lk_stub_get_request (stub, 0), "$filter=Number%20eq%20'105'"));
  g_assert_nonnull (
    strstr (lk_stub_get_request (stub, 1), "$filter=tolower(EmailAddress)%20eq%20'" EMAIL "'"));
  for (guint i = 0; i < 2; i++)
    g_assert_nonnull (strstr (lk_stub_get_request (stub, i), "$select=Id,"));

  other = find (stub, "o'105", NULL, NULL);
  g_assert_cmpuint (other->len, ==, 0);
  g_assert_nonnull (strstr (lk_stub_get_request (stub, 2), "'o''105'"));
  nobody = find (stub, NULL, "", NULL);
  g_assert_cmpuint (nobody->len, ==, 0);
  g_assert_cmpuint (lk_stub_count_requests (stub), ==, 3);
}

/* The welcome goes out once, whatever the answer. */
static void
test_welcome (void)
{
  static const Reply replies[] = { { "", 204 }, { "", 500 }, { "<", 200 } };

  for (guint i = 0; i < G_N_ELEMENTS (replies); i++)
    {
      g_autoptr (LkStub) stub = lk_stub_new (reply_cb, (gpointer) &replies[i]);
      g_autoptr (LkPbx) pbx = lk_await_new_pbx (lk_stub_get_origin (stub));
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;
      GAsyncResult *pending = NULL;

      lk_pbx_users_send_welcome_async (pbx, 7, NULL, lk_await_cb, &pending);
      result = lk_await (&pending);
      g_assert_true (lk_pbx_users_send_welcome_finish (pbx, result, &error) == (i == 0));
      g_assert_true ((error == NULL) == (i == 0));
      g_assert_cmpuint (lk_stub_count_requests (stub), ==, 1);
      g_assert_cmpstr (lk_stub_get_request (stub, 0), ==,
                       "POST /xapi/v1/Users(7)/Pbx.SendWelcomeEmail");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/user-create-odd/nameless", test_nameless);
  g_test_add_func ("/user-create-odd/late", test_late);
  g_test_add_func ("/user-create-odd/other-number", test_other_number);
  g_test_add_func ("/user-create-odd/other-number-at-once", test_other_number_at_once);
  g_test_add_func ("/user-create-odd/known-address", test_known_address);
  g_test_add_func ("/user-create-odd/someone-else", test_someone_else);
  g_test_add_func ("/user-create-odd/gone", test_gone);
  g_test_add_func ("/user-create-odd/unfiltered", test_unfiltered);
  g_test_add_func ("/user-create-odd/range", test_range);
  g_test_add_func ("/user-create-odd/free-number", test_free_number);
  g_test_add_func ("/user-create-odd/find", test_find);
  g_test_add_func ("/user-create-odd/welcome", test_welcome);
  return g_test_run ();
}
