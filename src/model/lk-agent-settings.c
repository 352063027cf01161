/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-agent-settings.h"

#include <glib/gi18n-lib.h>

#include "lk-json.h"

static char *
summarise (const LkField *field, const LkValue *value)
{
  g_autoptr (JsonNode) node = lk_value_dup_json (value);
  const char *type = lk_json_peek_string (json_node_get_object (node), "AgentType");

  return g_strdup (type != NULL ? type : "");
}

const LkStructure lk_agent_settings_structure = {
  .is_array = FALSE,
  .type = "Pbx.AgentSettings",
  .expand = NULL,
  .summarise = summarise,
};
