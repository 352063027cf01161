/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-version.h"

G_BEGIN_DECLS

/**
 * LkDemoSettings:
 * @n_users: how many users it has, the machines among them included
 * @seed: the same seed gives the same people
 * @version: which server it plays, 20.0.4 to 20.0.10; 0 is the newest
 * @client_id: the one API client that may sign in
 * @client_secret: its key
 * @latency: milliseconds before each answer
 */
typedef struct
{
  guint n_users;
  guint32 seed;
  LkVersion version;
  const char *client_id;
  const char *client_secret;
  guint latency;
} LkDemoSettings;

G_END_DECLS
