/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LkLinkMessage:
 * @name: what stands for `{name}`: the whole name
 * @first_name: (nullable): what stands for `{first-name}`; the whole name where it is empty
 * @extension: what stands for `{extension}`
 * @link: what stands for `{link}`
 *
 * What a template for a message with a provisioning link is filled with.
 */
typedef struct
{
  const char *name;
  const char *first_name;
  const char *extension;
  const char *link;
} LkLinkMessage;

char *lk_link_message_expand (const LkLinkMessage *self, const char *template);
gboolean lk_link_message_has_link (const char *template);

const char *lk_link_message_get_default_subject (void);
const char *lk_link_message_get_default_text (void);

char *lk_link_message_to_mailto (const LkLinkMessage *self,
                                 const char *address,
                                 const char *subject_template,
                                 const char *text_template);

G_END_DECLS
