/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-job-item.h"

G_BEGIN_DECLS

#define LK_TYPE_JOB (lk_job_get_type ())
G_DECLARE_FINAL_TYPE (LkJob, lk_job, LK, JOB, GObject)

/**
 * LkJobKind:
 * @LK_JOB_UPDATE: fields of users change
 * @LK_JOB_DELETE: users are deleted
 * @LK_JOB_CREATE: users are created, from snapshots or a form
 * @LK_JOB_EDIT: one user was changed on their page
 *
 * What a job does. The numbers stand in journals.
 */
typedef enum
{
  LK_JOB_UPDATE = 0,
  LK_JOB_DELETE = 1,
  LK_JOB_CREATE = 2,
  LK_JOB_EDIT = 3,
} LkJobKind;

/**
 * LkJobState:
 * @LK_JOB_PLANNED: shown to a person, not in the journal yet
 * @LK_JOB_RUNNING: under way; in a journal that nobody writes any more: interrupted
 * @LK_JOB_FINISHED: nothing is left to do
 * @LK_JOB_STOPPED: a person ended it before all was done
 *
 * How far a job is. The numbers stand in journals.
 */
typedef enum
{
  LK_JOB_PLANNED = 0,
  LK_JOB_RUNNING = 1,
  LK_JOB_FINISHED = 2,
  LK_JOB_STOPPED = 3,
} LkJobState;

/**
 * LkJobMethod:
 * @LK_METHOD_AUTOMATIC: the first of the others that the phone system takes
 * @LK_METHOD_BULK: `Pbx.BulkUpdate` for many users at once
 * @LK_METHOD_MULTI: `Pbx.MultiUserUpdate`, which knows fewer fields
 * @LK_METHOD_SINGLE: a request for each user
 *
 * How an update is sent (behaviour.md, 5.1). The numbers stand in journals.
 */
typedef enum
{
  LK_METHOD_AUTOMATIC = 0,
  LK_METHOD_BULK = 1,
  LK_METHOD_MULTI = 2,
  LK_METHOD_SINGLE = 3,
} LkJobMethod;

/*
 * A job is a document: plan, preview, run, outcome. It is a GListModel of LkJobItem; items are
 * added while it is planned only.
 *
 * Signal "changed": counts, state, method or reason stand otherwise now; at most once in each turn
 * of the main loop.
 */
LkJob *lk_job_new (LkJobKind kind);
void lk_job_add (LkJob *self, LkJobItem *item);
LkJobItem *lk_job_get_item (LkJob *self, guint position);
guint lk_job_get_n_items (LkJob *self);
guint lk_job_count (LkJob *self, LkItemState state);
GPtrArray *lk_job_list (LkJob *self, LkItemState state);

LkJobKind lk_job_get_kind (LkJob *self);
gint64 lk_job_get_id (LkJob *self);
void lk_job_set_id (LkJob *self, gint64 id);
LkJobState lk_job_get_state (LkJob *self);
void lk_job_set_state (LkJob *self, LkJobState state);
LkJobMethod lk_job_get_method (LkJob *self);
void lk_job_set_method (LkJob *self, LkJobMethod method);

/* Whose phone system it is, and as which API client. */
const char *lk_job_get_profile_id (LkJob *self);
const char *lk_job_get_profile_name (LkJob *self);
const char *lk_job_get_client_id (LkJob *self);
void lk_job_set_profile (LkJob *self, const char *id, const char *name, const char *client_id);

const char *lk_job_get_reason (LkJob *self);
void lk_job_set_reason (LkJob *self, const char *reason);

/* The job that this one takes back, or whose failed items it tries again; 0 where there is none. */
gint64 lk_job_get_undo_of (LkJob *self);
void lk_job_set_undo_of (LkJob *self, gint64 id);
gint64 lk_job_get_retry_of (LkJob *self);
void lk_job_set_retry_of (LkJob *self, gint64 id);

/* Microseconds since 1970, UTC; 0 where it did not happen. */
gint64 lk_job_get_started_at (LkJob *self);
void lk_job_set_started_at (LkJob *self, gint64 time);
gint64 lk_job_get_ended_at (LkJob *self);
void lk_job_set_ended_at (LkJob *self, gint64 time);

/* While it is planned: what the person leaves out. @field %NULL means the whole item. */
gboolean lk_job_is_ticked (LkJob *self, LkJobItem *item, const LkField *field);
void lk_job_set_ticked (LkJob *self, LkJobItem *item, const LkField *field, gboolean is_ticked);
guint lk_job_count_ticked (LkJob *self);
void lk_job_settle (LkJob *self);

const char *lk_job_kind_get_label (LkJobKind kind);
const char *lk_job_method_get_label (LkJobMethod method);

G_END_DECLS
