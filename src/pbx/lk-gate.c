/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-gate.h"

#include "lk-waiting.h"

/* Longer than this, in seconds, no server may hold up the program. */
#define LONGEST_PAUSE 300

struct _LkGate
{
  GObject parent_instance;

  guint n_background;
  guint max_background;
  gint64 paused_until;
  guint resume_id;
  GQueue waiting; /* of GTask */
};

enum
{
  PROP_PAUSED_UNTIL = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (LkGate, lk_gate, G_TYPE_OBJECT)

static LkLane
get_lane (GTask *task)
{
  return GPOINTER_TO_INT (g_task_get_task_data (task));
}

static gboolean
may_enter (LkGate *self, LkLane lane)
{
  if (self->paused_until != 0)
    return FALSE;

  return lane == LK_LANE_PERSON || self->n_background < self->max_background;
}

static void
let_in (LkGate *self, GTask *task)
{
  if (get_lane (task) == LK_LANE_BACKGROUND)
    self->n_background++;
  g_task_return_boolean (task, TRUE);
}

static GTask *
find_next (LkGate *self)
{
  for (GList *link = self->waiting.head; link != NULL; link = link->next)
    if (may_enter (self, get_lane (link->data)))
      return link->data;

  return NULL;
}

/* Looks anew after each, because whoever is let in may act at once. */
static void
let_in_whoever_may (LkGate *self)
{
  g_autoptr (LkGate) alive = g_object_ref (self);
  GTask *next;

  while ((next = find_next (self)) != NULL)
    {
      g_autoptr (GTask) task = lk_waiting_take (&self->waiting, next);

      let_in (self, task);
    }
}

static void
set_paused_until (LkGate *self, gint64 until)
{
  self->paused_until = until;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAUSED_UNTIL]);
}

static gboolean
resume_cb (gpointer user_data)
{
  LkGate *self = user_data;

  self->resume_id = 0;
  set_paused_until (self, 0);
  let_in_whoever_may (self);

  return G_SOURCE_REMOVE;
}

static void
lk_gate_finalize (GObject *object)
{
  LkGate *self = LK_GATE (object);

  g_clear_handle_id (&self->resume_id, g_source_remove);

  G_OBJECT_CLASS (lk_gate_parent_class)->finalize (object);
}

static void
lk_gate_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_PAUSED_UNTIL)
    g_value_set_int64 (value, LK_GATE (object)->paused_until);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
lk_gate_class_init (LkGateClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = lk_gate_finalize;
  object_class->get_property = lk_gate_get_property;

  properties[PROP_PAUSED_UNTIL] = g_param_spec_int64 ("paused-until", NULL, NULL, 0, G_MAXINT64, 0,
                                                      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lk_gate_init (LkGate *self)
{
  g_queue_init (&self->waiting);
}

/**
 * lk_gate_new:
 * @max_background: how many requests of the background lane may be on their way at once
 *
 * Decides when a request may leave: what a person waits for at once, background work only while it
 * leaves connections free, and nothing at all while the server wants a pause.
 *
 * Returns: (transfer full): an open gate.
 */
LkGate *
lk_gate_new (guint max_background)
{
  LkGate *self = g_object_new (LK_TYPE_GATE, NULL);

  self->max_background = max_background;
  return self;
}

/**
 * lk_gate_pause:
 * @self: a gate
 * @seconds: how long nothing may leave; at most five minutes are believed
 *
 * A longer pause that is already on stays.
 */
void
lk_gate_pause (LkGate *self, gint64 seconds)
{
  gint64 length = CLAMP (seconds, 0, LONGEST_PAUSE);
  gint64 until = g_get_monotonic_time () + length * G_USEC_PER_SEC;

  if (until <= self->paused_until)
    return;

  g_clear_handle_id (&self->resume_id, g_source_remove);
  self->resume_id = g_timeout_add ((guint) length * 1000, resume_cb, self);
  set_paused_until (self, until);
}

/**
 * lk_gate_get_paused_until:
 * @self: a gate
 *
 * Returns: g_get_monotonic_time() at the end of the pause, or 0 where there is none.
 */
gint64
lk_gate_get_paused_until (LkGate *self)
{
  return self->paused_until;
}

/**
 * lk_gate_enter_async:
 * @self: a gate
 * @lane: who is waiting
 *
 * Waits for its turn. After success, lk_gate_leave() must follow.
 */
void
lk_gate_enter_async (LkGate *self,
                     LkLane lane,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, lk_gate_enter_async);
  g_task_set_task_data (task, GINT_TO_POINTER (lane), NULL);
  if (g_task_return_error_if_cancelled (task))
    return;

  /* Who was let in holds a place, and must hear of it even if cancelled in the same moment. */
  g_task_set_check_cancellable (task, FALSE);
  if (may_enter (self, lane))
    let_in (self, task);
  else
    lk_waiting_push (&self->waiting, g_steal_pointer (&task));
}

/**
 * lk_gate_enter_finish:
 * @self: a gate
 * @result: the result
 * @error: return location
 *
 * Returns: whether the request may leave; %FALSE only where it was cancelled while it waited.
 */
gboolean
lk_gate_enter_finish (LkGate *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * lk_gate_leave:
 * @self: a gate
 * @lane: as on entering
 *
 * The request is over; the next may come.
 */
void
lk_gate_leave (LkGate *self, LkLane lane)
{
  if (lane == LK_LANE_BACKGROUND)
    self->n_background--;
  let_in_whoever_may (self);
}
