/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-page.h"

#include <glib/gi18n-lib.h>

#include "lk-json.h"
#include "lk-user-fields.h"

static void
note_unreadable (LkPage *self, JsonObject *record)
{
  const char *number = record != NULL ? lk_json_peek_string (record, lk_user_field_number->name)
                                      : NULL;
  int id;

  if (number == NULL)
    number = _ ("a nameless one");
  g_ptr_array_add (self->unreadable, g_strdup (number));

  if (record != NULL && lk_json_get_id (record, lk_user_field_id->name, &id, NULL))
    g_array_append_val (self->unreadable_ids, id);
}

static LkPage *
new_page (guint n_rows)
{
  LkPage *self = g_new0 (LkPage, 1);

  self->users = g_ptr_array_new_full (n_rows, g_object_unref);
  self->unreadable = g_ptr_array_new_with_free_func (g_free);
  self->unreadable_ids = g_array_new (FALSE, FALSE, sizeof (int));
  self->n_rows = n_rows;
  return self;
}

static void
read_row (LkPage *self, LkFieldSet *fields, JsonObject *record)
{
  LkUser *user = record != NULL ? lk_user_new_from_json (fields, record, NULL) : NULL;

  if (user != NULL)
    g_ptr_array_add (self->users, user);
  else
    note_unreadable (self, record);
}

/**
 * lk_page_read:
 * @fields: what was asked for
 * @answer: the answer's JSON
 * @error: return location
 *
 * A record that cannot be read does not spoil the others. May be called in any thread.
 *
 * Returns: (transfer full) (nullable): the page, or %NULL where the answer is none.
 */
LkPage *
lk_page_read (LkFieldSet *fields, JsonNode *answer, GError **error)
{
  JsonObject *root = lk_json_get_root_object (answer, error);
  JsonArray *rows = root != NULL ? lk_json_get_array (root, "value", error) : NULL;
  LkPage *self;

  if (rows == NULL)
    return NULL;

  self = new_page (json_array_get_length (rows));
  self->count = lk_json_peek_int (root, "@odata.count", -1);
  for (guint i = 0; i < self->n_rows; i++)
    read_row (self, fields, lk_json_get_element_object (rows, i, NULL));

  return self;
}

/**
 * lk_page_read_one:
 * @fields: what was asked for
 * @answer: the JSON of the answer to a question for one user
 * @error: return location
 *
 * May be called in any thread.
 *
 * Returns: (transfer full) (nullable): a page of one row, or %NULL where the answer is no record.
 */
LkPage *
lk_page_read_one (LkFieldSet *fields, JsonNode *answer, GError **error)
{
  JsonObject *record = lk_json_get_root_object (answer, error);
  LkPage *self;

  if (record == NULL)
    return NULL;

  self = new_page (1);
  self->count = 1;
  read_row (self, fields, record);
  return self;
}

void
lk_page_free (LkPage *self)
{
  g_ptr_array_unref (self->users);
  g_ptr_array_unref (self->unreadable);
  g_array_unref (self->unreadable_ids);
  g_free (self);
}
