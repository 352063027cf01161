/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-acts.h"

#include <string.h>

#include "lk-demo-credentials.h"
#include "lk-demo-newcomer.h"
#include "lk-demo-verdict.h"
#include "lk-json.h"

static const LkDemoRefusal nothing = { NULL };
static const LkDemoRefusal stubborn = { "FORBIDDEN_CHANGE", "Number" };

static gboolean
is_full (LkDemoWorld *world)
{
  return world->knobs.licence == LK_DEMO_LICENCE_FULL
         || lk_demo_store_get_users (world->store)->len >= world->n_licensed;
}

/**
 * lk_demo_act_create:
 * @world: the phone system
 * @write: what the new user shall be
 * @user: (out) (transfer none): the new user
 *
 * The server fills in number, Id and credentials (behaviour.md, 3), and a department.
 */
LkDemoRefusals
lk_demo_act_create (LkDemoWorld *world, LkDemoWrite *write, LkUser **user)
{
  g_auto (LkDemoRecord) record = {};
  g_autofree char *number = NULL;
  LkDemoRefusals refusals = lk_demo_verdict (write, world, NULL);

  if (refusals.n == 0 && is_full (world))
    lk_demo_refusals_add (&refusals, "LIMIT_REACHED", NULL);
  if (refusals.n > 0)
    return refusals;

  number = lk_demo_newcomer_dup_number (write, world);
  if (number == NULL)
    {
      lk_demo_refusals_add (&refusals, "NO_MORE_NUMBERS_AVAILABLE", lk_user_field_number->name);
      return refusals;
    }

  lk_demo_record_init_new (&record);
  lk_demo_record_set_text (&record, lk_user_field_number, number);
  lk_demo_credentials_make (&record, world->random);
  lk_demo_write_apply (write, world, NULL, &record);
  lk_demo_newcomer_settle (write, world, &record);
  *user = lk_demo_record_to_user (&record, lk_demo_store_get_fields (world->store),
                                  lk_demo_store_get_next_id (world->store));
  lk_demo_store_add (world->store, *user);

  return refusals;
}

static void
replace (LkDemoWorld *world, LkUser *user, LkDemoRecord *record)
{
  g_autoptr (LkUser) newer =
    lk_demo_record_to_user (record, lk_demo_store_get_fields (world->store), lk_user_get_id (user));

  lk_demo_store_update (world->store, user, newer);
}

/**
 * lk_demo_act_change:
 * @world: the phone system
 * @write: what the user shall be
 * @user: the user
 */
LkDemoRefusals
lk_demo_act_change (LkDemoWorld *world, LkDemoWrite *write, LkUser *user)
{
  g_auto (LkDemoRecord) record = {};
  LkDemoRefusals refusals = {};

  if (lk_demo_world_refuses (world, user))
    lk_demo_refusals_add (&refusals, stubborn.code, stubborn.target);
  else
    refusals = lk_demo_verdict (write, world, user);
  if (refusals.n > 0)
    return refusals;

  lk_demo_record_init_copy (&record, user);
  lk_demo_write_apply (write, world, user, &record);
  replace (world, user, &record);
  return refusals;
}

static void
send_mail (LkDemoWorld *world, LkUser *user)
{
  gpointer id = GINT_TO_POINTER (lk_user_get_id (user));
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (world->mails, id));

  if (*lk_user_get_text (user, lk_user_field_email) != '\0')
    g_hash_table_replace (world->mails, id, GUINT_TO_POINTER (count + 1));
}

/**
 * lk_demo_act_welcome:
 * @world: the phone system
 * @user: the user who gets the welcome e-mail
 */
LkDemoRefusal
lk_demo_act_welcome (LkDemoWorld *world, LkUser *user)
{
  if (*lk_user_get_text (user, lk_user_field_email) == '\0')
    return (LkDemoRefusal) { "REQUIRED", lk_user_field_email->name };

  send_mail (world, user);
  return nothing;
}

/**
 * lk_demo_act_renew:
 * @world: the phone system
 * @options: a `Pbx.RegenerateOptions`
 * @user: the user whose credentials are made anew
 */
LkDemoRefusal
lk_demo_act_renew (LkDemoWorld *world, JsonObject *options, LkUser *user)
{
  g_auto (LkDemoRecord) record = {};

  if (lk_demo_world_refuses (world, user))
    return stubborn;

  lk_demo_record_init_copy (&record, user);
  lk_demo_credentials_renew (&record, options, world->random);
  replace (world, user, &record);
  if (lk_json_peek_bool (options, "SendWelcomeEmail"))
    send_mail (world, user);
  if (lk_json_peek_bool (options, "ConfigurationLink"))
    lk_demo_links_revoke (world->links, lk_user_get_id (user));
  return nothing;
}

static gboolean
has_tag (LkUser *user, const char *quoted)
{
  const LkValue *tags = lk_user_get (user, lk_user_field_tags);

  return tags->type == LK_VALUE_JSON && strstr (tags->text, quoted) != NULL;
}

/**
 * lk_demo_act_remove:
 * @world: the phone system
 * @user: the user; not to be used any more when it is gone
 */
LkDemoRefusal
lk_demo_act_remove (LkDemoWorld *world, LkUser *user)
{
  int id = lk_user_get_id (user);

  if (lk_demo_world_refuses (world, user))
    return stubborn;
  if (id == world->operator_id)
    return (LkDemoRefusal) { "OPERATOR_CANNOT_BE_DELETED", NULL };
  if (g_strcmp0 (lk_user_get_text (user, lk_user_field_number), world->client_id) == 0)
    return (LkDemoRefusal) { "USER_EXTENSION_CANNOT_BE_DELETED", NULL };
  if (has_tag (user, "\"FaxServer\""))
    return (LkDemoRefusal) { "FAX_SERVER_CANNOT_BE_DELETED", NULL };
  if (has_tag (user, "\"Principal\""))
    return (LkDemoRefusal) { "CANNOT_BE_DELETED", NULL };

  world->lowest_free = 0;
  lk_demo_links_revoke (world->links, id);
  lk_demo_store_remove (world->store, user);
  return nothing;
}
