/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-edit-actions.h"

G_BEGIN_DECLS

/* Asks whether the changes of an edit shall be saved or dropped before something else is shown.
 * Returns at once where there are none, and waits for a save that is under way. */
void lk_leaving_ask_async (LkUserEdit *edit,
                           LkEditActions *actions,
                           GtkWidget *page,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
gboolean lk_leaving_ask_finish (LkUserEdit *edit, GAsyncResult *result);

G_END_DECLS
