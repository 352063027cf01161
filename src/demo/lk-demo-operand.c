/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-operand.h"

#include "lk-demo-check.h"
#include "lk-demo-refuse.h"

GPtrArray *
lk_demo_operands_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) lk_demo_expression_free);
}

LkDemoExpression *
lk_demo_operand_parse_literal (LkDemoParser *parser, GError **error)
{
  g_autoptr (LkDemoExpression) literal = NULL;

  if (lk_demo_parser_is_at (parser, LK_DEMO_TOKEN_TEXT))
    literal = lk_demo_expression_new_text (parser->scanner.word->str);
  else if (lk_demo_parser_is_at (parser, LK_DEMO_TOKEN_NUMBER))
    literal = lk_demo_expression_new_number (parser->scanner.number);
  else if (lk_demo_parser_is_name (parser, "true") || lk_demo_parser_is_name (parser, "false"))
    literal = lk_demo_expression_new_bool (lk_demo_parser_is_name (parser, "true"));
  else if (lk_demo_parser_is_name (parser, "null"))
    literal = lk_demo_expression_new_null ();
  else
    return lk_demo_parser_complain (parser, "Expression expected", error);

  return lk_demo_parser_count (parser, error) && lk_demo_parser_next (parser, error)
           ? g_steal_pointer (&literal)
           : NULL;
}

static gboolean
is_literal (LkDemoParser *parser)
{
  return !lk_demo_parser_is_at (parser, LK_DEMO_TOKEN_NAME)
         || lk_demo_parser_is_name (parser, "true") || lk_demo_parser_is_name (parser, "false")
         || lk_demo_parser_is_name (parser, "null");
}

static gpointer
refuse_arguments (const LkDemoFunction *function, GError **error)
{
  g_autofree char *signature = lk_demo_function_describe (function);

  return lk_demo_refuse (
    error,
    "No function signature for the function with name '%s' matches the specified "
    "arguments. The function signatures considered are: %s.",
    function->name, signature);
}

static gboolean
takes (const LkDemoFunction *function, GPtrArray *arguments)
{
  if (arguments->len < function->n_required || arguments->len > function->n_arguments)
    return FALSE;
  for (guint i = 0; i < arguments->len; i++)
    if (!lk_demo_check_is_single (g_ptr_array_index (arguments, i), function->arguments[i]))
      return FALSE;

  return TRUE;
}

/* Reads from behind "(" to behind ")". */
GPtrArray *
lk_demo_operand_parse_list (LkDemoParser *parser, LkDemoParse parse, GError **error)
{
  g_autoptr (GPtrArray) arguments = lk_demo_operands_new ();

  do
    {
      LkDemoExpression *argument;

      if (arguments->len > 0 && !lk_demo_parser_next (parser, error))
        return NULL;
      argument = parse (parser, error);
      if (argument == NULL)
        return NULL;
      g_ptr_array_add (arguments, argument);
    }
  while (lk_demo_parser_is_at (parser, LK_DEMO_TOKEN_COMMA));

  if (!lk_demo_parser_is_at (parser, LK_DEMO_TOKEN_CLOSE))
    return lk_demo_parser_complain (parser, "')' or ',' expected", error);
  return lk_demo_parser_next (parser, error) ? g_steal_pointer (&arguments) : NULL;
}

static LkDemoExpression *
parse_call (LkDemoParser *parser, const char *name, GError **error)
{
  const LkDemoFunction *function = lk_demo_function_find (name);
  g_autoptr (GPtrArray) arguments = NULL;

  if (function == NULL)
    return lk_demo_refuse (
      error,
      "An unknown function with name '%s' was found. This may also be a function "
      "import or a key lookup on a navigation property, which is not allowed.",
      name);
  if (!lk_demo_parser_next (parser, error))
    return NULL;

  arguments = lk_demo_operand_parse_list (parser, parser->parse, error);
  if (arguments == NULL)
    return NULL;
  if (!takes (function, arguments))
    return refuse_arguments (function, error);

  return lk_demo_expression_new_call (function, g_steal_pointer (&arguments));
}

static LkDemoExpression *
append_property (LkDemoParser *parser, LkDemoExpression *source, const char *name, GError **error)
{
  g_autoptr (LkDemoExpression) owned = source;
  const LkDemoShape *shape = lk_demo_expression_get_shape (source);
  const LkDemoProperty *property;

  if (shape->is_collection)
    return lk_demo_refuse (
      error,
      "The parent value for a property access of a property '%s' is not a single "
      "value. Property access can only be applied to a single value.",
      name);
  if (shape->type == NULL)
    return lk_demo_refuse (error, "Could not find a property named '%s' on type '%s'.", name,
                           lk_demo_kind_get_edm_name (shape->kind));

  property = lk_demo_type_find (shape->type, name, parser->version);
  if (property == NULL)
    return lk_demo_refuse (error, "Could not find a property named '%s' on type '%s'.", name,
                           shape->type->name);

  return lk_demo_expression_new_property (g_steal_pointer (&owned), property);
}

/* Reads "g:g/Name eq 'Sales'". */
static LkDemoExpression *
parse_condition (LkDemoParser *parser, const LkDemoShape *collection, GError **error)
{
  LkDemoShape element = *collection;
  g_autoptr (LkDemoExpression) condition = NULL;

  if (!lk_demo_parser_is_at (parser, LK_DEMO_TOKEN_NAME))
    return lk_demo_parser_complain (parser, "Expression expected", error);

  element.is_collection = FALSE;
  lk_demo_parser_push_variable (parser, parser->scanner.word->str, &element);
  if (lk_demo_parser_next (parser, error)
      && lk_demo_parser_expect (parser, LK_DEMO_TOKEN_COLON, error))
    condition = parser->parse (parser, error);
  lk_demo_parser_pop_variable (parser);

  if (condition != NULL && !lk_demo_check_is_single (condition, LK_DEMO_KIND_BOOL))
    return lk_demo_refuse (error,
                           "The Any/All query expression must evaluate to a single boolean value.");
  return g_steal_pointer (&condition);
}

/* Reads "any" or "all" with its parentheses. */
static LkDemoExpression *
append_quantifier (LkDemoParser *parser, LkDemoExpression *source, gboolean is_all, GError **error)
{
  g_autoptr (LkDemoExpression) owned = source;
  g_autoptr (LkDemoExpression) condition = NULL;
  const LkDemoShape *shape = lk_demo_expression_get_shape (source);
  guint level = parser->variables->len + 1;

  if (parser->limits & LK_DEMO_WITHOUT_ANY)
    return lk_demo_refuse (error, "An unknown function with name '%s' was found.",
                           is_all ? "all" : "any");
  if (!shape->is_collection)
    return lk_demo_refuse (error, "Any/All may only be used following a collection.");
  if (!lk_demo_parser_next (parser, error)
      || !lk_demo_parser_expect (parser, LK_DEMO_TOKEN_OPEN, error))
    return NULL;

  if (is_all || !lk_demo_parser_is_at (parser, LK_DEMO_TOKEN_CLOSE))
    {
      condition = parse_condition (parser, shape, error);
      if (condition == NULL)
        return NULL;
    }
  if (!lk_demo_parser_expect (parser, LK_DEMO_TOKEN_CLOSE, error))
    return NULL;

  return is_all ? lk_demo_expression_new_all (g_steal_pointer (&owned), level,
                                              g_steal_pointer (&condition))
                : lk_demo_expression_new_any (g_steal_pointer (&owned), level,
                                              g_steal_pointer (&condition));
}

static LkDemoExpression *
append_count (LkDemoParser *parser, LkDemoExpression *source, GError **error)
{
  g_autoptr (LkDemoExpression) owned = source;

  if (!lk_demo_expression_get_shape (source)->is_collection)
    return lk_demo_refuse (error, "The $count segment may only follow a collection.");

  return lk_demo_parser_next (parser, error)
           ? lk_demo_expression_new_count (g_steal_pointer (&owned))
           : NULL;
}

static LkDemoExpression *
append_segment (LkDemoParser *parser, LkDemoExpression *source, GError **error)
{
  g_autofree char *name = NULL;

  if (lk_demo_parser_is_name (parser, "any") || lk_demo_parser_is_name (parser, "all"))
    return append_quantifier (parser, source, lk_demo_parser_is_name (parser, "all"), error);
  if (lk_demo_parser_is_name (parser, "$count"))
    return append_count (parser, source, error);

  name = g_strdup (parser->scanner.word->str);
  if (!lk_demo_parser_next (parser, error))
    {
      lk_demo_expression_free (source);
      return NULL;
    }
  return append_property (parser, source, name, error);
}

/* What the first name of a path stands for: an element that an any() or all() named, or a property
 * of the entity itself. */
static LkDemoExpression *
resolve (LkDemoParser *parser, const char *name, GError **error)
{
  const LkDemoShape entity = { .kind = LK_DEMO_KIND_ENTITY, .type = parser->type };
  LkDemoExpression *variable = lk_demo_parser_find_variable (parser, name);

  if (variable != NULL)
    return variable;

  variable = lk_demo_expression_new_variable (0, &entity);
  return g_str_equal (name, "$it") ? variable : append_property (parser, variable, name, error);
}

static LkDemoExpression *
parse_path (LkDemoParser *parser, const char *name, GError **error)
{
  LkDemoExpression *path = resolve (parser, name, error);

  while (path != NULL && lk_demo_parser_is_at (parser, LK_DEMO_TOKEN_SLASH))
    {
      if (!lk_demo_parser_next (parser, error) || !lk_demo_parser_count (parser, error))
        {
          lk_demo_expression_free (path);
          return NULL;
        }
      path = append_segment (parser, path, error);
    }

  return path;
}

static LkDemoExpression *
parse_name (LkDemoParser *parser, GError **error)
{
  g_autofree char *name = g_strdup (parser->scanner.word->str);

  if (!lk_demo_parser_count (parser, error) || !lk_demo_parser_next (parser, error))
    return NULL;

  return lk_demo_parser_is_at (parser, LK_DEMO_TOKEN_OPEN) ? parse_call (parser, name, error)
                                                           : parse_path (parser, name, error);
}

static LkDemoExpression *
parse_parentheses (LkDemoParser *parser, GError **error)
{
  g_autoptr (LkDemoExpression) inner = NULL;

  if (!lk_demo_parser_next (parser, error))
    return NULL;
  inner = parser->parse (parser, error);
  if (inner == NULL || !lk_demo_parser_expect (parser, LK_DEMO_TOKEN_CLOSE, error))
    return NULL;

  return g_steal_pointer (&inner);
}

LkDemoExpression *
lk_demo_operand_parse (LkDemoParser *parser, GError **error)
{
  if (lk_demo_parser_is_at (parser, LK_DEMO_TOKEN_OPEN))
    return parse_parentheses (parser, error);

  return is_literal (parser) ? lk_demo_operand_parse_literal (parser, error)
                             : parse_name (parser, error);
}
