/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-value-check.h"

/* Whoever pauses for so long has probably entered the whole of it. */
#define PAUSE_MILLISECONDS 800

struct _LkValueCheck
{
  GObject parent_instance;

  const LkCheckKind *kind;
  LkCheckCase subject; /* its text is NULL while there is nothing to check */
  LkFinding finding;
  guint pause;               /* source */
  GCancellable *cancellable; /* of the question under way */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkValueCheck, lk_value_check, G_TYPE_OBJECT)

static void
take_finding (LkValueCheck *self, LkFinding finding)
{
  gboolean is_other = g_strcmp0 (self->finding.sentence, finding.sentence) != 0
                      || self->finding.is_problem != finding.is_problem;

  g_free (self->finding.sentence);
  self->finding = finding;
  if (is_other)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkValueCheck) self = user_data;
  g_autoptr (GError) error = NULL;
  LkFinding finding = {};
  gboolean answered = self->kind->ask_finish (&self->subject, result, &finding, &error);

  if (!answered && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_free (finding.sentence);
      return;
    }

  g_clear_object (&self->cancellable);
  /* What was known without asking is better than that nobody could be asked. */
  if (answered || self->finding.sentence == NULL)
    take_finding (self, finding);
  else
    g_free (finding.sentence);
}

static void
ask_now (LkValueCheck *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  self->cancellable = g_cancellable_new ();
  self->kind->ask_async (&self->subject, self->cancellable, answered_cb, g_object_ref (self));
}

static gboolean
paused_cb (gpointer user_data)
{
  LkValueCheck *self = user_data;

  self->pause = 0;
  ask_now (self);
  return G_SOURCE_REMOVE;
}

static void
stop (LkValueCheck *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static char *
dup_wanted (LkValueCheck *self)
{
  const LkField *field = *self->kind->field;
  const char *text = lk_draft_is_changed (self->subject.draft, field)
                       ? lk_value_get_text (lk_draft_get (self->subject.draft, field))
                       : NULL;

  return text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

static void
update (LkValueCheck *self)
{
  char *wanted = dup_wanted (self);
  LkFinding finding = {};

  if (g_strcmp0 (wanted, self->subject.text) == 0)
    {
      g_free (wanted);
      return;
    }

  stop (self);
  g_free (self->subject.text);
  self->subject.text = wanted;
  if (wanted != NULL && self->kind->look (&self->subject, &finding))
    self->pause = g_timeout_add (PAUSE_MILLISECONDS, paused_cb, self);
  take_finding (self, finding);
}

static void
draft_changed_cb (LkValueCheck *self, const LkField *field)
{
  if (field == NULL || field == *self->kind->field)
    update (self);
}

static void
lk_value_check_dispose (GObject *object)
{
  LkValueCheck *self = LK_VALUE_CHECK (object);

  stop (self);

  G_OBJECT_CLASS (lk_value_check_parent_class)->dispose (object);
}

static void
lk_value_check_finalize (GObject *object)
{
  LkValueCheck *self = LK_VALUE_CHECK (object);

  g_object_unref (self->subject.directory);
  g_object_unref (self->subject.catalogue);
  g_object_unref (self->subject.draft);
  g_free (self->subject.text);
  g_free (self->finding.sentence);

  G_OBJECT_CLASS (lk_value_check_parent_class)->finalize (object);
}

static void
lk_value_check_class_init (LkValueCheckClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lk_value_check_dispose;
  object_class->finalize = lk_value_check_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LK_TYPE_VALUE_CHECK, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lk_value_check_init (LkValueCheck *self)
{
}

/**
 * lk_value_check_new:
 * @kind: what is checked, and how
 * @directory: the users of the phone system
 * @catalogue: what else it has
 * @draft: the edit whose value is checked from now on
 *
 * Returns: (transfer full): a check.
 */
LkValueCheck *
lk_value_check_new (const LkCheckKind *kind,
                    LkDirectory *directory,
                    LkCatalogue *catalogue,
                    LkDraft *draft)
{
  LkValueCheck *self = g_object_new (LK_TYPE_VALUE_CHECK, NULL);

  self->kind = kind;
  self->subject.directory = g_object_ref (directory);
  self->subject.catalogue = g_object_ref (catalogue);
  self->subject.draft = g_object_ref (draft);
  g_signal_connect_object (draft, "changed", G_CALLBACK (draft_changed_cb), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return self;
}

/**
 * lk_value_check_hurry:
 * @self: a check
 *
 * Asks at once what would be asked after the pause.
 */
void
lk_value_check_hurry (LkValueCheck *self)
{
  if (self->pause != 0)
    ask_now (self);
}

/**
 * lk_value_check_close:
 * @self: a check
 *
 * Ends the question under way: nobody wants to know any more.
 */
void
lk_value_check_close (LkValueCheck *self)
{
  stop (self);
}

/**
 * lk_value_check_get_problem:
 * @self: a check
 *
 * Returns: (transfer none) (nullable): a translated sentence: why the value cannot be meant.
 */
const char *
lk_value_check_get_problem (LkValueCheck *self)
{
  return self->finding.is_problem ? self->finding.sentence : NULL;
}

/**
 * lk_value_check_get_doubt:
 * @self: a check
 *
 * Returns: (transfer none) (nullable): a translated sentence: why the value may be a mistake.
 */
const char *
lk_value_check_get_doubt (LkValueCheck *self)
{
  return self->finding.is_problem ? NULL : self->finding.sentence;
}
