/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-directory.h"
#include "lk-stub.h"

G_BEGIN_DECLS

/* A small phone system whose people a test can change, and whose listing it can spoil. */
typedef struct
{
  LkStub *stub;
  GPtrArray *people; /* the records' JSON, in the order of the listing */
  guint n_status;
  guint n_groups;
  guint n_users;
  gint64 stride;       /* rows of a page, whatever was asked for; 0 gives what was asked for */
  gint64 lie;          /* added to the count */
  gint64 fails_from;   /* pages from this $skip on fail; 0 is none */
  const char *version; /* what every answer's header says */
  int n_extensions;    /* that the licence counts */
  char *newcomer;      /* a record that the listing does not have yet */
  gboolean hides_status;
  gboolean refuses_filter; /* of the departments */
  gboolean repeats_first_page;
  gboolean hides_count;
  guint arrivals; /* people who come while the list is being read, one with each later page */
} LkWorld;

char *lk_world_describe_person (int id, const char *email, gboolean enabled, int department);
void lk_world_add_person (LkWorld *world, int id);
void lk_world_replace_person (LkWorld *world, guint index, char *record);

void lk_world_init (LkWorld *world, guint n_people);
void lk_world_clear (LkWorld *world);

guint lk_world_count (LkDirectory *directory);
LkDirectory *lk_world_new_directory (LkWorld *world);
gboolean lk_world_refresh (LkDirectory *directory, GError **error);
void lk_world_refresh_well (LkDirectory *directory);

G_END_DECLS
