/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-free-number.h"

#include <glib/gi18n-lib.h>

#include "lk-error.h"
#include "lk-pbx-groups.h"
#include "lk-pbx-new-users.h"
#include "lk-user-fields.h"

/* So many numbers after a taken one are tried before the person is asked for one. */
#define MANY 1000

/* Nobody dials a longer one. */
#define LONGEST 18

struct _LkFreeNumber
{
  GObject parent_instance;

  LkDirectory *directory;
  LkCatalogue *catalogue;
  GHashTable *excluded; /* numbers that someone has, whatever the list says */

  GCancellable *cancellable; /* of the question under way */
  guint64 from;              /* the department's numbers */
  guint64 to;
  int width; /* of the first, which may begin with zeros */
  char *number;
  GError *error;
};

enum
{
  SIGNAL_FOUND,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkFreeNumber, lk_free_number, G_TYPE_OBJECT)

static LkPbx *
get_pbx (LkFreeNumber *self)
{
  return lk_directory_get_pbx (self->directory);
}

static void
forget (LkFreeNumber *self)
{
  g_clear_pointer (&self->number, g_free);
  g_clear_error (&self->error);
}

static void
conclude (LkFreeNumber *self, char *number, GError *error)
{
  g_clear_object (&self->cancellable);
  forget (self);
  self->number = number;
  self->error = error;
  g_signal_emit (self, signals[SIGNAL_FOUND], 0);
}

/* Numbers that are taken */

static GHashTable *
list_taken (LkFreeNumber *self)
{
  GHashTable *taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *services = lk_catalogue_peek (self->catalogue, LK_SHELF_SERVICES, 0);
  GHashTableIter iter;
  gpointer number;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->directory)); i++)
    {
      g_autoptr (LkUser) user = g_list_model_get_item (G_LIST_MODEL (self->directory), i);

      if (lk_user_get_text (user, lk_user_field_number) != NULL)
        g_hash_table_add (taken, g_strdup (lk_user_get_text (user, lk_user_field_number)));
    }
  for (guint i = 0; services != NULL && i < services->len; i++)
    g_hash_table_add (taken, g_strdup (((LkEntry *) g_ptr_array_index (services, i))->value));
  g_hash_table_iter_init (&iter, self->excluded);
  while (g_hash_table_iter_next (&iter, &number, NULL))
    g_hash_table_add (taken, g_strdup (number));

  return taken;
}

static char *
find_first (LkFreeNumber *self, guint64 from, guint64 to, int width)
{
  g_autoptr (GHashTable) taken = list_taken (self);

  for (guint64 i = from; i <= to; i++)
    {
      g_autofree char *number = g_strdup_printf ("%0*" G_GUINT64_FORMAT, width, i);

      if (!g_hash_table_contains (taken, number))
        return g_steal_pointer (&number);
    }

  return NULL;
}

/* Within a department's numbers */

static char *
dup_text (guint64 number, int width)
{
  return g_strdup_printf ("%0*" G_GUINT64_FORMAT, width, number);
}

static void
conclude_range (LkFreeNumber *self)
{
  char *number = find_first (self, self->from, self->to, self->width);
  g_autofree char *from = dup_text (self->from, self->width);
  g_autofree char *to = dup_text (self->to, self->width);

  if (number != NULL)
    conclude (self, number, NULL);
  else
    conclude (self, NULL,
              g_error_new (LK_ERROR, LK_ERROR_CONFLICT,
                           /* Translators: both %s are extensions, as in “from 100 to 199”. */
                           _ ("All numbers of this department, from %s to %s, are taken."), from,
                           to));
}

/* Queues have numbers, too. Where they cannot be read, the check of the number will tell. */
static void
services_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkFreeNumber) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) services = lk_catalogue_load_finish (LK_CATALOGUE (source), result, &error);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    conclude_range (self);
}

/* The phone system's own suggestion */

/* A phone system that suggests what it has just refused is helped along. */
static char *
skip_excluded (LkFreeNumber *self, const char *number)
{
  guint64 first;

  if (!g_hash_table_contains (self->excluded, number))
    return g_strdup (number);
  if (!g_ascii_string_to_unsigned (number, 10, 0, G_MAXINT32, &first, NULL))
    return NULL;

  return find_first (self, first + 1, first + MANY, (int) strlen (number));
}

static void
suggested_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkFreeNumber) self = user_data;
  GError *error = NULL;
  g_autofree char *number = lk_pbx_users_find_free_number_finish (LK_PBX (source), result, &error);
  char *free_number;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_error_free (error);
      return;
    }

  free_number = number != NULL ? skip_excluded (self, number) : NULL;
  if (free_number == NULL && error == NULL)
    error =
      g_error_new_literal (LK_ERROR, LK_ERROR_CONFLICT,
                           _ ("The phone system suggests an extension that is taken. Enter another "
                              "one."));
  conclude (self, free_number, error);
}

static void
ask_server (LkFreeNumber *self)
{
  lk_pbx_users_find_free_number_async (get_pbx (self), self->cancellable, suggested_cb,
                                       g_object_ref (self));
}

static void
range_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkFreeNumber) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  gboolean has_range =
    lk_pbx_groups_get_number_range_finish (LK_PBX (source), result, &from, &to, &error)
    && from != NULL && to != NULL && strlen (from) <= LONGEST
    && g_ascii_string_to_unsigned (from, 10, 0, G_MAXINT64, &self->from, NULL)
    && g_ascii_string_to_unsigned (to, 10, self->from, G_MAXINT64, &self->to, NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  /* Where the department does not say, any number will do. */
  if (!has_range)
    {
      ask_server (self);
      return;
    }

  self->width = (int) strlen (from);
  lk_catalogue_load_async (self->catalogue, LK_SHELF_SERVICES, 0, self->cancellable,
                           services_loaded_cb, g_object_ref (self));
}

static void
lk_free_number_dispose (GObject *object)
{
  lk_free_number_cancel (LK_FREE_NUMBER (object));

  G_OBJECT_CLASS (lk_free_number_parent_class)->dispose (object);
}

static void
lk_free_number_finalize (GObject *object)
{
  LkFreeNumber *self = LK_FREE_NUMBER (object);

  forget (self);
  g_hash_table_unref (self->excluded);
  g_object_unref (self->catalogue);
  g_object_unref (self->directory);

  G_OBJECT_CLASS (lk_free_number_parent_class)->finalize (object);
}

static void
lk_free_number_class_init (LkFreeNumberClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lk_free_number_dispose;
  G_OBJECT_CLASS (klass)->finalize = lk_free_number_finalize;

  signals[SIGNAL_FOUND] = g_signal_new ("found", LK_TYPE_FREE_NUMBER, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);
}

static void
lk_free_number_init (LkFreeNumber *self)
{
  self->excluded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * lk_free_number_new:
 * @directory: all users
 * @catalogue: what else has numbers
 *
 * Returns: (transfer full): a number that is not known yet.
 */
LkFreeNumber *
lk_free_number_new (LkDirectory *directory, LkCatalogue *catalogue)
{
  LkFreeNumber *self = g_object_new (LK_TYPE_FREE_NUMBER, NULL);

  self->directory = g_object_ref (directory);
  self->catalogue = g_object_ref (catalogue);
  return self;
}

/**
 * lk_free_number_find:
 * @self: a number
 * @department_id: the department whose numbers are preferred; 0 for none
 *
 * What was asked before is not answered any more.
 */
void
lk_free_number_find (LkFreeNumber *self, int department_id)
{
  lk_free_number_cancel (self);
  forget (self);
  self->cancellable = g_cancellable_new ();
  if (department_id != 0)
    lk_pbx_groups_get_number_range_async (get_pbx (self), department_id, self->cancellable,
                                          range_read_cb, g_object_ref (self));
  else
    ask_server (self);
}

/**
 * lk_free_number_cancel:
 * @self: a number
 *
 * The question under way is not answered any more.
 */
void
lk_free_number_cancel (LkFreeNumber *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/**
 * lk_free_number_exclude:
 * @self: a number
 * @number: one that someone has, even if the list does not know it yet
 */
void
lk_free_number_exclude (LkFreeNumber *self, const char *number)
{
  g_hash_table_add (self->excluded, g_strdup (number));
}

gboolean
lk_free_number_is_asking (LkFreeNumber *self)
{
  return self->cancellable != NULL;
}

/**
 * lk_free_number_get:
 * @self: a number
 *
 * Returns: (transfer none) (nullable): the number; %NULL where none was found, or not yet.
 */
const char *
lk_free_number_get (LkFreeNumber *self)
{
  return self->number;
}

/**
 * lk_free_number_get_error:
 * @self: a number
 *
 * Returns: (transfer none) (nullable): why none was found.
 */
const GError *
lk_free_number_get_error (LkFreeNumber *self)
{
  return self->error;
}
