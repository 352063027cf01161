/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-page-guide.h"
#include "lk-session.h"
#include "lk-sidebar.h"
#include "lk-users-pane.h"

G_BEGIN_DECLS

#define LK_TYPE_NEW_USER_GUIDE (lk_new_user_guide_get_type ())
G_DECLARE_FINAL_TYPE (LkNewUserGuide, lk_new_user_guide, LK, NEW_USER_GUIDE, GObject)

/* Leads from a window to the dialog that creates users, and back to whoever was created. Signal
 * "opened": the person wants to see the user who is selected now. */
LkNewUserGuide *lk_new_user_guide_new (GtkWindow *window,
                                       LkSidebar *sidebar,
                                       LkUsersPane *pane,
                                       LkPageGuide *page_guide);
void lk_new_user_guide_set_session (LkNewUserGuide *self, LkSession *session);

void lk_new_user_guide_start (LkNewUserGuide *self);
void lk_new_user_guide_start_like (LkNewUserGuide *self, LkUser *colleague);
void lk_new_user_guide_manage_templates (LkNewUserGuide *self);
gboolean lk_new_user_guide_close (LkNewUserGuide *self);
void lk_new_user_guide_leave_for (LkNewUserGuide *self, LkLeaveFunc next, gpointer user_data);

G_END_DECLS
