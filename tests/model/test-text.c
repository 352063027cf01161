/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-text.h"

#define N_ROUNDS 20000

static void
test_shared_is_one (void)
{
  char *first = lk_text_new_shared ("Sales");
  char *second = lk_text_new_shared ("Sales");
  char *other = lk_text_new_shared ("Support");

  g_assert_true (first == second);
  g_assert_true (first != other);
  g_assert_cmpstr (first, ==, "Sales");

  lk_text_unref (first);
  g_assert_cmpstr (second, ==, "Sales");
  lk_text_unref (second);
  lk_text_unref (other);
}

/* A text of one’s own that reads the same is another one, and its end is not the shared one’s. */
static void
test_own_is_apart (void)
{
  char *shared = lk_text_new_shared ("ada@acme.example");
  char *own = lk_text_new ("ada@acme.example");
  char *again;

  g_assert_true (own != shared);
  lk_text_unref (lk_text_ref (own));
  lk_text_unref (own);

  again = lk_text_new_shared ("ada@acme.example");
  g_assert_true (again == shared);
  lk_text_unref (again);
  lk_text_unref (shared);
}

static gpointer
share_and_drop (gpointer data)
{
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      char *text = lk_text_new_shared ("the same in every thread");

      g_assert_cmpstr (text, ==, "the same in every thread");
      lk_text_unref (text);
    }

  return NULL;
}

/* The last owner in one thread meets the next one in another, over and over. */
static void
test_threads (void)
{
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("sharer", share_and_drop, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/shared-is-one", test_shared_is_one);
  g_test_add_func ("/text/own-is-apart", test_own_is_apart);
  g_test_add_func ("/text/threads", test_threads);

  return g_test_run ();
}
