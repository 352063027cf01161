/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-template-store.h"

G_BEGIN_DECLS

/* A folder for a file of templates, and what is done with them. Each template has a language, by
 * which a test knows it. */
typedef struct
{
  char *folder;
  char *deeper;
  char *path;
  GFile *file;
} LkShelf;

void lk_shelf_init (LkShelf *shelf);
void lk_shelf_clear (LkShelf *shelf);
GPtrArray *lk_shelf_list_files (LkShelf *shelf);
void lk_shelf_write (LkShelf *shelf, const char *text);
char *lk_shelf_read (LkShelf *shelf);

gboolean lk_shelf_load (LkTemplateStore *store, GError **error);
gboolean lk_shelf_save (LkTemplateStore *store, GError **error);
void lk_shelf_put (LkTemplateStore *store, const char *name, const char *language);
void lk_shelf_set_language (LkTemplate *item, const char *language);
const char *lk_shelf_get_language (LkTemplateStore *store, const char *name);

/* Names, with commas between them. */
void lk_shelf_assert_names (LkTemplateStore *store, const char *expected);
void lk_shelf_assert_on_disk (LkShelf *shelf, const char *expected);

G_END_DECLS
