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

/* The members of `Settings` that are texts. */
static const struct
{
  const char *name;
  gsize offset;
} settings_texts[] = {
  { "ProvisionType", G_STRUCT_OFFSET (LkPhone, provision_type) },
  { "Firmware", G_STRUCT_OFFSET (LkPhone, firmware) },
  { "PhoneLanguage", G_STRUCT_OFFSET (LkPhone, phone_language) },
  { "TimeZone", G_STRUCT_OFFSET (LkPhone, time_zone) },
  { "SbcName", G_STRUCT_OFFSET (LkPhone, sbc_name) },
};

static char **
get_settings_text (const LkPhone *self, guint i)
{
  return &G_STRUCT_MEMBER (char *, (LkPhone *) self, settings_texts[i].offset);
}

/**
 * lk_phone_new:
 *
 * Returns: (transfer full): a phone of which nothing is known yet.
 */
LkPhone *
lk_phone_new (void)
{
  LkPhone *self = g_new0 (LkPhone, 1);

  self->id = LK_NUMBER_UNSET;
  return self;
}

/**
 * lk_phone_copy:
 * @self: a phone
 *
 * Returns: (transfer full): the same phone again.
 */
LkPhone *
lk_phone_copy (const LkPhone *self)
{
  return lk_record_class_copy (&lk_phone_class, self);
}

static void
parse_settings (LkPhone *self, JsonObject *settings)
{
  for (guint i = 0; i < G_N_ELEMENTS (settings_texts); i++)
    *get_settings_text (self, i) = lk_record_dup_text (settings, settings_texts[i].name);
  self->is_sbc = lk_record_get_tristate (settings, "IsSBC");
}

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
  if (settings != NULL)
    parse_settings (self, settings);

  return self;
}

static gboolean
has_settings (const LkPhone *self)
{
  gboolean has_text = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (settings_texts); i++)
    has_text = has_text || *get_settings_text (self, i) != NULL;
  return has_text || self->is_sbc != LK_TRISTATE_UNSET;
}

static void
build_settings (const LkPhone *self, JsonObject *record)
{
  JsonObject *settings = lk_json_peek_object (record, "Settings");

  if (settings == NULL && has_settings (self))
    {
      settings = json_object_new ();
      json_object_set_object_member (record, "Settings", settings);
    }
  if (settings == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (settings_texts); i++)
    lk_record_put_text (settings, settings_texts[i].name, *get_settings_text (self, i));
  lk_record_put_tristate (settings, "IsSBC", self->is_sbc);
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

  lk_record_put_number (record, "Id", self->id);
  lk_record_put_text (record, "Name", self->name);
  lk_record_put_text (record, "MacAddress", self->mac_address);
  lk_record_put_text (record, "TemplateName", self->template_name);
  lk_record_put_text (record, "Interface", self->interface);
  build_settings (self, record);

  return record;
}

void
lk_phone_free (LkPhone *self)
{
  g_free (self->name);
  g_free (self->mac_address);
  g_free (self->template_name);
  g_free (self->interface);
  for (guint i = 0; i < G_N_ELEMENTS (settings_texts); i++)
    g_free (*get_settings_text (self, i));
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
