/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-greeting.h"

#include <glib/gi18n-lib.h>

#include "lk-entries.h"
#include "lk-json.h"
#include "lk-phrase.h"

/** The vendor's `Pbx.ProfileType`. */
const LkChoice lk_greeting_types[] = {
  { "Default", N_ ("Default") },
  { "Available", N_ ("Available") },
  { "Away", N_ ("Away") },
  { "OutOfOffice", N_ ("Out of office") },
  { "Available2", N_ ("Custom 1") },
  { "OutOfOffice2", N_ ("Custom 2") },
  {},
};

/**
 * lk_greeting_new:
 * @type: for which status, as on the wire
 *
 * Returns: (transfer full): a greeting without a recording.
 */
LkGreeting *
lk_greeting_new (const char *type)
{
  LkGreeting *self = g_new0 (LkGreeting, 1);

  self->type = g_strdup (type);
  return self;
}

/**
 * lk_greeting_copy:
 * @self: a greeting
 *
 * Returns: (transfer full): the same greeting again.
 */
LkGreeting *
lk_greeting_copy (const LkGreeting *self)
{
  return lk_record_class_copy (&lk_greeting_class, self);
}

/**
 * lk_greeting_parse:
 * @record: an element of `Greetings`
 * @error: return location
 *
 * Returns: (transfer full): the greeting. Never fails; a member of another type is left alone.
 */
LkGreeting *
lk_greeting_parse (JsonObject *record, GError **error)
{
  LkGreeting *self = g_new0 (LkGreeting, 1);

  self->original = json_object_ref (record);
  self->type = lk_record_dup_text (record, "Type");
  self->display_name = lk_record_dup_text (record, "DisplayName");
  self->filename = lk_record_dup_text (record, "Filename");
  return self;
}

/**
 * lk_greeting_build:
 * @self: a greeting
 *
 * Returns: (transfer full): the element for `Greetings`.
 */
JsonObject *
lk_greeting_build (const LkGreeting *self)
{
  JsonObject *record = lk_record_copy (self->original);

  lk_record_put_text (record, "Type", self->type);
  lk_record_put_text (record, "DisplayName", self->display_name);
  lk_record_put_text (record, "Filename", self->filename);
  return record;
}

void
lk_greeting_free (LkGreeting *self)
{
  g_free (self->type);
  g_free (self->display_name);
  g_free (self->filename);
  g_clear_pointer (&self->original, json_object_unref);
  g_free (self);
}

/* A status without a recording of its own uses the default one: nothing to say about it. */
static char *
describe (gconstpointer item)
{
  const LkGreeting *self = item;
  const char *recording = self->display_name;

  if (recording == NULL || *recording == '\0')
    recording = self->filename;
  if (recording == NULL || *recording == '\0')
    return NULL;

  return lk_phrase_qualify (lk_choice_get_label (lk_greeting_types, self->type), recording);
}

const LkRecordClass lk_greeting_class = {
  .parse = (gpointer) lk_greeting_parse,
  .build = (gpointer) lk_greeting_build,
  .free = (gpointer) lk_greeting_free,
  .describe = describe,
};

static char *
summarise (const LkField *field, const LkValue *value)
{
  return lk_record_summarise_value (&lk_greeting_class, value);
}

static gboolean
is_for_same_status (JsonObject *there, JsonObject *part)
{
  return g_strcmp0 (lk_json_peek_string (there, "Type"), lk_json_peek_string (part, "Type")) == 0;
}

/* One without a recording means whichever there is. */
static gboolean
is_meant (JsonObject *there, JsonObject *part)
{
  const char *filename = lk_json_peek_string (part, "Filename");

  return is_for_same_status (there, part)
         && (filename == NULL || *filename == '\0' || lk_entry_says (there, part, "Filename"));
}

static gboolean
add (const LkValue *now, const LkValue *part, LkValue *out, GError **error)
{
  return lk_entries_add (now, part, is_for_same_status, out, error);
}

static gboolean
take_out (const LkValue *now, const LkValue *part, LkValue *out, GError **error)
{
  return lk_entries_remove (now, part, is_meant, out, error);
}

const LkStructure lk_greeting_structure = {
  .is_array = TRUE,
  .type = "Pbx.Greeting",
  .summarise = summarise,
  .add = add,
  .remove = take_out,
  .fit = lk_entries_replace,
};
