/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-journal-keeper.h"
#include "lk-keyring.h"
#include "lk-profile-store.h"

G_BEGIN_DECLS

#define LK_TYPE_PHONE_SYSTEMS (lk_phone_systems_get_type ())
G_DECLARE_FINAL_TYPE (LkPhoneSystems, lk_phone_systems, LK, PHONE_SYSTEMS, GObject)

/*
 * The phone systems that the person has set up: profiles in a file, keys in the keyring,
 * and in a journal what was done to their users.
 * Signal "saved" (LkProfile, boolean): a profile is new or has changed; the boolean says whether
 * its key or certificate has, too, so that whoever uses the old one has to start afresh.
 */
LkPhoneSystems *
lk_phone_systems_new (LkProfileStore *profiles, LkKeyring *keyring, LkJournalKeeper *journal);

GListModel *lk_phone_systems_get_profiles (LkPhoneSystems *self);
LkKeyring *lk_phone_systems_get_keyring (LkPhoneSystems *self);
LkJournalKeeper *lk_phone_systems_get_journal (LkPhoneSystems *self);
LkProfile *lk_phone_systems_find (LkPhoneSystems *self, const char *id);

void lk_phone_systems_load_async (LkPhoneSystems *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean lk_phone_systems_load_finish (LkPhoneSystems *self, GAsyncResult *result, GError **error);
GError *lk_phone_systems_take_complaint (LkPhoneSystems *self);

gboolean lk_phone_systems_check (LkPhoneSystems *self, LkProfile *profile, GError **error);
void lk_phone_systems_save_async (LkPhoneSystems *self,
                                  LkProfile *profile,
                                  const char *key,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
void lk_phone_systems_save_for_session_async (LkPhoneSystems *self,
                                              LkProfile *profile,
                                              const char *key,
                                              GCancellable *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer user_data);
gboolean lk_phone_systems_save_finish (LkPhoneSystems *self, GAsyncResult *result, GError **error);

void lk_phone_systems_remove_async (LkPhoneSystems *self,
                                    LkProfile *profile,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean
lk_phone_systems_remove_finish (LkPhoneSystems *self, GAsyncResult *result, GError **error);

G_END_DECLS
