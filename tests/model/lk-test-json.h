/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-field.h"

G_BEGIN_DECLS

JsonNode *lk_test_json (const char *text);
JsonObject *lk_test_json_object (const char *text);
void lk_test_assert_json (JsonNode *node, const char *text);
void lk_test_assert_json_object (JsonObject *object, const char *text);

JsonNode *lk_test_random_json (const char *const *names, guint depth);

char *lk_test_summarise (const char *field_name, const char *text);

G_END_DECLS
