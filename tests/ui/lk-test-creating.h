/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-catalogue.h"
#include "lk-new-user-dialog.h"
#include "lk-test-house.h"

G_BEGIN_DECLS

/**
 * LkTestCreating:
 * @house: a phone system with a window
 * @catalogue: what it has to choose from
 * @templates: none yet
 * @dialog: the dialog over that window
 * @created: the Id of the last user that it said to be created; 0 for none
 * @opened: likewise of whom the person wants to see
 * @is_gone: whether the dialog is closed
 *
 * Someone is creating a user.
 */
typedef struct
{
  LkTestHouse *house;
  LkCatalogue *catalogue;
  LkTemplateStore *templates;
  GtkWidget *dialog;
  int created;
  int opened;
  gboolean is_gone;
} LkTestCreating;

void lk_test_creating_enter (LkTestCreating *self, gconstpointer data);
void lk_test_creating_leave (LkTestCreating *self, gconstpointer data);
void lk_test_creating_open (LkTestCreating *self);

void lk_test_creating_break (LkTestCreating *self, const char *spec);
int lk_test_creating_rival (LkTestCreating *self, const char *number, const char *email);

GtkWidget *lk_test_creating_get_row (LkTestCreating *self, const char *field_name);
const char *lk_test_creating_get_text (LkTestCreating *self, const char *field_name);
void lk_test_creating_type (LkTestCreating *self, const char *field_name, const char *text);
void lk_test_creating_wait_for_number (LkTestCreating *self, const char *number);
gboolean lk_test_creating_can_create (LkTestCreating *self);
void lk_test_creating_press (LkTestCreating *self);
void lk_test_creating_create (LkTestCreating *self);
void lk_test_creating_answer (LkTestCreating *self, const char *button);
guint lk_test_creating_count_posts (LkTestCreating *self);

G_END_DECLS
