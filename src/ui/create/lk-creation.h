/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-catalogue.h"
#include "lk-directory.h"
#include "lk-jobs.h"
#include "lk-user-create.h"

G_BEGIN_DECLS

#define LK_TYPE_CREATION (lk_creation_get_type ())
G_DECLARE_FINAL_TYPE (LkCreation, lk_creation, LK, CREATION, GObject)

/* Creating the user of a draft, and what became of it. Whoever comes into being is in the list
 * before it is said. Where the number is taken, another one is looked for.
 *
 * Signals: "changed": it stands otherwise; "finished": it came to an end. */
LkCreation *lk_creation_new (LkDirectory *directory, LkCatalogue *catalogue, LkDraft *draft);
LkJobs *lk_creation_get_jobs (LkCreation *self);
void lk_creation_set_jobs (LkCreation *self, LkJobs *jobs);
void lk_creation_close (LkCreation *self);

void lk_creation_start (LkCreation *self);
void lk_creation_look_again (LkCreation *self);
void lk_creation_cancel (LkCreation *self);
gboolean lk_creation_is_busy (LkCreation *self);

const LkCreateResult *lk_creation_get_outcome (LkCreation *self);
gboolean lk_creation_has_created (LkCreation *self);
void lk_creation_forget_outcome (LkCreation *self);
const char *lk_creation_get_next_number (LkCreation *self);

G_END_DECLS
