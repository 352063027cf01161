/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-field.h"

G_BEGIN_DECLS

/** How many properties `Pbx.User` has in 20.0.10. */
#define LK_N_USER_FIELDS 80

/**
 * lk_user_fields:
 *
 * The table: one row for each property of `Pbx.User`. A new server field is one new row here and
 * nothing else anywhere. The order is that of the list's columns; the rows of a section need not
 * stand together.
 */
extern const LkField lk_user_fields[LK_N_USER_FIELDS];

/* The few rows that the program's own logic has to know by name: who the user is, and what the
 * views of the list are about. */
extern const LkField *const lk_user_field_id;
extern const LkField *const lk_user_field_number;
extern const LkField *const lk_user_field_first_name;
extern const LkField *const lk_user_field_last_name;
extern const LkField *const lk_user_field_display_name;
extern const LkField *const lk_user_field_email;
extern const LkField *const lk_user_field_enabled;
extern const LkField *const lk_user_field_registered;
extern const LkField *const lk_user_field_enable_2fa;
extern const LkField *const lk_user_field_require_2fa;
extern const LkField *const lk_user_field_tags;
extern const LkField *const lk_user_field_groups;
extern const LkField *const lk_user_field_primary_group;
extern const LkField *const lk_user_field_phones;
extern const LkField *const lk_user_field_access_password;

const LkField *lk_user_field_find (const char *name);

G_END_DECLS
