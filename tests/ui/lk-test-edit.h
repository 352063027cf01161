/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-test-house.h"
#include "lk-user-edit.h"

G_BEGIN_DECLS

#define PATCH "PATCH /xapi/v1/Users("
#define GET   "GET /xapi/v1/Users("

/* One phone system for all tests of a suite; each test edits a user of its own. */
typedef struct
{
  LkUserEdit *edit;
  LkDraft *draft;
  int id;
  guint n_finished;
} LkTestEdit;

LkTestHouse *lk_test_edit_start (void);
void lk_test_edit_end (void);

void lk_test_edit_begin (LkTestEdit *desk);
void lk_test_edit_open (LkTestEdit *desk);
void lk_test_edit_close (LkTestEdit *desk);
gboolean lk_test_edit_is_quiet (gpointer desk);
gboolean lk_test_edit_is_whole (gpointer desk);

void lk_test_edit_set_text (LkTestEdit *desk, const char *name, const char *text);
const char *lk_test_edit_get_text (LkTestEdit *desk, const char *name);
void lk_test_edit_save (LkTestEdit *desk);
void lk_test_edit_break (const char *fault, const char *what);
void lk_test_edit_rival (LkTestEdit *desk, const char *name, const char *text);

void lk_test_edit_assert_truth (LkTestEdit *desk, const char *name, const char *text);
void lk_test_edit_assert_state (LkTestEdit *desk, LkSaveState state);
void lk_test_edit_assert_saved (LkTestEdit *desk);

G_END_DECLS
