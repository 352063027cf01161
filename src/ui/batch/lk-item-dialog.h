/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-edit-context.h"
#include "lk-job.h"

G_BEGIN_DECLS

#define LK_TYPE_ITEM_DIALOG (lk_item_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LkItemDialog, lk_item_dialog, LK, ITEM_DIALOG, AdwWindow)

/* All that a job knows of one user: what became of them and why, what was to change, and what was
 * kept of them. */
void
lk_item_dialog_present (GtkWindow *parent, LkEditContext *context, LkJob *job, LkJobItem *item);

G_END_DECLS
