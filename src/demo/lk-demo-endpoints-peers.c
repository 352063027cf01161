/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-route.h"

static void
list_peers (LkDemoWorld *world, LkDemoCall *call)
{
  g_autoptr (LkDemoQuery) query = lk_demo_call_parse_query (call, &lk_demo_type_peer);
  GPtrArray *peers;

  if (query == NULL)
    return;

  peers = lk_demo_peers_list (world->peers, world->store);
  lk_demo_query_use_cache (query, lk_demo_peers_get_rows (world->peers),
                           lk_demo_store_get_revision (world->store));
  lk_demo_call_answer_rows (call, query, "Peers", peers);
}

const LkDemoRoute lk_demo_peer_routes[] = {
  { "GET", "/Peers", list_peers },
  {},
};
