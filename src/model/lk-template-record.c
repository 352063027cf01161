/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-template-record.h"

#include "lk-hand-over.h"
#include "lk-json.h"
#include "lk-mask.h"
#include "lk-record.h"
#include "lk-user-fields.h"

#define NAME   "name"
#define FIELDS "fields"
#define LEFT   "notTaken"

/* Whoever wrote it there: it belongs to one person alone. */
static void
drop_personal (JsonObject *fields)
{
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    if (!lk_hand_over_can (&lk_user_fields[i])
        && json_object_has_member (fields, lk_user_fields[i].name))
      json_object_remove_member (fields, lk_user_fields[i].name);
}

/**
 * lk_template_record_copy:
 * @record: (nullable): a template, perhaps of a newer program; %NULL for one that says nothing
 *
 * Returns: (transfer full): the same without what no template may hold, secrets above all.
 */
JsonObject *
lk_template_record_copy (JsonObject *record)
{
  JsonObject *copy = lk_record_copy (record);
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), copy);

  lk_mask_strip (node);
  if (lk_json_peek_object (copy, FIELDS) == NULL)
    json_object_set_object_member (copy, FIELDS, json_object_new ());
  drop_personal (lk_json_peek_object (copy, FIELDS));
  return copy;
}

/**
 * lk_template_record_get_name:
 * @record: a template
 *
 * Returns: (transfer none) (nullable): its name; %NULL where it has none.
 */
const char *
lk_template_record_get_name (JsonObject *record)
{
  const char *name = lk_json_peek_string (record, NAME);

  return name != NULL && name[strspn (name, " \t\n\v\f\r")] != '\0' ? name : NULL;
}

void
lk_template_record_set_name (JsonObject *record, const char *name)
{
  json_object_set_string_member (record, NAME, name);
}

/**
 * lk_template_record_read:
 * @record: a copy by lk_template_record_copy()
 * @field: a field
 * @out: (inout): its value; absent where the template does not say
 *
 * Returns: whether what stands there can be read.
 */
gboolean
lk_template_record_read (JsonObject *record, const LkField *field, LkValue *out)
{
  JsonNode *member = json_object_get_member (lk_json_peek_object (record, FIELDS), field->name);

  if (lk_field_from_json (field, member, out, NULL) && lk_field_check (field, out, NULL))
    return TRUE;

  lk_value_clear (out);
  return FALSE;
}

/**
 * lk_template_record_write:
 * @record: a copy by lk_template_record_copy()
 * @field: a field
 * @value: its value; nothing stands there any more where it is not set
 */
void
lk_template_record_write (JsonObject *record, const LkField *field, const LkValue *value)
{
  JsonObject *fields = lk_json_peek_object (record, FIELDS);

  if (lk_value_is_set (value))
    json_object_set_member (fields, field->name, lk_field_to_json (field, value));
  else if (json_object_has_member (fields, field->name))
    json_object_remove_member (fields, field->name);
}

static gboolean
names (JsonNode *node, const LkField *field)
{
  return json_node_get_value_type (node) == G_TYPE_STRING
         && g_strcmp0 (json_node_get_string (node), field->name) == 0;
}

/**
 * lk_template_record_leaves:
 * @record: a template
 * @field: a field
 *
 * Returns: whether @field is not to be taken over.
 */
gboolean
lk_template_record_leaves (JsonObject *record, const LkField *field)
{
  JsonArray *left = lk_json_peek_array (record, LEFT);

  for (guint i = 0; left != NULL && i < json_array_get_length (left); i++)
    if (names (json_array_get_element (left, i), field))
      return TRUE;

  return FALSE;
}

/**
 * lk_template_record_set_leaves:
 * @record: a copy by lk_template_record_copy()
 * @field: a field
 * @leaves: whether it is not to be taken over
 */
void
lk_template_record_set_leaves (JsonObject *record, const LkField *field, gboolean leaves)
{
  JsonArray *left = lk_json_peek_array (record, LEFT);

  if (lk_template_record_leaves (record, field) == leaves)
    return;

  if (left == NULL)
    {
      left = json_array_new ();
      json_object_set_array_member (record, LEFT, left);
    }
  if (leaves)
    json_array_add_string_element (left, field->name);
  for (guint i = json_array_get_length (left); !leaves && i-- > 0;)
    if (names (json_array_get_element (left, i), field))
      json_array_remove_element (left, i);
}
