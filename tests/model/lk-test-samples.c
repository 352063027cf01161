/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-test-samples.h"

#include "lk-field-kind.h"
#include "lk-test-json.h"
#include "lk-user-fields.h"

static const char *const bool_samples[] = { "false", "true", "false", "true" };
static const char *const int_samples[] = { "0", "5", "17", "-3" };
static const char *const text_samples[] = { "'first'", "'second'", "'עברית 🙂'", "'x'" };
static const char *const set_samples[] = { "[]", "['A']", "['A','B']", "['B','Newer']" };
static const char *const object_samples[] = { "{'Type':'OfficeHours'}", "{'Type':'Newer','X':[1]}",
                                              "{'Type':'SpecificHours','Periods':[]}",
                                              "{'Type':'Never'}" };
static const char *const list_samples[] = {
  "[{'Id':1,'GroupId':1,'Name':'A','Type':'Default'}]",
  "[{'Id':1,'GroupId':1,'Name':'A','Type':'Default'},{'Id':2,'GroupId':2,'Name':'B'}]",
  "[{'Id':3,'GroupId':3,'Name':'C','Newer':{'a':null}}]",
  "[]",
};

static const char *const *
get_samples (const LkField *field)
{
  if (field->kind == &lk_kind_bool)
    return bool_samples;
  if (field->kind == &lk_kind_int)
    return int_samples;
  if (field->kind == &lk_kind_choice_set)
    return set_samples;
  if (field->kind == &lk_kind_structured)
    return field->structure->is_array ? list_samples : object_samples;

  return text_samples;
}

/**
 * lk_test_get_sample:
 * @field: a field
 * @i: which of its samples, below %LK_TEST_N_SAMPLES
 * @out: (inout): a value of it; no two are the same, but that a boolean has only two
 */
void
lk_test_get_sample (const LkField *field, guint i, LkValue *out)
{
  g_autoptr (JsonNode) node = lk_test_json (get_samples (field)[i]);
  g_autoptr (GError) error = NULL;

  g_assert_true (lk_field_from_json (field, node, out, &error));
  g_assert_no_error (error);
}

/**
 * lk_test_user_new:
 * @sample: which of the samples
 *
 * Returns: (transfer full): a user of whom everything is known.
 */
LkUser *
lk_test_user_new (guint sample)
{
  g_autoptr (LkFieldSet) fields = lk_field_set_new_all ();
  LkUser *user = lk_user_new (fields, 7);

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    {
      g_auto (LkValue) value = LK_VALUE_INIT;

      lk_test_get_sample (&lk_user_fields[i], sample, &value);
      if (&lk_user_fields[i] != lk_user_field_id)
        lk_user_set (user, &lk_user_fields[i], &value);
    }

  return user;
}
