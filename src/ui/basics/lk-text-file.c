/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-text-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static GError *
new_error (GFile *file, const GError *cause)
{
  g_autofree char *name = g_file_get_parse_name (file);

  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_error_copy (cause);

  /* Translators: the first %s is a file, the second the system's reason, a sentence or a part of
   * one. */
  return g_error_new (cause->domain, cause->code,
                      _ ("“%s” cannot be written: %s. Choose another folder or another name."),
                      name, cause->message);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, new_error (G_FILE (source), error));
}

/**
 * lk_text_file_save_async:
 * @file: where to; what is there is replaced
 * @text: (transfer full): what it shall say
 */
void
lk_text_file_save_async (GFile *file,
                         char *text,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task = g_task_new (file, cancellable, callback, user_data);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  g_task_set_source_tag (task, lk_text_file_save_async);
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE,
                                       G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION,
                                       cancellable, written_cb, task);
}

/**
 * lk_text_file_save_finish:
 * @file: the file
 * @result: the result
 * @error: return location: a sentence that says what to do
 *
 * Returns: whether it is there now.
 */
gboolean
lk_text_file_save_finish (GFile *file, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, file), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
lk_text_file_saved_cb (GObject *file, GAsyncResult *result, gpointer task)
{
  g_autoptr (GTask) owned = task;
  GError *error = NULL;

  if (lk_text_file_save_finish (G_FILE (file), result, &error))
    g_task_return_boolean (owned, TRUE);
  else
    g_task_return_error (owned, error);
}
