/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-jobs.h"

G_BEGIN_DECLS

/* Asks whether the history of a phone system shall be wiped, says how much that is, and wipes it.
 */
void lk_wipe_dialog_present (GtkWindow *parent, LkJobs *jobs);

G_END_DECLS
