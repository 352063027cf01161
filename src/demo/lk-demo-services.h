/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LkDemoService:
 * @number: what is dialled
 * @name: what people call it
 * @type: the vendor's `PeerType`
 * @is_hidden: whether people are not to see it
 *
 * What calls can be sent to and is no user.
 */
typedef struct
{
  const char *number;
  const char *name;
  const char *type;
  gboolean is_hidden;
} LkDemoService;

extern const LkDemoService lk_demo_services[];

const LkDemoService *lk_demo_service_find (const char *number);

G_END_DECLS
