/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lk-edit-context.h"

G_BEGIN_DECLS

#define LK_TYPE_VALUE_EDITOR (lk_value_editor_get_type ())
G_DECLARE_INTERFACE (LkValueEditor, lk_value_editor, LK, VALUE_EDITOR, GtkWidget)

/**
 * LkValueEditorInterface:
 * @set_context: (nullable): tells what the values belong to; %NULL for nothing any more. Questions
 *   under way end, and what was remembered of another user is forgotten
 * @show: shows a value; does not emit "changed". A value of an unexpected form is shown as far as
 *   possible and kept
 * @get: the value as the person has made it; what they left alone is as it was shown, unknown
 *   members included
 * @dup_problem: (nullable): a translated sentence: why what the person entered cannot be a value at
 *   all, such as letters in a number; %NULL where it can
 * @set_name: (nullable): gives the control its accessible name, the field's label
 *
 * A widget in which a person changes one value: a row's entry or switch, or the form of a
 * structured value. Signal "changed": the person changed it.
 */
struct _LkValueEditorInterface
{
  GTypeInterface parent_interface;

  void (*set_context) (LkValueEditor *self, LkEditContext *context);
  void (*show) (LkValueEditor *self, const LkValue *value);
  void (*get) (LkValueEditor *self, LkValue *out);
  char *(*dup_problem) (LkValueEditor *self);
  void (*set_name) (LkValueEditor *self, const char *name);
};

void lk_value_editor_set_context (LkValueEditor *self, LkEditContext *context);
void lk_value_editor_show (LkValueEditor *self, const LkValue *value);
void lk_value_editor_get (LkValueEditor *self, LkValue *out);
char *lk_value_editor_dup_problem (LkValueEditor *self);
void lk_value_editor_set_name (LkValueEditor *self, const char *name);
void lk_value_editor_emit_changed (LkValueEditor *self);

G_END_DECLS
