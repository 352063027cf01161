/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-newcomer.h"

#include "lk-pbx-users.h"

/* That the meter stays as it was is no reason to say anything: the next load tells. */
static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkDirectory) directory = user_data;
  g_autoptr (LkSystemStatus)
    status = lk_pbx_system_get_status_finish (LK_PBX (source), result, NULL);

  if (status != NULL)
    lk_directory_take_status (directory, g_steal_pointer (&status));
}

static gboolean
has_meter (LkDirectory *directory)
{
  const LkSystemStatus *status = lk_directory_get_status (directory);

  return status != NULL && status->n_extensions >= 0;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  LkDirectory *directory = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (LkUser) user = lk_pbx_users_get_finish (LK_PBX (source), result, &error);

  if (user == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  if (has_meter (directory))
    lk_pbx_system_get_status_async (LK_PBX (source), g_task_get_cancellable (task), counted_cb,
                                    g_object_ref (directory));
  g_task_return_pointer (task, g_object_ref (lk_directory_admit (directory, user)), g_object_unref);
}

/**
 * lk_newcomer_admit_async:
 * @directory: the users of a phone system
 * @id: who came
 *
 * One request for the user. Also while the directory is being loaded.
 */
void
lk_newcomer_admit_async (LkDirectory *directory,
                         int id,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task = g_task_new (directory, cancellable, callback, user_data);

  g_task_set_source_tag (task, lk_newcomer_admit_async);
  lk_pbx_users_get_async (lk_directory_get_pbx (directory), id, lk_directory_get_fields (directory),
                          cancellable, read_cb, task);
}

/**
 * lk_newcomer_admit_finish:
 * @directory: the users of a phone system
 * @result: the result
 * @error: return location; %LK_ERROR_NOT_FOUND where there is no such user any more
 *
 * Returns: (transfer full): the directory’s user.
 */
LkUser *
lk_newcomer_admit_finish (LkDirectory *directory, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, directory), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
