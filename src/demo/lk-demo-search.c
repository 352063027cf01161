/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-search.h"

#include <string.h>

#include "lk-demo-refuse.h"
#include "lk-search.h"

/* How OData writes a search: words and "phrases" that all have to occur, NOT before one of them,
 * and OR between several such lists. */

typedef struct
{
  char *phrase; /* folded */
  gboolean is_unwanted;
} Term;

struct _LkDemoSearch
{
  GPtrArray *alternatives; /* of GArray of Term */
};

static void
clear_term (gpointer term)
{
  g_free (((Term *) term)->phrase);
}

static void
begin_alternative (LkDemoSearch *self)
{
  GArray *terms = g_array_new (FALSE, FALSE, sizeof (Term));

  g_array_set_clear_func (terms, clear_term);
  g_ptr_array_add (self->alternatives, terms);
}

static GArray *
get_last_alternative (LkDemoSearch *self)
{
  return g_ptr_array_index (self->alternatives, self->alternatives->len - 1);
}

static void
add_term (LkDemoSearch *self, const char *phrase, gboolean is_unwanted)
{
  Term term = { lk_search_fold (phrase), is_unwanted };

  g_array_append_val (get_last_alternative (self), term);
}

static gboolean
refuse_search (const char *text, GError **error)
{
  lk_demo_refuse (error, "Syntax error in '%s'.", text);
  return FALSE;
}

/* Takes one word or one phrase from @at, which moves on. */
static char *
take_phrase (const char **at, gboolean *is_quoted)
{
  const char *start = *at;
  const char *end;

  *is_quoted = *start == '"';
  if (*is_quoted)
    {
      end = strchr (++start, '"');
      *at = end != NULL ? end + 1 : start;
      return end != NULL ? g_strndup (start, (gsize) (end - start)) : NULL;
    }

  end = start + strcspn (start, " \t\"");
  *at = end;
  return g_strndup (start, (gsize) (end - start));
}

static gboolean
parse_terms (LkDemoSearch *self, const char *text, GError **error)
{
  gboolean is_unwanted = FALSE;

  for (const char *at = text; *(at += strspn (at, " \t")) != '\0';)
    {
      gboolean is_quoted;
      g_autofree char *phrase = take_phrase (&at, &is_quoted);

      if (phrase == NULL || strpbrk (is_quoted ? "" : phrase, "()") != NULL)
        return refuse_search (text, error);
      if (!is_quoted && g_str_equal (phrase, "AND"))
        continue;

      if (!is_quoted && g_str_equal (phrase, "OR"))
        begin_alternative (self);
      else if (!is_quoted && g_str_equal (phrase, "NOT"))
        is_unwanted = TRUE;
      else
        {
          add_term (self, phrase, is_unwanted);
          is_unwanted = FALSE;
        }
    }

  for (guint i = 0; i < self->alternatives->len; i++)
    if (((GArray *) self->alternatives->pdata[i])->len == 0)
      return refuse_search (text, error);
  return is_unwanted ? refuse_search (text, error) : TRUE;
}

/**
 * lk_demo_search_parse:
 * @text: the value of `$search`
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the search, or %NULL with %LK_ERROR_INVALID.
 */
LkDemoSearch *
lk_demo_search_parse (const char *text, GError **error)
{
  g_autoptr (LkDemoSearch) self = g_new0 (LkDemoSearch, 1);

  self->alternatives = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  begin_alternative (self);
  if (!parse_terms (self, text, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
lk_demo_search_free (LkDemoSearch *self)
{
  g_ptr_array_unref (self->alternatives);
  g_free (self);
}

static gboolean
terms_match (GArray *terms, const char *text)
{
  for (guint i = 0; i < terms->len; i++)
    {
      const Term *term = &g_array_index (terms, Term, i);

      if ((strstr (text, term->phrase) != NULL) == term->is_unwanted)
        return FALSE;
    }

  return TRUE;
}

/**
 * lk_demo_search_matches:
 * @self: a search
 * @type: what @entity is
 * @entity: an entity
 *
 * Case and accents do not count.
 *
 * Returns: whether @entity has what is searched for.
 */
gboolean
lk_demo_search_matches (const LkDemoSearch *self, const LkDemoType *type, gpointer entity)
{
  g_autofree char *text = type->dup_search_text (type, entity);

  for (guint i = 0; i < self->alternatives->len; i++)
    if (terms_match (self->alternatives->pdata[i], text))
      return TRUE;

  return FALSE;
}
