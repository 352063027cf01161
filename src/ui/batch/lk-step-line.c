/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-step-line.h"

#include <glib/gi18n-lib.h>

struct _LkStepLine
{
  AdwBin parent_instance;

  GtkWidget *box; /* the bin's child */
  GtkWidget *labels[LK_N_STEPS];
  GtkWidget *signs[LK_N_STEPS]; /* before each label; none before the first */
};

G_DEFINE_FINAL_TYPE (LkStepLine, lk_step_line, ADW_TYPE_BIN)

static const char *
get_name (LkStep step)
{
  switch (step)
    {
    case LK_STEP_WHAT:
      return C_ ("step", "What");
    case LK_STEP_PREVIEW:
      return C_ ("step", "Preview");
    default:
      return C_ ("step", "Outcome");
    }
}

static void
show_step (LkStepLine *self, LkStep step, LkStep first, LkStep current)
{
  guint number = step - first + 1;
  g_autofree char *text = NULL;
  g_autofree char *spoken = NULL;

  gtk_widget_set_visible (self->labels[step], step >= first);
  if (self->signs[step] != NULL)
    gtk_widget_set_visible (self->signs[step], step > first);
  if (step < first)
    return;

  /* Translators: the number of a step, and its name: “2 Preview”. */
  text = g_strdup_printf (_ ("%u %s"), number, get_name (step));
  /* Translators: the name of the step where one is, such as “Preview”. */
  spoken = step == current ? g_strdup_printf (_ ("%s, the current step"), text) : g_strdup (text);
  gtk_label_set_text (GTK_LABEL (self->labels[step]), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->labels[step]),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  if (step == current)
    {
      gtk_widget_remove_css_class (self->labels[step], "dim-label");
      gtk_widget_add_css_class (self->labels[step], "current");
    }
  else
    {
      gtk_widget_remove_css_class (self->labels[step], "current");
      gtk_widget_add_css_class (self->labels[step], "dim-label");
    }
}

static GtkWidget *
new_label (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  return label;
}

/* The theme turns it round where one reads from the right. */
static GtkWidget *
new_sign (void)
{
  GtkWidget *sign = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_widget_add_css_class (sign, "dim-label");
  return sign;
}

static void
lk_step_line_class_init (LkStepLineClass *klass)
{
}

static void
lk_step_line_init (LkStepLine *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_halign (self->box, GTK_ALIGN_CENTER);
  for (LkStep step = LK_STEP_WHAT; step < LK_N_STEPS; step++)
    {
      self->labels[step] = new_label ();
      self->signs[step] = step > LK_STEP_WHAT ? new_sign () : NULL;
      if (self->signs[step] != NULL)
        gtk_box_append (GTK_BOX (self->box), self->signs[step]);
      gtk_box_append (GTK_BOX (self->box), self->labels[step]);
    }
  gtk_widget_add_css_class (GTK_WIDGET (self), "step-line");
  adw_bin_set_child (ADW_BIN (self), self->box);
}

/**
 * lk_step_line_show:
 * @self: a line
 * @first: where this kind of job begins
 * @current: where one is
 */
void
lk_step_line_show (LkStepLine *self, LkStep first, LkStep current)
{
  for (LkStep step = LK_STEP_WHAT; step < LK_N_STEPS; step++)
    show_step (self, step, first, current);
}
