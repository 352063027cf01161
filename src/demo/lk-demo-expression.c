/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-expression.h"

/* What the names in an expression stand for: the entity at level 0, and at each level above the
 * element that an any() or all() is looking at. */
typedef struct _Scope Scope;
struct _Scope
{
  const Scope *outer;
  guint level;
  const LkDemoValue *value;
};

typedef void (*Evaluate) (const LkDemoExpression *self, const Scope *scope, LkDemoValue *out);

struct _LkDemoExpression
{
  Evaluate evaluate;
  LkDemoShape shape;
  GPtrArray *operands; /* of LkDemoExpression */
  LkDemoValue literal;
  guint level;
  const LkDemoProperty *property;
  const LkDemoFunction *function;
  LkDemoRelation relation;
};

static const LkDemoExpression *
get_operand (const LkDemoExpression *self, guint index)
{
  return g_ptr_array_index (self->operands, index);
}

static void
evaluate_operand (const LkDemoExpression *self, guint index, const Scope *scope, LkDemoValue *out)
{
  const LkDemoExpression *operand = get_operand (self, index);

  operand->evaluate (operand, scope, out);
}

static void
borrow (const LkDemoValue *value, LkDemoValue *out)
{
  lk_demo_value_clear (out);
  *out = *value;
  out->owner = NULL;
}

static void
evaluate_literal (const LkDemoExpression *self, const Scope *scope, LkDemoValue *out)
{
  borrow (&self->literal, out);
}

static void
evaluate_variable (const LkDemoExpression *self, const Scope *scope, LkDemoValue *out)
{
  while (scope->level != self->level)
    scope = scope->outer;

  borrow (scope->value, out);
}

/* The member is borrowed from the object, so it has to keep alive what keeps the object alive. */
static void
evaluate_property (const LkDemoExpression *self, const Scope *scope, LkDemoValue *out)
{
  const LkDemoType *type = get_operand (self, 0)->shape.type;
  g_auto (LkDemoValue) source = LK_DEMO_VALUE_INIT;

  evaluate_operand (self, 0, scope, &source);
  if (source.kind != LK_DEMO_KIND_ENTITY)
    {
      lk_demo_value_clear (out);
      return;
    }

  type->read (source.entity, self->property, out);
  if (source.owner != NULL)
    {
      out->owner = g_steal_pointer (&source.owner);
      out->release = source.release;
    }
}

static void
evaluate_count (const LkDemoExpression *self, const Scope *scope, LkDemoValue *out)
{
  g_auto (LkDemoValue) source = LK_DEMO_VALUE_INIT;

  evaluate_operand (self, 0, scope, &source);
  lk_demo_value_set_number (out, source.kind == LK_DEMO_KIND_LIST
                                   ? json_array_get_length (source.list)
                                   : 0);
}

static void
evaluate_not (const LkDemoExpression *self, const Scope *scope, LkDemoValue *out)
{
  evaluate_operand (self, 0, scope, out);
  if (!lk_demo_value_is_null (out))
    lk_demo_value_set_bool (out, !lk_demo_value_is_true (out));
}

/* Null is neither true nor false: it decides nothing, but it stays if nothing else decides. */
static void
evaluate_until (const LkDemoExpression *self,
                gboolean decisive,
                const Scope *scope,
                LkDemoValue *out)
{
  gboolean met_null = FALSE;

  for (guint i = 0; i < self->operands->len; i++)
    {
      evaluate_operand (self, i, scope, out);
      if (lk_demo_value_is_null (out))
        met_null = TRUE;
      else if (lk_demo_value_is_true (out) == decisive)
        return;
    }

  if (met_null)
    lk_demo_value_clear (out);
  else
    lk_demo_value_set_bool (out, !decisive);
}

static void
evaluate_and (const LkDemoExpression *self, const Scope *scope, LkDemoValue *out)
{
  evaluate_until (self, FALSE, scope, out);
}

static void
evaluate_or (const LkDemoExpression *self, const Scope *scope, LkDemoValue *out)
{
  evaluate_until (self, TRUE, scope, out);
}

static gboolean
holds (LkDemoRelation relation, const LkDemoValue *left, const LkDemoValue *right)
{
  gboolean any_null = lk_demo_value_is_null (left) || lk_demo_value_is_null (right);
  int order = lk_demo_value_compare (left, right);

  switch (relation)
    {
    case LK_DEMO_EQUAL:
      return order == 0;
    case LK_DEMO_NOT_EQUAL:
      return order != 0;
    case LK_DEMO_GREATER:
      return !any_null && order > 0;
    case LK_DEMO_GREATER_OR_EQUAL:
      return !any_null && order >= 0;
    case LK_DEMO_LESS:
      return !any_null && order < 0;
    case LK_DEMO_LESS_OR_EQUAL:
      return !any_null && order <= 0;
    }

  return FALSE;
}

static void
evaluate_relation (const LkDemoExpression *self, const Scope *scope, LkDemoValue *out)
{
  g_auto (LkDemoValue) left = LK_DEMO_VALUE_INIT;
  g_auto (LkDemoValue) right = LK_DEMO_VALUE_INIT;

  evaluate_operand (self, 0, scope, &left);
  evaluate_operand (self, 1, scope, &right);
  lk_demo_value_set_bool (out, holds (self->relation, &left, &right));
}

static void
evaluate_in (const LkDemoExpression *self, const Scope *scope, LkDemoValue *out)
{
  g_auto (LkDemoValue) needle = LK_DEMO_VALUE_INIT;
  gboolean found = FALSE;

  evaluate_operand (self, 0, scope, &needle);
  for (guint i = 1; i < self->operands->len && !found; i++)
    found = lk_demo_value_compare (&needle, &get_operand (self, i)->literal) == 0;
  lk_demo_value_set_bool (out, found);
}

static void
evaluate_call (const LkDemoExpression *self, const Scope *scope, LkDemoValue *out)
{
  LkDemoValue arguments[LK_DEMO_MAX_ARGUMENTS] = { LK_DEMO_VALUE_INIT };
  gboolean any_odd = FALSE;

  for (guint i = 0; i < self->operands->len; i++)
    {
      evaluate_operand (self, i, scope, &arguments[i]);
      any_odd |= arguments[i].kind != self->function->arguments[i];
    }

  if (any_odd)
    lk_demo_value_clear (out);
  else
    self->function->call (arguments, self->operands->len, out);
  for (guint i = 0; i < self->operands->len; i++)
    lk_demo_value_clear (&arguments[i]);
}

static gboolean
element_matches (const LkDemoExpression *self, const Scope *outer, JsonNode *element)
{
  g_auto (LkDemoValue) value = LK_DEMO_VALUE_INIT;
  g_auto (LkDemoValue) result = LK_DEMO_VALUE_INIT;
  Scope scope = { outer, self->level, &value };

  lk_demo_value_set_node (&value, element);
  evaluate_operand (self, 1, &scope, &result);
  return lk_demo_value_is_true (&result);
}

/* Whether some element's condition is @wanted. */
static gboolean
finds (const LkDemoExpression *self, gboolean wanted, const Scope *scope)
{
  g_auto (LkDemoValue) source = LK_DEMO_VALUE_INIT;

  evaluate_operand (self, 0, scope, &source);
  if (source.kind != LK_DEMO_KIND_LIST)
    return FALSE;
  if (self->operands->len == 1)
    return json_array_get_length (source.list) > 0;

  for (guint i = 0; i < json_array_get_length (source.list); i++)
    if (element_matches (self, scope, json_array_get_element (source.list, i)) == wanted)
      return TRUE;
  return FALSE;
}

static void
evaluate_any (const LkDemoExpression *self, const Scope *scope, LkDemoValue *out)
{
  lk_demo_value_set_bool (out, finds (self, TRUE, scope));
}

static void
evaluate_all (const LkDemoExpression *self, const Scope *scope, LkDemoValue *out)
{
  lk_demo_value_set_bool (out, !finds (self, FALSE, scope));
}

static LkDemoExpression *
new_expression (Evaluate evaluate, LkDemoKind kind)
{
  LkDemoExpression *self = g_new0 (LkDemoExpression, 1);

  self->evaluate = evaluate;
  self->shape.kind = kind;
  return self;
}

static LkDemoExpression *
new_with_operands (Evaluate evaluate, LkDemoKind kind, GPtrArray *operands)
{
  LkDemoExpression *self = new_expression (evaluate, kind);

  self->operands = operands;
  return self;
}

static LkDemoExpression *
new_with_operand (Evaluate evaluate, LkDemoKind kind, LkDemoExpression *operand)
{
  GPtrArray *operands = g_ptr_array_new_with_free_func ((GDestroyNotify) lk_demo_expression_free);

  g_ptr_array_add (operands, operand);
  return new_with_operands (evaluate, kind, operands);
}

LkDemoExpression *
lk_demo_expression_new_null (void)
{
  return new_expression (evaluate_literal, LK_DEMO_KIND_NULL);
}

LkDemoExpression *
lk_demo_expression_new_bool (gboolean boolean)
{
  LkDemoExpression *self = new_expression (evaluate_literal, LK_DEMO_KIND_BOOL);

  lk_demo_value_set_bool (&self->literal, boolean);
  return self;
}

LkDemoExpression *
lk_demo_expression_new_number (double number)
{
  LkDemoExpression *self = new_expression (evaluate_literal, LK_DEMO_KIND_NUMBER);

  lk_demo_value_set_number (&self->literal, number);
  return self;
}

LkDemoExpression *
lk_demo_expression_new_text (const char *text)
{
  LkDemoExpression *self = new_expression (evaluate_literal, LK_DEMO_KIND_TEXT);

  lk_demo_value_take_text (&self->literal, g_strdup (text));
  return self;
}

/**
 * lk_demo_expression_new_variable:
 * @level: 0 for the entity itself; 1 and above for the element of the any() or all() of that level
 * @shape: what it is
 */
LkDemoExpression *
lk_demo_expression_new_variable (guint level, const LkDemoShape *shape)
{
  LkDemoExpression *self = new_expression (evaluate_variable, shape->kind);

  self->shape = *shape;
  self->level = level;
  return self;
}

LkDemoExpression *
lk_demo_expression_new_property (LkDemoExpression *source, const LkDemoProperty *property)
{
  LkDemoExpression *self = new_with_operand (evaluate_property, property->kind, source);

  self->shape.is_collection = property->is_collection;
  self->shape.type = property->type;
  self->shape.choices = property->choices;
  self->property = property;
  return self;
}

LkDemoExpression *
lk_demo_expression_new_count (LkDemoExpression *source)
{
  return new_with_operand (evaluate_count, LK_DEMO_KIND_NUMBER, source);
}

LkDemoExpression *
lk_demo_expression_new_not (LkDemoExpression *operand)
{
  return new_with_operand (evaluate_not, LK_DEMO_KIND_BOOL, operand);
}

LkDemoExpression *
lk_demo_expression_new_and (GPtrArray *operands)
{
  return new_with_operands (evaluate_and, LK_DEMO_KIND_BOOL, operands);
}

LkDemoExpression *
lk_demo_expression_new_or (GPtrArray *operands)
{
  return new_with_operands (evaluate_or, LK_DEMO_KIND_BOOL, operands);
}

/**
 * lk_demo_expression_new_relation:
 *
 * Null equals null and nothing else; null is neither greater nor less than anything.
 */
LkDemoExpression *
lk_demo_expression_new_relation (LkDemoRelation relation,
                                 LkDemoExpression *left,
                                 LkDemoExpression *right)
{
  LkDemoExpression *self = new_with_operand (evaluate_relation, LK_DEMO_KIND_BOOL, left);

  g_ptr_array_add (self->operands, right);
  self->relation = relation;
  return self;
}

/**
 * lk_demo_expression_new_in:
 * @needle: what is looked for
 * @literals: (transfer full): where
 */
LkDemoExpression *
lk_demo_expression_new_in (LkDemoExpression *needle, GPtrArray *literals)
{
  g_ptr_array_insert (literals, 0, needle);
  return new_with_operands (evaluate_in, LK_DEMO_KIND_BOOL, literals);
}

LkDemoExpression *
lk_demo_expression_new_call (const LkDemoFunction *function, GPtrArray *arguments)
{
  LkDemoExpression *self = new_with_operands (evaluate_call, function->result, arguments);

  self->function = function;
  return self;
}

static LkDemoExpression *
new_quantifier (Evaluate evaluate,
                LkDemoExpression *source,
                guint level,
                LkDemoExpression *condition)
{
  LkDemoExpression *self = new_with_operand (evaluate, LK_DEMO_KIND_BOOL, source);

  if (condition != NULL)
    g_ptr_array_add (self->operands, condition);
  self->level = level;
  return self;
}

/**
 * lk_demo_expression_new_any:
 * @source: a collection
 * @level: by which @condition names the element
 * @condition: (nullable): %NULL asks only whether there is an element
 */
LkDemoExpression *
lk_demo_expression_new_any (LkDemoExpression *source, guint level, LkDemoExpression *condition)
{
  return new_quantifier (evaluate_any, source, level, condition);
}

LkDemoExpression *
lk_demo_expression_new_all (LkDemoExpression *source, guint level, LkDemoExpression *condition)
{
  return new_quantifier (evaluate_all, source, level, condition);
}

void
lk_demo_expression_free (LkDemoExpression *self)
{
  g_clear_pointer (&self->operands, g_ptr_array_unref);
  lk_demo_value_clear (&self->literal);
  g_free (self);
}

const LkDemoShape *
lk_demo_expression_get_shape (const LkDemoExpression *self)
{
  return &self->shape;
}

/**
 * lk_demo_expression_get_literal_text:
 * @self: an expression
 *
 * Returns: (nullable): the text, where @self is nothing but a text.
 */
const char *
lk_demo_expression_get_literal_text (const LkDemoExpression *self)
{
  return self->literal.kind == LK_DEMO_KIND_TEXT ? self->literal.text : NULL;
}

/**
 * lk_demo_expression_evaluate:
 * @self: an expression
 * @entity: of the type that @self was checked against
 * @out: where to; may borrow from @self and @entity
 */
void
lk_demo_expression_evaluate (const LkDemoExpression *self, gpointer entity, LkDemoValue *out)
{
  const LkDemoValue value = { .kind = LK_DEMO_KIND_ENTITY, .entity = entity };
  const Scope scope = { NULL, 0, &value };

  self->evaluate (self, &scope, out);
}

/**
 * lk_demo_expression_matches:
 * @self: a condition
 * @entity: of the type that @self was checked against
 *
 * Returns: whether the condition is true; where it is null it is not.
 */
gboolean
lk_demo_expression_matches (const LkDemoExpression *self, gpointer entity)
{
  g_auto (LkDemoValue) value = LK_DEMO_VALUE_INIT;

  lk_demo_expression_evaluate (self, entity, &value);
  return lk_demo_value_is_true (&value);
}
