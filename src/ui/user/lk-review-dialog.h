/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-user-edit.h"

G_BEGIN_DECLS

#define LK_TYPE_REVIEW_DIALOG (lk_review_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LkReviewDialog, lk_review_dialog, LK, REVIEW_DIALOG, AdwWindow)

/* Every change of an edit, old and new, to be put back one by one. Signal "save": the person wants
 * them saved; the dialog closes after it. */
LkReviewDialog *lk_review_dialog_new (GtkWindow *parent, LkUserEdit *edit);

G_END_DECLS
