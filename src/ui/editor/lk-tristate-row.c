/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-tristate-row.h"

#include <glib/gi18n-lib.h>

#include "lk-choice-box.h"

struct _LkTristateRow
{
  AdwActionRow parent_instance;

  GtkSwitch *toggle;
  LkChoiceBox *three; /* in the switch's place where the answer was left open; or NULL */
  gboolean is_showing;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const LkChoice answers[] = {
  { "true", N_ ("Yes") },
  { "false", N_ ("No") },
  {},
};

G_DEFINE_FINAL_TYPE (LkTristateRow, lk_tristate_row, ADW_TYPE_ACTION_ROW)

static void
changed_cb (LkTristateRow *self)
{
  if (!self->is_showing)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
offer_three (LkTristateRow *self)
{
  if (self->three != NULL)
    return;

  self->three = LK_CHOICE_BOX (lk_choice_box_new (answers, TRUE));
  lk_choice_box_set_name (self->three, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)));
  gtk_widget_set_valign (GTK_WIDGET (self->three), GTK_ALIGN_CENTER);
  g_signal_connect_object (self->three, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->three));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->toggle), FALSE);
}

static void
lk_tristate_row_class_init (LkTristateRowClass *klass)
{
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LK_TYPE_TRISTATE_ROW, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lk_tristate_row_init (LkTristateRow *self)
{
  self->toggle = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->toggle), GTK_ALIGN_CENTER);
  g_signal_connect_object (self->toggle, "notify::active", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->toggle));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), GTK_WIDGET (self->toggle));
}

/**
 * lk_tristate_row_new:
 * @title: what is answered by yes or no
 *
 * Returns: (transfer floating): a row that says no.
 */
GtkWidget *
lk_tristate_row_new (const char *title)
{
  LkTristateRow *self = g_object_new (LK_TYPE_TRISTATE_ROW, "title", title, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  return GTK_WIDGET (self);
}

/**
 * lk_tristate_row_set:
 * @self: a row
 * @answer: the answer from now on
 *
 * Does not emit "changed". What was left open once can be left open again.
 */
void
lk_tristate_row_set (LkTristateRow *self, LkTristate answer)
{
  self->is_showing = TRUE;
  if (answer == LK_TRISTATE_UNSET)
    offer_three (self);
  if (self->three != NULL)
    lk_choice_box_set_value (self->three, answer == LK_TRISTATE_UNSET ? NULL
                                          : answer == LK_TRISTATE_YES ? "true"
                                                                      : "false");
  gtk_switch_set_active (self->toggle, answer == LK_TRISTATE_YES);
  self->is_showing = FALSE;
}

/**
 * lk_tristate_row_get:
 * @self: a row
 *
 * Returns: the answer.
 */
LkTristate
lk_tristate_row_get (LkTristateRow *self)
{
  const char *answer = self->three != NULL ? lk_choice_box_get_value (self->three) : NULL;

  if (self->three != NULL && answer == NULL)
    return LK_TRISTATE_UNSET;
  if (self->three == NULL)
    return gtk_switch_get_active (self->toggle) ? LK_TRISTATE_YES : LK_TRISTATE_NO;

  return g_str_equal (answer, "true") ? LK_TRISTATE_YES : LK_TRISTATE_NO;
}
