/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-destination-kind.h"
#include "lk-edit-context.h"

G_BEGIN_DECLS

#define LK_TYPE_TARGET_PICKER (lk_target_picker_get_type ())
G_DECLARE_FINAL_TYPE (LkTargetPicker, lk_target_picker, LK, TARGET_PICKER, AdwBin)

/* Which extension, voicemail or service a call goes to. Signal "changed": the person chose. */
GtkWidget *lk_target_picker_new (void);
void lk_target_picker_set_name (LkTargetPicker *self, const char *name);
void lk_target_picker_set_context (LkTargetPicker *self, LkEditContext *context);

void lk_target_picker_show (LkTargetPicker *self,
                            const LkDestinationKind *kind,
                            const char *number,
                            const char *name);
void lk_target_picker_show_first (LkTargetPicker *self, const LkDestinationKind *kind);
const char *lk_target_picker_get_number (LkTargetPicker *self);
char *lk_target_picker_dup_name (LkTargetPicker *self);

G_END_DECLS
