/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-tokens.h"

#include <gio/gio.h>
#include <string.h>

#include "lk-demo-roles.h"
#include "lk-json.h"

#define BEARER     "Bearer "
#define KEY_LENGTH 32

struct _LkDemoTokens
{
  char *client_id;
  char *client_secret;
  guint8 key[KEY_LENGTH]; /* of this run: no token outlives it */
  char *key_id;
  guint serial;
  char *token;    /* the one that lives; NULL before anyone signed in */
  gint64 expires; /* monotonic */
};

LkDemoTokens *
lk_demo_tokens_new (const char *client_id, const char *client_secret)
{
  LkDemoTokens *self = g_new0 (LkDemoTokens, 1);

  self->client_id = g_strdup (client_id);
  self->client_secret = g_strdup (client_secret);
  for (guint i = 0; i < KEY_LENGTH; i++)
    self->key[i] = (guint8) g_random_int_range (0, 256);
  self->key_id = g_uuid_string_random ();

  return self;
}

void
lk_demo_tokens_free (LkDemoTokens *self)
{
  g_free (self->client_id);
  g_free (self->client_secret);
  g_free (self->key_id);
  g_free (self->token);
  g_free (self);
}

static char *
encode_base64url (const guint8 *data, gsize length)
{
  char *text = g_base64_encode (data, length);

  g_strdelimit (text, "+", '-');
  g_strdelimit (text, "/", '_');
  text[strcspn (text, "=")] = '\0';
  return text;
}

static char *
build_claims (LkDemoTokens *self, const LkDemoKnobs *knobs)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  const char *role = lk_demo_role_get_name (knobs->role);

  return g_strdup_printf ("{\"iss\":\"linekeeper-demo\",\"client_id\":\"%s\",\"jti\":\"%u\","
                          "\"iat\":%" G_GINT64_FORMAT ",\"exp\":%" G_GINT64_FORMAT ","
                          "\"roles\":[\"%s\"],\"MaxRole\":\"%s\"}",
                          self->client_id, self->serial, now, now + knobs->token_lifetime, role,
                          role);
}

/* Looks like a real one, ES256 and all, and has as many bytes of signature; but it is made with a
 * key that only this run knows. */
static char *
build_token (LkDemoTokens *self, const LkDemoKnobs *knobs)
{
  g_autofree char *header =
    g_strdup_printf ("{\"alg\":\"ES256\",\"kid\":\"%s\",\"typ\":\"JWT\"}", self->key_id);
  g_autofree char *claims = build_claims (self, knobs);
  g_autofree char *first = encode_base64url ((const guint8 *) header, strlen (header));
  g_autofree char *second = encode_base64url ((const guint8 *) claims, strlen (claims));
  g_autofree char *signed_part = g_strdup_printf ("%s.%s", first, second);
  g_autoptr (GHmac) hmac = g_hmac_new (G_CHECKSUM_SHA512, self->key, KEY_LENGTH);
  g_autofree char *third = NULL;
  guint8 signature[64];
  gsize length = sizeof signature;

  g_hmac_update (hmac, (const guchar *) signed_part, -1);
  g_hmac_get_digest (hmac, signature, &length);
  third = encode_base64url (signature, length);

  return g_strdup_printf ("%s.%s", signed_part, third);
}

static void
issue (LkDemoTokens *self, const LkDemoKnobs *knobs)
{
  self->serial++;
  g_free (self->token);
  self->token = build_token (self, knobs);
  self->expires = g_get_monotonic_time () + (gint64) knobs->token_lifetime * G_USEC_PER_SEC;
}

static void
answer_token (LkDemoTokens *self, const LkDemoKnobs *knobs, LkDemoCall *call)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *body = json_object_new ();
  int unit = knobs->expires_in_seconds ? 1 : 60;

  json_object_set_string_member (body, "token_type", "Bearer");
  json_object_set_int_member (body, "expires_in", (knobs->token_lifetime + unit - 1) / unit);
  json_object_set_string_member (body, "access_token", self->token);
  json_object_set_null_member (body, "refresh_token");
  json_node_take_object (node, body);
  lk_demo_call_answer_json (call, 200, node);
}

static void
refuse (LkDemoCall *call, guint status, const char *error, const char *description)
{
  g_autofree char *body =
    g_strdup_printf ("{\"error\":\"%s\",\"error_description\":\"%s\"}", error, description);

  lk_demo_call_answer_text (call, status, "application/json", body);
}

static void
take_part (GHashTable *form, SoupMessageHeaders *headers, GBytes *body)
{
  g_autofree char *disposition = NULL;
  g_autoptr (GHashTable) parameters = NULL;
  const char *name;

  if (!soup_message_headers_get_content_disposition (headers, &disposition, &parameters))
    return;

  name = g_hash_table_lookup (parameters, "name");
  if (name != NULL)
    g_hash_table_replace (form, g_strdup (name),
                          g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body)));
}

/* soup_form_decode_multipart() of libsoup 3.2 frees what it does not own. */
static GHashTable *
parse_multipart (LkDemoCall *call)
{
  g_autoptr (SoupMultipart) multipart = soup_multipart_new_from_message (call->headers, call->body);
  GHashTable *form;

  if (multipart == NULL)
    return NULL;

  form = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (int i = 0; i < soup_multipart_get_length (multipart); i++)
    {
      SoupMessageHeaders *headers;
      GBytes *body;

      if (soup_multipart_get_part (multipart, i, &headers, &body))
        take_part (form, headers, body);
    }

  return form;
}

/* The server takes both forms of a form (behaviour.md, 1.1). */
static GHashTable *
parse_form (LkDemoCall *call)
{
  const char *type = soup_message_headers_get_content_type (call->headers, NULL);
  g_autofree char *text = NULL;

  if (g_strcmp0 (type, SOUP_FORM_MIME_TYPE_MULTIPART) == 0)
    return parse_multipart (call);
  if (g_strcmp0 (type, SOUP_FORM_MIME_TYPE_URLENCODED) != 0)
    return NULL;

  text = g_strndup (g_bytes_get_data (call->body, NULL), g_bytes_get_size (call->body));
  return text != NULL ? soup_form_decode (text) : NULL;
}

/**
 * lk_demo_tokens_sign_in:
 * @self: tokens
 * @knobs: how long a token lives, and how its answer says so
 * @call: a request to `/connect/token`
 *
 * Gives the client a new token, which ends the one before.
 */
void
lk_demo_tokens_sign_in (LkDemoTokens *self, const LkDemoKnobs *knobs, LkDemoCall *call)
{
  g_autoptr (GHashTable) form = NULL;

  if (!g_str_equal (call->method, "POST"))
    {
      lk_demo_call_answer_empty (call, 405);
      return;
    }

  form = parse_form (call);
  if (form == NULL)
    refuse (call, 400, "invalid_request", "The request is malformed.");
  else if (g_strcmp0 (g_hash_table_lookup (form, "grant_type"), "client_credentials") != 0)
    refuse (call, 400, "unsupported_grant_type", "The grant type is not supported.");
  else if (g_strcmp0 (g_hash_table_lookup (form, "client_id"), self->client_id) != 0
           || g_strcmp0 (g_hash_table_lookup (form, "client_secret"), self->client_secret) != 0)
    refuse (call, 401, "unauthorized", "The request requires valid user authentication.");
  else
    {
      issue (self, knobs);
      answer_token (self, knobs, call);
    }
}

/**
 * lk_demo_tokens_steal:
 * @self: tokens
 *
 * What happens when another program signs in with the same API client: the token that was given
 * out lives no longer.
 */
void
lk_demo_tokens_steal (LkDemoTokens *self)
{
  g_clear_pointer (&self->token, g_free);
}

/**
 * lk_demo_tokens_accepts:
 * @self: tokens
 * @headers: of a request
 *
 * Returns: whether the request carries the token that lives.
 */
gboolean
lk_demo_tokens_accepts (LkDemoTokens *self, SoupMessageHeaders *headers)
{
  const char *authorization = soup_message_headers_get_one (headers, "Authorization");

  return self->token != NULL && g_get_monotonic_time () < self->expires && authorization != NULL
         && g_ascii_strncasecmp (authorization, BEARER, strlen (BEARER)) == 0
         && g_str_equal (authorization + strlen (BEARER), self->token);
}
