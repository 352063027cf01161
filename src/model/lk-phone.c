/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-phone.h"

#include <glib/gi18n-lib.h>

#include "lk-json.h"
#include "lk-phrase.h"

/** The vendor's `Pbx.ProvType`. */
const LkChoice lk_phone_provision_types[] = {
  { "LocalLan", N_ ("In the local network") },
  { "RemoteExt", N_ ("Remote") },
  { "RemoteExtSipProxyMgr", N_ ("Remote, through a router phone") },
  { "SBC", N_ ("Through a session border controller") },
  {},
};

/**
 * lk_phone_parse:
 * @record: an element of `Phones`
 * @error: return location
 *
 * Returns: (transfer full): the phone. Never fails; a member of another type is left alone.
 */
LkPhone *
lk_phone_parse (JsonObject *record, GError **error)
{
  LkPhone *self = g_new0 (LkPhone, 1);
  JsonObject *settings = lk_json_peek_object (record, "Settings");

  self->original = json_object_ref (record);
  self->id = lk_record_get_number (record, "Id");
  self->name = lk_record_dup_text (record, "Name");
  self->mac_address = lk_record_dup_text (record, "MacAddress");
  self->template_name = lk_record_dup_text (record, "TemplateName");
  self->interface = lk_record_dup_text (record, "Interface");
  self->provision_type = settings != NULL ? lk_record_dup_text (settings, "ProvisionType") : NULL;

  return self;
}

/**
 * lk_phone_build:
 * @self: a phone
 *
 * Returns: (transfer full): the element for `Phones`.
 */
JsonObject *
lk_phone_build (const LkPhone *self)
{
  JsonObject *record = lk_record_copy (self->original);
  JsonObject *settings = lk_json_peek_object (record, "Settings");

  lk_record_put_number (record, "Id", self->id);
  lk_record_put_text (record, "Name", self->name);
  lk_record_put_text (record, "MacAddress", self->mac_address);
  lk_record_put_text (record, "TemplateName", self->template_name);
  lk_record_put_text (record, "Interface", self->interface);
  if (settings != NULL)
    lk_record_put_text (settings, "ProvisionType", self->provision_type);

  return record;
}

void
lk_phone_free (LkPhone *self)
{
  g_free (self->name);
  g_free (self->mac_address);
  g_free (self->template_name);
  g_free (self->interface);
  g_free (self->provision_type);
  g_clear_pointer (&self->original, json_object_unref);
  g_free (self);
}

static char *
describe (gconstpointer item)
{
  const LkPhone *self = item;

  return lk_phrase_qualify (self->name != NULL ? self->name : _ ("Phone"), self->mac_address);
}

const LkRecordClass lk_phone_class = {
  .parse = (gpointer) lk_phone_parse,
  .build = (gpointer) lk_phone_build,
  .free = (gpointer) lk_phone_free,
  .describe = describe,
};

static char *
summarise (const LkField *field, const LkValue *value)
{
  return lk_record_summarise_value (&lk_phone_class, value);
}

const LkStructure lk_phone_structure = {
  .is_array = TRUE,
  .type = "Pbx.Phone",
  .expand =
    "$select=Id,Name,MacAddress,TemplateName,Interface,Settings($select=IsSBC,ProvisionType)",
  .summarise = summarise,
};
