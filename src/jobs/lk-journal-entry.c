/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-journal-entry.h"

#include <glib/gi18n-lib.h>

#include "lk-search.h"

static void
clear_item (gpointer data)
{
  LkEntryItem *self = data;

  g_object_unref (self->item);
  g_free (self->message);
  g_clear_pointer (&self->difference, lk_difference_unref);
  g_clear_object (&self->after);
  g_clear_object (&self->snapshot);
}

static void
take_item (LkJournalEntry *self, LkJobItem *item, guint position)
{
  LkDifference *difference = lk_job_item_get_difference (item);
  LkEntryItem entry = {
    .position = position,
    .item = g_object_ref (item),
    .state = lk_job_item_get_state (item),
    .message = g_strdup (lk_job_item_get_message (item)),
    .new_id = lk_job_item_get_new_id (item),
    .difference = difference != NULL ? lk_difference_ref (difference) : NULL,
  };

  g_set_object (&entry.after, lk_job_item_get_after (item));
  g_set_object (&entry.snapshot, lk_job_item_get_snapshot (item));
  g_array_append_val (self->items, entry);
}

static LkJob *
copy_bare (LkJob *job)
{
  LkJob *copy = lk_job_new (lk_job_get_kind (job));

  lk_job_set_id (copy, lk_job_get_id (job));
  lk_job_set_state (copy, lk_job_get_state (job));
  lk_job_set_method (copy, lk_job_get_method (job));
  lk_job_set_profile (copy, lk_job_get_profile_id (job), lk_job_get_profile_name (job),
                      lk_job_get_client_id (job));
  lk_job_set_reason (copy, lk_job_get_reason (job));
  lk_job_set_undo_of (copy, lk_job_get_undo_of (job));
  lk_job_set_retry_of (copy, lk_job_get_retry_of (job));
  lk_job_set_started_at (copy, lk_job_get_started_at (job));
  lk_job_set_ended_at (copy, lk_job_get_ended_at (job));
  return copy;
}

static LkJournalEntry *
new_entry (LkJob *job, guint n_items)
{
  LkJournalEntry *self = g_new0 (LkJournalEntry, 1);

  self->bare = copy_bare (job);
  self->items = g_array_sized_new (FALSE, FALSE, sizeof (LkEntryItem), n_items);
  g_array_set_clear_func (self->items, clear_item);
  return self;
}

/**
 * lk_journal_entry_new:
 * @job: a job
 *
 * Returns: (transfer full): all of it as it is now.
 */
LkJournalEntry *
lk_journal_entry_new (LkJob *job)
{
  LkJournalEntry *self = new_entry (job, lk_job_get_n_items (job));

  for (guint i = 0; i < lk_job_get_n_items (job); i++)
    take_item (self, lk_job_get_item (job, i), i);
  return self;
}

/* Items come in the order of their job as a rule, so the next one is looked for behind the last. */
static guint
find_position (LkJob *job, LkJobItem *item, guint start)
{
  guint n_items = lk_job_get_n_items (job);

  for (guint i = 0; i < n_items; i++)
    if (lk_job_get_item (job, (start + i) % n_items) == item)
      return (start + i) % n_items;

  return n_items;
}

/**
 * lk_journal_entry_new_of_items:
 * @job: a job
 * @items: (element-type LkJobItem): some of its items
 *
 * Returns: (transfer full): the job and these items as they are now.
 */
LkJournalEntry *
lk_journal_entry_new_of_items (LkJob *job, GPtrArray *items)
{
  LkJournalEntry *self = new_entry (job, items->len);
  guint position = 0;

  for (guint i = 0; i < items->len; i++)
    {
      LkJobItem *item = g_ptr_array_index (items, i);

      position = find_position (job, item, position);
      take_item (self, item, position);
    }

  return self;
}

void
lk_journal_entry_free (LkJournalEntry *self)
{
  g_object_unref (self->bare);
  g_array_unref (self->items);
  g_free (self);
}

/**
 * lk_journal_entry_dup_fields:
 * @self: a whole job
 *
 * Returns: (transfer full): the wire's names of the fields that change, in the order in which they
 *   first occur, each on a line.
 */
char *
lk_journal_entry_dup_fields (LkJournalEntry *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < self->items->len; i++)
    {
      LkEntryItem *item = &g_array_index (self->items, LkEntryItem, i);
      guint n_fields = item->difference != NULL ? lk_difference_count (item->difference) : 0;

      for (guint j = 0; j < n_fields; j++)
        {
          const LkField *field = lk_difference_get_field (item->difference, j);

          if (g_hash_table_add (seen, (gpointer) field))
            g_string_append_printf (names, "%s\n", field->name);
        }
    }

  return g_string_free (names, FALSE);
}

/**
 * lk_journal_entry_dup_who:
 * @self: a whole job
 *
 * Returns: (transfer full): of a job of one, who that is; otherwise nothing.
 */
char *
lk_journal_entry_dup_who (LkJournalEntry *self)
{
  LkEntryItem *first = self->items->len == 1 ? &g_array_index (self->items, LkEntryItem, 0) : NULL;

  if (first == NULL)
    return g_strdup ("");
  if (*lk_job_item_get_number (first->item) == '\0')
    return g_strdup (lk_job_item_get_name (first->item));

  return g_strdup_printf (C_ ("user", "%s · %s"), lk_job_item_get_name (first->item),
                          lk_job_item_get_number (first->item));
}

/**
 * lk_journal_entry_dup_words:
 * @self: a whole job
 *
 * Returns: (transfer full): what a search looks at, folded: reason, client, numbers and names.
 */
char *
lk_journal_entry_dup_words (LkJournalEntry *self)
{
  g_autoptr (GString) words = g_string_new (NULL);

  g_string_append_printf (words, "%s\n%s\n", lk_job_get_reason (self->bare),
                          lk_job_get_client_id (self->bare));
  for (guint i = 0; i < self->items->len; i++)
    {
      LkEntryItem *item = &g_array_index (self->items, LkEntryItem, i);

      g_string_append_printf (words, "%s %s\n", lk_job_item_get_number (item->item),
                              lk_job_item_get_name (item->item));
    }

  return lk_search_fold (words->str);
}
