/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A text that a person saves. It is about people, so that nobody else on this machine can read it.
 * @text is taken over. */
void lk_text_file_save_async (GFile *file,
                              char *text,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean lk_text_file_save_finish (GFile *file, GAsyncResult *result, GError **error);

/* For whoever saves a text as a part of a task of theirs: a #GAsyncReadyCallback that ends the
 * task, which it takes over. */
void lk_text_file_saved_cb (GObject *file, GAsyncResult *result, gpointer task);

G_END_DECLS
