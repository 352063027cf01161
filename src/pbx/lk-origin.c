/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-origin.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "lk-error.h"

static gboolean
is_loopback_host (const char *host)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);

  if (address != NULL)
    return g_inet_address_get_is_loopback (address);

  return g_str_equal (host, "localhost");
}

static gboolean
is_host_name (const char *host)
{
  if (*host == '\0' || *host == '.' || strstr (host, "..") != NULL)
    return FALSE;

  for (const char *at = host; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && strchr (".-_", *at) == NULL)
      return FALSE;

  return TRUE;
}

/* "Büro.Example." becomes "xn--bro-hoa.example". */
static char *
canonical_host (const char *host)
{
  g_autofree char *ascii = g_hostname_to_ascii (host);
  g_autofree char *lower = ascii != NULL ? g_ascii_strdown (ascii, -1) : NULL;
  gsize length;

  if (lower == NULL)
    return NULL;
  if (g_hostname_is_ip_address (lower))
    return g_steal_pointer (&lower);

  length = strlen (lower);
  if (length > 0 && lower[length - 1] == '.')
    lower[length - 1] = '\0';

  return is_host_name (lower) ? g_steal_pointer (&lower) : NULL;
}

/* What people type, made into a URL: a bare IPv6 address gets its brackets, and what names no
 * scheme gets https. */
static char *
complete_url (const char *text)
{
  if (strstr (text, "://") != NULL)
    return g_strdup (text);
  if (strchr (text, ':') != NULL && g_hostname_is_ip_address (text))
    return g_strdup_printf ("https://[%s]", text);
  return g_strdup_printf ("https://%s", text);
}

static char *
build (const char *scheme, const char *host, int port)
{
  gboolean is_usual = port == -1 || port == (g_str_equal (scheme, "https") ? 443 : 80);
  g_autofree char *name = strchr (host, ':') != NULL ? g_strdup_printf ("[%s]", host)
                                                     : g_strdup (host);

  return is_usual ? g_strdup_printf ("%s://%s", scheme, name)
                  : g_strdup_printf ("%s://%s:%d", scheme, name, port);
}

/**
 * lk_origin_parse:
 * @text: what a person typed: a host, a host with a port, or any address copied from a browser
 * @error: return location
 *
 * Path, query and fragment are cut off. A bare host means https on port 443 (behaviour.md, 8.2); no
 * other port is ever tried instead.
 *
 * Returns: (transfer full) (nullable): "https://host" or "https://host:port", where http is
 * possible for this computer itself only; or %NULL with %LK_ERROR_INVALID.
 */
char *
lk_origin_parse (const char *text, GError **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  g_autofree char *url = complete_url (trimmed);
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);
  g_autofree char *host = NULL;
  const char *scheme;

  if (uri != NULL && g_uri_get_host (uri) != NULL && g_uri_get_userinfo (uri) == NULL
      && g_uri_get_port (uri) != 0)
    host = canonical_host (g_uri_get_host (uri));
  scheme = uri != NULL ? g_uri_get_scheme (uri) : NULL;

  if (host == NULL || (!g_str_equal (scheme, "https") && !g_str_equal (scheme, "http")))
    {
      g_set_error (error, LK_ERROR, LK_ERROR_INVALID,
                   _ ("“%s” is not an address. Enter a name such as “pbx.example.com”, or "
                      "“pbx.example.com:5001” with a port."),
                   trimmed);
      return NULL;
    }
  if (g_str_equal (scheme, "http") && !is_loopback_host (host))
    {
      g_set_error (error, LK_ERROR, LK_ERROR_INVALID,
                   _ (
                     "Over “http://” everyone on the way could read the API key. Enter the address "
                     "of “%s” with “https://”."),
                   host);
      return NULL;
    }

  return build (scheme, host, g_uri_get_port (uri));
}

/**
 * lk_origin_join:
 * @origin: a phone system's origin
 * @path_or_url: what the server gave out as a provisioning link
 *
 * Servers answer with a path or with a whole URL (behaviour.md, 6).
 *
 * Returns: (transfer full): the URL; whatever is neither is returned as it is.
 */
char *
lk_origin_join (const char *origin, const char *path_or_url)
{
  return *path_or_url == '/' ? g_strconcat (origin, path_or_url, NULL) : g_strdup (path_or_url);
}

/**
 * lk_origin_is_loopback:
 * @origin: what lk_origin_parse() returned
 *
 * Returns: whether that is this computer.
 */
gboolean
lk_origin_is_loopback (const char *origin)
{
  g_autoptr (GUri) uri = g_uri_parse (origin, G_URI_FLAGS_NONE, NULL);

  return uri != NULL && g_uri_get_host (uri) != NULL && is_loopback_host (g_uri_get_host (uri));
}
