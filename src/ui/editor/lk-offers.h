/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-edit-context.h"

G_BEGIN_DECLS

/* What a field with an offer can be, by the offer's kind. */
gboolean lk_offers_get_shelf (const LkField *field, LkEditContext *context, LkShelf *shelf);
GPtrArray *lk_offers_list (const LkField *field, LkEditContext *context);
char *lk_offers_dup_label (const LkField *field, LkEditContext *context, const char *value);
gboolean lk_offers_allow_own_text (const LkField *field);

G_END_DECLS
