/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-route.h"

const LkDemoRoute lk_demo_bulk_routes[] = {
  {},
};
