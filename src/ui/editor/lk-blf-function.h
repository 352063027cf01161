/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-blf.h"

G_BEGIN_DECLS

/** The id of a key that is about nothing that the server has a number for. */
#define LK_BLF_NO_ID "-1"

/** What a key says whose id says it all. */
#define LK_BLF_DEFINED_BY_ID "DEFINED BY ID"

/**
 * LkBlfNeed:
 * @LK_BLF_EXTENSION: an extension
 * @LK_BLF_LINES: a number and two lines of label, one to a line
 * @LK_BLF_QUEUES: what happens to the log-in to queues
 * @LK_BLF_STATUS: a status
 * @LK_BLF_NOTHING: nothing more
 *
 * What has to be said about a key, beside its type.
 */
typedef enum
{
  LK_BLF_EXTENSION,
  LK_BLF_LINES,
  LK_BLF_QUEUES,
  LK_BLF_STATUS,
  LK_BLF_NOTHING,
} LkBlfNeed;

extern const LkChoice lk_blf_function_types[];
extern const LkChoice lk_blf_function_queue_acts[];
extern const LkChoice lk_blf_function_statuses[];

LkBlfNeed lk_blf_function_get_need (const char *type);
gboolean lk_blf_function_is_understood (const LkBlfKey *key);
char *lk_blf_function_dup_object (const LkBlfKey *key, const char *name);
char *lk_blf_function_dup_problem (const LkBlfKey *key);

G_END_DECLS
