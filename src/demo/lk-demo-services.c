/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-services.h"

/** All there are; a row without a number ends them. */
const LkDemoService lk_demo_services[] = {
  { "800", "Sales queue", "Queue", FALSE },
  { "801", "Support queue", "Queue", FALSE },
  { "802", "Empfang & Zentrale", "Queue", FALSE },
  { "803", "Overflow of the sales queue", "Queue", TRUE },
  { "810", "Front desk", "RingGroup", FALSE },
  { "811", "Warehouse", "RingGroup", FALSE },
  { "812", "Paging test", "RingGroup", TRUE },
  { "820", "Welcome menu", "IVR", FALSE },
  { "821", "Closed for the holidays", "IVR", FALSE },
  { "888", "Fax", "Fax", FALSE },
  { "700", "Conference", "Conference", TRUE },
  { "SP0", "Shared parking", "Parking", TRUE },
  { "999", "Voicemail menu", "SpecialMenu", TRUE },
  { "10000", "Telephone company", "ExternalLine", FALSE },
  { "850", "Order status", "RoutePoint", FALSE },
  {},
};

/**
 * lk_demo_service_find:
 * @number: what is dialled
 *
 * Returns: (nullable): the service, hidden or not.
 */
const LkDemoService *
lk_demo_service_find (const char *number)
{
  for (const LkDemoService *service = lk_demo_services; service->number != NULL; service++)
    if (g_str_equal (service->number, number))
      return service;

  return NULL;
}
