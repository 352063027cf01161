/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-profile.h"

G_BEGIN_DECLS

#define LK_TYPE_PROFILE_STORE (lk_profile_store_get_type ())
G_DECLARE_FINAL_TYPE (LkProfileStore, lk_profile_store, LK, PROFILE_STORE, GObject)

/* A GListModel of LkProfile, kept in one key file without any secret. */
LkProfileStore *lk_profile_store_new (GFile *file);

void lk_profile_store_load_async (LkProfileStore *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean lk_profile_store_load_finish (LkProfileStore *self, GAsyncResult *result, GError **error);

void lk_profile_store_save_async (LkProfileStore *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean lk_profile_store_save_finish (LkProfileStore *self, GAsyncResult *result, GError **error);

void lk_profile_store_add (LkProfileStore *self, LkProfile *profile);
void lk_profile_store_remove (LkProfileStore *self, LkProfile *profile);
LkProfile *lk_profile_store_find (LkProfileStore *self, const char *id);

G_END_DECLS
