/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-demo-parser.h"

G_BEGIN_DECLS

/* What stands between the operators of an expression: literals, calls, paths and parentheses. */
GPtrArray *lk_demo_operands_new (void);

LkDemoExpression *lk_demo_operand_parse (LkDemoParser *parser, GError **error);
LkDemoExpression *lk_demo_operand_parse_literal (LkDemoParser *parser, GError **error);
GPtrArray *lk_demo_operand_parse_list (LkDemoParser *parser, LkDemoParse parse, GError **error);

G_END_DECLS
