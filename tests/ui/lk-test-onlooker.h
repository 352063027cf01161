/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-edit-context.h"
#include "lk-test-past.h"

G_BEGIN_DECLS

/**
 * LkTestOnlooker:
 * @past: a phone system and its jobs
 * @context: what the values of its users belong to
 * @job: (nullable): what is looked at
 * @page: the page about it
 * @n_undos: how often the person wanted it taken back
 * @n_retries: how often the person wanted it tried again
 *
 * Somebody looks at a job.
 */
typedef struct
{
  LkTestPast *past;
  LkEditContext *context;
  LkJob *job;
  GtkWidget *page;
  guint n_undos;
  guint n_retries;
} LkTestOnlooker;

void lk_test_onlooker_enter (LkTestOnlooker *self, gconstpointer data);
void lk_test_onlooker_leave (LkTestOnlooker *self, gconstpointer data);

void lk_test_onlooker_show (LkTestOnlooker *self, LkJobRunner *runner);
void lk_test_onlooker_show_past (LkTestOnlooker *self,
                                 guint n_users,
                                 const LkItemState *states,
                                 guint n_states);
LkJobRunner *lk_test_onlooker_run (LkTestOnlooker *self, guint n_users);
void lk_test_onlooker_break (LkTestOnlooker *self, const char *spec);
void lk_test_onlooker_wait_for_state (LkJobRunner *runner, LkRunState state);

GtkWidget *lk_test_onlooker_get_table (LkTestOnlooker *self);
guint lk_test_onlooker_count_chosen (LkTestOnlooker *self);
void lk_test_onlooker_wait_for_rows (LkTestOnlooker *self, guint n);
gboolean lk_test_onlooker_can_press (LkTestOnlooker *self, const char *name);
void lk_test_onlooker_choose_outcome (LkTestOnlooker *self, const char *label);
void lk_test_onlooker_search (LkTestOnlooker *self, const char *text);

G_END_DECLS
