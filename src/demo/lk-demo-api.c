/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-api.h"

#include <string.h>

#include "lk-demo-provisioning.h"
#include "lk-demo-roles.h"
#include "lk-demo-route.h"
#include "lk-demo-tokens.h"

#define API_PATH   "/xapi/v1"
#define TOKEN_PATH "/connect/token"

static gboolean
is_below (const char *path, const char *folder)
{
  return g_str_has_prefix (path, folder) && path[strlen (folder)] == '/';
}

/* The API wants a token, a role and a licence, in this order (behaviour.md, 1.2). */
static gboolean
may_enter (LkDemoWorld *world, LkDemoCall *call)
{
  static const LkDemoRefusal no_licence = { .code = "INVALID_LICENSE_TYPE" };

  if (!lk_demo_tokens_accepts (world->tokens, call->headers))
    lk_demo_call_answer_empty (call, 401);
  else if (!lk_demo_role_is_system (world->knobs.role))
    lk_demo_call_answer_empty (call, 403);
  else if (world->knobs.licence == LK_DEMO_LICENCE_MISSING)
    {
      lk_demo_call_refuse (call, &no_licence);
      call->status = 403;
    }
  else
    return TRUE;

  return FALSE;
}

/**
 * lk_demo_api_serve:
 * @world: the phone system
 * @call: a request
 * @path: (nullable): its decoded path; %NULL where it cannot be decoded
 *
 * Lets whoever is meant answer: the token endpoint, an app's provisioning, or the API behind its
 * token.
 */
void
lk_demo_api_serve (LkDemoWorld *world, LkDemoCall *call, const char *path)
{
  if (path == NULL || g_bytes_get_size (call->body) > LK_DEMO_MAX_BODY)
    lk_demo_call_answer_empty (call, path == NULL ? 400 : 413);
  else if (g_str_equal (path, TOKEN_PATH))
    lk_demo_tokens_sign_in (world->tokens, &world->knobs, call);
  else if (g_str_has_prefix (path, LK_DEMO_LINKS_PATH))
    lk_demo_provisioning_serve (world, call, path);
  else if (!is_below (path, API_PATH))
    lk_demo_call_answer_empty (call, 404);
  else if (may_enter (world, call))
    {
      call->path = path + strlen (API_PATH);
      lk_demo_route_call (world, call);
    }
}
