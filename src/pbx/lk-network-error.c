/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-network-error.h"

#include <glib/gi18n-lib.h>

#include "lk-certificate.h"
#include "lk-error.h"

static GError *
lost_error (void)
{
  return g_error_new_literal (LK_ERROR, LK_ERROR_UNKNOWN_OUTCOME,
                              _ ("The connection was lost after the request was sent: it is not "
                                 "known whether the phone system carried it out. Refresh to see."));
}

static GError *
io_error (const GError *cause, const char *host)
{
  switch (cause->code)
    {
    case G_IO_ERROR_CONNECTION_REFUSED:
      return g_error_new (LK_ERROR, LK_ERROR_OFFLINE,
                          _ ("“%s” does not accept connections. Check that the phone system is "
                             "running, and the port: systems on premises usually use 5001."),
                          host);
    case G_IO_ERROR_TIMED_OUT:
      return g_error_new (LK_ERROR, LK_ERROR_TIMED_OUT,
                          _ ("“%s” did not answer in time. Check the address, the port and any "
                             "firewall on the way, then try again."),
                          host);
    case G_IO_ERROR_NETWORK_UNREACHABLE:
    case G_IO_ERROR_HOST_UNREACHABLE:
      return g_error_new (LK_ERROR, LK_ERROR_OFFLINE,
                          _ ("“%s” cannot be reached. Check this computer’s network connection."),
                          host);
    case G_IO_ERROR_CONNECTION_CLOSED:
    case G_IO_ERROR_PARTIAL_INPUT:
      return g_error_new (LK_ERROR, LK_ERROR_OFFLINE,
                          _ ("The connection to “%s” broke off. Try again."), host);
    default:
      return g_error_new (LK_ERROR, LK_ERROR_OFFLINE, _ ("“%s” cannot be reached: %s"), host,
                          cause->message);
    }
}

static GError *
plain_error (const GError *cause, const char *host)
{
  if (cause->domain == G_IO_ERROR)
    return io_error (cause, host);
  if (cause->domain == G_RESOLVER_ERROR)
    return g_error_new (LK_ERROR, LK_ERROR_OFFLINE,
                        _ ("There is no “%s” on the network. Check the spelling of the address and "
                           "this computer’s network connection."),
                        host);
  if (cause->domain == G_TLS_ERROR)
    return g_error_new (LK_ERROR, LK_ERROR_CERTIFICATE,
                        _ (
                          "No secure connection to “%s” came about: %s. Check the port: systems on "
                          "premises usually use 5001."),
                        host, cause->message);

  return g_error_new (LK_ERROR, LK_ERROR_OFFLINE, _ ("“%s” cannot be reached: %s"), host,
                      cause->message);
}

static char *
get_host (const char *origin)
{
  g_autoptr (GUri) uri = g_uri_parse (origin, G_URI_FLAGS_NONE, NULL);

  return g_strdup (uri != NULL ? g_uri_get_host (uri) : origin);
}

/**
 * lk_network_error_new:
 * @cause: what GIO or libsoup reported
 * @origin: the phone system's origin
 * @may_have_acted: whether a write was on its way
 *
 * Returns: (transfer full): the same for a person; a cancellation stays one.
 */
GError *
lk_network_error_new (const GError *cause, const char *origin, gboolean may_have_acted)
{
  g_autofree char *host = get_host (origin);

  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_error_copy (cause);

  return may_have_acted ? lost_error () : plain_error (cause, host);
}

/**
 * lk_network_error_new_certificate:
 * @origin: the phone system's origin
 * @fingerprint: of the certificate that was refused
 * @has_pin: whether another certificate is trusted for this phone system
 *
 * Returns: (transfer full): %LK_ERROR_CERTIFICATE.
 */
GError *
lk_network_error_new_certificate (const char *origin, const char *fingerprint, gboolean has_pin)
{
  g_autofree char *host = get_host (origin);
  g_autofree char *readable = lk_certificate_format_fingerprint (fingerprint);

  if (has_pin)
    return g_error_new (LK_ERROR, LK_ERROR_CERTIFICATE,
                        _ ("“%s” shows another certificate than the one you trusted. If nobody "
                           "renewed it on the phone system, someone may be listening in. SHA-256: "
                           "%s"),
                        host, readable);

  return g_error_new (LK_ERROR, LK_ERROR_CERTIFICATE,
                      _ ("The certificate of “%s” is not trusted. Use the name that it was issued "
                         "for, or compare its fingerprint with the phone system’s and trust it. "
                         "SHA-256: %s"),
                      host, readable);
}
