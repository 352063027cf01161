/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-user-fields.h"
#include "lk-user.h"

G_BEGIN_DECLS

/**
 * LkDemoRecord:
 * @values: one for each row of the field table
 *
 * A user who is being made or changed, before the store sees it.
 */
typedef struct
{
  LkValue values[LK_N_USER_FIELDS];
} LkDemoRecord;

void lk_demo_record_init_new (LkDemoRecord *self);
void lk_demo_record_init_copy (LkDemoRecord *self, LkUser *user);
void lk_demo_record_clear (LkDemoRecord *self);

LkValue *lk_demo_record_at (LkDemoRecord *self, const LkField *field);
void lk_demo_record_set_text (LkDemoRecord *self, const LkField *field, const char *text);
void lk_demo_record_set_json_text (LkDemoRecord *self, const LkField *field, const char *text);
void lk_demo_record_name (LkDemoRecord *self);
LkUser *lk_demo_record_to_user (LkDemoRecord *self, LkFieldSet *fields, int id);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LkDemoRecord, lk_demo_record_clear)

G_END_DECLS
