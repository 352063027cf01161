/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-trial.h"

#include "lk-error.h"
#include "lk-odata.h"
#include "lk-pbx-system.h"

static void
users_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (lk_pbx_request_finish (LK_PBX (source), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
ask_for_users (GTask *task)
{
  g_autofree char *query = lk_odata_query_build (&(LkODataQuery) { .top = 1, .select = "Id" });
  LkRequest request = { .method = "GET", .path = "/Users", .query = query };

  lk_pbx_request_async (g_task_get_source_object (task), &request, g_task_get_cancellable (task),
                        users_cb, g_object_ref (task));
}

/* An API client of a low role may see the users but not the system. */
static gboolean
is_only_hidden (const GError *error)
{
  return g_error_matches (error, LK_ERROR, LK_ERROR_FORBIDDEN)
         || g_error_matches (error, LK_ERROR, LK_ERROR_NOT_FOUND);
}

static void
status_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LkSystemStatus)
    status = lk_pbx_system_get_status_finish (LK_PBX (source), result, &error);

  if (status != NULL)
    g_task_return_boolean (task, TRUE);
  else if (is_only_hidden (error))
    ask_for_users (task);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * lk_trial_run_async:
 * @pbx: a phone system that may turn out not to be one
 *
 * Finds out whether @pbx can be used: whether it lets the API client sign in and see, if not the
 * system's status, then at least the users.
 */
void
lk_trial_run_async (LkPbx *pbx,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  GTask *task = g_task_new (pbx, cancellable, callback, user_data);

  g_task_set_source_tag (task, lk_trial_run_async);
  lk_pbx_system_get_status_async (pbx, cancellable, status_cb, task);
}

/**
 * lk_trial_run_finish:
 * @pbx: a phone system
 * @result: the result
 * @error: return location for what stands in the way
 *
 * Returns: whether @pbx can be used.
 */
gboolean
lk_trial_run_finish (LkPbx *pbx, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, pbx), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
