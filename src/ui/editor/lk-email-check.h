/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-edit-context.h"

G_BEGIN_DECLS

#define LK_TYPE_EMAIL_CHECK (lk_email_check_get_type ())
G_DECLARE_FINAL_TYPE (LkEmailCheck, lk_email_check, LK, EMAIL_CHECK, GObject)

/* Whether another extension has the e-mail address that a person enters. Signal "changed": there is
 * another doubt now, or none any more. */
LkEmailCheck *lk_email_check_new (void);

void lk_email_check_ask (LkEmailCheck *self, LkEditContext *context, const char *address);
void lk_email_check_hurry (LkEmailCheck *self);
void lk_email_check_forget (LkEmailCheck *self);
const char *lk_email_check_get_doubt (LkEmailCheck *self);

G_END_DECLS
