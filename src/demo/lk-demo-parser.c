/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-parser.h"

#include "lk-demo-refuse.h"

/* An expression beyond these is hostile: a parser that calls itself must not run out of stack, nor
 * a server out of time. */
#define MAX_DEPTH 100
#define MAX_PARTS 2000

typedef struct
{
  char *name;
  LkDemoShape shape;
} Variable;

static void
clear_variable (gpointer variable)
{
  g_free (((Variable *) variable)->name);
}

/**
 * lk_demo_parser_init:
 * @self: a parser that knows what the expression is about
 * @text: the expression; has to live as long as @self
 * @error: return location
 *
 * Goes to the first token. To be cleared even after a failure.
 *
 * Returns: whether there was a token or the end.
 */
gboolean
lk_demo_parser_init (LkDemoParser *self, const char *text, GError **error)
{
  self->variables = g_array_new (FALSE, FALSE, sizeof (Variable));
  g_array_set_clear_func (self->variables, clear_variable);

  return lk_demo_scanner_init (&self->scanner, text, error);
}

void
lk_demo_parser_clear (LkDemoParser *self)
{
  lk_demo_scanner_clear (&self->scanner);
  g_array_unref (self->variables);
}

gboolean
lk_demo_parser_next (LkDemoParser *self, GError **error)
{
  return lk_demo_scanner_next (&self->scanner, error);
}

gboolean
lk_demo_parser_expect (LkDemoParser *self, LkDemoToken token, GError **error)
{
  return lk_demo_scanner_expect (&self->scanner, token, error);
}

gboolean
lk_demo_parser_is_at (LkDemoParser *self, LkDemoToken token)
{
  return self->scanner.token == token;
}

gboolean
lk_demo_parser_is_name (LkDemoParser *self, const char *name)
{
  return lk_demo_scanner_is_name (&self->scanner, name);
}

/**
 * lk_demo_parser_complain:
 * @self: a parser
 * @complaint: what is wrong here
 * @error: return location
 *
 * Returns: %NULL, to be returned in turn.
 */
gpointer
lk_demo_parser_complain (LkDemoParser *self, const char *complaint, GError **error)
{
  lk_demo_scanner_complain (&self->scanner, complaint, error);
  return NULL;
}

/**
 * lk_demo_parser_count:
 * @self: a parser
 * @error: return location
 *
 * Says that one more part of the expression is about to be read.
 *
 * Returns: whether there may be one more.
 */
gboolean
lk_demo_parser_count (LkDemoParser *self, GError **error)
{
  if (++self->n_parts <= MAX_PARTS)
    return TRUE;

  lk_demo_refuse (error, "The node count limit of '%d' has been exceeded.", MAX_PARTS);
  return FALSE;
}

/**
 * lk_demo_parser_enter:
 * @self: a parser
 * @error: return location
 *
 * Says that the parser is about to call itself; lk_demo_parser_leave() when it has come back.
 *
 * Returns: whether it may.
 */
gboolean
lk_demo_parser_enter (LkDemoParser *self, GError **error)
{
  if (++self->depth <= MAX_DEPTH)
    return TRUE;

  lk_demo_refuse (error, "Recursion depth exceeded allowed limit.");
  return FALSE;
}

void
lk_demo_parser_leave (LkDemoParser *self)
{
  self->depth--;
}

/**
 * lk_demo_parser_push_variable:
 * @self: a parser
 * @name: what an any() or all() calls an element
 * @shape: what an element is
 *
 * The first variable has level 1.
 */
void
lk_demo_parser_push_variable (LkDemoParser *self, const char *name, const LkDemoShape *shape)
{
  Variable variable = { g_strdup (name), *shape };

  g_array_append_val (self->variables, variable);
}

void
lk_demo_parser_pop_variable (LkDemoParser *self)
{
  g_array_set_size (self->variables, self->variables->len - 1);
}

/**
 * lk_demo_parser_find_variable:
 * @self: a parser
 * @name: the first name of a path
 *
 * Returns: (transfer full) (nullable): the innermost element of this name, or %NULL where there is
 *   none.
 */
LkDemoExpression *
lk_demo_parser_find_variable (LkDemoParser *self, const char *name)
{
  for (guint level = self->variables->len; level > 0; level--)
    {
      const Variable *variable = &g_array_index (self->variables, Variable, level - 1);

      if (g_str_equal (variable->name, name))
        return lk_demo_expression_new_variable (level, &variable->shape);
    }

  return NULL;
}
