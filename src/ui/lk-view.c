/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-view.h"

#include <glib/gi18n-lib.h>

#include "lk-membership.h"
#include "lk-user-fields.h"

struct _LkView
{
  GObject parent_instance;

  LkAttention bit;          /* 0 where the view is not about attention */
  LkDepartment *department; /* NULL where the view is not about a department */
  guint count;
};

enum
{
  PROP_0,
  PROP_COUNT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (LkView, lk_view, G_TYPE_OBJECT)

static const struct
{
  LkAttention bit;
  const char *title;
  const char *icon_name;
} attentions[] = {
  { LK_ATTENTION_DISABLED, N_ ("Disabled"), "action-unavailable-symbolic" },
  { LK_ATTENTION_NO_EMAIL, N_ ("No e-mail"), "mail-unread-symbolic" },
  { LK_ATTENTION_DUPLICATE_EMAIL, N_ ("Duplicate e-mail"), "edit-copy-symbolic" },
  { LK_ATTENTION_NOT_REGISTERED, N_ ("Not registered"), "not-registered-symbolic" },
  { LK_ATTENTION_WEAK_CREDENTIALS, N_ ("Weak credentials"), "dialog-password-symbolic" },
  { LK_ATTENTION_NO_2FA, N_ ("No 2FA"), "changes-allow-symbolic" },
  { LK_ATTENTION_NOT_PERSON, N_ ("Hot-desks and services"), "phone-symbolic" },
};

static guint
find_attention (LkAttention bit)
{
  guint i = 0;

  while (attentions[i].bit != bit)
    i++;
  return i;
}

static gboolean
is_member (LkUser *user, LkDepartment *department)
{
  return lk_membership_is_among (lk_user_get (user, lk_user_field_groups),
                                 lk_department_get_id (department));
}

static void
lk_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LkView *self = LK_VIEW (object);

  switch (id)
    {
    case PROP_COUNT:
      g_value_set_uint (value, self->count);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lk_view_dispose (GObject *object)
{
  LkView *self = LK_VIEW (object);

  g_clear_object (&self->department);

  G_OBJECT_CLASS (lk_view_parent_class)->dispose (object);
}

static void
lk_view_class_init (LkViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lk_view_get_property;
  object_class->dispose = lk_view_dispose;

  properties[PROP_COUNT] = g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lk_view_init (LkView *self)
{
}

/**
 * lk_view_new_everyone:
 *
 * Returns: (transfer full): all people; what is no person has a view of its own.
 */
LkView *
lk_view_new_everyone (void)
{
  return g_object_new (LK_TYPE_VIEW, NULL);
}

/**
 * lk_view_new_attention:
 * @bit: one bit
 *
 * Returns: (transfer full): the users who have that bit.
 */
LkView *
lk_view_new_attention (LkAttention bit)
{
  LkView *self = g_object_new (LK_TYPE_VIEW, NULL);

  self->bit = bit;
  return self;
}

/**
 * lk_view_new_department:
 * @department: a department
 *
 * Returns: (transfer full): its members.
 */
LkView *
lk_view_new_department (LkDepartment *department)
{
  LkView *self = g_object_new (LK_TYPE_VIEW, NULL);

  self->department = g_object_ref (department);
  self->count = lk_department_get_n_members (department);
  return self;
}

/**
 * lk_view_get_title:
 * @self: a view
 *
 * Returns: (transfer none): its name, translated; a department's is the phone system's own.
 */
const char *
lk_view_get_title (LkView *self)
{
  if (self->department != NULL)
    return lk_department_get_name (self->department);
  if (self->bit != 0)
    return _ (attentions[find_attention (self->bit)].title);
  return _ ("Everyone");
}

/**
 * lk_view_get_heading:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): what stands over the views of its sort, translated.
 */
const char *
lk_view_get_heading (LkView *self)
{
  if (self->department != NULL)
    return _ ("Departments");
  if (self->bit == LK_ATTENTION_NOT_PERSON)
    return _ ("Not people");
  return self->bit != 0 ? _ ("Needs attention") : NULL;
}

const char *
lk_view_get_icon_name (LkView *self)
{
  if (self->department != NULL)
    return "system-users-symbolic";
  if (self->bit != 0)
    return attentions[find_attention (self->bit)].icon_name;
  return "x-office-address-book-symbolic";
}

guint
lk_view_get_count (LkView *self)
{
  return self->count;
}

gboolean
lk_view_is_everyone (LkView *self)
{
  return self->bit == 0 && self->department == NULL;
}

/**
 * lk_view_is_same:
 * @self: a view
 * @other: a view, perhaps of an earlier load
 *
 * Returns: whether both ask the same question.
 */
gboolean
lk_view_is_same (LkView *self, LkView *other)
{
  if (self->department != NULL && other->department != NULL)
    return lk_department_get_id (self->department) == lk_department_get_id (other->department);
  return self->department == other->department && self->bit == other->bit;
}

static guint
count (LkView *self, LkDirectory *directory)
{
  if (self->department != NULL)
    return lk_department_get_n_members (self->department);
  if (self->bit != 0)
    return lk_directory_count_attention (directory, self->bit);
  return lk_directory_count_people (directory);
}

/**
 * lk_view_recount:
 * @self: a view
 * @directory: (nullable): all users; %NULL where none are known yet
 *
 * Brings the count up to date.
 */
void
lk_view_recount (LkView *self, LkDirectory *directory)
{
  guint n = directory != NULL ? count (self, directory) : 0;

  if (self->count == n)
    return;

  self->count = n;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
}

/**
 * lk_view_contains:
 * @self: a view
 * @user: a user
 *
 * Returns: whether @user is part of the answer.
 */
gboolean
lk_view_contains (LkView *self, LkUser *user)
{
  LkAttention attention = lk_user_get_attention (user);

  if (self->bit != 0)
    return (attention & self->bit) != 0;
  if ((attention & LK_ATTENTION_NOT_PERSON) != 0)
    return FALSE;
  return self->department == NULL || is_member (user, self->department);
}
