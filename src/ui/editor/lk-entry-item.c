/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-entry-item.h"

#include "lk-search.h"

struct _LkEntryItem
{
  GObject parent_instance;

  char *value;
  char *label;
  char *detail;
  char *search_text;  /* folded when first looked at */
  char *folded_value; /* likewise */
};

G_DEFINE_FINAL_TYPE (LkEntryItem, lk_entry_item, G_TYPE_OBJECT)

static void
lk_entry_item_finalize (GObject *object)
{
  LkEntryItem *self = LK_ENTRY_ITEM (object);

  g_free (self->value);
  g_free (self->label);
  g_free (self->detail);
  g_free (self->search_text);
  g_free (self->folded_value);

  G_OBJECT_CLASS (lk_entry_item_parent_class)->finalize (object);
}

static void
lk_entry_item_class_init (LkEntryItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lk_entry_item_finalize;
}

static void
lk_entry_item_init (LkEntryItem *self)
{
}

/**
 * lk_entry_item_new:
 * @value: (nullable): as on the wire; %NULL for no value
 * @label: (nullable): for people; %NULL where the value says it
 * @detail: (nullable): what kind of thing it is
 *
 * Returns: (transfer full): an entry of a list.
 */
LkEntryItem *
lk_entry_item_new (const char *value, const char *label, const char *detail)
{
  LkEntryItem *self = g_object_new (LK_TYPE_ENTRY_ITEM, NULL);

  self->value = g_strdup (value);
  self->label = g_strdup (label != NULL && *label != '\0' ? label : value);
  self->detail = g_strdup (detail);
  return self;
}

/**
 * lk_entry_item_get_value:
 * @self: an entry
 *
 * Returns: (transfer none) (nullable): as on the wire; %NULL for no value.
 */
const char *
lk_entry_item_get_value (LkEntryItem *self)
{
  return self->value;
}

/**
 * lk_entry_item_get_label:
 * @self: an entry
 *
 * Returns: (transfer none): for people.
 */
const char *
lk_entry_item_get_label (LkEntryItem *self)
{
  return self->label != NULL ? self->label : "";
}

/**
 * lk_entry_item_get_detail:
 * @self: an entry
 *
 * Returns: (transfer none): what kind of thing it is; empty where nothing is known.
 */
const char *
lk_entry_item_get_detail (LkEntryItem *self)
{
  return self->detail != NULL ? self->detail : "";
}

/**
 * lk_entry_item_has_value:
 * @self: an entry
 * @folded: a text, folded by lk_search_fold()
 *
 * Returns: whether that is the entry's whole value.
 */
gboolean
lk_entry_item_has_value (LkEntryItem *self, const char *folded)
{
  if (self->value == NULL)
    return FALSE;
  if (self->folded_value == NULL)
    self->folded_value = lk_search_fold (self->value);

  return g_str_equal (self->folded_value, folded);
}

/**
 * lk_entry_item_matches:
 * @self: an entry
 * @words: what to look for, by lk_search_split()
 *
 * The value counts as a whole only: a person knows “EN”, but not the digits inside of a
 * department's Id.
 *
 * Returns: whether the entry has all of the words.
 */
gboolean
lk_entry_item_matches (LkEntryItem *self, const char *const *words)
{
  if (self->search_text == NULL)
    {
      g_autofree char *text =
        g_strjoin ("\n", lk_entry_item_get_label (self), lk_entry_item_get_detail (self), NULL);

      self->search_text = lk_search_fold (text);
    }

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (self->search_text, words[i]) == NULL && !lk_entry_item_has_value (self, words[i]))
      return FALSE;

  return TRUE;
}
