/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LkDemoTrouble:
 *
 * What can happen to a request. Bits. Those up to %LK_DEMO_TROUBLE_HUGE happen instead of what the
 * request asks for; the others while or after it is done.
 */
typedef enum
{
  LK_DEMO_TROUBLE_RESET = 1 << 0,
  LK_DEMO_TROUBLE_STALL = 1 << 1,
  LK_DEMO_TROUBLE_STATUS = 1 << 2,
  LK_DEMO_TROUBLE_UNAUTHORIZED = 1 << 3,
  LK_DEMO_TROUBLE_UNBOUND = 1 << 4,
  LK_DEMO_TROUBLE_REDIRECT = 1 << 5,
  LK_DEMO_TROUBLE_GARBAGE = 1 << 6,
  LK_DEMO_TROUBLE_HTML = 1 << 7,
  LK_DEMO_TROUBLE_DEEP = 1 << 8,
  LK_DEMO_TROUBLE_HUGE = 1 << 9,
  LK_DEMO_TROUBLE_LATENCY = 1 << 10,
  LK_DEMO_TROUBLE_RETRY_AFTER = 1 << 11,
  LK_DEMO_TROUBLE_TOKEN_THEFT = 1 << 12,
  LK_DEMO_TROUBLE_TRUNCATE = 1 << 13,
  LK_DEMO_TROUBLE_DRIP = 1 << 14,
  LK_DEMO_TROUBLE_LOST = 1 << 15,
  LK_DEMO_TROUBLE_RIVAL = 1 << 16,
  LK_DEMO_TROUBLE_TWIN = 1 << 17,
  LK_DEMO_TROUBLE_LATE = 1 << 18,
} LkDemoTrouble;

/**
 * LkDemoFate:
 * @troubles: all that happens to the request
 * @latency: milliseconds
 * @late: milliseconds
 * @status: an HTTP status
 * @retry_after: seconds
 * @redirect: (nullable): where to; borrowed from the faults
 * @depth: levels of nesting
 * @huge: bytes
 * @drip_bytes: bytes at a time
 * @drip_interval: milliseconds between two drops
 *
 * What the faults make of one request.
 */
typedef struct
{
  LkDemoTrouble troubles;
  guint latency;
  guint late;
  guint status;
  guint retry_after;
  const char *redirect;
  guint depth;
  guint64 huge;
  gsize drip_bytes;
  guint drip_interval;
} LkDemoFate;

/**
 * LkDemoFaults:
 *
 * What shall go wrong, each at the n-th request that it is about or at every one.
 */
typedef struct _LkDemoFaults LkDemoFaults;

LkDemoFaults *lk_demo_faults_new (void);
void lk_demo_faults_free (LkDemoFaults *self);

gboolean lk_demo_faults_add (LkDemoFaults *self, const char *spec, GError **error);
guint lk_demo_faults_count_struck (LkDemoFaults *self);
void lk_demo_faults_clear (LkDemoFaults *self);
LkDemoFate lk_demo_faults_meet (LkDemoFaults *self, const char *method, const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkDemoFaults, lk_demo_faults_free)

G_END_DECLS
