/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-field-kind.h"

#include <glib/gi18n-lib.h>

#include "lk-error.h"
#include "lk-json.h"
#include "lk-phrase.h"

static gboolean
refuse_json (const LkField *field, GError **error)
{
  g_set_error (error, LK_ERROR, LK_ERROR_PROTOCOL,
               /* Translators: %s is a field’s technical name. */
               _ ("The phone system sent “%s” in a form that this program does not know."),
               field->name);
  return FALSE;
}

static gboolean
refuse_text (const LkField *field, const char *text, GError **error)
{
  g_set_error (error, LK_ERROR, LK_ERROR_INVALID,
               /* Translators: the first %s is a field’s label, the second what someone typed. */
               _ ("%s: “%s” cannot be used."), lk_field_get_label (field), text);
  return FALSE;
}

static gboolean
accept_any (const LkField *field, const LkValue *value, GError **error)
{
  return TRUE;
}

static JsonNode *
string_node (const char *text)
{
  return json_node_init_string (json_node_alloc (), text);
}

/* Text and secret */

static gboolean
text_from_json (const LkField *field, JsonNode *node, LkValue *out, GError **error)
{
  if (json_node_get_value_type (node) != G_TYPE_STRING)
    return refuse_json (field, error);

  lk_value_set_text (out, json_node_get_string (node));
  return TRUE;
}

static JsonNode *
text_to_json (const LkField *field, const LkValue *value)
{
  return string_node (value->text);
}

static char *
text_to_display (const LkField *field, const LkValue *value)
{
  return field->structure != NULL ? field->structure->summarise (field, value)
                                  : g_strdup (value->text);
}

static char *
text_to_text (const LkField *field, const LkValue *value)
{
  return g_strdup (value->text);
}

static gboolean
text_from_text (const LkField *field, const char *text, LkValue *out, GError **error)
{
  lk_value_set_text (out, text);
  return TRUE;
}

static gboolean
has_only_digits (const char *text)
{
  return text[strspn (text, "0123456789")] == '\0';
}

static gboolean
text_check (const LkField *field, const LkValue *value, GError **error)
{
  glong length = g_utf8_strlen (value->text, -1);

  if (lk_field_has (field, LK_FIELD_DIGITS) && !has_only_digits (value->text))
    {
      /* The value is not repeated: it may be a secret. */
      g_set_error (error, LK_ERROR, LK_ERROR_INVALID,
                   /* Translators: %s is a field’s label. */
                   _ ("%s can only have digits."), lk_field_get_label (field));
      return FALSE;
    }
  if (field->maximum == 0 || length <= field->maximum)
    return TRUE;

  g_set_error (error, LK_ERROR, LK_ERROR_INVALID,
               /* Translators: %s is a field’s label, the numbers are characters. */
               _ ("%s is too long: %ld characters, at most %ld."), lk_field_get_label (field),
               length, (glong) field->maximum);
  return FALSE;
}

static char *
secret_to_display (const LkField *field, const LkValue *value)
{
  /* The number of dots says nothing about the secret’s length. */
  return g_strdup ("••••••••");
}

const LkFieldKind lk_kind_text = {
  .id = "text",
  .from_json = text_from_json,
  .to_json = text_to_json,
  .to_display = text_to_display,
  .to_text = text_to_text,
  .from_text = text_from_text,
  .check = text_check,
};

const LkFieldKind lk_kind_secret = {
  .id = "secret",
  .from_json = text_from_json,
  .to_json = text_to_json,
  .to_display = secret_to_display,
  .to_text = text_to_text,
  .from_text = text_from_text,
  .check = text_check,
};

/* Yes or no */

static gboolean
bool_from_json (const LkField *field, JsonNode *node, LkValue *out, GError **error)
{
  if (json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return refuse_json (field, error);

  lk_value_set_bool (out, json_node_get_boolean (node));
  return TRUE;
}

static JsonNode *
bool_to_json (const LkField *field, const LkValue *value)
{
  return json_node_init_boolean (json_node_alloc (), value->boolean);
}

static char *
bool_to_display (const LkField *field, const LkValue *value)
{
  return g_strdup (value->boolean ? _ ("Yes") : _ ("No"));
}

static char *
bool_to_text (const LkField *field, const LkValue *value)
{
  return g_strdup (value->boolean ? "true" : "false");
}

static gboolean
bool_from_text (const LkField *field, const char *text, LkValue *out, GError **error)
{
  static const char *const yes[] = { "true", "1", "yes", "on", NULL };
  static const char *const no[] = { "false", "0", "no", "off", NULL };
  g_autofree char *lower = g_ascii_strdown (text, -1);

  if (!g_strv_contains (yes, lower) && !g_strv_contains (no, lower))
    return refuse_text (field, text, error);

  lk_value_set_bool (out, g_strv_contains (yes, lower));
  return TRUE;
}

const LkFieldKind lk_kind_bool = {
  .id = "bool",
  .from_json = bool_from_json,
  .to_json = bool_to_json,
  .to_display = bool_to_display,
  .to_text = bool_to_text,
  .from_text = bool_from_text,
  .check = accept_any,
};

/* Whole numbers */

static gboolean
int_from_json (const LkField *field, JsonNode *node, LkValue *out, GError **error)
{
  gint64 number;

  if (json_node_get_value_type (node) != G_TYPE_INT64)
    return refuse_json (field, error);

  /* All of the vendor's whole numbers are int32. */
  number = json_node_get_int (node);
  if (number < G_MININT32 || number > G_MAXINT32)
    return refuse_json (field, error);

  lk_value_set_int (out, number);
  return TRUE;
}

static JsonNode *
int_to_json (const LkField *field, const LkValue *value)
{
  return json_node_init_int (json_node_alloc (), value->integer);
}

static char *
int_to_text (const LkField *field, const LkValue *value)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);
}

static gboolean
int_from_text (const LkField *field, const char *text, LkValue *out, GError **error)
{
  gint64 number;

  if (!g_ascii_string_to_signed (text, 10, G_MININT32, G_MAXINT32, &number, NULL))
    return refuse_text (field, text, error);

  lk_value_set_int (out, number);
  return TRUE;
}

static gboolean
int_check (const LkField *field, const LkValue *value, GError **error)
{
  if (field->maximum == field->minimum
      || (value->integer >= field->minimum && value->integer <= field->maximum))
    return TRUE;

  g_set_error (error, LK_ERROR, LK_ERROR_INVALID,
               /* Translators: %s is a field’s label; the numbers are the lowest and the highest. */
               _ ("%s must be between %ld and %ld."), lk_field_get_label (field),
               (glong) field->minimum, (glong) field->maximum);
  return FALSE;
}

const LkFieldKind lk_kind_int = {
  .id = "int",
  .from_json = int_from_json,
  .to_json = int_to_json,
  .to_display = int_to_text,
  .to_text = int_to_text,
  .from_text = int_from_text,
  .check = int_check,
};

/* One of several choices */

static gboolean
choice_from_json (const LkField *field, JsonNode *node, LkValue *out, GError **error)
{
  if (json_node_get_value_type (node) != G_TYPE_STRING)
    return refuse_json (field, error);

  lk_value_set_shared_text (out, json_node_get_string (node));
  return TRUE;
}

static char *
choice_to_display (const LkField *field, const LkValue *value)
{
  return g_strdup (lk_field_get_choice_label (field, value->text));
}

/* Finds what a person wrote among the wire's values and, failing that, among the labels. */
static const char *
find_choice (const LkField *field, const char *text)
{
  for (const LkChoice *choice = field->choices; choice->value != NULL; choice++)
    if (g_ascii_strcasecmp (choice->value, text) == 0
        || g_utf8_collate (_ (choice->label), text) == 0)
      return choice->value;

  return NULL;
}

static gboolean
choice_from_text (const LkField *field, const char *text, LkValue *out, GError **error)
{
  const char *choice = find_choice (field, text);

  if (choice == NULL)
    return refuse_text (field, text, error);

  lk_value_set_shared_text (out, choice);
  return TRUE;
}

const LkFieldKind lk_kind_choice = {
  .id = "choice",
  .from_json = choice_from_json,
  .to_json = text_to_json,
  .to_display = choice_to_display,
  .to_text = text_to_text,
  .from_text = choice_from_text,
  .check = accept_any,
};

/* Any number of several choices */

static gboolean
choice_set_from_json (const LkField *field, JsonNode *node, LkValue *out, GError **error)
{
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return refuse_json (field, error);

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (json_node_get_value_type (json_array_get_element (array, i)) != G_TYPE_STRING)
      return refuse_json (field, error);

  lk_value_set_json (out, node);
  return TRUE;
}

static JsonNode *
json_to_json (const LkField *field, const LkValue *value)
{
  return lk_value_dup_json (value);
}

static GPtrArray *
list_choices (const LkValue *value)
{
  g_autoptr (JsonNode) node = lk_value_dup_json (value);
  JsonArray *array = json_node_get_array (node);
  GPtrArray *choices = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < json_array_get_length (array); i++)
    g_ptr_array_add (choices, g_strdup (json_array_get_string_element (array, i)));

  return choices;
}

static char *
choice_set_to_display (const LkField *field, const LkValue *value)
{
  g_autoptr (GPtrArray) choices = list_choices (value);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (guint i = 0; i < choices->len; i++)
    g_ptr_array_add (labels,
                     (gpointer) lk_field_get_choice_label (field, g_ptr_array_index (choices, i)));

  return lk_phrase_join (labels);
}

static char *
choice_set_to_text (const LkField *field, const LkValue *value)
{
  g_autoptr (GPtrArray) choices = list_choices (value);

  g_ptr_array_add (choices, NULL);
  return g_strjoinv (",", (char **) choices->pdata);
}

static gboolean
choice_set_from_text (const LkField *field, const char *text, LkValue *out, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);

  json_node_take_array (node, json_array_new ());
  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *part = g_strstrip (parts[i]);
      const char *choice = find_choice (field, part);

      if (choice == NULL && *part != '\0')
        return refuse_text (field, part, error);
      if (choice != NULL)
        json_array_add_string_element (json_node_get_array (node), choice);
    }

  lk_value_set_json (out, node);
  return TRUE;
}

const LkFieldKind lk_kind_choice_set = {
  .id = "choice-set",
  .from_json = choice_set_from_json,
  .to_json = json_to_json,
  .to_display = choice_set_to_display,
  .to_text = choice_set_to_text,
  .from_text = choice_set_from_text,
  .check = accept_any,
};

/* Objects and arrays of objects, each with a value class of its own */

static gboolean
holds_structure (const LkField *field, JsonNode *node)
{
  JsonArray *array;

  if (!field->structure->is_array)
    return JSON_NODE_HOLDS_OBJECT (node);
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!JSON_NODE_HOLDS_OBJECT (json_array_get_element (array, i)))
      return FALSE;
  return TRUE;
}

static gboolean
structured_from_json (const LkField *field, JsonNode *node, LkValue *out, GError **error)
{
  if (!holds_structure (field, node))
    return refuse_json (field, error);

  lk_value_set_json (out, node);
  return TRUE;
}

static char *
structured_to_display (const LkField *field, const LkValue *value)
{
  return field->structure->summarise (field, value);
}

static gboolean
structured_from_text (const LkField *field, const char *text, LkValue *out, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (JsonNode) node = lk_json_parse (bytes, NULL);

  if (node == NULL || !holds_structure (field, node))
    return refuse_text (field, text, error);

  lk_value_set_json (out, node);
  return TRUE;
}

const LkFieldKind lk_kind_structured = {
  .id = "structured",
  .from_json = structured_from_json,
  .to_json = json_to_json,
  .to_display = structured_to_display,
  .to_text = text_to_text,
  .from_text = structured_from_text,
  .check = accept_any,
};
