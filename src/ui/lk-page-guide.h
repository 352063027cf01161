/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-user-list.h"
#include "lk-user-page.h"

G_BEGIN_DECLS

#define LK_TYPE_PAGE_GUIDE (lk_page_guide_get_type ())
G_DECLARE_FINAL_TYPE (LkPageGuide, lk_page_guide, LK, PAGE_GUIDE, GObject)

/* Leads a page to the user that is chosen in a list. Changes on the page are never dropped without
 * a question: until it is answered, the list goes back to the user who is shown. */
typedef void (*LkLeaveFunc) (gpointer user_data);

LkPageGuide *lk_page_guide_new (LkUserList *list, LkUserPage *page);
void lk_page_guide_step (LkPageGuide *self, int step);
void
lk_page_guide_leave_for (LkPageGuide *self, LkLeaveFunc next, gpointer user_data, gboolean insists);

G_END_DECLS
