/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-user.h"

G_BEGIN_DECLS

/**
 * LkUserColumn:
 * @id: as the settings spell it: the field's name on the wire, or a name of our own
 * @title: untranslated
 * @field: (nullable): what it shows; %NULL for columns that are made of several fields
 * @section: under which the chooser offers it
 * @is_shown: whether it is there until the person chooses others
 * @n_chars: how wide it wants to be, in characters
 *
 * One column that the list of users can have.
 */
typedef struct
{
  const char *id;
  const char *title;
  const LkField *field;
  LkSection section;
  gboolean is_shown;
  guint n_chars;
} LkUserColumn;

guint lk_user_column_get_n (void);
const LkUserColumn *lk_user_column_get_nth (guint index);

const char *lk_user_column_get_title (const LkUserColumn *self);
gboolean lk_user_column_is_bool (const LkUserColumn *self);
char *lk_user_column_dup_text (const LkUserColumn *self, LkUser *user);
char *lk_user_column_dup_sort_key (const LkUserColumn *self, LkUser *user);

G_END_DECLS
