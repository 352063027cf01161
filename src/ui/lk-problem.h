/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-profile.h"

G_BEGIN_DECLS

/**
 * LkRemedy:
 * @LK_REMEDY_RETRY: the same again may work
 * @LK_REMEDY_CONNECTION: someone has to look at the address, the key or the certificate first
 *
 * What a person can do about a problem with a phone system.
 */
typedef enum
{
  LK_REMEDY_RETRY,
  LK_REMEDY_CONNECTION,
} LkRemedy;

GError *lk_problem_new_missing_key (LkProfile *profile);
const char *lk_problem_get_title (const GError *problem);
const char *lk_problem_get_icon_name (const GError *problem);
LkRemedy lk_problem_get_remedy (const GError *problem);

const char *lk_remedy_get_label (LkRemedy remedy);
const char *lk_remedy_get_action (LkRemedy remedy);

G_END_DECLS
