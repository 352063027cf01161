/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-membership-row.h"

#include <glib/gi18n-lib.h>

#include "lk-choice-box.h"
#include "lk-rights-list.h"

struct _LkMembershipRow
{
  AdwPreferencesRow parent_instance;

  GtkBox *box;
  GtkWidget *main_mark;
  LkChoiceBox *role;
  GtkToggleButton *open;
  GtkLabel *caution;
  LkRightsList *rights; /* made when the person first opens it */

  LkMembership *shown; /* as it was given */
  LkMembership *edited;
  char *name;
  LkCatalogue *catalogue;
  GCancellable *cancellable; /* of the question for the roles; NULL where nobody has asked */
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_REMOVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkMembershipRow, lk_membership_row, ADW_TYPE_PREFERENCES_ROW)

/* The roles that let someone change what belongs to others. */
static const LkChoice powerful_roles[] = {
  { "group_admins", N_ ("This role administers the department and its members.") },
  { "group_owners", N_ ("This role administers the department and its members.") },
  { "managers", N_ ("This role manages the department and its members.") },
  { "system_admins", N_ ("This role administers the whole phone system.") },
  { "system_owners", N_ ("This role owns the whole phone system, with all users and recordings.") },
  {},
};

/**
 * lk_membership_row_find_caution:
 * @role: (nullable): a role's wire name
 *
 * Returns: (transfer none) (nullable): what a person should know before they give it to someone,
 *   translated.
 */
const char *
lk_membership_row_find_caution (const char *role)
{
  for (const LkChoice *powerful = powerful_roles; powerful->value != NULL; powerful++)
    if (g_strcmp0 (powerful->value, role) == 0)
      return _ (powerful->label);

  return NULL;
}

static void
update_caution (LkMembershipRow *self)
{
  gboolean is_new = g_strcmp0 (self->shown->role, self->edited->role) != 0;
  const char *caution = is_new ? lk_membership_row_find_caution (self->edited->role) : NULL;

  gtk_label_set_text (self->caution, caution != NULL ? caution : "");
  gtk_widget_set_visible (GTK_WIDGET (self->caution), caution != NULL);
}

static void
changed (LkMembershipRow *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* The rights */

/* Another role brings other rights, and only the phone system knows which. */
static void
reset_rights (LkMembershipRow *self)
{
  gboolean is_same = g_strcmp0 (self->shown->role, self->edited->role) == 0;

  for (guint i = 0; i < LK_N_MEMBERSHIP_RIGHTS; i++)
    self->edited->rights[i] = is_same ? self->shown->rights[i] : LK_TRISTATE_UNSET;
  if (self->rights != NULL)
    lk_rights_list_show (self->rights, self->edited);
}

static void
right_changed_cb (LkMembershipRow *self)
{
  lk_rights_list_take (self->rights, self->edited);
  changed (self);
}

static void
open_toggled_cb (LkMembershipRow *self)
{
  gboolean is_open = gtk_toggle_button_get_active (self->open);

  if (self->rights == NULL)
    {
      self->rights = LK_RIGHTS_LIST (lk_rights_list_new (self->name));
      lk_rights_list_show (self->rights, self->edited);
      g_signal_connect_swapped (self->rights, "changed", G_CALLBACK (right_changed_cb), self);
      gtk_box_append (self->box, GTK_WIDGET (self->rights));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->rights), is_open);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->open), GTK_ACCESSIBLE_STATE_EXPANDED, is_open,
                               -1);
}

/* The role */

static void
role_changed_cb (LkMembershipRow *self)
{
  g_free (self->edited->role);
  self->edited->role = g_strdup (lk_choice_box_get_value (self->role));
  reset_rights (self);
  update_caution (self);
  changed (self);
}

/* Where the offer cannot be read, the roles that are known stay. */
static void
roles_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkMembershipRow) self = user_data;
  g_autoptr (GPtrArray) roles = lk_catalogue_load_finish (LK_CATALOGUE (source), result, NULL);

  if (roles != NULL && roles->len > 0)
    lk_choice_box_set_entries (self->role, roles);
}

static void
remove_cb (LkMembershipRow *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVE], 0);
}

static void
stop_asking (LkMembershipRow *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
lk_membership_row_dispose (GObject *object)
{
  stop_asking (LK_MEMBERSHIP_ROW (object));

  G_OBJECT_CLASS (lk_membership_row_parent_class)->dispose (object);
}

static void
lk_membership_row_finalize (GObject *object)
{
  LkMembershipRow *self = LK_MEMBERSHIP_ROW (object);

  g_clear_pointer (&self->shown, lk_membership_free);
  g_clear_pointer (&self->edited, lk_membership_free);
  g_clear_object (&self->catalogue);
  g_free (self->name);

  G_OBJECT_CLASS (lk_membership_row_parent_class)->finalize (object);
}

static gboolean
lk_membership_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (LK_MEMBERSHIP_ROW (widget)->role),
                                 GTK_DIR_TAB_FORWARD);
}

static void
lk_membership_row_class_init (LkMembershipRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lk_membership_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = lk_membership_row_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = lk_membership_row_grab_focus;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LK_TYPE_MEMBERSHIP_ROW, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_REMOVE] = g_signal_new ("remove", LK_TYPE_MEMBERSHIP_ROW, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/* Asking 300 departments for their roles is for nothing where the person looks at one. */
static void
lk_membership_row_init (LkMembershipRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect_swapped (focus, "enter", G_CALLBACK (lk_membership_row_load_roles), self);
  g_signal_connect_swapped (motion, "enter", G_CALLBACK (lk_membership_row_load_roles), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

/* What the row is made of */

static GtkWidget *
new_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

static void
set_accessible_name (gpointer widget, char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_free (name);
}

static GtkWidget *
new_heading (LkMembershipRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = new_label (self->name);
  GtkWidget *remove = gtk_button_new_from_icon_name ("list-remove-symbolic");

  self->main_mark = new_label (_ ("Main department"));
  gtk_label_set_natural_wrap_mode (GTK_LABEL (self->main_mark), GTK_NATURAL_WRAP_NONE);
  gtk_widget_add_css_class (self->main_mark, "state");
  gtk_widget_set_valign (self->main_mark, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->main_mark, FALSE);

  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_tooltip_text (remove, _ ("Remove"));
  /* Translators: a button that removes a user from a department. */
  set_accessible_name (remove, g_strdup_printf (_ ("Remove: %s"), self->name));
  g_signal_connect_swapped (remove, "clicked", G_CALLBACK (remove_cb), self);

  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), self->main_mark);
  gtk_box_append (GTK_BOX (box), remove);
  return box;
}

static GtkWidget *
new_role_line (LkMembershipRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *role = lk_choice_box_new (lk_membership_roles, FALSE);
  GtkWidget *open = gtk_toggle_button_new_with_label (_ ("Rights"));

  self->role = LK_CHOICE_BOX (role);
  self->open = GTK_TOGGLE_BUTTON (open);
  lk_choice_box_set_value (self->role, self->edited->role);
  gtk_widget_set_hexpand (role, TRUE);
  gtk_widget_set_halign (role, GTK_ALIGN_START);
  g_signal_connect_swapped (role, "changed", G_CALLBACK (role_changed_cb), self);
  g_signal_connect_swapped (open, "toggled", G_CALLBACK (open_toggled_cb), self);

  g_autofree char *role_name = g_strdup_printf (_ ("Role in %s"), self->name);
  lk_choice_box_set_name (self->role, role_name);
  set_accessible_name (open, g_strdup_printf (_ ("Rights in %s"), self->name));

  gtk_box_append (GTK_BOX (box), role);
  gtk_box_append (GTK_BOX (box), open);
  return box;
}

static void
build (LkMembershipRow *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  self->caution = GTK_LABEL (new_label (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->caution), "warning");
  gtk_widget_set_visible (GTK_WIDGET (self->caution), FALSE);

  gtk_widget_add_css_class (GTK_WIDGET (self->box), "day");
  gtk_box_append (self->box, new_heading (self));
  gtk_box_append (self->box, new_role_line (self));
  gtk_box_append (self->box, GTK_WIDGET (self->caution));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), GTK_WIDGET (self->box));
}

/**
 * lk_membership_row_new:
 * @membership: what to show
 *
 * Returns: (transfer floating): a row for it.
 */
GtkWidget *
lk_membership_row_new (const LkMembership *membership)
{
  LkMembershipRow *self =
    g_object_new (LK_TYPE_MEMBERSHIP_ROW, "activatable", FALSE, "focusable", FALSE, NULL);

  self->shown = lk_membership_copy (membership);
  self->edited = lk_membership_copy (membership);
  self->name =
    g_strdup (membership->name != NULL ? membership->name : _ ("Department without a name"));
  /* First of all, because names hold ampersands. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), self->name);
  build (self);
  return GTK_WIDGET (self);
}

/**
 * lk_membership_row_set_catalogue:
 * @self: a row
 * @catalogue: (nullable): what knows the roles that a department offers
 *
 * It is asked as soon as the person comes near the row.
 */
void
lk_membership_row_set_catalogue (LkMembershipRow *self, LkCatalogue *catalogue)
{
  if (g_set_object (&self->catalogue, catalogue))
    stop_asking (self);
}

/**
 * lk_membership_row_load_roles:
 * @self: a row
 *
 * Asks for the department's roles now, if nobody has.
 */
void
lk_membership_row_load_roles (LkMembershipRow *self)
{
  gint64 id = self->shown->group_id;

  if (self->cancellable != NULL || self->catalogue == NULL || id < 0 || id > G_MAXINT32)
    return;

  self->cancellable = g_cancellable_new ();
  lk_catalogue_load_async (self->catalogue, LK_SHELF_ROLES, (int) id, self->cancellable,
                           roles_loaded_cb, g_object_ref (self));
}

/**
 * lk_membership_row_set_main:
 * @self: a row
 * @is_main: whether the department is the user's main one
 */
void
lk_membership_row_set_main (LkMembershipRow *self, gboolean is_main)
{
  gtk_widget_set_visible (self->main_mark, is_main);
}

/**
 * lk_membership_row_learn:
 * @self: a row
 * @read: the same membership, read with its rights
 *
 * Shows the rights that were not known, unless the person has chosen another role.
 */
void
lk_membership_row_learn (LkMembershipRow *self, const LkMembership *read)
{
  gboolean is_same = g_strcmp0 (self->edited->role, read->role) == 0;

  for (guint i = 0; i < LK_N_MEMBERSHIP_RIGHTS; i++)
    if (self->shown->rights[i] == LK_TRISTATE_UNSET)
      {
        self->shown->rights[i] = read->rights[i];
        if (is_same && self->edited->rights[i] == LK_TRISTATE_UNSET)
          self->edited->rights[i] = read->rights[i];
      }
  if (self->rights != NULL)
    lk_rights_list_show (self->rights, self->edited);
}

/**
 * lk_membership_row_dup_membership:
 * @self: a row
 *
 * Returns: (transfer full): the membership as the person has made it.
 */
LkMembership *
lk_membership_row_dup_membership (LkMembershipRow *self)
{
  return lk_membership_copy (self->edited);
}
