/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-scanner.h"

#include <string.h>

#include "lk-demo-refuse.h"

static gboolean
is_name_start (char c)
{
  return g_ascii_isalpha (c) || c == '_' || c == '$';
}

static gboolean
is_name_part (char c)
{
  return is_name_start (c) || g_ascii_isdigit (c) || c == '.';
}

/**
 * lk_demo_scanner_complain:
 * @self: a scanner
 * @complaint: what is wrong with the present token
 * @error: return location
 *
 * Sets an error in the words of Microsoft's OData library, which the vendor's server is built on.
 */
void
lk_demo_scanner_complain (LkDemoScanner *self, const char *complaint, GError **error)
{
  lk_demo_refuse (error, "%s at position %d in '%s'.", complaint,
                  (int) (self->start - self->expression), self->expression);
}

static gboolean
scan_text (LkDemoScanner *self, GError **error)
{
  const char *at = self->at + 1;

  while (*at != '\0')
    {
      if (at[0] == '\'' && at[1] != '\'')
        {
          self->token = LK_DEMO_TOKEN_TEXT;
          self->at = at + 1;
          return TRUE;
        }
      at += *at == '\'';
      g_string_append_c (self->word, *at++);
    }

  lk_demo_scanner_complain (self, "There is an unterminated string literal", error);
  return FALSE;
}

/* A name with a string right behind it is the long way to write an enumeration's value:
 * Pbx.QueueStatusType'LoggedIn'. */
static gboolean
scan_name (LkDemoScanner *self, GError **error)
{
  const char *end = self->at;

  while (is_name_part (*end))
    end++;
  if (*end == '\'')
    {
      self->at = end;
      return scan_text (self, error);
    }

  g_string_append_len (self->word, self->at, end - self->at);
  self->token = LK_DEMO_TOKEN_NAME;
  self->at = end;
  return TRUE;
}

static gboolean
scan_number (LkDemoScanner *self)
{
  char *end;

  self->number = g_ascii_strtod (self->at, &end);
  self->token = LK_DEMO_TOKEN_NUMBER;
  self->at = end;
  return TRUE;
}

static gboolean
scan_sign (LkDemoScanner *self, GError **error)
{
  static const char signs[] = "(),/:";
  static const LkDemoToken tokens[] = { LK_DEMO_TOKEN_OPEN, LK_DEMO_TOKEN_CLOSE,
                                        LK_DEMO_TOKEN_COMMA, LK_DEMO_TOKEN_SLASH,
                                        LK_DEMO_TOKEN_COLON };
  const char *sign = strchr (signs, *self->at);

  if (sign == NULL)
    {
      lk_demo_scanner_complain (self, "Syntax error: character is not valid", error);
      return FALSE;
    }

  self->token = tokens[sign - signs];
  self->at++;
  return TRUE;
}

/**
 * lk_demo_scanner_next:
 * @self: a scanner
 * @error: return location
 *
 * Goes on to the next token; behind the last there are only ends.
 *
 * Returns: whether there was a token or the end; %FALSE with %LK_ERROR_INVALID for anything else.
 */
gboolean
lk_demo_scanner_next (LkDemoScanner *self, GError **error)
{
  while (g_ascii_isspace (*self->at))
    self->at++;
  self->start = self->at;
  g_string_truncate (self->word, 0);

  if (*self->at == '\0')
    self->token = LK_DEMO_TOKEN_END;
  else if (*self->at == '\'')
    return scan_text (self, error);
  else if (is_name_start (*self->at))
    return scan_name (self, error);
  else if (g_ascii_isdigit (*self->at) || (*self->at == '-' && g_ascii_isdigit (self->at[1])))
    return scan_number (self);
  else
    return scan_sign (self, error);

  return TRUE;
}

/**
 * lk_demo_scanner_expect:
 * @self: a scanner
 * @token: what has to be here
 * @error: return location
 *
 * Returns: whether @token was here and has been passed over.
 */
gboolean
lk_demo_scanner_expect (LkDemoScanner *self, LkDemoToken token, GError **error)
{
  if (self->token == token)
    return lk_demo_scanner_next (self, error);

  lk_demo_scanner_complain (self,
                            token == LK_DEMO_TOKEN_CLOSE ? "')' or operator expected"
                                                         : "Syntax error",
                            error);
  return FALSE;
}

/**
 * lk_demo_scanner_is_name:
 * @self: a scanner
 * @name: an operator or another word of the language
 *
 * Returns: whether the present token is that word.
 */
gboolean
lk_demo_scanner_is_name (LkDemoScanner *self, const char *name)
{
  return self->token == LK_DEMO_TOKEN_NAME && g_str_equal (self->word->str, name);
}

/**
 * lk_demo_scanner_init:
 * @self: a scanner
 * @expression: what to scan; has to live as long as @self
 * @error: return location
 *
 * Begins with the first token. To be cleared even after a failure.
 *
 * Returns: whether there was a token or the end.
 */
gboolean
lk_demo_scanner_init (LkDemoScanner *self, const char *expression, GError **error)
{
  *self = (LkDemoScanner) {
    .expression = expression,
    .at = expression,
    .word = g_string_new (NULL),
  };

  return lk_demo_scanner_next (self, error);
}

void
lk_demo_scanner_clear (LkDemoScanner *self)
{
  if (self->word != NULL)
    g_string_free (self->word, TRUE);
}
