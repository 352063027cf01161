/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-catalogue.h"
#include "lk-directory.h"
#include "lk-jobs.h"
#include "lk-template-store.h"

G_BEGIN_DECLS

#define LK_TYPE_NEW_USER_DIALOG (lk_new_user_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LkNewUserDialog, lk_new_user_dialog, LK, NEW_USER_DIALOG, AdwWindow)

/*
 * Creates users: the short form, all settings, and what became of it.
 *
 * Signals: "created" (int id): a user exists now whom the directory has already; "opened" (int id):
 * the person wants to see them, and the dialog closes.
 */
LkNewUserDialog *lk_new_user_dialog_new (GtkWindow *parent,
                                         LkDirectory *directory,
                                         LkCatalogue *catalogue,
                                         LkTemplateStore *templates);
void lk_new_user_dialog_set_jobs (LkNewUserDialog *self, LkJobs *jobs);
void lk_new_user_dialog_start_from_colleague (LkNewUserDialog *self, int id);

G_END_DECLS
