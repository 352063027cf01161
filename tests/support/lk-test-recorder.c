/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-test-recorder.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "lk-json.h"

static char *
strip_origin (const char *uri)
{
  g_autoptr (GUri) parsed = g_uri_parse (uri, G_URI_FLAGS_ENCODED, NULL);
  const char *query = g_uri_get_query (parsed);

  return query != NULL ? g_strdup_printf ("%s?%s", g_uri_get_path (parsed), query)
                       : g_strdup (g_uri_get_path (parsed));
}

static JsonNode *
parse_response (const char *response)
{
  g_autoptr (GBytes) bytes = response != NULL ? g_bytes_new (response, strlen (response)) : NULL;
  JsonNode *node = bytes != NULL ? lk_json_parse (bytes, NULL) : NULL;

  return node != NULL ? node : json_node_new (JSON_NODE_NULL);
}

static void
exchange_cb (LkDemoPbx *pbx,
             const char *method,
             const char *uri,
             const char *request,
             guint status,
             const char *response,
             gpointer user_data)
{
  GOutputStream *stream = user_data;
  g_autofree char *url = strip_origin (uri);
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *exchange = json_object_new ();
  g_autofree char *line = NULL;

  if (!g_str_has_prefix (url, "/xapi/"))
    return;

  json_object_set_string_member (exchange, "method", method);
  json_object_set_string_member (exchange, "url", url);
  if (request != NULL)
    json_object_set_string_member (exchange, "body", request);
  else
    json_object_set_null_member (exchange, "body");
  json_object_set_int_member (exchange, "status", status);
  json_object_set_member (exchange, "response", parse_response (response));
  json_node_take_object (node, exchange);
  line = json_to_string (node, FALSE);
  g_assert_true (g_output_stream_printf (stream, NULL, NULL, NULL, "%s\n", line));
}

static void
close_cb (gpointer data, GClosure *closure)
{
  g_object_unref (data);
}

/**
 * lk_test_record:
 * @pbx: a demo phone system
 * @path: a file, which is written anew
 *
 * Writes every exchange of the API, from now until @pbx goes, as one line of JSON, to be held
 * against the vendor's document. Signing in is left out: its secrets belong in no file.
 */
void
lk_test_record (LkDemoPbx *pbx, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  GFileOutputStream *stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, NULL, &error);

  g_assert_no_error (error);
  g_signal_connect_data (pbx, "exchange", G_CALLBACK (exchange_cb), stream, close_cb, 0);
}
