/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-demo-function.h"
#include "lk-demo-types.h"

G_BEGIN_DECLS

/**
 * LkDemoShape:
 * @kind: of the value, or of the elements
 * @is_collection: whether there are several
 * @type: (nullable): of entities
 * @choices: (nullable): of a choice, where they are known
 *
 * What is known of an expression's value before there is an entity.
 */
typedef struct
{
  LkDemoKind kind;
  gboolean is_collection;
  const LkDemoType *type;
  const LkChoice *choices;
} LkDemoShape;

typedef enum
{
  LK_DEMO_EQUAL,
  LK_DEMO_NOT_EQUAL,
  LK_DEMO_GREATER,
  LK_DEMO_GREATER_OR_EQUAL,
  LK_DEMO_LESS,
  LK_DEMO_LESS_OR_EQUAL,
} LkDemoRelation;

/**
 * LkDemoExpression:
 *
 * A part of a `$filter` or `$orderby` that has been checked, so that evaluating it cannot fail.
 * Constructors take over the expressions that they are given.
 */
typedef struct _LkDemoExpression LkDemoExpression;

LkDemoExpression *lk_demo_expression_new_null (void);
LkDemoExpression *lk_demo_expression_new_bool (gboolean boolean);
LkDemoExpression *lk_demo_expression_new_number (double number);
LkDemoExpression *lk_demo_expression_new_text (const char *text);
LkDemoExpression *lk_demo_expression_new_variable (guint level, const LkDemoShape *shape);
LkDemoExpression *
lk_demo_expression_new_property (LkDemoExpression *source, const LkDemoProperty *property);
LkDemoExpression *lk_demo_expression_new_count (LkDemoExpression *source);
LkDemoExpression *lk_demo_expression_new_not (LkDemoExpression *operand);
LkDemoExpression *lk_demo_expression_new_and (GPtrArray *operands);
LkDemoExpression *lk_demo_expression_new_or (GPtrArray *operands);
LkDemoExpression *lk_demo_expression_new_relation (LkDemoRelation relation,
                                                   LkDemoExpression *left,
                                                   LkDemoExpression *right);
LkDemoExpression *lk_demo_expression_new_in (LkDemoExpression *needle, GPtrArray *literals);
LkDemoExpression *
lk_demo_expression_new_call (const LkDemoFunction *function, GPtrArray *arguments);
LkDemoExpression *
lk_demo_expression_new_any (LkDemoExpression *source, guint level, LkDemoExpression *condition);
LkDemoExpression *
lk_demo_expression_new_all (LkDemoExpression *source, guint level, LkDemoExpression *condition);
void lk_demo_expression_free (LkDemoExpression *self);

const LkDemoShape *lk_demo_expression_get_shape (const LkDemoExpression *self);
const char *lk_demo_expression_get_literal_text (const LkDemoExpression *self);

void lk_demo_expression_evaluate (const LkDemoExpression *self, gpointer entity, LkDemoValue *out);
gboolean lk_demo_expression_matches (const LkDemoExpression *self, gpointer entity);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkDemoExpression, lk_demo_expression_free)

G_END_DECLS
