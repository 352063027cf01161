/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-demo-filter.h"
#include "lk-demo-search.h"

G_BEGIN_DECLS

/**
 * LkDemoChoice:
 * @type: of the entities
 * @filter: (nullable): the condition that rows have to meet
 * @search: (nullable): what rows have to hold
 * @order: (nullable): LkDemoSortKeys
 *
 * Which rows of a collection are wanted, and in which order.
 */
typedef struct
{
  const LkDemoType *type;
  LkDemoExpression *filter;
  LkDemoSearch *search;
  GArray *order;
} LkDemoChoice;

GPtrArray *lk_demo_choice_apply (const LkDemoChoice *self, GPtrArray *entities);

G_END_DECLS
