/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-batch-window.h"

#include "lk-hunt.h"
#include "lk-user-fields.h"

/* How often a call is made that the phone system fails to carry out. */
#define MAX_FAILED_CALLS 2

struct _LkBatchWindow
{
  LkJob *job;
  LkBatchMemory *memory;
  GPtrArray *entries;   /* of LkBatchEntry */
  GHashTable *hunts;    /* for each body, by its key: LkHunt */
  GPtrArray *call;      /* of LkBatchEntry: whom the last call was about; not owned */
  LkHunt *asked;        /* the hunt that chose them, until it knows what came of it; not owned */
  gboolean was_refused; /* the last call, because of one of them */
};

/**
 * lk_batch_window_new:
 * @job: an update
 * @memory: what its windows have in common; has to outlive them
 *
 * Returns: (transfer full): a window without users.
 */
LkBatchWindow *
lk_batch_window_new (LkJob *job, LkBatchMemory *memory)
{
  LkBatchWindow *self = g_new0 (LkBatchWindow, 1);

  self->job = g_object_ref (job);
  self->memory = memory;
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) lk_batch_entry_free);
  self->hunts =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) lk_hunt_free);
  self->call = g_ptr_array_new ();
  return self;
}

void
lk_batch_window_free (LkBatchWindow *self)
{
  g_hash_table_unref (self->hunts);
  g_ptr_array_unref (self->call);
  g_ptr_array_unref (self->entries);
  g_object_unref (self->job);
  g_free (self);
}

static LkBatchEntry *
get_entry (GPtrArray *entries, guint i)
{
  return g_ptr_array_index (entries, i);
}

void
lk_batch_window_add (LkBatchWindow *self, LkJobItem *item)
{
  g_ptr_array_add (self->entries, lk_batch_entry_new (item));
}

guint
lk_batch_window_count (LkBatchWindow *self)
{
  return self->entries->len;
}

/**
 * lk_batch_window_list:
 * @self: a window
 * @phase: a phase
 *
 * Returns: (transfer full) (element-type LkBatchEntry): those who are in it.
 */
GPtrArray *
lk_batch_window_list (LkBatchWindow *self, LkEntryPhase phase)
{
  GPtrArray *entries = g_ptr_array_new ();

  for (guint i = 0; i < self->entries->len; i++)
    if (lk_batch_entry_get_phase (get_entry (self->entries, i)) == phase)
      g_ptr_array_add (entries, get_entry (self->entries, i));
  return entries;
}

static gboolean
is_changed_by_any (GPtrArray *entries, const LkField *field)
{
  for (guint i = 0; i < entries->len; i++)
    {
      LkJobItem *item = lk_batch_entry_get_item (get_entry (entries, i));
      LkDifference *difference = lk_job_item_get_difference (item);

      if (difference != NULL && lk_difference_has (difference, field))
        return TRUE;
    }
  return FALSE;
}

/**
 * lk_batch_window_unite_fields:
 * @entries: (element-type LkBatchEntry): some users
 *
 * Returns: (transfer full): all that any of them changes, but for secrets; and who they are.
 */
LkFieldSet *
lk_batch_window_unite_fields (GPtrArray *entries)
{
  const LkField *fields[LK_N_USER_FIELDS];
  guint n = 0;

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    if (&lk_user_fields[i] == lk_user_field_number
        || (!lk_field_has (&lk_user_fields[i], LK_FIELD_SECRET)
            && is_changed_by_any (entries, &lk_user_fields[i])))
      fields[n++] = &lk_user_fields[i];
  return lk_field_set_new_of (fields, n);
}

static void
drop_hunts (LkBatchWindow *self)
{
  self->asked = NULL;
  g_hash_table_remove_all (self->hunts);
}

static LkHunt *
find_hunt (LkBatchWindow *self, LkBatchEntry *entry)
{
  const char *key = lk_batch_entry_get_key (entry);
  LkHunt *hunt = g_hash_table_lookup (self->hunts, key);

  if (hunt == NULL)
    {
      hunt = lk_hunt_new (&self->memory->tally);
      g_hash_table_insert (self->hunts, g_strdup (key), hunt);
    }
  return hunt;
}

static gboolean
is_huntable (LkBatchWindow *self, LkBatchEntry *entry)
{
  return lk_batch_entry_get_phase (entry) == LK_ENTRY_READY && !lk_batch_entry_is_alone (entry)
         && lk_job_get_method (self->job) != LK_METHOD_SINGLE;
}

/* Those of the last call who still need just the same. */
static GPtrArray *
find_rest (LkBatchWindow *self)
{
  GPtrArray *rest = g_ptr_array_new ();

  for (guint i = 0; i < self->call->len; i++)
    {
      LkBatchEntry *entry = get_entry (self->call, i);

      if (is_huntable (self, entry) && find_hunt (self, entry) == self->asked)
        g_ptr_array_add (rest, entry);
    }
  return rest;
}

static void
judge_call (LkBatchWindow *self)
{
  g_autoptr (GPtrArray) rest = find_rest (self);

  if (self->was_refused)
    lk_hunt_refuse (self->asked, rest);
  else
    lk_hunt_lose (self->asked, rest);
}

static gboolean
is_in_call (LkBatchWindow *self, LkBatchEntry *entry)
{
  return self->asked != NULL && g_ptr_array_find (self->call, entry, NULL)
         && find_hunt (self, entry) == self->asked;
}

/**
 * lk_batch_window_sort_in:
 * @self: a window
 * @looked_at: (element-type LkBatchEntry): who was just looked at
 *
 * Who is ready now takes part in the hunt for those who refuse the same body.
 */
void
lk_batch_window_sort_in (LkBatchWindow *self, GPtrArray *looked_at)
{
  for (guint i = 0; i < looked_at->len; i++)
    {
      LkBatchEntry *entry = get_entry (looked_at, i);

      if (is_huntable (self, entry) && !is_in_call (self, entry))
        lk_hunt_add (find_hunt (self, entry), entry);
    }
  if (self->asked != NULL)
    judge_call (self);
  self->asked = NULL;
}

/* What came of a call */

static gboolean
is_single (LkBatchWindow *self)
{
  return self->call->len == 1;
}

/**
 * lk_batch_window_take_call:
 * @self: a window
 *
 * The phone system took the call.
 */
void
lk_batch_window_take_call (LkBatchWindow *self)
{
  gboolean was_alone = is_single (self);

  self->memory->was_taken = TRUE;
  self->memory->n_failed_calls = 0;
  for (guint i = 0; i < self->call->len; i++)
    lk_batch_entry_take (get_entry (self->call, i), was_alone);
  if (self->asked != NULL)
    lk_hunt_accept (self->asked);
  self->asked = NULL;
}

/* They have to be looked at before anybody is sent again. */
static void
look_again (LkBatchWindow *self, const GError *trouble)
{
  for (guint i = 0; i < self->call->len; i++)
    lk_batch_entry_lose (get_entry (self->call, i), trouble);
}

/**
 * lk_batch_window_lose_call:
 * @self: a window
 * @trouble: why nobody knows what came of the call
 *
 * Those whom it was about have to be looked at.
 */
void
lk_batch_window_lose_call (LkBatchWindow *self, const GError *trouble)
{
  self->was_refused = FALSE;
  look_again (self, trouble);
}

/**
 * lk_batch_window_refuse_call:
 * @self: a window
 * @reason: what the phone system says
 *
 * It does not want one of these users changed. Any of the others may have been changed or not.
 */
void
lk_batch_window_refuse_call (LkBatchWindow *self, const GError *reason)
{
  if (!is_single (self))
    {
      self->was_refused = TRUE;
      look_again (self, NULL);
      return;
    }

  lk_batch_entry_refuse (get_entry (self->call, 0), reason);
  if (self->asked != NULL)
    lk_hunt_refuse (self->asked, self->call);
  self->asked = NULL;
}

static gboolean
knows_all (JsonObject *body)
{
  g_autoptr (GList) names = json_object_get_members (body);

  for (GList *at = names; at != NULL; at = at->next)
    {
      const LkField *field = lk_user_field_find (at->data);

      if (field == NULL || !lk_field_has (field, LK_FIELD_MULTI))
        return FALSE;
    }
  return TRUE;
}

/**
 * lk_batch_window_change_method:
 * @self: a window
 *
 * The phone system does not take this call at all: the next method is tried from now on, and
 * everybody hunts anew. Nevertheless some may have been changed.
 */
void
lk_batch_window_change_method (LkBatchWindow *self)
{
  LkJob *job = self->job;
  gboolean may_multi = lk_job_get_method (job) == LK_METHOD_BULK
                       && knows_all (lk_batch_entry_get_body (get_entry (self->call, 0)));

  lk_job_set_method (job, may_multi ? LK_METHOD_MULTI : LK_METHOD_SINGLE);
  self->memory->n_failed_calls = 0;
  look_again (self, NULL);
  drop_hunts (self);
  for (guint i = 0; i < self->entries->len; i++)
    if (is_huntable (self, get_entry (self->entries, i)))
      lk_hunt_add (find_hunt (self, get_entry (self->entries, i)), get_entry (self->entries, i));
}

/**
 * lk_batch_window_fail_call:
 * @self: a window
 * @trouble: what the phone system says
 *
 * It failed while carrying out the call. Where that happens again, the call itself is the reason.
 */
void
lk_batch_window_fail_call (LkBatchWindow *self, const GError *trouble)
{
  self->was_refused = FALSE;
  if (is_single (self))
    look_again (self, trouble);
  else if (++self->memory->n_failed_calls < MAX_FAILED_CALLS)
    look_again (self, NULL);
  else
    lk_batch_window_change_method (self);
}

/* Choosing */

/* The older call does not know all fields. */
static gboolean
takes_many (LkBatchWindow *self, LkBatchEntry *entry)
{
  return is_huntable (self, entry)
         && (lk_job_get_method (self->job) != LK_METHOD_MULTI
             || knows_all (lk_batch_entry_get_body (entry)));
}

/**
 * lk_batch_window_choose:
 * @self: a window in which somebody is ready
 *
 * Returns: (transfer none) (element-type LkBatchEntry): whom the next request is about; a single
 *   one is asked by themselves.
 */
GPtrArray *
lk_batch_window_choose (LkBatchWindow *self)
{
  g_autoptr (GPtrArray) ready = lk_batch_window_list (self, LK_ENTRY_READY);
  LkBatchEntry *first = get_entry (ready, 0);

  g_ptr_array_set_size (self->call, 0);
  self->asked = takes_many (self, first) ? find_hunt (self, first) : NULL;
  if (self->asked != NULL && lk_hunt_is_over (self->asked))
    self->asked = NULL;
  if (self->asked == NULL)
    g_ptr_array_add (self->call, first);
  else
    g_ptr_array_extend (self->call, lk_hunt_choose (self->asked), NULL, NULL);
  return self->call;
}

/**
 * lk_batch_window_forget:
 * @self: a window
 *
 * What was read is old: whoever was about to be sent is looked at once more.
 */
void
lk_batch_window_forget (LkBatchWindow *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    if (lk_batch_entry_get_phase (get_entry (self->entries, i)) == LK_ENTRY_READY)
      lk_batch_entry_set_phase (get_entry (self->entries, i), LK_ENTRY_LOOK);
  drop_hunts (self);
}

/**
 * lk_batch_window_settle:
 * @self: a window
 *
 * Whoever stops a job leaves what was not sent as it is; the others are looked at.
 */
void
lk_batch_window_settle (LkBatchWindow *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      LkBatchEntry *entry = get_entry (self->entries, i);

      if (lk_job_item_get_state (lk_batch_entry_get_item (entry)) == LK_ITEM_PLANNED)
        lk_batch_entry_set_phase (entry, LK_ENTRY_OVER);
    }
  lk_batch_window_forget (self);
}
