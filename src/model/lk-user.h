/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "lk-field-set.h"

G_BEGIN_DECLS

#define LK_TYPE_USER (lk_user_get_type ())
G_DECLARE_FINAL_TYPE (LkUser, lk_user, LK, USER, GObject)

/**
 * LkAttention:
 *
 * What about a user an administrator may want to look at. Bits; found once when a record arrives.
 *
 * @LK_ATTENTION_NOT_PERSON: a fax server, a service principal or a hot-desking extension
 */
typedef enum
{
  LK_ATTENTION_DISABLED = 1 << 0,
  LK_ATTENTION_NO_EMAIL = 1 << 1,
  LK_ATTENTION_DUPLICATE_EMAIL = 1 << 2,
  LK_ATTENTION_NOT_REGISTERED = 1 << 3,
  LK_ATTENTION_WEAK_CREDENTIALS = 1 << 4,
  LK_ATTENTION_NO_2FA = 1 << 5,
  LK_ATTENTION_NOT_PERSON = 1 << 6,
} LkAttention;

LkUser *lk_user_new (LkFieldSet *fields, int id);
LkUser *lk_user_new_from_values (LkFieldSet *fields, int id, const LkValue *values);
LkUser *lk_user_new_from_json (LkFieldSet *fields, JsonObject *record, GError **error);
JsonObject *lk_user_to_json (LkUser *self);

LkFieldSet *lk_user_get_fields (LkUser *self);
int lk_user_get_id (LkUser *self);
const LkValue *lk_user_get (LkUser *self, const LkField *field);
const char *lk_user_get_text (LkUser *self, const LkField *field);
char *lk_user_dup_display (LkUser *self, const LkField *field);
char *lk_user_dup_name (LkUser *self);

gboolean lk_user_set (LkUser *self, const LkField *field, const LkValue *value);
gboolean lk_user_adopt (LkUser *self, LkUser *newer);

const char *lk_user_get_search_text (LkUser *self);
gboolean lk_user_matches (LkUser *self, const char *const *words);

LkAttention lk_user_get_attention (LkUser *self);
gboolean lk_user_set_attention (LkUser *self, LkAttention bit, gboolean set);

G_END_DECLS
