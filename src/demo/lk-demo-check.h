/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-demo-expression.h"

G_BEGIN_DECLS

char *lk_demo_check_describe (const LkDemoExpression *expression);
gboolean lk_demo_check_is_single (const LkDemoExpression *expression, LkDemoKind kind);
gboolean lk_demo_check_comparable (const char *operator_name,
                                   const LkDemoExpression *left,
                                   const LkDemoExpression *right,
                                   GError **error);
gboolean lk_demo_check_refuse_operands (const char *operator_name,
                                        const LkDemoExpression *left,
                                        const LkDemoExpression *right,
                                        GError **error);

G_END_DECLS
