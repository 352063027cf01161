/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-no-secrets.h"

#include <string.h>

static const char *const *watched;
static guint n_own;

void
lk_no_secrets_check (const char *text)
{
  for (guint i = 0; watched[i] != NULL; i++)
    if (strstr (text, watched[i]) != NULL)
      g_error ("A secret was given away");
}

/* Sees every message, as with G_MESSAGES_DEBUG=all, without writing it. */
static GLogWriterOutput
write_cb (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer user_data)
{
  for (gsize i = 0; i < n_fields; i++)
    {
      g_autofree char *text = fields[i].length < 0
                                ? g_strdup (fields[i].value)
                                : g_strndup (fields[i].value, (gsize) fields[i].length);

      lk_no_secrets_check (text);
      if (g_str_equal (fields[i].key, "GLIB_DOMAIN") && g_str_equal (text, "linekeeper"))
        n_own++;
    }

  return level <= G_LOG_LEVEL_WARNING ? g_log_writer_default (level, fields, n_fields, NULL)
                                      : G_LOG_WRITER_HANDLED;
}

void
lk_no_secrets_watch (const char *const *secrets)
{
  watched = secrets;
  g_log_set_writer_func (write_cb, NULL, NULL);
}

/* How many of the messages seen were the program's own: a proof that there was something to see. */
guint
lk_no_secrets_get_n_own (void)
{
  return n_own;
}
