/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-field.h"
#include "lk-route.h"

G_BEGIN_DECLS

/**
 * LkForwardingProfile:
 * @id: the server's number; %LK_NUMBER_UNSET where it did not say, which it may
 * @name: (nullable): the name by which the server knows the profile, "Available"
 * @custom_name: (nullable): what the person calls it
 * @custom_message: (nullable): what colleagues read beside the status
 * @no_answer_timeout: after how many seconds a call counts as not answered
 * @available: (nullable): what happens to calls, for a profile that means being there
 * @away: (nullable): what happens to calls, for a profile that means being away
 *
 * A status and what it does with calls: an element of `ForwardingProfiles`, the vendor's
 * `Pbx.ForwardingProfile`. Of the two routes a profile has the one of its nature, and the server
 * refuses the other (behaviour.md, 4).
 */
typedef struct
{
  gint64 id;
  char *name;
  char *custom_name;
  char *custom_message;
  gint64 no_answer_timeout;
  LkTristate accept_multiple_calls;
  LkTristate ring_my_mobile;
  LkTristate block_push_calls;
  LkTristate disable_ring_group_calls;
  LkTristate office_hours_auto_queue_log_out;
  LkAvailableRoute *available;
  LkAwayRoute *away;
  JsonObject *original; /*< private >*/
} LkForwardingProfile;

extern const LkRecordClass lk_forwarding_profile_class;
extern const LkStructure lk_forwarding_profile_structure;
extern const LkChoice lk_forwarding_profile_names[];

LkForwardingProfile *lk_forwarding_profile_new (const char *name);
LkForwardingProfile *lk_forwarding_profile_copy (const LkForwardingProfile *self);
LkForwardingProfile *lk_forwarding_profile_parse (JsonObject *record, GError **error);
JsonObject *lk_forwarding_profile_build (const LkForwardingProfile *self);
void lk_forwarding_profile_free (LkForwardingProfile *self);

const char *lk_forwarding_profile_get_title (const LkForwardingProfile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkForwardingProfile, lk_forwarding_profile_free)

G_END_DECLS
