/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-field-set.h"

#include "lk-user-fields.h"

struct _LkFieldSet
{
  gatomicrefcount ref_count;
  gboolean is_list; /* whether all users are read with it */
  guint length;
  const LkField *fields[LK_N_USER_FIELDS];
  gint8 positions[LK_N_USER_FIELDS]; /* by the row's place in the table; -1 where not in the set */
};

G_DEFINE_BOXED_TYPE (LkFieldSet, lk_field_set, lk_field_set_ref, lk_field_set_unref)

typedef gboolean (*WantedFunc) (const LkField *field, LkVersion version);

static LkFieldSet *
new_empty (void)
{
  LkFieldSet *self = g_new0 (LkFieldSet, 1);

  g_atomic_ref_count_init (&self->ref_count);
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    self->positions[i] = -1;
  return self;
}

static void
add_field (LkFieldSet *self, const LkField *field)
{
  self->positions[field - lk_user_fields] = (gint8) self->length;
  self->fields[self->length++] = field;
}

static LkFieldSet *
new_where (WantedFunc wanted, LkVersion version)
{
  LkFieldSet *self = new_empty ();

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    if (wanted (&lk_user_fields[i], version))
      add_field (self, &lk_user_fields[i]);

  return self;
}

static gboolean
is_in_version (const LkField *field, LkVersion version)
{
  return field->since <= (version != 0 ? version : LK_VERSION_OLDEST);
}

static gboolean
is_listed (const LkField *field, LkVersion version)
{
  return is_in_version (field, version) && lk_field_has (field, LK_FIELD_LIST);
}

static gboolean
is_on_page (const LkField *field, LkVersion version)
{
  return is_in_version (field, version) && !lk_field_has (field, LK_FIELD_SECRET);
}

static gboolean
is_creatable (const LkField *field, LkVersion version)
{
  return field == lk_user_field_id
         || (is_in_version (field, version) && lk_field_is_creatable (field));
}

static gboolean
is_any (const LkField *field, LkVersion version)
{
  return TRUE;
}

/**
 * lk_field_set_new_list:
 * @version: the server's version; 0 asks only for what every version has
 *
 * Returns: (transfer full): the fields that are loaded for every user: all that can be columns.
 */
LkFieldSet *
lk_field_set_new_list (LkVersion version)
{
  LkFieldSet *self = new_where (is_listed, version);

  self->is_list = TRUE;
  return self;
}

/**
 * lk_field_set_new_page:
 * @version: the server's version; 0 asks only for what every version has
 *
 * Returns: (transfer full): every field of that version but the secrets.
 */
LkFieldSet *
lk_field_set_new_page (LkVersion version)
{
  return new_where (is_on_page, version);
}

/**
 * lk_field_set_new_creatable:
 * @version: the server's version; 0 asks only for what every version has
 *
 * Returns: (transfer full): every field that a new user can be given, secrets too, and what will
 *   identify the user.
 */
LkFieldSet *
lk_field_set_new_creatable (LkVersion version)
{
  return new_where (is_creatable, version);
}

/**
 * lk_field_set_new_all:
 *
 * Returns: (transfer full): the whole table, secrets too. For a record that this program itself
 *   keeps, never for a request.
 */
LkFieldSet *
lk_field_set_new_all (void)
{
  return new_where (is_any, 0);
}

/**
 * lk_field_set_new_one:
 * @field: a field, perhaps a secret that a person asked to see
 *
 * Returns: (transfer full): that field and what identifies the user.
 */
LkFieldSet *
lk_field_set_new_one (const LkField *field)
{
  return lk_field_set_new_of (&field, 1);
}

static gboolean
is_one_of (const LkField *const *fields, guint n_fields, const LkField *field)
{
  for (guint i = 0; i < n_fields; i++)
    if (fields[i] == field)
      return TRUE;

  return FALSE;
}

/**
 * lk_field_set_new_of:
 * @fields: (array length=n_fields): some fields, in any order, perhaps secrets
 * @n_fields: how many
 *
 * Returns: (transfer full): those fields and what identifies the user.
 */
LkFieldSet *
lk_field_set_new_of (const LkField *const *fields, guint n_fields)
{
  LkFieldSet *self = new_empty ();

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    if (&lk_user_fields[i] == lk_user_field_id || is_one_of (fields, n_fields, &lk_user_fields[i]))
      add_field (self, &lk_user_fields[i]);

  return self;
}

LkFieldSet *
lk_field_set_ref (LkFieldSet *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
lk_field_set_unref (LkFieldSet *self)
{
  if (g_atomic_ref_count_dec (&self->ref_count))
    g_free (self);
}

guint
lk_field_set_get_length (LkFieldSet *self)
{
  return self->length;
}

const LkField *
lk_field_set_get_field (LkFieldSet *self, guint index)
{
  g_return_val_if_fail (index < self->length, NULL);

  return self->fields[index];
}

/**
 * lk_field_set_find:
 * @self: a set
 * @field: a row of the table
 *
 * Returns: the field's position in the set, or -1.
 */
int
lk_field_set_find (LkFieldSet *self, const LkField *field)
{
  return self->positions[field - lk_user_fields];
}

/**
 * lk_field_set_to_select:
 * @self: a set
 *
 * Returns: (transfer full): the value of `$select`, not yet percent-encoded. Never empty, because
 *   without `$select` the server answers with clear-text secrets (xapi/behaviour.md, 2.4).
 */
char *
lk_field_set_to_select (LkFieldSet *self)
{
  GString *select = g_string_new (lk_user_field_id->name);

  for (guint i = 0; i < self->length; i++)
    if (self->fields[i] != lk_user_field_id && !lk_field_has (self->fields[i], LK_FIELD_NAVIGATION))
      g_string_append_printf (select, ",%s", self->fields[i]->name);

  return g_string_free (select, FALSE);
}

typedef const char *(*OptionsFunc) (const LkStructure *structure);

static const char *
get_options (const LkStructure *structure)
{
  return structure->expand;
}

static const char *
get_list_options (const LkStructure *structure)
{
  return structure->list_expand != NULL ? structure->list_expand : structure->expand;
}

static const char *
get_write_options (const LkStructure *structure)
{
  return structure->write_expand != NULL ? structure->write_expand : structure->expand;
}

static char *
join_navigations (LkFieldSet *self, OptionsFunc get)
{
  g_autoptr (GString) expand = g_string_new (NULL);

  for (guint i = 0; i < self->length; i++)
    {
      const LkField *field = self->fields[i];
      const char *options;

      if (!lk_field_has (field, LK_FIELD_NAVIGATION))
        continue;
      if (expand->len > 0)
        g_string_append_c (expand, ',');
      g_string_append (expand, field->name);
      options = get (field->structure);
      if (options != NULL && *options != '\0')
        g_string_append_printf (expand, "(%s)", options);
    }

  return expand->len > 0 ? g_strdup (expand->str) : NULL;
}

/**
 * lk_field_set_to_expand:
 * @self: a set
 *
 * Returns: (transfer full) (nullable): the value of `$expand`, not yet percent-encoded, or %NULL
 *   where the set holds no navigation property.
 */
char *
lk_field_set_to_expand (LkFieldSet *self)
{
  return join_navigations (self, self->is_list ? get_list_options : get_options);
}

/**
 * lk_field_set_to_write_expand:
 * @self: a set
 *
 * For reading what is about to be written back: the server replaces lists whole, so that whatever
 * this leaves out would be lost. The answer may hold secrets, such as those of the phones.
 *
 * Returns: (transfer full) (nullable): the value of `$expand`, not yet percent-encoded, or %NULL
 *   where the set holds no navigation property.
 */
char *
lk_field_set_to_write_expand (LkFieldSet *self)
{
  return join_navigations (self, get_write_options);
}
