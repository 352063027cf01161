/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-visit.h"

#include "lk-odata.h"

/**
 * lk_demo_visit_new:
 * @world: the phone system that is asked
 * @origin: where it answers; must live as long
 * @message: a request that came
 *
 * Returns: (transfer full): the visit.
 */
LkDemoVisit *
lk_demo_visit_new (LkDemoWorld *world, const char *origin, SoupServerMessage *message)
{
  LkDemoVisit *self = g_new0 (LkDemoVisit, 1);
  GUri *uri = soup_server_message_get_uri (message);
  const LkDemoKnobs *knobs = &world->knobs;

  self->message = g_object_ref (message);
  self->path = g_uri_unescape_string (g_uri_get_path (uri), NULL);
  self->call.method = soup_server_message_get_method (message);
  self->call.query = g_uri_get_query (uri);
  self->call.headers = soup_server_message_get_request_headers (message);
  self->call.body = soup_message_body_flatten (soup_server_message_get_request_body (message));
  self->call.origin = origin;
  self->call.version = world->version;
  self->call.limits = lk_demo_knobs_get_limits (knobs);
  self->call.page_limit = knobs->unlimited ? 0 : LK_ODATA_MAX_TOP;
  lk_demo_call_init (&self->call);

  return self;
}

void
lk_demo_visit_free (LkDemoVisit *self)
{
  g_signal_handlers_disconnect_by_data (self->message, self);
  g_object_unref (self->message);
  lk_demo_call_clear (&self->call);
  g_clear_pointer (&self->call.body, g_bytes_unref);
  g_free (self->path);
  g_free (self);
}
