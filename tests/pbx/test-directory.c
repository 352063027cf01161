/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "lk-await.h"
#include "lk-department.h"
#include "lk-directory.h"
#include "lk-error.h"
#include "lk-stub.h"
#include "lk-user-fields.h"

/* A small phone system whose people a test can change, and whose listing it can spoil. */
typedef struct
{
  LkStub *stub;
  GPtrArray *people; /* the records' JSON, in the order of the listing */
  guint n_status;
  guint n_groups;
  guint n_users;
  gint64 stride;       /* rows of a page, whatever was asked for; 0 gives what was asked for */
  gint64 lie;          /* added to the count */
  gint64 fails_from;   /* pages from this $skip on fail; 0 is none */
  const char *version; /* what every answer's header says */
  gboolean hides_status;
  gboolean refuses_filter; /* of the departments */
  gboolean repeats_first_page;
  gboolean hides_count;
  guint arrivals; /* people who come while the list is being read, one with each later page */
} World;

static char *
describe (int id, const char *email, gboolean enabled, int department)
{
  return g_strdup_printf (
    "{\"Id\":%d,\"Number\":\"%d\",\"FirstName\":\"Person\",\"LastName\":\"%d\","
    "\"EmailAddress\":\"%s\",\"Enabled\":%s,\"IsRegistered\":true,"
    "\"Groups\":[{\"GroupId\":%d,\"Name\":\"D%d\"},"
    "{\"GroupId\":%d,\"Name\":\"___FAVORITES___%d\"}]}",
    id, 10000 + id, id, email, enabled ? "true" : "false", department, department, 100000 + id, id);
}

static void
add_person (World *world, int id)
{
  g_autofree char *email = g_strdup_printf ("p%d@example.com", id);

  g_ptr_array_add (world->people, describe (id, email, TRUE, 1 + id % 3));
}

static void
replace_person (World *world, guint index, char *record)
{
  g_free (world->people->pdata[index]);
  world->people->pdata[index] = record;
}

static void
answer_status (World *world, SoupServerMessage *message)
{
  world->n_status++;
  if (world->hides_status)
    lk_stub_answer_json (message, 403, "{}");
  else
    lk_stub_answer_json (message, 200,
                         "{\"Version\":\"20.0.10.1621\",\"FQDN\":\"pbx.example.com\","
                         "\"LicenseActive\":true,\"UserExtensions\":3,\"MaxUserExtensions\":50}");
}

static void
answer_groups (World *world, SoupServerMessage *message)
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
list_people (World *world, gint64 skip, gint64 top, gboolean count)
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
answer_users (World *world, SoupServerMessage *message)
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
      add_person (world, 90000 + (int) world->arrivals--);
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

static void
world_cb (LkStub *stub, SoupServerMessage *message, gpointer user_data)
{
  World *world = user_data;
  const char *path = g_uri_get_path (soup_server_message_get_uri (message));

  soup_message_headers_replace (soup_server_message_get_response_headers (message), "X-3CX-Version",
                                world->version);
  if (g_str_has_suffix (path, "/SystemStatus"))
    answer_status (world, message);
  else if (g_str_has_suffix (path, "/Groups"))
    answer_groups (world, message);
  else
    answer_users (world, message);
}

static void
world_init (World *world, guint n_people)
{
  *world = (World) { .version = "20.0.10.1621" };
  world->people = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 1; i <= n_people; i++)
    add_person (world, (int) i);
  world->stub = lk_stub_new (world_cb, world);
}

static void
world_clear (World *world)
{
  lk_stub_free (world->stub);
  g_ptr_array_unref (world->people);
}

static LkDirectory *
new_directory (World *world)
{
  g_autoptr (LkPbx) pbx = lk_await_new_pbx (lk_stub_get_origin (world->stub));

  return lk_directory_new (pbx);
}

static gboolean
refresh (LkDirectory *directory, GError **error)
{
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  lk_directory_refresh_async (directory, NULL, lk_await_cb, &pending);
  result = lk_await (&pending);
  return lk_directory_refresh_finish (directory, result, error);
}

static void
refresh_well (LkDirectory *directory)
{
  g_autoptr (GError) error = NULL;

  refresh (directory, &error);
  g_assert_no_error (error);
}

static guint
get_n_items (LkDirectory *directory)
{
  return g_list_model_get_n_items (G_LIST_MODEL (directory));
}

/* Follows a model by its signals alone, and proves that they tell the truth. */
typedef struct
{
  GPtrArray *mirror;
  guint n_signals;
  guint n_removed;
  guint n_added;
} Follower;

static void
follow_cb (GListModel *model, guint position, guint removed, guint added, Follower *follower)
{
  follower->n_signals++;
  follower->n_removed += removed;
  follower->n_added += added;
  if (removed > 0)
    g_ptr_array_remove_range (follower->mirror, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (follower->mirror, (int) (position + i),
                        g_list_model_get_item (model, position + i));

  g_assert_cmpuint (follower->mirror->len, ==, g_list_model_get_n_items (model));
}

static void
follower_init (Follower *follower, LkDirectory *directory)
{
  *follower = (Follower) { 0 };
  follower->mirror = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < get_n_items (directory); i++)
    g_ptr_array_add (follower->mirror, g_list_model_get_item (G_LIST_MODEL (directory), i));
  g_signal_connect (directory, "items-changed", G_CALLBACK (follow_cb), follower);
}

static void
follower_clear (Follower *follower, LkDirectory *directory)
{
  g_signal_handlers_disconnect_by_data (directory, follower);
  for (guint i = 0; i < follower->mirror->len; i++)
    {
      g_autoptr (LkUser) user = g_list_model_get_item (G_LIST_MODEL (directory), i);

      g_assert_true (user == follower->mirror->pdata[i]);
    }
  g_ptr_array_unref (follower->mirror);
}

static void
test_load (void)
{
  World world;
  g_autoptr (LkDirectory) directory = NULL;
  g_autoptr (LkDepartment) first = NULL;

  world_init (&world, 1234);
  directory = new_directory (&world);
  refresh_well (directory);

  g_assert_cmpuint (get_n_items (directory), ==, 1234);
  g_assert_cmpuint (lk_directory_get_n_expected (directory), ==, 1234);
  g_assert_cmpuint (lk_directory_count_people (directory), ==, 1234);
  g_assert_nonnull (lk_directory_get_refreshed_at (directory));
  g_assert_false (lk_directory_get_loading (directory));
  g_assert_cmpfloat (lk_directory_get_progress (directory), ==, 1.0);
  g_assert_cmpint (lk_directory_get_status (directory)->max_extensions, ==, 50);

  first = g_list_model_get_item (lk_directory_get_departments (directory), 0);
  g_assert_cmpuint (g_list_model_get_n_items (lk_directory_get_departments (directory)), ==, 3);
  g_assert_cmpstr (lk_department_get_name (first), ==, "Accounts");
  g_assert_cmpuint (lk_department_get_n_members (first), ==, 412);

  g_assert_cmpuint (world.n_users, ==, 13);
  g_assert_cmpuint (world.n_status, ==, 1);
  g_assert_cmpuint (world.n_groups, ==, 1);
  g_assert_cmpuint (lk_stub_count_tokens (world.stub), ==, 1);
  world_clear (&world);
}

static void
test_sizes (void)
{
  static const struct
  {
    guint n_people;
    guint n_pages;
  } sizes[] = { { 0, 1 }, { 1, 1 }, { 99, 1 }, { 100, 1 }, { 101, 2 }, { 200, 2 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      World world;
      g_autoptr (LkDirectory) directory = NULL;

      world_init (&world, sizes[i].n_people);
      directory = new_directory (&world);
      refresh_well (directory);

      g_assert_cmpuint (get_n_items (directory), ==, sizes[i].n_people);
      g_assert_cmpuint (world.n_users, ==, sizes[i].n_pages);
      world_clear (&world);
    }
}

/* Status first, then the departments and the pages: the version decides what to select. */
static void
test_requests (void)
{
  World world;
  g_autoptr (LkDirectory) directory = NULL;

  world_init (&world, 10000);
  directory = new_directory (&world);
  refresh_well (directory);

  g_assert_cmpuint (get_n_items (directory), ==, 10000);
  g_assert_cmpuint (lk_stub_count_tokens (world.stub), ==, 1);
  g_assert_cmpuint (lk_stub_count_requests (world.stub), ==, 102);
  g_assert_true (
    g_str_has_prefix (lk_stub_get_request (world.stub, 0), "GET /xapi/v1/SystemStatus?$select="));
  g_assert_null (strstr (lk_stub_get_request (world.stub, 0), "LicenseKey"));
  g_assert_true (g_str_has_prefix (lk_stub_get_request (world.stub, 1), "GET /xapi/v1/Groups?"));
  g_assert_true (g_str_has_prefix (lk_stub_get_request (world.stub, 2),
                                   "GET /xapi/v1/Users?$top=100&$count=true"));
  world_clear (&world);
}

static void
note_first_rows_cb (GListModel *model, guint position, guint removed, guint added, World *world)
{
  if (position == 0)
    g_assert_cmpuint (world->n_users, <=, 1);
}

static void
test_first_page_at_once (void)
{
  World world;
  g_autoptr (LkDirectory) directory = NULL;

  world_init (&world, 1000);
  directory = new_directory (&world);
  g_signal_connect (directory, "items-changed", G_CALLBACK (note_first_rows_cb), &world);
  refresh_well (directory);

  g_assert_cmpuint (get_n_items (directory), ==, 1000);
  world_clear (&world);
}

static void
test_refresh_keeps_identity (void)
{
  World world;
  Follower follower;
  g_autoptr (LkDirectory) directory = NULL;
  LkUser *seventh;

  world_init (&world, 250);
  directory = new_directory (&world);
  refresh_well (directory);
  seventh = lk_directory_find (directory, 7);

  follower_init (&follower, directory);
  refresh_well (directory);
  g_assert_cmpuint (follower.n_signals, ==, 0);

  replace_person (&world, 6, describe (7, "p7@example.com", FALSE, 2));
  refresh_well (directory);
  g_assert_true (lk_directory_find (directory, 7) == seventh);
  g_assert_cmpuint (follower.n_signals, ==, 1);
  g_assert_cmpuint (follower.n_removed, ==, 1);
  g_assert_cmpuint (follower.n_added, ==, 1);
  g_assert_cmpuint (lk_directory_count_attention (directory, LK_ATTENTION_DISABLED), ==, 1);
  follower_clear (&follower, directory);
  world_clear (&world);
}

static void
test_refresh_adds_and_removes (void)
{
  World world;
  Follower follower;
  g_autoptr (LkDirectory) directory = NULL;

  world_init (&world, 450);
  directory = new_directory (&world);
  refresh_well (directory);

  follower_init (&follower, directory);
  g_ptr_array_remove_range (world.people, 400, 50);
  g_ptr_array_remove_range (world.people, 20, 3);
  g_ptr_array_remove_index (world.people, 0);
  add_person (&world, 7001);
  refresh_well (directory);

  g_assert_cmpuint (get_n_items (directory), ==, 397);
  g_assert_cmpuint (lk_directory_count_people (directory), ==, 397);
  g_assert_null (lk_directory_find (directory, 1));
  g_assert_null (lk_directory_find (directory, 450));
  g_assert_nonnull (lk_directory_find (directory, 7001));
  g_assert_cmpuint (follower.n_removed, ==, 54);
  g_assert_cmpuint (follower.n_added, ==, 1);
  g_assert_cmpuint (follower.n_signals, ==, 4);
  follower_clear (&follower, directory);

  g_ptr_array_set_size (world.people, 0);
  refresh_well (directory);
  g_assert_cmpuint (get_n_items (directory), ==, 0);
  g_assert_cmpuint (lk_directory_count_people (directory), ==, 0);
  world_clear (&world);
}

static void
test_later_page_fails (void)
{
  World world;
  Follower follower;
  g_autoptr (LkDirectory) directory = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDateTime) before = NULL;

  world_init (&world, 300);
  directory = new_directory (&world);
  refresh_well (directory);
  before = g_date_time_ref (lk_directory_get_refreshed_at (directory));

  follower_init (&follower, directory);
  g_ptr_array_remove_index (world.people, 0);
  world.fails_from = 100;
  g_assert_false (refresh (directory, &error));
  g_assert_error (error, LK_ERROR, LK_ERROR_SERVER);
  g_assert_cmpuint (get_n_items (directory), ==, 300);
  g_assert_cmpuint (follower.n_removed, ==, 0);
  g_assert_true (lk_directory_get_refreshed_at (directory) == before);
  g_assert_false (lk_directory_get_loading (directory));
  follower_clear (&follower, directory);

  world.fails_from = 0;
  refresh_well (directory);
  g_assert_cmpuint (get_n_items (directory), ==, 299);
  world_clear (&world);
}

static void
test_first_load_fails_late (void)
{
  World world;
  g_autoptr (LkDirectory) directory = NULL;
  g_autoptr (GError) error = NULL;

  world_init (&world, 300);
  world.fails_from = 200;
  directory = new_directory (&world);
  g_assert_false (refresh (directory, &error));

  g_assert_error (error, LK_ERROR, LK_ERROR_SERVER);
  g_assert_cmpuint (get_n_items (directory), ==, 200);
  g_assert_null (lk_directory_get_refreshed_at (directory));
  world_clear (&world);
}

static void
test_people_come_meanwhile (void)
{
  World world;
  g_autoptr (LkDirectory) directory = NULL;

  world_init (&world, 500);
  world.arrivals = 2;
  directory = new_directory (&world);
  refresh_well (directory);

  g_assert_cmpuint (get_n_items (directory), ==, 502);
  g_assert_nonnull (lk_directory_find (directory, 90001));
  g_assert_nonnull (lk_directory_find (directory, 90002));
  g_assert_cmpuint (world.n_users, <=, 3 * 6);
  world_clear (&world);
}

static void
test_odd_pages (void)
{
  static const gint64 strides[] = { 7, 33, 100, 250, 5000 };

  for (guint i = 0; i < G_N_ELEMENTS (strides); i++)
    {
      World world;
      g_autoptr (LkDirectory) directory = NULL;

      world_init (&world, 420);
      world.stride = strides[i];
      directory = new_directory (&world);
      refresh_well (directory);

      g_assert_cmpuint (get_n_items (directory), ==, 420);
      world_clear (&world);
    }
}

/* A count that the rows do not bear out is said, and never empties a list. */
static void
test_count_lies (void)
{
  World world;
  g_autoptr (LkDirectory) directory = NULL;
  g_autoptr (GError) error = NULL;

  world_init (&world, 250);
  directory = new_directory (&world);
  refresh_well (directory);

  world.lie = 1000000000;
  world.n_users = 0;
  g_ptr_array_remove_index (world.people, 0);
  g_assert_false (refresh (directory, &error));
  g_assert_error (error, LK_ERROR, LK_ERROR_PROTOCOL);
  g_assert_cmpuint (get_n_items (directory), ==, 250);
  g_assert_cmpuint (world.n_users, <, 40);

  g_clear_error (&error);
  world.lie = 0;
  world.repeats_first_page = TRUE;
  g_assert_false (refresh (directory, &error));
  g_assert_error (error, LK_ERROR, LK_ERROR_PROTOCOL);
  g_assert_cmpuint (get_n_items (directory), ==, 250);
  world_clear (&world);
}

static void
test_unreadable_record (void)
{
  World world;
  g_autoptr (LkDirectory) directory = NULL;
  g_autoptr (GError) error = NULL;

  world_init (&world, 150);
  replace_person (&world, 120, g_strdup ("{\"Id\":121,\"Number\":\"10121\",\"FirstName\":{}}"));
  directory = new_directory (&world);
  g_assert_false (refresh (directory, &error));

  g_assert_error (error, LK_ERROR, LK_ERROR_PROTOCOL);
  g_assert_nonnull (strstr (error->message, "10121"));
  g_assert_cmpuint (get_n_items (directory), ==, 149);
  g_assert_cmpuint (world.n_users, ==, 2);

  g_clear_error (&error);
  g_ptr_array_remove_index (world.people, 0);
  replace_person (&world, 50, g_strdup ("\"no record at all\""));
  g_assert_false (refresh (directory, &error));
  g_assert_error (error, LK_ERROR, LK_ERROR_PROTOCOL);
  g_assert_cmpuint (get_n_items (directory), ==, 149);
  world_clear (&world);
}

static void
test_duplicate_addresses (void)
{
  World world;
  Follower follower;
  g_autoptr (LkDirectory) directory = NULL;

  world_init (&world, 250);
  replace_person (&world, 3, describe (4, " Same@Example.com", TRUE, 1));
  replace_person (&world, 220, describe (221, "same@example.COM", TRUE, 1));
  replace_person (&world, 240, describe (241, "", TRUE, 1));
  replace_person (&world, 241, describe (242, "", TRUE, 1));
  directory = new_directory (&world);
  follower_init (&follower, directory);
  refresh_well (directory);
  g_assert_cmpuint (lk_directory_count_attention (directory, LK_ATTENTION_DUPLICATE_EMAIL), ==, 2);
  g_assert_cmpuint (lk_directory_count_attention (directory, LK_ATTENTION_NO_EMAIL), ==, 2);
  g_assert_true (
    (lk_user_get_attention (lk_directory_find (directory, 4)) & LK_ATTENTION_DUPLICATE_EMAIL) != 0);

  follower.n_signals = 0;
  replace_person (&world, 220, describe (221, "other@example.com", TRUE, 1));
  refresh_well (directory);
  g_assert_cmpuint (lk_directory_count_attention (directory, LK_ATTENTION_DUPLICATE_EMAIL), ==, 0);
  g_assert_cmpuint (follower.n_signals, ==, 2);

  replace_person (&world, 220, describe (221, "same@example.com", TRUE, 1));
  refresh_well (directory);
  g_ptr_array_remove_index (world.people, 3);
  refresh_well (directory);
  g_assert_cmpuint (lk_directory_count_attention (directory, LK_ATTENTION_DUPLICATE_EMAIL), ==, 0);
  follower_clear (&follower, directory);
  world_clear (&world);
}

static void
test_adopt (void)
{
  World world;
  Follower follower;
  g_autoptr (LkDirectory) directory = NULL;
  g_autoptr (LkFieldSet) fields = lk_field_set_new_list (LK_VERSION_NEWEST);
  g_autoptr (LkUser) newer = lk_user_new (fields, 7);
  g_autoptr (LkUser) stranger = lk_user_new (fields, 70000);
  g_auto (LkValue) no = LK_VALUE_INIT;

  world_init (&world, 20);
  directory = new_directory (&world);
  refresh_well (directory);
  follower_init (&follower, directory);

  lk_value_set_bool (&no, FALSE);
  lk_user_set (newer, lk_user_field_enabled, &no);
  g_assert_true (lk_directory_adopt (directory, newer));
  g_assert_false (lk_directory_adopt (directory, newer));
  g_assert_false (lk_directory_adopt (directory, stranger));
  g_assert_cmpuint (follower.n_signals, ==, 1);
  g_assert_cmpuint (lk_directory_count_attention (directory, LK_ATTENTION_DISABLED), ==, 1);
  g_assert_cmpstr (lk_user_get_text (lk_directory_find (directory, 7), lk_user_field_email), ==,
                   "p7@example.com");
  follower_clear (&follower, directory);
  world_clear (&world);
}

/* Another version has other fields: the rows stay, with other objects in them. */
static void
test_server_updated (void)
{
  World world;
  Follower follower;
  g_autoptr (LkDirectory) directory = NULL;
  g_autoptr (LkUser) before = NULL;

  world_init (&world, 250);
  world.version = "20.0.5.551";
  replace_person (&world, 3, describe (4, "same@example.com", TRUE, 1));
  replace_person (&world, 220, describe (221, "same@example.com", TRUE, 1));
  directory = new_directory (&world);
  refresh_well (directory);
  before = g_object_ref (lk_directory_find (directory, 4));

  follower_init (&follower, directory);
  world.version = "20.0.10.1621";
  refresh_well (directory);
  g_assert_cmpuint (get_n_items (directory), ==, 250);
  g_assert_true (lk_directory_find (directory, 4) != before);
  g_assert_cmpuint (follower.n_removed, ==, 250);
  g_assert_cmpuint (follower.n_added, ==, 250);
  g_assert_cmpuint (lk_directory_count_people (directory), ==, 250);
  g_assert_cmpuint (lk_directory_count_attention (directory, LK_ATTENTION_DUPLICATE_EMAIL), ==, 2);
  follower_clear (&follower, directory);
  world_clear (&world);
}

static void
test_hidden_status (void)
{
  World world;
  g_autoptr (LkDirectory) directory = NULL;

  world_init (&world, 20);
  world.hides_status = TRUE;
  directory = new_directory (&world);
  refresh_well (directory);

  g_assert_null (lk_directory_get_status (directory));
  g_assert_cmpuint (get_n_items (directory), ==, 20);
  world_clear (&world);
}

static void
cancel_cb (GListModel *model, guint position, guint removed, guint added, GCancellable *cancellable)
{
  g_assert_false (g_cancellable_is_cancelled (cancellable));
  g_cancellable_cancel (cancellable);
}

/* Whoever cancels sees nothing move any more, and may start again. */
/* Neither without a count nor with a wrong one may a server keep the program busy for ever. */
static void
test_goes_in_circles (void)
{
  for (guint counted = 0; counted < 2; counted++)
    {
      World world;
      g_autoptr (LkDirectory) directory = NULL;
      g_autoptr (GError) error = NULL;

      world_init (&world, 100);
      world.repeats_first_page = TRUE;
      world.hides_count = counted == 0;
      world.lie = 1000000000;
      directory = new_directory (&world);

      g_assert_false (refresh (directory, &error));
      g_assert_error (error, LK_ERROR, LK_ERROR_PROTOCOL);
      g_assert_cmpuint (get_n_items (directory), ==, 100);
      g_assert_cmpuint (world.n_users, <, 100);
      world_clear (&world);
    }
}

static void
test_departments_unfiltered (void)
{
  World world;
  g_autoptr (LkDirectory) directory = NULL;

  world_init (&world, 3);
  world.refuses_filter = TRUE;
  directory = new_directory (&world);
  refresh_well (directory);

  g_assert_cmpuint (world.n_groups, ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (lk_directory_get_departments (directory)), ==, 3);
  world_clear (&world);
}

static void
test_cancelled (void)
{
  World world;
  g_autoptr (LkDirectory) directory = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *pending = NULL;

  world_init (&world, 1000);
  directory = new_directory (&world);
  g_signal_connect (directory, "items-changed", G_CALLBACK (cancel_cb), cancellable);
  lk_directory_refresh_async (directory, cancellable, lk_await_cb, &pending);
  result = lk_await (&pending);
  g_assert_false (lk_directory_refresh_finish (directory, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (get_n_items (directory), ==, 100);
  g_assert_false (lk_directory_get_loading (directory));

  g_signal_handlers_disconnect_by_data (directory, cancellable);
  refresh_well (directory);
  g_assert_cmpuint (get_n_items (directory), ==, 1000);
  world_clear (&world);
}

static void
test_one_refresh_at_a_time (void)
{
  World world;
  g_autoptr (LkDirectory) directory = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *pending = NULL;

  world_init (&world, 300);
  directory = new_directory (&world);
  lk_directory_refresh_async (directory, NULL, lk_await_cb, &pending);
  g_assert_false (refresh (directory, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PENDING);

  result = lk_await (&pending);
  g_assert_true (lk_directory_refresh_finish (directory, result, NULL));
  g_assert_cmpuint (world.n_status, ==, 1);
  world_clear (&world);
}

/* The window may go while the list is loading. */
static void
test_abandoned (void)
{
  World world;
  LkDirectory *directory;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *pending = NULL;

  world_init (&world, 3000);
  directory = new_directory (&world);
  lk_directory_refresh_async (directory, cancellable, lk_await_cb, &pending);
  while (get_n_items (directory) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_cancellable_cancel (cancellable);
  result = lk_await (&pending);
  g_clear_object (&result);
  lk_await_finalize (directory);
  world_clear (&world);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/directory/load", test_load);
  g_test_add_func ("/directory/sizes", test_sizes);
  g_test_add_func ("/directory/requests", test_requests);
  g_test_add_func ("/directory/first-page-at-once", test_first_page_at_once);
  g_test_add_func ("/directory/refresh/keeps-identity", test_refresh_keeps_identity);
  g_test_add_func ("/directory/refresh/adds-and-removes", test_refresh_adds_and_removes);
  g_test_add_func ("/directory/later-page-fails", test_later_page_fails);
  g_test_add_func ("/directory/first-load-fails-late", test_first_load_fails_late);
  g_test_add_func ("/directory/people-come-meanwhile", test_people_come_meanwhile);
  g_test_add_func ("/directory/odd-pages", test_odd_pages);
  g_test_add_func ("/directory/count-lies", test_count_lies);
  g_test_add_func ("/directory/unreadable-record", test_unreadable_record);
  g_test_add_func ("/directory/duplicate-addresses", test_duplicate_addresses);
  g_test_add_func ("/directory/adopt", test_adopt);
  g_test_add_func ("/directory/server-updated", test_server_updated);
  g_test_add_func ("/directory/hidden-status", test_hidden_status);
  g_test_add_func ("/directory/goes-in-circles", test_goes_in_circles);
  g_test_add_func ("/directory/departments-unfiltered", test_departments_unfiltered);
  g_test_add_func ("/directory/cancelled", test_cancelled);
  g_test_add_func ("/directory/one-refresh-at-a-time", test_one_refresh_at_a_time);
  g_test_add_func ("/directory/abandoned", test_abandoned);

  return g_test_run ();
}
