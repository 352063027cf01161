/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-snapshot.h"

#include "lk-hand-over.h"
#include "lk-mask.h"
#include "lk-user-fields.h"

/**
 * lk_snapshot_get_fields:
 * @version: the server's version; 0 asks only for what every version has
 *
 * Returns: (transfer full): what to read for a snapshot: all that a user's page shows.
 */
LkFieldSet *
lk_snapshot_get_fields (LkVersion version)
{
  return lk_field_set_new_page (version);
}

/* Secrets inside structured values stand under names that this program knows. */
static void
keep (const LkField *field, const LkValue *value, LkValue *out)
{
  g_autoptr (JsonNode) node = NULL;

  if (lk_field_has (field, LK_FIELD_SECRET) || value->type == LK_VALUE_ABSENT)
    return;

  node = value->type == LK_VALUE_JSON ? lk_value_dup_json (value) : NULL;
  if (node == NULL)
    {
      lk_value_copy (value, out);
      return;
    }

  lk_mask_strip (node);
  lk_value_set_json (out, node);
}

/**
 * lk_snapshot_new:
 * @user: a user, read with lk_snapshot_get_fields()
 *
 * Returns: (transfer full): the same user without any secret.
 */
LkUser *
lk_snapshot_new (LkUser *user)
{
  LkFieldSet *fields = lk_user_get_fields (user);
  guint n_fields = lk_field_set_get_length (fields);
  g_autofree LkValue *values = g_new0 (LkValue, n_fields);
  LkUser *snapshot;

  for (guint i = 0; i < n_fields; i++)
    {
      const LkField *field = lk_field_set_get_field (fields, i);

      keep (field, lk_user_get (user, field), &values[i]);
    }

  snapshot = lk_user_new_from_values (fields, lk_user_get_id (user), values);
  for (guint i = 0; i < n_fields; i++)
    lk_value_clear (&values[i]);
  return snapshot;
}

static gboolean
says_nothing (const LkValue *value)
{
  return !lk_value_is_set (value) || (value->type == LK_VALUE_TEXT && *value->text == '\0');
}

/**
 * lk_snapshot_to_draft:
 * @snapshot: a user as they were
 * @version: the server's version; 0 leaves out what some versions do not have
 *
 * Returns: (transfer full): a new user with the same number who is given all that a new user can be
 *   given of it. The numbers that the server gave to the parts of lists are not in it.
 */
LkDraft *
lk_snapshot_to_draft (LkUser *snapshot, LkVersion version)
{
  const LkOwner owner = { .number = lk_user_get_text (snapshot, lk_user_field_number),
                          .is_same = TRUE };
  LkDraft *draft = lk_draft_new_user (version);

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    {
      const LkField *field = &lk_user_fields[i];
      const LkValue *value = lk_user_get (snapshot, field);
      g_auto (LkValue) given = LK_VALUE_INIT;

      if (!lk_field_is_creatable (field) || lk_field_has (field, LK_FIELD_SECRET)
          || says_nothing (value))
        continue;

      lk_hand_over_value (field, value, &owner, &given);
      if (lk_value_is_set (&given))
        lk_draft_set (draft, field, &given);
    }

  return draft;
}

/**
 * lk_snapshot_get_identity:
 *
 * Returns: (transfer full): what tells whether a user is still the one of a snapshot.
 */
LkFieldSet *
lk_snapshot_get_identity (void)
{
  const LkField *const fields[] = { lk_user_field_number, lk_user_field_first_name,
                                    lk_user_field_last_name };

  return lk_field_set_new_of (fields, G_N_ELEMENTS (fields));
}

/**
 * lk_snapshot_is_same_person:
 * @snapshot: a user as they were
 * @now: a user as they are, read with lk_snapshot_get_identity() at least
 *
 * Returns: whether nobody gave the Id or the number to somebody else meanwhile.
 */
gboolean
lk_snapshot_is_same_person (LkUser *snapshot, LkUser *now)
{
  const LkField *const fields[] = { lk_user_field_number, lk_user_field_first_name,
                                    lk_user_field_last_name };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!g_str_equal (lk_user_get_text (snapshot, fields[i]), lk_user_get_text (now, fields[i])))
      return FALSE;

  return TRUE;
}
