/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-catalogue.h"

#include "lk-collection.h"
#include "lk-department.h"
#include "lk-field.h"
#include "lk-json.h"
#include "lk-membership.h"
#include "lk-pbx-groups.h"
#include "lk-waiting.h"

struct _LkCatalogue
{
  GObject parent_instance;

  LkPbx *pbx;
  GHashTable *shelves;  /* Place to GPtrArray of LkEntry */
  GHashTable *fetching; /* Place to Fetch, which the answer owns */
};

G_DEFINE_FINAL_TYPE (LkCatalogue, lk_catalogue, G_TYPE_OBJECT)

/* A shelf, and for some shelves whose. */
typedef gint64 Place;

/* A shelf on its way from the server, and who waits for it. */
typedef struct
{
  LkCatalogue *catalogue;
  LkShelf shelf;
  Place place;
  GQueue waiting; /* of GTask */
} Fetch;

typedef void (*Stack) (JsonObject *row, GPtrArray *entries);

/* Where a shelf's entries come from. Where the path has a "%d", the shelf is one user's or one
 * department's. */
typedef struct
{
  const char *path;
  const char *select;
  const char *filter;
  Stack stack;
} Source;

/**
 * lk_entry_new:
 * @value: as on the wire
 * @label: for people
 * @detail: (nullable): more about it
 *
 * Returns: (transfer full): something to choose.
 */
LkEntry *
lk_entry_new (const char *value, const char *label, const char *detail)
{
  LkEntry *self = g_new0 (LkEntry, 1);

  self->value = g_strdup (value);
  self->label = g_strdup (label);
  self->detail = g_strdup (detail);
  return self;
}

void
lk_entry_free (LkEntry *self)
{
  g_free (self->value);
  g_free (self->label);
  g_free (self->detail);
  g_free (self);
}

static gboolean
holds (GPtrArray *entries, const char *value)
{
  for (guint i = 0; i < entries->len; i++)
    if (g_str_equal (((LkEntry *) g_ptr_array_index (entries, i))->value, value))
      return TRUE;

  return FALSE;
}

/* What has no value cannot be chosen; what has no name goes by its value. */
static void
put (GPtrArray *entries, const char *value, const char *label, const char *detail)
{
  if (value == NULL || *value == '\0')
    return;
  if (label == NULL || *label == '\0')
    label = value;

  g_ptr_array_add (entries, lk_entry_new (value, label, detail));
}

static void
stack_prompt_set (JsonObject *row, GPtrArray *entries)
{
  const char *culture = lk_json_peek_string (row, "CultureCode");

  put (entries, lk_json_peek_string (row, "Folder"), lk_json_peek_string (row, "PromptSetName"),
       culture != NULL ? culture : lk_json_peek_string (row, "LanguageCode"));
}

static void
stack_language (JsonObject *row, GPtrArray *entries)
{
  const char *code = lk_json_peek_string (row, "LanguageCode");

  if (code != NULL && !holds (entries, code))
    put (entries, code, code, lk_json_peek_string (row, "PromptSetName"));
}

/* Departments have numbers, too, but nobody answers there; an external line is not dialled but
 * dials. What a newer server adds is offered. */
static void
stack_service (JsonObject *row, GPtrArray *entries)
{
  static const char *const left_out[] = { "None", "Extension", "ExternalLine", "Group", NULL };
  const char *type = lk_json_peek_string (row, "Type");

  if (type == NULL || g_strv_contains (left_out, type) || lk_json_peek_bool (row, "Hidden"))
    return;

  put (entries, lk_json_peek_string (row, "Number"), lk_json_peek_string (row, "Name"), type);
}

static void
stack_location (JsonObject *row, GPtrArray *entries)
{
  put (entries, lk_json_peek_string (row, "Id"), lk_json_peek_string (row, "FriendlyName"), NULL);
}

/* One template serves several models. */
static void
stack_template (JsonObject *row, GPtrArray *entries)
{
  const char *id = lk_json_peek_string (row, "Id");
  JsonArray *models = lk_json_peek_array (row, "Models");
  guint n_models = models != NULL ? json_array_get_length (models) : 0;

  for (guint i = 0; i < n_models; i++)
    {
      JsonObject *model = lk_json_get_element_object (models, i, NULL);
      const char *name = model != NULL ? lk_json_peek_string (model, "Name") : NULL;

      if (name != NULL && *name != '\0')
        put (entries, id, name, id);
    }
  if (n_models == 0)
    put (entries, id, NULL, NULL);
}

static void
stack_sbc (JsonObject *row, GPtrArray *entries)
{
  put (entries, lk_json_peek_string (row, "Name"), lk_json_peek_string (row, "DisplayName"), NULL);
}

static void
stack_role (JsonObject *row, GPtrArray *entries)
{
  const char *role = lk_json_peek_string (row, "RoleName");

  if (role != NULL && !holds (entries, role))
    put (entries, role, lk_choice_get_label (lk_membership_roles, role), NULL);
}

static void
stack_greeting (JsonObject *row, GPtrArray *entries)
{
  const char *filename = lk_json_peek_string (row, "Filename");

  if (filename != NULL && !holds (entries, filename))
    put (entries, filename, lk_json_peek_string (row, "DisplayName"),
         lk_json_peek_string (row, "Type"));
}

static const Source sources[] = {
  [LK_SHELF_PROMPT_SETS] = { "/PromptSets", "Id,Folder,PromptSetName,LanguageCode,CultureCode",
                             NULL, stack_prompt_set },
  [LK_SHELF_LANGUAGES] = { "/PromptSets", "Id,LanguageCode,PromptSetName", NULL, stack_language },
  [LK_SHELF_SERVICES] = { "/Peers", "Id,Number,Name,Type,Hidden", "Type ne 'Extension'",
                          stack_service },
  [LK_SHELF_EMERGENCY_LOCATIONS] = { "/EmergencyGeoLocations", "Id,FriendlyName", NULL,
                                     stack_location },
  [LK_SHELF_PHONE_TEMPLATES] = { "/PhoneTemplates", "Id,Models", NULL, stack_template },
  [LK_SHELF_SBCS] = { "/Sbcs", "Name,DisplayName", NULL, stack_sbc },
  [LK_SHELF_ROLES] = { "/Groups(%d)/Rights", "RoleName", NULL, stack_role },
  [LK_SHELF_GREETINGS] = { "/Users(%d)/Greetings", "Type,DisplayName,Filename", NULL,
                           stack_greeting },
};

static gboolean
has_owner (LkShelf shelf)
{
  return shelf == LK_SHELF_ROLES || shelf == LK_SHELF_GREETINGS;
}

static Place
find_place (LkShelf shelf, int key)
{
  return ((Place) shelf << 32) | (has_owner (shelf) ? (guint32) key : 0);
}

static GPtrArray *
new_entries (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) lk_entry_free);
}

static GPtrArray *
stack_departments (GPtrArray *departments)
{
  GPtrArray *entries = new_entries ();

  g_ptr_array_sort (departments, lk_department_compare);
  for (guint i = 0; i < departments->len; i++)
    {
      LkDepartment *department = g_ptr_array_index (departments, i);
      g_autofree char *id = g_strdup_printf ("%d", lk_department_get_id (department));

      put (entries, id, lk_department_get_name (department), NULL);
    }

  return entries;
}

static GPtrArray *
stack_rows (LkShelf shelf, GPtrArray *rows)
{
  GPtrArray *entries = new_entries ();

  for (guint i = 0; i < rows->len; i++)
    sources[shelf].stack (g_ptr_array_index (rows, i), entries);

  return entries;
}

static GPtrArray *
finish_reading (Fetch *fetch, LkPbx *pbx, GAsyncResult *result, GError **error)
{
  gboolean are_groups = fetch->shelf == LK_SHELF_GROUPS;
  g_autoptr (GPtrArray) rows = are_groups ? lk_pbx_groups_list_finish (pbx, result, error)
                                          : lk_collection_read_finish (pbx, result, error);

  if (rows == NULL)
    return NULL;

  return are_groups ? stack_departments (rows) : stack_rows (fetch->shelf, rows);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fetch *fetch = user_data;
  LkCatalogue *self = fetch->catalogue;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = finish_reading (fetch, LK_PBX (source), result, &error);

  /* Who asks from now on, asks anew. What was forgotten meanwhile is not kept. */
  if (g_hash_table_lookup (self->fetching, &fetch->place) == fetch)
    {
      g_hash_table_remove (self->fetching, &fetch->place);
      if (entries != NULL)
        g_hash_table_insert (self->shelves, g_memdup2 (&fetch->place, sizeof fetch->place),
                             g_ptr_array_ref (entries));
    }

  while (!g_queue_is_empty (&fetch->waiting))
    {
      g_autoptr (GTask)
        task = lk_waiting_take (&fetch->waiting, g_queue_peek_head (&fetch->waiting));

      if (entries != NULL)
        g_task_return_pointer (task, g_ptr_array_ref (entries), (GDestroyNotify) g_ptr_array_unref);
      else
        g_task_return_error (task, g_error_copy (error));
    }

  g_object_unref (self);
  g_free (fetch);
}

static Fetch *
fetch_shelf (LkCatalogue *self, LkShelf shelf, int key)
{
  Fetch *fetch = g_new0 (Fetch, 1);
  const Source *source = &sources[shelf];
  g_autofree char *owner = g_strdup_printf ("%d", key);
  g_autoptr (GString) path = g_string_new (source->path);

  fetch->catalogue = g_object_ref (self);
  fetch->shelf = shelf;
  fetch->place = find_place (shelf, key);
  g_queue_init (&fetch->waiting);
  g_hash_table_insert (self->fetching, g_memdup2 (&fetch->place, sizeof fetch->place), fetch);

  if (shelf == LK_SHELF_GROUPS)
    {
      lk_pbx_groups_list_async (self->pbx, NULL, fetched_cb, fetch);
      return fetch;
    }

  g_string_replace (path, "%d", owner, 1);
  lk_collection_read_async (self->pbx, path->str, source->select, source->filter, NULL, NULL,
                            fetched_cb, fetch);
  return fetch;
}

static void
lk_catalogue_finalize (GObject *object)
{
  LkCatalogue *self = LK_CATALOGUE (object);

  g_hash_table_unref (self->shelves);
  g_hash_table_unref (self->fetching);
  g_object_unref (self->pbx);

  G_OBJECT_CLASS (lk_catalogue_parent_class)->finalize (object);
}

static void
lk_catalogue_class_init (LkCatalogueClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lk_catalogue_finalize;
}

static void
lk_catalogue_init (LkCatalogue *self)
{
  self->shelves =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->fetching = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/**
 * lk_catalogue_new:
 * @pbx: a phone system
 *
 * Returns: (transfer full): its catalogue; nothing is asked yet.
 */
LkCatalogue *
lk_catalogue_new (LkPbx *pbx)
{
  LkCatalogue *self = g_object_new (LK_TYPE_CATALOGUE, NULL);

  self->pbx = g_object_ref (pbx);
  return self;
}

/**
 * lk_catalogue_load_async:
 * @self: a catalogue
 * @shelf: what to choose from
 * @key: whose, for the shelves that have an owner
 *
 * Gives what is known, and asks the phone system for what is not: once, however many wait for it.
 */
void
lk_catalogue_load_async (LkCatalogue *self,
                         LkShelf shelf,
                         int key,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Place place = find_place (shelf, key);
  GPtrArray *entries = g_hash_table_lookup (self->shelves, &place);
  Fetch *fetch = g_hash_table_lookup (self->fetching, &place);

  g_task_set_source_tag (task, lk_catalogue_load_async);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (entries != NULL)
    {
      g_task_return_pointer (task, g_ptr_array_ref (entries), (GDestroyNotify) g_ptr_array_unref);
      return;
    }

  if (fetch == NULL)
    fetch = fetch_shelf (self, shelf, key);
  lk_waiting_push (&fetch->waiting, g_steal_pointer (&task));
}

/**
 * lk_catalogue_load_finish:
 * @self: a catalogue
 * @result: the result
 * @error: return location; %LK_ERROR_FORBIDDEN where the API client may not see this
 *
 * Returns: (transfer full) (element-type LkEntry) (nullable): what there is to choose from, in the
 *   server's order.
 */
GPtrArray *
lk_catalogue_load_finish (LkCatalogue *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * lk_catalogue_peek:
 * @self: a catalogue
 * @shelf: what to choose from
 * @key: whose, for the shelves that have an owner
 *
 * Returns: (transfer none) (element-type LkEntry) (nullable): what is known already; %NULL where
 *   nobody has loaded it.
 */
GPtrArray *
lk_catalogue_peek (LkCatalogue *self, LkShelf shelf, int key)
{
  Place place = find_place (shelf, key);

  return g_hash_table_lookup (self->shelves, &place);
}

/**
 * lk_catalogue_forget:
 * @self: a catalogue
 *
 * Everything is asked for anew from now on: the person refreshes. Who waits already still gets what
 * was on its way.
 */
void
lk_catalogue_forget (LkCatalogue *self)
{
  g_hash_table_remove_all (self->shelves);
  g_hash_table_remove_all (self->fetching);
}
