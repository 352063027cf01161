/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-journal-value.h"

#include "lk-json-writer.h"
#include "lk-json.h"
#include "lk-mask.h"
#include "lk-user-fields.h"

static char *
write_object (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, object);
  lk_mask_strip (node);
  return lk_json_to_string (node);
}

static JsonObject *
read_object (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (JsonNode) node = lk_json_parse (bytes, error);
  JsonObject *object = node != NULL ? lk_json_get_root_object (node, error) : NULL;

  return object != NULL ? json_object_ref (object) : NULL;
}

/**
 * lk_journal_value_from_user:
 * @user: (nullable): a user
 *
 * Returns: (transfer full) (nullable): what is known of them, without anything that is a secret.
 */
char *
lk_journal_value_from_user (LkUser *user)
{
  return user != NULL ? write_object (lk_user_to_json (user)) : NULL;
}

/* Those that the text has. A row of the table that came since is simply not there. */
static LkFieldSet *
find_fields (JsonObject *record)
{
  const LkField *fields[LK_N_USER_FIELDS];
  guint n = 0;

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    if (json_object_has_member (record, lk_user_fields[i].name)
        && !lk_field_has (&lk_user_fields[i], LK_FIELD_SECRET))
      fields[n++] = &lk_user_fields[i];

  return lk_field_set_new_of (fields, n);
}

/**
 * lk_journal_value_to_user:
 * @text: (nullable): as lk_journal_value_from_user() made it
 * @id: the user's Id
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the user; %NULL without an error where there is no text.
 */
LkUser *
lk_journal_value_to_user (const char *text, int id, GError **error)
{
  g_autoptr (JsonObject) record = text != NULL ? read_object (text, error) : NULL;
  g_autoptr (LkFieldSet) fields = NULL;

  if (record == NULL)
    return NULL;

  if (!json_object_has_member (record, lk_user_field_id->name))
    json_object_set_int_member (record, lk_user_field_id->name, id);
  fields = find_fields (record);
  return lk_user_new_from_json (fields, record, error);
}

/**
 * lk_journal_value_from_difference:
 * @difference: (nullable): what is to change
 *
 * Returns: (transfer full) (nullable): it, of secrets only that they change.
 */
char *
lk_journal_value_from_difference (LkDifference *difference)
{
  g_autoptr (JsonNode) node = NULL;

  if (difference == NULL)
    return NULL;

  /* It takes out the secrets itself; by their names they stay in the list of what changes. */
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, lk_difference_to_json (difference));
  return lk_json_to_string (node);
}

/**
 * lk_journal_value_to_difference:
 * @text: (nullable): as lk_journal_value_from_difference() made it
 * @user_id: whose it is
 * @error: return location
 *
 * Returns: (transfer full) (nullable): it; %NULL without an error where there is no text.
 */
LkDifference *
lk_journal_value_to_difference (const char *text, int user_id, GError **error)
{
  g_autoptr (JsonObject) json = text != NULL ? read_object (text, error) : NULL;

  return json != NULL ? lk_difference_new_from_json (user_id, json, error) : NULL;
}
