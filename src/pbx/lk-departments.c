/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-departments.h"

/* A department that is as it was keeps its object, and with it the view’s selection. */
static LkDepartment *
find_same (GListStore *store, LkDepartment *wanted)
{
  GListModel *model = G_LIST_MODEL (store);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (LkDepartment) department = g_list_model_get_item (model, i);

      if (lk_department_get_id (department) == lk_department_get_id (wanted)
          && g_str_equal (lk_department_get_name (department), lk_department_get_name (wanted)))
        return g_steal_pointer (&department);
    }

  return g_object_ref (wanted);
}

static gboolean
holds (GListStore *store, GPtrArray *departments)
{
  GListModel *model = G_LIST_MODEL (store);

  if (g_list_model_get_n_items (model) != departments->len)
    return FALSE;
  for (guint i = 0; i < departments->len; i++)
    {
      g_autoptr (LkDepartment) department = g_list_model_get_item (model, i);

      if (department != departments->pdata[i])
        return FALSE;
    }

  return TRUE;
}

/**
 * lk_departments_take:
 * @store: the departments so far, LkDepartment
 * @read: (element-type LkDepartment): the departments as they are now
 *
 * Brings @store up to date, by name.
 */
void
lk_departments_take (GListStore *store, GPtrArray *read)
{
  g_autoptr (GPtrArray) departments = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < read->len; i++)
    g_ptr_array_add (departments, find_same (store, read->pdata[i]));
  g_ptr_array_sort (departments, lk_department_compare);

  if (!holds (store, departments))
    g_list_store_splice (store, 0, g_list_model_get_n_items (G_LIST_MODEL (store)),
                         departments->pdata, departments->len);
}

/**
 * lk_departments_count:
 * @store: the departments
 * @census: who belongs where
 *
 * Tells each department how many members it has.
 */
void
lk_departments_count (GListStore *store, LkCensus *census)
{
  GListModel *model = G_LIST_MODEL (store);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (LkDepartment) department = g_list_model_get_item (model, i);
      int id = lk_department_get_id (department);

      lk_department_set_n_members (department, lk_census_count_members (census, id));
    }
}
