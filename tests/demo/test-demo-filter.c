/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "lk-demo-filter.h"
#include "lk-error.h"
#include "lk-test-people.h"
#include "lk-user-fields.h"

static LkDemoExpression *
parse (const char *filter, LkDemoLimits limits, GError **error)
{
  return lk_demo_filter_parse (filter, &lk_demo_type_user, LK_VERSION_NEWEST, limits, error);
}

static char *
join_numbers (GPtrArray *users, const LkDemoExpression *filter)
{
  g_autoptr (GString) numbers = g_string_new (NULL);

  for (guint i = 0; i < users->len; i++)
    if (lk_demo_expression_matches (filter, users->pdata[i]))
      g_string_append_printf (numbers, "%s%s", numbers->len > 0 ? " " : "",
                              lk_user_get_text (users->pdata[i], lk_user_field_number));

  return g_strdup (numbers->str);
}

typedef struct
{
  const char *filter;
  const char *numbers;
} Case;

/* What each filter leaves of: 100 Ada Berg, 101 Bo O'Chen, 99 Zoë Ålund, HD1, 214 ada Berg. */
static const Case cases[] = {
  { "Number eq '101'", "101" },
  { "Number ne '101'", "100 99 HD1 214" },
  { "'101' eq Number", "101" },
  { "FirstName eq 'Ada'", "100" },
  { "LastName eq 'O''Chen'", "101" },
  { "LastName eq ''", "HD1" },
  { "FirstName eq null", "HD1" },
  { "FirstName ne null", "100 101 99 214" },
  { "null eq FirstName", "HD1" },
  { "null eq null", "100 101 99 HD1 214" },

  { "Number gt '101'", "99 HD1 214" },
  { "Number ge '101'", "101 99 HD1 214" },
  { "Number lt '101'", "100" },
  { "Number le '101'", "100 101" },
  { "PinProtectTimeout gt 15", "100 99" },
  { "PinProtectTimeout ge 15", "100 101 99" },
  { "PinProtectTimeout lt 15.5", "101 214" },
  { "PinProtectTimeout le -1", "" },
  { "PinProtectTimeout gt null", "" },
  { "PinProtectTimeout ne 30", "101 HD1 214" },

  { "Enabled", "100 99 214" },
  { "Enabled eq true", "100 99 214" },
  { "Enabled eq false", "101" },
  { "Enabled eq null", "HD1" },
  { "not Enabled", "101" },
  { "not (Enabled eq true)", "101 HD1" },
  { "not not Enabled", "100 99 214" },
  { "true", "100 101 99 HD1 214" },

  { "Enabled and IsRegistered", "100 214" },
  { "Enabled or Number eq '101'", "100 101 99 214" },
  { "Number eq '100' or Number eq '101' and Enabled", "100" },
  { "(Number eq '100' or Number eq '101') and not Enabled", "101" },
  { "not Enabled and Number eq '101'", "101" },
  { "not contains(Number,'1') or Enabled and IsRegistered", "100 99 214" },
  { "Enabled eq IsRegistered", "100 101 HD1 214" },
  { "PinProtectTimeout gt 0 eq true", "100 101 99" },

  { "Number in ('100','214','none')", "100 214" },
  { "not (Number in ('100','214'))", "101 99 HD1" },
  { "Id in (1, 3)", "100 99" },
  { "FirstName in ('Bo', null)", "101 HD1" },

  { "startswith(Number,'1')", "100 101" },
  { "startsWith(Number,'HD')", "HD1" },
  { "not startsWith(Number,'HD')", "100 101 99 214" },
  { "startswith(Number,'HD') eq false", "100 101 99 214" },
  { "endswith(EmailAddress,'example')", "100 99 214" },
  { "endsWith(Number,'1')", "101 HD1" },
  { "contains(LastName,'er')", "100 214" },
  { "contains(FirstName,'')", "100 101 99 214" },
  { "not contains(FirstName,'a')", "101 99" },
  { "tolower(EmailAddress) eq 'zoe@acme.example'", "99" },
  { "tolower(LastName) eq 'ålund'", "99" },
  { "toupper(FirstName) eq 'ADA'", "100 214" },
  { "toUpper(FirstName) eq 'ZOË'", "99" },
  { "length(FirstName) eq 3", "100 99 214" },
  { "trim(concat(concat('  ',FirstName),' ')) eq 'Bo'", "101" },
  { "concat(FirstName,LastName) eq 'AdaBerg'", "100" },
  { "indexof(FirstName,'ë') eq 2", "99" },
  { "indexof(Number,'9') eq -1", "100 101 HD1 214" },
  { "substring(Number,1) eq '01'", "101" },
  { "substring(FirstName,2) eq 'ë'", "99" },
  { "substring(Number,0,2) eq '10'", "100 101" },
  { "substring(Number,9,9) eq ''", "100 101 99 HD1 214" },

  { "QueueStatus eq 'LoggedIn'", "100 99" },
  { "QueueStatus ne Pbx.QueueStatusType'LoggedIn'", "101 HD1 214" },
  { "QueueStatus in ('LoggedIn','LoggedOut')", "100 101 99 214" },

  { "Hours/Type eq 'Never'", "101" },
  { "Hours/Type eq null", "99 HD1 214" },
  { "Hours ne null", "100 101" },
  { "$it/Number eq '99'", "99" },

  { "Groups/any()", "100 101 214" },
  { "Groups/any(g:g/Name eq 'Sales')", "100 214" },
  { "Groups/any(g: g/Name eq 'Sales' and g/Rights/RoleName eq 'managers')", "100" },
  { "Groups/any(g:g/Name eq 'Sales') and Groups/any(g:g/Name eq 'Support')", "100" },
  { "Groups/any(g:g/Number eq concat('G1',substring(Number,0,1)))", "100 101" },
  { "Groups/any(g:$it/Groups/any(h:h/Id gt g/Id))", "100" },
  { "Groups/all(g:g/Name eq 'Support')", "101 99 HD1" },
  { "Groups/$count gt 1", "100" },
  { "Tags/any(t:t eq 'Teams')", "101 99" },
  { "Tags/any(t:t eq 'WeakID' or t eq 'WeakPass')", "101 214" },
  { "not Tags/any()", "100 HD1" },
  { "Tags/all(t:t ne 'Teams')", "100 HD1 214" },
  { "Phones/any(p:p/Settings/IsSBC)", "100" },

  { "  ( Number  eq\t'100' )  ", "100" },
  { "((((Number))) eq (('100')))", "100" },
};

static void
test_matches (void)
{
  g_autoptr (GPtrArray) users = lk_test_people_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LkDemoExpression) filter = parse (cases[i].filter, 0, &error);
      g_autofree char *numbers = NULL;

      g_assert_no_error (error);
      numbers = join_numbers (users, filter);
      if (!g_str_equal (numbers, cases[i].numbers))
        g_error ("%s gives “%s”, not “%s”", cases[i].filter, numbers, cases[i].numbers);
    }
}

typedef struct
{
  const char *filter;
  const char *complaint;
} Refusal;

static const Refusal refusals[] = {
  { "", "Expression expected at position 0 in ''." },
  { "Number eq ", "Expression expected at position 10 in 'Number eq '." },
  { "eq 'x'", "Could not find a property named 'eq' on type 'Pbx.User'." },
  { "Nuber eq '1'", "Could not find a property named 'Nuber' on type 'Pbx.User'." },
  { "number eq '1'", "Could not find a property named 'number' on type 'Pbx.User'." },
  { "Hours/Nope eq 1", "Could not find a property named 'Nope' on type 'Pbx.Schedule'." },
  { "Number/Length eq 1", "Could not find a property named 'Length' on type 'Edm.String'." },
  { "Groups/Name eq 'x'",
    "The parent value for a property access of a property 'Name' is not a single value. Property "
    "access can only be applied to a single value." },
  { "Number eq 'abc",
    "There is an unterminated string literal at position 10 in 'Number eq 'abc'." },
  { "Number eq '1' x", "Syntax error at position 14 in 'Number eq '1' x'." },
  { "Number = '1'", "Syntax error: character is not valid at position 7 in 'Number = '1''." },
  { "(Number eq '1'", "')' or operator expected at position 14 in '(Number eq '1''." },
  { "Number eq '1')", "Syntax error at position 13 in 'Number eq '1')'." },
  { "Number eq 1",
    "A binary operator with incompatible types was detected. Found operand types 'Edm.String' and "
    "'Edm.Int32' for operator kind 'Equal'." },
  { "Enabled gt 'a'",
    "A binary operator with incompatible types was detected. Found operand types 'Edm.Boolean' and "
    "'Edm.String' for operator kind 'GreaterThan'." },
  { "Groups eq null", "A binary operator with incompatible types was detected. Found operand types "
                      "'Collection(Pbx.UserGroup)' and '<null>' for operator kind 'Equal'." },
  { "Number and Enabled",
    "A binary operator with incompatible types was detected. Found operand types 'Edm.String' and "
    "'Edm.Boolean' for operator kind 'And'." },
  { "not Number eq '1'",
    "A unary operator with an incompatible type was detected. Found operand type 'Edm.String' for "
    "operator kind 'Not'." },
  { "Number", "The $filter expression must evaluate to a single boolean value." },
  { "Tags", "The $filter expression must evaluate to a single boolean value." },
  { "QueueStatus eq 'Asleep'", "The string 'Asleep' is not a valid enumeration type constant." },
  { "Number in ()", "Expression expected at position 11 in 'Number in ()'." },
  { "Number in ('1' '2')", "')' or ',' expected at position 15 in 'Number in ('1' '2')'." },
  { "Number in ('1',2)",
    "A binary operator with incompatible types was detected. Found operand types 'Edm.String' and "
    "'Edm.Int32' for operator kind 'In'." },
  { "soundex(Number) eq '1'",
    "An unknown function with name 'soundex' was found. This may also be a function import or a "
    "key lookup on a navigation property, which is not allowed." },
  { "startswith(Number)",
    "No function signature for the function with name 'startswith' matches the specified "
    "arguments. The function signatures considered are: startswith(Edm.String Nullable=true, "
    "Edm.String Nullable=true)." },
  { "length(Id) eq 1",
    "No function signature for the function with name 'length' matches the specified arguments. "
    "The function signatures considered are: length(Edm.String Nullable=true)." },
  { "Number/any()", "Any/All may only be used following a collection." },
  { "Groups/any(g)", "Syntax error at position 12 in 'Groups/any(g)'." },
  { "Groups/any(g:g/Name)",
    "The Any/All query expression must evaluate to a single boolean value." },
  { "Groups/any(g:g/Nope eq 1)",
    "Could not find a property named 'Nope' on type 'Pbx.UserGroup'." },
  { "Groups/any(g:true) and g/Id eq 1", "Could not find a property named 'g' on type 'Pbx.User'." },
  { "Groups/all()", "Expression expected at position 11 in 'Groups/all()'." },
  { "Hours/$count eq 1", "The $count segment may only follow a collection." },
};

static void
test_refuses (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LkDemoExpression) filter = parse (refusals[i].filter, 0, &error);

      g_assert_null (filter);
      g_assert_error (error, LK_ERROR, LK_ERROR_INVALID);
      g_assert_cmpstr (error->message, ==, refusals[i].complaint);
    }
}

static void
test_knows_versions (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LkDemoExpression) new_enough = NULL;
  g_autoptr (LkDemoExpression) too_old = NULL;

  new_enough = lk_demo_filter_parse ("BlockTunnel eq true", &lk_demo_type_user,
                                     LK_VERSION (20, 0, 9), 0, NULL);
  too_old = lk_demo_filter_parse ("BlockTunnel eq true", &lk_demo_type_user, LK_VERSION (20, 0, 8),
                                  0, &error);

  g_assert_nonnull (new_enough);
  g_assert_null (too_old);
  g_assert_cmpstr (error->message, ==,
                   "Could not find a property named 'BlockTunnel' on type 'Pbx.User'.");
}

static void
test_keeps_to_limits (void)
{
  static const struct
  {
    LkDemoLimits limits;
    const char *filter;
    gboolean works;
  } limited[] = {
    { LK_DEMO_WITHOUT_IN, "Number in ('1')", FALSE },
    { LK_DEMO_WITHOUT_IN, "Groups/any(g:g/Name eq 'x')", TRUE },
    { LK_DEMO_WITHOUT_ANY, "Groups/any(g:g/Name eq 'x')", FALSE },
    { LK_DEMO_WITHOUT_ANY, "Groups/all(g:g/Name eq 'x')", FALSE },
    { LK_DEMO_WITHOUT_ANY, "Number in ('1')", TRUE },
    { LK_DEMO_WITHOUT_OR, "Id eq 1 or Id eq 2", FALSE },
    { LK_DEMO_WITHOUT_OR, "Id eq 1 and Id eq 2", TRUE },
    { LK_DEMO_WITHOUT_OR, "Id in (1,2)", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (limited); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LkDemoExpression) filter = parse (limited[i].filter, limited[i].limits, &error);

      g_assert_cmpint (filter != NULL, ==, limited[i].works);
      g_assert_cmpint (error == NULL, ==, limited[i].works);
    }
}

static char *
repeat (const char *before, const char *core, const char *after, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, before);
  g_string_append (text, core);
  for (guint i = 0; i < n; i++)
    g_string_append (text, after);

  return g_string_free (text, FALSE);
}

static void
test_survives_hostile (void)
{
  static const struct
  {
    const char *before;
    const char *core;
    const char *after;
    guint n;
  } hostile[] = {
    { "(", "true", ")", 10000 },
    { "(", "", "", 1000000 },
    { "", "true", ")", 1000000 },
    { "not ", "true", "", 250000 },
    { "tolower(", "Number", ")", 10000 },
    { "Groups/any(g:", "true", ")", 10000 },
    { "", "Number eq '1'", " or Number eq '1'", 60000 },
    { "true and ", "true", "", 120000 },
    { "'", "", "", 1000001 },
    { "''", "x", "", 500000 },
    { "x", "", "", 1000000 },
    { "x/", "", "", 500000 },
    { "1", "", "", 1000000 },
    { "", "Id in (1", ",1", 500000 },
    { "", "Hours", "/Type", 100000 },
    { "", "Number", " eq Number", 100000 },
    { "\xff", "", "", 1000000 },
    { "-", "", "", 1000000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autofree char *text =
        repeat (hostile[i].before, hostile[i].core, hostile[i].after, hostile[i].n);
      g_autoptr (GError) error = NULL;
      g_autoptr (LkDemoExpression) filter = parse (text, 0, &error);

      g_assert_null (filter);
      g_assert_error (error, LK_ERROR, LK_ERROR_INVALID);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_cmpuint (strlen (error->message), <, 2000);
    }
}

/* Random filters. Each is written together with what it has to give for each of a few people, found
 * without the engine: 1 is true, 0 false, -1 neither. */

#define N_PEOPLE 4

typedef struct
{
  const char *number;
  const char *first_name;
  int enabled;
  int timeout;
} Person;

static const Person people[N_PEOPLE] = {
  { "100", "Ada", 1, 30 },
  { "101", NULL, 0, -1 },
  { "HD1", "", -1, 0 },
  { "214", "zoë", 1, 15 },
};

static const char *const words[] = { "Ada", "", "101", "1", "zoë", "D" };
static const int numbers[] = { 0, 15, 30, 16 };
static const char *const relations[] = { "eq", "ne", "gt", "ge", "lt", "le" };

static int
relate (guint relation, int order, gboolean any_null)
{
  const int holds[] = { order == 0, order != 0, order > 0, order >= 0, order < 0, order <= 0 };

  return relation >= 2 && any_null ? 0 : holds[relation];
}

static void
write_text_relation (GString *text, int *results)
{
  gboolean by_name = g_test_rand_bit ();
  guint relation = (guint) g_test_rand_int_range (0, G_N_ELEMENTS (relations));
  const char *word = words[g_test_rand_int_range (0, G_N_ELEMENTS (words))];

  g_string_append_printf (text, "%s %s '%s'", by_name ? "FirstName" : "Number", relations[relation],
                          word);
  for (guint i = 0; i < N_PEOPLE; i++)
    {
      const char *value = by_name ? people[i].first_name : people[i].number;

      results[i] = relate (relation, g_strcmp0 (value, word), value == NULL);
    }
}

static void
write_number_relation (GString *text, int *results)
{
  guint relation = (guint) g_test_rand_int_range (0, G_N_ELEMENTS (relations));
  int number = numbers[g_test_rand_int_range (0, G_N_ELEMENTS (numbers))];

  g_string_append_printf (text, "PinProtectTimeout %s %d", relations[relation], number);
  for (guint i = 0; i < N_PEOPLE; i++)
    results[i] = relate (relation, people[i].timeout - number, people[i].timeout < 0);
}

static void
write_boolean (GString *text, int *results)
{
  g_string_append (text, "Enabled");
  for (guint i = 0; i < N_PEOPLE; i++)
    results[i] = people[i].enabled;
}

static void
write_call (GString *text, int *results)
{
  const char *word = words[g_test_rand_int_range (0, G_N_ELEMENTS (words))];
  gboolean is_prefix = g_test_rand_bit ();

  g_string_append_printf (text, "%s(FirstName,'%s')", is_prefix ? "startswith" : "contains", word);
  for (guint i = 0; i < N_PEOPLE; i++)
    {
      const char *found = people[i].first_name != NULL ? strstr (people[i].first_name, word) : NULL;

      results[i] = found != NULL && (!is_prefix || found == people[i].first_name);
      if (people[i].first_name == NULL)
        results[i] = -1;
    }
}

static void write_filter (GString *text, int *results, guint depth);

static void
write_not (GString *text, int *results, guint depth)
{
  g_string_append (text, "not (");
  write_filter (text, results, depth - 1);
  g_string_append_c (text, ')');
  for (guint i = 0; i < N_PEOPLE; i++)
    results[i] = results[i] < 0 ? -1 : !results[i];
}

static void
write_pair (GString *text, int *results, guint depth)
{
  gboolean is_and = g_test_rand_bit ();
  int right[N_PEOPLE];

  g_string_append_c (text, '(');
  write_filter (text, results, depth - 1);
  g_string_append (text, is_and ? ") and (" : ") or (");
  write_filter (text, right, depth - 1);
  g_string_append_c (text, ')');

  for (guint i = 0; i < N_PEOPLE; i++)
    if (results[i] == !is_and || right[i] == !is_and)
      results[i] = !is_and;
    else
      results[i] = results[i] < 0 || right[i] < 0 ? -1 : is_and;
}

static void
write_filter (GString *text, int *results, guint depth)
{
  void (*const leaves[]) (GString *, int *) = { write_text_relation, write_number_relation,
                                                write_boolean, write_call };

  if (depth == 0)
    leaves[g_test_rand_int_range (0, G_N_ELEMENTS (leaves))](text, results);
  else if (g_test_rand_int_range (0, 4) == 0)
    write_not (text, results, depth);
  else
    write_pair (text, results, depth);
}

static void
set_text (LkUser *user, const LkField *field, const char *text)
{
  g_auto (LkValue) value = LK_VALUE_INIT;

  if (text == NULL)
    lk_value_set_null (&value);
  else
    lk_value_set_text (&value, text);
  lk_user_set (user, field, &value);
}

static LkUser *
make_user (const Person *person)
{
  g_autoptr (LkFieldSet) fields = lk_field_set_new_all ();
  LkUser *user = lk_user_new (fields, 1);
  g_auto (LkValue) value = LK_VALUE_INIT;

  set_text (user, lk_user_field_number, person->number);
  set_text (user, lk_user_field_first_name, person->first_name);
  if (person->enabled >= 0)
    lk_value_set_bool (&value, person->enabled);
  lk_user_set (user, lk_user_field_enabled, &value);
  lk_value_clear (&value);
  if (person->timeout >= 0)
    lk_value_set_int (&value, person->timeout);
  lk_user_set (user, lk_user_field_find ("PinProtectTimeout"), &value);

  return user;
}

static void
test_agrees_with_naive (void)
{
  LkUser *users[N_PEOPLE];

  for (guint i = 0; i < N_PEOPLE; i++)
    users[i] = make_user (&people[i]);

  for (guint round = 0; round < 5000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (LkDemoExpression) filter = NULL;
      g_autoptr (GError) error = NULL;
      int results[N_PEOPLE];

      write_filter (text, results, (guint) g_test_rand_int_range (0, 6));
      filter = parse (text->str, 0, &error);
      g_assert_no_error (error);
      for (guint i = 0; i < N_PEOPLE; i++)
        if (lk_demo_expression_matches (filter, users[i]) != (results[i] == 1))
          g_error ("%s for %s should be %d", text->str, people[i].number, results[i]);
    }

  for (guint i = 0; i < N_PEOPLE; i++)
    g_assert_finalize_object (users[i]);
}

/* Whatever is made of pieces of filters, is either refused or can be evaluated. */
static void
test_survives_nonsense (void)
{
  static const char *const pieces[] = {
    "Number", "Groups", "/",     "any",  "all",     "(",      ")",    "g",    ":",
    "g/Name", "eq",     " ",     "'x'",  "1",       "null",   "true", "not ", " and ",
    " or ",   ",",      " in ",  "$it",  "tolower", "length", "Tags", "t",    "$count",
    "'",      "-",      "Hours", "Type", "\xc3",    " eq ",
  };
  g_autoptr (GPtrArray) users = lk_test_people_new ();

  for (guint round = 0; round < 20000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (LkDemoExpression) filter = NULL;
      g_autoptr (GError) error = NULL;

      for (int n = g_test_rand_int_range (1, 12); n > 0; n--)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      filter = parse (text->str, 0, &error);

      g_assert_true ((filter == NULL) == (error != NULL));
      for (guint i = 0; filter != NULL && i < users->len; i++)
        lk_demo_expression_matches (filter, users->pdata[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/demo/filter/matches", test_matches);
  g_test_add_func ("/demo/filter/refuses", test_refuses);
  g_test_add_func ("/demo/filter/knows-versions", test_knows_versions);
  g_test_add_func ("/demo/filter/keeps-to-limits", test_keeps_to_limits);
  g_test_add_func ("/demo/filter/survives-hostile", test_survives_hostile);
  g_test_add_func ("/demo/filter/survives-nonsense", test_survives_nonsense);
  g_test_add_func ("/demo/filter/agrees-with-naive", test_agrees_with_naive);

  return g_test_run ();
}
