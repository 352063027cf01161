/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LK_TYPE_CERTIFICATE_BOX (lk_certificate_box_get_type ())
G_DECLARE_FINAL_TYPE (LkCertificateBox, lk_certificate_box, LK, CERTIFICATE_BOX, AdwBin)

/*
 * Shows the fingerprint of a certificate that is not trusted, for comparison, and remembers which
 * one is. Signal "trusted": the person trusts what was offered.
 */
void lk_certificate_box_offer (LkCertificateBox *self, const char *certificate, const char *origin);
void lk_certificate_box_trust (LkCertificateBox *self, const char *certificate, const char *origin);
const char *lk_certificate_box_find_trusted (LkCertificateBox *self, const char *origin);

G_END_DECLS
