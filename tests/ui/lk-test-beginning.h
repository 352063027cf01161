/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-beginning-row.h"
#include "lk-test-house.h"

G_BEGIN_DECLS

/**
 * LkTestBeginning:
 * @house: a phone system with a window
 * @path: where the templates are kept
 * @templates: what is kept there
 * @new_user: somebody yet to be created
 * @row: where they begin, in the window
 *
 * A new user who has not begun yet.
 */
typedef struct
{
  LkTestHouse *house;
  char *folder;
  char *path;
  LkTemplateStore *templates;
  LkCatalogue *catalogue;
  LkNewUser *new_user;
  LkBeginningRow *row;
} LkTestBeginning;

void lk_test_beginning_enter (LkTestBeginning *self, gconstpointer version);
void lk_test_beginning_leave (LkTestBeginning *self, gconstpointer version);
void lk_test_beginning_end (void);

void lk_test_beginning_pick (LkTestBeginning *self, const char *query);
void lk_test_beginning_wait (LkTestBeginning *self);
const char *lk_test_beginning_get_report (LkTestBeginning *self);

void lk_test_beginning_set (LkTestBeginning *self, const char *name, const char *json);
char *lk_test_beginning_dup (LkTestBeginning *self, const char *name);
LkTemplate *lk_test_beginning_put (LkTestBeginning *self, const char *name, const char *json);
char *lk_test_beginning_read_file (LkTestBeginning *self);
void lk_test_beginning_record (LkTestBeginning *self, guint position, const char *json);
void lk_test_beginning_squeeze (GtkWidget *window, const char *picture);

G_END_DECLS
