/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-catalogue.h"
#include "lk-draft.h"
#include "lk-test-page.h"
#include "lk-user-sections.h"

G_BEGIN_DECLS

/**
 * LkTestDesk:
 * @page: a phone system and a window with rows for all fields
 * @sections: these rows
 * @catalogue: what the phone system has to choose from
 * @user: one of its users, every field of whom was read
 * @draft: (nullable): an edit of the user whom lk_test_desk_open() made of @user
 *
 * A user on the desk, to be edited row by row.
 */
typedef struct
{
  LkTestPage page;
  GtkWidget *sections;
  LkCatalogue *catalogue;
  LkUser *user;
  LkDraft *draft;
} LkTestDesk;

void lk_test_desk_enter (LkTestDesk *desk, gconstpointer data);
void lk_test_desk_leave (LkTestDesk *desk, gconstpointer data);
void lk_test_desk_end (void);

void lk_test_desk_open (LkTestDesk *desk, const char *name, const char *json);
void lk_test_desk_bring_news (LkTestDesk *desk, const char *name, const char *json);
void lk_test_desk_set (LkTestDesk *desk, const char *name, const char *json);

GtkWidget *lk_test_desk_get_row (LkTestDesk *desk, const char *name);
const char *lk_test_desk_get_entered (LkTestDesk *desk, const char *name);
void lk_test_desk_type (LkTestDesk *desk, const char *name, const char *text);
void lk_test_desk_type_on (LkTestDesk *desk, const char *name, const char *text);
void lk_test_desk_press (LkTestDesk *desk, const char *name, guint key);
void lk_test_desk_choose (LkTestDesk *desk, const char *name, const char *label);

void lk_test_desk_assert_body (LkTestDesk *desk, const char *json);
void lk_test_desk_assert_value (LkTestDesk *desk, const char *name, const char *json);
void lk_test_desk_assert_mark (LkTestDesk *desk, const char *name, gboolean is_marked);

G_END_DECLS
