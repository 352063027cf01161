/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-user-fields.h"

G_BEGIN_DECLS

/* A value for each field, for tests that go through the whole table. */
char *lk_test_dup_sample (const LkField *field, LkVersion version);

G_END_DECLS
