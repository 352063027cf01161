/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-error.h"

/* clang-format off */
G_DEFINE_QUARK (lk-error-quark, lk_error)
/* clang-format on */
