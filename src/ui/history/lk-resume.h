/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-jobs.h"

G_BEGIN_DECLS

#define LK_TYPE_RESUME (lk_resume_get_type ())
G_DECLARE_FINAL_TYPE (LkResume, lk_resume, LK, RESUME, GObject)

/* Looks for the jobs that a crash has left, and asks about them, one after the other. Nothing goes
 * on that nobody has said yes to. */
LkResume *lk_resume_new (GtkWindow *window);
void lk_resume_look (LkResume *self, LkJobs *jobs);
void lk_resume_stop (LkResume *self);

G_END_DECLS
