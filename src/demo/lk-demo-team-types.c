/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-table.h"

/* The types of what users are members of beside departments, as far as it tells who they are. */

/* Set by hand: one property to a line would make this three times as long. */
/* clang-format off */

static const LkDemoProperty queue_agent_properties[] = {
  NUMBER ("Id"), TEXT ("Name"), TEXT ("Number"), TEXT ("SkillGroup"), CHOICES ("Tags"), {},
};
static const LkDemoType queue_agent = JSON_TYPE ("Pbx.QueueAgent", queue_agent_properties);

static const LkDemoProperty member_properties[] = {
  NUMBER ("Id"), TEXT ("Name"), TEXT ("Number"), CHOICES ("Tags"), {},
};
static const LkDemoType queue_manager = JSON_TYPE ("Pbx.QueueManager", member_properties);
static const LkDemoType ring_group_member = JSON_TYPE ("Pbx.RingGroupMember", member_properties);

static const LkDemoProperty queue_properties[] = {
  MANY ("Agents", queue_agent), NUMBER ("Id"), BOOL ("IsRegistered"),
  MANY ("Managers", queue_manager), TEXT ("Name"), TEXT ("Number"), {},
};
const LkDemoType lk_demo_type_queue = JSON_TYPE ("Pbx.Queue", queue_properties);

static const LkDemoProperty ring_group_properties[] = {
  NUMBER ("Id"), BOOL ("IsRegistered"), MANY ("Members", ring_group_member), TEXT ("Name"),
  TEXT ("Number"), {},
};
const LkDemoType lk_demo_type_ring_group = JSON_TYPE ("Pbx.RingGroup", ring_group_properties);

static const LkDemoProperty general_settings_properties[] = {
  BOOL ("AllowFwdToExternal"), BOOL ("LimitCallPickup"), TEXT ("OperatorExtension"), {},
};
const LkDemoType lk_demo_type_general_settings
  = JSON_TYPE ("Pbx.GeneralSettingsForPbx", general_settings_properties);
/* clang-format on */
