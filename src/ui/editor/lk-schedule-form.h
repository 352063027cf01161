/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-schedule.h"
#include "lk-value-editor.h"

G_BEGIN_DECLS

#define LK_TYPE_SCHEDULE_FORM (lk_schedule_form_get_type ())
G_DECLARE_FINAL_TYPE (LkScheduleForm, lk_schedule_form, LK, SCHEDULE_FORM, AdwBin)

/* The form of a schedule: when it holds, what holidays mean, and the hours of each day. An
 * LkValueEditor of a whole field, or of an LkSchedule inside something else. */
GtkWidget *lk_schedule_form_new (const LkField *field);
void lk_schedule_form_set_schedule (LkScheduleForm *self, const LkSchedule *schedule);
LkSchedule *lk_schedule_form_dup_schedule (LkScheduleForm *self);

G_END_DECLS
