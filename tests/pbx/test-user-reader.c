/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-await.h"
#include "lk-desk.h"
#include "lk-error.h"
#include "lk-reader-ways.h"
#include "lk-user-fields.h"
#include "lk-user-reader.h"
#include "lk-world.h"

#define N_USERS 250
#define NOBODY  900000

static LkReading *
read_some (LkUserReader *reader, GArray *ids, gboolean whole, GError **error)
{
  const LkField *fields[] = { lk_user_field_number, lk_user_field_groups };
  g_autoptr (LkFieldSet) set = lk_field_set_new_of (fields, G_N_ELEMENTS (fields));
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *pending = NULL;

  lk_user_reader_read_async (reader, (const int *) (gpointer) ids->data, ids->len, set, whole, NULL,
                             lk_await_cb, &pending);
  result = lk_await (&pending);
  return lk_user_reader_read_finish (reader, result, error);
}

/* The first users of the phone system. */
static GArray *
list_ids (LkDesk *desk, guint n_ids)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (int));

  for (int id = 1; ids->len < n_ids; id++)
    {
      g_autoptr (JsonObject) record = lk_demo_pbx_dup_record (desk->demo, id);

      g_assert_cmpint (id, <, 100000);
      if (record != NULL)
        g_array_append_val (ids, id);
    }

  return ids;
}

static void
check_users (LkDesk *desk, LkReading *reading, GArray *ids)
{
  for (guint i = 0; i < ids->len; i++)
    {
      int id = g_array_index (ids, int, i);
      LkUser *user = lk_reading_find (reading, id);
      g_autoptr (JsonObject) record = lk_demo_pbx_dup_record (desk->demo, id);

      g_assert_nonnull (user);
      g_assert_cmpstr (lk_user_get_text (user, lk_user_field_number), ==,
                       json_object_get_string_member (record, "Number"));
    }
}

typedef struct
{
  const char *knobs[3];
  guint n_ids;
  guint n_users; /* that the reader is told */
  guint n_first; /* requests of the first reading at most */
  guint n_later; /* of each later one */
} Case;

/* What it takes where the phone system refuses this or that, and that it is found out once. */
static const Case cases[] = {
  { { NULL }, 1, N_USERS, 1, 1 },
  { { NULL }, 2, N_USERS, 1, 1 },
  { { NULL }, 100, N_USERS, 1, 1 },
  { { NULL }, 101, N_USERS, 2, 2 },
  { { NULL }, 200, 0, 2, 2 },
  { { "in=off" }, 100, 0, 6, 5 },
  { { "in=off" }, 100, 100000, 6, 5 },
  { { "in=off" }, 100, N_USERS, 4, 3 },
  { { "in=off" }, 20, N_USERS, 2, 1 },
  { { "in=off", "or=off" }, 5, 0, 7, 5 },
  { { "in=off", "or=off" }, 200, N_USERS, 4, 3 },
  { { "in=off", "or=off" }, 2, N_USERS, 4, 2 },
  { { "filter=ignored" }, 50, N_USERS, 5, 3 },
  { { "filter=ignored" }, 3, 0, 5, 3 },
};

static void
test_costs (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *self = &cases[i];
      LkDesk desk;

      lk_desk_init (&desk, N_USERS, LK_VERSION_NEWEST);
      for (guint j = 0; self->knobs[j] != NULL; j++)
        lk_desk_set (&desk, self->knobs[j]);

      for (guint j = 0; j < 3; j++)
        {
          g_autoptr (LkUserReader) reader = lk_user_reader_new (desk.pbx);
          g_autoptr (GArray) ids = list_ids (&desk, self->n_ids);
          g_autoptr (GError) error = NULL;
          g_autoptr (LkReading) reading = NULL;
          guint expected = j == 0 ? self->n_first : self->n_later;

          lk_user_reader_set_n_users (reader, self->n_users);
          reading = read_some (reader, ids, FALSE, &error);
          g_assert_no_error (error);
          g_assert_cmpuint (reading->users->len, ==, self->n_ids);
          g_assert_cmpuint (reading->gone->len, ==, 0);
          check_users (&desk, reading, ids);
          g_test_message ("%s %s: %u of %u: %u requests", self->knobs[0], self->knobs[1],
                          self->n_ids, self->n_users, lk_user_reader_get_n_requests (reader));
          g_assert_cmpuint (lk_user_reader_get_n_requests (reader), <=, expected);
        }
      lk_desk_clear (&desk);
    }
}

/* Who is gone is told from who was not found, whatever the phone system allows. */
static void
test_gone (void)
{
  static const char *const knobs[][3] = {
    { NULL }, { "in=off" }, { "in=off", "or=off" }, { "filter=ignored" }
  };

  for (guint i = 0; i < G_N_ELEMENTS (knobs); i++)
    for (guint n_users = 0; n_users <= N_USERS; n_users += N_USERS)
      {
        LkDesk desk;
        g_autoptr (LkUserReader) reader = NULL;
        g_autoptr (GArray) ids = NULL;
        g_autoptr (GArray) nobody = g_array_new (FALSE, FALSE, sizeof (int));
        g_autoptr (LkReading) reading = NULL;
        g_autoptr (LkReading) second = NULL;
        g_autoptr (GError) error = NULL;

        lk_desk_init (&desk, N_USERS, LK_VERSION_NEWEST);
        for (guint j = 0; knobs[i][j] != NULL; j++)
          lk_desk_set (&desk, knobs[i][j]);
        reader = lk_user_reader_new (desk.pbx);
        lk_user_reader_set_n_users (reader, n_users);
        for (int id = NOBODY; id < NOBODY + 3; id++)
          g_array_append_val (nobody, id);

        reading = read_some (reader, nobody, FALSE, &error);
        g_assert_no_error (error);
        g_assert_cmpuint (reading->users->len, ==, 0);
        g_assert_cmpuint (reading->gone->len, ==, 3);

        ids = list_ids (&desk, 30);
        lk_demo_pbx_remove_user (desk.demo, g_array_index (ids, int, 7), &error);
        g_assert_no_error (error);
        second = read_some (reader, ids, TRUE, &error);
        g_assert_no_error (error);
        g_assert_cmpuint (second->users->len, ==, 29);
        g_assert_cmpuint (second->gone->len, ==, 1);
        g_assert_cmpint (g_array_index (second->gone, int, 0), ==, g_array_index (ids, int, 7));
        g_assert_null (lk_reading_find (second, g_array_index (ids, int, 7)));
        g_clear_object (&reader);
        lk_desk_clear (&desk);
      }
}

/* A hundred who were all deleted a moment ago are gone with one request once the way is known. */
static void
test_all_gone (void)
{
  LkDesk desk;
  g_autoptr (LkUserReader) reader = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (LkReading) before = NULL;
  g_autoptr (LkReading) after = NULL;
  g_autoptr (GError) error = NULL;
  guint n_gone = 0;

  lk_desk_init (&desk, N_USERS, LK_VERSION_NEWEST);
  reader = lk_user_reader_new (desk.pbx);
  ids = list_ids (&desk, 100);
  before = read_some (reader, ids, FALSE, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    n_gone += lk_demo_pbx_remove_user (desk.demo, g_array_index (ids, int, i), NULL);
  g_assert_cmpuint (n_gone, >, 90);

  after = read_some (reader, ids, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (after->gone->len, ==, n_gone);
  g_assert_cmpuint (after->users->len, ==, 100 - n_gone);
  g_assert_cmpuint (lk_user_reader_get_n_requests (reader), ==, 2);
  g_clear_object (&reader);
  lk_desk_clear (&desk);
}

static void
test_twice (void)
{
  LkDesk desk;
  g_autoptr (LkUserReader) reader = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (LkReading) reading = NULL;
  g_autoptr (GError) error = NULL;

  lk_desk_init (&desk, N_USERS, LK_VERSION_NEWEST);
  reader = lk_user_reader_new (desk.pbx);
  ids = list_ids (&desk, 5);
  g_array_append_vals (ids, ids->data, 3);
  reading = read_some (reader, ids, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (reading->users->len, ==, 5);

  g_array_set_size (ids, 0);
  g_clear_pointer (&reading, lk_reading_free);
  reading = read_some (reader, ids, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (reading->users->len, ==, 0);
  g_clear_object (&reader);
  lk_desk_clear (&desk);
}

/* Trouble that is nobody's refusal is told, and does not make the reader give a way up. */
static void
test_troubles (void)
{
  static const char *const faults[] = { "reset@*",      "status=503@*", "garbage@*", "html@*",
                                        "status=403@*", "truncate@*",   "status=500" };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      LkDesk desk;
      g_autoptr (LkUserReader) reader = NULL;
      g_autoptr (GArray) ids = NULL;
      g_autoptr (LkReading) first = NULL;
      g_autoptr (LkReading) broken = NULL;
      g_autoptr (LkReading) later = NULL;
      g_autoptr (GError) error = NULL;
      guint n_before;

      lk_desk_init (&desk, N_USERS, LK_VERSION_NEWEST);
      reader = lk_user_reader_new (desk.pbx);
      ids = list_ids (&desk, 60);
      first = read_some (reader, ids, FALSE, &error);
      g_assert_no_error (error);

      lk_desk_set (&desk, faults[i]);
      broken = read_some (reader, ids, FALSE, &error);
      g_assert_null (broken);
      g_assert_nonnull (error);
      g_clear_error (&error);

      lk_demo_pbx_clear_faults (desk.demo);
      n_before = lk_user_reader_get_n_requests (reader);
      later = read_some (reader, ids, FALSE, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (later->users->len, ==, 60);
      g_assert_cmpuint (lk_user_reader_get_n_requests (reader), ==, n_before + 1);
      g_clear_object (&reader);
      lk_desk_clear (&desk);
    }
}

static void
test_cancel (void)
{
  LkDesk desk;
  g_autoptr (LkUserReader) reader = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (LkFieldSet) set = lk_field_set_new_one (lk_user_field_number);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *pending = NULL;

  lk_desk_init (&desk, N_USERS, LK_VERSION_NEWEST);
  reader = lk_user_reader_new (desk.pbx);
  ids = list_ids (&desk, 200);
  lk_user_reader_read_async (reader, (const int *) (gpointer) ids->data, ids->len, set, FALSE,
                             cancellable, lk_await_cb, &pending);
  g_cancellable_cancel (cancellable);
  result = lk_await (&pending);
  g_assert_null (lk_user_reader_read_finish (reader, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_object (&result);
  g_clear_object (&reader);
  lk_desk_clear (&desk);
}

static void
hostile_cb (LkStub *stub, SoupServerMessage *message, gpointer user_data)
{
  const char *const *answers = user_data;
  const char *path = g_uri_get_path (soup_server_message_get_uri (message));

  lk_stub_answer_json (message, 200, strchr (path, '(') != NULL ? answers[1] : answers[0]);
}

/* Whatever a phone system answers, the reading ends, and nobody is gone who was not said to be. */
static void
test_hostile (void)
{
  static const char *const answers[][2] = {
    { "{\"value\":[]}", "{\"Id\":5,\"Number\":\"105\"}" },
    { "{\"value\":[{},{}]}", "{}" },
    { "{\"@odata.count\":1000000,\"value\":[{\"Id\":5,\"Number\":\"105\"}]}", "{\"Id\":77}" },
    { "{\"@odata.count\":-4,\"value\":[{\"Id\":5,\"Number\":7},{\"Id\":6}]}", "{\"Id\":\"x\"}" },
    { "{\"@odata.count\":2,\"value\":[{\"Id\":5},{\"Id\":5}]}", "{\"Id\":6}" },
    { "{\"@odata.count\":1,\"value\":[7]}", "{\"Id\":6,\"Number\":[]}" },
  };
  const int ids[] = { 5, 6, 7 };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (LkStub) stub = lk_stub_new (hostile_cb, (gpointer) answers[i]);
      LkPbx *pbx = lk_await_new_pbx (lk_stub_get_origin (stub));
      g_autoptr (LkUserReader) reader = lk_user_reader_new (pbx);
      g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (int));
      g_autoptr (LkReading) reading = NULL;
      g_autoptr (GError) error = NULL;

      g_array_append_vals (wanted, ids, G_N_ELEMENTS (ids));
      lk_user_reader_set_n_users (reader, 10);
      reading = read_some (reader, wanted, FALSE, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (reading->users->len + reading->unreadable->len + reading->gone->len, ==, 3);
      g_assert_cmpuint (reading->gone->len, ==, 0);
      g_assert_cmpuint (lk_user_reader_get_n_requests (reader), <, 10);
      g_clear_object (&reader);
      lk_await_finalize (pbx);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pbx/user-reader/costs", test_costs);
  g_test_add_func ("/pbx/user-reader/gone", test_gone);
  g_test_add_func ("/pbx/user-reader/all-gone", test_all_gone);
  g_test_add_func ("/pbx/user-reader/twice", test_twice);
  g_test_add_func ("/pbx/user-reader/troubles", test_troubles);
  g_test_add_func ("/pbx/user-reader/cancel", test_cancel);
  g_test_add_func ("/pbx/user-reader/hostile", test_hostile);

  return g_test_run ();
}
