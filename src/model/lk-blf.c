/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-blf.h"

#include <glib/gi18n-lib.h>

#include "lk-error.h"
#include "lk-phrase.h"
#include "lk-record.h"

#define EMPTY_HEAD "<PhoneDevice><BLFS>"
#define EMPTY_TAIL "</BLFS></PhoneDevice>"

/* The parser is fed up to one “>” after the other. So each of its callbacks knows where in the
 * text it is: @at is just behind the tag that it tells about. */
typedef struct
{
  LkBlf *blf;
  const char *at;
  const char *done;  /* up to where the text belongs to the head or to a key already */
  const char *start; /* of the key being read */
  LkBlfKey *key;     /* being read */
  GString *target;   /* of the key being read */
  guint depth;
  gboolean in_keys;
} Reader;

static void
read_head (Reader *reader)
{
  LkBlf *blf = reader->blf;
  gsize length = (gsize) (reader->at - blf->original);

  reader->in_keys = TRUE;
  reader->done = reader->at;
  if (reader->at[-2] != '/')
    {
      blf->head = g_strndup (blf->original, length);
      return;
    }

  /* “<BLFS/>” opens for keys that someone may add. */
  blf->head = g_strdup_printf ("%.*s>", (int) length - 2, blf->original);
  blf->tail = g_strconcat ("</BLFS>", reader->at, NULL);
}

static const char *
find_attribute (const char *const *names, const char *const *values, const char *name)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return values[i];

  return NULL;
}

static void
begin_key (Reader *reader, const char *const *names, const char *const *values)
{
  LkBlfKey *key = g_new0 (LkBlfKey, 1);
  const char *position = find_attribute (names, values, "BLFNo");
  guint64 number = 0;

  reader->key = key;
  for (reader->start = reader->at - 1; *reader->start != '<'; reader->start--)
    ;
  g_string_truncate (reader->target, 0);

  if (position != NULL)
    g_ascii_string_to_unsigned (position, 10, 0, G_MAXUINT, &number, NULL);
  key->position = (guint) number;
  key->type = g_strdup (find_attribute (names, values, "BLFType"));
  key->id = g_strdup (find_attribute (names, values, "ID"));
  key->gap = g_strndup (reader->done, (gsize) (reader->start - reader->done));
}

static void
end_key (Reader *reader)
{
  LkBlfKey *key = g_steal_pointer (&reader->key);

  key->xml = g_strndup (reader->start, (gsize) (reader->at - reader->start));
  key->target = g_strdup (reader->target->str);
  reader->done = reader->at;
  g_ptr_array_add (reader->blf->keys, key);
}

static void
start_element_cb (GMarkupParseContext *context,
                  const char *element,
                  const char **names,
                  const char **values,
                  gpointer user_data,
                  GError **error)
{
  Reader *reader = user_data;

  reader->depth++;
  if (reader->depth == 2 && reader->blf->head == NULL && g_str_equal (element, "BLFS"))
    read_head (reader);
  else if (reader->depth == 3 && reader->in_keys && g_str_equal (element, "BLF"))
    begin_key (reader, (const char *const *) names, (const char *const *) values);
}

static void
end_element_cb (GMarkupParseContext *context,
                const char *element,
                gpointer user_data,
                GError **error)
{
  Reader *reader = user_data;

  if (reader->depth == 3 && reader->key != NULL)
    end_key (reader);
  else if (reader->depth == 2)
    reader->in_keys = FALSE;
  reader->depth--;
}

static void
text_cb (GMarkupParseContext *context,
         const char *text,
         gsize length,
         gpointer user_data,
         GError **error)
{
  Reader *reader = user_data;

  if (reader->key != NULL)
    g_string_append_len (reader->target, text, (gssize) length);
}

static gboolean
feed (Reader *reader, GMarkupParseContext *context)
{
  const char *end = reader->at + strlen (reader->at);

  while (reader->at < end)
    {
      const char *from = reader->at;
      const char *close = strchr (from, '>');

      reader->at = close != NULL ? close + 1 : end;
      if (!g_markup_parse_context_parse (context, from, reader->at - from, NULL))
        return FALSE;
    }

  return g_markup_parse_context_end_parse (context, NULL);
}

static gboolean
read_keys (LkBlf *self)
{
  static const GMarkupParser callbacks = { start_element_cb, end_element_cb, text_cb };
  g_autoptr (GString) target = g_string_new (NULL);
  Reader reader = { .blf = self, .at = self->original, .done = self->original, .target = target };
  g_autoptr (GMarkupParseContext)
    context = g_markup_parse_context_new (&callbacks, G_MARKUP_TREAT_CDATA_AS_TEXT, &reader, NULL);
  gboolean is_read = feed (&reader, context) && self->head != NULL;

  g_clear_pointer (&reader.key, lk_blf_key_free);
  if (is_read && self->tail == NULL)
    self->tail = g_strdup (reader.done);
  return is_read;
}

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t\r\n")] == '\0';
}

/**
 * lk_blf_parse:
 * @xml: the field's text, perhaps empty
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the keys; %NULL with %LK_ERROR_PROTOCOL where @xml is not
 *   what a phone system writes.
 */
LkBlf *
lk_blf_parse (const char *xml, GError **error)
{
  g_autoptr (LkBlf) self = g_new0 (LkBlf, 1);

  self->original = g_strdup (xml);
  self->keys = g_ptr_array_new_with_free_func ((GDestroyNotify) lk_blf_key_free);
  if (is_blank (xml))
    {
      self->head = g_strdup (EMPTY_HEAD);
      self->tail = g_strdup (EMPTY_TAIL);
    }
  else if (!read_keys (self))
    {
      g_set_error_literal (error, LK_ERROR, LK_ERROR_PROTOCOL,
                           _ ("The function keys are in a form that this program does not know."));
      return NULL;
    }

  self->had_keys = self->keys->len > 0;
  return g_steal_pointer (&self);
}

/**
 * lk_blf_build:
 * @self: keys
 *
 * Returns: (transfer full): the field's text.
 */
char *
lk_blf_build (const LkBlf *self)
{
  GString *xml;

  if (self->keys->len == 0 && !self->had_keys)
    return g_strdup (self->original);

  xml = g_string_new (self->head);
  for (guint i = 0; i < self->keys->len; i++)
    {
      const LkBlfKey *key = g_ptr_array_index (self->keys, i);

      g_string_append (xml, key->gap);
      g_string_append (xml, key->xml);
    }
  g_string_append (xml, self->tail);

  return g_string_free (xml, FALSE);
}

void
lk_blf_free (LkBlf *self)
{
  g_ptr_array_unref (self->keys);
  g_free (self->original);
  g_free (self->head);
  g_free (self->tail);
  g_free (self);
}

static char *
summarise (const LkField *field, const LkValue *value)
{
  g_autoptr (LkBlf) self = lk_blf_parse (lk_value_get_text (value), NULL);

  if (self == NULL)
    return lk_record_dup_unreadable ();

  return g_strdup_printf (ngettext ("%u key", "%u keys", self->keys->len), self->keys->len);
}

/* As in “3: Lamp of an extension (101)”. */
static char *
tell (const LkBlfKey *key)
{
  g_autoptr (GString) target = g_string_new (key->target);
  g_autofree char *what = NULL;

  g_string_replace (target, "\n", " ", 0);
  what = lk_phrase_qualify (lk_choice_get_label (lk_blf_types, key->type), target->str);
  /* Translators: the place of a key on a phone, and what the key does. */
  return g_strdup_printf (C_ ("function key", "%u: %s"), key->position, what);
}

static char **
dup_lines (const LkField *field, const LkValue *value)
{
  g_autoptr (LkBlf) self = lk_blf_parse (lk_value_get_text (value), NULL);
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  if (self == NULL)
    g_ptr_array_add (lines, lk_record_dup_unreadable ());
  for (guint i = 0; self != NULL && i < self->keys->len; i++)
    g_ptr_array_add (lines, tell (g_ptr_array_index (self->keys, i)));

  g_ptr_array_add (lines, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&lines), FALSE);
}

/* Byte for byte, unless there is no key at all. */
static void
adapt (const LkValue *value, const LkOwner *owner, LkValue *out)
{
  g_autoptr (LkBlf) self = lk_blf_parse (lk_value_get_text (value), NULL);

  if (self == NULL || self->keys->len > 0)
    lk_value_copy (value, out);
}

const LkStructure lk_blf_structure = {
  .is_array = FALSE,
  .type = "PhoneDevice",
  .summarise = summarise,
  .dup_lines = dup_lines,
  .adapt = adapt,
};
