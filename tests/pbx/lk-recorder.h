/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-demo-pbx.h"

G_BEGIN_DECLS

/*
 * Where the environment's LINEKEEPER_RECORD names a file, every exchange of the demo is added to
 * it, one JSON object a line, for the contract suite.
 */
void lk_recorder_watch (LkDemoPbx *demo);

G_END_DECLS
