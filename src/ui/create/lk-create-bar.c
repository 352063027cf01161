/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-create-bar.h"

#include <glib/gi18n-lib.h>

#include "lk-outcome.h"

struct _LkCreateBar
{
  AdwBin parent_instance;

  GtkWidget *outcome;
  GtkLabel *sentence;
  GtkButton *step_button;
  GtkSpinner *spinner;
  GtkWidget *icon;
  GtkLabel *status;
  GtkWidget *create_button;
};

G_DEFINE_FINAL_TYPE (LkCreateBar, lk_create_bar, ADW_TYPE_BIN)

/* Texts */

static char *
dup_unknown (LkNewUser *new_user)
{
  g_autofree char *name = lk_new_user_dup_name (new_user);

  return g_strdup_printf (_ ("It is not known whether %s was created."), name);
}

/* What follows a lost answer says by itself what became of it, and so does a number that is
 * taken. */
static char *
dup_first_sentence (LkNewUser *new_user, const LkCreateResult *outcome)
{
  if (outcome->state == LK_CREATE_UNKNOWN)
    return dup_unknown (new_user);
  if (outcome->state == LK_CREATE_REFUSED && !outcome->was_lost)
    return g_strdup (_ ("Nobody was created."));

  return NULL;
}

static char *
dup_sentence (LkNewUser *new_user, const LkCreateResult *outcome)
{
  g_autofree char *first = dup_first_sentence (new_user, outcome);
  g_autofree char *reason = lk_outcome_dup_reason (outcome->error);

  if (outcome->state == LK_CREATE_DONE || outcome->state == LK_CREATE_DIFFERENT)
    return g_strdup ("");
  if (first == NULL || *reason == '\0')
    return first == NULL ? g_steal_pointer (&reason) : g_steal_pointer (&first);

  return g_strdup_printf ("%s\n%s", first, reason);
}

/* What to do about it */

/* With the sign of the mnemonic the name would be read out twice. */
static void
name_step (LkCreateBar *self, const char *label)
{
  g_auto (GStrv) parts = g_strsplit (label, "_", -1);
  g_autofree char *name = g_strjoinv ("", parts);

  gtk_button_set_label (self->step_button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->step_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

static void
show_step (LkCreateBar *self, LkNewUser *new_user, const LkCreateResult *outcome)
{
  const char *next = lk_new_user_get_next_number (new_user);
  gboolean is_taken = outcome->state == LK_CREATE_TAKEN && next != NULL;
  /* Translators: %s is an extension. */
  g_autofree char *label = g_strdup_printf (_ ("Create as _%s"), next != NULL ? next : "");

  gtk_widget_set_visible (GTK_WIDGET (self->step_button),
                          is_taken || outcome->state == LK_CREATE_UNKNOWN);
  if (is_taken)
    {
      name_step (self, label);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->step_button), "create.as-next");
    }
  else if (outcome->state == LK_CREATE_UNKNOWN)
    {
      name_step (self, _ ("_Look Again"));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->step_button), "create.look-again");
    }
}

static void
show_outcome (LkCreateBar *self, LkNewUser *new_user, const LkCreateResult *outcome)
{
  g_autofree char *sentence = outcome != NULL ? dup_sentence (new_user, outcome) : g_strdup ("");

  if (g_strcmp0 (gtk_label_get_text (self->sentence), sentence) != 0)
    gtk_label_set_text (self->sentence, sentence);
  gtk_widget_set_visible (self->outcome, *sentence != '\0');
  if (outcome != NULL)
    show_step (self, new_user, outcome);
}

static void
show_status (LkCreateBar *self, const char *status, gboolean is_warning)
{
  if (g_strcmp0 (gtk_label_get_text (self->status), status) != 0)
    gtk_label_set_text (self->status, status);
  gtk_widget_set_visible (self->icon, is_warning);
}

static const char *
get_doing (LkNewUser *new_user)
{
  const LkCreateResult *before = lk_new_user_get_outcome (new_user);
  gboolean looks_again = before != NULL && before->state == LK_CREATE_UNKNOWN;

  return looks_again ? _ ("Looking for the user…") : _ ("Creating the user…");
}

static void
lk_create_bar_dispose (GObject *object)
{
  /* Disposing of the template unparents the child behind the bin's back. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LK_TYPE_CREATE_BAR);

  G_OBJECT_CLASS (lk_create_bar_parent_class)->dispose (object);
}

static void
lk_create_bar_class_init (LkCreateBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lk_create_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/linekeeper/Linekeeper/lk-create-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, LkCreateBar, outcome);
  gtk_widget_class_bind_template_child (widget_class, LkCreateBar, sentence);
  gtk_widget_class_bind_template_child (widget_class, LkCreateBar, step_button);
  gtk_widget_class_bind_template_child (widget_class, LkCreateBar, spinner);
  gtk_widget_class_bind_template_child (widget_class, LkCreateBar, icon);
  gtk_widget_class_bind_template_child (widget_class, LkCreateBar, status);
  gtk_widget_class_bind_template_child (widget_class, LkCreateBar, create_button);
}

static void
lk_create_bar_init (LkCreateBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lk_create_bar_show:
 * @self: a bar
 * @new_user: who is being created
 * @obstacle: (nullable): what keeps from that
 */
void
lk_create_bar_show (LkCreateBar *self, LkNewUser *new_user, const char *obstacle)
{
  gboolean busy = lk_new_user_is_busy (new_user);
  const LkCreateResult *outcome = busy ? NULL : lk_new_user_get_outcome (new_user);
  g_autofree char *warning = lk_licence_dup_warning (lk_new_user_get_licence (new_user));

  show_outcome (self, new_user, outcome);
  if (busy)
    show_status (self, get_doing (new_user), FALSE);
  else if (obstacle != NULL)
    show_status (self, obstacle, FALSE);
  else
    show_status (self, warning != NULL ? warning : "", warning != NULL);
  gtk_widget_set_tooltip_text (self->create_button, busy ? NULL : obstacle);
  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
}
