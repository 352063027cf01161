/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-user-fields.h"

#include <glib/gi18n-lib.h>

#include "lk-agent-settings.h"
#include "lk-blf.h"
#include "lk-field-checks.h"
#include "lk-field-kind.h"
#include "lk-forwarding-exception.h"
#include "lk-forwarding-profile.h"
#include "lk-greeting.h"
#include "lk-memberships.h"
#include "lk-phones.h"
#include "lk-schedule.h"

static const LkChoice caller_details[] = {
  { "Both", N_ ("Name and e-mail address") },
  { "Name", N_ ("Name") },
  { "Email", N_ ("E-mail address") },
  { "None", N_ ("Nothing") },
  {},
};

static const LkChoice queue_statuses[] = {
  { "LoggedOut", N_ ("Logged out") },
  { "LoggedIn", N_ ("Logged in") },
  {},
};

static const LkChoice office_hours_effects[] = {
  { "GlobalSchedule", N_ ("Follow the phone system’s hours") },
  { "AutoSwitchProfiles", N_ ("Switch the status by the hours") },
  { "AutoQueueLogOut", N_ ("Log out of queues outside the hours") },
  { "BlockOutboundCalls", N_ ("Block outbound calls outside the hours") },
  {},
};

static const LkChoice encryption_modes[] = {
  { "SRTPDisabled", N_ ("Off") },
  { "SRTPEnabled", N_ ("Where the phone can") },
  { "SRTPEnforced", N_ ("Always") },
  {},
};

static const LkChoice tags[] = {
  { "MS", N_ ("Microsoft 365") },
  { "Teams", N_ ("Microsoft Teams") },
  { "Google", N_ ("Google") },
  { "WakeUp", N_ ("Wake-up calls") },
  { "FaxServer", N_ ("Fax server") },
  { "Principal", N_ ("API client") },
  { "WeakID", N_ ("Weak authentication ID") },
  { "WeakPass", N_ ("Weak password") },
  { "WM", N_ ("Web meeting") },
  { "AI", N_ ("AI agent") },
  {},
};

static const LkChoice transcriptions[] = {
  { "Nothing", N_ ("Nothing") },
  { "Voicemail", N_ ("Voicemail") },
  { "Recordings", N_ ("Recordings") },
  { "Both", N_ ("Voicemail and recordings") },
  { "Inherit", N_ ("As in the department") },
  {},
};

static const LkChoice voicemail_emails[] = {
  { "None", N_ ("No e-mail") },
  { "Notification", N_ ("A notification") },
  { "Attachment", N_ ("The message attached") },
  { "AttachmentAndDelete", N_ ("The message attached, then deleted from the mailbox") },
  { "VmailToMembers", N_ ("Voicemail to the members") },
  { "EmailToExtrasOnly", N_ ("E-mail to the extra addresses only") },
  {},
};

static const LkChoice message_times[] = {
  { "None", N_ ("Do not say") },
  { "Play12Hr", N_ ("12-hour clock") },
  { "Play24Hr", N_ ("24-hour clock") },
  {},
};

/* The rows that have a name in the header stand first, so that their places never move. */
enum
{
  ROW_NUMBER,
  ROW_FIRST_NAME,
  ROW_LAST_NAME,
  ROW_DISPLAY_NAME,
  ROW_EMAIL,
  ROW_ENABLED,
  ROW_REGISTERED,
  ROW_TAGS,
  ROW_GROUPS,
  ROW_PRIMARY_GROUP,
  ROW_ENABLE_2FA,
  ROW_REQUIRE_2FA,
  ROW_PHONES,
  ROW_ID,
  ROW_ACCESS_PASSWORD,
};

/* Set by hand: one member to a line would make this table four times as long. */
/* clang-format off */
const LkField lk_user_fields[LK_N_USER_FIELDS] = {
  [ROW_NUMBER] =
  { .name = "Number", .label = N_ ("Extension"),
    .help = N_ ("The number that colleagues dial."),
    .section = LK_SECTION_GENERAL, .kind = &lk_kind_text, .since = LK_VERSION (20, 0, 4),
    .reason = N_ ("Phone systems do not let anyone change an extension’s number. To give a person "
                  "another one, make a new user."),
    .flags = LK_FIELD_CREATE_ONLY | LK_FIELD_REQUIRED | LK_FIELD_LIST | LK_FIELD_SHOWN
             | LK_FIELD_SEARCHED | LK_FIELD_MULTI | LK_FIELD_CSV | LK_FIELD_BRIEF
             | LK_FIELD_PERSONAL },
  [ROW_FIRST_NAME] =
  { .name = "FirstName", .label = N_ ("First name"),
    .section = LK_SECTION_GENERAL, .kind = &lk_kind_text, .since = LK_VERSION (20, 0, 4),
    .doubt = lk_doubt_name,
    .flags = LK_FIELD_LIST | LK_FIELD_SHOWN | LK_FIELD_SEARCHED | LK_FIELD_CSV | LK_FIELD_BRIEF
             | LK_FIELD_PERSONAL },
  [ROW_LAST_NAME] =
  { .name = "LastName", .label = N_ ("Last name"),
    .section = LK_SECTION_GENERAL, .kind = &lk_kind_text, .since = LK_VERSION (20, 0, 4),
    .doubt = lk_doubt_name,
    .flags = LK_FIELD_LIST | LK_FIELD_SHOWN | LK_FIELD_SEARCHED | LK_FIELD_CSV | LK_FIELD_BRIEF
             | LK_FIELD_PERSONAL },
  [ROW_DISPLAY_NAME] =
  { .name = "DisplayName", .label = N_ ("Display name"),
    .help = N_ ("How the phone system shows this person."),
    .section = LK_SECTION_GENERAL, .kind = &lk_kind_text, .since = LK_VERSION (20, 0, 4),
    .doubt = lk_doubt_name,
    .flags = LK_FIELD_LIST | LK_FIELD_SEARCHED | LK_FIELD_CSV | LK_FIELD_PERSONAL },
  [ROW_EMAIL] =
  { .name = "EmailAddress", .label = N_ ("E-mail"),
    .help = N_ ("Receives the welcome e-mail and voicemail. No two extensions can share one."),
    .section = LK_SECTION_GENERAL, .kind = &lk_kind_text, .since = LK_VERSION (20, 0, 4),
    .doubt = lk_doubt_email,
    .flags = LK_FIELD_LIST | LK_FIELD_SHOWN | LK_FIELD_SEARCHED | LK_FIELD_CSV | LK_FIELD_BRIEF
             | LK_FIELD_PERSONAL },
  [ROW_ENABLED] =
  { .name = "Enabled", .label = N_ ("Enabled"),
    .help = N_ ("A disabled extension can neither call nor be called."),
    .section = LK_SECTION_GENERAL, .kind = &lk_kind_bool, .since = LK_VERSION (20, 0, 4),
    .flags = LK_FIELD_LIST | LK_FIELD_SHOWN | LK_FIELD_BATCH | LK_FIELD_MULTI | LK_FIELD_CSV
             | LK_FIELD_OFTEN_OWN },
  [ROW_REGISTERED] =
  { .name = "IsRegistered", .label = N_ ("Registered"),
    .help = N_ ("Whether a phone or an app of this extension is connected now."),
    .section = LK_SECTION_GENERAL, .kind = &lk_kind_bool, .since = LK_VERSION (20, 0, 4),
    .reason = N_ ("The phone system finds this out by itself."),
    .flags = LK_FIELD_READ_ONLY | LK_FIELD_LIST | LK_FIELD_SHOWN },
  [ROW_TAGS] =
  { .name = "Tags", .label = N_ ("Marks"),
    .help = N_ ("What the phone system itself notes about this extension."),
    .section = LK_SECTION_GENERAL, .kind = &lk_kind_choice_set, .since = LK_VERSION (20, 0, 4),
    .choices = tags,
    .reason = N_ ("The phone system sets these marks by itself."),
    .flags = LK_FIELD_READ_ONLY | LK_FIELD_LIST },
  [ROW_GROUPS] =
  { .name = "Groups", .label = N_ ("Departments"),
    .help = N_ ("The departments that this person belongs to, and the role in each."),
    .section = LK_SECTION_GROUPS, .kind = &lk_kind_structured, .since = LK_VERSION (20, 0, 4),
    .structure = &lk_memberships_structure,
    .flags = LK_FIELD_NAVIGATION | LK_FIELD_LIST | LK_FIELD_SHOWN | LK_FIELD_SEARCHED
             | LK_FIELD_BATCH | LK_FIELD_MULTI },
  [ROW_PRIMARY_GROUP] =
  { .name = "PrimaryGroupId", .label = N_ ("Main department"),
    .help = N_ ("One of the departments that this person belongs to."),
    .section = LK_SECTION_GROUPS, .kind = &lk_kind_int, .since = LK_VERSION (20, 0, 4),
    .offer = LK_OFFER_OWN_GROUP,
    .flags = LK_FIELD_LIST | LK_FIELD_BATCH | LK_FIELD_CSV | LK_FIELD_ADVANCED },
  [ROW_ENABLE_2FA] =
  { .name = "Enable2FA", .label = N_ ("Two-factor sign-in"),
    .help = N_ ("Signing in takes a code from an authenticator app as well."),
    .section = LK_SECTION_SIGN_IN, .kind = &lk_kind_bool, .since = LK_VERSION (20, 0, 4),
    .flags = LK_FIELD_LIST | LK_FIELD_SHOWN | LK_FIELD_BATCH | LK_FIELD_CSV | LK_FIELD_OFTEN_OWN },
  [ROW_REQUIRE_2FA] =
  { .name = "Require2FA", .label = N_ ("Two-factor sign-in required"),
    .help = N_ ("The person has to set up an authenticator app and cannot switch it off."),
    .section = LK_SECTION_SIGN_IN, .kind = &lk_kind_bool, .since = LK_VERSION (20, 0, 4),
    .flags = LK_FIELD_LIST | LK_FIELD_BATCH | LK_FIELD_CSV | LK_FIELD_BRIEF },
  [ROW_PHONES] =
  { .name = "Phones", .label = N_ ("Desk phones"),
    .section = LK_SECTION_PHONES, .kind = &lk_kind_structured, .since = LK_VERSION (20, 0, 4),
    .structure = &lk_phones_structure,
    .flags = LK_FIELD_NAVIGATION | LK_FIELD_PERSONAL },
  [ROW_ID] =
  { .name = "Id", .label = N_ ("Technical number"),
    .help = N_ ("By which the phone system itself knows this user."),
    .section = LK_SECTION_TECHNICAL, .kind = &lk_kind_int, .since = LK_VERSION (20, 0, 4),
    .reason = N_ ("The phone system gave this number and never changes it."),
    .flags = LK_FIELD_READ_ONLY | LK_FIELD_LIST | LK_FIELD_ADVANCED },
  [ROW_ACCESS_PASSWORD] =
  { .name = "AccessPassword", .label = N_ ("Web client password"),
    .help = N_ ("For signing in to the web client and the apps."),
    .section = LK_SECTION_SIGN_IN, .kind = &lk_kind_secret, .since = LK_VERSION (20, 0, 4),
    .doubt = lk_doubt_password,
    .flags = LK_FIELD_SECRET },

  /* General */
  { .name = "Mobile", .label = N_ ("Mobile"),
    .section = LK_SECTION_GENERAL, .kind = &lk_kind_text, .since = LK_VERSION (20, 0, 4),
    .doubt = lk_doubt_telephone,
    .flags = LK_FIELD_LIST | LK_FIELD_SHOWN | LK_FIELD_SEARCHED | LK_FIELD_MULTI | LK_FIELD_CSV
             | LK_FIELD_BRIEF | LK_FIELD_PERSONAL },
  { .name = "OutboundCallerID", .label = N_ ("Outbound caller ID"),
    .help = N_ ("The number that people outside see when this person calls them."),
    .section = LK_SECTION_GENERAL, .kind = &lk_kind_text, .since = LK_VERSION (20, 0, 4),
    .doubt = lk_doubt_telephone,
    .flags = LK_FIELD_LIST | LK_FIELD_SEARCHED | LK_FIELD_BATCH | LK_FIELD_CSV | LK_FIELD_BRIEF
             | LK_FIELD_OFTEN_OWN },
  { .name = "Language", .label = N_ ("Language"),
    .help = N_ ("The language of e-mails to this person, as a code such as EN."),
    .section = LK_SECTION_GENERAL, .kind = &lk_kind_text, .since = LK_VERSION (20, 0, 4),
    .offer = LK_OFFER_LANGUAGE, .doubt = lk_doubt_language,
    .flags = LK_FIELD_LIST | LK_FIELD_BATCH | LK_FIELD_CSV | LK_FIELD_BRIEF },
  { .name = "PromptSet", .label = N_ ("Spoken prompts"),
    .help = N_ ("The voice and the language of what the phone system says to this person."),
    .section = LK_SECTION_GENERAL, .kind = &lk_kind_text, .since = LK_VERSION (20, 0, 4),
    .offer = LK_OFFER_PROMPT_SET,
    .flags = LK_FIELD_BATCH | LK_FIELD_MULTI | LK_FIELD_CSV | LK_FIELD_ADVANCED },
  { .name = "SendEmailMissedCalls", .label = N_ ("E-mail about missed calls"),
    .section = LK_SECTION_GENERAL, .kind = &lk_kind_bool, .since = LK_VERSION (20, 0, 4),
    .flags = LK_FIELD_LIST | LK_FIELD_BATCH | LK_FIELD_MULTI | LK_FIELD_CSV },
  { .name = "EmergencyLocationId", .label = N_ ("Emergency location"),
    .help = N_ ("Where this person is, for emergency calls."),
    .section = LK_SECTION_GENERAL, .kind = &lk_kind_text, .since = LK_VERSION (20, 0, 4),
    .offer = LK_OFFER_EMERGENCY_LOCATION,
    .flags = LK_FIELD_BATCH | LK_FIELD_MULTI | LK_FIELD_CSV | LK_FIELD_ADVANCED },
  { .name = "EmergencyAdditionalInfo", .label = N_ ("More for emergencies"),
    .help = N_ ("What helps to find this person in an emergency, such as a floor or a room."),
    .section = LK_SECTION_GENERAL, .kind = &lk_kind_text, .since = LK_VERSION (20, 0, 4),
    .flags = LK_FIELD_BATCH | LK_FIELD_MULTI | LK_FIELD_CSV | LK_FIELD_OFTEN_OWN },

  /* Call forwarding */
  { .name = "CurrentProfileName", .label = N_ ("Status"),
    .help = N_ ("The name of the forwarding profile that decides about calls now."),
    .section = LK_SECTION_FORWARDING, .kind = &lk_kind_text, .since = LK_VERSION (20, 0, 4),
    .offer = LK_OFFER_OWN_PROFILE,
    .flags = LK_FIELD_LIST | LK_FIELD_BATCH | LK_FIELD_CSV | LK_FIELD_OFTEN_OWN },
  { .name = "QueueStatus", .label = N_ ("In queues"),
    .help = N_ ("Whether calls to this person’s queues ring here."),
    .section = LK_SECTION_FORWARDING, .kind = &lk_kind_choice, .since = LK_VERSION (20, 0, 4),
    .choices = queue_statuses,
    .flags = LK_FIELD_LIST | LK_FIELD_BATCH | LK_FIELD_CSV | LK_FIELD_OFTEN_OWN },
  { .name = "ForwardingProfiles", .label = N_ ("Forwarding by status"),
    .help = N_ ("What happens to a call that is not answered, for each status."),
    .section = LK_SECTION_FORWARDING, .kind = &lk_kind_structured,
    .since = LK_VERSION (20, 0, 4), .structure = &lk_forwarding_profile_structure,
    .flags = LK_FIELD_NAVIGATION | LK_FIELD_BATCH | LK_FIELD_MULTI },
  { .name = "ForwardingExceptions", .label = N_ ("Forwarding exceptions"),
    .help = N_ ("Rules for certain callers or hours. They come before the status."),
    .section = LK_SECTION_FORWARDING, .kind = &lk_kind_structured,
    .since = LK_VERSION (20, 0, 4), .structure = &lk_forwarding_exception_structure,
    .doubt = lk_doubt_exceptions,
    .flags = LK_FIELD_NAVIGATION | LK_FIELD_BATCH | LK_FIELD_MULTI },
  { .name = "CallScreening", .label = N_ ("Call screening"),
    .help = N_ ("Callers say their names before the call is put through."),
    .section = LK_SECTION_FORWARDING, .kind = &lk_kind_bool, .since = LK_VERSION (20, 0, 4),
    .flags = LK_FIELD_BATCH | LK_FIELD_MULTI | LK_FIELD_CSV },

  /* Working hours */
  { .name = "Hours", .label = N_ ("Working hours"),
    .section = LK_SECTION_HOURS, .kind = &lk_kind_structured, .since = LK_VERSION (20, 0, 4),
    .structure = &lk_schedule_structure,
    .doubt = lk_doubt_schedule,
    .flags = LK_FIELD_BATCH },
  { .name = "BreakTime", .label = N_ ("Breaks"),
    .section = LK_SECTION_HOURS, .kind = &lk_kind_structured, .since = LK_VERSION (20, 0, 4),
    .structure = &lk_schedule_structure,
    .doubt = lk_doubt_schedule,
    .flags = LK_FIELD_BATCH },
  { .name = "OfficeHoursProps", .label = N_ ("Effect of the hours"),
    .section = LK_SECTION_HOURS, .kind = &lk_kind_choice_set, .since = LK_VERSION (20, 0, 4),
    .choices = office_hours_effects,
    .flags = LK_FIELD_BATCH | LK_FIELD_CSV },

  /* Voicemail */
  { .name = "VMEnabled", .label = N_ ("Voicemail"),
    .section = LK_SECTION_VOICEMAIL, .kind = &lk_kind_bool, .since = LK_VERSION (20, 0, 4),
    .flags = LK_FIELD_LIST | LK_FIELD_BATCH | LK_FIELD_MULTI | LK_FIELD_CSV | LK_FIELD_BRIEF },
  { .name = "VMEmailOptions", .label = N_ ("E-mail about voicemail"),
    .section = LK_SECTION_VOICEMAIL, .kind = &lk_kind_choice, .since = LK_VERSION (20, 0, 4),
    .choices = voicemail_emails,
    .flags = LK_FIELD_LIST | LK_FIELD_BATCH | LK_FIELD_MULTI | LK_FIELD_CSV },
  { .name = "VMPIN", .label = N_ ("Voicemail PIN"),
    .section = LK_SECTION_VOICEMAIL, .kind = &lk_kind_secret, .since = LK_VERSION (20, 0, 4),
    .doubt = lk_doubt_pin,
    .flags = LK_FIELD_SECRET | LK_FIELD_DIGITS },
  { .name = "VMDisablePinAuth", .label = N_ ("Voicemail without PIN"),
    .help = N_ ("From their own phone, people hear their messages without entering the PIN."),
    .section = LK_SECTION_VOICEMAIL, .kind = &lk_kind_bool, .since = LK_VERSION (20, 0, 4),
    .flags = LK_FIELD_BATCH | LK_FIELD_MULTI | LK_FIELD_CSV },
  { .name = "VMPlayCallerID", .label = N_ ("Say the caller’s number"),
    .section = LK_SECTION_VOICEMAIL, .kind = &lk_kind_bool, .since = LK_VERSION (20, 0, 4),
    .flags = LK_FIELD_BATCH | LK_FIELD_MULTI | LK_FIELD_CSV },
  { .name = "VMPlayMsgDateTime", .label = N_ ("Say the message’s time"),
    .section = LK_SECTION_VOICEMAIL, .kind = &lk_kind_choice, .since = LK_VERSION (20, 0, 4),
    .choices = message_times,
    .flags = LK_FIELD_BATCH | LK_FIELD_MULTI | LK_FIELD_CSV },
  { .name = "Greetings", .label = N_ ("Greetings"),
    .help = N_ ("What callers hear before they leave a message, for each status."),
    .section = LK_SECTION_VOICEMAIL, .kind = &lk_kind_structured, .since = LK_VERSION (20, 0, 4),
    .structure = &lk_greeting_structure,
    .flags = LK_FIELD_NAVIGATION | LK_FIELD_BATCH | LK_FIELD_MULTI | LK_FIELD_PERSONAL },

  /* Phones */
  { .name = "Blfs", .label = N_ ("Function keys"),
    .help = N_ ("The keys with lamps on the desk phone and in the apps."),
    .section = LK_SECTION_PHONES, .kind = &lk_kind_text, .since = LK_VERSION (20, 0, 4),
    .maximum = 20480, .structure = &lk_blf_structure,
    .flags = LK_FIELD_BATCH | LK_FIELD_MULTI },
  { .name = "EnableHotdesking", .label = N_ ("Hot desking"),
    .help = N_ ("This person may sign in at a shared desk phone."),
    .section = LK_SECTION_PHONES, .kind = &lk_kind_bool, .since = LK_VERSION (20, 0, 4),
    .flags = LK_FIELD_LIST | LK_FIELD_BATCH | LK_FIELD_MULTI | LK_FIELD_CSV },
  { .name = "HotdeskingAssignment", .label = N_ ("Hot desk used by"),
    .help = N_ ("For a shared desk phone: the extension that is signed in at it now."),
    .section = LK_SECTION_PHONES, .kind = &lk_kind_text, .since = LK_VERSION (20, 0, 4),
    .offer = LK_OFFER_EXTENSION, .doubt = lk_doubt_extension,
    .flags = LK_FIELD_LIST | LK_FIELD_SEARCHED | LK_FIELD_CSV | LK_FIELD_PERSONAL },
  { .name = "DeskphonePassword", .label = N_ ("Desk phone password"),
    .help = N_ ("For the settings page of the desk phone itself."),
    .section = LK_SECTION_PHONES, .kind = &lk_kind_secret, .since = LK_VERSION (20, 0, 4),
    .doubt = lk_doubt_password,
    .flags = LK_FIELD_SECRET },
  { .name = "AuthID", .label = N_ ("SIP authentication ID"),
    .section = LK_SECTION_PHONES, .kind = &lk_kind_secret, .since = LK_VERSION (20, 0, 4),
    .doubt = lk_doubt_identifier,
    .flags = LK_FIELD_SECRET | LK_FIELD_ADVANCED },
  { .name = "AuthPassword", .label = N_ ("SIP authentication password"),
    .section = LK_SECTION_PHONES, .kind = &lk_kind_secret, .since = LK_VERSION (20, 0, 4),
    .doubt = lk_doubt_password,
    .flags = LK_FIELD_SECRET | LK_FIELD_ADVANCED },
  /* No password, but strangers reach this phone directly by it (behaviour.md, 2.4). */
  { .name = "SIPID", .label = N_ ("SIP ID"),
    .help = N_ ("The name under which other phone systems reach this extension directly."),
    .section = LK_SECTION_PHONES, .kind = &lk_kind_secret, .since = LK_VERSION (20, 0, 4),
    .doubt = lk_doubt_identifier,
    .flags = LK_FIELD_SECRET | LK_FIELD_ADVANCED },
  { .name = "SRTPMode", .label = N_ ("Encrypted audio"),
    .section = LK_SECTION_PHONES, .kind = &lk_kind_choice, .since = LK_VERSION (20, 0, 4),
    .choices = encryption_modes,
    .flags = LK_FIELD_BATCH | LK_FIELD_MULTI | LK_FIELD_CSV },
  { .name = "PbxDeliversAudio", .label = N_ ("Audio through the phone system"),
    .help = N_ ("The two phones do not send audio to each other directly."),
    .section = LK_SECTION_PHONES, .kind = &lk_kind_bool, .since = LK_VERSION (20, 0, 4),
    .flags = LK_FIELD_BATCH | LK_FIELD_MULTI | LK_FIELD_CSV | LK_FIELD_ADVANCED },

  /* Recording */
  { .name = "RecordCalls", .label = N_ ("Record calls"),
    .section = LK_SECTION_RECORDING, .kind = &lk_kind_bool, .since = LK_VERSION (20, 0, 4),
    .flags = LK_FIELD_LIST | LK_FIELD_BATCH | LK_FIELD_MULTI | LK_FIELD_CSV },
  { .name = "RecordExternalCallsOnly", .label = N_ ("Record external calls only"),
    .section = LK_SECTION_RECORDING, .kind = &lk_kind_bool, .since = LK_VERSION (20, 0, 4),
    .flags = LK_FIELD_BATCH | LK_FIELD_MULTI | LK_FIELD_CSV },
  { .name = "ForbidRecording", .label = N_ ("Never record"),
    .help = N_ ("Calls of this extension are not recorded, whatever else is set."),
    .section = LK_SECTION_RECORDING, .kind = &lk_kind_bool, .since = LK_VERSION (20, 0, 10),
    .flags = LK_FIELD_BATCH | LK_FIELD_MULTI | LK_FIELD_CSV },
  { .name = "AllowOwnRecordings", .label = N_ ("May start and stop recording"),
    .section = LK_SECTION_RECORDING, .kind = &lk_kind_bool, .since = LK_VERSION (20, 0, 4),
    .flags = LK_FIELD_BATCH | LK_FIELD_MULTI | LK_FIELD_CSV },
  { .name = "MyPhoneShowRecordings", .label = N_ ("Sees own recordings"),
    .section = LK_SECTION_RECORDING, .kind = &lk_kind_bool, .since = LK_VERSION (20, 0, 4),
    .flags = LK_FIELD_BATCH | LK_FIELD_MULTI | LK_FIELD_CSV },
  { .name = "MyPhoneAllowDeleteRecordings", .label = N_ ("May delete own recordings"),
    .section = LK_SECTION_RECORDING, .kind = &lk_kind_bool, .since = LK_VERSION (20, 0, 4),
    .flags = LK_FIELD_BATCH | LK_FIELD_MULTI | LK_FIELD_CSV },
  { .name = "RecordEmailNotify", .label = N_ ("E-mail about recordings"),
    .section = LK_SECTION_RECORDING, .kind = &lk_kind_bool, .since = LK_VERSION (20, 0, 5),
    .flags = LK_FIELD_BATCH | LK_FIELD_MULTI | LK_FIELD_CSV },
  { .name = "TranscriptionMode", .label = N_ ("Transcribe"),
    .help = N_ ("What the phone system turns into text."),
    .section = LK_SECTION_RECORDING, .kind = &lk_kind_choice, .since = LK_VERSION (20, 0, 4),
    .choices = transcriptions,
    .flags = LK_FIELD_BATCH | LK_FIELD_MULTI | LK_FIELD_CSV },

  /* Permissions and restrictions */
  { .name = "Internal", .label = N_ ("Internal calls only"),
    .help = N_ ("This person cannot call anyone outside."),
    .section = LK_SECTION_PERMISSIONS, .kind = &lk_kind_bool, .since = LK_VERSION (20, 0, 4),
    .flags = LK_FIELD_LIST | LK_FIELD_BATCH | LK_FIELD_MULTI | LK_FIELD_CSV },
  { .name = "HideInPhonebook", .label = N_ ("Hidden in the phonebook"),
    .section = LK_SECTION_PERMISSIONS, .kind = &lk_kind_bool, .since = LK_VERSION (20, 0, 4),
    .flags = LK_FIELD_LIST | LK_FIELD_BATCH | LK_FIELD_MULTI | LK_FIELD_CSV },
  { .name = "MyPhoneHideForwardings", .label = N_ ("Call forwarding hidden"),
    .help = N_ ("The web client and the apps do not offer the forwarding rules."),
    .section = LK_SECTION_PERMISSIONS, .kind = &lk_kind_bool, .since = LK_VERSION (20, 0, 4),
    .flags = LK_FIELD_BATCH | LK_FIELD_MULTI | LK_FIELD_CSV },
  { .name = "PinProtected", .label = N_ ("PIN for outbound calls"),
    .help = N_ ("Calls to outside need the voicemail PIN first."),
    .section = LK_SECTION_PERMISSIONS, .kind = &lk_kind_bool, .since = LK_VERSION (20, 0, 4),
    .flags = LK_FIELD_BATCH | LK_FIELD_MULTI | LK_FIELD_CSV },
  { .name = "PinProtectTimeout", .label = N_ ("PIN stays valid for"),
    .help = N_ ("How long no PIN is asked for again after a call to outside."),
    .section = LK_SECTION_PERMISSIONS, .kind = &lk_kind_int, .since = LK_VERSION (20, 0, 4),
    .doubt = lk_doubt_duration,
    .flags = LK_FIELD_BATCH | LK_FIELD_MULTI | LK_FIELD_CSV },
  { .name = "AllowLanOnly", .label = N_ ("Local network only"),
    .help = N_ ("Phones and apps outside the local network cannot use this extension."),
    .section = LK_SECTION_PERMISSIONS, .kind = &lk_kind_bool, .since = LK_VERSION (20, 0, 4),
    .flags = LK_FIELD_BATCH | LK_FIELD_MULTI | LK_FIELD_CSV },
  { .name = "BlockTunnel", .label = N_ ("No tunnel connections"),
    .help = N_ ("Apps outside cannot connect through the phone system’s tunnel."),
    .section = LK_SECTION_PERMISSIONS, .kind = &lk_kind_bool, .since = LK_VERSION (20, 0, 9),
    .flags = LK_FIELD_BATCH | LK_FIELD_CSV },

  /* Microsoft 365, Google and others */
  { .name = "MS365SignInEnabled", .label = N_ ("Sign-in with Microsoft 365"),
    .section = LK_SECTION_INTEGRATION, .kind = &lk_kind_bool, .since = LK_VERSION (20, 0, 4),
    .flags = LK_FIELD_LIST | LK_FIELD_BATCH | LK_FIELD_MULTI | LK_FIELD_CSV },
  { .name = "MS365ContactsEnabled", .label = N_ ("Microsoft 365 contacts"),
    .section = LK_SECTION_INTEGRATION, .kind = &lk_kind_bool, .since = LK_VERSION (20, 0, 4),
    .flags = LK_FIELD_BATCH | LK_FIELD_MULTI | LK_FIELD_CSV },
  { .name = "MS365CalendarEnabled", .label = N_ ("Microsoft 365 calendar"),
    .section = LK_SECTION_INTEGRATION, .kind = &lk_kind_bool, .since = LK_VERSION (20, 0, 4),
    .flags = LK_FIELD_BATCH | LK_FIELD_MULTI | LK_FIELD_CSV },
  { .name = "MS365TeamsEnabled", .label = N_ ("Microsoft Teams presence"),
    .section = LK_SECTION_INTEGRATION, .kind = &lk_kind_bool, .since = LK_VERSION (20, 0, 4),
    .flags = LK_FIELD_BATCH | LK_FIELD_MULTI | LK_FIELD_CSV },
  { .name = "GoogleSignInEnabled", .label = N_ ("Sign-in with Google"),
    .section = LK_SECTION_INTEGRATION, .kind = &lk_kind_bool, .since = LK_VERSION (20, 0, 4),
    .flags = LK_FIELD_LIST | LK_FIELD_BATCH | LK_FIELD_MULTI | LK_FIELD_CSV },
  { .name = "GoogleContactsEnabled", .label = N_ ("Google contacts"),
    .section = LK_SECTION_INTEGRATION, .kind = &lk_kind_bool, .since = LK_VERSION (20, 0, 5),
    .flags = LK_FIELD_BATCH | LK_FIELD_MULTI | LK_FIELD_CSV },
  { .name = "GoogleCalendarEnabled", .label = N_ ("Google calendar"),
    .section = LK_SECTION_INTEGRATION, .kind = &lk_kind_bool, .since = LK_VERSION (20, 0, 5),
    .flags = LK_FIELD_BATCH | LK_FIELD_MULTI | LK_FIELD_CSV },
  { .name = "DatevEnabled", .label = N_ ("DATEV"),
    .section = LK_SECTION_INTEGRATION, .kind = &lk_kind_bool, .since = LK_VERSION (20, 0, 7),
    .flags = LK_FIELD_BATCH | LK_FIELD_MULTI | LK_FIELD_CSV },
  { .name = "AIAgent", .label = N_ ("AI agent"),
    .help = N_ ("A machine, not a person, answers at this extension."),
    .section = LK_SECTION_INTEGRATION, .kind = &lk_kind_bool, .since = LK_VERSION (20, 0, 9),
    .flags = LK_FIELD_CSV | LK_FIELD_ADVANCED },
  { .name = "AgentSettings", .label = N_ ("AI agent settings"),
    .section = LK_SECTION_INTEGRATION, .kind = &lk_kind_structured,
    .since = LK_VERSION (20, 0, 9), .structure = &lk_agent_settings_structure,
    .flags = LK_FIELD_MULTI | LK_FIELD_ADVANCED },

  /* Web client and meetings */
  { .name = "MyPhonePush", .label = N_ ("Push to the mobile app"),
    .help = N_ ("Calls wake the app on a mobile phone."),
    .section = LK_SECTION_WEB, .kind = &lk_kind_bool, .since = LK_VERSION (20, 0, 4),
    .flags = LK_FIELD_BATCH | LK_FIELD_CSV },
  { .name = "ClickToCallId", .label = N_ ("Link for callers from the web"),
    .help = N_ ("The last part of the address at which anyone can call or write to this person."),
    .section = LK_SECTION_WEB, .kind = &lk_kind_text, .since = LK_VERSION (20, 0, 4),
    .doubt = lk_doubt_link,
    .flags = LK_FIELD_CSV | LK_FIELD_PERSONAL },
  { .name = "CallUsEnablePhone", .label = N_ ("Calls from the web"),
    .section = LK_SECTION_WEB, .kind = &lk_kind_bool, .since = LK_VERSION (20, 0, 4),
    .flags = LK_FIELD_BATCH | LK_FIELD_CSV },
  { .name = "CallUsEnableVideo", .label = N_ ("Video calls from the web"),
    .section = LK_SECTION_WEB, .kind = &lk_kind_bool, .since = LK_VERSION (20, 0, 4),
    .flags = LK_FIELD_BATCH | LK_FIELD_CSV },
  { .name = "CallUsEnableChat", .label = N_ ("Chat from the web"),
    .section = LK_SECTION_WEB, .kind = &lk_kind_bool, .since = LK_VERSION (20, 0, 4),
    .flags = LK_FIELD_BATCH | LK_FIELD_CSV },
  { .name = "CallUsRequirement", .label = N_ ("Callers from the web must give"),
    .section = LK_SECTION_WEB, .kind = &lk_kind_choice, .since = LK_VERSION (20, 0, 4),
    .choices = caller_details,
    .flags = LK_FIELD_BATCH | LK_FIELD_CSV },
  { .name = "WebMeetingFriendlyName", .label = N_ ("Meeting link"),
    .help = N_ ("The last part of the address of this person’s own meeting room."),
    .section = LK_SECTION_WEB, .kind = &lk_kind_text, .since = LK_VERSION (20, 0, 4),
    .doubt = lk_doubt_link,
    .flags = LK_FIELD_CSV | LK_FIELD_PERSONAL },
  { .name = "WebMeetingApproveParticipants", .label = N_ ("Let people into meetings one by one"),
    .section = LK_SECTION_WEB, .kind = &lk_kind_bool, .since = LK_VERSION (20, 0, 4),
    .flags = LK_FIELD_BATCH | LK_FIELD_CSV },

  /* Technical */
  { .name = "ContactImage", .label = N_ ("Picture"),
    .help = N_ ("The file name of this person’s picture on the phone system."),
    .section = LK_SECTION_TECHNICAL, .kind = &lk_kind_text, .since = LK_VERSION (20, 0, 4),
    .flags = LK_FIELD_ADVANCED | LK_FIELD_PERSONAL },
};
/* clang-format on */

const LkField *const lk_user_field_id = &lk_user_fields[ROW_ID];
const LkField *const lk_user_field_number = &lk_user_fields[ROW_NUMBER];
const LkField *const lk_user_field_first_name = &lk_user_fields[ROW_FIRST_NAME];
const LkField *const lk_user_field_last_name = &lk_user_fields[ROW_LAST_NAME];
const LkField *const lk_user_field_display_name = &lk_user_fields[ROW_DISPLAY_NAME];
const LkField *const lk_user_field_email = &lk_user_fields[ROW_EMAIL];
const LkField *const lk_user_field_enabled = &lk_user_fields[ROW_ENABLED];
const LkField *const lk_user_field_registered = &lk_user_fields[ROW_REGISTERED];
const LkField *const lk_user_field_enable_2fa = &lk_user_fields[ROW_ENABLE_2FA];
const LkField *const lk_user_field_require_2fa = &lk_user_fields[ROW_REQUIRE_2FA];
const LkField *const lk_user_field_tags = &lk_user_fields[ROW_TAGS];
const LkField *const lk_user_field_groups = &lk_user_fields[ROW_GROUPS];
const LkField *const lk_user_field_primary_group = &lk_user_fields[ROW_PRIMARY_GROUP];
const LkField *const lk_user_field_phones = &lk_user_fields[ROW_PHONES];
const LkField *const lk_user_field_access_password = &lk_user_fields[ROW_ACCESS_PASSWORD];

/**
 * lk_user_field_find:
 * @name: a name as on the wire
 *
 * Returns: (transfer none) (nullable): its row, or %NULL where a newer server knows more.
 */
const LkField *
lk_user_field_find (const char *name)
{
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    if (g_str_equal (lk_user_fields[i].name, name))
      return &lk_user_fields[i];

  return NULL;
}
