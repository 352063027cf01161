/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-phones.h"

#include <glib/gi18n-lib.h>

#include "lk-json.h"
#include "lk-phrase.h"

/* A phone that was not saved yet has no number, or 0. */
static gboolean
has_id (const LkPhone *phone)
{
  return phone->id != LK_NUMBER_UNSET && phone->id != 0;
}

/* The same address is written "00:15:65:AA:BB:CC" and "001565aabbcc". */
static gboolean
is_same_address (const char *a, const char *b)
{
  if (a == NULL || b == NULL)
    return FALSE;

  while (*a != '\0' || *b != '\0')
    {
      if (*a != '\0' && !g_ascii_isalnum (*a))
        a++;
      else if (*b != '\0' && !g_ascii_isalnum (*b))
        b++;
      else if (g_ascii_tolower (*a++) != g_ascii_tolower (*b++))
        return FALSE;
    }

  return TRUE;
}

static gboolean
says_same (const char *a, const char *b)
{
  return g_strcmp0 (a != NULL ? a : "", b != NULL ? b : "") == 0;
}

static gboolean
is_equal (const LkPhone *a, const LkPhone *b)
{
  return a->id == b->id && says_same (a->name, b->name)
         && says_same (a->mac_address, b->mac_address)
         && says_same (a->template_name, b->template_name) && says_same (a->interface, b->interface)
         && says_same (a->provision_type, b->provision_type)
         && says_same (a->phone_language, b->phone_language)
         && says_same (a->time_zone, b->time_zone) && says_same (a->sbc_name, b->sbc_name)
         && a->is_sbc == b->is_sbc;
}

static gboolean
is_same_phone (const LkPhone *a, const LkPhone *b)
{
  if (has_id (a) && has_id (b))
    return a->id == b->id;
  if (a->mac_address == NULL && b->mac_address == NULL)
    return is_equal (a, b);

  return is_same_address (a->mac_address, b->mac_address);
}

static LkPhone *
find_phone (GPtrArray *phones, const LkPhone *like)
{
  for (guint i = 0; i < phones->len; i++)
    if (is_same_phone (g_ptr_array_index (phones, i), like))
      return g_ptr_array_index (phones, i);

  return NULL;
}

static gboolean
is_equal_list (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;

  for (guint i = 0; i < a->len; i++)
    if (!is_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;

  return TRUE;
}

/* The phone's firmware is not among what counts: the phone itself reports it. */
static gboolean
equal (const LkValue *a, const LkValue *b)
{
  g_autoptr (GPtrArray) first = lk_record_parse_value (&lk_phone_class, a, NULL);
  g_autoptr (GPtrArray) second = lk_record_parse_value (&lk_phone_class, b, NULL);

  return first != NULL && second != NULL && is_equal_list (first, second);
}

static gboolean
is_met (const char *wanted, const char *now)
{
  return wanted == NULL || says_same (wanted, now);
}

static gboolean
is_fulfilled_by (const LkPhone *wanted, const LkPhone *now)
{
  return is_met (wanted->name, now->name) && is_met (wanted->template_name, now->template_name)
         && (wanted->mac_address == NULL || is_same_address (wanted->mac_address, now->mac_address))
         && is_met (wanted->interface, now->interface)
         && is_met (wanted->provision_type, now->provision_type)
         && is_met (wanted->phone_language, now->phone_language)
         && is_met (wanted->time_zone, now->time_zone) && is_met (wanted->sbc_name, now->sbc_name);
}

/* A server that replaces the list may give its phones other numbers. */
static LkPhone *
find_in_answer (GPtrArray *there, const LkPhone *asked)
{
  LkPhone *found = find_phone (there, asked);

  for (guint i = 0; found == NULL && i < there->len; i++)
    {
      LkPhone *phone = g_ptr_array_index (there, i);

      if (is_same_address (phone->mac_address, asked->mac_address))
        found = phone;
    }

  return found;
}

static gboolean
fulfils (const LkValue *now, const LkValue *wanted)
{
  g_autoptr (GPtrArray) there = lk_record_parse_value (&lk_phone_class, now, NULL);
  g_autoptr (GPtrArray) asked = lk_record_parse_value (&lk_phone_class, wanted, NULL);

  if (there == NULL || asked == NULL || there->len != asked->len)
    return FALSE;

  for (guint i = 0; i < asked->len; i++)
    {
      const LkPhone *phone = g_ptr_array_index (asked, i);
      const LkPhone *found = find_in_answer (there, phone);

      if (found == NULL || !is_fulfilled_by (phone, found))
        return FALSE;
    }

  return TRUE;
}

static JsonObject *
peek_object (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* Changes in @now what @wanted changed in @base, and nothing else. */
static void
overlay (JsonObject *base, JsonObject *wanted, JsonObject *now)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, wanted);
  while (json_object_iter_next (&iter, &name, &node))
    {
      JsonNode *before = json_object_get_member (base, name);
      JsonObject *there = peek_object (json_object_get_member (now, name));

      if (before != NULL && json_node_equal (before, node))
        continue;
      if (peek_object (before) != NULL && peek_object (node) != NULL && there != NULL)
        overlay (peek_object (before), peek_object (node), there);
      else
        json_object_set_member (now, name, lk_json_copy (node));
    }
}

static gboolean
is_untouched (const LkPhone *base, const LkPhone *wanted)
{
  g_autoptr (JsonNode) before = json_node_init_object (json_node_alloc (), base->original);
  g_autoptr (JsonNode) after = json_node_init_object (json_node_alloc (), wanted->original);

  return json_node_equal (before, after);
}

static void
merge_there (GPtrArray *base, GPtrArray *wanted, GPtrArray *now, JsonArray *out)
{
  g_autoptr (JsonObject) nothing = json_object_new ();

  for (guint i = 0; i < now->len; i++)
    {
      const LkPhone *phone = g_ptr_array_index (now, i);
      const LkPhone *before = find_phone (base, phone);
      const LkPhone *after = find_phone (wanted, phone);
      JsonObject *record;

      if (before != NULL && after == NULL)
        continue;

      record = lk_record_copy (phone->original);
      if (after != NULL)
        overlay (before != NULL ? before->original : nothing, after->original, record);
      json_array_add_object_element (out, record);
    }
}

/* A phone that someone else removed meanwhile comes back only if the person changed it. */
static void
merge_new (GPtrArray *base, GPtrArray *wanted, GPtrArray *now, JsonArray *out)
{
  for (guint i = 0; i < wanted->len; i++)
    {
      const LkPhone *phone = g_ptr_array_index (wanted, i);
      const LkPhone *before = find_phone (base, phone);

      if (find_phone (now, phone) == NULL && (before == NULL || !is_untouched (before, phone)))
        json_array_add_object_element (out, lk_record_copy (phone->original));
    }
}

static gboolean
merge (const LkValue *base, const LkValue *wanted, const LkValue *now, LkValue *out, GError **error)
{
  g_autoptr (GPtrArray) before = lk_record_parse_value (&lk_phone_class, base, error);
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) there = NULL;
  g_autoptr (JsonNode) merged = json_node_new (JSON_NODE_ARRAY);

  after = before != NULL ? lk_record_parse_value (&lk_phone_class, wanted, error) : NULL;
  there = after != NULL ? lk_record_parse_value (&lk_phone_class, now, error) : NULL;
  if (there == NULL)
    return FALSE;

  json_node_take_array (merged, json_array_new ());
  merge_there (before, after, there, json_node_get_array (merged));
  merge_new (before, after, there, json_node_get_array (merged));
  lk_value_set_json (out, merged);
  return TRUE;
}

static char *
summarise (const LkField *field, const LkValue *value)
{
  return lk_record_summarise_value (&lk_phone_class, value);
}

static void
add_detail (GStrvBuilder *lines,
            const LkPhone *phone,
            const char *label,
            const char *before,
            const char *after)
{
  g_autofree char *name = lk_phone_class.describe (phone);
  g_autofree char *line = lk_phrase_detail (name, label, after);

  if (!says_same (before, after))
    g_strv_builder_add (lines, line);
}

static void
add_details (const LkPhone *before, const LkPhone *after, GStrvBuilder *lines)
{
  add_detail (lines, after, _ ("Template"), before->template_name, after->template_name);
  add_detail (lines, after, _ ("Network interface"), before->interface, after->interface);
  add_detail (lines, after, _ ("Setup"),
              lk_choice_get_label (lk_phone_provision_types, before->provision_type),
              lk_choice_get_label (lk_phone_provision_types, after->provision_type));
  add_detail (lines, after, _ ("Border controller"), before->sbc_name, after->sbc_name);
  add_detail (lines, after, _ ("Language"), before->phone_language, after->phone_language);
  add_detail (lines, after, _ ("Time zone"), before->time_zone, after->time_zone);
}

/* A phone's line names it; its settings have none. */
static char **
dup_details (const LkValue *before, const LkValue *after)
{
  g_autoptr (GPtrArray) first = lk_record_parse_value (&lk_phone_class, before, NULL);
  g_autoptr (GPtrArray) second = lk_record_parse_value (&lk_phone_class, after, NULL);
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_autoptr (LkPhone) nothing = lk_phone_new ();

  for (guint i = 0; first != NULL && second != NULL && i < second->len; i++)
    {
      const LkPhone *phone = g_ptr_array_index (second, i);
      const LkPhone *found = find_phone (first, phone);

      add_details (found != NULL ? found : nothing, phone, lines);
    }

  return g_strv_builder_end (lines);
}

/* A phone is one person's. The same person, once they are made anew, gets it back. */
static gboolean
adapt_entry (JsonObject *entry, gconstpointer data)
{
  const LkOwner *owner = data;

  return owner->is_same;
}

static void
adapt (const LkValue *value, const LkOwner *owner, LkValue *out)
{
  lk_record_adapt_value (value, adapt_entry, owner, out);
}

const LkStructure lk_phones_structure = {
  .is_array = TRUE,
  .type = "Pbx.Phone",
  .expand = "$select=Id,Name,MacAddress,TemplateName,Interface,"
            "Settings($select=IsSBC,ProvisionType,Firmware,PhoneLanguage,TimeZone,SbcName)",
  .write_expand = "",
  .summarise = summarise,
  .dup_details = dup_details,
  .equal = equal,
  .fulfils = fulfils,
  .merge = merge,
  .adapt = adapt,
};
