/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-forwarding-exception.h"

#include <glib/gi18n-lib.h>

#include "lk-entries.h"
#include "lk-json.h"
#include "lk-phrase.h"

/** The vendor's `Pbx.RuleCallTypeType`. */
const LkChoice lk_forwarding_exception_call_types[] = {
  { "AllCalls", N_ ("All calls") },
  { "InternalCallsOnly", N_ ("Calls from colleagues") },
  { "ExternalCallsOnly", N_ ("Calls from outside") },
  {},
};

/** The vendor's `Pbx.RuleConditionType`. */
const LkChoice lk_forwarding_exception_conditions[] = {
  { "NoAnswer", N_ ("Not answered") },
  { "PhoneBusy", N_ ("Busy") },
  { "PhoneNotRegistered", N_ ("No phone registered") },
  { "ForwardAll", N_ ("Always") },
  { "BasedOnCallerID", N_ ("Caller") },
  { "BasedOnDID", N_ ("Number called") },
  {},
};

#define BY_CALLER "BasedOnCallerID"

/* Servers before this one know rules by the caller's number alone: that is the vendor's document
 * for each version. */
#define CONDITIONS_SINCE LK_VERSION (20, 0, 9)

/**
 * lk_forwarding_exception_new:
 * @version: the server's version; 0 where it is not known
 *
 * Returns: (transfer full): a rule as that server knows them: one that is on and holds for all
 * calls at all hours, without a condition and a destination, or one for a caller who is not named
 * yet.
 */
LkForwardingException *
lk_forwarding_exception_new (LkVersion version)
{
  LkForwardingException *self = g_new0 (LkForwardingException, 1);

  self->id = LK_NUMBER_UNSET;
  self->hours = lk_schedule_new ("AllHours");
  self->only_caller = version != 0 && version < CONDITIONS_SINCE;
  if (self->only_caller)
    {
      self->condition = g_strdup (BY_CALLER);
      return self;
    }

  self->enabled = LK_TRISTATE_YES;
  self->call_type = g_strdup ("AllCalls");
  return self;
}

/**
 * lk_forwarding_exception_copy:
 * @self: a rule
 *
 * Returns: (transfer full): the same rule again.
 */
LkForwardingException *
lk_forwarding_exception_copy (const LkForwardingException *self)
{
  return lk_record_class_copy (&lk_forwarding_exception_class, self);
}

static void
parse_condition (LkForwardingException *self, JsonObject *record)
{
  self->only_caller = json_object_has_member (record, "CallerId")
                      && !json_object_has_member (record, "Condition");
  if (self->only_caller)
    {
      self->condition = g_strdup (BY_CALLER);
      self->data = lk_record_dup_text (record, "CallerId");
      return;
    }

  self->enabled = lk_record_get_tristate (record, "Enabled");
  self->call_type = lk_record_dup_text (record, "CallType");
  self->condition = lk_record_dup_text (record, "Condition");
  self->data = lk_record_dup_text (record, "Data");
}

static void
build_condition (const LkForwardingException *self, JsonObject *record)
{
  if (self->only_caller)
    {
      lk_record_put_text (record, "CallerId", self->data);
      return;
    }

  lk_record_put_tristate (record, "Enabled", self->enabled);
  lk_record_put_text (record, "CallType", self->call_type);
  lk_record_put_text (record, "Condition", self->condition);
  lk_record_put_text (record, "Data", self->data);
}

/**
 * lk_forwarding_exception_parse:
 * @record: an element of `ForwardingExceptions`
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the rule; %NULL with %LK_ERROR_PROTOCOL where its hours
 *   cannot be read.
 */
LkForwardingException *
lk_forwarding_exception_parse (JsonObject *record, GError **error)
{
  JsonObject *hours = lk_json_peek_object (record, "Hours");
  g_autoptr (LkSchedule) schedule = hours != NULL ? lk_schedule_parse (hours, error) : NULL;
  LkForwardingException *self;

  if (hours != NULL && schedule == NULL)
    return NULL;

  self = g_new0 (LkForwardingException, 1);
  self->original = json_object_ref (record);
  self->id = lk_record_get_number (record, "Id");
  parse_condition (self, record);
  self->destination = lk_destination_parse_member (record, "Destination");
  self->hours = g_steal_pointer (&schedule);

  return self;
}

/**
 * lk_forwarding_exception_build:
 * @self: a rule
 *
 * Returns: (transfer full): the element for `ForwardingExceptions`.
 */
JsonObject *
lk_forwarding_exception_build (const LkForwardingException *self)
{
  JsonObject *record = lk_record_copy (self->original);

  lk_record_put_number (record, "Id", self->id);
  build_condition (self, record);
  lk_destination_put_member (record, "Destination", self->destination);
  lk_record_put_object (record, "Hours",
                        self->hours != NULL ? lk_schedule_build (self->hours) : NULL);

  return record;
}

void
lk_forwarding_exception_free (LkForwardingException *self)
{
  g_free (self->call_type);
  g_free (self->condition);
  g_free (self->data);
  g_clear_pointer (&self->destination, lk_destination_free);
  g_clear_pointer (&self->hours, lk_schedule_free);
  g_clear_pointer (&self->original, json_object_unref);
  g_free (self);
}

/* As in “Caller (0123456) → Voicemail (101)”. */
static char *
describe (gconstpointer item)
{
  const LkForwardingException *self = item;
  g_autofree char *when =
    lk_phrase_qualify (lk_choice_get_label (lk_forwarding_exception_conditions, self->condition),
                       self->data);
  g_autofree char *where = self->destination != NULL ? lk_destination_describe (self->destination)
                                                     : g_strdup ("…");

  if (self->enabled == LK_TRISTATE_NO)
    /* Translators: a rule that is switched off: when it would hold and where calls would go. */
    return g_strdup_printf (_ ("%s → %s (off)"), when, where);

  /* Translators: when a rule holds and where calls go then. */
  return g_strdup_printf (_ ("%s → %s"), when, where);
}

const LkRecordClass lk_forwarding_exception_class = {
  .parse = (gpointer) lk_forwarding_exception_parse,
  .build = (gpointer) lk_forwarding_exception_build,
  .free = (gpointer) lk_forwarding_exception_free,
  .describe = describe,
};

static char *
summarise (const LkField *field, const LkValue *value)
{
  return lk_record_summarise_value (&lk_forwarding_exception_class, value);
}

static void
add_part (GPtrArray *parts, const char *part)
{
  if (part != NULL && *part != '\0')
    g_ptr_array_add (parts, (gpointer) part);
}

/* As in “Busy → Voicemail (101) (Calls from outside, Office hours)”. */
static char *
tell (gconstpointer item)
{
  const LkForwardingException *self = item;
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autofree char *hours = self->hours != NULL ? lk_schedule_describe (self->hours) : NULL;
  g_autofree char *rule = describe (self);
  g_autofree char *scope = NULL;

  add_part (parts, lk_choice_get_label (lk_forwarding_exception_call_types, self->call_type));
  add_part (parts, hours);
  scope = lk_phrase_join (parts);
  return lk_phrase_qualify (rule, scope);
}

static char **
dup_lines (const LkField *field, const LkValue *value)
{
  return lk_record_dup_lines (&lk_forwarding_exception_class, value, tell);
}

/* A rule that leads to one person's own phone is of no use to another. */
static gboolean
adapt_entry (JsonObject *entry, gconstpointer owner)
{
  return lk_destination_adapt_all (entry, owner);
}

static void
adapt (const LkValue *value, const LkOwner *owner, LkValue *out)
{
  lk_record_adapt_value (value, adapt_entry, owner, out);
}

/* What decides whether a rule holds. A second one for the same case would never have a say. */
static gboolean
has_same_case (JsonObject *there, JsonObject *part)
{
  static const char *const names[] = { "Condition", "Data", "CallerId", "CallType", "Hours" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (!lk_entry_says (there, part, names[i]))
      return FALSE;

  return TRUE;
}

/* A rule that leads nowhere means those of its case, wherever they lead. */
static gboolean
is_meant (JsonObject *there, JsonObject *part)
{
  return has_same_case (there, part)
         && (lk_json_peek_object (part, "Destination") == NULL
             || lk_entry_says (there, part, "Destination"));
}

static gboolean
add (const LkValue *now, const LkValue *part, LkValue *out, GError **error)
{
  return lk_entries_add (now, part, has_same_case, out, error);
}

static gboolean
take_out (const LkValue *now, const LkValue *part, LkValue *out, GError **error)
{
  return lk_entries_remove (now, part, is_meant, out, error);
}

const LkStructure lk_forwarding_exception_structure = {
  .is_array = TRUE,
  .type = "Pbx.ExtensionRule",
  .summarise = summarise,
  .dup_lines = dup_lines,
  .add = add,
  .remove = take_out,
  .fit = lk_entries_replace,
  .adapt = adapt,
};
