/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-licence.h"

#include <glib/gi18n-lib.h>

/* So many are few. */
#define FEW 10

struct _LkLicence
{
  GObject parent_instance;

  LkDirectory *directory;
  LkSystemStatus *status; /* newer than the directory's; NULL until it is there */
  GCancellable *cancellable;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkLicence, lk_licence, G_TYPE_OBJECT)

static gboolean
is_limited (const LkSystemStatus *status)
{
  return status != NULL && status->n_extensions >= 0 && status->max_extensions > 0;
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkLicence) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LkSystemStatus)
    status = lk_pbx_system_get_status_finish (LK_PBX (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->cancellable);
  if (status != NULL)
    {
      g_clear_pointer (&self->status, lk_system_status_free);
      self->status = g_steal_pointer (&status);
    }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
lk_licence_dispose (GObject *object)
{
  lk_licence_close (LK_LICENCE (object));

  G_OBJECT_CLASS (lk_licence_parent_class)->dispose (object);
}

static void
lk_licence_finalize (GObject *object)
{
  LkLicence *self = LK_LICENCE (object);

  g_clear_pointer (&self->status, lk_system_status_free);
  g_object_unref (self->directory);

  G_OBJECT_CLASS (lk_licence_parent_class)->finalize (object);
}

static void
lk_licence_class_init (LkLicenceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lk_licence_dispose;
  G_OBJECT_CLASS (klass)->finalize = lk_licence_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LK_TYPE_LICENCE, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
lk_licence_init (LkLicence *self)
{
}

/**
 * lk_licence_new:
 * @directory: all users
 *
 * Returns: (transfer full): a licence of which nothing is known yet.
 */
LkLicence *
lk_licence_new (LkDirectory *directory)
{
  LkLicence *self = g_object_new (LK_TYPE_LICENCE, NULL);

  self->directory = g_object_ref (directory);
  return self;
}

/**
 * lk_licence_ask:
 * @self: a licence
 *
 * Asks the phone system anew, because what the list knows may be old.
 */
void
lk_licence_ask (LkLicence *self)
{
  lk_licence_close (self);
  self->cancellable = g_cancellable_new ();
  lk_pbx_system_get_status_async (lk_directory_get_pbx (self->directory), self->cancellable,
                                  asked_cb, g_object_ref (self));
}

/**
 * lk_licence_close:
 * @self: a licence
 *
 * Nobody waits for the answer any more.
 */
void
lk_licence_close (LkLicence *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/**
 * lk_licence_dup_obstacle:
 * @self: a licence
 *
 * Only a fresh answer can say no.
 *
 * Returns: (transfer full) (nullable): a translated sentence: that there is no room for one more
 *   extension.
 */
char *
lk_licence_dup_obstacle (LkLicence *self)
{
  const LkSystemStatus *status = self->status;

  if (self->cancellable != NULL || !is_limited (status)
      || status->n_extensions < status->max_extensions)
    return NULL;

  /* Translators: the first number is how many extensions there are, the second how many the licence
   * allows. */
  return g_strdup_printf (_ ("The licence allows no more extensions (%d of %d)."),
                          status->n_extensions, status->max_extensions);
}

/**
 * lk_licence_dup_warning:
 * @self: a licence
 *
 * Returns: (transfer full) (nullable): a translated sentence: how few extensions are left.
 */
char *
lk_licence_dup_warning (LkLicence *self)
{
  const LkSystemStatus *status = self->status != NULL ? self->status
                                                      : lk_directory_get_status (self->directory);
  int n_left = is_limited (status) ? status->max_extensions - status->n_extensions : FEW + 1;

  if (n_left <= 0 || n_left > FEW)
    return NULL;

  return g_strdup_printf (ngettext ("The licence allows %d more extension.",
                                    "The licence allows %d more extensions.", (gulong) n_left),
                          n_left);
}
