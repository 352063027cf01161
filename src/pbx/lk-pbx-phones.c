/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-pbx-phones.h"

static const char *const paths[] = {
  [LK_PHONE_REBOOT] = "/Users/Pbx.RebootPhone",
  [LK_PHONE_REPROVISION] = "/Users/Pbx.ReprovisionPhone",
};

static JsonNode *
build_body (const char *mac_address)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *body = json_object_new ();

  json_object_set_string_member (body, "mac", mac_address);
  json_node_take_object (node, body);
  return node;
}

/**
 * lk_pbx_phones_tell_async:
 * @pbx: a phone system
 * @act: what the phone shall do
 * @mac_address: which phone
 *
 * Tells one desk phone something, once (behaviour.md, 5.4).
 */
void
lk_pbx_phones_tell_async (LkPbx *pbx,
                          LkPhoneAct act,
                          const char *mac_address,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (pbx, cancellable, callback, user_data);
  g_autoptr (JsonNode) body = build_body (mac_address);
  LkRequest request = { .method = "POST", .path = paths[act], .body = body };

  g_task_set_source_tag (task, lk_pbx_phones_tell_async);
  lk_pbx_request_async (pbx, &request, cancellable, lk_pbx_request_done_cb,
                        g_steal_pointer (&task));
}

/**
 * lk_pbx_phones_tell_finish:
 * @pbx: a phone system
 * @result: the result
 * @error: return location; %LK_ERROR_UNKNOWN_OUTCOME where the phone may have been told
 *
 * Returns: whether the phone system passed it on; what the phone made of it is not known.
 */
gboolean
lk_pbx_phones_tell_finish (LkPbx *pbx, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, pbx), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
