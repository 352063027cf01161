/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-phones.h"

#include "lk-json.h"
#include "lk-user-fields.h"

#define MAC_LENGTH 12
#define MAX_PHONES 10

static JsonArray *
peek_array (JsonNode *node)
{
  return node != NULL ? json_node_get_array (node) : NULL;
}

static gboolean
is_same_address (const char *a, const char *b)
{
  return a != NULL && b != NULL && *a != '\0' && g_ascii_strcasecmp (a, b) == 0;
}

/* The phone that a client means: the one of the same Id, failing that of the same address. */
static JsonObject *
find_former (JsonArray *before, JsonObject *wanted)
{
  gint64 id = lk_json_peek_int (wanted, "Id", 0);
  const char *mac = lk_json_peek_string (wanted, "MacAddress");

  for (guint i = 0; before != NULL && i < json_array_get_length (before); i++)
    {
      JsonObject *phone = json_array_get_object_element (before, i);

      if ((id != 0 && lk_json_peek_int (phone, "Id", 0) == id)
          || is_same_address (lk_json_peek_string (phone, "MacAddress"), mac))
        return phone;
    }

  return NULL;
}

static gboolean
is_address (const char *text)
{
  guint length = 0;

  for (; g_ascii_isxdigit (text[length]); length++)
    ;
  return length == MAC_LENGTH && text[length] == '\0';
}

static gboolean
is_elsewhere (LkDemoStore *store, LkUser *user, const char *mac)
{
  g_autofree char *upper = g_ascii_strup (mac, -1);
  g_autofree char *lower = g_ascii_strdown (mac, -1);
  LkUser *owner = lk_demo_store_find_phone (store, upper);

  if (owner == NULL)
    owner = lk_demo_store_find_phone (store, lower);
  return owner != NULL && owner != user;
}

static gboolean
is_listed_before (JsonArray *wanted, guint end, const char *mac)
{
  for (guint i = 0; i < end; i++)
    if (is_same_address (lk_json_peek_string (json_array_get_object_element (wanted, i),
                                              "MacAddress"),
                         mac))
      return TRUE;

  return FALSE;
}

static const char *
check_phone (JsonArray *before, JsonArray *wanted, guint i, LkDemoStore *store, LkUser *user)
{
  JsonObject *phone = json_array_get_object_element (wanted, i);
  JsonObject *former = find_former (before, phone);
  const char *mac = lk_json_peek_string (phone, "MacAddress");

  /* What stands there already is never refused. */
  if (former != NULL && g_strcmp0 (lk_json_peek_string (former, "MacAddress"), mac) == 0)
    return NULL;
  if (mac == NULL || *mac == '\0')
    return "REQUIRED";
  if (!is_address (mac))
    return "INVALID";
  return is_elsewhere (store, user, mac) || is_listed_before (wanted, i, mac)
           ? "MAC_ADDRESS_ALREADY_IN_USE"
           : NULL;
}

/**
 * lk_demo_phones_check:
 * @wanted: what a client wants `Phones` to be
 * @store: all users
 * @user: (nullable): the user as it is; %NULL for a new one
 *
 * Returns: (nullable): the warning where an address is none, or another phone's, or where there are
 *   too many phones.
 */
const char *
lk_demo_phones_check (const LkValue *wanted, LkDemoStore *store, LkUser *user)
{
  g_autoptr (JsonNode) node = lk_value_dup_json (wanted);
  g_autoptr (JsonNode)
    former = user != NULL ? lk_value_dup_json (lk_user_get (user, lk_user_field_phones)) : NULL;
  JsonArray *array = peek_array (node);
  const char *code = NULL;

  if (array != NULL && json_array_get_length (array) > MAX_PHONES)
    return "TOO_MANY_PHONES";
  for (guint i = 0; array != NULL && code == NULL && i < json_array_get_length (array); i++)
    code = check_phone (peek_array (former), array, i, store, user);

  return code;
}

static void
set_link (JsonObject *phone, const char *name, const char *origin, guint32 tail)
{
  g_autofree char *link = g_strdup_printf ("%s/%08x/", origin, tail);

  json_object_set_string_member (phone, name, link);
}

static void
equip (JsonObject *phone, gint64 id, GRand *random)
{
  JsonObject *settings = lk_json_peek_object (phone, "Settings");
  g_autofree char *secret = g_strdup_printf ("%08x", g_rand_int (random));
  guint32 tail = g_rand_int (random);

  json_object_set_int_member (phone, "Id", id);
  set_link (phone, "ProvisioningLinkLocal", "http://192.0.2.10:5000", tail);
  set_link (phone, "ProvisioningLinkExt", "https://pbx.acme.example", tail);
  if (settings == NULL)
    {
      settings = json_object_new ();
      json_object_set_object_member (phone, "Settings", settings);
    }
  if (lk_json_peek_string (settings, "Secret") == NULL)
    json_object_set_string_member (settings, "Secret", secret);
}

static void
keep_member (JsonObject *former, JsonObject *phone, const char *name)
{
  JsonNode *node = json_object_get_member (former, name);

  if (node != NULL)
    json_object_set_member (phone, name, lk_json_copy (node));
  else
    json_object_remove_member (phone, name);
}

/* The server gives out Ids from the user's own on; no two phones of a user share one. */
static gint64
find_free_id (JsonArray *before, JsonArray *wanted, int user_id)
{
  gint64 id = user_id;

  for (guint i = 0; before != NULL && i < json_array_get_length (before); i++)
    id = MAX (id, lk_json_peek_int (json_array_get_object_element (before, i), "Id", 0) + 1);
  for (guint i = 0; i < json_array_get_length (wanted); i++)
    id = MAX (id, lk_json_peek_int (json_array_get_object_element (wanted, i), "Id", 0) + 1);
  return id;
}

/**
 * lk_demo_phones_complete:
 * @before: the phones as they are
 * @wanted: what a client wants them to be, checked
 * @user_id: whose they are
 * @random: where new secrets come from
 *
 * A new phone gets an Id, a secret and its links. One that was there keeps its Id and links, which
 * the server decides; all else is what the client sent, so that its secret and its settings are
 * lost where they were left out: the list is replaced as a whole (behaviour.md, 4).
 */
void
lk_demo_phones_complete (const LkValue *before, LkValue *wanted, int user_id, GRand *random)
{
  static const char *const decided[] = { "Id", "ProvisioningLinkLocal", "ProvisioningLinkExt" };
  g_autoptr (JsonNode) former = lk_value_dup_json (before);
  g_autoptr (JsonNode) node = lk_value_dup_json (wanted);
  JsonArray *old = peek_array (former);
  JsonArray *array = peek_array (node);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *phone = json_array_get_object_element (array, i);
      JsonObject *there = find_former (old, phone);

      if (there == NULL)
        equip (phone, find_free_id (old, array, user_id), random);
      for (guint j = 0; there != NULL && j < G_N_ELEMENTS (decided); j++)
        keep_member (there, phone, decided[j]);
    }
  if (node != NULL)
    lk_value_set_json (wanted, node);
}
