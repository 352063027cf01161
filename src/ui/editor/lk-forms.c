/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-forms.h"

#include "lk-agent-form.h"
#include "lk-blf-form.h"
#include "lk-exceptions-form.h"
#include "lk-forwarding-form.h"
#include "lk-greetings-form.h"
#include "lk-groups-form.h"
#include "lk-phones-form.h"
#include "lk-schedule-form.h"

typedef struct
{
  const LkStructure *structure;
  GtkWidget *(*create) (const LkField *field);
} Form;

/* A form for each kind of structured value; it is an LkValueEditor. */
static const Form forms[] = {
  { &lk_agent_settings_structure, lk_agent_form_new },
  { &lk_blf_structure, lk_blf_form_new },
  { &lk_forwarding_exception_structure, lk_exceptions_form_new },
  { &lk_forwarding_profile_structure, lk_forwarding_form_new },
  { &lk_greeting_structure, lk_greetings_form_new },
  { &lk_memberships_structure, lk_groups_form_new },
  { &lk_phones_structure, lk_phones_form_new },
  { &lk_schedule_structure, lk_schedule_form_new },
};

static const Form *
find (const LkField *field)
{
  for (guint i = 0; field->structure != NULL && i < G_N_ELEMENTS (forms); i++)
    if (forms[i].structure == field->structure)
      return &forms[i];

  return NULL;
}

/**
 * lk_form_exists:
 * @field: a field
 *
 * Returns: whether there is a form for it.
 */
gboolean
lk_form_exists (const LkField *field)
{
  return find (field) != NULL;
}

/**
 * lk_form_new:
 * @field: a structured field
 *
 * Returns: (transfer floating) (nullable): a form, which is an #LkValueEditor; %NULL where the
 * field is only shown.
 */
GtkWidget *
lk_form_new (const LkField *field)
{
  const Form *form = find (field);

  return form != NULL ? form->create (field) : NULL;
}
