/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-period.h"

G_BEGIN_DECLS

/**
 * LkSchedule:
 * @type: (nullable): what the hours mean, as on the wire: "OfficeHours", "SpecificHours"…
 * @ignore_holidays: whether holidays are days like others
 * @periods: (element-type LkPeriod): the hours, for those types that have some of their own
 *
 * When something holds: working hours, breaks, a forwarding exception; the vendor's `Pbx.Schedule`.
 */
typedef struct
{
  char *type;
  LkTristate ignore_holidays;
  GPtrArray *periods;
  JsonObject *original; /*< private >*/
} LkSchedule;

extern const LkStructure lk_schedule_structure;
extern const LkChoice lk_schedule_types[];

LkSchedule *lk_schedule_new (const char *type);
LkSchedule *lk_schedule_copy (const LkSchedule *self);
LkSchedule *lk_schedule_parse (JsonObject *record, GError **error);
JsonObject *lk_schedule_build (const LkSchedule *self);
void lk_schedule_free (LkSchedule *self);

gboolean lk_schedule_has_hours (const char *type);
gboolean lk_schedule_check (const LkSchedule *self, GError **error);
char *lk_schedule_describe (const LkSchedule *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkSchedule, lk_schedule_free)

G_END_DECLS
