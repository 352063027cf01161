/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-department.h"

struct _LkDepartment
{
  GObject parent_instance;

  int id;
  char *name;
  guint n_members;
};

enum
{
  PROP_ID = 1,
  PROP_NAME,
  PROP_N_MEMBERS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (LkDepartment, lk_department, G_TYPE_OBJECT)

static void
lk_department_finalize (GObject *object)
{
  g_free (LK_DEPARTMENT (object)->name);

  G_OBJECT_CLASS (lk_department_parent_class)->finalize (object);
}

static void
lk_department_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LkDepartment *self = LK_DEPARTMENT (object);

  switch (id)
    {
    case PROP_ID:
      g_value_set_int (value, self->id);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_N_MEMBERS:
      g_value_set_uint (value, self->n_members);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lk_department_class_init (LkDepartmentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = lk_department_finalize;
  object_class->get_property = lk_department_get_property;

  properties[PROP_ID] = g_param_spec_int ("id", NULL, NULL, G_MININT, G_MAXINT, 0, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_N_MEMBERS] = g_param_spec_uint ("n-members", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lk_department_init (LkDepartment *self)
{
}

/**
 * lk_department_new:
 * @id: the server's Id
 * @name: its name
 *
 * Returns: (transfer full): a department without members.
 */
LkDepartment *
lk_department_new (int id, const char *name)
{
  LkDepartment *self = g_object_new (LK_TYPE_DEPARTMENT, NULL);

  self->id = id;
  self->name = g_strdup (name);

  return self;
}

int
lk_department_get_id (LkDepartment *self)
{
  return self->id;
}

const char *
lk_department_get_name (LkDepartment *self)
{
  return self->name;
}

guint
lk_department_get_n_members (LkDepartment *self)
{
  return self->n_members;
}

/**
 * lk_department_set_n_members:
 * @self: a department
 * @n_members: how many users belong to it, as the directory counts them
 */
void
lk_department_set_n_members (LkDepartment *self, guint n_members)
{
  if (self->n_members == n_members)
    return;

  self->n_members = n_members;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_MEMBERS]);
}

/**
 * lk_department_compare:
 * @a: a pointer to an LkDepartment
 * @b: a pointer to another
 *
 * Returns: the order of their names, for g_ptr_array_sort().
 */
int
lk_department_compare (gconstpointer a, gconstpointer b)
{
  LkDepartment *const *first = a;
  LkDepartment *const *second = b;

  return g_utf8_collate ((*first)->name, (*second)->name);
}
