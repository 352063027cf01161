/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Files of this program for the person's eyes only. Both block: for a thread of its own. */
gboolean lk_private_file_write (GFile *file,
                                const char *text,
                                gsize length,
                                GCancellable *cancellable,
                                GError **error);
GFile *lk_private_file_choose_aside (GFile *file);

G_END_DECLS
