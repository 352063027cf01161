/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-job.h"

G_BEGIN_DECLS

#define LK_TYPE_WHO_LIST (lk_who_list_get_type ())
G_DECLARE_FINAL_TYPE (LkWhoList, lk_who_list, LK, WHO_LIST, AdwBin)

/* The users of a planned job: those with whom something happens, each of whom can be unticked, or
 * those who are left out, with the reason. Signal "ticked": the person has changed a tick. */
GtkWidget *lk_who_list_new (LkJob *job, gboolean is_planned);

guint lk_who_list_count (LkWhoList *self);

G_END_DECLS
