/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-catalogue.h"
#include "lk-directory.h"
#include "lk-template-store.h"

G_BEGIN_DECLS

#define LK_TYPE_TEMPLATE_DIALOG (lk_template_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LkTemplateDialog, lk_template_dialog, LK, TEMPLATE_DIALOG, AdwWindow)

/* One template: its name and what it holds. */
void lk_template_dialog_present (GtkWindow *parent,
                                 LkDirectory *directory,
                                 LkCatalogue *catalogue,
                                 LkTemplateStore *templates,
                                 LkTemplate *former);

G_END_DECLS
