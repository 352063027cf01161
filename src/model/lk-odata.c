/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-odata.h"

#include <glib/gi18n-lib.h>

#include "lk-json.h"

/* Characters that OData uses in option values and that need no escaping inside a query. */
#define ALLOWED_IN_QUERY "(),;$=*/:'@"

static void
append_option (GString *query, const char *name, const char *value)
{
  if (value == NULL)
    return;

  if (query->len > 0)
    g_string_append_c (query, '&');
  g_string_append (query, name);
  g_string_append_c (query, '=');
  g_string_append_uri_escaped (query, value, ALLOWED_IN_QUERY, FALSE);
}

static void
append_number (GString *query, const char *name, gint64 number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  append_option (query, name, text);
}

/**
 * lk_odata_query_build:
 * @query: the options
 *
 * Returns: (transfer full): the percent-encoded query, without "?"; empty where no option is set.
 */
char *
lk_odata_query_build (const LkODataQuery *query)
{
  GString *text = g_string_new (NULL);

  if (query->top >= 0)
    append_number (text, "$top", query->top);
  if (query->skip > 0)
    append_number (text, "$skip", query->skip);
  if (query->count)
    append_option (text, "$count", "true");
  append_option (text, "$orderby", query->orderby);
  append_option (text, "$filter", query->filter);
  append_option (text, "$search", query->search);
  append_option (text, "$select", query->select);
  append_option (text, "$expand", query->expand);

  return g_string_free (text, FALSE);
}

/**
 * lk_odata_string_literal:
 * @text: any text
 *
 * Returns: (transfer full): the literal for `$filter` or a key, with quotes doubled:
 *   `'O''Brien'` (behaviour.md, 2.2).
 */
char *
lk_odata_string_literal (const char *text)
{
  g_autoptr (GString) literal = g_string_new (text);

  g_string_replace (literal, "'", "''", 0);
  return g_strdup_printf ("'%s'", literal->str);
}

typedef struct
{
  const char *code;
  const char *sentence;
} Warning;

/* The codes that a screen about users can meet (behaviour.md, 7.3), without their prefixes. */
static const Warning warnings[] = {
  { "ALREADY_IN_USE", N_ ("This is already used by another extension.") },
  { "CANNOT_BE_DELETED", N_ ("This cannot be deleted.") },
  { "CAN_NOT_BE_EMPTY_STRING", N_ ("This must be filled in.") },
  { "CAPTCHA_ERROR", N_ ("The phone system asks for a captcha.") },
  { "DN_NUMBER_CANNOT_BE_USED", N_ ("This extension number cannot be used.") },
  { "DOUBLE_QUOTES_NOT_ALLOWED", N_ ("Double quotes are not allowed here.") },
  { "DUPLICATE", N_ ("There is already such an entry.") },
  { "FAX_SERVER_CANNOT_BE_DELETED", N_ ("The fax server’s extension cannot be deleted.") },
  { "FILE_IS_TOO_LARGE", N_ ("The file is too large.") },
  { "FILE_NOT_FOUND", N_ ("The phone system does not have this file.") },
  { "FORBIDDEN_CHANGE", N_ ("The phone system does not allow this to be changed.") },
  { "GROUP_CANNOT_BE_DELETED", N_ ("This department cannot be deleted.") },
  { "GROUP_WITH_MEMBERS_CANNOT_BE_DELETED", N_ ("A department with members cannot be deleted.") },
  { "INVALID", N_ ("This value is not allowed.") },
  { "INVALID_EXTENSION_NUMBER_LENGTH", N_ ("The extension number has the wrong length.") },
  { "INVALID_FILE_NAME", N_ ("The file name is not allowed.") },
  { "INVALID_HEX_CHARACTER", N_ ("Only the digits 0–9 and the letters A–F are allowed.") },
  { "INVALID_LICENSE_TYPE", N_ ("The phone system’s licence does not include this.") },
  { "INVALID_PASSWORD", N_ ("The password does not follow the phone system’s rules.") },
  { "INVALID_PIN_NUMBER", N_ ("The PIN must be digits, and of the allowed length.") },
  { "INVALID_SECURITY_CODE", N_ ("The security code is wrong.") },
  { "INVALID_TIMEZONE", N_ ("The time zone is not known.") },
  { "LENGTH_NOT_MORE_2048_CHARS", N_ ("This is longer than 2048 characters.") },
  { "LENGTH_NOT_MORE_255_CHARS", N_ ("This is longer than 255 characters.") },
  { "LENGTH_NOT_MORE_50_CHARS", N_ ("This is longer than 50 characters.") },
  { "LICENSE_NOT_FOUND", N_ ("The phone system has no licence for this.") },
  { "LIMIT_REACHED", N_ ("A limit of the licence or of the phone system is reached.") },
  { "MAC_ADDRESS_ALREADY_IN_USE", N_ ("This MAC address belongs to another phone.") },
  { "MAC_USED_BY", N_ ("This MAC address belongs to another phone.") },
  { "MCM_MODE_REQUIRED", N_ ("This needs the phone system’s multi-company mode.") },
  { "NON_EXISTENT_EXT_NUMBER", N_ ("There is no such extension.") },
  { "NOT_FOUND", N_ ("What this refers to no longer exists.") },
  { "NOT_SUPPORTED", N_ ("The phone system’s edition does not have this.") },
  { "NO_MORE_NUMBERS_AVAILABLE", N_ ("No extension number is free.") },
  { "NO_SECRET_DEFINED", N_ ("No two-factor secret is set.") },
  { "NUMBER_IGNORED", N_ ("The phone system ignored the number.") },
  { "OPERATOR_CANNOT_BE_DELETED", N_ ("This extension is an operator and cannot be deleted.") },
  { "OTHER_USER_ROLE_DOWNGRADE", N_ ("This user’s role cannot be lowered.") },
  { "OUT_OF_THE_RANGE", N_ ("This is outside the allowed range.") },
  { "REQUIRED", N_ ("This must be filled in.") },
  { "STRING_TOO_LONG", N_ ("This is too long.") },
  { "SUPPORTED_MEDIA_FORMAT_WAV", N_ ("Only WAV files can be used.") },
  { "TOO_MANY_ITEMS_IN_LIST", N_ ("The list is too long.") },
  { "TOO_MANY_PHONES", N_ ("No more phones can be assigned.") },
  { "USER_EXTENSION_CANNOT_BE_DELETED", N_ ("This extension cannot be deleted.") },
  { "USER_ROLE_DOWNGRADE", N_ ("You cannot lower your own role.") },
};

/**
 * lk_odata_warning_normalise:
 * @code: a code such as "WARNINGS.XAPI.INVALID"
 *
 * 20.0.9 dropped the "XAPI." of some codes, so that both spellings mean the same.
 *
 * Returns: (transfer none): @code behind its prefixes.
 */
const char *
lk_odata_warning_normalise (const char *code)
{
  static const char *const prefixes[] = { "WARNINGS.", "XAPI." };

  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (g_str_has_prefix (code, prefixes[i]))
      code += strlen (prefixes[i]);

  return code;
}

/**
 * lk_odata_warning_explain:
 * @code: a code such as "WARNINGS.XAPI.ALREADY_IN_USE"
 *
 * Returns: (transfer none) (nullable): a translated sentence, or %NULL for a code that this program
 *   does not know: show it as it is.
 */
const char *
lk_odata_warning_explain (const char *code)
{
  const char *bare = lk_odata_warning_normalise (code);

  for (guint i = 0; i < G_N_ELEMENTS (warnings); i++)
    if (g_str_equal (warnings[i].code, bare))
      return _ (warnings[i].sentence);

  return NULL;
}

static void
add_detail (LkODataError *self, const char *target, const char *code)
{
  const char *sentence;

  if (code == NULL || *code == '\0')
    return;

  sentence = lk_odata_warning_explain (code);
  g_ptr_array_add (self->details,
                   lk_error_detail_new (target, code, sentence != NULL ? sentence : code));
}

static void
read_details (LkODataError *self, JsonArray *details)
{
  for (guint i = 0; details != NULL && i < json_array_get_length (details); i++)
    {
      JsonObject *detail = lk_json_get_element_object (details, i, NULL);

      if (detail != NULL)
        add_detail (self, lk_json_peek_string (detail, "target"),
                    lk_json_peek_string (detail, "message"));
    }
}

/* Where no details are given, the message may be "Target:\nCODE". */
static void
split_message (LkODataError *self)
{
  g_auto (GStrv) lines = g_strsplit (self->message, "\n", 2);

  if (lines[0] == NULL || lines[1] == NULL || !g_str_has_suffix (lines[0], ":")
      || !g_str_has_prefix (lines[1], "WARNINGS."))
    return;

  lines[0][strlen (lines[0]) - 1] = '\0';
  add_detail (self, lines[0], g_strchomp (lines[1]));
}

/**
 * lk_odata_error_parse:
 * @root: (nullable): an answer with an error status
 *
 * `error.code` is nearly always empty: what helps is in `error.details`, failing that in the two
 * lines of the message (behaviour.md, 7.1).
 *
 * Returns: (transfer full) (nullable): what the server said, or %NULL where it did not say anything
 *   in the vendor's form.
 */
LkODataError *
lk_odata_error_parse (JsonNode *root)
{
  JsonObject *object = lk_json_get_root_object (root, NULL);
  JsonObject *error = object != NULL ? lk_json_peek_object (object, "error") : NULL;
  const char *message = error != NULL ? lk_json_peek_string (error, "message") : NULL;
  LkODataError *self;

  if (message == NULL || *message == '\0')
    return NULL;

  self = g_new0 (LkODataError, 1);
  self->message = g_strdup (message);
  self->details = g_ptr_array_new_with_free_func ((GDestroyNotify) lk_error_detail_free);
  read_details (self, lk_json_peek_array (error, "details"));
  if (self->details->len == 0)
    split_message (self);
  if (self->details->len > 0)
    {
      const LkErrorDetail *first = g_ptr_array_index (self->details, 0);

      self->code = g_strdup (first->code);
      self->target = g_strdup (first->target);
    }

  return self;
}

void
lk_odata_error_free (LkODataError *self)
{
  g_free (self->message);
  g_free (self->code);
  g_free (self->target);
  g_ptr_array_unref (self->details);
  g_free (self);
}
