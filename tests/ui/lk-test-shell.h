/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-demo-pbx.h"
#include "lk-test-house.h"
#include "lk-test-ui.h"
#include "lk-user-list.h"
#include "lk-window.h"

G_BEGIN_DECLS

#define LK_TEST_SHELL_CLIENT "900"
#define LK_TEST_SHELL_KEY    "a key that opens nothing else"

/** A phone system in this very main context, a window, and where profiles and keys are kept. */
typedef struct
{
  LkDemoPbx *demo;
  char *folder;
  LkKeyring *keyring;
  LkJournalKeeper *journal; /* in memory */
  LkPhoneSystems *phone_systems;
  LkProfile *profile;
  LkWindow *window;
  LkUserList *list; /* of the window, on screen or not; once it has been seen */
} LkTestShell;

LkTestShell *lk_test_shell_new (guint n_users, LkKeyring *keyring);
void lk_test_shell_free (LkTestShell *self);

void lk_test_shell_open (LkTestShell *self);
void lk_test_shell_wait_until_loaded (LkTestShell *self);
void lk_test_shell_wait_until_idle (LkTestShell *self);
void lk_test_shell_break (LkTestShell *self, const char *fault);
void lk_test_shell_mend (LkTestShell *self);

GtkSelectionModel *lk_test_shell_get_model (LkTestShell *self);
LkUser *lk_test_shell_get_user (LkTestShell *self, guint position);
void lk_test_shell_act (LkTestShell *self, const char *action);
void lk_test_shell_write_profiles (LkTestShell *self, const char *text);
char *lk_test_shell_read_profiles (LkTestShell *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkTestShell, lk_test_shell_free)

G_END_DECLS
