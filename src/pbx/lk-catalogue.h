/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-pbx.h"

G_BEGIN_DECLS

/**
 * LkEntry:
 * @value: as on the wire
 * @label: for people
 * @detail: (nullable): what kind of thing it is, or more about it, for people or as on the wire
 *
 * Something that a person can choose.
 */
typedef struct
{
  char *value;
  char *label;
  char *detail;
} LkEntry;

LkEntry *lk_entry_new (const char *value, const char *label, const char *detail);
void lk_entry_free (LkEntry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LkEntry, lk_entry_free)

/**
 * LkShelf:
 * @LK_SHELF_PROMPT_SETS: value: the folder, which is what a user's `PromptSet` holds
 * @LK_SHELF_LANGUAGES: the language codes of the prompt sets
 * @LK_SHELF_SERVICES: queues, ring groups, IVRs and other numbers that are no extensions; value:
 * the number, label: the name, detail: the vendor's `PeerType`
 * @LK_SHELF_GROUPS: departments; value: the Id as digits, label: the name
 * @LK_SHELF_EMERGENCY_LOCATIONS: value: the location's id
 * @LK_SHELF_PHONE_TEMPLATES: one entry for each model; value: the template's id, label: the model
 * @LK_SHELF_SBCS: value: the session border controller's name
 * @LK_SHELF_ROLES: the roles that a department offers; the key is the department's Id
 * @LK_SHELF_GREETINGS: a user's recordings; the key is the user's Id
 */
typedef enum
{
  LK_SHELF_PROMPT_SETS,
  LK_SHELF_LANGUAGES,
  LK_SHELF_SERVICES,
  LK_SHELF_GROUPS,
  LK_SHELF_EMERGENCY_LOCATIONS,
  LK_SHELF_PHONE_TEMPLATES,
  LK_SHELF_SBCS,
  LK_SHELF_ROLES,
  LK_SHELF_GREETINGS,
} LkShelf;

#define LK_TYPE_CATALOGUE (lk_catalogue_get_type ())
G_DECLARE_FINAL_TYPE (LkCatalogue, lk_catalogue, LK, CATALOGUE, GObject)

/* What a phone system has to choose from, beside its users. Each shelf is read when first asked for
 * and kept; one that could not be read is asked for again the next time. */
LkCatalogue *lk_catalogue_new (LkPbx *pbx);

void lk_catalogue_load_async (LkCatalogue *self,
                              LkShelf shelf,
                              int key,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
GPtrArray *lk_catalogue_load_finish (LkCatalogue *self, GAsyncResult *result, GError **error);
GPtrArray *lk_catalogue_peek (LkCatalogue *self, LkShelf shelf, int key);
void lk_catalogue_forget (LkCatalogue *self);

G_END_DECLS
