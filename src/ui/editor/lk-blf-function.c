/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-blf-function.h"

#include <glib/gi18n-lib.h>

#include "lk-extension-entries.h"

/** What a person can make of a key. Parking is not among them: such a key needs a number of the
 * server's that nothing tells. */
const LkChoice lk_blf_function_types[] = {
  { "BLF", N_ ("Lamp of an extension") },
  { "SpeedDial", N_ ("Speed dial") },
  { "CustomSpeedDial", N_ ("Speed dial of any number") },
  { "QueueLogin", N_ ("Queue log-in") },
  { "ProfileStatus", N_ ("Status") },
  { "Line", N_ ("Line") },
  {},
};

const LkChoice lk_blf_function_queue_acts[] = {
  { "LOGGEDOUTQUEUE", N_ ("Log out of the queues") },
  { "LOGGEDINQUEUE", N_ ("Log in to the queues") },
  {},
};

const LkChoice lk_blf_function_statuses[] = {
  { "0", N_ ("Available") }, { "1", N_ ("Away") },     { "2", N_ ("Out of office") },
  { "3", N_ ("Custom 1") },  { "4", N_ ("Custom 2") }, {},
};

static const LkBlfNeed needs[] = { LK_BLF_EXTENSION, LK_BLF_EXTENSION, LK_BLF_LINES,
                                   LK_BLF_QUEUES,    LK_BLF_STATUS,    LK_BLF_NOTHING };

static int
find (const char *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (needs); i++)
    if (g_strcmp0 (lk_blf_function_types[i].value, type) == 0)
      return (int) i;

  return -1;
}

/**
 * lk_blf_function_get_need:
 * @type: (nullable): a key's type
 *
 * Returns: what has to be said beside it.
 */
LkBlfNeed
lk_blf_function_get_need (const char *type)
{
  int i = find (type);

  return i >= 0 ? needs[i] : LK_BLF_NOTHING;
}

/**
 * lk_blf_function_is_understood:
 * @key: a key
 *
 * Returns: whether a person can make another one of it without losing anything.
 */
gboolean
lk_blf_function_is_understood (const LkBlfKey *key)
{
  return find (key->type) >= 0 && lk_blf_key_is_plain (key);
}

/**
 * lk_blf_function_dup_object:
 * @key: a key
 * @name: (nullable): whose extension it is about
 *
 * Returns: (transfer full): what it is about, for a person; perhaps empty.
 */
char *
lk_blf_function_dup_object (const LkBlfKey *key, const char *name)
{
  const char *id = key->id != NULL ? key->id : "";

  switch (lk_blf_function_get_need (key->type))
    {
    case LK_BLF_EXTENSION:
      return lk_extension_dup_label (key->target, name);
    case LK_BLF_QUEUES:
      return g_strdup (lk_choice_get_label (lk_blf_function_queue_acts, id));
    case LK_BLF_STATUS:
      return g_strdup (lk_choice_get_label (lk_blf_function_statuses, key->target));
    case LK_BLF_LINES:
    case LK_BLF_NOTHING:
    default:
      return g_strdelimit (g_strdup (key->target), "\r\n", ' ');
    }
}

/**
 * lk_blf_function_dup_problem:
 * @key: a key
 *
 * Returns: (transfer full) (nullable): a translated sentence: what lacks.
 */
char *
lk_blf_function_dup_problem (const LkBlfKey *key)
{
  LkBlfNeed need = lk_blf_function_get_need (key->type);

  if (need == LK_BLF_EXTENSION && *key->target == '\0')
    return g_strdup_printf (_ ("Choose the extension of key %u."), key->position);
  if (need == LK_BLF_LINES && (*key->target == '\0' || *key->target == '\n'))
    return g_strdup_printf (_ ("Enter the number that key %u dials."), key->position);

  return NULL;
}
