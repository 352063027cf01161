/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-hunt.h"

/* Where more than one in so many refuses, smaller calls find them sooner. */
#define USUAL_RARITY 30

/* Where more than one in so many refuses, it is quicker to ask each by themselves. */
#define WORTHLESS_RARITY 7

/* What is believed before anything is known: nobody among so many refuses. */
#define BELIEF 50

/* A part that is refused costs a call and a look at what became of it, one that is taken a call:
 * with these numbers both ways are equally long at the worst. */
#define SHARE_NUMERATOR   382
#define SHARE_DENOMINATOR 1000

/**
 * Trust:
 * @TRUST_NOTHING: at least one of the suspects refuses
 * @TRUST_ORDER: all before them were changed: the first of them is the one
 * @TRUST_REST: all others were changed: each of them is one
 *
 * What is known of the suspects.
 */
typedef enum
{
  TRUST_NOTHING,
  TRUST_ORDER,
  TRUST_REST,
} Trust;

struct _LkHunt
{
  LkHuntTally *tally;
  GPtrArray *pool;     /* of whom nothing speaks against being sent together */
  GPtrArray *suspects; /* among whom somebody refuses */
  GPtrArray *sent;     /* whom the last call was about */
  Trust trust;
  gboolean is_from_suspects;
};

/**
 * lk_hunt_new:
 * @tally: what is known already; has to outlive the hunt
 *
 * Returns: (transfer full): a hunt without members.
 */
LkHunt *
lk_hunt_new (LkHuntTally *tally)
{
  LkHunt *self = g_new0 (LkHunt, 1);

  self->tally = tally;
  self->pool = g_ptr_array_new ();
  self->suspects = g_ptr_array_new ();
  self->sent = g_ptr_array_new ();
  return self;
}

void
lk_hunt_free (LkHunt *self)
{
  g_ptr_array_unref (self->pool);
  g_ptr_array_unref (self->suspects);
  g_ptr_array_unref (self->sent);
  g_free (self);
}

/**
 * lk_hunt_add:
 * @self: a hunt
 * @member: somebody whom nothing speaks against
 */
void
lk_hunt_add (LkHunt *self, gpointer member)
{
  g_ptr_array_add (self->pool, member);
}

gboolean
lk_hunt_is_over (LkHunt *self)
{
  return self->pool->len == 0 && self->suspects->len == 0;
}

/* The more refuse, the fewer are sent together. */
static guint
get_call_size (LkHunt *self)
{
  guint n_known = self->tally->n_known + BELIEF;

  if (self->tally->n_refusing * USUAL_RARITY <= n_known)
    return LK_HUNT_MAX_CALL;
  if (self->tally->n_refusing * WORTHLESS_RARITY > n_known)
    return 1;
  return n_known / self->tally->n_refusing;
}

static guint
get_share (LkHunt *self)
{
  guint n = self->suspects->len;

  if (self->trust != TRUST_NOTHING || n == 1)
    return 1;
  return CLAMP ((n * SHARE_NUMERATOR + SHARE_DENOMINATOR / 2) / SHARE_DENOMINATOR, 1,
                get_call_size (self));
}

static void
move (GPtrArray *from, GPtrArray *to, guint n)
{
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (to, g_ptr_array_index (from, i));
  if (n > 0)
    g_ptr_array_remove_range (from, 0, n);
}

/* Those who are not suspected any more come first: they were in front of the others. */
static void
move_to_front (GPtrArray *from, GPtrArray *to)
{
  for (guint i = 0; i < from->len; i++)
    g_ptr_array_insert (to, (gint) i, g_ptr_array_index (from, i));
  g_ptr_array_set_size (from, 0);
}

/**
 * lk_hunt_choose:
 * @self: a hunt that is not over
 *
 * Returns: (transfer none) (element-type gpointer): whom the next call is to be about, never
 *   nobody. Somebody alone is asked by themselves, so that the reason is theirs.
 */
GPtrArray *
lk_hunt_choose (LkHunt *self)
{
  g_ptr_array_set_size (self->sent, 0);
  self->is_from_suspects = self->suspects->len > 0;
  if (self->is_from_suspects)
    move (self->suspects, self->sent, get_share (self));
  else
    move (self->pool, self->sent, MIN (self->pool->len, get_call_size (self)));
  return self->sent;
}

/**
 * lk_hunt_accept:
 * @self: a hunt
 *
 * The last call was taken. Who else is suspected stays so.
 */
void
lk_hunt_accept (LkHunt *self)
{
  self->tally->n_known += self->sent->len;
  if (self->trust == TRUST_ORDER)
    self->trust = TRUST_NOTHING;
}

static void
accuse_one (LkHunt *self)
{
  self->tally->n_known++;
  self->tally->n_refusing++;
  if (self->trust != TRUST_REST)
    move_to_front (self->suspects, self->pool);
}

static gboolean
is_end_of_call (LkHunt *self, GPtrArray *rest)
{
  guint n_before = self->sent->len - rest->len;

  for (guint i = 0; i < rest->len; i++)
    if (g_ptr_array_index (rest, i) != g_ptr_array_index (self->sent, n_before + i))
      return FALSE;
  return TRUE;
}

/* How much of the call was carried out tells who refuses, whichever way the phone system has. */
static Trust
judge (LkHunt *self, GPtrArray *rest)
{
  if (rest->len == self->sent->len)
    return TRUST_NOTHING;
  return is_end_of_call (self, rest) ? TRUST_ORDER : TRUST_REST;
}

/**
 * lk_hunt_refuse:
 * @self: a hunt
 * @rest: (element-type gpointer): those of the last call who need the change still, in its order;
 *   of one who was asked alone it makes no difference
 *
 * The last call was refused because of one of its members.
 */
void
lk_hunt_refuse (LkHunt *self, GPtrArray *rest)
{
  if (self->sent->len == 1)
    {
      accuse_one (self);
      return;
    }

  self->tally->n_known += self->sent->len - MIN (rest->len, self->sent->len);
  move_to_front (self->suspects, self->pool);
  self->trust = judge (self, rest);
  for (guint i = 0; i < rest->len; i++)
    g_ptr_array_add (self->suspects, g_ptr_array_index (rest, i));
}

/**
 * lk_hunt_lose:
 * @self: a hunt
 * @rest: (element-type gpointer): those of the last call who need the change still
 *
 * Nobody knows why the last call was not carried out: they stand where they stood.
 */
void
lk_hunt_lose (LkHunt *self, GPtrArray *rest)
{
  GPtrArray *place = self->is_from_suspects ? self->suspects : self->pool;

  for (guint i = 0; i < rest->len; i++)
    g_ptr_array_insert (place, (gint) i, g_ptr_array_index (rest, i));
}
