/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-period-editor.h"

#include <glib/gi18n-lib.h>

#include "lk-clock-entry.h"

struct _LkPeriodEditor
{
  AdwBin parent_instance;

  LkClockEntry *start;
  LkClockEntry *stop;
  GtkWidget *remove;

  LkPeriod *period; /* as it was shown */
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_REMOVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkPeriodEditor, lk_period_editor, ADW_TYPE_BIN)

static void
changed_cb (LkPeriodEditor *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
remove_cb (LkPeriodEditor *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVE], 0);
}

static gboolean
lk_period_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (LK_PERIOD_EDITOR (widget)->start));
}

static void
lk_period_editor_finalize (GObject *object)
{
  g_clear_pointer (&LK_PERIOD_EDITOR (object)->period, lk_period_free);

  G_OBJECT_CLASS (lk_period_editor_parent_class)->finalize (object);
}

static void
lk_period_editor_class_init (LkPeriodEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lk_period_editor_finalize;
  widget_class->grab_focus = lk_period_editor_grab_focus;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LK_TYPE_PERIOD_EDITOR, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_REMOVE] = g_signal_new ("remove", LK_TYPE_PERIOD_EDITOR, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static LkClockEntry *
new_clock (LkPeriodEditor *self)
{
  GtkWidget *clock = lk_clock_entry_new ();

  g_signal_connect_swapped (clock, "changed", G_CALLBACK (changed_cb), self);
  return LK_CLOCK_ENTRY (clock);
}

static void
lk_period_editor_init (LkPeriodEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *dash = gtk_label_new ("–");

  self->start = new_clock (self);
  self->stop = new_clock (self);
  self->remove = gtk_button_new_from_icon_name ("list-remove-symbolic");
  gtk_widget_add_css_class (self->remove, "flat");
  gtk_widget_set_tooltip_text (self->remove, _ ("Remove Hours"));
  g_signal_connect_swapped (self->remove, "clicked", G_CALLBACK (remove_cb), self);

  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->start));
  gtk_box_append (GTK_BOX (box), dash);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stop));
  gtk_box_append (GTK_BOX (box), self->remove);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * lk_period_editor_new:
 * @period: the hours to begin with
 *
 * Returns: (transfer floating): an editor of their times.
 */
GtkWidget *
lk_period_editor_new (const LkPeriod *period)
{
  LkPeriodEditor *self = g_object_new (LK_TYPE_PERIOD_EDITOR, NULL);

  self->period = lk_period_copy (period);
  lk_clock_entry_set_time (self->start, period->start);
  lk_clock_entry_set_time (self->stop, period->stop);
  return GTK_WIDGET (self);
}

/**
 * lk_period_editor_set_name:
 * @self: an editor
 * @day: the day of the week, for people
 * @number: which of the day's hours they are, from 1
 *
 * Tells people who cannot see where the entries stand.
 */
void
lk_period_editor_set_name (LkPeriodEditor *self, const char *day, guint number)
{
  /* Translators: a time of day, as in “Monday, hours 1: from”. */
  g_autofree char *start = g_strdup_printf (_ ("%s, hours %u: from"), day, number);
  /* Translators: a time of day, as in “Monday, hours 1: until”. */
  g_autofree char *stop = g_strdup_printf (_ ("%s, hours %u: until"), day, number);
  /* Translators: a button, as in “Remove: Monday, hours 1”. */
  g_autofree char *remove = g_strdup_printf (_ ("Remove: %s, hours %u"), day, number);

  lk_clock_entry_set_name (self->start, start);
  lk_clock_entry_set_name (self->stop, stop);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  remove, -1);
}

/**
 * lk_period_editor_dup_period:
 * @self: an editor
 *
 * Returns: (transfer full): the hours as the person has made them. A time that is none is unset.
 */
LkPeriod *
lk_period_editor_dup_period (LkPeriodEditor *self)
{
  LkPeriod *period = lk_period_copy (self->period);

  g_free (period->start);
  g_free (period->stop);
  period->start = lk_clock_entry_dup_time (self->start);
  period->stop = lk_clock_entry_dup_time (self->stop);
  return period;
}

static char *
dup_problem_of (LkClockEntry *clock)
{
  const char *text = lk_clock_entry_get_text (clock);

  if (lk_clock_entry_is_time (clock))
    return NULL;
  if (*text == '\0')
    return g_strdup (_ ("Say from when until when."));
  return g_strdup_printf (_ ("“%s” is no time of day. Write it like 09:30."), text);
}

/**
 * lk_period_editor_dup_problem:
 * @self: an editor
 *
 * Returns: (transfer full) (nullable): a translated sentence: why one of the times is none.
 */
char *
lk_period_editor_dup_problem (LkPeriodEditor *self)
{
  char *problem = dup_problem_of (self->start);

  return problem != NULL ? problem : dup_problem_of (self->stop);
}
