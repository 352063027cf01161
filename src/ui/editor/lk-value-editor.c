/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-value-editor.h"

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_INTERFACE (LkValueEditor, lk_value_editor, GTK_TYPE_WIDGET)

static void
lk_value_editor_default_init (LkValueEditorInterface *iface)
{
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LK_TYPE_VALUE_EDITOR, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/**
 * lk_value_editor_set_context:
 * @self: an editor
 * @context: (nullable): what its value belongs to
 */
void
lk_value_editor_set_context (LkValueEditor *self, LkEditContext *context)
{
  LkValueEditorInterface *iface = LK_VALUE_EDITOR_GET_IFACE (self);

  if (iface->set_context != NULL)
    iface->set_context (self, context);
}

/**
 * lk_value_editor_show:
 * @self: an editor
 * @value: what to show; absent and null are the same
 */
void
lk_value_editor_show (LkValueEditor *self, const LkValue *value)
{
  LK_VALUE_EDITOR_GET_IFACE (self)->show (self, value);
}

/**
 * lk_value_editor_get:
 * @self: an editor without a problem
 * @out: (inout): what the person has made of the value; what it held before is freed
 */
void
lk_value_editor_get (LkValueEditor *self, LkValue *out)
{
  LK_VALUE_EDITOR_GET_IFACE (self)->get (self, out);
}

/**
 * lk_value_editor_dup_problem:
 * @self: an editor
 *
 * Returns: (transfer full) (nullable): a translated sentence: why there is no value to get.
 */
char *
lk_value_editor_dup_problem (LkValueEditor *self)
{
  LkValueEditorInterface *iface = LK_VALUE_EDITOR_GET_IFACE (self);

  return iface->dup_problem != NULL ? iface->dup_problem (self) : NULL;
}

/**
 * lk_value_editor_set_name:
 * @self: an editor
 * @name: what people who cannot see the label beside it are told
 */
void
lk_value_editor_set_name (LkValueEditor *self, const char *name)
{
  LkValueEditorInterface *iface = LK_VALUE_EDITOR_GET_IFACE (self);

  if (iface->set_name != NULL)
    iface->set_name (self, name);
}

/**
 * lk_value_editor_emit_changed:
 * @self: an editor
 *
 * For those who implement one: the person has changed something.
 */
void
lk_value_editor_emit_changed (LkValueEditor *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}
