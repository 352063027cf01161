/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-numbers.h"

#include <string.h>

#include "lk-demo-services.h"
#include "lk-user-fields.h"

#define HOT_DESK "HD"

/* Longer ones would not fit on any phone. */
#define MAX_DIGITS 10

static gboolean
is_digits (const char *text)
{
  gsize length = strlen (text);

  return length > 0 && length <= MAX_DIGITS && text[strspn (text, "0123456789")] == '\0';
}

/**
 * lk_demo_number_is_valid:
 * @number: an extension number
 *
 * Returns: whether it can be one at all: digits, or those of a hot desk.
 */
gboolean
lk_demo_number_is_valid (const char *number)
{
  return is_digits (g_str_has_prefix (number, HOT_DESK) ? number + strlen (HOT_DESK) : number);
}

/**
 * lk_demo_number_is_taken:
 * @world: the phone system
 * @number: an extension number
 *
 * Returns: whether a user or a service has it.
 */
gboolean
lk_demo_number_is_taken (LkDemoWorld *world, const char *number)
{
  return lk_demo_store_find_number (world->store, number) != NULL
         || lk_demo_service_find (number) != NULL;
}

/**
 * lk_demo_number_is_within:
 * @world: the phone system
 * @group_id: a department
 * @number: an extension number
 *
 * Returns: whether the department reserves it, or reserves none.
 */
gboolean
lk_demo_number_is_within (LkDemoWorld *world, int group_id, const char *number)
{
  JsonObject *group = lk_demo_groups_find (world->groups, group_id);
  guint64 wanted = g_ascii_strtoull (number, NULL, 10);
  guint64 from;
  guint64 to;

  return group == NULL || !lk_demo_group_get_range (group, &from, &to)
         || (wanted >= from && wanted <= to);
}

static char *
find_free (LkDemoWorld *world, const char *prefix, guint64 from, guint64 to)
{
  for (guint64 number = from; number <= to; number++)
    {
      g_autofree char *text = g_strdup_printf ("%s%02" G_GUINT64_FORMAT, prefix, number);

      if (!lk_demo_number_is_taken (world, text))
        return g_steal_pointer (&text);
    }

  return NULL;
}

static guint64
get_lowest (LkDemoWorld *world)
{
  GPtrArray *users = lk_demo_store_get_users (world->store);
  LkUser *first = users->len > 0 ? g_ptr_array_index (users, 0) : NULL;

  return first != NULL ? g_ascii_strtoull (lk_user_get_text (first, lk_user_field_number), NULL, 10)
                       : 1;
}

/**
 * lk_demo_number_find_free:
 * @world: the phone system
 * @prefix: what the number begins with: "" or "HD"
 *
 * Returns: (transfer full) (nullable): the first extension number that nobody has.
 */
char *
lk_demo_number_find_free (LkDemoWorld *world, const char *prefix)
{
  char *number;

  if (world->knobs.numbers_gone)
    return NULL;
  if (*prefix != '\0')
    return find_free (world, prefix, 1, G_MAXUINT32);

  number = find_free (world, "", MAX (get_lowest (world), world->lowest_free), G_MAXUINT32);
  world->lowest_free = number != NULL ? g_ascii_strtoull (number, NULL, 10) : 0;
  return number;
}

/**
 * lk_demo_number_find_free_within:
 * @world: the phone system
 * @group_id: a department
 *
 * Returns: (transfer full) (nullable): the first number that nobody has and the department
 *   reserves; just the first one where it reserves none.
 */
char *
lk_demo_number_find_free_within (LkDemoWorld *world, int group_id)
{
  JsonObject *group = lk_demo_groups_find (world->groups, group_id);
  guint64 from;
  guint64 to;

  if (group == NULL || !lk_demo_group_get_range (group, &from, &to))
    return lk_demo_number_find_free (world, "");
  return world->knobs.numbers_gone ? NULL : find_free (world, "", from, to);
}
