/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-field.h"

G_BEGIN_DECLS

/* A template as it stands in a file: its name, its fields as on the wire, and the names of those
 * that are not taken over. What only a newer program understands stays where it is. */
JsonObject *lk_template_record_copy (JsonObject *record);
const char *lk_template_record_get_name (JsonObject *record);
void lk_template_record_set_name (JsonObject *record, const char *name);

gboolean lk_template_record_read (JsonObject *record, const LkField *field, LkValue *out);
void lk_template_record_write (JsonObject *record, const LkField *field, const LkValue *value);

gboolean lk_template_record_leaves (JsonObject *record, const LkField *field);
void lk_template_record_set_leaves (JsonObject *record, const LkField *field, gboolean leaves);

G_END_DECLS
