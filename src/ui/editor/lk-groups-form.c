/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-groups-form.h"

#include <glib/gi18n-lib.h>

#include "lk-entry-picker.h"
#include "lk-membership-list.h"
#include "lk-pbx-users.h"
#include "lk-user-fields.h"

struct _LkGroupsForm
{
  AdwBin parent_instance;

  GtkWidget *unreadable;
  GtkWidget *box;
  LkEntryPicker *picker;
  GtkWidget *notice_bar;
  GtkLabel *notice;
  LkMembershipList *list;

  const LkField *field;
  LkEditContext *context;
  LkValue value;          /* as it was shown */
  GPtrArray *memberships; /* likewise; NULL where there are none, or nobody can read them */
  gboolean is_touched;
  GCancellable *cancellable; /* of the reading of rights; NULL where none was needed */
};

static void lk_groups_form_iface_init (LkValueEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LkGroupsForm,
                               lk_groups_form,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (LK_TYPE_VALUE_EDITOR,
                                                      lk_groups_form_iface_init))

/* The main department */

static gint64
get_main_id (LkGroupsForm *self)
{
  LkDraft *draft = self->context != NULL ? lk_edit_context_get_draft (self->context) : NULL;
  const LkValue *id = draft != NULL ? lk_draft_get (draft, lk_user_field_primary_group) : NULL;

  return id != NULL && id->type == LK_VALUE_INT ? id->integer : LK_NUMBER_UNSET;
}

/* Its name where the person has removed it. */
static const char *
find_lost_main (LkGroupsForm *self)
{
  gint64 id = get_main_id (self);

  if (id == LK_NUMBER_UNSET || lk_membership_list_has (self->list, id))
    return NULL;

  for (guint i = 0; self->memberships != NULL && i < self->memberships->len; i++)
    {
      const LkMembership *membership = g_ptr_array_index (self->memberships, i);

      if (membership->group_id == id)
        return membership->name != NULL ? membership->name : "";
    }

  return NULL;
}

static void
update (LkGroupsForm *self)
{
  const char *lost = find_lost_main (self);
  g_autofree char *notice =
    /* Translators: the first %s is a department, the second the label of a field. */
    g_strdup_printf (_ ("“%s” is the main department. Choose another one at “%s” before you save."),
                     lost != NULL ? lost : "", lk_field_get_label (lk_user_field_primary_group));

  gtk_label_set_text (self->notice, lost != NULL ? notice : "");
  gtk_widget_set_visible (self->notice_bar, lost != NULL);
}

static void
changed_cb (LkGroupsForm *self)
{
  self->is_touched = TRUE;
  update (self);
  lk_value_editor_emit_changed (LK_VALUE_EDITOR (self));
}

/* One more department */

static GPtrArray *
leave_out_own (LkGroupsForm *self, GPtrArray *groups)
{
  GPtrArray *others = g_ptr_array_new ();

  for (guint i = 0; i < groups->len; i++)
    {
      const LkEntry *entry = g_ptr_array_index (groups, i);

      if (!lk_membership_list_has (self->list, g_ascii_strtoll (entry->value, NULL, 10)))
        g_ptr_array_add (others, (gpointer) entry);
    }

  return others;
}

static void
groups_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkGroupsForm) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) groups = lk_catalogue_load_finish (LK_CATALOGUE (source), result, &error);
  g_autoptr (GPtrArray) others = NULL;

  /* The form may be shown no more. */
  if (self->context == NULL)
    return;
  if (groups == NULL)
    {
      lk_entry_picker_set_trouble (self->picker, error);
      return;
    }

  others = leave_out_own (self, groups);
  lk_entry_picker_set_entries (self->picker, others);
}

static void
load_groups (LkEntryPicker *picker, gpointer user_data)
{
  LkGroupsForm *self = user_data;

  if (self->context != NULL)
    lk_catalogue_load_async (lk_edit_context_get_catalogue (self->context), LK_SHELF_GROUPS, 0,
                             NULL, groups_loaded_cb, g_object_ref (self));
}

static void
picked_cb (LkGroupsForm *self)
{
  g_autofree char *value = g_strdup (lk_entry_picker_get_value (self->picker));
  g_autofree char *name = g_strdup (lk_entry_picker_get_label (self->picker));
  gint64 id = value != NULL ? g_ascii_strtoll (value, NULL, 10) : 0;

  lk_entry_picker_set_value (self->picker, NULL, NULL);
  if (value != NULL && !lk_membership_list_has (self->list, id))
    lk_membership_list_add (self->list, id, name);
}

/* Rights that the list's reading left out */

static gboolean
says_nothing_of_rights (const LkMembership *membership)
{
  for (guint i = 0; i < LK_N_MEMBERSHIP_RIGHTS; i++)
    if (membership->rights[i] != LK_TRISTATE_UNSET)
      return FALSE;

  return TRUE;
}

static gboolean
lacks_rights (LkGroupsForm *self)
{
  for (guint i = 0; self->memberships != NULL && i < self->memberships->len; i++)
    {
      const LkMembership *membership = g_ptr_array_index (self->memberships, i);

      if (!lk_membership_is_favourites (membership) && says_nothing_of_rights (membership))
        return TRUE;
    }

  return FALSE;
}

/* The draft has to know them, too: a right that is set differs from what was read. But while a
 * change waits to be saved, departments that someone else has changed since stay unknown to it, so
 * that the save still finds the conflict. */
static void
tell_draft (LkGroupsForm *self, const LkValue *value)
{
  LkDraft *draft = lk_edit_context_get_draft (self->context);
  const LkValue *seen = lk_draft_get_original_value (draft, self->field);

  if (!lk_draft_is_changed (draft, self->field) || lk_field_equal (self->field, seen, value))
    lk_draft_learn (draft, self->field, value);
}

static void
rights_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkGroupsForm) self = user_data;
  g_autoptr (LkUser) user = lk_pbx_users_get_finish (LK_PBX (source), result, NULL);
  g_auto (LkValue) value = LK_VALUE_INIT;
  g_autoptr (GPtrArray) memberships = NULL;

  if (user == NULL || self->context == NULL)
    return;

  lk_value_copy (lk_user_get (user, self->field), &value);
  memberships = lk_record_parse_value (&lk_membership_class, &value, NULL);
  if (memberships == NULL)
    return;

  tell_draft (self, &value);
  lk_membership_list_learn (self->list, memberships);
}

static void
read_rights (LkGroupsForm *self)
{
  LkDraft *draft = self->context != NULL ? lk_edit_context_get_draft (self->context) : NULL;
  g_autoptr (LkFieldSet) fields = NULL;

  if (draft == NULL || lk_draft_is_new_user (draft) || self->cancellable != NULL
      || !lacks_rights (self))
    return;

  fields = lk_field_set_new_one (self->field);
  self->cancellable = g_cancellable_new ();
  lk_pbx_users_get_async (lk_edit_context_get_pbx (self->context),
                          lk_user_get_id (lk_draft_get_original (draft)), fields, self->cancellable,
                          rights_read_cb, g_object_ref (self));
}

/* The value */

static void
lk_groups_form_set_context (LkValueEditor *editor, LkEditContext *context)
{
  LkGroupsForm *self = LK_GROUPS_FORM (editor);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_set_object (&self->context, context);
  lk_membership_list_set_catalogue (self->list, context != NULL
                                                  ? lk_edit_context_get_catalogue (context)
                                                  : NULL);
}

static void
lk_groups_form_show (LkValueEditor *editor, const LkValue *value)
{
  LkGroupsForm *self = LK_GROUPS_FORM (editor);
  g_autoptr (GPtrArray) memberships = lk_record_parse_value (&lk_membership_class, value, NULL);
  gboolean is_readable = memberships != NULL || !lk_value_is_set (value);

  /* The same departments, known better: what the person has opened stays open. */
  if (memberships != NULL && !self->is_touched && lk_field_equal (self->field, &self->value, value))
    {
      lk_value_copy (value, &self->value);
      lk_membership_list_learn (self->list, memberships);
      return;
    }

  lk_value_copy (value, &self->value);
  self->is_touched = FALSE;
  g_clear_pointer (&self->memberships, g_ptr_array_unref);
  self->memberships = g_steal_pointer (&memberships);
  lk_membership_list_show (self->list, self->memberships, get_main_id (self));
  gtk_widget_set_visible (self->unreadable, !is_readable);
  gtk_widget_set_visible (self->box, is_readable);
  update (self);
  read_rights (self);
}

static void
lk_groups_form_get (LkValueEditor *editor, LkValue *out)
{
  LkGroupsForm *self = LK_GROUPS_FORM (editor);
  g_autoptr (GPtrArray) memberships = NULL;

  if (!self->is_touched)
    {
      lk_value_copy (&self->value, out);
      return;
    }

  memberships = lk_membership_list_dup_memberships (self->list);
  lk_record_build_value (&lk_membership_class, memberships, out);
}

static void
lk_groups_form_iface_init (LkValueEditorInterface *iface)
{
  iface->set_context = lk_groups_form_set_context;
  iface->show = lk_groups_form_show;
  iface->get = lk_groups_form_get;
}

static void
lk_groups_form_dispose (GObject *object)
{
  LkGroupsForm *self = LK_GROUPS_FORM (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (lk_groups_form_parent_class)->dispose (object);
}

static void
lk_groups_form_finalize (GObject *object)
{
  LkGroupsForm *self = LK_GROUPS_FORM (object);

  lk_value_clear (&self->value);
  g_clear_pointer (&self->memberships, g_ptr_array_unref);

  G_OBJECT_CLASS (lk_groups_form_parent_class)->finalize (object);
}

static void
lk_groups_form_class_init (LkGroupsFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lk_groups_form_dispose;
  object_class->finalize = lk_groups_form_finalize;
}

/* What the form is made of */

static GtkWidget *
new_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

static GtkWidget *
new_picker (LkGroupsForm *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *picker = lk_entry_picker_new (FALSE, FALSE);

  self->picker = LK_ENTRY_PICKER (picker);
  lk_entry_picker_set_name (self->picker, _ ("Add Department"));
  lk_entry_picker_set_loader (self->picker, load_groups, self);
  g_signal_connect_swapped (picker, "changed", G_CALLBACK (picked_cb), self);

  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_set_valign (picker, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Add a department"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), picker);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return group;
}

static GtkWidget *
new_notice (LkGroupsForm *self)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *notice = new_label (NULL);

  self->notice_bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->notice = GTK_LABEL (notice);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_hexpand (notice, TRUE);
  gtk_widget_add_css_class (self->notice_bar, "warning");
  gtk_widget_set_visible (self->notice_bar, FALSE);
  gtk_box_append (GTK_BOX (self->notice_bar), icon);
  gtk_box_append (GTK_BOX (self->notice_bar), notice);
  return self->notice_bar;
}

static void
lk_groups_form_init (LkGroupsForm *self)
{
  GtkWidget *outside = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->unreadable = new_label (_ ("The phone system says something here that this program "
                                   "does not know. It stays as it is."));
  gtk_widget_set_visible (self->unreadable, FALSE);

  self->list = LK_MEMBERSHIP_LIST (lk_membership_list_new ());
  g_signal_connect_swapped (self->list, "changed", G_CALLBACK (changed_cb), self);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_box_append (GTK_BOX (self->box), new_picker (self));
  gtk_box_append (GTK_BOX (self->box), new_notice (self));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->list));

  gtk_box_append (GTK_BOX (outside), self->unreadable);
  gtk_box_append (GTK_BOX (outside), self->box);
  adw_bin_set_child (ADW_BIN (self), outside);
}

/**
 * lk_groups_form_new:
 * @field: the field that holds memberships
 *
 * Returns: (transfer floating): a form that shows no department yet.
 */
GtkWidget *
lk_groups_form_new (const LkField *field)
{
  LkGroupsForm *self = g_object_new (LK_TYPE_GROUPS_FORM, NULL);

  self->field = field;
  return GTK_WIDGET (self);
}
