/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * lk_report_error:
 * @widget: where the operation was started
 * @title: a translated sentence: what did not work
 * @error: why
 *
 * Shows a dialog over @widget's window. Says nothing about a cancelled operation.
 */
void lk_report_error (GtkWidget *widget, const char *title, const GError *error);

/* Small news that goes away by itself; finds the window's toast overlay. */
void lk_report_news (GtkWidget *widget, const char *sentence);

/* The same with a button, which activates an action of the window; it stays longer. */
void lk_report_news_to_act_on (GtkWidget *widget,
                               const char *sentence,
                               const char *label,
                               const char *action);

/* What stays true and must not be missed: waits for its turn, and no news takes its place. */
void lk_report_warning (GtkWidget *widget, const char *sentence);

/* Takes away what lk_report_news() said last, because it is not true any more. */
void lk_withdraw_news (GtkWidget *widget);

G_END_DECLS
