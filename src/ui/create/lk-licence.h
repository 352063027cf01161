/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-directory.h"

G_BEGIN_DECLS

#define LK_TYPE_LICENCE (lk_licence_get_type ())
G_DECLARE_FINAL_TYPE (LkLicence, lk_licence, LK, LICENCE, GObject)

/* How many more extensions the licence allows (behaviour.md, 8.3: since 20.0.9). Signal "changed":
 * it is known anew. */
LkLicence *lk_licence_new (LkDirectory *directory);
void lk_licence_ask (LkLicence *self);
void lk_licence_close (LkLicence *self);

char *lk_licence_dup_obstacle (LkLicence *self);
char *lk_licence_dup_warning (LkLicence *self);

G_END_DECLS
