/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-profile-dot.h"

#include <glib/gi18n-lib.h>

struct _LkProfileDot
{
  AdwBin parent_instance;

  char *colour;
  GSignalGroup *profile_signals;
};

G_DEFINE_FINAL_TYPE (LkProfileDot, lk_profile_dot, ADW_TYPE_BIN)

static const struct
{
  const char *colour;
  const char *label;
} labels[] = {
  { "blue", N_ ("Blue") },     { "green", N_ ("Green") },      { "yellow", N_ ("Yellow") },
  { "orange", N_ ("Orange") }, { "red", N_ ("Red") },          { "purple", N_ ("Purple") },
  { "brown", N_ ("Brown") },   { "slate", N_ ("Slate grey") },
};

static void
show_colour_cb (LkProfile *profile, GParamSpec *pspec, LkProfileDot *self)
{
  lk_profile_dot_set_colour (self, lk_profile_get_colour (profile));
}

static void
bound_cb (GSignalGroup *group, LkProfile *profile, LkProfileDot *self)
{
  show_colour_cb (profile, NULL, self);
}

static void
lk_profile_dot_finalize (GObject *object)
{
  LkProfileDot *self = LK_PROFILE_DOT (object);

  g_free (self->colour);
  g_object_unref (self->profile_signals);

  G_OBJECT_CLASS (lk_profile_dot_parent_class)->finalize (object);
}

static void
lk_profile_dot_class_init (LkProfileDotClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lk_profile_dot_finalize;

  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "profiledot");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
lk_profile_dot_init (LkProfileDot *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);

  self->profile_signals = g_signal_group_new (LK_TYPE_PROFILE);
  g_signal_connect_object (self->profile_signals, "bind", G_CALLBACK (bound_cb), self, 0);
  g_signal_group_connect_object (self->profile_signals, "notify::colour",
                                 G_CALLBACK (show_colour_cb), self, 0);
}

GtkWidget *
lk_profile_dot_new (void)
{
  return g_object_new (LK_TYPE_PROFILE_DOT, NULL);
}

/**
 * lk_profile_dot_set_colour:
 * @self: a dot
 * @colour: one of lk_profile_get_colours()
 */
void
lk_profile_dot_set_colour (LkProfileDot *self, const char *colour)
{
  if (self->colour != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->colour);

  g_free (self->colour);
  self->colour = g_strdup (colour);
  if (colour != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), colour);
}

/**
 * lk_profile_dot_set_profile:
 * @self: a dot
 * @profile: (nullable): whose colour it has from now on
 */
void
lk_profile_dot_set_profile (LkProfileDot *self, LkProfile *profile)
{
  g_signal_group_set_target (self->profile_signals, profile);
}

/**
 * lk_profile_dot_get_colour_label:
 * @colour: one of lk_profile_get_colours()
 *
 * Returns: (transfer none): its name, translated.
 */
const char *
lk_profile_dot_get_colour_label (const char *colour)
{
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_strcmp0 (labels[i].colour, colour) == 0)
      return _ (labels[i].label);

  return colour;
}
