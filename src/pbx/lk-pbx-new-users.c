/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-pbx-new-users.h"

#include <glib/gi18n-lib.h>

#include "lk-error.h"
#include "lk-json.h"
#include "lk-odata.h"
#include "lk-user-fields.h"

static GError *
nameless_error (void)
{
  return g_error_new_literal (LK_ERROR, LK_ERROR_UNKNOWN_OUTCOME,
                              _ ("The phone system took the new user, but its answer does not say "
                                 "who that is. Refresh to see."));
}

/* The answer holds the new user's passwords in clear text: nothing but the Id is kept of it. */
static void
created_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (JsonNode) answer = NULL;
  GError *error = NULL;
  JsonObject *record;
  int id = 0;

  if (!lk_pbx_request_finish (LK_PBX (source), result, &answer, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  record = answer != NULL ? lk_json_get_root_object (answer, NULL) : NULL;
  if (record != NULL && lk_json_get_id (record, lk_user_field_id->name, &id, NULL) && id > 0)
    g_task_return_int (task, id);
  else
    g_task_return_error (task, nameless_error ());
}

/**
 * lk_pbx_users_create_async:
 * @pbx: a phone system
 * @body: the properties of the new user, bare
 *
 * Creates a user (behaviour.md, 3). Sent once; once it is on its way it cannot be cancelled any
 * more, and who cancels before that has created nobody.
 */
void
lk_pbx_users_create_async (LkPbx *pbx,
                           JsonObject *body,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (pbx, cancellable, callback, user_data);
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  LkRequest request = { .method = "POST", .path = "/Users", .body = node, .stays = TRUE };

  json_node_set_object (node, body);
  g_task_set_source_tag (task, lk_pbx_users_create_async);
  g_task_set_check_cancellable (task, FALSE);
  lk_pbx_request_async (pbx, &request, cancellable, created_cb, g_steal_pointer (&task));
}

/**
 * lk_pbx_users_create_finish:
 * @pbx: a phone system
 * @result: the result
 * @error: return location; %LK_ERROR_UNKNOWN_OUTCOME where there may be a new user all the same
 *
 * Returns: the new user's Id, or 0 with @error set.
 */
int
lk_pbx_users_create_finish (LkPbx *pbx, GAsyncResult *result, GError **error)
{
  gssize id;

  g_return_val_if_fail (g_task_is_valid (result, pbx), 0);

  id = g_task_propagate_int (G_TASK (result), error);
  return MAX ((int) id, 0);
}

/* Looking for a number or an address */

typedef struct
{
  char *number; /* each is asked for by itself: whether "or" joins them is not known */
  char *email;  /* in lower case, NULL once it was asked for */
  LkFieldSet *fields;
  GPtrArray *users;
} Search;

static void
search_free (Search *search)
{
  g_free (search->number);
  g_free (search->email);
  lk_field_set_unref (search->fields);
  g_ptr_array_unref (search->users);
  g_free (search);
}

static gboolean
has_number (LkUser *user, const char *number)
{
  return number != NULL && g_str_equal (lk_user_get_text (user, lk_user_field_number), number);
}

static gboolean
has_email (LkUser *user, const char *email)
{
  g_autofree char *theirs = g_utf8_strdown (lk_user_get_text (user, lk_user_field_email), -1);

  return email != NULL && g_str_equal (theirs, email);
}

static gboolean
is_found (GPtrArray *users, LkUser *user)
{
  for (guint i = 0; i < users->len; i++)
    if (lk_user_get_id (users->pdata[i]) == lk_user_get_id (user))
      return TRUE;

  return FALSE;
}

/* A server that pays no heed to the filter has not found anybody. */
static gboolean
read_found (Search *search, const char *number, const char *email, JsonNode *answer, GError **error)
{
  JsonObject *root = lk_json_get_root_object (answer, error);
  JsonArray *rows = root != NULL ? lk_json_get_array (root, "value", error) : NULL;

  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObject *row = lk_json_get_element_object (rows, i, error);
      g_autoptr (LkUser) user = row != NULL ? lk_user_new_from_json (search->fields, row, error)
                                            : NULL;

      if (user == NULL)
        return FALSE;
      if ((has_number (user, number) || has_email (user, email)) && !is_found (search->users, user))
        g_ptr_array_add (search->users, g_steal_pointer (&user));
    }

  return TRUE;
}

static void ask (GTask *task);

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (JsonNode) answer = NULL;
  g_autofree char *number = NULL;
  g_autofree char *email = NULL;
  GError *error = NULL;
  Search *search = g_task_get_task_data (task);

  number = g_steal_pointer (&search->number);
  if (number == NULL)
    email = g_steal_pointer (&search->email);
  if (!lk_pbx_request_finish (LK_PBX (source), result, &answer, &error)
      || !read_found (search, number, email, answer, &error))
    g_task_return_error (task, error);
  else
    ask (task);
}

static char *
build_filter (Search *search)
{
  g_autofree char *literal =
    lk_odata_string_literal (search->number != NULL ? search->number : search->email);

  return search->number != NULL
           ? g_strdup_printf ("%s eq %s", lk_user_field_number->name, literal)
           : g_strdup_printf ("tolower(%s) eq %s", lk_user_field_email->name, literal);
}

static void
ask (GTask *task)
{
  Search *search = g_task_get_task_data (task);
  g_autofree char *filter = NULL;
  g_autofree char *select = NULL;
  g_autofree char *expand = NULL;
  g_autofree char *query = NULL;
  LkRequest request = { .method = "GET", .path = "/Users" };

  if (search->number == NULL && search->email == NULL)
    {
      g_task_return_pointer (task, g_ptr_array_ref (search->users),
                             (GDestroyNotify) g_ptr_array_unref);
      return;
    }

  filter = build_filter (search);
  select = lk_field_set_to_select (search->fields);
  expand = lk_field_set_to_expand (search->fields);
  query = lk_odata_query_build (&(LkODataQuery) {
    .top = LK_ODATA_MAX_TOP, .filter = filter, .select = select, .expand = expand });
  request.query = query;
  lk_pbx_request_async (g_task_get_source_object (task), &request, g_task_get_cancellable (task),
                        found_cb, g_object_ref (task));
}

static char *
dup_unless_empty (const char *text)
{
  return text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

/**
 * lk_pbx_users_find_async:
 * @pbx: a phone system
 * @number: (nullable): an extension number
 * @email: (nullable): an e-mail address, in any case of letters
 * @fields: what to ask for; number and e-mail address among it
 *
 * Asks who has one of the two: one request for each of them that is given (behaviour.md, 2.2).
 */
void
lk_pbx_users_find_async (LkPbx *pbx,
                         const char *number,
                         const char *email,
                         LkFieldSet *fields,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (pbx, cancellable, callback, user_data);
  g_autofree char *lower = email != NULL ? g_utf8_strdown (email, -1) : NULL;
  Search *search = g_new0 (Search, 1);

  search->number = dup_unless_empty (number);
  search->email = dup_unless_empty (lower);
  search->fields = lk_field_set_ref (fields);
  search->users = g_ptr_array_new_with_free_func (g_object_unref);
  g_task_set_source_tag (task, lk_pbx_users_find_async);
  g_task_set_task_data (task, search, (GDestroyNotify) search_free);
  ask (task);
}

/**
 * lk_pbx_users_find_finish:
 * @pbx: a phone system
 * @result: the result
 * @error: return location
 *
 * Returns: (transfer full) (element-type LkUser) (nullable): those who have the number, or one of
 *   those with the address; each once, and perhaps nobody.
 */
GPtrArray *
lk_pbx_users_find_finish (LkPbx *pbx, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, pbx), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* The next number, and the e-mail that welcomes */

static void
number_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (JsonNode) answer = NULL;
  GError *error = NULL;
  JsonObject *root = NULL;
  const char *number;

  if (lk_pbx_request_finish (LK_PBX (source), result, &answer, &error))
    root = lk_json_get_root_object (answer, &error);
  if (root == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  number = lk_json_peek_string (root, "Number");
  if (number != NULL && *number != '\0')
    g_task_return_pointer (task, g_strdup (number), g_free);
  else
    g_task_return_new_error (task, LK_ERROR, LK_ERROR_PROTOCOL,
                             _ ("The phone system does not say which extension number is free. "
                                "Enter one yourself."));
}

/**
 * lk_pbx_users_find_free_number_async:
 * @pbx: a phone system
 *
 * Asks for the first extension number that nobody has (behaviour.md, 3). It is not reserved:
 * someone else may take it.
 */
void
lk_pbx_users_find_free_number_async (LkPbx *pbx,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (pbx, cancellable, callback, user_data);
  LkRequest request = { .method = "GET", .path = "/Users/Pbx.GetFirstAvailableExtensionNumber()" };

  g_task_set_source_tag (task, lk_pbx_users_find_free_number_async);
  lk_pbx_request_async (pbx, &request, cancellable, number_cb, g_steal_pointer (&task));
}

/**
 * lk_pbx_users_find_free_number_finish:
 * @pbx: a phone system
 * @result: the result
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the number.
 */
char *
lk_pbx_users_find_free_number_finish (LkPbx *pbx, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, pbx), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * lk_pbx_users_send_welcome_async:
 * @pbx: a phone system
 * @id: the user's Id
 *
 * Has the phone system send the user an e-mail (behaviour.md, 5.4); only when a person asks for it,
 * once.
 */
void
lk_pbx_users_send_welcome_async (LkPbx *pbx,
                                 int id,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (pbx, cancellable, callback, user_data);
  g_autofree char *path = g_strdup_printf ("/Users(%d)/Pbx.SendWelcomeEmail", id);
  LkRequest request = { .method = "POST", .path = path };

  g_task_set_source_tag (task, lk_pbx_users_send_welcome_async);
  lk_pbx_request_async (pbx, &request, cancellable, lk_pbx_request_done_cb,
                        g_steal_pointer (&task));
}

/**
 * lk_pbx_users_send_welcome_finish:
 * @pbx: a phone system
 * @result: the result
 * @error: return location; %LK_ERROR_UNKNOWN_OUTCOME where it may have been sent all the same
 *
 * Returns: whether the phone system said that it sends it.
 */
gboolean
lk_pbx_users_send_welcome_finish (LkPbx *pbx, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, pbx), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
