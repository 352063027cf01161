/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-edit-context.h"

#include <glib/gi18n-lib.h>

#include "lk-email-check.h"
#include "lk-number-check.h"

/* What a value has to be that no two can have. */
static const LkCheckKind *const kinds[] = { &lk_email_check, &lk_number_check };

struct _LkEditContext
{
  GObject parent_instance;

  LkDirectory *directory;
  LkCatalogue *catalogue;
  LkDraft *draft;
  guint n_users;                              /* many, where there is no draft */
  char **statuses;                            /* the names that their forwarding profiles have */
  LkValueCheck *checks[G_N_ELEMENTS (kinds)]; /* each made when first asked for */
};

G_DEFINE_FINAL_TYPE (LkEditContext, lk_edit_context, G_TYPE_OBJECT)

static void
lk_edit_context_finalize (GObject *object)
{
  LkEditContext *self = LK_EDIT_CONTEXT (object);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (self->checks[i] != NULL)
      {
        lk_value_check_close (self->checks[i]);
        g_object_unref (self->checks[i]);
      }
  g_object_unref (self->directory);
  g_object_unref (self->catalogue);
  g_clear_object (&self->draft);
  g_strfreev (self->statuses);

  G_OBJECT_CLASS (lk_edit_context_parent_class)->finalize (object);
}

static void
lk_edit_context_class_init (LkEditContextClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lk_edit_context_finalize;
}

static void
lk_edit_context_init (LkEditContext *self)
{
}

/**
 * lk_edit_context_new:
 * @directory: the users of the phone system
 * @catalogue: what else it offers
 * @draft: (nullable): the edit that the values belong to; %NULL where they belong to many users
 *
 * Returns: (transfer full): what editors have to know.
 */
LkEditContext *
lk_edit_context_new (LkDirectory *directory, LkCatalogue *catalogue, LkDraft *draft)
{
  LkEditContext *self = g_object_new (LK_TYPE_EDIT_CONTEXT, NULL);

  self->directory = g_object_ref (directory);
  self->catalogue = g_object_ref (catalogue);
  g_set_object (&self->draft, draft);
  return self;
}

/**
 * lk_edit_context_new_for_many:
 * @directory: the users of the phone system
 * @catalogue: what else it offers
 * @n_users: how many of them the values are for
 *
 * Returns: (transfer full): what editors have to know whose value is for many users at once. There
 *   is no draft, and no value that could be said to be unset.
 */
LkEditContext *
lk_edit_context_new_for_many (LkDirectory *directory, LkCatalogue *catalogue, guint n_users)
{
  LkEditContext *self = lk_edit_context_new (directory, catalogue, NULL);

  self->n_users = n_users;
  return self;
}

LkPbx *
lk_edit_context_get_pbx (LkEditContext *self)
{
  return lk_directory_get_pbx (self->directory);
}

LkDirectory *
lk_edit_context_get_directory (LkEditContext *self)
{
  return self->directory;
}

LkCatalogue *
lk_edit_context_get_catalogue (LkEditContext *self)
{
  return self->catalogue;
}

/**
 * lk_edit_context_get_draft:
 * @self: a context
 *
 * Returns: (transfer none) (nullable): the edit that the values belong to.
 */
LkDraft *
lk_edit_context_get_draft (LkEditContext *self)
{
  return self->draft;
}

/**
 * lk_edit_context_is_for_new_user:
 * @self: (nullable): a context
 *
 * Returns: whether the values belong to a user who is yet to be created, of whom the phone system
 *   knows nothing.
 */
gboolean
lk_edit_context_is_for_new_user (LkEditContext *self)
{
  return self != NULL && self->draft != NULL && lk_draft_is_new_user (self->draft);
}

/**
 * lk_edit_context_is_for_many:
 * @self: (nullable): a context
 *
 * Returns: whether the values are for many users at once.
 */
gboolean
lk_edit_context_is_for_many (LkEditContext *self)
{
  return self != NULL && self->draft == NULL;
}

/**
 * lk_edit_context_get_n_users:
 * @self: a context for many users
 *
 * Returns: how many they are; 0 where nobody knows.
 */
guint
lk_edit_context_get_n_users (LkEditContext *self)
{
  return self->n_users;
}

/**
 * lk_edit_context_set_statuses:
 * @self: a context for many users
 * @names: (array zero-terminated=1): what their forwarding profiles are called, all together
 */
void
lk_edit_context_set_statuses (LkEditContext *self, const char *const *names)
{
  g_strfreev (self->statuses);
  self->statuses = g_strdupv ((char **) names);
}

/**
 * lk_edit_context_get_statuses:
 * @self: a context for many users
 *
 * Returns: (transfer none) (nullable) (array zero-terminated=1): what was said last; %NULL where
 *   nothing was.
 */
const char *const *
lk_edit_context_get_statuses (LkEditContext *self)
{
  return (const char *const *) self->statuses;
}

/**
 * lk_edit_context_get_unset_label:
 * @self: (nullable): a context
 *
 * What is not set for a new user is not sent, and nobody but the phone system knows what it takes
 * instead. Many users may each have something else.
 *
 * Returns: (transfer none): what no value is called among the values to choose from, translated.
 */
const char *
lk_edit_context_get_unset_label (LkEditContext *self)
{
  if (lk_edit_context_is_for_many (self))
    return _ ("Nothing chosen yet");

  return lk_edit_context_is_for_new_user (self) ? _ ("Phone system’s default") : _ ("Not set");
}

/**
 * lk_edit_context_get_unset_text:
 * @self: (nullable): a context
 *
 * Returns: (transfer none): what stands in the place of a value that there is not, translated.
 */
const char *
lk_edit_context_get_unset_text (LkEditContext *self)
{
  if (lk_edit_context_is_for_many (self))
    return _ ("Nothing chosen yet");

  return lk_edit_context_is_for_new_user (self) ? _ ("Not set: the phone system decides")
                                                : _ ("Not set");
}

/**
 * lk_edit_context_get_check:
 * @self: a context
 * @field: a field
 *
 * All that show the value share one check, so that the phone system is asked once.
 *
 * Returns: (transfer none) (nullable): what knows whether the draft's value of @field is free;
 * %NULL where that is no question.
 */
LkValueCheck *
lk_edit_context_get_check (LkEditContext *self, const LkField *field)
{
  for (guint i = 0; self->draft != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (*kinds[i]->field == field)
      {
        if (self->checks[i] == NULL)
          self->checks[i] =
            lk_value_check_new (kinds[i], self->directory, self->catalogue, self->draft);
        return self->checks[i];
      }

  return NULL;
}
