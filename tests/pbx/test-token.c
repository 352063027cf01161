/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "lk-client-credentials.h"
#include "lk-error.h"
#include "lk-jwt.h"

/* A JWT with the given claims and a made-up head and signature. */
static char *
make_jwt (const char *claims)
{
  g_autofree char *base64 = g_base64_encode ((const guchar *) claims, strlen (claims));
  g_autoptr (GString) part = g_string_new (base64);

  g_string_replace (part, "+", "-", 0);
  g_string_replace (part, "/", "_", 0);
  g_string_replace (part, "=", "", 0);
  return g_strdup_printf ("eyJhbGciOiJFUzI1NiJ9.%s.c2lnbmF0dXJl", part->str);
}

static void
test_lifetime (void)
{
  static const struct
  {
    const char *claims;
    gint64 lifetime;
  } cases[] = {
    { "{\"iat\":1000,\"exp\":1060}", 60 },
    { "{\"iat\":1000,\"exp\":4600,\"sub\":\"ü?>~\"}", 3600 },
    { "{\"iat\":1000}", -1 },
    { "{\"exp\":1000}", -1 },
    { "{\"iat\":1000,\"exp\":1000}", -1 },
    { "{\"iat\":2000,\"exp\":1000}", -1 },
    { "{\"iat\":\"1000\",\"exp\":1060}", -1 },
    { "[]", -1 },
    { "", -1 },
    { "{", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *jwt = make_jwt (cases[i].claims);

      g_assert_cmpint (lk_jwt_get_lifetime (jwt), ==, cases[i].lifetime);
    }
}

static void
test_no_jwt (void)
{
  static const char *const tokens[] = { "", ".", "..", "...", "opaque", "a.b.c", "a.%%%.c", "a.b" };

  for (guint i = 0; i < G_N_ELEMENTS (tokens); i++)
    g_assert_cmpint (lk_jwt_get_lifetime (tokens[i]), ==, -1);
}

static LkToken *
read_token (const char *answer, GError **error)
{
  g_autoptr (LkTokenSource) source = lk_client_credentials_new ("900", "not-a-real-key");
  g_autoptr (JsonNode) node = json_from_string (answer, NULL);

  return lk_token_source_read (source, node, error);
}

/* Says between which seconds from now the token ends. */
static void
check_expiry (const char *answer, gint64 at_least, gint64 at_most)
{
  gint64 before = g_get_monotonic_time ();
  g_autoptr (LkToken) token = read_token (answer, NULL);
  gint64 after = g_get_monotonic_time ();

  g_assert_nonnull (token);
  g_assert_cmpint (token->expires_at, >=, before + at_least * G_USEC_PER_SEC);
  g_assert_cmpint (token->expires_at, <=, after + at_most * G_USEC_PER_SEC);
}

/* `expires_in` was in minutes once: the reading that never uses a token too long is seconds. */
static void
test_expiry (void)
{
  g_autofree char *hour = make_jwt ("{\"iat\":1000,\"exp\":4600}");
  g_autofree char *with_jwt = g_strdup_printf ("{\"access_token\":\"%s\",\"expires_in\":60}", hour);

  check_expiry (with_jwt, 3590, 3590);
  check_expiry ("{\"access_token\":\"opaque\",\"expires_in\":60}", 50, 50);
  check_expiry ("{\"access_token\":\"opaque\"}", 50, 50);
  check_expiry ("{\"access_token\":\"opaque\",\"expires_in\":0}", 0, 1);
  check_expiry ("{\"access_token\":\"opaque\",\"expires_in\":-9000000000}", 0, 1);
  check_expiry ("{\"access_token\":\"opaque\",\"expires_in\":9000000000000000000}", 3600,
                24 * 60 * 60);
}

static void
test_no_token (void)
{
  static const char *const answers[] = {
    "{}",
    "null",
    "[]",
    "{\"access_token\":null}",
    "{\"access_token\":7}",
    "{\"access_token\":\"\"}",
    "{\"access_token\":\"two words\"}",
    "{\"access_token\":\"line\\nbreak\"}",
    "{\"access_token\":\"ümlaut\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_token (answers[i], &error));
      g_assert_error (error, LK_ERROR, LK_ERROR_PROTOCOL);
    }
}

static void
test_form (void)
{
  g_autoptr (LkTokenSource) source = lk_client_credentials_new ("9 0&0", "k=e+y&ü");
  g_autoptr (SoupMessage) message = lk_token_source_prepare (source, "https://pbx.example:5001");
  g_autofree char *url = g_uri_to_string (soup_message_get_uri (message));

  g_assert_cmpstr (url, ==, "https://pbx.example:5001/connect/token");
  g_assert_cmpstr (soup_message_get_method (message), ==, "POST");
  g_assert_cmpstr (soup_message_headers_get_content_type (soup_message_get_request_headers (
                                                            message),
                                                          NULL),
                   ==, "application/x-www-form-urlencoded");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/token/lifetime", test_lifetime);
  g_test_add_func ("/token/no-jwt", test_no_jwt);
  g_test_add_func ("/token/expiry", test_expiry);
  g_test_add_func ("/token/no-token", test_no_token);
  g_test_add_func ("/token/form", test_form);

  return g_test_run ();
}
