/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-catalogue.h"
#include "lk-directory.h"
#include "lk-jobs.h"
#include "lk-journal-keeper.h"
#include "lk-keyring.h"
#include "lk-profile.h"
#include "lk-template-store.h"

G_BEGIN_DECLS

#define LK_TYPE_SESSION (lk_session_get_type ())
G_DECLARE_FINAL_TYPE (LkSession, lk_session, LK, SESSION, GObject)

/*
 * What a window has with one phone system: its API key, its users, what else there is to choose
 * from, the jobs that change them, and what stands in the way.
 * Properties, all read-only: "directory" (LkDirectory, %NULL until the key is there), "problem"
 * (GError, %NULL where all is well), "busy" (boolean, while signing in or loading).
 */
LkSession *lk_session_new (LkProfile *profile, LkKeyring *keyring, LkJournalKeeper *journal);

LkProfile *lk_session_get_profile (LkSession *self);
LkKeyring *lk_session_get_keyring (LkSession *self);
LkDirectory *lk_session_get_directory (LkSession *self);
LkCatalogue *lk_session_get_catalogue (LkSession *self);
LkJobs *lk_session_get_jobs (LkSession *self);
LkJournalKeeper *lk_session_get_journal (LkSession *self);
LkTemplateStore *lk_session_get_templates (LkSession *self);
const GError *lk_session_get_problem (LkSession *self);
gboolean lk_session_get_busy (LkSession *self);
gboolean lk_session_can_refresh (LkSession *self);

void lk_session_open (LkSession *self);
void lk_session_refresh (LkSession *self);
void lk_session_close (LkSession *self);

G_END_DECLS
