/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-template-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "lk-error.h"
#include "lk-json-writer.h"
#include "lk-json.h"
#include "lk-mask.h"
#include "lk-private-file.h"
#include "lk-record.h"

#define TEMPLATES "templates"
#define NAME      "name"

/* How long to wait for another program that is writing: a file is written in no time. */
#define LOCK_ATTEMPTS 100
#define LOCK_PAUSE_US 20000

/* Of this program's windows, one changes a file at a time. */
static GMutex changing;

void
lk_template_file_free (LkTemplateFile *self)
{
  g_ptr_array_unref (self->templates);
  g_clear_error (&self->complaint);
  g_free (self);
}

static gboolean
holds_list (JsonObject *root)
{
  return lk_json_peek_array (root, TEMPLATES) != NULL || !json_object_has_member (root, TEMPLATES);
}

/* Returns: (nullable): what is in the text; NULL where that is no list of templates. */
static JsonObject *
parse (GBytes *bytes)
{
  g_autoptr (JsonNode) node = lk_json_parse (bytes, NULL);
  JsonObject *root = node != NULL ? lk_json_get_root_object (node, NULL) : NULL;

  return root != NULL && holds_list (root) ? lk_record_copy (root) : NULL;
}

static gboolean
put_aside (GFile *file, GCancellable *cancellable, GError **complaint, GError **error)
{
  g_autoptr (GFile) aside = lk_private_file_choose_aside (file);

  if (!g_file_move (file, aside, G_FILE_COPY_NOFOLLOW_SYMLINKS, cancellable, NULL, NULL, error))
    return FALSE;

  g_set_error (complaint, LK_ERROR, LK_ERROR_INVALID,
               _ ("The file “%s” with your templates cannot be read. It was kept as “%s”."),
               g_file_peek_path (file), g_file_peek_path (aside));
  return TRUE;
}

/* Whether it is worth reading: what is far too long is not what this program wrote. */
static gboolean
is_too_long (GFile *file, GCancellable *cancellable)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                  G_FILE_QUERY_INFO_NONE, cancellable, NULL);

  return info != NULL && g_file_info_get_size (info) > LK_JSON_MAX_SIZE;
}

/* Fills @root with what is in the file, or with NULL where there is none, or none any more because
 * it was broken. */
static gboolean
load (GFile *file, GCancellable *cancellable, JsonObject **root, GError **complaint, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (GBytes) bytes = NULL;

  *root = NULL;
  if (is_too_long (file, cancellable))
    return put_aside (file, cancellable, complaint, error);

  bytes = g_file_load_bytes (file, cancellable, NULL, &failure);
  *root = bytes != NULL ? parse (bytes) : NULL;
  if (bytes != NULL)
    return *root != NULL || put_aside (file, cancellable, complaint, error);
  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static LkTemplate *
read_element (JsonNode *element, GHashTable *names)
{
  g_autoptr (LkTemplate) template =
    JSON_NODE_HOLDS_OBJECT (element)
      ? lk_template_new_from_json (json_node_get_object (element), NULL)
      : NULL;

  if (template == NULL || !g_hash_table_add (names, g_strdup (lk_template_get_name (template))))
    return NULL;

  return g_steal_pointer (&template);
}

static void
complain (GFile *file, guint n_templates, guint n_settings, GError **complaint)
{
  if (*complaint != NULL)
    return;

  if (n_templates > 0)
    g_set_error (complaint, LK_ERROR, LK_ERROR_INVALID,
                 ngettext ("%u template in “%s” cannot be read. It is left there as it is.",
                           "%u templates in “%s” cannot be read. They are left there as they are.",
                           n_templates),
                 n_templates, g_file_peek_path (file));
  else if (n_settings > 0)
    g_set_error (complaint, LK_ERROR, LK_ERROR_INVALID,
                 ngettext ("%u setting of your templates in “%s” cannot be read. It is left there "
                           "as it is.",
                           "%u settings of your templates in “%s” cannot be read. They are left "
                           "there as they are.",
                           n_settings),
                 n_settings, g_file_peek_path (file));
}

static LkTemplateFile *
read_templates (GFile *file, JsonObject *root, GError *complaint)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  JsonArray *array = root != NULL ? lk_json_peek_array (root, TEMPLATES) : NULL;
  LkTemplateFile *self = g_new0 (LkTemplateFile, 1);
  guint n_templates = 0;
  guint n_settings = 0;

  self->templates = g_ptr_array_new_with_free_func (g_object_unref);
  self->complaint = complaint;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      LkTemplate *template = read_element (json_array_get_element (array, i), names);

      n_templates += template == NULL;
      n_settings += template != NULL ? lk_template_count_unreadable (template) : 0;
      if (template != NULL)
        g_ptr_array_add (self->templates, template);
    }

  complain (file, n_templates, n_settings, &self->complaint);
  return self;
}

/**
 * lk_template_file_read:
 * @file: a local file, which need not exist
 * @cancellable: (nullable): ends it
 * @error: return location
 *
 * A file that holds no templates at all is kept under another name.
 *
 * Returns: (transfer full) (nullable): what is in it; nothing where it does not exist.
 */
LkTemplateFile *
lk_template_file_read (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (JsonObject) root = NULL;
  GError *complaint = NULL;

  if (!load (file, cancellable, &root, &complaint, error))
    return NULL;

  return read_templates (file, root, complaint);
}

/* Another program may be changing the same file. Returns what lets it go on, or -1 where there is
 * nothing to wait for, or no end to it: then who writes last wins. */
static int
lock_folder (GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  int lock = open (g_file_peek_path (folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  for (guint i = 0; lock >= 0 && i < LOCK_ATTEMPTS; i++)
    {
      if (flock (lock, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
        break;
      g_usleep (LOCK_PAUSE_US);
    }

  return lock;
}

/* The name as a template would have it. */
static char *
dup_name (JsonNode *element)
{
  const char *name = JSON_NODE_HOLDS_OBJECT (element)
                       ? lk_json_peek_string (json_node_get_object (element), NAME)
                       : NULL;

  return name != NULL ? g_strstrip (g_strdup (name)) : NULL;
}

/* Of the same name twice the first one is the one that people see, and both go. */
static JsonArray *
change_list (JsonArray *before, GHashTable *changes)
{
  g_autoptr (GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);
  JsonArray *after = json_array_new ();
  GHashTableIter iter;
  gpointer name, record;

  for (guint i = 0; before != NULL && i < json_array_get_length (before); i++)
    {
      g_autofree char *there = dup_name (json_array_get_element (before, i));
      gboolean is_changed = there != NULL
                            && g_hash_table_lookup_extended (changes, there, &name, &record);

      if (!is_changed)
        json_array_add_element (after, json_array_dup_element (before, i));
      else if (g_hash_table_add (done, name) && record != NULL)
        json_array_add_object_element (after, json_object_ref (record));
    }

  g_hash_table_iter_init (&iter, changes);
  while (g_hash_table_iter_next (&iter, &name, &record))
    if (record != NULL && !g_hash_table_contains (done, name))
      json_array_add_object_element (after, json_object_ref (record));

  return after;
}

static JsonObject *
build_root (GPtrArray *known)
{
  JsonObject *root = json_object_new ();
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < known->len; i++)
    json_array_add_object_element (array, json_object_ref (g_ptr_array_index (known, i)));

  json_object_set_array_member (root, TEMPLATES, array);
  return root;
}

static gboolean
write_root (GFile *file, JsonObject *root, GCancellable *cancellable, GError **error)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), root);
  g_autofree char *text = NULL;

  lk_mask_strip (node);
  text = lk_json_to_string (node);
  return lk_private_file_write (file, text, strlen (text), cancellable, error);
}

static LkTemplateFile *
change (GFile *file,
        GPtrArray *known,
        GHashTable *changes,
        GCancellable *cancellable,
        GError **error)
{
  g_autoptr (JsonObject) root = NULL;
  g_autoptr (GError) complaint = NULL;

  if (!load (file, cancellable, &root, &complaint, error))
    return NULL;
  if (root == NULL)
    root = build_root (known);

  json_object_set_array_member (root, TEMPLATES,
                                change_list (lk_json_peek_array (root, TEMPLATES), changes));
  if (!write_root (file, root, cancellable, error))
    return NULL;

  return read_templates (file, root, g_steal_pointer (&complaint));
}

/**
 * lk_template_file_change:
 * @file: a local file, which need not exist
 * @known: (element-type JsonObject): all templates as the program knows them, for a file that does
 *   not exist or is broken; a broken one is kept under another name
 * @changes: (element-type utf8 JsonObject): by their names, templates to put into the file; %NULL
 *   for those to remove
 * @cancellable: (nullable): ends it while nothing is written
 * @error: return location
 *
 * Reads the file once more, so that nothing is lost that another window or program wrote into it
 * meanwhile, and writes it with @changes, without any secret.
 *
 * Returns: (transfer full) (nullable): what is in it now; %NULL where nothing was written.
 */
LkTemplateFile *
lk_template_file_change (GFile *file,
                         GPtrArray *known,
                         GHashTable *changes,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&changing);
  int lock = lock_folder (file);
  LkTemplateFile *self = change (file, known, changes, cancellable, error);

  if (lock >= 0)
    close (lock);
  return self;
}
