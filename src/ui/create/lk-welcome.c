/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-welcome.h"

#include "lk-pbx-new-users.h"

struct _LkWelcome
{
  GObject parent_instance;

  LkPbx *pbx;
  LkWelcomeState state;
  GError *error;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkWelcome, lk_welcome, G_TYPE_OBJECT)

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkWelcome) self = user_data;
  gboolean sent = lk_pbx_users_send_welcome_finish (LK_PBX (source), result, &self->error);

  self->state = sent ? LK_WELCOME_SENT : LK_WELCOME_FAILED;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
lk_welcome_finalize (GObject *object)
{
  LkWelcome *self = LK_WELCOME (object);

  g_clear_error (&self->error);
  g_object_unref (self->pbx);

  G_OBJECT_CLASS (lk_welcome_parent_class)->finalize (object);
}

static void
lk_welcome_class_init (LkWelcomeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lk_welcome_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LK_TYPE_WELCOME, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
lk_welcome_init (LkWelcome *self)
{
}

/**
 * lk_welcome_new:
 * @pbx: a phone system
 *
 * Returns: (transfer full): an e-mail that nobody has asked for.
 */
LkWelcome *
lk_welcome_new (LkPbx *pbx)
{
  LkWelcome *self = g_object_new (LK_TYPE_WELCOME, NULL);

  self->pbx = g_object_ref (pbx);
  return self;
}

/**
 * lk_welcome_send:
 * @self: an e-mail that is not being sent
 * @user_id: who gets it
 *
 * Asks the phone system once to send it. What has left cannot be taken back, so nothing cancels
 * it.
 */
void
lk_welcome_send (LkWelcome *self, int user_id)
{
  if (self->state == LK_WELCOME_SENDING)
    return;

  g_clear_error (&self->error);
  self->state = LK_WELCOME_SENDING;
  lk_pbx_users_send_welcome_async (self->pbx, user_id, NULL, sent_cb, g_object_ref (self));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

LkWelcomeState
lk_welcome_get_state (LkWelcome *self)
{
  return self->state;
}

/**
 * lk_welcome_get_error:
 * @self: an e-mail
 *
 * Returns: (transfer none) (nullable): why it was not sent, or why that is not known.
 */
const GError *
lk_welcome_get_error (LkWelcome *self)
{
  return self->error;
}
