/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "lk-value.h"

G_BEGIN_DECLS

/** What a number is that the server did not give. */
#define LK_NUMBER_UNSET G_MININT64

/**
 * LkTristate:
 * @LK_TRISTATE_UNSET: the server did not say
 *
 * The vendor's booleans can be null.
 */
typedef enum
{
  LK_TRISTATE_UNSET,
  LK_TRISTATE_NO,
  LK_TRISTATE_YES,
} LkTristate;

/**
 * LkRecordClass:
 * @parse: a value from an object of the wire, which it keeps as its original; fails with
 *   %LK_ERROR_PROTOCOL only where a list inside holds something that is no object
 * @build: the original with the value's members over it
 * @free: the end of a value
 * @describe: one translated line; %NULL for a value that people need not see
 *
 * What lists of structured values have in common. A value gives a name to the members that this
 * program understands; all others, and members of an unexpected type, stay in its original and
 * come out of @build as they went into @parse.
 */
typedef struct
{
  gpointer (*parse) (JsonObject *record, GError **error);
  JsonObject *(*build) (gconstpointer item);
  void (*free) (gpointer item);
  char *(*describe) (gconstpointer item);
} LkRecordClass;

LkTristate lk_record_get_tristate (JsonObject *record, const char *name);
gint64 lk_record_get_number (JsonObject *record, const char *name);
char *lk_record_dup_text (JsonObject *record, const char *name);

JsonObject *lk_record_copy (JsonObject *original);
void lk_record_put_tristate (JsonObject *record, const char *name, LkTristate answer);
void lk_record_put_number (JsonObject *record, const char *name, gint64 number);
void lk_record_put_text (JsonObject *record, const char *name, const char *text);
void lk_record_put_object (JsonObject *record, const char *name, JsonObject *object);
void lk_record_put_array (JsonObject *record, const char *name, JsonArray *array);

gpointer lk_record_class_copy (const LkRecordClass *klass, gconstpointer item);

GPtrArray *lk_record_parse_array (const LkRecordClass *klass, JsonArray *array, GError **error);
JsonArray *lk_record_build_array (const LkRecordClass *klass, GPtrArray *items);

GPtrArray *lk_record_parse_value (const LkRecordClass *klass, const LkValue *value, GError **error);
void lk_record_build_value (const LkRecordClass *klass, GPtrArray *items, LkValue *out);
void lk_record_adapt_value (const LkValue *value,
                            gboolean (*adapt) (JsonObject *entry, gconstpointer owner),
                            gconstpointer owner,
                            LkValue *out);
char *lk_record_dup_unreadable (void);
char *lk_record_summarise_value (const LkRecordClass *klass, const LkValue *value);
char **lk_record_dup_lines (const LkRecordClass *klass,
                            const LkValue *value,
                            char *(*tell) (gconstpointer item));

G_END_DECLS
