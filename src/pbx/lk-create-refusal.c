/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-create-refusal.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lk-error.h"
#include "lk-odata.h"
#include "lk-user-fields.h"

#define TAKEN "WARNINGS.XAPI.ALREADY_IN_USE"

/* The server may name a part of a property, "Phones[0].MacAddress". */
static const LkField *
find_target (const LkErrorDetail *detail)
{
  g_autofree char *name =
    detail->target != NULL ? g_strndup (detail->target, strcspn (detail->target, "[./")) : NULL;

  return name != NULL ? lk_user_field_find (name) : NULL;
}

static gboolean
has_code (const LkErrorDetail *detail, const char *code)
{
  return detail->code != NULL && g_str_equal (lk_odata_warning_normalise (detail->code), code);
}

/**
 * lk_create_refusal_is_number_taken:
 * @refusal: why the server refused a new user
 *
 * Returns: whether someone has the number (behaviour.md, 7.2).
 */
gboolean
lk_create_refusal_is_number_taken (const GError *refusal)
{
  GPtrArray *details = lk_error_get_details (refusal);

  for (guint i = 0; details != NULL && i < details->len; i++)
    if (find_target (details->pdata[i]) == lk_user_field_number
        && (has_code (details->pdata[i], "ALREADY_IN_USE")
            || has_code (details->pdata[i], "DUPLICATE")))
      return TRUE;

  return FALSE;
}

/**
 * lk_create_refusal_wants_membership_first:
 * @refusal: why the server refused a new user
 * @plan: the new user
 *
 * Returns: whether it is nothing but the main department, and departments are set as well: then the
 *   server may want those first (behaviour.md, 4).
 */
gboolean
lk_create_refusal_wants_membership_first (const GError *refusal, LkCreatePlan *plan)
{
  GPtrArray *details = lk_error_get_details (refusal);

  if (details == NULL || details->len == 0 || !lk_create_plan_has (plan, lk_user_field_groups)
      || !lk_create_plan_has (plan, lk_user_field_primary_group))
    return FALSE;

  for (guint i = 0; i < details->len; i++)
    if (find_target (details->pdata[i]) != lk_user_field_primary_group)
      return FALSE;

  return TRUE;
}

/**
 * lk_create_refusal_find_blamed:
 * @refusal: (nullable): why the server refused a new user
 *
 * Returns: (transfer container) (element-type LkField): the fields that it names.
 */
GPtrArray *
lk_create_refusal_find_blamed (const GError *refusal)
{
  GPtrArray *details = lk_error_get_details (refusal);
  GPtrArray *fields = g_ptr_array_new ();

  for (guint i = 0; details != NULL && i < details->len; i++)
    {
      const LkField *field = find_target (details->pdata[i]);

      if (field != NULL && !g_ptr_array_find (fields, field, NULL))
        g_ptr_array_add (fields, (gpointer) field);
    }

  return fields;
}

static gboolean
says_full (const GError *refusal)
{
  GPtrArray *details = lk_error_get_details (refusal);

  for (guint i = 0; details != NULL && i < details->len; i++)
    if (has_code (details->pdata[i], "LIMIT_REACHED"))
      return TRUE;

  return FALSE;
}

/**
 * lk_create_refusal_explain:
 * @refusal: (transfer full): why the server refused a new user
 *
 * Returns: (transfer full): the same, in words for a new user where there are better ones.
 */
GError *
lk_create_refusal_explain (GError *refusal)
{
  GError *error;

  if (!says_full (refusal))
    return refusal;

  error = lk_error_new_detailed (LK_ERROR_LICENCE,
                                 _ ("The phone system’s licence has no room for another user."),
                                 lk_error_get_details (refusal));
  g_error_free (refusal);
  return error;
}

static GPtrArray *
ref_details (const GError *refusal)
{
  GPtrArray *details = lk_error_get_details (refusal);

  if (details != NULL)
    return g_ptr_array_ref (details);

  details = g_ptr_array_new_with_free_func ((GDestroyNotify) lk_error_detail_free);
  g_ptr_array_add (details, lk_error_detail_new (lk_user_field_number->name, TAKEN,
                                                 lk_odata_warning_explain (TAKEN)));
  return details;
}

/**
 * lk_create_refusal_new_taken:
 * @plan: the new user
 * @holder: (nullable): who has the number
 * @refusal: (nullable): what the server said, if it was asked
 *
 * Returns: (transfer full): that someone else has the number; with the server's details, or with
 * one for the number.
 */
GError *
lk_create_refusal_new_taken (LkCreatePlan *plan, LkUser *holder, const GError *refusal)
{
  const char *number = lk_create_plan_get_number (plan);
  g_autofree char *name = holder != NULL ? lk_user_dup_name (holder) : NULL;
  g_autoptr (GPtrArray) details = ref_details (refusal);
  g_autofree char *message = NULL;

  if (name != NULL && !g_str_equal (name, number))
    /* Translators: an extension number, and a person’s name. */
    message =
      g_strdup_printf (_ ("Extension %s already belongs to %s. Nobody was created."), number, name);
  else
    message = g_strdup_printf (_ ("Extension %s is already in use. Nobody was created."), number);

  return lk_error_new_detailed (LK_ERROR_CONFLICT, message, details);
}

/**
 * lk_create_refusal_new_nobody:
 * @plan: the new user
 * @trouble: (nullable): why it was not clear; %NULL for a lost answer
 *
 * Returns: (transfer full): that it was looked up, and nobody is there.
 */
GError *
lk_create_refusal_new_nobody (LkCreatePlan *plan, const GError *trouble)
{
  const char *number = lk_create_plan_get_number (plan);

  if (trouble == NULL || g_error_matches (trouble, LK_ERROR, LK_ERROR_UNKNOWN_OUTCOME))
    return g_error_new (LK_ERROR, LK_ERROR_UNKNOWN_OUTCOME,
                        /* Translators: %s is an extension number. */
                        _ ("The phone system’s answer was lost. It was asked again: there is no "
                           "extension %s, so nobody was created. Try once more."),
                        number);

  return g_error_new (LK_ERROR, trouble->code,
                      /* Translators: a sentence that says what went wrong, and an extension
                         number. */
                      _ ("%s It was asked again: there is no extension %s, so nobody was created."),
                      trouble->message, number);
}

/**
 * lk_create_refusal_new_unknown:
 * @plan: the new user
 * @cause: why nobody could be looked up
 *
 * Returns: (transfer full): that it is not known whether there is a new user.
 */
GError *
lk_create_refusal_new_unknown (LkCreatePlan *plan, const GError *cause)
{
  return g_error_new (LK_ERROR, LK_ERROR_UNKNOWN_OUTCOME,
                      /* Translators: an extension number, and a sentence: why it could not be
                         asked. */
                      _ ("The phone system’s answer was lost, and it could not be asked whether "
                         "there is an extension %s now. %s"),
                      lk_create_plan_get_number (plan), cause->message);
}

/**
 * lk_create_refusal_new_gone:
 * @plan: the new user
 *
 * Returns: (transfer full): that the new user was there and is no more.
 */
GError *
lk_create_refusal_new_gone (LkCreatePlan *plan)
{
  return g_error_new (LK_ERROR, LK_ERROR_UNKNOWN_OUTCOME,
                      /* Translators: %s is an extension number. */
                      _ ("Extension %s was created, but the phone system no longer has it. Someone "
                         "may have deleted it."),
                      lk_create_plan_get_number (plan));
}

/**
 * lk_create_refusal_new_unread:
 * @plan: the new user
 * @cause: why they could not be read
 *
 * Returns: (transfer full): that the new user exists, and no more is known.
 */
GError *
lk_create_refusal_new_unread (LkCreatePlan *plan, const GError *cause)
{
  return g_error_new (LK_ERROR, LK_ERROR_UNKNOWN_OUTCOME,
                      /* Translators: an extension number, and a sentence: why it could not be
                         asked. */
                      _ ("Extension %s exists, but the phone system could not be asked whether all "
                         "is as you entered it. %s"),
                      lk_create_plan_get_number (plan), cause->message);
}

/**
 * lk_create_refusal_new_different:
 * @n_fields: how many
 *
 * Returns: (transfer full): that so many fields of the new user are not as asked.
 */
GError *
lk_create_refusal_new_different (guint n_fields)
{
  return g_error_new (LK_ERROR, LK_ERROR_PROTOCOL,
                      ngettext ("The user exists, yet %u field is not as you entered it.",
                                "The user exists, yet %u fields are not as you entered them.",
                                n_fields),
                      n_fields);
}

/**
 * lk_create_refusal_new_lost:
 *
 * Returns: (transfer full): the same of a user who was found after the answer was lost, which
 *   #LkCreateResult.was_lost says: someone else may have entered the same person just then, so that
 *   nothing is changed there.
 */
GError *
lk_create_refusal_new_lost (void)
{
  return g_error_new_literal (LK_ERROR, LK_ERROR_PROTOCOL,
                              _ ("Someone else may have created the same user at this moment, so "
                                 "nothing was changed afterwards. Look at the user."));
}

/**
 * lk_create_refusal_new_hidden:
 * @field: a secret
 *
 * Returns: (transfer full): that the user was found after the answer was lost, and that @field
 *   cannot be looked at.
 */
GError *
lk_create_refusal_new_hidden (const LkField *field)
{
  return g_error_new (LK_ERROR, LK_ERROR_UNKNOWN_OUTCOME,
                      /* Translators: %s is a field’s label, such as a password’s. */
                      _ ("“%s” cannot be read back, so it is not known whether it is set. Set it "
                         "once more to be sure."),
                      lk_field_get_label (field));
}

/**
 * lk_create_refusal_new_rest:
 * @cause: why not
 *
 * Returns: (transfer full): that the new user exists, and that something could not be set.
 */
GError *
lk_create_refusal_new_rest (const GError *cause)
{
  return g_error_new (LK_ERROR, LK_ERROR_PROTOCOL,
                      /* Translators: %s is a sentence: why not. */
                      _ ("The user exists, but not everything could be set. %s"), cause->message);
}
