/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-delete-verdict.h"

#include <glib/gi18n-lib.h>

#include "lk-snapshot.h"

void
lk_delete_verdict_clear (LkDeleteVerdict *self)
{
  g_clear_pointer (&self->message, g_free);
  g_clear_object (&self->news);
}

static void
decide (LkDeleteVerdict *self, LkItemState state, const char *message)
{
  self->state = state;
  self->message = g_strdup (message);
}

static gboolean
is_gone (LkReading *reading, int id)
{
  for (guint i = 0; i < reading->gone->len; i++)
    if (g_array_index (reading->gone, int, i) == id)
      return TRUE;

  return FALSE;
}

static gboolean
is_same_person (LkJobItem *item, LkUser *now)
{
  LkUser *snapshot = lk_job_item_get_snapshot (item);

  return lk_job_item_has_number_of (item, now)
         && (snapshot == NULL || lk_snapshot_is_same_person (snapshot, now));
}

static void
decide_before (LkDeleteVerdict *self, LkJobItem *item, LkUser *now, const char *client_id)
{
  /* Whatever the plan says: whoever deletes their own account is not even told what came of it. */
  if (*client_id != '\0' && g_str_equal (client_id, lk_job_item_get_number (item)))
    decide (self, LK_ITEM_SKIPPED,
            _ ("This is the account with which the program signs in. It cannot delete itself."));
  else if (is_same_person (item, now))
    self->state = LK_ITEM_SENDING;
  else
    {
      self->news = g_object_ref (now);
      decide (self, LK_ITEM_SKIPPED,
              _ ("This is somebody else now: number or name changed meanwhile."));
    }
}

/**
 * lk_delete_verdict_before:
 * @self: (out caller-allocates): a verdict that says nothing yet
 * @item: somebody who is to be deleted
 * @reading: with them in it, read with lk_snapshot_get_identity() at least
 * @client_id: the API client that the program signs in with
 */
void
lk_delete_verdict_before (LkDeleteVerdict *self,
                          LkJobItem *item,
                          LkReading *reading,
                          const char *client_id)
{
  int id = lk_job_item_get_user_id (item);
  LkUser *now = lk_reading_find (reading, id);

  self->is_gone = now == NULL && is_gone (reading, id);
  if (self->is_gone)
    decide (self, LK_ITEM_UNCHANGED, _ ("Someone else deleted this user already."));
  else if (now == NULL)
    decide (self, LK_ITEM_SKIPPED,
            _ ("The phone system says of this user what this program cannot read, so nothing was "
               "deleted."));
  else
    decide_before (self, item, now, client_id);
}

/* Somebody who is there after a request of which nobody knows what came of it. */
static void
decide_present (LkDeleteVerdict *self,
                LkJobItem *item,
                LkUser *now,
                LkDeleteTries *tries,
                gboolean is_settling)
{
  g_autofree char *reason = lk_delete_tries_dup_reason (tries, item);

  if (reason != NULL)
    decide (self, LK_ITEM_FAILED, reason);
  else if (is_settling)
    decide (self, LK_ITEM_PLANNED, NULL);
  else if (is_same_person (item, now))
    self->state = LK_ITEM_SENDING;
  else
    {
      self->news = g_object_ref (now);
      decide (self, LK_ITEM_SKIPPED, _ ("Someone else changed this user’s name meanwhile."));
    }
}

/**
 * lk_delete_verdict_after:
 * @self: (out caller-allocates): a verdict that says nothing yet
 * @item: somebody about whom a request was sent, or was about to be
 * @reading: with them in it, read with lk_snapshot_get_identity() at least
 * @tries: what the phone system said
 * @is_settling: whether nothing more shall leave
 */
void
lk_delete_verdict_after (LkDeleteVerdict *self,
                         LkJobItem *item,
                         LkReading *reading,
                         LkDeleteTries *tries,
                         gboolean is_settling)
{
  int id = lk_job_item_get_user_id (item);
  LkUser *now = lk_reading_find (reading, id);

  self->is_gone = now == NULL && is_gone (reading, id);
  if (self->is_gone)
    decide (self, LK_ITEM_DONE, NULL);
  else if (now == NULL)
    decide (self, LK_ITEM_UNKNOWN,
            _ ("The phone system does not say whether the user is still there."));
  else if (lk_job_item_has_number_of (item, now))
    decide_present (self, item, now, tries, is_settling);
  else
    {
      self->news = g_object_ref (now);
      decide (self, LK_ITEM_DONE, _ ("Another user has this user’s place already."));
    }
}
