/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-problem.h"

#include <glib/gi18n-lib.h>

#include "lk-error.h"

typedef struct
{
  LkError code;
  const char *title;
  const char *icon_name;
  LkRemedy remedy;
} Problem;

static const Problem problems[] = {
  { LK_ERROR_SIGN_IN_REFUSED, N_ ("Sign-In Refused"), "dialog-password-symbolic",
    LK_REMEDY_CONNECTION },
  { LK_ERROR_FORBIDDEN, N_ ("Not Allowed"), "action-unavailable-symbolic", LK_REMEDY_CONNECTION },
  { LK_ERROR_LICENCE, N_ ("No Access to the API"), "action-unavailable-symbolic",
    LK_REMEDY_CONNECTION },
  { LK_ERROR_CERTIFICATE, N_ ("Connection Not Trusted"), "channel-insecure-symbolic",
    LK_REMEDY_CONNECTION },
  { LK_ERROR_KEYRING, N_ ("No API Key"), "dialog-password-symbolic", LK_REMEDY_CONNECTION },
  { LK_ERROR_TOKEN_TAKEN, N_ ("Signed Out by Another Program"), "system-users-symbolic",
    LK_REMEDY_RETRY },
  { LK_ERROR_OFFLINE, N_ ("Cannot Reach the Phone System"), "network-offline-symbolic",
    LK_REMEDY_RETRY },
  { LK_ERROR_TIMED_OUT, N_ ("No Answer"), "network-offline-symbolic", LK_REMEDY_RETRY },
  { LK_ERROR_THROTTLED, N_ ("Too Many Requests"), "network-error-symbolic", LK_REMEDY_RETRY },
};

static const Problem any_problem = { 0, N_ ("Users Cannot Be Loaded"), "network-error-symbolic",
                                     LK_REMEDY_RETRY };

static const Problem *
find (const GError *problem)
{
  for (guint i = 0; i < G_N_ELEMENTS (problems); i++)
    if (g_error_matches (problem, LK_ERROR, (int) problems[i].code))
      return &problems[i];

  return &any_problem;
}

/**
 * lk_problem_new_missing_key:
 * @profile: a phone system
 *
 * Returns: (transfer full): what is wrong where the keyring does not have its key.
 */
GError *
lk_problem_new_missing_key (LkProfile *profile)
{
  return g_error_new (LK_ERROR, LK_ERROR_KEYRING,
                      _ ("There is no API key for “%s” in the keyring. Enter it once more."),
                      lk_profile_get_name (profile));
}

/**
 * lk_problem_get_title:
 * @problem: why a phone system cannot be used
 *
 * Returns: (transfer none): a few words over the sentence of the error itself, translated.
 */
const char *
lk_problem_get_title (const GError *problem)
{
  return _ (find (problem)->title);
}

const char *
lk_problem_get_icon_name (const GError *problem)
{
  return find (problem)->icon_name;
}

LkRemedy
lk_problem_get_remedy (const GError *problem)
{
  return find (problem)->remedy;
}

/**
 * lk_remedy_get_label:
 * @remedy: what can be done
 *
 * Returns: (transfer none): what a button for it says, translated.
 */
const char *
lk_remedy_get_label (LkRemedy remedy)
{
  return remedy == LK_REMEDY_RETRY ? _ ("Retry") : _ ("Edit Connection…");
}

/**
 * lk_remedy_get_action:
 * @remedy: what can be done
 *
 * Returns: (transfer none): the window's action that does it.
 */
const char *
lk_remedy_get_action (LkRemedy remedy)
{
  return remedy == LK_REMEDY_RETRY ? "win.refresh" : "win.edit-connection";
}
