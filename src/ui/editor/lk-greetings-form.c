/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-greetings-form.h"

#include <glib/gi18n-lib.h>

#include "lk-entry-picker.h"

struct _LkGreetingsForm
{
  AdwBin parent_instance;

  GtkBox *box;
  AdwPreferencesGroup *group; /* of the rows */

  LkEditContext *context;
  GCancellable *cancellable; /* of the questions under way */
  LkValue value;             /* as it was shown */
  GPtrArray *greetings;      /* as the person has made them; those that the server knows first */
  guint n_known;
  gboolean is_touched;
};

typedef struct
{
  LkGreetingsForm *form;
  LkEntryPicker *picker;
} Question;

static void
question_free (Question *question)
{
  g_object_unref (question->form);
  g_object_unref (question->picker);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

static LkDraft *
get_draft (LkGreetingsForm *self)
{
  return self->context != NULL ? lk_edit_context_get_draft (self->context) : NULL;
}

static gboolean
is_for_new_user (LkGreetingsForm *self)
{
  return lk_edit_context_is_for_new_user (self->context);
}

/* Such a user has no recordings to list, and many users have none in common; yet who knows a file's
 * name can say it. */
static gboolean
lacks_recordings (LkGreetingsForm *self)
{
  return is_for_new_user (self) || lk_edit_context_is_for_many (self->context);
}

/* The recordings */

static gboolean
holds (GPtrArray *entries, const char *filename)
{
  for (guint i = 0; i < entries->len; i++)
    if (g_str_equal (((LkEntry *) g_ptr_array_index (entries, i))->value, filename))
      return TRUE;

  return FALSE;
}

static void
add_recording (GPtrArray *entries, const char *filename, const char *label)
{
  if (!is_empty (filename) && !holds (entries, filename))
    g_ptr_array_add (entries, lk_entry_new (filename, is_empty (label) ? filename : label, NULL));
}

/* Those of the phone system, and those that the user has, also where they have been taken away
 * here. */
static GPtrArray *
list_recordings (LkGreetingsForm *self, GPtrArray *stored)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) lk_entry_free);
  g_autoptr (GPtrArray) shown = lk_record_parse_value (&lk_greeting_class, &self->value, NULL);

  g_ptr_array_add (entries, lk_entry_new ("", _ ("No recording"), NULL));
  for (guint i = 0; i < stored->len; i++)
    {
      const LkEntry *entry = g_ptr_array_index (stored, i);

      add_recording (entries, entry->value, entry->label);
    }
  for (guint i = 0; shown != NULL && i < shown->len; i++)
    {
      const LkGreeting *greeting = g_ptr_array_index (shown, i);

      add_recording (entries, greeting->filename, greeting->display_name);
    }

  return entries;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Question) question = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) stored = lk_catalogue_load_finish (LK_CATALOGUE (source), result, &error);
  g_autoptr (GPtrArray) entries = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (stored == NULL)
    {
      lk_entry_picker_set_trouble (question->picker, error);
      return;
    }

  entries = list_recordings (question->form, stored);
  lk_entry_picker_set_entries (question->picker, entries);
}

static void
load_cb (LkEntryPicker *picker, gpointer user_data)
{
  LkGreetingsForm *self = user_data;
  LkDraft *draft = get_draft (self);
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();
  g_autoptr (GPtrArray) entries = NULL;
  Question *question;

  if (draft == NULL || is_for_new_user (self))
    {
      entries = list_recordings (self, nothing);
      lk_entry_picker_set_entries (picker, entries);
      return;
    }

  question = g_new0 (Question, 1);
  question->form = g_object_ref (self);
  question->picker = g_object_ref (picker);
  lk_catalogue_load_async (lk_edit_context_get_catalogue (self->context), LK_SHELF_GREETINGS,
                           lk_user_get_id (lk_draft_get_original (draft)), self->cancellable,
                           listed_cb, question);
}

/* The rows */

static LkGreeting *
get_greeting (LkGreetingsForm *self, LkEntryPicker *picker)
{
  guint position = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (picker), "lk-position"));

  return g_ptr_array_index (self->greetings, position);
}

static void
put (char **member, const char *text)
{
  char *copy = g_strdup (text);

  g_free (*member);
  *member = copy;
}

static void
picked_cb (LkGreetingsForm *self, LkEntryPicker *picker)
{
  LkGreeting *greeting = get_greeting (self, picker);
  const char *filename = lk_entry_picker_get_value (picker);
  const char *label = lk_entry_picker_get_label (picker);
  gboolean has_name = !is_empty (filename) && g_strcmp0 (filename, label) != 0;

  put (&greeting->filename, filename);
  put (&greeting->display_name, has_name ? label : "");
  self->is_touched = TRUE;
  lk_value_editor_emit_changed (LK_VALUE_EDITOR (self));
}

static const char *
get_title (const LkGreeting *greeting)
{
  return is_empty (greeting->type) ? _ ("Status without a name")
                                   : lk_choice_get_label (lk_greeting_types, greeting->type);
}

static void
show_recording (LkEntryPicker *picker, const LkGreeting *greeting)
{
  const char *label = is_empty (greeting->filename)       ? _ ("No recording")
                      : is_empty (greeting->display_name) ? greeting->filename
                                                          : greeting->display_name;

  lk_entry_picker_set_value (picker, is_empty (greeting->filename) ? "" : greeting->filename,
                             label);
}

static void
add_row (LkGreetingsForm *self, guint position)
{
  const LkGreeting *greeting = g_ptr_array_index (self->greetings, position);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *picker = lk_entry_picker_new (lacks_recordings (self), FALSE);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), get_title (greeting));
  lk_entry_picker_set_name (LK_ENTRY_PICKER (picker), get_title (greeting));
  show_recording (LK_ENTRY_PICKER (picker), greeting);
  lk_entry_picker_set_loader (LK_ENTRY_PICKER (picker), load_cb, self);
  g_object_set_data (G_OBJECT (picker), "lk-position", GUINT_TO_POINTER (position));
  g_signal_connect_object (picker, "changed", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);

  gtk_widget_set_valign (picker, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), picker);
  adw_preferences_group_add (self->group, row);
}

static gboolean
has_type (GPtrArray *greetings, const char *type)
{
  for (guint i = 0; i < greetings->len; i++)
    if (g_strcmp0 (((LkGreeting *) g_ptr_array_index (greetings, i))->type, type) == 0)
      return TRUE;

  return FALSE;
}

static void
add_missing_types (GPtrArray *greetings)
{
  for (const LkChoice *type = lk_greeting_types; type->value != NULL; type++)
    if (!has_type (greetings, type->value))
      g_ptr_array_add (greetings, lk_greeting_new (type->value));
}

static void
stop_asking (LkGreetingsForm *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
}

static void
set_context (LkValueEditor *editor, LkEditContext *context)
{
  LkGreetingsForm *self = LK_GREETINGS_FORM (editor);

  stop_asking (self);
  g_set_object (&self->context, context);
}

/* A fresh group, because that takes the rows along. */
static void
clear (LkGreetingsForm *self)
{
  stop_asking (self);
  g_clear_pointer (&self->greetings, g_ptr_array_unref);
  self->n_known = 0;
  self->is_touched = FALSE;
  if (self->group != NULL)
    gtk_box_remove (self->box, GTK_WIDGET (self->group));

  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  gtk_box_append (self->box, GTK_WIDGET (self->group));
}

static const char *
get_description (LkGreetingsForm *self)
{
  if (is_for_new_user (self))
    return _ ("What callers hear before they leave a message. A new user has no recordings to "
              "choose from: add them once the user exists, or enter the file name of one that the "
              "phone system has.");
  if (lk_edit_context_is_for_many (self->context))
    return _ ("What callers hear before they leave a message. Each user has recordings of their "
              "own: enter the file name of one that all of them have.");

  return _ ("What callers hear before they leave a message. A status without a recording uses the "
            "default one.");
}

static void
show (LkValueEditor *editor, const LkValue *value)
{
  LkGreetingsForm *self = LK_GREETINGS_FORM (editor);

  lk_value_copy (value, &self->value);
  clear (self);
  self->greetings = lk_record_parse_value (&lk_greeting_class, value, NULL);
  if (self->greetings == NULL)
    {
      adw_preferences_group_set_description (
        self->group, _ ("The phone system says something here that this program does not know. It "
                        "stays as it is."));
      return;
    }

  self->n_known = self->greetings->len;
  add_missing_types (self->greetings);
  adw_preferences_group_set_description (self->group, get_description (self));
  for (guint i = 0; i < self->greetings->len; i++)
    add_row (self, i);
}

/* A status that the server did not speak of is only sent with a recording. */
static void
get (LkValueEditor *editor, LkValue *out)
{
  LkGreetingsForm *self = LK_GREETINGS_FORM (editor);
  g_autoptr (GPtrArray) greetings = g_ptr_array_new ();

  if (!self->is_touched)
    {
      lk_value_copy (&self->value, out);
      return;
    }

  for (guint i = 0; i < self->greetings->len; i++)
    {
      LkGreeting *greeting = g_ptr_array_index (self->greetings, i);

      if (i < self->n_known || !is_empty (greeting->filename))
        g_ptr_array_add (greetings, greeting);
    }
  lk_record_build_value (&lk_greeting_class, greetings, out);
}

static void
implement (LkValueEditorInterface *iface)
{
  iface->set_context = set_context;
  iface->show = show;
  iface->get = get;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LkGreetingsForm,
                               lk_greetings_form,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (LK_TYPE_VALUE_EDITOR, implement))

static void
lk_greetings_form_dispose (GObject *object)
{
  LkGreetingsForm *self = LK_GREETINGS_FORM (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (lk_greetings_form_parent_class)->dispose (object);
}

static void
lk_greetings_form_finalize (GObject *object)
{
  LkGreetingsForm *self = LK_GREETINGS_FORM (object);

  g_object_unref (self->cancellable);
  lk_value_clear (&self->value);
  g_clear_pointer (&self->greetings, g_ptr_array_unref);

  G_OBJECT_CLASS (lk_greetings_form_parent_class)->finalize (object);
}

static void
lk_greetings_form_class_init (LkGreetingsFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lk_greetings_form_dispose;
  object_class->finalize = lk_greetings_form_finalize;
}

static void
lk_greetings_form_init (LkGreetingsForm *self)
{
  self->cancellable = g_cancellable_new ();
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

/**
 * lk_greetings_form_new:
 * @field: `Greetings`
 *
 * Returns: (transfer floating): a form that shows nothing yet.
 */
GtkWidget *
lk_greetings_form_new (const LkField *field)
{
  return g_object_new (LK_TYPE_GREETINGS_FORM, NULL);
}
