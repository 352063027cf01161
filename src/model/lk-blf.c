/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-blf.h"

#include <glib/gi18n-lib.h>

#include "lk-json.h"

static char *
summarise (const LkField *field, const LkValue *value)
{
  return g_strdup (_ ("Set"));
}

const LkStructure lk_blf_structure = {
  .is_array = FALSE,
  .type = "PhoneDevice",
  .expand = NULL,
  .summarise = summarise,
};
