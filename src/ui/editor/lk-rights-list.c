/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-rights-list.h"

#include <glib/gi18n-lib.h>

struct _LkRightsList
{
  AdwBin parent_instance;

  GtkCheckButton *checks[LK_N_MEMBERSHIP_RIGHTS];
  gboolean is_showing;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkRightsList, lk_rights_list, ADW_TYPE_BIN)

static void
toggled_cb (LkRightsList *self, GtkCheckButton *check)
{
  if (self->is_showing)
    return;

  gtk_check_button_set_inconsistent (check, FALSE);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
lk_rights_list_class_init (LkRightsListClass *klass)
{
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LK_TYPE_RIGHTS_LIST, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lk_rights_list_init (LkRightsList *self)
{
}

static GtkWidget *
new_text (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

static GtkCheckButton *
new_check (LkRightsList *self, const LkChoice *right, const char *department)
{
  GtkWidget *check = gtk_check_button_new ();
  /* Translators: a right in a department, as in “Sees the members (Sales)”. */
  g_autofree char *name = g_strdup_printf (C_ ("right", "%s (%s)"), _ (right->label), department);

  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), new_text (_ (right->label)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (toggled_cb), self);
  return GTK_CHECK_BUTTON (check);
}

/**
 * lk_rights_list_new:
 * @department: the department's name
 *
 * Returns: (transfer floating): a list in which nothing is said yet.
 */
GtkWidget *
lk_rights_list_new (const char *department)
{
  LkRightsList *self = g_object_new (LK_TYPE_RIGHTS_LIST, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *note = new_text (_ ("The phone system gives rights by the role, and may ignore single "
                                 "ones. After saving, Linekeeper looks and says so."));

  gtk_widget_add_css_class (note, "dim-label");
  gtk_widget_add_css_class (note, "caption");
  gtk_box_append (GTK_BOX (box), note);
  for (guint i = 0; i < LK_N_MEMBERSHIP_RIGHTS; i++)
    {
      self->checks[i] = new_check (self, &lk_membership_rights[i], department);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->checks[i]));
    }
  adw_bin_set_child (ADW_BIN (self), box);

  return GTK_WIDGET (self);
}

/**
 * lk_rights_list_show:
 * @self: a list
 * @membership: whose rights to show
 *
 * Does not emit "changed".
 */
void
lk_rights_list_show (LkRightsList *self, const LkMembership *membership)
{
  self->is_showing = TRUE;
  for (guint i = 0; i < LK_N_MEMBERSHIP_RIGHTS; i++)
    {
      LkTristate answer = membership->rights[i];

      gtk_check_button_set_active (self->checks[i], answer == LK_TRISTATE_YES);
      gtk_check_button_set_inconsistent (self->checks[i], answer == LK_TRISTATE_UNSET);
    }
  self->is_showing = FALSE;
}

/**
 * lk_rights_list_take:
 * @self: a list
 * @membership: takes the rights as the person has made them
 */
void
lk_rights_list_take (LkRightsList *self, LkMembership *membership)
{
  for (guint i = 0; i < LK_N_MEMBERSHIP_RIGHTS; i++)
    if (gtk_check_button_get_inconsistent (self->checks[i]))
      membership->rights[i] = LK_TRISTATE_UNSET;
    else
      membership->rights[i] = gtk_check_button_get_active (self->checks[i]) ? LK_TRISTATE_YES
                                                                            : LK_TRISTATE_NO;
}
