/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-sign-in.h"

#include <glib/gi18n-lib.h>

#include "lk-error.h"
#include "lk-waiting.h"

/* A new token that the server takes back within this time was not worn out: someone else fetched
 * one with the same API client (behaviour.md, 1.1). */
#define TAKEN_WITHIN (30 * G_USEC_PER_SEC)

/* Seconds to wait where the server does not say how many. */
#define USUAL_PAUSE 2

struct _LkSignIn
{
  GObject parent_instance;

  LkTransport *transport;
  LkGate *gate;
  LkTokenSource *source;
  GCancellable *cancellable;
  LkToken *token;
  gboolean is_replacing;
  gint64 replaced_at;
  GQueue waiting; /* of GTask; a fetch is on its way while there are any */
  gboolean is_fetching;
};

G_DEFINE_FINAL_TYPE (LkSignIn, lk_sign_in, G_TYPE_OBJECT)

static LkToken *
copy_token (const LkToken *token)
{
  LkToken *copy = g_new0 (LkToken, 1);

  copy->text = g_strdup (token->text);
  copy->expires_at = token->expires_at;
  return copy;
}

static gboolean
has_token (LkSignIn *self)
{
  return self->token != NULL && g_get_monotonic_time () < self->token->expires_at;
}

static void
return_outcome (LkSignIn *self, GTask *task, const GError *error)
{
  if (error != NULL)
    g_task_return_error (task, g_error_copy (error));
  else
    g_task_return_pointer (task, copy_token (self->token), (GDestroyNotify) lk_token_free);
}

static void
return_to_all (LkSignIn *self, const GError *error)
{
  g_autoptr (GPtrArray) tasks = g_ptr_array_new_with_free_func (g_object_unref);

  while (!g_queue_is_empty (&self->waiting))
    g_ptr_array_add (tasks, lk_waiting_take (&self->waiting, g_queue_peek_head (&self->waiting)));
  for (guint i = 0; i < tasks->len; i++)
    return_outcome (self, tasks->pdata[i], error);
}

/* Whatever else it may mean: to send the secret again could lock the whole office out
 * (behaviour.md, 8.1). */
static gboolean
is_refusal (const LkAnswer *answer)
{
  return answer->status == 400 || answer->status == 401 || answer->status == 403;
}

static gboolean
was_refused (LkSignIn *self)
{
  return lk_token_source_was_refused (self->source, lk_transport_get_origin (self->transport));
}

static GError *
refusal_error (void)
{
  return g_error_new_literal (LK_ERROR, LK_ERROR_SIGN_IN_REFUSED,
                              _ ("The phone system does not accept this client ID with this API "
                                 "key. So that it does not lock this computer out, they are not "
                                 "sent again until Linekeeper is restarted. Enter another key; a "
                                 "lost one can only be replaced on the phone system."));
}

static GError *
missing_error (void)
{
  return g_error_new_literal (LK_ERROR, LK_ERROR_PROTOCOL,
                              _ ("There is no sign-in for API clients at this address. Check that "
                                 "it is the address of a 3CX V20 phone system with an Enterprise "
                                 "licence."));
}

static GError *
judge (LkSignIn *self, const LkAnswer *answer)
{
  if (is_refusal (answer))
    {
      lk_token_source_note_refusal (self->source, lk_transport_get_origin (self->transport));
      return refusal_error ();
    }
  if (answer->status == 404 || answer->status == 405)
    return missing_error ();
  if (answer->status == 429)
    lk_gate_pause (self->gate, answer->retry_after >= 0 ? answer->retry_after : USUAL_PAUSE);

  return lk_answer_judge (answer, FALSE);
}

static void
keep_token (LkSignIn *self, LkToken *token)
{
  g_clear_pointer (&self->token, lk_token_free);
  self->token = token;
  if (self->is_replacing)
    self->replaced_at = g_get_monotonic_time ();
  self->is_replacing = FALSE;
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkSignIn) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LkAnswer) answer = lk_transport_send_finish (LK_TRANSPORT (source), result, &error);
  LkToken *token = NULL;

  self->is_fetching = FALSE;
  if (answer != NULL)
    error = judge (self, answer);
  if (error == NULL)
    token = lk_token_source_read (self->source, answer->node, &error);
  if (token != NULL)
    keep_token (self, token);

  return_to_all (self, error);
}

static void
fetch (LkSignIn *self)
{
  g_autoptr (SoupMessage)
    message = lk_token_source_prepare (self->source, lk_transport_get_origin (self->transport));

  self->is_fetching = TRUE;
  lk_transport_send_async (self->transport, message, FALSE, self->cancellable, fetched_cb,
                           g_object_ref (self));
}

static void
lk_sign_in_finalize (GObject *object)
{
  LkSignIn *self = LK_SIGN_IN (object);

  g_object_unref (self->transport);
  g_object_unref (self->gate);
  g_object_unref (self->source);
  g_object_unref (self->cancellable);
  g_clear_pointer (&self->token, lk_token_free);

  G_OBJECT_CLASS (lk_sign_in_parent_class)->finalize (object);
}

static void
lk_sign_in_class_init (LkSignInClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lk_sign_in_finalize;
}

static void
lk_sign_in_init (LkSignIn *self)
{
  self->cancellable = g_cancellable_new ();
  g_queue_init (&self->waiting);
}

/**
 * lk_sign_in_new:
 * @transport: what carries the sign-in
 * @gate: what a “too many requests” closes
 * @source: where tokens come from
 *
 * Keeps the one live token that an API client can have, and never has two fetches on their way.
 *
 * Returns: (transfer full): nobody signed in yet.
 */
LkSignIn *
lk_sign_in_new (LkTransport *transport, LkGate *gate, LkTokenSource *source)
{
  LkSignIn *self = g_object_new (LK_TYPE_SIGN_IN, NULL);

  self->transport = g_object_ref (transport);
  self->gate = g_object_ref (gate);
  self->source = g_object_ref (source);

  return self;
}

/**
 * lk_sign_in_stop:
 * @self: a sign-in
 *
 * Ends a fetch that nobody waits for any more.
 */
void
lk_sign_in_stop (LkSignIn *self)
{
  g_cancellable_cancel (self->cancellable);
}

/**
 * lk_sign_in_get_token_async:
 * @self: a sign-in
 *
 * Gets the live token, or fetches one together with all others who ask meanwhile.
 */
void
lk_sign_in_get_token_async (LkSignIn *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, lk_sign_in_get_token_async);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (has_token (self))
    {
      return_outcome (self, task, NULL);
      return;
    }
  if (was_refused (self))
    {
      g_task_return_error (task, refusal_error ());
      return;
    }

  lk_waiting_push (&self->waiting, g_steal_pointer (&task));
  if (!self->is_fetching)
    fetch (self);
}

/**
 * lk_sign_in_get_token_finish:
 * @self: a sign-in
 * @result: the result
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a token to use now. A refused secret gives
 *   %LK_ERROR_SIGN_IN_REFUSED, from then on without asking the server, whoever tries it.
 */
LkToken *
lk_sign_in_get_token_finish (LkSignIn *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * lk_sign_in_reject_token:
 * @self: a sign-in
 * @token: a token that the server answered with 401
 *
 * Returns: whether it makes sense to try with the next token; not where the server took back a
 * token that itself replaced one a moment ago.
 */
gboolean
lk_sign_in_reject_token (LkSignIn *self, const LkToken *token)
{
  gboolean is_new = self->replaced_at != 0
                    && g_get_monotonic_time () - self->replaced_at < TAKEN_WITHIN;

  if (self->token == NULL || !g_str_equal (self->token->text, token->text))
    return TRUE;

  g_clear_pointer (&self->token, lk_token_free);
  self->replaced_at = 0;
  self->is_replacing = !is_new;
  return !is_new;
}
