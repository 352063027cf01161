/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-catalogue.h"
#include "lk-directory.h"
#include "lk-wishes.h"

G_BEGIN_DECLS

#define LK_TYPE_BATCH_FORM (lk_batch_form_get_type ())
G_DECLARE_FINAL_TYPE (LkBatchForm, lk_batch_form, LK, BATCH_FORM, AdwBin)

/* What shall change: every field that makes sense for many users, by section, each behind a check
 * box, with what the users have now. Signal "changed": other wishes, or other problems. */
GtkWidget *lk_batch_form_new (LkDirectory *directory, LkCatalogue *catalogue, GPtrArray *users);

LkWishes *lk_batch_form_get_wishes (LkBatchForm *self);
/* How many fields are ticked: those that have a problem are no wishes yet. */
guint lk_batch_form_count_ticked (LkBatchForm *self);
gboolean
lk_batch_form_show_problem (LkBatchForm *self); /* the first one; FALSE where there is none */
void lk_batch_form_focus (LkBatchForm *self);

G_END_DECLS
