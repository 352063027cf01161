/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LkVersion:
 *
 * A server's version as one comparable number: major, minor and patch. The build number behind them
 * ("20.0.9.995") decides nothing and is left out. 0 means "not known".
 */
typedef guint32 LkVersion;

#define LK_VERSION(major, minor, patch) ((LkVersion) (((major) << 20) | ((minor) << 10) | (patch)))

/** The oldest and the newest version whose document this program was written against. */
#define LK_VERSION_OLDEST LK_VERSION (20, 0, 4)
#define LK_VERSION_NEWEST LK_VERSION (20, 0, 10)

LkVersion lk_version_parse (const char *text);
char *lk_version_to_string (LkVersion version);

G_END_DECLS
