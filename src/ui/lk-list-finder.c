/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-list-finder.h"

#include <glib/gi18n-lib.h>

#include "lk-phrase.h"
#include "lk-search.h"
#include "lk-user-fields.h"

/* How many users or words are looked at between two frames. */
#define SLICE 500

/* What stands between extensions and addresses, and around them. */
#define BETWEEN  " \t\r\n\f\v,;|<>()[]{}\""
#define NO_BREAK "\302\240"
#define AROUND   ".:'`!?*-"

struct _LkListFinder
{
  GObject parent_instance;

  LkDirectory *directory;
  GPtrArray *everyone; /* of LkUser; to be indexed */
  guint n_indexed;
  GHashTable *by_word;  /* of folded numbers and addresses: GPtrArray of LkUser */
  GHashTable *seen;     /* of LkUser: those in users */
  GHashTable *reported; /* of words: those in missing and ambiguous */

  char **words;
  guint n_words; /* looked at */
  GPtrArray *users;
  GPtrArray *missing;   /* of char * */
  GPtrArray *ambiguous; /* likewise, with who they may be */
  guint n_passed_over;
  guint source;
};

enum
{
  SIGNAL_FINISHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkListFinder, lk_list_finder, G_TYPE_OBJECT)

/* The index */

static void
index_word (LkListFinder *self, const char *text, LkUser *user)
{
  g_autofree char *word = lk_search_fold (text);
  GPtrArray *users;

  if (*word == '\0')
    return;

  users = g_hash_table_lookup (self->by_word, word);
  if (users == NULL)
    {
      users = g_ptr_array_new_with_free_func (g_object_unref);
      g_hash_table_insert (self->by_word, g_steal_pointer (&word), users);
    }
  g_ptr_array_add (users, g_object_ref (user));
}

static void
index_slice (LkListFinder *self)
{
  guint end = MIN (self->n_indexed + SLICE, self->everyone->len);

  for (; self->n_indexed < end; self->n_indexed++)
    {
      LkUser *user = g_ptr_array_index (self->everyone, self->n_indexed);

      index_word (self, lk_user_get_text (user, lk_user_field_number), user);
      index_word (self, lk_user_get_text (user, lk_user_field_email), user);
    }
}

/* The words */

static gboolean
looks_like_one (const char *word)
{
  gboolean has_digit = FALSE;

  if (strchr (word, '@') != NULL)
    return TRUE;
  for (const char *at = word; *at != '\0'; at++)
    {
      if (!g_ascii_isdigit (*at) && strchr ("+*#", *at) == NULL)
        return FALSE;
      has_digit = has_digit || g_ascii_isdigit (*at);
    }

  return has_digit;
}

static char *
dup_candidates (const char *word, GPtrArray *users)
{
  g_autoptr (GPtrArray) numbers = g_ptr_array_new ();
  g_autofree char *list = NULL;

  for (guint i = 0; i < users->len; i++)
    g_ptr_array_add (numbers, (gpointer) lk_user_get_text (g_ptr_array_index (users, i),
                                                           lk_user_field_number));
  list = lk_phrase_join (numbers);
  /* Translators: an e-mail address, and the extensions of those who have it. */
  return g_strdup_printf (C_ ("ambiguous", "%s: %s"), word, list);
}

static void
report (LkListFinder *self, const char *word, GPtrArray *users)
{
  if (!g_hash_table_add (self->reported, g_strdup (word)))
    return;

  if (users != NULL)
    g_ptr_array_add (self->ambiguous, dup_candidates (word, users));
  else
    g_ptr_array_add (self->missing, g_strdup (word));
}

static void
find_word (LkListFinder *self, const char *word)
{
  g_autofree char *folded = lk_search_fold (word);
  GPtrArray *users = g_hash_table_lookup (self->by_word, folded);

  if (users == NULL && !looks_like_one (word))
    self->n_passed_over++;
  else if (users == NULL || users->len > 1)
    report (self, word, users);
  else if (g_hash_table_add (self->seen, g_ptr_array_index (users, 0)))
    g_ptr_array_add (self->users, g_object_ref (g_ptr_array_index (users, 0)));
}

/* A full stop ends a sentence; within an address it stays. */
static char *
trim (char *word)
{
  gsize length;

  while (*word != '\0' && strchr (AROUND, *word) != NULL)
    word++;
  length = strlen (word);
  while (length > 0 && strchr (AROUND, word[length - 1]) != NULL)
    word[--length] = '\0';
  return word;
}

static void
find_slice (LkListFinder *self)
{
  for (guint i = 0; i < SLICE && self->words[self->n_words] != NULL; i++)
    {
      char *word = self->words[self->n_words++];
      char *at = g_str_has_prefix (word, "mailto:") ? word + strlen ("mailto:") : word;

      at = g_hash_table_contains (self->by_word, at) ? at : trim (at);
      if (*at != '\0')
        find_word (self, at);
    }
}

static gboolean
work_cb (gpointer user_data)
{
  LkListFinder *self = user_data;

  if (self->n_indexed < self->everyone->len)
    index_slice (self);
  else
    find_slice (self);
  if (self->n_indexed < self->everyone->len || self->words[self->n_words] != NULL)
    return G_SOURCE_CONTINUE;

  self->source = 0;
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
  return G_SOURCE_REMOVE;
}

static void
lk_list_finder_finalize (GObject *object)
{
  LkListFinder *self = LK_LIST_FINDER (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_object_unref (self->directory);
  g_ptr_array_unref (self->everyone);
  g_hash_table_unref (self->by_word);
  g_hash_table_unref (self->seen);
  g_hash_table_unref (self->reported);
  g_ptr_array_unref (self->users);
  g_ptr_array_unref (self->missing);
  g_ptr_array_unref (self->ambiguous);
  g_strfreev (self->words);

  G_OBJECT_CLASS (lk_list_finder_parent_class)->finalize (object);
}

static void
lk_list_finder_class_init (LkListFinderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lk_list_finder_finalize;

  signals[SIGNAL_FINISHED] = g_signal_new ("finished", LK_TYPE_LIST_FINDER, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lk_list_finder_init (LkListFinder *self)
{
  self->everyone = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_word =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->seen = g_hash_table_new (NULL, NULL);
  self->reported = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->users = g_ptr_array_new_with_free_func (g_object_unref);
  self->missing = g_ptr_array_new_with_free_func (g_free);
  self->ambiguous = g_ptr_array_new_with_free_func (g_free);
  self->words = g_new0 (char *, 1);
}

/**
 * lk_list_finder_new:
 * @directory: all users, as they are now
 *
 * Returns: (transfer full): what finds some of them.
 */
LkListFinder *
lk_list_finder_new (LkDirectory *directory)
{
  LkListFinder *self = g_object_new (LK_TYPE_LIST_FINDER, NULL);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (directory));

  self->directory = g_object_ref (directory);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (self->everyone, g_list_model_get_item (G_LIST_MODEL (directory), i));
  return self;
}

/**
 * lk_list_finder_search:
 * @self: a finder
 * @text: what the person pasted
 *
 * Begins anew; "finished" follows.
 */
void
lk_list_finder_search (LkListFinder *self, const char *text)
{
  g_autoptr (GString) spaced = g_string_new (text);

  g_string_replace (spaced, NO_BREAK, " ", 0);
  g_strfreev (self->words);
  self->words = g_strsplit_set (spaced->str, BETWEEN, -1);
  self->n_words = 0;
  self->n_passed_over = 0;
  g_ptr_array_set_size (self->users, 0);
  g_ptr_array_set_size (self->missing, 0);
  g_ptr_array_set_size (self->ambiguous, 0);
  g_hash_table_remove_all (self->seen);
  g_hash_table_remove_all (self->reported);
  if (self->source == 0)
    self->source = g_idle_add (work_cb, self);
}

gboolean
lk_list_finder_is_busy (LkListFinder *self)
{
  return self->source != 0;
}

/**
 * lk_list_finder_get_users:
 * @self: a finder
 *
 * Returns: (transfer none) (element-type LkUser): those who were found, each once.
 */
GPtrArray *
lk_list_finder_get_users (LkListFinder *self)
{
  return self->users;
}

/**
 * lk_list_finder_get_missing:
 * @self: a finder
 *
 * Returns: (transfer none) (element-type utf8): the extensions and addresses that nobody has.
 */
GPtrArray *
lk_list_finder_get_missing (LkListFinder *self)
{
  return self->missing;
}

/**
 * lk_list_finder_get_ambiguous:
 * @self: a finder
 *
 * Returns: (transfer none) (element-type utf8): the addresses that several have, and who these are.
 */
GPtrArray *
lk_list_finder_get_ambiguous (LkListFinder *self)
{
  return self->ambiguous;
}

/**
 * lk_list_finder_get_n_passed_over:
 * @self: a finder
 *
 * Returns: how many words are neither extensions nor addresses.
 */
guint
lk_list_finder_get_n_passed_over (LkListFinder *self)
{
  return self->n_passed_over;
}
