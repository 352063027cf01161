/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-delete-tries.h"

#include <glib/gi18n-lib.h>

#include "lk-pbx-bulk.h"

/* How often a deletion is sent whose answer was lost. */
#define MAX_SENT 2

/* What is known about one who is about to be deleted. */
typedef struct
{
  guint n_open;         /* requests of which nobody knows what came of them */
  gboolean is_answered; /* the phone system took the last one */
  char *sentence;       /* why it did not, as it says */
  char *trouble;        /* why nobody knows */
} Try;

struct _LkDeleteTries
{
  GHashTable *tries; /* LkJobItem to Try */
};

static void
try_free (Try *self)
{
  g_free (self->sentence);
  g_free (self->trouble);
  g_free (self);
}

LkDeleteTries *
lk_delete_tries_new (void)
{
  LkDeleteTries *self = g_new0 (LkDeleteTries, 1);

  self->tries = g_hash_table_new_full (NULL, NULL, g_object_unref, (GDestroyNotify) try_free);
  return self;
}

void
lk_delete_tries_free (LkDeleteTries *self)
{
  g_hash_table_unref (self->tries);
  g_free (self);
}

static Try *
find_try (LkDeleteTries *self, LkJobItem *item)
{
  Try *found = g_hash_table_lookup (self->tries, item);

  if (found == NULL)
    {
      found = g_new0 (Try, 1);
      g_hash_table_insert (self->tries, g_object_ref (item), found);
    }
  return found;
}

static void
set_text (char **place, const char *text)
{
  g_free (*place);
  *place = g_strdup (text);
}

/**
 * lk_delete_tries_note_sending:
 * @self: tries
 * @item: whose request is about to leave
 */
void
lk_delete_tries_note_sending (LkDeleteTries *self, LkJobItem *item)
{
  find_try (self, item)->is_answered = FALSE;
}

/**
 * lk_delete_tries_note_answered:
 * @self: tries
 * @item: whose request the phone system took
 */
void
lk_delete_tries_note_answered (LkDeleteTries *self, LkJobItem *item)
{
  find_try (self, item)->is_answered = TRUE;
}

/**
 * lk_delete_tries_note_refused:
 * @self: tries
 * @item: whom the phone system does not delete
 * @sentence: why, perhaps empty
 */
void
lk_delete_tries_note_refused (LkDeleteTries *self, LkJobItem *item, const char *sentence)
{
  set_text (&find_try (self, item)->sentence,
            *sentence != '\0' ? sentence : _ ("The phone system refused, and did not say why."));
}

/**
 * lk_delete_tries_note_open:
 * @self: tries
 * @item: somebody who may have been deleted or not
 * @error: why nobody knows
 */
void
lk_delete_tries_note_open (LkDeleteTries *self, LkJobItem *item, const GError *error)
{
  Try *try = find_try (self, item);

  try->n_open++;
  set_text (&try->trouble, error->message);
}

/* However many rows there are: of two about the same user the first counts. */
static GHashTable *
index_rows (GPtrArray *rows)
{
  GHashTable *by_number = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = rows->len; i > 0; i--)
    {
      LkDeleteError *row = g_ptr_array_index (rows, i - 1);

      g_hash_table_insert (by_number, row->number, row);
    }
  return by_number;
}

/**
 * lk_delete_tries_take_rows:
 * @self: tries
 * @items: (element-type LkJobItem): those whom one request was about
 * @rows: (element-type LkDeleteError): the answer
 *
 * Rows about somebody else tell nothing.
 */
void
lk_delete_tries_take_rows (LkDeleteTries *self, GPtrArray *items, GPtrArray *rows)
{
  g_autoptr (GHashTable) by_number = index_rows (rows);

  for (guint i = 0; i < items->len; i++)
    {
      LkJobItem *item = g_ptr_array_index (items, i);
      const LkDeleteError *row = g_hash_table_lookup (by_number, lk_job_item_get_number (item));

      lk_delete_tries_note_answered (self, item);
      if (row != NULL)
        lk_delete_tries_note_refused (self, item, row->sentence);
    }
}

/**
 * lk_delete_tries_dup_reason:
 * @self: tries
 * @item: somebody who was looked up, and is still there
 *
 * Returns: (transfer full) (nullable): why it is over for them, a sentence; %NULL where the request
 *   may be sent, or sent once more.
 */
char *
lk_delete_tries_dup_reason (LkDeleteTries *self, LkJobItem *item)
{
  const Try *try = g_hash_table_lookup (self->tries, item);

  if (try == NULL)
    return NULL;
  if (try->sentence != NULL)
    return g_strdup (try->sentence);
  if (try->is_answered)
    return g_strdup (_ ("The phone system said nothing about it, but the user is still there."));
  if (try->n_open >= MAX_SENT)
    /* Translators: %s is a sentence: what went wrong. */
    return g_strdup_printf (_ ("%s It was looked up: the user is still there."), try->trouble);

  return NULL;
}

/**
 * lk_delete_tries_forget:
 * @self: tries
 * @item: somebody about whom it is decided
 */
void
lk_delete_tries_forget (LkDeleteTries *self, LkJobItem *item)
{
  g_hash_table_remove (self->tries, item);
}
