/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-field-row.h"
#include "lk-test-house.h"
#include "lk-value-editor.h"

G_BEGIN_DECLS

#define LK_TEST_PAGE_USERS 12

typedef struct
{
  LkTestHouse *house;
  GtkWidget *page;
} LkTestPage;

void lk_test_page_set_up (LkTestPage *fixture, gconstpointer version);
void lk_test_page_tear_down (LkTestPage *fixture, gconstpointer data);
void lk_test_page_enter (LkTestPage *fixture, gconstpointer version);
void lk_test_page_leave (LkTestPage *fixture, gconstpointer version);
void lk_test_page_end (void);

GPtrArray *lk_test_page_get_rows (LkTestPage *fixture);
LkFieldRow *lk_test_page_find_row (LkTestPage *fixture, const char *name);
GtkWidget *lk_test_page_get_value_label (LkFieldRow *row);
LkValueEditor *lk_test_page_get_editor (LkFieldRow *row);
char *lk_test_page_dup_value (LkFieldRow *row);
void lk_test_page_assert_value (LkTestPage *fixture, const char *name, const char *expected);
gboolean lk_test_page_is_read (gpointer user_data);
LkUser *lk_test_page_show_user (LkTestPage *fixture, guint position);
LkUser *lk_test_page_show_whole_user (LkTestPage *fixture, guint position);

G_END_DECLS
