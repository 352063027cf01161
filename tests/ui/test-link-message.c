/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "lk-link-message.h"

static const LkLinkMessage zoe = {
  .name = "Zoë Almeida",
  .first_name = "Zoë",
  .extension = "214",
  .link = "https://pbx.example/provisioning/k3x9?a=1&b=2",
};

static void
assert_expands (const LkLinkMessage *message, const char *template, const char *expected)
{
  g_autofree char *text = lk_link_message_expand (message, template);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_placeholders (void)
{
  assert_expands (&zoe, "{name}|{first-name}|{extension}|{link}",
                  "Zoë Almeida|Zoë|214|https://pbx.example/provisioning/k3x9?a=1&b=2");
  assert_expands (&zoe, "{extension}{extension}", "214214");
  assert_expands (&zoe, "", "");
  assert_expands (&zoe, "nothing to fill in", "nothing to fill in");
}

static void
test_what_only_looks_like_a_placeholder (void)
{
  assert_expands (&zoe, "{Name} {name {} { link } {links}", "{Name} {name {} { link } {links}");
  assert_expands (&zoe, "{{name}}", "{Zoë Almeida}");
  assert_expands (&zoe, "{", "{");
  assert_expands (&zoe, "100 % of %s", "100 % of %s");
}

static void
test_values_that_look_like_placeholders (void)
{
  const LkLinkMessage mallory = {
    .name = "{link}",
    .first_name = "{name}",
    .extension = "{extension}{link}",
    .link = "secret",
  };

  assert_expands (&mallory, "{name} {first-name} {extension}", "{link} {name} {extension}{link}");
}

static void
test_no_first_name (void)
{
  const LkLinkMessage reception = { .name = "Reception", .first_name = "", .extension = "100" };

  assert_expands (&reception, "{first-name}", "Reception");
}

static void
test_has_link (void)
{
  g_assert_true (lk_link_message_has_link (lk_link_message_get_default_text ()));
  g_assert_false (lk_link_message_has_link (lk_link_message_get_default_subject ()));
  g_assert_false (lk_link_message_has_link ("link"));
}

static char *
get_part (const char *uri, const char *name)
{
  g_autoptr (GUri) parsed = g_uri_parse (uri, G_URI_FLAGS_ENCODED, NULL);
  g_autoptr (GHashTable)
    parts = g_uri_parse_params (g_uri_get_query (parsed), -1, "&", G_URI_PARAMS_NONE, NULL);

  return g_strdup (g_hash_table_lookup (parts, name));
}

static void
test_mailto (void)
{
  g_autofree char *uri =
    lk_link_message_to_mailto (&zoe, "zoe+work@example.com", "Hello & {name}", "One\nTwo {link}");
  g_autofree char *subject = get_part (uri, "subject");
  g_autofree char *body = get_part (uri, "body");

  g_assert_true (g_str_has_prefix (uri, "mailto:zoe%2Bwork@example.com?subject="));
  g_assert_cmpstr (subject, ==, "Hello & Zoë Almeida");
  g_assert_cmpstr (body, ==, "One\r\nTwo [Paste the link here]");
}

static void
test_mailto_never_holds_the_link (void)
{
  g_autofree char *uri = lk_link_message_to_mailto (&zoe, "", "{link}", "{link}{link}");
  g_autofree char *readable = g_uri_unescape_string (uri, NULL);

  g_assert_null (strstr (readable, "k3x9"));
  g_assert_null (strstr (uri, "k3x9"));
}

static void
test_mailto_subject_is_one_line (void)
{
  const LkLinkMessage mallory = { .name = "Zoë\r\nBcc: b@example.com", .extension = "214" };
  g_autofree char *uri = lk_link_message_to_mailto (&mallory, "", "{name}", "");
  g_autofree char *subject = get_part (uri, "subject");

  g_assert_cmpstr (subject, ==, "Zoë  Bcc: b@example.com");
}

static void
test_mailto_address_adds_no_header (void)
{
  g_autofree char *uri =
    lk_link_message_to_mailto (&zoe, "a@example.com?bcc=b@example.com", "s", "t");

  g_assert_null (strstr (uri, "?bcc"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/link-message/placeholders", test_placeholders);
  g_test_add_func ("/link-message/what-only-looks-like-a-placeholder",
                   test_what_only_looks_like_a_placeholder);
  g_test_add_func ("/link-message/values-that-look-like-placeholders",
                   test_values_that_look_like_placeholders);
  g_test_add_func ("/link-message/no-first-name", test_no_first_name);
  g_test_add_func ("/link-message/has-link", test_has_link);
  g_test_add_func ("/link-message/mailto", test_mailto);
  g_test_add_func ("/link-message/mailto-never-holds-the-link", test_mailto_never_holds_the_link);
  g_test_add_func ("/link-message/mailto-subject-is-one-line", test_mailto_subject_is_one_line);
  g_test_add_func ("/link-message/mailto-address-adds-no-header",
                   test_mailto_address_adds_no_header);

  return g_test_run ();
}
