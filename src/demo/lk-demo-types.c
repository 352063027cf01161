/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-types.h"

#include "lk-search.h"

/**
 * lk_demo_type_find:
 * @self: a type
 * @name: a property's name; as on real servers its case matters
 * @version: the server's
 *
 * Returns: (nullable): the property, or %NULL where that version has none of this name.
 */
const LkDemoProperty *
lk_demo_type_find (const LkDemoType *self, const char *name, LkVersion version)
{
  const LkDemoProperty *property = self->find (self, name);

  return property != NULL && property->since <= version ? property : NULL;
}

/* Types whose entities are JSON */

static const LkDemoProperty *
find_in_rows (const LkDemoType *type, const char *name)
{
  for (const LkDemoProperty *property = type->properties; property->name != NULL; property++)
    if (g_str_equal (property->name, name))
      return property;

  return NULL;
}

static const LkDemoProperty *
nth_row (const LkDemoType *type, guint index)
{
  const LkDemoProperty *property = &type->properties[index];

  return property->name != NULL ? property : NULL;
}

static JsonNode *
dup_member (gpointer entity, const LkDemoProperty *property)
{
  return json_object_dup_member (entity, property->name);
}

static void
read_member (gpointer entity, const LkDemoProperty *property, LkDemoValue *out)
{
  lk_demo_value_set_node (out, json_object_get_member (entity, property->name));
}

static char *
dup_text_members (const LkDemoType *type, gpointer entity)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (const LkDemoProperty *property = type->properties; property->name != NULL; property++)
    {
      g_auto (LkDemoValue) value = LK_DEMO_VALUE_INIT;

      read_member (entity, property, &value);
      if (value.kind == LK_DEMO_KIND_TEXT)
        g_string_append_printf (text, "%s\n", value.text);
    }

  return lk_search_fold (text->str);
}

#define TEXT(name_)                                                                                \
  {                                                                                                \
    .name = name_, .kind = LK_DEMO_KIND_TEXT                                                       \
  }
#define TEXTS(name_)                                                                               \
  {                                                                                                \
    .name = name_, .kind = LK_DEMO_KIND_TEXT, .is_collection = TRUE                                \
  }
#define BOOL(name_)                                                                                \
  {                                                                                                \
    .name = name_, .kind = LK_DEMO_KIND_BOOL                                                       \
  }
#define NUMBER(name_)                                                                              \
  {                                                                                                \
    .name = name_, .kind = LK_DEMO_KIND_NUMBER                                                     \
  }
#define CHOICE(name_)                                                                              \
  {                                                                                                \
    .name = name_, .kind = LK_DEMO_KIND_CHOICE                                                     \
  }
#define CHOICES(name_)                                                                             \
  {                                                                                                \
    .name = name_, .kind = LK_DEMO_KIND_CHOICE, .is_collection = TRUE                              \
  }
#define OBJECT(name_, type_)                                                                       \
  {                                                                                                \
    .name = name_, .kind = LK_DEMO_KIND_ENTITY, .type = &type_                                     \
  }
#define OBJECTS(name_, type_)                                                                      \
  {                                                                                                \
    .name = name_, .kind = LK_DEMO_KIND_ENTITY, .type = &type_, .is_collection = TRUE              \
  }
#define ONE(name_, type_)                                                                          \
  {                                                                                                \
    .name = name_, .kind = LK_DEMO_KIND_ENTITY, .type = &type_, .is_navigation = TRUE              \
  }
#define MANY(name_, type_)                                                                         \
  {                                                                                                \
    .name = name_, .kind = LK_DEMO_KIND_ENTITY, .type = &type_, .is_navigation = TRUE,             \
    .is_collection = TRUE                                                                          \
  }
#define SINCE(patch, kind_, name_)                                                                 \
  {                                                                                                \
    .name = name_, .kind = LK_DEMO_KIND_##kind_, .since = LK_VERSION (20, 0, patch)                \
  }
#define JSON_TYPE(name_, properties_)                                                              \
  {                                                                                                \
    .name = name_, .find = find_in_rows, .nth = nth_row, .get = dup_member, .read = read_member,   \
    .dup_search_text = dup_text_members, .properties = properties_                                 \
  }

/* Set by hand: one property to a line would make this five times as long. */
/* clang-format off */

static const LkDemoProperty destination_properties[] = {
  TEXT ("External"), TEXT ("Name"), TEXT ("Number"), CHOICES ("Tags"), CHOICE ("To"),
  CHOICE ("Type"), {},
};
static const LkDemoType destination = JSON_TYPE ("Pbx.Destination", destination_properties);

static const LkDemoProperty period_properties[] = {
  CHOICE ("DayOfWeek"), TEXT ("Start"), TEXT ("Stop"), {},
};
static const LkDemoType period = JSON_TYPE ("Pbx.Period", period_properties);

static const LkDemoProperty schedule_properties[] = {
  BOOL ("IgnoreHolidays"), OBJECTS ("Periods", period), CHOICE ("Type"), {},
};
const LkDemoType lk_demo_type_schedule = JSON_TYPE ("Pbx.Schedule", schedule_properties);

static const LkDemoProperty rights_properties[] = {
  BOOL ("AllowIVR"), BOOL ("AllowParking"), BOOL ("AllowToChangePresence"),
  BOOL ("AllowToManageCompanyBook"), BOOL ("AssignClearOperations"), BOOL ("CanBargeIn"),
  BOOL ("CanIntercom"), BOOL ("CanSeeGroupCalls"), BOOL ("CanSeeGroupMembers"),
  BOOL ("CanSeeGroupRecordings"), BOOL ("Invalid"), BOOL ("PerformOperations"), TEXT ("RoleName"),
  BOOL ("ShowMyCalls"), BOOL ("ShowMyPresence"), BOOL ("ShowMyPresenceOutside"), {},
};
const LkDemoType lk_demo_type_rights = JSON_TYPE ("Pbx.Rights", rights_properties);

static const LkDemoProperty user_group_properties[] = {
  BOOL ("CanDelete"), NUMBER ("GroupId"), ONE ("GroupRights", lk_demo_type_rights), NUMBER ("Id"),
  TEXT ("MemberName"), TEXT ("Name"), TEXT ("Number"), ONE ("Rights", lk_demo_type_rights),
  CHOICES ("Tags"), SINCE (5, CHOICE, "TranscriptionMode"), CHOICE ("Type"), {},
};
const LkDemoType lk_demo_type_user_group = JSON_TYPE ("Pbx.UserGroup", user_group_properties);

static const LkDemoProperty phone_settings_properties[] = {
  BOOL ("AllowCustomQueueRingtones"), TEXT ("Backlight"), TEXTS ("Codecs"), TEXT ("CustomLogo"),
  TEXT ("DateFormat"), TEXT ("Firmware"), TEXT ("FirmwareLang"), BOOL ("IsLogoCustomizable"),
  BOOL ("IsSBC"), NUMBER ("LocalRTPPortEnd"), NUMBER ("LocalRTPPortStart"),
  NUMBER ("LocalSipPort"), TEXT ("LogoDescription"), TEXTS ("LogoFileExtensionAllowed"),
  TEXT ("PhoneLanguage"), TEXT ("PowerLed"), TEXT ("ProvisionExtendedData"),
  CHOICE ("ProvisionType"), TEXT ("QueueRingTone"), TEXT ("RemoteSpmHost"),
  NUMBER ("RemoteSpmPort"), TEXT ("RingTone"), TEXT ("SbcName"), TEXT ("ScreenSaver"),
  TEXT ("Secret"), TEXT ("Srtp"), TEXT ("TimeFormat"), TEXT ("TimeZone"), CHOICE ("XferType"), {},
};
const LkDemoType lk_demo_type_phone_settings
  = JSON_TYPE ("Pbx.PhoneSettings", phone_settings_properties);

static const LkDemoProperty phone_properties[] = {
  NUMBER ("Id"), TEXT ("Interface"), TEXT ("MacAddress"), TEXT ("Name"),
  TEXT ("ProvisioningLinkExt"), TEXT ("ProvisioningLinkLocal"),
  OBJECT ("Settings", lk_demo_type_phone_settings), TEXT ("TemplateName"), {},
};
const LkDemoType lk_demo_type_phone = JSON_TYPE ("Pbx.Phone", phone_properties);

static const LkDemoProperty available_routing_properties[] = {
  BOOL ("BusyAllCalls"), OBJECT ("BusyExternal", destination),
  OBJECT ("BusyInternal", destination), BOOL ("NoAnswerAllCalls"),
  OBJECT ("NoAnswerExternal", destination), OBJECT ("NoAnswerInternal", destination),
  BOOL ("NotRegisteredAllCalls"), OBJECT ("NotRegisteredExternal", destination),
  OBJECT ("NotRegisteredInternal", destination), {},
};
static const LkDemoType available_routing
  = JSON_TYPE ("Pbx.AvailableRouting", available_routing_properties);

static const LkDemoProperty away_routing_properties[] = {
  BOOL ("AllHoursExternal"), BOOL ("AllHoursInternal"), OBJECT ("External", destination),
  OBJECT ("Internal", destination), {},
};
static const LkDemoType away_routing = JSON_TYPE ("Pbx.AwayRouting", away_routing_properties);

static const LkDemoProperty forwarding_profile_properties[] = {
  BOOL ("AcceptMultipleCalls"), OBJECT ("AvailableRoute", available_routing),
  OBJECT ("AwayRoute", away_routing), BOOL ("BlockPushCalls"), TEXT ("CustomMessage"),
  TEXT ("CustomName"), BOOL ("DisableRingGroupCalls"), NUMBER ("Id"), TEXT ("Name"),
  NUMBER ("NoAnswerTimeout"), BOOL ("OfficeHoursAutoQueueLogOut"), BOOL ("RingMyMobile"), {},
};
const LkDemoType lk_demo_type_forwarding_profile
  = JSON_TYPE ("Pbx.ForwardingProfile", forwarding_profile_properties);

static const LkDemoProperty extension_rule_properties[] = {
  SINCE (9, CHOICE, "CallType"), SINCE (9, CHOICE, "Condition"), SINCE (9, TEXT, "Data"),
  OBJECT ("Destination", destination), SINCE (9, BOOL, "Enabled"),
  OBJECT ("Hours", lk_demo_type_schedule), NUMBER ("Id"), {},
};
const LkDemoType lk_demo_type_extension_rule
  = JSON_TYPE ("Pbx.ExtensionRule", extension_rule_properties);

static const LkDemoProperty greeting_properties[] = {
  TEXT ("DisplayName"), TEXT ("Filename"), CHOICE ("Type"), {},
};
const LkDemoType lk_demo_type_greeting = JSON_TYPE ("Pbx.Greeting", greeting_properties);

static const LkDemoProperty agent_settings_properties[] = {
  TEXT ("AgentType"), TEXT ("AllowedExtensions"), BOOL ("AllowWebsearch"),
  BOOL ("CheckStatusBeforeTransfer"), BOOL ("EnableNameMatching"), TEXT ("FirstMessage"),
  TEXTS ("Knowledgebase"), TEXT ("Language"), NUMBER ("MaxCallDuration"),
  TEXT ("SpamInstructions"), BOOL ("SwitchLanguage"), TEXT ("SystemPrompt"), TEXT ("Voice"), {},
};
const LkDemoType lk_demo_type_agent_settings
  = JSON_TYPE ("Pbx.AgentSettings", agent_settings_properties);

static const LkDemoProperty route_properties[] = {
  BOOL ("IsPromptEnabled"), TEXT ("Prompt"), OBJECT ("Route", destination), {},
};
static const LkDemoType route = JSON_TYPE ("Pbx.Route", route_properties);

static const LkDemoProperty holiday_properties[] = {
  NUMBER ("Day"), NUMBER ("DayEnd"), SINCE (7, TEXT, "Group"), TEXT ("HolidayPrompt"),
  NUMBER ("Id"), BOOL ("IsRecurrent"), NUMBER ("Month"), NUMBER ("MonthEnd"), TEXT ("Name"),
  TEXT ("TimeOfEndDate"), TEXT ("TimeOfStartDate"), NUMBER ("Year"), NUMBER ("YearEnd"), {},
};
static const LkDemoType holiday = JSON_TYPE ("Pbx.Holiday", holiday_properties);

static const LkDemoProperty group_props_properties[] = {
  NUMBER ("DectMaxCount"), SINCE (9, NUMBER, "DepartmentContactsMaxCount"), TEXT ("Fqdn"),
  NUMBER ("LiveChatMaxCount"), NUMBER ("OutboundRulesMaxCount"),
  NUMBER ("PersonalContactsMaxCount"), NUMBER ("PromptsMaxCount"), TEXT ("ResellerId"),
  TEXT ("ResellerName"), NUMBER ("SbcMaxCount"), CHOICE ("StartupLicense"),
  TEXT ("StartupOwnerEmail"), TEXT ("SubcriptionExpireDate"), TEXT ("Subscription"),
  TEXT ("SubscriptionType"), TEXT ("SystemNumberFrom"), TEXT ("SystemNumberTo"),
  TEXT ("TrunkNumberFrom"), TEXT ("TrunkNumberTo"), NUMBER ("TrunksMaxCount"),
  TEXT ("UserNumberFrom"), TEXT ("UserNumberTo"), {},
};
static const LkDemoType group_props = JSON_TYPE ("Pbx.GroupProps", group_props_properties);

static const LkDemoProperty group_properties[] = {
  MANY ("Groups", lk_demo_type_user_group), NUMBER ("Id"), TEXT ("Number"),
  CHOICE ("TranscriptionMode"), BOOL ("CallUsEnableChat"), BOOL ("CallUsEnablePhone"),
  BOOL ("CallUsEnableVideo"), CHOICE ("CallUsRequirement"), TEXT ("ClickToCallId"),
  BOOL ("AllowCallService"), NUMBER ("AnswerAfter"), OBJECT ("BreakRoute", route),
  OBJECT ("BreakTime", lk_demo_type_schedule), CHOICES ("CallHandlingMode"),
  CHOICE ("CurrentGroupHours"), OBJECT ("CustomOperator", destination), TEXT ("CustomPrompt"),
  BOOL ("DisableCustomPrompt"), BOOL ("GloballyVisible"), BOOL ("HasMembers"),
  OBJECT ("HolidaysRoute", route), OBJECT ("Hours", lk_demo_type_schedule), BOOL ("IsDefault"),
  TEXT ("Language"), TEXT ("LastLoginTime"), MANY ("Members", lk_demo_type_user_group),
  SINCE (10, TEXT, "MusicOnHold"), TEXT ("Name"), MANY ("OfficeHolidays", holiday),
  OBJECT ("OfficeRoute", route), OBJECT ("OutOfOfficeRoute", route), TEXT ("OverrideExpiresAt"),
  BOOL ("OverrideHolidays"), TEXT ("PromptSet"), OBJECT ("Props", group_props),
  MANY ("Rights", lk_demo_type_rights), TEXT ("TimeZoneId"), {},
};
const LkDemoType lk_demo_type_group = JSON_TYPE ("Pbx.Group", group_properties);

static const LkDemoProperty system_status_properties[] = {
  BOOL ("Activated"), BOOL ("AutoUpdateEnabled"), TEXT ("AvailableLocalIps"),
  BOOL ("BackupScheduled"), NUMBER ("CallsActive"), NUMBER ("ChatUsedSpace"),
  TEXT ("CurrentLocalIp"), BOOL ("DBMaintenanceInProgress"), NUMBER ("DiskUsage"),
  TEXT ("ExpirationDate"), NUMBER ("ExtensionsRegistered"), NUMBER ("ExtensionsTotal"),
  TEXT ("FQDN"), NUMBER ("FreeDiskSpace"), BOOL ("HasNotRunningServices"),
  BOOL ("HasUnregisteredSystemExtensions"), NUMBER ("Id"), TEXT ("Ip"), TEXT ("IpV4"),
  TEXT ("IpV6"), BOOL ("IsAuditLogEnabled"), BOOL ("IsChatLogEnabled"),
  BOOL ("IsRecordingArchiveEnabled"), TEXT ("LastBackupDateTime"), TEXT ("LastCheckForUpdates"),
  TEXT ("LastSuccessfulUpdate"), BOOL ("LicenseActive"), TEXT ("LicenseKey"),
  BOOL ("LocalIpValid"), NUMBER ("LogUsedSpace"), TEXT ("MaintenanceExpiresAt"),
  NUMBER ("MaxSimCalls"), SINCE (9, NUMBER, "MaxUserExtensions"), CHOICE ("OS"),
  NUMBER ("OutboundRules"), TEXT ("ProductCode"), NUMBER ("RecordingQuota"),
  BOOL ("RecordingQuotaReached"), BOOL ("RecordingStopped"), NUMBER ("RecordingUsedSpace"),
  BOOL ("RemoteConfigurationRequired"), BOOL ("RemoteStorageEnabled"),
  SINCE (7, CHOICE, "RemoteStorageStatus"), TEXT ("ResellerName"), BOOL ("Support"),
  NUMBER ("TotalDiskSpace"), NUMBER ("TrunksRegistered"), NUMBER ("TrunksTotal"),
  SINCE (9, NUMBER, "UserExtensions"), TEXT ("Version"), BOOL ("VoicemailQuotaReached"),
  BOOL ("VoicemailStopped"), {},
};
const LkDemoType lk_demo_type_system_status
  = JSON_TYPE ("Pbx.SystemStatus", system_status_properties);

static const LkDemoProperty codec_properties[] = {
  NUMBER ("Id"), TEXT ("Name"), TEXT ("RfcName"), {},
};
static const LkDemoType codec = JSON_TYPE ("Pbx.Codec", codec_properties);

static const LkDemoProperty gateway_parameter_properties[] = {
  BOOL ("CanHaveDID"), TEXT ("Description"), NUMBER ("Id"), TEXTS ("InboundPossibleValues"),
  TEXT ("Name"), TEXTS ("OutboundPossibleValues"), TEXTS ("SourceIDPossibleValues"), {},
};
static const LkDemoType gateway_parameter
  = JSON_TYPE ("Pbx.GatewayParameter", gateway_parameter_properties);

static const LkDemoProperty gateway_parameter_value_properties[] = {
  TEXT ("Description"), NUMBER ("Id"), TEXT ("Name"), {},
};
static const LkDemoType gateway_parameter_value
  = JSON_TYPE ("Pbx.GatewayParameterValue", gateway_parameter_value_properties);

static const LkDemoProperty time_zone_properties[] = {
  TEXT ("IanaName"), TEXT ("Id"), TEXT ("Name"), TEXT ("WindowsName"), {},
};
static const LkDemoType time_zone = JSON_TYPE ("Pbx.TimeZone", time_zone_properties);

static const LkDemoProperty defs_properties[] = {
  MANY ("Codecs", codec), MANY ("GatewayParameters", gateway_parameter),
  MANY ("GatewayParameterValues", gateway_parameter_value), NUMBER ("Id"),
  MANY ("TimeZones", time_zone), {},
};
const LkDemoType lk_demo_type_defs = JSON_TYPE ("Pbx.Defs", defs_properties);

static const LkDemoProperty peer_group_properties[] = {
  NUMBER ("GroupID"), BOOL ("IsPrimary"), TEXT ("Name"), TEXT ("Number"), TEXT ("RoleName"), {},
};
static const LkDemoType peer_group = JSON_TYPE ("Pbx.PeerGroup", peer_group_properties);

static const LkDemoProperty peer_properties[] = {
  BOOL ("Hidden"), NUMBER ("Id"), MANY ("MemberOf", peer_group), TEXT ("Name"), TEXT ("Number"),
  CHOICES ("Tags"), CHOICE ("Type"), {},
};
const LkDemoType lk_demo_type_peer = JSON_TYPE ("Pbx.Peer", peer_properties);
/* clang-format on */
