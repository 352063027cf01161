/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-user-reader.h"

#include "lk-odata.h"
#include "lk-reader-round.h"

/* Requests on their way at once, where the way of asking is known to work. */
#define MAX_IN_FLIGHT 4

struct _LkUserReader
{
  GObject parent_instance;

  LkPbx *pbx;
  LkReaderWays *ways; /* the phone system's: all its readers learn together */
  guint n_requests;
};

enum
{
  SIGNAL_PROGRESS,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkUserReader, lk_user_reader, G_TYPE_OBJECT)

/* One reading: the task data of lk_user_reader_read_async(). */
typedef struct
{
  LkFieldSet *fields;
  char *select;
  char *expand;
  LkReaderRound *round;
  guint n_in_flight;
  GError *error;
} Run;

/* One request. */
typedef struct
{
  GTask *task;
  LkReaderQuestion *question;
} Call;

/* What a worker thread makes of an answer. */
typedef struct
{
  LkFieldSet *fields;
  JsonNode *answer;
  gboolean is_record;
} Parsing;

static void
run_free (Run *run)
{
  lk_field_set_unref (run->fields);
  g_free (run->select);
  g_free (run->expand);
  lk_reader_round_free (run->round);
  g_clear_error (&run->error);
  g_free (run);
}

static void
call_free (Call *call)
{
  g_object_unref (call->task);
  lk_reader_question_free (call->question);
  g_free (call);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Call, call_free)

static void
parsing_free (Parsing *parsing)
{
  lk_field_set_unref (parsing->fields);
  g_clear_pointer (&parsing->answer, json_node_unref);
  g_free (parsing);
}

static void go_on (GTask *task);
static void ask (Call *call);

static void
end_call (Call *call, GError *error)
{
  g_autoptr (Call) owned = call;
  Run *run = g_task_get_task_data (call->task);

  if (run->error == NULL)
    run->error = error;
  else
    g_clear_error (&error);

  run->n_in_flight--;
  g_signal_emit (g_task_get_source_object (call->task), signals[SIGNAL_PROGRESS], 0,
                 lk_reader_round_count_decided (run->round),
                 lk_reader_round_count_all (run->round));
  go_on (call->task);
}

static void
fail (Call *call, GError *error)
{
  Run *run = g_task_get_task_data (call->task);

  if (lk_reader_round_survive (run->round, call->question, error))
    g_clear_error (&error);
  end_call (call, error);
}

static void
parse_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Parsing *parsing = task_data;
  GError *error = NULL;
  LkPage *page = parsing->is_record ? lk_page_read_one (parsing->fields, parsing->answer, &error)
                                    : lk_page_read (parsing->fields, parsing->answer, &error);

  g_clear_pointer (&parsing->answer, json_node_unref);
  if (page != NULL)
    g_task_return_pointer (task, page, (GDestroyNotify) lk_page_free);
  else
    g_task_return_error (task, error);
}

static void
parsed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Call *call = user_data;
  Run *run = g_task_get_task_data (call->task);
  GError *error = NULL;
  g_autoptr (LkPage) page = g_task_propagate_pointer (G_TASK (result), &error);

  if (page == NULL)
    fail (call, error);
  else if (lk_reader_round_take (run->round, call->question, page) && run->error == NULL)
    ask (call);
  else
    end_call (call, NULL);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Call *call = user_data;
  Run *run = g_task_get_task_data (call->task);
  g_autoptr (GTask) worker = NULL;
  g_autoptr (JsonNode) answer = NULL;
  GError *error = NULL;
  Parsing *parsing;

  if (!lk_pbx_request_finish (LK_PBX (source), result, &answer, &error))
    {
      fail (call, error);
      return;
    }

  parsing = g_new0 (Parsing, 1);
  parsing->fields = lk_field_set_ref (run->fields);
  parsing->answer = g_steal_pointer (&answer);
  parsing->is_record = call->question->way == LK_WAY_SINGLE;
  worker = g_task_new (NULL, g_task_get_cancellable (call->task), parsed_cb, call);
  g_task_set_name (worker, "read some users");
  g_task_set_task_data (worker, parsing, (GDestroyNotify) parsing_free);
  g_task_run_in_thread (worker, parse_in_thread);
}

/* Ordered by Number because that is proven on real servers and no two users share one. */
static void
ask (Call *call)
{
  LkUserReader *self = g_task_get_source_object (call->task);
  Run *run = g_task_get_task_data (call->task);
  const LkReaderQuestion *question = call->question;
  const int *ids = (const int *) (gpointer) question->ids->data;
  gboolean is_single = question->way == LK_WAY_SINGLE;
  gboolean is_filter = question->way == LK_WAY_IN || question->way == LK_WAY_OR;
  g_autofree char *path = is_single ? g_strdup_printf ("/Users(%d)", ids[0]) : g_strdup ("/Users");
  g_autofree char *filter =
    is_filter ? lk_reader_way_build_filter (question->way, ids, question->ids->len) : NULL;
  LkODataQuery options = {
    .top = is_single ? -1 : LK_ODATA_MAX_TOP,
    .skip = question->skip,
    .count = !is_single,
    .orderby = is_single ? NULL : "Number",
    .select = run->select,
    .expand = run->expand,
    .filter = filter,
  };
  g_autofree char *query = lk_odata_query_build (&options);
  LkRequest request = { .method = "GET", .path = path, .query = query, .lane = LK_LANE_BACKGROUND };

  self->n_requests++;
  lk_pbx_request_async (self->pbx, &request, g_task_get_cancellable (call->task), answered_cb,
                        call);
}

static void
send (GTask *task, LkReaderWay way, GArray *from, guint n_ids)
{
  Run *run = g_task_get_task_data (task);
  Call *call = g_new0 (Call, 1);

  call->task = g_object_ref (task);
  call->question = lk_reader_question_new (way, from, n_ids);
  run->n_in_flight++;
  ask (call);
}

/* A way that nobody knows yet is tried before anything else is asked in that way, and the pages are
 * read one after the other. */
static gboolean
may_send (LkUserReader *self, Run *run, LkReaderWay way)
{
  gboolean is_certain = way == LK_WAY_SINGLE || (way != LK_WAY_PAGES && self->ways->is_proven[way]);

  return run->n_in_flight == 0 || (is_certain && run->n_in_flight < MAX_IN_FLIGHT);
}

static void
finish (GTask *task)
{
  Run *run = g_task_get_task_data (task);

  lk_reader_round_conclude (run->round, run->error == NULL);
  if (run->error != NULL)
    g_task_return_error (task, g_steal_pointer (&run->error));
  else
    g_task_return_pointer (task, g_steal_pointer (&run->round->reading),
                           (GDestroyNotify) lk_reading_free);
}

static void
go_on (GTask *task)
{
  LkUserReader *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);
  LkReaderRound *round = run->round;

  while (run->error == NULL && round->alone->len > 0 && may_send (self, run, LK_WAY_SINGLE))
    send (task, LK_WAY_SINGLE, round->alone, 1);

  while (run->error == NULL && round->waiting->len > 0)
    {
      LkReaderWay way = lk_reader_ways_choose (self->ways, round->waiting->len, round->is_avoided);
      guint step = way == LK_WAY_PAGES ? round->waiting->len : lk_reader_way_get_step (way);

      if (!may_send (self, run, way))
        return;
      send (task, way, round->waiting, MIN (step, round->waiting->len));
    }

  if (run->n_in_flight == 0)
    finish (task);
}

static void
lk_user_reader_finalize (GObject *object)
{
  g_object_unref (LK_USER_READER (object)->pbx);

  G_OBJECT_CLASS (lk_user_reader_parent_class)->finalize (object);
}

static void
lk_user_reader_class_init (LkUserReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lk_user_reader_finalize;

  signals[SIGNAL_PROGRESS] = g_signal_new ("progress", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT,
                                           G_TYPE_UINT);
}

static void
lk_user_reader_init (LkUserReader *self)
{
}

static LkReaderWays *
get_ways (LkPbx *pbx)
{
  static const char *const key = "lk-reader-ways";
  LkReaderWays *ways = g_object_get_data (G_OBJECT (pbx), key);

  if (ways == NULL)
    {
      ways = g_new0 (LkReaderWays, 1);
      g_object_set_data_full (G_OBJECT (pbx), key, ways, g_free);
    }

  return ways;
}

/**
 * lk_user_reader_new:
 * @pbx: a phone system
 *
 * What it has shown to allow is known to all readers of @pbx.
 *
 * Returns: (transfer full): the reader.
 */
LkUserReader *
lk_user_reader_new (LkPbx *pbx)
{
  LkUserReader *self = g_object_new (LK_TYPE_USER_READER, NULL);

  self->pbx = g_object_ref (pbx);
  self->ways = get_ways (pbx);
  return self;
}

/**
 * lk_user_reader_set_n_users:
 * @self: a reader
 * @n_users: about how many users there are in all, to weigh whether reading all of them is cheaper;
 *   0 where nobody knows
 */
void
lk_user_reader_set_n_users (LkUserReader *self, guint n_users)
{
  self->ways->n_users = n_users;
}

/**
 * lk_user_reader_get_n_requests:
 * @self: a reader
 *
 * Returns: how many requests it has sent.
 */
guint
lk_user_reader_get_n_requests (LkUserReader *self)
{
  return self->n_requests;
}

static Run *
run_new (LkFieldSet *fields, gboolean whole)
{
  Run *run = g_new0 (Run, 1);

  run->fields = lk_field_set_ref (fields);
  run->select = lk_field_set_to_select (fields);
  run->expand = whole ? lk_field_set_to_write_expand (fields) : lk_field_set_to_expand (fields);
  return run;
}

/**
 * lk_user_reader_read_async:
 * @self: a reader
 * @ids: (array length=n_ids): whom to read; who is named twice is read once
 * @n_ids: how many
 * @fields: what to ask for
 * @whole: whether lists shall come with all that they hold, secrets of phones included
 */
void
lk_user_reader_read_async (LkUserReader *self,
                           const int *ids,
                           guint n_ids,
                           LkFieldSet *fields,
                           gboolean whole,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Run *run = run_new (fields, whole);

  g_task_set_source_tag (task, lk_user_reader_read_async);
  run->round = lk_reader_round_new (self->ways, ids, n_ids);
  g_task_set_task_data (task, run, (GDestroyNotify) run_free);
  go_on (task);
}

/**
 * lk_user_reader_read_finish:
 * @self: a reader
 * @result: the result
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what became of every one of them.
 */
LkReading *
lk_user_reader_read_finish (LkUserReader *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
