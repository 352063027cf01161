/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-template-store.h"

G_BEGIN_DECLS

/* Puts @item in the place of @former, each of which may be %NULL, and writes that down. Where it
 * cannot be written, the store is as it was before. */
void lk_template_keeper_replace_async (LkTemplateStore *templates,
                                       LkTemplate *former,
                                       LkTemplate *item,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean lk_template_keeper_replace_finish (LkTemplateStore *templates,
                                            GAsyncResult *result,
                                            GError **complaint,
                                            GError **error);

char *lk_template_keeper_dup_free_name (LkTemplateStore *templates, const char *name);

G_END_DECLS
