/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-job-words.h"

#include <glib/gi18n-lib.h>

#define MINUTE 60
#define HOUR   (60 * MINUTE)

/* What a person has to look at comes first. */
static const struct
{
  LkItemState state;
  const char *icon_name;
} looks[] = {
  { LK_ITEM_FAILED, "dialog-error-symbolic" },
  { LK_ITEM_UNKNOWN, "dialog-question-symbolic" },
  { LK_ITEM_SKIPPED, "action-unavailable-symbolic" },
  { LK_ITEM_PLANNED, "content-loading-symbolic" },
  { LK_ITEM_SENDING, "emblem-synchronizing-symbolic" },
  { LK_ITEM_DONE, "object-select-symbolic" },
  { LK_ITEM_UNCHANGED, "list-remove-symbolic" },
  { LK_ITEM_UNDONE, "edit-undo-symbolic" },
};

/**
 * lk_item_state_get_rank:
 * @state: what became of a user
 *
 * Returns: how far behind it stands where what needs a person's attention comes first.
 */
int
lk_item_state_get_rank (LkItemState state)
{
  int rank = 0;

  while (rank < (int) G_N_ELEMENTS (looks) - 1 && looks[rank].state != state)
    rank++;
  return rank;
}

/**
 * lk_item_state_get_nth:
 * @rank: a number below LK_N_ITEM_STATES
 *
 * Returns: the state that has this rank.
 */
LkItemState
lk_item_state_get_nth (int rank)
{
  return looks[rank].state;
}

const char *
lk_item_state_get_icon_name (LkItemState state)
{
  return looks[lk_item_state_get_rank (state)].icon_name;
}

/* Whether it takes an earlier one back. */
static gboolean
is_undo (LkJob *job)
{
  return lk_job_get_undo_of (job) != 0;
}

static char *
dup_undoing (LkJobKind kind, guint n)
{
  switch (kind)
    {
    case LK_JOB_DELETE:
      return g_strdup_printf (ngettext ("Deleting %'u user again", "Deleting %'u users again", n),
                              n);
    case LK_JOB_CREATE:
      return g_strdup_printf (ngettext ("Creating %'u user again", "Creating %'u users again", n),
                              n);
    case LK_JOB_UPDATE:
    case LK_JOB_EDIT:
    default:
      return g_strdup_printf (ngettext ("Taking back the change of %'u user",
                                        "Taking back the changes of %'u users", n),
                              n);
    }
}

/**
 * lk_job_words_dup_doing:
 * @job: a job
 *
 * Returns: (transfer full): what it does, as a title.
 */
char *
lk_job_words_dup_doing (LkJob *job)
{
  guint n = lk_job_get_n_items (job);

  if (is_undo (job))
    return dup_undoing (lk_job_get_kind (job), n);

  switch (lk_job_get_kind (job))
    {
    case LK_JOB_DELETE:
      return g_strdup_printf (ngettext ("Deleting %'u user", "Deleting %'u users", n), n);
    case LK_JOB_CREATE:
      return g_strdup_printf (ngettext ("Creating %'u user", "Creating %'u users", n), n);
    case LK_JOB_UPDATE:
    case LK_JOB_EDIT:
    default:
      return g_strdup_printf (ngettext ("Changing %'u user", "Changing %'u users", n), n);
    }
}

static char *
dup_done (LkJobKind kind, guint n)
{
  switch (kind)
    {
    case LK_JOB_DELETE:
      return g_strdup_printf (ngettext ("%'u user was deleted.", "%'u users were deleted.", n), n);
    case LK_JOB_CREATE:
      return g_strdup_printf (ngettext ("%'u user was created.", "%'u users were created.", n), n);
    case LK_JOB_UPDATE:
    case LK_JOB_EDIT:
    default:
      return g_strdup_printf (ngettext ("%'u user was changed.", "%'u users were changed.", n), n);
    }
}

static char *
dup_taken_back (LkJobKind kind, guint n)
{
  switch (kind)
    {
    case LK_JOB_DELETE:
      return g_strdup_printf (ngettext ("%'u user was deleted again.",
                                        "%'u users were deleted again.", n),
                              n);
    case LK_JOB_CREATE:
      return g_strdup_printf (ngettext ("%'u user was created again.",
                                        "%'u users were created again.", n),
                              n);
    case LK_JOB_UPDATE:
    case LK_JOB_EDIT:
    default:
      return g_strdup_printf (ngettext ("The change of %'u user was taken back.",
                                        "The changes of %'u users were taken back.", n),
                              n);
    }
}

static char *
dup_nothing_done (LkJob *job)
{
  if (is_undo (job))
    return g_strdup (_ ("Nothing was taken back."));

  switch (lk_job_get_kind (job))
    {
    case LK_JOB_DELETE:
      return g_strdup (_ ("Nobody was deleted."));
    case LK_JOB_CREATE:
      return g_strdup (_ ("Nobody was created."));
    case LK_JOB_UPDATE:
    case LK_JOB_EDIT:
    default:
      return g_strdup (_ ("Nobody was changed."));
    }
}

static char *
dup_failed (LkJobKind kind, guint n)
{
  switch (kind)
    {
    case LK_JOB_DELETE:
      return g_strdup_printf (ngettext ("%'u user could not be deleted.",
                                        "%'u users could not be deleted.", n),
                              n);
    case LK_JOB_CREATE:
      return g_strdup_printf (ngettext ("%'u user could not be created.",
                                        "%'u users could not be created.", n),
                              n);
    case LK_JOB_UPDATE:
    case LK_JOB_EDIT:
    default:
      return g_strdup_printf (ngettext ("%'u user could not be changed.",
                                        "%'u users could not be changed.", n),
                              n);
    }
}

static char *
dup_not_taken_back (LkJobKind kind, guint n)
{
  if (kind == LK_JOB_DELETE || kind == LK_JOB_CREATE)
    return dup_failed (kind, n);

  return g_strdup_printf (ngettext ("The change of %'u user could not be taken back.",
                                    "The changes of %'u users could not be taken back.", n),
                          n);
}

static char *
dup_undone (LkJobKind kind, guint n)
{
  switch (kind)
    {
    case LK_JOB_DELETE:
      return g_strdup_printf (ngettext ("%'u deletion was taken back since.",
                                        "%'u deletions were taken back since.", n),
                              n);
    case LK_JOB_CREATE:
      return g_strdup_printf (ngettext ("%'u creation was taken back since.",
                                        "%'u creations were taken back since.", n),
                              n);
    case LK_JOB_UPDATE:
    case LK_JOB_EDIT:
    default:
      return g_strdup_printf (ngettext ("The change of %'u user was taken back since.",
                                        "The changes of %'u users were taken back since.", n),
                              n);
    }
}

static char *
dup_sentence (LkJob *job, LkItemState state, guint n)
{
  LkJobKind kind = lk_job_get_kind (job);

  switch (state)
    {
    case LK_ITEM_DONE:
      return is_undo (job) ? dup_taken_back (kind, n) : dup_done (kind, n);
    case LK_ITEM_FAILED:
      return is_undo (job) ? dup_not_taken_back (kind, n) : dup_failed (kind, n);
    case LK_ITEM_UNDONE:
      return dup_undone (kind, n);
    case LK_ITEM_UNCHANGED:
      return g_strdup_printf (ngettext ("%'u user was as wanted already.",
                                        "%'u users were as wanted already.", n),
                              n);
    case LK_ITEM_SKIPPED:
      return g_strdup_printf (ngettext ("%'u user was left out.", "%'u users were left out.", n),
                              n);
    case LK_ITEM_PLANNED:
      return g_strdup_printf (ngettext ("For %'u user nothing was sent.",
                                        "For %'u users nothing was sent.", n),
                              n);
    case LK_ITEM_SENDING:
    case LK_ITEM_UNKNOWN:
    default:
      return g_strdup_printf (ngettext ("What became of %'u user is not known.",
                                        "What became of %'u users is not known.", n),
                              n);
    }
}

static guint
count_open (LkJob *job)
{
  return lk_job_count (job, LK_ITEM_UNKNOWN) + lk_job_count (job, LK_ITEM_SENDING);
}

static void
add_sentence (GString *text, LkJob *job, LkItemState state, guint n)
{
  g_autofree char *sentence = NULL;

  if (n == 0)
    return;

  sentence = dup_sentence (job, state, n);
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
}

/**
 * lk_job_words_dup_outcome:
 * @job: a job
 *
 * Returns: (transfer full): what became of it: a sentence for each state that users are in, that
 *   what was wanted first.
 */
char *
lk_job_words_dup_outcome (LkJob *job)
{
  static const LkItemState states[] = { LK_ITEM_FAILED, LK_ITEM_SKIPPED, LK_ITEM_UNCHANGED,
                                        LK_ITEM_PLANNED, LK_ITEM_UNDONE };
  GString *text = g_string_new (NULL);

  add_sentence (text, job, LK_ITEM_DONE, lk_job_count (job, LK_ITEM_DONE));
  add_sentence (text, job, LK_ITEM_UNKNOWN, count_open (job));
  if (text->len == 0 && lk_job_count (job, LK_ITEM_UNDONE) == 0)
    {
      g_autofree char *nothing = dup_nothing_done (job);

      g_string_append (text, nothing);
    }
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    add_sentence (text, job, states[i], lk_job_count (job, states[i]));
  return g_string_free (text, FALSE);
}

/**
 * lk_job_words_dup_counts:
 * @job: a job
 *
 * Returns: (transfer full): how many users are in each state, as in “Failed: 7 · Done: 412”.
 */
char *
lk_job_words_dup_counts (LkJob *job)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      guint n = lk_job_count (job, looks[i].state);

      if (n == 0)
        continue;
      if (text->len > 0)
        g_string_append (text, " · ");
      /* Translators: the first is what became of users, the second how many, as in “Failed: 7”. */
      g_string_append_printf (text, _ ("%s: %'u"), lk_item_state_get_label (looks[i].state), n);
    }

  return g_string_free (text, FALSE);
}

/**
 * lk_job_words_count_settled:
 * @job: a job
 *
 * Returns: of how many users it is known what became of them.
 */
guint
lk_job_words_count_settled (LkJob *job)
{
  return lk_job_get_n_items (job) - lk_job_count (job, LK_ITEM_PLANNED) - count_open (job);
}

char *
lk_job_words_dup_progress (LkJob *job)
{
  guint n = lk_job_get_n_items (job);

  return g_strdup_printf (ngettext ("%'u of %'u user", "%'u of %'u users", n),
                          lk_job_words_count_settled (job), n);
}

/**
 * lk_job_words_dup_time_left:
 * @seconds: as lk_job_runner_get_seconds_left() says
 *
 * Returns: (transfer full): as exactly as one can say that; empty where nobody can.
 */
char *
lk_job_words_dup_time_left (int seconds)
{
  int minutes = (seconds + MINUTE / 2) / MINUTE;
  int hours = (seconds + HOUR / 2) / HOUR;

  if (seconds < 0)
    return g_strdup ("");
  if (seconds < 10)
    return g_strdup (_ ("A few seconds left"));
  if (seconds < MINUTE)
    return g_strdup (_ ("Less than a minute left"));
  if (seconds < 2 * HOUR)
    return g_strdup_printf (ngettext ("About %d minute left", "About %d minutes left", minutes),
                            minutes);
  return g_strdup_printf (ngettext ("About %d hour left", "About %d hours left", hours), hours);
}

/**
 * lk_job_words_dup_pause:
 * @paused_until: as lk_pbx_get_paused_until() says
 *
 * Returns: (transfer full) (nullable): what a person should know of it; %NULL where the phone
 * system asks for no pause.
 */
char *
lk_job_words_dup_pause (gint64 paused_until)
{
  gint64 left = paused_until - g_get_monotonic_time ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) end = NULL;
  g_autofree char *time = NULL;

  if (left <= 0)
    return NULL;

  end = g_date_time_add (now, left);
  time = end != NULL ? g_date_time_format (end, "%X") : NULL;
  if (time == NULL)
    return g_strdup (_ ("The phone system asks for a pause."));
  /* Translators: %s is a time of the day. */
  return g_strdup_printf (_ ("The phone system asks for a pause. The job goes on by itself at %s."),
                          time);
}

/**
 * lk_job_words_dup_run_state:
 * @runner: a runner
 *
 * Returns: (transfer full): what holds it up, or what comes next; empty where it just goes on.
 */
char *
lk_job_words_dup_run_state (LkJobRunner *runner)
{
  switch (lk_job_runner_get_state (runner))
    {
    case LK_RUN_PAUSING:
      return g_strdup (_ ("Pausing after the request that is under way…"));
    case LK_RUN_PAUSED:
      return g_strdup (_ ("Paused. Nothing is sent until you continue."));
    case LK_RUN_STOPPING:
      return g_strdup (_ ("Stopping after the request that is under way…"));
    case LK_RUN_GOING:
    case LK_RUN_ENDED:
    default:
      return g_strdup ("");
    }
}

/**
 * lk_job_words_is_worrying:
 * @job: a job that ended
 *
 * Returns: whether somebody should look at what became of it.
 */
gboolean
lk_job_words_is_worrying (LkJob *job)
{
  return lk_job_count (job, LK_ITEM_FAILED) + lk_job_count (job, LK_ITEM_PLANNED) + count_open (job)
         > 0;
}

/**
 * lk_job_words_needs_attention:
 * @runner: of a job that ended
 *
 * Returns: whether somebody should look at how it went, also where that is for nobody's sake.
 */
gboolean
lk_job_words_needs_attention (LkJobRunner *runner)
{
  return lk_job_runner_get_trouble (runner) != NULL
         || lk_job_words_is_worrying (lk_job_runner_get_job (runner));
}
