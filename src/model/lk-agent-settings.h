/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-field.h"
#include "lk-record.h"

G_BEGIN_DECLS

/**
 * LkAgentSettings:
 * @agent_type: (nullable): the kind of agent, as the server names it
 * @language: (nullable): the language it speaks
 * @voice: (nullable): the voice it has
 * @first_message: (nullable): how it greets callers
 * @system_prompt: (nullable): its instructions
 * @max_call_duration: how long a call may last; %LK_NUMBER_UNSET where the server did not say
 *
 * How a machine answers calls: `AgentSettings`, the vendor's `Pbx.AgentSettings`.
 */
typedef struct
{
  char *agent_type;
  char *language;
  char *voice;
  char *first_message;
  char *system_prompt;
  gint64 max_call_duration;
  JsonObject *original; /*< private >*/
} LkAgentSettings;

extern const LkStructure lk_agent_settings_structure;

LkAgentSettings *lk_agent_settings_parse (JsonObject *record);
JsonObject *lk_agent_settings_build (const LkAgentSettings *self);
void lk_agent_settings_free (LkAgentSettings *self);

char *lk_agent_settings_describe (const LkAgentSettings *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkAgentSettings, lk_agent_settings_free)

G_END_DECLS
