/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "lk-demo-value.h"
#include "lk-field.h"
#include "lk-version.h"

G_BEGIN_DECLS

typedef struct _LkDemoType LkDemoType;
typedef struct _LkDemoProperty LkDemoProperty;

/**
 * LkDemoProperty:
 * @name: as on the wire
 * @type: (nullable): of objects and arrays of objects; %NULL for primitives and arrays of them
 * @is_navigation: left out unless expanded
 * @since: first version that has it; 0 is always
 * @kind: what an expression may do with it; for an array, with one of its elements
 * @is_collection: whether the wire has an array
 * @choices: (nullable): what an enumeration allows, where it is known
 * @until: first version that has it no longer; 0 is never
 * @is_time: whether a text is a time of day, "08:30:00"
 */
struct _LkDemoProperty
{
  const char *name;
  const LkDemoType *type;
  gboolean is_navigation;
  LkVersion since;
  LkDemoKind kind;
  gboolean is_collection;
  const LkChoice *choices;
  LkVersion until;
  gboolean is_time;
};

/**
 * LkDemoType:
 * @name: the vendor's, "Pbx.UserGroup"
 * @find: a property by name; NULL where there is none
 * @nth: a property by its place; NULL behind the last
 * @get: what @entity has for @property: (transfer full) a node, or %NULL where it has nothing
 * @read: the same for an expression, borrowed from @entity where that is possible
 * @dup_search_text: what `$search` looks at, folded
 * @properties: (nullable): of a type whose entities are JsonObjects; ended by an empty row
 *
 * What the query engine has to know of an entity, whatever it is made of.
 */
struct _LkDemoType
{
  const char *name;
  const LkDemoProperty *(*find) (const LkDemoType *type, const char *name);
  const LkDemoProperty *(*nth) (const LkDemoType *type, guint index);
  JsonNode *(*get) (gpointer entity, const LkDemoProperty *property);
  void (*read) (gpointer entity, const LkDemoProperty *property, LkDemoValue *out);
  char *(*dup_search_text) (const LkDemoType *type, gpointer entity);
  const LkDemoProperty *properties;
};

/**
 * LkDemoLimits:
 * @LK_DEMO_WITHOUT_SEARCH: refuse `$search`
 * @LK_DEMO_WITHOUT_IN: refuse `in (…)`
 * @LK_DEMO_WITHOUT_ANY: refuse `any` and `all`
 * @LK_DEMO_WITHOUT_OR: refuse `or`
 * @LK_DEMO_WITHOUT_FILTER: pass over `$filter` without a word
 *
 * What a real server may not understand: nobody has seen it do so (behaviour.md, 2.2 and 11).
 */
typedef enum
{
  LK_DEMO_WITHOUT_SEARCH = 1 << 0,
  LK_DEMO_WITHOUT_IN = 1 << 1,
  LK_DEMO_WITHOUT_ANY = 1 << 2,
  LK_DEMO_WITHOUT_OR = 1 << 3,
  LK_DEMO_WITHOUT_FILTER = 1 << 4,
} LkDemoLimits;

gboolean lk_demo_property_is_in (const LkDemoProperty *self, LkVersion version);
const LkDemoProperty *
lk_demo_type_find (const LkDemoType *self, const char *name, LkVersion version);

/* What types have in common whose entities are JsonObjects. */
const LkDemoProperty *lk_demo_json_type_find (const LkDemoType *type, const char *name);
const LkDemoProperty *lk_demo_json_type_nth (const LkDemoType *type, guint index);
JsonNode *lk_demo_json_type_get (gpointer entity, const LkDemoProperty *property);
void lk_demo_json_type_read (gpointer entity, const LkDemoProperty *property, LkDemoValue *out);
char *lk_demo_json_type_dup_text (const LkDemoType *type, gpointer entity);

/* Users are LkUser with all fields, everything else JsonObject. */
extern const LkDemoType lk_demo_type_user;
extern const LkDemoType lk_demo_type_user_group;
extern const LkDemoType lk_demo_type_rights;
extern const LkDemoType lk_demo_type_group;
extern const LkDemoType lk_demo_type_phone;
extern const LkDemoType lk_demo_type_phone_settings;
extern const LkDemoType lk_demo_type_forwarding_profile;
extern const LkDemoType lk_demo_type_extension_rule;
extern const LkDemoType lk_demo_type_greeting;
extern const LkDemoType lk_demo_type_schedule;
extern const LkDemoType lk_demo_type_agent_settings;
extern const LkDemoType lk_demo_type_system_status;
extern const LkDemoType lk_demo_type_defs;
extern const LkDemoType lk_demo_type_peer;
extern const LkDemoType lk_demo_type_prompt_set;
extern const LkDemoType lk_demo_type_phone_template;
extern const LkDemoType lk_demo_type_phone_registrar;
extern const LkDemoType lk_demo_type_sbc;
extern const LkDemoType lk_demo_type_emergency_location;
extern const LkDemoType lk_demo_type_queue;
extern const LkDemoType lk_demo_type_ring_group;
extern const LkDemoType lk_demo_type_general_settings;

extern const LkChoice lk_demo_peer_types[];

G_END_DECLS
