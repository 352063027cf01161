/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-job-item.h"

#include <glib/gi18n-lib.h>

#include "lk-user-fields.h"

struct _LkJobItem
{
  GObject parent_instance;

  int user_id;
  char *number;
  char *name;
  LkItemState state;
  char *message;
  LkDifference *difference;
  LkUser *after;
  LkUser *snapshot;
  int new_id;
};

enum
{
  PROP_STATE = 1,
  PROP_MESSAGE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (LkJobItem, lk_job_item, G_TYPE_OBJECT)

static void
lk_job_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LkJobItem *self = LK_JOB_ITEM (object);

  switch (id)
    {
    case PROP_STATE:
      g_value_set_int (value, (int) self->state);
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lk_job_item_finalize (GObject *object)
{
  LkJobItem *self = LK_JOB_ITEM (object);

  g_free (self->number);
  g_free (self->name);
  g_free (self->message);
  g_clear_pointer (&self->difference, lk_difference_unref);
  g_clear_object (&self->after);
  g_clear_object (&self->snapshot);

  G_OBJECT_CLASS (lk_job_item_parent_class)->finalize (object);
}

static void
lk_job_item_class_init (LkJobItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = lk_job_item_get_property;
  object_class->finalize = lk_job_item_finalize;

  properties[PROP_STATE] =
    g_param_spec_int ("state", NULL, NULL, 0, LK_N_ITEM_STATES - 1, LK_ITEM_PLANNED, flags);
  properties[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lk_job_item_init (LkJobItem *self)
{
  self->message = g_strdup ("");
}

/**
 * lk_job_item_new:
 * @user_id: whose it is; 0 for a user who is yet to be created
 * @number: their extension
 * @name: what to call them
 *
 * Returns: (transfer full): a planned item that does nothing yet.
 */
LkJobItem *
lk_job_item_new (int user_id, const char *number, const char *name)
{
  LkJobItem *self = g_object_new (LK_TYPE_JOB_ITEM, NULL);

  self->user_id = user_id;
  self->number = g_strdup (number != NULL ? number : "");
  self->name = g_strdup (name != NULL ? name : "");
  return self;
}

/**
 * lk_job_item_new_for_user:
 * @user: a user with number and names
 *
 * Returns: (transfer full): a planned item for them.
 */
LkJobItem *
lk_job_item_new_for_user (LkUser *user)
{
  g_autofree char *name = lk_user_dup_name (user);

  return lk_job_item_new (lk_user_get_id (user), lk_user_get_text (user, lk_user_field_number),
                          name);
}

int
lk_job_item_get_user_id (LkJobItem *self)
{
  return self->user_id;
}

const char *
lk_job_item_get_number (LkJobItem *self)
{
  return self->number;
}

const char *
lk_job_item_get_name (LkJobItem *self)
{
  return self->name;
}

/**
 * lk_job_item_has_number_of:
 * @self: an item
 * @user: whoever has its Id now
 *
 * A phone system may give an Id to somebody else once its user is gone, and no extension’s number
 * ever changes.
 *
 * Returns: whether @user is whom the item is about, as far as the number tells.
 */
gboolean
lk_job_item_has_number_of (LkJobItem *self, LkUser *user)
{
  return g_str_equal (self->number, lk_user_get_text (user, lk_user_field_number));
}

LkItemState
lk_job_item_get_state (LkJobItem *self)
{
  return self->state;
}

/**
 * lk_job_item_get_message:
 * @self: an item
 *
 * Returns: why it is as it is, a sentence for a person; empty where there is nothing to say.
 */
const char *
lk_job_item_get_message (LkJobItem *self)
{
  return self->message;
}

void
lk_job_item_set_state (LkJobItem *self, LkItemState state, const char *message)
{
  g_autofree char *former = self->message;
  gboolean is_other = self->state != state;

  self->state = state;
  self->message = g_strdup (message != NULL ? message : "");
  if (!g_str_equal (former, self->message))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MESSAGE]);
  if (is_other)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

/**
 * lk_job_item_get_difference:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): what changes, in an update.
 */
LkDifference *
lk_job_item_get_difference (LkJobItem *self)
{
  return self->difference;
}

void
lk_job_item_set_difference (LkJobItem *self, LkDifference *difference)
{
  LkDifference *former = self->difference;

  self->difference = difference != NULL ? lk_difference_ref (difference) : NULL;
  g_clear_pointer (&former, lk_difference_unref);
}

/**
 * lk_job_item_get_after:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): the fields that were to change, as they were read
 * afterwards.
 */
LkUser *
lk_job_item_get_after (LkJobItem *self)
{
  return self->after;
}

void
lk_job_item_set_after (LkJobItem *self, LkUser *after)
{
  g_set_object (&self->after, after);
}

/**
 * lk_job_item_get_snapshot:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): the user who is to be deleted or created, without secrets.
 */
LkUser *
lk_job_item_get_snapshot (LkJobItem *self)
{
  return self->snapshot;
}

void
lk_job_item_set_snapshot (LkJobItem *self, LkUser *snapshot)
{
  g_set_object (&self->snapshot, snapshot);
}

/**
 * lk_job_item_get_new_id:
 * @self: an item
 *
 * Returns: the Id of the user who was created; 0 where nobody was.
 */
int
lk_job_item_get_new_id (LkJobItem *self)
{
  return self->new_id;
}

void
lk_job_item_set_new_id (LkJobItem *self, int id)
{
  self->new_id = id;
}

static const char *const state_labels[LK_N_ITEM_STATES] = {
  [LK_ITEM_PLANNED] = N_ ("Not sent"), [LK_ITEM_SENDING] = N_ ("Sending"),
  [LK_ITEM_DONE] = N_ ("Done"),        [LK_ITEM_UNCHANGED] = N_ ("Already as wanted"),
  [LK_ITEM_FAILED] = N_ ("Failed"),    [LK_ITEM_UNKNOWN] = N_ ("Unknown"),
  [LK_ITEM_SKIPPED] = N_ ("Left out"), [LK_ITEM_UNDONE] = N_ ("Taken back"),
};

/**
 * lk_item_state_get_label:
 * @state: what became of a user
 *
 * Returns: a word or two for a person, translated.
 */
const char *
lk_item_state_get_label (LkItemState state)
{
  return _ (state_labels[state]);
}
