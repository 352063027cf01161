/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-department-row.h"

#include <glib/gi18n-lib.h>

#include "lk-choice-box.h"
#include "lk-draft-departments.h"
#include "lk-entry-picker.h"
#include "lk-membership-row.h"
#include "lk-phrase.h"
#include "lk-user-fields.h"

/* How label and value share the width, as in the rows around. */
#define LABEL_WIDTH 2
#define VALUE_WIDTH 3

struct _LkDepartmentRow
{
  AdwPreferencesRow parent_instance;

  LkEntryPicker *department;
  LkChoiceBox *role;
  GtkWidget *role_line;
  GtkLabel *several; /* instead of the picker */
  GtkWidget *note;
  GtkLabel *sentence;

  LkEditContext *context;
  gulong draft_handler;
  gboolean is_telling; /* the draft is being told */
  int roles_of;        /* the department whose roles are offered */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (LkDepartmentRow, lk_department_row, ADW_TYPE_PREFERENCES_ROW)

static LkDraft *
get_draft (LkDepartmentRow *self)
{
  return self->context != NULL ? lk_edit_context_get_draft (self->context) : NULL;
}

/* The roles that the department offers */

static void
roles_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkDepartmentRow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) roles = lk_catalogue_load_finish (LK_CATALOGUE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  /* Where the offer cannot be read, the roles that are known stay. */
  if (roles != NULL && roles->len > 0)
    lk_choice_box_set_entries (self->role, roles);
}

static void
stop_asking (LkDepartmentRow *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
load_roles (LkDepartmentRow *self, int department)
{
  if (self->roles_of == department)
    return;

  stop_asking (self);
  self->roles_of = department;
  if (department == 0)
    return;
  self->cancellable = g_cancellable_new ();
  lk_catalogue_load_async (lk_edit_context_get_catalogue (self->context), LK_SHELF_ROLES,
                           department, self->cancellable, roles_loaded_cb, g_object_ref (self));
}

/* What the draft says */

static char *
dup_names (GPtrArray *departments)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < departments->len; i++)
    g_ptr_array_add (names, lk_membership_class.describe (g_ptr_array_index (departments, i)));

  return lk_phrase_join (names);
}

static void
show_several (LkDepartmentRow *self, GPtrArray *departments)
{
  g_autofree char *names = departments->len > 1 ? dup_names (departments) : g_strdup ("");
  g_autofree char *text =
    /* Translators: a number of departments, and their names with the role in each. */
    g_strdup_printf (ngettext ("%u department: %s", "%u departments: %s", departments->len),
                     departments->len, names);

  gtk_label_set_text (self->several, text);
  gtk_widget_set_visible (GTK_WIDGET (self->several), departments->len > 1);
  gtk_widget_set_visible (GTK_WIDGET (self->department), departments->len <= 1);
}

/* Whoever takes over a colleague's departments takes over the roles as well. */
static void
show_caution (LkDepartmentRow *self, GPtrArray *departments)
{
  const char *caution = NULL;

  for (guint i = 0; caution == NULL && i < departments->len; i++)
    caution = lk_membership_row_find_caution (((LkMembership *) departments->pdata[i])->role);

  gtk_label_set_text (self->sentence, caution != NULL ? caution : "");
  gtk_widget_set_visible (self->note, caution != NULL);
}

static void
show_one (LkDepartmentRow *self, const LkMembership *membership)
{
  g_autofree char *id =
    membership != NULL ? g_strdup_printf ("%" G_GINT64_FORMAT, membership->group_id) : NULL;

  lk_entry_picker_set_value (self->department, id,
                             membership != NULL && membership->name != NULL ? membership->name
                                                                            : id);
  lk_choice_box_set_value (self->role, membership != NULL ? membership->role : NULL);
  gtk_widget_set_visible (self->role_line, membership != NULL);
}

static void
show (LkDepartmentRow *self)
{
  g_autoptr (GPtrArray) departments = lk_draft_departments_list (get_draft (self));
  const LkMembership *only = departments->len == 1 ? g_ptr_array_index (departments, 0) : NULL;

  show_several (self, departments);
  show_one (self, only);
  show_caution (self, departments);
  if (departments->len > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self), "changed");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "changed");
  load_roles (self, only != NULL ? lk_draft_departments_get_main (get_draft (self)) : 0);
}

static void
draft_changed_cb (LkDepartmentRow *self, const LkField *field)
{
  if (!self->is_telling
      && (field == NULL || field == lk_user_field_groups || field == lk_user_field_primary_group))
    show (self);
}

/* What the person chooses */

static LkMembership *
dup_membership (LkDepartmentRow *self)
{
  g_autoptr (GPtrArray) departments = lk_draft_departments_list (get_draft (self));

  return departments->len == 1 ? lk_membership_copy (g_ptr_array_index (departments, 0)) : NULL;
}

static void
tell_draft (LkDepartmentRow *self, const LkMembership *membership)
{
  self->is_telling = TRUE;
  lk_draft_departments_set (get_draft (self), membership);
  self->is_telling = FALSE;
  show (self);
}

/* Rights are the old department's; the role is meant for the new one, too. */
static void
department_changed_cb (LkDepartmentRow *self)
{
  const char *id = lk_entry_picker_get_value (self->department);
  g_autoptr (LkMembership) before = dup_membership (self);
  g_autoptr (LkMembership) membership = NULL;

  if (id != NULL)
    {
      membership = lk_membership_new ();
      membership->group_id = g_ascii_strtoll (id, NULL, 10);
      membership->name = g_strdup (lk_entry_picker_get_label (self->department));
      membership->role = before != NULL ? g_strdup (before->role) : NULL;
    }
  tell_draft (self, membership);
}

static void
role_changed_cb (LkDepartmentRow *self)
{
  g_autoptr (LkMembership) membership = dup_membership (self);

  if (membership == NULL)
    return;

  g_free (membership->role);
  membership->role = g_strdup (lk_choice_box_get_value (self->role));
  for (guint i = 0; i < LK_N_MEMBERSHIP_RIGHTS; i++)
    membership->rights[i] = LK_TRISTATE_UNSET;
  tell_draft (self, membership);
}

static void
groups_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkDepartmentRow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) groups = lk_catalogue_load_finish (LK_CATALOGUE (source), result, &error);

  if (self->context == NULL)
    return;

  if (groups != NULL)
    lk_entry_picker_set_entries (self->department, groups);
  else
    lk_entry_picker_set_trouble (self->department, error);
}

static void
load_groups (LkEntryPicker *picker, gpointer user_data)
{
  LkDepartmentRow *self = user_data;

  if (self->context != NULL)
    lk_catalogue_load_async (lk_edit_context_get_catalogue (self->context), LK_SHELF_GROUPS, 0,
                             NULL, groups_loaded_cb, g_object_ref (self));
}

static void
drop_context (LkDepartmentRow *self)
{
  stop_asking (self);
  if (self->draft_handler != 0)
    g_clear_signal_handler (&self->draft_handler, get_draft (self));
  g_clear_object (&self->context);
}

static gboolean
lk_department_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *child = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (widget));

  return gtk_widget_child_focus (child, direction);
}

static void
lk_department_row_dispose (GObject *object)
{
  drop_context (LK_DEPARTMENT_ROW (object));

  G_OBJECT_CLASS (lk_department_row_parent_class)->dispose (object);
}

static void
lk_department_row_class_init (LkDepartmentRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lk_department_row_dispose;
  GTK_WIDGET_CLASS (klass)->focus = lk_department_row_focus;
}

/* What the row is made of */

static GtkWidget *
new_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, "shown");
  return label;
}

/* Of @value and @other, which may be NULL, one at a time is to be seen. */
static GtkWidget *
new_line (const char *title, GtkWidget *value, GtkWidget *other)
{
  GtkWidget *line = gtk_grid_new ();
  GtkWidget *label = new_label (title);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_grid_set_column_homogeneous (GTK_GRID (line), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (line), 6);
  gtk_grid_attach (GTK_GRID (line), label, 0, 0, LABEL_WIDTH, 1);
  gtk_grid_attach (GTK_GRID (line), value, LABEL_WIDTH, 0, VALUE_WIDTH, 1);
  if (other != NULL)
    gtk_grid_attach (GTK_GRID (line), other, LABEL_WIDTH, 0, VALUE_WIDTH, 1);
  return line;
}

static GtkWidget *
new_department_line (LkDepartmentRow *self)
{
  GtkWidget *picker = lk_entry_picker_new (FALSE, TRUE);
  GtkWidget *several = new_label (NULL);

  self->department = LK_ENTRY_PICKER (picker);
  self->several = GTK_LABEL (several);
  gtk_widget_set_visible (several, FALSE);
  lk_entry_picker_set_name (self->department, _ ("Department"));
  lk_entry_picker_set_loader (self->department, load_groups, self);
  g_signal_connect_swapped (picker, "changed", G_CALLBACK (department_changed_cb), self);
  return new_line (_ ("Department"), picker, several);
}

static GtkWidget *
new_role_line (LkDepartmentRow *self)
{
  GtkWidget *role = lk_choice_box_new (lk_membership_roles, TRUE);

  self->role = LK_CHOICE_BOX (role);
  lk_choice_box_set_name (self->role, _ ("Role"));
  g_signal_connect_swapped (role, "changed", G_CALLBACK (role_changed_cb), self);
  self->role_line = new_line (_ ("Role"), role, NULL);
  gtk_widget_set_margin_top (self->role_line, 6);
  gtk_widget_set_visible (self->role_line, FALSE);
  return self->role_line;
}

static GtkWidget *
new_note (LkDepartmentRow *self)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  self->note = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->sentence = GTK_LABEL (new_label (NULL));
  gtk_widget_remove_css_class (GTK_WIDGET (self->sentence), "shown");
  gtk_widget_set_hexpand (GTK_WIDGET (self->sentence), TRUE);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->note, "note");
  gtk_widget_add_css_class (self->note, "warning");
  gtk_widget_set_visible (self->note, FALSE);
  gtk_box_append (GTK_BOX (self->note), icon);
  gtk_box_append (GTK_BOX (self->note), GTK_WIDGET (self->sentence));
  return self->note;
}

static void
lk_department_row_init (LkDepartmentRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (box, "field");
  gtk_box_append (GTK_BOX (box), new_department_line (self));
  gtk_box_append (GTK_BOX (box), new_role_line (self));
  gtk_box_append (GTK_BOX (box), new_note (self));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

/**
 * lk_department_row_new:
 *
 * Returns: (transfer floating): a row that shows no department.
 */
GtkWidget *
lk_department_row_new (void)
{
  return g_object_new (LK_TYPE_DEPARTMENT_ROW, "activatable", FALSE, "focusable", FALSE, NULL);
}

/**
 * lk_department_row_set_context:
 * @self: a row
 * @context: (nullable): what is known of a new user
 *
 * From now on the row shows the draft's department, follows it, and writes into it.
 */
void
lk_department_row_set_context (LkDepartmentRow *self, LkEditContext *context)
{
  drop_context (self);
  self->roles_of = 0;
  if (context == NULL)
    return;

  self->context = g_object_ref (context);
  self->draft_handler = g_signal_connect_object (get_draft (self), "changed",
                                                 G_CALLBACK (draft_changed_cb), self,
                                                 G_CONNECT_SWAPPED);
  lk_entry_picker_set_unset (self->department, lk_edit_context_get_unset_label (context));
  lk_choice_box_set_unset_label (self->role, lk_edit_context_get_unset_label (context));
  show (self);
}
