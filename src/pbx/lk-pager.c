/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-pager.h"

#include <glib/gi18n-lib.h>

#include "lk-error.h"
#include "lk-odata.h"
#include "lk-page.h"
#include "lk-phrase.h"

/* Pages on their way at once. */
#define MAX_IN_FLIGHT 6

/* How often the whole list is read, at most, while users come and go meanwhile. */
#define MAX_PASSES 3

/* More users than any phone system has. */
#define MAX_USERS 1000000

/* Rows that may come twice in one pass, beside one for each user, because users come and go. */
#define MAX_ROWS_TWICE 1000

/* How many unreadable records an error calls by their number. */
#define MAX_NAMED 5

struct _LkPager
{
  GObject parent_instance;

  LkPbx *pbx;
  LkFieldSet *fields;
  char *select;
  char *expand;

  GHashTable *ids; /* seen in this pass */
  GPtrArray *unreadable;
  guint n_anonymous; /* unreadable without an Id */
  gint64 n_rows;     /* in this pass */
  gint64 n_expected; /* -1 where the server does not count */
  gint64 stride;     /* rows of a full page */
  gint64 next_skip;
  gint64 end; /* where rows ran out, lower than expected */
  guint n_in_flight;
  guint pass;
  gint64 n_expected_before;
  guint n_seen_before;
  GError *error;
};

enum
{
  SIGNAL_PAGE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkPager, lk_pager, G_TYPE_OBJECT)

/* The rows that one request is for; parsed is the worker's task. */
typedef struct
{
  GTask *run;
  gint64 skip;
  gint64 top;
} Span;

typedef struct
{
  LkFieldSet *fields;
  JsonNode *answer;
} Parsing;

static void
span_free (Span *span)
{
  g_object_unref (span->run);
  g_free (span);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Span, span_free)

static void
parsing_free (Parsing *parsing)
{
  lk_field_set_unref (parsing->fields);
  g_clear_pointer (&parsing->answer, json_node_unref);
  g_free (parsing);
}

static void
reset (LkPager *self)
{
  g_hash_table_remove_all (self->ids);
  g_ptr_array_set_size (self->unreadable, 0);
  self->n_anonymous = 0;
  self->n_expected = -1;
  self->stride = 0;
  self->n_rows = 0;
  self->next_skip = 0;
  self->end = G_MAXINT64;
  self->pass++;
}

static gboolean
first_time (LkPager *self, int id)
{
  return g_hash_table_add (self->ids, GINT_TO_POINTER (id));
}

static void
note_unreadable (LkPager *self, LkPage *page)
{
  g_ptr_array_extend (self->unreadable, page->unreadable, (GCopyFunc) g_strdup, NULL);
  self->n_anonymous += page->unreadable->len - page->unreadable_ids->len;
  for (guint i = 0; i < page->unreadable_ids->len; i++)
    first_time (self, g_array_index (page->unreadable_ids, int, i));
}

/* Rows that moved to another page meanwhile come twice. */
static void
emit_new_users (LkPager *self, LkPage *page)
{
  g_autoptr (GPtrArray) users = g_ptr_array_new_full (page->users->len, g_object_unref);

  for (guint i = 0; i < page->users->len; i++)
    if (first_time (self, lk_user_get_id (page->users->pdata[i])))
      g_ptr_array_add (users, g_object_ref (page->users->pdata[i]));

  g_signal_emit (self, signals[SIGNAL_PAGE], 0, users);
}

static void request_span (GTask *run, gint64 skip, gint64 top);

static gint64
find_end (LkPager *self)
{
  return self->n_expected >= 0 ? MIN (self->n_expected, self->end) : self->end;
}

/* Where the server does not count, a page is asked for only after a full one. */
static void
request_more (GTask *run)
{
  LkPager *self = g_task_get_source_object (run);
  guint max_in_flight = self->n_expected >= 0 ? MAX_IN_FLIGHT : 1;

  while (self->error == NULL && self->stride > 0 && self->n_in_flight < max_in_flight
         && self->next_skip < find_end (self))
    {
      gint64 skip = self->next_skip;

      self->next_skip += self->stride;
      request_span (run, skip, self->stride);
    }
}

static void
take_page (GTask *run, const Span *span, LkPage *page)
{
  LkPager *self = g_task_get_source_object (run);
  gint64 wanted;

  if (span->skip == 0)
    {
      self->n_expected = page->count;
      self->stride = page->n_rows;
      self->next_skip = page->n_rows;
    }
  else if (page->count >= 0 && self->n_expected >= 0)
    self->n_expected = page->count;

  wanted = MIN (self->n_expected >= 0 ? span->skip + self->stride : G_MAXINT64, find_end (self));
  wanted = MIN (wanted - span->skip, span->top);
  if (page->n_rows == 0)
    self->end = MIN (self->end, span->skip);
  else if (self->n_expected >= 0 && page->n_rows < wanted)
    request_span (run, span->skip + page->n_rows, wanted - page->n_rows);
  else if (self->n_expected < 0 && page->n_rows < self->stride)
    self->end = span->skip + page->n_rows;

  self->n_rows += page->n_rows;
  note_unreadable (self, page);
  emit_new_users (self, page);
}

static GError *
unreadable_error (LkPager *self)
{
  guint n_named = MIN (self->unreadable->len, MAX_NAMED);
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autofree char *names = NULL;

  for (guint i = 0; i < n_named; i++)
    g_ptr_array_add (parts, self->unreadable->pdata[i]);
  if (self->unreadable->len > n_named)
    g_ptr_array_add (parts, (gpointer) "…");
  names = lk_phrase_join (parts);

  return g_error_new (LK_ERROR, LK_ERROR_PROTOCOL,
                      ngettext ("The record of %u user cannot be read and is missing here "
                                "(extension %s). The phone system may be newer than this program.",
                                "The records of %u users cannot be read and are missing here "
                                "(extensions %s). The phone system may be newer than this program.",
                                self->unreadable->len),
                      self->unreadable->len, names);
}

static GError *
missing_error (LkPager *self)
{
  return g_error_new (LK_ERROR, LK_ERROR_PROTOCOL,
                      _ ("The phone system counts %u users but sent %u. The list may lack some: "
                         "refresh it."),
                      lk_pager_get_n_expected (self), lk_pager_get_n_seen (self));
}

/* A server that sends the same rows over and over, whatever is asked for, would keep this going. */
static gboolean
goes_in_circles (LkPager *self)
{
  return self->n_rows > 2 * lk_pager_get_n_seen (self) + MAX_ROWS_TWICE;
}

static GError *
circle_error (void)
{
  return g_error_new_literal (LK_ERROR, LK_ERROR_PROTOCOL,
                              _ ("The phone system sends the same users again and again. The list "
                                 "may lack some."));
}

static gboolean
has_settled (LkPager *self)
{
  return self->n_expected == self->n_expected_before
         && lk_pager_get_n_seen (self) == self->n_seen_before;
}

/* Whether users came or went while the pages were read, so that reading again helps. */
static gboolean
needs_another_pass (LkPager *self)
{
  return self->error == NULL && self->n_expected >= 0 && self->pass < MAX_PASSES
         && lk_pager_get_n_seen (self) != self->n_expected && !has_settled (self);
}

static void
end_pass (GTask *run)
{
  LkPager *self = g_task_get_source_object (run);

  if (needs_another_pass (self))
    {
      self->n_expected_before = self->n_expected;
      self->n_seen_before = lk_pager_get_n_seen (self);
      reset (self);
      request_span (run, 0, LK_ODATA_MAX_TOP);
    }
  else if (self->error != NULL)
    g_task_return_error (run, g_error_copy (self->error));
  else if (lk_pager_get_n_seen (self) < lk_pager_get_n_expected (self))
    g_task_return_error (run, missing_error (self));
  else if (self->unreadable->len > 0)
    g_task_return_error (run, unreadable_error (self));
  else
    g_task_return_boolean (run, TRUE);
}

static void
end_span (GTask *run, GError *error)
{
  LkPager *self = g_task_get_source_object (run);

  if (self->error == NULL && goes_in_circles (self))
    self->error = circle_error ();
  if (self->error == NULL && lk_pager_get_n_seen (self) > MAX_USERS)
    self->error = missing_error (self);
  if (self->error == NULL)
    self->error = error;
  else
    g_clear_error (&error);

  self->n_in_flight--;
  request_more (run);
  if (self->n_in_flight == 0)
    end_pass (run);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Parsing *parsing = task_data;
  GError *error = NULL;
  LkPage *page = lk_page_read (parsing->fields, parsing->answer, &error);

  g_clear_pointer (&parsing->answer, json_node_unref);
  if (page != NULL)
    g_task_return_pointer (task, page, (GDestroyNotify) lk_page_free);
  else
    g_task_return_error (task, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Span) span = user_data;
  GError *error = NULL;
  g_autoptr (LkPage) page = g_task_propagate_pointer (G_TASK (result), &error);

  if (page != NULL)
    take_page (span->run, span, page);
  end_span (span->run, error);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Span) span = user_data;
  g_autoptr (GTask) reading = NULL;
  g_autoptr (JsonNode) answer = NULL;
  GError *error = NULL;
  LkPager *self = g_task_get_source_object (span->run);
  GCancellable *cancellable = g_task_get_cancellable (span->run);
  Parsing *parsing;

  if (!lk_pbx_request_finish (LK_PBX (source), result, &answer, &error))
    {
      end_span (span->run, error);
      return;
    }

  parsing = g_new0 (Parsing, 1);
  parsing->fields = lk_field_set_ref (self->fields);
  parsing->answer = g_steal_pointer (&answer);
  reading = g_task_new (NULL, cancellable, read_cb, g_steal_pointer (&span));
  g_task_set_name (reading, "read a page of users");
  g_task_set_task_data (reading, parsing, (GDestroyNotify) parsing_free);
  g_task_run_in_thread (reading, read_in_thread);
}

/* Ordered by Number because that is proven on real servers and no two users share one. The first
 * page tells how many there are, the last whether that still holds. */
static void
request_span (GTask *run, gint64 skip, gint64 top)
{
  LkPager *self = g_task_get_source_object (run);
  gboolean is_last = self->n_expected >= 0 && skip + top >= self->n_expected;
  LkODataQuery options = {
    .top = MIN (top, LK_ODATA_MAX_TOP),
    .skip = skip,
    .count = skip == 0 || is_last,
    .orderby = "Number",
    .select = self->select,
    .expand = self->expand,
  };
  g_autofree char *query = lk_odata_query_build (&options);
  LkRequest request = {
    .method = "GET", .path = "/Users", .query = query, .lane = LK_LANE_BACKGROUND
  };
  Span *span = g_new0 (Span, 1);

  span->run = g_object_ref (run);
  span->skip = skip;
  span->top = top;
  self->n_in_flight++;
  lk_pbx_request_async (self->pbx, &request, g_task_get_cancellable (run), answered_cb, span);
}

static void
lk_pager_finalize (GObject *object)
{
  LkPager *self = LK_PAGER (object);

  g_object_unref (self->pbx);
  lk_field_set_unref (self->fields);
  g_free (self->select);
  g_free (self->expand);
  g_hash_table_unref (self->ids);
  g_ptr_array_unref (self->unreadable);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (lk_pager_parent_class)->finalize (object);
}

static void
lk_pager_class_init (LkPagerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lk_pager_finalize;

  signals[SIGNAL_PAGE] = g_signal_new ("page", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
}

static void
lk_pager_init (LkPager *self)
{
  self->ids = g_hash_table_new (NULL, NULL);
  self->unreadable = g_ptr_array_new_with_free_func (g_free);
}

/**
 * lk_pager_new:
 * @pbx: a phone system
 * @fields: what to ask for
 *
 * Reads all users, a hundred at a time (behaviour.md, 2.1). For one run.
 *
 * Returns: (transfer full): the pager.
 */
LkPager *
lk_pager_new (LkPbx *pbx, LkFieldSet *fields)
{
  LkPager *self = g_object_new (LK_TYPE_PAGER, NULL);

  self->pbx = g_object_ref (pbx);
  self->fields = lk_field_set_ref (fields);
  self->select = lk_field_set_to_select (fields);
  self->expand = lk_field_set_to_expand (fields);

  return self;
}

/**
 * lk_pager_get_n_expected:
 * @self: a pager
 *
 * Returns: how many users the server counts; 0 before it said so.
 */
guint
lk_pager_get_n_expected (LkPager *self)
{
  return (guint) CLAMP (self->n_expected, 0, G_MAXINT32);
}

/**
 * lk_pager_get_n_seen:
 * @self: a pager
 *
 * Returns: how many different users this pass has met, readable or not.
 */
guint
lk_pager_get_n_seen (LkPager *self)
{
  return g_hash_table_size (self->ids) + self->n_anonymous;
}

/**
 * lk_pager_get_pass:
 * @self: a pager
 *
 * Returns: 1 for the first time through the list.
 */
guint
lk_pager_get_pass (LkPager *self)
{
  return self->pass;
}

/**
 * lk_pager_is_complete:
 * @self: a pager whose run is over
 *
 * Returns: whether every user that exists was met and had an Id, so that those not met are gone.
 */
gboolean
lk_pager_is_complete (LkPager *self)
{
  return self->error == NULL && self->n_anonymous == 0
         && lk_pager_get_n_seen (self) >= lk_pager_get_n_expected (self);
}

/**
 * lk_pager_has_seen:
 * @self: a pager
 * @id: a user's Id
 *
 * Returns: whether this pass has met the user, readable or not.
 */
gboolean
lk_pager_has_seen (LkPager *self, int id)
{
  return g_hash_table_contains (self->ids, GINT_TO_POINTER (id));
}

/**
 * lk_pager_run_async:
 * @self: a pager
 *
 * Reads the first page, then the others in parallel, and all of them again where the number of
 * users moved meanwhile. Everything that arrives is given out by the signal “page”.
 */
void
lk_pager_run_async (LkPager *self,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  g_autoptr (GTask) run = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (run, lk_pager_run_async);
  reset (self);
  request_span (run, 0, LK_ODATA_MAX_TOP);
}

/**
 * lk_pager_run_finish:
 * @self: a pager
 * @result: the result
 * @error: return location; what was given out before is good all the same
 *
 * Returns: whether all users were met and could be read.
 */
gboolean
lk_pager_run_finish (LkPager *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
