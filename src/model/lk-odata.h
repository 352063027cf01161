/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "lk-error.h"

G_BEGIN_DECLS

/** The server refuses a larger `$top` with 400 (behaviour.md, 2.1). */
#define LK_ODATA_MAX_TOP 100

/**
 * LkODataQuery:
 * @top: how many rows; negative leaves the option out, as in the others
 * @skip: how many rows to pass over; 0 leaves it out
 * @count: whether the answer shall say how many rows there are
 * @select: (nullable): properties, by commas
 * @expand: (nullable): navigation properties with nested options
 * @filter: (nullable): an expression
 * @orderby: (nullable): properties, by commas, each perhaps with " desc"
 * @search: (nullable): free text
 *
 * The eight query options, none percent-encoded. Fill with a compound literal; an unset @top is 0,
 * which asks for no rows at all, so say -1 or a number.
 */
typedef struct
{
  gint64 top;
  gint64 skip;
  gboolean count;
  const char *select;
  const char *expand;
  const char *filter;
  const char *orderby;
  const char *search;
} LkODataQuery;

/**
 * LkODataError:
 * @message: the vendor's message, never empty
 * @code: (nullable): the first detail's code such as "WARNINGS.XAPI.ALREADY_IN_USE"
 * @target: (nullable): the property that the first detail is about
 * @details: (element-type LkErrorDetail): every detail that says something, with its sentence
 *
 * What an error body says (behaviour.md, 7.1).
 */
typedef struct
{
  char *message;
  char *code;
  char *target;
  GPtrArray *details;
} LkODataError;

char *lk_odata_query_build (const LkODataQuery *query);
char *lk_odata_string_literal (const char *text);

LkODataError *lk_odata_error_parse (JsonNode *root);
void lk_odata_error_free (LkODataError *self);

const char *lk_odata_warning_normalise (const char *code);
const char *lk_odata_warning_explain (const char *code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkODataError, lk_odata_error_free)

G_END_DECLS
