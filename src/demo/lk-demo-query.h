/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "lk-version.h"

G_BEGIN_DECLS

typedef struct _LkDemoType LkDemoType;
typedef struct _LkDemoProperty LkDemoProperty;

/**
 * LkDemoProperty:
 * @type: (nullable): of objects and arrays of objects; %NULL for primitives and arrays of them
 * @is_navigation: left out unless expanded
 * @since: first version that has it; 0 is always
 */
struct _LkDemoProperty
{
  const char *name;
  const LkDemoType *type;
  gboolean is_navigation;
  LkVersion since;
};

/**
 * LkDemoType:
 * @name: the vendor's, "Pbx.UserGroup"
 * @find: a property by name; NULL where there is none
 * @nth: a property by its place; NULL behind the last
 * @get: what @entity has for @property: (transfer full) a node, or %NULL where it has nothing
 *
 * What the query engine has to know of an entity, whatever it is made of.
 */
struct _LkDemoType
{
  const char *name;
  const LkDemoProperty *(*find) (const LkDemoType *type, const char *name);
  const LkDemoProperty *(*nth) (const LkDemoType *type, guint index);
  JsonNode *(*get) (gpointer entity, const LkDemoProperty *property);
};

typedef struct _LkDemoQuery LkDemoQuery;

LkDemoQuery *lk_demo_query_parse (const LkDemoType *type,
                                  const char *encoded_query,
                                  LkVersion version,
                                  GError **error);
void lk_demo_query_free (LkDemoQuery *self);

JsonNode *lk_demo_query_run (LkDemoQuery *self, GPtrArray *entities, const char *context);
JsonObject *lk_demo_query_project (LkDemoQuery *self, gpointer entity);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkDemoQuery, lk_demo_query_free)

/* Users are LkUser with all fields, everything else JsonObject. */
extern const LkDemoType lk_demo_type_user;
extern const LkDemoType lk_demo_type_user_group;
extern const LkDemoType lk_demo_type_rights;
extern const LkDemoType lk_demo_type_group;
extern const LkDemoType lk_demo_type_phone;
extern const LkDemoType lk_demo_type_forwarding_profile;
extern const LkDemoType lk_demo_type_extension_rule;
extern const LkDemoType lk_demo_type_greeting;
extern const LkDemoType lk_demo_type_system_status;
extern const LkDemoType lk_demo_type_defs;

G_END_DECLS
