/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-query-private.h"

#include "lk-json.h"

static GPtrArray *
choose_rows (LkDemoQuery *self, GPtrArray *entities)
{
  GPtrArray *rows;

  if (self->cache == NULL)
    return lk_demo_choice_apply (&self->choice, entities);

  rows = lk_demo_row_cache_find (self->cache, self->revision, self->choice_text);
  if (rows != NULL)
    return g_ptr_array_ref (rows);

  rows = lk_demo_choice_apply (&self->choice, entities);
  if (rows != entities)
    lk_demo_row_cache_store (self->cache, self->choice_text, rows);
  return rows;
}

/* Returns the page; @n_rows is how many rows there are on all pages. */
static JsonArray *
project_page (LkDemoQuery *self, GPtrArray *entities, guint *n_rows)
{
  g_autoptr (GPtrArray) rows = choose_rows (self, entities);
  gint64 end = self->top < 0 ? rows->len : MIN (self->skip + self->top, rows->len);
  JsonArray *page = json_array_new ();

  for (gint64 i = self->skip; i < end; i++)
    json_array_add_object_element (page, lk_demo_query_project (self, rows->pdata[i]));
  *n_rows = rows->len;
  return page;
}

static GPtrArray *
collect_objects (JsonArray *array)
{
  GPtrArray *objects = g_ptr_array_sized_new (json_array_get_length (array));

  for (guint i = 0; i < json_array_get_length (array); i++)
    g_ptr_array_add (objects, json_array_get_object_element (array, i));

  return objects;
}

static void
set_list (JsonObject *record, const LkDemoItem *item, JsonArray *array)
{
  g_autoptr (GPtrArray) entities = collect_objects (array);
  guint n_rows;

  json_object_set_array_member (record, item->property->name,
                                project_page (item->query, entities, &n_rows));
  if (item->query->count)
    {
      g_autofree char *name = g_strconcat (item->property->name, "@odata.count", NULL);

      json_object_set_int_member (record, name, n_rows);
    }
}

/* What an entity does not have is null or, in a collection's place, an empty one. */
static JsonNode *
get_or_nothing (LkDemoQuery *self, gpointer entity, const LkDemoProperty *property)
{
  JsonNode *node = self->choice.type->get (entity, property);

  if (node == NULL)
    node = json_node_new (JSON_NODE_NULL);
  if (property->is_collection && JSON_NODE_HOLDS_NULL (node))
    {
      json_node_init (node, JSON_NODE_ARRAY);
      json_node_take_array (node, json_array_new ());
    }

  return node;
}

static void
set_part (LkDemoQuery *self, gpointer entity, const LkDemoItem *item, JsonObject *record)
{
  g_autoptr (JsonNode) node = get_or_nothing (self, entity, item->property);

  if (item->query != NULL && JSON_NODE_HOLDS_ARRAY (node))
    set_list (record, item, json_node_get_array (node));
  else if (item->query != NULL && JSON_NODE_HOLDS_OBJECT (node))
    json_object_set_object_member (record, item->property->name,
                                   lk_demo_query_project (item->query,
                                                          json_node_get_object (node)));
  else
    json_object_set_member (record, item->property->name, g_steal_pointer (&node));
}

/* What a record holds that no document knows: a newer server's members, for one. */
static void
set_unknown (const LkDemoType *type, JsonObject *entity, JsonObject *record)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, entity);
  while (json_object_iter_next (&iter, &name, &node))
    if (type->find (type, name) == NULL)
      json_object_set_member (record, name, lk_json_copy (node));
}

/* Without `$select` a record holds all but its navigation properties. That includes passwords in
 * clear text, as on real servers (behaviour.md, 2.4). */
static void
set_everything (LkDemoQuery *self, gpointer entity, JsonObject *record)
{
  const LkDemoType *type = self->choice.type;
  const LkDemoProperty *property;

  for (guint i = 0; (property = type->nth (type, i)) != NULL; i++)
    {
      const LkDemoItem item = { property, NULL };

      if (!property->is_navigation && lk_demo_property_is_in (property, self->version))
        set_part (self, entity, &item, record);
    }
  if (type->properties != NULL)
    set_unknown (type, entity, record);
}

/**
 * lk_demo_query_project:
 * @self: a query
 * @entity: of the query's type
 *
 * A navigation property comes only where it is expanded, even if it is selected.
 *
 * Returns: (transfer full): as much of @entity as `$select` and `$expand` ask for.
 */
JsonObject *
lk_demo_query_project (LkDemoQuery *self, gpointer entity)
{
  JsonObject *record = json_object_new ();

  if (self->selected == NULL || self->selects_all)
    set_everything (self, entity, record);
  for (guint i = 0; self->selected != NULL && i < self->selected->len; i++)
    {
      const LkDemoItem *item = g_ptr_array_index (self->selected, i);

      if (!item->property->is_navigation)
        set_part (self, entity, item, record);
    }
  for (guint i = 0; self->expanded != NULL && i < self->expanded->len; i++)
    set_part (self, entity, g_ptr_array_index (self->expanded, i), record);

  return record;
}

/**
 * lk_demo_query_run:
 * @self: a query
 * @entities: the collection
 * @context: (nullable): the value of `@odata.context`
 *
 * Returns: (transfer full): the answer's body.
 */
JsonNode *
lk_demo_query_run (LkDemoQuery *self, GPtrArray *entities, const char *context)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *answer = json_object_new ();
  guint n_rows;
  JsonArray *page = project_page (self, entities, &n_rows);

  if (context != NULL)
    json_object_set_string_member (answer, "@odata.context", context);
  if (self->count)
    json_object_set_int_member (answer, "@odata.count", n_rows);
  json_object_set_array_member (answer, "value", page);
  json_node_take_object (node, answer);

  return node;
}
