/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-directory.h"

#include <glib/gi18n-lib.h>

#include "lk-departments.h"
#include "lk-pager.h"
#include "lk-pbx-groups.h"
#include "lk-register.h"

struct _LkDirectory
{
  GObject parent_instance;

  LkPbx *pbx;
  LkSystemStatus *status;
  GListStore *departments;
  LkRegister *users;
  GHashTable *movers; /* Ids who came or went while the list is being read, and whether they came */
  LkFieldSet *fields;
  LkVersion fields_version;

  gboolean loading;
  guint n_expected;
  guint n_loaded;
  GDateTime *refreshed_at;
};

enum
{
  PROP_LOADING = 1,
  PROP_PROGRESS,
  PROP_N_EXPECTED,
  PROP_REFRESHED_AT,
  PROP_DEPARTMENTS,
  N_PROPS,
};

enum
{
  SIGNAL_SUMMARY_CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void lk_directory_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LkDirectory,
                               lk_directory,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, lk_directory_iface_init))

/* A refresh under way: the task data of lk_directory_refresh_async(). */
typedef struct
{
  LkPager *pager;
  guint n_pending; /* departments, users */
  guint sweep_position;
  GError *error;
} Refresh;

static void
refresh_free (Refresh *refresh)
{
  g_clear_object (&refresh->pager);
  g_clear_error (&refresh->error);
  g_free (refresh);
}

static GType
get_item_type (GListModel *model)
{
  return LK_TYPE_USER;
}

static guint
get_n_items (GListModel *model)
{
  return lk_register_get_length (LK_DIRECTORY (model)->users);
}

static gpointer
get_item (GListModel *model, guint position)
{
  LkDirectory *self = LK_DIRECTORY (model);

  return position < lk_register_get_length (self->users)
           ? g_object_ref (lk_register_get (self->users, position))
           : NULL;
}

static void
notify (LkDirectory *self, guint property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
summarise (LkDirectory *self)
{
  lk_departments_count (self->departments, lk_register_get_census (self->users));
  g_signal_emit (self, signals[SIGNAL_SUMMARY_CHANGED], 0);
}

static void
set_loading (LkDirectory *self, gboolean loading)
{
  self->loading = loading;
  g_hash_table_remove_all (self->movers);
  notify (self, PROP_LOADING);
}

static void
page_cb (LkPager *pager, GPtrArray *users, LkDirectory *self)
{
  lk_register_take (self->users, users);
  self->n_loaded = lk_pager_get_n_seen (pager);
  self->n_expected = lk_pager_get_n_expected (pager);
  notify (self, PROP_N_EXPECTED);
  notify (self, PROP_PROGRESS);
  summarise (self);
}

static gboolean
is_there (LkUser *user, gpointer user_data)
{
  GTask *task = user_data;
  LkDirectory *self = g_task_get_source_object (task);
  Refresh *refresh = g_task_get_task_data (task);
  int id = lk_user_get_id (user);
  gpointer came;

  if (g_hash_table_lookup_extended (self->movers, GINT_TO_POINTER (id), NULL, &came))
    return GPOINTER_TO_INT (came);
  return lk_pager_has_seen (refresh->pager, id);
}

static void
end_refresh (GTask *task)
{
  LkDirectory *self = g_task_get_source_object (task);
  Refresh *refresh = g_task_get_task_data (task);

  set_loading (self, FALSE);
  if (refresh->error == NULL && !g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    {
      g_clear_pointer (&self->refreshed_at, g_date_time_unref);
      self->refreshed_at = g_date_time_new_now_local ();
      notify (self, PROP_REFRESHED_AT);
    }
  summarise (self);

  if (refresh->error != NULL)
    g_task_return_error (task, g_steal_pointer (&refresh->error));
  else
    g_task_return_boolean (task, TRUE);
}

static gboolean
sweep_cb (gpointer user_data)
{
  GTask *task = user_data;
  LkDirectory *self = g_task_get_source_object (task);
  Refresh *refresh = g_task_get_task_data (task);

  if (refresh->sweep_position > 0 && !g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    {
      refresh->sweep_position =
        lk_register_sweep (self->users, refresh->sweep_position, is_there, task);
      return G_SOURCE_CONTINUE;
    }

  end_refresh (task);
  return G_SOURCE_REMOVE;
}

/* Only a list that was read to its end tells who is gone. */
static void
end_part (GTask *task, GError *error)
{
  LkDirectory *self = g_task_get_source_object (task);
  Refresh *refresh = g_task_get_task_data (task);

  if (refresh->error == NULL)
    refresh->error = error;
  else
    g_clear_error (&error);

  if (--refresh->n_pending > 0)
    return;
  if (lk_pager_is_complete (refresh->pager))
    {
      refresh->sweep_position = lk_register_get_length (self->users);
      g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, sweep_cb, g_object_ref (task), g_object_unref);
    }
  else
    end_refresh (task);
}

static void
paged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  lk_pager_run_finish (LK_PAGER (source), result, &error);
  end_part (task, error);
}

static void
departments_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  LkDirectory *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) read = lk_pbx_groups_list_finish (LK_PBX (source), result, &error);

  if (read != NULL)
    {
      lk_departments_take (self->departments, read);
      summarise (self);
    }
  end_part (task, error);
}

/* The list’s fields depend on the version; while that stays, so do the fields, and the users. */
static void
choose_fields (LkDirectory *self)
{
  LkVersion version = lk_pbx_get_version (self->pbx);

  if (version == 0 && self->status != NULL)
    version = lk_version_parse (self->status->version);
  if (self->fields != NULL && self->fields_version == version)
    return;

  g_clear_pointer (&self->fields, lk_field_set_unref);
  self->fields = lk_field_set_new_list (version);
  self->fields_version = version;
}

static void
start_parts (GTask *task)
{
  LkDirectory *self = g_task_get_source_object (task);
  Refresh *refresh = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  choose_fields (self);
  refresh->pager = lk_pager_new (self->pbx, self->fields);
  refresh->n_pending = 2;
  g_signal_connect_object (refresh->pager, "page", G_CALLBACK (page_cb), self, 0);

  lk_pbx_groups_list_async (self->pbx, cancellable, departments_cb, g_object_ref (task));
  lk_pager_run_async (refresh->pager, cancellable, paged_cb, g_object_ref (task));
}

static void
status_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  LkDirectory *self = g_task_get_source_object (task);
  g_autoptr (LkSystemStatus)
    status = lk_pbx_system_get_status_finish (LK_PBX (source), result, &error);

  if (status == NULL && !lk_pbx_system_is_hidden (error))
    {
      set_loading (self, FALSE);
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  lk_directory_take_status (self, g_steal_pointer (&status));
  start_parts (task);
}

static void
lk_directory_finalize (GObject *object)
{
  LkDirectory *self = LK_DIRECTORY (object);

  g_object_unref (self->pbx);
  g_object_unref (self->departments);
  lk_register_free (self->users);
  g_hash_table_unref (self->movers);
  g_clear_pointer (&self->status, lk_system_status_free);
  g_clear_pointer (&self->fields, lk_field_set_unref);
  g_clear_pointer (&self->refreshed_at, g_date_time_unref);

  G_OBJECT_CLASS (lk_directory_parent_class)->finalize (object);
}

static void
lk_directory_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LkDirectory *self = LK_DIRECTORY (object);

  switch (id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case PROP_PROGRESS:
      g_value_set_double (value, lk_directory_get_progress (self));
      break;
    case PROP_N_EXPECTED:
      g_value_set_uint (value, self->n_expected);
      break;
    case PROP_REFRESHED_AT:
      g_value_set_boxed (value, self->refreshed_at);
      break;
    case PROP_DEPARTMENTS:
      g_value_set_object (value, self->departments);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lk_directory_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
lk_directory_class_init (LkDirectoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = lk_directory_finalize;
  object_class->get_property = lk_directory_get_property;

  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  properties[PROP_PROGRESS] = g_param_spec_double ("progress", NULL, NULL, 0, 1, 0, flags);
  properties[PROP_N_EXPECTED] =
    g_param_spec_uint ("n-expected", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_REFRESHED_AT] =
    g_param_spec_boxed ("refreshed-at", NULL, NULL, G_TYPE_DATE_TIME, flags);
  properties[PROP_DEPARTMENTS] =
    g_param_spec_object ("departments", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_SUMMARY_CHANGED] = g_signal_new ("summary-changed", G_TYPE_FROM_CLASS (klass),
                                                  G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                  G_TYPE_NONE, 0);
}

static void
lk_directory_init (LkDirectory *self)
{
  self->departments = g_list_store_new (LK_TYPE_DEPARTMENT);
  self->users = lk_register_new (G_LIST_MODEL (self));
  self->movers = g_hash_table_new (NULL, NULL);
}

/**
 * lk_directory_new:
 * @pbx: a phone system
 *
 * Returns: (transfer full): its users; none before lk_directory_refresh_async().
 */
LkDirectory *
lk_directory_new (LkPbx *pbx)
{
  LkDirectory *self = g_object_new (LK_TYPE_DIRECTORY, NULL);

  self->pbx = g_object_ref (pbx);
  return self;
}

LkPbx *
lk_directory_get_pbx (LkDirectory *self)
{
  return self->pbx;
}

gboolean
lk_directory_get_loading (LkDirectory *self)
{
  return self->loading;
}

double
lk_directory_get_progress (LkDirectory *self)
{
  return self->n_expected > 0 ? MIN (1.0, (double) self->n_loaded / self->n_expected) : 0;
}

guint
lk_directory_get_n_expected (LkDirectory *self)
{
  return self->n_expected;
}

GDateTime *
lk_directory_get_refreshed_at (LkDirectory *self)
{
  return self->refreshed_at;
}

GListModel *
lk_directory_get_departments (LkDirectory *self)
{
  return G_LIST_MODEL (self->departments);
}

/**
 * lk_directory_get_status:
 * @self: a directory
 *
 * Returns: (transfer none) (nullable): what the phone system says of itself; %NULL before the first
 *   load, or where the API client may not see it.
 */
const LkSystemStatus *
lk_directory_get_status (LkDirectory *self)
{
  return self->status;
}

/**
 * lk_directory_take_status:
 * @self: a directory
 * @status: (transfer full) (nullable): what the phone system has just said of itself
 */
void
lk_directory_take_status (LkDirectory *self, LkSystemStatus *status)
{
  g_clear_pointer (&self->status, lk_system_status_free);
  self->status = status;
  summarise (self);
}

/**
 * lk_directory_get_fields:
 * @self: a directory
 *
 * Returns: (transfer none): which fields its users have.
 */
LkFieldSet *
lk_directory_get_fields (LkDirectory *self)
{
  choose_fields (self);
  return self->fields;
}

/**
 * lk_directory_count_people:
 * @self: a directory
 *
 * Returns: how many users are people, and not fax servers, API clients or hot desks.
 */
guint
lk_directory_count_people (LkDirectory *self)
{
  return lk_census_count_people (lk_register_get_census (self->users));
}

/**
 * lk_directory_count_attention:
 * @self: a directory
 * @bit: one bit
 *
 * Returns: for how many users it is set.
 */
guint
lk_directory_count_attention (LkDirectory *self, LkAttention bit)
{
  return lk_census_count_attention (lk_register_get_census (self->users), bit);
}

/**
 * lk_directory_find:
 * @self: a directory
 * @id: a user's Id
 *
 * Returns: (transfer none) (nullable): the user.
 */
LkUser *
lk_directory_find (LkDirectory *self, int id)
{
  return lk_register_find (self->users, id);
}

/**
 * lk_directory_adopt:
 * @self: a directory
 * @newer: one user, just read again
 *
 * Takes over into the list what @newer knows.
 *
 * Returns: whether that changed anything.
 */
gboolean
lk_directory_adopt (LkDirectory *self, LkUser *newer)
{
  if (!lk_register_adopt (self->users, newer))
    return FALSE;

  summarise (self);
  return TRUE;
}

static void
note_mover (LkDirectory *self, int id, gboolean came)
{
  if (self->loading)
    g_hash_table_insert (self->movers, GINT_TO_POINTER (id), GINT_TO_POINTER (came));
  summarise (self);
}

/**
 * lk_directory_admit:
 * @self: a directory
 * @user: a user with lk_directory_get_fields(), just read
 *
 * Adds @user, or brings up to date who is there already. A load that is under way does not take
 * them out again because it read their page before they came.
 *
 * Returns: (transfer none): the list’s user.
 */
LkUser *
lk_directory_admit (LkDirectory *self, LkUser *user)
{
  lk_register_admit (self->users, user);
  note_mover (self, lk_user_get_id (user), TRUE);
  return lk_directory_find (self, lk_user_get_id (user));
}

/**
 * lk_directory_dismiss:
 * @self: a directory
 * @id: somebody who is gone
 *
 * Takes them out, also where a load that is under way read their page before they went.
 */
void
lk_directory_dismiss (LkDirectory *self, int id)
{
  lk_register_dismiss (self->users, id);
  note_mover (self, id, FALSE);
}

/**
 * lk_directory_refresh_async:
 * @self: a directory
 *
 * Loads everything: one request for the status, one for the departments, one for each hundred
 * users. Rows appear as they arrive; rows that are gone disappear after a complete load only. One
 * refresh at a time: another one meanwhile fails with %G_IO_ERROR_PENDING.
 */
void
lk_directory_refresh_async (LkDirectory *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, lk_directory_refresh_async);
  if (self->loading)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PENDING, "%s",
                               _ ("The list is being loaded already."));
      return;
    }

  g_task_set_task_data (task, g_new0 (Refresh, 1), (GDestroyNotify) refresh_free);
  self->n_loaded = 0;
  set_loading (self, TRUE);
  notify (self, PROP_PROGRESS);
  lk_pbx_system_get_status_async (self->pbx, cancellable, status_cb, g_steal_pointer (&task));
}

/**
 * lk_directory_refresh_finish:
 * @self: a directory
 * @result: the result
 * @error: return location; what arrived before is in the list all the same
 *
 * Returns: whether the list is complete now.
 */
gboolean
lk_directory_refresh_finish (LkDirectory *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
