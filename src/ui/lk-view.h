/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-department.h"
#include "lk-directory.h"

G_BEGIN_DECLS

#define LK_TYPE_VIEW (lk_view_get_type ())
G_DECLARE_FINAL_TYPE (LkView, lk_view, LK, VIEW, GObject)

/*
 * A question that the list of users answers: who is there, who needs attention, who belongs to a
 * department. Property "count" (uint, read-only): how many users that is.
 */
LkView *lk_view_new_everyone (void);
LkView *lk_view_new_attention (LkAttention bit);
LkView *lk_view_new_department (LkDepartment *department);

const char *lk_view_get_title (LkView *self);
const char *lk_view_get_heading (LkView *self);
const char *lk_view_get_icon_name (LkView *self);
guint lk_view_get_count (LkView *self);
gboolean lk_view_is_everyone (LkView *self);
gboolean lk_view_is_same (LkView *self, LkView *other);

void lk_view_recount (LkView *self, LkDirectory *directory);
gboolean lk_view_contains (LkView *self, LkUser *user);

G_END_DECLS
