/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-test-people.h"

#include "lk-test-json.h"

#define RIGHTS(role) "{'RoleName':'" role "','CanIntercom':true}"
#define GROUP(id, name, role)                                                                      \
  "{'Id':" #id ",'GroupId':" #id ",'Name':'" name "','Number':'G" #id                              \
  "','Rights':" RIGHTS (role) ",'GroupRights':" RIGHTS ("users") "}"

static const char *const people[] = {
  "{'Id':1,'Number':'100','FirstName':'Ada','LastName':'Berg','EmailAddress':'ada@acme.example',"
  "'Enabled':true,'IsRegistered':true,'QueueStatus':'LoggedIn','PinProtectTimeout':30,'Tags':[],"
  "'AuthPassword':'swordfish','Hours':{'Type':'OfficeHours','Periods':[],'IgnoreHolidays':false},"
  "'Groups':[" GROUP (10, "Sales", "managers") "," GROUP (11, "Support", "users") "," GROUP (
    12,
    "___FAVORITES___100",
    "users") "],"
             "'Phones':[{'Id':5,'Name':'Desk','MacAddress':'00155D000001',"
             "'ProvisioningLinkExt':'https://pbx.example/x',"
             "'Settings':{'IsSBC':true,'ProvisionType':'SBC','Secret':'hush'}}]}",
  "{'Id':2,'Number':'101','FirstName':'Bo','LastName':'O\\u0027Chen','EmailAddress':null,"
  "'Enabled':false,'IsRegistered':false,'QueueStatus':'LoggedOut','PinProtectTimeout':15,"
  "'Tags':['WeakID','Teams'],'Hours':{'Type':'Never'},'Groups':[" GROUP (11,
                                                                         "Support",
                                                                         "users") "]}",
  "{'Id':3,'Number':'99','FirstName':'Zoë','LastName':'Ålund','EmailAddress':'ZOE@Acme.example',"
  "'Enabled':true,'IsRegistered':false,'QueueStatus':'LoggedIn','PinProtectTimeout':30,"
  "'Tags':['Teams'],'Hours':null,'Groups':[]}",
  "{'Id':4,'Number':'HD1','FirstName':null,'LastName':'','EmailAddress':'','Enabled':null,"
  "'IsRegistered':null,'QueueStatus':null,'PinProtectTimeout':null,'Tags':[],'Groups':[]}",
  "{'Id':5,'Number':'214','FirstName':'ada','LastName':'Berg','EmailAddress':'a.berg@acme.example',"
  "'Enabled':true,'IsRegistered':true,'QueueStatus':'LoggedOut','PinProtectTimeout':0,"
  "'Tags':['WeakPass'],'Groups':[" GROUP (10, "Sales", "users") "]}",
};

GPtrArray *
lk_test_people_new (void)
{
  GPtrArray *users = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (LkFieldSet) fields = lk_field_set_new_all ();

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autoptr (JsonObject) record = lk_test_json_object (people[i]);
      g_autoptr (GError) error = NULL;
      LkUser *user = lk_user_new_from_json (fields, record, &error);

      g_assert_no_error (error);
      g_ptr_array_add (users, user);
    }

  return users;
}
