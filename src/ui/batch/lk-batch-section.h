/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-batch-row.h"

G_BEGIN_DECLS

#define LK_TYPE_BATCH_SECTION (lk_batch_section_get_type ())
G_DECLARE_FINAL_TYPE (LkBatchSection, lk_batch_section, LK, BATCH_SECTION, AdwPreferencesGroup)

/* The rows of one section of the table, of the fields that make sense for many users. */
LkBatchSection *lk_batch_section_new (LkSection section, LkEditContext *context, LkDraft *notes);

guint lk_batch_section_get_n_rows (LkBatchSection *self);
LkBatchRow *lk_batch_section_get_row (LkBatchSection *self, guint position);
gboolean lk_batch_section_filter (LkBatchSection *self, const char *const *words);

gboolean lk_field_is_for_many (const LkField *field, LkVersion version);

G_END_DECLS
