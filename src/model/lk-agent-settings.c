/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-agent-settings.h"

#include <glib/gi18n-lib.h>

#include "lk-phrase.h"

/**
 * lk_agent_settings_parse:
 * @record: the `AgentSettings` of the wire
 *
 * Returns: (transfer full): the settings; a member of another type is left alone.
 */
LkAgentSettings *
lk_agent_settings_parse (JsonObject *record)
{
  LkAgentSettings *self = g_new0 (LkAgentSettings, 1);

  self->original = json_object_ref (record);
  self->agent_type = lk_record_dup_text (record, "AgentType");
  self->language = lk_record_dup_text (record, "Language");
  self->voice = lk_record_dup_text (record, "Voice");
  self->first_message = lk_record_dup_text (record, "FirstMessage");
  self->system_prompt = lk_record_dup_text (record, "SystemPrompt");
  self->max_call_duration = lk_record_get_number (record, "MaxCallDuration");
  return self;
}

/**
 * lk_agent_settings_build:
 * @self: settings
 *
 * Returns: (transfer full): the `AgentSettings` for the wire.
 */
JsonObject *
lk_agent_settings_build (const LkAgentSettings *self)
{
  JsonObject *record = lk_record_copy (self->original);

  lk_record_put_text (record, "AgentType", self->agent_type);
  lk_record_put_text (record, "Language", self->language);
  lk_record_put_text (record, "Voice", self->voice);
  lk_record_put_text (record, "FirstMessage", self->first_message);
  lk_record_put_text (record, "SystemPrompt", self->system_prompt);
  lk_record_put_number (record, "MaxCallDuration", self->max_call_duration);
  return record;
}

void
lk_agent_settings_free (LkAgentSettings *self)
{
  g_free (self->agent_type);
  g_free (self->language);
  g_free (self->voice);
  g_free (self->first_message);
  g_free (self->system_prompt);
  g_clear_pointer (&self->original, json_object_unref);
  g_free (self);
}

/**
 * lk_agent_settings_describe:
 * @self: settings
 *
 * Returns: (transfer full): one translated line.
 */
char *
lk_agent_settings_describe (const LkAgentSettings *self)
{
  const char *const candidates[] = { self->agent_type, self->language, self->voice };
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    if (candidates[i] != NULL && *candidates[i] != '\0')
      g_ptr_array_add (parts, (gpointer) candidates[i]);

  return parts->len > 0 ? lk_phrase_join (parts) : g_strdup (_ ("Set up"));
}

static char *
summarise (const LkField *field, const LkValue *value)
{
  g_autoptr (JsonNode) node = lk_value_dup_json (value);
  g_autoptr (LkAgentSettings) self = lk_agent_settings_parse (json_node_get_object (node));

  return lk_agent_settings_describe (self);
}

static void
add_line (GStrvBuilder *lines, const char *label, const char *text)
{
  g_autoptr (GString) value = g_string_new (text);
  g_autofree char *line = NULL;

  if (value->len == 0)
    return;

  g_string_replace (value, "\n", " ", 0);
  /* Translators: something about an AI agent, and what it is. */
  line = g_strdup_printf (C_ ("agent", "%s: %s"), label, value->str);
  g_strv_builder_add (lines, line);
}

static char **
dup_lines (const LkField *field, const LkValue *value)
{
  g_autoptr (JsonNode) node = lk_value_dup_json (value);
  g_autoptr (LkAgentSettings) self = lk_agent_settings_parse (json_node_get_object (node));
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_autofree char *duration = NULL;
  g_auto (GStrv) all = NULL;

  if (self->max_call_duration != LK_NUMBER_UNSET)
    duration = g_strdup_printf ("%" G_GINT64_FORMAT, self->max_call_duration);

  add_line (lines, _ ("Kind of agent"), self->agent_type);
  add_line (lines, _ ("Language"), self->language);
  add_line (lines, _ ("Voice"), self->voice);
  add_line (lines, _ ("First words"), self->first_message);
  add_line (lines, _ ("Instructions"), self->system_prompt);
  add_line (lines, _ ("Longest call"), duration);

  all = g_strv_builder_end (lines);
  return *all != NULL ? g_steal_pointer (&all) : g_strsplit (_ ("Set up"), "\n", 1);
}

const LkStructure lk_agent_settings_structure = {
  .is_array = FALSE,
  .type = "Pbx.AgentSettings",
  .summarise = summarise,
  .dup_lines = dup_lines,
};
