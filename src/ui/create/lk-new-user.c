/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-new-user.h"

#include <glib/gi18n-lib.h>

#include "lk-creation.h"
#include "lk-draft-departments.h"
#include "lk-generate.h"
#include "lk-obstacle.h"
#include "lk-user-fields.h"

struct _LkNewUser
{
  GObject parent_instance;

  LkDirectory *directory;
  LkCatalogue *catalogue;
  LkDraft *draft;
  LkEditContext *context;
  LkTemplate *beginning;
  LkLicence *licence;
  LkWelcome *welcome;
  gboolean welcomes;
  gboolean is_closed;

  gboolean is_giving;                  /* the program writes into the draft, not the person */
  gboolean is_given[LK_N_USER_FIELDS]; /* what it wrote and nobody changed since */

  LkFreeNumber *suggestion;
  int department; /* for which a number was suggested; -1 before the first */
  LkCreation *creation;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_FINISHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkNewUser, lk_new_user, G_TYPE_OBJECT)

static const LkValue *
get_value (LkNewUser *self, const LkField *field)
{
  return lk_draft_get (self->draft, field);
}

static const char *
get_text (LkNewUser *self, const LkField *field)
{
  const char *text = lk_value_get_text (get_value (self, field));

  return text != NULL && *text != '\0' ? text : NULL;
}

static void
changed (LkNewUser *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* The extension */

static gboolean *
get_given (LkNewUser *self, const LkField *field)
{
  return &self->is_given[field - lk_user_fields];
}

static void
give (LkNewUser *self, const LkField *field, const LkValue *value)
{
  self->is_giving = TRUE;
  lk_draft_set (self->draft, field, value);
  lk_draft_end_step (self->draft);
  self->is_giving = FALSE;
}

static void
give_text (LkNewUser *self, const LkField *field, const char *text)
{
  g_auto (LkValue) value = LK_VALUE_INIT;

  if (text != NULL)
    lk_value_set_text (&value, text);
  else
    lk_value_set_null (&value);
  give (self, field, &value);
}

static gboolean
was_number_typed (LkNewUser *self)
{
  return get_text (self, lk_user_field_number) != NULL && !*get_given (self, lk_user_field_number);
}

static void
suggested_cb (LkNewUser *self)
{
  const char *number = lk_free_number_get (self->suggestion);

  /* What was suggested for another department does not suit this one. */
  if (!was_number_typed (self))
    give_text (self, lk_user_field_number, number);
  changed (self);
}

/* Another department may have other numbers. */
static void
follow_department (LkNewUser *self)
{
  if (self->department >= 0 && lk_draft_departments_get_main (self->draft) != self->department)
    lk_new_user_suggest_number (self);
}

static void
draft_changed_cb (LkNewUser *self, const LkField *field)
{
  if (field != NULL)
    *get_given (self, field) = self->is_giving;
  /* Whoever types a number does not want another one a moment later. */
  if (field == lk_user_field_number && !self->is_giving)
    lk_free_number_cancel (self->suggestion);
  if (field == NULL || field == lk_user_field_groups || field == lk_user_field_primary_group)
    follow_department (self);
  changed (self);
}

/* The welcome follows the creation at once, and only where somebody still waits for it. */
static void
finished_cb (LkNewUser *self)
{
  const LkCreateResult *outcome = lk_creation_get_outcome (self->creation);

  if (self->welcomes && !self->is_closed && lk_creation_has_created (self->creation))
    lk_welcome_send (self->welcome, outcome->id);
  /* What it allowed before is not to stand beside a refusal that says otherwise. */
  if (!self->is_closed && outcome != NULL && outcome->state == LK_CREATE_REFUSED)
    lk_licence_ask (self->licence);
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
}

static void
lk_new_user_dispose (GObject *object)
{
  lk_new_user_close (LK_NEW_USER (object));

  G_OBJECT_CLASS (lk_new_user_parent_class)->dispose (object);
}

static void
lk_new_user_finalize (GObject *object)
{
  LkNewUser *self = LK_NEW_USER (object);

  g_clear_object (&self->beginning);
  g_object_unref (self->creation);
  g_object_unref (self->suggestion);
  g_object_unref (self->welcome);
  g_object_unref (self->licence);
  g_object_unref (self->context);
  g_object_unref (self->draft);
  g_object_unref (self->catalogue);
  g_object_unref (self->directory);

  G_OBJECT_CLASS (lk_new_user_parent_class)->finalize (object);
}

static void
lk_new_user_class_init (LkNewUserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lk_new_user_dispose;
  object_class->finalize = lk_new_user_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LK_TYPE_NEW_USER, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FINISHED] = g_signal_new ("finished", LK_TYPE_NEW_USER, G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 0);
}

static void
lk_new_user_init (LkNewUser *self)
{
  self->department = -1;
}

static void
follow (LkNewUser *self)
{
  g_signal_connect_object (self->draft, "changed", G_CALLBACK (draft_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->suggestion, "found", G_CALLBACK (suggested_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->creation, "changed", G_CALLBACK (changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->creation, "finished", G_CALLBACK (finished_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->licence, "changed", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->welcome, "changed", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
}

/**
 * lk_new_user_new:
 * @directory: all users
 * @catalogue: what else the phone system offers
 *
 * Returns: (transfer full): a user of whom nothing is known yet. Neither is an extension suggested
 *   nor the licence asked for before lk_new_user_suggest_number() and lk_licence_ask().
 */
LkNewUser *
lk_new_user_new (LkDirectory *directory, LkCatalogue *catalogue)
{
  LkNewUser *self = g_object_new (LK_TYPE_NEW_USER, NULL);
  LkPbx *pbx = lk_directory_get_pbx (directory);

  self->directory = g_object_ref (directory);
  self->catalogue = g_object_ref (catalogue);
  self->draft = lk_draft_new_user (lk_pbx_get_version (pbx));
  self->context = lk_edit_context_new (directory, catalogue, self->draft);
  self->licence = lk_licence_new (directory);
  self->welcome = lk_welcome_new (pbx);
  self->suggestion = lk_free_number_new (directory, catalogue);
  self->creation = lk_creation_new (directory, catalogue, self->draft);
  follow (self);
  return self;
}

/* Also that nothing is set, whatever the beginning says. */
static void
keep (LkNewUser *self, LkNewUser *earlier, const LkField *field)
{
  give (self, field, get_value (earlier, field));
}

/* What whoever creates many in a row would have to choose again for each of them. */
static gboolean
is_kept (const LkField *field)
{
  return field == lk_user_field_groups || field == lk_user_field_primary_group
         || (lk_field_has (field, LK_FIELD_BRIEF) && !lk_field_has (field, LK_FIELD_PERSONAL)
             && !lk_field_has (field, LK_FIELD_OFTEN_OWN));
}

/**
 * lk_new_user_another:
 * @self: a user who was created
 *
 * Returns: (transfer full): one more: with the same department, role and beginning, and whatever
 *   else of the form is the same for colleagues.
 */
LkNewUser *
lk_new_user_another (LkNewUser *self)
{
  LkNewUser *another = lk_new_user_new (self->directory, self->catalogue);
  const char *number = get_text (self, lk_user_field_number);

  if (number != NULL)
    lk_free_number_exclude (another->suggestion, number);
  lk_new_user_start_from (another, self->beginning);
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    if (is_kept (&lk_user_fields[i]))
      keep (another, self, &lk_user_fields[i]);
  lk_new_user_set_web_client (another, lk_new_user_get_web_client (self));
  lk_new_user_set_jobs (another, lk_creation_get_jobs (self->creation));
  another->welcomes = self->welcomes;
  return another;
}

/**
 * lk_new_user_close:
 * @self: a new user
 *
 * Nobody is interested any more. What has left is not taken back; whoever comes into being by it
 * still gets into the list.
 */
void
lk_new_user_close (LkNewUser *self)
{
  self->is_closed = TRUE;
  self->department = -1;
  lk_free_number_cancel (self->suggestion);
  lk_licence_close (self->licence);
  lk_creation_close (self->creation);
}

/* Where it is written down who is created. */
void
lk_new_user_set_jobs (LkNewUser *self, LkJobs *jobs)
{
  lk_creation_set_jobs (self->creation, jobs);
}

LkDraft *
lk_new_user_get_draft (LkNewUser *self)
{
  return self->draft;
}

LkEditContext *
lk_new_user_get_context (LkNewUser *self)
{
  return self->context;
}

LkLicence *
lk_new_user_get_licence (LkNewUser *self)
{
  return self->licence;
}

LkWelcome *
lk_new_user_get_welcome (LkNewUser *self)
{
  return self->welcome;
}

/**
 * lk_new_user_dup_name:
 * @self: a new user
 *
 * Returns: (transfer full): what the person has entered of the name; empty before.
 */
char *
lk_new_user_dup_name (LkNewUser *self)
{
  const char *first = get_text (self, lk_user_field_first_name);
  const char *last = get_text (self, lk_user_field_last_name);

  if (first == NULL || last == NULL)
    return g_strdup (first != NULL ? first : last != NULL ? last : "");

  /* Translators: a first name and a last name. */
  return g_strdup_printf (C_ ("name", "%s %s"), first, last);
}

/**
 * lk_new_user_start_from:
 * @self: a new user
 * @beginning: (nullable): settings to begin with; %NULL for none
 *
 * What the earlier beginning set goes, unless the person has changed it.
 */
void
lk_new_user_start_from (LkNewUser *self, LkTemplate *beginning)
{
  self->is_giving = TRUE;
  if (self->beginning != NULL)
    lk_template_withdraw (self->beginning, self->draft);
  g_set_object (&self->beginning, beginning);
  if (beginning != NULL)
    lk_template_apply (beginning, self->draft);
  lk_draft_end_step (self->draft);
  self->is_giving = FALSE;
  changed (self);
}

LkTemplate *
lk_new_user_get_beginning (LkNewUser *self)
{
  return self->beginning;
}

/**
 * lk_new_user_get_welcomes:
 * @self: a new user
 *
 * Returns: whether the phone system shall send the welcome e-mail.
 */
gboolean
lk_new_user_get_welcomes (LkNewUser *self)
{
  return self->welcomes;
}

void
lk_new_user_set_welcomes (LkNewUser *self, gboolean welcomes)
{
  if (self->welcomes == welcomes)
    return;

  self->welcomes = welcomes;
  changed (self);
}

gboolean
lk_new_user_get_web_client (LkNewUser *self)
{
  return get_text (self, lk_user_field_access_password) != NULL;
}

/**
 * lk_new_user_set_web_client:
 * @self: a new user
 * @has_password: whether they get a password for the web client and the apps
 *
 * Makes one, unless the person has entered their own.
 */
void
lk_new_user_set_web_client (LkNewUser *self, gboolean has_password)
{
  LkValue value = LK_VALUE_INIT;

  if (lk_new_user_get_web_client (self) == has_password)
    return;

  if (!has_password)
    {
      lk_draft_put_back (self->draft, lk_user_field_access_password);
      return;
    }

  g_autoptr (LkSecret) password = lk_generate_secret (lk_user_field_access_password);
  lk_value_set_text (&value, password);
  give (self, lk_user_field_access_password, &value);
  lk_value_wipe (&value);
}

/**
 * lk_new_user_suggest_number:
 * @self: a new user
 *
 * Looks for a free extension, among those of the department where it has its own, and enters it
 * unless the person has typed one.
 */
void
lk_new_user_suggest_number (LkNewUser *self)
{
  if (self->is_closed)
    return;

  self->department = lk_draft_departments_get_main (self->draft);
  if (was_number_typed (self))
    return;

  lk_free_number_find (self->suggestion, self->department);
  changed (self);
}

gboolean
lk_new_user_is_suggesting (LkNewUser *self)
{
  return lk_free_number_is_asking (self->suggestion);
}

/**
 * lk_new_user_get_suggestion_error:
 * @self: a new user
 *
 * Returns: (transfer none) (nullable): why no extension could be suggested.
 */
const GError *
lk_new_user_get_suggestion_error (LkNewUser *self)
{
  return lk_free_number_get_error (self->suggestion);
}

/**
 * lk_new_user_get_next_number:
 * @self: a new user whose extension was taken meanwhile
 *
 * Returns: (transfer none) (nullable): one that is free; %NULL as long as it is not known.
 */
const char *
lk_new_user_get_next_number (LkNewUser *self)
{
  return lk_creation_get_next_number (self->creation);
}

/**
 * lk_new_user_dup_obstacle:
 * @self: a new user
 *
 * Returns: (transfer full) (nullable): a translated sentence: the first thing that keeps them from
 *   being created; %NULL where nothing does.
 */
char *
lk_new_user_dup_obstacle (LkNewUser *self)
{
  char *obstacle = lk_obstacle_dup (self->context);

  return obstacle != NULL ? obstacle : lk_licence_dup_obstacle (self->licence);
}

/**
 * lk_new_user_has_entries:
 * @self: a new user
 *
 * Returns: whether the person has entered something that the program does not know by itself.
 */
gboolean
lk_new_user_has_entries (LkNewUser *self)
{
  for (const LkField *field = lk_draft_next_change (self->draft, NULL); field != NULL;
       field = lk_draft_next_change (self->draft, field))
    if (!*get_given (self, field))
      return TRUE;

  return FALSE;
}

/**
 * lk_new_user_create:
 * @self: a new user
 *
 * Creates them at the phone system, unless something is in the way.
 */
void
lk_new_user_create (LkNewUser *self)
{
  g_autofree char *obstacle = lk_new_user_dup_obstacle (self);

  if (obstacle != NULL)
    return;

  lk_free_number_cancel (self->suggestion);
  lk_creation_start (self->creation);
}

/**
 * lk_new_user_give_number:
 * @self: a new user whose extension was taken meanwhile
 * @number: another one, as if it had been suggested in the first place
 */
void
lk_new_user_give_number (LkNewUser *self, const char *number)
{
  g_autofree char *copy = g_strdup (number);

  if (!lk_creation_is_busy (self->creation))
    give_text (self, lk_user_field_number, copy);
}

void
lk_new_user_look_again (LkNewUser *self)
{
  lk_creation_look_again (self->creation);
}

/**
 * lk_new_user_is_busy:
 * @self: a new user
 *
 * Returns: whether they are being created or looked for.
 */
gboolean
lk_new_user_is_busy (LkNewUser *self)
{
  return lk_creation_is_busy (self->creation);
}

/**
 * lk_new_user_get_outcome:
 * @self: a new user
 *
 * Returns: (transfer none) (nullable): what became of the creating; %NULL before, and where the
 *   person cancelled in time.
 */
const LkCreateResult *
lk_new_user_get_outcome (LkNewUser *self)
{
  return lk_creation_get_outcome (self->creation);
}

/**
 * lk_new_user_has_created:
 * @self: a new user
 *
 * Returns: whether they exist now.
 */
gboolean
lk_new_user_has_created (LkNewUser *self)
{
  return lk_creation_has_created (self->creation);
}

void
lk_new_user_forget_outcome (LkNewUser *self)
{
  lk_creation_forget_outcome (self->creation);
}
