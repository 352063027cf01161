/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LK_TYPE_CERTIFICATE_BOX (lk_certificate_box_get_type ())
G_DECLARE_FINAL_TYPE (LkCertificateBox, lk_certificate_box, LK, CERTIFICATE_BOX, AdwBin)

/*
 * Shows the fingerprint of a certificate that is not trusted, for comparison.
 * Signal "trusted": the person trusts it.
 */
void lk_certificate_box_set_fingerprint (LkCertificateBox *self, const char *hexadecimal);

G_END_DECLS
