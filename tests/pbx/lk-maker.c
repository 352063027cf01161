/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-maker.h"

#include <string.h>

#include "lk-await.h"
#include "lk-membership.h"
#include "lk-user-create-private.h"
#include "lk-user-fields.h"

static void
exchange_cb (LkDemoPbx *demo,
             const char *method,
             const char *uri,
             const char *request_body,
             guint status,
             const char *response_body,
             gpointer user_data)
{
  LkMaker *maker = user_data;
  g_autoptr (JsonNode) body = NULL;

  if (!g_str_equal (method, "POST") || !g_str_has_suffix (uri, "/Users"))
    return;

  body = json_from_string (request_body, NULL);
  g_assert_nonnull (body);
  g_ptr_array_add (maker->bodies, json_node_dup_object (body));
  maker->n_created += status == 201;
}

/* Two departments that there are: some of somebody's. */
static void
find_departments (LkMaker *maker)
{
  g_autoptr (LkUser) somebody = lk_desk_open (&maker->desk, maker->desk.id);
  g_autoptr (GPtrArray)
    groups = lk_record_parse_value (&lk_membership_class,
                                    lk_user_get (somebody, lk_user_field_groups), NULL);
  guint n_found = 0;

  for (guint i = 0; i < groups->len && n_found < G_N_ELEMENTS (maker->departments); i++)
    {
      LkMembership *group = groups->pdata[i];

      if (!lk_membership_is_favourites (group))
        maker->departments[n_found++] = (int) group->group_id;
    }
  g_assert_cmpuint (n_found, ==, G_N_ELEMENTS (maker->departments));
}

void
lk_maker_init (LkMaker *maker, guint n_users, LkVersion version)
{
  lk_user_create_patience = 1;
  lk_desk_init (&maker->desk, n_users, version);
  maker->bodies = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  maker->n_created = 0;
  find_departments (maker);
  lk_maker_watch (maker);
  g_signal_connect (maker->desk.demo, "exchange", G_CALLBACK (exchange_cb), maker);
}

void
lk_maker_clear (LkMaker *maker)
{
  lk_desk_clear (&maker->desk);
  g_ptr_array_unref (maker->bodies);
}

/* Forgets the exchanges so far. */
void
lk_maker_watch (LkMaker *maker)
{
  lk_desk_watch (&maker->desk);
  g_ptr_array_set_size (maker->bodies, 0);
  maker->n_created = 0;
}

LkDraft *
lk_maker_begin (LkMaker *maker, const char *number)
{
  LkDraft *draft = lk_draft_new_user (maker->desk.version);

  lk_desk_set_text (draft, "Number", number);
  lk_desk_set_text (draft, "LastName", "Newcomer");
  return draft;
}

/* In both departments, and the second is the main one: a server left to itself takes the first. */
void
lk_maker_set_departments (LkMaker *maker, LkDraft *draft, gboolean with_main)
{
  g_autofree char *groups = g_strdup_printf ("[{'GroupId':%d,'Rights':{'RoleName':'users'}},"
                                             "{'GroupId':%d,'Rights':{'RoleName':'managers'}}]",
                                             maker->departments[0], maker->departments[1]);
  g_autofree char *main_department = g_strdup_printf ("%d", maker->departments[1]);

  lk_desk_set_json (draft, "Groups", groups);
  if (with_main)
    lk_desk_set_json (draft, "PrimaryGroupId", main_department);
}

static LkCreateResult *
finish (LkMaker *maker, GAsyncResult **pending)
{
  g_autoptr (GAsyncResult) result = lk_await (pending);
  g_autoptr (GError) error = NULL;
  LkCreateResult *outcome = lk_user_create_finish (maker->desk.pbx, result, &error);

  g_assert_no_error (error);
  g_assert_nonnull (outcome->fields);
  g_assert_nonnull (outcome->followed);
  g_assert_true ((outcome->error == NULL) == (outcome->state == LK_CREATE_DONE));
  return outcome;
}

LkCreateResult *
lk_maker_create (LkMaker *maker, LkDraft *draft)
{
  GAsyncResult *pending = NULL;

  lk_maker_watch (maker);
  lk_user_create_async (maker->desk.pbx, draft, NULL, lk_await_cb, &pending);
  return finish (maker, &pending);
}

LkCreateResult *
lk_maker_look_again (LkMaker *maker, LkDraft *draft)
{
  GAsyncResult *pending = NULL;

  lk_user_create_look_again_async (maker->desk.pbx, draft, NULL, lk_await_cb, &pending);
  return finish (maker, &pending);
}

LkCreateResult *
lk_maker_create_well (LkMaker *maker, LkDraft *draft)
{
  LkCreateResult *result = lk_maker_create (maker, draft);

  for (guint i = 0; i < result->fields->len; i++)
    {
      const LkField *field = result->fields->pdata[i];
      g_autofree char *wanted = lk_field_to_text (field, lk_draft_get (draft, field));
      g_autofree char *now =
        result->now != NULL ? lk_field_to_text (field, lk_user_get (result->now, field)) : NULL;

      g_test_message ("%s is %s, not %s", field->name, now, wanted);
    }
  g_assert_no_error (result->error);
  g_assert_cmpint (result->state, ==, LK_CREATE_DONE);
  g_assert_nonnull (result->now);
  g_assert_cmpint (lk_user_get_id (result->now), ==, result->id);
  g_assert_false (result->was_lost);
  g_assert_cmpuint (maker->n_created, ==, 1);
  return result;
}

static gboolean
is_true (JsonObject *record, LkDraft *draft, const LkField *field)
{
  g_auto (LkValue) now = LK_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  if (g_str_equal (field->name, "AccessPassword"))
    return TRUE;

  lk_field_from_json (field, json_object_get_member (record, field->name), &now, &error);
  g_assert_no_error (error);
  return lk_field_fulfils (field, &now, lk_draft_get (draft, field));
}

gboolean
lk_maker_is_true (LkMaker *maker, int id, LkDraft *draft, const LkField *field)
{
  g_autoptr (JsonObject) record = lk_demo_pbx_dup_record (maker->desk.demo, id);

  g_assert_nonnull (record);
  return is_true (record, draft, field);
}

/* Returns: (transfer container): what is not as the draft asks for. */
GPtrArray *
lk_maker_list_wrong (LkMaker *maker, int id, LkDraft *draft)
{
  g_autoptr (JsonObject) record = lk_demo_pbx_dup_record (maker->desk.demo, id);
  GPtrArray *wrong = g_ptr_array_new ();
  const LkField *field = NULL;

  g_assert_nonnull (record);
  while ((field = lk_draft_next_change (draft, field)) != NULL)
    if (!is_true (record, draft, field))
      g_ptr_array_add (wrong, (gpointer) field);

  return wrong;
}
