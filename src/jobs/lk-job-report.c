/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-job-report.h"

#include "lk-job-table.h"
#include "lk-json-writer.h"
#include "lk-json.h"
#include "lk-mask.h"

/* Spreadsheets take a file for UTF-8 only where it begins with this. */
#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/* RFC 4180 wants both. */
#define LINE_END "\r\n"

/* Of the tables */

/* What begins like this a spreadsheet would calculate, also where it comes from the clipboard. */
static gboolean
looks_like_formula (const char *cell)
{
  return *cell != '\0' && strchr ("=+-@\t\r\n", *cell) != NULL;
}

static void
append_csv_cell (GString *csv, const char *cell)
{
  g_string_append_c (csv, '"');
  if (looks_like_formula (cell))
    g_string_append_c (csv, '\'');
  for (const char *at = cell; *at != '\0'; at++)
    {
      if (*at == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *at);
    }
  g_string_append_c (csv, '"');
}

static void
append_csv_row (const char *const *cells, gpointer user_data)
{
  GString *csv = user_data;

  for (guint i = 0; cells[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (csv, ',');
      append_csv_cell (csv, cells[i]);
    }
  g_string_append (csv, LINE_END);
}

/**
 * lk_job_report_to_csv:
 * @job: a job
 *
 * May be called in any thread while nobody changes the job; so may all functions here.
 *
 * Returns: (transfer full): a line for each user and field that changes, as a spreadsheet reads it:
 *   UTF-8 with a byte order mark.
 */
char *
lk_job_report_to_csv (LkJob *job)
{
  GString *csv = g_string_new (BYTE_ORDER_MARK);

  lk_job_table_write_head (FALSE, append_csv_row, csv);
  lk_job_table_write_job (job, NULL, FALSE, append_csv_row, csv);
  return g_string_free (csv, FALSE);
}

/**
 * lk_job_report_all_to_csv:
 * @jobs: (element-type LkJob): with their items
 *
 * Returns: (transfer full): like lk_job_report_to_csv(), with when, who, what and why in front.
 */
char *
lk_job_report_all_to_csv (GPtrArray *jobs)
{
  GString *csv = g_string_new (BYTE_ORDER_MARK);

  lk_job_table_write_head (TRUE, append_csv_row, csv);
  for (guint i = 0; i < jobs->len; i++)
    lk_job_table_write_job (g_ptr_array_index (jobs, i), NULL, TRUE, append_csv_row, csv);
  return g_string_free (csv, FALSE);
}

static void
append_text_row (const char *const *cells, gpointer user_data)
{
  GString *text = user_data;

  for (guint i = 0; cells[i] != NULL; i++)
    {
      g_autofree char *cell = g_strdelimit (g_strdup (cells[i]), "\t\r\n", ' ');

      if (i > 0)
        g_string_append_c (text, '\t');
      if (looks_like_formula (cell))
        g_string_append_c (text, '\'');
      g_string_append (text, cell);
    }
  g_string_append_c (text, '\n');
}

/**
 * lk_job_report_to_text:
 * @job: a job
 * @items: (nullable) (element-type LkJobItem): which of its items; %NULL for all
 *
 * Returns: (transfer full): the same table for the clipboard, with tabs between the columns.
 */
char *
lk_job_report_to_text (LkJob *job, GPtrArray *items)
{
  GString *text = g_string_new (NULL);

  lk_job_table_write_head (FALSE, append_text_row, text);
  lk_job_table_write_job (job, items, FALSE, append_text_row, text);
  return g_string_free (text, FALSE);
}

/* As JSON */

static const char *const kind_names[] = {
  [LK_JOB_UPDATE] = "update",
  [LK_JOB_DELETE] = "delete",
  [LK_JOB_CREATE] = "create",
  [LK_JOB_EDIT] = "edit",
};

static const char *const job_state_names[] = {
  [LK_JOB_PLANNED] = "planned",
  [LK_JOB_RUNNING] = "running",
  [LK_JOB_FINISHED] = "finished",
  [LK_JOB_STOPPED] = "stopped",
};

static const char *const method_names[] = {
  [LK_METHOD_AUTOMATIC] = "automatic",
  [LK_METHOD_BULK] = "bulk",
  [LK_METHOD_MULTI] = "multi",
  [LK_METHOD_SINGLE] = "single",
};

static const char *const item_state_names[LK_N_ITEM_STATES] = {
  [LK_ITEM_PLANNED] = "planned",     [LK_ITEM_SENDING] = "sending", [LK_ITEM_DONE] = "done",
  [LK_ITEM_UNCHANGED] = "unchanged", [LK_ITEM_FAILED] = "failed",   [LK_ITEM_UNKNOWN] = "unknown",
  [LK_ITEM_SKIPPED] = "skipped",     [LK_ITEM_UNDONE] = "undone",
};

static void
put_time (JsonObject *json, const char *name, gint64 time)
{
  g_autoptr (GDateTime) moment = time != 0 ? g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC)
                                           : NULL;
  g_autofree char *text = moment != NULL ? g_date_time_format_iso8601 (moment) : NULL;

  if (text != NULL)
    json_object_set_string_member (json, name, text);
}

static void
put_number (JsonObject *json, const char *name, gint64 number)
{
  if (number != 0)
    json_object_set_int_member (json, name, number);
}

/* What is a secret is left out, whoever put it there. */
static void
put_user (JsonObject *json, const char *name, LkUser *user)
{
  JsonNode *node;

  if (user == NULL)
    return;

  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, lk_user_to_json (user));
  lk_mask_strip (node);
  json_object_set_member (json, name, node);
}

static JsonObject *
build_item (LkJobItem *item)
{
  JsonObject *json = json_object_new ();
  LkDifference *difference = lk_job_item_get_difference (item);

  put_number (json, "user", lk_job_item_get_user_id (item));
  json_object_set_string_member (json, "extension", lk_job_item_get_number (item));
  json_object_set_string_member (json, "name", lk_job_item_get_name (item));
  json_object_set_string_member (json, "outcome", item_state_names[lk_job_item_get_state (item)]);
  json_object_set_string_member (json, "message", lk_job_item_get_message (item));
  put_number (json, "new_user", lk_job_item_get_new_id (item));
  if (difference != NULL)
    json_object_set_object_member (json, "change", lk_difference_to_json (difference));
  put_user (json, "after", lk_job_item_get_after (item));
  put_user (json, "snapshot", lk_job_item_get_snapshot (item));
  return json;
}

static JsonObject *
build_job (LkJob *job)
{
  JsonObject *json = json_object_new ();
  JsonArray *items = json_array_new ();

  put_number (json, "job", lk_job_get_id (job));
  json_object_set_string_member (json, "kind", kind_names[lk_job_get_kind (job)]);
  json_object_set_string_member (json, "state", job_state_names[lk_job_get_state (job)]);
  json_object_set_string_member (json, "method", method_names[lk_job_get_method (job)]);
  json_object_set_string_member (json, "phone_system", lk_job_get_profile_name (job));
  json_object_set_string_member (json, "client", lk_job_get_client_id (job));
  json_object_set_string_member (json, "reason", lk_job_get_reason (job));
  put_time (json, "started", lk_job_get_started_at (job));
  put_time (json, "ended", lk_job_get_ended_at (job));
  put_number (json, "undo_of", lk_job_get_undo_of (job));
  put_number (json, "retry_of", lk_job_get_retry_of (job));
  for (guint i = 0; i < lk_job_get_n_items (job); i++)
    json_array_add_object_element (items, build_item (lk_job_get_item (job, i)));
  json_object_set_array_member (json, "users", items);
  return json;
}

static void
break_line (GString *text, guint depth)
{
  g_string_append_c (text, '\n');
  for (guint i = 0; i < depth; i++)
    g_string_append (text, "  ");
}

/* Lines for people; what stands in quotes stays as it is. */
static char *
indent (const char *json)
{
  GString *text = g_string_sized_new (2 * strlen (json));
  gboolean is_quoted = FALSE;
  guint depth = 0;

  for (const char *at = json; *at != '\0'; at++)
    {
      gboolean is_empty = (*at == '{' && at[1] == '}') || (*at == '[' && at[1] == ']');

      if (*at == '"')
        is_quoted = !is_quoted;
      if (!is_quoted && (*at == '}' || *at == ']'))
        break_line (text, --depth);
      g_string_append_c (text, *at);
      if (is_quoted && *at == '\\')
        g_string_append_c (text, *++at);
      else if (!is_quoted && is_empty)
        g_string_append_c (text, *++at);
      else if (!is_quoted && (*at == '{' || *at == '['))
        break_line (text, ++depth);
      else if (!is_quoted && *at == ',')
        break_line (text, depth);
      else if (!is_quoted && *at == ':')
        g_string_append_c (text, ' ');
    }
  g_string_append_c (text, '\n');
  return g_string_free (text, FALSE);
}

static char *
write_json (JsonObject *json)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *text = NULL;

  json_node_take_object (node, json);
  text = lk_json_to_string (node);
  return indent (text);
}

/**
 * lk_job_report_to_json:
 * @job: a job
 *
 * Returns: (transfer full): all that is known of it but secrets, for other programs.
 */
char *
lk_job_report_to_json (LkJob *job)
{
  return write_json (build_job (job));
}

/**
 * lk_job_report_all_to_json:
 * @jobs: (element-type LkJob): with their items
 *
 * Returns: (transfer full): the same for several.
 */
char *
lk_job_report_all_to_json (GPtrArray *jobs)
{
  JsonObject *json = json_object_new ();
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < jobs->len; i++)
    json_array_add_object_element (array, build_job (g_ptr_array_index (jobs, i)));
  json_object_set_array_member (json, "jobs", array);
  return write_json (json);
}

/**
 * lk_job_report_plan_to_json:
 * @job: a planned job
 * @requests: (element-type JsonObject): `method`, `path` and `body` of each request
 *
 * Returns: (transfer full): what would be done, and how; dots stand for secrets.
 */
char *
lk_job_report_plan_to_json (LkJob *job, GPtrArray *requests)
{
  JsonObject *json = build_job (job);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < requests->len; i++)
    {
      g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
      JsonNode *copy;

      json_node_set_object (node, g_ptr_array_index (requests, i));
      copy = lk_json_copy (node);
      lk_mask_hide (copy);
      json_array_add_element (array, copy);
    }
  json_object_set_array_member (json, "requests", array);
  return write_json (json);
}
