/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-hand-over.h"

#include "lk-field-kind.h"
#include "lk-mask.h"
#include "lk-user-fields.h"

static gboolean
says_nothing (const LkValue *value)
{
  return !lk_value_is_set (value) || (value->type == LK_VALUE_TEXT && *value->text == '\0');
}

/* What tells whose a value is: also what never goes to anyone else. */
static gboolean
tells_owner (const LkField *field)
{
  return lk_field_has (field, LK_FIELD_PERSONAL) && field->kind == &lk_kind_text;
}

/**
 * lk_hand_over_can:
 * @field: a field
 *
 * Returns: whether a new user can begin with someone else's value: nothing that belongs to one
 *   person alone, and no secret.
 */
gboolean
lk_hand_over_can (const LkField *field)
{
  return lk_field_is_creatable (field)
         && (field->flags & (LK_FIELD_PERSONAL | LK_FIELD_SECRET)) == 0;
}

/**
 * lk_hand_over_get_fields:
 * @version: the server's version; 0 asks only for what every version has
 *
 * Returns: (transfer full): all that may go to someone else, and who the owner is, so that what is
 *   theirs alone can be told apart. No secrets.
 */
LkFieldSet *
lk_hand_over_get_fields (LkVersion version)
{
  g_autoptr (LkFieldSet) known = lk_field_set_new_page (version);
  const LkField *fields[LK_N_USER_FIELDS];
  guint n_fields = 0;

  for (guint i = 0; i < lk_field_set_get_length (known); i++)
    {
      const LkField *field = lk_field_set_get_field (known, i);

      if (lk_hand_over_can (field) || tells_owner (field))
        fields[n_fields++] = field;
    }

  return lk_field_set_new_of (fields, n_fields);
}

static void
add_text (GStrvBuilder *texts, const LkField *field, const LkValue *value)
{
  if (tells_owner (field) && !says_nothing (value))
    g_strv_builder_add (texts, lk_value_get_text (value));
}

/**
 * lk_hand_over_list_texts:
 * @owner: a user
 *
 * Returns: (transfer full): the texts that belong to them alone, such as their mobile's number.
 */
char **
lk_hand_over_list_texts (LkUser *owner)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    add_text (texts, &lk_user_fields[i], lk_user_get (owner, &lk_user_fields[i]));

  return g_strv_builder_end (texts);
}

/**
 * lk_hand_over_list_texts_of_draft:
 * @draft: of a new user
 *
 * Returns: (transfer full): the same of someone who does not exist yet.
 */
char **
lk_hand_over_list_texts_of_draft (LkDraft *draft)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    add_text (texts, &lk_user_fields[i], lk_draft_get (draft, &lk_user_fields[i]));

  return g_strv_builder_end (texts);
}

/* Secrets stand under names that this program knows. */
static void
strip (const LkValue *value, LkValue *out)
{
  g_autoptr (JsonNode) node = lk_value_dup_json (value);

  if (node == NULL)
    {
      lk_value_copy (value, out);
      return;
    }

  lk_mask_strip (node);
  lk_value_set_json (out, node);
}

/* No choice at all is a choice, but no entry in a list is nothing that one could take over. */
static gboolean
is_empty_list (const LkField *field, const LkValue *value)
{
  g_autoptr (JsonNode) node = field->structure != NULL ? lk_value_dup_json (value) : NULL;

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node)
         && json_array_get_length (json_node_get_array (node)) == 0;
}

/**
 * lk_hand_over_value:
 * @field: a field that may go to someone else
 * @value: its value
 * @owner: whose it is
 * @out: (inout): what of it may go to someone else; absent where that is nothing
 */
void
lk_hand_over_value (const LkField *field, const LkValue *value, const LkOwner *owner, LkValue *out)
{
  g_auto (LkValue) stripped = LK_VALUE_INIT;

  lk_value_clear (out);
  if (says_nothing (value))
    return;

  strip (value, &stripped);
  if (field->structure != NULL && field->structure->adapt != NULL)
    field->structure->adapt (&stripped, owner, out);
  else
    lk_value_copy (&stripped, out);
  if (is_empty_list (field, out))
    lk_value_clear (out);
}
