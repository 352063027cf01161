/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "lk-version.h"

G_BEGIN_DECLS

/**
 * LkDemoRefusal:
 * @code: a warning without its prefix, "ALREADY_IN_USE"; %NULL where nothing was refused
 * @target: (nullable): the property that it is about
 *
 * Why a phone system does not carry out a write. Both strings are static or live as long as the
 * field table.
 */
typedef struct
{
  const char *code;
  const char *target;
} LkDemoRefusal;

/** Each field is refused once, for the first reason there is. */
#define LK_DEMO_MAX_REFUSALS 100

/**
 * LkDemoRefusals:
 * @n: how many; 0 where nothing was refused
 * @all: the refusals
 *
 * Everything for which one write is not carried out.
 */
typedef struct
{
  guint n;
  LkDemoRefusal all[LK_DEMO_MAX_REFUSALS];
} LkDemoRefusals;

void lk_demo_refusals_add (LkDemoRefusals *self, const char *code, const char *target);

JsonNode *lk_demo_error_new (const char *message);
JsonNode *lk_demo_error_new_unbound (void);
JsonNode *
lk_demo_error_new_refused (const LkDemoRefusal *refusals, guint n_refusals, LkVersion version);
char *lk_demo_error_dup_warning (const char *code, LkVersion version);

G_END_DECLS
