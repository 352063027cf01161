/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-newcomer.h"

#include "lk-demo-memberships.h"
#include "lk-demo-numbers.h"
#include "lk-demo-roles.h"

/**
 * lk_demo_newcomer_dup_number:
 * @write: what a client wants
 * @world: the phone system
 *
 * Returns: (transfer full) (nullable): the new user's number: the one that was sent, failing that
 *   the first free one; %NULL where there is none.
 */
char *
lk_demo_newcomer_dup_number (LkDemoWrite *write, LkDemoWorld *world)
{
  const char *sent = lk_value_get_text (lk_demo_write_peek (write, lk_user_field_number));

  if (sent != NULL && *sent != '\0')
    return g_strdup (sent);
  if (world->knobs.ranges_kept)
    return lk_demo_number_find_free_within (world, lk_demo_write_get_department (write));
  return lk_demo_number_find_free (world, "");
}

/* Everybody belongs somewhere, unless someone says otherwise. */
static void
join_default_group (LkDemoWorld *world, LkDemoRecord *record)
{
  GPtrArray *groups = lk_demo_groups_get_all (world->groups);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *array = NULL;

  if (groups->len == 0)
    return;

  lk_demo_memberships_append (text, g_ptr_array_index (groups, 0), lk_demo_role_find ("users"));
  array = g_strdup_printf ("[%s]", text->str);
  lk_demo_record_set_json_text (record, lk_user_field_groups, array);
}

static void
choose_primary_group (LkDemoRecord *record)
{
  LkValue *value = lk_demo_record_at (record, lk_user_field_primary_group);
  int first = lk_demo_memberships_get_first (lk_demo_record_at (record, lk_user_field_groups));

  if (value->type != LK_VALUE_INT && first > 0)
    lk_value_set_int (value, first);
}

/**
 * lk_demo_newcomer_settle:
 * @write: what a client wants
 * @world: the phone system
 * @record: the new user, with all that the client wants
 *
 * Whoever comes without departments joins the default one, and whoever has no main department gets
 * the first one.
 */
void
lk_demo_newcomer_settle (LkDemoWrite *write, LkDemoWorld *world, LkDemoRecord *record)
{
  if (lk_demo_write_peek (write, lk_user_field_groups)->type != LK_VALUE_JSON)
    join_default_group (world, record);
  if (world->knobs.new_main != LK_DEMO_MAIN_IGNORED)
    choose_primary_group (record);
}
