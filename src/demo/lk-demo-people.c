/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-people.h"

#include "lk-demo-credentials.h"
#include "lk-demo-memberships.h"
#include "lk-demo-names.h"
#include "lk-demo-record.h"
#include "lk-demo-roles.h"

#define MAIL_DOMAIN "acme.example"

/* Where there are this many users, the phone system's own rows are among them. */
#define ENOUGH_FOR_MACHINES 20

/* Some version between 20.0.5 and 20.0.10 began to mark weak credentials. */
#define WEAK_TAGS_SINCE LK_VERSION (20, 0, 9)

typedef struct
{
  LkVersion version;
  LkDemoStore *store;
  LkDemoGroups *groups;
  GRand *random;
  guint n_machines;
  int next_number;
  GString *text; /* reused: 100,000 people need a lot of JSON */
} Town;

static gboolean
chance (Town *town, int percent)
{
  return g_rand_int_range (town->random, 0, 100) < percent;
}

static gpointer
pick (Town *town, gconstpointer *list)
{
  int length = 0;

  while (list[length] != NULL)
    length++;
  return (gpointer) list[g_rand_int_range (town->random, 0, length)];
}

/* The first cultures are the most frequent: of two, the earlier one. */
static const LkDemoCulture *
pick_culture (Town *town)
{
  int n_cultures = (int) lk_demo_n_cultures;
  int first = g_rand_int_range (town->random, 0, n_cultures);
  int second = g_rand_int_range (town->random, 0, n_cultures);

  return &lk_demo_cultures[MIN (first, second)];
}

static void
set_bool (LkDemoRecord *record, const char *name, gboolean value)
{
  lk_value_set_bool (lk_demo_record_at (record, lk_user_field_find (name)), value);
}

static void
set_choice (LkDemoRecord *record, const char *name, const char *value)
{
  lk_value_set_shared_text (lk_demo_record_at (record, lk_user_field_find (name)), value);
}

static void
set_email (Town *town, LkDemoRecord *record, const char *first, const char *last)
{
  g_autofree char *left = lk_demo_name_dup_latin (first);
  g_autofree char *right = lk_demo_name_dup_latin (last);
  g_autofree char *address = g_strdup_printf ("%s.%s@" MAIL_DOMAIN, left, right);
  const char *number = lk_value_get_text (lk_demo_record_at (record, lk_user_field_number));

  if (lk_demo_store_count_email (town->store, address) > 0)
    {
      g_free (address);
      address = g_strdup_printf ("%s.%s.%s@" MAIL_DOMAIN, left, right, number);
    }
  lk_demo_record_set_text (record, lk_user_field_email, address);
}

/* Real phone systems hold addresses twice: the check is younger than some of the users. */
static void
copy_email (Town *town, LkDemoRecord *record)
{
  GPtrArray *users = lk_demo_store_get_users (town->store);
  LkUser *other = g_ptr_array_index (users, users->len - 1);

  lk_demo_record_set_text (record, lk_user_field_email,
                           lk_user_get_text (other, lk_user_field_email));
}

static void
set_identity (Town *town, LkDemoRecord *record)
{
  const LkDemoCulture *culture = pick_culture (town);
  const char *first = pick (town, (gconstpointer *) culture->first);
  const char *last = pick (town, (gconstpointer *) culture->last);
  g_autofree char *first_name = lk_demo_name_dup_native (first);
  g_autofree char *last_name = lk_demo_name_dup_native (last);
  guint n_users = lk_demo_store_get_users (town->store)->len;
  g_autofree char *mobile = NULL;

  lk_demo_record_set_text (record, lk_user_field_first_name, first_name);
  lk_demo_record_set_text (record, lk_user_field_last_name, last_name);
  lk_demo_record_name (record);
  set_choice (record, "Language", culture->language);

  if (n_users > 0 && n_users % 60 == 7)
    copy_email (town, record);
  else if (n_users == 0 || !chance (town, 4))
    set_email (town, record, first, last);

  if (chance (town, 60))
    {
      mobile =
        g_strdup_printf ("%s%07d", culture->mobile, g_rand_int_range (town->random, 0, 10000000));
      lk_demo_record_set_text (record, lk_user_field_find ("Mobile"), mobile);
    }
}

/* A quarter have an account elsewhere; four in a hundred have credentials to be ashamed of. */
static void
set_tags (Town *town, LkDemoRecord *record)
{
  static const struct
  {
    int below;
    const char *tags;
    LkVersion since;
  } shares[] = {
    { 20, "[\"MS\",\"Teams\"]", 0 },
    { 25, "[\"Google\"]", 0 },
    { 27, "[\"WeakPass\"]", WEAK_TAGS_SINCE },
    { 28, "[\"WeakID\"]", WEAK_TAGS_SINCE },
    { 29, "[\"WeakID\",\"WeakPass\"]", WEAK_TAGS_SINCE },
  };
  int throw = g_rand_int_range (town->random, 0, 100);

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    if (throw < shares[i].below)
      {
        if (town->version >= shares[i].since)
          lk_demo_record_set_json_text (record, lk_user_field_tags, shares[i].tags);
        return;
      }
}

static void
set_state (Town *town, LkDemoRecord *record)
{
  gboolean enabled = !chance (town, 4);

  lk_value_set_bool (lk_demo_record_at (record, lk_user_field_enabled), enabled);
  lk_value_set_bool (lk_demo_record_at (record, lk_user_field_registered),
                     enabled && chance (town, 85));
  lk_value_set_bool (lk_demo_record_at (record, lk_user_field_enable_2fa), chance (town, 40));
  lk_value_set_bool (lk_demo_record_at (record, lk_user_field_require_2fa), chance (town, 55));
  set_bool (record, "RecordCalls", chance (town, 15));
  set_bool (record, "Internal", chance (town, 5));
  set_bool (record, "HideInPhonebook", chance (town, 3));
  if (chance (town, 12))
    set_choice (record, "CurrentProfileName", chance (town, 50) ? "Away" : "Out of office");
  if (chance (town, 30))
    set_choice (record, "QueueStatus", "LoggedOut");
  if (chance (town, 10))
    set_choice (record, "VMEmailOptions", "Attachment");
}

static int
pick_role (Town *town)
{
  return chance (town, 88) ? 0
                           : g_rand_int_range (town->random, 1, lk_demo_role_find ("group_owners"));
}

static void
set_groups (Town *town, LkDemoRecord *record, int id, int role)
{
  GPtrArray *groups = lk_demo_groups_get_all (town->groups);
  JsonObject *main_group =
    g_ptr_array_index (groups, g_rand_int_range (town->random, 0, (int) groups->len));
  const char *number = lk_value_get_text (lk_demo_record_at (record, lk_user_field_number));
  g_autofree char *array = NULL;

  g_string_truncate (town->text, 0);
  lk_demo_memberships_append (town->text, main_group, role);
  if (chance (town, 12))
    {
      JsonObject *other =
        g_ptr_array_index (groups, g_rand_int_range (town->random, 0, (int) groups->len));

      if (other != main_group)
        lk_demo_memberships_append (town->text, other, 0);
    }
  if (chance (town, 20))
    lk_demo_memberships_append_favourites (town->text, id, number);

  array = g_strdup_printf ("[%s]", town->text->str);
  lk_demo_record_set_json_text (record, lk_user_field_groups, array);
  lk_value_set_int (lk_demo_record_at (record, lk_user_field_primary_group),
                    lk_demo_group_get_id (main_group));
}

static void
set_phone (Town *town, LkDemoRecord *record, int id)
{
  static const char *const models[] = { "Yealink T46U", "Snom D785", "Fanvil X6U", "Yealink W70B" };
  static const char *const templates[] = { "yealink-t4.ph.xml", "snom-d7.ph.xml", "fanvil-x.ph.xml",
                                           "yealink-dect.ph.xml" };
  guint which = (guint) g_rand_int_range (town->random, 0, G_N_ELEMENTS (models));
  guint32 tail = g_rand_int (town->random) & 0xffffff;
  g_autofree char *array = NULL;

  array = g_strdup_printf (
    "[{\"Id\":%d,\"Name\":\"%s\",\"MacAddress\":\"805EC0%06X\",\"TemplateName\":\"%s\","
    "\"Interface\":\"192.0.2.10\",\"ProvisioningLinkLocal\":\"http://192.0.2.10:5000/%06x/\","
    "\"ProvisioningLinkExt\":\"https://pbx." MAIL_DOMAIN "/%06x/\","
    "\"Settings\":{\"IsSBC\":%s,\"ProvisionType\":\"%s\",\"PhoneLanguage\":\"English\","
    "\"Secret\":\"%08x\"}}]",
    id, models[which], tail, templates[which], tail, tail, which == 3 ? "true" : "false",
    which == 3 ? "SBC" : "LocalLan", g_rand_int (town->random));
  lk_demo_record_set_json_text (record, lk_user_field_phones, array);
}

/* Whoever recorded something did so for when nobody answers, and some for the holidays. The lot is
 * not cast for this: the same seed gives the same people as ever. */
static void
set_greetings (LkDemoRecord *record, int id)
{
  static const char *const recorded =
    "[{\"Type\":\"Default\",\"Filename\":\"welcome.wav\",\"DisplayName\":\"Welcome\"},"
    "{\"Type\":\"Available\",\"Filename\":\"\",\"DisplayName\":\"\"},"
    "{\"Type\":\"Away\",\"Filename\":\"back-soon.wav\",\"DisplayName\":\"Back soon\"},"
    "{\"Type\":\"OutOfOffice\",\"Filename\":\"holidays.wav\",\"DisplayName\":\"Betriebsferien\"}]";

  if (id % 3 == 0)
    lk_demo_record_set_json_text (record, lk_user_field_find ("Greetings"), recorded);
}

static void
move_in (Town *town, LkDemoRecord *record, int id)
{
  lk_demo_store_add (town->store,
                     lk_demo_record_to_user (record, lk_demo_store_get_fields (town->store), id));
}

static void
add_person (Town *town)
{
  g_auto (LkDemoRecord) record = {};
  int id = lk_demo_store_get_next_id (town->store);
  gboolean is_operator = lk_demo_store_get_users (town->store)->len == 0;
  g_autofree char *number = g_strdup_printf ("%d", town->next_number++);

  lk_demo_record_init_new (&record);
  lk_demo_record_set_text (&record, lk_user_field_number, number);
  set_identity (town, &record);
  set_tags (town, &record);
  set_state (town, &record);
  set_groups (town, &record, id,
              is_operator ? lk_demo_role_find ("system_owners") : pick_role (town));
  if (chance (town, 55))
    set_phone (town, &record, id);
  set_greetings (&record, id);
  lk_demo_credentials_make (&record, town->random);
  move_in (town, &record, id);
}

static void
add_machine (Town *town, const char *number, const char *name, const char *tags)
{
  g_auto (LkDemoRecord) record = {};

  lk_demo_record_init_new (&record);
  lk_demo_record_set_text (&record, lk_user_field_number, number);
  lk_demo_record_set_text (&record, lk_user_field_first_name, name);
  lk_demo_record_name (&record);
  lk_demo_record_set_json_text (&record, lk_user_field_tags, tags);
  lk_demo_credentials_make (&record, town->random);
  move_in (town, &record, lk_demo_store_get_next_id (town->store));
}

/* What is among the users and no person (behaviour.md, 8.5 and 2.2). */
static void
add_machines (Town *town)
{
  g_autofree char *fax = g_strdup_printf ("%d", town->next_number++);
  g_autofree char *principal = g_strdup_printf ("%d", town->next_number++);

  add_machine (town, fax, "Fax", "[\"FaxServer\"]");
  add_machine (town, principal, "Automation", "[\"Principal\"]");
  for (guint i = 2; i < town->n_machines; i++)
    {
      g_autofree char *number = g_strdup_printf ("HD%02u", i - 1);

      add_machine (town, number, "Hot desk", "[]");
    }
}

/* One department reserves numbers of which nobody has any, one such of which some are left, one
 * such of which none is left, and one says only where its numbers begin. */
static void
reserve_numbers (Town *town, guint64 first)
{
  guint64 next = (guint64) town->next_number;
  guint64 free = (next / 50 + 1) * 50;

  lk_demo_groups_reserve (town->groups, "Sales", free, free + 49);
  lk_demo_groups_reserve (town->groups, "Support", next > first + 10 ? next - 10 : first, next + 9);
  lk_demo_groups_reserve (town->groups, "Vertrieb Süd", first, CLAMP (next - 1, first, first + 9));
  lk_demo_groups_reserve (town->groups, "Human Resources", free + 50, 0);
}

static int
first_number (guint n_users)
{
  int first = 100;

  while (n_users > (guint) first * 9)
    first *= 10;
  return first;
}

/**
 * lk_demo_people_move_in:
 * @store: an empty store
 * @groups: the departments
 * @version: the server's version
 * @n_users: how many users there shall be in all
 * @seed: the same seed gives the same people
 *
 * Fills the store with people who look real, with the faults that real records have: no e-mail
 * address, the same one twice, disabled, weak credentials. In a larger company some of the users
 * are machines. The first user is the operator and owns the phone system. Some departments reserve
 * numbers.
 */
void
lk_demo_people_move_in (LkDemoStore *store,
                        LkDemoGroups *groups,
                        LkVersion version,
                        guint n_users,
                        guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (GString) text = g_string_new (NULL);
  Town town = {
    .version = version,
    .store = store,
    .groups = groups,
    .random = random,
    .n_machines = n_users >= ENOUGH_FOR_MACHINES ? MIN (4 + n_users / 500, 50) : 0,
    .next_number = first_number (n_users),
    .text = text,
  };

  for (guint i = town.n_machines; i < n_users; i++)
    add_person (&town);
  if (town.n_machines > 0)
    add_machines (&town);
  reserve_numbers (&town, (guint64) first_number (n_users));
}
