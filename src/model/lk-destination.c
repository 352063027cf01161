/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-destination.h"

#include <glib/gi18n-lib.h>

#include "lk-json.h"
#include "lk-phrase.h"

/** The vendor's `Pbx.DestinationType`. */
const LkChoice lk_destination_types[] = {
  { "None", N_ ("End the call") },
  { "VoiceMail", N_ ("Voicemail") },
  { "Extension", N_ ("Extension") },
  { "Queue", N_ ("Queue") },
  { "RingGroup", N_ ("Ring group") },
  { "IVR", N_ ("Digital receptionist") },
  { "External", N_ ("External number") },
  { "Fax", N_ ("Fax") },
  { "Boomerang", N_ ("Mobile, and back if not answered") },
  { "Deflect", N_ ("Deflected") },
  { "VoiceMailOfDestination", N_ ("Voicemail of the destination") },
  { "Callback", N_ ("Call back") },
  { "RoutePoint", N_ ("Route point") },
  { "ProceedWithNoExceptions", N_ ("As without exceptions") },
  {},
};

/**
 * lk_destination_new:
 * @to: what kind of place, as on the wire
 *
 * Returns: (transfer full): a destination.
 */
LkDestination *
lk_destination_new (const char *to)
{
  LkDestination *self = g_new0 (LkDestination, 1);

  self->to = g_strdup (to);
  return self;
}

/**
 * lk_destination_parse:
 * @record: a destination of the wire
 *
 * Returns: (transfer full): the destination; a member of another type is left alone.
 */
LkDestination *
lk_destination_parse (JsonObject *record)
{
  LkDestination *self = g_new0 (LkDestination, 1);

  self->original = json_object_ref (record);
  self->to = lk_record_dup_text (record, "To");
  self->number = lk_record_dup_text (record, "Number");
  self->name = lk_record_dup_text (record, "Name");
  self->external = lk_record_dup_text (record, "External");
  return self;
}

/**
 * lk_destination_build:
 * @self: a destination
 *
 * Returns: (transfer full): the destination for the wire.
 */
JsonObject *
lk_destination_build (const LkDestination *self)
{
  JsonObject *record = lk_record_copy (self->original);

  lk_record_put_text (record, "To", self->to);
  lk_record_put_text (record, "Number", self->number);
  lk_record_put_text (record, "Name", self->name);
  lk_record_put_text (record, "External", self->external);
  return record;
}

/**
 * lk_destination_copy:
 * @self: (nullable): a destination
 *
 * Returns: (transfer full) (nullable): the same destination again; %NULL for none.
 */
LkDestination *
lk_destination_copy (const LkDestination *self)
{
  g_autoptr (JsonObject) record = self != NULL ? lk_destination_build (self) : NULL;

  return record != NULL ? lk_destination_parse (record) : NULL;
}

void
lk_destination_free (LkDestination *self)
{
  g_free (self->to);
  g_free (self->number);
  g_free (self->name);
  g_free (self->external);
  g_clear_pointer (&self->original, json_object_unref);
  g_free (self);
}

/**
 * lk_destination_parse_member:
 * @record: an object
 * @name: a member
 *
 * Returns: (transfer full) (nullable): the destination; %NULL where the member is no object.
 */
LkDestination *
lk_destination_parse_member (JsonObject *record, const char *name)
{
  JsonObject *member = lk_json_peek_object (record, name);

  return member != NULL ? lk_destination_parse (member) : NULL;
}

/**
 * lk_destination_put_member:
 * @record: an object that may be changed
 * @name: a member
 * @self: (nullable): the destination; %NULL is sent as null
 */
void
lk_destination_put_member (JsonObject *record, const char *name, const LkDestination *self)
{
  lk_record_put_object (record, name, self != NULL ? lk_destination_build (self) : NULL);
}

static char *
dup_who (const LkDestination *self)
{
  const char *number = self->number != NULL ? self->number : "";
  const char *name = self->name != NULL ? self->name : "";
  char *who;

  if (g_strcmp0 (self->to, "External") == 0)
    return g_strdup (self->external);

  /* Translators: an extension’s number and name, as in “101 Ada Berg”. */
  who = g_strdup_printf (C_ ("extension", "%s %s"), number, name);
  return g_strstrip (who);
}

/**
 * lk_destination_describe:
 * @self: a destination
 *
 * Returns: (transfer full): one translated line, as in “Voicemail (101 Ada Berg)”.
 */
char *
lk_destination_describe (const LkDestination *self)
{
  g_autofree char *who = dup_who (self);

  return lk_phrase_qualify (lk_choice_get_label (lk_destination_types, self->to), who);
}
