/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-edit-context.h"
#include "lk-phone.h"

G_BEGIN_DECLS

#define LK_TYPE_PHONE_MAKER (lk_phone_maker_get_type ())
G_DECLARE_FINAL_TYPE (LkPhoneMaker, lk_phone_maker, LK, PHONE_MAKER, AdwBin)

/* Where a person enters a desk phone that shall belong to a user. Signals: "changed", something was
 * entered; "made", the person wants that phone. */
GtkWidget *lk_phone_maker_new (void);
void lk_phone_maker_set_context (LkPhoneMaker *self, LkEditContext *context);

gboolean lk_phone_maker_is_empty (LkPhoneMaker *self);
LkPhone *lk_phone_maker_make (LkPhoneMaker *self);
void lk_phone_maker_refuse (LkPhoneMaker *self, const char *sentence);
void lk_phone_maker_clear (LkPhoneMaker *self);

G_END_DECLS
