/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-edit-context.h"
#include "lk-template-store.h"

G_BEGIN_DECLS

#define LK_TYPE_SAVE_TEMPLATE_DIALOG (lk_save_template_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LkSaveTemplateDialog,
                      lk_save_template_dialog,
                      LK,
                      SAVE_TEMPLATE_DIALOG,
                      AdwWindow)

/* Asks under which name settings shall be saved, and which of them. */
void lk_save_template_dialog_present (GtkWindow *parent,
                                      LkTemplate *settings,
                                      LkEditContext *context,
                                      LkTemplateStore *templates);

G_END_DECLS
