/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-pbx-system.h"
#include "lk-pbx.h"
#include "lk-user.h"

G_BEGIN_DECLS

#define LK_TYPE_DIRECTORY (lk_directory_get_type ())
G_DECLARE_FINAL_TYPE (LkDirectory, lk_directory, LK, DIRECTORY, GObject)

/*
 * LkDirectory is a GListModel of LkUser: all users of one phone system. It fills while it loads and
 * is refreshed by difference, so that selection and scroll position stay.
 *
 * Properties, all read-only: "loading" (boolean), "progress" (double, 0 to 1), "n-expected" (uint,
 * what the server counts), "refreshed-at" (GDateTime, of the last complete load), "departments"
 * (GListModel of LkDepartment).
 * Signal "summary-changed": the counts, the departments or the system's status may differ now; at
 * most once for each page.
 */
LkDirectory *lk_directory_new (LkPbx *pbx);

LkPbx *lk_directory_get_pbx (LkDirectory *self);
gboolean lk_directory_get_loading (LkDirectory *self);
double lk_directory_get_progress (LkDirectory *self);
guint lk_directory_get_n_expected (LkDirectory *self);
GDateTime *lk_directory_get_refreshed_at (LkDirectory *self);
GListModel *lk_directory_get_departments (LkDirectory *self);
const LkSystemStatus *lk_directory_get_status (LkDirectory *self);
void lk_directory_take_status (LkDirectory *self, LkSystemStatus *status);
LkFieldSet *lk_directory_get_fields (LkDirectory *self);

guint lk_directory_count_people (LkDirectory *self);
guint lk_directory_count_attention (LkDirectory *self, LkAttention bit);
LkUser *lk_directory_find (LkDirectory *self, int id);
gboolean lk_directory_adopt (LkDirectory *self, LkUser *newer);
LkUser *lk_directory_admit (LkDirectory *self, LkUser *user);
void lk_directory_dismiss (LkDirectory *self, int id);

void lk_directory_refresh_async (LkDirectory *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean lk_directory_refresh_finish (LkDirectory *self, GAsyncResult *result, GError **error);

G_END_DECLS
