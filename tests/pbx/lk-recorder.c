/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-recorder.h"

#include <json-glib/json-glib.h>
#include <stdio.h>
#include <string.h>

static void
set_text (JsonObject *exchange, const char *name, const char *text)
{
  if (text != NULL && *text != '\0')
    json_object_set_string_member (exchange, name, text);
  else
    json_object_set_null_member (exchange, name);
}

static char *
describe (const char *method,
          const char *uri,
          const char *request_body,
          guint status,
          const char *response_body)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *exchange = json_object_new ();
  JsonNode *response = response_body != NULL ? json_from_string (response_body, NULL) : NULL;

  json_object_set_string_member (exchange, "method", method);
  json_object_set_string_member (exchange, "url", uri);
  set_text (exchange, "body", request_body);
  json_object_set_int_member (exchange, "status", status);
  json_object_set_member (exchange, "response",
                          response != NULL ? response : json_node_new (JSON_NODE_NULL));
  json_node_take_object (node, exchange);

  return json_to_string (node, FALSE);
}

static void
exchange_cb (LkDemoPbx *demo,
             const char *method,
             const char *uri,
             const char *request_body,
             guint status,
             const char *response_body,
             gpointer path)
{
  const char *resource = strstr (uri, "/xapi/");
  g_autofree char *line = NULL;
  FILE *file;

  if (resource == NULL)
    return;

  file = fopen (path, "a");
  g_assert_nonnull (file);
  line = describe (method, resource, request_body, status, response_body);
  fprintf (file, "%s\n", line);
  fclose (file);
}

void
lk_recorder_watch (LkDemoPbx *demo)
{
  const char *path = g_getenv ("LINEKEEPER_RECORD");

  if (path != NULL)
    g_signal_connect_data (demo, "exchange", G_CALLBACK (exchange_cb), g_strdup (path),
                           (GClosureNotify) g_free, 0);
}
