/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-desk.h"
#include "lk-user-create.h"

G_BEGIN_DECLS

/* An administrator at a desk who makes users. */
typedef struct
{
  LkDesk desk;
  GPtrArray *bodies; /* of JsonObject: what the POSTs since lk_maker_watch() carried */
  guint n_created;   /* of those POSTs */
  int departments[2];
} LkMaker;

void lk_maker_init (LkMaker *maker, guint n_users, LkVersion version);
void lk_maker_clear (LkMaker *maker);
void lk_maker_watch (LkMaker *maker);

/* Number and last name are set. */
LkDraft *lk_maker_begin (LkMaker *maker, const char *number);
void lk_maker_set_departments (LkMaker *maker, LkDraft *draft, gboolean with_main);
LkCreateResult *lk_maker_create (LkMaker *maker, LkDraft *draft);
LkCreateResult *lk_maker_look_again (LkMaker *maker, LkDraft *draft);
LkCreateResult *lk_maker_create_well (LkMaker *maker, LkDraft *draft);

/* Whether what the server has is what the draft asks for, as far as anybody can see. */
gboolean lk_maker_is_true (LkMaker *maker, int id, LkDraft *draft, const LkField *field);
GPtrArray *lk_maker_list_wrong (LkMaker *maker, int id, LkDraft *draft);

G_END_DECLS
