/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-field.h"
#include "lk-record.h"

G_BEGIN_DECLS

/**
 * LkGreeting:
 * @type: (nullable): for which status, as on the wire: "Default", "Away"…
 * @display_name: (nullable): what people call the recording
 * @filename: (nullable): the recording on the phone system
 *
 * What callers hear before they leave a message: an element of `Greetings`, the vendor's
 * `Pbx.Greeting`.
 */
typedef struct
{
  char *type;
  char *display_name;
  char *filename;
  JsonObject *original; /*< private >*/
} LkGreeting;

extern const LkRecordClass lk_greeting_class;
extern const LkStructure lk_greeting_structure;
extern const LkChoice lk_greeting_types[];

LkGreeting *lk_greeting_new (const char *type);
LkGreeting *lk_greeting_copy (const LkGreeting *self);
LkGreeting *lk_greeting_parse (JsonObject *record, GError **error);
JsonObject *lk_greeting_build (const LkGreeting *self);
void lk_greeting_free (LkGreeting *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkGreeting, lk_greeting_free)

G_END_DECLS
