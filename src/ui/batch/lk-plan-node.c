/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-plan-node.h"

#include <glib/gi18n-lib.h>

#include "lk-change-view.h"
#include "lk-phrase.h"
#include "lk-user-fields.h"

struct _LkPlanNode
{
  GObject parent_instance;

  LkPlanNodeKind kind;
  LkJob *job;
  GPtrArray *items;         /* of a change, a rest and of people; NULL otherwise */
  LkJobItem *item;          /* of one user; NULL otherwise */
  const LkField *field;     /* of a change, and of one user's part in it; NULL otherwise */
  LkDifference *difference; /* of these: one in which the change stands; NULL otherwise */
  LkItemState state;        /* of a rest */

  guint stamp; /* of a change: of when its ticks were counted; 0 before */
  guint n_ticked;
};

static void lk_plan_node_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LkPlanNode,
                               lk_plan_node,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      lk_plan_node_list_model_init))

static LkPlanNode *
new_node (LkPlanNodeKind kind, LkJob *job)
{
  LkPlanNode *self = g_object_new (LK_TYPE_PLAN_NODE, NULL);

  self->kind = kind;
  self->job = g_object_ref (job);
  return self;
}

static LkPlanNode *
new_user (LkPlanNode *parent, LkPlanNodeKind kind, LkJobItem *item, const LkField *field)
{
  LkPlanNode *self = new_node (kind, parent->job);
  LkDifference *difference = lk_job_item_get_difference (item);

  self->item = g_object_ref (item);
  self->field = field;
  self->difference = difference != NULL ? lk_difference_ref (difference) : NULL;
  return self;
}

/* What is below it */

static GType
get_item_type (GListModel *model)
{
  return LK_TYPE_PLAN_NODE;
}

static guint
get_n_items (GListModel *model)
{
  LkPlanNode *self = LK_PLAN_NODE (model);

  if (self->items != NULL)
    return self->items->len;
  if (self->kind == LK_PLAN_USER && self->difference != NULL)
    return lk_difference_count (self->difference);
  return 0;
}

static gpointer
get_item (GListModel *model, guint position)
{
  LkPlanNode *self = LK_PLAN_NODE (model);

  if (position >= get_n_items (model))
    return NULL;
  if (self->kind == LK_PLAN_USER)
    return new_user (self, LK_PLAN_FIELD, self->item,
                     lk_difference_get_field (self->difference, position));
  return new_user (self, self->kind == LK_PLAN_PEOPLE ? LK_PLAN_USER : LK_PLAN_WHO,
                   g_ptr_array_index (self->items, position), self->field);
}

static void
lk_plan_node_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
lk_plan_node_finalize (GObject *object)
{
  LkPlanNode *self = LK_PLAN_NODE (object);

  g_clear_object (&self->job);
  g_clear_object (&self->item);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->difference, lk_difference_unref);

  G_OBJECT_CLASS (lk_plan_node_parent_class)->finalize (object);
}

static void
lk_plan_node_class_init (LkPlanNodeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lk_plan_node_finalize;
}

static void
lk_plan_node_init (LkPlanNode *self)
{
}

/**
 * lk_plan_node_new_change:
 * @job: a planned job
 * @field: what changes
 * @sample: one of the differences in which the change stands
 * @items: (element-type LkJobItem): those to whom it happens
 *
 * Returns: (transfer full): the row.
 */
LkPlanNode *
lk_plan_node_new_change (LkJob *job, const LkField *field, LkDifference *sample, GPtrArray *items)
{
  LkPlanNode *self = new_node (LK_PLAN_CHANGE, job);

  self->field = field;
  self->difference = lk_difference_ref (sample);
  self->items = g_ptr_array_ref (items);
  return self;
}

/**
 * lk_plan_node_new_rest:
 * @job: a planned job
 * @state: what became of the items while it was planned
 * @items: (element-type LkJobItem): those that are in this state
 *
 * Returns: (transfer full): the row.
 */
LkPlanNode *
lk_plan_node_new_rest (LkJob *job, LkItemState state, GPtrArray *items)
{
  LkPlanNode *self = new_node (LK_PLAN_REST, job);

  self->state = state;
  self->items = g_ptr_array_ref (items);
  return self;
}

/**
 * lk_plan_node_new_people:
 * @job: a planned job
 * @items: (element-type LkJobItem): some of its items
 *
 * Returns: (transfer full): the model of one row for each.
 */
LkPlanNode *
lk_plan_node_new_people (LkJob *job, GPtrArray *items)
{
  LkPlanNode *self = new_node (LK_PLAN_PEOPLE, job);

  self->items = g_ptr_array_ref (items);
  return self;
}

LkPlanNodeKind
lk_plan_node_get_kind (LkPlanNode *self)
{
  return self->kind;
}

LkJob *
lk_plan_node_get_job (LkPlanNode *self)
{
  return self->job;
}

/**
 * lk_plan_node_get_item:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the one user whom it is about; %NULL where it is about many.
 */
LkJobItem *
lk_plan_node_get_item (LkPlanNode *self)
{
  return self->item;
}

/**
 * lk_plan_node_get_field:
 * @self: a row
 *
 * Returns: (nullable): the one field that it is about; %NULL where it is about all or none.
 */
const LkField *
lk_plan_node_get_field (LkPlanNode *self)
{
  return self->field;
}

/**
 * lk_plan_node_get_difference:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): where the change of its field stands; %NULL where nothing
 *   changes.
 */
LkDifference *
lk_plan_node_get_difference (LkPlanNode *self)
{
  return self->difference;
}

guint
lk_plan_node_get_n_users (LkPlanNode *self)
{
  return self->items != NULL ? self->items->len : 1;
}

/* Ticks */

/* How often each field’s ticks were changed, by the field’s place in the table: to count those of
 * thousands again after each click is for the one field only that it was about. */
static guint *
get_stamp (LkJob *job, const LkField *field)
{
  guint *stamps = g_object_get_data (G_OBJECT (job), "lk-plan-stamps");

  if (stamps == NULL)
    {
      stamps = g_new (guint, LK_N_USER_FIELDS);
      for (guint i = 0; i < LK_N_USER_FIELDS; i++)
        stamps[i] = 1;
      g_object_set_data_full (G_OBJECT (job), "lk-plan-stamps", stamps, g_free);
    }
  return &stamps[field - lk_user_fields];
}

/**
 * lk_plan_node_can_tick:
 * @self: a row
 *
 * Returns: whether something would be done that can be left out.
 */
gboolean
lk_plan_node_can_tick (LkPlanNode *self)
{
  if (self->item != NULL)
    return lk_job_item_get_state (self->item) == LK_ITEM_PLANNED && self->difference != NULL;

  return self->kind == LK_PLAN_CHANGE;
}

static void
count_item (LkPlanNode *self, LkJobItem *item, guint *n_ticked, guint *n_all)
{
  LkDifference *difference = lk_job_item_get_difference (item);

  for (guint i = 0; difference != NULL && i < lk_difference_count (difference); i++)
    {
      const LkField *field = lk_difference_get_field (difference, i);

      if (self->field != NULL && self->field != field)
        continue;
      (*n_all)++;
      *n_ticked += lk_job_is_ticked (self->job, item, field) ? 1 : 0;
    }
}

/* All its items have its field. */
static guint
count_change (LkPlanNode *self, guint *n_all)
{
  guint stamp = *get_stamp (self->job, self->field);

  *n_all = self->items->len;
  if (self->stamp == stamp)
    return self->n_ticked;

  self->stamp = stamp;
  self->n_ticked = 0;
  for (guint i = 0; i < self->items->len; i++)
    self->n_ticked +=
      lk_job_is_ticked (self->job, g_ptr_array_index (self->items, i), self->field) ? 1 : 0;
  return self->n_ticked;
}

/**
 * lk_plan_node_count_ticked:
 * @self: a row that can be ticked
 * @n_all: (out): how many changes it stands for
 *
 * Returns: how many of them are going to be made.
 */
guint
lk_plan_node_count_ticked (LkPlanNode *self, guint *n_all)
{
  guint n_ticked = 0;

  *n_all = 0;
  if (self->item == NULL)
    return count_change (self, n_all);

  count_item (self, self->item, &n_ticked, n_all);
  return n_ticked;
}

/* Field by field, never the user as a whole: what one row leaves out, another one can bring back.
 */
static void
tick_item (LkPlanNode *self, LkJobItem *item, gboolean is_ticked)
{
  LkDifference *difference = lk_job_item_get_difference (item);

  for (guint i = 0; difference != NULL && i < lk_difference_count (difference); i++)
    {
      const LkField *field = lk_difference_get_field (difference, i);

      if (self->field != NULL && self->field != field)
        continue;
      lk_job_set_ticked (self->job, item, field, is_ticked);
      (*get_stamp (self->job, field))++;
    }
}

/**
 * lk_plan_node_set_ticked:
 * @self: a row that can be ticked
 * @is_ticked: whether all that it stands for shall be done
 */
void
lk_plan_node_set_ticked (LkPlanNode *self, gboolean is_ticked)
{
  if (self->item != NULL)
    tick_item (self, self->item, is_ticked);
  for (guint i = 0; self->items != NULL && i < self->items->len; i++)
    tick_item (self, g_ptr_array_index (self->items, i), is_ticked);
}

/* Texts */

static char *
dup_rest_title (LkPlanNode *self)
{
  switch (self->state)
    {
    case LK_ITEM_UNCHANGED:
      return g_strdup (_ ("Already as wanted"));
    case LK_ITEM_SKIPPED:
      return g_strdup (_ ("Left out"));
    default:
      return g_strdup (_ ("Cannot be changed"));
    }
}

static char *
dup_who (LkJobItem *item)
{
  /* Translators: an extension and a name. */
  return g_strdup_printf (C_ ("extension and name", "%s %s"), lk_job_item_get_number (item),
                          lk_job_item_get_name (item));
}

/**
 * lk_plan_node_dup_title:
 * @self: a row
 *
 * Returns: (transfer full): what it is about, translated.
 */
char *
lk_plan_node_dup_title (LkPlanNode *self)
{
  switch (self->kind)
    {
    case LK_PLAN_CHANGE:
    case LK_PLAN_FIELD:
      return g_strdup (lk_field_get_label (self->field));
    case LK_PLAN_REST:
      return dup_rest_title (self);
    case LK_PLAN_WHO:
    case LK_PLAN_USER:
      return dup_who (self->item);
    default:
      return g_strdup ("");
    }
}

/* One value for another is said with an arrow; what comes and goes in a list keeps its signs. */
static char *
join_lines (const char *lines)
{
  g_auto (GStrv) parts = g_strsplit (lines, "\n", -1);
  guint n = g_strv_length (parts);
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  while (n > 0 && *parts[n - 1] == '\0')
    n--;
  if (n == 2 && g_str_has_prefix (parts[0], "− ") && g_str_has_prefix (parts[1], "+ "))
    /* Translators: a value now, and what it becomes. */
    return g_strdup_printf (C_ ("change", "%s → %s"), parts[0] + strlen ("− "),
                            parts[1] + strlen ("+ "));

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (list, parts[i]);
  return lk_phrase_join (list);
}

static char *
dup_change (LkPlanNode *self, LkEditContext *context)
{
  for (guint i = 0; self->difference != NULL && i < lk_difference_count (self->difference); i++)
    if (lk_difference_get_field (self->difference, i) == self->field)
      {
        g_autofree char *lines =
          lk_change_view_dup_text (context, self->field,
                                   lk_difference_get_before (self->difference, i),
                                   lk_difference_get_wanted (self->difference, i));

        return join_lines (lines);
      }

  return g_strdup ("");
}

static char *
dup_fate (LkPlanNode *self)
{
  LkItemState state = lk_job_item_get_state (self->item);
  guint n = self->difference != NULL ? lk_difference_count (self->difference) : 0;
  const char *message = lk_job_item_get_message (self->item);

  if (state == LK_ITEM_PLANNED)
    return g_strdup_printf (ngettext ("%u field changes", "%u fields change", n), n);
  if (message == NULL || *message == '\0')
    return g_strdup (state == LK_ITEM_UNCHANGED ? _ ("Already as wanted")
                                                : lk_item_state_get_label (state));
  return g_strdup (message);
}

/* Whoever leaves one change of a user out wants to know whether another one stays. */
static char *
dup_part (LkPlanNode *self, LkEditContext *context)
{
  guint n = self->difference != NULL ? lk_difference_count (self->difference) : 0;

  if (self->field == NULL)
    return g_strdup (lk_job_item_get_message (self->item));
  if (n < 2)
    return dup_change (self, context);
  return g_strdup_printf (ngettext ("%u other field changes", "%u other fields change", n - 1),
                          n - 1);
}

/**
 * lk_plan_node_dup_details:
 * @self: a row
 * @context: what the values belong to
 *
 * Returns: (transfer full): what happens, in one line, translated; may be empty.
 */
char *
lk_plan_node_dup_details (LkPlanNode *self, LkEditContext *context)
{
  char *details = NULL;

  switch (self->kind)
    {
    case LK_PLAN_CHANGE:
    case LK_PLAN_FIELD:
      return dup_change (self, context);
    case LK_PLAN_REST:
      return g_strdup (_ ("Nothing is sent for them."));
    case LK_PLAN_WHO:
      details = dup_part (self, context);
      break;
    case LK_PLAN_USER:
      details = dup_fate (self);
      break;
    default:
      break;
    }

  return details != NULL ? details : g_strdup ("");
}
