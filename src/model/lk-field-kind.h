/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-field.h"

G_BEGIN_DECLS

/* The kinds that a row of the table can be. A choice set is an array of choices. */
extern const LkFieldKind lk_kind_text;
extern const LkFieldKind lk_kind_bool;
extern const LkFieldKind lk_kind_int;
extern const LkFieldKind lk_kind_choice;
extern const LkFieldKind lk_kind_choice_set;
extern const LkFieldKind lk_kind_secret;
extern const LkFieldKind lk_kind_structured;

G_END_DECLS
