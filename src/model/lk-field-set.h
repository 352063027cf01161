/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-field.h"

G_BEGIN_DECLS

#define LK_TYPE_FIELD_SET (lk_field_set_get_type ())

/**
 * LkFieldSet:
 *
 * Some of the table's fields, in the table's order: those that a request asks for. Immutable and
 * counted; may be used in any thread. All users of one list share one.
 */
typedef struct _LkFieldSet LkFieldSet;

GType lk_field_set_get_type (void);

LkFieldSet *lk_field_set_new_list (LkVersion version);
LkFieldSet *lk_field_set_new_page (LkVersion version);
LkFieldSet *lk_field_set_new_creatable (LkVersion version);
LkFieldSet *lk_field_set_new_all (void);
LkFieldSet *lk_field_set_new_one (const LkField *field);
LkFieldSet *lk_field_set_new_of (const LkField *const *fields, guint n_fields);
LkFieldSet *lk_field_set_ref (LkFieldSet *self);
void lk_field_set_unref (LkFieldSet *self);

guint lk_field_set_get_length (LkFieldSet *self);
const LkField *lk_field_set_get_field (LkFieldSet *self, guint index);
int lk_field_set_find (LkFieldSet *self, const LkField *field);

char *lk_field_set_to_select (LkFieldSet *self);
char *lk_field_set_to_expand (LkFieldSet *self);
char *lk_field_set_to_write_expand (LkFieldSet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkFieldSet, lk_field_set_unref)

G_END_DECLS
