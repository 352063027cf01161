/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-field.h"
#include "lk-record.h"

G_BEGIN_DECLS

/**
 * LkDestination:
 * @to: (nullable): what kind of place, as on the wire: "VoiceMail", "Extension", "External"…
 * @number: (nullable): the extension's or the service's number
 * @name: (nullable): its name
 * @external: (nullable): a number outside
 *
 * Where a call goes: the vendor's `Pbx.Destination`.
 */
typedef struct
{
  char *to;
  char *number;
  char *name;
  char *external;
  JsonObject *original; /*< private >*/
} LkDestination;

extern const LkChoice lk_destination_types[];

LkDestination *lk_destination_new (const char *to);
LkDestination *lk_destination_copy (const LkDestination *self);
LkDestination *lk_destination_parse (JsonObject *record);
JsonObject *lk_destination_build (const LkDestination *self);
void lk_destination_free (LkDestination *self);

LkDestination *lk_destination_parse_member (JsonObject *record, const char *name);
void lk_destination_put_member (JsonObject *record, const char *name, const LkDestination *self);

gboolean lk_destination_finds (JsonNode *node, const char *number);
void lk_destination_resolve (JsonNode *node, const char *number);
void lk_destination_generalise (JsonNode *node, const char *number);
gboolean lk_destination_adapt_all (JsonObject *record, const LkOwner *owner);

char *lk_destination_describe (const LkDestination *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkDestination, lk_destination_free)

G_END_DECLS
