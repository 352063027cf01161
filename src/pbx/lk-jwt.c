/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-jwt.h"

#include "lk-json.h"

/* base64url without padding, as JWTs have it, is base64 with two other letters. */
static GBytes *
decode_part (const char *part, gsize length)
{
  g_autoptr (GString) base64 = g_string_new_len (part, (gssize) length);
  guchar *data;
  gsize size;

  g_string_replace (base64, "-", "+", 0);
  g_string_replace (base64, "_", "/", 0);
  while (base64->len % 4 != 0)
    g_string_append_c (base64, '=');

  data = g_base64_decode (base64->str, &size);
  return g_bytes_new_take (data, size);
}

/**
 * lk_jwt_get_lifetime:
 * @token: any token
 *
 * The difference between a JWT's `exp` and `iat`: free of the skew between the two clocks, and of
 * the question whether `expires_in` is in minutes or in seconds (behaviour.md, 1.1). The signature
 * is the server's own business.
 *
 * Returns: the lifetime in seconds, or -1 where @token is no JWT or does not say.
 */
gint64
lk_jwt_get_lifetime (const char *token)
{
  const char *claims = strchr (token, '.');
  const char *signature = claims != NULL ? strchr (claims + 1, '.') : NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object;
  gint64 issued, expires;

  if (signature == NULL)
    return -1;

  bytes = decode_part (claims + 1, (gsize) (signature - claims - 1));
  root = lk_json_parse (bytes, NULL);
  object = lk_json_get_root_object (root, NULL);
  if (object == NULL)
    return -1;

  issued = lk_json_peek_int (object, "iat", -1);
  expires = lk_json_peek_int (object, "exp", -1);
  return issued >= 0 && expires > issued ? expires - issued : -1;
}
