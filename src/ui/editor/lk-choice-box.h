/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-catalogue.h"
#include "lk-field.h"

G_BEGIN_DECLS

#define LK_TYPE_CHOICE_BOX (lk_choice_box_get_type ())
G_DECLARE_FINAL_TYPE (LkChoiceBox, lk_choice_box, LK, CHOICE_BOX, AdwBin)

/* One of a few texts, chosen from a list that drops down. A text that is not among them, from a
 * newer server, is offered as it is for as long as it is the value. Signal "changed": the person
 * chose. */
GtkWidget *lk_choice_box_new (const LkChoice *choices, gboolean can_be_unset);
void lk_choice_box_set_unset_label (LkChoiceBox *self, const char *label);
void lk_choice_box_set_entries (LkChoiceBox *self, GPtrArray *entries);
void lk_choice_box_set_name (LkChoiceBox *self, const char *name);

void lk_choice_box_set_value (LkChoiceBox *self, const char *value);
const char *lk_choice_box_get_value (LkChoiceBox *self);

G_END_DECLS
