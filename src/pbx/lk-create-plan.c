/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-create-plan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lk-error.h"
#include "lk-save-plan.h"
#include "lk-user-fields.h"

struct _LkCreatePlan
{
  LkDraft *draft; /* of its own */
  LkSavePlan *changes;
  LkFieldSet *fields;
  LkFieldSet *identity;
  GArray *known; /* of int: who had the e-mail address before; the person's draft has it, too */
};

static G_DEFINE_QUARK (lk - create - plan - known, known);

/* The draft remembers whom the first look met, for those who look once more. */
static GArray *
ref_known (LkDraft *draft)
{
  GArray *ids = g_object_get_qdata (G_OBJECT (draft), known_quark ());

  if (ids == NULL)
    {
      ids = g_array_new (FALSE, FALSE, sizeof (int));
      g_object_set_qdata_full (G_OBJECT (draft), known_quark (), ids,
                               (GDestroyNotify) g_array_unref);
    }

  return g_array_ref (ids);
}

static LkDraft *
copy_draft (LkDraft *draft)
{
  LkDraft *copy = lk_draft_new (lk_draft_get_original (draft));
  const LkField *field = NULL;

  while ((field = lk_draft_next_change (draft, field)) != NULL)
    lk_draft_set (copy, field, lk_draft_get (draft, field));

  return copy;
}

static LkFieldSet *
collect_fields (LkDraft *draft, gboolean with_changes)
{
  const LkField *const names[] = { lk_user_field_number, lk_user_field_first_name,
                                   lk_user_field_last_name, lk_user_field_display_name,
                                   lk_user_field_email };
  const LkField *fields[G_N_ELEMENTS (names) + LK_N_USER_FIELDS];
  const LkField *field = NULL;
  guint n_fields = 0;

  for (; n_fields < G_N_ELEMENTS (names); n_fields++)
    fields[n_fields] = names[n_fields];
  while (with_changes && (field = lk_draft_next_change (draft, field)) != NULL)
    fields[n_fields++] = field;

  return lk_field_set_new_of (fields, n_fields);
}

/**
 * lk_create_plan_new:
 * @draft: a user who is yet to be created
 *
 * Returns: (transfer full): what is set now; what happens to the draft later makes no difference.
 */
LkCreatePlan *
lk_create_plan_new (LkDraft *draft)
{
  LkCreatePlan *self = g_new0 (LkCreatePlan, 1);

  self->draft = copy_draft (draft);
  self->changes = lk_save_plan_new (self->draft);
  self->fields = collect_fields (self->draft, TRUE);
  self->identity = collect_fields (self->draft, FALSE);
  self->known = ref_known (draft);
  return self;
}

void
lk_create_plan_free (LkCreatePlan *self)
{
  g_object_unref (self->draft);
  lk_save_plan_free (self->changes);
  lk_field_set_unref (self->fields);
  lk_field_set_unref (self->identity);
  g_array_unref (self->known);
  g_free (self);
}

static const char *
get_text (LkCreatePlan *self, const LkField *field)
{
  const char *text = lk_value_get_text (lk_draft_get (self->draft, field));

  return text != NULL ? text : "";
}

/**
 * lk_create_plan_check:
 * @self: a plan
 * @error: return location
 *
 * Returns: whether it can be sent at all. Without a number nobody could find out what became of it
 *   if the answer is lost.
 */
gboolean
lk_create_plan_check (LkCreatePlan *self, GError **error)
{
  if (*get_text (self, lk_user_field_number) == '\0')
    {
      g_set_error_literal (error, LK_ERROR, LK_ERROR_INVALID,
                           _ ("The new user has no extension number yet. Nothing was sent."));
      return FALSE;
    }

  return lk_save_plan_check (self->changes, error);
}

/**
 * lk_create_plan_has:
 * @self: a plan
 * @field: a field
 *
 * Returns: whether @field is set, so that it goes out.
 */
gboolean
lk_create_plan_has (LkCreatePlan *self, const LkField *field)
{
  return lk_draft_is_changed (self->draft, field);
}

const char *
lk_create_plan_get_number (LkCreatePlan *self)
{
  return get_text (self, lk_user_field_number);
}

const char *
lk_create_plan_get_email (LkCreatePlan *self)
{
  return get_text (self, lk_user_field_email);
}

/**
 * lk_create_plan_get_fields:
 * @self: a plan
 *
 * Returns: (transfer none): what is set, secrets only where they are among it, and who the user is.
 */
LkFieldSet *
lk_create_plan_get_fields (LkCreatePlan *self)
{
  return self->fields;
}

/**
 * lk_create_plan_get_identity:
 * @self: a plan
 *
 * Returns: (transfer none): what tells one user from another.
 */
LkFieldSet *
lk_create_plan_get_identity (LkCreatePlan *self)
{
  return self->identity;
}

/**
 * lk_create_plan_build:
 * @self: a plan
 * @with_main_department: whether the main department shall be in it
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the body of the POST: what is set, and nothing else.
 */
JsonObject *
lk_create_plan_build (LkCreatePlan *self, gboolean with_main_department, GError **error)
{
  JsonObject *body =
    lk_save_plan_build (self->changes, 0, lk_draft_get_original (self->draft), error);

  if (body != NULL && !with_main_department)
    json_object_remove_member (body, lk_user_field_primary_group->name);
  return body;
}

/**
 * lk_create_plan_build_masked:
 * @self: a plan
 * @with_secrets: whether secrets shall be in it as they are
 *
 * Returns: (transfer full): the same for a person to read.
 */
JsonObject *
lk_create_plan_build_masked (LkCreatePlan *self, gboolean with_secrets)
{
  g_autoptr (GPtrArray) bodies = lk_save_plan_build_masked (self->changes, with_secrets);

  return json_object_ref (g_ptr_array_index (bodies, 0));
}

/* Who is who */

static gboolean
is_known (LkCreatePlan *self, LkUser *user)
{
  for (guint i = 0; i < self->known->len; i++)
    if (g_array_index (self->known, int, i) == lk_user_get_id (user))
      return TRUE;

  return FALSE;
}

/**
 * lk_create_plan_note_known:
 * @self: a plan
 * @users: (element-type LkUser): who was found before anything was sent
 *
 * Nobody of these is the new user.
 */
void
lk_create_plan_note_known (LkCreatePlan *self, GPtrArray *users)
{
  g_array_set_size (self->known, 0);
  for (guint i = 0; i < users->len; i++)
    {
      int id = lk_user_get_id (users->pdata[i]);

      g_array_append_val (self->known, id);
    }
}

/**
 * lk_create_plan_find_holder:
 * @self: a plan
 * @users: (element-type LkUser): who was found
 *
 * Returns: (transfer none) (nullable): who has the number, whoever that is.
 */
LkUser *
lk_create_plan_find_holder (LkCreatePlan *self, GPtrArray *users)
{
  for (guint i = 0; i < users->len; i++)
    if (g_str_equal (lk_user_get_text (users->pdata[i], lk_user_field_number),
                     lk_create_plan_get_number (self)))
      return users->pdata[i];

  return NULL;
}

static char *
fold (const char *text)
{
  g_autofree char *bare = g_strstrip (g_strdup (text));

  return g_utf8_casefold (bare, -1);
}

/* Names as a person reads them. What was not set is empty, or what a server makes of a number. */
static gboolean
agrees (LkCreatePlan *self, const LkField *field, LkUser *user)
{
  g_autofree char *wanted = fold (get_text (self, field));
  g_autofree char *there = fold (lk_user_get_text (user, field));

  if (*wanted != '\0' || *there == '\0')
    return g_str_equal (wanted, there);

  return g_str_equal (there, lk_user_get_text (user, lk_user_field_number));
}

static gboolean
has_our_names (LkCreatePlan *self, LkUser *user)
{
  return agrees (self, lk_user_field_first_name, user)
         && agrees (self, lk_user_field_last_name, user)
         && agrees (self, lk_user_field_email, user);
}

/**
 * lk_create_plan_find_own:
 * @self: a plan
 * @users: (element-type LkUser): who was found after something was sent
 *
 * Names and e-mail address tell. With the address there may be another number, if the server chose
 * one; without it the number has to be the same.
 *
 * Returns: (transfer none) (nullable): the new user; or somebody whom someone else created just
 *   now, with the same names.
 */
LkUser *
lk_create_plan_find_own (LkCreatePlan *self, GPtrArray *users)
{
  LkUser *holder = lk_create_plan_find_holder (self, users);

  if (holder != NULL && !is_known (self, holder) && has_our_names (self, holder))
    return holder;

  for (guint i = 0; i < users->len && *lk_create_plan_get_email (self) != '\0'; i++)
    if (users->pdata[i] != holder && !is_known (self, users->pdata[i])
        && has_our_names (self, users->pdata[i]))
      return users->pdata[i];

  return NULL;
}

/* What came of it */

/**
 * lk_create_plan_find_missing:
 * @self: a plan
 * @now: the user as the server has them
 *
 * Returns: (transfer container) (element-type LkField): what is not as asked, except for secrets
 *   that nobody can read back.
 */
GPtrArray *
lk_create_plan_find_missing (LkCreatePlan *self, LkUser *now)
{
  return lk_save_plan_find_missing (self->changes, now);
}

/**
 * lk_create_plan_find_hidden:
 * @self: a plan
 * @now: the user as the server has them
 *
 * Returns: (transfer container) (element-type LkField): the secrets of which the server does not
 *   say whether they are as asked.
 */
GPtrArray *
lk_create_plan_find_hidden (LkCreatePlan *self, LkUser *now)
{
  return lk_save_plan_find_hidden (self->changes, 0, now);
}

/**
 * lk_create_plan_dup_rest:
 * @self: a plan
 * @now: the user as the server has them
 *
 * Returns: (transfer full) (nullable): a change of what is not as asked, or %NULL where there is
 *   nothing that could be changed.
 */
LkDraft *
lk_create_plan_dup_rest (LkCreatePlan *self, LkUser *now)
{
  g_autoptr (GPtrArray) missing = lk_create_plan_find_missing (self, now);
  g_autoptr (LkDraft) rest = lk_draft_new (now);

  for (guint i = 0; i < missing->len; i++)
    if (lk_field_is_editable (missing->pdata[i]))
      lk_draft_set (rest, missing->pdata[i], lk_draft_get (self->draft, missing->pdata[i]));

  return lk_draft_count_changes (rest) > 0 ? g_steal_pointer (&rest) : NULL;
}
