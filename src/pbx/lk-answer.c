/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-answer.h"

#include <glib/gi18n-lib.h>

#include "lk-error.h"
#include "lk-odata.h"
#include "lk-user-fields.h"

typedef struct
{
  guint status;
  LkError code;
  const char *sentence;
} Verdict;

/* What a status means where the body says nothing better (behaviour.md, 1.2 and 7.2). */
static const Verdict verdicts[] = {
  { 400, LK_ERROR_INVALID,
    N_ ("The phone system does not accept this request. It may be of another version than this "
        "program knows.") },
  { 401, LK_ERROR_SIGN_IN_REFUSED,
    N_ ("The phone system does not accept the sign-in. Check the client ID and the API key.") },
  { 402, LK_ERROR_LICENCE,
    N_ ("The phone system’s licence does not include the API. It needs an Enterprise licence.") },
  { 403, LK_ERROR_FORBIDDEN,
    N_ ("The phone system does not allow this. Give the API client the role System Administrator, "
        "and check the phone system’s console restrictions for this computer’s address.") },
  { 404, LK_ERROR_NOT_FOUND,
    N_ ("The phone system does not have this any more. Refresh the list.") },
  { 405, LK_ERROR_PROTOCOL, N_ ("The phone system does not know this kind of request.") },
  { 407, LK_ERROR_OFFLINE,
    N_ ("The network’s proxy asks for a sign-in. Set the proxy up in the system settings.") },
  { 408, LK_ERROR_TIMED_OUT, N_ ("The phone system waited too long for the request. Try again.") },
  { 409, LK_ERROR_CONFLICT,
    N_ ("This is already used, or someone else changed it meanwhile. Refresh and try again.") },
  { 412, LK_ERROR_CONFLICT, N_ ("Someone else changed this meanwhile. Refresh and try again.") },
  { 413, LK_ERROR_INVALID, N_ ("The request is too large for the phone system.") },
  { 429, LK_ERROR_THROTTLED,
    N_ ("The phone system still asks for fewer requests after several pauses. Try again in a few "
        "minutes.") },
  { 500, LK_ERROR_SERVER,
    N_ ("The phone system failed to carry this out (status 500). Its event log may say why.") },
  { 502, LK_ERROR_SERVER,
    N_ ("The proxy in front of the phone system cannot reach it (status 502). Check that the phone "
        "system is running.") },
  { 503, LK_ERROR_SERVER,
    N_ ("The phone system is not ready (status 503). It may be starting or updating: try again in "
        "a minute.") },
  { 504, LK_ERROR_SERVER,
    N_ ("The proxy in front of the phone system got no answer from it (status 504). Try again in a "
        "minute.") },
};

/* Warning codes that mean more to a screen than “a value is not allowed”. */
static const struct
{
  const char *warning;
  LkError code;
} warning_codes[] = {
  { "ALREADY_IN_USE", LK_ERROR_CONFLICT },
  { "DUPLICATE", LK_ERROR_CONFLICT },
  { "MAC_ADDRESS_ALREADY_IN_USE", LK_ERROR_CONFLICT },
  { "MAC_USED_BY", LK_ERROR_CONFLICT },
  { "INVALID_LICENSE_TYPE", LK_ERROR_LICENCE },
  { "LICENSE_NOT_FOUND", LK_ERROR_LICENCE },
  { "NOT_SUPPORTED", LK_ERROR_LICENCE },
};

static gint64
read_retry_after (SoupMessageHeaders *headers)
{
  const char *text = soup_message_headers_get_one (headers, "Retry-After");
  g_autoptr (GDateTime) until = NULL;
  g_autoptr (GDateTime) now = NULL;
  guint64 seconds;

  if (text == NULL)
    return -1;
  if (g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT32, &seconds, NULL))
    return (gint64) seconds;

  until = soup_date_time_new_from_http_string (text);
  if (until == NULL)
    return -1;
  now = g_date_time_new_now_utc ();
  return MAX (0, g_date_time_difference (until, now) / G_TIME_SPAN_SECOND);
}

/**
 * lk_answer_new:
 * @message: a message whose headers have come back
 *
 * Returns: (transfer full): what the headers say; the body is still to be read.
 */
LkAnswer *
lk_answer_new (SoupMessage *message)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  LkAnswer *self = g_new0 (LkAnswer, 1);

  self->status = soup_message_get_status (message);
  self->content_type = g_strdup (soup_message_headers_get_content_type (headers, NULL));
  self->version = lk_version_parse (soup_message_headers_get_one (headers, "X-3CX-Version"));
  self->retry_after = read_retry_after (headers);
  self->is_empty = TRUE;
  if (SOUP_STATUS_IS_REDIRECTION (self->status))
    self->redirect = g_strdup (soup_message_headers_get_one (headers, "Location"));

  return self;
}

void
lk_answer_free (LkAnswer *self)
{
  g_free (self->content_type);
  g_free (self->redirect);
  g_clear_pointer (&self->node, json_node_unref);
  g_clear_error (&self->unreadable);
  g_free (self);
}

/**
 * lk_answer_claims_json:
 * @self: an answer
 *
 * Returns: whether its body is worth a JSON parser.
 */
gboolean
lk_answer_claims_json (const LkAnswer *self)
{
  return self->content_type != NULL
         && (g_ascii_strcasecmp (self->content_type, "application/json") == 0
             || g_str_has_suffix (self->content_type, "+json"));
}

static gboolean
is_html (const LkAnswer *self)
{
  return self->content_type != NULL && g_ascii_strcasecmp (self->content_type, "text/html") == 0;
}

static GError *
foreign_error (void)
{
  return g_error_new_literal (LK_ERROR, LK_ERROR_PROTOCOL,
                              _ ("A web page came back instead of data: this is not a 3CX phone "
                                 "system, or a proxy answered in its place. Check the address and "
                                 "the port; systems on premises usually use port 5001."));
}

static GError *
redirect_error (const char *location)
{
  g_autoptr (GUri) uri = location != NULL ? g_uri_parse (location, G_URI_FLAGS_NONE, NULL) : NULL;

  if (uri == NULL || g_uri_get_host (uri) == NULL)
    return g_error_new_literal (LK_ERROR, LK_ERROR_PROTOCOL,
                                _ ("This address only sends us on to another page. Check that it "
                                   "is the phone system’s own."));

  return g_error_new (LK_ERROR, LK_ERROR_PROTOCOL,
                      _ ("This address sends us on to “%s”. If that is the phone system’s own "
                         "address, enter it instead; nothing was sent there."),
                      g_uri_get_host (uri));
}

static LkError
find_warning_code (const char *warning)
{
  const char *bare = lk_odata_warning_normalise (warning);

  for (guint i = 0; i < G_N_ELEMENTS (warning_codes); i++)
    if (g_str_equal (warning_codes[i].warning, bare))
      return warning_codes[i].code;

  return LK_ERROR_INVALID;
}

/* The server may name a part of a property, "Phones[0].MacAddress". */
static const LkField *
find_field (const char *target)
{
  g_autofree char *name = g_strndup (target, strcspn (target, "[./"));

  return lk_user_field_find (name);
}

static char *
describe_detail (const LkErrorDetail *detail)
{
  const LkField *field = detail->target != NULL ? find_field (detail->target) : NULL;
  const char *label = field != NULL ? lk_field_get_label (field) : detail->target;

  if (label == NULL || *label == '\0')
    return g_strdup (detail->sentence);

  /* Translators: a field’s label, and what is wrong with its value. */
  return g_strdup_printf (_ ("%s: %s"), label, detail->sentence);
}

/* One line for each reason. */
static GError *
warning_error (const LkODataError *said)
{
  g_autoptr (GString) message = g_string_new (NULL);

  for (guint i = 0; i < said->details->len; i++)
    {
      g_autofree char *line = describe_detail (g_ptr_array_index (said->details, i));

      g_string_append_printf (message, "%s%s", i > 0 ? "\n" : "", line);
    }

  return lk_error_new_detailed (find_warning_code (said->code), message->str, said->details);
}

/* What the vendor's framework says of a body with a member that it does not know, or with one of
 * another type (behaviour.md, 3): the whole body is nothing to it then. */
static gboolean
is_misbound (const LkODataError *said)
{
  return strstr (said->message, "The delta field is required") != NULL;
}

static GError *
misbound_error (void)
{
  return g_error_new_literal (LK_ERROR, LK_ERROR_INCOMPATIBLE,
                              _ ("This version of the phone system does not understand the change. "
                                 "Nothing was written."));
}

static const Verdict *
find_verdict (guint status)
{
  for (guint i = 0; i < G_N_ELEMENTS (verdicts); i++)
    if (verdicts[i].status == status)
      return &verdicts[i];

  return NULL;
}

static GError *
status_error (const LkAnswer *self)
{
  const Verdict *verdict = find_verdict (self->status);
  g_autoptr (LkODataError) said = lk_odata_error_parse (self->node);

  if (said != NULL && self->status == SOUP_STATUS_BAD_REQUEST && is_misbound (said))
    return misbound_error ();
  if (said != NULL && said->details->len > 0 && self->status < 500)
    return warning_error (said);
  if (said != NULL && self->status != 401 && self->status != 403)
    return g_error_new (LK_ERROR, verdict != NULL ? verdict->code : LK_ERROR_PROTOCOL,
                        _ ("The phone system says: %s"), said->message);
  if (verdict != NULL)
    return g_error_new_literal (LK_ERROR, verdict->code, _ (verdict->sentence));

  return g_error_new (LK_ERROR, self->status >= 500 ? LK_ERROR_SERVER : LK_ERROR_PROTOCOL,
                      _ ("The phone system answered with status %u, which this program does not "
                         "know."),
                      self->status);
}

/* Whether someone on the way spoke in place of the phone system, which may have acted all the same.
 */
static gboolean
leaves_write_open (const LkAnswer *self)
{
  return SOUP_STATUS_IS_SUCCESSFUL (self->status) || self->status == 502 || self->status == 504;
}

static GError *
judge_as_read (const LkAnswer *self)
{
  if (SOUP_STATUS_IS_REDIRECTION (self->status))
    return redirect_error (self->redirect);
  if (is_html (self) && self->status < 500 && self->status != 401 && self->status != 403)
    return foreign_error ();
  if (!SOUP_STATUS_IS_SUCCESSFUL (self->status))
    return status_error (self);
  if (self->unreadable != NULL)
    return g_error_copy (self->unreadable);
  if (!self->is_empty && self->node == NULL)
    return g_error_new_literal (LK_ERROR, LK_ERROR_PROTOCOL,
                                _ ("The answer is not in the form of a 3CX phone system’s answers. "
                                   "Check the address and the port."));

  return NULL;
}

/**
 * lk_answer_judge:
 * @self: an answer
 * @is_write: whether the request may have changed something
 *
 * Returns: (transfer full) (nullable): what went wrong as a sentence that says what to do, or %NULL
 *   where nothing did. A write that may have been carried out gives %LK_ERROR_UNKNOWN_OUTCOME.
 */
GError *
lk_answer_judge (const LkAnswer *self, gboolean is_write)
{
  g_autoptr (GError) error = judge_as_read (self);

  if (error == NULL || !is_write || !leaves_write_open (self))
    return g_steal_pointer (&error);

  return g_error_new_literal (LK_ERROR, LK_ERROR_UNKNOWN_OUTCOME,
                              _ ("The request was sent, but its answer cannot be understood: it is "
                                 "not known whether it was carried out. Refresh to see."));
}
