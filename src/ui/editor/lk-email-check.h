/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-value-check.h"

G_BEGIN_DECLS

/* Whether another extension has the e-mail address. */
extern const LkCheckKind lk_email_check;

G_END_DECLS
