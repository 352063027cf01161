/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-edit-context.h"
#include "lk-structure-dialog.h"
#include "lk-test-house.h"

G_BEGIN_DECLS

/**
 * LkTestStructure:
 * @house: a phone system with a window
 * @field: the structured field
 * @draft: the edit of one user
 * @context: what the editor knows
 * @editor: the field's editor, in the window; what it says goes into the draft
 *
 * One structured field of one user, ready to be edited.
 */
typedef struct
{
  LkTestHouse *house;
  const LkField *field;
  LkDraft *draft;
  LkEditContext *context;
  GtkWidget *editor;
} LkTestStructure;

LkTestStructure *lk_test_structure_new (const char *field_name, int user_id, const char *json);
void lk_test_structure_free (LkTestStructure *self);

GtkWidget *lk_test_structure_open (LkTestStructure *self);
void lk_test_structure_finish (LkTestStructure *self, GtkWidget *dialog);
gboolean lk_test_structure_can_finish (GtkWidget *dialog);
void lk_test_structure_choose (GtkWidget *root, const char *name, const char *label);
char *lk_test_structure_dup_wanted (LkTestStructure *self);
void lk_test_structure_assert_wanted (LkTestStructure *self, const char *json);
void lk_test_load_style (void);
void lk_test_structure_picture (GtkWidget *window, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkTestStructure, lk_test_structure_free)

G_END_DECLS
