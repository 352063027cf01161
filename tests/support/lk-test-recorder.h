/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-demo-pbx.h"

G_BEGIN_DECLS

void lk_test_record (LkDemoPbx *pbx, const char *path);

G_END_DECLS
