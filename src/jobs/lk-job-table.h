/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-job.h"

G_BEGIN_DECLS

/**
 * LkJobRowFunc:
 * @cells: (array zero-terminated=1): one for each column
 * @data: what belongs to the function
 *
 * Takes one row.
 */
typedef void (*LkJobRowFunc) (const char *const *cells, gpointer data);

/* A job as a table for people: a row for each user and field that changes. @with_job: with columns
 * for when it was, who did it, what it was and why. */
void lk_job_table_write_head (gboolean with_job, LkJobRowFunc write, gpointer data);
void lk_job_table_write_job (LkJob *job,
                             GPtrArray *items,
                             gboolean with_job,
                             LkJobRowFunc write,
                             gpointer data);

G_END_DECLS
