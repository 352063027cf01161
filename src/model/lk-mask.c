/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-mask.h"

#include <string.h>

#include "lk-user-fields.h"

typedef void (*SecretFunc) (JsonObject *object, const char *name);

/**
 * lk_mask_is_secret_name:
 * @name: a member of anything that a phone system says of a user
 *
 * Members inside structured values, too: a phone has a secret and links of its own, and a newer
 * server may have more.
 *
 * Returns: whether what stands under that name is a secret.
 */
gboolean
lk_mask_is_secret_name (const char *name)
{
  static const char *const parts[] = { "secret", "password", "provisioninglink", "token",
                                       "apikey" };
  const LkField *field = lk_user_field_find (name);
  gboolean is_secret = field != NULL && lk_field_has (field, LK_FIELD_SECRET);
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    is_secret = is_secret || strstr (lower, parts[i]) != NULL;

  return is_secret;
}

static void walk (JsonNode *node, SecretFunc meet);

static void
walk_members (JsonObject *object, SecretFunc meet)
{
  g_autoptr (GList) names = json_object_get_members (object);

  for (GList *at = names; at != NULL; at = at->next)
    if (lk_mask_is_secret_name (at->data))
      meet (object, at->data);
    else
      walk (json_object_get_member (object, at->data), meet);
}

static void
walk (JsonNode *node, SecretFunc meet)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      walk (json_array_get_element (json_node_get_array (node), i), meet);
  if (JSON_NODE_HOLDS_OBJECT (node))
    walk_members (json_node_get_object (node), meet);
}

static gboolean
is_nothing (JsonNode *node)
{
  return JSON_NODE_HOLDS_NULL (node)
         || (json_node_get_value_type (node) == G_TYPE_STRING
             && *json_node_get_string (node) == '\0');
}

/* Whatever it is, since a newer server may have made an object of what was a text. */
static void
hide_member (JsonObject *object, const char *name)
{
  if (!is_nothing (json_object_get_member (object, name)))
    json_object_set_string_member (object, name, LK_MASK);
}

/**
 * lk_mask_hide:
 * @node: a tree that may be changed
 *
 * Puts dots in the place of each secret in it, for people to see that there is one.
 */
void
lk_mask_hide (JsonNode *node)
{
  walk (node, hide_member);
}

/**
 * lk_mask_strip:
 * @node: a tree that may be changed
 *
 * Takes each member out of it that is a secret by its name.
 */
void
lk_mask_strip (JsonNode *node)
{
  walk (node, json_object_remove_member);
}
