/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-change-bar.h"

#include <glib/gi18n-lib.h>

#include "lk-outcome.h"

struct _LkChangeBar
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkWidget *outcome;
  GtkLabel *sentence;
  GtkButton *other_button;
  GtkButton *next_button;
  GtkSpinner *spinner;
  GtkLabel *count;
  GtkLabel *short_count;
  GtkWidget *buttons;

  LkUserEdit *edit;
};

G_DEFINE_FINAL_TYPE (LkChangeBar, lk_change_bar, ADW_TYPE_BIN)

static char *
dup_state (LkUserEdit *edit)
{
  guint n_changes = lk_draft_count_edits (lk_user_edit_get_draft (edit));

  if (lk_user_edit_is_busy (edit))
    return g_strdup (_ ("Saving…"));

  return g_strdup_printf (ngettext ("%u change", "%u changes", n_changes), n_changes);
}

/* With the sign of the mnemonic the name would be read out twice. */
static void
name_button (GtkButton *button, const char *label)
{
  g_auto (GStrv) parts = g_strsplit (label, "_", -1);
  g_autofree char *name = g_strjoinv ("", parts);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_step (GtkButton *button, const LkNextStep *step)
{
  gtk_widget_set_visible (GTK_WIDGET (button), step != NULL);
  if (step == NULL)
    return;

  gtk_button_set_label (button, _ (step->label));
  name_button (button, _ (step->label));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), step->action);
}

static void
show_outcome (LkChangeBar *self, const LkSaveResult *outcome)
{
  g_autofree char *sentence = outcome != NULL ? lk_outcome_dup_sentence (outcome) : g_strdup ("");

  gtk_label_set_text (self->sentence, sentence);
  gtk_widget_set_visible (self->outcome, *sentence != '\0');
  if (outcome == NULL)
    return;

  show_step (self->next_button, lk_outcome_get_next_step (outcome));
  show_step (self->other_button, lk_outcome_get_other_step (outcome));
}

/* Where the buttons leave no room for a word, the number stands alone, and beside the spinner
 * nothing has to. */
static void
show_count (LkChangeBar *self, const char *state)
{
  gboolean counts = self->edit != NULL && !lk_user_edit_is_busy (self->edit);
  guint n_changes = counts ? lk_draft_count_edits (lk_user_edit_get_draft (self->edit)) : 0;
  g_autofree char *number = counts ? g_strdup_printf ("%u", n_changes) : g_strdup ("");

  gtk_label_set_text (self->count, state);
  gtk_label_set_text (self->short_count, number);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->short_count), state);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->short_count), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  state, -1);
}

static void
update_cb (LkChangeBar *self)
{
  gboolean busy = self->edit != NULL && lk_user_edit_is_busy (self->edit);
  const LkSaveResult *outcome = self->edit != NULL && !busy ? lk_user_edit_get_outcome (self->edit)
                                                            : NULL;
  gboolean has_changes = self->edit != NULL && lk_user_edit_has_changes (self->edit);
  g_autofree char *state = self->edit != NULL ? dup_state (self->edit) : g_strdup ("");

  show_outcome (self, outcome);
  show_count (self, state);
  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_widget_set_visible (self->buttons, has_changes);
  gtk_revealer_set_reveal_child (self->revealer, busy || has_changes || outcome != NULL);
}

static void
lk_change_bar_dispose (GObject *object)
{
  LkChangeBar *self = LK_CHANGE_BAR (object);

  g_clear_object (&self->edit);
  /* Disposing of the template unparents the child behind the bin's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LK_TYPE_CHANGE_BAR);

  G_OBJECT_CLASS (lk_change_bar_parent_class)->dispose (object);
}

static void
lk_change_bar_class_init (LkChangeBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lk_change_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/linekeeper/Linekeeper/lk-change-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, LkChangeBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, LkChangeBar, outcome);
  gtk_widget_class_bind_template_child (widget_class, LkChangeBar, sentence);
  gtk_widget_class_bind_template_child (widget_class, LkChangeBar, other_button);
  gtk_widget_class_bind_template_child (widget_class, LkChangeBar, next_button);
  gtk_widget_class_bind_template_child (widget_class, LkChangeBar, spinner);
  gtk_widget_class_bind_template_child (widget_class, LkChangeBar, count);
  gtk_widget_class_bind_template_child (widget_class, LkChangeBar, short_count);
  gtk_widget_class_bind_template_child (widget_class, LkChangeBar, buttons);
}

static void
lk_change_bar_init (LkChangeBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
lk_change_bar_new (void)
{
  return g_object_new (LK_TYPE_CHANGE_BAR, NULL);
}

/**
 * lk_change_bar_set_edit:
 * @self: a bar
 * @edit: (nullable): whose changes it counts
 */
void
lk_change_bar_set_edit (LkChangeBar *self, LkUserEdit *edit)
{
  if (self->edit == edit)
    return;

  if (self->edit != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->edit, self);
      g_signal_handlers_disconnect_by_data (lk_user_edit_get_draft (self->edit), self);
    }
  g_set_object (&self->edit, edit);
  if (edit != NULL)
    {
      g_signal_connect_object (edit, "changed", G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (lk_user_edit_get_draft (edit), "notify::n-edits",
                               G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
    }
  update_cb (self);
}
