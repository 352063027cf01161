/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-user-create.h"

#include "lk-create-plan.h"
#include "lk-create-refusal.h"
#include "lk-error.h"
#include "lk-pbx-new-users.h"
#include "lk-pbx-users.h"
#include "lk-user-create-private.h"
#include "lk-user-save.h"

/* A server may finish after its answer was lost. */
#define N_LOOKS 2

guint lk_user_create_patience = 2000;

/* One new user and how far it is: the task data of lk_user_create_async(). */
typedef struct
{
  LkCreatePlan *plan;
  gboolean is_sent;    /* nobody can stop it any more */
  gboolean is_again;   /* the main department is left out, and follows */
  gboolean was_lost;   /* whether it has to be found out who is there */
  guint n_looks;       /* how often that was asked */
  GError *trouble;     /* why it is not clear whether somebody was created */
  int id;              /* of the new user, or of who has the number; 0 until that is known */
  LkUser *now;         /* that user */
  LkDraft *rest;       /* what went out afterwards */
  GPtrArray *followed; /* its fields */
} Creation;

static void
creation_free (Creation *creation)
{
  lk_create_plan_free (creation->plan);
  g_clear_error (&creation->trouble);
  g_clear_object (&creation->now);
  g_clear_object (&creation->rest);
  g_ptr_array_unref (creation->followed);
  g_free (creation);
}

void
lk_create_result_free (LkCreateResult *self)
{
  g_clear_object (&self->now);
  g_ptr_array_unref (self->fields);
  g_ptr_array_unref (self->followed);
  g_clear_error (&self->error);
  g_free (self);
}

static void
conclude (GTask *task, LkCreateState state, GPtrArray *fields, GError *error)
{
  Creation *creation = g_task_get_task_data (task);
  LkCreateResult *result = g_new0 (LkCreateResult, 1);

  result->state = state;
  result->id = creation->id;
  result->now = creation->now != NULL ? g_object_ref (creation->now) : NULL;
  result->fields = fields != NULL ? fields : g_ptr_array_new ();
  result->followed = g_ptr_array_ref (creation->followed);
  result->was_lost = creation->was_lost;
  result->error = error;
  g_task_return_pointer (task, result, (GDestroyNotify) lk_create_result_free);
}

/* Until the request leaves, whoever cancels gets nothing but that. */
static GCancellable *
get_cancellable (GTask *task)
{
  Creation *creation = g_task_get_task_data (task);

  return creation->is_sent ? NULL : g_task_get_cancellable (task);
}

/* After creating */

static void
conclude_now (GTask *task, const GError *cause)
{
  Creation *creation = g_task_get_task_data (task);
  g_autoptr (GPtrArray) missing = lk_create_plan_find_missing (creation->plan, creation->now);
  g_autoptr (GPtrArray) hidden = lk_create_plan_find_hidden (creation->plan, creation->now);
  GError *error = NULL;

  if (missing->len > 0 && cause != NULL)
    error = lk_create_refusal_new_rest (cause);
  else if (missing->len > 0)
    error = creation->was_lost ? lk_create_refusal_new_lost ()
                               : lk_create_refusal_new_different (missing->len);
  else if (hidden->len > 0 && creation->was_lost)
    error = lk_create_refusal_new_hidden (hidden->pdata[0]);

  if (creation->was_lost)
    g_ptr_array_extend_and_steal (missing, g_steal_pointer (&hidden));
  conclude (task, error != NULL ? LK_CREATE_DIFFERENT : LK_CREATE_DONE, g_steal_pointer (&missing),
            error);
}

static void
followed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LkSaveResult) saved = lk_user_save_finish (LK_PBX (source), result, &error);
  Creation *creation = g_task_get_task_data (task);

  if (saved != NULL && saved->now != NULL)
    lk_user_adopt (creation->now, saved->now);
  conclude_now (task, saved != NULL ? saved->error : error);
}

/* What the server did not take over when it created the user, it may take as a change. Who was only
 * found may be somebody else's user: there nothing is changed. */
static void
follow (GTask *task)
{
  Creation *creation = g_task_get_task_data (task);
  const LkField *field = NULL;

  if (!creation->was_lost)
    creation->rest = lk_create_plan_dup_rest (creation->plan, creation->now);
  if (creation->rest == NULL)
    {
      conclude_now (task, NULL);
      return;
    }

  while ((field = lk_draft_next_change (creation->rest, field)) != NULL)
    g_ptr_array_add (creation->followed, (gpointer) field);
  lk_user_save_async (g_task_get_source_object (task), creation->rest, NULL, followed_cb,
                      g_object_ref (task));
}

static GPtrArray *
list_set (Creation *creation)
{
  LkFieldSet *fields = lk_create_plan_get_fields (creation->plan);
  GPtrArray *set = g_ptr_array_new ();

  for (guint i = 0; i < lk_field_set_get_length (fields); i++)
    if (lk_create_plan_has (creation->plan, lk_field_set_get_field (fields, i)))
      g_ptr_array_add (set, (gpointer) lk_field_set_get_field (fields, i));

  return set;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Creation *creation = g_task_get_task_data (task);

  creation->now = lk_pbx_users_get_finish (LK_PBX (source), result, &error);
  if (creation->now != NULL)
    follow (task);
  else if (g_error_matches (error, LK_ERROR, LK_ERROR_NOT_FOUND))
    conclude (task, LK_CREATE_UNKNOWN, NULL, lk_create_refusal_new_gone (creation->plan));
  else
    conclude (task, LK_CREATE_DIFFERENT, list_set (creation),
              lk_create_refusal_new_unread (creation->plan, error));
}

static void
read_back (GTask *task, int id)
{
  Creation *creation = g_task_get_task_data (task);

  creation->id = id;
  lk_pbx_users_get_async (g_task_get_source_object (task), id,
                          lk_create_plan_get_fields (creation->plan), NULL, read_cb,
                          g_object_ref (task));
}

/* Looking who is there, where the answer was lost */

static void
conclude_taken (GTask *task, LkUser *holder, const GError *refusal)
{
  Creation *creation = g_task_get_task_data (task);

  if (holder != NULL)
    {
      creation->id = lk_user_get_id (holder);
      creation->now = g_object_ref (holder);
    }
  conclude (task, LK_CREATE_TAKEN, lk_create_refusal_find_blamed (refusal),
            lk_create_refusal_new_taken (creation->plan, holder, refusal));
}

static void look (GTask *task);

static gboolean
waited_cb (gpointer user_data)
{
  look (G_TASK (user_data));
  return G_SOURCE_REMOVE;
}

static void
wait_and_look (GTask *task)
{
  g_autoptr (GSource) source = g_timeout_source_new (lk_user_create_patience);

  g_source_set_callback (source, waited_cb, g_object_ref (task), g_object_unref);
  g_source_attach (source, g_task_get_context (task));
}

static void
conclude_look (GTask *task, GPtrArray *users, const GError *error)
{
  Creation *creation = g_task_get_task_data (task);
  LkUser *own = users != NULL ? lk_create_plan_find_own (creation->plan, users) : NULL;
  LkUser *holder = users != NULL ? lk_create_plan_find_holder (creation->plan, users) : NULL;

  if (own != NULL)
    read_back (task, lk_user_get_id (own));
  else if (holder != NULL)
    conclude_taken (task, holder, NULL);
  else if (creation->n_looks < N_LOOKS)
    wait_and_look (task);
  else if (users == NULL)
    conclude (task, LK_CREATE_UNKNOWN, NULL, lk_create_refusal_new_unknown (creation->plan, error));
  else
    conclude (task, LK_CREATE_REFUSED, NULL,
              lk_create_refusal_new_nobody (creation->plan, creation->trouble));
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) users = lk_pbx_users_find_finish (LK_PBX (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    conclude_look (task, users, error);
}

static void
find (GTask *task, const char *email, GAsyncReadyCallback callback)
{
  Creation *creation = g_task_get_task_data (task);

  lk_pbx_users_find_async (g_task_get_source_object (task),
                           lk_create_plan_get_number (creation->plan), email,
                           lk_create_plan_get_identity (creation->plan), get_cancellable (task),
                           callback, g_object_ref (task));
}

static void
look (GTask *task)
{
  Creation *creation = g_task_get_task_data (task);

  creation->was_lost = TRUE;
  creation->n_looks++;
  find (task, lk_create_plan_get_email (creation->plan), looked_cb);
}

/* Creating */

/* Who has the number is worth knowing, but not more than that. */
static void
holder_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GPtrArray) users = lk_pbx_users_find_finish (LK_PBX (source), result, NULL);
  Creation *creation = g_task_get_task_data (task);
  LkUser *holder = users != NULL ? lk_create_plan_find_holder (creation->plan, users) : NULL;

  conclude_taken (task, holder, creation->trouble);
}

static void
conclude_unsent (GTask *task, GError *error)
{
  GPtrArray *blamed;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, error);
      return;
    }

  /* First, because explaining takes the error. */
  blamed = lk_create_refusal_find_blamed (error);
  conclude (task, LK_CREATE_REFUSED, blamed, lk_create_refusal_explain (error));
}

static void send_new (GTask *task);

/* A request that was refused has created nobody, so that another one may follow. */
static void
refused (GTask *task, GError *error)
{
  Creation *creation = g_task_get_task_data (task);

  if (lk_create_refusal_is_number_taken (error))
    {
      creation->trouble = error;
      creation->is_sent = TRUE;
      find (task, NULL, holder_cb);
    }
  else if (!creation->is_again && lk_create_refusal_wants_membership_first (error, creation->plan))
    {
      g_error_free (error);
      creation->is_again = TRUE;
      creation->is_sent = TRUE;
      send_new (task);
    }
  else
    conclude_unsent (task, error);
}

static void
created_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  Creation *creation = g_task_get_task_data (task);
  int id = lk_pbx_users_create_finish (LK_PBX (source), result, &error);

  if (error == NULL)
    {
      creation->is_sent = TRUE;
      read_back (task, id);
    }
  else if (lk_error_leaves_open (error))
    {
      creation->trouble = error;
      creation->is_sent = TRUE;
      look (task);
    }
  else
    refused (task, error);
}

static void
send_new (GTask *task)
{
  Creation *creation = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (JsonObject) body = lk_create_plan_build (creation->plan, !creation->is_again, &error);

  if (body == NULL)
    conclude_unsent (task, error);
  else
    lk_pbx_users_create_async (g_task_get_source_object (task), body, get_cancellable (task),
                               created_cb, g_object_ref (task));
}

/* Before creating */

static void
met_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GPtrArray) users = lk_pbx_users_find_finish (LK_PBX (source), result, &error);
  Creation *creation = g_task_get_task_data (task);
  LkUser *holder;

  if (users == NULL)
    {
      conclude_unsent (task, error);
      return;
    }

  holder = lk_create_plan_find_holder (creation->plan, users);
  if (holder != NULL)
    {
      conclude_taken (task, holder, NULL);
      return;
    }

  lk_create_plan_note_known (creation->plan, users);
  send_new (task);
}

static GTask *
new_task (LkPbx *pbx,
          LkDraft *draft,
          GCancellable *cancellable,
          GAsyncReadyCallback callback,
          gpointer user_data)
{
  GTask *task = g_task_new (pbx, cancellable, callback, user_data);
  Creation *creation = g_new0 (Creation, 1);

  creation->plan = lk_create_plan_new (draft);
  creation->followed = g_ptr_array_new ();
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, creation, (GDestroyNotify) creation_free);
  return task;
}

/**
 * lk_user_create_async:
 * @pbx: a phone system
 * @draft: what lk_draft_new_user() made, with what was set since
 *
 * Looks who has the number, creates the user, and reads them. Where the phone system did not take
 * over everything, the rest follows as a change. Sent once: a lost answer is made up for by looking
 * who is there (behaviour.md, 3 and 8.1). Where the phone system carries it out later than the
 * second look, two seconds after the first, the program says that nobody was created, and is wrong.
 *
 * Whoever cancels before the request has left has created nobody and gets %G_IO_ERROR_CANCELLED;
 * later it makes no difference, and the result says what became of it.
 */
void
lk_user_create_async (LkPbx *pbx,
                      LkDraft *draft,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = new_task (pbx, draft, cancellable, callback, user_data);
  Creation *creation = g_task_get_task_data (task);
  GError *error = NULL;

  g_task_set_source_tag (task, lk_user_create_async);
  if (lk_create_plan_check (creation->plan, &error))
    find (task, lk_create_plan_get_email (creation->plan), met_cb);
  else
    conclude_unsent (task, error);
}

/**
 * lk_user_create_finish:
 * @pbx: a phone system
 * @result: the result of lk_user_create_async() or lk_user_create_look_again_async()
 * @error: return location; only ever %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): what became of the new user, or %NULL where the person
 *   cancelled in time.
 */
LkCreateResult *
lk_user_create_finish (LkPbx *pbx, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, pbx), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * lk_user_create_look_again_async:
 * @pbx: a phone system
 * @draft: the very draft that lk_user_create_async() got, unchanged
 *
 * Looks who has the number and the e-mail address now, after %LK_CREATE_UNKNOWN. Writes nothing,
 * and may be cancelled at any time.
 */
void
lk_user_create_look_again_async (LkPbx *pbx,
                                 LkDraft *draft,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = new_task (pbx, draft, cancellable, callback, user_data);

  g_task_set_source_tag (task, lk_user_create_look_again_async);
  look (task);
}

/**
 * lk_user_create_preview:
 * @draft: a user who is yet to be created
 * @with_secrets: whether secrets are shown as they are
 *
 * Returns: (transfer full): the body of the request that creates the user.
 */
JsonObject *
lk_user_create_preview (LkDraft *draft, gboolean with_secrets)
{
  g_autoptr (LkCreatePlan) plan = lk_create_plan_new (draft);

  return lk_create_plan_build_masked (plan, with_secrets);
}
