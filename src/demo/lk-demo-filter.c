/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-filter.h"

#include "lk-demo-check.h"
#include "lk-demo-operand.h"
#include "lk-demo-refuse.h"

typedef struct
{
  const char *name;
  guint precedence;
  LkDemoRelation relation;
  const char *edm_name;
} Operator;

static const Operator operators[] = {
  { "eq", 0, LK_DEMO_EQUAL, "Equal" },
  { "ne", 0, LK_DEMO_NOT_EQUAL, "NotEqual" },
  { "gt", 1, LK_DEMO_GREATER, "GreaterThan" },
  { "ge", 1, LK_DEMO_GREATER_OR_EQUAL, "GreaterThanOrEqual" },
  { "lt", 1, LK_DEMO_LESS, "LessThan" },
  { "le", 1, LK_DEMO_LESS_OR_EQUAL, "LessThanOrEqual" },
};

#define N_PRECEDENCES 2

/* Operators, from the tightest to the loosest */

static LkDemoExpression *
parse_in (LkDemoParser *parser, LkDemoExpression *needle, GError **error)
{
  g_autoptr (LkDemoExpression) owned = needle;
  g_autoptr (GPtrArray) literals = NULL;

  if (parser->limits & LK_DEMO_WITHOUT_IN)
    return lk_demo_parser_complain (parser, "Syntax error", error);
  if (!lk_demo_parser_next (parser, error)
      || !lk_demo_parser_expect (parser, LK_DEMO_TOKEN_OPEN, error))
    return NULL;

  literals = lk_demo_operand_parse_list (parser, lk_demo_operand_parse_literal, error);
  if (literals == NULL)
    return NULL;
  for (guint i = 0; i < literals->len; i++)
    if (!lk_demo_check_comparable ("In", needle, g_ptr_array_index (literals, i), error))
      return NULL;

  return lk_demo_expression_new_in (g_steal_pointer (&owned), g_steal_pointer (&literals));
}

static LkDemoExpression *
parse_not (LkDemoParser *parser, GError **error)
{
  g_autoptr (LkDemoExpression) operand = NULL;

  if (!lk_demo_parser_is_name (parser, "not"))
    return lk_demo_operand_parse (parser, error);

  if (!lk_demo_parser_enter (parser, error) || !lk_demo_parser_count (parser, error)
      || !lk_demo_parser_next (parser, error))
    return NULL;
  operand = parse_not (parser, error);
  lk_demo_parser_leave (parser);
  if (operand == NULL)
    return NULL;

  if (!lk_demo_check_is_single (operand, LK_DEMO_KIND_BOOL))
    {
      g_autofree char *name = lk_demo_check_describe (operand);

      return lk_demo_refuse (
        error,
        "A unary operator with an incompatible type was detected. Found operand type "
        "'%s' for operator kind 'Not'.",
        name);
    }
  return lk_demo_expression_new_not (g_steal_pointer (&operand));
}

static LkDemoExpression *
parse_membership (LkDemoParser *parser, GError **error)
{
  LkDemoExpression *needle = parse_not (parser, error);

  return needle != NULL && lk_demo_parser_is_name (parser, "in") ? parse_in (parser, needle, error)
                                                                 : needle;
}

static const Operator *
find_operator (LkDemoParser *parser, guint precedence)
{
  for (guint i = 0; i < G_N_ELEMENTS (operators); i++)
    if (operators[i].precedence == precedence && lk_demo_parser_is_name (parser, operators[i].name))
      return &operators[i];

  return NULL;
}

static LkDemoExpression *
parse_relation (LkDemoParser *parser, guint precedence, GError **error)
{
  g_autoptr (LkDemoExpression) left = NULL;
  const Operator *relation;

  if (precedence == N_PRECEDENCES)
    return parse_membership (parser, error);

  left = parse_relation (parser, precedence + 1, error);
  while (left != NULL && (relation = find_operator (parser, precedence)) != NULL)
    {
      g_autoptr (LkDemoExpression) right = NULL;

      if (!lk_demo_parser_count (parser, error) || !lk_demo_parser_next (parser, error))
        return NULL;
      right = parse_relation (parser, precedence + 1, error);
      if (right == NULL || !lk_demo_check_comparable (relation->edm_name, left, right, error))
        return NULL;
      left = lk_demo_expression_new_relation (relation->relation, g_steal_pointer (&left),
                                              g_steal_pointer (&right));
    }

  return g_steal_pointer (&left);
}

static LkDemoExpression *
parse_equality (LkDemoParser *parser, GError **error)
{
  return parse_relation (parser, 0, error);
}

/* Reads operands between which @word stands; a single one stays as it is. */
static LkDemoExpression *
parse_chain (LkDemoParser *parser,
             const char *word,
             const char *edm_name,
             LkDemoParse parse,
             LkDemoExpression *(*combine) (GPtrArray *),
             GError **error)
{
  g_autoptr (LkDemoExpression) first = parse (parser, error);
  g_autoptr (GPtrArray) operands = NULL;

  if (first == NULL || !lk_demo_parser_is_name (parser, word))
    return g_steal_pointer (&first);

  if (g_str_equal (word, "or") && (parser->limits & LK_DEMO_WITHOUT_OR))
    return lk_demo_parser_complain (parser, "Syntax error", error);

  operands = lk_demo_operands_new ();
  g_ptr_array_add (operands, g_steal_pointer (&first));
  while (lk_demo_parser_is_name (parser, word))
    {
      LkDemoExpression *left = g_ptr_array_index (operands, operands->len - 1);
      LkDemoExpression *operand;

      if (!lk_demo_parser_next (parser, error) || (operand = parse (parser, error)) == NULL)
        return NULL;
      g_ptr_array_add (operands, operand);
      if (!lk_demo_check_is_single (left, LK_DEMO_KIND_BOOL)
          || !lk_demo_check_is_single (operand, LK_DEMO_KIND_BOOL))
        {
          lk_demo_check_refuse_operands (edm_name, left, operand, error);
          return NULL;
        }
    }

  return combine (g_steal_pointer (&operands));
}

static LkDemoExpression *
parse_and (LkDemoParser *parser, GError **error)
{
  return parse_chain (parser, "and", "And", parse_equality, lk_demo_expression_new_and, error);
}

static LkDemoExpression *
parse_or (LkDemoParser *parser, GError **error)
{
  LkDemoExpression *expression;

  if (!lk_demo_parser_enter (parser, error))
    return NULL;
  expression = parse_chain (parser, "or", "Or", parse_and, lk_demo_expression_new_or, error);
  lk_demo_parser_leave (parser);
  return expression;
}

/* The whole text */

/**
 * lk_demo_filter_parse:
 * @text: the value of `$filter`
 * @type: of the entities that it shall choose from
 * @version: the server's
 * @limits: what to refuse
 * @error: return location
 *
 * Texts are compared character by character and the case of letters counts, as .NET does it;
 * tolower() and toupper() are there for the rest. Names of functions may be written in any case,
 * names of properties may not.
 *
 * Returns: (transfer full) (nullable): the condition, or %NULL with %LK_ERROR_INVALID and the words
 *   of Microsoft's OData library.
 */
LkDemoExpression *
lk_demo_filter_parse (const char *text,
                      const LkDemoType *type,
                      LkVersion version,
                      LkDemoLimits limits,
                      GError **error)
{
  g_auto (LkDemoParser)
    parser = { .type = type, .version = version, .limits = limits, .parse = parse_or };
  g_autoptr (LkDemoExpression) condition = NULL;

  if (!lk_demo_parser_init (&parser, text, error) || (condition = parse_or (&parser, error)) == NULL
      || !lk_demo_parser_expect (&parser, LK_DEMO_TOKEN_END, error))
    return NULL;

  if (!lk_demo_check_is_single (condition, LK_DEMO_KIND_BOOL))
    return lk_demo_refuse (error,
                           "The $filter expression must evaluate to a single boolean value.");

  return g_steal_pointer (&condition);
}

static void
clear_sort_key (gpointer key)
{
  lk_demo_expression_free (((LkDemoSortKey *) key)->expression);
}

static gboolean
parse_sort_key (LkDemoParser *parser, GArray *keys, GError **error)
{
  LkDemoSortKey key = { parse_or (parser, error), FALSE };
  const LkDemoShape *shape;

  if (key.expression == NULL)
    return FALSE;

  key.descending = lk_demo_parser_is_name (parser, "desc");
  g_array_append_val (keys, key);
  shape = lk_demo_expression_get_shape (key.expression);
  if (shape->is_collection || shape->kind == LK_DEMO_KIND_ENTITY)
    {
      lk_demo_refuse (error,
                      "The $orderby expression must evaluate to a single value of primitive type.");
      return FALSE;
    }

  return key.descending || lk_demo_parser_is_name (parser, "asc")
           ? lk_demo_parser_next (parser, error)
           : TRUE;
}

/**
 * lk_demo_filter_parse_order:
 * @text: the value of `$orderby`
 * @type: of the entities that it shall put in order
 * @version: the server's
 * @limits: what to refuse
 * @error: return location
 *
 * Returns: (transfer full) (nullable): LkDemoSortKeys, the most important first, or %NULL as
 *   lk_demo_filter_parse().
 */
GArray *
lk_demo_filter_parse_order (const char *text,
                            const LkDemoType *type,
                            LkVersion version,
                            LkDemoLimits limits,
                            GError **error)
{
  g_auto (LkDemoParser)
    parser = { .type = type, .version = version, .limits = limits, .parse = parse_or };
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (LkDemoSortKey));

  g_array_set_clear_func (keys, clear_sort_key);
  if (!lk_demo_parser_init (&parser, text, error) || !parse_sort_key (&parser, keys, error))
    return NULL;
  while (lk_demo_parser_is_at (&parser, LK_DEMO_TOKEN_COMMA))
    if (!lk_demo_parser_next (&parser, error) || !parse_sort_key (&parser, keys, error))
      return NULL;
  if (!lk_demo_parser_expect (&parser, LK_DEMO_TOKEN_END, error))
    return NULL;

  return g_steal_pointer (&keys);
}
