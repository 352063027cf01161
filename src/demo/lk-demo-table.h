/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-demo-types.h"

G_BEGIN_DECLS

/* What the tables of types are made of whose entities are JsonObjects. */

#define TEXT(name_)                                                                                \
  {                                                                                                \
    .name = name_, .kind = LK_DEMO_KIND_TEXT                                                       \
  }
#define TEXTS(name_)                                                                               \
  {                                                                                                \
    .name = name_, .kind = LK_DEMO_KIND_TEXT, .is_collection = TRUE                                \
  }
#define BOOL(name_)                                                                                \
  {                                                                                                \
    .name = name_, .kind = LK_DEMO_KIND_BOOL                                                       \
  }
#define NUMBER(name_)                                                                              \
  {                                                                                                \
    .name = name_, .kind = LK_DEMO_KIND_NUMBER                                                     \
  }
#define CHOICE(name_)                                                                              \
  {                                                                                                \
    .name = name_, .kind = LK_DEMO_KIND_CHOICE                                                     \
  }
#define CHOICES(name_)                                                                             \
  {                                                                                                \
    .name = name_, .kind = LK_DEMO_KIND_CHOICE, .is_collection = TRUE                              \
  }
#define OBJECT(name_, type_)                                                                       \
  {                                                                                                \
    .name = name_, .kind = LK_DEMO_KIND_ENTITY, .type = &type_                                     \
  }
#define OBJECTS(name_, type_)                                                                      \
  {                                                                                                \
    .name = name_, .kind = LK_DEMO_KIND_ENTITY, .type = &type_, .is_collection = TRUE              \
  }
#define ONE(name_, type_)                                                                          \
  {                                                                                                \
    .name = name_, .kind = LK_DEMO_KIND_ENTITY, .type = &type_, .is_navigation = TRUE              \
  }
#define MANY(name_, type_)                                                                         \
  {                                                                                                \
    .name = name_, .kind = LK_DEMO_KIND_ENTITY, .type = &type_, .is_navigation = TRUE,             \
    .is_collection = TRUE                                                                          \
  }
#define CHOICE_OF(name_, choices_)                                                                 \
  {                                                                                                \
    .name = name_, .kind = LK_DEMO_KIND_CHOICE, .choices = choices_                                \
  }
#define TIME(name_)                                                                                \
  {                                                                                                \
    .name = name_, .kind = LK_DEMO_KIND_TEXT, .is_time = TRUE                                      \
  }
#define UNTIL(patch, kind_, name_)                                                                 \
  {                                                                                                \
    .name = name_, .kind = LK_DEMO_KIND_##kind_, .until = LK_VERSION (20, 0, patch)                \
  }
#define SINCE(patch, kind_, name_)                                                                 \
  {                                                                                                \
    .name = name_, .kind = LK_DEMO_KIND_##kind_, .since = LK_VERSION (20, 0, patch)                \
  }
#define JSON_TYPE(name_, properties_)                                                              \
  {                                                                                                \
    .name = name_, .find = lk_demo_json_type_find, .nth = lk_demo_json_type_nth,                   \
    .get = lk_demo_json_type_get, .read = lk_demo_json_type_read,                                  \
    .dup_search_text = lk_demo_json_type_dup_text, .properties = properties_                       \
  }

G_END_DECLS
