/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-error.h"
#include "lk-json.h"
#include "lk-page.h"
#include "lk-user-fields.h"

static LkPage *
read_page (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (JsonNode) answer = lk_json_parse (bytes, NULL);
  g_autoptr (LkFieldSet) fields = lk_field_set_new_list (LK_VERSION_NEWEST);

  g_assert_nonnull (answer);
  return lk_page_read (fields, answer, error);
}

static void
test_read (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LkPage) page =
    read_page ("{\"@odata.count\":7,\"value\":[{\"Id\":5,\"Number\":\"101\"},{\"Id\":6}]}", &error);

  g_assert_no_error (error);
  g_assert_cmpint (page->count, ==, 7);
  g_assert_cmpuint (page->n_rows, ==, 2);
  g_assert_cmpuint (page->users->len, ==, 2);
  g_assert_cmpuint (page->unreadable->len, ==, 0);
  g_assert_cmpint (lk_user_get_id (page->users->pdata[0]), ==, 5);
}

/* One spoilt record does not spoil the others, and is called by what it has. */
static void
test_unreadable (void)
{
  g_autoptr (LkPage) page =
    read_page ("{\"value\":[7,{\"Id\":6,\"Number\":\"106\",\"Enabled\":\"x\"},{\"Id\":8}]}", NULL);

  g_assert_cmpuint (page->n_rows, ==, 3);
  g_assert_cmpuint (page->users->len, ==, 1);
  g_assert_cmpuint (page->unreadable->len, ==, 2);
  g_assert_cmpstr (page->unreadable->pdata[1], ==, "106");
  g_assert_cmpuint (page->unreadable_ids->len, ==, 1);
  g_assert_cmpint (g_array_index (page->unreadable_ids, int, 0), ==, 6);
}

/* Cut to 32 bits these would be 1, somebody else. */
static void
test_beyond_ids (void)
{
  g_autoptr (LkPage) page =
    read_page ("{\"value\":[{\"Id\":4294967297,\"Number\":\"105\"},{\"Id\":-4294967295}]}", NULL);

  g_assert_cmpuint (page->users->len, ==, 0);
  g_assert_cmpuint (page->unreadable->len, ==, 2);
  g_assert_cmpuint (page->unreadable_ids->len, ==, 0);
}

static void
test_no_page (void)
{
  static const char *const answers[] = { "[]", "{}", "{\"value\":null}", "{\"value\":{}}" };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_page (answers[i], &error));
      g_assert_error (error, LK_ERROR, LK_ERROR_PROTOCOL);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/page/read", test_read);
  g_test_add_func ("/page/unreadable", test_unreadable);
  g_test_add_func ("/page/beyond-ids", test_beyond_ids);
  g_test_add_func ("/page/no-page", test_no_page);

  return g_test_run ();
}
