/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-version.h"

/**
 * lk_version_parse:
 * @text: (nullable): a version as the server writes it, "20.0.10" or "20.0.9.995"
 *
 * Returns: the version, or 0 if @text is none. Parts beyond the third are ignored.
 */
LkVersion
lk_version_parse (const char *text)
{
  guint parts[3] = { 0 };

  if (text == NULL)
    return 0;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      char *end = NULL;
      guint64 number;

      if (!g_ascii_isdigit (*text))
        return 0;
      number = g_ascii_strtoull (text, &end, 10);
      if (number > 1023 || (*end != '.' && *end != '\0'))
        return 0;

      parts[i] = (guint) number;
      if (*end == '\0')
        break;
      text = end + 1;
    }

  return LK_VERSION (parts[0], parts[1], parts[2]);
}

/**
 * lk_version_to_string:
 * @version: a version
 *
 * Returns: (transfer full): "20.0.10", or an empty string where the version is not known.
 */
char *
lk_version_to_string (LkVersion version)
{
  if (version == 0)
    return g_strdup ("");

  return g_strdup_printf ("%u.%u.%u", version >> 20, (version >> 10) & 1023, version & 1023);
}
