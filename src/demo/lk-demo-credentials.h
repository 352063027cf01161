/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "lk-demo-record.h"

G_BEGIN_DECLS

gboolean lk_demo_credentials_bind (JsonObject *options);
void lk_demo_credentials_make (LkDemoRecord *record, GRand *random);
void lk_demo_credentials_renew (LkDemoRecord *record, JsonObject *options, GRand *random);

G_END_DECLS
