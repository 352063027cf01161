/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "lk-version.h"

G_BEGIN_DECLS

char *lk_incompatibility_report (const char *method,
                                 const char *path,
                                 JsonObject *body,
                                 LkVersion server_version);

G_END_DECLS
