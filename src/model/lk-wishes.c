/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-wishes.h"

#include <glib/gi18n-lib.h>

#include "lk-change.h"
#include "lk-destination.h"
#include "lk-entries.h"
#include "lk-error.h"
#include "lk-field-kind.h"
#include "lk-forwarding-profile.h"
#include "lk-json.h"
#include "lk-membership.h"
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

static gboolean
is_list (const LkField *field)
{
  return field->kind == &lk_kind_choice_set
         || (field->structure != NULL && field->structure->is_array);
}

static gboolean
is_own (const LkField *field)
{
  return field->offer == LK_OFFER_OWN_GROUP || field->offer == LK_OFFER_OWN_PROFILE;
}

static const LkField *
get_profiles_field (void)
{
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    if (lk_user_fields[i].structure == &lk_forwarding_profile_structure)
      return &lk_user_fields[i];

  return NULL;
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
  const LkField *fields[LK_N_USER_FIELDS + 3];
  guint n = 0;

  fields[n++] = lk_user_field_number;
  for (const LkField *at = lk_wishes_next (self, NULL); at != NULL; at = lk_wishes_next (self, at))
    {
      fields[n++] = at;
      if (at->offer == LK_OFFER_OWN_GROUP)
        fields[n++] = lk_user_field_groups;
      if (at->offer == LK_OFFER_OWN_PROFILE)
        fields[n++] = get_profiles_field ();
    }

  return lk_field_set_new_of (fields, n);
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
  if (lk_field_has (field, LK_FIELD_REQUIRED) || !lk_field_is_editable (field) || is_own (field))
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

/* Whether the user has it already, however the server writes it. A mailbox that nobody names is
 * their own. */
static gboolean
has_already (const LkField *field, const LkValue *now, const LkValue *wanted, const char *number)
{
  g_autoptr (JsonNode) node = lk_value_dup_json (wanted);
  g_auto (LkValue) resolved = LK_VALUE_INIT;

  if (node == NULL || now->type != LK_VALUE_JSON)
    return FALSE;
  if (number != NULL)
    lk_destination_resolve (node, number);
  lk_value_set_json (&resolved, node);
  return lk_field_fulfils (field, now, &resolved);
}

static gboolean
replace (const LkField *field,
         const LkValue *now,
         const LkValue *wanted,
         const char *number,
         LkValue *out,
         GError **error)
{
  if (has_already (field, now, wanted, number))
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
       const Wish *wish,
       const LkValue *now,
       const char *number,
       LkValue *out,
       GError **error)
{
  switch (wish->act)
    {
    case LK_WISH_ADD:
    case LK_WISH_REMOVE:
      return change_entries (field, wish->act == LK_WISH_ADD, now, &wish->value, out, error);
    case LK_WISH_SET:
      if (lk_value_is_set (&wish->value))
        return replace (field, now, &wish->value, number, out, error);
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

/* What suits one user need not suit another. */
static gboolean
check_fit (LkDraft *draft, const LkField *field, const LkValue *value, GError **error)
{
  g_autoptr (JsonNode) node = lk_value_dup_json (value);
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

static gboolean
apply (LkWishes *self, LkDraft *draft, const LkField *field, GError **error)
{
  const Wish *wish = get_wish (self, field);
  const char *number = lk_user_get_text (lk_draft_get_original (draft), lk_user_field_number);
  const LkValue *now = lk_draft_get_original_value (draft, field);
  g_auto (LkValue) value = LK_VALUE_INIT;

  if (wish->act != LK_WISH_REMOVE && !check_fit (draft, field, &wish->value, error))
    return FALSE;
  if (!build (field, wish, now, number, &value, error))
    return FALSE;
  if (wish->act == LK_WISH_SET && !lk_field_check (field, &value, error))
    return FALSE;

  if (now->type != LK_VALUE_NULL || !is_empty_list (&value))
    lk_draft_set (draft, field, &value);
  return TRUE;
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
    if (!apply (self, draft, at, error))
      return FALSE;

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
