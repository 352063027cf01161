/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-text.h"

#include <stddef.h>
#include <string.h>

/*
 * Counted strings, of which those that many users have in common are held once. GLib’s own,
 * GRefString, would do but for two mistakes in 2.74: the last owner may free a string that another
 * thread has just found, and freeing any string makes GLib forget the shared one that reads the
 * same.
 */
typedef struct
{
  int n_refs;
  gboolean is_shared;
  char text[];
} Box;

/* All shared texts, by what they say. The lock is held whenever the last reference may go. */
static GHashTable *shared_texts;
static GMutex lock;

static Box *
get_box (char *text)
{
  return (Box *) (text - offsetof (Box, text));
}

static char *
new_text (const char *text, gboolean is_shared)
{
  gsize size = strlen (text) + 1;
  Box *box = g_malloc (sizeof (Box) + size);

  box->n_refs = 1;
  box->is_shared = is_shared;
  memcpy (box->text, text, size);

  return box->text;
}

/**
 * lk_text_new:
 * @text: what it shall say
 *
 * Returns: (transfer full): a counted copy. Read it as any string; end with lk_text_unref().
 */
char *
lk_text_new (const char *text)
{
  return new_text (text, FALSE);
}

/**
 * lk_text_new_shared:
 * @text: what it shall say
 *
 * May be called in any thread.
 *
 * Returns: (transfer full): the one shared text that says so, which is the same pointer for as long
 *   as anyone holds it.
 */
char *
lk_text_new_shared (const char *text)
{
  char *shared;

  g_mutex_lock (&lock);
  if (shared_texts == NULL)
    shared_texts = g_hash_table_new (g_str_hash, g_str_equal);

  shared = g_hash_table_lookup (shared_texts, text);
  if (shared != NULL)
    lk_text_ref (shared);
  else
    {
      shared = new_text (text, TRUE);
      g_hash_table_add (shared_texts, shared);
    }
  g_mutex_unlock (&lock);

  return shared;
}

/**
 * lk_text_ref:
 * @text: a counted text
 *
 * Returns: (transfer full): @text once more.
 */
char *
lk_text_ref (char *text)
{
  g_atomic_int_inc (&get_box (text)->n_refs);
  return text;
}

static void
unref_shared (Box *box)
{
  int n_refs = g_atomic_int_get (&box->n_refs);

  while (n_refs > 1)
    {
      if (g_atomic_int_compare_and_exchange (&box->n_refs, n_refs, n_refs - 1))
        return;
      n_refs = g_atomic_int_get (&box->n_refs);
    }

  g_mutex_lock (&lock);
  if (g_atomic_int_dec_and_test (&box->n_refs))
    {
      g_hash_table_remove (shared_texts, box->text);
      g_free (box);
    }
  g_mutex_unlock (&lock);
}

/**
 * lk_text_unref:
 * @text: (transfer full): a counted text
 *
 * Gives it up; the last one to do so frees it.
 */
void
lk_text_unref (char *text)
{
  Box *box = get_box (text);

  if (box->is_shared)
    unref_shared (box);
  else if (g_atomic_int_dec_and_test (&box->n_refs))
    g_free (box);
}

/**
 * lk_text_wipe:
 * @text: (transfer full): a counted text that is a secret
 *
 * Gives it up like lk_text_unref(); the last one to do so overwrites it as well. Whoever else still
 * holds it keeps it whole. A shared text, which is no secret, is only given up.
 */
void
lk_text_wipe (char *text)
{
  Box *box = get_box (text);

  if (box->is_shared)
    {
      unref_shared (box);
    }
  else if (g_atomic_int_dec_and_test (&box->n_refs))
    {
      explicit_bzero (box->text, strlen (box->text));
      g_free (box);
    }
}
