/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-field.h"
#include "lk-record.h"

G_BEGIN_DECLS

/**
 * LkPeriod:
 * @day: (nullable): the weekday as on the wire, "Monday"
 * @start: (nullable): from when, "09:00:00"
 * @stop: (nullable): until when
 *
 * Hours on one day of the week: an element of a schedule, the vendor's `Pbx.Period`.
 */
typedef struct
{
  char *day;
  char *start;
  char *stop;
  JsonObject *original; /*< private >*/
} LkPeriod;

extern const LkRecordClass lk_period_class;
extern const LkChoice lk_period_days[];

LkPeriod *lk_period_new (const char *day, const char *start, const char *stop);
LkPeriod *lk_period_copy (const LkPeriod *self);
LkPeriod *lk_period_parse (JsonObject *record, GError **error);
JsonObject *lk_period_build (const LkPeriod *self);
void lk_period_free (LkPeriod *self);

char *lk_period_dup_hours (const LkPeriod *self);
gboolean lk_period_get_seconds (const LkPeriod *self, int *start, int *stop);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkPeriod, lk_period_free)

G_END_DECLS
