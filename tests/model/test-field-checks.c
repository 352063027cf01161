/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is refused, because a server is known to refuse it, and what is only doubted. */

#include "lk-error.h"
#include "lk-schedule.h"
#include "lk-test-json.h"
#include "lk-test-samples.h"
#include "lk-user-fields.h"

static void
assert_doubt (const char *name, const char *text, gboolean expected)
{
  const LkField *field = lk_user_field_find (name);
  g_auto (LkValue) value = LK_VALUE_INIT;
  g_autofree char *doubt = NULL;

  lk_value_set_text (&value, text);
  doubt = lk_field_dup_doubt (field, &value);
  if ((doubt != NULL) != expected)
    g_error ("%s “%s”: %s", name, text, doubt != NULL ? doubt : "no doubt");
  if (doubt != NULL)
    g_assert_true (g_str_has_suffix (doubt, "."));
  g_assert_true (lk_field_check (field, &value, NULL));
}

static void
test_email (void)
{
  static const char *const good[] = { "", "ada@example.com", "a.b+c@x.y.example", "ü@example.de" };
  static const char *const odd[] = {
    "ada",     "ada@example", "ada@@example.com",    "@a.b", "ada@.",
    "a b@c.d", "a@b.c,d@e.f", "Ada <a@example.com>", "a@b."
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    assert_doubt ("EmailAddress", good[i], FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    assert_doubt ("EmailAddress", odd[i], TRUE);
}

static void
test_numbers (void)
{
  assert_doubt ("Mobile", "", FALSE);
  assert_doubt ("Mobile", "+49 (0)170 / 123-456", FALSE);
  assert_doubt ("Mobile", "*72", FALSE);
  assert_doubt ("Mobile", "0800-FLOWERS", TRUE);
  assert_doubt ("Mobile", "+-", TRUE);
  assert_doubt ("OutboundCallerID", "Sales", TRUE);
  assert_doubt ("HotdeskingAssignment", "101", FALSE);
  assert_doubt ("HotdeskingAssignment", "10a", TRUE);
}

static void
test_texts (void)
{
  assert_doubt ("FirstName", "Zoë 🙂", FALSE);
  assert_doubt ("FirstName", " Ada", TRUE);
  assert_doubt ("LastName", "Ada ", TRUE);
  assert_doubt ("DisplayName", "\"Ada\"", TRUE);
  assert_doubt ("Language", "EN", FALSE);
  assert_doubt ("Language", "pt-BR", FALSE);
  assert_doubt ("Language", "", FALSE);
  assert_doubt ("Language", "English", TRUE);
  assert_doubt ("ClickToCallId", "ada.berg", FALSE);
  assert_doubt ("ClickToCallId", "https://example.com/ada", TRUE);
  assert_doubt ("WebMeetingFriendlyName", "ada berg", TRUE);
  assert_doubt ("WebMeetingFriendlyName", "ada?", TRUE);
}

static void
test_secrets (void)
{
  assert_doubt ("VMPIN", "", FALSE);
  assert_doubt ("VMPIN", "2468", FALSE);
  assert_doubt ("VMPIN", "246", TRUE);
  assert_doubt ("VMPIN", "5555", TRUE);
  assert_doubt ("AccessPassword", "ninechars", TRUE);
  assert_doubt ("AccessPassword", "ten chars!", FALSE);
  assert_doubt ("AuthID", "a b", TRUE);
}

static void
test_pin (void)
{
  static const char *const bad[] = { "12a4", "12 4", "-123", "١٢٣٤", "1234\n" };
  const LkField *pin = lk_user_field_find ("VMPIN");

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_auto (LkValue) value = LK_VALUE_INIT;
      g_autoptr (GError) error = NULL;

      lk_value_set_text (&value, bad[i]);
      g_assert_false (lk_field_check (pin, &value, &error));
      g_assert_error (error, LK_ERROR, LK_ERROR_INVALID);
      g_assert_null (strstr (error->message, bad[i]));
    }
}

static void
assert_duration (gint64 seconds, gboolean expected)
{
  const LkField *field = lk_user_field_find ("PinProtectTimeout");
  g_auto (LkValue) value = LK_VALUE_INIT;
  g_autofree char *doubt = NULL;

  lk_value_set_int (&value, seconds);
  doubt = lk_field_dup_doubt (field, &value);
  g_assert_cmpint (doubt != NULL, ==, expected);
}

static void
test_duration (void)
{
  assert_duration (0, FALSE);
  assert_duration (3600, FALSE);
  assert_duration (-1, TRUE);
  assert_duration (G_MAXINT32, TRUE);
}

#define HOURS(periods)           "{'Type':'SpecificHours','Periods':[" periods "]}"
#define PERIOD(day, start, stop) "{'DayOfWeek':'" day "','Start':'" start "','Stop':'" stop "'}"

static void
assert_hours (const char *text, const char *expected)
{
  g_autoptr (JsonNode) node = lk_test_json (text);
  g_auto (LkValue) value = LK_VALUE_INIT;
  g_autofree char *doubt = NULL;

  lk_value_set_json (&value, node);
  doubt = lk_field_dup_doubt (lk_user_field_find ("Hours"), &value);
  g_assert_cmpstr (doubt, ==, expected);
}

static void
test_hours (void)
{
  assert_hours (HOURS (PERIOD ("Monday", "13:00:00",
                               "17:00:00") "," PERIOD ("Monday", "09:00:00",
                                                       "13:00:00") "," PERIOD ("Tuesday",
                                                                               "09:00:00",
                                                                               "12:00:00")),
                NULL);
  assert_hours (HOURS (PERIOD ("Monday", "09:00:00", "00:00:00")), NULL);
  assert_hours (HOURS (PERIOD ("Monday", "17:00:00", "09:00:00")),
                "Mon: 17:00–09:00 end before they begin.");
  assert_hours (HOURS (PERIOD ("Friday", "11:00:00", "15:00:00.5") "," PERIOD ("Friday", "09:00:00",
                                                                               "11:30:00")),
                "Fri: 09:00–11:30 and 11:00–15:00 overlap.");
  /* What cannot be read, and what does not count, gives no rise to doubts. */
  assert_hours (HOURS (PERIOD ("Monday", "late", "early") "," PERIOD ("Monday", "", "")), NULL);
  assert_hours ("{'Type':'OfficeHours','Periods':[" PERIOD ("Monday", "17:00:00", "09:00:00") "]}",
                NULL);
  assert_hours ("{'Type':'SpecificHours','Periods':[1]}", NULL);
}

static void
test_exceptions (void)
{
  g_autoptr (JsonNode)
    node = lk_test_json ("[{},{'Hours':" HOURS (PERIOD ("Monday", "17:00:00", "09:00:00")) "}]");
  g_auto (LkValue) value = LK_VALUE_INIT;
  g_autofree char *doubt = NULL;

  lk_value_set_json (&value, node);
  doubt = lk_field_dup_doubt (lk_user_field_find ("ForwardingExceptions"), &value);
  g_assert_nonnull (doubt);
}

/* Whatever a value is, no check falls over it. */
static void
test_any_value (void)
{
  for (guint i = 0; i < LK_N_USER_FIELDS * LK_N_USER_FIELDS; i++)
    {
      const LkField *field = &lk_user_fields[i / LK_N_USER_FIELDS];
      const LkField *other = &lk_user_fields[i % LK_N_USER_FIELDS];
      g_auto (LkValue) value = LK_VALUE_INIT;
      g_autofree char *doubt = NULL;

      if (field->kind != other->kind)
        continue;
      lk_test_get_sample (other, i % LK_TEST_N_SAMPLES, &value);
      doubt = lk_field_dup_doubt (field, &value);
      lk_field_check (field, &value, NULL);
    }
}

static void
test_reasons (void)
{
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    {
      const LkField *field = &lk_user_fields[i];
      const char *reason = lk_field_get_reason (field);

      g_assert_cmpint (reason != NULL, ==, !lk_field_is_editable (field));
      g_assert_true (reason == NULL || g_str_has_suffix (reason, "."));
    }

  g_assert_false (lk_field_is_editable (lk_user_field_number));
  g_assert_false (lk_field_is_editable (lk_user_field_id));
  g_assert_false (lk_field_is_editable (lk_user_field_registered));
  g_assert_false (lk_field_is_editable (lk_user_field_tags));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/field-checks/email", test_email);
  g_test_add_func ("/field-checks/numbers", test_numbers);
  g_test_add_func ("/field-checks/texts", test_texts);
  g_test_add_func ("/field-checks/secrets", test_secrets);
  g_test_add_func ("/field-checks/pin", test_pin);
  g_test_add_func ("/field-checks/duration", test_duration);
  g_test_add_func ("/field-checks/hours", test_hours);
  g_test_add_func ("/field-checks/exceptions", test_exceptions);
  g_test_add_func ("/field-checks/any-value", test_any_value);
  g_test_add_func ("/field-checks/reasons", test_reasons);

  return g_test_run ();
}
