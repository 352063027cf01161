/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-departures.h"

#include "lk-demo-delivery.h"

struct _LkDemoDepartures
{
  GPtrArray *stalled; /* GIOStream: connections that nothing more comes over */
  GPtrArray *late;    /* GSource: answers and acts that wait */
  GCancellable *cancellable;
};

/* A visit that waits. */
typedef struct
{
  LkDemoDepartures *departures; /* borrowed: it ends all that wait */
  LkDemoVisit *visit;
  LkDemoLateAct act; /* what is to be done then; NULL where there is an answer to be sent */
  gpointer user_data;
} Delay;

static void
delay_free (Delay *self)
{
  lk_demo_visit_free (self->visit);
  g_free (self);
}

LkDemoDepartures *
lk_demo_departures_new (void)
{
  LkDemoDepartures *self = g_new0 (LkDemoDepartures, 1);

  self->stalled = g_ptr_array_new_with_free_func (g_object_unref);
  self->late = g_ptr_array_new_with_free_func ((GDestroyNotify) g_source_unref);
  self->cancellable = g_cancellable_new ();
  return self;
}

/**
 * lk_demo_departures_close:
 * @self: departures
 *
 * Nothing leaves any more, and what waits is not done.
 */
void
lk_demo_departures_close (LkDemoDepartures *self)
{
  g_cancellable_cancel (self->cancellable);
  for (guint i = 0; i < self->late->len; i++)
    g_source_destroy (g_ptr_array_index (self->late, i));
  g_ptr_array_set_size (self->late, 0);
  g_ptr_array_set_size (self->stalled, 0);
}

void
lk_demo_departures_free (LkDemoDepartures *self)
{
  lk_demo_departures_close (self);
  g_ptr_array_unref (self->late);
  g_ptr_array_unref (self->stalled);
  g_object_unref (self->cancellable);
  g_free (self);
}

/**
 * lk_demo_departures_send:
 * @self: departures
 * @visit: an answered request
 */
void
lk_demo_departures_send (LkDemoDepartures *self, LkDemoVisit *visit)
{
  lk_demo_delivery_send (visit->message, &visit->call, &visit->fate, self->stalled,
                         self->cancellable);
}

static void
send_if_there (LkDemoDepartures *self, LkDemoVisit *visit)
{
  if (visit->is_over)
    return;

  soup_server_message_unpause (visit->message);
  lk_demo_departures_send (self, visit);
}

static gboolean
is_time_cb (gpointer user_data)
{
  Delay *delay = user_data;
  LkDemoDepartures *self = delay->departures;

  if (delay->act != NULL)
    delay->act (delay->visit, delay->user_data);
  else
    send_if_there (self, delay->visit);
  g_ptr_array_remove (self->late, g_main_current_source ());

  return G_SOURCE_REMOVE;
}

static void
hold_back (LkDemoDepartures *self,
           LkDemoVisit *visit,
           guint milliseconds,
           LkDemoLateAct act,
           gpointer user_data)
{
  g_autoptr (GSource) source = g_timeout_source_new (milliseconds);
  Delay *delay = g_new0 (Delay, 1);

  delay->departures = self;
  delay->visit = visit;
  delay->act = act;
  delay->user_data = user_data;
  g_source_set_callback (source, is_time_cb, delay, (GDestroyNotify) delay_free);
  g_source_attach (source, g_main_context_get_thread_default ());
  g_ptr_array_add (self->late, g_source_ref (source));
}

static void
hung_up_cb (SoupServerMessage *message, gpointer user_data)
{
  LkDemoVisit *visit = user_data;

  visit->is_over = TRUE;
}

/**
 * lk_demo_departures_send_after:
 * @self: departures
 * @visit: (transfer full): an answered request
 * @milliseconds: how long the answer waits
 */
void
lk_demo_departures_send_after (LkDemoDepartures *self, LkDemoVisit *visit, guint milliseconds)
{
  g_signal_connect (visit->message, "disconnected", G_CALLBACK (hung_up_cb), visit);
  soup_server_message_pause (visit->message);
  hold_back (self, visit, milliseconds, NULL, NULL);
}

/**
 * lk_demo_departures_break_off:
 * @self: departures
 * @visit: (transfer full): a request without an answer
 * @milliseconds: how long it waits
 * @act: does what it asks for then
 * @user_data: for @act
 *
 * Breaks the connection at once. What was asked is done when whoever asked has long gone.
 */
void
lk_demo_departures_break_off (LkDemoDepartures *self,
                              LkDemoVisit *visit,
                              guint milliseconds,
                              LkDemoLateAct act,
                              gpointer user_data)
{
  static const LkDemoFate broken = { .troubles = LK_DEMO_TROUBLE_RESET };

  lk_demo_delivery_send (visit->message, &visit->call, &broken, self->stalled, self->cancellable);
  hold_back (self, visit, milliseconds, act, user_data);
}
