/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

#define LK_TYPE_QR_CODE (lk_qr_code_get_type ())
G_DECLARE_FINAL_TYPE (LkQrCode, lk_qr_code, LK, QR_CODE, GObject)

/* A GdkPaintable: black on white with its quiet zone, whatever the colour scheme. */
LkQrCode *lk_qr_code_new (const char *text);

G_END_DECLS
