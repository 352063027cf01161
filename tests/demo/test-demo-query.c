/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "lk-demo-query.h"
#include "lk-error.h"
#include "lk-test-json.h"
#include "lk-test-people.h"
#include "lk-user-fields.h"

#define CONTEXT "https://pbx.example/xapi/v1/$metadata#Users"

static char *
encode (const char *query)
{
  return g_uri_escape_string (query, "&=$,;()'/:*+", TRUE);
}

static LkDemoQuery *
parse (const char *query, GError **error)
{
  g_autofree char *encoded = encode (query);

  return lk_demo_query_parse (&lk_demo_type_user, encoded, LK_VERSION_NEWEST, error);
}

/* The order of members says nothing. */
static void
assert_same (JsonNode *answer, const char *text)
{
  g_autoptr (JsonNode) expected = lk_test_json (text);

  if (!json_node_equal (answer, expected))
    {
      g_autofree char *found = json_to_string (answer, FALSE);
      g_autofree char *wanted = json_to_string (expected, FALSE);

      g_assert_cmpstr (found, ==, wanted);
    }
}

static JsonNode *
ask (GPtrArray *users, const char *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LkDemoQuery) parsed = parse (query, &error);

  g_assert_no_error (error);
  return lk_demo_query_run (parsed, users, NULL);
}

typedef struct
{
  const char *query;
  const char *answer;
} Case;

static const Case cases[] = {
  /* Pages */
  { "$select=Id", "{'value':[{'Id':1},{'Id':2},{'Id':3},{'Id':4},{'Id':5}]}" },
  { "$select=Id&$top=2", "{'value':[{'Id':1},{'Id':2}]}" },
  { "$select=Id&$top=2&$skip=3", "{'value':[{'Id':4},{'Id':5}]}" },
  { "$select=Id&$top=100&$skip=4", "{'value':[{'Id':5}]}" },
  { "$select=Id&$skip=5", "{'value':[]}" },
  { "$select=Id&$skip=2147483647&$top=100", "{'value':[]}" },
  { "$top=0&$count=true", "{'@odata.count':5,'value':[]}" },
  { "$top=0&$count=false", "{'value':[]}" },
  { "$filter=Enabled&$count=true&$top=1&$select=Id", "{'@odata.count':3,'value':[{'Id':1}]}" },
  { "$filter=Number+eq+'101'&$select=Id", "{'value':[{'Id':2}]}" },

  /* Order: texts are texts, null comes first, equal ones stay as they were */
  { "$select=Number&$orderby=Number",
    "{'value':[{'Number':'100'},{'Number':'101'},{'Number':'214'},{'Number':'99'},"
    "{'Number':'HD1'}]}" },
  { "$select=Number&$orderby=Number desc&$top=2", "{'value':[{'Number':'HD1'},{'Number':'99'}]}" },
  { "$select=Id&$orderby=FirstName", "{'value':[{'Id':4},{'Id':1},{'Id':2},{'Id':3},{'Id':5}]}" },
  { "$select=Id&$orderby=PinProtectTimeout desc,Number asc",
    "{'value':[{'Id':1},{'Id':3},{'Id':2},{'Id':5},{'Id':4}]}" },
  { "$select=Id&$orderby=LastName", "{'value':[{'Id':4},{'Id':1},{'Id':5},{'Id':2},{'Id':3}]}" },
  { "$select=Id&$orderby=tolower(FirstName),Id desc&$top=3",
    "{'value':[{'Id':4},{'Id':5},{'Id':1}]}" },
  { "$select=Id&$orderby=Hours/Type&$skip=3", "{'value':[{'Id':2},{'Id':1}]}" },
  { "$select=Id&$orderby=Groups/$count desc,Id&$top=2", "{'value':[{'Id':1},{'Id':2}]}" },

  /* Search: words, phrases, case and accents do not count */
  { "$select=Id&$search=berg", "{'value':[{'Id':1},{'Id':5}]}" },
  { "$select=Id&$search=zoe alund", "{'value':[{'Id':3}]}" },
  { "$select=Id&$search=berg NOT 214", "{'value':[{'Id':1}]}" },
  { "$select=Id&$search=berg AND 214 OR chen", "{'value':[{'Id':2},{'Id':5}]}" },
  { "$select=Id&$search=\"a.berg@acme\"", "{'value':[{'Id':5}]}" },
  { "$select=Id&$search=nobody", "{'value':[]}" },

  /* Select */
  { "$top=1&$select=Number,EmailAddress",
    "{'value':[{'Number':'100','EmailAddress':'ada@acme.example'}]}" },
  { "$skip=3&$top=1&$select=FirstName,Tags,BreakTime",
    "{'value':[{'FirstName':null,'Tags':[],'BreakTime':null}]}" },
  { "$top=1&$select=Id,Groups", "{'value':[{'Id':1}]}" },
  { "$top=1&$select=Hours",
    "{'value':[{'Hours':{'Type':'OfficeHours','Periods':[],'IgnoreHolidays':false}}]}" },
  { "$top=1&$select=Hours/Type", "{'value':[{'Hours':{'Type':'OfficeHours'}}]}" },
  { "$top=1&$select=Hours/Type,Hours/IgnoreHolidays",
    "{'value':[{'Hours':{'Type':'OfficeHours','IgnoreHolidays':false}}]}" },
  { "$top=1&$select=Hours($select=Type)", "{'value':[{'Hours':{'Type':'OfficeHours'}}]}" },

  /* Expand */
  { "$top=1&$select=Id&$expand=Groups($select=Name)",
    "{'value':[{'Id':1,'Groups':[{'Name':'Sales'},{'Name':'Support'},"
    "{'Name':'___FAVORITES___100'}]}]}" },
  { "$top=1&$select=Id&$expand=Groups($select=Name;$expand=Rights($select=RoleName);$top=1)",
    "{'value':[{'Id':1,'Groups':[{'Name':'Sales','Rights':{'RoleName':'managers'}}]}]}" },
  { "$top=1&$select=Id&$expand=Groups($select=Id;$orderby=Name desc;$skip=1;$count=true)",
    "{'value':[{'Id':1,'Groups':[{'Id':11},{'Id':10}],'Groups@odata.count':3}]}" },
  { "$top=1&$select=Id&$expand=Groups($select=Id;$search=support)",
    "{'value':[{'Id':1,'Groups':[{'Id':11}]}]}" },
  { "$top=1&$select=Id&$expand=Groups($select=Name;$filter=Name eq 'a;b),c' or Id eq 10)",
    "{'value':[{'Id':1,'Groups':[{'Name':'Sales'}]}]}" },
  { "$skip=3&$top=1&$select=Id&$expand=Groups,Phones,Greetings",
    "{'value':[{'Id':4,'Groups':[],'Phones':[],'Greetings':[]}]}" },
  { "$skip=2&$top=1&$select=Id&$expand=*($top=1)",
    "{'value':[{'Id':3,'Groups':[],'Phones':[],'ForwardingProfiles':[],'ForwardingExceptions':[],"
    "'Greetings':[]}]}" },
  { "$top=1&$select=Id&$expand=Phones($select=Name,Settings/IsSBC)",
    "{'value':[{'Id':1,'Phones':[{'Name':'Desk','Settings':{'IsSBC':true}}]}]}" },

  /* The whole default of what is expanded: the vendor's page and two clients write it so */
  { "$skip=4&$top=1&$select=Id&$expand=Groups(Rights)",
    "{'value':[{'Id':5,'Groups':[{'Id':10,'GroupId':10,'Name':'Sales','Number':'G10',"
    "'CanDelete':null,'MemberName':null,'Tags':[],'TranscriptionMode':null,'Type':null,"
    "'Rights':{'RoleName':'users','CanIntercom':true,'AllowIVR':null,'AllowParking':null,"
    "'AllowToChangePresence':null,'AllowToManageCompanyBook':null,'AssignClearOperations':null,"
    "'CanBargeIn':null,'CanSeeGroupCalls':null,'CanSeeGroupMembers':null,"
    "'CanSeeGroupRecordings':null,'Invalid':null,'PerformOperations':null,'ShowMyCalls':null,"
    "'ShowMyPresence':null,'ShowMyPresenceOutside':null}}]}]}" },

  /* The console's own list query (behaviour.md, 2.3) */
  { "$filter=not startsWith(Number,'HD')&$orderby=Number&$top=50&$skip=0&$count=true"
    "&$select=IsRegistered,CurrentProfileName,DisplayName,Id,EmailAddress,Number,Tags,Require2FA"
    "&$expand=Groups($select=GroupId,Name,Rights;$filter=not startsWith(Name,'___FAVORITES___');"
    "$expand=Rights($select=RoleName)),"
    "Phones($select=MacAddress,Name,Settings($select=IsSBC,ProvisionType))",
    "{'@odata.count':4,'value':["
    "{'Id':1,'Number':'100','EmailAddress':'ada@acme.example','IsRegistered':true,'Tags':[],"
    "'CurrentProfileName':null,'DisplayName':null,'Require2FA':null,"
    "'Groups':[{'GroupId':10,'Name':'Sales','Rights':{'RoleName':'managers'}},"
    "{'GroupId':11,'Name':'Support','Rights':{'RoleName':'users'}}],"
    "'Phones':[{'MacAddress':'00155D000001','Name':'Desk',"
    "'Settings':{'IsSBC':true,'ProvisionType':'SBC'}}]},"
    "{'Id':2,'Number':'101','EmailAddress':null,'IsRegistered':false,'Tags':['WeakID','Teams'],"
    "'CurrentProfileName':null,'DisplayName':null,'Require2FA':null,"
    "'Groups':[{'GroupId':11,'Name':'Support','Rights':{'RoleName':'users'}}],'Phones':[]},"
    "{'Id':5,'Number':'214','EmailAddress':'a.berg@acme.example','IsRegistered':true,"
    "'Tags':['WeakPass'],'CurrentProfileName':null,'DisplayName':null,'Require2FA':null,"
    "'Groups':[{'GroupId':10,'Name':'Sales','Rights':{'RoleName':'users'}}],'Phones':[]},"
    "{'Id':3,'Number':'99','EmailAddress':'ZOE@Acme.example','IsRegistered':false,"
    "'Tags':['Teams'],'CurrentProfileName':null,'DisplayName':null,'Require2FA':null,"
    "'Groups':[],'Phones':[]}]}" },
};

static void
test_answers (void)
{
  g_autoptr (GPtrArray) users = lk_test_people_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonNode) answer = ask (users, cases[i].query);

      g_test_message ("%s", cases[i].query);
      assert_same (answer, cases[i].answer);
    }
}

typedef struct
{
  const char *query;
  const char *complaint;
} Refusal;

static const Refusal refusals[] = {
  { "$top=500",
    "The limit of '100' for Top query has been exceeded. The value from the incoming request is "
    "'500'." },
  { "$top=101",
    "The limit of '100' for Top query has been exceeded. The value from the incoming request is "
    "'101'." },
  { "$expand=Groups($top=101)",
    "The limit of '100' for Top query has been exceeded. The value from the incoming request is "
    "'101'." },
  { "$top=-1",
    "Invalid value '-1' for $top query option found. The $top query option requires a non-negative "
    "integer value." },
  { "$top=many",
    "Invalid value 'many' for $top query option found. The $top query option requires a "
    "non-negative integer value." },
  { "$skip=99999999999999999999",
    "Invalid value '99999999999999999999' for $skip query option found. The $skip query option "
    "requires a non-negative integer value." },
  { "$count=yes",
    "Invalid value 'yes' for $count query option found. Valid values are 'true' and 'false'." },
  { "$top=1&$top=2",
    "Query option '$top' was specified more than once, but it must be specified at most once." },
  { "$expand=Groups($top=1;$top=2)",
    "Query option '$top' was specified more than once, but it must be specified at most once." },
  { "$apply=x", "The query parameter '$apply' is not supported." },
  { "top=1", "The query parameter 'top' is not supported." },
  { "$expand=Groups($levels=2)", "The query parameter '$levels' is not supported." },
  { "$filter=", "The value for OData query '$filter' cannot be empty." },
  { "$select", "The value for OData query '$select' cannot be empty." },
  { "$select=Nuber", "Could not find a property named 'Nuber' on type 'Pbx.User'." },
  { "$select=Number,", "Syntax error at position 7 in 'Number,'." },
  { "$select=Number/Length",
    "The property 'Number' on type 'Pbx.User' is not of a structured type. Only of such can parts "
    "be selected." },
  { "$select=Hours($select=Type),Hours($filter=true)",
    "Found multiple select terms with same select path 'Hours' at one $select, please combine them "
    "together." },
  { "$expand=Groups,Phones,Groups",
    "Found multiple expand terms with same expand path 'Groups' at one $expand, please combine "
    "them together." },
  { "$expand=Nope", "Could not find a property named 'Nope' on type 'Pbx.User'." },
  { "$expand=Tags",
    "Property 'Tags' on type 'Pbx.User' is not a navigation property or complex property. Only "
    "navigation properties can be expanded." },
  { "$expand=Groups($select=Nope)",
    "Could not find a property named 'Nope' on type 'Pbx.UserGroup'." },
  { "$expand=Groups($select=Name",
    "Found an unbalanced bracket expression at position 19 in 'Groups($select=Name'." },
  { "$expand=Groups)", "Found an unbalanced bracket expression at position 6 in 'Groups)'." },
  { "$expand=Groups()", "Syntax error at position 0 in ''." },
  { "$orderby=Groups",
    "The $orderby expression must evaluate to a single value of primitive type." },
  { "$orderby=Hours",
    "The $orderby expression must evaluate to a single value of primitive type." },
  { "$orderby=Number up", "Syntax error at position 7 in 'Number up'." },
  { "$orderby=Number,", "Expression expected at position 7 in 'Number,'." },
  { "$filter=Nope eq 1", "Could not find a property named 'Nope' on type 'Pbx.User'." },
  { "$search=a OR", "Syntax error in 'a OR'." },
  { "$search=NOT", "Syntax error in 'NOT'." },
  { "$search=(a)", "Syntax error in '(a)'." },
  { "$search=\"a", "Syntax error in '\"a'." },
};

static void
test_refuses (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LkDemoQuery) query = parse (refusals[i].query, &error);
      g_autofree char *complaint =
        g_strconcat ("The query specified in the URI is not valid. ", refusals[i].complaint, NULL);

      g_assert_null (query);
      g_assert_error (error, LK_ERROR, LK_ERROR_INVALID);
      g_assert_cmpstr (error->message, ==, complaint);
    }
}

static void
test_default_holds_secrets (void)
{
  g_autoptr (GPtrArray) users = lk_test_people_new ();
  g_autoptr (JsonNode) answer = ask (users, "$top=1");
  JsonArray *value = json_object_get_array_member (json_node_get_object (answer), "value");
  JsonObject *ada = json_array_get_object_element (value, 0);

  g_assert_cmpstr (json_object_get_string_member (ada, "AuthPassword"), ==, "swordfish");
  g_assert_true (json_object_has_member (ada, "VMPIN"));
  g_assert_true (json_object_has_member (ada, "Hours"));
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    g_assert_cmpint (json_object_has_member (ada, lk_user_fields[i].name), ==,
                     !lk_field_has (&lk_user_fields[i], LK_FIELD_NAVIGATION));
}

static void
test_expanded_phones_hold_secrets (void)
{
  g_autoptr (GPtrArray) users = lk_test_people_new ();
  g_autoptr (JsonNode) answer = ask (users, "$top=1&$select=Id&$expand=Phones");
  g_autofree char *text = json_to_string (answer, FALSE);

  g_assert_nonnull (strstr (text, "https://pbx.example/x"));
  g_assert_nonnull (strstr (text, "hush"));
}

static void
test_version_decides (void)
{
  g_autoptr (GPtrArray) users = lk_test_people_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LkDemoQuery)
    old = lk_demo_query_parse (&lk_demo_type_user, "$top=1", LK_VERSION (20, 0, 4), &error);
  g_autoptr (JsonObject) record = lk_demo_query_project (old, users->pdata[0]);
  LkDemoQuery *refused;

  g_assert_false (json_object_has_member (record, "AIAgent"));
  g_assert_true (json_object_has_member (record, "Number"));

  refused =
    lk_demo_query_parse (&lk_demo_type_user, "$select=AIAgent", LK_VERSION (20, 0, 8), &error);
  g_assert_null (refused);
  g_assert_error (error, LK_ERROR, LK_ERROR_INVALID);

  g_clear_error (&error);
  refused = lk_demo_query_parse (&lk_demo_type_system_status, "$select=MaxUserExtensions",
                                 LK_VERSION (20, 0, 8), &error);
  g_assert_null (refused);
}

static void
test_keeps_to_limits (void)
{
  static const struct
  {
    LkDemoLimits limits;
    const char *query;
    gboolean works;
  } limited[] = {
    { LK_DEMO_WITHOUT_SEARCH, "$search=x", FALSE },
    { LK_DEMO_WITHOUT_SEARCH, "$expand=Groups($search=x)", FALSE },
    { LK_DEMO_WITHOUT_SEARCH, "$filter=Id%20in%20(1)", TRUE },
    { LK_DEMO_WITHOUT_IN, "$expand=Groups($filter=Id%20in%20(1))", FALSE },
    { LK_DEMO_WITHOUT_ANY, "$filter=Groups/any()", FALSE },
    { LK_DEMO_WITHOUT_ANY | LK_DEMO_WITHOUT_IN, "$search=x", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (limited); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LkDemoQuery)
        query = lk_demo_query_parse_limited (&lk_demo_type_user, limited[i].query,
                                             LK_VERSION_NEWEST, limited[i].limits, &error);

      g_assert_cmpint (query != NULL, ==, limited[i].works);
      g_assert_cmpint (error == NULL, ==, limited[i].works);
    }
}

static void
test_says_context (void)
{
  g_autoptr (GPtrArray) users = lk_test_people_new ();
  g_autoptr (LkDemoQuery) query = parse ("$top=0", NULL);
  g_autoptr (JsonNode) answer = lk_demo_query_run (query, users, CONTEXT);

  assert_same (answer, "{'@odata.context':'" CONTEXT "','value':[]}");
}

static void
test_knows_other_types (void)
{
  g_autoptr (GPtrArray)
    groups = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  g_autoptr (GError) error = NULL;
  g_autoptr (LkDemoQuery) query = NULL;
  g_autoptr (JsonNode) answer = NULL;

  g_ptr_array_add (groups,
                   lk_test_json_object (
                     "{'Id':7,'Name':'Sales','Props':{'UserNumberFrom':'100'},'Rights':["
                     "{'RoleName':'users'},{'RoleName':'managers'}],'Members':[{'Id':1}]}"));
  g_ptr_array_add (groups, lk_test_json_object ("{'Id':8,'Name':'Support','Props':null}"));
  query = lk_demo_query_parse (&lk_demo_type_group,
                               "$select=Id,Props&$expand=Rights($filter=RoleName%20ne%20'users';"
                               "$select=RoleName)&$filter=Props/UserNumberFrom%20eq%20'100'",
                               LK_VERSION_NEWEST, &error);
  g_assert_no_error (error);
  answer = lk_demo_query_run (query, groups, NULL);

  assert_same (answer, "{'value':[{'Id':7,'Props':{'UserNumberFrom':'100'},"
                       "'Rights':[{'RoleName':'managers'}]}]}");
}

static gint64
run_for_first_id (const char *text, GPtrArray *users, LkDemoRowCache *cache, guint64 revision)
{
  g_autoptr (LkDemoQuery) query = parse (text, NULL);
  g_autoptr (JsonNode) answer = NULL;
  JsonArray *value;

  lk_demo_query_use_cache (query, cache, revision);
  answer = lk_demo_query_run (query, users, NULL);
  value = json_object_get_array_member (json_node_get_object (answer), "value");
  return json_object_get_int_member (json_array_get_object_element (value, 0), "Id");
}

/* That the order is kept shows where a change that the revision does not tell of is not seen. */
static void
test_cache_keeps_order_until_revision (void)
{
  g_autoptr (GPtrArray) users = lk_test_people_new ();
  g_autoptr (LkDemoRowCache) cache = lk_demo_row_cache_new ();
  g_auto (LkValue) number = LK_VALUE_INIT;
  const char *query = "$orderby=Number&$top=1&$select=Id";

  g_assert_cmpint (run_for_first_id (query, users, cache, 1), ==, 1);
  lk_value_set_text (&number, "000");
  lk_user_set (users->pdata[4], lk_user_field_number, &number);

  g_assert_cmpint (run_for_first_id (query, users, cache, 1), ==, 1);
  g_assert_cmpint (run_for_first_id ("$orderby=Number desc&$top=1&$select=Id", users, cache, 1), ==,
                   4);
  g_assert_cmpint (run_for_first_id (query, users, cache, 2), ==, 5);
  g_assert_cmpint (run_for_first_id ("$orderby=Id&$top=1", users, cache, 2), ==, 1);
  g_assert_cmpint (run_for_first_id ("$top=1", users, cache, 2), ==, 1);
}

static void
test_cache_forgets (void)
{
  g_autoptr (GPtrArray) users = lk_test_people_new ();
  g_autoptr (LkDemoRowCache) cache = lk_demo_row_cache_new ();

  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *query = g_strdup_printf ("$filter=Id ne %u&$top=1&$select=Id", i);

      g_assert_cmpint (run_for_first_id (query, users, cache, 1), ==, i == 1 ? 2 : 1);
    }
}

static void
test_survives_hostile (void)
{
  static const char *const pieces[] = {
    "Groups(",  ")",
    "$expand=", "(",
    ";",        ",",
    "Rights",   "$select=",
    "'",        "/",
    "%",        "%00",
    "%ff",      "&",
    "=",        "$top=1",
    "+",        "*",
    "\"",       "Hours",
    "Type",     "$filter=true",
    "Phones",   "Settings",
  };
  g_autofree char *deep = g_strnfill (1000000, '(');
  g_autoptr (GPtrArray) users = lk_test_people_new ();

  for (guint round = 0; round < 30000; round++)
    {
      g_autoptr (GString)
        text = g_string_new (round % 2 == 0 ? "$expand=Groups(" : "$top=1&$select=Hours(");
      g_autoptr (LkDemoQuery) query = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) answer = NULL;

      for (int n = g_test_rand_int_range (1, 10); n > 0; n--)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      query = lk_demo_query_parse (&lk_demo_type_user, text->str, LK_VERSION_NEWEST, &error);
      g_assert_true ((query == NULL) == (error != NULL));
      if (query != NULL)
        answer = lk_demo_query_run (query, users, NULL);
    }

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat (cases[i].query, deep, NULL);
      g_autoptr (LkDemoQuery) query = parse (text, NULL);

      g_assert_null (query);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/demo/query/answers", test_answers);
  g_test_add_func ("/demo/query/refuses", test_refuses);
  g_test_add_func ("/demo/query/default-holds-secrets", test_default_holds_secrets);
  g_test_add_func ("/demo/query/expanded-phones-hold-secrets", test_expanded_phones_hold_secrets);
  g_test_add_func ("/demo/query/version-decides", test_version_decides);
  g_test_add_func ("/demo/query/keeps-to-limits", test_keeps_to_limits);
  g_test_add_func ("/demo/query/says-context", test_says_context);
  g_test_add_func ("/demo/query/knows-other-types", test_knows_other_types);
  g_test_add_func ("/demo/query/cache-keeps-order-until-revision",
                   test_cache_keeps_order_until_revision);
  g_test_add_func ("/demo/query/cache-forgets", test_cache_forgets);
  g_test_add_func ("/demo/query/survives-hostile", test_survives_hostile);

  return g_test_run ();
}
