/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-forwarding-profile.h"

#include <glib/gi18n-lib.h>

#include "lk-json.h"

/** The names under which every phone system keeps its profiles. */
const LkChoice lk_forwarding_profile_names[] = {
  { "Available", N_ ("Available") },         { "Away", N_ ("Away") },
  { "Out of office", N_ ("Out of office") }, { "Custom 1", N_ ("Custom 1") },
  { "Custom 2", N_ ("Custom 2") },           {},
};

/**
 * lk_forwarding_profile_new:
 * @name: (nullable): the name by which the server knows the profile
 *
 * Returns: (transfer full): a profile that says nothing yet about calls.
 */
LkForwardingProfile *
lk_forwarding_profile_new (const char *name)
{
  LkForwardingProfile *self = g_new0 (LkForwardingProfile, 1);

  self->id = LK_NUMBER_UNSET;
  self->name = g_strdup (name);
  self->no_answer_timeout = LK_NUMBER_UNSET;
  return self;
}

/**
 * lk_forwarding_profile_copy:
 * @self: a profile
 *
 * Returns: (transfer full): the same profile again.
 */
LkForwardingProfile *
lk_forwarding_profile_copy (const LkForwardingProfile *self)
{
  return lk_record_class_copy (&lk_forwarding_profile_class, self);
}

/**
 * lk_forwarding_profile_parse:
 * @record: an element of `ForwardingProfiles`
 * @error: return location
 *
 * Returns: (transfer full): the profile. Never fails; a member of another type is left alone.
 */
LkForwardingProfile *
lk_forwarding_profile_parse (JsonObject *record, GError **error)
{
  LkForwardingProfile *self = g_new0 (LkForwardingProfile, 1);
  JsonObject *available = lk_json_peek_object (record, "AvailableRoute");
  JsonObject *away = lk_json_peek_object (record, "AwayRoute");

  self->original = json_object_ref (record);
  self->id = lk_record_get_number (record, "Id");
  self->name = lk_record_dup_text (record, "Name");
  self->custom_name = lk_record_dup_text (record, "CustomName");
  self->custom_message = lk_record_dup_text (record, "CustomMessage");
  self->no_answer_timeout = lk_record_get_number (record, "NoAnswerTimeout");
  self->accept_multiple_calls = lk_record_get_tristate (record, "AcceptMultipleCalls");
  self->ring_my_mobile = lk_record_get_tristate (record, "RingMyMobile");
  self->block_push_calls = lk_record_get_tristate (record, "BlockPushCalls");
  self->disable_ring_group_calls = lk_record_get_tristate (record, "DisableRingGroupCalls");
  self->office_hours_auto_queue_log_out =
    lk_record_get_tristate (record, "OfficeHoursAutoQueueLogOut");
  self->available = available != NULL ? lk_available_route_parse (available) : NULL;
  self->away = away != NULL ? lk_away_route_parse (away) : NULL;

  return self;
}

/**
 * lk_forwarding_profile_build:
 * @self: a profile
 *
 * Returns: (transfer full): the element for `ForwardingProfiles`.
 */
JsonObject *
lk_forwarding_profile_build (const LkForwardingProfile *self)
{
  JsonObject *record = lk_record_copy (self->original);

  lk_record_put_number (record, "Id", self->id);
  lk_record_put_text (record, "Name", self->name);
  lk_record_put_text (record, "CustomName", self->custom_name);
  lk_record_put_text (record, "CustomMessage", self->custom_message);
  lk_record_put_number (record, "NoAnswerTimeout", self->no_answer_timeout);
  lk_record_put_tristate (record, "AcceptMultipleCalls", self->accept_multiple_calls);
  lk_record_put_tristate (record, "RingMyMobile", self->ring_my_mobile);
  lk_record_put_tristate (record, "BlockPushCalls", self->block_push_calls);
  lk_record_put_tristate (record, "DisableRingGroupCalls", self->disable_ring_group_calls);
  lk_record_put_tristate (record, "OfficeHoursAutoQueueLogOut",
                          self->office_hours_auto_queue_log_out);
  lk_record_put_object (record, "AvailableRoute",
                        self->available != NULL ? lk_available_route_build (self->available)
                                                : NULL);
  lk_record_put_object (record, "AwayRoute",
                        self->away != NULL ? lk_away_route_build (self->away) : NULL);

  return record;
}

void
lk_forwarding_profile_free (LkForwardingProfile *self)
{
  g_free (self->name);
  g_free (self->custom_name);
  g_free (self->custom_message);
  g_clear_pointer (&self->available, lk_available_route_free);
  g_clear_pointer (&self->away, lk_away_route_free);
  g_clear_pointer (&self->original, json_object_unref);
  g_free (self);
}

/**
 * lk_forwarding_profile_get_title:
 * @self: a profile
 *
 * Returns: (transfer none): what people call the profile, translated; empty where the server gave
 *   it no name.
 */
const char *
lk_forwarding_profile_get_title (const LkForwardingProfile *self)
{
  if (self->custom_name != NULL && *self->custom_name != '\0')
    return self->custom_name;

  return lk_choice_get_label (lk_forwarding_profile_names, self->name);
}

static char *
describe (gconstpointer item)
{
  return g_strdup (lk_forwarding_profile_get_title (item));
}

const LkRecordClass lk_forwarding_profile_class = {
  .parse = (gpointer) lk_forwarding_profile_parse,
  .build = (gpointer) lk_forwarding_profile_build,
  .free = (gpointer) lk_forwarding_profile_free,
  .describe = describe,
};

static char *
summarise (const LkField *field, const LkValue *value)
{
  return lk_record_summarise_value (&lk_forwarding_profile_class, value);
}

const LkStructure lk_forwarding_profile_structure = {
  .is_array = TRUE,
  .type = "Pbx.ForwardingProfile",
  .summarise = summarise,
};
