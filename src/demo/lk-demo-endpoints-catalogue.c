/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-route.h"

/* What users' fields choose from. It is only ever read here: nothing that the program does changes
 * it. */

/* The folder of the first is what every user's PromptSet holds at first. */
static const struct
{
  const char *folder;
  const char *name;
  const char *language;
  const char *culture;
  const char *type;
} prompt_sets[] = {
  { "1e6ed594-af95-4bb4-af56-b957ac87d6d7", "US English Prompts Set", "EN", "en-US", "System" },
  { "8c9c4a7a-6e4b-4f0b-9f6c-0d5f5d2c1b11", "German Prompts Set", "DE", "de-DE", "System" },
  { "b2b8f7a2-3c0e-4a37-8ad1-5f2f0f4f7c22", "French Prompts Set", "FR", "fr-FR", "System" },
  { "0f6a1c3e-92d5-4e58-b1c4-6a7e8d9f0b33", "Our own prompts", "DE", "de-DE", "Custom" },
};

static const struct
{
  const char *id;
  const char *type;
  const char *models[3];
  gboolean can_be_sbc;
} phone_templates[] = {
  { "yealink-t4.ph.xml", "Preferred", { "Yealink T43U", "Yealink T46U" }, TRUE },
  { "yealink-dect.ph.xml", "Preferred", { "Yealink W70B" }, FALSE },
  { "snom-d7.ph.xml", "Supported", { "Snom D735", "Snom D785" }, FALSE },
  { "fanvil-x.ph.xml", "Supported", { "Fanvil X3U", "Fanvil X6U" }, FALSE },
};

static const struct
{
  const char *name;
  const char *title;
  const char *address;
  gboolean is_connected;
} sbcs[] = {
  { "sbc-branch", "Branch office", "198.51.100.2", TRUE },
  { "sbc-depot", "Depot", "198.51.100.66", FALSE },
};

static const struct
{
  const char *id;
  const char *name;
} emergency_locations[] = {
  { "1c0e5a10-0001-4a6b-8a55-0242ac120001", "Head office, ground floor" },
  { "1c0e5a10-0002-4a6b-8a55-0242ac120002", "Head office, first floor" },
  { "1c0e5a10-0003-4a6b-8a55-0242ac120003", "Branch office" },
};

static void
set_text (JsonObject *object, const char *name, const char *text)
{
  json_object_set_string_member (object, name, text);
}

static JsonArray *
build_texts (const char *const *texts)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; texts[i] != NULL; i++)
    json_array_add_string_element (array, texts[i]);
  return array;
}

static void
set_texts (JsonObject *object, const char *name, const char *const *texts)
{
  json_object_set_array_member (object, name, build_texts (texts));
}

static JsonObject *
build_prompt_set (guint i)
{
  JsonObject *set = json_object_new ();

  json_object_set_int_member (set, "Id", i + 1);
  set_text (set, "Folder", prompt_sets[i].folder);
  set_text (set, "PromptSetName", prompt_sets[i].name);
  set_text (set, "Description", prompt_sets[i].name);
  set_text (set, "LanguageCode", prompt_sets[i].language);
  set_text (set, "CultureCode", prompt_sets[i].culture);
  set_text (set, "PromptSetType", prompt_sets[i].type);
  set_text (set, "Version", "20.1");
  json_object_set_boolean_member (set, "UseAlternateNumberPronunciation", FALSE);
  json_object_set_array_member (set, "Prompts", json_array_new ());
  return set;
}

static JsonArray *
build_models (guint i)
{
  JsonArray *models = json_array_new ();

  for (guint j = 0; phone_templates[i].models[j] != NULL; j++)
    {
      JsonObject *model = json_object_new ();

      set_text (model, "Name", phone_templates[i].models[j]);
      set_text (model, "UserAgent", phone_templates[i].models[j]);
      set_text (model, "URL", "");
      json_object_set_boolean_member (model, "AddAllowed", TRUE);
      json_object_set_boolean_member (model, "CanBeSBC", phone_templates[i].can_be_sbc);
      json_array_add_object_element (models, model);
    }

  return models;
}

static void
set_offers (JsonObject *template)
{
  static const struct
  {
    const char *name;
    const char *offers[5];
  } members[] = {
    { "AllowedNetConfigs", { "LocalLan", "RemoteExt", "RemoteExtSipProxyMgr", "SBC" } },
    { "Languages", { "English", "German", "French", "Spanish" } },
    { "TimeZones", { "0 London", "1 Berlin", "2 Athens", "-5 New York" } },
    { "Codecs", { "PCMU", "PCMA", "G722", "OPUS" } },
    { "RingTones", { "Ring 1", "Ring 2" } },
    { "QueueRingTones", { "Ring 1", "Ring 2" } },
    { "DateFormats", { "DD MM YYYY", "YYYY MM DD" } },
    { "TimeFormats", { "12", "24" } },
    { "BacklightTimeouts", { "Always on", "60 s" } },
    { "ScreenSaverTimeouts", { "Off", "10 min" } },
    { "PowerLedSettings", { "Off", "Missed calls" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    set_texts (template, members[i].name, members[i].offers);
}

static JsonObject *
build_phone_template (guint i)
{
  JsonObject *template = json_object_new ();

  set_text (template, "Id", phone_templates[i].id);
  set_text (template, "TemplateType", phone_templates[i].type);
  set_text (template, "DefaultQueueRingTone", "Ring 1");
  set_text (template, "URL", "");
  set_text (template, "Content", "");
  json_object_set_boolean_member (template, "AddAllowed", TRUE);
  json_object_set_boolean_member (template, "AllowSSLProvisioning", TRUE);
  json_object_set_boolean_member (template, "HotdeskingAllowed", TRUE);
  json_object_set_boolean_member (template, "IsCustom", FALSE);
  json_object_set_boolean_member (template, "RpsEnabled", TRUE);
  json_object_set_boolean_member (template, "XferTypeEnabled", TRUE);
  json_object_set_int_member (template, "MaxQueueCustomRingtones", 5);
  json_object_set_array_member (template, "Models", build_models (i));
  set_offers (template);
  return template;
}

static JsonObject *
build_sbc (guint i)
{
  JsonObject *sbc = json_object_new ();

  set_text (sbc, "Name", sbcs[i].name);
  set_text (sbc, "DisplayName", sbcs[i].title);
  set_text (sbc, "Group", "DEFAULT");
  set_text (sbc, "Password", "not a real password");
  set_text (sbc, "ProvisionLink", "https://pbx.acme.example/sbc/");
  set_text (sbc, "LocalIPv4", sbcs[i].address);
  set_text (sbc, "PublicIP", "203.0.113.7");
  set_text (sbc, "LogLevel", "Low");
  set_text (sbc, "Security", "TLS");
  set_text (sbc, "Version", "20.0.5");
  json_object_set_boolean_member (sbc, "HasConnection", sbcs[i].is_connected);
  return sbc;
}

static JsonObject *
build_emergency_location (guint i)
{
  JsonObject *location = json_object_new ();

  set_text (location, "Id", emergency_locations[i].id);
  set_text (location, "FriendlyName", emergency_locations[i].name);
  return location;
}

static void
answer_all (LkDemoCall *call,
            const LkDemoType *type,
            const char *name,
            guint n_entities,
            JsonObject *(*build) (guint i))
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);

  for (guint i = 0; i < n_entities; i++)
    g_ptr_array_add (all, build (i));
  lk_demo_call_answer_entities (call, type, name, all);
}

static void
list_prompt_sets (LkDemoWorld *world, LkDemoCall *call)
{
  answer_all (call, &lk_demo_type_prompt_set, "PromptSets", G_N_ELEMENTS (prompt_sets),
              build_prompt_set);
}

static void
list_phone_templates (LkDemoWorld *world, LkDemoCall *call)
{
  answer_all (call, &lk_demo_type_phone_template, "PhoneTemplates", G_N_ELEMENTS (phone_templates),
              build_phone_template);
}

static void
list_sbcs (LkDemoWorld *world, LkDemoCall *call)
{
  answer_all (call, &lk_demo_type_sbc, "Sbcs", G_N_ELEMENTS (sbcs), build_sbc);
}

static void
list_emergency_locations (LkDemoWorld *world, LkDemoCall *call)
{
  answer_all (call, &lk_demo_type_emergency_location, "EmergencyGeoLocations",
              G_N_ELEMENTS (emergency_locations), build_emergency_location);
}

const LkDemoRoute lk_demo_catalogue_routes[] = {
  { "GET", "/PromptSets", list_prompt_sets },
  { "GET", "/PhoneTemplates", list_phone_templates },
  { "GET", "/Sbcs", list_sbcs },
  { "GET", "/EmergencyGeoLocations", list_emergency_locations },
  {},
};
