/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-pbx-system.h"

#include "lk-error.h"
#include "lk-json.h"
#include "lk-odata.h"

/* Never without `$select`: the whole answer holds the licence key (behaviour.md, 8.3). */
#define SELECT_ALWAYS "Version,FQDN,ProductCode,LicenseActive"
#define SELECT_METER  SELECT_ALWAYS ",UserExtensions,MaxUserExtensions"

/* The first version that meters the licence. */
#define METER_SINCE LK_VERSION (20, 0, 9)

void
lk_system_status_free (LkSystemStatus *self)
{
  g_free (self->version);
  g_free (self->fqdn);
  g_free (self->product_code);
  g_free (self);
}

static LkSystemStatus *
read_status (JsonNode *answer, GError **error)
{
  JsonObject *object = lk_json_get_root_object (answer, error);
  const char *version;
  LkSystemStatus *self;

  if (object == NULL)
    return NULL;
  version = lk_json_get_string (object, "Version", error);
  if (version == NULL)
    return NULL;

  self = g_new0 (LkSystemStatus, 1);
  self->version = g_strdup (version);
  self->fqdn = g_strdup (lk_json_peek_string (object, "FQDN"));
  self->product_code = g_strdup (lk_json_peek_string (object, "ProductCode"));
  self->licence_active = lk_json_peek_bool (object, "LicenseActive");
  self->n_extensions = (int) lk_json_peek_int (object, "UserExtensions", -1);
  self->max_extensions = (int) lk_json_peek_int (object, "MaxUserExtensions", -1);

  return self;
}

static void request (GTask *task, const char *select);

/* An older server refuses properties that it does not have; its refusal says how old it is. */
static gboolean
is_too_old (LkPbx *pbx, const GError *error)
{
  return g_error_matches (error, LK_ERROR, LK_ERROR_INVALID)
         && lk_pbx_get_version (pbx) < METER_SINCE;
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) answer = NULL;
  LkPbx *pbx = LK_PBX (source);
  gboolean asked_for_meter = g_task_get_task_data (task) != NULL;
  LkSystemStatus *status = NULL;

  if (lk_pbx_request_finish (pbx, result, &answer, &error))
    status = read_status (answer, &error);

  if (status != NULL)
    g_task_return_pointer (task, status, (GDestroyNotify) lk_system_status_free);
  else if (asked_for_meter && is_too_old (pbx, error))
    request (task, SELECT_ALWAYS);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
request (GTask *task, const char *select)
{
  g_autofree char *query = lk_odata_query_build (&(LkODataQuery) { .top = -1, .select = select });
  LkRequest request = { .method = "GET", .path = "/SystemStatus", .query = query };
  gboolean asks_for_meter = g_str_equal (select, SELECT_METER);

  g_task_set_task_data (task, GINT_TO_POINTER (asks_for_meter), NULL);
  lk_pbx_request_async (g_task_get_source_object (task), &request, g_task_get_cancellable (task),
                        answered_cb, g_object_ref (task));
}

/**
 * lk_pbx_system_get_status_async:
 * @pbx: a phone system
 *
 * Asks for version and licence use: one request, and a second one on servers before 20.0.9 that did
 * not say so yet.
 */
void
lk_pbx_system_get_status_async (LkPbx *pbx,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (pbx, cancellable, callback, user_data);
  LkVersion version = lk_pbx_get_version (pbx);

  g_task_set_source_tag (task, lk_pbx_system_get_status_async);
  request (task, version == 0 || version >= METER_SINCE ? SELECT_METER : SELECT_ALWAYS);
}

/**
 * lk_pbx_system_get_status_finish:
 * @pbx: a phone system
 * @result: the result
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the status.
 */
LkSystemStatus *
lk_pbx_system_get_status_finish (LkPbx *pbx, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, pbx), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * lk_pbx_system_is_hidden:
 * @error: why there is no status
 *
 * Returns: whether the API client just may not see it: one of a low role may see the users all the
 *   same.
 */
gboolean
lk_pbx_system_is_hidden (const GError *error)
{
  return g_error_matches (error, LK_ERROR, LK_ERROR_FORBIDDEN)
         || g_error_matches (error, LK_ERROR, LK_ERROR_NOT_FOUND);
}
