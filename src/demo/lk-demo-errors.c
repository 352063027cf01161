/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-errors.h"

static JsonNode *
take_object (JsonObject *object)
{
  return json_node_init_object (json_node_alloc (), object);
}

static JsonNode *
wrap_error (JsonObject *error)
{
  g_autoptr (JsonObject) body = json_object_new ();

  json_object_set_object_member (body, "error", error);
  return take_object (body);
}

/**
 * lk_demo_error_new:
 * @message: what the phone system says
 *
 * Returns: (transfer full): an error body with a message alone (behaviour.md, 7.1). Its code is
 *   empty, as it nearly always is.
 */
JsonNode *
lk_demo_error_new (const char *message)
{
  JsonObject *error = json_object_new ();

  json_object_set_string_member (error, "code", "");
  json_object_set_string_member (error, "message", message);
  return wrap_error (error);
}

/**
 * lk_demo_error_new_unbound:
 *
 * Returns: (transfer full): what a body gets that has an unknown property, a value of the wrong
 *   type or a wrapper around it (behaviour.md, 7.2).
 */
JsonNode *
lk_demo_error_new_unbound (void)
{
  return lk_demo_error_new ("The input was not valid.\n\ndelta:\nThe delta field is required.");
}

/* Warnings that came without "XAPI." from the version on (behaviour.md, 7.3). */
static const struct
{
  const char *code;
  LkVersion since;
} bare_warnings[] = {
  { "CANNOT_BE_DELETED", LK_VERSION_OLDEST },
  { "FAX_SERVER_CANNOT_BE_DELETED", LK_VERSION_OLDEST },
  { "GROUP_CANNOT_BE_DELETED", LK_VERSION_OLDEST },
  { "GROUP_WITH_MEMBERS_CANNOT_BE_DELETED", LK_VERSION_OLDEST },
  { "INVALID", LK_VERSION (20, 0, 9) },
  { "INVALID_PASSWORD", LK_VERSION (20, 0, 9) },
  { "LICENSE_NOT_FOUND", LK_VERSION_OLDEST },
  { "LIMIT_REACHED", LK_VERSION_OLDEST },
  { "NO_MORE_NUMBERS_AVAILABLE", LK_VERSION_OLDEST },
  { "MAC_ADDRESS_ALREADY_IN_USE", LK_VERSION_OLDEST },
  { "OPERATOR_CANNOT_BE_DELETED", LK_VERSION_OLDEST },
  { "STRING_TOO_LONG", LK_VERSION_OLDEST },
  { "USER_EXTENSION_CANNOT_BE_DELETED", LK_VERSION_OLDEST },
};

/* Warnings that came after 20.0.5, and what said it before. */
static const struct
{
  const char *code;
  const char *older;
} new_warnings[] = {
  { "MAC_ADDRESS_ALREADY_IN_USE", "ALREADY_IN_USE" },
  { "TOO_MANY_ITEMS_IN_LIST", "OUT_OF_THE_RANGE" },
};

static const char *
find_older (const char *code, LkVersion version)
{
  for (guint i = 0; i < G_N_ELEMENTS (new_warnings) && version <= LK_VERSION (20, 0, 5); i++)
    if (g_str_equal (new_warnings[i].code, code))
      return new_warnings[i].older;

  return code;
}

/**
 * lk_demo_error_dup_warning:
 * @code: a warning without its prefix
 * @version: the server's version
 *
 * Returns: (transfer full): the warning as that version spells it,
 *   "WARNINGS.XAPI.ALREADY_IN_USE".
 */
char *
lk_demo_error_dup_warning (const char *code, LkVersion version)
{
  code = find_older (code, version);
  for (guint i = 0; i < G_N_ELEMENTS (bare_warnings); i++)
    if (g_str_equal (bare_warnings[i].code, code) && version >= bare_warnings[i].since)
      return g_strconcat ("WARNINGS.", code, NULL);

  return g_strconcat ("WARNINGS.XAPI.", code, NULL);
}

static void
add_refusal (JsonArray *details, GString *message, const LkDemoRefusal *refusal, LkVersion version)
{
  g_autofree char *warning = lk_demo_error_dup_warning (refusal->code, version);
  JsonObject *detail = json_object_new ();

  if (message->len > 0)
    g_string_append (message, "\n\n");
  if (refusal->target != NULL)
    g_string_append_printf (message, "%s:\n", refusal->target);
  g_string_append (message, warning);

  json_object_set_string_member (detail, "code", "");
  json_object_set_string_member (detail, "message", warning);
  if (refusal->target != NULL)
    json_object_set_string_member (detail, "target", refusal->target);
  json_array_add_object_element (details, detail);
}

/**
 * lk_demo_error_new_refused:
 * @refusals: why
 * @n_refusals: how many there are
 * @version: the server's version
 *
 * Returns: (transfer full): the body of a refused write, with a detail for each reason
 *   (behaviour.md, 7.1).
 */
JsonNode *
lk_demo_error_new_refused (const LkDemoRefusal *refusals, guint n_refusals, LkVersion version)
{
  g_autoptr (GString) message = g_string_new (NULL);
  JsonArray *details = json_array_new ();
  JsonObject *error = json_object_new ();

  for (guint i = 0; i < n_refusals; i++)
    add_refusal (details, message, &refusals[i], version);

  json_object_set_string_member (error, "code", "");
  json_object_set_string_member (error, "message", message->str);
  json_object_set_array_member (error, "details", details);
  return wrap_error (error);
}

/**
 * lk_demo_refusals_add:
 * @self: refusals
 * @code: (nullable): a warning without its prefix; %NULL adds nothing
 * @target: (nullable): the property that it is about
 */
void
lk_demo_refusals_add (LkDemoRefusals *self, const char *code, const char *target)
{
  if (code != NULL && self->n < LK_DEMO_MAX_REFUSALS)
    self->all[self->n++] = (LkDemoRefusal) { code, target };
}
