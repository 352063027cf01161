/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <string.h>

#include "lk-await.h"
#include "lk-certificate.h"
#include "lk-client-credentials.h"
#include "lk-error.h"
#include "lk-stub.h"

static GTlsCertificate *first;
static GTlsCertificate *second;

static void
fine_cb (LkStub *stub, SoupServerMessage *message, gpointer user_data)
{
  lk_stub_answer_json (message, 200, "{\"value\":[]}");
}

/* A certificate that nobody vouches for, made for this run; NULL without the tool for it. */
static GTlsCertificate *
make_certificate (void)
{
  g_autofree char *folder = g_dir_make_tmp ("linekeeper-XXXXXX", NULL);
  g_autofree char *key = g_build_filename (folder, "key.pem", NULL);
  g_autofree char *certificate = g_build_filename (folder, "certificate.pem", NULL);
  const char *const command[] = { "openssl", "req",   "-x509", "-newkey",   "rsa:2048",
                                  "-nodes",  "-days", "2",     "-subj",     "/CN=x",
                                  "-keyout", key,     "-out",  certificate, NULL };
  GTlsCertificate *made = NULL;

  if (g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL,
                    NULL, NULL, NULL, NULL, NULL, NULL))
    made = g_tls_certificate_new_from_files (certificate, key, NULL);

  g_unlink (key);
  g_unlink (certificate);
  g_rmdir (folder);
  return made;
}

static LkPbx *
new_pbx (LkStub *stub, const char *pinned)
{
  g_autoptr (LkTokenSource) tokens = lk_client_credentials_new (LK_STUB_CLIENT_ID, LK_STUB_SECRET);

  return lk_pbx_new (lk_stub_get_origin (stub), pinned, tokens);
}

static void
check_refused (LkPbx *pbx, LkStub *stub)
{
  g_autofree char *fingerprint = lk_certificate_get_fingerprint (first);
  g_autofree char *readable = lk_certificate_format_fingerprint (fingerprint);
  g_autoptr (GError) error = NULL;

  g_assert_false (lk_await_get (pbx, "/Users(1)", &error));
  g_assert_error (error, LK_ERROR, LK_ERROR_CERTIFICATE);
  g_assert_nonnull (strstr (error->message, readable));
  g_assert_cmpstr (lk_pbx_get_refused_certificate (pbx), ==, fingerprint);
  g_assert_cmpuint (lk_stub_count_tokens (stub), ==, 0);
}

static void
test_not_pinned (void)
{
  g_autoptr (LkStub) stub = lk_stub_new_tls (first, fine_cb, NULL);
  g_autoptr (LkPbx) pbx = new_pbx (stub, NULL);

  check_refused (pbx, stub);
}

static void
test_pinned (void)
{
  g_autoptr (LkStub) stub = lk_stub_new_tls (first, fine_cb, NULL);
  g_autofree char *fingerprint = lk_certificate_get_fingerprint (first);
  g_autoptr (LkPbx) pbx = new_pbx (stub, fingerprint);
  g_autoptr (GError) error = NULL;

  g_assert_true (lk_await_get (pbx, "/Users(1)", &error));
  g_assert_no_error (error);
  g_assert_true (lk_await_request (pbx, "PATCH", "/Users(1)", NULL, NULL));
  g_assert_null (lk_pbx_get_refused_certificate (pbx));
}

static void
test_another_pinned (void)
{
  g_autoptr (LkStub) stub = lk_stub_new_tls (first, fine_cb, NULL);
  g_autofree char *fingerprint = lk_certificate_get_fingerprint (second);
  g_autoptr (LkPbx) pbx = new_pbx (stub, fingerprint);

  check_refused (pbx, stub);
}

static gboolean
plain_cb (GSocketService *service,
          GSocketConnection *connection,
          GObject *source,
          gpointer user_data)
{
  static const char answer[] = "HTTP/1.1 400 Bad Request\r\n\r\n";
  GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (connection));

  g_output_stream_write_all (output, answer, strlen (answer), NULL, NULL, NULL);
  return TRUE;
}

/* A port that does not speak TLS, such as the plain one beside 5001. */
static void
test_not_tls (void)
{
  g_autoptr (GSocketService) service = g_socket_service_new ();
  guint16 port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (service), NULL, NULL);
  g_autofree char *origin = g_strdup_printf ("https://127.0.0.1:%u", port);
  g_autoptr (LkPbx) pbx = lk_await_new_pbx (origin);
  g_autoptr (GError) error = NULL;

  g_signal_connect (service, "incoming", G_CALLBACK (plain_cb), NULL);
  g_assert_false (lk_await_get (pbx, "/Users(1)", &error));
  g_assert_error (error, LK_ERROR, LK_ERROR_CERTIFICATE);
  g_assert_null (lk_pbx_get_refused_certificate (pbx));
  g_assert_nonnull (strstr (error->message, "5001"));
  g_socket_listener_close (G_SOCKET_LISTENER (service));
}

static void
test_format (void)
{
  g_autofree char *text = lk_certificate_format_fingerprint ("00abff");

  g_assert_cmpstr (text, ==, "00:AB:FF");
}

static void
add (const char *path, GTestFunc func)
{
  if (first != NULL && second != NULL)
    g_test_add_func (path, func);
  else
    g_test_message ("%s needs openssl", path);
}

int
main (int argc, char *argv[])
{
  int failed;

  g_test_init (&argc, &argv, NULL);
  first = make_certificate ();
  second = make_certificate ();

  g_test_add_func ("/certificate/format", test_format);
  add ("/certificate/not-pinned", test_not_pinned);
  add ("/certificate/pinned", test_pinned);
  add ("/certificate/another-pinned", test_another_pinned);
  g_test_add_func ("/certificate/not-tls", test_not_tls);

  failed = g_test_run ();
  g_clear_object (&first);
  g_clear_object (&second);
  return failed;
}
