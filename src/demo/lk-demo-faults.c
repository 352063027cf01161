/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-faults.h"

#include <string.h>

#define CREATION "POST /xapi/v1/Users$"

/* A fault's row: how many numbers its value has, or whether it is a text; and whether it strikes
 * every request unless told otherwise; and which requests it is about unless told otherwise. */
typedef struct
{
  const char *name;
  LkDemoTrouble trouble;
  guint n_numbers;
  gboolean takes_text;
  gboolean always;
  const char *about;
} Kind;

static const Kind kinds[] = {
  { "latency", LK_DEMO_TROUBLE_LATENCY, 1, FALSE, TRUE },
  { "status", LK_DEMO_TROUBLE_STATUS, 1 },
  { "retry-after", LK_DEMO_TROUBLE_RETRY_AFTER, 1, FALSE, TRUE },
  { "reset", LK_DEMO_TROUBLE_RESET },
  { "truncate", LK_DEMO_TROUBLE_TRUNCATE },
  { "drip", LK_DEMO_TROUBLE_DRIP, 2, FALSE, TRUE },
  { "garbage", LK_DEMO_TROUBLE_GARBAGE },
  { "html", LK_DEMO_TROUBLE_HTML },
  { "redirect", LK_DEMO_TROUBLE_REDIRECT, 0, TRUE },
  { "deep", LK_DEMO_TROUBLE_DEEP, 1 },
  { "huge", LK_DEMO_TROUBLE_HUGE, 1 },
  { "stall", LK_DEMO_TROUBLE_STALL },
  { "lost", LK_DEMO_TROUBLE_LOST },
  { "late", LK_DEMO_TROUBLE_LATE, 1 },
  { "token-theft", LK_DEMO_TROUBLE_TOKEN_THEFT },
  { "unauthorized", LK_DEMO_TROUBLE_UNAUTHORIZED },
  { "unbound", LK_DEMO_TROUBLE_UNBOUND },
  { "rival", LK_DEMO_TROUBLE_RIVAL, .about = CREATION },
  { "twin", LK_DEMO_TROUBLE_TWIN, .about = CREATION },
};

typedef struct
{
  const Kind *kind;
  guint64 numbers[2];
  char *text;
  char *about;  /* "/path" or "METHOD /path" that a request's must begin with, or be before a "$" */
  guint strike; /* the how-manieth of them; 0 is every one */
  guint n_seen;
} Fault;

struct _LkDemoFaults
{
  GPtrArray *faults;
  guint n_struck;
};

static void
fault_free (Fault *fault)
{
  g_free (fault->text);
  g_free (fault->about);
  g_free (fault);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fault, fault_free)

LkDemoFaults *
lk_demo_faults_new (void)
{
  LkDemoFaults *self = g_new0 (LkDemoFaults, 1);

  self->faults = g_ptr_array_new_with_free_func ((GDestroyNotify) fault_free);
  return self;
}

void
lk_demo_faults_free (LkDemoFaults *self)
{
  g_ptr_array_unref (self->faults);
  g_free (self);
}

static const Kind *
find_kind (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].name, name))
      return &kinds[i];

  return NULL;
}

static gboolean
parse_value (Fault *fault, const char *value)
{
  g_auto (GStrv) parts = g_strsplit (value != NULL ? value : "", "/", -1);

  if (fault->kind->takes_text)
    {
      fault->text = g_strdup (value);
      return value != NULL && *value != '\0';
    }

  if (g_strv_length (parts) != fault->kind->n_numbers)
    return FALSE;
  for (guint i = 0; i < fault->kind->n_numbers; i++)
    if (!g_ascii_string_to_unsigned (parts[i], 10, 0, G_MAXINT64, &fault->numbers[i], NULL))
      return FALSE;
  return TRUE;
}

/* "3" or "*", and perhaps ",/path" behind it. */
static gboolean
parse_moment (Fault *fault, char *moment)
{
  char *comma = strchr (moment, ',');
  guint64 number = 0;

  if (comma != NULL)
    {
      *comma = '\0';
      fault->about = g_strdup (comma + 1);
    }
  if (!g_str_equal (moment, "*")
      && !g_ascii_string_to_unsigned (moment, 10, 1, G_MAXUINT, &number, NULL))
    return FALSE;

  fault->strike = (guint) number;
  return TRUE;
}

/* NAME[=VALUE][@N|@*[,PATH]]: the last "@" counts, because a redirect's address may have one. */
static Fault *
parse_fault (const char *spec)
{
  g_autoptr (Fault) fault = g_new0 (Fault, 1);
  g_autofree char *text = g_strdup (spec);
  char *moment = strrchr (text, '@');
  char *value;

  if (moment != NULL)
    *moment++ = '\0';
  value = strchr (text, '=');
  if (value != NULL)
    *value++ = '\0';

  fault->kind = find_kind (text);
  if (fault->kind == NULL || !parse_value (fault, value))
    return NULL;

  fault->strike = fault->kind->always ? 0 : 1;
  if (moment != NULL && !parse_moment (fault, moment))
    return NULL;
  if (value != NULL && !fault->kind->takes_text && fault->kind->n_numbers == 0)
    return NULL;
  if (fault->about == NULL)
    fault->about = g_strdup (fault->kind->about);

  return g_steal_pointer (&fault);
}

/**
 * lk_demo_faults_add:
 * @self: faults
 * @spec: "NAME[=VALUE][@N|@*[,PATH]]": at the N-th request from now on whose path, or method, space
 *   and path, begins with PATH, or is PATH where that ends in "$"
 * @error: return location
 *
 * Returns: whether @spec can be understood; otherwise %G_IO_ERROR_INVALID_ARGUMENT.
 */
gboolean
lk_demo_faults_add (LkDemoFaults *self, const char *spec, GError **error)
{
  Fault *fault = parse_fault (spec);

  if (fault == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "There is no fault “%s”.", spec);
      return FALSE;
    }

  g_ptr_array_add (self->faults, fault);
  return TRUE;
}

void
lk_demo_faults_clear (LkDemoFaults *self)
{
  g_ptr_array_set_size (self->faults, 0);
}

/**
 * lk_demo_faults_count_struck:
 * @self: faults
 *
 * Returns: how often a fault has met a request, but for those that strike each unless told
 *   otherwise.
 */
guint
lk_demo_faults_count_struck (LkDemoFaults *self)
{
  return self->n_struck;
}

static gboolean
matches (const char *pattern, const char *line)
{
  gsize length = strlen (pattern);

  if (length > 0 && pattern[length - 1] == '$')
    return strlen (line) == length - 1 && strncmp (line, pattern, length - 1) == 0;
  return g_str_has_prefix (line, pattern);
}

static gboolean
is_about (Fault *fault, const char *method, const char *path)
{
  g_autofree char *line = NULL;

  if (fault->about == NULL)
    return TRUE;
  if (*fault->about == '/')
    return matches (fault->about, path);

  line = g_strdup_printf ("%s %s", method, path);
  return matches (fault->about, line);
}

static void
strike (Fault *fault, LkDemoFate *fate)
{
  fate->troubles |= fault->kind->trouble;

  switch (fault->kind->trouble)
    {
    case LK_DEMO_TROUBLE_LATENCY:
      fate->latency = (guint) fault->numbers[0];
      break;
    case LK_DEMO_TROUBLE_LATE:
      fate->late = (guint) fault->numbers[0];
      break;
    case LK_DEMO_TROUBLE_STATUS:
      fate->status = (guint) fault->numbers[0];
      break;
    case LK_DEMO_TROUBLE_RETRY_AFTER:
      fate->retry_after = (guint) fault->numbers[0];
      break;
    case LK_DEMO_TROUBLE_REDIRECT:
      fate->redirect = fault->text;
      break;
    case LK_DEMO_TROUBLE_DEEP:
      fate->depth = (guint) fault->numbers[0];
      break;
    case LK_DEMO_TROUBLE_HUGE:
      fate->huge = fault->numbers[0];
      break;
    case LK_DEMO_TROUBLE_DRIP:
      fate->drip_bytes = (gsize) fault->numbers[0];
      fate->drip_interval = (guint) fault->numbers[1];
      break;
    default:
      break;
    }
}

/**
 * lk_demo_faults_meet:
 * @self: faults
 * @method: a request's method
 * @path: its path, not decoded
 *
 * Counts the request for every fault that is about it.
 *
 * Returns: what happens to it.
 */
LkDemoFate
lk_demo_faults_meet (LkDemoFaults *self, const char *method, const char *path)
{
  LkDemoFate fate = {};

  for (guint i = 0; i < self->faults->len; i++)
    {
      Fault *fault = g_ptr_array_index (self->faults, i);

      if (!is_about (fault, method, path))
        continue;
      fault->n_seen++;
      if (fault->strike != 0 && fault->strike != fault->n_seen)
        continue;
      strike (fault, &fate);
      self->n_struck += !fault->kind->always;
    }

  return fate;
}
