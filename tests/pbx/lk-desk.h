/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-demo-pbx.h"
#include "lk-user-save.h"

G_BEGIN_DECLS

/* A demo phone system, and an administrator at it who changes users one at a time. */
typedef struct
{
  LkDemoPbx *demo;
  LkPbx *pbx;
  LkVersion version;
  GPtrArray *bodies;   /* of JsonObject: what the PATCHes since lk_desk_watch() carried */
  GPtrArray *reads;    /* of char: the addresses of the GETs since then */
  guint n_carried_out; /* of those PATCHes */
  int id;              /* of somebody who has a bit of everything */
} LkDesk;

void lk_desk_init (LkDesk *desk, guint n_users, LkVersion version);
void lk_desk_clear (LkDesk *desk);
void lk_desk_set (LkDesk *desk, const char *spec);
void lk_desk_watch (LkDesk *desk);

LkUser *lk_desk_open (LkDesk *desk, int id);
LkDraft *lk_desk_edit (LkDesk *desk, int id);
LkSaveResult *lk_desk_save (LkDesk *desk, LkDraft *draft);
void lk_desk_save_well (LkDesk *desk, LkDraft *draft);

/* The truth, one text for each member; %NULL where there is none. */
GHashTable *lk_desk_get_truth (LkDesk *desk, int id);
void lk_desk_check_others (GHashTable *before, GHashTable *after, const char *const *but);
void lk_desk_rival (LkDesk *desk, int id, const char *json);

/* Single quotes stand for double ones. */
JsonNode *lk_desk_json (const char *text);
void lk_desk_set_json (LkDraft *draft, const char *name, const char *text);
void lk_desk_set_text (LkDraft *draft, const char *name, const char *text);
char *lk_desk_describe (JsonNode *node);

G_END_DECLS
