/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-refuse.h"

#include <string.h>

#include "lk-error.h"

/* How long a complaint may become, in bytes, when it repeats what it is about. */
#define MAX_COMPLAINT 500

/**
 * lk_demo_refuse:
 * @error: return location
 * @format: what is wrong, in the words of Microsoft's OData library, on which the vendor's server
 *   is built
 *
 * Sets %LK_ERROR_INVALID. The text goes onto the wire and is not translated.
 *
 * Returns: %NULL, to be returned in turn.
 */
gpointer
lk_demo_refuse (GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  g_autofree char *valid = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  valid = g_utf8_make_valid (message, (gssize) MIN (strlen (message), MAX_COMPLAINT));
  g_set_error_literal (error, LK_ERROR, LK_ERROR_INVALID, valid);
  return NULL;
}
