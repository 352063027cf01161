/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-template.h"

#include <glib/gi18n-lib.h>

#include "lk-error.h"
#include "lk-gift.h"
#include "lk-hand-over.h"
#include "lk-membership.h"
#include "lk-template-record.h"
#include "lk-user-fields.h"

struct _LkTemplate
{
  GObject parent_instance;

  char *name;
  guint64 serial; /* to the drafts that it gave something; copies share it */
  LkValue values[LK_N_USER_FIELDS];
  gboolean is_left[LK_N_USER_FIELDS];       /* held, yet not taken over */
  gboolean is_unreadable[LK_N_USER_FIELDS]; /* stays in the original as it is */
  JsonObject *original;                     /* nullable: as read, without secrets */
};

enum
{
  PROP_NAME = 1,
  PROP_N_FIELDS,
  N_PROPS,
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkTemplate, lk_template, G_TYPE_OBJECT)

static const LkOwner nobody = { NULL };

static guint
get_row (const LkField *field)
{
  return (guint) (field - lk_user_fields);
}

static void
announce (LkTemplate *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_FIELDS]);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
lk_template_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LkTemplate *self = LK_TEMPLATE (object);

  switch (id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_N_FIELDS:
      g_value_set_uint (value, lk_template_count (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lk_template_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_NAME:
      lk_template_set_name (LK_TEMPLATE (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lk_template_finalize (GObject *object)
{
  LkTemplate *self = LK_TEMPLATE (object);

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    lk_value_clear (&self->values[i]);
  g_clear_pointer (&self->original, json_object_unref);
  g_free (self->name);

  G_OBJECT_CLASS (lk_template_parent_class)->finalize (object);
}

static void
lk_template_class_init (LkTemplateClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lk_template_get_property;
  object_class->set_property = lk_template_set_property;
  object_class->finalize = lk_template_finalize;

  properties[PROP_NAME] =
    g_param_spec_string ("name", NULL, NULL, "",
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_FIELDS] =
    g_param_spec_uint ("n-fields", NULL, NULL, 0, LK_N_USER_FIELDS, 0,
                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LK_TYPE_TEMPLATE, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static guint64
take_serial (void)
{
  static gint n_templates;

  return (guint64) g_atomic_int_add (&n_templates, 1) + 1;
}

static void
lk_template_init (LkTemplate *self)
{
  self->serial = take_serial ();
  self->name = g_strdup ("");
}

/**
 * lk_template_new:
 * @name: what people call it
 *
 * Returns: (transfer full): a template that holds nothing yet.
 */
LkTemplate *
lk_template_new (const char *name)
{
  return g_object_new (LK_TYPE_TEMPLATE, "name", name, NULL);
}

/**
 * lk_template_new_from_user:
 * @colleague: read with lk_template_get_fields_to_read()
 *
 * Returns: (transfer full): all of @colleague that may go to someone else. What often differs from
 *   person to person is held, but not taken over unless someone says so.
 */
LkTemplate *
lk_template_new_from_user (LkUser *colleague)
{
  g_autofree char *name = lk_user_dup_name (colleague);
  g_auto (GStrv) texts = lk_hand_over_list_texts (colleague);
  const LkOwner owner = { lk_user_get_text (colleague, lk_user_field_number),
                          (const char *const *) texts };
  LkTemplate *self = lk_template_new (name);

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    if (lk_template_can_hold (&lk_user_fields[i]))
      {
        lk_hand_over_value (&lk_user_fields[i], lk_user_get (colleague, &lk_user_fields[i]), &owner,
                            &self->values[i]);
        self->is_left[i] = lk_field_has (&lk_user_fields[i], LK_FIELD_OFTEN_OWN);
      }

  return self;
}

/**
 * lk_template_new_from_draft:
 * @name: what people call it
 * @draft: of a new user
 *
 * Returns: (transfer full): what was set in @draft, as far as it may go to someone else.
 */
LkTemplate *
lk_template_new_from_draft (const char *name, LkDraft *draft)
{
  g_auto (GStrv) texts = lk_hand_over_list_texts_of_draft (draft);
  const LkOwner owner = { lk_value_get_text (lk_draft_get (draft, lk_user_field_number)),
                          (const char *const *) texts };
  LkTemplate *self = lk_template_new (name);
  const LkField *field = NULL;

  while ((field = lk_draft_next_change (draft, field)) != NULL)
    if (lk_template_can_hold (field))
      lk_hand_over_value (field, lk_draft_get (draft, field), &owner,
                          &self->values[get_row (field)]);

  return self;
}

static void
read_field (LkTemplate *self, const LkField *field)
{
  guint row = get_row (field);
  g_auto (LkValue) value = LK_VALUE_INIT;

  self->is_unreadable[row] = !lk_template_record_read (self->original, field, &value);
  lk_hand_over_value (field, &value, &nobody, &self->values[row]);
  self->is_left[row] = lk_template_record_leaves (self->original, field);
}

/**
 * lk_template_new_from_json:
 * @record: what lk_template_to_json() wrote, perhaps in a newer program
 * @error: return location
 *
 * What cannot be read is passed over and goes back as it is; see lk_template_count_unreadable().
 *
 * Returns: (transfer full) (nullable): the template; %NULL with %LK_ERROR_INVALID where it has no
 *   name.
 */
LkTemplate *
lk_template_new_from_json (JsonObject *record, GError **error)
{
  const char *name = lk_template_record_get_name (record);
  LkTemplate *self;

  if (name == NULL)
    {
      g_set_error_literal (error, LK_ERROR, LK_ERROR_INVALID, _ ("A template has no name."));
      return NULL;
    }

  self = lk_template_new (name);
  self->original = lk_template_record_copy (record);
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    if (lk_template_can_hold (&lk_user_fields[i]))
      read_field (self, &lk_user_fields[i]);

  return self;
}

/**
 * lk_template_to_json:
 * @self: a template
 *
 * Returns: (transfer full): the template for a file, with what a newer program wrote into it and
 *   without any secret.
 */
JsonObject *
lk_template_to_json (LkTemplate *self)
{
  JsonObject *record = lk_template_record_copy (self->original);

  lk_template_record_set_name (record, self->name);
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    if (!self->is_unreadable[i])
      {
        lk_template_record_write (record, &lk_user_fields[i], &self->values[i]);
        lk_template_record_set_leaves (record, &lk_user_fields[i],
                                       self->is_left[i] && lk_value_is_set (&self->values[i]));
      }

  return record;
}

/**
 * lk_template_copy:
 * @self: a template
 *
 * Returns: (transfer full): another template that holds the same. To a draft both are one: what was
 *   changed since the one gave it, the other leaves alone, too.
 */
LkTemplate *
lk_template_copy (LkTemplate *self)
{
  LkTemplate *copy = lk_template_new (self->name);

  copy->serial = self->serial;
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    {
      lk_value_copy (&self->values[i], &copy->values[i]);
      copy->is_left[i] = self->is_left[i];
      copy->is_unreadable[i] = self->is_unreadable[i];
    }
  copy->original = self->original != NULL ? json_object_ref (self->original) : NULL;
  return copy;
}

/**
 * lk_template_renew:
 * @self: a template that no draft was given anything of
 *
 * To a draft it is not the one that it was copied from: what was changed since that one gave it,
 * this one gives all the same.
 */
void
lk_template_renew (LkTemplate *self)
{
  self->serial = take_serial ();
}

/**
 * lk_template_get_name:
 * @self: a template
 *
 * Returns: (transfer none): what people call it; empty where nobody named it.
 */
const char *
lk_template_get_name (LkTemplate *self)
{
  return self->name;
}

/**
 * lk_template_set_name:
 * @self: a template
 * @name: what people call it; blanks around it do not count
 */
void
lk_template_set_name (LkTemplate *self, const char *name)
{
  g_autofree char *stripped = g_strstrip (g_strdup (name != NULL ? name : ""));

  if (g_str_equal (stripped, self->name))
    return;

  g_free (self->name);
  self->name = g_steal_pointer (&stripped);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * lk_template_can_hold:
 * @field: a field
 *
 * Returns: whether a new user can begin with someone else's value: nothing that belongs to one
 *   person alone, and no secret.
 */
gboolean
lk_template_can_hold (const LkField *field)
{
  return lk_hand_over_can (field);
}

/**
 * lk_template_get_fields_to_read:
 * @version: the server's version; 0 asks only for what every version has
 *
 * Returns: (transfer full): what to read of a colleague for lk_template_new_from_user().
 */
LkFieldSet *
lk_template_get_fields_to_read (LkVersion version)
{
  return lk_hand_over_get_fields (version);
}

/**
 * lk_template_count:
 * @self: a template
 *
 * Returns: how many fields it holds.
 */
guint
lk_template_count (LkTemplate *self)
{
  guint n_fields = 0;

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    n_fields += lk_value_is_set (&self->values[i]);
  return n_fields;
}

/**
 * lk_template_count_unreadable:
 * @self: a template
 *
 * Returns: how many fields a file had for it of which the values cannot be read.
 */
guint
lk_template_count_unreadable (LkTemplate *self)
{
  guint n_fields = 0;

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    n_fields += self->is_unreadable[i];
  return n_fields;
}

/**
 * lk_template_next:
 * @self: a template
 * @after: (nullable): a field; %NULL to begin
 *
 * Returns: (transfer none) (nullable): the next field that it holds, in the table's order.
 */
const LkField *
lk_template_next (LkTemplate *self, const LkField *after)
{
  for (guint i = after != NULL ? get_row (after) + 1 : 0; i < LK_N_USER_FIELDS; i++)
    if (lk_value_is_set (&self->values[i]))
      return &lk_user_fields[i];

  return NULL;
}

/**
 * lk_template_get:
 * @self: a template
 * @field: a field
 *
 * Returns: (transfer none): its value; absent where the template does not hold it.
 */
const LkValue *
lk_template_get (LkTemplate *self, const LkField *field)
{
  return &self->values[get_row (field)];
}

/**
 * lk_template_set:
 * @self: a template
 * @field: a field that a template can hold
 * @value: what new users shall begin with; null for nothing
 */
void
lk_template_set (LkTemplate *self, const LkField *field, const LkValue *value)
{
  LkValue *held = &self->values[get_row (field)];
  g_auto (LkValue) wanted = LK_VALUE_INIT;

  g_return_if_fail (lk_template_can_hold (field));

  lk_hand_over_value (field, value, &nobody, &wanted);
  if (lk_value_equal (held, &wanted) && !self->is_unreadable[get_row (field)])
    return;

  /* Whoever adds a setting means it to be taken over. */
  if (!lk_value_is_set (held))
    self->is_left[get_row (field)] = FALSE;
  lk_value_copy (&wanted, held);
  self->is_unreadable[get_row (field)] = FALSE;
  announce (self);
}

/**
 * lk_template_takes:
 * @self: a template
 * @field: a field
 *
 * Returns: whether new users get what it holds for @field.
 */
gboolean
lk_template_takes (LkTemplate *self, const LkField *field)
{
  return lk_value_is_set (lk_template_get (self, field)) && !self->is_left[get_row (field)];
}

/**
 * lk_template_set_takes:
 * @self: a template
 * @field: a field
 * @takes: whether new users shall get what it holds for @field
 */
void
lk_template_set_takes (LkTemplate *self, const LkField *field, gboolean takes)
{
  if (!lk_value_is_set (lk_template_get (self, field)) || lk_template_takes (self, field) == takes)
    return;

  self->is_left[get_row (field)] = !takes;
  announce (self);
}

/**
 * lk_template_count_taken:
 * @self: a template
 *
 * Returns: how many of its fields new users get.
 */
guint
lk_template_count_taken (LkTemplate *self)
{
  guint n_fields = 0;

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    n_fields += lk_template_takes (self, &lk_user_fields[i]);
  return n_fields;
}

/* A main department is one of the departments, and a server may not know the field. */
static gboolean
has_place_for (LkTemplate *self, LkDraft *draft, const LkField *field)
{
  const LkValue *value = lk_template_get (self, field);

  if (lk_draft_get_original_value (draft, field)->type == LK_VALUE_ABSENT)
    return FALSE;

  return field != lk_user_field_primary_group
         || lk_membership_is_among (lk_draft_get (draft, lk_user_field_groups), value->integer);
}

/**
 * lk_template_apply:
 * @self: a template
 * @draft: of a new user
 *
 * Gives @draft what is to be taken over, each field as a step of undo of its own, and takes back
 * what was given before and is not to be taken over any more. May be repeated after each change:
 * what the person changed since stays as it is. A main department comes only with its department.
 */
void
lk_template_apply (LkTemplate *self, LkDraft *draft)
{
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    if (lk_template_takes (self, &lk_user_fields[i])
        && has_place_for (self, draft, &lk_user_fields[i]))
      lk_gift_give (draft, self->serial, &lk_user_fields[i], &self->values[i]);
    else
      lk_gift_take_back (draft, self->serial, &lk_user_fields[i]);
}

/**
 * lk_template_withdraw:
 * @self: a template
 * @draft: of a new user
 *
 * Makes what lk_template_apply() gave as it was before, unless the person changed it since.
 */
void
lk_template_withdraw (LkTemplate *self, LkDraft *draft)
{
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    lk_gift_take_back (draft, self->serial, &lk_user_fields[i]);
}
