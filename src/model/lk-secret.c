/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-secret.h"

#include <string.h>

/**
 * lk_secret_wipe:
 * @text: (nullable): a string that nobody reads any more
 *
 * Overwrites @text in a way that no compiler leaves out.
 */
void
lk_secret_wipe (char *text)
{
  if (text != NULL)
    explicit_bzero (text, strlen (text));
}

/**
 * lk_secret_free:
 * @text: (transfer full) (nullable): a string
 *
 * Overwrites and frees @text.
 */
void
lk_secret_free (LkSecret *text)
{
  lk_secret_wipe (text);
  g_free (text);
}
