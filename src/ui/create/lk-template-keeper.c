/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-template-keeper.h"

#include <glib/gi18n-lib.h>

#include "lk-error.h"

/* What has to be put back where the templates cannot be written. */
typedef struct
{
  LkTemplate *former;   /* nullable */
  LkTemplate *replaced; /* nullable: another one that has the new one’s name */
  LkTemplate *item;     /* nullable */
} Replacement;

static void
replacement_free (Replacement *replacement)
{
  g_clear_object (&replacement->former);
  g_clear_object (&replacement->replaced);
  g_clear_object (&replacement->item);
  g_free (replacement);
}

static void
carry_out (LkTemplateStore *templates, const Replacement *replacement)
{
  if (replacement->former != NULL)
    lk_template_store_remove (templates, replacement->former);
  if (replacement->item != NULL)
    lk_template_store_put (templates, replacement->item);
}

static void
take_back (LkTemplateStore *templates, const Replacement *replacement)
{
  if (replacement->item != NULL)
    lk_template_store_remove (templates, replacement->item);
  if (replacement->replaced != NULL)
    lk_template_store_put (templates, replacement->replaced);
  if (replacement->former != NULL)
    lk_template_store_put (templates, replacement->former);
}

/* Then the store says something about the file, such as that something else in it is broken. */
static gboolean
is_kept (const GError *error)
{
  return g_error_matches (error, LK_ERROR, LK_ERROR_INVALID);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  LkTemplateStore *templates = LK_TEMPLATE_STORE (source);
  GError *error = NULL;

  if (!lk_template_store_save_finish (templates, result, &error) && !is_kept (error))
    take_back (templates, g_task_get_task_data (task));
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * lk_template_keeper_replace_async:
 * @templates: a phone system's templates
 * @former: (nullable): one of them, which goes
 * @item: (nullable): the one that comes, also in the place of one that has its name
 * @callback: called when that is written
 * @user_data: for @callback
 */
void
lk_template_keeper_replace_async (LkTemplateStore *templates,
                                  LkTemplate *former,
                                  LkTemplate *item,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  GTask *task = g_task_new (templates, NULL, callback, user_data);
  Replacement *replacement = g_new0 (Replacement, 1);
  LkTemplate *replaced =
    item != NULL ? lk_template_store_find (templates, lk_template_get_name (item)) : NULL;

  g_task_set_source_tag (task, lk_template_keeper_replace_async);
  g_task_set_task_data (task, replacement, (GDestroyNotify) replacement_free);
  g_set_object (&replacement->former, former);
  if (replaced != former)
    g_set_object (&replacement->replaced, replaced);
  g_set_object (&replacement->item, item);
  carry_out (templates, replacement);
  lk_template_store_save_async (templates, NULL, saved_cb, task);
}

/**
 * lk_template_keeper_replace_finish:
 * @templates: a phone system's templates
 * @result: of lk_template_keeper_replace_async()
 * @complaint: (out): what is to be said of the file although all is kept
 * @error: return location
 *
 * Returns: whether the templates are kept; otherwise they are as before.
 */
gboolean
lk_template_keeper_replace_finish (LkTemplateStore *templates,
                                   GAsyncResult *result,
                                   GError **complaint,
                                   GError **error)
{
  GError *trouble = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &trouble))
    return TRUE;
  if (!is_kept (trouble))
    {
      g_propagate_error (error, trouble);
      return FALSE;
    }

  g_propagate_error (complaint, trouble);
  return TRUE;
}

static gboolean
is_taken (LkTemplateStore *templates, const char *name)
{
  return lk_template_store_find (templates, name) != NULL;
}

/**
 * lk_template_keeper_dup_free_name:
 * @templates: a phone system's templates
 * @name: the name of one of them
 *
 * Returns: (transfer full): a name like it that none has.
 */
char *
lk_template_keeper_dup_free_name (LkTemplateStore *templates, const char *name)
{
  /* Translators: the name of a copy of the template %s. */
  char *free_name = g_strdup_printf (_ ("%s (copy)"), name);

  for (guint i = 2; is_taken (templates, free_name); i++)
    {
      g_free (free_name);
      /* Translators: the name of a further copy of the template %s. */
      free_name = g_strdup_printf (_ ("%s (copy %u)"), name, i);
    }

  return free_name;
}
