/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-first-frame.h"

static void
after_paint_cb (GdkFrameClock *clock, GtkApplication *application)
{
  g_signal_handlers_disconnect_by_func (clock, after_paint_cb, application);
  g_print ("first-frame-at %" G_GINT64_FORMAT "\n", g_get_monotonic_time ());
  g_application_quit (G_APPLICATION (application));
}

static void
realize_cb (GtkWidget *window, GtkApplication *application)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (after_paint_cb),
                    application);
}

static void
window_added_cb (GtkApplication *application, GtkWindow *window)
{
  g_signal_connect_after (window, "realize", G_CALLBACK (realize_cb), application);
}

/**
 * lk_first_frame_watch:
 * @application: an application that has not been run yet
 *
 * When its first window has drawn its first frame, prints that moment on the clock that all
 * processes share, in microseconds, and quits.
 */
void
lk_first_frame_watch (GtkApplication *application)
{
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);
}
