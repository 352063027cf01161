/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-directory.h"
#include "lk-survey-row.h"

G_BEGIN_DECLS

#define LK_TYPE_SURVEY (lk_survey_get_type ())
G_DECLARE_FINAL_TYPE (LkSurvey, lk_survey, LK, SURVEY, GObject)

/*
 * What the selected users have now in each field: read in the background, counted in a thread.
 * Property "progress" (double). Signal "changed": more is known.
 */
LkSurvey *lk_survey_new (LkDirectory *directory, GPtrArray *users, LkFieldSet *fields);
double lk_survey_get_progress (LkSurvey *self);
guint lk_survey_get_n_read (LkSurvey *self);

void lk_survey_run_async (LkSurvey *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
gboolean lk_survey_run_finish (LkSurvey *self, GAsyncResult *result, GError **error);

/* The different values of a field, the most frequent first: LkSurveyRow. Borrowed; another array
 * after each “changed”. */
GPtrArray *lk_survey_get_rows (LkSurvey *self, const LkField *field);

G_END_DECLS
