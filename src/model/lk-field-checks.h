/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-field.h"

G_BEGIN_DECLS

/* What the rows of the table may say of a value: each is an #LkField.doubt. */
char *lk_doubt_email (const LkField *field, const LkValue *value);
char *lk_doubt_name (const LkField *field, const LkValue *value);
char *lk_doubt_telephone (const LkField *field, const LkValue *value);
char *lk_doubt_extension (const LkField *field, const LkValue *value);
char *lk_doubt_language (const LkField *field, const LkValue *value);
char *lk_doubt_link (const LkField *field, const LkValue *value);
char *lk_doubt_pin (const LkField *field, const LkValue *value);
char *lk_doubt_password (const LkField *field, const LkValue *value);
char *lk_doubt_identifier (const LkField *field, const LkValue *value);
char *lk_doubt_duration (const LkField *field, const LkValue *value);
char *lk_doubt_schedule (const LkField *field, const LkValue *value);
char *lk_doubt_exceptions (const LkField *field, const LkValue *value);

G_END_DECLS
