/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-edit-context.h"
#include "lk-free-number.h"
#include "lk-jobs.h"
#include "lk-licence.h"
#include "lk-template.h"
#include "lk-user-create.h"
#include "lk-welcome.h"

G_BEGIN_DECLS

#define LK_TYPE_NEW_USER (lk_new_user_get_type ())
G_DECLARE_FINAL_TYPE (LkNewUser, lk_new_user, LK, NEW_USER, GObject)

/*
 * A user whom a person is about to create: the draft, where its settings come from, creating, what
 * became of it, and what is done right afterwards.
 *
 * Signals: "changed": something that the views show is otherwise now; "finished": creating came to
 * an end, see the outcome; it is %NULL where the person cancelled in time.
 */
LkNewUser *lk_new_user_new (LkDirectory *directory, LkCatalogue *catalogue);
LkNewUser *lk_new_user_another (LkNewUser *self);
void lk_new_user_set_jobs (LkNewUser *self, LkJobs *jobs);
void lk_new_user_close (LkNewUser *self);

LkDraft *lk_new_user_get_draft (LkNewUser *self);
LkEditContext *lk_new_user_get_context (LkNewUser *self);
LkLicence *lk_new_user_get_licence (LkNewUser *self);
LkWelcome *lk_new_user_get_welcome (LkNewUser *self);
char *lk_new_user_dup_name (LkNewUser *self);

void lk_new_user_start_from (LkNewUser *self, LkTemplate *beginning);
LkTemplate *lk_new_user_get_beginning (LkNewUser *self);

gboolean lk_new_user_get_welcomes (LkNewUser *self);
void lk_new_user_set_welcomes (LkNewUser *self, gboolean welcomes);
gboolean lk_new_user_get_web_client (LkNewUser *self);
void lk_new_user_set_web_client (LkNewUser *self, gboolean has_password);

void lk_new_user_suggest_number (LkNewUser *self);
gboolean lk_new_user_is_suggesting (LkNewUser *self);
const GError *lk_new_user_get_suggestion_error (LkNewUser *self);
const char *lk_new_user_get_next_number (LkNewUser *self);

char *lk_new_user_dup_obstacle (LkNewUser *self);
gboolean lk_new_user_has_entries (LkNewUser *self);
void lk_new_user_create (LkNewUser *self);
void lk_new_user_give_number (LkNewUser *self, const char *number);
void lk_new_user_look_again (LkNewUser *self);
gboolean lk_new_user_is_busy (LkNewUser *self);
const LkCreateResult *lk_new_user_get_outcome (LkNewUser *self);
gboolean lk_new_user_has_created (LkNewUser *self);
void lk_new_user_forget_outcome (LkNewUser *self);

G_END_DECLS
