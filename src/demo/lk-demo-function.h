/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-demo-value.h"

G_BEGIN_DECLS

/** No function takes more arguments. */
#define LK_DEMO_MAX_ARGUMENTS 3

/**
 * LkDemoFunction:
 * @name: in lower case
 * @result: what it gives
 * @arguments: what it takes
 * @n_required: how many arguments there have to be
 * @n_arguments: how many there may be
 * @call: never called where an argument is null: then the result is null as well
 *
 * A function of `$filter` and `$orderby`.
 */
typedef struct
{
  const char *name;
  LkDemoKind result;
  guint n_required;
  guint n_arguments;
  LkDemoKind arguments[LK_DEMO_MAX_ARGUMENTS];
  void (*call) (const LkDemoValue *arguments, guint n_arguments, LkDemoValue *out);
} LkDemoFunction;

const LkDemoFunction *lk_demo_function_find (const char *name);
char *lk_demo_function_describe (const LkDemoFunction *self);

const char *lk_demo_kind_get_edm_name (LkDemoKind kind);

G_END_DECLS
