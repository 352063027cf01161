/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-user-save.h"

#include <glib/gi18n-lib.h>

#include "lk-error.h"
#include "lk-pbx-users.h"
#include "lk-save-plan.h"

/* One save and how far it is: the task data of lk_user_save_async(). */
typedef struct
{
  LkSavePlan *plan;
  LkFieldSet *fields;
  LkUser *before;  /* whole, as read just before writing */
  guint step;      /* which request is under way, or was the last */
  GError *trouble; /* why it is not clear, or clear not to be so, that the last request was carried
                      out */
} Save;

static void
save_free (Save *save)
{
  lk_save_plan_free (save->plan);
  lk_field_set_unref (save->fields);
  g_clear_object (&save->before);
  g_clear_error (&save->trouble);
  g_free (save);
}

void
lk_save_result_free (LkSaveResult *self)
{
  g_clear_object (&self->now);
  g_ptr_array_unref (self->fields);
  g_clear_error (&self->error);
  g_free (self);
}

static void
conclude (GTask *task, LkSaveState state, LkUser *now, GPtrArray *fields, GError *error)
{
  LkSaveResult *result = g_new0 (LkSaveResult, 1);

  result->state = state;
  result->now = now != NULL ? g_object_ref (now) : NULL;
  result->fields = fields != NULL ? fields : g_ptr_array_new ();
  result->error = error;
  g_task_return_pointer (task, result, (GDestroyNotify) lk_save_result_free);
}

/* Until the first request leaves, whoever cancels gets nothing but that. */
static void
conclude_unsent (GTask *task, GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, error);
  else
    conclude (task, LK_SAVE_REFUSED, NULL, NULL, error);
}

/* What to say */

static GError *
conflict_error (guint n_fields)
{
  return g_error_new (LK_ERROR, LK_ERROR_CONFLICT,
                      ngettext ("Someone else changed %u field meanwhile. Nothing was written.",
                                "Someone else changed %u fields meanwhile. Nothing was written.",
                                n_fields),
                      n_fields);
}

static GError *
different_error (guint n_fields)
{
  return g_error_new (LK_ERROR, LK_ERROR_PROTOCOL,
                      ngettext ("The phone system took the change, yet %u field is not as you "
                                "wanted it.",
                                "The phone system took the change, yet %u fields are not as you "
                                "wanted them.",
                                n_fields),
                      n_fields);
}

static GError *
unwritten_error (void)
{
  return g_error_new_literal (LK_ERROR, LK_ERROR_UNKNOWN_OUTCOME,
                              _ ("The phone system’s answer was lost. It was asked again: nothing "
                                 "was written. Try once more."));
}

static GError *
hidden_error (GPtrArray *fields)
{
  const LkField *field = g_ptr_array_index (fields, 0);

  return g_error_new (LK_ERROR, LK_ERROR_UNKNOWN_OUTCOME,
                      /* Translators: %s is a field’s label, such as a password’s. */
                      _ ("The phone system’s answer was lost, and “%s” cannot be read back: it is "
                         "not known whether it was changed. Set it once more to be sure."),
                      lk_field_get_label (field));
}

static GError *
unverified_error (const GError *cause)
{
  return g_error_new (LK_ERROR, LK_ERROR_UNKNOWN_OUTCOME,
                      /* Translators: %s is a sentence: why it could not be asked. */
                      _ ("The phone system took the change, but could not be asked whether all is "
                         "as you wanted it. %s"),
                      cause->message);
}

/* After writing */

/* Whether every field that the last request was to change is as it shall be, or none, or only some
 * of them. Those that were so beforehand say nothing. */
static void
count_done (Save *save, LkUser *now, guint *n_done, guint *n_asked)
{
  g_autoptr (GPtrArray) before = lk_save_plan_find_missing (save->plan, save->before);
  g_autoptr (GPtrArray) missing = lk_save_plan_find_missing (save->plan, now);

  *n_done = *n_asked = 0;
  for (guint i = 0; i < before->len; i++)
    {
      const LkField *field = g_ptr_array_index (before, i);

      if (!lk_save_plan_has_step (save->plan, save->step, field))
        continue;
      *n_asked += 1;
      *n_done += !g_ptr_array_find (missing, field, NULL);
    }
}

static gboolean
was_lost (const GError *trouble)
{
  return g_error_matches (trouble, LK_ERROR, LK_ERROR_UNKNOWN_OUTCOME);
}

static void send_step (GTask *task);

static void
conclude_read (GTask *task, LkUser *now)
{
  Save *save = g_task_get_task_data (task);
  GPtrArray *missing = lk_save_plan_find_missing (save->plan, now);

  if (missing->len == 0)
    conclude (task, LK_SAVE_DONE, now, missing, NULL);
  else
    conclude (task, LK_SAVE_DIFFERENT, now, missing, different_error (missing->len));
}

/* The last request may have been carried out or not. */
static void
resolve_trouble (GTask *task, LkUser *now)
{
  Save *save = g_task_get_task_data (task);
  g_autoptr (GPtrArray) hidden = lk_save_plan_find_hidden (save->plan, save->step, now);
  g_autoptr (GPtrArray) missing = lk_save_plan_find_missing (save->plan, now);
  guint n_done;
  guint n_asked;

  count_done (save, now, &n_done, &n_asked);
  if (save->step > 0 && missing->len > 0)
    conclude (task, LK_SAVE_PARTLY, now, g_steal_pointer (&missing),
              g_steal_pointer (&save->trouble));
  else if (hidden->len > 0)
    {
      GError *error = hidden_error (hidden);

      g_ptr_array_extend_and_steal (missing, g_steal_pointer (&hidden));
      conclude (task, LK_SAVE_UNKNOWN, now, g_steal_pointer (&missing), error);
    }
  else if (n_done == n_asked && save->step + 1 < lk_save_plan_count_steps (save->plan))
    {
      g_clear_error (&save->trouble);
      save->step++;
      send_step (task);
    }
  else if (missing->len == 0)
    conclude (task, LK_SAVE_DONE, now, NULL, NULL);
  else if (n_done == 0)
    conclude (task, LK_SAVE_REFUSED, now, g_steal_pointer (&missing),
              was_lost (save->trouble) ? unwritten_error () : g_steal_pointer (&save->trouble));
  else
    conclude (task, LK_SAVE_DIFFERENT, now, g_steal_pointer (&missing),
              g_steal_pointer (&save->trouble));
}

static void
conclude_unread (GTask *task, const GError *error)
{
  Save *save = g_task_get_task_data (task);

  if (save->step > 0 && save->trouble != NULL && !was_lost (save->trouble))
    conclude (task, LK_SAVE_PARTLY, NULL, NULL, g_steal_pointer (&save->trouble));
  else if (save->trouble != NULL)
    conclude (task, LK_SAVE_UNKNOWN, NULL, NULL, g_steal_pointer (&save->trouble));
  else
    conclude (task, LK_SAVE_UNKNOWN, NULL, NULL, unverified_error (error));
}

static void
verified_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LkUser) now = lk_pbx_users_get_finish (LK_PBX (source), result, &error);
  Save *save = g_task_get_task_data (task);

  if (now == NULL)
    conclude_unread (task, error);
  else if (save->trouble != NULL)
    resolve_trouble (task, now);
  else
    conclude_read (task, now);
}

/* Nobody can stop this any more: what was done has to be said. */
static void
verify (GTask *task)
{
  Save *save = g_task_get_task_data (task);

  lk_pbx_users_get_async (g_task_get_source_object (task), lk_save_plan_get_user_id (save->plan),
                          save->fields, NULL, verified_cb, g_object_ref (task));
}

/* Writing */

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  Save *save = g_task_get_task_data (task);

  if (!lk_pbx_users_change_finish (LK_PBX (source), result, &error))
    {
      if (save->step == 0 && !lk_error_leaves_open (error))
        {
          conclude_unsent (task, error);
          return;
        }
      save->trouble = error;
      verify (task);
    }
  else if (save->step + 1 < lk_save_plan_count_steps (save->plan))
    {
      save->step++;
      send_step (task);
    }
  else
    verify (task);
}

static void
send_step (GTask *task)
{
  Save *save = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (JsonObject) body = lk_save_plan_build (save->plan, save->step, save->before, &error);
  GCancellable *cancellable = save->step == 0 ? g_task_get_cancellable (task) : NULL;

  if (body == NULL)
    conclude_unsent (task, error);
  else
    lk_pbx_users_change_async (g_task_get_source_object (task),
                               lk_save_plan_get_user_id (save->plan), body, cancellable, sent_cb,
                               g_object_ref (task));
}

/* Before writing */

/* What someone else did between the first look and this one counts as well, and so does what they
 * took back: nothing was written, so nothing but what is there now is as asked. */
static GPtrArray *
find_conflicts (Save *save, LkUser *now)
{
  GPtrArray *conflicts = lk_save_plan_find_conflicts (save->plan, now);

  if (conflicts->len > 0)
    return conflicts;

  g_ptr_array_unref (conflicts);
  conflicts = lk_save_plan_find_conflicts (save->plan, save->before);
  if (conflicts->len > 0)
    return conflicts;

  g_ptr_array_unref (conflicts);
  return lk_save_plan_find_missing (save->plan, now);
}

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (LkUser) now = lk_pbx_users_get_finish (LK_PBX (source), result, &error);
  Save *save = g_task_get_task_data (task);
  GPtrArray *conflicts;

  if (now == NULL)
    {
      conclude_unsent (task, error);
      return;
    }

  conflicts = find_conflicts (save, now);
  if (conflicts->len == 0)
    conclude (task, LK_SAVE_DONE, now, conflicts, NULL);
  else
    conclude (task, LK_SAVE_CONFLICT, now, conflicts, conflict_error (conflicts->len));
}

/* What was read to be written back is more than a person shall see: they get it as the page reads
 * it. */
static void
compare_for_person (GTask *task)
{
  Save *save = g_task_get_task_data (task);

  lk_pbx_users_get_async (g_task_get_source_object (task), lk_save_plan_get_user_id (save->plan),
                          save->fields, g_task_get_cancellable (task), compared_cb,
                          g_object_ref (task));
}

static gboolean
has_nothing_to_write (Save *save)
{
  g_autoptr (GPtrArray) missing = lk_save_plan_find_missing (save->plan, save->before);
  gboolean is_hidden = FALSE;

  for (guint step = 0; step < lk_save_plan_count_steps (save->plan); step++)
    {
      g_autoptr (GPtrArray) hidden = lk_save_plan_find_hidden (save->plan, step, save->before);

      is_hidden |= hidden->len > 0;
    }

  return missing->len == 0 && !is_hidden;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GPtrArray) conflicts = NULL;
  GError *error = NULL;
  Save *save = g_task_get_task_data (task);

  save->before = lk_pbx_users_get_finish (LK_PBX (source), result, &error);
  if (save->before == NULL)
    {
      conclude_unsent (task, error);
      return;
    }

  conflicts = lk_save_plan_find_conflicts (save->plan, save->before);
  if (conflicts->len > 0 || has_nothing_to_write (save))
    compare_for_person (task);
  else
    send_step (task);
}

/* @original: (nullable): what to say is there where nothing is to be written */
static void
save_plan (GTask *task, LkSavePlan *plan, LkUser *original)
{
  Save *save = g_new0 (Save, 1);
  GError *error = NULL;

  save->plan = plan;
  save->fields = lk_save_plan_get_fields (save->plan);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, save, (GDestroyNotify) save_free);

  if (lk_save_plan_count (save->plan) == 0)
    conclude (task, LK_SAVE_DONE, original, NULL, NULL);
  else if (!lk_save_plan_check (save->plan, &error))
    conclude (task, LK_SAVE_REFUSED, NULL, NULL, error);
  else
    lk_pbx_users_get_whole_async (g_task_get_source_object (task),
                                  lk_save_plan_get_user_id (save->plan), save->fields,
                                  g_task_get_cancellable (task), read_cb, g_object_ref (task));
}

/**
 * lk_user_save_async:
 * @pbx: a phone system
 * @draft: what shall be changed
 *
 * Reads the fields, writes them where nobody else did meanwhile, and reads them again. Between the
 * first reading and the writing a moment remains in which someone else's change would be lost
 * (behaviour.md, 4: the server has no way to prevent that).
 *
 * Whoever cancels before the first request has left has changed nothing and gets
 * %G_IO_ERROR_CANCELLED; later it makes no difference, and the result says what became of it.
 */
void
lk_user_save_async (LkPbx *pbx,
                    LkDraft *draft,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (pbx, cancellable, callback, user_data);

  g_task_set_source_tag (task, lk_user_save_async);
  save_plan (task, lk_save_plan_new (draft), lk_draft_get_original (draft));
}

/**
 * lk_user_save_difference_async:
 * @pbx: a phone system
 * @difference: what shall be changed
 *
 * Like lk_user_save_async(), for what a draft was at one moment.
 */
void
lk_user_save_difference_async (LkPbx *pbx,
                               LkDifference *difference,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (pbx, cancellable, callback, user_data);

  g_task_set_source_tag (task, lk_user_save_difference_async);
  save_plan (task, lk_save_plan_new_of (difference), NULL);
}

/**
 * lk_user_save_finish:
 * @pbx: a phone system
 * @result: the result
 * @error: return location; only ever %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): what became of the draft, or %NULL where the person
 * cancelled in time and nothing was written.
 */
LkSaveResult *
lk_user_save_finish (LkPbx *pbx, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, pbx), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * lk_user_save_preview:
 * @draft: what shall be changed
 * @with_secrets: whether secrets are shown as they are
 *
 * Lists that the server replaces whole are completed only when they are written: here they are as
 * the draft has them.
 *
 * Returns: (transfer full) (element-type JsonObject): the body of each PATCH.
 */
GPtrArray *
lk_user_save_preview (LkDraft *draft, gboolean with_secrets)
{
  g_autoptr (LkSavePlan) plan = lk_save_plan_new (draft);

  return lk_save_plan_count (plan) > 0
           ? lk_save_plan_build_masked (plan, with_secrets)
           : g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
}
