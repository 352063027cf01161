/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-field.h"
#include "lk-record.h"

G_BEGIN_DECLS

/**
 * LkPhone:
 * @id: the server's number; %LK_NUMBER_UNSET where it did not say
 * @name: (nullable): the model, as people know it
 * @mac_address: (nullable): twelve hexadecimal digits
 * @template_name: (nullable): the provisioning template
 * @interface: (nullable): the phone system's address that the phone uses
 * @provision_type: (nullable): how the phone gets its settings, as on the wire: "LocalLan", "SBC"…
 * @firmware: (nullable): the version of the phone's own program
 * @phone_language: (nullable): the language of its display
 * @time_zone: (nullable): where its clock is
 * @sbc_name: (nullable): the session border controller that it is behind
 * @is_sbc: whether it is no phone but a router that others are behind
 *
 * A desk phone: an element of `Phones`, the vendor's `Pbx.Phone`. Its provisioning links and its
 * secret have no place here, and the table's `$expand` leaves them out.
 */
typedef struct
{
  gint64 id;
  char *name;
  char *mac_address;
  char *template_name;
  char *interface;
  char *provision_type;
  char *firmware;
  char *phone_language;
  char *time_zone;
  char *sbc_name;
  LkTristate is_sbc;
  JsonObject *original; /*< private >*/
} LkPhone;

extern const LkRecordClass lk_phone_class;
extern const LkChoice lk_phone_provision_types[];

LkPhone *lk_phone_new (void);
LkPhone *lk_phone_copy (const LkPhone *self);
LkPhone *lk_phone_parse (JsonObject *record, GError **error);
JsonObject *lk_phone_build (const LkPhone *self);
void lk_phone_free (LkPhone *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkPhone, lk_phone_free)

G_END_DECLS
