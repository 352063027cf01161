/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-demo-query.h"
#include "lk-demo-choice.h"

G_BEGIN_DECLS

/* Shared by the two halves of LkDemoQuery: what understands a request and what answers it. */

/**
 * LkDemoItem:
 * @property: what an answer shall hold
 * @query: (nullable): how much of it; %NULL is all
 */
typedef struct
{
  const LkDemoProperty *property;
  LkDemoQuery *query;
} LkDemoItem;

struct _LkDemoQuery
{
  LkVersion version;
  LkDemoLimits limits;
  LkDemoChoice choice;
  gint64 top; /* negative is all */
  gint64 skip;
  gboolean count;
  gboolean selects_all;
  GPtrArray *selected; /* of LkDemoItem; NULL where nothing is said */
  GPtrArray *expanded; /* of LkDemoItem, each with a query */

  char *choice_text;
  LkDemoRowCache *cache;
  guint64 revision;
};

G_END_DECLS
