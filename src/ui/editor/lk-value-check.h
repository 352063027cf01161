/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-catalogue.h"
#include "lk-directory.h"
#include "lk-draft.h"

G_BEGIN_DECLS

/**
 * LkCheckCase:
 * @directory: the users of the phone system
 * @catalogue: what else it has
 * @draft: the edit of one user
 * @text: what they shall have
 *
 * What is to be checked.
 */
typedef struct
{
  LkDirectory *directory;
  LkCatalogue *catalogue;
  LkDraft *draft;
  char *text;
} LkCheckCase;

/**
 * LkFinding:
 * @sentence: (nullable): for a person, translated; %NULL where nothing speaks against the text
 * @is_problem: whether it cannot be meant
 */
typedef struct
{
  char *sentence;
  gboolean is_problem;
} LkFinding;

/**
 * LkCheckKind:
 * @field: what is checked
 * @look: fills @out with what can be said at once; returns whether the phone system is to be asked,
 *   whose answer takes its place
 * @ask_async: asks the phone system
 * @ask_finish: fills @out with its answer; without one, with what there is to say of that
 */
typedef struct
{
  const LkField *const *field;
  gboolean (*look) (const LkCheckCase *check, LkFinding *out);
  void (*ask_async) (const LkCheckCase *check,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data);
  gboolean (*ask_finish) (const LkCheckCase *check,
                          GAsyncResult *result,
                          LkFinding *out,
                          GError **error);
} LkCheckKind;

#define LK_TYPE_VALUE_CHECK (lk_value_check_get_type ())
G_DECLARE_FINAL_TYPE (LkValueCheck, lk_value_check, LK, VALUE_CHECK, GObject)

/* Whether a draft's value of one field is free, when it is changed: what can be said at once, and
 * what the phone system says as soon as the person pauses. Signal "changed": there is something
 * else to say. */
LkValueCheck *lk_value_check_new (const LkCheckKind *kind,
                                  LkDirectory *directory,
                                  LkCatalogue *catalogue,
                                  LkDraft *draft);

void lk_value_check_hurry (LkValueCheck *self);
void lk_value_check_close (LkValueCheck *self);
const char *lk_value_check_get_problem (LkValueCheck *self);
const char *lk_value_check_get_doubt (LkValueCheck *self);

G_END_DECLS
