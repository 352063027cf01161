/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-profile.h"

struct _LkProfile
{
  GObject parent_instance;

  char *id;
  char *name;
  char *colour;
  char *origin;
  char *client_id;
  char *certificate;
};

enum
{
  PROP_ID = 1,
  PROP_NAME,
  PROP_COLOUR,
  PROP_ORIGIN,
  PROP_CLIENT_ID,
  PROP_CERTIFICATE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (LkProfile, lk_profile, G_TYPE_OBJECT)

static const char *const colours[] = { "blue",   "green", "yellow", "orange", "red",
                                       "purple", "brown", "slate",  NULL };

static char **
get_slot (LkProfile *self, guint property)
{
  switch (property)
    {
    case PROP_ID:
      return &self->id;
    case PROP_NAME:
      return &self->name;
    case PROP_COLOUR:
      return &self->colour;
    case PROP_ORIGIN:
      return &self->origin;
    case PROP_CLIENT_ID:
      return &self->client_id;
    case PROP_CERTIFICATE:
      return &self->certificate;
    default:
      return NULL;
    }
}

static void
lk_profile_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, *get_slot (LK_PROFILE (object), id));
}

/* A colour that this program does not have, perhaps from a later one, is as good as the first. */
static void
lk_profile_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  char **slot = get_slot (LK_PROFILE (object), id);
  const char *text = g_value_get_string (value);

  if (id == PROP_COLOUR && (text == NULL || !g_strv_contains (colours, text)))
    text = colours[0];
  if (g_strcmp0 (*slot, text) == 0)
    return;

  g_free (*slot);
  *slot = g_strdup (text);
  g_object_notify_by_pspec (object, pspec);
}

static void
lk_profile_finalize (GObject *object)
{
  for (guint i = PROP_ID; i < N_PROPS; i++)
    g_free (*get_slot (LK_PROFILE (object), i));

  G_OBJECT_CLASS (lk_profile_parent_class)->finalize (object);
}

static GParamSpec *
string_property (const char *name, GParamFlags flags)
{
  return g_param_spec_string (name, NULL, NULL, NULL,
                              G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | flags);
}

static void
lk_profile_class_init (LkProfileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = lk_profile_finalize;
  object_class->get_property = lk_profile_get_property;
  object_class->set_property = lk_profile_set_property;

  properties[PROP_ID] = string_property ("id", G_PARAM_CONSTRUCT_ONLY);
  properties[PROP_NAME] = string_property ("name", G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_COLOUR] = string_property ("colour", G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_ORIGIN] = string_property ("origin", G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_CLIENT_ID] = string_property ("client-id", G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_CERTIFICATE] = string_property ("certificate", G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lk_profile_init (LkProfile *self)
{
  self->colour = g_strdup (colours[0]);
}

/**
 * lk_profile_new:
 * @id: (nullable): what identifies the profile and its keyring item; %NULL for a new one
 *
 * Returns: (transfer full): a profile.
 */
LkProfile *
lk_profile_new (const char *id)
{
  g_autofree char *fresh = id == NULL ? g_uuid_string_random () : NULL;

  return g_object_new (LK_TYPE_PROFILE, "id", id != NULL ? id : fresh, NULL);
}

const char *
lk_profile_get_id (LkProfile *self)
{
  return self->id;
}

const char *
lk_profile_get_name (LkProfile *self)
{
  return self->name;
}

const char *
lk_profile_get_colour (LkProfile *self)
{
  return self->colour;
}

const char *
lk_profile_get_origin (LkProfile *self)
{
  return self->origin;
}

const char *
lk_profile_get_client_id (LkProfile *self)
{
  return self->client_id;
}

const char *
lk_profile_get_certificate (LkProfile *self)
{
  return self->certificate;
}

/**
 * lk_profile_get_colours:
 *
 * Returns: (transfer none): the names of the colours that a profile can have.
 */
const char *const *
lk_profile_get_colours (void)
{
  return colours;
}
