/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-job.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

struct _LkJob
{
  GObject parent_instance;

  LkJobKind kind;
  gint64 id;
  LkJobState state;
  LkJobMethod method;
  char *profile_id;
  char *profile_name;
  char *client_id;
  char *reason;
  gint64 undo_of;
  gint64 retry_of;
  gint64 started_at;
  gint64 ended_at;

  GPtrArray *items;     /* of LkJobItem */
  GHashTable *unticked; /* of LkJobItem: a set of fields; NULL in it is the whole item */
  guint counts[LK_N_ITEM_STATES];
  gboolean is_counted;
  guint n_ticked;
  gboolean is_ticked_counted;
  guint changed_id;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void lk_job_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LkJob,
                               lk_job,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, lk_job_list_model_init))

static gboolean
changed_cb (gpointer user_data)
{
  LkJob *self = user_data;

  self->changed_id = 0;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

/* A journal's thread makes jobs too; nobody listens to those yet. */
static void
announce (LkJob *self)
{
  self->is_counted = FALSE;
  self->is_ticked_counted = FALSE;
  if (self->changed_id == 0
      && g_signal_has_handler_pending (self, signals[SIGNAL_CHANGED], 0, FALSE))
    self->changed_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, changed_cb, self, NULL);
}

static GType
get_item_type (GListModel *model)
{
  return LK_TYPE_JOB_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return LK_JOB (model)->items->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  LkJob *self = LK_JOB (model);

  return position < self->items->len ? g_object_ref (g_ptr_array_index (self->items, position))
                                     : NULL;
}

static void
lk_job_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
lk_job_finalize (GObject *object)
{
  LkJob *self = LK_JOB (object);

  g_clear_handle_id (&self->changed_id, g_source_remove);
  for (guint i = 0; i < self->items->len; i++)
    g_signal_handlers_disconnect_by_data (g_ptr_array_index (self->items, i), self);
  g_ptr_array_unref (self->items);
  g_hash_table_unref (self->unticked);
  g_free (self->profile_id);
  g_free (self->profile_name);
  g_free (self->client_id);
  g_free (self->reason);

  G_OBJECT_CLASS (lk_job_parent_class)->finalize (object);
}

static void
lk_job_class_init (LkJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lk_job_finalize;

  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", LK_TYPE_JOB, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lk_job_init (LkJob *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->unticked = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  self->profile_id = g_strdup ("");
  self->profile_name = g_strdup ("");
  self->client_id = g_strdup ("");
  self->reason = g_strdup ("");
}

/**
 * lk_job_new:
 * @kind: what it does
 *
 * Returns: (transfer full): a planned job without items.
 */
LkJob *
lk_job_new (LkJobKind kind)
{
  LkJob *self = g_object_new (LK_TYPE_JOB, NULL);

  self->kind = kind;
  return self;
}

/**
 * lk_job_add:
 * @self: a planned job
 * @item: (transfer none): one more
 */
void
lk_job_add (LkJob *self, LkJobItem *item)
{
  g_ptr_array_add (self->items, g_object_ref (item));
  g_signal_connect_swapped (item, "notify::state", G_CALLBACK (announce), self);
  announce (self);
  g_list_model_items_changed (G_LIST_MODEL (self), self->items->len - 1, 0, 1);
}

/**
 * lk_job_get_item:
 * @self: a job
 * @position: less than lk_job_get_n_items()
 *
 * Returns: (transfer none): the item.
 */
LkJobItem *
lk_job_get_item (LkJob *self, guint position)
{
  return g_ptr_array_index (self->items, position);
}

guint
lk_job_get_n_items (LkJob *self)
{
  return self->items->len;
}

static void
count_all (LkJob *self)
{
  memset (self->counts, 0, sizeof self->counts);
  for (guint i = 0; i < self->items->len; i++)
    self->counts[lk_job_item_get_state (lk_job_get_item (self, i))]++;
  self->is_counted = TRUE;
}

/**
 * lk_job_count:
 * @self: a job
 * @state: a state
 *
 * Returns: how many items are in it.
 */
guint
lk_job_count (LkJob *self, LkItemState state)
{
  if (!self->is_counted)
    count_all (self);
  return self->counts[state];
}

/**
 * lk_job_list:
 * @self: a job
 * @state: a state
 *
 * Returns: (transfer full) (element-type LkJobItem): the items that are in it.
 */
GPtrArray *
lk_job_list (LkJob *self, LkItemState state)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->items->len; i++)
    if (lk_job_item_get_state (lk_job_get_item (self, i)) == state)
      g_ptr_array_add (items, g_object_ref (lk_job_get_item (self, i)));
  return items;
}

LkJobKind
lk_job_get_kind (LkJob *self)
{
  return self->kind;
}

/**
 * lk_job_get_id:
 * @self: a job
 *
 * Returns: its number in the journal; 0 while it is not there.
 */
gint64
lk_job_get_id (LkJob *self)
{
  return self->id;
}

void
lk_job_set_id (LkJob *self, gint64 id)
{
  self->id = id;
}

LkJobState
lk_job_get_state (LkJob *self)
{
  return self->state;
}

void
lk_job_set_state (LkJob *self, LkJobState state)
{
  self->state = state;
  announce (self);
}

LkJobMethod
lk_job_get_method (LkJob *self)
{
  return self->method;
}

void
lk_job_set_method (LkJob *self, LkJobMethod method)
{
  self->method = method;
  announce (self);
}

static void
set_text (char **place, const char *text)
{
  g_autofree char *former = *place;

  *place = g_strdup (text != NULL ? text : "");
}

const char *
lk_job_get_profile_id (LkJob *self)
{
  return self->profile_id;
}

const char *
lk_job_get_profile_name (LkJob *self)
{
  return self->profile_name;
}

const char *
lk_job_get_client_id (LkJob *self)
{
  return self->client_id;
}

/**
 * lk_job_set_profile:
 * @self: a job
 * @id: the phone system's
 * @name: what the person calls it
 * @client_id: the API client that writes
 */
void
lk_job_set_profile (LkJob *self, const char *id, const char *name, const char *client_id)
{
  set_text (&self->profile_id, id);
  set_text (&self->profile_name, name);
  set_text (&self->client_id, client_id);
}

const char *
lk_job_get_reason (LkJob *self)
{
  return self->reason;
}

/**
 * lk_job_set_reason:
 * @self: a job
 * @reason: (nullable): why the person does it, in their own words
 */
void
lk_job_set_reason (LkJob *self, const char *reason)
{
  set_text (&self->reason, reason);
  announce (self);
}

gint64
lk_job_get_undo_of (LkJob *self)
{
  return self->undo_of;
}

void
lk_job_set_undo_of (LkJob *self, gint64 id)
{
  self->undo_of = id;
}

gint64
lk_job_get_retry_of (LkJob *self)
{
  return self->retry_of;
}

void
lk_job_set_retry_of (LkJob *self, gint64 id)
{
  self->retry_of = id;
}

gint64
lk_job_get_started_at (LkJob *self)
{
  return self->started_at;
}

void
lk_job_set_started_at (LkJob *self, gint64 time)
{
  self->started_at = time;
}

gint64
lk_job_get_ended_at (LkJob *self)
{
  return self->ended_at;
}

void
lk_job_set_ended_at (LkJob *self, gint64 time)
{
  self->ended_at = time;
}

static gboolean
is_unticked (LkJob *self, LkJobItem *item, const LkField *field)
{
  GHashTable *fields = g_hash_table_lookup (self->unticked, item);

  return fields != NULL && g_hash_table_contains (fields, field);
}

/**
 * lk_job_is_ticked:
 * @self: a planned job
 * @item: one of its items
 * @field: (nullable): one of the fields that it changes; %NULL for the item as a whole
 *
 * Returns: whether that is going to be done. What is not planned never is.
 */
gboolean
lk_job_is_ticked (LkJob *self, LkJobItem *item, const LkField *field)
{
  return lk_job_item_get_state (item) == LK_ITEM_PLANNED && !is_unticked (self, item, NULL)
         && (field == NULL || !is_unticked (self, item, field));
}

/**
 * lk_job_set_ticked:
 * @self: a planned job
 * @item: one of its items
 * @field: (nullable): one of the fields that it changes; %NULL for the item as a whole
 * @is_ticked: whether that shall be done
 */
void
lk_job_set_ticked (LkJob *self, LkJobItem *item, const LkField *field, gboolean is_ticked)
{
  GHashTable *fields = g_hash_table_lookup (self->unticked, item);

  if (fields == NULL && !is_ticked)
    {
      fields = g_hash_table_new (NULL, NULL);
      g_hash_table_insert (self->unticked, item, fields);
    }
  if (is_ticked && fields != NULL)
    g_hash_table_remove (fields, field);
  else if (!is_ticked)
    g_hash_table_add (fields, (gpointer) field);
  announce (self);
}

/* What of the item's difference is left; an item of another kind is left whole. */
static guint
count_ticked_fields (LkJob *self, LkJobItem *item)
{
  LkDifference *difference = lk_job_item_get_difference (item);
  guint n = 0;

  if (!lk_job_is_ticked (self, item, NULL))
    return 0;
  if (difference == NULL)
    return 1;
  if (!g_hash_table_contains (self->unticked, item))
    return lk_difference_count (difference);

  for (guint i = 0; i < lk_difference_count (difference); i++)
    n += !is_unticked (self, item, lk_difference_get_field (difference, i));
  return n;
}

/**
 * lk_job_count_ticked:
 * @self: a planned job
 *
 * Returns: to how many users something is going to be done.
 */
guint
lk_job_count_ticked (LkJob *self)
{
  if (self->is_ticked_counted)
    return self->n_ticked;

  self->n_ticked = 0;
  for (guint i = 0; i < self->items->len; i++)
    self->n_ticked += count_ticked_fields (self, lk_job_get_item (self, i)) > 0;
  self->is_ticked_counted = TRUE;
  return self->n_ticked;
}

static void
keep_ticked_fields (LkJob *self, LkJobItem *item)
{
  LkDifference *difference = lk_job_item_get_difference (item);
  g_autoptr (GPtrArray) ticked = g_ptr_array_new ();
  g_autoptr (LkFieldSet) fields = NULL;
  g_autoptr (LkDifference) part = NULL;

  if (difference == NULL || !g_hash_table_contains (self->unticked, item))
    return;

  for (guint i = 0; i < lk_difference_count (difference); i++)
    if (!is_unticked (self, item, lk_difference_get_field (difference, i)))
      g_ptr_array_add (ticked, (gpointer) lk_difference_get_field (difference, i));
  fields = lk_field_set_new_of ((const LkField *const *) ticked->pdata, ticked->len);
  part = lk_difference_new_part (difference, fields);
  lk_job_item_set_difference (item, part);
}

/* Those of whom there is nothing to do but to say so stay: they are part of the outcome. */
static gboolean
is_left_out (LkJob *self, LkJobItem *item)
{
  return lk_job_item_get_state (item) == LK_ITEM_PLANNED && count_ticked_fields (self, item) == 0;
}

/**
 * lk_job_settle:
 * @self: a planned job
 *
 * Takes out for good what the person has unticked. From now on nothing is added.
 */
void
lk_job_settle (LkJob *self)
{
  g_autoptr (GPtrArray) former = self->items;
  guint n_former = former->len;

  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < n_former; i++)
    {
      LkJobItem *item = g_ptr_array_index (former, i);

      if (is_left_out (self, item))
        {
          g_signal_handlers_disconnect_by_data (item, self);
          continue;
        }
      keep_ticked_fields (self, item);
      g_ptr_array_add (self->items, g_object_ref (item));
    }
  g_hash_table_remove_all (self->unticked);
  announce (self);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_former, self->items->len);
}

/**
 * lk_job_kind_get_label:
 * @kind: what a job does
 *
 * Returns: a word or two for a person, translated.
 */
const char *
lk_job_kind_get_label (LkJobKind kind)
{
  switch (kind)
    {
    case LK_JOB_UPDATE:
      return _ ("Change of users");
    case LK_JOB_DELETE:
      return _ ("Deletion of users");
    case LK_JOB_CREATE:
      return _ ("Creation of users");
    case LK_JOB_EDIT:
      return _ ("Change of a user");
    default:
      return "";
    }
}

/**
 * lk_job_method_get_label:
 * @method: how an update is sent
 *
 * Returns: the same for a person, translated.
 */
const char *
lk_job_method_get_label (LkJobMethod method)
{
  switch (method)
    {
    case LK_METHOD_BULK:
      return _ ("A hundred users with each request");
    case LK_METHOD_MULTI:
      return _ ("A hundred users with each request, by the older call");
    case LK_METHOD_SINGLE:
      return _ ("A request for each user");
    default:
      return _ ("Automatic");
    }
}
