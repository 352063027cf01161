/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-user-reader.h"

#include "lk-error.h"
#include "lk-json.h"
#include "lk-odata.h"
#include "lk-page.h"
#include "lk-reader-ways.h"

/* Requests on their way at once, where the way of asking is known to work. */
#define MAX_IN_FLIGHT 4

/* How often a way may fail, without a refusal, before it is left for good. */
#define MAX_FAILURES 2

struct _LkUserReader
{
  GObject parent_instance;

  LkPbx *pbx;
  LkReaderWays ways;
  guint n_requests;
};

enum
{
  SIGNAL_PROGRESS,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkUserReader, lk_user_reader, G_TYPE_OBJECT)

/* One reading: the task data of lk_user_reader_read_async(). An Id is either in @waiting or @alone,
 * in a question that is on its way, or decided. */
typedef struct
{
  LkFieldSet *fields;
  char *select;
  char *expand;
  GHashTable *wanted; /* Ids that are not decided yet */
  guint n_wanted;
  GArray *waiting; /* Ids that nobody asked for yet */
  GArray *alone;   /* Ids that only a question for nobody else can decide */
  gboolean avoided[LK_N_WAYS];
  GHashTable *missed[LK_N_WAYS]; /* Ids that this way did not find and did not prove gone */
  guint n_in_flight;
  LkReading *reading;
  GError *error;
} Run;

/* One request. For pages it goes on with the next one. */
typedef struct
{
  GTask *task;
  LkReaderWay way;
  GArray *ids;
  GHashTable *seen; /* of pages */
  gint64 skip;
} Question;

/* What a worker thread makes of an answer. */
typedef struct
{
  LkFieldSet *fields;
  JsonNode *answer;
  gboolean is_record;
} Parsing;

void
lk_reading_free (LkReading *self)
{
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->users);
  g_array_unref (self->gone);
  g_array_unref (self->unreadable);
  g_free (self);
}

static LkReading *
reading_new (void)
{
  LkReading *self = g_new0 (LkReading, 1);

  self->users = g_ptr_array_new_with_free_func (g_object_unref);
  self->gone = g_array_new (FALSE, FALSE, sizeof (int));
  self->unreadable = g_array_new (FALSE, FALSE, sizeof (int));
  self->by_id = g_hash_table_new (NULL, NULL);
  return self;
}

/**
 * lk_reading_find:
 * @self: a reading
 * @id: a user's Id
 *
 * Returns: (transfer none) (nullable): the user, where they were found.
 */
LkUser *
lk_reading_find (LkReading *self, int id)
{
  return g_hash_table_lookup (self->by_id, GINT_TO_POINTER (id));
}

static void
run_free (Run *run)
{
  lk_field_set_unref (run->fields);
  g_free (run->select);
  g_free (run->expand);
  g_hash_table_unref (run->wanted);
  g_array_unref (run->waiting);
  g_array_unref (run->alone);
  for (guint i = 0; i < LK_N_WAYS; i++)
    g_hash_table_unref (run->missed[i]);
  g_clear_pointer (&run->reading, lk_reading_free);
  g_clear_error (&run->error);
  g_free (run);
}

static void
question_free (Question *question)
{
  g_object_unref (question->task);
  g_array_unref (question->ids);
  g_hash_table_unref (question->seen);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static void
parsing_free (Parsing *parsing)
{
  lk_field_set_unref (parsing->fields);
  g_clear_pointer (&parsing->answer, json_node_unref);
  g_free (parsing);
}

static Run *
get_run (const Question *question)
{
  return g_task_get_task_data (question->task);
}

static LkUserReader *
get_reader (const Question *question)
{
  return g_task_get_source_object (question->task);
}

/* Deciding about Ids */

static gboolean
is_open (Run *run, int id)
{
  return g_hash_table_contains (run->wanted, GINT_TO_POINTER (id));
}

/* Whoever is found although another way did not find them shows that the other one is no good. */
static void
learn_from_find (LkUserReader *self, Run *run, int id)
{
  for (guint i = 0; i < LK_N_WAYS; i++)
    if (g_hash_table_contains (run->missed[i], GINT_TO_POINTER (id)))
      self->ways.is_refused[i] = TRUE;
}

static gboolean
take_user (const Question *question, LkUser *user)
{
  Run *run = get_run (question);
  int id = lk_user_get_id (user);

  if (!g_hash_table_remove (run->wanted, GINT_TO_POINTER (id)))
    return FALSE;

  learn_from_find (get_reader (question), run, id);
  g_ptr_array_add (run->reading->users, g_object_ref (user));
  g_hash_table_insert (run->reading->by_id, GINT_TO_POINTER (id), user);
  return TRUE;
}

static gboolean
take_unreadable (const Question *question, int id)
{
  Run *run = get_run (question);

  if (!g_hash_table_remove (run->wanted, GINT_TO_POINTER (id)))
    return FALSE;

  learn_from_find (get_reader (question), run, id);
  g_array_append_val (run->reading->unreadable, id);
  return TRUE;
}

static void
take_gone (Run *run, int id)
{
  if (g_hash_table_remove (run->wanted, GINT_TO_POINTER (id)))
    g_array_append_val (run->reading->gone, id);
}

static gboolean
was_asked_for (const Question *question, int id)
{
  for (guint i = 0; i < question->ids->len; i++)
    if (g_array_index (question->ids, int, i) == id)
      return TRUE;

  return FALSE;
}

typedef void (*IdFunc) (const Question *question, int id);

static void
for_each_open (const Question *question, IdFunc func)
{
  Run *run = get_run (question);

  for (guint i = 0; i < question->ids->len; i++)
    {
      int id = g_array_index (question->ids, int, i);

      if (is_open (run, id))
        func (question, id);
    }
}

static void
note_gone (const Question *question, int id)
{
  take_gone (get_run (question), id);
}

static void
ask_again (const Question *question, int id)
{
  g_array_append_val (get_run (question)->waiting, id);
}

static void
ask_alone (const Question *question, int id)
{
  g_array_append_val (get_run (question)->alone, id);
}

static void
note_missed (const Question *question, int id)
{
  g_hash_table_add (get_run (question)->missed[question->way], GINT_TO_POINTER (id));
  ask_again (question, id);
}

/* Asking */

static void go_on (GTask *task);
static void ask (Question *question);

static void
end_question (Question *question, GError *error)
{
  g_autoptr (Question) owned = question;
  Run *run = get_run (question);

  if (run->error == NULL)
    run->error = error;
  else
    g_clear_error (&error);

  run->n_in_flight--;
  g_signal_emit (get_reader (question), signals[SIGNAL_PROGRESS], 0,
                 run->n_wanted - g_hash_table_size (run->wanted), run->n_wanted);
  go_on (question->task);
}

/* A filter that a phone system does not apply brings whomever it likes. */
static gboolean
take_rows (Question *question, LkPage *page, guint *n_strangers)
{
  gboolean found = FALSE;

  *n_strangers = 0;
  for (guint i = 0; i < page->users->len; i++)
    {
      LkUser *user = g_ptr_array_index (page->users, i);

      *n_strangers += !was_asked_for (question, lk_user_get_id (user));
      found |= take_user (question, user);
    }
  for (guint i = 0; i < page->unreadable_ids->len; i++)
    {
      int id = g_array_index (page->unreadable_ids, int, i);

      *n_strangers += !was_asked_for (question, id);
      found |= take_unreadable (question, id);
    }

  return found;
}

/* Who is not among the answers to a filter is gone where the filter has found people before, and
 * the phone system did not keep any of its answers back. */
static void
take_chosen (Question *question, LkPage *page)
{
  LkUserReader *self = get_reader (question);
  Run *run = get_run (question);
  guint n_strangers;
  gboolean found = take_rows (question, page, &n_strangers);
  gboolean has_nameless = page->unreadable->len > page->unreadable_ids->len;

  if (n_strangers > 0)
    self->ways.is_refused[question->way] = TRUE;
  else if (found)
    self->ways.is_proven[question->way] = TRUE;

  if (self->ways.is_refused[question->way])
    for_each_open (question, ask_again);
  else if (!self->ways.is_proven[question->way])
    {
      run->avoided[question->way] = TRUE;
      for_each_open (question, note_missed);
    }
  else if (has_nameless)
    for_each_open (question, ask_alone);
  else if (page->count == page->n_rows || (page->count < 0 && page->n_rows == 0))
    for_each_open (question, note_gone);
  else
    for_each_open (question, found ? ask_again : ask_alone);
}

/* Returns: whether there may be more pages with somebody who is still looked for. */
static gboolean
take_page (Question *question, LkPage *page)
{
  Run *run = get_run (question);
  guint n_seen_before = g_hash_table_size (question->seen);
  guint n_strangers;

  take_rows (question, page, &n_strangers);
  for (guint i = 0; i < page->users->len; i++)
    g_hash_table_add (question->seen, GINT_TO_POINTER (lk_user_get_id (page->users->pdata[i])));
  for (guint i = 0; i < page->unreadable_ids->len; i++)
    g_hash_table_add (question->seen,
                      GINT_TO_POINTER (g_array_index (page->unreadable_ids, int, i)));
  question->skip += page->n_rows;

  if (page->n_rows > 0 && g_hash_table_size (question->seen) > n_seen_before
      && g_hash_table_size (run->wanted) > 0 && (page->count < 0 || question->skip < page->count))
    return TRUE;

  for_each_open (question,
                 page->count == g_hash_table_size (question->seen) ? note_gone : ask_alone);
  return FALSE;
}

static gboolean
may_fall_back (LkUserReader *self, LkReaderWay way, const GError *error)
{
  if (way == LK_WAY_SINGLE || error->domain != LK_ERROR)
    return FALSE;

  switch (error->code)
    {
    case LK_ERROR_INVALID:
    case LK_ERROR_INCOMPATIBLE:
    case LK_ERROR_NOT_FOUND:
      return TRUE;
    case LK_ERROR_PROTOCOL:
    case LK_ERROR_SERVER:
      return !self->ways.is_proven[way];
    default:
      return FALSE;
    }
}

/* Whether it is the way's fault shows when another one goes well. */
static void
fail (Question *question, GError *error)
{
  LkUserReader *self = get_reader (question);
  Run *run = get_run (question);

  if (question->way == LK_WAY_SINGLE && g_error_matches (error, LK_ERROR, LK_ERROR_NOT_FOUND))
    for_each_open (question, note_gone);
  else if (may_fall_back (self, question->way, error))
    {
      run->avoided[question->way] = TRUE;
      self->ways.n_failures[question->way] += error->code == LK_ERROR_INVALID ? MAX_FAILURES : 1;
      for_each_open (question, ask_again);
    }
  else
    {
      end_question (question, error);
      return;
    }

  g_error_free (error);
  end_question (question, NULL);
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

/* A record that cannot be read is one that was asked for alone, whatever it says of itself. */
static void
take_record (Question *question, LkPage *page)
{
  guint n_strangers;

  take_rows (question, page, &n_strangers);
  for (guint i = 0; i < question->ids->len; i++)
    take_unreadable (question, g_array_index (question->ids, int, i));
}

static void
parsed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Question *question = user_data;
  GError *error = NULL;
  g_autoptr (LkPage) page = g_task_propagate_pointer (G_TASK (result), &error);

  if (page == NULL)
    {
      fail (question, error);
      return;
    }

  if (question->way == LK_WAY_SINGLE)
    take_record (question, page);
  else if (question->way != LK_WAY_PAGES)
    take_chosen (question, page);
  else if (take_page (question, page) && get_run (question)->error == NULL)
    {
      ask (question);
      return;
    }
  end_question (question, NULL);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Question *question = user_data;
  g_autoptr (GTask) worker = NULL;
  g_autoptr (JsonNode) answer = NULL;
  GError *error = NULL;
  Parsing *parsing;

  if (!lk_pbx_request_finish (LK_PBX (source), result, &answer, &error))
    {
      fail (question, error);
      return;
    }

  parsing = g_new0 (Parsing, 1);
  parsing->fields = lk_field_set_ref (get_run (question)->fields);
  parsing->answer = g_steal_pointer (&answer);
  parsing->is_record = question->way == LK_WAY_SINGLE;
  worker = g_task_new (NULL, g_task_get_cancellable (question->task), parsed_cb, question);
  g_task_set_name (worker, "read some users");
  g_task_set_task_data (worker, parsing, (GDestroyNotify) parsing_free);
  g_task_run_in_thread (worker, parse_in_thread);
}

static void
ask (Question *question)
{
  LkUserReader *self = get_reader (question);
  Run *run = get_run (question);
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
  lk_pbx_request_async (self->pbx, &request, g_task_get_cancellable (question->task), answered_cb,
                        question);
}

static void
send (GTask *task, LkReaderWay way, GArray *from, guint n_ids)
{
  Run *run = g_task_get_task_data (task);
  Question *question = g_new0 (Question, 1);

  question->task = g_object_ref (task);
  question->way = way;
  question->seen = g_hash_table_new (NULL, NULL);
  question->ids = g_array_new (FALSE, FALSE, sizeof (int));
  g_array_append_vals (question->ids, from->data, n_ids);
  g_array_remove_range (from, 0, n_ids);
  run->n_in_flight++;
  ask (question);
}

/* A way that nobody knows yet is tried before anything else is asked in that way, and the pages are
 * read one after the other. */
static gboolean
may_send (LkUserReader *self, Run *run, LkReaderWay way)
{
  gboolean is_certain = way == LK_WAY_SINGLE || (way != LK_WAY_PAGES && self->ways.is_proven[way]);

  return run->n_in_flight == 0 || (is_certain && run->n_in_flight < MAX_IN_FLIGHT);
}

/* What went wrong with a way was its own fault if the reading came to an end without it. */
static void
conclude (LkUserReader *self, Run *run)
{
  for (guint i = 0; i < LK_N_WAYS; i++)
    if (run->error != NULL && run->avoided[i])
      self->ways.n_failures[i] = 0;
    else if (self->ways.n_failures[i] >= MAX_FAILURES)
      self->ways.is_refused[i] = TRUE;
}

static void
go_on (GTask *task)
{
  LkUserReader *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);

  while (run->error == NULL && run->alone->len > 0 && may_send (self, run, LK_WAY_SINGLE))
    send (task, LK_WAY_SINGLE, run->alone, 1);

  while (run->error == NULL && run->waiting->len > 0)
    {
      LkReaderWay way = lk_reader_ways_choose (&self->ways, run->waiting->len, run->avoided);
      guint step = way == LK_WAY_PAGES ? run->waiting->len : lk_reader_way_get_step (way);

      if (!may_send (self, run, way))
        return;
      send (task, way, run->waiting, MIN (step, run->waiting->len));
    }

  if (run->n_in_flight > 0)
    return;
  conclude (self, run);
  if (run->error != NULL)
    g_task_return_error (task, g_steal_pointer (&run->error));
  else
    g_task_return_pointer (task, g_steal_pointer (&run->reading), (GDestroyNotify) lk_reading_free);
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

LkUserReader *
lk_user_reader_new (LkPbx *pbx)
{
  LkUserReader *self = g_object_new (LK_TYPE_USER_READER, NULL);

  self->pbx = g_object_ref (pbx);
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
  self->ways.n_users = n_users;
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
run_new (const int *ids, guint n_ids, LkFieldSet *fields, gboolean whole)
{
  Run *run = g_new0 (Run, 1);

  run->fields = lk_field_set_ref (fields);
  run->select = lk_field_set_to_select (fields);
  run->expand = whole ? lk_field_set_to_write_expand (fields) : lk_field_set_to_expand (fields);
  run->wanted = g_hash_table_new (NULL, NULL);
  run->waiting = g_array_new (FALSE, FALSE, sizeof (int));
  run->alone = g_array_new (FALSE, FALSE, sizeof (int));
  for (guint i = 0; i < LK_N_WAYS; i++)
    run->missed[i] = g_hash_table_new (NULL, NULL);
  run->reading = reading_new ();
  for (guint i = 0; i < n_ids; i++)
    if (g_hash_table_add (run->wanted, GINT_TO_POINTER (ids[i])))
      g_array_append_val (run->waiting, ids[i]);
  run->n_wanted = run->waiting->len;

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

  g_task_set_source_tag (task, lk_user_reader_read_async);
  g_task_set_task_data (task, run_new (ids, n_ids, fields, whole), (GDestroyNotify) run_free);
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
