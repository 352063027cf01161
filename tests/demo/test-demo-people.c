/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "lk-demo-groups.h"
#include "lk-demo-people.h"
#include "lk-user-fields.h"

#define N_USERS 2000

typedef struct
{
  LkDemoStore *store;
  LkDemoGroups *groups;
} Town;

static Town *
town_new (guint n_users, guint32 seed)
{
  Town *town = g_new0 (Town, 1);

  town->store = lk_demo_store_new ();
  town->groups = lk_demo_groups_new ();
  lk_demo_people_move_in (town->store, town->groups, LK_VERSION_NEWEST, n_users, seed);
  return town;
}

static void
town_free (Town *town)
{
  lk_demo_store_free (town->store);
  lk_demo_groups_free (town->groups);
  g_free (town);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Town, town_free)

static GPtrArray *
users (Town *town)
{
  return lk_demo_store_get_users (town->store);
}

static gboolean
are_the_same (Town *a, Town *b)
{
  for (guint i = 0; i < users (a)->len; i++)
    for (guint j = 0; j < LK_N_USER_FIELDS; j++)
      if (!lk_value_equal (lk_user_get (g_ptr_array_index (users (a), i), &lk_user_fields[j]),
                           lk_user_get (g_ptr_array_index (users (b), i), &lk_user_fields[j])))
        return FALSE;

  return TRUE;
}

static void
test_seed (void)
{
  g_autoptr (Town) first = town_new (100, 7);
  g_autoptr (Town) again = town_new (100, 7);
  g_autoptr (Town) other = town_new (100, 8);

  g_assert_true (are_the_same (first, again));
  g_assert_false (are_the_same (first, other));
}

static void
test_count (void)
{
  static const guint counts[] = { 0, 1, 2, 19, 20, 900, 901, 9001 };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autoptr (Town) town = town_new (counts[i], 1);

      g_assert_cmpuint (users (town)->len, ==, counts[i]);
    }
}

static void
test_numbers_are_unique (void)
{
  g_autoptr (Town) town = town_new (N_USERS, 1);

  for (guint i = 0; i < N_USERS; i++)
    {
      LkUser *user = g_ptr_array_index (users (town), i);

      g_assert_true (lk_demo_store_find (town->store, lk_user_get_id (user)) == user);
      g_assert_true (
        lk_demo_store_find_number (town->store, lk_user_get_text (user, lk_user_field_number))
        == user);
    }
}

/* Everything that a list has to cope with is there, and nothing is the rule that should be the
 * exception. */
static void
test_attention (void)
{
  static const LkAttention bits[] = {
    LK_ATTENTION_DISABLED,         LK_ATTENTION_NO_EMAIL, LK_ATTENTION_NOT_REGISTERED,
    LK_ATTENTION_WEAK_CREDENTIALS, LK_ATTENTION_NO_2FA,   LK_ATTENTION_NOT_PERSON,
  };
  g_autoptr (Town) town = town_new (N_USERS, 1);

  for (guint i = 0; i < G_N_ELEMENTS (bits); i++)
    {
      guint count = 0;

      for (guint j = 0; j < N_USERS; j++)
        count += (lk_user_get_attention (g_ptr_array_index (users (town), j)) & bits[i]) != 0;
      g_assert_cmpuint (count, >, 0);
      g_assert_cmpuint (count, <, N_USERS * 2 / 3);
    }
}

static guint
count_text (Town *town, const LkField *field, const char *part)
{
  guint count = 0;

  for (guint i = 0; i < users (town)->len; i++)
    {
      const LkValue *value = lk_user_get (g_ptr_array_index (users (town), i), field);

      count += (value->type == LK_VALUE_TEXT || value->type == LK_VALUE_JSON)
               && strstr (value->text, part) != NULL;
    }

  return count;
}

static void
test_variety (void)
{
  g_autoptr (Town) town = town_new (N_USERS, 1);

  g_assert_cmpuint (count_text (town, lk_user_field_last_name, "ß"), >, 0);
  g_assert_cmpuint (count_text (town, lk_user_field_last_name, "王"), >, 0);
  g_assert_cmpuint (count_text (town, lk_user_field_last_name, "حداد"), >, 0);
  g_assert_cmpuint (count_text (town, lk_user_field_last_name, "Guttenberg"), >, 0);
  g_assert_cmpuint (count_text (town, lk_user_field_number, "HD0"), >, 0);
  g_assert_cmpuint (count_text (town, lk_user_field_tags, "FaxServer"), ==, 1);
  g_assert_cmpuint (count_text (town, lk_user_field_tags, "Principal"), ==, 1);
  g_assert_cmpuint (count_text (town, lk_user_field_phones, "MacAddress"), >, N_USERS / 3);
  g_assert_cmpuint (count_text (town, lk_user_field_groups, "___FAVORITES___"), >, 0);
}

static void
test_duplicates (void)
{
  g_autoptr (Town) town = town_new (N_USERS, 1);
  guint doubled = 0;

  for (guint i = 0; i < N_USERS; i++)
    {
      const char *address =
        lk_user_get_text (g_ptr_array_index (users (town), i), lk_user_field_email);

      g_assert_true (g_str_is_ascii (address));
      doubled += *address != '\0' && lk_demo_store_count_email (town->store, address) > 1;
    }
  g_assert_cmpuint (doubled, >, 10);
  g_assert_cmpuint (doubled, <, N_USERS / 10);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/demo/people/seed", test_seed);
  g_test_add_func ("/demo/people/count", test_count);
  g_test_add_func ("/demo/people/numbers-are-unique", test_numbers_are_unique);
  g_test_add_func ("/demo/people/attention", test_attention);
  g_test_add_func ("/demo/people/variety", test_variety);
  g_test_add_func ("/demo/people/duplicates", test_duplicates);

  return g_test_run ();
}
