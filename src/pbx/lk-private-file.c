/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-private-file.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/**
 * lk_private_file_write:
 * @file: a local file, which need not exist
 * @text: what shall be in it
 * @length: of @text, in bytes
 * @cancellable: (nullable): ends it while nothing is written
 * @error: return location
 *
 * Makes the file's folder where there is none (mode 0700), and replaces the file (mode 0600) as a
 * whole or not at all.
 *
 * Returns: whether @text is in the file.
 */
gboolean
lk_private_file_write (GFile *file,
                       const char *text,
                       gsize length,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);

  if (g_mkdir_with_parents (g_file_peek_path (folder), 0700) != 0)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
                   _ ("The folder “%s” cannot be made."), g_file_peek_path (folder));
      return FALSE;
    }

  return g_file_replace_contents (file, text, length, NULL, FALSE,
                                  G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION, NULL,
                                  cancellable, error);
}

/**
 * lk_private_file_choose_aside:
 * @file: a local file that is broken
 *
 * A broken file goes aside, so that the next save cannot overwrite what may still be mended.
 *
 * Returns: (transfer full): where to.
 */
GFile *
lk_private_file_choose_aside (GFile *file)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%d-%H%M%S-%f");
  g_autofree char *path = g_strdup_printf ("%s.broken-%s", g_file_peek_path (file), stamp);

  return g_file_new_for_path (path);
}
