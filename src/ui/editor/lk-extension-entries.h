/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-catalogue.h"
#include "lk-directory.h"

G_BEGIN_DECLS

/* The extensions of a phone system, for an LkEntryPicker. */
GPtrArray *lk_extension_entries_new (LkDirectory *directory);

char *lk_extension_dup_label (const char *number, const char *name);
char *lk_extension_dup_name (LkDirectory *directory, const char *number);

G_END_DECLS
