/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-secret-text.h"

#include <string.h>

/**
 * lk_secret_text_wipe:
 * @text: (nullable): a string that nobody reads any more
 *
 * Overwrites @text in a way that no compiler leaves out.
 */
void
lk_secret_text_wipe (char *text)
{
  if (text != NULL)
    explicit_bzero (text, strlen (text));
}

/**
 * lk_secret_text_free:
 * @text: (transfer full) (nullable): a string
 *
 * Overwrites and frees @text.
 */
void
lk_secret_text_free (LkSecretText *text)
{
  lk_secret_text_wipe (text);
  g_free (text);
}
