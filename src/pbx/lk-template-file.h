/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-template.h"

G_BEGIN_DECLS

/**
 * LkTemplateFile:
 * @templates: (element-type LkTemplate): those that can be read, in the file's order, each name
 *   once
 * @complaint: (nullable): a sentence for a person, where not everything can be read
 *
 * What a file of templates holds.
 */
typedef struct
{
  GPtrArray *templates;
  GError *complaint;
} LkTemplateFile;

void lk_template_file_free (LkTemplateFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkTemplateFile, lk_template_file_free)

/* Both block: for a thread of its own. */
LkTemplateFile *lk_template_file_read (GFile *file, GCancellable *cancellable, GError **error);
LkTemplateFile *lk_template_file_change (GFile *file,
                                         GPtrArray *known,
                                         GHashTable *changes,
                                         GCancellable *cancellable,
                                         GError **error);

G_END_DECLS
