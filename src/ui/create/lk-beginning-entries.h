/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-directory.h"
#include "lk-template-store.h"

G_BEGIN_DECLS

/* What a new user can begin with, for an LkEntryPicker: nothing, a template, a colleague. The value
 * of a colleague is their number. */
#define LK_BEGINNING_NOTHING ":nothing"

GPtrArray *lk_beginning_entries_new (LkTemplateStore *templates, LkDirectory *directory);

char *lk_beginning_dup_template_value (LkTemplate *beginning);
LkTemplate *lk_beginning_find_template (LkTemplateStore *templates, const char *value);
int lk_beginning_find_colleague (LkDirectory *directory, const char *value);

G_END_DECLS
