/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-beginning-row.h"

#include <glib/gi18n-lib.h>

#include "lk-beginning-dialog.h"
#include "lk-beginning-entries.h"
#include "lk-beginning-report.h"
#include "lk-beginning-ticks.h"
#include "lk-colleague-reader.h"
#include "lk-entry-picker.h"
#include "lk-error-report.h"
#include "lk-extension-entries.h"
#include "lk-save-template-dialog.h"
#include "lk-templates-dialog.h"
#include "lk-user-fields.h"

struct _LkBeginningRow
{
  AdwPreferencesRow parent_instance;

  GtkBox *slot;
  GtkWidget *status_box;
  GtkWidget *spinner;
  GtkWidget *warning;
  GtkLabel *status;
  GtkWidget *choose_button;
  GtkWidget *retry_button;
  LkEntryPicker *picker; /* the slot owns it */

  LkTemplateStore *templates;
  LkNewUser *new_user;
  LkTemplate *shown; /* by the picker */

  LkColleagueReader *reader;
  GCancellable *loading;   /* of the templates */
  gboolean has_complained; /* about the file of the templates; once is enough */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkBeginningRow, lk_beginning_row, ADW_TYPE_PREFERENCES_ROW)

static gboolean
is_gone (LkBeginningRow *self)
{
  return self->status == NULL;
}

static gboolean
is_reading (LkBeginningRow *self)
{
  return lk_colleague_reader_is_reading (self->reader);
}

static const GError *
get_trouble (LkBeginningRow *self)
{
  return lk_colleague_reader_get_error (self->reader);
}

static LkEditContext *
get_context (LkBeginningRow *self)
{
  return lk_new_user_get_context (self->new_user);
}

static LkDirectory *
get_directory (LkBeginningRow *self)
{
  return lk_edit_context_get_directory (get_context (self));
}

static LkTemplate *
get_beginning (LkBeginningRow *self)
{
  return self->new_user != NULL ? lk_new_user_get_beginning (self->new_user) : NULL;
}

static GtkWindow *
get_window (LkBeginningRow *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* What stands below */

static char *
dup_reading (LkBeginningRow *self)
{
  /* Translators: %s is a user, as in “101 Ada Berg”. */
  return g_strdup_printf (_ ("Reading the settings of %s…"),
                          lk_entry_picker_get_label (self->picker));
}

static char *
dup_status (LkBeginningRow *self)
{
  const GError *trouble = get_trouble (self);

  if (is_reading (self))
    return dup_reading (self);
  if (trouble != NULL)
    return g_strdup (trouble->message);
  if (get_beginning (self) == NULL)
    return NULL;

  return lk_beginning_dup_report (get_beginning (self), lk_new_user_get_draft (self->new_user));
}

static void
show_beginning (LkBeginningRow *self)
{
  LkTemplate *beginning = get_beginning (self);
  g_autofree char *value = beginning != NULL ? lk_beginning_dup_template_value (beginning) : NULL;

  g_set_object (&self->shown, beginning);
  if (beginning == NULL)
    lk_entry_picker_set_value (self->picker, LK_BEGINNING_NOTHING, _ ("Nothing"));
  else
    lk_entry_picker_set_value (self->picker, value, lk_template_get_name (beginning));
}

static void
update_status (LkBeginningRow *self)
{
  g_autofree char *text = is_gone (self) ? NULL : dup_status (self);
  const GError *trouble = get_trouble (self);

  if (is_gone (self))
    return;

  /* Whoever is being read, or could not be read, stands there already. */
  if (get_beginning (self) != self->shown && !is_reading (self) && trouble == NULL)
    show_beginning (self);
  gtk_label_set_text (self->status, text != NULL ? text : "");
  gtk_widget_set_visible (self->status_box, text != NULL);
  gtk_widget_set_visible (self->spinner, is_reading (self));
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), is_reading (self));
  gtk_widget_set_visible (self->warning, trouble != NULL);
  gtk_widget_set_visible (self->choose_button,
                          !is_reading (self) && trouble == NULL && get_beginning (self) != NULL);
  gtk_widget_set_visible (self->retry_button, trouble != NULL);
}

static void
changed (LkBeginningRow *self)
{
  update_status (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* What the earlier beginning gave goes first: the rest is the person's own. */
static void
begin_with (LkBeginningRow *self, LkTemplate *beginning)
{
  lk_colleague_reader_stop (self->reader);
  lk_new_user_start_from (self->new_user, NULL);
  if (beginning != NULL)
    {
      lk_beginning_leave_to_person (beginning, lk_new_user_get_draft (self->new_user));
      lk_new_user_start_from (self->new_user, beginning);
    }
  changed (self);
}

/* A colleague */

static void
read_cb (LkBeginningRow *self, LkTemplate *beginning)
{
  if (beginning != NULL)
    begin_with (self, beginning);
  else
    changed (self);
}

/* What the earlier beginning gave goes at once: it is not what the person wants any more. */
static void
read_colleague (LkBeginningRow *self, int id)
{
  lk_colleague_reader_read (self->reader, lk_directory_get_pbx (get_directory (self)), id);
  lk_new_user_start_from (self->new_user, NULL);
  changed (self);
}

static void
read_again_cb (LkBeginningRow *self)
{
  lk_colleague_reader_read_again (self->reader, lk_directory_get_pbx (get_directory (self)));
  changed (self);
}

static void
show_entries (LkBeginningRow *self)
{
  g_autoptr (GPtrArray) entries = NULL;

  if (self->new_user == NULL)
    return;

  entries = lk_beginning_entries_new (self->templates, get_directory (self));
  lk_entry_picker_set_entries (self->picker, entries);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkBeginningRow) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_loaded = lk_template_store_load_finish (LK_TEMPLATE_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->loading);
  if (!is_loaded && !self->has_complained)
    lk_report_error (GTK_WIDGET (self), _ ("Templates Cannot Be Read"), error);
  self->has_complained = self->has_complained || !is_loaded;
  show_entries (self);
}

/* Another window may have saved templates since. */
static void
load_cb (LkEntryPicker *picker, gpointer user_data)
{
  LkBeginningRow *self = user_data;

  if (self->loading != NULL)
    return;

  self->loading = g_cancellable_new ();
  lk_template_store_load_async (self->templates, self->loading, loaded_cb, g_object_ref (self));
}

static void
chosen_cb (LkBeginningRow *self)
{
  const char *value = lk_entry_picker_get_value (self->picker);
  LkTemplate *chosen = lk_beginning_find_template (self->templates, value);
  g_autoptr (LkTemplate) copy = chosen != NULL ? lk_template_copy (chosen) : NULL;
  int colleague = lk_beginning_find_colleague (get_directory (self), value);

  if (colleague == 0)
    {
      if (copy != NULL)
        lk_template_renew (copy);
      else if (!g_str_equal (value, LK_BEGINNING_NOTHING))
        lk_report_news (GTK_WIDGET (self), _ ("What you chose is no longer there"));
      begin_with (self, copy);
      show_beginning (self);
      return;
    }

  read_colleague (self, colleague);
}

/* Windows */

static void
ticked_cb (LkBeginningRow *self)
{
  if (get_beginning (self) == NULL)
    return;

  lk_template_apply (get_beginning (self), lk_new_user_get_draft (self->new_user));
  changed (self);
}

static void
save_as_template_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  lk_beginning_row_save_as_template (LK_BEGINNING_ROW (widget));
}

static void
manage_templates_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  lk_beginning_row_manage_templates (LK_BEGINNING_ROW (widget));
}

static void
drop_new_user (LkBeginningRow *self)
{
  lk_colleague_reader_stop (self->reader);
  if (self->new_user != NULL)
    g_signal_handlers_disconnect_by_func (self->new_user, update_status, self);
  g_clear_object (&self->new_user);
  g_clear_object (&self->shown);
}

static void
lk_beginning_row_dispose (GObject *object)
{
  LkBeginningRow *self = LK_BEGINNING_ROW (object);

  drop_new_user (self);
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->templates);
  if (!is_gone (self))
    gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LK_TYPE_BEGINNING_ROW);

  G_OBJECT_CLASS (lk_beginning_row_parent_class)->dispose (object);
}

static void
lk_beginning_row_finalize (GObject *object)
{
  g_object_unref (LK_BEGINNING_ROW (object)->reader);

  G_OBJECT_CLASS (lk_beginning_row_parent_class)->finalize (object);
}

static void
lk_beginning_row_class_init (LkBeginningRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lk_beginning_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = lk_beginning_row_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LK_TYPE_BEGINNING_ROW, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/linekeeper/Linekeeper/lk-beginning-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LkBeginningRow, slot);
  gtk_widget_class_bind_template_child (widget_class, LkBeginningRow, status_box);
  gtk_widget_class_bind_template_child (widget_class, LkBeginningRow, spinner);
  gtk_widget_class_bind_template_child (widget_class, LkBeginningRow, warning);
  gtk_widget_class_bind_template_child (widget_class, LkBeginningRow, status);
  gtk_widget_class_bind_template_child (widget_class, LkBeginningRow, choose_button);
  gtk_widget_class_bind_template_child (widget_class, LkBeginningRow, retry_button);
  gtk_widget_class_bind_template_callback (widget_class, lk_beginning_row_choose);
  gtk_widget_class_bind_template_callback (widget_class, read_again_cb);

  gtk_widget_class_install_action (widget_class, "beginning.save-as-template", NULL,
                                   save_as_template_cb);
  gtk_widget_class_install_action (widget_class, "beginning.manage-templates", NULL,
                                   manage_templates_cb);
}

static void
lk_beginning_row_init (LkBeginningRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->reader = lk_colleague_reader_new ();
  g_signal_connect_object (self->reader, "read", G_CALLBACK (read_cb), self, G_CONNECT_SWAPPED);
  self->picker = LK_ENTRY_PICKER (lk_entry_picker_new (FALSE, FALSE));
  gtk_widget_set_hexpand (GTK_WIDGET (self->picker), TRUE);
  lk_entry_picker_set_name (self->picker, _ ("Begin with"));
  lk_entry_picker_set_loader (self->picker, load_cb, self);
  g_signal_connect_object (self->picker, "changed", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_prepend (self->slot, GTK_WIDGET (self->picker));
}

/**
 * lk_beginning_row_new:
 * @templates: the phone system's templates
 *
 * Returns: (transfer floating): a row for a new user yet to be set.
 */
GtkWidget *
lk_beginning_row_new (LkTemplateStore *templates)
{
  LkBeginningRow *self = g_object_new (LK_TYPE_BEGINNING_ROW, NULL);

  self->templates = g_object_ref (templates);
  return GTK_WIDGET (self);
}

/**
 * lk_beginning_row_set_new_user:
 * @self: a row
 * @new_user: (nullable): whose beginning it is from now on; %NULL where the form is closed
 */
void
lk_beginning_row_set_new_user (LkBeginningRow *self, LkNewUser *new_user)
{
  if (self->new_user == new_user)
    return;

  drop_new_user (self);
  if (new_user == NULL)
    return;

  self->new_user = g_object_ref (new_user);
  g_signal_connect_object (new_user, "changed", G_CALLBACK (update_status), self,
                           G_CONNECT_SWAPPED);
  show_beginning (self);
  changed (self);
}

/**
 * lk_beginning_row_begin_with_colleague:
 * @self: a row with a new user
 * @id: an existing user's Id
 *
 * Reads what the colleague has, and takes it over.
 */
void
lk_beginning_row_begin_with_colleague (LkBeginningRow *self, int id)
{
  LkUser *colleague = lk_directory_find (get_directory (self), id);
  g_autofree char *name = colleague != NULL ? lk_user_dup_name (colleague) : NULL;
  const char *number = colleague != NULL ? lk_user_get_text (colleague, lk_user_field_number)
                                         : NULL;
  g_autofree char *label = lk_extension_dup_label (number, name);

  lk_entry_picker_set_value (self->picker, number != NULL ? number : "", label);
  read_colleague (self, id);
}

/**
 * lk_beginning_row_choose:
 * @self: a row with a new user who begins with something
 *
 * Opens the list of all that is taken over.
 */
void
lk_beginning_row_choose (LkBeginningRow *self)
{
  g_autoptr (LkTemplate) beginning = NULL;
  LkBeginningDialog *dialog;

  if (get_beginning (self) == NULL)
    return;

  beginning =
    lk_beginning_dup_with_true_ticks (get_beginning (self), lk_new_user_get_draft (self->new_user));
  lk_new_user_start_from (self->new_user, beginning);
  dialog =
    lk_beginning_dialog_new (get_window (self), beginning, get_context (self), self->templates);
  g_signal_connect_object (dialog, "changed", G_CALLBACK (ticked_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * lk_beginning_row_save_as_template:
 * @self: a row with a new user
 *
 * Asks for the name of a template made of what is set for the new user.
 */
void
lk_beginning_row_save_as_template (LkBeginningRow *self)
{
  g_autoptr (LkTemplate)
    settings = lk_template_new_from_draft ("", lk_new_user_get_draft (self->new_user));

  lk_save_template_dialog_present (get_window (self), settings, get_context (self),
                                   self->templates);
}

/**
 * lk_beginning_row_manage_templates:
 * @self: a row with a new user
 */
void
lk_beginning_row_manage_templates (LkBeginningRow *self)
{
  lk_templates_dialog_present (get_window (self), get_directory (self),
                               lk_edit_context_get_catalogue (get_context (self)), self->templates);
}

/**
 * lk_beginning_row_dup_obstacle:
 * @self: a row
 *
 * Returns: (transfer full) (nullable): why the user cannot be created yet: what the person wants to
 *   take over is not there.
 */
char *
lk_beginning_row_dup_obstacle (LkBeginningRow *self)
{
  const GError *trouble = get_trouble (self);

  if (is_reading (self))
    return dup_reading (self);
  if (trouble != NULL)
    /* Translators: %s is a user, as in “101 Ada Berg”. */
    return g_strdup_printf (_ ("The settings of %s could not be read. Try again, or begin with "
                               "something else."),
                            lk_entry_picker_get_label (self->picker));

  return NULL;
}
