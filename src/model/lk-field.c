/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-field.h"

#include <glib/gi18n-lib.h>

#include "lk-fulfil.h"

static const char *const section_titles[LK_N_SECTIONS] = {
  [LK_SECTION_GENERAL] = N_ ("General"),
  [LK_SECTION_GROUPS] = N_ ("Departments and rights"),
  [LK_SECTION_SIGN_IN] = N_ ("Sign-in and security"),
  [LK_SECTION_FORWARDING] = N_ ("Call forwarding"),
  [LK_SECTION_HOURS] = N_ ("Working hours"),
  [LK_SECTION_VOICEMAIL] = N_ ("Voicemail"),
  [LK_SECTION_PHONES] = N_ ("Phones"),
  [LK_SECTION_RECORDING] = N_ ("Recording"),
  [LK_SECTION_PERMISSIONS] = N_ ("Permissions and restrictions"),
  [LK_SECTION_INTEGRATION] = N_ ("Microsoft 365, Google and others"),
  [LK_SECTION_WEB] = N_ ("Web client and meetings"),
  [LK_SECTION_TECHNICAL] = N_ ("Technical"),
};

/**
 * lk_section_get_title:
 * @section: a section
 *
 * Returns: (transfer none): its translated title.
 */
const char *
lk_section_get_title (LkSection section)
{
  g_return_val_if_fail (section < LK_N_SECTIONS, "");

  return _ (section_titles[section]);
}

/**
 * lk_choice_get_label:
 * @choices: (nullable): the known choices, ended by an empty row
 * @value: (nullable): a value as on the wire
 *
 * Returns: (transfer none): the translated label; @value itself where a newer server sent one that
 *   this program does not know, and an empty text where there is none.
 */
const char *
lk_choice_get_label (const LkChoice *choices, const char *value)
{
  if (value == NULL)
    return "";

  for (const LkChoice *known = choices; known != NULL && known->value != NULL; known++)
    if (g_str_equal (known->value, value))
      return _ (known->label);

  return value;
}

/**
 * lk_field_get_label:
 * @field: a field
 *
 * Returns: (transfer none): the translated label.
 */
const char *
lk_field_get_label (const LkField *field)
{
  return _ (field->label);
}

/**
 * lk_field_get_help:
 * @field: a field
 *
 * Returns: (transfer none) (nullable): a translated sentence that explains the field.
 */
const char *
lk_field_get_help (const LkField *field)
{
  return field->help != NULL ? _ (field->help) : NULL;
}

/**
 * lk_field_has:
 * @field: a field
 * @flags: one or more flags
 *
 * Returns: whether the field has all of @flags.
 */
gboolean
lk_field_has (const LkField *field, LkFieldFlags flags)
{
  return (field->flags & flags) == flags;
}

/**
 * lk_field_is_editable:
 * @field: a field
 *
 * Returns: whether an existing user's value can be changed.
 */
gboolean
lk_field_is_editable (const LkField *field)
{
  return (field->flags & (LK_FIELD_READ_ONLY | LK_FIELD_CREATE_ONLY)) == 0;
}

/**
 * lk_field_is_creatable:
 * @field: a field
 *
 * Returns: whether a new user can be given a value.
 */
gboolean
lk_field_is_creatable (const LkField *field)
{
  return !lk_field_has (field, LK_FIELD_READ_ONLY);
}

/**
 * lk_field_get_reason:
 * @field: a field
 *
 * Returns: (transfer none) (nullable): a translated sentence: why the field cannot be changed.
 */
const char *
lk_field_get_reason (const LkField *field)
{
  return field->reason != NULL ? _ (field->reason) : NULL;
}

/**
 * lk_field_get_choice_label:
 * @field: a field with choices
 * @choice: a value as on the wire
 *
 * Returns: (transfer none): the translated label, or @choice itself where a newer server sent a
 *   choice that this program does not know.
 */
const char *
lk_field_get_choice_label (const LkField *field, const char *choice)
{
  return lk_choice_get_label (field->choices, choice);
}

/**
 * lk_field_from_json:
 * @field: a field
 * @node: (nullable): the member, or %NULL where there is none
 * @out: (out caller-allocates): the value; what it held before is freed
 * @error: return location
 *
 * Returns: whether @node is of the field's type. Where it is not, @out is absent.
 */
gboolean
lk_field_from_json (const LkField *field, JsonNode *node, LkValue *out, GError **error)
{
  lk_value_clear (out);
  if (node == NULL)
    return TRUE;

  if (JSON_NODE_HOLDS_NULL (node))
    {
      lk_value_set_null (out);
      return TRUE;
    }

  return field->kind->from_json (field, node, out, error);
}

/**
 * lk_field_to_json:
 * @field: a field
 * @value: its value, not absent
 *
 * Returns: (transfer full): the member for a request.
 */
JsonNode *
lk_field_to_json (const LkField *field, const LkValue *value)
{
  return lk_value_is_set (value) ? field->kind->to_json (field, value)
                                 : json_node_new (JSON_NODE_NULL);
}

/**
 * lk_field_to_display:
 * @field: a field
 * @value: its value
 *
 * Returns: (transfer full): one translated line for a person; empty where nothing is set.
 */
char *
lk_field_to_display (const LkField *field, const LkValue *value)
{
  return lk_value_is_set (value) ? field->kind->to_display (field, value) : g_strdup ("");
}

/**
 * lk_field_to_text:
 * @field: a field
 * @value: its value
 *
 * Returns: (transfer full): the same text in every language, for files; empty where nothing is set.
 */
char *
lk_field_to_text (const LkField *field, const LkValue *value)
{
  return lk_value_is_set (value) ? field->kind->to_text (field, value) : g_strdup ("");
}

/**
 * lk_field_from_text:
 * @field: a field
 * @text: what lk_field_to_text() wrote, or a person
 * @out: (out caller-allocates): the value; what it held before is freed
 * @error: return location
 *
 * Returns: whether @text can be read; otherwise %LK_ERROR_INVALID.
 */
gboolean
lk_field_from_text (const LkField *field, const char *text, LkValue *out, GError **error)
{
  lk_value_clear (out);
  return field->kind->from_text (field, text, out, error);
}

/**
 * lk_field_check:
 * @field: a field
 * @value: a value that someone wants to write
 * @error: return location
 *
 * Never stricter than the server is known to be.
 *
 * Returns: whether the value may be sent; otherwise %LK_ERROR_INVALID with a sentence that names
 *   the field.
 */
gboolean
lk_field_check (const LkField *field, const LkValue *value, GError **error)
{
  if (lk_value_is_set (value) && !field->kind->check (field, value, error))
    return FALSE;

  return field->check == NULL || field->check (field, value, error);
}

/**
 * lk_field_dup_doubt:
 * @field: a field
 * @value: a value that someone wants to write
 *
 * Returns: (transfer full) (nullable): a translated sentence: why the value is probably a mistake,
 *   although the server may well take it.
 */
char *
lk_field_dup_doubt (const LkField *field, const LkValue *value)
{
  return lk_value_is_set (value) && field->doubt != NULL ? field->doubt (field, value) : NULL;
}

/**
 * lk_field_equal:
 * @field: a field
 * @a: a value of it
 * @b: another
 *
 * Returns: whether both mean the same: the order of an object's members does not count, nor that of
 *   choices, and nothing that people do not see.
 */
gboolean
lk_field_equal (const LkField *field, const LkValue *a, const LkValue *b)
{
  g_autoptr (JsonNode) first = NULL;
  g_autoptr (JsonNode) second = NULL;

  if (lk_value_equal (a, b))
    return TRUE;
  if (field->structure != NULL && field->structure->equal != NULL)
    return field->structure->equal (a, b);
  if (a->type != LK_VALUE_JSON || b->type != LK_VALUE_JSON)
    return FALSE;

  first = lk_value_dup_json (a);
  second = lk_value_dup_json (b);
  return field->choices != NULL ? lk_fulfil_choices (first, second)
                                : json_node_equal (first, second);
}

static gboolean
says_nothing (const LkValue *value)
{
  return !lk_value_is_set (value) || (value->type == LK_VALUE_TEXT && *value->text == '\0');
}

/**
 * lk_field_fulfils:
 * @field: a field
 * @now: what the server says after a change
 * @wanted: what was sent
 *
 * Compares as one does to find out whether a change was made: what the server fills in by itself,
 * such as the numbers of new entries, makes no difference, and an empty text and null are one.
 *
 * Returns: whether all that @wanted says stands in @now.
 */
gboolean
lk_field_fulfils (const LkField *field, const LkValue *now, const LkValue *wanted)
{
  g_autoptr (JsonNode) there = NULL;
  g_autoptr (JsonNode) asked = NULL;

  if (lk_value_equal (now, wanted) || (says_nothing (now) && says_nothing (wanted)))
    return TRUE;
  if (now->type == LK_VALUE_TEXT || wanted->type == LK_VALUE_TEXT)
    return FALSE;
  if (now->type == LK_VALUE_JSON && wanted->type == LK_VALUE_JSON && field->structure != NULL
      && field->structure->fulfils != NULL)
    return field->structure->fulfils (now, wanted);

  there = lk_value_dup_json (now);
  asked = lk_value_dup_json (wanted);
  if (there == NULL && asked == NULL)
    return FALSE;

  return field->choices != NULL && there && asked ? lk_fulfil_choices (there, asked)
                                                  : lk_fulfil_node (there, asked);
}

static char *
describe_entry (const LkField *field, JsonArray *array, guint index)
{
  g_autoptr (JsonNode) one = json_node_new (JSON_NODE_ARRAY);
  g_auto (LkValue) entry = LK_VALUE_INIT;

  json_node_take_array (one, json_array_new ());
  json_array_add_element (json_node_get_array (one), json_array_dup_element (array, index));
  lk_value_set_json (&entry, one);
  return lk_field_to_display (field, &entry);
}

/**
 * lk_field_dup_lines:
 * @field: a field
 * @value: its value
 *
 * Returns: (transfer full): the value line by line, translated: each entry of a list for itself,
 *   anything else as lk_field_to_display() says it. Empty where there is nothing to say.
 */
char **
lk_field_dup_lines (const LkField *field, const LkValue *value)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_autoptr (JsonNode) node = field->structure != NULL ? lk_value_dup_json (value) : NULL;

  if (field->structure != NULL && field->structure->dup_lines != NULL && lk_value_is_set (value))
    return field->structure->dup_lines (field, value);

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          g_autofree char *line = describe_entry (field, array, i);

          if (*line != '\0')
            g_strv_builder_add (lines, line);
        }
    }
  else if (lk_value_is_set (value))
    {
      g_autofree char *line = lk_field_to_display (field, value);

      g_strv_builder_add (lines, line);
    }

  return g_strv_builder_end (lines);
}

/**
 * lk_field_is_wish:
 * @field: a field
 * @wanted: what someone wants
 * @reference: what the server said
 *
 * Whether a field is null, empty or was not mentioned makes no difference to a person, nor does
 * the order of departments. But a wish for something that the reference says nothing about is one.
 *
 * Returns: whether @wanted would change @reference.
 */
gboolean
lk_field_is_wish (const LkField *field, const LkValue *wanted, const LkValue *reference)
{
  if ((says_nothing (wanted) && says_nothing (reference)) || lk_value_equal (wanted, reference))
    return FALSE;

  return wanted->type != LK_VALUE_JSON || reference->type != LK_VALUE_JSON
         || !lk_field_equal (field, wanted, reference)
         || !lk_field_fulfils (field, reference, wanted);
}

/**
 * lk_field_means_same:
 * @field: a field
 * @a: a value of it
 * @b: another
 *
 * Returns: whether neither would change the other.
 */
gboolean
lk_field_means_same (const LkField *field, const LkValue *a, const LkValue *b)
{
  return !lk_field_is_wish (field, a, b) && !lk_field_is_wish (field, b, a);
}

/**
 * lk_field_copy_value:
 * @field: a field
 * @value: its value
 * @out: (inout): where to; what it held before is given up as by lk_field_clear_value()
 *
 * As lk_value_copy(), but of a secret each copy stands for itself, so that each can be overwritten.
 */
void
lk_field_copy_value (const LkField *field, const LkValue *value, LkValue *out)
{
  LkValue copy = LK_VALUE_INIT;

  if (lk_field_has (field, LK_FIELD_SECRET) && value->type == LK_VALUE_TEXT)
    lk_value_set_text (&copy, value->text);
  else
    lk_value_copy (value, &copy);
  lk_field_clear_value (field, out);
  *out = copy;
}

/**
 * lk_field_clear_value:
 * @field: a field
 * @value: its value
 *
 * As lk_value_clear(); a secret is overwritten.
 */
void
lk_field_clear_value (const LkField *field, LkValue *value)
{
  if (lk_field_has (field, LK_FIELD_SECRET))
    lk_value_wipe (value);
  else
    lk_value_clear (value);
}
