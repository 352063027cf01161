/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-no-secrets.h"

#include <string.h>

static GMutex mutex;
static GString *logged; /* guarded by mutex */

static GLogWriterOutput
write_cb (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer user_data)
{
  g_mutex_lock (&mutex);
  for (gsize i = 0; i < n_fields; i++)
    {
      gsize length = fields[i].length < 0 ? strlen (fields[i].value) : (gsize) fields[i].length;

      g_string_append_printf (logged, "%s=", fields[i].key);
      g_string_append_len (logged, fields[i].value, (gssize) length);
      g_string_append_c (logged, '\n');
    }
  g_mutex_unlock (&mutex);

  return level <= G_LOG_LEVEL_WARNING ? g_log_writer_default (level, fields, n_fields, NULL)
                                      : G_LOG_WRITER_HANDLED;
}

void
lk_no_secrets_watch (void)
{
  logged = g_string_new (NULL);
  g_log_set_writer_func (write_cb, NULL, NULL);
}

void
lk_no_secrets_check (const char *secret)
{
  g_mutex_lock (&mutex);
  g_assert_nonnull (strstr (logged->str, "GLIB_DOMAIN=linekeeper\n"));
  g_assert_true (strstr (logged->str, secret) == NULL);
  g_mutex_unlock (&mutex);
}
