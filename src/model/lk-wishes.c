/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-wishes.h"

#include <glib/gi18n-lib.h>

#include "lk-change.h"
#include "lk-entries.h"
#include "lk-field-kind.h"
#include "lk-user-fields.h"

typedef struct
{
  gboolean is_there;
  LkWishAct act;
  LkValue value;
} Wish;

struct _LkWishes
{
  GObject parent_instance;

  Wish wishes[LK_N_USER_FIELDS];
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkWishes, lk_wishes, G_TYPE_OBJECT)

static Wish *
get_wish (LkWishes *self, const LkField *field)
{
  return &self->wishes[field - lk_user_fields];
}

static void
lk_wishes_finalize (GObject *object)
{
  LkWishes *self = LK_WISHES (object);

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    lk_field_clear_value (&lk_user_fields[i], &self->wishes[i].value);

  G_OBJECT_CLASS (lk_wishes_parent_class)->finalize (object);
}

static void
lk_wishes_class_init (LkWishesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lk_wishes_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LK_TYPE_WISHES, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
lk_wishes_init (LkWishes *self)
{
}

LkWishes *
lk_wishes_new (void)
{
  return g_object_new (LK_TYPE_WISHES, NULL);
}

/**
 * lk_wishes_copy:
 * @self: wishes
 *
 * Returns: (transfer full): the same wishes again, which nobody else changes.
 */
LkWishes *
lk_wishes_copy (LkWishes *self)
{
  LkWishes *copy = lk_wishes_new ();

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    {
      const Wish *wish = &self->wishes[i];

      copy->wishes[i].is_there = wish->is_there;
      copy->wishes[i].act = wish->act;
      lk_field_copy_value (&lk_user_fields[i], &wish->value, &copy->wishes[i].value);
    }

  return copy;
}

/* What goes to many users is nobody's own: it has no numbers of entries of one of them. */
static void
copy_for_many (const LkField *field, const LkValue *value, LkValue *out)
{
  g_autoptr (JsonNode) node = lk_value_dup_json (value);

  if (node == NULL || field->kind == &lk_kind_choice_set)
    {
      lk_field_copy_value (field, value, out);
      return;
    }

  lk_entries_strip_ids (node);
  lk_value_set_json (out, node);
}

/**
 * lk_wishes_put:
 * @self: wishes
 * @field: a field
 * @act: what shall become of it
 * @value: (nullable): the value, or the entries; %NULL to clear
 *
 * What was wished for @field before is forgotten.
 */
void
lk_wishes_put (LkWishes *self, const LkField *field, LkWishAct act, const LkValue *value)
{
  Wish *wish = get_wish (self, field);

  wish->is_there = TRUE;
  wish->act = act;
  lk_field_clear_value (field, &wish->value);
  if (value != NULL && act != LK_WISH_CLEAR)
    copy_for_many (field, value, &wish->value);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, field);
}

void
lk_wishes_drop (LkWishes *self, const LkField *field)
{
  Wish *wish = get_wish (self, field);

  if (!wish->is_there)
    return;

  lk_field_clear_value (field, &wish->value);
  wish->is_there = FALSE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, field);
}

gboolean
lk_wishes_has (LkWishes *self, const LkField *field)
{
  return get_wish (self, field)->is_there;
}

LkWishAct
lk_wishes_get_act (LkWishes *self, const LkField *field)
{
  return get_wish (self, field)->act;
}

/**
 * lk_wishes_get_value:
 * @self: wishes
 * @field: a field
 *
 * Returns: (transfer none): the value or the entries; absent where there is none.
 */
const LkValue *
lk_wishes_get_value (LkWishes *self, const LkField *field)
{
  return &get_wish (self, field)->value;
}

guint
lk_wishes_count (LkWishes *self)
{
  guint n = 0;

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    n += self->wishes[i].is_there;
  return n;
}

/**
 * lk_wishes_next:
 * @self: wishes
 * @after: (nullable): a field; %NULL to begin
 *
 * Returns: (transfer none) (nullable): the next field with a wish, in the table's order.
 */
const LkField *
lk_wishes_next (LkWishes *self, const LkField *after)
{
  for (guint i = after != NULL ? (guint) (after - lk_user_fields) + 1 : 0; i < LK_N_USER_FIELDS;
       i++)
    if (self->wishes[i].is_there)
      return &lk_user_fields[i];

  return NULL;
}

/**
 * lk_wishes_get_fields:
 * @self: wishes
 *
 * Returns: (transfer full): the fields that change, what decides whether they can, and the number,
 *   which tells whose destination is their own.
 */
LkFieldSet *
lk_wishes_get_fields (LkWishes *self)
{
  const LkField *fields[2 * LK_N_USER_FIELDS + 1];
  guint n = 0;

  fields[n++] = lk_user_field_number;
  for (const LkField *at = lk_wishes_next (self, NULL); at != NULL; at = lk_wishes_next (self, at))
    {
      const LkField *condition = lk_wish_get_condition (at);

      fields[n++] = at;
      if (condition != NULL)
        fields[n++] = condition;
    }

  return lk_field_set_new_of (fields, n);
}

/**
 * lk_wishes_apply:
 * @self: wishes
 * @draft: of a user of whom the fields of lk_wishes_get_fields() were read
 * @error: return location
 *
 * May be called in any thread as long as nobody changes the wishes. Where it fails, a part of them
 * may stand in @draft.
 *
 * Returns: whether all of them could be written into @draft.
 */
gboolean
lk_wishes_apply (LkWishes *self, LkDraft *draft, GError **error)
{
  for (const LkField *at = lk_wishes_next (self, NULL); at != NULL; at = lk_wishes_next (self, at))
    {
      const Wish *wish = get_wish (self, at);

      if (!lk_wish_apply (at, wish->act, &wish->value, draft, error))
        return FALSE;
    }

  return TRUE;
}

static char *
dup_line (const LkField *field, const Wish *wish)
{
  const char *label = lk_field_get_label (field);
  g_autofree char *text = lk_change_dup_text (field, &wish->value);

  switch (wish->act)
    {
    case LK_WISH_ADD:
      /* Translators: what shall happen to a field of many users: its label, and what is added. */
      return g_strdup_printf (_ ("%s: add %s"), label, text);
    case LK_WISH_REMOVE:
      /* Translators: what shall happen to a field of many users: its label, and what is removed. */
      return g_strdup_printf (_ ("%s: remove %s"), label, text);
    case LK_WISH_CLEAR:
      /* Translators: what shall happen to a field of many users: %s is its label. */
      return g_strdup_printf (_ ("%s: empty"), label);
    default:
      /* Translators: what shall happen to a field of many users: its label, and its new value. */
      return g_strdup_printf (C_ ("wish", "%s: %s"), label, text);
    }
}

/**
 * lk_wishes_dup_lines:
 * @self: wishes
 *
 * Returns: (transfer full) (array zero-terminated=1): a translated line for each, in the table's
 *   order.
 */
char **
lk_wishes_dup_lines (LkWishes *self)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

  for (const LkField *at = lk_wishes_next (self, NULL); at != NULL; at = lk_wishes_next (self, at))
    {
      g_autofree char *line = dup_line (at, get_wish (self, at));

      g_strv_builder_add (lines, line);
    }

  return g_strv_builder_end (lines);
}
