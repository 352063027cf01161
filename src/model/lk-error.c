/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-error.h"

typedef struct
{
  GPtrArray *details; /* of LkErrorDetail; NULL where the server gave none */
} LkErrorPrivate;

static void
lk_error_private_init (LkErrorPrivate *private)
{
}

static void
lk_error_private_copy (const LkErrorPrivate *from, LkErrorPrivate *to)
{
  to->details = from->details != NULL ? g_ptr_array_ref (from->details) : NULL;
}

static void
lk_error_private_clear (LkErrorPrivate *private)
{
  g_clear_pointer (&private->details, g_ptr_array_unref);
}

/* clang-format off */
G_DEFINE_EXTENDED_ERROR (LkError, lk_error)
/* clang-format on */

/**
 * lk_error_leaves_open:
 * @error: what came of a write
 *
 * Returns: whether the phone system may have done it, or some of it, in spite of the error.
 */
gboolean
lk_error_leaves_open (const GError *error)
{
  return g_error_matches (error, LK_ERROR, LK_ERROR_UNKNOWN_OUTCOME)
         || g_error_matches (error, LK_ERROR, LK_ERROR_SERVER)
         || g_error_matches (error, LK_ERROR, LK_ERROR_PROTOCOL);
}

/**
 * lk_error_stops_all:
 * @error: what came of a request
 *
 * Returns: whether it was not carried out, and the next one would meet the same: there is no
 *   network, or the phone system does not let this API client in.
 */
gboolean
lk_error_stops_all (const GError *error)
{
  static const LkError codes[] = {
    LK_ERROR_SIGN_IN_REFUSED, LK_ERROR_TOKEN_TAKEN, LK_ERROR_FORBIDDEN,
    LK_ERROR_LICENCE,         LK_ERROR_THROTTLED,   LK_ERROR_OFFLINE,
    LK_ERROR_TIMED_OUT,       LK_ERROR_CERTIFICATE, LK_ERROR_KEYRING,
  };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_error_matches (error, LK_ERROR, (gint) codes[i]))
      return TRUE;

  return error->domain != LK_ERROR;
}

/**
 * lk_error_new_detailed:
 * @code: what a screen acts on
 * @message: a whole sentence for a person
 * @details: (element-type LkErrorDetail): what the server said about each property
 *
 * Returns: (transfer full): an error of the domain %LK_ERROR that keeps a reference to @details.
 */
GError *
lk_error_new_detailed (LkError code, const char *message, GPtrArray *details)
{
  GError *error = g_error_new_literal (LK_ERROR, (gint) code, message);

  lk_error_get_private (error)->details = g_ptr_array_ref (details);
  return error;
}

/**
 * lk_error_get_details:
 * @error: (nullable): any error
 *
 * Returns: (transfer none) (nullable) (element-type LkErrorDetail): what the server said about each
 *   property; %NULL where it said nothing of that kind.
 */
GPtrArray *
lk_error_get_details (const GError *error)
{
  return error != NULL && error->domain == LK_ERROR ? lk_error_get_private (error)->details : NULL;
}

/**
 * lk_error_detail_new:
 * @target: (nullable): the property
 * @code: (nullable): the server's code
 * @sentence: what is wrong with it, for a person
 *
 * Returns: (transfer full): one reason.
 */
LkErrorDetail *
lk_error_detail_new (const char *target, const char *code, const char *sentence)
{
  LkErrorDetail *self = g_new0 (LkErrorDetail, 1);

  self->target = g_strdup (target);
  self->code = g_strdup (code);
  self->sentence = g_strdup (sentence);
  return self;
}

void
lk_error_detail_free (LkErrorDetail *self)
{
  g_free (self->target);
  g_free (self->code);
  g_free (self->sentence);
  g_free (self);
}
