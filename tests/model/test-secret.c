/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-secret.h"

#include <string.h>

static void
test_wipe (void)
{
  static const char zeroes[sizeof "grüne Tür 5"];
  char text[] = "grüne Tür 5";

  lk_secret_wipe (text);
  g_assert_cmpmem (text, sizeof text, zeroes, sizeof zeroes);
}

static void
test_nothing (void)
{
  g_autoptr (LkSecret) secret = NULL;

  lk_secret_wipe (secret);
  lk_secret_free (secret);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/secret/wipe", test_wipe);
  g_test_add_func ("/secret/nothing", test_nothing);

  return g_test_run ();
}
