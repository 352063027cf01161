/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-check.h"

#include "lk-demo-refuse.h"

/**
 * lk_demo_check_describe:
 * @expression: an expression
 *
 * Returns: (transfer full): what OData calls its type.
 */
char *
lk_demo_check_describe (const LkDemoExpression *expression)
{
  const LkDemoShape *shape = lk_demo_expression_get_shape (expression);
  const char *name = shape->type != NULL ? shape->type->name
                                         : lk_demo_kind_get_edm_name (shape->kind);

  return shape->is_collection ? g_strdup_printf ("Collection(%s)", name) : g_strdup (name);
}

/**
 * lk_demo_check_is_single:
 * @expression: an expression
 * @kind: a kind
 *
 * Returns: whether the expression gives one value of that kind, or null.
 */
gboolean
lk_demo_check_is_single (const LkDemoExpression *expression, LkDemoKind kind)
{
  const LkDemoShape *shape = lk_demo_expression_get_shape (expression);

  return !shape->is_collection && (shape->kind == kind || shape->kind == LK_DEMO_KIND_NULL);
}

/**
 * lk_demo_check_refuse_operands:
 * @operator_name: what OData calls the operator
 * @left: its left side
 * @right: its right side
 * @error: return location
 *
 * Returns: %FALSE, to be returned in turn.
 */
gboolean
lk_demo_check_refuse_operands (const char *operator_name,
                               const LkDemoExpression *left,
                               const LkDemoExpression *right,
                               GError **error)
{
  g_autofree char *left_name = lk_demo_check_describe (left);
  g_autofree char *right_name = lk_demo_check_describe (right);

  lk_demo_refuse (
    error,
    "A binary operator with incompatible types was detected. Found operand types '%s' and '%s' "
    "for operator kind '%s'.",
    left_name, right_name, operator_name);
  return FALSE;
}

static gboolean
check_choice (const LkDemoExpression *choice, const LkDemoExpression *literal, GError **error)
{
  const LkChoice *known = lk_demo_expression_get_shape (choice)->choices;
  const char *text = lk_demo_expression_get_literal_text (literal);

  if (known == NULL)
    return TRUE;
  for (; known->value != NULL; known++)
    if (g_str_equal (known->value, text))
      return TRUE;

  lk_demo_refuse (error, "The string '%s' is not a valid enumeration type constant.", text);
  return FALSE;
}

static gboolean
is_choice_and_literal (const LkDemoExpression *choice, const LkDemoExpression *literal)
{
  return lk_demo_check_is_single (choice, LK_DEMO_KIND_CHOICE)
         && lk_demo_expression_get_literal_text (literal) != NULL;
}

/**
 * lk_demo_check_comparable:
 * @operator_name: what OData calls the operator
 * @left: its left side
 * @right: its right side
 * @error: return location
 *
 * Two sides can be compared if they are of one kind or one of them is null. A choice is compared
 * with a text, which has to be one that it can be.
 *
 * Returns: whether they can be compared.
 */
gboolean
lk_demo_check_comparable (const char *operator_name,
                          const LkDemoExpression *left,
                          const LkDemoExpression *right,
                          GError **error)
{
  const LkDemoShape *left_shape = lk_demo_expression_get_shape (left);
  const LkDemoShape *right_shape = lk_demo_expression_get_shape (right);

  if (is_choice_and_literal (left, right))
    return check_choice (left, right, error);
  if (is_choice_and_literal (right, left))
    return check_choice (right, left, error);

  if (!left_shape->is_collection && !right_shape->is_collection
      && (left_shape->kind == right_shape->kind || left_shape->kind == LK_DEMO_KIND_NULL
          || right_shape->kind == LK_DEMO_KIND_NULL))
    return TRUE;

  return lk_demo_check_refuse_operands (operator_name, left, right, error);
}
