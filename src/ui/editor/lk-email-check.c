/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-email-check.h"

#include <glib/gi18n-lib.h>

#include "lk-pbx-users.h"
#include "lk-user-fields.h"

static gboolean
has_address (LkUser *user, const char *address)
{
  const char *text = lk_user_get_text (user, lk_user_field_email);

  return text != NULL && g_ascii_strcasecmp (text, address) == 0;
}

/* Among the users who are loaded anyway, it can be said who it is. */
static LkUser *
find_other (const LkCheckCase *check)
{
  GListModel *directory = G_LIST_MODEL (check->directory);
  int own_id = lk_user_get_id (lk_draft_get_original (check->draft));

  for (guint i = 0; i < g_list_model_get_n_items (directory); i++)
    {
      g_autoptr (LkUser) user = g_list_model_get_item (directory, i);

      if (lk_user_get_id (user) != own_id && has_address (user, check->text))
        return g_steal_pointer (&user);
    }

  return NULL;
}

static char *
name_other (LkUser *other)
{
  g_autofree char *name = lk_user_dup_name (other);
  const char *number = lk_user_get_text (other, lk_user_field_number);

  /* Translators: the first %s is an extension number, the second the name of the person. */
  return g_strdup_printf (_ ("Extension %s, %s, already uses this address."),
                          number != NULL ? number : "", name);
}

/* The user's own address, spelt with other capitals, is in use as well: by themselves. */
static gboolean
is_own (const LkCheckCase *check)
{
  return has_address (lk_draft_get_original (check->draft), check->text);
}

/* Nobody is created with an address that someone else has. With an existing user, the phone system
 * decides. */
static gboolean
look (const LkCheckCase *check, LkFinding *out)
{
  gboolean is_new = lk_draft_is_new_user (check->draft);
  g_autoptr (LkUser) other = find_other (check);

  if (other == NULL)
    return !is_own (check);

  out->sentence = name_other (other);
  out->is_problem = is_new;
  /* The list may be older than what stands in the way of creating someone. */
  return is_new;
}

static void
ask_async (const LkCheckCase *check,
           GCancellable *cancellable,
           GAsyncReadyCallback callback,
           gpointer user_data)
{
  const char *addresses[] = { check->text, NULL };

  lk_pbx_users_find_duplicated_emails_async (lk_directory_get_pbx (check->directory), addresses,
                                             cancellable, callback, user_data);
}

/* Without an answer there is no doubt: the phone system will say so when it is to take it. */
static gboolean
ask_finish (const LkCheckCase *check, GAsyncResult *result, LkFinding *out, GError **error)
{
  LkPbx *pbx = lk_directory_get_pbx (check->directory);
  g_auto (GStrv) duplicates = lk_pbx_users_find_duplicated_emails_finish (pbx, result, error);
  g_autoptr (LkUser) other = NULL;

  if (duplicates == NULL)
    return FALSE;
  if (duplicates[0] == NULL)
    return TRUE;

  other = find_other (check);
  out->sentence = other != NULL ? name_other (other)
                                : g_strdup (_ ("Another extension already uses this address."));
  out->is_problem = lk_draft_is_new_user (check->draft);
  return TRUE;
}

const LkCheckKind lk_email_check = {
  .field = &lk_user_field_email,
  .look = look,
  .ask_async = ask_async,
  .ask_finish = ask_finish,
};
