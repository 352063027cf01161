/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-template.h"

G_BEGIN_DECLS

#define LK_TYPE_TEMPLATE_STORE (lk_template_store_get_type ())
G_DECLARE_FINAL_TYPE (LkTemplateStore, lk_template_store, LK, TEMPLATE_STORE, GObject)

/* A GListModel of LkTemplate by name: those of one phone system, kept as JSON in one file without
 * any secret. What a newer program wrote into it stays. */
LkTemplateStore *lk_template_store_new (GFile *file);
LkTemplateStore *lk_template_store_new_for_profile (const char *profile_id);

void lk_template_store_load_async (LkTemplateStore *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean
lk_template_store_load_finish (LkTemplateStore *self, GAsyncResult *result, GError **error);

void lk_template_store_save_async (LkTemplateStore *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean
lk_template_store_save_finish (LkTemplateStore *self, GAsyncResult *result, GError **error);

void lk_template_store_put (LkTemplateStore *self, LkTemplate *item);
void lk_template_store_remove (LkTemplateStore *self, LkTemplate *item);
LkTemplate *lk_template_store_find (LkTemplateStore *self, const char *name);

G_END_DECLS
