/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-memberships.h"
#include "lk-value-editor.h"

G_BEGIN_DECLS

#define LK_TYPE_GROUPS_FORM (lk_groups_form_get_type ())
G_DECLARE_FINAL_TYPE (LkGroupsForm, lk_groups_form, LK, GROUPS_FORM, AdwBin)

/* The form of a user's departments: the role and the rights in each, one more, one less. An
 * LkValueEditor. */
GtkWidget *lk_groups_form_new (const LkField *field);

G_END_DECLS
