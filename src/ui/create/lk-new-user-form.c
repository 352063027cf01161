/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-new-user-form.h"

#include <glib/gi18n-lib.h>

#include "lk-department-row.h"
#include "lk-field-row.h"
#include "lk-user-fields.h"
#include "lk-wish-list.h"

struct _LkNewUserForm
{
  AdwBin parent_instance;

  GtkScrolledWindow *scroller;
  GtkBox *box;
  LkBeginningRow *beginning;
  LkDepartmentRow *department;
  GPtrArray *rows; /* of LkFieldRow, which the widget tree owns */
  GtkLabel *number_note;
  GtkWidget *number_line;
  GtkSwitch *web_client;
  GtkSwitch *welcome;
  AdwActionRow *welcome_row;
  AdwActionRow *all_settings;
  LkWishList *wishes;

  LkNewUser *new_user;
  gboolean is_showing; /* a switch is being set, not pressed */
};

enum
{
  SIGNAL_ALL_SETTINGS,
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkNewUserForm, lk_new_user_form, ADW_TYPE_BIN)

static LkDraft *
get_draft (LkNewUserForm *self)
{
  return lk_new_user_get_draft (self->new_user);
}

static LkFieldRow *
find_row (LkNewUserForm *self, const LkField *field)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (lk_field_row_get_field (g_ptr_array_index (self->rows, i)) == field)
      return g_ptr_array_index (self->rows, i);

  return NULL;
}

/* What the draft says */

static gboolean
has_place (LkNewUserForm *self, const LkField *field)
{
  return find_row (self, field) != NULL || field == lk_user_field_groups
         || field == lk_user_field_primary_group || field == lk_user_field_access_password;
}

static void
show_count (LkNewUserForm *self)
{
  guint n_others = 0;
  g_autofree char *text = NULL;

  for (const LkField *field = lk_draft_next_change (get_draft (self), NULL); field != NULL;
       field = lk_draft_next_change (get_draft (self), field))
    n_others += !has_place (self, field);
  text = n_others > 0
           ? g_strdup_printf (ngettext ("%u setting is set that is not in this form",
                                        "%u settings are set that are not in this form", n_others),
                              n_others)
           : g_strdup (_ ("Forwarding, hours, phones and everything else"));
  adw_action_row_set_subtitle (self->all_settings, text);
}

static void
show_number_note (LkNewUserForm *self)
{
  const GError *error = lk_new_user_get_suggestion_error (self->new_user);
  const LkValue *number = lk_draft_get (get_draft (self), lk_user_field_number);
  gboolean is_asking = lk_new_user_is_suggesting (self->new_user);
  gboolean is_needed = !lk_value_is_set (number) && (is_asking || error != NULL);

  if (is_needed)
    gtk_label_set_text (self->number_note,
                        is_asking ? _ ("Looking for a free extension…") : error->message);
  gtk_widget_set_visible (self->number_line, is_needed);
}

static gboolean
has_email (LkNewUserForm *self)
{
  const char *email = lk_value_get_text (lk_draft_get (get_draft (self), lk_user_field_email));

  return email != NULL && *email != '\0';
}

static void
show_switches (LkNewUserForm *self)
{
  self->is_showing = TRUE;
  gtk_switch_set_active (self->web_client, lk_new_user_get_web_client (self->new_user));
  gtk_switch_set_active (self->welcome, lk_new_user_get_welcomes (self->new_user));
  adw_action_row_set_subtitle (self->welcome_row,
                               has_email (self)
                                 ? _ ("The phone system sends it as soon as the user exists.")
                                 : _ ("Needs an e-mail address."));
  self->is_showing = FALSE;
}

static void
show_draft (LkNewUserForm *self, const LkField *field)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      LkFieldRow *row = g_ptr_array_index (self->rows, i);

      if (field == NULL || field == lk_field_row_get_field (row))
        lk_field_row_show_value (row,
                                 lk_draft_get (get_draft (self), lk_field_row_get_field (row)));
    }
}

static void
draft_changed_cb (LkNewUserForm *self, const LkField *field)
{
  show_draft (self, field);
}

static void
changed_cb (LkNewUserForm *self)
{
  show_count (self);
  show_number_note (self);
  show_switches (self);
}

/* What the person does */

static void
web_client_cb (LkNewUserForm *self)
{
  if (!self->is_showing)
    lk_new_user_set_web_client (self->new_user, gtk_switch_get_active (self->web_client));
}

static void
welcome_cb (LkNewUserForm *self)
{
  if (!self->is_showing)
    lk_new_user_set_welcomes (self->new_user, gtk_switch_get_active (self->welcome));
}

static void
all_settings_cb (LkNewUserForm *self)
{
  g_signal_emit (self, signals[SIGNAL_ALL_SETTINGS], 0);
}

static void
obstacle_changed_cb (LkNewUserForm *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Nobody can be without an extension: whoever has emptied the entry gets a suggestion again, unless
 * they have only gone to another window to look one up. */
static void
number_left_cb (LkNewUserForm *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  gboolean is_away = root != NULL && gtk_root_get_focus (root) != NULL;

  if (self->new_user != NULL && !is_away && !lk_new_user_is_suggesting (self->new_user)
      && !lk_value_is_set (lk_draft_get (get_draft (self), lk_user_field_number)))
    lk_new_user_suggest_number (self->new_user);
}

/* Enter goes on to the next entry, as whoever types a list of people expects. */
static gboolean
key_pressed_cb (LkNewUserForm *self, guint key, guint code, GdkModifierType state)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean is_enter = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter;

  if (!is_enter || (state & gtk_accelerator_get_default_mod_mask ()) != 0 || !GTK_IS_TEXT (focus)
      || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return GDK_EVENT_PROPAGATE;

  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
  return GDK_EVENT_STOP;
}

/* What a check finds out comes after the draft has changed. */
static void
follow_checks (LkNewUserForm *self, LkEditContext *context)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const LkField *field = lk_field_row_get_field (g_ptr_array_index (self->rows, i));
      LkValueCheck *check = lk_edit_context_get_check (context, field);

      if (check != NULL)
        g_signal_connect_object (check, "changed", G_CALLBACK (obstacle_changed_cb), self,
                                 G_CONNECT_SWAPPED);
    }
}

static void
drop_new_user (LkNewUserForm *self)
{
  if (self->new_user == NULL)
    return;

  g_signal_handlers_disconnect_by_data (get_draft (self), self);
  g_signal_handlers_disconnect_by_data (self->new_user, self);
  g_clear_object (&self->new_user);
}

static void
lk_new_user_form_dispose (GObject *object)
{
  drop_new_user (LK_NEW_USER_FORM (object));

  G_OBJECT_CLASS (lk_new_user_form_parent_class)->dispose (object);
}

static void
lk_new_user_form_finalize (GObject *object)
{
  g_ptr_array_unref (LK_NEW_USER_FORM (object)->rows);

  G_OBJECT_CLASS (lk_new_user_form_parent_class)->finalize (object);
}

static void
lk_new_user_form_class_init (LkNewUserFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lk_new_user_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = lk_new_user_form_finalize;

  signals[SIGNAL_ALL_SETTINGS] = g_signal_new ("all-settings", LK_TYPE_NEW_USER_FORM,
                                               G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                               0);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LK_TYPE_NEW_USER_FORM, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/* What the form is made of */

static AdwPreferencesGroup *
add_group (LkNewUserForm *self, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *markup = title != NULL ? g_markup_escape_text (title, -1) : NULL;

  if (markup != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), markup);
  gtk_box_append (self->box, group);
  return ADW_PREFERENCES_GROUP (group);
}

static void
add_field (LkNewUserForm *self, AdwPreferencesGroup *group, const LkField *field)
{
  GtkWidget *row = lk_field_row_new_for_new_user (field);

  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
}

static void
add_number (LkNewUserForm *self, AdwPreferencesGroup *group)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  add_field (self, group, lk_user_field_number);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (number_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (find_row (self, lk_user_field_number)), focus);
}

static GtkWidget *
new_number_line (LkNewUserForm *self)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *label =
    g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);

  self->number_line = row;
  self->number_note = GTK_LABEL (label);
  gtk_label_set_wrap (self->number_note, TRUE);
  gtk_label_set_wrap_mode (self->number_note, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->number_note, 0);
  gtk_widget_add_css_class (label, "wish");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_set_visible (row, FALSE);
  return row;
}

static GtkWidget *
new_switch_row (const char *title, GtkSwitch **out)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  *out = GTK_SWITCH (toggle);
  return row;
}

static void
add_web_client (LkNewUserForm *self, AdwPreferencesGroup *group)
{
  GtkWidget *row = new_switch_row (_ ("Web client"), &self->web_client);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               _ ("Makes a password for the web client and the apps. You see it "
                                  "when the user exists."));
  g_signal_connect_object (self->web_client, "notify::active", G_CALLBACK (web_client_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);
}

static void
add_welcome (LkNewUserForm *self, AdwPreferencesGroup *group)
{
  GtkWidget *row = new_switch_row (_ ("Welcome e-mail"), &self->welcome);

  self->welcome_row = ADW_ACTION_ROW (row);
  g_signal_connect_object (self->welcome, "notify::active", G_CALLBACK (welcome_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);
}

/* Where a field of the table does not stand where the table has it: whoever knows the department
 * gets a number that suits it. */
static gboolean
comes_first (const LkField *field)
{
  return field == lk_user_field_first_name || field == lk_user_field_last_name
         || field == lk_user_field_number;
}

static void
add_person (LkNewUserForm *self, AdwPreferencesGroup *group)
{
  GtkWidget *department = lk_department_row_new ();

  self->department = LK_DEPARTMENT_ROW (department);
  add_field (self, group, lk_user_field_first_name);
  add_field (self, group, lk_user_field_last_name);
  adw_preferences_group_add (group, department);
  add_number (self, group);
  adw_preferences_group_add (group, new_number_line (self));
}

static void
add_section (LkNewUserForm *self, LkSection section)
{
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    {
      const LkField *field = &lk_user_fields[i];

      if (field->section != section || !lk_field_has (field, LK_FIELD_BRIEF))
        continue;
      if (group == NULL)
        group = add_group (self, lk_section_get_title (section));
      if (group != NULL && section == LK_SECTION_GENERAL && self->department == NULL)
        add_person (self, group);
      if (!comes_first (field))
        add_field (self, group, field);
    }

  if (section == lk_user_field_access_password->section && group != NULL)
    add_web_client (self, group);
}

static void
add_more (LkNewUserForm *self)
{
  AdwPreferencesGroup *group = add_group (self, NULL);
  GtkWidget *row = adw_action_row_new ();

  add_welcome (self, group);
  group = add_group (self, NULL);
  self->all_settings = ADW_ACTION_ROW (row);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("All Settings…"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (self->all_settings, gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_signal_connect_object (row, "activated", G_CALLBACK (all_settings_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);

  self->wishes = LK_WISH_LIST (lk_wish_list_new ());
  adw_preferences_group_add (group, GTK_WIDGET (self->wishes));
}

static GtkWidget *
new_frame (LkNewUserForm *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  gtk_widget_set_margin_top (GTK_WIDGET (self->box), 12);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->box), 24);
  gtk_widget_set_margin_start (GTK_WIDGET (self->box), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->box), 12);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->box));
  self->scroller = GTK_SCROLLED_WINDOW (scroller);
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (self->scroller, clamp);
  gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (gtk_scrolled_window_get_child (self->scroller)),
                                    TRUE);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static void
lk_new_user_form_init (LkNewUserForm *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->rows = g_ptr_array_new ();
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  adw_bin_set_child (ADW_BIN (self), new_frame (self));
}

/**
 * lk_new_user_form_new:
 * @templates: what there is to begin with
 *
 * Returns: (transfer floating): a form for nobody.
 */
GtkWidget *
lk_new_user_form_new (LkTemplateStore *templates)
{
  LkNewUserForm *self = g_object_new (LK_TYPE_NEW_USER_FORM, NULL);
  GtkWidget *beginning = lk_beginning_row_new (templates);

  self->beginning = LK_BEGINNING_ROW (beginning);
  g_signal_connect_object (beginning, "changed", G_CALLBACK (obstacle_changed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (add_group (self, NULL), beginning);
  for (int section = 0; section < LK_N_SECTIONS; section++)
    add_section (self, (LkSection) section);
  add_more (self);
  return GTK_WIDGET (self);
}

/**
 * lk_new_user_form_set_new_user:
 * @self: a form
 * @new_user: whom it is filled in for from now on
 */
void
lk_new_user_form_set_new_user (LkNewUserForm *self, LkNewUser *new_user)
{
  LkEditContext *context = lk_new_user_get_context (new_user);

  drop_new_user (self);
  self->new_user = g_object_ref (new_user);
  for (guint i = 0; i < self->rows->len; i++)
    lk_field_row_set_context (g_ptr_array_index (self->rows, i), context);
  lk_department_row_set_context (self->department, context);
  lk_beginning_row_set_new_user (self->beginning, new_user);
  lk_wish_list_set_new_user (self->wishes, new_user);
  g_signal_connect_object (get_draft (self), "changed", G_CALLBACK (draft_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (new_user, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  follow_checks (self, context);
  show_draft (self, NULL);
  changed_cb (self);
  /* What the next one begins with is to be seen, wherever the person was with the last one. */
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

LkBeginningRow *
lk_new_user_form_get_beginning (LkNewUserForm *self)
{
  return self->beginning;
}

/**
 * lk_new_user_form_dup_problem:
 * @self: a form
 *
 * Shows nothing.
 *
 * Returns: (transfer full) (nullable): a translated sentence: why the user cannot be created with
 *   what stands in the form.
 */
char *
lk_new_user_form_dup_problem (LkNewUserForm *self)
{
  char *problem = lk_beginning_row_dup_obstacle (self->beginning);

  for (guint i = 0; problem == NULL && i < self->rows->len; i++)
    problem = lk_field_row_dup_problem (g_ptr_array_index (self->rows, i));
  if (problem == NULL && lk_new_user_get_welcomes (self->new_user) && !has_email (self))
    problem = g_strdup (_ ("The welcome e-mail needs an e-mail address."));

  return problem;
}

/**
 * lk_new_user_form_show_problem:
 * @self: a form
 * @field: a field
 * @sentence: why the phone system refused its value
 *
 * Stays in the field's row until the person changes the value.
 *
 * Returns: whether there is a row for @field.
 */
gboolean
lk_new_user_form_show_problem (LkNewUserForm *self, const LkField *field, const char *sentence)
{
  LkFieldRow *row = find_row (self, field);

  if (row != NULL)
    lk_field_row_show_problem (row, sentence);
  return row != NULL;
}

void
lk_new_user_form_clear_problems (LkNewUserForm *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    lk_field_row_show_problem (g_ptr_array_index (self->rows, i), NULL);
}

/**
 * lk_new_user_form_has:
 * @self: a form
 * @field: a field
 *
 * Returns: whether @field has a row of its own here.
 */
gboolean
lk_new_user_form_has (LkNewUserForm *self, const LkField *field)
{
  return find_row (self, field) != NULL;
}

/**
 * lk_new_user_form_focus:
 * @self: a form
 * @field: a field
 *
 * Returns: whether the keyboard's focus is in the field's row now.
 */
gboolean
lk_new_user_form_focus (LkNewUserForm *self, const LkField *field)
{
  LkFieldRow *row = find_row (self, field);

  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}
