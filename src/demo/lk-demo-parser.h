/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-demo-expression.h"
#include "lk-demo-scanner.h"

G_BEGIN_DECLS

typedef struct _LkDemoParser LkDemoParser;

typedef LkDemoExpression *(*LkDemoParse) (LkDemoParser *self, GError **error);

/**
 * LkDemoParser:
 * @scanner: at the token to be looked at next
 * @type: of the entity that the expression is about
 * @version: the server's
 * @limits: what to refuse
 * @parse: how to read a whole expression in parentheses
 * @depth: how deep the present token is nested
 * @n_parts: how much has been read
 * @variables: the names that the any() and all() around the present token gave to elements
 *
 * An expression that is being read.
 */
struct _LkDemoParser
{
  LkDemoScanner scanner;
  const LkDemoType *type;
  LkVersion version;
  LkDemoLimits limits;
  LkDemoParse parse;
  guint depth;
  guint n_parts;
  GArray *variables;
};

gboolean lk_demo_parser_init (LkDemoParser *self, const char *text, GError **error);
void lk_demo_parser_clear (LkDemoParser *self);

gboolean lk_demo_parser_next (LkDemoParser *self, GError **error);
gboolean lk_demo_parser_expect (LkDemoParser *self, LkDemoToken token, GError **error);
gboolean lk_demo_parser_is_at (LkDemoParser *self, LkDemoToken token);
gboolean lk_demo_parser_is_name (LkDemoParser *self, const char *name);
gpointer lk_demo_parser_complain (LkDemoParser *self, const char *complaint, GError **error);

gboolean lk_demo_parser_count (LkDemoParser *self, GError **error);
gboolean lk_demo_parser_enter (LkDemoParser *self, GError **error);
void lk_demo_parser_leave (LkDemoParser *self);

void lk_demo_parser_push_variable (LkDemoParser *self, const char *name, const LkDemoShape *shape);
void lk_demo_parser_pop_variable (LkDemoParser *self);
LkDemoExpression *lk_demo_parser_find_variable (LkDemoParser *self, const char *name);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LkDemoParser, lk_demo_parser_clear)

G_END_DECLS
