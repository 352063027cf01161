/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

/**
 * LkLane:
 * @LK_LANE_PERSON: someone is waiting; a connection is always kept free for these
 * @LK_LANE_BACKGROUND: pages of a list, items of a job
 */
typedef enum
{
  LK_LANE_PERSON,
  LK_LANE_BACKGROUND,
} LkLane;
