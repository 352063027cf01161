/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-odata.h"
#include "lk-test-json.h"

static void
assert_query (const LkODataQuery *query, const char *expected)
{
  g_autofree char *text = lk_odata_query_build (query);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_query (void)
{
  assert_query (&(LkODataQuery) { .top = -1 }, "");
  assert_query (&(LkODataQuery) { .top = 0 }, "$top=0");
  assert_query (&(LkODataQuery) { .top = 100, .skip = 200, .count = TRUE },
                "$top=100&$skip=200&$count=true");
  assert_query (&(LkODataQuery) { .top = -1,
                                  .select = "Id,Number",
                                  .expand = "Groups($select=Name;$expand=Rights)",
                                  .orderby = "Number desc",
                                  .search = "Zoë" },
                "$orderby=Number%20desc&$search=Zo%C3%AB&$select=Id,Number"
                "&$expand=Groups($select=Name;$expand=Rights)");
}

/* Nothing in a value may end it, begin another option or lead out of the query. */
static void
test_query_escapes (void)
{
  assert_query (&(LkODataQuery) { .top = -1, .filter = "Name eq 'a&b#c+d%e?f\"g\\'" },
                "$filter=Name%20eq%20'a%26b%23c%2Bd%25e%3Ff%22g%5C'");
  assert_query (&(LkODataQuery) { .top = -1, .search = "a\r\nb\tc" }, "$search=a%0D%0Ab%09c");
}

static void
test_literal (void)
{
  g_autofree char *plain = lk_odata_string_literal ("Ada");
  g_autofree char *quoted = lk_odata_string_literal ("O'Brien''s");
  g_autofree char *empty = lk_odata_string_literal ("");

  g_assert_cmpstr (plain, ==, "'Ada'");
  g_assert_cmpstr (quoted, ==, "'O''Brien''''s'");
  g_assert_cmpstr (empty, ==, "''");
}

/* Bodies as servers were seen to send them (behaviour.md, 7.2), and what is to be made of them. */
static const struct
{
  const char *body;
  const char *message;
  const char *code;
  const char *target;
} errors[] = {
  { "{'error':{'code':'','message':'EmailAddress:\\nWARNINGS.XAPI.ALREADY_IN_USE','details':"
    "[{'code':'','message':'WARNINGS.XAPI.ALREADY_IN_USE','target':'EmailAddress'}]}}",
    "EmailAddress:\nWARNINGS.XAPI.ALREADY_IN_USE", "WARNINGS.XAPI.ALREADY_IN_USE", "EmailAddress" },
  { "{'error':{'code':'','message':'Number:\\nWARNINGS.XAPI.ALREADY_IN_USE'}}",
    "Number:\nWARNINGS.XAPI.ALREADY_IN_USE", "WARNINGS.XAPI.ALREADY_IN_USE", "Number" },
  { "{'error':{'code':'','message':'The input was not valid.\\n\\ndelta:\\nThe delta field is "
    "required.'}}",
    "The input was not valid.\n\ndelta:\nThe delta field is required.", NULL, NULL },
  { "{'error':{'code':'400','message':'WARNINGS.XAPI.FILE_NOT_FOUND','details':null}}",
    "WARNINGS.XAPI.FILE_NOT_FOUND", NULL, NULL },
  { "{'error':{'message':'Odd','details':[7]}}", "Odd", NULL, NULL },
  { "{'error':{'message':'Odd','details':[{'message':7,'target':[]}]}}", "Odd", NULL, NULL },
};

static void
test_error (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (errors); i++)
    {
      g_autoptr (JsonNode) body = lk_test_json (errors[i].body);
      g_autoptr (LkODataError) error = lk_odata_error_parse (body);

      g_assert_nonnull (error);
      g_assert_cmpstr (error->message, ==, errors[i].message);
      g_assert_cmpstr (error->code, ==, errors[i].code);
      g_assert_cmpstr (error->target, ==, errors[i].target);
    }
}

static void
test_no_error (void)
{
  static const char *const others[] = { "{}",
                                        "[]",
                                        "7",
                                        "{'error':'unauthorized','error_description':'…'}",
                                        "{'error':{}}",
                                        "{'error':{'message':''}}",
                                        "{'error':{'message':7}}" };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (JsonNode) body = lk_test_json (others[i]);

      g_assert_null (lk_odata_error_parse (body));
    }
  g_assert_null (lk_odata_error_parse (NULL));
}

static void
test_warnings (void)
{
  static const char *const spellings[] = { "WARNINGS.XAPI.INVALID", "WARNINGS.INVALID",
                                           "XAPI.INVALID", "INVALID" };

  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      g_assert_cmpstr (lk_odata_warning_normalise (spellings[i]), ==, "INVALID");
      g_assert_cmpstr (lk_odata_warning_explain (spellings[i]), ==, "This value is not allowed.");
    }

  g_assert_null (lk_odata_warning_explain ("WARNINGS.XAPI.NEWER"));
  g_assert_null (lk_odata_warning_explain (""));
  g_assert_nonnull (lk_odata_warning_explain ("WARNINGS.XAPI.ALREADY_IN_USE"));
  g_assert_nonnull (lk_odata_warning_explain ("WARNINGS.XAPI.OPERATOR_CANNOT_BE_DELETED"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/odata/query", test_query);
  g_test_add_func ("/odata/query-escapes", test_query_escapes);
  g_test_add_func ("/odata/literal", test_literal);
  g_test_add_func ("/odata/error", test_error);
  g_test_add_func ("/odata/no-error", test_no_error);
  g_test_add_func ("/odata/warnings", test_warnings);

  return g_test_run ();
}
