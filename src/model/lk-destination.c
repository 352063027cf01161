/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-destination.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lk-json.h"
#include "lk-phrase.h"

/* As many digits at the end of a telephone number belong to one person. */
#define TELLING_DIGITS 8

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

static gboolean
is_mailbox (const char *to)
{
  return g_str_has_prefix (to, "VoiceMail");
}

/* Empty where the text is no telephone number. */
static char *
dup_digits (const char *text)
{
  GString *digits = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at++)
    if (g_ascii_isdigit (*at))
      g_string_append_c (digits, *at);
    else if (strchr ("+*#()-./ ", *at) == NULL)
      {
        g_string_truncate (digits, 0);
        break;
      }

  return g_string_free (digits, FALSE);
}

/* The last digits are the same, however much of the country and the area is in front of them. */
static gboolean
is_same_telephone (const char *a, const char *b)
{
  g_autofree char *first = dup_digits (a);
  g_autofree char *second = dup_digits (b);
  gsize length = MIN (MIN (strlen (first), strlen (second)), TELLING_DIGITS);

  if (length < TELLING_DIGITS)
    return *first != '\0' && g_str_equal (first, second);

  return g_str_equal (first + strlen (first) - length, second + strlen (second) - length);
}

static gboolean
is_owners_telephone (const char *number, const LkOwner *owner)
{
  for (guint i = 0; owner->texts != NULL && owner->texts[i] != NULL; i++)
    if (is_same_telephone (number, owner->texts[i]))
      return TRUE;

  return FALSE;
}

static void
remove_member (JsonObject *record, const char *name)
{
  if (json_object_has_member (record, name))
    json_object_remove_member (record, name);
}

/* A mailbox without a number is one's own, whoever one is. */
static void
make_own_mailbox (JsonObject *record)
{
  json_object_set_string_member (record, "Number", "");
  remove_member (record, "Name");
  remove_member (record, "Type");
  remove_member (record, "Tags");
}

/* Whether there is still somewhere to go. */
static gboolean
adapt (JsonObject *record, const char *to, const LkOwner *owner)
{
  const char *number = lk_json_peek_string (record, "Number");
  const char *external = lk_json_peek_string (record, "External");
  gboolean is_nowhere = number == NULL || *number == '\0';
  gboolean is_own = g_strcmp0 (number, owner->number) == 0;

  if (is_mailbox (to) && (is_nowhere || is_own))
    make_own_mailbox (record);
  else if (!is_nowhere && is_own)
    return FALSE;

  return external == NULL || !is_owners_telephone (external, owner);
}

/**
 * lk_destination_adapt_all:
 * @record: an object that may be changed
 * @owner: whose calls they are
 *
 * Makes each destination in @record, at any depth, one for someone else: their own voicemail stays
 * their own, and what leads to @owner, be it to a mobile, is null afterwards.
 *
 * Returns: whether none had to be made null.
 */
gboolean
lk_destination_adapt_all (JsonObject *record, const LkOwner *owner)
{
  g_autoptr (GList) names = json_object_get_members (record);
  gboolean is_whole = TRUE;

  for (GList *at = names; at != NULL; at = at->next)
    {
      JsonObject *member = lk_json_peek_object (record, at->data);
      const char *to = member != NULL ? lk_json_peek_string (member, "To") : NULL;

      if (member != NULL && to == NULL)
        is_whole = lk_destination_adapt_all (member, owner) && is_whole;
      else if (member != NULL && !adapt (member, to, owner))
        {
          json_object_set_null_member (record, at->data);
          is_whole = FALSE;
        }
    }

  return is_whole;
}

typedef gboolean (*DestinationFunc) (JsonObject *destination, const char *to, const char *number);

static gboolean visit (JsonNode *node, const char *number, DestinationFunc func);

static gboolean
visit_members (JsonObject *object, const char *number, DestinationFunc func)
{
  const char *to = lk_json_peek_string (object, "To");
  gboolean is_met = to != NULL && func (object, to, number);
  g_autoptr (GList) members = json_object_get_values (object);

  for (GList *at = members; at != NULL; at = at->next)
    is_met = visit (at->data, number, func) || is_met;
  return is_met;
}

static gboolean
visit (JsonNode *node, const char *number, DestinationFunc func)
{
  gboolean is_met = FALSE;

  if (JSON_NODE_HOLDS_OBJECT (node))
    return visit_members (json_node_get_object (node), number, func);

  for (guint i = 0;
       JSON_NODE_HOLDS_ARRAY (node) && i < json_array_get_length (json_node_get_array (node)); i++)
    is_met = visit (json_array_get_element (json_node_get_array (node), i), number, func) || is_met;
  return is_met;
}

static gboolean
rings_at (JsonObject *destination, const char *to, const char *number)
{
  return g_str_equal (to, "Extension")
         && g_strcmp0 (lk_json_peek_string (destination, "Number"), number) == 0;
}

/**
 * lk_destination_finds:
 * @node: a value with destinations in it, at any depth
 * @number: an extension
 *
 * Returns: whether one of them is that extension's phone.
 */
gboolean
lk_destination_finds (JsonNode *node, const char *number)
{
  return visit (node, number, rings_at);
}

static gboolean
name_mailbox (JsonObject *destination, const char *to, const char *number)
{
  const char *mailbox = lk_json_peek_string (destination, "Number");
  gboolean is_own = is_mailbox (to) && (mailbox == NULL || *mailbox == '\0');

  if (is_own)
    json_object_set_string_member (destination, "Number", number);
  return is_own;
}

/**
 * lk_destination_resolve:
 * @node: a value with destinations in it, which may be changed
 * @number: whose value it is
 *
 * Gives the mailbox that has no number, and is therefore one's own, the number that it has.
 */
void
lk_destination_resolve (JsonNode *node, const char *number)
{
  visit (node, number, name_mailbox);
}

static gboolean
unname_mailbox (JsonObject *destination, const char *to, const char *number)
{
  gboolean is_own = is_mailbox (to)
                    && g_strcmp0 (lk_json_peek_string (destination, "Number"), number) == 0;

  if (is_own)
    make_own_mailbox (destination);
  return is_own;
}

/**
 * lk_destination_generalise:
 * @node: a value with destinations in it, which may be changed
 * @number: whose value it is
 *
 * The reverse of lk_destination_resolve(): makes of one's own mailbox the one that anybody has.
 */
void
lk_destination_generalise (JsonNode *node, const char *number)
{
  visit (node, number, unname_mailbox);
}
