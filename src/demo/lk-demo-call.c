/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-call.h"

#include "lk-json.h"
#include "lk-json-writer.h"

#define JSON_TYPE "application/json; odata.metadata=minimal; odata.streaming=true; charset=utf-8"

/**
 * lk_demo_call_init:
 * @self: a call whose request is filled in
 *
 * Makes ready for an answer.
 */
void
lk_demo_call_init (LkDemoCall *self)
{
  self->written = g_array_new (FALSE, FALSE, sizeof (int));
}

void
lk_demo_call_clear (LkDemoCall *self)
{
  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->answer, g_bytes_unref);
  g_clear_pointer (&self->written, g_array_unref);
}

/**
 * lk_demo_call_prefers_representation:
 * @self: a call
 *
 * Returns: whether the client asks for the changed entity; an action answers that with an empty
 *   500 (behaviour.md, 7.2).
 */
gboolean
lk_demo_call_prefers_representation (LkDemoCall *self)
{
  const char *prefer = soup_message_headers_get_list (self->headers, "Prefer");

  return prefer != NULL && strstr (prefer, "return=representation") != NULL;
}

static gboolean
is_json (LkDemoCall *self)
{
  const char *type = soup_message_headers_get_content_type (self->headers, NULL);

  return type != NULL && g_str_equal (type, "application/json");
}

/**
 * lk_demo_call_parse_body:
 * @self: a call
 *
 * Returns: (transfer full) (nullable): the object that was sent, or %NULL after the call was
 *   refused.
 */
JsonObject *
lk_demo_call_parse_body (LkDemoCall *self)
{
  g_autoptr (JsonNode) root = NULL;

  if (!is_json (self))
    {
      lk_demo_call_answer_empty (self, 415);
      return NULL;
    }

  root = lk_json_parse (self->body, NULL);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      lk_demo_call_refuse_body (self);
      return NULL;
    }

  return json_node_dup_object (root);
}

/* A missing $top is added where the server gives a page and no more. */
static char *
complete_query (LkDemoCall *self)
{
  gboolean has_top = self->query != NULL
                     && (strstr (self->query, "$top") != NULL
                         || g_ascii_strncasecmp (self->query, "%24top", 6) == 0
                         || strstr (self->query, "&%24top") != NULL);

  if (has_top || self->page_limit == 0)
    return g_strdup (self->query);

  return g_strdup_printf ("%s%s$top=%u", self->query != NULL ? self->query : "",
                          self->query != NULL && *self->query != '\0' ? "&" : "", self->page_limit);
}

/**
 * lk_demo_call_parse_query:
 * @self: a call
 * @type: of what is asked for
 *
 * Returns: (transfer full) (nullable): the query, or %NULL after the call was refused.
 */
LkDemoQuery *
lk_demo_call_parse_query (LkDemoCall *self, const LkDemoType *type)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LkDemoQuery) query = NULL;
  g_autofree char *text = complete_query (self);

  query = lk_demo_query_parse_limited (type, text, self->version, self->limits, &error);
  if (query == NULL)
    {
      g_autoptr (JsonNode) body = lk_demo_error_new (error->message);

      lk_demo_call_answer_json (self, 400, body);
    }

  return g_steal_pointer (&query);
}

/**
 * lk_demo_call_answer_empty:
 * @self: a call
 * @status: an HTTP status
 */
void
lk_demo_call_answer_empty (LkDemoCall *self, guint status)
{
  g_clear_pointer (&self->answer, g_bytes_unref);
  self->status = status;
  self->content_type = NULL;
}

/**
 * lk_demo_call_answer_text:
 * @self: a call
 * @status: an HTTP status
 * @type: (transfer none): a content type; a static string
 * @text: the body
 */
void
lk_demo_call_answer_text (LkDemoCall *self, guint status, const char *type, const char *text)
{
  lk_demo_call_answer_empty (self, status);
  self->content_type = type;
  self->answer = g_bytes_new (text, strlen (text));
}

/**
 * lk_demo_call_answer_json:
 * @self: a call
 * @status: an HTTP status
 * @node: the body
 */
void
lk_demo_call_answer_json (LkDemoCall *self, guint status, JsonNode *node)
{
  char *text = lk_json_to_string (node);

  lk_demo_call_answer_empty (self, status);
  self->content_type = JSON_TYPE;
  self->answer = g_bytes_new_take (text, strlen (text));
}

static char *
build_context (LkDemoCall *self, const char *fragment)
{
  return g_strdup_printf ("%s/xapi/v1/$metadata#%s", self->origin, fragment);
}

/**
 * lk_demo_call_answer_value:
 * @self: a call
 * @context: the type of @value, "Edm.String"
 * @value: (transfer full): what a function returns
 *
 * Answers with `{"value": …}`.
 */
void
lk_demo_call_answer_value (LkDemoCall *self, const char *context, JsonNode *value)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *url = build_context (self, context);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "@odata.context", url);
  json_object_set_member (object, "value", value);
  json_node_take_object (node, object);
  lk_demo_call_answer_json (self, 200, node);
}

/**
 * lk_demo_call_answer_rows:
 * @self: a call
 * @query: what it asks for
 * @fragment: what the answer's context names, "Users"
 * @entities: all of them, before the query
 *
 * Answers with the entities that the query asks for.
 */
void
lk_demo_call_answer_rows (LkDemoCall *self,
                          LkDemoQuery *query,
                          const char *fragment,
                          GPtrArray *entities)
{
  g_autofree char *context = build_context (self, fragment);
  g_autoptr (JsonNode) answer = lk_demo_query_run (query, entities, context);

  lk_demo_call_answer_json (self, 200, answer);
}

/**
 * lk_demo_call_answer_entities:
 * @self: a call
 * @type: of the entities
 * @fragment: what the answer's context names, "Users"
 * @entities: all of them, before the query
 *
 * Answers with the entities that the call's own query asks for.
 */
void
lk_demo_call_answer_entities (LkDemoCall *self,
                              const LkDemoType *type,
                              const char *fragment,
                              GPtrArray *entities)
{
  g_autoptr (LkDemoQuery) query = lk_demo_call_parse_query (self, type);

  if (query != NULL)
    lk_demo_call_answer_rows (self, query, fragment, entities);
}

/**
 * lk_demo_call_answer_entity:
 * @self: a call
 * @type: of the entity
 * @fragment: what the answer's context names, "Users"
 * @entity: one entity
 *
 * Answers with the properties that the call's query asks for; 201 to a POST.
 */
void
lk_demo_call_answer_entity (LkDemoCall *self,
                            const LkDemoType *type,
                            const char *fragment,
                            gpointer entity)
{
  g_autoptr (LkDemoQuery) query = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *context = NULL;
  g_autofree char *url = NULL;

  self->page_limit = 0;
  query = lk_demo_call_parse_query (self, type);
  if (query == NULL)
    return;

  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, lk_demo_query_project (query, entity));
  context = g_strconcat (fragment, "/$entity", NULL);
  url = build_context (self, context);
  json_object_set_string_member (json_node_get_object (node), "@odata.context", url);
  lk_demo_call_answer_json (self, g_str_equal (self->method, "POST") ? 201 : 200, node);
}

/**
 * lk_demo_call_refuse_all:
 * @self: a call
 * @refusals: why
 *
 * Answers 400 with all of the warnings.
 */
void
lk_demo_call_refuse_all (LkDemoCall *self, const LkDemoRefusals *refusals)
{
  g_autoptr (JsonNode) body = lk_demo_error_new_refused (refusals->all, refusals->n, self->version);

  lk_demo_call_answer_json (self, 400, body);
}

/**
 * lk_demo_call_refuse:
 * @self: a call
 * @refusal: why
 *
 * Answers 400 with a warning of the vendor's.
 */
void
lk_demo_call_refuse (LkDemoCall *self, const LkDemoRefusal *refusal)
{
  g_autoptr (JsonNode) body = lk_demo_error_new_refused (refusal, 1, self->version);

  lk_demo_call_answer_json (self, 400, body);
}

/**
 * lk_demo_call_refuse_body:
 * @self: a call
 *
 * Answers that the body did not bind.
 */
void
lk_demo_call_refuse_body (LkDemoCall *self)
{
  g_autoptr (JsonNode) body = lk_demo_error_new_unbound ();

  lk_demo_call_answer_json (self, 400, body);
}

/**
 * lk_demo_call_note_written:
 * @self: a call
 * @id: what it changed on the server
 */
void
lk_demo_call_note_written (LkDemoCall *self, int id)
{
  g_array_append_val (self->written, id);
}
