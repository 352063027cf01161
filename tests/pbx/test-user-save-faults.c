/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "lk-await.h"
#include "lk-desk.h"
#include "lk-edits.h"
#include "lk-error.h"
#include "lk-no-secrets.h"
#include "lk-stub.h"
#include "lk-user-fields.h"

/* Whatever goes wrong on the way, what is said is what the server's truth is, and nothing is
 * written twice. */

#define N_USERS 100
#define MOBILE  "+49309018200"

/* Which of the three requests of a save goes wrong. */
typedef enum
{
  MOMENT_READ,
  MOMENT_WRITE,
  MOMENT_VERIFY,
  N_MOMENTS,
} Moment;

static const char *const moments[] = { "read", "write", "verify" };

#define NOT_THERE ((LkSaveState) -1)

/* What is said where the first reading, the writing and the last reading meet the fault. */
typedef struct
{
  const char *name;
  const char *spec;
  LkSaveState states[N_MOMENTS];
  guint times; /* how often in a row; 0 is once */
} Fault;

#define UNDONE                                                                                     \
  {                                                                                                \
    LK_SAVE_REFUSED, LK_SAVE_REFUSED, LK_SAVE_UNKNOWN                                              \
  }
#define HARMLESS                                                                                   \
  {                                                                                                \
    LK_SAVE_DONE, LK_SAVE_DONE, LK_SAVE_DONE                                                       \
  }
#define LATE                                                                                       \
  {                                                                                                \
    LK_SAVE_REFUSED, LK_SAVE_DONE, LK_SAVE_UNKNOWN                                                 \
  }

static const Fault faults[] = {
  { "reset", "reset", UNDONE, 2 }, /* libsoup repeats what only reads */
  { "lost", "lost", LATE, 2 },
  { "truncated", "truncate", LATE },
  { "garbage", "garbage", UNDONE },
  { "html", "html", UNDONE },
  { "deep", "deep=100000", UNDONE },
  { "redirect", "redirect=https://elsewhere.example/", UNDONE },
  { "drip", "drip=7/1", HARMLESS },
  { "slow", "latency=50", HARMLESS },
  { "stall", "stall", UNDONE },
  { "unauthorized", "unauthorized", HARMLESS },
  { "token-theft", "token-theft", HARMLESS },
  { "400", "status=400", UNDONE },
  { "403", "status=403", UNDONE },
  { "404", "status=404", UNDONE },
  { "429", "status=429", HARMLESS },
  { "500", "status=500", UNDONE },
  { "502", "status=502", UNDONE },
  { "503", "status=503", UNDONE },
  { "504", "status=504", UNDONE },
};

typedef struct
{
  const Fault *fault;
  Moment moment;
} Case;

static void
spoil (LkDesk *desk, const Case *test)
{
  const char *method = test->moment == MOMENT_WRITE ? "PATCH" : "GET";
  guint first = test->moment == MOMENT_VERIFY ? 2 : 1;
  guint times = MAX (test->fault->times, 1);

  if (test->moment == MOMENT_WRITE)
    times = 1;
  for (guint i = 0; i < times; i++)
    {
      g_autofree char *spec =
        g_strdup_printf ("%s@%u,%s /xapi/v1/Users(", test->fault->spec, first + i, method);

      lk_desk_set (desk, spec);
    }
}

/* How often the ledger says that the mobile number was written. */
static guint
count_writes (LkDesk *desk)
{
  return desk->n_carried_out;
}

static void
check_error (const LkSaveResult *result)
{
  if (result->state == LK_SAVE_DONE)
    {
      g_assert_no_error (result->error);
      return;
    }

  g_assert_nonnull (result->error);
  g_assert_cmpuint (strlen (result->error->message), >, 10);
  g_assert_null (strstr (result->error->message, LK_STUB_SECRET));
}

static void
test_fault (gconstpointer data)
{
  const Case *test = data;
  LkDesk desk;
  g_autoptr (LkDraft) draft = NULL;
  g_autoptr (LkSaveResult) result = NULL;
  g_autoptr (GHashTable) before = NULL;
  g_autoptr (GHashTable) after = NULL;
  gboolean is_written;

  lk_desk_init (&desk, N_USERS, LK_VERSION_NEWEST);
  lk_pbx_set_timeout (desk.pbx, 1);
  before = lk_desk_get_truth (&desk, desk.id);
  draft = lk_desk_edit (&desk, desk.id);
  lk_desk_set_text (draft, "Mobile", MOBILE);
  lk_desk_set_json (draft, "CallScreening", "true");
  spoil (&desk, test);
  result = lk_desk_save (&desk, draft);
  after = lk_desk_get_truth (&desk, desk.id);
  is_written = g_str_equal (g_hash_table_lookup (after, "Mobile"), "\"" MOBILE "\"");

  g_assert_cmpint (result->state, ==, test->fault->states[test->moment]);
  check_error (result);
  lk_desk_check_others (before, after, (const char *const[]) { "Mobile", "CallScreening", NULL });
  g_assert_cmpuint (count_writes (&desk), ==, is_written);
  if (result->state == LK_SAVE_DONE)
    g_assert_true (is_written);
  if (result->state == LK_SAVE_REFUSED)
    g_assert_false (is_written);
  if (result->now != NULL)
    g_assert_cmpint (g_str_equal (lk_user_get_text (result->now, lk_user_field_find ("Mobile")),
                                  MOBILE),
                     ==, is_written);
  lk_desk_clear (&desk);
}

/* Someone on the way says that there is no answer, and so it goes on. */
static void
test_all_lost (void)
{
  LkDesk desk;
  g_autoptr (LkDraft) draft = NULL;
  g_autoptr (LkSaveResult) result = NULL;

  lk_desk_init (&desk, N_USERS, LK_VERSION_NEWEST);
  draft = lk_desk_edit (&desk, desk.id);
  lk_desk_set_text (draft, "Mobile", MOBILE);
  lk_desk_set (&desk, "lost@1,PATCH /xapi/v1/Users(");
  for (guint i = 2; i < 6; i++)
    {
      g_autofree char *spec = g_strdup_printf ("reset@%u,GET /xapi/v1/Users(", i);

      lk_desk_set (&desk, spec);
    }
  result = lk_desk_save (&desk, draft);
  g_assert_cmpint (result->state, ==, LK_SAVE_UNKNOWN);
  g_assert_null (result->now);
  g_assert_error (result->error, LK_ERROR, LK_ERROR_UNKNOWN_OUTCOME);
  g_assert_cmpuint (desk.bodies->len, ==, 1);
  lk_desk_clear (&desk);
}

/* The server says yes and does nothing, as some do with null. */
static void
test_ignored (void)
{
  LkDesk desk;
  g_autoptr (LkDraft) draft = NULL;
  g_autoptr (LkSaveResult) result = NULL;

  lk_desk_init (&desk, N_USERS, LK_VERSION_NEWEST);
  lk_desk_rival (&desk, desk.id, "{'CallScreening':true}");
  lk_desk_set (&desk, "null=ignored");
  draft = lk_desk_edit (&desk, desk.id);
  lk_desk_set_json (draft, "CallScreening", "null");
  lk_desk_set_text (draft, "Mobile", MOBILE);
  result = lk_desk_save (&desk, draft);
  g_assert_cmpint (result->state, ==, LK_SAVE_DIFFERENT);
  g_assert_cmpuint (result->fields->len, ==, 1);
  g_assert_true (result->fields->pdata[0] == lk_user_field_find ("CallScreening"));
  g_assert_cmpstr (lk_user_get_text (result->now, lk_user_field_find ("Mobile")), ==, MOBILE);
  lk_desk_clear (&desk);
}

static void
test_refused_null (void)
{
  LkDesk desk;
  g_autoptr (LkDraft) draft = NULL;
  g_autoptr (LkSaveResult) result = NULL;

  lk_desk_init (&desk, N_USERS, LK_VERSION_NEWEST);
  lk_desk_rival (&desk, desk.id, "{'CallScreening':true}");
  lk_desk_set (&desk, "null=refused");
  draft = lk_desk_edit (&desk, desk.id);
  lk_desk_set_json (draft, "CallScreening", "null");
  result = lk_desk_save (&desk, draft);
  g_assert_cmpint (result->state, ==, LK_SAVE_REFUSED);
  g_assert_cmpuint (lk_error_get_details (result->error)->len, ==, 1);
  lk_desk_clear (&desk);
}

/* A text that is emptied is emptied, whatever the server makes of null. */
static void
check_emptied (const char *knob)
{
  LkDesk desk;
  g_autoptr (LkDraft) draft = NULL;
  g_autoptr (GHashTable) after = NULL;

  lk_desk_init (&desk, N_USERS, LK_VERSION_NEWEST);
  lk_desk_rival (&desk, desk.id, "{'Mobile':'1'}");
  lk_desk_set (&desk, knob);
  draft = lk_desk_edit (&desk, desk.id);
  lk_desk_set_json (draft, "Mobile", "null");
  lk_desk_save_well (&desk, draft);
  after = lk_desk_get_truth (&desk, desk.id);
  g_assert_cmpstr (g_hash_table_lookup (after, "Mobile"), ==, "\"\"");
  lk_desk_clear (&desk);
}

static void
test_emptied_text (void)
{
  check_emptied ("null=clears");
  check_emptied ("null=ignored");
  check_emptied ("null=refused");
}

static char *
find_favourites (LkDesk *desk)
{
  g_autoptr (GHashTable) truth = lk_desk_get_truth (desk, desk->id);
  g_autoptr (JsonNode) groups = json_from_string (g_hash_table_lookup (truth, "Groups"), NULL);
  JsonArray *array = json_node_get_array (groups);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *group = json_array_get_object_element (array, i);

      if (g_str_has_prefix (json_object_get_string_member (group, "Name"), "___FAVORITES___"))
        return lk_desk_describe (json_array_get_element (array, i));
    }

  return NULL;
}

/* A form that shows no favourites may well forget them. */
static void
leave_out_favourites (LkValue *groups)
{
  g_autoptr (JsonNode) node = lk_value_dup_json (groups);
  JsonArray *array = json_node_get_array (node);

  for (guint i = json_array_get_length (array); i-- > 0;)
    if (g_str_has_prefix (json_object_get_string_member (json_array_get_object_element (array, i),
                                                         "Name"),
                          "___FAVORITES___"))
      json_array_remove_element (array, i);
  lk_value_set_json (groups, node);
}

/* Changing someone's role does not cost them their favourites. */
static void
check_favourites (const char *knob)
{
  LkDesk desk;
  g_autoptr (LkUser) user = NULL;
  g_autoptr (LkDraft) draft = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_auto (LkValue) groups = LK_VALUE_INIT;

  lk_desk_init (&desk, N_USERS, LK_VERSION_NEWEST);
  lk_desk_set (&desk, knob);
  while ((before = find_favourites (&desk)) == NULL)
    desk.id++;

  user = lk_desk_open (&desk, desk.id);
  draft = lk_draft_new (user);
  lk_edits_make (user, lk_user_field_groups, 1, &groups);
  leave_out_favourites (&groups);
  g_assert_true (lk_draft_set (draft, lk_user_field_groups, &groups));
  lk_desk_save_well (&desk, draft);
  g_assert_cmpuint (desk.bodies->len, ==, 1);
  after = find_favourites (&desk);
  g_assert_cmpstr (after, ==, before);
  lk_desk_clear (&desk);
}

static void
test_favourites (void)
{
  check_favourites ("favourites=dropped");
  check_favourites ("favourites=kept");
}

/* Not even where everything goes wrong does a secret get into the log. */
static void
test_no_secret_in_log (void)
{
  LkDesk desk;
  g_autoptr (LkDraft) draft = NULL;

  lk_no_secrets_watch ();
  lk_desk_init (&desk, N_USERS, LK_VERSION_NEWEST);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (LkSaveResult) result = NULL;
      g_autofree char *spec = g_strdup_printf ("%s@1,PATCH /xapi/v1/Users(", faults[i].spec);
      g_autofree char *pin = g_strdup_printf ("7306%02u", i);

      if (g_str_equal (faults[i].name, "stall"))
        continue;
      g_clear_object (&draft);
      draft = lk_desk_edit (&desk, desk.id);
      lk_desk_set_text (draft, "VMPIN", pin);
      lk_demo_pbx_clear_faults (desk.demo);
      lk_desk_set (&desk, spec);
      result = lk_desk_save (&desk, draft);
      if (result->error != NULL)
        g_assert_null (strstr (result->error->message, "7306"));
    }
  lk_desk_clear (&desk);
  lk_no_secrets_check ("7306");
}

static void
add_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    for (Moment moment = MOMENT_READ; moment < N_MOMENTS; moment++)
      {
        g_autofree char *path =
          g_strdup_printf ("/user-save/faults/%s/%s", moments[moment], faults[i].name);
        Case *test = g_new0 (Case, 1);

        test->fault = &faults[i];
        test->moment = moment;
        g_test_add_data_func_full (path, test, test_fault, g_free);
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_cases ();
  g_test_add_func ("/user-save/faults/all-lost", test_all_lost);
  g_test_add_func ("/user-save/faults/ignored", test_ignored);
  g_test_add_func ("/user-save/faults/refused-null", test_refused_null);
  g_test_add_func ("/user-save/faults/emptied-text", test_emptied_text);
  g_test_add_func ("/user-save/faults/favourites", test_favourites);
  g_test_add_func ("/user-save/faults/no-secret-in-log", test_no_secret_in_log);
  return g_test_run ();
}
