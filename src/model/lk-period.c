/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-period.h"

#include <glib/gi18n-lib.h>

/** The days of the week in the order in which schedules are read. */
const LkChoice lk_period_days[] = {
  { "Monday", N_ ("Mon") },    { "Tuesday", N_ ("Tue") },
  { "Wednesday", N_ ("Wed") }, { "Thursday", N_ ("Thu") },
  { "Friday", N_ ("Fri") },    { "Saturday", N_ ("Sat") },
  { "Sunday", N_ ("Sun") },    {},
};

/**
 * lk_period_new:
 * @day: (nullable): a weekday as on the wire
 * @start: (nullable): from when, "09:00:00"
 * @stop: (nullable): until when
 *
 * Returns: (transfer full): the hours.
 */
LkPeriod *
lk_period_new (const char *day, const char *start, const char *stop)
{
  LkPeriod *self = g_new0 (LkPeriod, 1);

  self->day = g_strdup (day);
  self->start = g_strdup (start);
  self->stop = g_strdup (stop);
  return self;
}

/**
 * lk_period_copy:
 * @self: hours
 *
 * Returns: (transfer full): the same hours again.
 */
LkPeriod *
lk_period_copy (const LkPeriod *self)
{
  return lk_record_class_copy (&lk_period_class, self);
}

/**
 * lk_period_parse:
 * @record: an element of a schedule's `Periods`
 * @error: return location
 *
 * Returns: (transfer full): the hours. Never fails; a member of another type is left alone.
 */
LkPeriod *
lk_period_parse (JsonObject *record, GError **error)
{
  LkPeriod *self = g_new0 (LkPeriod, 1);

  self->original = json_object_ref (record);
  self->day = lk_record_dup_text (record, "DayOfWeek");
  self->start = lk_record_dup_text (record, "Start");
  self->stop = lk_record_dup_text (record, "Stop");
  return self;
}

/**
 * lk_period_build:
 * @self: hours
 *
 * Returns: (transfer full): the element for `Periods`.
 */
JsonObject *
lk_period_build (const LkPeriod *self)
{
  JsonObject *record = lk_record_copy (self->original);

  lk_record_put_text (record, "DayOfWeek", self->day);
  lk_record_put_text (record, "Start", self->start);
  lk_record_put_text (record, "Stop", self->stop);
  return record;
}

void
lk_period_free (LkPeriod *self)
{
  g_free (self->day);
  g_free (self->start);
  g_free (self->stop);
  g_clear_pointer (&self->original, json_object_unref);
  g_free (self);
}

static gboolean
is_time (const char *time)
{
  static const char form[] = "dd:dd:dd";

  for (guint i = 0; form[i] != '\0'; i++)
    if (form[i] == 'd' ? !g_ascii_isdigit (time[i]) : time[i] != form[i])
      return FALSE;

  return TRUE;
}

/* "09:00" of "09:00:00"; anything that is no such time stays as it is. */
static char *
dup_clock (const char *time)
{
  if (time == NULL)
    return g_strdup ("…");

  return is_time (time) ? g_strndup (time, strlen ("hh:mm")) : g_strdup (time);
}

static int
get_number (const char *digits)
{
  return g_ascii_digit_value (digits[0]) * 10 + g_ascii_digit_value (digits[1]);
}

static int
get_seconds (const char *time)
{
  if (time == NULL || !is_time (time))
    return -1;

  return (get_number (time) * 60 + get_number (time + 3)) * 60 + get_number (time + 6);
}

/**
 * lk_period_get_seconds:
 * @self: hours
 * @start: (out): from when, in seconds since midnight
 * @stop: (out): until when; the midnight at the end of the day is 86400
 *
 * Returns: whether both can be read.
 */
gboolean
lk_period_get_seconds (const LkPeriod *self, int *start, int *stop)
{
  *start = get_seconds (self->start);
  *stop = get_seconds (self->stop);
  if (*stop == 0)
    *stop = 24 * 60 * 60;

  return *start >= 0 && *stop >= 0;
}

/**
 * lk_period_dup_hours:
 * @self: hours
 *
 * Returns: (transfer full): the hours without their day, as in “09:00–17:00”.
 */
char *
lk_period_dup_hours (const LkPeriod *self)
{
  g_autofree char *start = dup_clock (self->start);
  g_autofree char *stop = dup_clock (self->stop);

  /* Translators: two times of day, as in “09:00–17:00”. */
  return g_strdup_printf (C_ ("hours", "%s–%s"), start, stop);
}

static char *
describe (gconstpointer item)
{
  const LkPeriod *self = item;
  g_autofree char *hours = lk_period_dup_hours (self);

  /* Translators: a day or days and the hours, as in “Mon–Fri 09:00–17:00”. */
  return g_strdup_printf (C_ ("days and hours", "%s %s"),
                          lk_choice_get_label (lk_period_days, self->day), hours);
}

const LkRecordClass lk_period_class = {
  .parse = (gpointer) lk_period_parse,
  .build = (gpointer) lk_period_build,
  .free = (gpointer) lk_period_free,
  .describe = describe,
};
