/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-jobs.h"

G_BEGIN_DECLS

/* Asks what shall become of a job that a crash has left, and does that: goes on with it, ends it,
 * or nothing. */
GtkWidget *lk_resume_dialog_present (GtkWindow *parent, LkJobs *jobs, LkJob *job);

G_END_DECLS
