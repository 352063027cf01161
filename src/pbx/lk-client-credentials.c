/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-client-credentials.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lk-error.h"
#include "lk-json.h"
#include "lk-jwt.h"
#include "lk-refusals.h"
#include "lk-secret.h"

#define TOKEN_PATH "/connect/token"
#define FORM_TYPE  "application/x-www-form-urlencoded"

/* In seconds. A token is given up a little before the server does, but never at once. */
#define USUAL_LIFETIME   60
#define LONGEST_LIFETIME (24 * 60 * 60)
#define LONGEST_MARGIN   10

struct _LkClientCredentials
{
  GObject parent_instance;

  char *client_id;
  LkSecret *client_secret;
};

static void lk_client_credentials_iface_init (LkTokenSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LkClientCredentials,
                               lk_client_credentials,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (LK_TYPE_TOKEN_SOURCE,
                                                      lk_client_credentials_iface_init))

static GBytes *
build_form (LkClientCredentials *self)
{
  g_autofree char *id = g_uri_escape_string (self->client_id, NULL, FALSE);
  g_autoptr (LkSecret) secret = g_uri_escape_string (self->client_secret, NULL, FALSE);
  char *form =
    g_strdup_printf ("grant_type=client_credentials&client_id=%s&client_secret=%s", id, secret);

  return g_bytes_new_with_free_func (form, strlen (form), (GDestroyNotify) lk_secret_free, form);
}

static SoupMessage *
lk_client_credentials_prepare (LkTokenSource *source, const char *origin)
{
  g_autofree char *url = g_strconcat (origin, TOKEN_PATH, NULL);
  g_autoptr (GBytes) form = build_form (LK_CLIENT_CREDENTIALS (source));
  SoupMessage *message = soup_message_new (SOUP_METHOD_POST, url);

  soup_message_set_request_body_from_bytes (message, FORM_TYPE, form);
  return message;
}

/* The token goes into a header: what could end the header's line is no token. */
static gboolean
is_token (const char *text)
{
  for (const char *at = text; *at != '\0'; at++)
    if (!g_ascii_isgraph (*at))
      return FALSE;

  return *text != '\0';
}

static gint64
find_lifetime (const char *token, JsonObject *answer)
{
  gint64 lifetime = lk_jwt_get_lifetime (token);

  if (lifetime < 0)
    lifetime = lk_json_peek_int (answer, "expires_in", USUAL_LIFETIME);
  lifetime = CLAMP (lifetime, 1, LONGEST_LIFETIME);

  return lifetime * G_USEC_PER_SEC
         - MIN (lifetime * G_USEC_PER_SEC / 5, LONGEST_MARGIN * G_USEC_PER_SEC);
}

static LkToken *
lk_client_credentials_read (LkTokenSource *source, JsonNode *answer, GError **error)
{
  JsonObject *object = lk_json_get_root_object (answer, NULL);
  const char *text = object != NULL ? lk_json_peek_string (object, "access_token") : NULL;
  LkToken *token;

  if (text == NULL || !is_token (text))
    {
      g_set_error_literal (error, LK_ERROR, LK_ERROR_PROTOCOL,
                           _ ("The sign-in was answered without an access token. Check that the "
                              "address is the phone system’s own."));
      return NULL;
    }

  token = g_new0 (LkToken, 1);
  token->text = g_strdup (text);
  token->expires_at = g_get_monotonic_time () + find_lifetime (text, object);
  return token;
}

static void
lk_client_credentials_note_refusal (LkTokenSource *source, const char *origin)
{
  LkClientCredentials *self = LK_CLIENT_CREDENTIALS (source);

  lk_refusals_add (origin, self->client_id, self->client_secret);
}

static gboolean
lk_client_credentials_was_refused (LkTokenSource *source, const char *origin)
{
  LkClientCredentials *self = LK_CLIENT_CREDENTIALS (source);

  return lk_refusals_have (origin, self->client_id, self->client_secret);
}

static void
lk_client_credentials_finalize (GObject *object)
{
  LkClientCredentials *self = LK_CLIENT_CREDENTIALS (object);

  g_free (self->client_id);
  lk_secret_free (self->client_secret);

  G_OBJECT_CLASS (lk_client_credentials_parent_class)->finalize (object);
}

static void
lk_client_credentials_iface_init (LkTokenSourceInterface *iface)
{
  iface->prepare = lk_client_credentials_prepare;
  iface->read = lk_client_credentials_read;
  iface->note_refusal = lk_client_credentials_note_refusal;
  iface->was_refused = lk_client_credentials_was_refused;
}

static void
lk_client_credentials_class_init (LkClientCredentialsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lk_client_credentials_finalize;
}

static void
lk_client_credentials_init (LkClientCredentials *self)
{
}

/**
 * lk_client_credentials_new:
 * @client_id: the API client's id
 * @client_secret: its key; copied, and overwritten when the source goes away
 *
 * The sign-in of an API client (behaviour.md, 1.1).
 *
 * Returns: (transfer full): a token source.
 */
LkTokenSource *
lk_client_credentials_new (const char *client_id, const char *client_secret)
{
  LkClientCredentials *self = g_object_new (LK_TYPE_CLIENT_CREDENTIALS, NULL);

  self->client_id = g_strdup (client_id);
  self->client_secret = g_strdup (client_secret);

  return LK_TOKEN_SOURCE (self);
}
