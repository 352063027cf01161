/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-provisioning.h"

#include "lk-user-fields.h"

/**
 * lk_demo_provisioning_generate:
 * @world: the phone system
 * @call: a request for a user's link
 *
 * Gives a path of one use, or its whole address where the knob says so (behaviour.md, 6).
 */
void
lk_demo_provisioning_generate (LkDemoWorld *world, LkDemoCall *call)
{
  const char *path;
  g_autofree char *value = NULL;

  if (lk_demo_store_find (world->store, call->id) == NULL)
    {
      lk_demo_call_answer_empty (call, 404);
      return;
    }

  path = lk_demo_links_generate (world->links, call->id);
  value = g_strconcat (world->knobs.link_is_absolute ? call->origin : "", path, NULL);
  lk_demo_call_note_written (call, call->id);
  lk_demo_call_answer_value (call, "Edm.String", json_node_init_string (json_node_alloc (), value));
}

/**
 * lk_demo_provisioning_serve:
 * @world: the phone system
 * @call: a request from an app, which has not signed in
 * @path: what it fetches
 *
 * Gives the file behind a link, once.
 */
void
lk_demo_provisioning_serve (LkDemoWorld *world, LkDemoCall *call, const char *path)
{
  int id = g_str_equal (call->method, "GET") ? lk_demo_links_use (world->links, path) : 0;
  LkUser *user = lk_demo_store_find (world->store, id);
  g_autofree char *xml = NULL;

  if (user == NULL)
    {
      lk_demo_call_answer_empty (call, 404);
      return;
    }

  xml = g_markup_printf_escaped ("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                                 "<Provisioning>\n"
                                 "  <ProvLinkExternal>%s%s</ProvLinkExternal>\n"
                                 "  <Extension>%s</Extension>\n"
                                 "</Provisioning>\n",
                                 call->origin, path, lk_user_get_text (user, lk_user_field_number));
  lk_demo_call_answer_text (call, 200, "application/xml", xml);
}
