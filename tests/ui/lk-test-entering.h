/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-field.h"
#include "lk-test-house.h"

G_BEGIN_DECLS

/* Some value for any field, entered as a person does. */
void lk_test_enter_form (LkTestHouse *house, GtkWidget *dialog, const LkField *field);
void lk_test_enter_value (GtkWidget *row, const LkField *field);

G_END_DECLS
