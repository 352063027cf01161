/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "lk-await.h"
#include "lk-error.h"
#include "lk-pbx-users.h"
#include "lk-stub.h"

/* What a server says about a change that it does not take, and what a person gets to read. */

static void
refuse_cb (LkStub *stub, SoupServerMessage *message, gpointer user_data)
{
  lk_stub_answer_json (message, 400, user_data);
}

static GError *
get_refusal (const char *answer)
{
  g_autoptr (LkStub) stub = lk_stub_new (refuse_cb, (gpointer) answer);
  g_autoptr (LkPbx) pbx = lk_await_new_pbx (lk_stub_get_origin (stub));
  g_autoptr (JsonObject) body = json_object_new ();
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *pending = NULL;
  GError *error = NULL;

  lk_pbx_users_change_async (pbx, 1, body, NULL, lk_await_cb, &pending);
  result = lk_await (&pending);
  g_assert_false (lk_pbx_users_change_finish (pbx, result, &error));
  g_assert_cmpuint (lk_stub_count_requests (stub), ==, 1);
  return error;
}

static void
check_detail (const GError *error,
              guint index,
              const char *target,
              const char *code,
              const char *sentence)
{
  GPtrArray *details = lk_error_get_details (error);
  const LkErrorDetail *detail;

  g_assert_nonnull (details);
  g_assert_cmpuint (index, <, details->len);
  detail = details->pdata[index];
  g_assert_cmpstr (detail->target, ==, target);
  g_assert_cmpstr (detail->code, ==, code);
  g_assert_cmpstr (detail->sentence, ==, sentence);
}

static void
test_several (void)
{
  g_autoptr (GError) error =
    get_refusal ("{\"error\":{\"code\":\"\",\"message\":\"Several\",\"details\":["
                 "{\"code\":\"\",\"message\":\"WARNINGS.XAPI.REQUIRED\",\"target\":\"FirstName\"},"
                 "null,7,{},{\"message\":null,\"target\":\"LastName\"},{\"message\":\"\"},"
                 "{\"message\":\"WARNINGS.BRAND_NEW\",\"target\":\"Mobile\"},"
                 "{\"message\":\"WARNINGS.XAPI.INVALID\",\"target\":null},"
                 "{\"message\":\"WARNINGS.MAC_USED_BY\",\"target\":\"Phones[0].MacAddress\"}]}}");

  g_assert_error (error, LK_ERROR, LK_ERROR_INVALID);
  g_assert_cmpuint (lk_error_get_details (error)->len, ==, 4);
  check_detail (error, 0, "FirstName", "WARNINGS.XAPI.REQUIRED", "This must be filled in.");
  check_detail (error, 1, "Mobile", "WARNINGS.BRAND_NEW", "WARNINGS.BRAND_NEW");
  check_detail (error, 2, NULL, "WARNINGS.XAPI.INVALID", "This value is not allowed.");
  check_detail (error, 3, "Phones[0].MacAddress", "WARNINGS.MAC_USED_BY",
                "This MAC address belongs to another phone.");
  g_assert_cmpstr (error->message, ==,
                   "First name: This must be filled in.\nMobile: WARNINGS.BRAND_NEW\n"
                   "This value is not allowed.\n"
                   "Desk phones: This MAC address belongs to another phone.");
}

static void
test_two_lines (void)
{
  g_autoptr (GError)
    error = get_refusal ("{\"error\":{\"message\":\"VMPIN:\\nWARNINGS.XAPI.INVALID_PIN_NUMBER\"}}");

  g_assert_error (error, LK_ERROR, LK_ERROR_INVALID);
  check_detail (error, 0, "VMPIN", "WARNINGS.XAPI.INVALID_PIN_NUMBER",
                "The PIN must be digits, and of the allowed length.");
}

static void
test_only_words (void)
{
  g_autoptr (GError) error = get_refusal ("{\"error\":{\"message\":\"Not today.\"}}");

  g_assert_error (error, LK_ERROR, LK_ERROR_INVALID);
  g_assert_null (lk_error_get_details (error));
  g_assert_nonnull (strstr (error->message, "Not today."));
}

static void
test_misbound (void)
{
  g_autoptr (GError)
    error = get_refusal ("{\"error\":{\"code\":\"\",\"message\":\"The input was not valid.\\n\\n"
                         "delta:\\nThe delta field is required.\"}}");

  g_assert_error (error, LK_ERROR, LK_ERROR_INCOMPATIBLE);
}

/* A question that is a POST changes nothing: a lost answer leaves nothing open. */
static void
hang_up_cb (LkStub *stub, SoupServerMessage *message, gpointer user_data)
{
  lk_stub_answer_raw (message, "");
}

static char **
find_duplicates (LkStub *stub, GError **error)
{
  g_autoptr (LkPbx) pbx = lk_await_new_pbx (lk_stub_get_origin (stub));
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *pending = NULL;

  lk_pbx_users_find_duplicated_emails_async (pbx, (const char *const[]) { "a@example.com", NULL },
                                             NULL, lk_await_cb, &pending);
  result = lk_await (&pending);
  return lk_pbx_users_find_duplicated_emails_finish (pbx, result, error);
}

static void
test_lost_question (void)
{
  g_autoptr (LkStub) stub = lk_stub_new (hang_up_cb, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (find_duplicates (stub, &error));
  g_assert_error (error, LK_ERROR, LK_ERROR_OFFLINE);
}

static void
odd_cb (LkStub *stub, SoupServerMessage *message, gpointer user_data)
{
  lk_stub_answer_json (message, 200, user_data);
}

static void
test_odd_answers (void)
{
  static const char *const odd[] = { "[]", "{}", "{\"value\":null}", "{\"value\":\"a\"}" };
  g_autoptr (LkStub) stub = lk_stub_new (odd_cb, "{\"value\":[null,7,\"A@example.com\",{}]}");
  g_auto (GStrv) taken = find_duplicates (stub, NULL);

  g_assert_cmpuint (g_strv_length (taken), ==, 1);
  g_assert_cmpstr (taken[0], ==, "A@example.com");
  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autoptr (GError) error = NULL;

      lk_stub_set_handler (stub, odd_cb, (gpointer) odd[i]);
      g_assert_null (find_duplicates (stub, &error));
      g_assert_error (error, LK_ERROR, LK_ERROR_PROTOCOL);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/refusals/several", test_several);
  g_test_add_func ("/refusals/two-lines", test_two_lines);
  g_test_add_func ("/refusals/only-words", test_only_words);
  g_test_add_func ("/refusals/misbound", test_misbound);
  g_test_add_func ("/refusals/lost-question", test_lost_question);
  g_test_add_func ("/refusals/odd-answers", test_odd_answers);
  return g_test_run ();
}
