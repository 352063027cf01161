/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gio/gio.h>

/* GIO keeps to the end the names of its modules that are newer than their cache, and no pointer to
 * them. Here they are loaded before the leak checker counts, because it could tell these names from
 * leaks of ours only by stacks that are so deep that every allocation takes six times as long.
 * Linked whole into every test that uses GIO. */

#ifdef __SANITIZE_ADDRESS__

/* Of the sanitizers, whose header is not there with every compiler. */
void __lsan_disable (void);
void __lsan_enable (void);

static void __attribute__ ((constructor)) load_modules (void)
{
  __lsan_disable ();
  g_vfs_get_default ();
  __lsan_enable ();
}

#endif
