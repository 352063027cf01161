/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-value-editor.h"

G_BEGIN_DECLS

/* The form of a structured field, or %NULL where it is only shown. */
GtkWidget *lk_form_new (const LkField *field);
gboolean lk_form_exists (const LkField *field);

G_END_DECLS
