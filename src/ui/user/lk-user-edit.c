/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-user-edit.h"

#include "lk-error.h"
#include "lk-pbx-users.h"
#include "lk-sent-changes.h"
#include "lk-single-job.h"

struct _LkUserEdit
{
  GObject parent_instance;

  LkDirectory *directory;
  LkUser *user; /* of the list */
  LkDraft *draft;
  LkEditContext *context;
  LkJobs *jobs; /* NULL where no history is kept */

  gboolean is_closed;
  gboolean is_telling;   /* the list is changed by this very edit */
  gboolean is_whole;     /* every field of a page was read */
  GCancellable *reading; /* of the reading under way */
  gboolean must_read;    /* it gave way to saving */
  GError *trouble;       /* why the last one failed */

  GCancellable *busy;    /* of the saving or looking under way */
  LkSentChanges *sent;   /* by the last save; NULL before */
  LkSaveResult *outcome; /* of the last save; NULL where there is nothing to say */
};

enum
{
  SIGNAL_ASKING,
  SIGNAL_READ,
  SIGNAL_CHANGED,
  SIGNAL_FINISHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkUserEdit, lk_user_edit, G_TYPE_OBJECT)

static LkPbx *
get_pbx (LkUserEdit *self)
{
  return lk_directory_get_pbx (self->directory);
}

/* Reading */

static LkUser *
copy_user (LkUser *user)
{
  LkUser *copy = lk_user_new (lk_user_get_fields (user), lk_user_get_id (user));

  lk_user_adopt (copy, user);
  return copy;
}

static void
set_trouble (LkUserEdit *self, const GError *error)
{
  g_clear_error (&self->trouble);
  self->trouble = error != NULL ? g_error_copy (error) : NULL;
}

static void
stop_reading (LkUserEdit *self)
{
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static void
take_answer (LkUserEdit *self, LkUser *full)
{
  self->is_whole = TRUE;
  lk_draft_take_news (self->draft, full);
  g_signal_emit (self, signals[SIGNAL_READ], 0);
  /* Last, because what is new may take the user out of the list’s view, and so end this edit. */
  lk_directory_adopt (self->directory, full);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkUserEdit) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LkUser) full = lk_pbx_users_get_finish (LK_PBX (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->reading);
  set_trouble (self, error);
  if (full != NULL)
    take_answer (self, full);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
start_reading (LkUserEdit *self, gboolean is_outdated)
{
  LkPbx *pbx = get_pbx (self);
  g_autoptr (LkFieldSet) fields = lk_field_set_new_page (lk_pbx_get_version (pbx));

  stop_reading (self);
  self->must_read = self->busy != NULL;
  if (self->busy != NULL || self->is_closed)
    return;

  self->reading = g_cancellable_new ();
  lk_pbx_users_get_async (pbx, lk_user_get_id (self->user), fields, self->reading, read_cb,
                          g_object_ref (self));
  g_signal_emit (self, signals[SIGNAL_ASKING], 0, is_outdated);
}

/* What the list has learned of the user stands here at once. The fields that it does not have keep
 * what they were until they are read again. */
static void
list_changed_cb (LkUserEdit *self)
{
  g_autoptr (LkUser) newer = copy_user (lk_draft_get_original (self->draft));

  if (self->is_telling || !lk_user_adopt (newer, self->user))
    return;

  lk_draft_take_news (self->draft, newer);
  g_signal_emit (self, signals[SIGNAL_READ], 0);
  start_reading (self, TRUE);
}

static void
list_refreshed_cb (LkUserEdit *self)
{
  if (self->reading == NULL)
    lk_user_edit_read (self);
}

/* Saving */

static void
draft_changed_cb (LkUserEdit *self, const LkField *field)
{
  if (self->busy != NULL && field != NULL)
    lk_sent_changes_touch (self->sent, field);
  if (self->busy == NULL && !lk_user_edit_has_changes (self))
    lk_user_edit_forget_outcome (self);
}

/* What was learned by saving is what is known of the user from now on. */
static void
keep_what_was_learned (LkUserEdit *self)
{
  g_autoptr (LkUser) newer = copy_user (lk_draft_get_original (self->draft));
  LkFieldSet *fields = lk_user_get_fields (newer);

  for (guint i = 0; i < lk_field_set_get_length (fields); i++)
    {
      const LkField *field = lk_field_set_get_field (fields, i);

      lk_user_set (newer, field, lk_draft_get_original_value (self->draft, field));
    }
  lk_draft_take_news (self->draft, newer);
}

/* Lists are left to the reading that follows: what was read to be written back says more of them
 * than the list keeps. */
static void
tell_list (LkUserEdit *self, LkUser *now)
{
  g_autoptr (LkUser) newer = copy_user (self->user);

  for (guint i = 0; i < lk_field_set_get_length (lk_user_get_fields (newer)); i++)
    {
      const LkField *field = lk_field_set_get_field (lk_user_get_fields (newer), i);
      const LkValue *value = lk_user_get (now, field);

      if (!lk_field_has (field, LK_FIELD_NAVIGATION) && value->type != LK_VALUE_ABSENT)
        lk_user_set (newer, field, value);
    }
  self->is_telling = TRUE;
  lk_directory_adopt (self->directory, newer);
  self->is_telling = FALSE;
}

/* Whether something was learned of what the draft asked for. */
static gboolean
is_written (const LkSaveResult *result)
{
  return result->state == LK_SAVE_DONE
         || (result->now != NULL && result->state != LK_SAVE_CONFLICT
             && result->state != LK_SAVE_REFUSED);
}

static void
set_outcome (LkUserEdit *self, LkSaveResult *outcome)
{
  g_clear_pointer (&self->outcome, lk_save_result_free);
  if (outcome->state == LK_SAVE_DONE)
    lk_save_result_free (outcome);
  else
    self->outcome = outcome;

  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
}

static void
take_outcome (LkUserEdit *self, LkSaveResult *outcome)
{
  gboolean written = is_written (outcome);
  g_autoptr (LkUser) now = outcome->now != NULL ? g_object_ref (outcome->now) : NULL;

  if (written)
    {
      lk_sent_changes_settle (self->sent, outcome);
      keep_what_was_learned (self);
    }
  set_outcome (self, outcome);
  /* After it was said, because the list may end this edit. */
  if (written && now != NULL)
    tell_list (self, now);
  if ((written || self->must_read) && self->reading == NULL)
    lk_user_edit_read (self);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkUserEdit) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean was_noted = TRUE;
  LkSaveResult *outcome = lk_single_job_save_finish (LK_PBX (source), result, &was_noted, &error);
  gboolean is_closed = self->busy == NULL;

  if (self->jobs != NULL && outcome != NULL && !was_noted)
    lk_jobs_announce_unnoted (self->jobs);
  g_clear_object (&self->busy);
  if (is_closed)
    g_clear_pointer (&outcome, lk_save_result_free);
  else if (outcome != NULL)
    take_outcome (self, outcome);
  else
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static LkSaveResult *
new_unknown (const GError *error)
{
  LkSaveResult *result = g_new0 (LkSaveResult, 1);

  result->state = LK_SAVE_UNKNOWN;
  result->fields = g_ptr_array_new ();
  result->error = g_error_copy (error);
  return result;
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkUserEdit) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LkUser) now = lk_pbx_users_get_finish (LK_PBX (source), result, &error);

  if (self->busy == NULL)
    return;

  g_clear_object (&self->busy);
  if (now != NULL)
    take_outcome (self, lk_sent_changes_compare (self->sent, now));
  else
    take_outcome (self, new_unknown (error));
}

static void
lk_user_edit_dispose (GObject *object)
{
  lk_user_edit_close (LK_USER_EDIT (object));

  G_OBJECT_CLASS (lk_user_edit_parent_class)->dispose (object);
}

static void
lk_user_edit_finalize (GObject *object)
{
  LkUserEdit *self = LK_USER_EDIT (object);

  g_clear_pointer (&self->sent, lk_sent_changes_free);
  g_clear_pointer (&self->outcome, lk_save_result_free);
  g_clear_error (&self->trouble);
  g_clear_object (&self->jobs);
  g_object_unref (self->context);
  g_object_unref (self->draft);
  g_object_unref (self->user);
  g_object_unref (self->directory);

  G_OBJECT_CLASS (lk_user_edit_parent_class)->finalize (object);
}

static void
lk_user_edit_class_init (LkUserEditClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lk_user_edit_dispose;
  object_class->finalize = lk_user_edit_finalize;

  signals[SIGNAL_ASKING] = g_signal_new ("asking", LK_TYPE_USER_EDIT, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[SIGNAL_READ] = g_signal_new ("read", LK_TYPE_USER_EDIT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LK_TYPE_USER_EDIT, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FINISHED] = g_signal_new ("finished", LK_TYPE_USER_EDIT, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lk_user_edit_init (LkUserEdit *self)
{
}

/**
 * lk_user_edit_new:
 * @directory: all users
 * @catalogue: what else the phone system offers
 * @user: one of @directory
 *
 * Returns: (transfer full): an edit that knows of @user what the list knows, until it has read
 * more.
 */
LkUserEdit *
lk_user_edit_new (LkDirectory *directory, LkCatalogue *catalogue, LkUser *user)
{
  LkUserEdit *self = g_object_new (LK_TYPE_USER_EDIT, NULL);
  g_autoptr (LkUser) copy = copy_user (user);

  self->directory = g_object_ref (directory);
  self->user = g_object_ref (user);
  self->draft = lk_draft_new (copy);
  self->context = lk_edit_context_new (directory, catalogue, self->draft);
  g_signal_connect_object (self->draft, "changed", G_CALLBACK (draft_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (directory, "items-changed", G_CALLBACK (list_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (directory, "notify::refreshed-at", G_CALLBACK (list_refreshed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * lk_user_edit_set_jobs:
 * @self: an edit
 * @jobs: (nullable): where it is written down what is saved
 */
void
lk_user_edit_set_jobs (LkUserEdit *self, LkJobs *jobs)
{
  g_set_object (&self->jobs, jobs);
}

/**
 * lk_user_edit_close:
 * @self: an edit
 *
 * Nobody is interested any more: nothing is read, followed or reported, and whoever waits for the
 * end of saving need not wait any longer. What was sent stays sent.
 */
void
lk_user_edit_close (LkUserEdit *self)
{
  gboolean was_busy = self->busy != NULL;

  self->is_closed = TRUE;
  stop_reading (self);
  if (self->busy != NULL)
    g_cancellable_cancel (self->busy);
  g_clear_object (&self->busy);
  g_signal_handlers_disconnect_by_data (self->directory, self);
  if (was_busy)
    g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
}

/**
 * lk_user_edit_get_user:
 * @self: an edit
 *
 * Returns: (transfer none): the list's user.
 */
LkUser *
lk_user_edit_get_user (LkUserEdit *self)
{
  return self->user;
}

LkDraft *
lk_user_edit_get_draft (LkUserEdit *self)
{
  return self->draft;
}

LkEditContext *
lk_user_edit_get_context (LkUserEdit *self)
{
  return self->context;
}

/**
 * lk_user_edit_read:
 * @self: an edit
 *
 * Reads every field of a page again. While something is being saved, that is done anyway
 * afterwards.
 */
void
lk_user_edit_read (LkUserEdit *self)
{
  start_reading (self, FALSE);
}

/**
 * lk_user_edit_is_whole:
 * @self: an edit
 *
 * Returns: whether every field of a page was read.
 */
gboolean
lk_user_edit_is_whole (LkUserEdit *self)
{
  return self->is_whole;
}

/**
 * lk_user_edit_get_trouble:
 * @self: an edit
 *
 * Returns: (transfer none) (nullable): why the user could not be read the last time.
 */
const GError *
lk_user_edit_get_trouble (LkUserEdit *self)
{
  return self->trouble;
}

/**
 * lk_user_edit_has_changes:
 * @self: an edit
 *
 * Returns: whether something was changed, also if it cannot be saved as it is.
 */
gboolean
lk_user_edit_has_changes (LkUserEdit *self)
{
  return lk_draft_count_edits (self->draft) > 0;
}

/**
 * lk_user_edit_is_busy:
 * @self: an edit
 *
 * Returns: whether something is being saved. The draft may be changed meanwhile.
 */
gboolean
lk_user_edit_is_busy (LkUserEdit *self)
{
  return self->busy != NULL;
}

/**
 * lk_user_edit_get_outcome:
 * @self: an edit
 *
 * Returns: (transfer none) (nullable): what became of the last save; %NULL where all is well.
 */
const LkSaveResult *
lk_user_edit_get_outcome (LkUserEdit *self)
{
  return self->outcome;
}

void
lk_user_edit_forget_outcome (LkUserEdit *self)
{
  if (self->outcome == NULL)
    return;

  g_clear_pointer (&self->outcome, lk_save_result_free);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Answers that were on their way might be older than what is written now. */
static GCancellable *
begin (LkUserEdit *self)
{
  self->must_read = self->must_read || self->reading != NULL;
  stop_reading (self);
  self->busy = g_cancellable_new ();
  return self->busy;
}

/**
 * lk_user_edit_save:
 * @self: an edit
 *
 * Writes the changes to the phone system. Whatever comes of it, no change is lost that is not
 * there.
 */
void
lk_user_edit_save (LkUserEdit *self)
{
  if (self->busy != NULL || lk_draft_count_changes (self->draft) == 0)
    return;

  lk_draft_end_step (self->draft);
  g_clear_pointer (&self->sent, lk_sent_changes_free);
  self->sent = lk_sent_changes_new (self->draft);
  g_clear_pointer (&self->outcome, lk_save_result_free);
  lk_single_job_save_async (self->jobs, get_pbx (self), self->draft, begin (self), saved_cb,
                            g_object_ref (self));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * lk_user_edit_look_again:
 * @self: an edit whose last save has an unknown outcome
 *
 * Reads what was to be written, and writes nothing.
 */
void
lk_user_edit_look_again (LkUserEdit *self)
{
  g_autoptr (LkFieldSet) fields = NULL;

  if (self->busy != NULL || self->sent == NULL)
    return;

  fields = lk_sent_changes_get_fields (self->sent);
  lk_pbx_users_get_async (get_pbx (self), lk_user_get_id (self->user), fields, begin (self),
                          looked_cb, g_object_ref (self));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * lk_user_edit_take_back:
 * @self: an edit of which only a part was saved
 *
 * Writes what was there before that part, and puts the other changes back.
 */
void
lk_user_edit_take_back (LkUserEdit *self)
{
  if (self->busy != NULL || self->sent == NULL)
    return;

  lk_sent_changes_take_back (self->sent);
  lk_user_edit_save (self);
}

/**
 * lk_user_edit_resolve:
 * @self: an edit whose last save met a conflict
 * @field: one of those that someone else changed
 * @keep_mine: whether the draft's value shall be written all the same
 */
void
lk_user_edit_resolve (LkUserEdit *self, const LkField *field, gboolean keep_mine)
{
  if (self->outcome != NULL && self->outcome->now != NULL)
    lk_draft_resolve (self->draft, field, lk_user_get (self->outcome->now, field), keep_mine);
}
