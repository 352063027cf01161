/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-test-page.h"
#include "lk-user-sections.h"

G_BEGIN_DECLS

/**
 * LkTestNewcomer:
 * @page: a phone system and a window with rows for all that a new user can be given
 * @sections: these rows
 * @draft: the edit of the user who is yet to be created
 * @context: what its editors know
 *
 * Somebody whom the phone system does not know yet.
 */
typedef struct
{
  LkTestPage page;
  LkUserSections *sections;
  LkDraft *draft;
  LkEditContext *context;
} LkTestNewcomer;

LkTestNewcomer *lk_test_newcomer_new (LkVersion version);
void lk_test_newcomer_free (LkTestNewcomer *self);

LkTestNewcomer *lk_test_newcomer_share (void);
void lk_test_newcomer_end (void);

GtkWidget *lk_test_newcomer_get_row (LkTestNewcomer *self, const LkField *field);
void lk_test_newcomer_enter (LkTestNewcomer *self, const LkField *field);
void lk_test_newcomer_put_back (LkTestNewcomer *self, const LkField *field);
void lk_test_newcomer_type (LkTestNewcomer *self, const LkField *field, const char *text);
GtkWidget *lk_test_newcomer_open (LkTestNewcomer *self, const LkField *field);
void lk_test_newcomer_picture (LkTestNewcomer *self, GtkWidget *window, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkTestNewcomer, lk_test_newcomer_free)

G_END_DECLS
