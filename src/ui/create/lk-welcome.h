/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-pbx.h"

G_BEGIN_DECLS

/**
 * LkWelcomeState:
 * @LK_WELCOME_NONE: nobody has asked for it
 * @LK_WELCOME_SENDING: the phone system has not answered yet
 * @LK_WELCOME_SENT: the phone system sends it
 * @LK_WELCOME_FAILED: it does not, or that is not known: see the error, which may be
 * %LK_ERROR_UNKNOWN_OUTCOME
 */
typedef enum
{
  LK_WELCOME_NONE,
  LK_WELCOME_SENDING,
  LK_WELCOME_SENT,
  LK_WELCOME_FAILED,
} LkWelcomeState;

#define LK_TYPE_WELCOME (lk_welcome_get_type ())
G_DECLARE_FINAL_TYPE (LkWelcome, lk_welcome, LK, WELCOME, GObject)

/* The welcome e-mail to a user: whether it was sent. Signal "changed": the state is another one. */
LkWelcome *lk_welcome_new (LkPbx *pbx);
void lk_welcome_send (LkWelcome *self, int user_id);

LkWelcomeState lk_welcome_get_state (LkWelcome *self);
const GError *lk_welcome_get_error (LkWelcome *self);

G_END_DECLS
