/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "lk-test-http.h"

#define FORM  "client_id=900&client_secret=not+a+real+key&grant_type=client_credentials"
#define USERS "/xapi/v1/Users?$top=1&$select=Id"

static JsonObject *
sign_in (LkTestHttp *http)
{
  g_autoptr (LkTestAnswer) answer = lk_test_send_form (http, SOUP_FORM_MIME_TYPE_URLENCODED, FORM);

  g_assert_cmpuint (answer->status, ==, 200);
  return json_node_dup_object (answer->json);
}

static JsonNode *
decode (const char *token, guint part)
{
  g_auto (GStrv) parts = g_strsplit (token, ".", -1);
  g_autofree char *padded = NULL;
  g_autofree guchar *bytes = NULL;
  g_autofree char *text = NULL;
  gsize length;

  g_assert_cmpuint (g_strv_length (parts), ==, 3);
  padded = g_strconcat (parts[part], "==", NULL);
  g_strdelimit (padded, "-", '+');
  g_strdelimit (padded, "_", '/');
  padded[(strlen (padded) / 4) * 4] = '\0';
  bytes = g_base64_decode (padded, &length);
  text = g_strndup ((const char *) bytes, length);
  return json_from_string (text, NULL);
}

static void
test_answer (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (1, 0);
  g_autoptr (JsonObject) body = sign_in (http);

  g_assert_cmpstr (json_object_get_string_member (body, "token_type"), ==, "Bearer");
  g_assert_cmpint (json_object_get_int_member (body, "expires_in"), ==, 60);
  g_assert_true (json_object_get_null_member (body, "refresh_token"));
}

static void
test_token_is_jwt (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (1, 0);
  g_autoptr (JsonNode) header = decode (http->token, 0);
  g_autoptr (JsonNode) claims = decode (http->token, 1);
  JsonObject *object = json_node_get_object (claims);

  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (header), "alg"), ==,
                   "ES256");
  g_assert_nonnull (json_object_get_string_member (json_node_get_object (header), "kid"));
  g_assert_cmpstr (json_object_get_string_member (object, "MaxRole"), ==, "system_owners");
  g_assert_cmpint (json_object_get_int_member (object, "exp")
                     - json_object_get_int_member (object, "iat"),
                   ==, 60);
}

static void
assert_lifetime (LkVersion version, const char *knob, int expires_in, int seconds)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (1, version);
  g_autoptr (JsonObject) body = NULL;
  g_autoptr (JsonNode) claims = NULL;
  JsonObject *object;

  if (knob != NULL)
    lk_test_http_set (http, knob);
  body = sign_in (http);
  claims = decode (json_object_get_string_member (body, "access_token"), 1);
  object = json_node_get_object (claims);

  g_assert_cmpint (json_object_get_int_member (body, "expires_in"), ==, expires_in);
  g_assert_cmpint (json_object_get_int_member (object, "exp")
                     - json_object_get_int_member (object, "iat"),
                   ==, seconds);
}

static void
test_lifetime (void)
{
  assert_lifetime (LK_VERSION (20, 0, 8), NULL, 60, 3600);
  assert_lifetime (LK_VERSION (20, 0, 9), NULL, 60, 60);
  assert_lifetime (LK_VERSION (20, 0, 10), "token-lifetime=7200", 7200, 7200);
  assert_lifetime (LK_VERSION (20, 0, 10), "expires=minutes", 1, 60);
  assert_lifetime (LK_VERSION (20, 0, 5), "expires=seconds", 3600, 3600);
}

static void
test_token_ends (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (1, 0);

  lk_test_http_set (http, "token-lifetime=1");
  lk_test_http_sign_in (http);
  lk_test_expect (http, "GET", USERS, NULL, 200);
  g_usleep (1100 * 1000);
  lk_test_expect (http, "GET", USERS, NULL, 401);
}

static void
test_multipart (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (1, 0);
  g_autoptr (LkTestAnswer) answer = lk_test_send_form (
    http, "multipart/form-data; boundary=b",
    "--b\r\nContent-Disposition: form-data; name=\"client_id\"\r\n\r\n900\r\n"
    "--b\r\nContent-Disposition: form-data; name=\"client_secret\"\r\n\r\nnot a real key\r\n"
    "--b\r\nContent-Disposition: form-data; name=\"grant_type\"\r\n\r\nclient_credentials\r\n"
    "--b--\r\n");

  g_assert_cmpuint (answer->status, ==, 200);
}

static void
assert_form_refused (LkTestHttp *http, const char *type, const char *form, guint status)
{
  g_autoptr (LkTestAnswer) answer = lk_test_send_form (http, type, form);

  g_assert_cmpuint (answer->status, ==, status);
  g_assert_nonnull (json_object_get_string_member (json_node_get_object (answer->json), "error"));
}

static void
test_refusals (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (1, 0);
  const char *type = SOUP_FORM_MIME_TYPE_URLENCODED;

  assert_form_refused (http, type,
                       "client_id=900&client_secret=wrong&grant_type=client_credentials", 401);
  assert_form_refused (http, type,
                       "client_id=1&client_secret=not+a+real+key&grant_type=client_credentials",
                       401);
  assert_form_refused (http, type, "grant_type=client_credentials", 401);
  assert_form_refused (http, type, "grant_type=password", 400);
  assert_form_refused (http, type, "%zz=%", 400);
  assert_form_refused (http, "application/json", "{}", 400);
  assert_form_refused (http, "multipart/form-data", "no boundary", 400);
  lk_test_expect (http, "GET", "/connect/token", NULL, 405);
}

/* A refused sign-in takes nothing away from the one who is signed in. */
static void
test_refusal_keeps_token (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (1, 0);

  assert_form_refused (http, SOUP_FORM_MIME_TYPE_URLENCODED,
                       "client_id=900&client_secret=x&grant_type=client_credentials", 401);
  lk_test_expect (http, "GET", USERS, NULL, 200);
}

static void
test_one_token (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (1, 0);
  g_autofree char *first = g_strdup (http->token);

  lk_test_http_sign_in (http);
  g_assert_cmpstr (first, !=, http->token);
  lk_test_expect (http, "GET", USERS, NULL, 200);

  g_free (http->token);
  http->token = g_steal_pointer (&first);
  lk_test_expect (http, "GET", USERS, NULL, 401);
}

static void
test_no_token (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (1, 0);

  g_clear_pointer (&http->token, g_free);
  lk_test_expect (http, "GET", USERS, NULL, 401);
  http->token = g_strdup ("nonsense");
  lk_test_expect (http, "GET", USERS, NULL, 401);
}

static void
test_role (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (1, 0);
  g_autoptr (LkTestAnswer) answer = NULL;

  lk_test_http_set (http, "role=group_owners");
  answer = lk_test_send (http, "GET", USERS, NULL);
  g_assert_cmpuint (answer->status, ==, 403);
  g_assert_cmpstr (answer->text, ==, "");

  lk_test_http_set (http, "role=system_admins");
  lk_test_expect (http, "GET", USERS, NULL, 200);
}

static void
test_licence (void)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (1, 0);
  g_autoptr (LkTestAnswer) answer = NULL;

  lk_test_http_set (http, "licence=missing");
  answer = lk_test_send (http, "GET", USERS, NULL);
  g_assert_cmpuint (answer->status, ==, 403);
  g_assert_nonnull (strstr (answer->text, "WARNINGS.XAPI.INVALID_LICENSE_TYPE"));
}

static void
assert_version (LkVersion version, const char *expected)
{
  g_autoptr (LkTestHttp) http = lk_test_http_new (1, version);
  g_autoptr (LkTestAnswer) answer = lk_test_send (http, "GET", "/xapi/v1/Defs?$select=Id", NULL);

  g_assert_cmpuint (answer->status, ==, 200);
  g_assert_cmpstr (soup_message_headers_get_one (answer->headers, "X-3CX-Version"), ==, expected);
}

static void
test_version (void)
{
  assert_version (0, "20.0.10.1621");
  assert_version (LK_VERSION (20, 0, 9), "20.0.9.995");
  assert_version (LK_VERSION (20, 0, 8), "20.0.8.1109");
  assert_version (LK_VERSION (20, 0, 4), "20.0.4.700");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/demo/sign-in/answer", test_answer);
  g_test_add_func ("/demo/sign-in/token-is-jwt", test_token_is_jwt);
  g_test_add_func ("/demo/sign-in/lifetime", test_lifetime);
  g_test_add_func ("/demo/sign-in/token-ends", test_token_ends);
  g_test_add_func ("/demo/sign-in/multipart", test_multipart);
  g_test_add_func ("/demo/sign-in/refusals", test_refusals);
  g_test_add_func ("/demo/sign-in/refusal-keeps-token", test_refusal_keeps_token);
  g_test_add_func ("/demo/sign-in/one-token", test_one_token);
  g_test_add_func ("/demo/sign-in/no-token", test_no_token);
  g_test_add_func ("/demo/sign-in/role", test_role);
  g_test_add_func ("/demo/sign-in/licence", test_licence);
  g_test_add_func ("/demo/sign-in/version", test_version);

  return g_test_run ();
}
