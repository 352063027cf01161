/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define LK_TYPE_KEYRING (lk_keyring_get_type ())
G_DECLARE_FINAL_TYPE (LkKeyring, lk_keyring, LK, KEYRING, GObject)

/*
 * API keys by profile id. The only file that calls libsecret is lk-keyring.c. There is no plaintext
 * fall-back: where no keyring can be used, a key can be kept in memory until the program ends.
 */
LkKeyring *lk_keyring_new (void);
LkKeyring *lk_keyring_new_in_memory (void);

void lk_keyring_keep_for_session (LkKeyring *self, const char *profile_id, const char *secret);

void lk_keyring_store_async (LkKeyring *self,
                             const char *profile_id,
                             const char *label,
                             const char *secret,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean lk_keyring_store_finish (LkKeyring *self, GAsyncResult *result, GError **error);

void lk_keyring_lookup_async (LkKeyring *self,
                              const char *profile_id,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
char *lk_keyring_lookup_finish (LkKeyring *self, GAsyncResult *result, GError **error);

void lk_keyring_forget_async (LkKeyring *self,
                              const char *profile_id,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean lk_keyring_forget_finish (LkKeyring *self, GAsyncResult *result, GError **error);

G_END_DECLS
