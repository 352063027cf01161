/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-world.h"

#include <string.h>

#include "lk-await.h"

char *
lk_world_describe_person (int id, const char *email, gboolean enabled, int department)
{
  return g_strdup_printf (
    "{\"Id\":%d,\"Number\":\"%d\",\"FirstName\":\"Person\",\"LastName\":\"%d\","
    "\"EmailAddress\":\"%s\",\"Enabled\":%s,\"IsRegistered\":true,"
    "\"Groups\":[{\"GroupId\":%d,\"Name\":\"D%d\"},"
    "{\"GroupId\":%d,\"Name\":\"___FAVORITES___%d\"}]}",
    id, 10000 + id, id, email, enabled ? "true" : "false", department, department, 100000 + id, id);
}

void
lk_world_add_person (LkWorld *world, int id)
{
  g_autofree char *email = g_strdup_printf ("p%d@example.com", id);

  g_ptr_array_add (world->people, lk_world_describe_person (id, email, TRUE, 1 + id % 3));
}

void
lk_world_replace_person (LkWorld *world, guint index, char *record)
{
  g_free (world->people->pdata[index]);
  world->people->pdata[index] = record;
}

static void
answer_status (LkWorld *world, SoupServerMessage *message)
{
  g_autofree char *status =
    g_strdup_printf ("{\"Version\":\"20.0.10.1621\",\"FQDN\":\"pbx.example.com\","
                     "\"LicenseActive\":true,\"UserExtensions\":%d,\"MaxUserExtensions\":50}",
                     world->n_extensions);

  world->n_status++;
  if (world->hides_status)
    lk_stub_answer_json (message, 403, "{}");
  else
    lk_stub_answer_json (message, 200, status);
}

static void
answer_groups (LkWorld *world, SoupServerMessage *message)
{
  const char *query = g_uri_get_query (soup_server_message_get_uri (message));

  world->n_groups++;
  if (world->refuses_filter && strstr (query, "$filter=") != NULL)
    {
      lk_stub_answer_json (message, 400,
                           "{\"error\":{\"code\":\"\",\"message\":\"No such function.\"}}");
      return;
    }
  lk_stub_answer_json (message, 200,
                       "{\"@odata.count\":4,\"value\":[{\"Id\":1,\"Name\":\"Sales\"},"
                       "{\"Id\":2,\"Name\":\"Accounts\"},{\"Id\":3,\"Name\":\"Support\"},"
                       "{\"Id\":4,\"Name\":\"___FAVORITES___101\"}]}");
}

static char *
list_people (LkWorld *world, gint64 skip, gint64 top, gboolean count)
{
  GString *page = g_string_new ("{");

  if (count)
    g_string_append_printf (page, "\"@odata.count\":%" G_GINT64_FORMAT ",",
                            (gint64) world->people->len + world->lie);
  g_string_append (page, "\"value\":[");
  for (gint64 i = skip; i < skip + top && i < world->people->len; i++)
    g_string_append_printf (page, "%s%s", i > skip ? "," : "", (char *) world->people->pdata[i]);
  g_string_append (page, "]}");

  return g_string_free (page, FALSE);
}

static void
answer_users (LkWorld *world, SoupServerMessage *message)
{
  gint64 skip = lk_stub_get_option (message, "$skip", 0);
  gint64 top = lk_stub_get_option (message, "$top", -1);
  const char *query = g_uri_get_query (soup_server_message_get_uri (message));
  g_autofree char *page = NULL;

  world->n_users++;
  g_assert_cmpint (top, >, 0);
  g_assert_cmpint (top, <=, 100);
  g_assert_nonnull (strstr (query, "$select=Id,"));
  g_assert_null (strstr (query, "Password"));
  if (skip > 0 && world->arrivals > 0)
    {
      lk_world_add_person (world, 90000 + (int) world->arrivals--);
      g_ptr_array_insert (world->people, 0,
                          g_ptr_array_steal_index (world->people, world->people->len - 1));
    }
  if (world->fails_from > 0 && skip >= world->fails_from)
    {
      lk_stub_answer_json (message, 500, "{}");
      return;
    }

  page = list_people (world, world->repeats_first_page ? 0 : skip,
                      world->stride > 0 ? world->stride : top,
                      !world->hides_count && strstr (query, "$count=true") != NULL);
  lk_stub_answer_json (message, 200, page);
}

/* One who came after the list was made, or stands in it. */
static void
answer_user (LkWorld *world, SoupServerMessage *message, const char *path)
{
  int id = (int) g_ascii_strtoll (strrchr (path, '(') + 1, NULL, 10);
  g_autofree char *start = g_strdup_printf ("{\"Id\":%d,", id);

  if (world->newcomer != NULL && g_str_has_prefix (world->newcomer, start))
    {
      lk_stub_answer_json (message, 200, world->newcomer);
      return;
    }
  for (guint i = 0; i < world->people->len; i++)
    if (g_str_has_prefix (world->people->pdata[i], start))
      {
        lk_stub_answer_json (message, 200, world->people->pdata[i]);
        return;
      }
  lk_stub_answer_json (message, 404, "{}");
}

static void
world_cb (LkStub *stub, SoupServerMessage *message, gpointer user_data)
{
  LkWorld *world = user_data;
  const char *path = g_uri_get_path (soup_server_message_get_uri (message));

  soup_message_headers_replace (soup_server_message_get_response_headers (message), "X-3CX-Version",
                                world->version);
  if (g_str_has_suffix (path, "/SystemStatus"))
    answer_status (world, message);
  else if (g_str_has_suffix (path, "/Groups"))
    answer_groups (world, message);
  else if (g_str_has_suffix (path, ")"))
    answer_user (world, message, path);
  else
    answer_users (world, message);
}

void
lk_world_init (LkWorld *world, guint n_people)
{
  *world = (LkWorld) { .version = "20.0.10.1621", .n_extensions = 3 };
  world->people = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 1; i <= n_people; i++)
    lk_world_add_person (world, (int) i);
  world->stub = lk_stub_new (world_cb, world);
}

void
lk_world_clear (LkWorld *world)
{
  lk_stub_free (world->stub);
  g_ptr_array_unref (world->people);
  g_free (world->newcomer);
}

LkDirectory *
lk_world_new_directory (LkWorld *world)
{
  g_autoptr (LkPbx) pbx = lk_await_new_pbx (lk_stub_get_origin (world->stub));

  return lk_directory_new (pbx);
}

gboolean
lk_world_refresh (LkDirectory *directory, GError **error)
{
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  lk_directory_refresh_async (directory, NULL, lk_await_cb, &pending);
  result = lk_await (&pending);
  return lk_directory_refresh_finish (directory, result, error);
}

void
lk_world_refresh_well (LkDirectory *directory)
{
  g_autoptr (GError) error = NULL;

  lk_world_refresh (directory, &error);
  g_assert_no_error (error);
}

guint
lk_world_count (LkDirectory *directory)
{
  return g_list_model_get_n_items (G_LIST_MODEL (directory));
}
