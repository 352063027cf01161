/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-demo-expression.h"

G_BEGIN_DECLS

/**
 * LkDemoSortKey:
 * @expression: what to sort by
 * @descending: whether the greatest comes first
 *
 * One of the keys of `$orderby`.
 */
typedef struct
{
  LkDemoExpression *expression;
  gboolean descending;
} LkDemoSortKey;

LkDemoExpression *lk_demo_filter_parse (const char *text,
                                        const LkDemoType *type,
                                        LkVersion version,
                                        LkDemoLimits limits,
                                        GError **error);
GArray *lk_demo_filter_parse_order (const char *text,
                                    const LkDemoType *type,
                                    LkVersion version,
                                    LkDemoLimits limits,
                                    GError **error);

G_END_DECLS
