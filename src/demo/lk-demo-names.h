/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LkDemoCulture:
 * @language: of e-mails to these people, as the vendor writes it
 * @mobile: how their mobile numbers begin
 * @first: first names, %NULL-terminated; "李/Li" is a name and its Latin spelling
 * @last: last names, likewise
 *
 * Where some of the demo's people come from.
 */
typedef struct
{
  const char *language;
  const char *mobile;
  const char *const *first;
  const char *const *last;
} LkDemoCulture;

/** How the cultures share the people: the first ones are the most frequent. */
extern const LkDemoCulture lk_demo_cultures[];
extern const guint lk_demo_n_cultures;

extern const char *const lk_demo_departments[];

char *lk_demo_name_dup_native (const char *name);
char *lk_demo_name_dup_latin (const char *name);

G_END_DECLS
