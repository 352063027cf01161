/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-forwarding.h"

#include "lk-demo-record.h"
#include "lk-demo-services.h"
#include "lk-json.h"

/* Nobody has more; how many a real phone system takes is not known. */
#define MAX_EXCEPTIONS 100

/* Under these a person answers calls; under all others a person is away. */
static const char *const available_profiles[] = { "Available", "Custom 1", NULL };

/* Places of a call that have a number on the phone system. */
static const char *const numbered[] = { "Extension", "Queue",      "RingGroup", "IVR",
                                        "Fax",       "RoutePoint", NULL };

typedef struct
{
  const LkDemoKnobs *knobs;
  LkDemoStore *store;
} Judge;

static gboolean
has_route (JsonObject *profile, const char *name)
{
  return lk_json_peek_object (profile, name) != NULL;
}

static gboolean
is_known (const Judge *judge, JsonObject *destination)
{
  const char *to = lk_json_peek_string (destination, "To");
  const char *number = lk_json_peek_string (destination, "Number");

  if (!judge->knobs->destinations_known || to == NULL || !g_strv_contains (numbered, to))
    return TRUE;

  return number != NULL
         && (lk_demo_store_find_number (judge->store, number) != NULL
             || lk_demo_service_find (number) != NULL);
}

/* Whether each destination in the object, at any depth, is a place that there is. */
static gboolean
leads_somewhere (const Judge *judge, JsonObject *object)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (!is_known (judge, object))
    return FALSE;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &node))
    if (JSON_NODE_HOLDS_OBJECT (node) && !leads_somewhere (judge, json_node_get_object (node)))
      return FALSE;

  return TRUE;
}

static const char *
check_profile (const Judge *judge, JsonObject *profile)
{
  const char *name = lk_json_peek_string (profile, "Name");
  gboolean is_available = name != NULL && g_strv_contains (available_profiles, name);

  if (has_route (profile, is_available ? "AwayRoute" : "AvailableRoute"))
    return "INVALID";
  if (lk_json_peek_int (profile, "NoAnswerTimeout", 0) < 0)
    return "OUT_OF_THE_RANGE";
  return leads_somewhere (judge, profile) ? NULL : "NON_EXISTENT_EXT_NUMBER";
}

/**
 * lk_demo_forwarding_check_profiles:
 * @profiles: what a client wants `ForwardingProfiles` to be
 * @knobs: whether a destination has to exist
 * @store: all users
 *
 * Returns: (nullable): the warning where a profile has the kind of route that it cannot have
 *   (behaviour.md, 4), or leads nowhere.
 */
const char *
lk_demo_forwarding_check_profiles (const LkValue *profiles,
                                   const LkDemoKnobs *knobs,
                                   LkDemoStore *store)
{
  const Judge judge = { knobs, store };
  g_autoptr (JsonNode) node = lk_value_dup_json (profiles);
  JsonArray *array = node != NULL ? json_node_get_array (node) : NULL;
  const char *code = NULL;

  for (guint i = 0; array != NULL && code == NULL && i < json_array_get_length (array); i++)
    code = check_profile (&judge, json_array_get_object_element (array, i));

  return code;
}

/**
 * lk_demo_forwarding_check_exceptions:
 * @exceptions: what a client wants `ForwardingExceptions` to be
 * @knobs: whether a destination has to exist
 * @store: all users
 *
 * Returns: (nullable): the warning where there are too many, or one leads nowhere.
 */
const char *
lk_demo_forwarding_check_exceptions (const LkValue *exceptions,
                                     const LkDemoKnobs *knobs,
                                     LkDemoStore *store)
{
  const Judge judge = { knobs, store };
  g_autoptr (JsonNode) node = lk_value_dup_json (exceptions);
  JsonArray *array = node != NULL ? json_node_get_array (node) : NULL;

  if (array != NULL && json_array_get_length (array) > MAX_EXCEPTIONS)
    return "TOO_MANY_ITEMS_IN_LIST";
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (!leads_somewhere (&judge, json_array_get_object_element (array, i)))
      return "NON_EXISTENT_EXT_NUMBER";

  return NULL;
}

/**
 * lk_demo_forwarding_has_profile:
 * @profiles: a user's `ForwardingProfiles`
 * @name: a name
 *
 * Returns: whether one of them has that name.
 */
gboolean
lk_demo_forwarding_has_profile (const LkValue *profiles, const char *name)
{
  g_autoptr (JsonNode) node = lk_value_dup_json (profiles);
  JsonArray *array = node != NULL ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (g_strcmp0 (lk_json_peek_string (json_array_get_object_element (array, i), "Name"), name)
        == 0)
      return TRUE;

  return FALSE;
}

/* The element of the same key, or of none as well. */
static JsonObject *
find_former (JsonArray *array, const char *key, JsonObject *wanted)
{
  const char *value = key != NULL ? lk_json_peek_string (wanted, key) : NULL;

  for (guint i = 0; key != NULL && array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *element = json_array_get_object_element (array, i);

      if (g_strcmp0 (lk_json_peek_string (element, key), value) == 0)
        return element;
    }

  return NULL;
}

/* Puts what a client says of a profile over what it is at first; the Id stays. */
static void
overlay (JsonObject *standard, JsonObject *wanted)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, wanted);
  while (json_object_iter_next (&iter, &name, &node))
    if (!g_str_equal (name, "Id"))
      json_object_set_member (standard, name, lk_json_copy (node));
}

/**
 * lk_demo_forwarding_fill:
 * @profiles: (inout): what a client wants a new user's `ForwardingProfiles` to be; then all of them
 *
 * A new user has the standard profiles, whatever was sent: a profile of the same name fills one of
 * them, and what is left out stays as it is at first.
 */
void
lk_demo_forwarding_fill (LkValue *profiles)
{
  g_auto (LkDemoRecord) fresh = {};
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (JsonNode) wanted = lk_value_dup_json (profiles);
  JsonArray *all;
  JsonArray *sent = wanted != NULL ? json_node_get_array (wanted) : NULL;

  lk_demo_record_init_new (&fresh);
  node = lk_value_dup_json (lk_demo_record_at (&fresh, lk_user_field_find ("ForwardingProfiles")));
  all = json_node_get_array (node);
  for (guint i = 0; sent != NULL && i < json_array_get_length (sent); i++)
    {
      JsonObject *profile = json_array_get_object_element (sent, i);
      JsonObject *standard = find_former (all, "Name", profile);

      if (standard != NULL)
        overlay (standard, profile);
      else
        json_array_add_object_element (all, json_object_ref (profile));
    }

  lk_value_set_json (profiles, node);
}

static gint64
find_highest_id (JsonArray *array)
{
  gint64 highest = 0;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    highest = MAX (highest, lk_json_peek_int (json_array_get_object_element (array, i), "Id", 0));
  return highest;
}

/**
 * lk_demo_forwarding_number:
 * @before: the list as it is
 * @wanted: what a client wants it to be
 * @key: (nullable): by which an element is known that comes without an Id; %NULL makes all of those
 *   new ones
 *
 * Gives an Id to each element that was sent without, or with 0; the one that it had, be it none.
 */
void
lk_demo_forwarding_number (const LkValue *before, LkValue *wanted, const char *key)
{
  g_autoptr (JsonNode) former = lk_value_dup_json (before);
  g_autoptr (JsonNode) node = lk_value_dup_json (wanted);
  JsonArray *old = former != NULL ? json_node_get_array (former) : NULL;
  JsonArray *array = node != NULL ? json_node_get_array (node) : NULL;
  gint64 highest = MAX (find_highest_id (old), find_highest_id (array));

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *element = json_array_get_object_element (array, i);
      JsonObject *there = find_former (old, key, element);
      gint64 id;

      if (lk_json_peek_int (element, "Id", 0) != 0)
        continue;
      id = there != NULL ? lk_json_peek_int (there, "Id", 0) : ++highest;
      if (id != 0)
        json_object_set_int_member (element, "Id", id);
    }
  if (node != NULL)
    lk_value_set_json (wanted, node);
}
