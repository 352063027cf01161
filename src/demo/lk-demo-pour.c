/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-pour.h"

typedef struct
{
  GIOStream *stream;
  GCancellable *cancellable;
  GBytes *head;
  GBytes *body;
  guint64 left;
  gsize offset; /* in the body */
  gsize piece;
  guint interval;
} Pouring;

static void
pouring_free (Pouring *self)
{
  g_io_stream_close (self->stream, NULL, NULL);
  g_object_unref (self->stream);
  g_object_unref (self->cancellable);
  g_clear_pointer (&self->head, g_bytes_unref);
  g_bytes_unref (self->body);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pouring, pouring_free)

static void pour_next (Pouring *self);

static gboolean
pour_again_cb (gpointer user_data)
{
  pour_next (user_data);
  return G_SOURCE_REMOVE;
}

static void
wait_and_pour (Pouring *self)
{
  g_autoptr (GSource) source = g_timeout_source_new (self->interval);

  g_source_set_callback (source, pour_again_cb, self, NULL);
  g_source_attach (source, g_main_context_get_thread_default ());
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Pouring) self = user_data;

  /* Whoever listened may have gone, which is what these answers are for. */
  if (!g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, NULL)
      || self->left == 0)
    return;

  if (self->interval > 0)
    wait_and_pour (g_steal_pointer (&self));
  else
    pour_next (g_steal_pointer (&self));
}

/* Writes a piece, and then the next, until nothing is left or nobody listens. */
static void
pour_next (Pouring *self)
{
  gsize length;
  const char *data = g_bytes_get_data (self->body, &length);
  gsize piece = MIN (MIN (self->piece, self->left), length - self->offset);
  gsize offset = self->offset;

  self->left -= piece;
  self->offset = (offset + piece) % length;
  g_output_stream_write_all_async (g_io_stream_get_output_stream (self->stream), data + offset,
                                   piece, G_PRIORITY_DEFAULT, self->cancellable, written_cb, self);
}

/**
 * lk_demo_pour:
 * @pour: what to write, and how
 * @stream: (transfer full): the connection, which is closed at the end
 * @cancellable: ends it early
 */
void
lk_demo_pour (const LkDemoPour *pour, GIOStream *stream, GCancellable *cancellable)
{
  Pouring *self = g_new0 (Pouring, 1);
  gsize length;
  const char *data = g_bytes_get_data (pour->head, &length);

  self->stream = stream;
  self->cancellable = g_object_ref (cancellable);
  self->head = g_bytes_ref (pour->head);
  self->body = g_bytes_ref (pour->body);
  self->left = g_bytes_get_size (pour->body) > 0 ? pour->length : 0;
  self->piece = MAX (pour->piece, 1);
  self->interval = pour->interval;
  g_output_stream_write_all_async (g_io_stream_get_output_stream (stream), data, length,
                                   G_PRIORITY_DEFAULT, self->cancellable, written_cb, self);
}
