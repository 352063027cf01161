/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-route.h"

typedef struct
{
  const char *internal;
  const char *external;
  const char *all_calls;
} LegNames;

static const LegNames leg_names[LK_N_SITUATIONS] = {
  [LK_SITUATION_NO_ANSWER] = { "NoAnswerInternal", "NoAnswerExternal", "NoAnswerAllCalls" },
  [LK_SITUATION_BUSY] = { "BusyInternal", "BusyExternal", "BusyAllCalls" },
  [LK_SITUATION_NOT_REGISTERED] = { "NotRegisteredInternal", "NotRegisteredExternal",
                                    "NotRegisteredAllCalls" },
};

/**
 * lk_available_route_new:
 *
 * Returns: (transfer full): a route that sends no call anywhere yet.
 */
LkAvailableRoute *
lk_available_route_new (void)
{
  return g_new0 (LkAvailableRoute, 1);
}

/**
 * lk_available_route_parse:
 * @record: a profile's `AvailableRoute`
 *
 * Returns: (transfer full): the route; a member of another type is left alone.
 */
LkAvailableRoute *
lk_available_route_parse (JsonObject *record)
{
  LkAvailableRoute *self = g_new0 (LkAvailableRoute, 1);

  self->original = json_object_ref (record);
  for (LkSituation i = 0; i < LK_N_SITUATIONS; i++)
    {
      self->legs[i].internal = lk_destination_parse_member (record, leg_names[i].internal);
      self->legs[i].external = lk_destination_parse_member (record, leg_names[i].external);
      self->legs[i].all_calls = lk_record_get_tristate (record, leg_names[i].all_calls);
    }

  return self;
}

/**
 * lk_available_route_build:
 * @self: a route
 *
 * Returns: (transfer full): the profile's `AvailableRoute`.
 */
JsonObject *
lk_available_route_build (const LkAvailableRoute *self)
{
  JsonObject *record = lk_record_copy (self->original);

  for (LkSituation i = 0; i < LK_N_SITUATIONS; i++)
    {
      lk_destination_put_member (record, leg_names[i].internal, self->legs[i].internal);
      lk_destination_put_member (record, leg_names[i].external, self->legs[i].external);
      lk_record_put_tristate (record, leg_names[i].all_calls, self->legs[i].all_calls);
    }

  return record;
}

void
lk_available_route_free (LkAvailableRoute *self)
{
  for (LkSituation i = 0; i < LK_N_SITUATIONS; i++)
    {
      g_clear_pointer (&self->legs[i].internal, lk_destination_free);
      g_clear_pointer (&self->legs[i].external, lk_destination_free);
    }
  g_clear_pointer (&self->original, json_object_unref);
  g_free (self);
}

/**
 * lk_away_route_new:
 *
 * Returns: (transfer full): a route that sends no call anywhere yet.
 */
LkAwayRoute *
lk_away_route_new (void)
{
  return g_new0 (LkAwayRoute, 1);
}

/**
 * lk_away_route_parse:
 * @record: a profile's `AwayRoute`
 *
 * Returns: (transfer full): the route; a member of another type is left alone.
 */
LkAwayRoute *
lk_away_route_parse (JsonObject *record)
{
  LkAwayRoute *self = g_new0 (LkAwayRoute, 1);

  self->original = json_object_ref (record);
  self->internal = lk_destination_parse_member (record, "Internal");
  self->external = lk_destination_parse_member (record, "External");
  self->all_hours_internal = lk_record_get_tristate (record, "AllHoursInternal");
  self->all_hours_external = lk_record_get_tristate (record, "AllHoursExternal");
  return self;
}

/**
 * lk_away_route_build:
 * @self: a route
 *
 * Returns: (transfer full): the profile's `AwayRoute`.
 */
JsonObject *
lk_away_route_build (const LkAwayRoute *self)
{
  JsonObject *record = lk_record_copy (self->original);

  lk_destination_put_member (record, "Internal", self->internal);
  lk_destination_put_member (record, "External", self->external);
  lk_record_put_tristate (record, "AllHoursInternal", self->all_hours_internal);
  lk_record_put_tristate (record, "AllHoursExternal", self->all_hours_external);
  return record;
}

void
lk_away_route_free (LkAwayRoute *self)
{
  g_clear_pointer (&self->internal, lk_destination_free);
  g_clear_pointer (&self->external, lk_destination_free);
  g_clear_pointer (&self->original, json_object_unref);
  g_free (self);
}
