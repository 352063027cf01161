/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-user-save.h"

G_BEGIN_DECLS

/**
 * LkNextStep:
 * @action: the action that does it
 * @label: what a button for it says, untranslated, with a mnemonic
 *
 * What a person can do after a save that did not simply succeed.
 */
typedef struct
{
  const char *action;
  const char *label;
} LkNextStep;

char *lk_outcome_dup_sentence (const LkSaveResult *result);
const LkNextStep *lk_outcome_get_next_step (const LkSaveResult *result);
const LkNextStep *lk_outcome_get_other_step (const LkSaveResult *result);
char *lk_outcome_dup_field_sentence (const LkSaveResult *result, const LkField *field);

char *lk_outcome_dup_reason (const GError *error);
char *lk_outcome_dup_refusal (const GError *error, const LkField *field);

G_END_DECLS
