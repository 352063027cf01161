/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-wish.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lk-destination.h"
#include "lk-entries.h"
#include "lk-error.h"
#include "lk-field-kind.h"
#include "lk-forwarding-profile.h"
#include "lk-json.h"
#include "lk-membership.h"
#include "lk-user-fields.h"

static const LkField *
get_profiles_field (void)
{
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    if (lk_user_fields[i].structure == &lk_forwarding_profile_structure)
      return &lk_user_fields[i];

  return NULL;
}

/**
 * lk_wish_get_condition:
 * @field: a field
 *
 * Returns: (transfer none) (nullable): the field that decides which values suit a user: nobody's
 *   main department is one that they do not belong to.
 */
const LkField *
lk_wish_get_condition (const LkField *field)
{
  switch (field->offer)
    {
    case LK_OFFER_OWN_GROUP:
      return lk_user_field_groups;
    case LK_OFFER_OWN_PROFILE:
      return get_profiles_field ();
    default:
      return NULL;
    }
}

static gboolean
is_list (const LkField *field)
{
  return field->kind == &lk_kind_choice_set
         || (field->structure != NULL && field->structure->is_array);
}

/**
 * lk_field_has_entries:
 * @field: a field
 *
 * Returns: whether single entries can be added to it and removed from it.
 */
gboolean
lk_field_has_entries (const LkField *field)
{
  return field->kind == &lk_kind_choice_set
         || (field->structure != NULL && field->structure->add != NULL);
}

/**
 * lk_field_can_clear:
 * @field: a field
 *
 * Whether a server takes null for a number, a choice or a boolean is not known (behaviour.md, 4);
 * an empty text and an empty list it takes.
 *
 * Returns: whether it makes sense to leave nothing in it.
 */
gboolean
lk_field_can_clear (const LkField *field)
{
  if (lk_field_has (field, LK_FIELD_REQUIRED) || !lk_field_is_editable (field)
      || lk_wish_get_condition (field) != NULL)
    return FALSE;

  return lk_field_has_entries (field) || (field->kind == &lk_kind_text && field->structure == NULL);
}

static gboolean
refuse (const LkField *field, GError **error)
{
  g_set_error (error, LK_ERROR, LK_ERROR_PROTOCOL,
               /* Translators: %s is a field’s label. */
               _ ("The phone system does not say what this user has under “%s”, so single entries "
                  "of it cannot be changed."),
               lk_field_get_label (field));
  return FALSE;
}

static gboolean
change_entries (const LkField *field,
                gboolean to_add,
                const LkValue *now,
                const LkValue *part,
                LkValue *out,
                GError **error)
{
  if (!lk_field_has_entries (field))
    {
      g_set_error (error, LK_ERROR, LK_ERROR_INVALID,
                   /* Translators: %s is a field’s label. */
                   _ ("“%s” has no entries that could be added or removed."),
                   lk_field_get_label (field));
      return FALSE;
    }
  if (now->type == LK_VALUE_ABSENT)
    return refuse (field, error);
  if (field->kind == &lk_kind_choice_set)
    return to_add ? lk_choices_add (now, part, out, error)
                  : lk_choices_remove (now, part, out, error);

  return to_add ? field->structure->add (now, part, out, error)
                : field->structure->remove (now, part, out, error);
}

static gboolean
replace (const LkField *field,
         const LkValue *now,
         const LkValue *wanted,
         LkValue *out,
         GError **error)
{
  gboolean is_json = now->type == LK_VALUE_JSON && wanted->type == LK_VALUE_JSON;

  if (is_json && lk_field_fulfils (field, now, wanted))
    lk_field_copy_value (field, now, out);
  else if (field->structure == NULL || field->structure->fit == NULL || now->type == LK_VALUE_ABSENT
           || wanted->type != LK_VALUE_JSON)
    lk_field_copy_value (field, wanted, out);
  else
    return field->structure->fit (now, wanted, out, error);

  return TRUE;
}

/* An empty list is sent as what it is, so that what people do not see of it stays. */
static void
set_nothing (const LkField *field, LkValue *out)
{
  g_autoptr (JsonNode) node = NULL;

  if (!is_list (field))
    {
      lk_value_set_null (out);
      return;
    }

  node = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (node, json_array_new ());
  lk_value_set_json (out, node);
}

static gboolean
build (const LkField *field,
       LkWishAct act,
       const LkValue *value,
       const LkValue *now,
       LkValue *out,
       GError **error)
{
  switch (act)
    {
    case LK_WISH_ADD:
    case LK_WISH_REMOVE:
      return change_entries (field, act == LK_WISH_ADD, now, value, out, error);
    case LK_WISH_SET:
      if (lk_value_is_set (value))
        return replace (field, now, value, out, error);
      break;
    case LK_WISH_CLEAR:
      break;
    }

  set_nothing (field, out);
  return TRUE;
}

static gboolean
check_group (LkDraft *draft, const LkValue *value, GError **error)
{
  if (lk_membership_is_among (lk_draft_get (draft, lk_user_field_groups), value->integer))
    return TRUE;

  g_set_error_literal (error, LK_ERROR, LK_ERROR_INVALID,
                       _ ("This user does not belong to the department that shall be the main "
                          "one. Add the department in the same change."));
  return FALSE;
}

static gboolean
check_profile (LkDraft *draft, const LkValue *value, GError **error)
{
  g_autoptr (GPtrArray)
    profiles = lk_record_parse_value (&lk_forwarding_profile_class,
                                      lk_draft_get (draft, get_profiles_field ()), error);

  if (profiles == NULL)
    return FALSE;
  for (guint i = 0; i < profiles->len; i++)
    if (g_strcmp0 (((LkForwardingProfile *) g_ptr_array_index (profiles, i))->name,
                   lk_value_get_text (value))
        == 0)
      return TRUE;

  g_set_error (error, LK_ERROR, LK_ERROR_INVALID,
               /* Translators: %s is a status, such as “Away”. */
               _ ("This user has no status “%s”."),
               lk_choice_get_label (lk_forwarding_profile_names, lk_value_get_text (value)));
  return FALSE;
}

/* Most lists lead nowhere, and to parse one for each of thousands of users takes its time. */
static JsonNode *
dup_with_destinations (const LkValue *value)
{
  return value->type == LK_VALUE_JSON && strstr (value->text, "\"To\"") != NULL
           ? lk_value_dup_json (value)
           : NULL;
}

/* What suits one user need not suit another. */
static gboolean
check_fit (LkDraft *draft, const LkField *field, const LkValue *value, GError **error)
{
  g_autoptr (JsonNode) node = dup_with_destinations (value);
  const char *number = lk_user_get_text (lk_draft_get_original (draft), lk_user_field_number);

  if (field->offer == LK_OFFER_OWN_GROUP && value->type == LK_VALUE_INT)
    return check_group (draft, value, error);
  if (field->offer == LK_OFFER_OWN_PROFILE && value->type == LK_VALUE_TEXT)
    return check_profile (draft, value, error);
  if (node == NULL || number == NULL || !lk_destination_finds (node, number))
    return TRUE;

  g_set_error_literal (error, LK_ERROR, LK_ERROR_INVALID,
                       _ ("Calls would be forwarded to this user’s own extension."));
  return FALSE;
}

static gboolean
is_empty_list (const LkValue *value)
{
  g_autoptr (JsonNode) node = lk_value_dup_json (value);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node)
         && json_array_get_length (json_node_get_array (node)) == 0;
}

/* A mailbox that nobody names is one's own. What a user has may name it or not, and so may the
 * wish: both can be compared only when both do. */
static void
resolve (const LkValue *value, const char *number, LkValue *out)
{
  g_autoptr (JsonNode) node = dup_with_destinations (value);

  lk_value_copy (value, out);
  if (node == NULL || number == NULL)
    return;

  lk_destination_resolve (node, number);
  lk_value_set_json (out, node);
}

static int
find_entry (JsonArray *array, JsonNode *entry)
{
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (json_node_equal (json_array_get_element (array, i), entry))
      return (int) i;

  return -1;
}

static JsonArray *
get_array (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/* What the user had, named or not, goes out as it was. What is new goes out as the same text to
 * everybody, so that one request can do for many. */
static void
generalise (const LkValue *now, const LkValue *there, const char *number, LkValue *value)
{
  g_autoptr (JsonNode) node = dup_with_destinations (value);
  JsonArray *array = get_array (node);
  g_autoptr (JsonNode) before = NULL;
  g_autoptr (JsonNode) named = NULL;
  g_autoptr (JsonNode) general = NULL;

  if (array == NULL || number == NULL)
    return;
  if (lk_value_equal (value, there))
    {
      lk_value_copy (now, value);
      return;
    }

  before = lk_value_dup_json (now);
  named = lk_value_dup_json (there);
  general = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (general, json_array_new ());
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *entry = json_array_get_element (array, i);
      int place = find_entry (get_array (named), entry);
      JsonNode *other = lk_json_copy (
        place >= 0 ? json_array_get_element (get_array (before), (guint) place) : entry);

      if (place < 0)
        lk_destination_generalise (other, number);
      json_array_add_element (get_array (general), other);
    }
  lk_value_set_json (value, general);
}

/**
 * lk_wish_apply:
 * @field: a field
 * @act: what shall become of it
 * @value: the value, or the entries; absent where there is none
 * @draft: of a user of whom the field, its condition and the number were read
 * @error: return location
 *
 * May be called in any thread.
 *
 * Returns: whether it could be written into @draft; otherwise %LK_ERROR_INVALID or
 *   %LK_ERROR_PROTOCOL.
 */
gboolean
lk_wish_apply (const LkField *field,
               LkWishAct act,
               const LkValue *value,
               LkDraft *draft,
               GError **error)
{
  const char *number = lk_user_get_text (lk_draft_get_original (draft), lk_user_field_number);
  const LkValue *now = lk_draft_get_original_value (draft, field);
  g_auto (LkValue) named = LK_VALUE_INIT;
  g_auto (LkValue) there = LK_VALUE_INIT;
  g_auto (LkValue) wanted = LK_VALUE_INIT;

  if (act != LK_WISH_REMOVE && !check_fit (draft, field, value, error))
    return FALSE;
  resolve (value, number, &named);
  resolve (now, number, &there);
  if (!build (field, act, &named, &there, &wanted, error))
    return FALSE;
  generalise (now, &there, number, &wanted);
  if (act == LK_WISH_SET && !lk_field_check (field, &wanted, error))
    return FALSE;

  if (now->type != LK_VALUE_NULL || !is_empty_list (&wanted))
    lk_draft_set (draft, field, &wanted);
  return TRUE;
}
