/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * LkDemoKind:
 * @LK_DEMO_KIND_NULL: the literal null, which goes with every other kind
 * @LK_DEMO_KIND_BOOL: true or false
 * @LK_DEMO_KIND_NUMBER: whole or not
 * @LK_DEMO_KIND_TEXT: a string
 * @LK_DEMO_KIND_CHOICE: a value of an enumeration, written and compared as a string
 * @LK_DEMO_KIND_ENTITY: an object, seen through an LkDemoType
 * @LK_DEMO_KIND_LIST: several values
 *
 * What an expression is about: known before it meets an entity.
 */
typedef enum
{
  LK_DEMO_KIND_NULL,
  LK_DEMO_KIND_BOOL,
  LK_DEMO_KIND_NUMBER,
  LK_DEMO_KIND_TEXT,
  LK_DEMO_KIND_CHOICE,
  LK_DEMO_KIND_ENTITY,
  LK_DEMO_KIND_LIST,
} LkDemoKind;

/**
 * LkDemoValue:
 * @owner: (nullable): what keeps the union's pointer alive where it is not borrowed
 * @release: how to free @owner
 *
 * What an expression gives for one entity. Mostly borrowed from the entity, so that a filter over
 * 100,000 users copies nothing.
 */
typedef struct
{
  LkDemoKind kind;
  union
  {
    gboolean boolean;
    double number;
    const char *text;
    gpointer entity;
    JsonArray *list;
  };
  gpointer owner;
  GDestroyNotify release;
} LkDemoValue;

#define LK_DEMO_VALUE_INIT                                                                         \
  {                                                                                                \
    .kind = LK_DEMO_KIND_NULL                                                                      \
  }

void lk_demo_value_clear (LkDemoValue *self);
void lk_demo_value_set_bool (LkDemoValue *self, gboolean boolean);
void lk_demo_value_set_number (LkDemoValue *self, double number);
void lk_demo_value_set_text (LkDemoValue *self, const char *borrowed);
void lk_demo_value_take_text (LkDemoValue *self, char *text);
void lk_demo_value_set_node (LkDemoValue *self, JsonNode *borrowed);
void lk_demo_value_take_node (LkDemoValue *self, JsonNode *node);

gboolean lk_demo_value_is_null (const LkDemoValue *self);
gboolean lk_demo_value_is_true (const LkDemoValue *self);
int lk_demo_value_compare (const LkDemoValue *a, const LkDemoValue *b);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LkDemoValue, lk_demo_value_clear)

G_END_DECLS
