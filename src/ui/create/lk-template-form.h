/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-edit-context.h"

G_BEGIN_DECLS

#define LK_TYPE_TEMPLATE_FORM (lk_template_form_get_type ())
G_DECLARE_FINAL_TYPE (LkTemplateForm, lk_template_form, LK, TEMPLATE_FORM, AdwBin)

/* Every setting that a template can hold and the phone system knows, section by section, to be
 * edited as on a user's page. */
GtkWidget *lk_template_form_new (LkEditContext *context);
gboolean lk_template_form_focus_problem (LkTemplateForm *self);
void lk_template_form_close (LkTemplateForm *self);

G_END_DECLS
