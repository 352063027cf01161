/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-email-check.h"

#include <glib/gi18n-lib.h>

#include "lk-pbx-users.h"
#include "lk-user-fields.h"

/* Whoever pauses for so long has probably entered the whole address. */
#define PAUSE_MILLISECONDS 800

struct _LkEmailCheck
{
  GObject parent_instance;

  LkEditContext *context;
  char *address;
  char *doubt;
  guint pause;               /* source */
  GCancellable *cancellable; /* of the question under way */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkEmailCheck, lk_email_check, G_TYPE_OBJECT)

static void
take_doubt (LkEmailCheck *self, char *doubt)
{
  gboolean is_other = g_strcmp0 (self->doubt, doubt) != 0;

  g_free (self->doubt);
  self->doubt = doubt;
  if (is_other)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static int
get_own_id (LkEmailCheck *self)
{
  LkDraft *draft = lk_edit_context_get_draft (self->context);

  return draft != NULL ? lk_user_get_id (lk_draft_get_original (draft)) : 0;
}

static gboolean
has_address (LkUser *user, const char *address)
{
  const char *text = lk_user_get_text (user, lk_user_field_email);

  return text != NULL && g_ascii_strcasecmp (text, address) == 0;
}

/* Among the users who are loaded anyway, it can be said who it is. */
static LkUser *
find_other (LkEmailCheck *self)
{
  GListModel *directory = G_LIST_MODEL (lk_edit_context_get_directory (self->context));
  int own_id = get_own_id (self);

  for (guint i = 0; i < g_list_model_get_n_items (directory); i++)
    {
      g_autoptr (LkUser) user = g_list_model_get_item (directory, i);

      if (lk_user_get_id (user) != own_id && has_address (user, self->address))
        return g_steal_pointer (&user);
    }

  return NULL;
}

static char *
name_other (LkUser *other)
{
  g_autofree char *name = lk_user_dup_name (other);

  /* Translators: the first %s is an extension number, the second the name of the person. */
  return g_strdup_printf (_ ("Extension %s, %s, already uses this address."),
                          lk_user_get_text (other, lk_user_field_number), name);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkEmailCheck) self = user_data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv)
    duplicates = lk_pbx_users_find_duplicated_emails_finish (LK_PBX (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  /* Without an answer there is no doubt: the phone system will say so when it is to take it. */
  g_clear_object (&self->cancellable);
  if (duplicates != NULL && duplicates[0] != NULL)
    take_doubt (self, g_strdup (_ ("Another extension already uses this address.")));
}

/* The user's own address, spelt with other capitals, is in use as well: by themselves. */
static gboolean
is_own (LkEmailCheck *self)
{
  LkDraft *draft = lk_edit_context_get_draft (self->context);

  return draft != NULL && has_address (lk_draft_get_original (draft), self->address);
}

static void
ask_now (LkEmailCheck *self)
{
  const char *addresses[] = { self->address, NULL };
  g_autoptr (LkUser) other = find_other (self);

  g_clear_handle_id (&self->pause, g_source_remove);
  if (other != NULL)
    {
      take_doubt (self, name_other (other));
      return;
    }
  if (is_own (self))
    return;

  self->cancellable = g_cancellable_new ();
  lk_pbx_users_find_duplicated_emails_async (lk_edit_context_get_pbx (self->context), addresses,
                                             self->cancellable, answered_cb, g_object_ref (self));
}

static gboolean
paused_cb (gpointer user_data)
{
  LkEmailCheck *self = user_data;

  self->pause = 0;
  ask_now (self);
  return G_SOURCE_REMOVE;
}

static void
stop (LkEmailCheck *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
lk_email_check_dispose (GObject *object)
{
  LkEmailCheck *self = LK_EMAIL_CHECK (object);

  stop (self);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (lk_email_check_parent_class)->dispose (object);
}

static void
lk_email_check_finalize (GObject *object)
{
  LkEmailCheck *self = LK_EMAIL_CHECK (object);

  g_free (self->address);
  g_free (self->doubt);

  G_OBJECT_CLASS (lk_email_check_parent_class)->finalize (object);
}

static void
lk_email_check_class_init (LkEmailCheckClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lk_email_check_dispose;
  object_class->finalize = lk_email_check_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LK_TYPE_EMAIL_CHECK, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lk_email_check_init (LkEmailCheck *self)
{
}

/**
 * lk_email_check_new:
 *
 * Returns: (transfer full): a check without a doubt.
 */
LkEmailCheck *
lk_email_check_new (void)
{
  return g_object_new (LK_TYPE_EMAIL_CHECK, NULL);
}

/**
 * lk_email_check_ask:
 * @self: a check
 * @context: what the address belongs to
 * @address: what the person has entered so far
 *
 * Asks as soon as the person pauses. There is no doubt until the answer is there.
 */
void
lk_email_check_ask (LkEmailCheck *self, LkEditContext *context, const char *address)
{
  stop (self);
  g_set_object (&self->context, context);
  g_free (self->address);
  self->address = g_strstrip (g_strdup (address));
  if (*self->address != '\0')
    self->pause = g_timeout_add (PAUSE_MILLISECONDS, paused_cb, self);
  take_doubt (self, NULL);
}

/**
 * lk_email_check_hurry:
 * @self: a check
 *
 * Asks at once what would be asked after the pause.
 */
void
lk_email_check_hurry (LkEmailCheck *self)
{
  if (self->pause != 0)
    ask_now (self);
}

/**
 * lk_email_check_forget:
 * @self: a check
 *
 * Ends the question under way, and the doubt.
 */
void
lk_email_check_forget (LkEmailCheck *self)
{
  stop (self);
  take_doubt (self, NULL);
}

/**
 * lk_email_check_get_doubt:
 * @self: a check
 *
 * Returns: (transfer none) (nullable): a translated sentence: who else has the address.
 */
const char *
lk_email_check_get_doubt (LkEmailCheck *self)
{
  return self->doubt;
}
