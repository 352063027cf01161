/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-draft.h"

G_BEGIN_DECLS

#define LK_TYPE_TEMPLATE (lk_template_get_type ())
G_DECLARE_FINAL_TYPE (LkTemplate, lk_template, LK, TEMPLATE, GObject)

/*
 * Settings that a new user can begin with: what is taken over from a colleague, or what was saved
 * under a name. It never holds what belongs to one person alone, and no secret.
 *
 * Properties "name" (string) and "n-fields" (uint, read-only). Signal "changed": what it holds, or
 * which of that is to be taken over, is otherwise now.
 */
LkTemplate *lk_template_new (const char *name);
LkTemplate *lk_template_new_from_user (LkUser *colleague);
LkTemplate *lk_template_new_from_draft (const char *name, LkDraft *draft);
LkTemplate *lk_template_new_from_json (JsonObject *record, GError **error);
JsonObject *lk_template_to_json (LkTemplate *self);
LkTemplate *lk_template_copy (LkTemplate *self);
void lk_template_renew (LkTemplate *self);

const char *lk_template_get_name (LkTemplate *self);
void lk_template_set_name (LkTemplate *self, const char *name);

gboolean lk_template_can_hold (const LkField *field);
LkFieldSet *lk_template_get_fields_to_read (LkVersion version);

guint lk_template_count (LkTemplate *self);
guint lk_template_count_unreadable (LkTemplate *self);
const LkField *lk_template_next (LkTemplate *self, const LkField *after);
const LkValue *lk_template_get (LkTemplate *self, const LkField *field);
void lk_template_set (LkTemplate *self, const LkField *field, const LkValue *value);

gboolean lk_template_takes (LkTemplate *self, const LkField *field);
void lk_template_set_takes (LkTemplate *self, const LkField *field, gboolean takes);
guint lk_template_count_taken (LkTemplate *self);

void lk_template_apply (LkTemplate *self, LkDraft *draft);
void lk_template_withdraw (LkTemplate *self, LkDraft *draft);

G_END_DECLS
