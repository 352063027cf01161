/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-schedule.h"

#include <glib/gi18n-lib.h>

#include "lk-error.h"
#include "lk-json.h"
#include "lk-phrase.h"

/** The vendor's `Pbx.RuleHoursType`. */
const LkChoice lk_schedule_types[] = {
  { "AllHours", N_ ("At all hours") },
  { "OfficeHours", N_ ("Office hours") },
  { "OutOfOfficeHours", N_ ("Outside office hours") },
  { "SpecificHours", N_ ("Certain hours") },
  { "SpecificHoursExcludingHolidays", N_ ("Certain hours, not on holidays") },
  { "OutOfSpecificHours", N_ ("Outside certain hours") },
  { "OutOfSpecificHoursIncludingHolidays", N_ ("Outside certain hours, and on holidays") },
  { "Never", N_ ("Never") },
  { "BreakTime", N_ ("In breaks") },
  {},
};

/* How the types that have hours of their own are said, once there are some. */
static const LkChoice sentences[] = {
  /* Translators: %s are days and hours, as in “Mon–Fri 09:00–17:00”. */
  { "SpecificHours", N_ ("%s") },
  { "SpecificHoursExcludingHolidays", N_ ("%s, not on holidays") },
  { "OutOfSpecificHours", N_ ("Outside %s") },
  { "OutOfSpecificHoursIncludingHolidays", N_ ("Outside %s, and on holidays") },
  {},
};

/**
 * lk_schedule_new:
 * @type: what the hours mean, as on the wire
 *
 * Returns: (transfer full): a schedule without hours of its own.
 */
LkSchedule *
lk_schedule_new (const char *type)
{
  LkSchedule *self = g_new0 (LkSchedule, 1);

  self->type = g_strdup (type);
  self->periods = g_ptr_array_new_with_free_func (lk_period_class.free);
  return self;
}

/**
 * lk_schedule_parse:
 * @record: a schedule of the wire
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the schedule; %NULL with %LK_ERROR_PROTOCOL where one of its
 *   periods is no object.
 */
LkSchedule *
lk_schedule_parse (JsonObject *record, GError **error)
{
  JsonArray *array = lk_json_peek_array (record, "Periods");
  GPtrArray *periods = lk_record_parse_array (&lk_period_class, array, error);
  LkSchedule *self;

  if (periods == NULL)
    return NULL;

  self = g_new0 (LkSchedule, 1);
  self->original = json_object_ref (record);
  self->type = lk_record_dup_text (record, "Type");
  self->ignore_holidays = lk_record_get_tristate (record, "IgnoreHolidays");
  self->periods = periods;
  return self;
}

/**
 * lk_schedule_build:
 * @self: a schedule
 *
 * Returns: (transfer full): the schedule for the wire.
 */
JsonObject *
lk_schedule_build (const LkSchedule *self)
{
  JsonObject *record = lk_record_copy (self->original);

  lk_record_put_text (record, "Type", self->type);
  lk_record_put_tristate (record, "IgnoreHolidays", self->ignore_holidays);
  lk_record_put_array (record, "Periods", lk_record_build_array (&lk_period_class, self->periods));
  return record;
}

/**
 * lk_schedule_copy:
 * @self: a schedule
 *
 * Returns: (transfer full): the same schedule again.
 */
LkSchedule *
lk_schedule_copy (const LkSchedule *self)
{
  g_autoptr (JsonObject) record = lk_schedule_build (self);

  return lk_schedule_parse (record, NULL);
}

void
lk_schedule_free (LkSchedule *self)
{
  g_free (self->type);
  g_ptr_array_unref (self->periods);
  g_clear_pointer (&self->original, json_object_unref);
  g_free (self);
}

static char *
dup_hours_of_day (const LkSchedule *self, const char *day)
{
  g_autoptr (GPtrArray) hours = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->periods->len; i++)
    {
      const LkPeriod *period = g_ptr_array_index (self->periods, i);

      if (g_strcmp0 (period->day, day) == 0)
        g_ptr_array_add (hours, lk_period_dup_hours (period));
    }

  return lk_phrase_join (hours);
}

static char *
describe_days (const LkChoice *first, const LkChoice *last)
{
  if (first == last)
    return g_strdup (_ (first->label));

  /* Translators: the first and the last of several days, as in “Mon–Fri”. */
  return g_strdup_printf (C_ ("days", "%s–%s"), _ (first->label), _ (last->label));
}

/* Days in a row with the same hours are said in one breath. */
static void
add_weekdays (const LkSchedule *self, GPtrArray *parts)
{
  const LkChoice *last;

  for (const LkChoice *day = lk_period_days; day->value != NULL; day = last + 1)
    {
      g_autofree char *hours = dup_hours_of_day (self, day->value);
      g_autofree char *days = NULL;

      for (last = day; last[1].value != NULL; last++)
        {
          g_autofree char *next = dup_hours_of_day (self, last[1].value);

          if (!g_str_equal (next, hours))
            break;
        }

      days = describe_days (day, last);
      if (*hours != '\0')
        g_ptr_array_add (parts, g_strdup_printf (C_ ("days and hours", "%s %s"), days, hours));
    }
}

static gboolean
is_weekday (const char *day)
{
  for (const LkChoice *known = lk_period_days; known->value != NULL; known++)
    if (g_strcmp0 (known->value, day) == 0)
      return TRUE;

  return FALSE;
}

static char *
describe_periods (const LkSchedule *self)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  add_weekdays (self, parts);
  for (guint i = 0; i < self->periods->len; i++)
    {
      const LkPeriod *period = g_ptr_array_index (self->periods, i);

      if (!is_weekday (period->day))
        g_ptr_array_add (parts, lk_period_class.describe (period));
    }
  g_ptr_array_add (parts, NULL);

  /* Translators: between days with different hours, as in “Mon–Fri 09:00–17:00; Sat 10:00–14:00”.
   */
  return g_strjoinv (C_ ("days", "; "), (char **) parts->pdata);
}

static const char *
find_sentence (const char *type)
{
  for (const LkChoice *known = sentences; known->value != NULL; known++)
    if (g_strcmp0 (known->value, type) == 0)
      return _ (known->label);

  return NULL;
}

/**
 * lk_schedule_has_hours:
 * @type: (nullable): what a schedule's hours mean, as on the wire
 *
 * Returns: whether a schedule of that type goes by hours of its own.
 */
gboolean
lk_schedule_has_hours (const char *type)
{
  return find_sentence (type) != NULL;
}

/**
 * lk_schedule_describe:
 * @self: a schedule
 *
 * Returns: (transfer full): one translated line, as in “Mon–Fri 09:00–17:00”.
 */
char *
lk_schedule_describe (const LkSchedule *self)
{
  const char *sentence = find_sentence (self->type);
  g_autoptr (GString) text = NULL;
  g_autofree char *periods = NULL;

  if (sentence == NULL || self->periods->len == 0)
    return g_strdup (lk_choice_get_label (lk_schedule_types, self->type));

  periods = describe_periods (self);
  text = g_string_new (sentence);
  g_string_replace (text, "%s", periods, 1);
  return g_strdup (text->str);
}

/* As in “Mon: 09:00–12:00 and 11:00–15:00 overlap.” */
static gboolean
refuse_overlap (const LkPeriod *first, const LkPeriod *second, GError **error)
{
  g_autofree char *hours = lk_period_dup_hours (first);
  g_autofree char *others = lk_period_dup_hours (second);

  g_set_error (error, LK_ERROR, LK_ERROR_INVALID,
               /* Translators: a day of the week and hours, as in “09:00–12:00”. */
               _ ("%s: %s and %s overlap."), lk_choice_get_label (lk_period_days, first->day),
               hours, others);
  return FALSE;
}

static gboolean
refuse_order (const LkPeriod *period, GError **error)
{
  g_autofree char *hours = lk_period_dup_hours (period);

  g_set_error (error, LK_ERROR, LK_ERROR_INVALID,
               /* Translators: a day of the week and hours, as in “09:00–12:00”. */
               _ ("%s: %s end before they begin."),
               lk_choice_get_label (lk_period_days, period->day), hours);
  return FALSE;
}

static int
compare_periods (gconstpointer a, gconstpointer b)
{
  const LkPeriod *first = *(LkPeriod *const *) a;
  const LkPeriod *second = *(LkPeriod *const *) b;
  int order = g_strcmp0 (first->day, second->day);

  return order != 0 ? order : g_strcmp0 (first->start, second->start);
}

/* The periods whose hours can be read, those of each day in a row. */
static gboolean
sort_periods (const LkSchedule *self, GPtrArray *sorted, GError **error)
{
  for (guint i = 0; i < self->periods->len; i++)
    {
      LkPeriod *period = g_ptr_array_index (self->periods, i);
      int start;
      int stop;

      if (!lk_period_get_seconds (period, &start, &stop))
        continue;
      if (stop <= start)
        return refuse_order (period, error);
      g_ptr_array_add (sorted, period);
    }

  g_ptr_array_sort (sorted, compare_periods);
  return TRUE;
}

/**
 * lk_schedule_check:
 * @self: a schedule
 * @error: return location
 *
 * A server is not known to refuse such hours, so this is no more than a doubt.
 *
 * Returns: whether all hours end after they begin and none of a day overlap; otherwise
 *   %LK_ERROR_INVALID with a sentence that names the day. Hours that cannot be read are passed
 * over.
 */
gboolean
lk_schedule_check (const LkSchedule *self, GError **error)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  if (!sort_periods (self, sorted, error))
    return FALSE;

  for (guint i = 1; i < sorted->len; i++)
    {
      const LkPeriod *first = g_ptr_array_index (sorted, i - 1);
      const LkPeriod *second = g_ptr_array_index (sorted, i);
      int start;
      int stop;
      int next;

      lk_period_get_seconds (first, &start, &stop);
      lk_period_get_seconds (second, &next, &start);
      if (g_strcmp0 (first->day, second->day) == 0 && next < stop)
        return refuse_overlap (first, second, error);
    }

  return TRUE;
}

static char *
summarise (const LkField *field, const LkValue *value)
{
  g_autoptr (JsonNode) node = lk_value_dup_json (value);
  g_autoptr (LkSchedule) self = lk_schedule_parse (json_node_get_object (node), NULL);

  return self != NULL ? lk_schedule_describe (self) : lk_record_dup_unreadable ();
}

static void
add_days (const LkSchedule *self, GStrvBuilder *lines)
{
  for (const LkChoice *day = lk_period_days; day->value != NULL; day++)
    {
      g_autofree char *hours = dup_hours_of_day (self, day->value);
      g_autofree char *line =
        g_strdup_printf (C_ ("days and hours", "%s %s"), _ (day->label), hours);

      if (*hours != '\0')
        g_strv_builder_add (lines, line);
    }

  for (guint i = 0; i < self->periods->len; i++)
    {
      const LkPeriod *period = g_ptr_array_index (self->periods, i);
      g_autofree char *line = lk_period_class.describe (period);

      if (!is_weekday (period->day))
        g_strv_builder_add (lines, line);
    }
}

/* The type, then the hours of each day that has some. */
static char **
dup_lines (const LkField *field, const LkValue *value)
{
  g_autoptr (JsonNode) node = lk_value_dup_json (value);
  g_autoptr (LkSchedule) self = lk_schedule_parse (json_node_get_object (node), NULL);
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_autofree char *unreadable = self == NULL ? lk_record_dup_unreadable () : NULL;

  if (self == NULL)
    {
      g_strv_builder_add (lines, unreadable);
      return g_strv_builder_end (lines);
    }

  if (self->type != NULL)
    g_strv_builder_add (lines, lk_choice_get_label (lk_schedule_types, self->type));
  if (self->ignore_holidays == LK_TRISTATE_YES)
    g_strv_builder_add (lines, _ ("Holidays are days like any other"));
  if (lk_schedule_has_hours (self->type))
    add_days (self, lines);

  return g_strv_builder_end (lines);
}

static void
remove_id (JsonObject *record)
{
  if (record != NULL && json_object_has_member (record, "Id"))
    json_object_remove_member (record, "Id");
}

static void
adapt (const LkValue *value, const LkOwner *owner, LkValue *out)
{
  g_autoptr (JsonNode) node = lk_value_dup_json (value);
  JsonObject *record = json_node_get_object (node);
  JsonArray *periods = lk_json_peek_array (record, "Periods");

  remove_id (record);
  for (guint i = 0; periods != NULL && i < json_array_get_length (periods); i++)
    if (JSON_NODE_HOLDS_OBJECT (json_array_get_element (periods, i)))
      remove_id (json_array_get_object_element (periods, i));

  lk_value_set_json (out, node);
}

const LkStructure lk_schedule_structure = {
  .is_array = FALSE,
  .type = "Pbx.Schedule",
  .summarise = summarise,
  .dup_lines = dup_lines,
  .adapt = adapt,
};
