/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-edit-context.h"
#include "lk-template-store.h"

G_BEGIN_DECLS

#define LK_TYPE_BEGINNING_DIALOG (lk_beginning_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LkBeginningDialog, lk_beginning_dialog, LK, BEGINNING_DIALOG, AdwWindow)

/* What a new user takes over from a colleague or a template, to be ticked one by one. The ticks
 * hold at once. Signal "changed": the person set one or took it away. */
LkBeginningDialog *lk_beginning_dialog_new (GtkWindow *parent,
                                            LkTemplate *beginning,
                                            LkEditContext *context,
                                            LkTemplateStore *templates);

G_END_DECLS
