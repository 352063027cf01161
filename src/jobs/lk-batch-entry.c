/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-batch-entry.h"

#include <glib/gi18n-lib.h>

#include "lk-error.h"
#include "lk-json-writer.h"
#include "lk-phrase.h"
#include "lk-save-plan.h"

/* How often a request is sent whose answer is lost. */
#define MAX_LOST 2

/* How often the end is looked at where it does not look the same twice. */
#define MAX_VERIFIED 3

/* How often it is asked for somebody who is not there. */
#define MAX_GONE 2

struct _LkBatchEntry
{
  LkJobItem *item;
  LkSavePlan *plan;
  LkEntryPhase phase;
  gboolean was_sent; /* a request may have been carried out, by this run or the one before it */
  guint step;        /* which of the plan's requests is next */
  JsonObject *body;
  char *key; /* the body's digest: texts may be long, and are compared often */

  guint n_taken;       /* of the plan's requests, the phone system took so many */
  guint n_taken_alone; /* and so many of these by themselves */
  guint n_lost;        /* answers of this step */
  guint n_verified;
  guint n_gone;
  GError *refusal; /* why it does not want this very user changed */
  GError *trouble; /* why the last answer was lost */
};

/* A journal may have lost what was to change. */
static LkSavePlan *
new_plan (LkJobItem *item)
{
  LkDifference *difference = lk_job_item_get_difference (item);
  g_autoptr (LkDifference)
    nothing = difference == NULL ? lk_difference_new (lk_job_item_get_user_id (item)) : NULL;

  return lk_save_plan_new_of (nothing != NULL ? nothing : difference);
}

/**
 * lk_batch_entry_new:
 * @item: an item of an update that is not over
 *
 * Returns: (transfer full): its user, who has to be looked at.
 */
LkBatchEntry *
lk_batch_entry_new (LkJobItem *item)
{
  LkBatchEntry *self = g_new0 (LkBatchEntry, 1);

  self->item = g_object_ref (item);
  self->plan = new_plan (item);
  self->was_sent = lk_job_item_get_state (item) != LK_ITEM_PLANNED;
  return self;
}

static void
drop_body (LkBatchEntry *self)
{
  g_clear_pointer (&self->body, json_object_unref);
  g_clear_pointer (&self->key, g_free);
}

void
lk_batch_entry_free (LkBatchEntry *self)
{
  drop_body (self);
  g_object_unref (self->item);
  lk_save_plan_free (self->plan);
  g_clear_error (&self->refusal);
  g_clear_error (&self->trouble);
  g_free (self);
}

LkJobItem *
lk_batch_entry_get_item (LkBatchEntry *self)
{
  return self->item;
}

int
lk_batch_entry_get_user_id (LkBatchEntry *self)
{
  return lk_job_item_get_user_id (self->item);
}

LkEntryPhase
lk_batch_entry_get_phase (LkBatchEntry *self)
{
  return self->phase;
}

void
lk_batch_entry_set_phase (LkBatchEntry *self, LkEntryPhase phase)
{
  self->phase = phase;
}

JsonObject *
lk_batch_entry_get_body (LkBatchEntry *self)
{
  return self->body;
}

const char *
lk_batch_entry_get_key (LkBatchEntry *self)
{
  return self->key;
}

/**
 * lk_batch_entry_is_alone:
 * @self: a user
 *
 * Returns: whether a call for many was taken and did not do what was asked: the next request is for
 *   this user alone.
 */
gboolean
lk_batch_entry_is_alone (LkBatchEntry *self)
{
  return self->n_taken > self->step;
}

/* What came of a request */

/**
 * lk_batch_entry_take:
 * @self: a user who was ready
 * @was_alone: whether the request was about nobody else
 *
 * The phone system took the request.
 */
void
lk_batch_entry_take (LkBatchEntry *self, gboolean was_alone)
{
  self->was_sent = TRUE;
  self->n_lost = 0;
  self->n_taken = self->step + 1;
  if (was_alone)
    self->n_taken_alone = self->step + 1;
  self->phase = self->n_taken < lk_save_plan_count_steps (self->plan) ? LK_ENTRY_WAIT
                                                                      : LK_ENTRY_VERIFY;
}

/**
 * lk_batch_entry_refuse:
 * @self: a user who was ready, and was asked alone
 * @reason: what the phone system says
 */
void
lk_batch_entry_refuse (LkBatchEntry *self, const GError *reason)
{
  self->was_sent = TRUE;
  g_clear_error (&self->refusal);
  self->refusal = g_error_copy (reason);
  self->phase = LK_ENTRY_VERIFY;
}

/**
 * lk_batch_entry_lose:
 * @self: a user who was ready
 * @trouble: (nullable): why nobody knows what came of the request; %NULL where the call was refused
 *   because of somebody, or altogether, which says nothing about this user
 */
void
lk_batch_entry_lose (LkBatchEntry *self, const GError *trouble)
{
  self->was_sent = TRUE;
  self->phase = LK_ENTRY_LOOK;
  g_clear_error (&self->trouble);
  if (trouble == NULL)
    return;
  self->trouble = g_error_copy (trouble);
  self->n_lost++;
}

/* What to say */

static char *
list_labels (GPtrArray *fields)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (guint i = 0; i < fields->len; i++)
    g_ptr_array_add (labels, (gpointer) lk_field_get_label (g_ptr_array_index (fields, i)));
  return lk_phrase_join (labels);
}

static char *
describe_conflict (GPtrArray *fields)
{
  g_autofree char *labels = list_labels (fields);

  /* Translators: %s is the label of a field, or a list of some. */
  return g_strdup_printf (_ ("Someone else changed this user meanwhile: %s."), labels);
}

static char *
describe_difference (LkBatchEntry *self, GPtrArray *fields)
{
  g_autofree char *labels = list_labels (fields);

  if (self->n_taken == 0)
    /* Translators: %s is the label of a field, or a list of some. */
    return g_strdup_printf (_ ("Only a part was changed. Not as you wanted it: %s."), labels);
  /* Translators: %s is the label of a field, or a list of some. */
  return g_strdup_printf (_ ("The phone system took the change, yet this is not as you wanted it: "
                             "%s."),
                          labels);
}

static gboolean
was_answer_lost (const GError *trouble)
{
  return g_error_matches (trouble, LK_ERROR, LK_ERROR_UNKNOWN_OUTCOME)
         || g_error_matches (trouble, LK_ERROR, LK_ERROR_TIMED_OUT);
}

static char *
describe_lost (LkBatchEntry *self)
{
  if (!was_answer_lost (self->trouble))
    return g_strdup (self->trouble->message);
  if (self->n_taken > 0)
    return g_strdup (_ ("Only a part was changed: then the phone system’s answer was lost twice, "
                        "and nothing more was written."));
  return g_strdup (_ ("The phone system’s answer was lost twice. Nothing was written."));
}

static char *
describe_refusal (LkBatchEntry *self)
{
  if (self->n_taken == 0)
    return g_strdup (self->refusal->message);
  /* Translators: %s is a sentence, why the phone system refused the rest. */
  return g_strdup_printf (_ ("Only a part was changed. %s"), self->refusal->message);
}

/* What was read */

static void
end (LkBatchEntry *self, LkItemState state, const char *message)
{
  self->phase = LK_ENTRY_OVER;
  drop_body (self);
  lk_job_item_set_state (self->item, state, message);
}

/* For the one line that has the sentence just for this. */
static void
end_with (LkBatchEntry *self, LkItemState state, char *message)
{
  g_autofree char *owned = message;

  end (self, state, owned);
}

static void
fail (LkBatchEntry *self, const char *message)
{
  end (self, LK_ITEM_FAILED, message);
}

/**
 * lk_batch_entry_give_up:
 * @self: a user
 * @message: a sentence for a person, why nobody can look
 *
 * Nothing more can be done about this one. Whoever was sent may be as wanted all the same.
 */
void
lk_batch_entry_give_up (LkBatchEntry *self, const char *message)
{
  end (self, self->was_sent ? LK_ITEM_UNKNOWN : LK_ITEM_FAILED, message);
}

/* What nobody wrote down cannot be sent: a secret that is left out would be emptied. */
static gboolean
is_incomplete (LkBatchEntry *self)
{
  LkDifference *difference = lk_job_item_get_difference (self->item);
  g_autoptr (GError) error = NULL;

  if (difference == NULL || lk_difference_count (difference) == 0)
    fail (self, _ ("It is not written down what was to change."));
  else if (lk_difference_has_secrets (difference))
    fail (self, _ ("A password was to change as well, and passwords are not written "
                   "down: look at this user, and set it once more."));
  else if (!lk_save_plan_check (self->plan, &error))
    fail (self, error->message);
  else
    return FALSE;

  return TRUE;
}

/* That somebody is gone is believed only who is told twice. */
static gboolean
is_gone (LkBatchEntry *self, LkUser *now)
{
  if (now != NULL && lk_job_item_has_number_of (self->item, now))
    {
      self->n_gone = 0;
      return FALSE;
    }

  if (++self->n_gone < MAX_GONE)
    self->phase = LK_ENTRY_LOOK;
  else if (self->was_sent)
    end (self, LK_ITEM_FAILED,
         _ ("This user is no longer there. It may have been changed before that."));
  else
    end (self, LK_ITEM_SKIPPED, _ ("This user is no longer there."));
  return TRUE;
}

/* What a taken request was to change is not what somebody else did, whatever became of it. */
static GPtrArray *
find_conflicts (LkBatchEntry *self, LkUser *now)
{
  GPtrArray *fields = lk_save_plan_find_conflicts (self->plan, now);

  for (guint i = fields->len; i > 0; i--)
    for (guint step = 0; step < self->n_taken; step++)
      if (lk_save_plan_has_step (self->plan, step, g_ptr_array_index (fields, i - 1)))
        {
          g_ptr_array_remove_index (fields, i - 1);
          break;
        }
  return fields;
}

static guint
find_step (LkBatchEntry *self, GPtrArray *missing)
{
  for (guint i = 0; i < missing->len; i++)
    if (lk_save_plan_has_step (self->plan, 0, g_ptr_array_index (missing, i)))
      return 0;

  return 1;
}

static void
prepare (LkBatchEntry *self, LkUser *now)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  drop_body (self);
  self->body = lk_save_plan_build (self->plan, self->step, now, &error);
  if (self->body == NULL)
    {
      fail (self, error->message);
      return;
    }

  json_node_set_object (node, self->body);
  text = lk_json_to_string (node);
  self->key = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  self->phase = LK_ENTRY_READY;
}

/* Nothing was done, and nothing is to be. */
static void
give_back (LkBatchEntry *self, GPtrArray *missing)
{
  if (self->n_taken > 0 || missing->len < lk_save_plan_count (self->plan))
    end_with (self, LK_ITEM_FAILED, describe_difference (self, missing));
  else
    end (self, LK_ITEM_PLANNED, NULL);
}

static void
decide (LkBatchEntry *self, LkUser *now, GPtrArray *missing, gboolean may_send)
{
  guint step = find_step (self, missing);

  if (step > self->step)
    self->n_lost = 0;
  self->step = step;
  if (self->n_lost >= MAX_LOST)
    end_with (self, LK_ITEM_FAILED, describe_lost (self));
  else if (step < self->n_taken_alone)
    end_with (self, LK_ITEM_FAILED, describe_difference (self, missing));
  else if (may_send)
    prepare (self, now);
  else
    give_back (self, missing);
}

/**
 * lk_batch_entry_look:
 * @self: a user
 * @now: (nullable): what was read, whole; %NULL where they are gone
 * @may_send: whether anything may be sent yet
 *
 * Finds out whether there is anything to send, and what. A write whose fate is open is decided by
 * what is there.
 */
void
lk_batch_entry_look (LkBatchEntry *self, LkUser *now, gboolean may_send)
{
  g_autoptr (GPtrArray) missing = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;

  if (is_incomplete (self) || is_gone (self, now))
    return;

  missing = lk_save_plan_find_missing (self->plan, now);
  conflicts = find_conflicts (self, now);
  if (missing->len == 0 && self->was_sent)
    self->phase = LK_ENTRY_VERIFY;
  else if (missing->len == 0)
    end (self, LK_ITEM_UNCHANGED, NULL);
  else if (conflicts->len > 0)
    end_with (self, LK_ITEM_SKIPPED, describe_conflict (conflicts));
  else
    decide (self, now, missing, may_send);
}

/* The fields of this user's change alone: the others that were read are not its business. */
static void
keep_after (LkBatchEntry *self, LkUser *now)
{
  g_autoptr (LkFieldSet) fields = lk_save_plan_get_fields (self->plan);
  g_autoptr (LkUser) after = NULL;

  if (lk_field_set_get_length (fields) == lk_field_set_get_length (lk_user_get_fields (now)))
    {
      lk_job_item_set_after (self->item, now);
      return;
    }

  after = lk_user_new (fields, lk_user_get_id (now));
  for (guint i = 0; i < lk_field_set_get_length (fields); i++)
    lk_user_set (after, lk_field_set_get_field (fields, i),
                 lk_user_get (now, lk_field_set_get_field (fields, i)));
  lk_job_item_set_after (self->item, after);
}

/**
 * lk_batch_entry_verify:
 * @self: a user about whom all was said
 * @now: (nullable): what was read, as a person sees it; %NULL where they are gone
 * @may_send: whether anything may be sent yet
 *
 * Says what became of the change. Who was changed together with others, and is not as wanted, is
 * tried once more alone, because only then the phone system says why.
 */
void
lk_batch_entry_verify (LkBatchEntry *self, LkUser *now, gboolean may_send)
{
  g_autoptr (GPtrArray) missing = NULL;

  if (is_gone (self, now))
    return;

  keep_after (self, now);
  missing = lk_save_plan_find_missing (self->plan, now);
  if (missing->len == 0)
    end (self, LK_ITEM_DONE, NULL);
  else if (self->refusal != NULL)
    end_with (self, LK_ITEM_FAILED, describe_refusal (self));
  else if (may_send && find_step (self, missing) >= self->n_taken_alone
           && ++self->n_verified < MAX_VERIFIED)
    self->phase = LK_ENTRY_WAIT;
  else
    end_with (self, LK_ITEM_FAILED, describe_difference (self, missing));
}
