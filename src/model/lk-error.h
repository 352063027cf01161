/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define LK_ERROR (lk_error_quark ())

/**
 * LkError:
 * @LK_ERROR_SIGN_IN_REFUSED: the phone system does not accept the client id or its key
 * @LK_ERROR_TOKEN_TAKEN: another program signs in with the same API client
 * @LK_ERROR_FORBIDDEN: the API client's role is too low
 * @LK_ERROR_LICENCE: the phone system's licence does not include the API
 * @LK_ERROR_NOT_FOUND: what was asked for is not there
 * @LK_ERROR_CONFLICT: the value is used by someone else, or was changed meanwhile
 * @LK_ERROR_INVALID: a value is not allowed
 * @LK_ERROR_THROTTLED: too many requests
 * @LK_ERROR_OFFLINE: the phone system cannot be reached
 * @LK_ERROR_TIMED_OUT: no answer in time to a request that changes nothing
 * @LK_ERROR_CERTIFICATE: the connection's certificate is not trusted
 * @LK_ERROR_SERVER: the phone system failed (5xx)
 * @LK_ERROR_PROTOCOL: the answer is not what a phone system would say
 * @LK_ERROR_UNKNOWN_OUTCOME: a write was sent and its answer was lost
 * @LK_ERROR_INCOMPATIBLE: this server's version did not understand the request at all
 * @LK_ERROR_KEYRING: the keyring cannot be used
 *
 * What a screen can act on. Every message is a whole sentence for a person.
 */
typedef enum
{
  LK_ERROR_SIGN_IN_REFUSED,
  LK_ERROR_TOKEN_TAKEN,
  LK_ERROR_FORBIDDEN,
  LK_ERROR_LICENCE,
  LK_ERROR_NOT_FOUND,
  LK_ERROR_CONFLICT,
  LK_ERROR_INVALID,
  LK_ERROR_THROTTLED,
  LK_ERROR_OFFLINE,
  LK_ERROR_TIMED_OUT,
  LK_ERROR_CERTIFICATE,
  LK_ERROR_SERVER,
  LK_ERROR_PROTOCOL,
  LK_ERROR_UNKNOWN_OUTCOME,
  LK_ERROR_INCOMPATIBLE,
  LK_ERROR_KEYRING,
} LkError;

/**
 * LkErrorDetail:
 * @target: (nullable): the property that the server complains about, as on the wire
 * @code: (nullable): the server's code, as it came
 * @sentence: what is wrong with it, for a person; the code itself where it is not known
 *
 * One of the reasons that a server gives for a refusal (behaviour.md, 7.1).
 */
typedef struct
{
  char *target;
  char *code;
  char *sentence;
} LkErrorDetail;

GQuark lk_error_quark (void);
gboolean lk_error_leaves_open (const GError *error);
gboolean lk_error_stops_all (const GError *error);

GError *lk_error_new_detailed (LkError code, const char *message, GPtrArray *details);
GPtrArray *lk_error_get_details (const GError *error);

LkErrorDetail *lk_error_detail_new (const char *target, const char *code, const char *sentence);
void lk_error_detail_free (LkErrorDetail *self);

G_END_DECLS
