/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-curl.h"

#include <gio/gio.h>
#include <string.h>

#include "lk-json-writer.h"
#include "lk-json.h"

#define ORIGIN "https://pbx.example:5001"
#define PATH   "/xapi/v1/Users(12)"

/* In front of the command: prints what a shell makes of it, each argument ended by a mark. */
#define PRINT_ARGUMENTS "curl () { for each in \"$@\"; do printf '%s\\001' \"$each\"; done; }\n"

static JsonObject *
parse (const char *json)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = lk_json_parse (bytes, &error);

  g_assert_no_error (error);
  return json_node_dup_object (node);
}

static JsonObject *
new_body (const char *name, const char *text)
{
  JsonObject *body = json_object_new ();

  json_object_set_string_member (body, name, text);
  return body;
}

static char *
to_string (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);

  return lk_json_to_string (node);
}

/* What a shell would start for @command. */
static char **
run (const char *command)
{
  g_autofree char *script = g_strconcat (PRINT_ARGUMENTS, command, NULL);
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE);
  g_autoptr (GSubprocess) shell = NULL;
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;

  g_subprocess_launcher_setenv (launcher, "TOKEN", "a token", TRUE);
  shell = g_subprocess_launcher_spawn (launcher, &error, "sh", "-euc", script, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (shell, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (shell));
  return g_strsplit (output, "\001", -1);
}

static const char *
get_option (char **arguments, const char *option)
{
  for (guint i = 0; arguments[i] != NULL; i++)
    if (g_str_equal (arguments[i], option))
      return arguments[i + 1];

  return NULL;
}

static void
assert_survives (const char *text)
{
  g_autoptr (JsonObject) body = new_body ("FirstName", text);
  g_autofree char *command = lk_curl_build (ORIGIN, "PATCH", PATH, body);
  g_auto (GStrv) arguments = run (command);
  g_autoptr (JsonObject) sent = parse (get_option (arguments, "--data-raw"));

  g_assert_cmpuint (g_strv_length (arguments), ==, 12);
  g_assert_cmpstr (json_object_get_string_member (sent, "FirstName"), ==, text);
}

static void
test_whole (void)
{
  g_autoptr (JsonObject) body = new_body ("FirstName", "Zoë");
  g_autofree char *command = lk_curl_build (ORIGIN, "PATCH", PATH, body);

  g_assert_cmpstr (command, ==,
                   "curl --globoff --request 'PATCH' \\\n"
                   "  --url 'https://pbx.example:5001/xapi/v1/Users(12)' \\\n"
                   "  --header \"Authorization: Bearer $TOKEN\" \\\n"
                   "  --header 'Content-Type: application/json' \\\n"
                   "  --data-raw '{\n  \"FirstName\": \"Zoë\"\n}'\n");
}

static void
test_without_a_body (void)
{
  g_autofree char *command = lk_curl_build (ORIGIN, "DELETE", PATH, NULL);
  g_auto (GStrv) arguments = run (command);

  g_assert_cmpstr (get_option (arguments, "--request"), ==, "DELETE");
  g_assert_null (get_option (arguments, "--data-raw"));
}

static void
test_arguments (void)
{
  g_autoptr (JsonObject) body = json_object_new ();
  g_autofree char *command = lk_curl_build (ORIGIN, "PATCH", PATH, body);
  g_auto (GStrv) arguments = run (command);

  g_assert_cmpstr (get_option (arguments, "--request"), ==, "PATCH");
  g_assert_cmpstr (get_option (arguments, "--url"), ==, ORIGIN PATH);
  g_assert_cmpstr (get_option (arguments, "--header"), ==, "Authorization: Bearer a token");
  g_assert_cmpstr (get_option (arguments, "--data-raw"), ==, "{}");
}

static void
test_hostile_values (void)
{
  static const char *const texts[] = {
    "",
    "O'Brien",
    "'; exit 3; '",
    "''''",
    "\\'",
    "$(exit 3) `exit 3` $HOME ${TOKEN} !!",
    "two\nlines\r\n\tand a tab",
    "\"quoted\" and \\back\\slashed\\",
    "ends with a backslash \\",
    "\033]0;a title\007 \177\177\177",
    "@/etc/passwd",
    "--output",
    "👩‍🔧 שלום العربية",
    "\342\200\256desrever\342\200\254 \342\201\246isolated\342\201\251",
    "\302\233 a control character of eight bits",
    "{\"not\": [\"an object\", {}]}, []: ",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_survives (texts[i]);
}

static void
test_hostile_path (void)
{
  static const char *const path = "/xapi/v1/Users(Number='1')?a={1,2}&b=[1-9]';exit 3;'";
  g_autofree char *command = lk_curl_build (ORIGIN, "PA'TCH", path, NULL);
  g_autofree char *url = g_strconcat (ORIGIN, path, NULL);
  g_auto (GStrv) arguments = run (command);

  g_assert_cmpstr (get_option (arguments, "--url"), ==, url);
  g_assert_cmpstr (get_option (arguments, "--request"), ==, "PA'TCH");
}

/* A terminal acts on these when they are pasted, and some hide what stands beside them. */
static void
test_nothing_treacherous (void)
{
  g_autoptr (JsonObject) body =
    new_body ("\342\200\256Name", "a\177b\302\233c\033d\342\200\216e\342\201\247f\342\200\250");
  g_autofree char *text = lk_curl_dup_body (body);

  g_assert_cmpstr (text, ==,
                   "{\n  \"\\u202eName\": "
                   "\"a\\u007fb\\u009bc\\u001bd\\u200ee\\u2067f\\u2028\"\n}");
}

static void
test_layout (void)
{
  g_autoptr (JsonObject)
    body = parse ("{\"A\":[],\"B\":{},\"C\":[{\"D\":null,\"E\":[1,-2.5,true]},\"{[\"],\"F\":\"\"}");
  g_autofree char *text = lk_curl_dup_body (body);

  g_assert_cmpstr (text, ==,
                   "{\n"
                   "  \"A\": [],\n"
                   "  \"B\": {},\n"
                   "  \"C\": [\n"
                   "    {\n"
                   "      \"D\": null,\n"
                   "      \"E\": [\n"
                   "        1,\n"
                   "        -2.5,\n"
                   "        true\n"
                   "      ]\n"
                   "    },\n"
                   "    \"{[\"\n"
                   "  ],\n"
                   "  \"F\": \"\"\n"
                   "}");
}

static void
test_layout_changes_nothing (void)
{
  static const char *const json =
    "{\"\":\"\\\\\",\"a\\\"b\":[\"\\\"\",\"\\\\\\\"\",[[{}]]],\"n\":[9223372036854775807,1e25,0]}";
  g_autoptr (JsonObject) body = parse (json);
  g_autofree char *before = to_string (body);
  g_autofree char *text = lk_curl_dup_body (body);
  g_autoptr (JsonObject) again = parse (text);
  g_autofree char *after = to_string (again);

  g_assert_cmpstr (after, ==, before);
}

static void
test_broken_text (void)
{
  g_autoptr (JsonObject) body = new_body ("Name", "a\377b\303");
  g_autofree char *command = lk_curl_build (ORIGIN, "PATCH", PATH, body);

  g_assert_true (g_utf8_validate (command, -1, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/curl/whole", test_whole);
  g_test_add_func ("/curl/without-a-body", test_without_a_body);
  g_test_add_func ("/curl/arguments", test_arguments);
  g_test_add_func ("/curl/hostile-values", test_hostile_values);
  g_test_add_func ("/curl/hostile-path", test_hostile_path);
  g_test_add_func ("/curl/nothing-treacherous", test_nothing_treacherous);
  g_test_add_func ("/curl/layout", test_layout);
  g_test_add_func ("/curl/layout-changes-nothing", test_layout_changes_nothing);
  g_test_add_func ("/curl/broken-text", test_broken_text);

  return g_test_run ();
}
