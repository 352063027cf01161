/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-demo-pbx.h"
#include "lk-directory.h"
#include "lk-test-ui.h"

G_BEGIN_DECLS

/**
 * LkTestHouse:
 * @demo: a phone system in this process
 * @pbx: the connection to it
 * @directory: its users, all loaded
 * @window: a window with a toast overlay
 * @exchanges: (element-type utf8): "METHOD URI" of each exchange, percent-decoded
 *
 * What a test of one part of the window needs around that part.
 */
typedef struct
{
  LkDemoPbx *demo;
  LkPbx *pbx;
  LkDirectory *directory;
  GtkWidget *window;
  GPtrArray *exchanges;
} LkTestHouse;

int lk_test_house_run (int argc, char **argv, void (*add_tests) (void));

LkTestHouse *lk_test_house_new (guint n_users, LkVersion version);
void lk_test_house_free (LkTestHouse *self);

void lk_test_house_show (LkTestHouse *self, GtkWidget *part);
LkUser *lk_test_house_get_user (LkTestHouse *self, guint position);
guint lk_test_house_count (LkTestHouse *self, const char *part_of_uri);
void lk_test_click (GtkWidget *root, const char *name);
void lk_test_wait_for_text (GtkWidget *root, const char *text);
GtkWidget *lk_test_find_window (GType type);
char *lk_test_paste (GtkWidget *widget);
void lk_test_assert_stays (GtkWidget *label);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkTestHouse, lk_test_house_free)

G_END_DECLS
