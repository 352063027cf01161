/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-job-table.h"

#include <glib/gi18n-lib.h>

/* The last one ends the row. */
enum
{
  COLUMN_DAY,
  COLUMN_TIME,
  COLUMN_CLIENT,
  COLUMN_WHAT,
  COLUMN_REASON,
  COLUMN_NUMBER,
  COLUMN_NAME,
  COLUMN_FIELD,
  COLUMN_BEFORE,
  COLUMN_WANTED,
  COLUMN_OUTCOME,
  COLUMN_MESSAGE,
  N_COLUMNS,
};

typedef struct
{
  const char *cells[N_COLUMNS + 1];
  guint first; /* the first one that is written */
  LkJobRowFunc write;
  gpointer data;
} Table;

static void
write_row (Table *table)
{
  table->write (table->cells + table->first, table->data);
}

/**
 * lk_job_table_write_head:
 * @with_job: whether the job's own columns stand in front
 * @write: what takes the row
 * @data: its data
 *
 * Writes the names of the columns.
 */
void
lk_job_table_write_head (gboolean with_job, LkJobRowFunc write, gpointer data)
{
  Table table = {
    .cells = {
      [COLUMN_DAY] = _("Day"),
      [COLUMN_TIME] = _("Time"),
      [COLUMN_CLIENT] = _("API client"),
      [COLUMN_WHAT] = _("What"),
      [COLUMN_REASON] = _("Reason"),
      [COLUMN_NUMBER] = _("Extension"),
      [COLUMN_NAME] = _("Name"),
      [COLUMN_FIELD] = _("Field"),
      [COLUMN_BEFORE] = _("Before"),
      [COLUMN_WANTED] = _("Wanted"),
      [COLUMN_OUTCOME] = _("Outcome"),
      [COLUMN_MESSAGE] = _("Message"),
    },
    .first = with_job ? COLUMN_DAY : COLUMN_NUMBER,
    .write = write,
    .data = data,
  };

  write_row (&table);
}

/* Nobody knows the value of a secret here, and nobody shall. */
static char *
dup_value (const LkField *field, const LkValue *value)
{
  if (lk_field_has (field, LK_FIELD_SECRET))
    return g_strdup (_ ("not shown"));

  return lk_value_is_set (value) ? lk_field_to_display (field, value) : g_strdup ("");
}

static void
write_change (Table *table, LkDifference *difference, guint index)
{
  const LkField *field = lk_difference_get_field (difference, index);
  g_autofree char *before = dup_value (field, lk_difference_get_before (difference, index));
  g_autofree char *wanted = dup_value (field, lk_difference_get_wanted (difference, index));

  table->cells[COLUMN_FIELD] = lk_field_get_label (field);
  table->cells[COLUMN_BEFORE] = before;
  table->cells[COLUMN_WANTED] = wanted;
  write_row (table);
}

static void
write_item (Table *table, LkJobItem *item)
{
  LkDifference *difference = lk_job_item_get_difference (item);
  guint n_changes = difference != NULL ? lk_difference_count (difference) : 0;

  table->cells[COLUMN_NUMBER] = lk_job_item_get_number (item);
  table->cells[COLUMN_NAME] = lk_job_item_get_name (item);
  table->cells[COLUMN_OUTCOME] = lk_item_state_get_label (lk_job_item_get_state (item));
  table->cells[COLUMN_MESSAGE] = lk_job_item_get_message (item);
  for (guint i = 0; i < n_changes; i++)
    write_change (table, difference, i);
  if (n_changes > 0)
    return;

  table->cells[COLUMN_FIELD] = table->cells[COLUMN_BEFORE] = table->cells[COLUMN_WANTED] = "";
  write_row (table);
}

static char *
dup_moment (gint64 time, const char *format)
{
  g_autoptr (GDateTime) moment = time != 0 ? g_date_time_new_from_unix_local (time / G_USEC_PER_SEC)
                                           : NULL;

  return moment != NULL ? g_date_time_format (moment, format) : g_strdup ("");
}

/**
 * lk_job_table_write_job:
 * @job: a job
 * @items: (nullable) (element-type LkJobItem): which of its items; %NULL for all
 * @with_job: whether the job's own columns stand in front
 * @write: what takes a row
 * @data: its data
 *
 * Writes a row for each change of each user, and one for each user who has none.
 */
void
lk_job_table_write_job (LkJob *job,
                        GPtrArray *items,
                        gboolean with_job,
                        LkJobRowFunc write,
                        gpointer data)
{
  g_autofree char *day = dup_moment (lk_job_get_started_at (job), "%Y-%m-%d");
  g_autofree char *time = dup_moment (lk_job_get_started_at (job), "%H:%M");
  guint n_items = items != NULL ? items->len : lk_job_get_n_items (job);
  Table table = {
    .cells = {
      [COLUMN_DAY] = day,
      [COLUMN_TIME] = time,
      [COLUMN_CLIENT] = lk_job_get_client_id (job),
      [COLUMN_WHAT] = lk_job_kind_get_label (lk_job_get_kind (job)),
      [COLUMN_REASON] = lk_job_get_reason (job),
    },
    .first = with_job ? COLUMN_DAY : COLUMN_NUMBER,
    .write = write,
    .data = data,
  };

  for (guint i = 0; i < n_items; i++)
    write_item (&table, items != NULL ? g_ptr_array_index (items, i) : lk_job_get_item (job, i));
}
