/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-catalogue.h"
#include "lk-directory.h"
#include "lk-template-store.h"

G_BEGIN_DECLS

#define LK_TYPE_TEMPLATES_DIALOG (lk_templates_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LkTemplatesDialog, lk_templates_dialog, LK, TEMPLATES_DIALOG, AdwWindow)

/* The templates of a phone system: to be edited, renamed, duplicated and deleted. */
void lk_templates_dialog_present (GtkWindow *parent,
                                  LkDirectory *directory,
                                  LkCatalogue *catalogue,
                                  LkTemplateStore *templates);

G_END_DECLS
