/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-offers.h"

#include <glib/gi18n-lib.h>

#include "lk-department.h"
#include "lk-extension-entries.h"
#include "lk-forwarding-profile.h"
#include "lk-membership.h"
#include "lk-memberships.h"
#include "lk-user-fields.h"

static const LkValue nothing = LK_VALUE_INIT;

static LkDraft *
get_draft (LkEditContext *context)
{
  return context != NULL ? lk_edit_context_get_draft (context) : NULL;
}

/* What the same user's field of a structure shall be. */
static const LkValue *
get_structured (LkEditContext *context, const LkStructure *structure)
{
  LkDraft *draft = get_draft (context);

  for (guint i = 0; draft != NULL && i < LK_N_USER_FIELDS; i++)
    if (lk_user_fields[i].structure == structure)
      return lk_draft_get (draft, &lk_user_fields[i]);

  return &nothing;
}

/* Departments */

static char *
dup_number (gint64 number)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

static char *
name_department (const char *name, const char *id)
{
  if (name != NULL && *name != '\0')
    return g_strdup (name);

  /* Translators: %s is the technical number of a department whose name is not known. */
  return g_strdup_printf (_ ("Department no. %s"), id);
}

static GPtrArray *
list_groups (LkEditContext *context)
{
  g_autoptr (GPtrArray)
    memberships = lk_record_parse_value (&lk_membership_class,
                                         get_structured (context, &lk_memberships_structure), NULL);
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) lk_entry_free);

  for (guint i = 0; memberships != NULL && i < memberships->len; i++)
    {
      const LkMembership *membership = g_ptr_array_index (memberships, i);
      g_autofree char *id = dup_number (membership->group_id);
      g_autofree char *name = name_department (membership->name, id);

      if (membership->group_id != LK_NUMBER_UNSET && !lk_membership_is_favourites (membership))
        g_ptr_array_add (entries, lk_entry_new (id, name, membership->number));
    }

  return entries;
}

static char *
name_any_group (LkEditContext *context, const char *id)
{
  GListModel *departments = lk_directory_get_departments (lk_edit_context_get_directory (context));

  for (guint i = 0; i < g_list_model_get_n_items (departments); i++)
    {
      g_autoptr (LkDepartment) department = g_list_model_get_item (departments, i);
      g_autofree char *number = dup_number (lk_department_get_id (department));

      if (g_str_equal (number, id))
        return name_department (lk_department_get_name (department), id);
    }

  return name_department (NULL, id);
}

/* Forwarding profiles */

static GPtrArray *
list_profiles (LkEditContext *context)
{
  g_autoptr (GPtrArray) profiles =
    lk_record_parse_value (&lk_forwarding_profile_class,
                           get_structured (context, &lk_forwarding_profile_structure), NULL);
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) lk_entry_free);

  for (guint i = 0; profiles != NULL && i < profiles->len; i++)
    {
      const LkForwardingProfile *profile = g_ptr_array_index (profiles, i);

      if (profile->name != NULL && *profile->name != '\0')
        g_ptr_array_add (entries, lk_entry_new (profile->name,
                                                lk_forwarding_profile_get_title (profile), NULL));
    }

  return entries;
}

/* A new user gets the usual ones where none are set. */
static gboolean
has_own_profiles (LkEditContext *context)
{
  return get_draft (context) != NULL
         && (!lk_edit_context_is_for_new_user (context)
             || lk_value_is_set (get_structured (context, &lk_forwarding_profile_structure)));
}

static gboolean
is_usual_profile (const char *name)
{
  for (const LkChoice *usual = lk_forwarding_profile_names; usual->value != NULL; usual++)
    if (g_str_equal (usual->value, name))
      return TRUE;

  return FALSE;
}

/* Many users at once have in common the names that every user's profiles have. Some may have others
 * besides. */
static GPtrArray *
list_usual_profiles (LkEditContext *context)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) lk_entry_free);
  const char *const *others = context != NULL ? lk_edit_context_get_statuses (context) : NULL;

  for (const LkChoice *name = lk_forwarding_profile_names; name->value != NULL; name++)
    g_ptr_array_add (entries, lk_entry_new (name->value, _ (name->label), NULL));
  for (; others != NULL && *others != NULL; others++)
    if (**others != '\0' && !is_usual_profile (*others))
      g_ptr_array_add (entries, lk_entry_new (*others, *others, NULL));

  return entries;
}

/**
 * lk_offers_get_shelf:
 * @field: a field with an offer
 * @context: what the value belongs to
 * @shelf: (out): where the offer stands
 *
 * Returns: whether the offer has to be read from the phone system.
 */
gboolean
lk_offers_get_shelf (const LkField *field, LkEditContext *context, LkShelf *shelf)
{
  switch (field->offer)
    {
    case LK_OFFER_PROMPT_SET:
      *shelf = LK_SHELF_PROMPT_SETS;
      return TRUE;
    case LK_OFFER_LANGUAGE:
      *shelf = LK_SHELF_LANGUAGES;
      return TRUE;
    case LK_OFFER_EMERGENCY_LOCATION:
      *shelf = LK_SHELF_EMERGENCY_LOCATIONS;
      return TRUE;
    case LK_OFFER_OWN_GROUP:
      *shelf = LK_SHELF_GROUPS;
      return get_draft (context) == NULL;
    case LK_OFFER_NONE:
    case LK_OFFER_OWN_PROFILE:
    case LK_OFFER_EXTENSION:
    default:
      return FALSE;
    }
}

/**
 * lk_offers_list:
 * @field: a field with an offer that stands on no shelf
 * @context: what the value belongs to
 *
 * Returns: (transfer full) (element-type LkEntry): what there is to choose.
 */
GPtrArray *
lk_offers_list (const LkField *field, LkEditContext *context)
{
  switch (field->offer)
    {
    case LK_OFFER_OWN_GROUP:
      return list_groups (context);
    case LK_OFFER_OWN_PROFILE:
      return has_own_profiles (context) ? list_profiles (context) : list_usual_profiles (context);
    case LK_OFFER_EXTENSION:
      return lk_extension_entries_new (lk_edit_context_get_directory (context));
    case LK_OFFER_NONE:
    case LK_OFFER_PROMPT_SET:
    case LK_OFFER_LANGUAGE:
    case LK_OFFER_EMERGENCY_LOCATION:
    default:
      return g_ptr_array_new_with_free_func ((GDestroyNotify) lk_entry_free);
    }
}

static const LkEntry *
find (GPtrArray *entries, const char *value)
{
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const LkEntry *entry = g_ptr_array_index (entries, i);

      if (g_strcmp0 (entry->value, value) == 0)
        return entry;
    }

  return NULL;
}

static char *
find_label (GPtrArray *entries, const char *value)
{
  const LkEntry *entry = find (entries, value);

  return entry != NULL ? g_strdup (entry->label) : NULL;
}

/**
 * lk_offers_dup_label:
 * @field: a field with an offer
 * @context: what the value belongs to
 * @value: a value of it
 *
 * Asks the phone system nothing.
 *
 * Returns: (transfer full) (nullable): what people call @value; %NULL where nobody knows.
 */
char *
lk_offers_dup_label (const LkField *field, LkEditContext *context, const char *value)
{
  LkDirectory *directory = lk_edit_context_get_directory (context);
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *name = NULL;
  char *label;
  LkShelf shelf;

  if (field->offer == LK_OFFER_EXTENSION)
    {
      name = lk_extension_dup_name (directory, value);
      return lk_extension_dup_label (value, name);
    }
  if (lk_offers_get_shelf (field, context, &shelf))
    label =
      find_label (lk_catalogue_peek (lk_edit_context_get_catalogue (context), shelf, 0), value);
  else
    {
      entries = lk_offers_list (field, context);
      label = find_label (entries, value);
    }
  if (label == NULL && field->offer == LK_OFFER_OWN_GROUP)
    label = name_any_group (context, value);
  return label;
}

/**
 * lk_offers_allow_own_text:
 * @field: a field with an offer
 *
 * Returns: whether the phone system may take values that it does not offer.
 */
gboolean
lk_offers_allow_own_text (const LkField *field)
{
  return field->offer == LK_OFFER_LANGUAGE || field->offer == LK_OFFER_EXTENSION;
}
