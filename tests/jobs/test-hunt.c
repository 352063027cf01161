/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "lk-hunt.h"

/* A server without a server: members are numbers from 1 on. */

#define N_USERS 1000
#define WINDOW  100
#define N_DRAWS 2000

typedef enum
{
  KEEPS_NONE,
  KEEPS_PART,
  KEEPS_WHOLE,
  N_HABITS,
} Habit;

static const char *const habits[] = { "none", "part", "whole" };

typedef struct
{
  Habit habit;
  gboolean refuses[N_USERS + 1];
  guint n_done[N_USERS + 1]; /* how often each was changed */
  gboolean is_named[N_USERS + 1];
  guint n_requests; /* reading included */
} World;

static gboolean
carry_out (World *world, GPtrArray *call)
{
  gboolean is_refused = FALSE;

  world->n_requests++;
  for (guint i = 0; i < call->len; i++)
    is_refused |= world->refuses[GPOINTER_TO_UINT (call->pdata[i])];
  if (is_refused && world->habit == KEEPS_NONE)
    return FALSE;

  for (guint i = 0; i < call->len; i++)
    {
      guint member = GPOINTER_TO_UINT (call->pdata[i]);

      if (!world->refuses[member])
        world->n_done[member]++;
      else if (world->habit == KEEPS_PART)
        break;
    }
  return !is_refused;
}

static GPtrArray *
look (World *world, GPtrArray *call)
{
  GPtrArray *rest = g_ptr_array_new ();

  world->n_requests++;
  for (guint i = 0; i < call->len; i++)
    if (world->n_done[GPOINTER_TO_UINT (call->pdata[i])] == 0)
      g_ptr_array_add (rest, call->pdata[i]);
  return rest;
}

static void
run_call (World *world, LkHunt *hunt)
{
  GPtrArray *call = lk_hunt_choose (hunt);
  g_autoptr (GPtrArray) rest = NULL;

  g_assert_cmpuint (call->len, >, 0);
  g_assert_cmpuint (call->len, <=, LK_HUNT_MAX_CALL);
  if (carry_out (world, call))
    {
      lk_hunt_accept (hunt);
      return;
    }
  if (call->len == 1)
    {
      g_assert_false (world->is_named[GPOINTER_TO_UINT (call->pdata[0])]);
      world->is_named[GPOINTER_TO_UINT (call->pdata[0])] = TRUE;
    }
  else
    rest = look (world, call);
  lk_hunt_refuse (hunt, rest);
}

/* As a job does it: each window is read before and after. */
static guint
run (World *world)
{
  LkHuntTally tally = {};

  world->n_requests = 0;
  memset (world->n_done, 0, sizeof world->n_done);
  memset (world->is_named, 0, sizeof world->is_named);
  for (guint first = 1; first <= N_USERS; first += WINDOW)
    {
      g_autoptr (LkHunt) hunt = lk_hunt_new (&tally);

      for (guint i = 0; i < WINDOW; i++)
        lk_hunt_add (hunt, GUINT_TO_POINTER (first + i));
      world->n_requests += 2;
      while (!lk_hunt_is_over (hunt))
        run_call (world, hunt);
    }

  for (guint i = 1; i <= N_USERS; i++)
    {
      g_assert_cmpuint (world->n_done[i], ==, !world->refuses[i]);
      g_assert_cmpint (world->is_named[i], ==, world->refuses[i]);
    }
  return world->n_requests;
}

static void
put_refusers (World *world, const guint *places, guint n)
{
  memset (world->refuses, 0, sizeof world->refuses);
  for (guint i = 0; i < n; i++)
    world->refuses[1 + places[i]] = TRUE;
}

static void
test_nobody (void)
{
  World world = {};

  g_assert_cmpuint (run (&world), ==, 30);
}

/* Seven side by side, from every place on. */
static void
test_neighbours (void)
{
  World world = {};

  for (world.habit = 0; world.habit < N_HABITS; world.habit++)
    {
      guint most = 0;

      for (guint place = 0; place + 7 <= N_USERS; place++)
        {
          guint places[7];

          for (guint i = 0; i < 7; i++)
            places[i] = place + i;
          put_refusers (&world, places, 7);
          most = MAX (most, run (&world));
        }
      g_test_message ("neighbours, %s: %u requests at the most", habits[world.habit], most);
      g_assert_cmpuint (most, <, 150);
    }
}

/* Each in a window of its own, all at the same place there, and in every set of seven windows. */
static void
test_scattered (void)
{
  World world = {};

  for (world.habit = 0; world.habit < N_HABITS; world.habit++)
    {
      guint most = 0;

      for (guint set = 0; set < 1 << 10; set++)
        for (guint place = 0; place < WINDOW; place++)
          {
            guint places[10];
            guint n = 0;

            for (guint window = 0; window < 10; window++)
              if ((set >> window & 1) != 0)
                places[n++] = window * WINDOW + place;
            if (n != 7)
              continue;
            put_refusers (&world, places, n);
            most = MAX (most, run (&world));
          }
      g_test_message ("scattered, %s: %u requests at the most", habits[world.habit], most);
      g_assert_cmpuint (most, <, 150);
    }
}

static void
put_at_random (World *world, GRand *random, guint n, guint first, guint last)
{
  memset (world->refuses, 0, sizeof world->refuses);
  while (n > 0)
    {
      guint place = (guint) g_rand_int_range (random, (gint32) first, (gint32) last);

      n -= !world->refuses[1 + place];
      world->refuses[1 + place] = TRUE;
    }
}

static void
try_at_random (const char *name, guint first, guint last)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  World world = {};

  for (world.habit = 0; world.habit < N_HABITS; world.habit++)
    {
      guint most = 0;
      guint64 sum = 0;

      for (guint i = 0; i < N_DRAWS; i++)
        {
          guint n_requests;

          put_at_random (&world, random, 7, first, last);
          n_requests = run (&world);
          most = MAX (most, n_requests);
          sum += n_requests;
        }
      g_test_message ("%s, %s: %u requests at the most, %" G_GUINT64_FORMAT " on average", name,
                      habits[world.habit], most, sum / N_DRAWS);
      g_assert_cmpuint (most, <, 150);
    }
}

static void
test_random (void)
{
  try_at_random ("anywhere", 0, N_USERS);
  try_at_random ("in the first window", 0, WINDOW);
  try_at_random ("in the last window", N_USERS - WINDOW, N_USERS);
  try_at_random ("in two windows", WINDOW / 2, WINDOW + WINDOW / 2);
}

/* Where many refuse, nobody is asked much oftener than alone. */
static void
test_many (void)
{
  static const guint numbers[] = { 1, 20, 50, 100, 300, 700, 999, 1000 };
  g_autoptr (GRand) random = g_rand_new_with_seed (6);
  World world = {};

  for (world.habit = 0; world.habit < N_HABITS; world.habit++)
    for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
      {
        guint n_requests;

        put_at_random (&world, random, numbers[i], 0, N_USERS);
        n_requests = run (&world);
        g_test_message ("%u refuse, %s: %u requests", numbers[i], habits[world.habit], n_requests);
        g_assert_cmpuint (n_requests, <, N_USERS + N_USERS / 3);
      }
}

/* What is lost stands where it stood. */
static void
test_lost (void)
{
  LkHuntTally tally = {};
  g_autoptr (LkHunt) hunt = lk_hunt_new (&tally);
  g_autoptr (GPtrArray) rest = g_ptr_array_new ();
  GPtrArray *call;

  for (guint i = 1; i <= 3; i++)
    lk_hunt_add (hunt, GUINT_TO_POINTER (i));
  lk_hunt_choose (hunt);
  g_ptr_array_add (rest, GUINT_TO_POINTER (1));
  g_ptr_array_add (rest, GUINT_TO_POINTER (3));
  lk_hunt_lose (hunt, rest);
  call = lk_hunt_choose (hunt);
  g_assert_cmpuint (call->len, ==, 2);
  g_assert_true (call->pdata[0] == GUINT_TO_POINTER (1));
  g_assert_true (call->pdata[1] == GUINT_TO_POINTER (3));
  lk_hunt_accept (hunt);
  g_assert_true (lk_hunt_is_over (hunt));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hunt/nobody", test_nobody);
  g_test_add_func ("/hunt/neighbours", test_neighbours);
  g_test_add_func ("/hunt/scattered", test_scattered);
  g_test_add_func ("/hunt/random", test_random);
  g_test_add_func ("/hunt/many", test_many);
  g_test_add_func ("/hunt/lost", test_lost);
  return g_test_run ();
}
