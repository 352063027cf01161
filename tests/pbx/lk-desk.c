/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-desk.h"

#include <string.h>

#include "lk-await.h"
#include "lk-json-writer.h"
#include "lk-json.h"
#include "lk-pbx-users.h"
#include "lk-recorder.h"
#include "lk-stub.h"
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
  LkDesk *desk = user_data;
  g_autoptr (JsonNode) body = NULL;

  if (g_str_equal (method, "GET"))
    g_ptr_array_add (desk->reads, g_strdup (uri));
  if (!g_str_equal (method, "PATCH"))
    return;

  body = json_from_string (request_body, NULL);
  g_assert_nonnull (body);
  g_ptr_array_add (desk->bodies, json_node_dup_object (body));
  desk->n_carried_out += status == 204;
}

static guint
count_departments (JsonArray *groups)
{
  guint n_departments = 0;

  for (guint i = 0; i < json_array_get_length (groups); i++)
    {
      JsonObject *group = json_array_get_object_element (groups, i);

      n_departments +=
        !g_str_has_prefix (json_object_get_string_member (group, "Name"), "___FAVORITES___");
    }

  return n_departments;
}

/* Somebody with departments, a phone and greetings, whose record says most. */
static int
find_somebody (LkDesk *desk)
{
  g_autoptr (JsonNode) answer = NULL;
  g_autoptr (GError) error = NULL;
  JsonArray *users;

  lk_await_request (desk->pbx, "GET",
                    "/Users?$top=100&$orderby=Number&$select=Id,Tags,EmailAddress&$expand=Phones("
                    "$select=Id),Groups($select=GroupId,Name)",
                    &answer, &error);
  g_assert_no_error (error);
  users = json_object_get_array_member (json_node_get_object (answer), "value");
  for (guint i = 0; i < json_array_get_length (users); i++)
    {
      JsonObject *user = json_array_get_object_element (users, i);
      const char *address = lk_json_peek_string (user, "EmailAddress");

      if (json_array_get_length (json_object_get_array_member (user, "Phones")) > 0
          && count_departments (json_object_get_array_member (user, "Groups")) > 1
          && address != NULL && *address != '\0')
        return (int) json_object_get_int_member (user, "Id");
    }

  g_assert_not_reached ();
}

void
lk_desk_init (LkDesk *desk, guint n_users, LkVersion version)
{
  LkDemoSettings settings = {
    .n_users = n_users,
    .seed = 7,
    .version = version,
    .client_id = LK_STUB_CLIENT_ID,
    .client_secret = LK_STUB_SECRET,
  };
  g_autoptr (GError) error = NULL;

  *desk = (LkDesk) { .version = version };
  desk->bodies = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  desk->reads = g_ptr_array_new_with_free_func (g_free);
  desk->demo = lk_demo_pbx_new (&settings);
  lk_recorder_watch (desk->demo);
  g_signal_connect (desk->demo, "exchange", G_CALLBACK (exchange_cb), desk);
  lk_demo_pbx_listen (desk->demo, 0, &error);
  g_assert_no_error (error);
  desk->pbx = lk_await_new_pbx (lk_demo_pbx_get_origin (desk->demo));
  desk->id = find_somebody (desk);
  lk_desk_watch (desk);
}

void
lk_desk_clear (LkDesk *desk)
{
  lk_await_finalize (desk->pbx);
  g_object_unref (desk->demo);
  g_ptr_array_unref (desk->bodies);
  g_ptr_array_unref (desk->reads);
}

/* A knob or a fault of the phone system. */
void
lk_desk_set (LkDesk *desk, const char *spec)
{
  g_autoptr (GError) error = NULL;

  lk_demo_pbx_add_fault (desk->demo, spec, &error);
  g_assert_no_error (error);
}

/* Forgets the exchanges so far. */
void
lk_desk_watch (LkDesk *desk)
{
  g_ptr_array_set_size (desk->bodies, 0);
  g_ptr_array_set_size (desk->reads, 0);
  desk->n_carried_out = 0;
}

/* Returns: (transfer full): the user as their page shows them. */
LkUser *
lk_desk_open (LkDesk *desk, int id)
{
  g_autoptr (LkFieldSet) fields = lk_field_set_new_page (desk->version);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *pending = NULL;
  LkUser *user;

  lk_pbx_users_get_async (desk->pbx, id, fields, NULL, lk_await_cb, &pending);
  result = lk_await (&pending);
  user = lk_pbx_users_get_finish (desk->pbx, result, &error);
  g_assert_no_error (error);
  return user;
}

LkDraft *
lk_desk_edit (LkDesk *desk, int id)
{
  g_autoptr (LkUser) user = lk_desk_open (desk, id);

  return lk_draft_new (user);
}

LkSaveResult *
lk_desk_save (LkDesk *desk, LkDraft *draft)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *pending = NULL;
  LkSaveResult *outcome;

  lk_desk_watch (desk);
  lk_user_save_async (desk->pbx, draft, NULL, lk_await_cb, &pending);
  result = lk_await (&pending);
  outcome = lk_user_save_finish (desk->pbx, result, &error);
  g_assert_no_error (error);
  g_assert_nonnull (outcome->fields);
  return outcome;
}

void
lk_desk_save_well (LkDesk *desk, LkDraft *draft)
{
  g_autoptr (LkSaveResult) result = lk_desk_save (desk, draft);

  for (guint i = 0; i < result->fields->len; i++)
    {
      const LkField *field = result->fields->pdata[i];
      g_autofree char *wanted = lk_field_to_text (field, lk_draft_get (draft, field));
      g_autofree char *now =
        result->now != NULL ? lk_field_to_text (field, lk_user_get (result->now, field)) : NULL;

      g_test_message ("%s is %s, not %s", field->name, now, wanted);
    }
  g_assert_no_error (result->error);
  g_assert_cmpint (result->state, ==, LK_SAVE_DONE);
  g_assert_nonnull (result->now);
}

char *
lk_desk_describe (JsonNode *node)
{
  return node != NULL ? lk_json_to_string (node) : g_strdup ("(absent)");
}

GHashTable *
lk_desk_get_truth (LkDesk *desk, int id)
{
  g_autoptr (JsonObject) record = lk_demo_pbx_dup_record (desk->demo, id);
  GHashTable *truth;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (record == NULL)
    return NULL;

  truth = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  json_object_iter_init (&iter, record);
  while (json_object_iter_next (&iter, &name, &node))
    g_hash_table_insert (truth, g_strdup (name), lk_desk_describe (node));
  return truth;
}

/* Everything but those in @but is as it was, byte for byte. */
void
lk_desk_check_others (GHashTable *before, GHashTable *after, const char *const *but)
{
  GHashTableIter iter;
  gpointer name;
  gpointer text;

  g_assert_cmpuint (g_hash_table_size (before), ==, g_hash_table_size (after));
  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &name, &text))
    if (!g_strv_contains (but, name))
      g_assert_cmpstr (g_hash_table_lookup (after, name), ==, text);
}

/* Another administrator changes the user just now. */
void
lk_desk_rival (LkDesk *desk, int id, const char *json)
{
  g_autoptr (JsonNode) body = lk_desk_json (json);
  g_autoptr (GError) error = NULL;

  lk_demo_pbx_change_user (desk->demo, id, json_node_get_object (body), &error);
  g_assert_no_error (error);
}

JsonNode *
lk_desk_json (const char *text)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (json, &error);

  g_assert_no_error (error);
  return node;
}

void
lk_desk_set_json (LkDraft *draft, const char *name, const char *text)
{
  const LkField *field = lk_user_field_find (name);
  g_autoptr (JsonNode) node = lk_desk_json (text);
  g_auto (LkValue) value = LK_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  lk_field_from_json (field, node, &value, &error);
  g_assert_no_error (error);
  lk_draft_set (draft, field, &value);
}

void
lk_desk_set_text (LkDraft *draft, const char *name, const char *text)
{
  g_auto (LkValue) value = LK_VALUE_INIT;

  lk_value_set_text (&value, text);
  lk_draft_set (draft, lk_user_field_find (name), &value);
}
