/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define LK_TYPE_PROFILE (lk_profile_get_type ())
G_DECLARE_FINAL_TYPE (LkProfile, lk_profile, LK, PROFILE, GObject)

/*
 * One phone system that the person has set up. Its API key is not here: it is in the keyring, under
 * the profile's id. Properties, writable but for "id": "id" (a UUID), "name", "colour" (one of the
 * names of lk_profile_get_colours()), "origin" ("https://pbx.example:5001"), "client-id",
 * "certificate" (nullable: SHA-256 of the one certificate that is trusted beside the public ones,
 * lower-case hexadecimal).
 */
LkProfile *lk_profile_new (const char *id);

const char *lk_profile_get_id (LkProfile *self);
const char *lk_profile_get_name (LkProfile *self);
const char *lk_profile_get_colour (LkProfile *self);
const char *lk_profile_get_origin (LkProfile *self);
const char *lk_profile_get_client_id (LkProfile *self);
const char *lk_profile_get_certificate (LkProfile *self);
const char *const *lk_profile_get_colours (void);

G_END_DECLS
