/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-hours.h"

#include <string.h>

#include "lk-json.h"

static const char *
peek (JsonArray *periods, guint i, const char *name)
{
  const char *text = lk_json_peek_string (json_array_get_object_element (periods, i), name);

  return text != NULL ? text : "";
}

/* Times of day compare as their texts do. */
static gboolean
overlap (JsonArray *periods, guint a, guint b)
{
  return g_str_equal (peek (periods, a, "DayOfWeek"), peek (periods, b, "DayOfWeek"))
         && strcmp (peek (periods, a, "Start"), peek (periods, b, "Stop")) < 0
         && strcmp (peek (periods, b, "Start"), peek (periods, a, "Stop")) < 0;
}

/**
 * lk_demo_hours_check:
 * @schedule: what a client wants `Hours` or `BreakTime` to be
 *
 * Returns: (nullable): the warning where a period ends before it begins, or two of a day overlap.
 *   Whether a real phone system minds is not known.
 */
const char *
lk_demo_hours_check (const LkValue *schedule)
{
  g_autoptr (JsonNode) node = lk_value_dup_json (schedule);
  JsonArray *periods = node != NULL ? lk_json_peek_array (json_node_get_object (node), "Periods")
                                    : NULL;
  guint n_periods = periods != NULL ? json_array_get_length (periods) : 0;

  for (guint i = 0; i < n_periods; i++)
    {
      if (strcmp (peek (periods, i, "Start"), peek (periods, i, "Stop")) >= 0)
        return "INVALID";
      for (guint j = 0; j < i; j++)
        if (overlap (periods, i, j))
          return "INVALID";
    }

  return NULL;
}
