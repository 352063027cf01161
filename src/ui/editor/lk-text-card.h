/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A text of several lines on a card of its own: one to write, or one for computers that is only
 * read. */
GtkTextView *lk_text_card_new (const char *name);
GtkTextView *lk_text_card_new_code (const char *name);
void lk_text_card_set_text (GtkTextView *card, const char *text);

G_END_DECLS
