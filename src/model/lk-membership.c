/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-membership.h"

#include <glib/gi18n-lib.h>

#include "lk-json.h"

static char *
summarise (const LkField *field, const LkValue *value)
{
  g_autoptr (JsonNode) node = lk_value_dup_json (value);
  guint count = json_array_get_length (json_node_get_array (node));

  return g_strdup_printf (ngettext ("%u entry", "%u entries", count), count);
}

const LkStructure lk_membership_structure = {
  .is_array = TRUE,
  .type = "Pbx.UserGroup",
  .expand = "$select=GroupId,Name;$expand=Rights($select=RoleName)",
  .summarise = summarise,
};
