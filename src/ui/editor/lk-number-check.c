/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-number-check.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "lk-destination.h"
#include "lk-pbx-new-users.h"
#include "lk-user-fields.h"

static gboolean
is_number (const char *text)
{
  return *text != '\0' && text[strspn (text, "0123456789")] == '\0';
}

static const char *
get_number (LkUser *user)
{
  const char *number = lk_user_get_text (user, lk_user_field_number);

  return number != NULL ? number : "";
}

/* What can be said at once */

/* Returns: (transfer full) (nullable): who has the number, and how long the others' numbers are. */
static LkUser *
find_owner (const LkCheckCase *check, gsize *shortest, gsize *longest)
{
  GListModel *directory = G_LIST_MODEL (check->directory);

  *shortest = G_MAXSIZE;
  *longest = 0;
  for (guint i = 0; i < g_list_model_get_n_items (directory); i++)
    {
      g_autoptr (LkUser) user = g_list_model_get_item (directory, i);
      const char *number = get_number (user);

      if (g_str_equal (number, check->text))
        return g_steal_pointer (&user);
      if (!is_number (number))
        continue;
      *shortest = MIN (*shortest, strlen (number));
      *longest = MAX (*longest, strlen (number));
    }

  return NULL;
}

static char *
name_owner (LkUser *owner)
{
  g_autofree char *name = lk_user_dup_name (owner);

  /* Translators: the first %s is an extension number, the second the name of a person. */
  return g_strdup_printf (_ ("Extension %s already belongs to %s."), get_number (owner), name);
}

static char *
describe_lengths (gsize shortest, gsize longest)
{
  if (shortest == longest)
    return g_strdup_printf (ngettext ("The other extensions here have %u digit.",
                                      "The other extensions here have %u digits.", (guint) longest),
                            (guint) longest);

  /* Translators: both are numbers of digits, such as 3 and 5. */
  return g_strdup_printf (_ ("The other extensions here have between %u and %u digits."),
                          (guint) shortest, (guint) longest);
}

static gboolean
look (const LkCheckCase *check, LkFinding *out)
{
  gsize length = strlen (check->text);
  gsize shortest, longest;
  g_autoptr (LkUser) owner = find_owner (check, &shortest, &longest);

  if (owner != NULL)
    {
      /* The list may be older than what stands in the way of creating someone. */
      out->is_problem = TRUE;
      out->sentence = name_owner (owner);
      return TRUE;
    }
  if (!is_number (check->text))
    {
      out->is_problem = TRUE;
      out->sentence = g_strdup (_ ("An extension number is made of digits alone, without blanks."));
      return FALSE;
    }

  if (longest > 0 && (length < shortest || length > longest))
    out->sentence = describe_lengths (shortest, longest);
  return TRUE;
}

/* What the phone system says */

static const LkEntry *
find_service (GPtrArray *services, const char *number)
{
  for (guint i = 0; services != NULL && i < services->len; i++)
    {
      const LkEntry *entry = g_ptr_array_index (services, i);

      if (g_str_equal (entry->value, number))
        return entry;
    }

  return NULL;
}

static char *
name_service (const LkEntry *service)
{
  const char *kind = lk_choice_get_label (lk_destination_types, service->detail);

  /* What a person cannot choose as a destination has no name here. */
  if (*kind == '\0' || kind == service->detail)
    /* Translators: the first %s is a number, the second the name of what has it. */
    return g_strdup_printf (_ ("%s already belongs to “%s”."), service->value, service->label);

  /* Translators: the first %s is a number, the second the name of what has it, the third what that
   * is, as in “800 already belongs to “Support” (Queue).” */
  return g_strdup_printf (_ ("%s already belongs to “%s” (%s)."), service->value, service->label,
                          kind);
}

/* A question in two steps, the second of which is left out where the first finds someone. The
 * answer is a sentence that says who has the number, empty where nobody does. */
typedef struct
{
  LkDirectory *directory;
  char *number;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_object_unref (question->directory);
  g_free (question->number);
  g_free (question);
}

static void
users_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GPtrArray) users = lk_pbx_users_find_finish (LK_PBX (source), result, &error);

  if (users == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task,
                           users->len > 0 ? name_owner (g_ptr_array_index (users, 0))
                                          : g_strdup (""),
                           g_free);
}

static void
ask_for_users (GTask *task)
{
  const Question *question = g_task_get_task_data (task);
  const LkField *wanted[] = { lk_user_field_number, lk_user_field_first_name,
                              lk_user_field_last_name, lk_user_field_display_name,
                              lk_user_field_email };
  g_autoptr (LkFieldSet) fields = lk_field_set_new_of (wanted, G_N_ELEMENTS (wanted));

  lk_pbx_users_find_async (lk_directory_get_pbx (question->directory), question->number, NULL,
                           fields, g_task_get_cancellable (task), users_found_cb,
                           g_object_ref (task));
}

/* Where the services cannot be read, the users are worth asking about all the same. */
static void
services_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  const Question *question = g_task_get_task_data (task);
  g_autoptr (GPtrArray) services = lk_catalogue_load_finish (LK_CATALOGUE (source), result, NULL);
  const LkEntry *service = find_service (services, question->number);

  if (g_task_return_error_if_cancelled (task))
    return;

  if (service != NULL)
    g_task_return_pointer (task, name_service (service), g_free);
  else
    ask_for_users (task);
}

static void
ask_async (const LkCheckCase *check,
           GCancellable *cancellable,
           GAsyncReadyCallback callback,
           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (check->catalogue, cancellable, callback, user_data);
  Question *question = g_new0 (Question, 1);

  question->directory = g_object_ref (check->directory);
  question->number = g_strdup (check->text);
  g_task_set_source_tag (task, ask_async);
  g_task_set_task_data (task, question, question_free);
  lk_catalogue_load_async (check->catalogue, LK_SHELF_SERVICES, 0, cancellable, services_loaded_cb,
                           g_object_ref (task));
}

/* The list's owner is gone where the phone system knows of none. */
static void
look_without_owner (const LkCheckCase *check, LkFinding *out)
{
  look (check, out);
  if (!out->is_problem)
    return;

  g_clear_pointer (&out->sentence, g_free);
  out->is_problem = FALSE;
}

static gboolean
ask_finish (const LkCheckCase *check, GAsyncResult *result, LkFinding *out, GError **error)
{
  g_autofree char *owner = g_task_propagate_pointer (G_TASK (result), error);

  if (owner == NULL)
    {
      out->sentence = g_strdup (_ ("It could not be found out whether this number is free."));
      return FALSE;
    }

  if (*owner == '\0')
    {
      look_without_owner (check, out);
      return TRUE;
    }

  out->is_problem = TRUE;
  out->sentence = g_steal_pointer (&owner);
  return TRUE;
}

const LkCheckKind lk_number_check = {
  .field = &lk_user_field_number,
  .look = look,
  .ask_async = ask_async,
  .ask_finish = ask_finish,
};
