/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-colleague-reader.h"

#include <glib/gi18n-lib.h>

#include "lk-pbx-users.h"

struct _LkColleagueReader
{
  GObject parent_instance;

  int id;                /* whose settings are read, or could not be read */
  GCancellable *reading; /* NULL where nobody is being read */
  GError *error;
};

enum
{
  SIGNAL_READ,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkColleagueReader, lk_colleague_reader, G_TYPE_OBJECT)

static LkTemplate *
new_beginning (LkUser *colleague)
{
  LkTemplate *beginning = lk_template_new_from_user (colleague);
  /* Translators: %s is a user’s name: the new user shall have the settings that they have. */
  g_autofree char *name = g_strdup_printf (_ ("Like %s"), lk_template_get_name (beginning));

  lk_template_set_name (beginning, name);
  return beginning;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkColleagueReader) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LkUser) colleague = lk_pbx_users_get_finish (LK_PBX (source), result, &error);
  g_autoptr (LkTemplate) beginning = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->reading);
  self->error = g_steal_pointer (&error);
  beginning = colleague != NULL ? new_beginning (colleague) : NULL;
  g_signal_emit (self, signals[SIGNAL_READ], 0, beginning);
}

static void
lk_colleague_reader_finalize (GObject *object)
{
  lk_colleague_reader_stop (LK_COLLEAGUE_READER (object));

  G_OBJECT_CLASS (lk_colleague_reader_parent_class)->finalize (object);
}

static void
lk_colleague_reader_class_init (LkColleagueReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lk_colleague_reader_finalize;

  signals[SIGNAL_READ] = g_signal_new ("read", LK_TYPE_COLLEAGUE_READER, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 1, LK_TYPE_TEMPLATE);
}

static void
lk_colleague_reader_init (LkColleagueReader *self)
{
}

/**
 * lk_colleague_reader_new:
 *
 * Returns: (transfer full): a reader of nobody yet.
 */
LkColleagueReader *
lk_colleague_reader_new (void)
{
  return g_object_new (LK_TYPE_COLLEAGUE_READER, NULL);
}

/**
 * lk_colleague_reader_read:
 * @self: a reader
 * @pbx: the phone system
 * @id: an existing user's Id
 *
 * Whoever was being read before is not any more.
 */
void
lk_colleague_reader_read (LkColleagueReader *self, LkPbx *pbx, int id)
{
  g_autoptr (LkFieldSet) fields = lk_template_get_fields_to_read (lk_pbx_get_version (pbx));

  lk_colleague_reader_stop (self);
  self->id = id;
  self->reading = g_cancellable_new ();
  lk_pbx_users_get_async (pbx, id, fields, self->reading, read_cb, g_object_ref (self));
}

/**
 * lk_colleague_reader_read_again:
 * @self: a reader that could not read someone
 * @pbx: the phone system
 */
void
lk_colleague_reader_read_again (LkColleagueReader *self, LkPbx *pbx)
{
  lk_colleague_reader_read (self, pbx, self->id);
}

/**
 * lk_colleague_reader_stop:
 * @self: a reader
 *
 * Forgets whoever is being read, or could not be read.
 */
void
lk_colleague_reader_stop (LkColleagueReader *self)
{
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_error (&self->error);
}

gboolean
lk_colleague_reader_is_reading (LkColleagueReader *self)
{
  return self->reading != NULL;
}

/**
 * lk_colleague_reader_get_error:
 * @self: a reader
 *
 * Returns: (transfer none) (nullable): why the last one could not be read.
 */
const GError *
lk_colleague_reader_get_error (LkColleagueReader *self)
{
  return self->error;
}
