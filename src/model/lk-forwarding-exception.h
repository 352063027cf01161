/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-destination.h"
#include "lk-schedule.h"

G_BEGIN_DECLS

/**
 * LkForwardingException:
 * @id: the server's number; %LK_NUMBER_UNSET where it did not say
 * @only_caller: whether the rule is of the kind before 20.0.9, which knows the caller's number and
 *   nothing else of what follows up to @data
 * @enabled: whether the rule is in use
 * @call_type: (nullable): which calls, as on the wire: "AllCalls", "ExternalCallsOnly"…
 * @condition: (nullable): what has to be so, as on the wire: "BasedOnCallerID", "NoAnswer"…
 * @data: (nullable): the caller's number or the number called, where the condition needs one
 * @destination: (nullable): where such a call goes
 * @hours: (nullable): when the rule holds
 *
 * A rule that comes before the status: an element of `ForwardingExceptions`, the vendor's
 * `Pbx.ExtensionRule`.
 */
typedef struct
{
  gint64 id;
  gboolean only_caller;
  LkTristate enabled;
  char *call_type;
  char *condition;
  char *data;
  LkDestination *destination;
  LkSchedule *hours;
  JsonObject *original; /*< private >*/
} LkForwardingException;

extern const LkRecordClass lk_forwarding_exception_class;
extern const LkStructure lk_forwarding_exception_structure;
extern const LkChoice lk_forwarding_exception_call_types[];
extern const LkChoice lk_forwarding_exception_conditions[];

LkForwardingException *lk_forwarding_exception_new (LkVersion version);
LkForwardingException *lk_forwarding_exception_copy (const LkForwardingException *self);
LkForwardingException *lk_forwarding_exception_parse (JsonObject *record, GError **error);
JsonObject *lk_forwarding_exception_build (const LkForwardingException *self);
void lk_forwarding_exception_free (LkForwardingException *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkForwardingException, lk_forwarding_exception_free)

G_END_DECLS
