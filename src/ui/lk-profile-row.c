/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-profile-row.h"

#include "lk-profile-dot.h"

/**
 * lk_profile_row_new:
 * @profile: a phone system
 *
 * Returns: (transfer floating): an AdwActionRow with its colour, name and address; they follow when
 *   @profile changes.
 */
GtkWidget *
lk_profile_row_new (LkProfile *profile)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *dot = lk_profile_dot_new ();

  lk_profile_dot_set_profile (LK_PROFILE_DOT (dot), profile);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), dot);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  g_object_bind_property (profile, "name", row, "title", G_BINDING_SYNC_CREATE);
  g_object_bind_property (profile, "origin", row, "subtitle", G_BINDING_SYNC_CREATE);

  return row;
}
