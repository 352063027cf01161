/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-table.h"
#include "lk-destination.h"
#include "lk-forwarding-exception.h"
#include "lk-greeting.h"
#include "lk-phone.h"
#include "lk-schedule.h"

/* The types of what is in a user, and of what else the phone system is asked for. */

/** The vendor's `Pbx.PeerType`. */
const LkChoice lk_demo_peer_types[] = {
  { "None" },
  { "Extension" },
  { "Queue" },
  { "RingGroup" },
  { "IVR" },
  { "Fax" },
  { "Conference" },
  { "SpecialMenu" },
  { "Parking" },
  { "ExternalLine" },
  { "Group" },
  { "RoutePoint" },
  {},
};

static const LkChoice transfer_types[] = { { "BXfer" }, { "AttXfer" }, {} };
static const LkChoice vlan_types[] = { { "Wan" }, { "Pc" }, {} };

/* Set by hand: one property to a line would make this five times as long. */
/* clang-format off */

static const LkDemoProperty destination_properties[] = {
  TEXT ("External"), TEXT ("Name"), TEXT ("Number"), CHOICES ("Tags"),
  CHOICE_OF ("To", lk_destination_types), CHOICE_OF ("Type", lk_demo_peer_types), {},
};
static const LkDemoType destination = JSON_TYPE ("Pbx.Destination", destination_properties);

static const LkDemoProperty peer_group_properties[] = {
  NUMBER ("GroupID"), SINCE (9, BOOL, "IsPrimary"), TEXT ("Name"), TEXT ("Number"),
  TEXT ("RoleName"), {},
};
static const LkDemoType peer_group = JSON_TYPE ("Pbx.PeerGroup", peer_group_properties);

static const LkDemoProperty peer_properties[] = {
  BOOL ("Hidden"), NUMBER ("Id"), MANY ("MemberOf", peer_group), TEXT ("Name"), TEXT ("Number"),
  CHOICES ("Tags"), CHOICE_OF ("Type", lk_demo_peer_types), {},
};
const LkDemoType lk_demo_type_peer = JSON_TYPE ("Pbx.Peer", peer_properties);

static const LkDemoProperty period_properties[] = {
  CHOICE_OF ("DayOfWeek", lk_period_days), TIME ("Start"), TIME ("Stop"), {},
};
static const LkDemoType period = JSON_TYPE ("Pbx.Period", period_properties);

static const LkDemoProperty schedule_properties[] = {
  BOOL ("IgnoreHolidays"), OBJECTS ("Periods", period),
  CHOICE_OF ("Type", lk_schedule_types), {},
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

static const LkDemoProperty queue_ringtone_properties[] = {
  TEXT ("Queue"), TEXT ("Ringtone"), {},
};
static const LkDemoType queue_ringtone
  = JSON_TYPE ("Pbx.CustomQueueRingtone", queue_ringtone_properties);

static const LkDemoProperty lldp_info_properties[] = {
  BOOL ("Configurable"), BOOL ("Value"), {},
};
static const LkDemoType lldp_info = JSON_TYPE ("Pbx.PhoneLldpInfo", lldp_info_properties);

static const LkDemoProperty vlan_info_properties[] = {
  BOOL ("Configurable"), BOOL ("Enabled"), NUMBER ("Priority"), BOOL ("PriorityConfigurable"),
  NUMBER ("PriorityMax"), NUMBER ("PriorityMin"), CHOICE_OF ("Type", vlan_types),
  NUMBER ("VlanId"), NUMBER ("VlanIdMax"), NUMBER ("VlanIdMin"), {},
};
static const LkDemoType vlan_info = JSON_TYPE ("Pbx.PhoneDeviceVlanInfo", vlan_info_properties);

static const LkDemoProperty phone_settings_properties[] = {
  BOOL ("AllowCustomQueueRingtones"), TEXT ("Backlight"), TEXTS ("Codecs"), TEXT ("CustomLogo"),
  OBJECTS ("CustomQueueRingtones", queue_ringtone), OBJECT ("LlDpInfo", lldp_info),
  OBJECTS ("VlanInfos", vlan_info), UNTIL (9, BOOL, "OwnBlfs"),
  TEXT ("DateFormat"), TEXT ("Firmware"), TEXT ("FirmwareLang"), BOOL ("IsLogoCustomizable"),
  BOOL ("IsSBC"), NUMBER ("LocalRTPPortEnd"), NUMBER ("LocalRTPPortStart"),
  NUMBER ("LocalSipPort"), TEXT ("LogoDescription"), TEXTS ("LogoFileExtensionAllowed"),
  TEXT ("PhoneLanguage"), TEXT ("PowerLed"), TEXT ("ProvisionExtendedData"),
  CHOICE_OF ("ProvisionType", lk_phone_provision_types), TEXT ("QueueRingTone"), TEXT ("RemoteSpmHost"),
  NUMBER ("RemoteSpmPort"), TEXT ("RingTone"), TEXT ("SbcName"), TEXT ("ScreenSaver"),
  TEXT ("Secret"), TEXT ("Srtp"), TEXT ("TimeFormat"), TEXT ("TimeZone"),
  CHOICE_OF ("XferType", transfer_types), {},
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
  UNTIL (9, TEXT, "CallerId"),
  { .name = "CallType", .kind = LK_DEMO_KIND_CHOICE, .since = LK_VERSION (20, 0, 9),
    .choices = lk_forwarding_exception_call_types },
  { .name = "Condition", .kind = LK_DEMO_KIND_CHOICE, .since = LK_VERSION (20, 0, 9),
    .choices = lk_forwarding_exception_conditions },
  SINCE (9, TEXT, "Data"),
  OBJECT ("Destination", destination), SINCE (9, BOOL, "Enabled"),
  OBJECT ("Hours", lk_demo_type_schedule), NUMBER ("Id"), {},
};
const LkDemoType lk_demo_type_extension_rule
  = JSON_TYPE ("Pbx.ExtensionRule", extension_rule_properties);

static const LkDemoProperty greeting_properties[] = {
  TEXT ("DisplayName"), TEXT ("Filename"), CHOICE_OF ("Type", lk_greeting_types), {},
};
const LkDemoType lk_demo_type_greeting = JSON_TYPE ("Pbx.Greeting", greeting_properties);

static const LkDemoProperty routing_action_properties[] = {
  TEXT ("Action"), TEXT ("Name"), TEXT ("Number"), CHOICES ("Tags"),
  CHOICE_OF ("Type", lk_demo_peer_types), {},
};
static const LkDemoType routing_action
  = JSON_TYPE ("Pbx.AgentRoutingAction", routing_action_properties);

static const LkDemoProperty routing_directory_properties[] = {
  TEXT ("Description"), TEXT ("Name"), TEXT ("Number"), CHOICES ("Tags"),
  CHOICE_OF ("Type", lk_demo_peer_types), {},
};
static const LkDemoType routing_directory
  = JSON_TYPE ("Pbx.AgentRoutingDirectory", routing_directory_properties);

static const LkDemoProperty decision_properties[] = {
  TEXT ("Action"), TEXT ("Instructions"), {},
};
static const LkDemoType decision = JSON_TYPE ("Pbx.InterruptionDecision", decision_properties);

static const LkDemoProperty interruption_properties[] = {
  OBJECT ("Block", decision), OBJECT ("Interrupt", decision), OBJECT ("Notify", decision), {},
};
static const LkDemoType interruption
  = JSON_TYPE ("Pbx.BossInterruptionSettings", interruption_properties);

static const LkDemoProperty agent_settings_properties[] = {
  OBJECT ("AbusiveCallerAction", routing_action), OBJECT ("AgentFallback", routing_action),
  TEXT ("AgentType"), TEXT ("AllowedExtensions"), BOOL ("AllowWebsearch"),
  OBJECT ("BossInterruptionSettings", interruption),
  OBJECT ("CallerDoesNotRespondAction", routing_action), BOOL ("CheckStatusBeforeTransfer"),
  BOOL ("EnableNameMatching"), TEXT ("FirstMessage"), OBJECT ("HumanHandoff", routing_directory),
  TEXTS ("Knowledgebase"), TEXT ("Language"), NUMBER ("MaxCallDuration"),
  OBJECT ("PhonebookOverride", lk_demo_type_peer),
  OBJECTS ("RoutingDirectory", routing_directory), OBJECT ("SpamAction", routing_action),
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
/* clang-format on */
