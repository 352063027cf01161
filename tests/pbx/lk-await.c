/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-await.h"

#include "lk-client-credentials.h"
#include "lk-stub.h"

void
lk_await_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* Returns: (transfer full): the result, once it is there. */
GAsyncResult *
lk_await (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return g_steal_pointer (result);
}

/* Returns: (transfer full): a phone system with the stubs' credentials. */
LkPbx *
lk_await_new_pbx (const char *origin)
{
  g_autoptr (LkTokenSource) tokens = lk_client_credentials_new (LK_STUB_CLIENT_ID, LK_STUB_SECRET);

  return lk_pbx_new (origin, NULL, tokens);
}

gboolean
lk_await_request (LkPbx *pbx,
                  const char *method,
                  const char *path,
                  JsonNode **answer,
                  GError **error)
{
  LkRequest request = { .method = method, .path = path };
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  lk_pbx_request_async (pbx, &request, NULL, lk_await_cb, &pending);
  result = lk_await (&pending);
  return lk_pbx_request_finish (pbx, result, answer, error);
}

gboolean
lk_await_get (LkPbx *pbx, const char *path, GError **error)
{
  return lk_await_request (pbx, "GET", path, NULL, error);
}

/* Gives back the last reference, perhaps only after what is still on its way has ended. */
void
lk_await_finalize (gpointer object)
{
  gpointer watched = object;

  g_object_add_weak_pointer (object, &watched);
  g_object_unref (object);
  while (watched != NULL)
    g_main_context_iteration (NULL, TRUE);
}
