/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-directory.h"
#include "lk-job.h"

G_BEGIN_DECLS

/**
 * LkConsequences:
 * @administrators: (element-type LkJobItem): those who administer a department or the system
 * @operators: (element-type LkJobItem): those whom the phone system names as its operator
 * @registered: (element-type LkJobItem): those with a phone that is registered now
 * @machines: (element-type LkJobItem): fax servers, API clients and hot-desking extensions, which
 * are no people; phone systems may refuse to delete them
 * @last_of: (element-type utf8): the names of departments that are left without anybody
 * @services: (element-type utf8): queues and ring groups they are members of, each a translated
 * line with the names
 * @unknown: (element-type utf8): translated sentences: what the phone system did not tell
 *
 * What goes with users who are deleted, as far as a phone system tells.
 */
typedef struct
{
  GPtrArray *administrators;
  GPtrArray *operators;
  GPtrArray *registered;
  GPtrArray *machines;
  GPtrArray *last_of;
  GPtrArray *services;
  GPtrArray *unknown;
} LkConsequences;

void lk_consequences_free (LkConsequences *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkConsequences, lk_consequences_free)

void lk_consequences_find_async (LkDirectory *directory,
                                 LkJob *job,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
LkConsequences *
lk_consequences_find_finish (LkDirectory *directory, GAsyncResult *result, GError **error);

G_END_DECLS
