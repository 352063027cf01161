/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-field.h"

G_BEGIN_DECLS

/**
 * LkChangeKind:
 * @LK_CHANGE_KEPT: the line is in both values
 * @LK_CHANGE_REMOVED: it is in the value before only
 * @LK_CHANGE_ADDED: it is in the value after only
 */
typedef enum
{
  LK_CHANGE_KEPT,
  LK_CHANGE_REMOVED,
  LK_CHANGE_ADDED,
} LkChangeKind;

/**
 * LkChangeLine:
 * @kind: on which side it stands
 * @text: the line, translated
 *
 * A line of the difference between two values of one field.
 */
typedef struct
{
  LkChangeKind kind;
  char *text;
} LkChangeLine;

void lk_change_line_free (LkChangeLine *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkChangeLine, lk_change_line_free)

GPtrArray *lk_change_list (const LkField *field, const LkValue *before, const LkValue *after);
char *lk_change_dup_text (const LkField *field, const LkValue *value);

G_END_DECLS
