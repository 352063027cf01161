/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-blf-key.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define POSITION "BLFNo"

/** What keys do; a type's place here is the number that the XML pairs it with. */
const LkChoice lk_blf_types[] = {
  { "BLF", N_ ("Lamp of an extension") },
  { "SpeedDial", N_ ("Speed dial") },
  { "CustomSpeedDial", N_ ("Speed dial of any number") },
  { "SharedParking", N_ ("Shared parking") },
  { "QueueLogin", N_ ("Queue log-in") },
  { "ProfileStatus", N_ ("Status") },
  { "Line", N_ ("Line") },
  {},
};

static int
find_type_number (const char *type)
{
  for (int i = 0; lk_blf_types[i].value != NULL; i++)
    if (g_str_equal (lk_blf_types[i].value, type))
      return i;

  return -1;
}

/**
 * lk_blf_key_new:
 * @position: the key's place on the phone, from 1
 * @type: one of lk_blf_types
 * @id: the server's number of what the key is about, or "-1"
 * @target: the extension or number; may be empty
 *
 * Returns: (transfer full): the key, with XML as the server writes it.
 */
LkBlfKey *
lk_blf_key_new (guint position, const char *type, const char *id, const char *target)
{
  LkBlfKey *self = g_new0 (LkBlfKey, 1);
  g_autofree char *start =
    g_markup_printf_escaped ("<BLF ID=\"%s\" BLFNo=\"%u\" BLFType=\"%s\" BLFTypeID=\"%d\"", id,
                             position, type, find_type_number (type));
  g_autofree char *text = g_markup_escape_text (target, -1);

  self->position = position;
  self->type = g_strdup (type);
  self->id = g_strdup (id);
  self->target = g_strdup (target);
  self->xml = *target == '\0' ? g_strconcat (start, " />", NULL)
                              : g_strconcat (start, ">", text, "</BLF>", NULL);
  self->gap = g_strdup ("");
  return self;
}

static gboolean
is_space (char character)
{
  return strchr (" \t\r\n", character) != NULL && character != '\0';
}

/* Where the value of the attribute at @at begins, behind its quotation mark. */
static const char *
find_value (const char *at)
{
  return at + strcspn (at, "\"'") + 1;
}

static const char *
find_end (const char *value)
{
  return strchr (value, value[-1]);
}

/* Where the position stands in the element; where there is none, behind the element's name. */
static const char *
find_position (const char *xml)
{
  const char *name_end = xml + strcspn (xml, " \t\r\n/>");
  const char *at = name_end;

  while (is_space (*at))
    {
      const char *name = at + strspn (at, " \t\r\n");
      gsize length = strcspn (name, " \t\r\n=/>");
      const char *value;

      if (name[length] == '/' || name[length] == '>')
        break;
      value = find_value (name);
      if (length == strlen (POSITION) && g_str_has_prefix (name, POSITION))
        return value;
      at = find_end (value) + 1;
    }

  return name_end;
}

static char *
write_position (const char *xml, guint position)
{
  const char *at = find_position (xml);
  gboolean is_there = strchr ("\"'", at[-1]) != NULL;
  const char *rest = is_there ? find_end (at) : at;
  g_autofree char *start = g_strndup (xml, (gsize) (at - xml));

  return is_there ? g_strdup_printf ("%s%u%s", start, position, rest)
                  : g_strdup_printf ("%s " POSITION "=\"%u\"%s", start, position, rest);
}

/**
 * lk_blf_key_move:
 * @self: a key
 * @position: another place on the phone, or the same
 *
 * Returns: (transfer full): the key in that place. Whatever else is in its XML stays, known or not.
 */
LkBlfKey *
lk_blf_key_move (const LkBlfKey *self, guint position)
{
  LkBlfKey *other = g_new0 (LkBlfKey, 1);

  other->position = position;
  other->type = g_strdup (self->type);
  other->id = g_strdup (self->id);
  other->target = g_strdup (self->target);
  other->gap = g_strdup (self->gap);
  other->xml = position != self->position ? write_position (self->xml, position)
                                          : g_strdup (self->xml);
  return other;
}

/**
 * lk_blf_key_change:
 * @self: a key
 * @type: one of lk_blf_types
 * @id: as for lk_blf_key_new()
 * @target: as for lk_blf_key_new()
 *
 * Returns: (transfer full): what takes the key's place, with XML as the server writes it.
 */
LkBlfKey *
lk_blf_key_change (const LkBlfKey *self, const char *type, const char *id, const char *target)
{
  LkBlfKey *other = lk_blf_key_new (self->position, type, id, target);

  g_free (other->gap);
  other->gap = g_strdup (self->gap);
  return other;
}

typedef struct
{
  guint n_elements;
  gboolean is_plain;
} Look;

static void
look_cb (GMarkupParseContext *context,
         const char *element,
         const char **names,
         const char **values,
         gpointer user_data,
         GError **error)
{
  static const char *const known[] = { "ID", POSITION, "BLFType", "BLFTypeID", NULL };
  Look *look = user_data;

  look->n_elements++;
  for (guint i = 0; names[i] != NULL; i++)
    look->is_plain = look->is_plain && g_strv_contains (known, names[i]);
}

static void
look_aside_cb (GMarkupParseContext *context,
               const char *text,
               gsize length,
               gpointer user_data,
               GError **error)
{
  ((Look *) user_data)->is_plain = FALSE;
}

/**
 * lk_blf_key_is_plain:
 * @self: a key
 *
 * Returns: whether the key's XML has nothing but what this program understands, so that
 *   lk_blf_key_change() loses nothing.
 */
gboolean
lk_blf_key_is_plain (const LkBlfKey *self)
{
  static const GMarkupParser callbacks = { .start_element = look_cb, .passthrough = look_aside_cb };
  Look look = { .is_plain = TRUE };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&callbacks, 0, &look, NULL);

  return g_markup_parse_context_parse (context, self->xml, -1, NULL) && look.is_plain
         && look.n_elements == 1;
}

void
lk_blf_key_free (LkBlfKey *self)
{
  g_free (self->type);
  g_free (self->id);
  g_free (self->target);
  g_free (self->xml);
  g_free (self->gap);
  g_free (self);
}
