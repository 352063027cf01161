/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-editors.h"

#include "lk-choice-editor.h"
#include "lk-choice-set-editor.h"
#include "lk-field-kind.h"
#include "lk-forms.h"
#include "lk-number-editor.h"
#include "lk-offer-editor.h"
#include "lk-secret-editor.h"
#include "lk-shown-value.h"
#include "lk-structure-editor.h"
#include "lk-switch-editor.h"
#include "lk-text-editor.h"

typedef struct
{
  const LkFieldKind *kind;
  GtkWidget *(*create) (const LkField *field);
} Editor;

static const Editor editors[] = {
  { &lk_kind_text, lk_text_editor_new },
  { &lk_kind_int, lk_number_editor_new },
  { &lk_kind_bool, lk_switch_editor_new },
  { &lk_kind_choice, lk_choice_editor_new },
  { &lk_kind_choice_set, lk_choice_set_editor_new },
};

static GtkWidget *
new_editor (const LkField *field, gboolean can_be_set)
{
  /* A secret is shown in its own way, also where it cannot be changed. */
  if (field->kind == &lk_kind_secret)
    return lk_secret_editor_new (field);
  if (!can_be_set)
    return lk_shown_value_new (field);
  if (field->structure != NULL)
    return lk_form_exists (field) ? lk_structure_editor_new (field) : lk_shown_value_new (field);
  if (field->offer != LK_OFFER_NONE)
    return lk_offer_editor_new (field);

  for (guint i = 0; i < G_N_ELEMENTS (editors); i++)
    if (editors[i].kind == field->kind)
      return editors[i].create (field);

  return lk_shown_value_new (field);
}

/**
 * lk_editor_new:
 * @field: a field
 *
 * Returns: (transfer floating): an #LkValueEditor for @field: an #LkShownValue where the field
 *   cannot be changed here.
 */
GtkWidget *
lk_editor_new (const LkField *field)
{
  return new_editor (field, lk_field_is_editable (field));
}

/**
 * lk_editor_new_for_new_user:
 * @field: a field
 *
 * Returns: (transfer floating): an #LkValueEditor for @field of a user who is yet to be created: an
 *   #LkShownValue where nobody can say what the field shall be.
 */
GtkWidget *
lk_editor_new_for_new_user (const LkField *field)
{
  return new_editor (field, lk_field_is_creatable (field));
}
