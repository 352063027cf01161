/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-table.h"

/* The types of what users' fields choose from. */

static const LkChoice prompt_set_types[] = { { "System" }, { "Custom" }, {} };
static const LkChoice template_types[] = {
  { "Preferred" },
  { "Supported" },
  { "Dedicated" },
  { "ThirdParty" },
  { "Deleted" },
  { "Unknown" },
  {},
};
static const LkChoice log_levels[] = { { "None" }, { "Low" }, { "Medium" }, { "Verbose" }, {} };
static const LkChoice securities[] = { { "TCP" }, { "TLS" }, {} };

/* Set by hand: one property to a line would make this five times as long. */
/* clang-format off */

static const LkDemoProperty prompt_properties[] = {
  TEXT ("Filename"), TEXT ("Id"), TEXT ("Transcription"), {},
};
static const LkDemoType prompt = JSON_TYPE ("Pbx.Prompt", prompt_properties);

static const LkDemoProperty prompt_set_properties[] = {
  TEXT ("CultureCode"), TEXT ("Description"), TEXT ("Folder"), NUMBER ("Id"),
  TEXT ("LanguageCode"), MANY ("Prompts", prompt), TEXT ("PromptSetName"),
  CHOICE_OF ("PromptSetType", prompt_set_types), BOOL ("UseAlternateNumberPronunciation"),
  TEXT ("Version"), {},
};
const LkDemoType lk_demo_type_prompt_set = JSON_TYPE ("Pbx.PromptSet", prompt_set_properties);

static const LkDemoProperty model_properties[] = {
  BOOL ("AddAllowed"), BOOL ("CanBeSBC"), TEXT ("Name"), TEXT ("URL"), TEXT ("UserAgent"), {},
};
static const LkDemoType model = JSON_TYPE ("Pbx.PhoneModel", model_properties);

static const LkDemoProperty phone_template_properties[] = {
  BOOL ("AddAllowed"), TEXTS ("AllowedNetConfigs"), BOOL ("AllowSSLProvisioning"),
  TEXTS ("BacklightTimeouts"), TEXTS ("Codecs"), TEXT ("Content"), TEXTS ("DateFormats"),
  TEXT ("DefaultQueueRingTone"), BOOL ("HotdeskingAllowed"), TEXT ("Id"), BOOL ("IsCustom"),
  TEXTS ("Languages"), NUMBER ("MaxQueueCustomRingtones"), OBJECTS ("Models", model),
  TEXTS ("PowerLedSettings"), TEXTS ("QueueRingTones"), TEXTS ("RingTones"), BOOL ("RpsEnabled"),
  TEXTS ("ScreenSaverTimeouts"), CHOICE_OF ("TemplateType", template_types),
  TEXTS ("TimeFormats"), TEXTS ("TimeZones"), TEXT ("URL"), BOOL ("XferTypeEnabled"), {},
};
const LkDemoType lk_demo_type_phone_template
  = JSON_TYPE ("Pbx.PhoneTemplate", phone_template_properties);

static const LkDemoProperty phone_registrar_properties[] = {
  NUMBER ("Capabilities"), TEXT ("FirmwareAvailable"), TEXT ("FirmwareVersion"),
  TEXT ("InterfaceLink"), TEXT ("IpAddress"), TEXT ("MAC"), TEXT ("Model"), TEXT ("UserAgent"),
  TEXT ("Vendor"), {},
};
const LkDemoType lk_demo_type_phone_registrar
  = JSON_TYPE ("Pbx.PhoneRegistrar", phone_registrar_properties);

static const LkDemoProperty connection_properties[] = {
  NUMBER ("Calls"), TEXT ("Cpu"), TEXT ("Disk"), TEXT ("ElapsedTime"), NUMBER ("Latency"),
  TEXT ("Memory"), NUMBER ("RegisteredPhones"), BOOL ("UdpActive"), BOOL ("Up"), {},
};
static const LkDemoType connection = JSON_TYPE ("Pbx.XSBCConnection", connection_properties);

static const LkDemoProperty sbc_properties[] = {
  SINCE (9, NUMBER, "AudioPort"),
  { .name = "Connection", .kind = LK_DEMO_KIND_ENTITY, .type = &connection,
    .since = LK_VERSION (20, 0, 9) },
  TEXT ("DisplayName"), TEXT ("Group"), BOOL ("HasConnection"), TEXT ("LocalIPv4"),
  { .name = "LogLevel", .kind = LK_DEMO_KIND_CHOICE, .choices = log_levels,
    .since = LK_VERSION (20, 0, 9) },
  SINCE (9, NUMBER, "LogSize"), TEXT ("Name"), SINCE (9, TEXT, "PassiveServer"),
  SINCE (9, BOOL, "PassiveServerIsEnabled"), TEXT ("Password"), TEXT ("PhoneMAC"),
  NUMBER ("PhoneUserId"), TEXT ("ProvisionLink"), TEXT ("PublicIP"),
  { .name = "Security", .kind = LK_DEMO_KIND_CHOICE, .choices = securities,
    .since = LK_VERSION (20, 0, 9) },
  TEXT ("Version"), {},
};
const LkDemoType lk_demo_type_sbc = JSON_TYPE ("Pbx.Sbc", sbc_properties);

static const LkDemoProperty emergency_location_properties[] = {
  TEXT ("FriendlyName"), TEXT ("Id"), {},
};
const LkDemoType lk_demo_type_emergency_location
  = JSON_TYPE ("Pbx.EmergencyGeoLocation", emergency_location_properties);
/* clang-format on */
