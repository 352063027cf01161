/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-consequences.h"

#include <glib/gi18n-lib.h>

#include "lk-membership.h"
#include "lk-pbx-teams.h"
#include "lk-phrase.h"
#include "lk-user-fields.h"

/* How long one slice may take, in microseconds: the window stays smooth meanwhile. */
#define SLICE 4000

/* Those who are named in a line; of more there is the number only. */
#define MAX_NAMES 5

/* What is being found out: the task data of lk_consequences_find_async(). */
typedef struct
{
  LkConsequences *found;
  LkJob *job;
  guint n_noted;       /* of its items */
  GHashTable *leaving; /* number to LkJobItem: those who go */
  GHashTable *ids;     /* their Ids, as pointers */
  GHashTable *alone;   /* GroupId to its name: departments that nobody was found in who stays */
  guint position;      /* in the directory */
  guint n_pending;     /* questions on their way, the directory among them */
} Search;

void
lk_consequences_free (LkConsequences *self)
{
  g_ptr_array_unref (self->administrators);
  g_ptr_array_unref (self->operators);
  g_ptr_array_unref (self->registered);
  g_ptr_array_unref (self->machines);
  g_ptr_array_unref (self->last_of);
  g_ptr_array_unref (self->services);
  g_ptr_array_unref (self->unknown);
  g_free (self);
}

static LkConsequences *
consequences_new (void)
{
  LkConsequences *self = g_new0 (LkConsequences, 1);

  self->administrators = g_ptr_array_new_with_free_func (g_object_unref);
  self->operators = g_ptr_array_new_with_free_func (g_object_unref);
  self->registered = g_ptr_array_new_with_free_func (g_object_unref);
  self->machines = g_ptr_array_new_with_free_func (g_object_unref);
  self->last_of = g_ptr_array_new_with_free_func (g_free);
  self->services = g_ptr_array_new_with_free_func (g_free);
  self->unknown = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static void
search_free (Search *search)
{
  g_clear_pointer (&search->found, lk_consequences_free);
  g_object_unref (search->job);
  g_hash_table_unref (search->leaving);
  g_hash_table_unref (search->ids);
  g_hash_table_unref (search->alone);
  g_free (search);
}

static void
conclude_one (GTask *task)
{
  Search *search = g_task_get_task_data (task);

  if (--search->n_pending == 0)
    g_task_return_pointer (task, g_steal_pointer (&search->found),
                           (GDestroyNotify) lk_consequences_free);
}

/* What the snapshots tell */

static GPtrArray *
parse_groups (LkUser *user)
{
  return lk_record_parse_value (&lk_membership_class, lk_user_get (user, lk_user_field_groups),
                                NULL);
}

static void
note_groups (Search *search, LkJobItem *item, LkUser *snapshot)
{
  g_autoptr (GPtrArray) groups = parse_groups (snapshot);
  gboolean is_administrator = FALSE;

  for (guint i = 0; groups != NULL && i < groups->len; i++)
    {
      const LkMembership *group = g_ptr_array_index (groups, i);

      if (lk_membership_is_favourites (group) || group->group_id == LK_NUMBER_UNSET)
        continue;
      is_administrator = is_administrator || lk_membership_is_administrator (group);
      g_hash_table_insert (search->alone, g_memdup2 (&group->group_id, sizeof (gint64)),
                           g_strdup (group->name != NULL ? group->name : ""));
    }
  if (is_administrator)
    g_ptr_array_add (search->found->administrators, g_object_ref (item));
}

static void
note_item (Search *search, LkJobItem *item)
{
  LkUser *snapshot = lk_job_item_get_snapshot (item);

  g_hash_table_insert (search->leaving, g_strdup (lk_job_item_get_number (item)),
                       g_object_ref (item));
  g_hash_table_add (search->ids, GINT_TO_POINTER (lk_job_item_get_user_id (item)));
  if (snapshot == NULL)
    return;

  note_groups (search, item, snapshot);
  if (lk_value_is_true (lk_user_get (snapshot, lk_user_field_registered)))
    g_ptr_array_add (search->found->registered, g_object_ref (item));
  if ((lk_user_get_attention (snapshot) & LK_ATTENTION_NOT_PERSON) != 0)
    g_ptr_array_add (search->found->machines, g_object_ref (item));
}

/* Who stays, as the list has them */

static void
keep_departments_of (Search *search, LkUser *user)
{
  g_autoptr (GPtrArray) groups = parse_groups (user);

  for (guint i = 0; groups != NULL && i < groups->len; i++)
    {
      const LkMembership *group = g_ptr_array_index (groups, i);

      g_hash_table_remove (search->alone, &group->group_id);
    }
}

static void
conclude_departments (GTask *task)
{
  Search *search = g_task_get_task_data (task);
  g_autoptr (GList) names = g_hash_table_get_values (search->alone);

  names = g_list_sort (names, (GCompareFunc) g_utf8_collate);
  for (GList *at = names; at != NULL; at = at->next)
    if (*(const char *) at->data != '\0')
      g_ptr_array_add (search->found->last_of, g_strdup (at->data));
  conclude_one (task);
}

static gboolean
walk_cb (gpointer user_data)
{
  GTask *task = user_data;
  Search *search = g_task_get_task_data (task);
  GListModel *users = g_task_get_source_object (task);
  gint64 until = g_get_monotonic_time () + SLICE;

  if (g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    {
      conclude_one (task);
      return G_SOURCE_REMOVE;
    }

  while (search->position < g_list_model_get_n_items (users)
         && g_hash_table_size (search->alone) > 0)
    {
      g_autoptr (LkUser) user = g_list_model_get_item (users, search->position++);

      if (!g_hash_table_contains (search->ids, GINT_TO_POINTER (lk_user_get_id (user))))
        keep_departments_of (search, user);
      if (g_get_monotonic_time () > until)
        return G_SOURCE_CONTINUE;
    }

  conclude_departments (task);
  return G_SOURCE_REMOVE;
}

/* What only the phone system tells */

static char *
describe_item (LkJobItem *item)
{
  /* Translators: an extension’s number and name, as in “101 Ada Berg”. */
  return g_strdup_printf (C_ ("extension", "%s %s"), lk_job_item_get_number (item),
                          lk_job_item_get_name (item));
}

static char *
list_leaving (Search *search, const LkTeam *team)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GList) numbers = g_hash_table_get_keys (team->members);
  guint n = 0;

  numbers = g_list_sort (numbers, (GCompareFunc) g_strcmp0);
  for (GList *at = numbers; at != NULL; at = at->next)
    {
      LkJobItem *item = g_hash_table_lookup (search->leaving, at->data);

      if (item != NULL && n++ < MAX_NAMES)
        g_ptr_array_add (names, describe_item (item));
    }
  if (n > MAX_NAMES)
    g_ptr_array_add (names, g_strdup_printf (ngettext ("%u more", "%u more", n - MAX_NAMES),
                                             n - MAX_NAMES));

  return n > 0 ? lk_phrase_join (names) : NULL;
}

static gboolean
leaves_nobody (Search *search, const LkTeam *team)
{
  GHashTableIter iter;
  gpointer number;

  g_hash_table_iter_init (&iter, team->members);
  while (g_hash_table_iter_next (&iter, &number, NULL))
    if (!g_hash_table_contains (search->leaving, number))
      return FALSE;

  return TRUE;
}

static char *
describe_loss (const LkTeam *team, const char *names, gboolean is_empty)
{
  if (team->is_queue && is_empty)
    /* Translators: a name, a number, and a list of people. */
    return g_strdup_printf (_ ("Nobody is left to answer the queue “%s” (%s): %s"), team->name,
                            team->number, names);
  if (team->is_queue)
    /* Translators: a name, a number, and a list of people. */
    return g_strdup_printf (_ ("Queue “%s” (%s): %s"), team->name, team->number, names);
  if (is_empty)
    /* Translators: a name, a number, and a list of people. */
    return g_strdup_printf (_ ("Nobody is left to answer the ring group “%s” (%s): %s"), team->name,
                            team->number, names);

  /* Translators: a name, a number, and a list of people. */
  return g_strdup_printf (_ ("Ring group “%s” (%s): %s"), team->name, team->number, names);
}

static void
note_team (Search *search, const LkTeam *team)
{
  g_autofree char *names = list_leaving (search, team);

  if (names != NULL)
    g_ptr_array_add (search->found->services,
                     describe_loss (team, names, leaves_nobody (search, team)));
}

static void
note_teams (Search *search, GPtrArray *teams)
{
  for (guint i = 0; i < teams->len; i++)
    note_team (search, g_ptr_array_index (teams, i));
}

static void
queues_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) teams = lk_pbx_teams_list_finish (LK_PBX (source), result, &error);
  Search *search = g_task_get_task_data (task);

  if (teams != NULL)
    note_teams (search, teams);
  else
    /* Translators: %s is a sentence: why not. */
    g_ptr_array_add (search->found->unknown,
                     g_strdup_printf (_ ("It is not known which queues they answer. %s"),
                                      error->message));
  conclude_one (task);
}

static void
ring_groups_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) teams = lk_pbx_teams_list_finish (LK_PBX (source), result, &error);
  Search *search = g_task_get_task_data (task);

  if (teams != NULL)
    note_teams (search, teams);
  else
    /* Translators: %s is a sentence: why not. */
    g_ptr_array_add (search->found->unknown,
                     g_strdup_printf (_ ("It is not known which ring groups they belong to. %s"),
                                      error->message));
  conclude_one (task);
}

static void
operator_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *number = lk_pbx_teams_get_operator_finish (LK_PBX (source), result, &error);
  Search *search = g_task_get_task_data (task);
  LkJobItem *item = number != NULL ? g_hash_table_lookup (search->leaving, number) : NULL;

  if (item != NULL)
    g_ptr_array_add (search->found->operators, g_object_ref (item));
  if (number == NULL)
    /* Translators: %s is a sentence: why not. */
    g_ptr_array_add (search->found->unknown,
                     g_strdup_printf (_ ("It is not known whether the operator is among them. %s"),
                                      error->message));
  conclude_one (task);
}

/* Who goes is known: now the others can be asked. */
static void
ask (GTask *task)
{
  Search *search = g_task_get_task_data (task);
  LkPbx *pbx = lk_directory_get_pbx (g_task_get_source_object (task));
  GCancellable *cancellable = g_task_get_cancellable (task);

  search->n_pending = 4;
  lk_pbx_teams_list_queues_async (pbx, cancellable, queues_cb, g_object_ref (task));
  lk_pbx_teams_list_ring_groups_async (pbx, cancellable, ring_groups_cb, g_object_ref (task));
  lk_pbx_teams_get_operator_async (pbx, cancellable, operator_cb, g_object_ref (task));
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, walk_cb, g_object_ref (task), g_object_unref);
}

static gboolean
note_items_cb (gpointer user_data)
{
  GTask *task = user_data;
  Search *search = g_task_get_task_data (task);
  gint64 until = g_get_monotonic_time () + SLICE;

  if (g_task_return_error_if_cancelled (task))
    return G_SOURCE_REMOVE;

  while (search->n_noted < lk_job_get_n_items (search->job))
    {
      LkJobItem *item = lk_job_get_item (search->job, search->n_noted++);

      if (lk_job_is_ticked (search->job, item, NULL))
        note_item (search, item);
      if (g_get_monotonic_time () > until)
        return G_SOURCE_CONTINUE;
    }

  ask (task);
  return G_SOURCE_REMOVE;
}

static Search *
search_new (LkJob *job)
{
  Search *search = g_new0 (Search, 1);

  search->found = consequences_new ();
  search->job = g_object_ref (job);
  search->leaving = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  search->ids = g_hash_table_new (NULL, NULL);
  search->alone = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  return search;
}

/**
 * lk_consequences_find_async:
 * @directory: all users
 * @job: users to delete; of those who are ticked
 *
 * Finds out what goes with them. Whatever cannot be found out is said, and is no error.
 */
void
lk_consequences_find_async (LkDirectory *directory,
                            LkJob *job,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (directory, cancellable, callback, user_data);

  g_task_set_source_tag (task, lk_consequences_find_async);
  g_task_set_task_data (task, search_new (job), (GDestroyNotify) search_free);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, note_items_cb, g_object_ref (task), g_object_unref);
}

/**
 * lk_consequences_find_finish:
 * @directory: all users
 * @result: the result
 * @error: return location; only ever %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): what goes with them.
 */
LkConsequences *
lk_consequences_find_finish (LkDirectory *directory, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, directory), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
