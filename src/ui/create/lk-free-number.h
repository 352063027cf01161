/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-catalogue.h"
#include "lk-directory.h"

G_BEGIN_DECLS

#define LK_TYPE_FREE_NUMBER (lk_free_number_get_type ())
G_DECLARE_FINAL_TYPE (LkFreeNumber, lk_free_number, LK, FREE_NUMBER, GObject)

/* A number that nobody has: the phone system's suggestion, or where a department has numbers of its
 * own, the first of these that is free. Signal "found": the number is known, or why there is none.
 */
LkFreeNumber *lk_free_number_new (LkDirectory *directory, LkCatalogue *catalogue);
void lk_free_number_find (LkFreeNumber *self, int department_id);
void lk_free_number_cancel (LkFreeNumber *self);
void lk_free_number_exclude (LkFreeNumber *self, const char *number);

gboolean lk_free_number_is_asking (LkFreeNumber *self);
const char *lk_free_number_get (LkFreeNumber *self);
const GError *lk_free_number_get_error (LkFreeNumber *self);

G_END_DECLS
