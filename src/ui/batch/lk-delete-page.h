/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-jobs.h"

G_BEGIN_DECLS

#define LK_TYPE_DELETE_PAGE (lk_delete_page_get_type ())
G_DECLARE_FINAL_TYPE (LkDeletePage, lk_delete_page, LK, DELETE_PAGE, AdwBin)

/* A planned deletion, or the re-creation that takes one back: who, what goes with them, what cannot
 * come back, a reason, and the number to type. Property "ready" (boolean, read-only): whether it
 * can start. */
GtkWidget *lk_delete_page_new (LkDirectory *directory, LkJob *job);

gboolean lk_delete_page_is_ready (LkDeletePage *self);

G_END_DECLS
