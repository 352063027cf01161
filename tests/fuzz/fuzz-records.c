/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Bytes from a server that means no good: the parser, a whole user, each structure, a template and
 * the function keys must give an error or come out as they went in, and never fall over. The entry
 * point is libFuzzer's; fuzz-driver.c calls it where there is no libFuzzer. */

#include "fuzz-records.h"

#include "lk-blf.h"
#include "lk-change.h"
#include "lk-draft.h"
#include "lk-json-writer.h"
#include "lk-json.h"
#include "lk-odata.h"
#include "lk-template.h"
#include "lk-user-fields.h"
#include "lk-user.h"

/* What was just read is no change of itself, and goes back as it came. */
static void
try_merge (const LkField *field, const LkValue *value)
{
  g_auto (LkValue) nothing = LK_VALUE_INIT;
  g_auto (LkValue) merged = LK_VALUE_INIT;
  g_auto (LkValue) emptied = LK_VALUE_INIT;

  if (field->structure == NULL || field->structure->merge == NULL)
    return;

  field->structure->merge (&nothing, &nothing, value, &emptied, NULL);
  if (field->structure->merge (value, value, value, &merged, NULL))
    g_assert_true (lk_value_is_set (&merged));
}

static void
try_edit (const LkField *field, const LkValue *value)
{
  g_auto (LkValue) nothing = LK_VALUE_INIT;
  g_auto (GStrv) lines = lk_field_dup_lines (field, value);
  g_autofree char *doubt = lk_field_dup_doubt (field, value);
  g_autoptr (GPtrArray) same = lk_change_list (field, value, value);
  g_autoptr (GPtrArray) removed = lk_change_list (field, value, &nothing);

  for (guint i = 0; lines[i] != NULL; i++)
    g_assert_true (g_utf8_validate (lines[i], -1, NULL));
  g_assert_true (doubt == NULL || g_utf8_validate (doubt, -1, NULL));
  lk_field_check (field, value, NULL);
  g_assert_false (lk_field_is_wish (field, value, value));
  lk_field_fulfils (field, value, &nothing);
  lk_field_fulfils (field, &nothing, value);
  try_merge (field, value);
}

static void
try_field (const LkField *field, JsonNode *node)
{
  g_auto (LkValue) value = LK_VALUE_INIT;
  g_autoptr (JsonNode) again = NULL;
  g_autofree char *display = NULL;
  g_autofree char *text = NULL;

  if (!lk_field_from_json (field, node, &value, NULL))
    return;

  display = lk_field_to_display (field, &value);
  text = lk_field_to_text (field, &value);
  again = lk_field_to_json (field, &value);
  g_assert_true (g_utf8_validate (display, -1, NULL));
  g_assert_nonnull (again);
  try_edit (field, &value);
}

/* Whatever the record holds, undo takes back what was done to it. */
static void
try_draft (LkUser *user)
{
  g_autoptr (LkDraft) draft = lk_draft_new (user);
  g_autoptr (JsonObject) body = NULL;
  g_auto (LkValue) null = LK_VALUE_INIT;

  lk_value_set_null (&null);
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    lk_draft_set (draft, &lk_user_fields[i], &null);
  lk_draft_take_news (draft, user);
  while (lk_draft_undo (draft) != NULL)
    ;
  body = lk_draft_to_json (draft);
  g_assert_cmpuint (json_object_get_size (body), ==, 0);
}

static void
try_user (LkFieldSet *fields, JsonObject *record)
{
  g_autoptr (LkUser) user = lk_user_new_from_json (fields, record, NULL);
  g_autoptr (LkUser) again = NULL;
  g_autoptr (JsonObject) first = NULL;

  if (user == NULL)
    return;

  first = lk_user_to_json (user);
  again = lk_user_new_from_json (fields, first, NULL);
  g_assert_nonnull (again);
  g_assert_false (lk_user_adopt (user, again));
  try_draft (user);
}

/* What a template gives it takes back, whatever it is. */
static void
try_beginning (LkTemplate *template)
{
  g_autoptr (LkDraft) draft = lk_draft_new_user (LK_VERSION_NEWEST);

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    lk_template_set_takes (template, &lk_user_fields[i], TRUE);
  lk_template_apply (template, draft);
  lk_template_apply (template, draft);
  lk_template_withdraw (template, draft);
  g_assert_cmpuint (lk_draft_count_changes (draft), ==, 0);
}

/* A file for a template says after one round what it says after two. */
static void
try_template (LkTemplate *template)
{
  g_autoptr (JsonNode) first = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (JsonNode) second = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (LkTemplate) again = NULL;

  json_node_take_object (first, lk_template_to_json (template));
  again = lk_template_new_from_json (json_node_get_object (first), NULL);
  g_assert_nonnull (again);
  json_node_take_object (second, lk_template_to_json (again));
  g_assert_true (json_node_equal (first, second));
  try_beginning (again);
}

static void
try_templates (LkFieldSet *fields, JsonObject *record)
{
  g_autoptr (LkTemplate) template = lk_template_new_from_json (record, NULL);
  g_autoptr (LkUser) user = lk_user_new_from_json (fields, record, NULL);
  g_autoptr (LkTemplate) alike = user != NULL ? lk_template_new_from_user (user) : NULL;

  if (template != NULL)
    try_template (template);
  if (alike == NULL)
    return;
  lk_template_set_name (alike, "Alike");
  try_template (alike);
}

static void
try_members (JsonObject *object, const char *name, JsonNode *node, gpointer user_data)
{
  const LkField *field = lk_user_field_find (name);

  if (field != NULL)
    try_field (field, node);
}

static void
try_json (GBytes *bytes)
{
  g_autoptr (JsonNode) root = lk_json_parse (bytes, NULL);
  g_autoptr (LkODataError) error = NULL;
  g_autoptr (LkFieldSet) fields = NULL;
  g_autofree char *text = NULL;

  if (root == NULL)
    return;

  text = lk_json_to_string (root);
  error = lk_odata_error_parse (root);
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    try_field (&lk_user_fields[i], root);
  if (!JSON_NODE_HOLDS_OBJECT (root))
    return;

  fields = lk_field_set_new_all ();
  try_user (fields, json_node_get_object (root));
  try_templates (fields, json_node_get_object (root));
  json_object_foreach_member (json_node_get_object (root), try_members, NULL);
}

static void
try_blf (const char *xml)
{
  g_autoptr (LkBlf) blf = lk_blf_parse (xml, NULL);
  g_autofree char *built = blf != NULL ? lk_blf_build (blf) : NULL;

  if (built != NULL)
    g_assert_cmpstr (built, ==, xml);
}

/**
 * LLVMFuzzerTestOneInput:
 * @data: any bytes
 * @size: how many
 *
 * Returns: 0.
 */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autofree char *text = g_strndup ((const char *) data, size);

  try_json (bytes);
  try_blf (text);
  return 0;
}
