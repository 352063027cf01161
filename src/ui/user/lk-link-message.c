/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-link-message.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LINK_PLACEHOLDER "{link}"

static const char *
get_first_name (const LkLinkMessage *self)
{
  return self->first_name != NULL && *self->first_name != '\0' ? self->first_name : self->name;
}

/* What stands for the placeholder that text begins with, and where the text goes on. */
static const char *
match_placeholder (const LkLinkMessage *self, const char *text, const char **rest)
{
  const struct
  {
    const char *placeholder;
    const char *value;
  } known[] = {
    { "{name}", self->name },
    { "{first-name}", get_first_name (self) },
    { "{extension}", self->extension },
    { LINK_PLACEHOLDER, self->link },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_has_prefix (text, known[i].placeholder))
      {
        *rest = text + strlen (known[i].placeholder);
        return known[i].value;
      }

  return NULL;
}

/**
 * lk_link_message_expand:
 * @self: what to fill in
 * @template: a text with placeholders; what looks like one but is none stays as it is
 *
 * Goes through @template once, so that a value that looks like a placeholder is not filled in
 * again.
 *
 * Returns: (transfer full): the text.
 */
char *
lk_link_message_expand (const LkLinkMessage *self, const char *template)
{
  GString *text = g_string_new (NULL);

  while (*template != '\0')
    {
      const char *rest = NULL;
      const char *value = match_placeholder (self, template, &rest);

      if (value != NULL)
        g_string_append (text, value);
      else
        g_string_append_c (text, *template);
      template = value != NULL ? rest : template + 1;
    }

  return g_string_free (text, FALSE);
}

/**
 * lk_link_message_has_link:
 * @template: a text with placeholders
 *
 * Returns: whether the link has a place in it.
 */
gboolean
lk_link_message_has_link (const char *template)
{
  return strstr (template, LINK_PLACEHOLDER) != NULL;
}

/**
 * lk_link_message_get_default_subject:
 *
 * Returns: (transfer none): the translated subject of those who never wrote their own.
 */
const char *
lk_link_message_get_default_subject (void)
{
  /* Translators: keep {extension} as it is. */
  return _ ("Your phone app for extension {extension}");
}

/**
 * lk_link_message_get_default_text:
 *
 * Returns: (transfer none): the translated message of those who never wrote their own.
 */
const char *
lk_link_message_get_default_text (void)
{
  /* Translators: keep {first-name}, {extension} and {link} as they are. */
  return _ ("Hello {first-name},\n"
            "\n"
            "this link sets up the phone app for your extension {extension}:\n"
            "\n"
            "{link}\n"
            "\n"
            "Please open it on the device that you want to make calls with. It is as good as a "
            "password and may work only once, so keep it to yourself.");
}

static char *
escape (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *wire = g_strjoinv ("\r\n", lines);

  return g_uri_escape_string (wire, NULL, FALSE);
}

/**
 * lk_link_message_to_mailto:
 * @self: what to fill in; its link is left out
 * @address: the recipient’s address; may be empty
 * @subject_template: the subject with placeholders
 * @text_template: the message with placeholders
 *
 * A mail program is started with the URI as an argument, and other people on the computer can read
 * the arguments of every program. Therefore a sentence stands where the link belongs.
 *
 * Returns: (transfer full): a `mailto:` URI without the link (RFC 6068).
 */
char *
lk_link_message_to_mailto (const LkLinkMessage *self,
                           const char *address,
                           const char *subject_template,
                           const char *text_template)
{
  LkLinkMessage without_link = *self;
  g_autofree char *subject = NULL;
  g_autofree char *text = NULL;
  g_autofree char *wire_address = g_uri_escape_string (address, "@", FALSE);
  g_autofree char *wire_subject = NULL;
  g_autofree char *wire_text = NULL;

  without_link.link = _ ("[Paste the link here]");
  subject = g_strdelimit (lk_link_message_expand (&without_link, subject_template), "\r\n", ' ');
  text = lk_link_message_expand (&without_link, text_template);
  wire_subject = escape (subject);
  wire_text = escape (text);

  return g_strdup_printf ("mailto:%s?subject=%s&body=%s", wire_address, wire_subject, wire_text);
}
