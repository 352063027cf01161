/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-certificate.h"

/**
 * lk_certificate_get_fingerprint:
 * @certificate: a server's certificate
 *
 * Returns: (transfer full): its SHA-256 in lower-case hexadecimal, as a profile keeps it.
 */
char *
lk_certificate_get_fingerprint (GTlsCertificate *certificate)
{
  g_autoptr (GByteArray) der = NULL;

  g_object_get (certificate, "certificate", &der, NULL);
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, der->data, der->len);
}

/**
 * lk_certificate_format_fingerprint:
 * @fingerprint: what lk_certificate_get_fingerprint() returned
 *
 * Returns: (transfer full): "AB:CD:…", as browsers and administrators write it.
 */
char *
lk_certificate_format_fingerprint (const char *fingerprint)
{
  g_autofree char *upper = g_ascii_strup (fingerprint, -1);
  GString *text = g_string_new (NULL);

  for (guint i = 0; upper[i] != '\0'; i++)
    {
      if (i > 0 && i % 2 == 0)
        g_string_append_c (text, ':');
      g_string_append_c (text, upper[i]);
    }

  return g_string_free (text, FALSE);
}
