/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-field-checks.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "lk-forwarding-exception.h"

#define DIGITS              "0123456789"
#define MIN_PIN_LENGTH      4
#define MIN_PASSWORD_LENGTH 10
#define DAY_IN_SECONDS      (24 * 60 * 60)

/* None of the following is known to be refused by a server: each may be meant. */

static gboolean
has_only (const char *text, const char *characters)
{
  return text[strspn (text, characters)] == '\0';
}

static gboolean
has_blank (const char *text)
{
  return strpbrk (text, " \t\r\n") != NULL;
}

static gboolean
is_empty (const LkValue *value)
{
  return value->type != LK_VALUE_TEXT || *value->text == '\0';
}

static gboolean
is_email (const char *text)
{
  const char *at = strrchr (text, '@');
  const char *dot = at != NULL ? strrchr (at, '.') : NULL;

  return at != NULL && at != text && strchr (text, '@') == at && dot != NULL && dot != at + 1
         && dot[1] != '\0' && !has_blank (text) && strpbrk (text, ",;<>()\"") == NULL;
}

/**
 * lk_doubt_email:
 * @field: an e-mail address
 * @value: its value
 *
 * Returns: (transfer full) (nullable): why it is probably none.
 */
char *
lk_doubt_email (const LkField *field, const LkValue *value)
{
  if (is_empty (value) || is_email (value->text))
    return NULL;

  return g_strdup (_ ("This does not look like an e-mail address, such as ada@example.com."));
}

/**
 * lk_doubt_name:
 * @field: a person's name
 * @value: its value
 *
 * Returns: (transfer full) (nullable): what about it a server may not like.
 */
char *
lk_doubt_name (const LkField *field, const LkValue *value)
{
  if (is_empty (value))
    return NULL;
  if (strchr (value->text, '"') != NULL)
    return g_strdup (_ ("Phone systems may refuse straight quotation marks."));
  if (g_ascii_isspace (*value->text) || g_ascii_isspace (value->text[strlen (value->text) - 1]))
    return g_strdup (_ ("There is a blank before or behind the name."));

  return NULL;
}

/**
 * lk_doubt_telephone:
 * @field: a telephone number
 * @value: its value
 *
 * Returns: (transfer full) (nullable): why it is probably none.
 */
char *
lk_doubt_telephone (const LkField *field, const LkValue *value)
{
  if (is_empty (value))
    return NULL;
  if (!has_only (value->text, DIGITS "+*#()/-. "))
    return g_strdup (_ ("A phone number usually has digits alone, perhaps with a + in front."));
  if (strpbrk (value->text, DIGITS) == NULL)
    return g_strdup (_ ("There is no digit in this phone number."));

  return NULL;
}

/**
 * lk_doubt_extension:
 * @field: an extension's number
 * @value: its value
 *
 * Returns: (transfer full) (nullable): why it is probably none.
 */
char *
lk_doubt_extension (const LkField *field, const LkValue *value)
{
  if (is_empty (value) || has_only (value->text, DIGITS))
    return NULL;

  return g_strdup (_ ("An extension usually has digits alone."));
}

/**
 * lk_doubt_language:
 * @field: a language
 * @value: its value
 *
 * Returns: (transfer full) (nullable): why it is probably no code of a language.
 */
char *
lk_doubt_language (const LkField *field, const LkValue *value)
{
  gsize length;

  if (is_empty (value))
    return NULL;

  length = strspn (value->text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
  if ((length == 2 || length == 3)
      && (value->text[length] == '\0' || strchr ("-_", value->text[length]) != NULL))
    return NULL;

  return g_strdup (_ ("The code of a language usually has two letters, such as EN."));
}

/**
 * lk_doubt_link:
 * @field: the last part of a web address
 * @value: its value
 *
 * Returns: (transfer full) (nullable): why it would hardly work in an address.
 */
char *
lk_doubt_link (const LkField *field, const LkValue *value)
{
  if (is_empty (value))
    return NULL;
  if (strstr (value->text, "://") != NULL || strchr (value->text, '/') != NULL)
    return g_strdup (_ ("This is only the last part of the address, without a slash."));
  if (has_blank (value->text) || strpbrk (value->text, "?#&%\"<>\\") != NULL)
    return g_strdup (_ ("Blanks and signs like ? and # do not work in a web address."));

  return NULL;
}

/**
 * lk_doubt_pin:
 * @field: a PIN
 * @value: its value
 *
 * Returns: (transfer full) (nullable): why it is too easy to guess.
 */
char *
lk_doubt_pin (const LkField *field, const LkValue *value)
{
  if (is_empty (value))
    return NULL;
  if (strlen (value->text) < MIN_PIN_LENGTH)
    return g_strdup_printf (ngettext ("A PIN usually has at least %d digit.",
                                      "A PIN usually has at least %d digits.", MIN_PIN_LENGTH),
                            MIN_PIN_LENGTH);
  if (strspn (value->text, (char[]) { *value->text, '\0' }) == strlen (value->text))
    return g_strdup (_ ("A PIN that repeats one digit is easy to guess."));

  return NULL;
}

/**
 * lk_doubt_password:
 * @field: a password
 * @value: its value
 *
 * Returns: (transfer full) (nullable): why a phone system may find it too weak.
 */
char *
lk_doubt_password (const LkField *field, const LkValue *value)
{
  if (is_empty (value) || g_utf8_strlen (value->text, -1) >= MIN_PASSWORD_LENGTH)
    return NULL;

  return g_strdup_printf (ngettext ("Phone systems may refuse passwords of less than %d character.",
                                    "Phone systems may refuse passwords of less than %d "
                                    "characters.",
                                    MIN_PASSWORD_LENGTH),
                          MIN_PASSWORD_LENGTH);
}

/**
 * lk_doubt_identifier:
 * @field: a name that machines use
 * @value: its value
 *
 * Returns: (transfer full) (nullable): why it would hardly work.
 */
char *
lk_doubt_identifier (const LkField *field, const LkValue *value)
{
  if (is_empty (value) || !has_blank (value->text))
    return NULL;

  return g_strdup (_ ("Blanks hardly work here."));
}

/**
 * lk_doubt_duration:
 * @field: how long something lasts, in seconds
 * @value: its value
 *
 * Returns: (transfer full) (nullable): why it is probably a mistake.
 */
char *
lk_doubt_duration (const LkField *field, const LkValue *value)
{
  if (value->type != LK_VALUE_INT)
    return NULL;
  if (value->integer < 0)
    return g_strdup (_ ("A time below zero is hardly meant."));
  if (value->integer > DAY_IN_SECONDS)
    return g_strdup (_ ("This is longer than a day."));

  return NULL;
}

static char *
doubt_hours (const LkSchedule *schedule)
{
  g_autoptr (GError) error = NULL;

  if (schedule == NULL || !lk_schedule_has_hours (schedule->type))
    return NULL;

  return lk_schedule_check (schedule, &error) ? NULL : g_strdup (error->message);
}

/**
 * lk_doubt_schedule:
 * @field: a schedule
 * @value: its value
 *
 * Returns: (transfer full) (nullable): which of its hours are probably a mistake.
 */
char *
lk_doubt_schedule (const LkField *field, const LkValue *value)
{
  g_autoptr (JsonNode) node = lk_value_dup_json (value);
  g_autoptr (LkSchedule) schedule = NULL;

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    schedule = lk_schedule_parse (json_node_get_object (node), NULL);

  return doubt_hours (schedule);
}

/**
 * lk_doubt_exceptions:
 * @field: forwarding exceptions
 * @value: its value
 *
 * Returns: (transfer full) (nullable): which of their hours are probably a mistake.
 */
char *
lk_doubt_exceptions (const LkField *field, const LkValue *value)
{
  g_autoptr (GPtrArray) rules = lk_record_parse_value (&lk_forwarding_exception_class, value, NULL);
  char *doubt = NULL;

  for (guint i = 0; doubt == NULL && rules != NULL && i < rules->len; i++)
    doubt = doubt_hours (((LkForwardingException *) g_ptr_array_index (rules, i))->hours);

  return doubt;
}
