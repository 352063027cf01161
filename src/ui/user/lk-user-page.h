/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-catalogue.h"
#include "lk-directory.h"
#include "lk-jobs.h"

G_BEGIN_DECLS

#define LK_TYPE_USER_PAGE (lk_user_page_get_type ())
G_DECLARE_FINAL_TYPE (LkUserPage, lk_user_page, LK, USER_PAGE, AdwBin)

/* One user, every field by section, to be changed. Properties "user" (LkUser of the list,
 * nullable), "has-changes" (boolean, read-only): whether something would be lost by showing another
 * one, and "state" (string, read-only): how many fields were changed, in words, for a place where
 * it shifts nothing. */
GtkWidget *lk_user_page_new (void);
void lk_user_page_set_directory (LkUserPage *self, LkDirectory *directory, LkCatalogue *catalogue);
void lk_user_page_set_jobs (LkUserPage *self, LkJobs *jobs);
void lk_user_page_set_user (LkUserPage *self, LkUser *user);
LkUser *lk_user_page_get_user (LkUserPage *self);

gboolean lk_user_page_has_changes (LkUserPage *self);
void lk_user_page_leave_async (LkUserPage *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean lk_user_page_leave_finish (LkUserPage *self, GAsyncResult *result);

G_END_DECLS
