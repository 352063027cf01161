/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-creation.h"

#include "lk-draft-departments.h"
#include "lk-free-number.h"
#include "lk-newcomer.h"
#include "lk-single-job.h"
#include "lk-user-fields.h"

struct _LkCreation
{
  GObject parent_instance;

  LkDirectory *directory;
  LkDraft *draft;
  LkFreeNumber *next; /* in place of one that is taken */
  LkJobs *jobs;       /* NULL where no history is kept */
  gboolean is_closed;

  GCancellable *busy; /* of the creating or looking under way */
  LkCreateResult *outcome;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_FINISHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkCreation, lk_creation, G_TYPE_OBJECT)

static void
changed (LkCreation *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
finish (LkCreation *self)
{
  g_clear_object (&self->busy);
  changed (self);
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
}

/* Where they could not be read, the list's next refresh brings them. */
static void
admitted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkCreation) self = user_data;
  g_autoptr (LkUser) user = lk_newcomer_admit_finish (LK_DIRECTORY (source), result, NULL);

  finish (self);
}

static void
find_next (LkCreation *self)
{
  const char *number = lk_value_get_text (lk_draft_get (self->draft, lk_user_field_number));

  if (number != NULL)
    lk_free_number_exclude (self->next, number);
  lk_free_number_find (self->next, lk_draft_departments_get_main (self->draft));
}

/* Another department may have other numbers. */
static void
draft_changed_cb (LkCreation *self, const LkField *field)
{
  gboolean is_taken = self->outcome != NULL && self->outcome->state == LK_CREATE_TAKEN;

  if (is_taken && !self->is_closed
      && (field == lk_user_field_groups || field == lk_user_field_primary_group))
    find_next (self);
}

/* Whose extension it is belongs into the list: otherwise it would be suggested to the next one. */
static void
admit_owner (LkCreation *self, const LkCreateResult *outcome)
{
  if (outcome->now != NULL)
    lk_newcomer_admit_async (self->directory, lk_user_get_id (outcome->now), NULL, NULL, NULL);
}

static void
take_outcome (LkCreation *self, LkCreateResult *outcome)
{
  g_clear_pointer (&self->outcome, lk_create_result_free);
  self->outcome = outcome;
  if (lk_creation_has_created (self))
    {
      lk_newcomer_admit_async (self->directory, outcome->id, NULL, admitted_cb,
                               g_object_ref (self));
      return;
    }

  if (outcome != NULL && outcome->state == LK_CREATE_TAKEN)
    admit_owner (self, outcome);
  if (outcome != NULL && outcome->state == LK_CREATE_TAKEN && !self->is_closed)
    find_next (self);
  finish (self);
}

static void
created_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkCreation) self = user_data;
  gboolean was_noted = TRUE;
  LkCreateResult *outcome = lk_single_job_create_finish (LK_PBX (source), result, &was_noted, NULL);

  if (self->jobs != NULL && outcome != NULL && !was_noted)
    lk_jobs_announce_unnoted (self->jobs);
  /* Nothing but the person's own cancelling ends it without an outcome. */
  take_outcome (self, outcome);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkCreation) self = user_data;
  LkCreateResult *outcome = lk_user_create_finish (LK_PBX (source), result, NULL);

  /* Whoever stopped looking knows no more than before. */
  if (outcome != NULL)
    take_outcome (self, outcome);
  else
    finish (self);
}

static void
lk_creation_finalize (GObject *object)
{
  LkCreation *self = LK_CREATION (object);

  g_clear_pointer (&self->outcome, lk_create_result_free);
  g_clear_object (&self->jobs);
  g_object_unref (self->next);
  g_object_unref (self->draft);
  g_object_unref (self->directory);

  G_OBJECT_CLASS (lk_creation_parent_class)->finalize (object);
}

static void
lk_creation_class_init (LkCreationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lk_creation_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LK_TYPE_CREATION, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FINISHED] = g_signal_new ("finished", LK_TYPE_CREATION, G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 0);
}

static void
lk_creation_init (LkCreation *self)
{
}

/**
 * lk_creation_new:
 * @directory: all users
 * @catalogue: what else has numbers
 * @draft: a draft of a new user
 *
 * Returns: (transfer full): a creation that has not begun.
 */
LkCreation *
lk_creation_new (LkDirectory *directory, LkCatalogue *catalogue, LkDraft *draft)
{
  LkCreation *self = g_object_new (LK_TYPE_CREATION, NULL);

  self->directory = g_object_ref (directory);
  self->draft = g_object_ref (draft);
  self->next = lk_free_number_new (directory, catalogue);
  g_signal_connect_object (self->next, "found", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (draft, "changed", G_CALLBACK (draft_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

LkJobs *
lk_creation_get_jobs (LkCreation *self)
{
  return self->jobs;
}

/**
 * lk_creation_set_jobs:
 * @self: a creation
 * @jobs: (nullable): where it is written down who is created
 */
void
lk_creation_set_jobs (LkCreation *self, LkJobs *jobs)
{
  g_set_object (&self->jobs, jobs);
}

/**
 * lk_creation_close:
 * @self: a creation
 *
 * Nobody is interested any more. What has left is not taken back; whoever comes into being by it
 * still gets into the list.
 */
void
lk_creation_close (LkCreation *self)
{
  self->is_closed = TRUE;
  lk_free_number_cancel (self->next);
  lk_creation_cancel (self);
}

static GCancellable *
begin (LkCreation *self)
{
  lk_draft_end_step (self->draft);
  lk_free_number_cancel (self->next);
  self->busy = g_cancellable_new ();
  return self->busy;
}

/**
 * lk_creation_start:
 * @self: a creation
 *
 * Creates the user at the phone system.
 */
void
lk_creation_start (LkCreation *self)
{
  if (self->busy != NULL || lk_creation_has_created (self))
    return;

  g_clear_pointer (&self->outcome, lk_create_result_free);
  lk_single_job_create_async (self->jobs, lk_directory_get_pbx (self->directory), self->draft,
                              begin (self), created_cb, g_object_ref (self));
  changed (self);
}

/**
 * lk_creation_look_again:
 * @self: a creation with an unknown outcome
 *
 * Looks for the user at the phone system, and writes nothing.
 */
void
lk_creation_look_again (LkCreation *self)
{
  if (self->busy != NULL)
    return;

  lk_user_create_look_again_async (lk_directory_get_pbx (self->directory), self->draft,
                                   begin (self), looked_cb, g_object_ref (self));
  changed (self);
}

/**
 * lk_creation_cancel:
 * @self: a creation
 *
 * Ends it where nothing was sent yet. Otherwise it goes on, and there is an outcome all the same.
 */
void
lk_creation_cancel (LkCreation *self)
{
  if (self->busy != NULL)
    g_cancellable_cancel (self->busy);
}

gboolean
lk_creation_is_busy (LkCreation *self)
{
  return self->busy != NULL;
}

/**
 * lk_creation_get_outcome:
 * @self: a creation
 *
 * Returns: (transfer none) (nullable): what became of it; %NULL before, and where the person
 *   cancelled in time.
 */
const LkCreateResult *
lk_creation_get_outcome (LkCreation *self)
{
  return self->outcome;
}

/**
 * lk_creation_has_created:
 * @self: a creation
 *
 * Returns: whether the user exists now.
 */
gboolean
lk_creation_has_created (LkCreation *self)
{
  return self->outcome != NULL
         && (self->outcome->state == LK_CREATE_DONE || self->outcome->state == LK_CREATE_DIFFERENT);
}

/**
 * lk_creation_forget_outcome:
 * @self: a creation
 *
 * The person knows.
 */
void
lk_creation_forget_outcome (LkCreation *self)
{
  if (self->outcome == NULL || self->busy != NULL)
    return;

  g_clear_pointer (&self->outcome, lk_create_result_free);
  changed (self);
}

/**
 * lk_creation_get_next_number:
 * @self: a creation whose number was taken
 *
 * Returns: (transfer none) (nullable): one that is free; %NULL as long as it is not known.
 */
const char *
lk_creation_get_next_number (LkCreation *self)
{
  return lk_free_number_get (self->next);
}
