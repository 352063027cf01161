/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-new-user-result.h"

#include <glib/gi18n-lib.h>

#include "lk-change-view.h"
#include "lk-kept-secret.h"
#include "lk-link-dialog.h"
#include "lk-result-story.h"
#include "lk-secret-editor.h"
#include "lk-user-fields.h"
#include "lk-welcome-row.h"

struct _LkNewUserResult
{
  AdwBin parent_instance;

  /* Template */
  GtkImage *icon;
  GtkLabel *headline;
  GtkLabel *story;
  GtkBox *differences;
  AdwPreferencesGroup *password_group;
  LkWelcomeRow *welcome_row;
  AdwPreferencesGroup *credentials_group;
  GtkButton *done_button;

  LkKeptSecret *password; /* NULL where none was made */
  GtkWidget *question;    /* whether to leave without it; NULL where none is asked */

  /* Owned */
  LkEditContext *context;
  LkUser *now; /* NULL where it is not known what the user is like */
  int id;
};

enum
{
  SIGNAL_OPEN,
  SIGNAL_ANOTHER,
  SIGNAL_DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkNewUserResult, lk_new_user_result, ADW_TYPE_BIN)

static gboolean
has_differences (const LkCreateResult *outcome)
{
  return outcome->state == LK_CREATE_DIFFERENT && outcome->fields != NULL;
}

static void
tell (LkNewUserResult *self, const LkCreateResult *outcome)
{
  LkDraft *draft = lk_edit_context_get_draft (self->context);
  gboolean is_well = outcome->state == LK_CREATE_DONE;
  g_autofree char *headline = lk_result_story_dup_headline (outcome, draft);
  g_autofree char *story = lk_result_story_dup_text (outcome, draft);

  gtk_image_set_from_icon_name (self->icon,
                                is_well ? "emblem-ok-symbolic" : "dialog-warning-symbolic");
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), is_well ? "success" : "warning");
  gtk_label_set_text (self->headline, headline);
  gtk_label_set_text (self->story, story);
  gtk_widget_set_visible (GTK_WIDGET (self->story), *story != '\0');
}

static GtkWidget *
new_captioned (const char *caption, GtkWidget *value)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = gtk_label_new (caption);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (box, "side");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), value);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  /* A row that cannot have the focus would keep the Tab key from going on. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, caption, -1);
  return row;
}

/* A secret is neither shown nor compared: the phone system does not tell all of them. */
static GtkWidget *
new_present (LkNewUserResult *self, const LkField *field)
{
  const LkValue *now = self->now != NULL ? lk_user_get (self->now, field) : NULL;
  GtkWidget *label;

  if (now != NULL && now->type != LK_VALUE_ABSENT)
    return lk_change_view_new_value (self->context, field, now);

  label = gtk_label_new (_ ("Could not be read"));
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "change");
  return label;
}

static void
add_difference (LkNewUserResult *self, const LkField *field)
{
  LkDraft *draft = lk_edit_context_get_draft (self->context);
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autofree char *title = g_markup_escape_text (lk_field_get_label (field), -1);

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_add (group,
                             new_captioned (_ ("You entered"),
                                            lk_change_view_new_value (self->context, field,
                                                                      lk_draft_get (draft,
                                                                                    field))));
  adw_preferences_group_add (group, new_captioned (_ ("Now on the phone system"),
                                                   new_present (self, field)));
  gtk_box_append (self->differences, GTK_WIDGET (group));
}

static void
list_differences (LkNewUserResult *self, const LkCreateResult *outcome)
{
  if (!has_differences (outcome))
    return;

  for (guint i = 0; i < outcome->fields->len; i++)
    add_difference (self, g_ptr_array_index (outcome->fields, i));
  gtk_widget_set_visible (GTK_WIDGET (self->differences), TRUE);
}

/* Credentials */

static void
keep_password (LkNewUserResult *self)
{
  const LkField *field = lk_user_field_access_password;
  const char *password =
    lk_value_get_text (lk_draft_get (lk_edit_context_get_draft (self->context), field));

  if (password == NULL || *password == '\0')
    return;

  self->password = LK_KEPT_SECRET (lk_kept_secret_new (field, password));
  adw_preferences_group_add (self->password_group, new_captioned (lk_field_get_label (field),
                                                                  GTK_WIDGET (self->password)));
  gtk_widget_set_visible (GTK_WIDGET (self->password_group), TRUE);
}

static GtkWidget *
new_credential (LkNewUserResult *self, const LkField *field)
{
  GtkWidget *editor = lk_secret_editor_new (field);

  lk_secret_editor_set_subject (LK_SECRET_EDITOR (editor), lk_edit_context_get_pbx (self->context),
                                self->id);
  return new_captioned (lk_field_get_label (field), editor);
}

static gboolean
is_credential (LkNewUserResult *self, const LkField *field)
{
  LkVersion version = lk_pbx_get_version (lk_edit_context_get_pbx (self->context));

  return lk_field_has (field, LK_FIELD_SECRET) && field != lk_user_field_access_password
         && (version == 0 || field->since <= version);
}

static void
list_credentials (LkNewUserResult *self)
{
  GtkWidget *more = adw_expander_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (more), _ ("For phones without provisioning"));
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    {
      const LkField *field = &lk_user_fields[i];

      if (is_credential (self, field) && lk_field_has (field, LK_FIELD_ADVANCED))
        adw_expander_row_add_row (ADW_EXPANDER_ROW (more), new_credential (self, field));
      else if (is_credential (self, field))
        adw_preferences_group_add (self->credentials_group, new_credential (self, field));
    }
  adw_preferences_group_add (self->credentials_group, more);
}

/* Going on */

static GtkWindow *
get_window (LkNewUserResult *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
link_cb (LkNewUserResult *self)
{
  LkUser *listed = lk_directory_find (lk_edit_context_get_directory (self->context), self->id);
  g_autoptr (LkFieldSet) none = lk_field_set_new_of (NULL, 0);
  g_autoptr (LkUser) user = listed != NULL      ? g_object_ref (listed)
                            : self->now != NULL ? g_object_ref (self->now)
                                                : lk_user_new (none, self->id);

  lk_link_dialog_present (get_window (self), lk_edit_context_get_pbx (self->context), user);
}

static void
emit (LkNewUserResult *self, guint signal)
{
  if (signal == SIGNAL_OPEN)
    g_signal_emit (self, signals[signal], 0, self->id);
  else
    g_signal_emit (self, signals[signal], 0);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, LkNewUserResult *self)
{
  guint signal = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (dialog), "signal"));

  if (g_str_equal (response, "copy"))
    lk_kept_secret_copy (self->password);
  if (!g_str_equal (response, "cancel"))
    {
      /* One answer is enough. */
      g_signal_handlers_disconnect_by_data (dialog, self);
      /* The window below may go now; GTK 4.8 would look for it when the question goes. */
      gtk_window_set_transient_for (GTK_WINDOW (dialog), NULL);
      self->password = NULL;
      emit (self, signal);
    }
}

static void
ask (LkNewUserResult *self, guint signal)
{
  GtkWidget *dialog;

  if (self->question != NULL)
    {
      gtk_window_present (GTK_WINDOW (self->question));
      return;
    }

  dialog = adw_message_dialog_new (get_window (self), _ ("Leave Without the Password?"), NULL);

  adw_message_dialog_format_body (
    ADW_MESSAGE_DIALOG (dialog),
    _ ("You have neither seen nor copied the password for the web client. Nobody can read it "
       "later; a new one would have to be made."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "leave",
                                    _ ("_Leave"), "copy", _ ("C_opy and Leave"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "leave",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "copy",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_set_weak_pointer (&self->question, dialog);
  g_object_set_data (G_OBJECT (dialog), "signal", GUINT_TO_POINTER (signal));
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
go_on (LkNewUserResult *self, guint signal)
{
  if (lk_new_user_result_would_lose (self))
    ask (self, signal);
  else
    emit (self, signal);
}

static void
open_cb (LkNewUserResult *self)
{
  go_on (self, SIGNAL_OPEN);
}

static void
another_cb (LkNewUserResult *self)
{
  go_on (self, SIGNAL_ANOTHER);
}

static void
lk_new_user_result_dispose (GObject *object)
{
  LkNewUserResult *self = LK_NEW_USER_RESULT (object);

  self->password = NULL;
  g_clear_weak_pointer (&self->question);
  g_clear_object (&self->context);
  g_clear_object (&self->now);
  /* Disposing of the template unparents the child behind the bin’s back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LK_TYPE_NEW_USER_RESULT);

  G_OBJECT_CLASS (lk_new_user_result_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/linekeeper/Linekeeper/lk-new-user-result.ui");
  gtk_widget_class_bind_template_child (widget_class, LkNewUserResult, icon);
  gtk_widget_class_bind_template_child (widget_class, LkNewUserResult, headline);
  gtk_widget_class_bind_template_child (widget_class, LkNewUserResult, story);
  gtk_widget_class_bind_template_child (widget_class, LkNewUserResult, differences);
  gtk_widget_class_bind_template_child (widget_class, LkNewUserResult, password_group);
  gtk_widget_class_bind_template_child (widget_class, LkNewUserResult, welcome_row);
  gtk_widget_class_bind_template_child (widget_class, LkNewUserResult, credentials_group);
  gtk_widget_class_bind_template_child (widget_class, LkNewUserResult, done_button);
  gtk_widget_class_bind_template_callback (widget_class, link_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, another_cb);
  gtk_widget_class_bind_template_callback (widget_class, lk_new_user_result_leave);
}

static void
lk_new_user_result_class_init (LkNewUserResultClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lk_new_user_result_dispose;

  signals[SIGNAL_OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SIGNAL_ANOTHER] = g_signal_new ("another", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (LK_TYPE_WELCOME_ROW);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
lk_new_user_result_init (LkNewUserResult *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static const char *
get_email (const LkCreateResult *outcome, LkEditContext *context)
{
  if (outcome->now != NULL)
    return lk_user_get_text (outcome->now, lk_user_field_email);

  return lk_value_get_text (
    lk_draft_get (lk_edit_context_get_draft (context), lk_user_field_email));
}

/**
 * lk_new_user_result_new:
 * @context: the draft that was sent, and where it belongs
 * @outcome: %LK_CREATE_DONE or %LK_CREATE_DIFFERENT; it need not live on
 * @welcome: the e-mail to the new user, asked for or not
 *
 * Returns: (transfer floating): a page about the new user.
 */
GtkWidget *
lk_new_user_result_new (LkEditContext *context, const LkCreateResult *outcome, LkWelcome *welcome)
{
  LkNewUserResult *self = g_object_new (LK_TYPE_NEW_USER_RESULT, NULL);

  self->context = g_object_ref (context);
  self->id = outcome->id;
  g_set_object (&self->now, outcome->now);
  tell (self, outcome);
  list_differences (self, outcome);
  keep_password (self);
  list_credentials (self);
  lk_welcome_row_set (self->welcome_row, welcome, outcome->id, get_email (outcome, context));

  return GTK_WIDGET (self);
}

/**
 * lk_new_user_result_would_lose:
 * @self: a page
 *
 * Returns: whether there is a password that nobody has seen or copied and that cannot be read
 * again.
 */
gboolean
lk_new_user_result_would_lose (LkNewUserResult *self)
{
  return self->password != NULL && !lk_kept_secret_was_taken (self->password);
}

/**
 * lk_new_user_result_leave:
 * @self: a page
 *
 * Emits "done", after asking where something would be lost.
 */
void
lk_new_user_result_leave (LkNewUserResult *self)
{
  go_on (self, SIGNAL_DONE);
}

/**
 * lk_new_user_result_focus:
 * @self: a result that is on screen
 *
 * Puts the focus on what most people do next. A widget that takes the focus to one of its children
 * itself would keep the Tab key from all others.
 */
void
lk_new_user_result_focus (LkNewUserResult *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->done_button));
}
