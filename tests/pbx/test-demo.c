/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "lk-await.h"
#include "lk-demo-pbx.h"
#include "lk-directory.h"
#include "lk-error.h"
#include "lk-no-secrets.h"
#include "lk-pbx-teams.h"
#include "lk-pbx-users.h"
#include "lk-recorder.h"
#include "lk-stub.h"
#include "lk-user-fields.h"

/* As the demo counts it. */
#define LINK_PATH "/xapi/v1/Users({Id})/Pbx.GenerateProvLink"

typedef struct
{
  LkDemoPbx *demo;
  LkPbx *pbx;
  LkDirectory *directory;
} House;

static void
house_init (House *house, guint n_users, LkVersion version)
{
  LkDemoSettings settings = {
    .n_users = n_users,
    .seed = 7,
    .version = version,
    .client_id = LK_STUB_CLIENT_ID,
    .client_secret = LK_STUB_SECRET,
  };
  g_autoptr (GError) error = NULL;

  house->demo = lk_demo_pbx_new (&settings);
  lk_demo_pbx_listen (house->demo, 0, &error);
  g_assert_no_error (error);
  house->pbx = lk_await_new_pbx (lk_demo_pbx_get_origin (house->demo));
  house->directory = lk_directory_new (house->pbx);
}

static void
house_clear (House *house)
{
  lk_await_finalize (house->directory);
  lk_await_finalize (house->pbx);
  g_object_unref (house->demo);
}

static void
set_fault (House *house, const char *spec)
{
  g_autoptr (GError) error = NULL;

  lk_demo_pbx_add_fault (house->demo, spec, &error);
  g_assert_no_error (error);
}

static gboolean
refresh (House *house, GError **error)
{
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  lk_directory_refresh_async (house->directory, NULL, lk_await_cb, &pending);
  result = lk_await (&pending);
  return lk_directory_refresh_finish (house->directory, result, error);
}

static void
refresh_well (House *house)
{
  g_autoptr (GError) error = NULL;

  refresh (house, &error);
  g_assert_no_error (error);
}

static guint
get_n_items (House *house)
{
  return g_list_model_get_n_items (G_LIST_MODEL (house->directory));
}

static LkUser *
get_first (House *house)
{
  g_autoptr (LkUser) first = g_list_model_get_item (G_LIST_MODEL (house->directory), 0);

  return first;
}

static LkUser *
read_user (House *house, int id, GError **error)
{
  g_autoptr (LkFieldSet) fields = lk_field_set_new_page (lk_pbx_get_version (house->pbx));
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *pending = NULL;

  lk_pbx_users_get_async (house->pbx, id, fields, NULL, lk_await_cb, &pending);
  result = lk_await (&pending);
  return lk_pbx_users_get_finish (house->pbx, result, error);
}

static char *
generate_link (House *house, int id, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *pending = NULL;

  lk_pbx_users_generate_link_async (house->pbx, id, NULL, lk_await_cb, &pending);
  result = lk_await (&pending);
  return lk_pbx_users_generate_link_finish (house->pbx, result, error);
}

static void
delete_user (House *house, int id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *pending = NULL;

  lk_pbx_users_delete_async (house->pbx, id, NULL, lk_await_cb, &pending);
  result = lk_await (&pending);
  lk_pbx_users_delete_finish (house->pbx, result, &error);
  g_assert_no_error (error);
}

static GPtrArray *
list_teams (House *house, gboolean are_queues)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *pending = NULL;
  GPtrArray *teams;

  if (are_queues)
    lk_pbx_teams_list_queues_async (house->pbx, NULL, lk_await_cb, &pending);
  else
    lk_pbx_teams_list_ring_groups_async (house->pbx, NULL, lk_await_cb, &pending);
  result = lk_await (&pending);
  teams = lk_pbx_teams_list_finish (house->pbx, result, &error);
  g_assert_no_error (error);
  return teams;
}

static char *
get_operator (House *house)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *pending = NULL;
  char *number;

  lk_pbx_teams_get_operator_async (house->pbx, NULL, lk_await_cb, &pending);
  result = lk_await (&pending);
  number = lk_pbx_teams_get_operator_finish (house->pbx, result, &error);
  g_assert_no_error (error);
  return number;
}

/* Who answers which calls; somebody who is deleted is in none of the lists any more. */
static void
check_teams (House *house)
{
  g_autoptr (GPtrArray) queues = list_teams (house, TRUE);
  g_autoptr (GPtrArray) ring_groups = list_teams (house, FALSE);
  g_autoptr (GPtrArray) fewer = NULL;
  g_autofree char *receptionist = get_operator (house);
  LkTeam *team = queues->pdata[0];
  GHashTableIter iter;
  gpointer number;

  g_assert_cmpuint (queues->len, ==, 4);
  g_assert_cmpuint (ring_groups->len, ==, 3);
  g_assert_true (team->is_queue);
  g_assert_cmpstr (team->name, ==, "Sales queue");
  g_assert_cmpstr (receptionist, ==, lk_user_get_text (get_first (house), lk_user_field_number));

  g_hash_table_iter_init (&iter, team->members);
  g_assert_true (g_hash_table_iter_next (&iter, &number, NULL));
  if (g_str_equal (number, receptionist))
    g_assert_true (g_hash_table_iter_next (&iter, &number, NULL));
  delete_user (house, lk_demo_pbx_find_number (house->demo, number));
  fewer = list_teams (house, TRUE);
  g_assert_false (g_hash_table_contains (((LkTeam *) fewer->pdata[0])->members, number));
}

/* Every version that the program knows: list, page of a user, groups of a user, link, those who
 * answer queues, a deletion. */
static void
test_version (gconstpointer data)
{
  LkVersion version = GPOINTER_TO_UINT (data);
  House house;
  g_autoptr (LkUser) user = NULL;
  g_autoptr (JsonNode) groups = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *link = NULL;
  GAsyncResult *pending = NULL;
  LkODataQuery query = { .top = 10, .count = TRUE, .expand = "Rights($select=RoleName)" };
  int id;

  house_init (&house, 150, version);
  lk_recorder_watch (house.demo);
  refresh_well (&house);
  g_assert_cmpuint (get_n_items (&house), >=, 150);
  g_assert_cmpuint (lk_pbx_get_version (house.pbx), ==, version);
  g_assert_cmpuint (g_list_model_get_n_items (lk_directory_get_departments (house.directory)), >,
                    0);
  g_assert_true ((lk_directory_get_status (house.directory)->max_extensions >= 0)
                 == (version >= LK_VERSION (20, 0, 9)));

  id = lk_user_get_id (get_first (&house));
  user = read_user (&house, id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (lk_user_get_id (user), ==, id);
  lk_directory_adopt (house.directory, user);

  lk_pbx_users_query_groups_async (house.pbx, id, &query, NULL, lk_await_cb, &pending);
  result = lk_await (&pending);
  groups = lk_pbx_users_query_groups_finish (house.pbx, result, &error);
  g_clear_object (&result);
  g_assert_no_error (error);
  g_assert_nonnull (groups);

  link = generate_link (&house, id, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (link, "http"));
  lk_no_secrets_check (strrchr (link, '/') + 1);
  check_teams (&house);
  house_clear (&house);
}

static void
test_ten_thousand (void)
{
  House house;
  guint n_pages;

  house_init (&house, 10000, 0);
  refresh_well (&house);
  g_assert_cmpuint (get_n_items (&house), >=, 10000);
  n_pages = (get_n_items (&house) + 99) / 100;
  g_assert_cmpuint (lk_demo_pbx_count_requests (house.demo, "GET", "/xapi/v1/Users"), ==, n_pages);
  g_assert_cmpuint (lk_demo_pbx_count_requests (house.demo, "GET", "/xapi/v1/SystemStatus"), ==, 1);
  g_assert_cmpuint (lk_demo_pbx_count_requests (house.demo, "GET", "/xapi/v1/Groups"), ==, 1);
  g_assert_cmpuint (lk_demo_pbx_count_requests (house.demo, "POST", "/connect/token"), ==, 1);
  g_assert_cmpuint (lk_directory_count_people (house.directory), <=, get_n_items (&house));
  g_assert_cmpuint (lk_directory_count_attention (house.directory, LK_ATTENTION_DUPLICATE_EMAIL), >,
                    1);
  house_clear (&house);
}

static void
test_small (void)
{
  for (guint n_users = 0; n_users <= 1; n_users++)
    {
      House house;

      house_init (&house, n_users, 0);
      refresh_well (&house);
      g_assert_cmpuint (lk_directory_get_n_expected (house.directory), ==, get_n_items (&house));
      house_clear (&house);
    }
}

/* Where nobody knows what a real server does, the program must be right either way. */
static void
test_knobs (void)
{
  static const char *const knobs[] = { "provlink=relative",
                                       "provlink=absolute",
                                       "expires=minutes",
                                       "expires=seconds",
                                       "top-missing=page",
                                       "top-missing=all",
                                       "licence=active",
                                       "licence=full",
                                       "token-lifetime=60",
                                       "token-lifetime=1",

                                       "search=off",
                                       "in=off",
                                       "any=off" };

  for (guint i = 0; i < G_N_ELEMENTS (knobs); i++)
    {
      House house;
      g_autofree char *link = NULL;
      g_autoptr (GError) error = NULL;

      house_init (&house, 120, 0);
      set_fault (&house, knobs[i]);
      refresh_well (&house);
      g_assert_cmpuint (get_n_items (&house), >=, 120);
      link = generate_link (&house, lk_user_get_id (get_first (&house)), &error);
      g_assert_no_error (error);
      g_assert_true (g_str_has_prefix (link, "http"));
      house_clear (&house);
    }
}

/* What each fault of the demo makes of a load; the rows that came stay, and the next load is well.
 */
static void
test_faults (void)
{
  static const struct
  {
    const char *spec;
    int error; /* -1 for none */
  } cases[] = {
    { "status=500@2,/xapi/v1/Users", LK_ERROR_SERVER },
    { "status=403@2,/xapi/v1/Users", LK_ERROR_FORBIDDEN },
    { "status=503@2,/xapi/v1/Users", LK_ERROR_SERVER },
    { "status=500@1,/xapi/v1/Groups", LK_ERROR_SERVER },
    { "status=403@1,/xapi/v1/SystemStatus", -1 },
    { "truncate@2,/xapi/v1/Users", LK_ERROR_OFFLINE },
    { "garbage@2,/xapi/v1/Users", LK_ERROR_PROTOCOL },
    { "html@2,/xapi/v1/Users", LK_ERROR_PROTOCOL },
    { "redirect=http://localhost:1/@2,/xapi/v1/Users", LK_ERROR_PROTOCOL },
    { "deep=100@2,/xapi/v1/Users", LK_ERROR_PROTOCOL },
    { "deep=1000000@2,/xapi/v1/Users", LK_ERROR_PROTOCOL },
    { "stall@2,/xapi/v1/Users", LK_ERROR_TIMED_OUT },
    { "unauthorized@2,/xapi/v1/Users", -1 },
    { "token-theft@2,/xapi/v1/Users", -1 },
    { "latency=20", -1 },
    { "drip=4096/1", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      House house;
      g_autoptr (GError) error = NULL;

      house_init (&house, 250, 0);
      set_fault (&house, cases[i].spec);
      if (cases[i].error == LK_ERROR_TIMED_OUT)
        lk_pbx_set_timeout (house.pbx, 1);
      refresh (&house, &error);
      g_test_message ("%s: %s", cases[i].spec, error != NULL ? error->message : "well");
      if (cases[i].error >= 0)
        g_assert_error (error, LK_ERROR, cases[i].error);
      else
        g_assert_no_error (error);
      g_assert_cmpuint (get_n_items (&house), >=, 100);

      lk_demo_pbx_clear_faults (house.demo);
      lk_pbx_set_timeout (house.pbx, 30);
      refresh_well (&house);
      g_assert_cmpuint (get_n_items (&house), ==, lk_directory_get_n_expected (house.directory));
      house_clear (&house);
    }
}

/* Asked for once, whatever happens on the way. */
static void
test_link_is_asked_for_once (void)
{
  static const char *const specs[] = { "reset@1,/xapi/v1/Users(", "lost@1,/xapi/v1/Users(",
                                       "stall@1,/xapi/v1/Users(", "truncate@1,/xapi/v1/Users(" };

  for (guint i = 0; i < G_N_ELEMENTS (specs); i++)
    {
      House house;
      g_autoptr (GError) error = NULL;

      house_init (&house, 3, 0);
      refresh_well (&house);
      set_fault (&house, specs[i]);
      lk_pbx_set_timeout (house.pbx, 1);
      g_assert_null (generate_link (&house, lk_user_get_id (get_first (&house)), &error));
      g_assert_error (error, LK_ERROR, LK_ERROR_UNKNOWN_OUTCOME);
      g_assert_cmpuint (lk_demo_pbx_count_requests (house.demo, "GET", LINK_PATH), ==, 1);
      house_clear (&house);
    }
}

static void
add_version (LkVersion version)
{
  g_autofree char *text = lk_version_to_string (version);
  g_autofree char *path = g_strconcat ("/demo/version/", text, NULL);

  g_test_add_data_func (path, GUINT_TO_POINTER (version), test_version);
}

int
main (int argc, char *argv[])
{
  int failed;

  g_test_init (&argc, &argv, NULL);
  lk_no_secrets_watch ();

  for (guint patch = 4; patch <= 10; patch++)
    add_version (LK_VERSION (20, 0, patch));
  g_test_add_func ("/demo/ten-thousand", test_ten_thousand);
  g_test_add_func ("/demo/small", test_small);
  g_test_add_func ("/demo/knobs", test_knobs);
  g_test_add_func ("/demo/faults", test_faults);
  g_test_add_func ("/demo/link-is-asked-for-once", test_link_is_asked_for_once);

  failed = g_test_run ();
  lk_no_secrets_check (LK_STUB_SECRET);
  return failed;
}
