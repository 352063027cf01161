/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-batch-form.h"
#include "lk-test-house.h"

G_BEGIN_DECLS

#define LK_TEST_MANY_USERS 12

/**
 * LkTestMany:
 * @house: a phone system with a window
 * @catalogue: what it has to choose from
 * @users: those who shall change
 * @form: what shall change, once it was opened
 * @n_changes: how often it said that it is another one
 *
 * Somebody says what shall become of many users.
 */
typedef struct
{
  LkTestHouse *house;
  LkCatalogue *catalogue;
  GPtrArray *users;
  LkBatchForm *form;
  guint n_changes;
} LkTestMany;

void lk_test_many_set_up (LkTestMany *self, gconstpointer version);
void lk_test_many_tear_down (LkTestMany *self, gconstpointer version);
void lk_test_many_open (LkTestMany *self);
gboolean lk_test_many_is_read (gpointer form);
void lk_test_many_open_read (LkTestMany *self);
void lk_test_many_keep (LkTestMany *self, guint n_users);
gboolean
lk_test_many_try_to_put (LkTestMany *self, guint position, const char *name, const char *json);
void lk_test_many_put (LkTestMany *self, guint position, const char *name, const char *json);
GtkCheckButton *lk_test_many_get_tick (LkTestMany *self, const LkField *field);
GtkWidget *lk_test_many_get_row (LkTestMany *self, const LkField *field);
void lk_test_many_tick (LkTestMany *self, const LkField *field, gboolean is_ticked);
void lk_test_many_choose_way (LkTestMany *self, const LkField *field, const char *way);
GtkWidget *lk_test_many_open_structure (LkTestMany *self, const LkField *field);
void lk_test_many_enter (LkTestMany *self, const LkField *field);
LkWishes *lk_test_many_get_wishes (LkTestMany *self);
void lk_test_many_assert_wish (LkTestMany *self, const LkField *field);

G_END_DECLS
