/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "lk-await.h"
#include "lk-error.h"
#include "lk-maker.h"
#include "lk-user-fields.h"

/* Thousands of users are created while things go wrong at any moment, and others create the same
 * numbers. Nobody is created twice, nobody gets lost, and each time what is said is what the server
 * has. */

#define N_USERS 100
#define N_STORM 10000
#define N_RACES 500
#define N_WARS  200

typedef struct
{
  LkMaker maker;
  GRand *random;
  guint round;
  guint n_before; /* users at the beginning of the round */
  guint n_said[LK_CREATE_UNKNOWN + 1];
  gboolean has_twin; /* whether someone else may create the very same user */
  guint n_lost;      /* rounds in which it had to be found out */
  guint n_followed;  /* rounds in which a second request was needed */
} Storm;

/* What can go wrong; twice in a row where libsoup repeats what only reads. */
static const struct
{
  const char *spec;
  guint times;
} troubles[] = {
  { "reset", 2 },
  { "reset", 1 },
  { "lost", 2 },
  { "lost", 1 },
  { "truncate", 1 },
  { "garbage", 1 },
  { "html", 1 },
  { "deep=1000", 1 },
  { "drip=400/0", 1 },
  { "status=400", 1 },
  { "status=403", 1 },
  { "status=404", 1 },
  { "status=409", 1 },
  { "status=429", 1 },
  { "status=500", 1 },
  { "status=502", 1 },
  { "status=503", 1 },
  { "status=504", 1 },
  { "unbound", 1 },
  { "unauthorized", 1 },
  { "rival", 1 },
  { "rival", 1 },
  { "twin", 1 },
  { "twin", 1 },
  { "redirect=https://elsewhere.example/", 1 },
};

/* Where it goes wrong: anywhere, the look, the creation, the reading, the change. */
static const char *const places[] = {
  "/xapi/",
  "GET /xapi/v1/Users$",
  "POST /xapi/v1/Users$",
  "POST /xapi/v1/Users$",
  "GET /xapi/v1/Users(",
  "PATCH /xapi/v1/Users(",
};

static const char *const knobs[] = {
  "main-department=taken", "main-department=refused", "main-department=ignored",
  "new-rights=taken",      "new-rights=users",
};

static guint
choose (Storm *storm, guint n)
{
  return (guint) g_rand_int_range (storm->random, 0, (gint32) n);
}

static void
storm_init (Storm *storm, guint32 seed)
{
  *storm = (Storm) { .random = g_rand_new_with_seed (seed) };
  lk_maker_init (&storm->maker, N_USERS, LK_VERSION_NEWEST);
  storm->n_before = lk_demo_pbx_count_users (storm->maker.desk.demo);
}

static void
storm_clear (Storm *storm)
{
  lk_maker_clear (&storm->maker);
  g_rand_free (storm->random);
}

static LkDraft *
begin (Storm *storm, const char *number)
{
  LkDraft *draft = lk_maker_begin (&storm->maker, number);
  g_autofree char *email = g_strdup_printf ("newcomer.%s@example.org", number);

  if (choose (storm, 4) > 0)
    lk_desk_set_text (draft, "FirstName", "Nora");
  if (choose (storm, 4) > 0)
    lk_desk_set_text (draft, "EmailAddress", email);
  if (choose (storm, 4) == 0)
    lk_desk_set_text (draft, "AccessPassword", "Storm7proof11");
  if (choose (storm, 2) == 0)
    lk_desk_set_json (draft, "Require2FA", "true");
  if (choose (storm, 3) == 0)
    lk_maker_set_departments (&storm->maker, draft, choose (storm, 3) > 0);

  return draft;
}

static void
add_trouble (Storm *storm)
{
  guint trouble = choose (storm, G_N_ELEMENTS (troubles));
  const char *spec = troubles[trouble].spec;
  gboolean is_rival = g_str_equal (spec, "rival") || g_str_equal (spec, "twin");
  guint place = is_rival ? 2 : choose (storm, G_N_ELEMENTS (places));
  guint first = 1 + choose (storm, place == 0 ? 8 : 2);

  storm->has_twin |= g_str_equal (spec, "twin");
  for (guint i = 0; i < troubles[trouble].times; i++)
    {
      g_autofree char *fault =
        g_strdup_printf ("%s@%u,%s", spec, is_rival ? 1 : first + i, places[place]);

      lk_desk_set (&storm->maker.desk, fault);
    }
}

static void
make_trouble (Storm *storm)
{
  guint n_troubles = choose (storm, 4);

  storm->has_twin = FALSE;
  lk_desk_set (&storm->maker.desk, "retry-after=0");
  lk_desk_set (&storm->maker.desk, knobs[choose (storm, G_N_ELEMENTS (knobs))]);
  for (guint i = 0; i < n_troubles; i++)
    add_trouble (storm);
}

/* What the truth is */

static int
find_truth (Storm *storm, LkDraft *draft)
{
  return lk_demo_pbx_find_number (storm->maker.desk.demo,
                                  lk_value_get_text (lk_draft_get (draft, lk_user_field_number)));
}

/* Of a user who exists: each field that is not as asked is named; and nothing else is, where all
 * could be looked at, but for secrets that nobody can. */
static void
check_fields (Storm *storm, LkDraft *draft, const LkCreateResult *result)
{
  g_autoptr (GPtrArray) wrong = lk_maker_list_wrong (&storm->maker, result->id, draft);

  for (guint i = 0; i < wrong->len; i++)
    g_assert_true (g_ptr_array_find (result->fields, wrong->pdata[i], NULL));
  for (guint i = 0; i < result->fields->len && result->now != NULL; i++)
    g_assert_true (g_ptr_array_find (wrong, result->fields->pdata[i], NULL)
                   || lk_field_has (result->fields->pdata[i], LK_FIELD_SECRET)
                   || result->followed->len > 0);
}

static void
check_result (Storm *storm, LkDraft *draft, const LkCreateResult *result)
{
  LkDemoPbx *demo = storm->maker.desk.demo;
  guint n_new = lk_demo_pbx_count_users (demo) - storm->n_before;
  int id = find_truth (storm, draft);

  g_assert_cmpuint (storm->maker.n_created, <=, 1);
  g_assert_cmpuint (n_new, ==, id != 0);
  if (result->error != NULL)
    g_assert_null (strstr (result->error->message, "Storm7proof11"));

  switch (result->state)
    {
    case LK_CREATE_DONE:
      g_assert_cmpuint (result->fields->len, ==, 0);
      G_GNUC_FALLTHROUGH;
    case LK_CREATE_DIFFERENT:
      g_assert_cmpint (result->id, ==, id);
      g_assert_cmpint (id, !=, 0);
      g_assert_true (storm->maker.n_created == 1 || result->was_lost);
      check_fields (storm, draft, result);
      break;
    case LK_CREATE_TAKEN:
      g_assert_cmpint (id, !=, 0);
      g_assert_true (result->id == id || result->id == 0);
      g_assert_cmpuint (storm->maker.n_created, ==, 0);
      break;
    case LK_CREATE_REFUSED:
      g_assert_cmpuint (storm->maker.n_created, ==, 0);
      break;
    case LK_CREATE_UNKNOWN:
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
note (Storm *storm, const LkCreateResult *result)
{
  storm->n_said[result->state]++;
  storm->n_lost += result->was_lost;
  storm->n_followed += result->followed->len > 0;
}

/* Who asks again, with nothing in the way any more, learns it. */
static void
ask_again (Storm *storm, LkDraft *draft)
{
  g_autoptr (LkCreateResult) result = lk_maker_look_again (&storm->maker, draft);

  g_assert_cmpint (result->state, !=, LK_CREATE_UNKNOWN);
  g_assert_true (result->was_lost);
  check_result (storm, draft, result);
}

static void
clean_up (Storm *storm, LkDraft *draft)
{
  LkDemoPbx *demo = storm->maker.desk.demo;
  int id = find_truth (storm, draft);
  g_autoptr (GError) error = NULL;

  if (id != 0)
    lk_demo_pbx_remove_user (demo, id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lk_demo_pbx_count_users (demo), ==, storm->n_before);
}

static void
weather (Storm *storm)
{
  g_autofree char *number = g_strdup_printf ("2%05u", storm->round);
  g_autoptr (LkDraft) draft = begin (storm, number);
  g_autoptr (LkCreateResult) result = NULL;

  make_trouble (storm);
  result = lk_maker_create (&storm->maker, draft);
  lk_demo_pbx_clear_faults (storm->maker.desk.demo);
  note (storm, result);
  check_result (storm, draft, result);
  if (result->state == LK_CREATE_UNKNOWN)
    ask_again (storm, draft);
  clean_up (storm, draft);
}

static void
test_storm (void)
{
  Storm storm;

  storm_init (&storm, 20041);
  for (; storm.round < N_STORM; storm.round++)
    weather (&storm);

  g_test_message ("done %u, different %u, taken %u, refused %u, unknown %u; lost %u, followed %u",
                  storm.n_said[LK_CREATE_DONE], storm.n_said[LK_CREATE_DIFFERENT],
                  storm.n_said[LK_CREATE_TAKEN], storm.n_said[LK_CREATE_REFUSED],
                  storm.n_said[LK_CREATE_UNKNOWN], storm.n_lost, storm.n_followed);
  for (guint i = 0; i < G_N_ELEMENTS (storm.n_said); i++)
    g_assert_cmpuint (storm.n_said[i], >, N_STORM / 200);
  g_assert_cmpuint (storm.n_lost, >, N_STORM / 20);
  g_assert_cmpuint (storm.n_followed, >, N_STORM / 100);
  storm_clear (&storm);
}

/* Two who want the same number at the same time */

static LkCreateResult *
finish (LkPbx *pbx, GAsyncResult **pending)
{
  g_autoptr (GAsyncResult) result = lk_await (pending);
  g_autoptr (GError) error = NULL;
  LkCreateResult *outcome = lk_user_create_finish (pbx, result, &error);

  g_assert_no_error (error);
  return outcome;
}

/* Of each of the two: what is said is true of the server, whoever did it. */
static void
check_racer (Storm *storm, LkDraft *draft, const LkCreateResult *result, gboolean is_told_apart)
{
  int id = find_truth (storm, draft);

  note (storm, result);
  switch (result->state)
    {
    case LK_CREATE_DONE:
    case LK_CREATE_DIFFERENT:
      g_assert_cmpint (result->id, ==, id);
      g_assert_cmpint (id, !=, 0);
      check_fields (storm, draft, result);
      break;
    case LK_CREATE_TAKEN:
      g_assert_cmpint (id, !=, 0);
      g_assert_true (result->id == id || result->id == 0);
      G_GNUC_FALLTHROUGH;
    case LK_CREATE_REFUSED:
      g_assert_false (is_told_apart && id != 0
                      && lk_maker_is_true (&storm->maker, id, draft, lk_user_field_last_name));
      break;
    case LK_CREATE_UNKNOWN:
      break;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
claims_it (const LkCreateResult *result)
{
  return result->state <= LK_CREATE_DIFFERENT && !result->was_lost;
}

static void
race (Storm *storm, LkPbx *rival, gboolean is_same)
{
  g_autofree char *number = g_strdup_printf ("3%05u", storm->round);
  g_autoptr (LkDraft) one = begin (storm, number);
  g_autoptr (LkDraft) other = begin (storm, number);
  g_autoptr (LkCreateResult) first = NULL;
  g_autoptr (LkCreateResult) second = NULL;
  GAsyncResult *pending[] = { NULL, NULL };

  if (!is_same)
    lk_desk_set_text (other, "LastName", "Someone");
  storm->has_twin = FALSE;
  if (storm->round % 4 > 0)
    make_trouble (storm);
  lk_maker_watch (&storm->maker);
  lk_user_create_async (storm->maker.desk.pbx, one, NULL, lk_await_cb, &pending[0]);
  lk_user_create_async (rival, other, NULL, lk_await_cb, &pending[1]);
  first = finish (storm->maker.desk.pbx, &pending[0]);
  second = finish (rival, &pending[1]);
  lk_demo_pbx_clear_faults (storm->maker.desk.demo);

  g_assert_cmpuint (storm->maker.n_created, <=, 1);
  check_racer (storm, one, first, !is_same && !storm->has_twin);
  check_racer (storm, other, second, !is_same && !storm->has_twin);
  g_assert_cmpuint (claims_it (first) + claims_it (second), <=, storm->maker.n_created);
  if (!is_same)
    g_assert_false (first->state == LK_CREATE_DONE && second->state == LK_CREATE_DONE);
  clean_up (storm, one);
}

/* Two windows with one sign-in. */
static void
test_race (void)
{
  Storm storm;

  storm_init (&storm, 20042);
  for (; storm.round < N_RACES; storm.round++)
    race (&storm, storm.maker.desk.pbx, storm.round % 2 == 0);
  g_assert_cmpuint (storm.n_said[LK_CREATE_DONE], >, N_RACES / 4);
  g_assert_cmpuint (storm.n_said[LK_CREATE_TAKEN], >, N_RACES / 4);
  storm_clear (&storm);
}

/* Two programs, each of which ends the other's sign-in with its own (behaviour.md, 1.1). */
static void
test_foreign_race (void)
{
  Storm storm;
  LkPbx *rival;

  storm_init (&storm, 20043);
  rival = lk_await_new_pbx (lk_demo_pbx_get_origin (storm.maker.desk.demo));
  for (; storm.round < N_WARS; storm.round++)
    race (&storm, rival, storm.round % 2 == 0);
  g_test_message ("done %u, different %u, taken %u, refused %u, unknown %u",
                  storm.n_said[LK_CREATE_DONE], storm.n_said[LK_CREATE_DIFFERENT],
                  storm.n_said[LK_CREATE_TAKEN], storm.n_said[LK_CREATE_REFUSED],
                  storm.n_said[LK_CREATE_UNKNOWN]);
  g_assert_cmpuint (storm.n_said[LK_CREATE_DONE], >, N_WARS / 10);
  lk_await_finalize (rival);
  storm_clear (&storm);
}

/* A word about each connection would be most of what this test takes time for. */
static void
ignore_cb (const char *domain, GLogLevelFlags level, const char *message, gpointer user_data)
{
}

int
main (int argc, char *argv[])
{
  /* Nor is there a proxy on the way to this very computer. */
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_log_set_handler ("GLib-GIO", G_LOG_LEVEL_DEBUG, ignore_cb, NULL);
  g_test_add_func ("/user-create-storm/faults", test_storm);
  g_test_add_func ("/user-create-storm/race", test_race);
  g_test_add_func ("/user-create-storm/foreign-race", test_foreign_race);
  return g_test_run ();
}
