/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-error.h"
#include "lk-origin.h"

static const struct
{
  const char *text;
  const char *origin;
} accepted[] = {
  { "pbx.example.com", "https://pbx.example.com" },
  { "  pbx.example.com \n", "https://pbx.example.com" },
  { "PBX.Example.COM.", "https://pbx.example.com" },
  { "pbx.example.com:5001", "https://pbx.example.com:5001" },
  { "pbx.example.com:443", "https://pbx.example.com" },
  { "https://pbx.example.com/", "https://pbx.example.com" },
  { "HTTPS://pbx.example.com:5001/#/login?next=%2Fusers", "https://pbx.example.com:5001" },
  { "https://pbx.example.com/webclient/xapi/v1", "https://pbx.example.com" },
  { "pbx", "https://pbx" },
  { "192.0.2.7", "https://192.0.2.7" },
  { "192.0.2.7:5001/path", "https://192.0.2.7:5001" },
  { "2001:db8::7", "https://[2001:db8::7]" },
  { "[2001:db8::7]", "https://[2001:db8::7]" },
  { "[2001:DB8::7]:5001", "https://[2001:db8::7]:5001" },
  { "Büro.example", "https://xn--bro-hoa.example" },
  { "https://büro.example:5001", "https://xn--bro-hoa.example:5001" },
  { "http://localhost:5000", "http://localhost:5000" },
  { "http://127.0.0.1:5000/x", "http://127.0.0.1:5000" },
  { "http://127.8.9.1", "http://127.8.9.1" },
  { "http://[::1]:5000", "http://[::1]:5000" },
  { "localhost:5000", "https://localhost:5000" },
  { "https://localhost", "https://localhost" },
};

static const char *const refused[] = {
  "",
  "   ",
  "https://",
  "http://pbx.example.com",
  "http://192.0.2.7:5000",
  "http://127.0.0.1.example.com",
  "http://localhost.example.com",
  "http://2130706433",
  "ftp://pbx.example.com",
  "file:///etc/passwd",
  "javascript://x",
  "https://admin:secret@pbx.example.com",
  "admin@pbx.example.com",
  "pbx.example.com:0",
  "pbx.example.com:99999",
  "pbx.example.com:port",
  "pbx example com",
  "pbx..example.com",
  ".example.com",
  "pbx.example.com\r\nX: y",
  "pbx.example.com:50 01",
  "https://pbx.example.com\\@evil.example",
  "[2001:db8::7",
  "2001:db8::7::1",
  "https://[fe80::1%eth0]",
  "https://*",
};

static void
test_accepted (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (accepted); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *origin = lk_origin_parse (accepted[i].text, &error);

      g_test_message ("%s", accepted[i].text);
      g_assert_no_error (error);
      g_assert_cmpstr (origin, ==, accepted[i].origin);
    }
}

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *origin = lk_origin_parse (refused[i], &error);

      g_test_message ("%s", refused[i]);
      g_assert_error (error, LK_ERROR, LK_ERROR_INVALID);
      g_assert_null (origin);
    }
}

static void
test_join (void)
{
  static const struct
  {
    const char *value;
    const char *link;
  } links[] = {
    { "/provisioning/abc?x=1", "https://pbx.example:5001/provisioning/abc?x=1" },
    { "https://other.example/p", "https://other.example/p" },
    { "HTTP://other.example/p", "HTTP://other.example/p" },
    { "3cx:abc", "3cx:abc" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autofree char *link = lk_origin_join ("https://pbx.example:5001", links[i].value);

      g_assert_cmpstr (link, ==, links[i].link);
    }
}

static void
test_loopback (void)
{
  g_assert_true (lk_origin_is_loopback ("http://127.0.0.1:5000"));
  g_assert_true (lk_origin_is_loopback ("https://[::1]:5000"));
  g_assert_true (lk_origin_is_loopback ("https://localhost"));
  g_assert_false (lk_origin_is_loopback ("https://192.0.2.7"));
  g_assert_false (lk_origin_is_loopback ("https://localhost.example"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/origin/accepted", test_accepted);
  g_test_add_func ("/origin/refused", test_refused);
  g_test_add_func ("/origin/join", test_join);
  g_test_add_func ("/origin/loopback", test_loopback);

  return g_test_run ();
}
