/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-edit-context.h"
#include "lk-jobs.h"

G_BEGIN_DECLS

#define LK_TYPE_PREVIEW_PAGE (lk_preview_page_get_type ())
G_DECLARE_FINAL_TYPE (LkPreviewPage, lk_preview_page, LK, PREVIEW_PAGE, AdwBin)

/* A planned job before anything is written: what happens to whom, what does not and why; ticks, a
 * reason, the plan to save and to copy. Property "ready" (boolean, read-only): whether it can
 * start. */
GtkWidget *lk_preview_page_new (LkEditContext *context, LkJob *job);

G_END_DECLS
