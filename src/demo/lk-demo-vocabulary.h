/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-demo-types.h"

G_BEGIN_DECLS

/**
 * LkDemoVocabulary:
 *
 * What a server knows beyond the documents of its version, because a record that it holds has it:
 * members, choices, and collections that are null.
 */
typedef struct _LkDemoVocabulary LkDemoVocabulary;

LkDemoVocabulary *lk_demo_vocabulary_new (void);
void lk_demo_vocabulary_free (LkDemoVocabulary *self);

void lk_demo_vocabulary_learn (LkDemoVocabulary *self, const LkDemoType *type, JsonObject *record);
gboolean
lk_demo_vocabulary_has_member (LkDemoVocabulary *self, const LkDemoType *type, const char *name);
gboolean lk_demo_vocabulary_has_choice (LkDemoVocabulary *self,
                                        const LkDemoProperty *property,
                                        const char *choice);
gboolean lk_demo_vocabulary_has_nothing (LkDemoVocabulary *self, const LkDemoProperty *property);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkDemoVocabulary, lk_demo_vocabulary_free)

G_END_DECLS
