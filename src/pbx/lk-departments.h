/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-census.h"
#include "lk-department.h"

G_BEGIN_DECLS

void lk_departments_take (GListStore *store, GPtrArray *read);
void lk_departments_count (GListStore *store, LkCensus *census);

G_END_DECLS
