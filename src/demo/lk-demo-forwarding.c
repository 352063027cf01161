/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-forwarding.h"

#include "lk-json.h"
#include "lk-user-fields.h"

/* Under these a person answers calls; under all others a person is away. */
static const char *const available_profiles[] = { "Available", "Custom 1", NULL };

const LkField *
lk_demo_forwarding_field (void)
{
  return lk_user_field_find ("ForwardingProfiles");
}

static gboolean
has_route (JsonObject *profile, const char *name)
{
  return lk_json_peek_object (profile, name) != NULL;
}

/**
 * lk_demo_forwarding_check:
 * @profiles: what a client wants `ForwardingProfiles` to be
 *
 * Returns: (nullable): the warning where a profile has the kind of route that it cannot have
 *   (behaviour.md, 4).
 */
const char *
lk_demo_forwarding_check (const LkValue *profiles)
{
  g_autoptr (JsonNode) node = lk_value_dup_json (profiles);
  JsonArray *array = node != NULL ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *profile = json_array_get_object_element (array, i);
      const char *name = lk_json_peek_string (profile, "Name");
      gboolean is_available = name != NULL && g_strv_contains (available_profiles, name);

      if (has_route (profile, is_available ? "AwayRoute" : "AvailableRoute"))
        return "INVALID";
    }

  return NULL;
}
