/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-forwarding-profile.h"

#include <glib/gi18n-lib.h>

#include "lk-entries.h"
#include "lk-fulfil.h"
#include "lk-json.h"
#include "lk-phrase.h"

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

static const char *const situations[LK_N_SITUATIONS] = {
  [LK_SITUATION_NO_ANSWER] = N_ ("Not answered"),
  [LK_SITUATION_BUSY] = N_ ("Busy"),
  [LK_SITUATION_NOT_REGISTERED] = N_ ("No phone registered"),
};

/* What a profile may do besides. */
static const struct
{
  const char *label;
  gsize offset;
} answers[] = {
  { N_ ("Ring the mobile, too"), G_STRUCT_OFFSET (LkForwardingProfile, ring_my_mobile) },
  { N_ ("Let calls in during a call"),
    G_STRUCT_OFFSET (LkForwardingProfile, accept_multiple_calls) },
  { N_ ("No calls to the apps"), G_STRUCT_OFFSET (LkForwardingProfile, block_push_calls) },
  { N_ ("No calls of ring groups"),
    G_STRUCT_OFFSET (LkForwardingProfile, disable_ring_group_calls) },
  { N_ ("Out of the queues after office hours"),
    G_STRUCT_OFFSET (LkForwardingProfile, office_hours_auto_queue_log_out) },
};

static char *
tell_place (const LkDestination *destination)
{
  return destination != NULL ? lk_destination_describe (destination) : g_strdup ("…");
}

static void
add_route (GPtrArray *parts, const char *when, const LkDestination *destination)
{
  g_autofree char *where = tell_place (destination);

  g_ptr_array_add (parts, g_strdup_printf (_ ("%s → %s"), when, where));
}

static char *
tell_situation (const LkForwardingProfile *self, LkSituation situation)
{
  g_autofree char *seconds = NULL;

  if (situation != LK_SITUATION_NO_ANSWER || self->no_answer_timeout == LK_NUMBER_UNSET)
    return g_strdup (_ (situations[situation]));

  /* Translators: %ld is a number of seconds. */
  seconds = g_strdup_printf (_ ("%ld s"), (glong) self->no_answer_timeout);
  return lk_phrase_qualify (_ (situations[situation]), seconds);
}

static void
add_available (GPtrArray *parts, const LkForwardingProfile *self)
{
  for (LkSituation i = 0; i < LK_N_SITUATIONS; i++)
    {
      const LkRouteLeg *leg = &self->available->legs[i];
      g_autofree char *when = tell_situation (self, i);
      g_autofree char *outside = lk_phrase_qualify (when, _ ("Calls from outside"));

      if (leg->internal != NULL || leg->external != NULL)
        add_route (parts, when, leg->internal);
      if (leg->external != NULL && leg->all_calls != LK_TRISTATE_YES)
        add_route (parts, outside, leg->external);
    }
}

static void
add_away (GPtrArray *parts, const LkAwayRoute *route)
{
  const char *later = _ ("outside office hours, too");
  g_autofree char *inside =
    lk_phrase_qualify (_ ("Calls from colleagues"),
                       route->all_hours_internal == LK_TRISTATE_YES ? later : NULL);
  g_autofree char *outside =
    lk_phrase_qualify (_ ("Calls from outside"),
                       route->all_hours_external == LK_TRISTATE_YES ? later : NULL);

  add_route (parts, inside, route->internal);
  add_route (parts, outside, route->external);
}

static void
add_answers (GPtrArray *parts, const LkForwardingProfile *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    if (G_STRUCT_MEMBER (LkTristate, (LkForwardingProfile *) self, answers[i].offset)
        == LK_TRISTATE_YES)
      g_ptr_array_add (parts, g_strdup (_ (answers[i].label)));

  if (self->custom_message != NULL && *self->custom_message != '\0')
    /* Translators: %s is what colleagues read beside someone’s status. */
    g_ptr_array_add (parts, g_strdup_printf (_ ("“%s”"), self->custom_message));
}

/* As in “Available: Not answered (20 s) → Voicemail (101); Busy → Voicemail (101)”. */
static char *
tell (gconstpointer item)
{
  const LkForwardingProfile *self = item;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *all = NULL;

  if (self->available != NULL)
    add_available (parts, self);
  if (self->away != NULL)
    add_away (parts, self->away);
  add_answers (parts, self);
  if (parts->len == 0)
    return describe (self);

  g_ptr_array_add (parts, NULL);
  /* Translators: between the things that a status does with calls. */
  all = g_strjoinv (C_ ("forwarding", "; "), (char **) parts->pdata);
  /* Translators: a status and what it does with calls. */
  return g_strdup_printf (C_ ("forwarding", "%s: %s"), lk_forwarding_profile_get_title (self), all);
}

static char **
dup_lines (const LkField *field, const LkValue *value)
{
  return lk_record_dup_lines (&lk_forwarding_profile_class, value, tell);
}

/* What colleagues read beside a status was written by one person about that person. */
static gboolean
adapt_entry (JsonObject *entry, gconstpointer data)
{
  const LkOwner *owner = data;

  if (!owner->is_same && json_object_has_member (entry, "CustomMessage"))
    json_object_remove_member (entry, "CustomMessage");
  lk_destination_adapt_all (entry, owner);
  return TRUE;
}

static void
adapt (const LkValue *value, const LkOwner *owner, LkValue *out)
{
  lk_record_adapt_value (value, adapt_entry, owner, out);
}

/* Each status as phone systems themselves begin with it: to the user's own voicemail. A list that
 * leaves something open would leave callers nowhere. */
#define OWN_VOICEMAIL "{\"To\":\"VoiceMail\",\"Number\":\"\"}"
#define LEG(situation)                                                                             \
  "\"" situation "Internal\":" OWN_VOICEMAIL ",\"" situation "External\":" OWN_VOICEMAIL           \
  ",\"" situation "AllCalls\":true"
#define WHEN_THERE(name)                                                                           \
  "{\"Name\":\"" name "\",\"NoAnswerTimeout\":20,\"AvailableRoute\":{" LEG ("NoAnswer") "," LEG (  \
    "Busy") "," LEG ("NotRegistered") "}}"
#define WHEN_AWAY(name)                                                                            \
  "{\"Name\":\"" name "\",\"AwayRoute\":{\"Internal\":" OWN_VOICEMAIL                              \
  ",\"External\":" OWN_VOICEMAIL ",\"AllHoursInternal\":true,\"AllHoursExternal\":true}}"

/* A phone system may have statuses that nobody asked for, and its own order of them. */
static gboolean
fulfils (const LkValue *now, const LkValue *wanted)
{
  g_autoptr (JsonNode) there = lk_value_dup_json (now);
  g_autoptr (JsonNode) asked = lk_value_dup_json (wanted);

  return lk_fulfil_by_key (there, asked, "Name");
}

static gboolean
has_same_name (JsonObject *there, JsonObject *part)
{
  return g_strcmp0 (lk_json_peek_string (there, "Name"), lk_json_peek_string (part, "Name")) == 0;
}

/* Nobody can make a status, and none that is not spoken of shall change. */
static gboolean
fit (const LkValue *now, const LkValue *wanted, LkValue *out, GError **error)
{
  return lk_entries_change (now, wanted, has_same_name, out, error);
}

const LkStructure lk_forwarding_profile_structure = {
  .is_array = TRUE,
  .type = "Pbx.ForwardingProfile",
  .summarise = summarise,
  .dup_lines = dup_lines,
  .fulfils = fulfils,
  .fit = fit,
  .blank = "[" WHEN_THERE ("Available") "," WHEN_AWAY ("Away") "," WHEN_AWAY (
    "Out of office") "," WHEN_THERE ("Custom 1") "," WHEN_AWAY ("Custom 2") "]",
  .adapt = adapt,
};
