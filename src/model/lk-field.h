/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "lk-value.h"
#include "lk-version.h"

G_BEGIN_DECLS

typedef struct _LkField LkField;
typedef struct _LkFieldKind LkFieldKind;
typedef struct _LkStructure LkStructure;

/**
 * LkSection:
 *
 * Where a field stands on the user's page, in this order.
 */
typedef enum
{
  LK_SECTION_GENERAL,
  LK_SECTION_GROUPS,
  LK_SECTION_SIGN_IN,
  LK_SECTION_FORWARDING,
  LK_SECTION_HOURS,
  LK_SECTION_VOICEMAIL,
  LK_SECTION_PHONES,
  LK_SECTION_RECORDING,
  LK_SECTION_PERMISSIONS,
  LK_SECTION_INTEGRATION,
  LK_SECTION_WEB,
  LK_SECTION_TECHNICAL,
  LK_N_SECTIONS,
} LkSection;

/**
 * LkOffer:
 * @LK_OFFER_NONE: any value is as good as another
 * @LK_OFFER_OWN_GROUP: the departments that the user belongs to
 * @LK_OFFER_OWN_PROFILE: the names of the user's forwarding profiles
 * @LK_OFFER_PROMPT_SET: the phone system's prompt sets
 * @LK_OFFER_LANGUAGE: the languages that prompt sets and other users have; any code may be typed
 * @LK_OFFER_EXTENSION: the extensions there are; any number may be typed
 * @LK_OFFER_EMERGENCY_LOCATION: the phone system's emergency locations
 *
 * Where a person finds the values that a text or a number can have.
 */
typedef enum
{
  LK_OFFER_NONE,
  LK_OFFER_OWN_GROUP,
  LK_OFFER_OWN_PROFILE,
  LK_OFFER_PROMPT_SET,
  LK_OFFER_LANGUAGE,
  LK_OFFER_EXTENSION,
  LK_OFFER_EMERGENCY_LOCATION,
} LkOffer;

/**
 * LkFieldFlags:
 * @LK_FIELD_READ_ONLY: the server decides; never written
 * @LK_FIELD_REQUIRED: may not be emptied
 * @LK_FIELD_LIST: offered as a column of the list, and therefore loaded for every user
 * @LK_FIELD_SHOWN: among the list's columns until the person chooses others
 * @LK_FIELD_SEARCHED: search as you type looks at it
 * @LK_FIELD_BATCH: makes sense for many users at once
 * @LK_FIELD_MULTI: the vendor's `MultiEditUserData` has it
 * @LK_FIELD_CSV: part of a CSV file
 * @LK_FIELD_SECRET: never selected unless the person asks for this very value
 * @LK_FIELD_CREATE_ONLY: may be set when a user is made, not later
 * @LK_FIELD_ADVANCED: of interest to few
 * @LK_FIELD_NAVIGATION: another entity; comes by `$expand`, not by `$select`
 * @LK_FIELD_DIGITS: a text of digits alone
 * @LK_FIELD_BRIEF: asked for in the short form of a new user
 * @LK_FIELD_PERSONAL: belongs to one person alone; never taken over from a colleague, never in a
 *   template
 * @LK_FIELD_OFTEN_OWN: often differs from person to person; taken over only where someone says so
 */
typedef enum
{
  LK_FIELD_READ_ONLY = 1 << 0,
  LK_FIELD_REQUIRED = 1 << 1,
  LK_FIELD_LIST = 1 << 2,
  LK_FIELD_SHOWN = 1 << 3,
  LK_FIELD_SEARCHED = 1 << 4,
  LK_FIELD_BATCH = 1 << 5,
  LK_FIELD_MULTI = 1 << 6,
  LK_FIELD_CSV = 1 << 7,
  LK_FIELD_SECRET = 1 << 8,
  LK_FIELD_CREATE_ONLY = 1 << 9,
  LK_FIELD_ADVANCED = 1 << 10,
  LK_FIELD_NAVIGATION = 1 << 11,
  LK_FIELD_DIGITS = 1 << 12,
  LK_FIELD_BRIEF = 1 << 13,
  LK_FIELD_PERSONAL = 1 << 14,
  LK_FIELD_OFTEN_OWN = 1 << 15,
} LkFieldFlags;

/**
 * LkChoice:
 * @value: as on the wire
 * @label: (nullable): for people, untranslated (`N_()`); %NULL ends a list
 */
typedef struct
{
  const char *value;
  const char *label;
} LkChoice;

/**
 * LkOwner:
 * @number: (nullable): their extension
 * @texts: (nullable) (array zero-terminated=1): what else belongs to them alone, such as their
 *   mobile's number
 * @is_same: whether it is for the very same person once more, so that what is theirs alone stays
 *
 * Whose value it is.
 */
typedef struct
{
  const char *number;
  const char *const *texts;
  gboolean is_same;
} LkOwner;

/**
 * LkStructure:
 * @is_array: whether the wire has an array; otherwise an object, or a string for XML
 * @type: the vendor's name of the object's or the elements' type, "Pbx.Schedule"
 * @expand: (nullable): options inside the parentheses of `$expand` for a navigation property; what
 *   they leave out, secrets above all, is never asked for
 * @list_expand: (nullable): the same where all users are read for the list; %NULL where it is
 * @expand
 * @write_expand: (nullable): the same where the whole value is read just before it is written back,
 *   because the server replaces lists whole; empty asks for everything, secrets too; %NULL where
 *   @expand already asks for all that is written
 * @summarise: one readable line, translated
 * @dup_lines: (nullable): the entries one by one, each a readable line; %NULL where @summarise of
 *   an array of one says it
 * @dup_details: (nullable): what of @after differs from @before without a line of theirs that
 *   tells, each a readable line
 * @equal: (nullable): whether two values mean the same to a person; %NULL where their JSON tells
 * @fulfils: (nullable): whether all that @wanted says stands in @now, see lk_field_fulfils(); %NULL
 *   where their JSON tells
 * @merge: (nullable): fills @out with @now changed as @wanted differs from @base; %NULL where
 *   @wanted can be sent as it is. @now was read with @write_expand
 *
 * @blank: (nullable): as JSON, what a person begins with who sets the value for a new user; %NULL
 *   where nothing is a good beginning
 * @add: (nullable): fills @out with @now and the entries of @part, see lk_entries_add(); %NULL
 * where entries cannot be added or removed one by one
 * @remove: (nullable): fills @out with @now without them
 * @fit: (nullable): fills @out with what @wanted, written for many users, makes of @now; %NULL
 * where it takes the place of @now
 * @adapt: (nullable): fills @out, which is absent at first, with @value as a new colleague may have
 *   it: without the server's numbers of its parts, and without what belongs to @owner; leaves it
 *   absent where nothing is left. %NULL where the value can be taken over as it is
 *
 * What the table needs to know of a structured member. The value class itself (LkSchedule,
 * LkPhone…) offers a pure parse and build.
 */
struct _LkStructure
{
  gboolean is_array;
  const char *type;
  const char *expand;
  const char *list_expand;
  const char *write_expand;
  char *(*summarise) (const LkField *field, const LkValue *value);
  char **(*dup_lines) (const LkField *field, const LkValue *value);
  char **(*dup_details) (const LkValue *before, const LkValue *after);
  gboolean (*equal) (const LkValue *a, const LkValue *b);
  gboolean (*fulfils) (const LkValue *now, const LkValue *wanted);
  gboolean (*merge) (const LkValue *base,
                     const LkValue *wanted,
                     const LkValue *now,
                     LkValue *out,
                     GError **error);
  gboolean (*add) (const LkValue *now, const LkValue *part, LkValue *out, GError **error);
  gboolean (*remove) (const LkValue *now, const LkValue *part, LkValue *out, GError **error);
  gboolean (*fit) (const LkValue *now, const LkValue *wanted, LkValue *out, GError **error);
  const char *blank;
  void (*adapt) (const LkValue *value, const LkOwner *owner, LkValue *out);
};

/**
 * LkFieldKind:
 * @from_json: fills @out, which is absent at first, from a member that is not null; a value of
 *   another JSON type fails with %LK_ERROR_PROTOCOL, an unknown choice does not
 * @to_json: the member for a request; never called for absent or null
 * @to_display: one translated line for a person; never called for absent or null
 * @to_text: the same text in every language, for a CSV file or the clipboard
 * @from_text: the reverse of @to_text; fails with %LK_ERROR_INVALID
 * @check: whether the server is known to refuse the value; fails with %LK_ERROR_INVALID
 */
struct _LkFieldKind
{
  const char *id;
  gboolean (*from_json) (const LkField *field, JsonNode *node, LkValue *out, GError **error);
  JsonNode *(*to_json) (const LkField *field, const LkValue *value);
  char *(*to_display) (const LkField *field, const LkValue *value);
  char *(*to_text) (const LkField *field, const LkValue *value);
  gboolean (*from_text) (const LkField *field, const char *text, LkValue *out, GError **error);
  gboolean (*check) (const LkField *field, const LkValue *value, GError **error);
};

/**
 * LkField:
 * @name: the wire's name, "FirstName"
 * @label: for people, untranslated (`N_()`)
 * @help: (nullable): a sentence more, untranslated
 * @minimum: the lowest number
 * @maximum: the highest number, or a text's length in characters; 0 is no limit
 * @choices: (nullable): for choices and sets of choices, ended by an empty row
 * @structure: (nullable): for structured members
 * @check: (nullable): what the kind's own check cannot know: the server is known to refuse
 * @doubt: (nullable): a translated sentence for a value that is probably a mistake but that the
 *   server may well take, otherwise %NULL
 * @reason: (nullable): why a person cannot change it here, untranslated; for read-only and
 *   create-only fields
 * @offer: where to choose a value from
 * @since: the first server version that has the field
 *
 * One property of `Pbx.User`. A pointer to the row is the field's identity.
 */
struct _LkField
{
  const char *name;
  const char *label;
  const char *help;
  LkSection section;
  const LkFieldKind *kind;
  LkFieldFlags flags;
  LkVersion since;
  gint64 minimum;
  gint64 maximum;
  const LkChoice *choices;
  const LkStructure *structure;
  gboolean (*check) (const LkField *field, const LkValue *value, GError **error);
  char *(*doubt) (const LkField *field, const LkValue *value);
  const char *reason;
  LkOffer offer;
};

const char *lk_section_get_title (LkSection section);

const char *lk_choice_get_label (const LkChoice *choices, const char *value);

const char *lk_field_get_label (const LkField *field);
const char *lk_field_get_help (const LkField *field);
gboolean lk_field_has (const LkField *field, LkFieldFlags flags);
gboolean lk_field_is_editable (const LkField *field);
gboolean lk_field_is_creatable (const LkField *field);
const char *lk_field_get_reason (const LkField *field);
const char *lk_field_get_choice_label (const LkField *field, const char *choice);

gboolean lk_field_from_json (const LkField *field, JsonNode *node, LkValue *out, GError **error);
JsonNode *lk_field_to_json (const LkField *field, const LkValue *value);
char *lk_field_to_display (const LkField *field, const LkValue *value);
char *lk_field_to_text (const LkField *field, const LkValue *value);
gboolean lk_field_from_text (const LkField *field, const char *text, LkValue *out, GError **error);
gboolean lk_field_check (const LkField *field, const LkValue *value, GError **error);
char *lk_field_dup_doubt (const LkField *field, const LkValue *value);
gboolean lk_field_equal (const LkField *field, const LkValue *a, const LkValue *b);
gboolean lk_field_fulfils (const LkField *field, const LkValue *now, const LkValue *wanted);
gboolean lk_field_is_wish (const LkField *field, const LkValue *wanted, const LkValue *reference);
gboolean lk_field_means_same (const LkField *field, const LkValue *a, const LkValue *b);
void lk_field_copy_value (const LkField *field, const LkValue *value, LkValue *out);
void lk_field_clear_value (const LkField *field, LkValue *value);
char **lk_field_dup_lines (const LkField *field, const LkValue *value);

G_END_DECLS
