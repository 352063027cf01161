/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-directory.h"
#include "lk-view.h"

G_BEGIN_DECLS

#define LK_TYPE_SIDEBAR (lk_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (LkSidebar, lk_sidebar, LK, SIDEBAR, AdwBin)

/*
 * The views of the list. Property "view" (LkView, read-only): the chosen one.
 * Signal "activated": the person has clicked a view or pressed Enter on it, chosen already or not.
 */
GtkWidget *lk_sidebar_new (void);

void lk_sidebar_set_directory (LkSidebar *self, LkDirectory *directory);
LkView *lk_sidebar_get_view (LkSidebar *self);
void lk_sidebar_choose (LkSidebar *self, LkView *view);
void lk_sidebar_choose_everyone (LkSidebar *self);

G_END_DECLS
