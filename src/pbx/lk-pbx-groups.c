/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-pbx-groups.h"

#include <glib/gi18n-lib.h>

#include "lk-error.h"
#include "lk-json.h"
#include "lk-odata.h"

/* Each user's favourites are a pseudo-group of this name (behaviour.md, 0). There may be thousands
 * of them, so the server is asked to leave them out; whether it can is not known for this list, and
 * where it refuses, they are left out here. */
#define FAVOURITES_PREFIX "___FAVORITES___"

/* Longer numbers are no extensions. */
#define MAX_DIGITS 15

typedef struct
{
  GPtrArray *departments;
  gint64 n_seen;
  gboolean unfiltered;
} Listing;

static void
listing_free (Listing *listing)
{
  g_ptr_array_unref (listing->departments);
  g_free (listing);
}

/* A department that has no name, which the vendor allows, goes by its number. */
static char *
dup_name (JsonObject *row, int id)
{
  const char *name = lk_json_peek_string (row, "Name");
  const char *number = lk_json_peek_string (row, "Number");
  g_autofree char *fallback = g_strdup_printf ("%d", id);

  if (name != NULL && *name != '\0')
    return g_strdup (name);
  if (number == NULL || *number == '\0')
    number = fallback;
  /* Translators: %s is the number of a department that has no name. */
  return g_strdup_printf (_ ("Department %s"), number);
}

static gboolean
read_page (Listing *listing, JsonArray *rows, GError **error)
{
  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObject *row = lk_json_get_element_object (rows, i, error);
      g_autofree char *name = NULL;
      int id;

      if (row == NULL || !lk_json_get_id (row, "Id", &id, error))
        return FALSE;
      name = dup_name (row, id);
      if (!g_str_has_prefix (name, FAVOURITES_PREFIX))
        g_ptr_array_add (listing->departments, lk_department_new (id, name));
    }

  listing->n_seen += json_array_get_length (rows);
  return TRUE;
}

static void request_page (GTask *task);

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (JsonNode) answer = NULL;
  GError *error = NULL;
  Listing *listing = g_task_get_task_data (task);
  JsonObject *root = NULL;
  JsonArray *rows = NULL;

  if (lk_pbx_request_finish (LK_PBX (source), result, &answer, &error))
    root = lk_json_get_root_object (answer, &error);
  else if (g_error_matches (error, LK_ERROR, LK_ERROR_INVALID) && !listing->unfiltered)
    {
      g_clear_error (&error);
      listing->unfiltered = TRUE;
      request_page (task);
      return;
    }
  if (root != NULL)
    rows = lk_json_get_array (root, "value", &error);
  if (rows == NULL || !read_page (listing, rows, &error))
    g_task_return_error (task, error);
  else if (json_array_get_length (rows) > 0
           && listing->n_seen < lk_json_peek_int (root, "@odata.count", 0))
    request_page (task);
  else
    g_task_return_pointer (task, g_ptr_array_ref (listing->departments),
                           (GDestroyNotify) g_ptr_array_unref);
}

static void
request_page (GTask *task)
{
  Listing *listing = g_task_get_task_data (task);
  LkODataQuery options = {
    .top = LK_ODATA_MAX_TOP,
    .skip = listing->n_seen,
    .count = TRUE,
    .select = "Id,Name,Number",
    .orderby = "Id",
    .filter = listing->unfiltered ? NULL : "not startsWith(Name,'" FAVOURITES_PREFIX "')",
  };
  g_autofree char *query = lk_odata_query_build (&options);
  LkRequest request = {
    .method = "GET", .path = "/Groups", .query = query, .lane = LK_LANE_BACKGROUND
  };

  lk_pbx_request_async (g_task_get_source_object (task), &request, g_task_get_cancellable (task),
                        answered_cb, g_object_ref (task));
}

/**
 * lk_pbx_groups_list_async:
 * @pbx: a phone system
 *
 * Asks for all departments: one request for each hundred. Favourites are none.
 */
void
lk_pbx_groups_list_async (LkPbx *pbx,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (pbx, cancellable, callback, user_data);
  Listing *listing = g_new0 (Listing, 1);

  listing->departments = g_ptr_array_new_with_free_func (g_object_unref);
  g_task_set_source_tag (task, lk_pbx_groups_list_async);
  g_task_set_task_data (task, listing, (GDestroyNotify) listing_free);
  request_page (task);
}

/**
 * lk_pbx_groups_list_finish:
 * @pbx: a phone system
 * @result: the result
 * @error: return location
 *
 * Returns: (transfer full) (element-type LkDepartment) (nullable): the departments in the order of
 *   their Ids.
 */
GPtrArray *
lk_pbx_groups_list_finish (LkPbx *pbx, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, pbx), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Neither a sign nor blanks, and short enough to count with. */
static gboolean
parse_number (const char *text, guint64 *out)
{
  return text != NULL && strlen (text) <= MAX_DIGITS && strspn (text, "0123456789") == strlen (text)
         && g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT64, out, NULL);
}

/* Returns: (transfer full): both ends, or nothing where there is no range. */
static char **
read_range (JsonObject *department)
{
  JsonObject *props = lk_json_peek_object (department, "Props");
  const char *from = props != NULL ? lk_json_peek_string (props, "UserNumberFrom") : NULL;
  const char *to = props != NULL ? lk_json_peek_string (props, "UserNumberTo") : NULL;
  const char *ends[] = { from, to, NULL };
  guint64 first;
  guint64 last;

  if (!parse_number (from, &first) || !parse_number (to, &last) || first > last)
    ends[0] = NULL;
  return g_strdupv ((char **) ends);
}

static void
range_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (JsonNode) answer = NULL;
  GError *error = NULL;
  JsonObject *department = NULL;

  if (lk_pbx_request_finish (LK_PBX (source), result, &answer, &error))
    department = lk_json_get_root_object (answer, &error);

  if (department != NULL)
    g_task_return_pointer (task, read_range (department), (GDestroyNotify) g_strfreev);
  else
    g_task_return_error (task, error);
}

/**
 * lk_pbx_groups_get_number_range_async:
 * @pbx: a phone system
 * @group_id: a department
 *
 * Asks between which numbers the department's extensions shall be (behaviour.md, 3).
 */
void
lk_pbx_groups_get_number_range_async (LkPbx *pbx,
                                      int group_id,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (pbx, cancellable, callback, user_data);
  g_autofree char *path = g_strdup_printf ("/Groups(%d)", group_id);
  g_autofree char *query =
    lk_odata_query_build (&(LkODataQuery) { .top = -1, .select = "Id,Props" });
  LkRequest request = { .method = "GET", .path = path, .query = query };

  g_task_set_source_tag (task, lk_pbx_groups_get_number_range_async);
  lk_pbx_request_async (pbx, &request, cancellable, range_cb, g_steal_pointer (&task));
}

/**
 * lk_pbx_groups_get_number_range_finish:
 * @pbx: a phone system
 * @result: the result
 * @from: (out) (transfer full) (nullable): the first number, nothing but digits, perhaps with zeros
 *   in front; %NULL where the department has no range that makes sense
 * @to: (out) (transfer full) (nullable): the last one, likewise; not below @from
 * @error: return location
 *
 * Returns: whether the phone system answered, which it also does where there is no range.
 */
gboolean
lk_pbx_groups_get_number_range_finish (LkPbx *pbx,
                                       GAsyncResult *result,
                                       char **from,
                                       char **to,
                                       GError **error)
{
  g_auto (GStrv) ends = NULL;

  *from = *to = NULL;
  g_return_val_if_fail (g_task_is_valid (result, pbx), FALSE);

  ends = g_task_propagate_pointer (G_TASK (result), error);
  if (ends == NULL)
    return FALSE;

  if (ends[0] != NULL)
    {
      *from = g_strdup (ends[0]);
      *to = g_strdup (ends[1]);
    }
  return TRUE;
}
