/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-error.h"
#include "lk-test-json.h"
#include "lk-user-fields.h"

/* One field of each kind, what its wire may say, and what people and files see of it. */
typedef struct
{
  const char *field;
  const char *json;
  const char *display;
  const char *text;
} Sample;

static const Sample samples[] = {
  { "FirstName", "'Zoë'", "Zoë", "Zoë" },
  { "FirstName", "''", "", "" },
  { "VMPIN", "'1234'", "••••••••", "1234" },
  { "VMPIN", "'123456789'", "••••••••", "123456789" },
  { "Enabled", "true", "Yes", "true" },
  { "Enabled", "false", "No", "false" },
  { "PrimaryGroupId", "28", "28", "28" },
  { "PrimaryGroupId", "-2147483648", "-2147483648", "-2147483648" },
  { "QueueStatus", "'LoggedIn'", "Logged in", "LoggedIn" },
  { "QueueStatus", "'Elsewhere'", "Elsewhere", "Elsewhere" },
  { "OfficeHoursProps", "[]", "", "" },
  { "OfficeHoursProps", "['AutoQueueLogOut','Newer']", "Log out of queues outside the hours, Newer",
    "AutoQueueLogOut,Newer" },
  { "Hours", "{'Type':'Never'}", "Never", "{\"Type\":\"Never\"}" },
  { "Groups", "[]", "", "[]" },
};

static void
test_round_trip (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      const Sample *sample = &samples[i];
      const LkField *field = lk_user_field_find (sample->field);
      g_autoptr (JsonNode) node = lk_test_json (sample->json);
      g_autoptr (JsonNode) again = NULL;
      g_autoptr (GError) error = NULL;
      g_auto (LkValue) value = LK_VALUE_INIT;
      g_autofree char *display = NULL;
      g_autofree char *text = NULL;

      g_assert_true (lk_field_from_json (field, node, &value, &error));
      g_assert_no_error (error);
      again = lk_field_to_json (field, &value);
      lk_test_assert_json (again, sample->json);

      display = lk_field_to_display (field, &value);
      g_assert_cmpstr (display, ==, sample->display);
      text = lk_field_to_text (field, &value);
      g_assert_cmpstr (text, ==, sample->text);
    }
}

static void
test_null_and_absent (void)
{
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    {
      const LkField *field = &lk_user_fields[i];
      g_autoptr (JsonNode) null = json_node_new (JSON_NODE_NULL);
      g_autoptr (JsonNode) again = NULL;
      g_auto (LkValue) value = LK_VALUE_INIT;
      g_autofree char *display = NULL;

      g_assert_true (lk_field_from_json (field, null, &value, NULL));
      g_assert_cmpint (value.type, ==, LK_VALUE_NULL);
      again = lk_field_to_json (field, &value);
      g_assert_true (JSON_NODE_HOLDS_NULL (again));
      display = lk_field_to_display (field, &value);
      g_assert_cmpstr (display, ==, "");

      g_assert_true (lk_field_from_json (field, NULL, &value, NULL));
      g_assert_cmpint (value.type, ==, LK_VALUE_ABSENT);
    }
}

static void
test_wrong_type (void)
{
  static const char *const all[] = { "true", "7", "1.5", "'text'", "[1]", "[[]]", "[{}]", "{}" };

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    {
      guint accepted = 0;

      for (guint j = 0; j < G_N_ELEMENTS (all); j++)
        {
          g_autoptr (JsonNode) node = lk_test_json (all[j]);
          g_autoptr (GError) error = NULL;
          g_auto (LkValue) value = LK_VALUE_INIT;

          if (lk_field_from_json (&lk_user_fields[i], node, &value, &error))
            {
              accepted++;
              continue;
            }
          g_assert_error (error, LK_ERROR, LK_ERROR_PROTOCOL);
          g_assert_nonnull (strstr (error->message, lk_user_fields[i].name));
          g_assert_cmpint (value.type, ==, LK_VALUE_ABSENT);
        }
      /* Sets take only arrays of strings, of which there is none above. */
      g_assert_cmpuint (accepted, ==,
                        lk_user_fields[i].choices != NULL
                            && !g_str_equal (lk_user_fields[i].kind->id, "choice")
                          ? 0
                          : 1);
    }
}

static void
test_number_range (void)
{
  g_autoptr (JsonNode) node = lk_test_json ("2147483648");
  g_autoptr (GError) error = NULL;
  g_auto (LkValue) value = LK_VALUE_INIT;

  g_assert_false (lk_field_from_json (lk_user_field_id, node, &value, &error));
  g_assert_error (error, LK_ERROR, LK_ERROR_PROTOCOL);
}

/* What a person may type, and what it becomes; NULL where it cannot be used. */
static const char *const typed[][3] = {
  { "FirstName", "Zoë", "'Zoë'" },
  { "Enabled", "TRUE", "true" },
  { "Enabled", "0", "false" },
  { "Enabled", "perhaps", NULL },
  { "PrimaryGroupId", "12", "12" },
  { "PrimaryGroupId", "12 ", NULL },
  { "PrimaryGroupId", "99999999999", NULL },
  { "PrimaryGroupId", "", NULL },
  { "QueueStatus", "LoggedIn", "'LoggedIn'" },
  { "QueueStatus", "loggedin", "'LoggedIn'" },
  { "QueueStatus", "Logged in", "'LoggedIn'" },
  { "QueueStatus", "Elsewhere", NULL },
  { "OfficeHoursProps", " AutoQueueLogOut , GlobalSchedule",
    "['AutoQueueLogOut','GlobalSchedule']" },
  { "OfficeHoursProps", "", "[]" },
  { "OfficeHoursProps", "AutoQueueLogOut,Newer", NULL },
  { "Hours", "{\"Type\":\"Never\"}", "{'Type':'Never'}" },
  { "Hours", "[]", NULL },
  { "Hours", "not JSON", NULL },
  { "Groups", "[{\"GroupId\":1}]", "[{'GroupId':1}]" },
  { "Groups", "[1]", NULL },
};

static void
test_from_text (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      const LkField *field = lk_user_field_find (typed[i][0]);
      g_autoptr (JsonNode) node = NULL;
      g_autoptr (GError) error = NULL;
      g_auto (LkValue) value = LK_VALUE_INIT;

      if (!lk_field_from_text (field, typed[i][1], &value, &error))
        {
          g_assert_null (typed[i][2]);
          g_assert_error (error, LK_ERROR, LK_ERROR_INVALID);
          g_assert_nonnull (strstr (error->message, field->label));
          continue;
        }
      g_assert_nonnull (typed[i][2]);
      node = lk_field_to_json (field, &value);
      lk_test_assert_json (node, typed[i][2]);
    }
}

static void
test_check_length (void)
{
  const LkField *field = lk_user_field_find ("Blfs");
  g_autofree char *longest = g_strnfill (20480, 'x');
  g_autofree char *too_long = g_strnfill (20481, 'x');
  g_autoptr (GError) error = NULL;
  g_auto (LkValue) value = LK_VALUE_INIT;

  lk_value_set_text (&value, longest);
  g_assert_true (lk_field_check (field, &value, NULL));
  lk_value_set_text (&value, too_long);
  g_assert_false (lk_field_check (field, &value, &error));
  g_assert_error (error, LK_ERROR, LK_ERROR_INVALID);
}

static void
test_check_range (void)
{
  LkField field = *lk_user_field_id;
  g_auto (LkValue) value = LK_VALUE_INIT;

  field.minimum = 1;
  field.maximum = 10;
  lk_value_set_int (&value, 10);
  g_assert_true (lk_field_check (&field, &value, NULL));
  lk_value_set_int (&value, 11);
  g_assert_false (lk_field_check (&field, &value, NULL));
  lk_value_set_int (&value, 0);
  g_assert_false (lk_field_check (&field, &value, NULL));
  lk_value_set_null (&value);
  g_assert_true (lk_field_check (&field, &value, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/field-kinds/round-trip", test_round_trip);
  g_test_add_func ("/field-kinds/null-and-absent", test_null_and_absent);
  g_test_add_func ("/field-kinds/wrong-type", test_wrong_type);
  g_test_add_func ("/field-kinds/number-range", test_number_range);
  g_test_add_func ("/field-kinds/from-text", test_from_text);
  g_test_add_func ("/field-kinds/check-length", test_check_length);
  g_test_add_func ("/field-kinds/check-range", test_check_range);

  return g_test_run ();
}
