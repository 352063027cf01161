/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-outcome.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lk-error.h"
#include "lk-phrase.h"
#include "lk-user-fields.h"

static const LkNextStep retry = { "edit.save", N_ ("_Retry") };
static const LkNextStep decide = { "edit.decide", N_ ("_Decide…") };
static const LkNextStep finish = { "edit.save", N_ ("_Finish") };
static const LkNextStep take_back = { "edit.take-back", N_ ("_Put Back") };
static const LkNextStep look_again = { "edit.look-again", N_ ("_Look Again") };
static const LkNextStep report = { "edit.report", N_ ("Show _Report…") };

static char *
dup_labels (GPtrArray *fields)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; fields != NULL && i < fields->len; i++)
    g_ptr_array_add (labels, g_strdup (lk_field_get_label (g_ptr_array_index (fields, i))));

  return lk_phrase_join (labels);
}

static guint
count (const LkSaveResult *result)
{
  return result->fields != NULL ? result->fields->len : 0;
}

/* A complaint about a part of a field, as in “Groups[0].Rights”, is one about the field. */
static const LkField *
find_target (const LkErrorDetail *detail)
{
  g_autofree char *name = NULL;

  if (detail->target == NULL)
    return NULL;

  name = g_strndup (detail->target, strcspn (detail->target, ".[/("));
  return lk_user_field_find (name);
}

/* What the server says of matters that have no row of their own. */
static void
add_details (GString *text, const GError *error)
{
  GPtrArray *details = lk_error_get_details (error);

  for (guint i = 0; details != NULL && i < details->len; i++)
    {
      const LkErrorDetail *detail = g_ptr_array_index (details, i);

      if (detail->target == NULL || find_target (detail) != NULL)
        continue;
      g_string_append_c (text, '\n');
      /* Translators: the first %s is the technical name of a property, the second what the phone
       * system says of it. */
      g_string_append_printf (text, C_ ("property", "%s: %s"), detail->target, detail->sentence);
    }
}

static void
add_reason (GString *text, const GError *error)
{
  if (error == NULL)
    return;

  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, error->message);
  add_details (text, error);
}

/**
 * lk_outcome_dup_reason:
 * @error: (nullable): why something did not work
 *
 * Returns: (transfer full): what to tell a person, with what the server says of matters that have
 *   no row of their own; empty for no error.
 */
char *
lk_outcome_dup_reason (const GError *error)
{
  GString *text = g_string_new (NULL);

  add_reason (text, error);
  return g_string_free (text, FALSE);
}

static char *
dup_conflict (const LkSaveResult *result, const char *labels)
{
  return g_strdup_printf (
    ngettext ("Someone else has changed this meanwhile: %s. Nothing was saved.",
              "Someone else has changed these meanwhile: %s. Nothing was saved.", count (result)),
    labels);
}

static char *
dup_different (const LkSaveResult *result, const char *labels)
{
  return g_strdup_printf (
    ngettext ("On the phone system this is not as you wanted it: %s. What is there now stands "
              "below it.",
              "On the phone system these are not as you wanted them: %s. What is there now stands "
              "below each of them.",
              count (result)),
    labels);
}

static char *
dup_first_sentence (const LkSaveResult *result)
{
  g_autofree char *labels = dup_labels (result->fields);

  switch (result->state)
    {
    case LK_SAVE_CONFLICT:
      return dup_conflict (result, labels);
    case LK_SAVE_PARTLY:
      if (count (result) == 0)
        return g_strdup (_ ("Only a part of your changes was saved."));
      return g_strdup_printf (_ ("Only a part of your changes was saved. Not saved: %s."), labels);
    case LK_SAVE_DIFFERENT:
      return dup_different (result, labels);
    case LK_SAVE_REFUSED:
      return g_strdup (_ ("Nothing was saved."));
    case LK_SAVE_UNKNOWN:
      return g_strdup (_ ("It is not known whether everything was saved."));
    default:
      return g_strdup ("");
    }
}

/**
 * lk_outcome_dup_sentence:
 * @result: what became of a save
 *
 * Returns: (transfer full): what to tell a person about it; empty where all is well.
 */
char *
lk_outcome_dup_sentence (const LkSaveResult *result)
{
  g_autofree char *first = dup_first_sentence (result);
  GString *text = g_string_new (first);

  /* Of the others the first sentence says all there is to say. */
  if (result->state != LK_SAVE_CONFLICT && result->state != LK_SAVE_DIFFERENT)
    add_reason (text, result->error);
  return g_string_free (text, FALSE);
}

/* Whether the same may work another time, without anything being changed first. */
static gboolean
can_pass (const GError *error)
{
  static const LkError passing[] = {
    LK_ERROR_TOKEN_TAKEN, LK_ERROR_THROTTLED, LK_ERROR_OFFLINE,         LK_ERROR_TIMED_OUT,
    LK_ERROR_SERVER,      LK_ERROR_PROTOCOL,  LK_ERROR_UNKNOWN_OUTCOME,
  };

  for (guint i = 0; i < G_N_ELEMENTS (passing); i++)
    if (g_error_matches (error, LK_ERROR, (int) passing[i]))
      return TRUE;

  return FALSE;
}

/**
 * lk_outcome_get_next_step:
 * @result: what became of a save
 *
 * Returns: (transfer none) (nullable): what a person will probably want to do; %NULL where they
 * have to change something first.
 */
const LkNextStep *
lk_outcome_get_next_step (const LkSaveResult *result)
{
  switch (result->state)
    {
    case LK_SAVE_CONFLICT:
      return &decide;
    case LK_SAVE_PARTLY:
      return result->now != NULL ? &finish : &look_again;
    case LK_SAVE_UNKNOWN:
      return result->now != NULL ? &retry : &look_again;
    case LK_SAVE_REFUSED:
      if (g_error_matches (result->error, LK_ERROR, LK_ERROR_INCOMPATIBLE))
        return &report;
      return can_pass (result->error) ? &retry : NULL;
    default:
      return NULL;
    }
}

/**
 * lk_outcome_get_other_step:
 * @result: what became of a save
 *
 * What was there before can only be put back where it is known what is there now.
 *
 * Returns: (transfer none) (nullable): what else they can do.
 */
const LkNextStep *
lk_outcome_get_other_step (const LkSaveResult *result)
{
  return result->state == LK_SAVE_PARTLY && result->now != NULL ? &take_back : NULL;
}

static char *
dup_what_is_there (const LkSaveResult *result, const LkField *field)
{
  const LkValue *now = lk_user_get (result->now, field);
  g_autofree char *text = lk_field_to_display (field, now);

  if (lk_field_has (field, LK_FIELD_SECRET))
    return lk_value_is_set (now)
             ? g_strdup (_ ("The phone system has another value."))
             : g_strdup (_ ("The phone system does not tell what it has here."));
  if (*text == '\0')
    return g_strdup (_ ("The phone system has nothing here."));

  /* Translators: %s is a value. */
  return g_strdup_printf (_ ("The phone system has “%s”."), text);
}

/**
 * lk_outcome_dup_refusal:
 * @error: (nullable): why something was refused
 * @field: a field
 *
 * Returns: (transfer full) (nullable): what the server says of @field; %NULL where it says nothing.
 */
char *
lk_outcome_dup_refusal (const GError *error, const LkField *field)
{
  GPtrArray *details = error != NULL ? lk_error_get_details (error) : NULL;

  for (guint i = 0; details != NULL && i < details->len; i++)
    {
      const LkErrorDetail *detail = g_ptr_array_index (details, i);

      if (find_target (detail) == field)
        return g_strdup (detail->sentence);
    }

  return NULL;
}

/**
 * lk_outcome_dup_field_sentence:
 * @result: what became of a save
 * @field: a field
 *
 * Returns: (transfer full) (nullable): what is wrong with @field; %NULL where nothing is.
 */
char *
lk_outcome_dup_field_sentence (const LkSaveResult *result, const LkField *field)
{
  char *refusal = lk_outcome_dup_refusal (result->error, field);

  if (refusal != NULL)
    return refusal;
  if (result->state == LK_SAVE_DIFFERENT && result->now != NULL
      && g_ptr_array_find (result->fields, field, NULL))
    return dup_what_is_there (result, field);

  return NULL;
}
