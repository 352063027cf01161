/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  LK_DEMO_TOKEN_END,
  LK_DEMO_TOKEN_NAME,
  LK_DEMO_TOKEN_TEXT,
  LK_DEMO_TOKEN_NUMBER,
  LK_DEMO_TOKEN_OPEN,
  LK_DEMO_TOKEN_CLOSE,
  LK_DEMO_TOKEN_COMMA,
  LK_DEMO_TOKEN_SLASH,
  LK_DEMO_TOKEN_COLON,
} LkDemoToken;

/**
 * LkDemoScanner:
 * @expression: what is scanned; borrowed
 * @at: the first byte behind the token
 * @start: the first byte of the token
 * @token: what it is
 * @word: the name, or the text without its quotes
 * @number: the number
 *
 * Cuts an expression of `$filter` or `$orderby` into tokens, one ahead.
 */
typedef struct
{
  const char *expression;
  const char *at;
  const char *start;
  LkDemoToken token;
  GString *word;
  double number;
} LkDemoScanner;

gboolean lk_demo_scanner_init (LkDemoScanner *self, const char *expression, GError **error);
void lk_demo_scanner_clear (LkDemoScanner *self);

gboolean lk_demo_scanner_next (LkDemoScanner *self, GError **error);
gboolean lk_demo_scanner_expect (LkDemoScanner *self, LkDemoToken token, GError **error);
gboolean lk_demo_scanner_is_name (LkDemoScanner *self, const char *name);
void lk_demo_scanner_complain (LkDemoScanner *self, const char *complaint, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LkDemoScanner, lk_demo_scanner_clear)

G_END_DECLS
