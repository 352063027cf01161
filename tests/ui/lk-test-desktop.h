/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What of a desktop a program talks to: a session that it can keep from ending, and notifications.
 * It answers in a thread of its own, because GTK waits for some of its answers. */
typedef struct _LkTestDesktop LkTestDesktop;

LkTestDesktop *lk_test_desktop_new (void);
void lk_test_desktop_free (LkTestDesktop *self);

guint lk_test_desktop_get_inhibited (LkTestDesktop *self);
guint lk_test_desktop_count_notifications (LkTestDesktop *self);
char *lk_test_desktop_dup_notification (LkTestDesktop *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkTestDesktop, lk_test_desktop_free)

G_END_DECLS
