/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE

#include "lk-test-leaks.h"

#ifdef __SANITIZE_ADDRESS__

#include <link.h>
#include <string.h>

#define LIBRARY "libglib-2.0"
#define MANY    256

/* Of the sanitizers' allocator, whose header is not there with every compiler. */
int __sanitizer_get_ownership (const volatile void *pointer);

/* The leak checker finds these. */
static gpointer kept[MANY];

static void
keep_what_is_in (gpointer *from, gpointer *to)
{
  guint n = 0;

  for (gpointer *at = from; at < to && n < MANY; at++)
    if (__sanitizer_get_ownership (*at))
      kept[n++] = *at;
}

static int
keep_cb (struct dl_phdr_info *library, size_t size, void *user_data)
{
  if (strstr (library->dlpi_name, LIBRARY) == NULL)
    return 0;

  for (guint i = 0; i < library->dlpi_phnum; i++)
    {
      const ElfW (Phdr) *part = &library->dlpi_phdr[i];
      guint8 *start = (guint8 *) (library->dlpi_addr + part->p_vaddr);

      if (part->p_type == PT_LOAD && (part->p_flags & PF_W) != 0)
        keep_what_is_in ((gpointer *) start, (gpointer *) (start + part->p_memsz));
    }

  return 1;
}

#endif

/**
 * lk_test_keep_what_glib_has:
 *
 * GLib replaces its table of quarks when there are more than 2,048, which GTK alone nearly has, and
 * keeps the old one for other threads, but no pointer to it. It would be taken for a leak, and told
 * from one of ours only by a stack that is so deep that every allocation takes six times as long.
 * So what GLib's own variables point at before a test begins is pointed at from here as well.
 */
void
lk_test_keep_what_glib_has (void)
{
#ifdef __SANITIZE_ADDRESS__
  dl_iterate_phdr (keep_cb, NULL);
#endif
}
