/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-secret-editor.h"

#include <glib/gi18n-lib.h>

#include "lk-clipboard.h"
#include "lk-error-report.h"
#include "lk-generate.h"
#include "lk-pbx-users.h"
#include "lk-secret.h"

#define REVEAL_SECONDS 30
#define DOTS           "••••••••"

struct _LkSecretEditor
{
  AdwBin parent_instance;

  GtkLabel *value;
  GtkPasswordEntry *entry;
  GtkSpinner *spinner;
  GtkButton *reveal;
  GtkButton *copy;
  GtkButton *change;
  GtkButton *generate;

  const LkField *field;
  LkEditContext *context;
  LkPbx *pbx;
  int user_id;
  guint reveal_seconds;

  LkSecret *secret; /* only while it is shown */
  gboolean shown;
  gboolean is_editing; /* the entry stands there instead */
  gboolean is_showing; /* the entry is being set, not typed into */
  guint timeout;
  GCancellable *cancellable; /* of the question under way */
};

enum
{
  PROP_REVEAL_SECONDS = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void implement (LkValueEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LkSecretEditor,
                               lk_secret_editor,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (LK_TYPE_VALUE_EDITOR, implement))

/* A question to the server, and what it is asked for. */
typedef struct
{
  LkSecretEditor *self;
  void (*use) (LkSecretEditor *self, const LkValue *value);
} Question;

static void
question_free (Question *question)
{
  g_object_unref (question->self);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static void
name_button (GtkButton *button, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), name);
}

static void
update_reveal (LkSecretEditor *self)
{
  const char *label = lk_field_get_label (self->field);
  /* Translators: %s is a field’s label, such as “Voicemail PIN”. */
  g_autofree char *name = self->shown ? g_strdup_printf (_ ("Hide: %s"), label)
                                      : g_strdup_printf (_ ("Reveal: %s"), label);

  gtk_button_set_icon_name (self->reveal,
                            self->shown ? "view-conceal-symbolic" : "view-reveal-symbolic");
  name_button (self->reveal, name);
}

static void
hide (LkSecretEditor *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_pointer (&self->secret, lk_secret_free);
  self->shown = FALSE;
  gtk_label_set_text (self->value, DOTS);
  update_reveal (self);
}

static gboolean
time_over_cb (gpointer user_data)
{
  LkSecretEditor *self = user_data;

  self->timeout = 0;
  hide (self);
  return G_SOURCE_REMOVE;
}

static void
reveal (LkSecretEditor *self, const LkValue *value)
{
  const char *secret = lk_value_get_text (value);

  hide (self);
  self->shown = TRUE;
  self->secret = g_strdup (secret);
  gtk_label_set_text (self->value, secret != NULL ? secret : _ ("Not set"));
  update_reveal (self);
  self->timeout = g_timeout_add_seconds (self->reveal_seconds, time_over_cb, self);
}

static void
copy_text (LkSecretEditor *self, const char *secret)
{
  if (secret != NULL)
    lk_clipboard_copy_secret (GTK_WIDGET (self), secret);
  else
    lk_report_news (GTK_WIDGET (self), _ ("There is nothing to copy: it is not set."));
}

static void
copy (LkSecretEditor *self, const LkValue *value)
{
  copy_text (self, lk_value_get_text (value));
}

static void
set_asking (LkSecretEditor *self, gboolean asking)
{
  gtk_spinner_set_spinning (self->spinner, asking);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), asking);
}

static void
stop_asking (LkSecretEditor *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  set_asking (self, FALSE);
}

static void
report (LkSecretEditor *self, const GError *error)
{
  g_autofree char *title = g_strdup_printf (
    /* Translators: %s is a field’s label, such as “Voicemail PIN”. */
    _ ("“%s” could not be read"), lk_field_get_label (self->field));

  lk_report_error (GTK_WIDGET (self), title, error);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Question) question = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LkUser) user = lk_pbx_users_get_finish (LK_PBX (source), result, &error);
  const LkValue *value;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  stop_asking (question->self);
  if (error != NULL)
    {
      report (question->self, error);
      return;
    }

  value = lk_user_get (user, question->self->field);
  question->use (question->self, value);
  if (value->type == LK_VALUE_TEXT)
    lk_secret_wipe (value->text);
}

static void
ask (LkSecretEditor *self, void (*use) (LkSecretEditor *self, const LkValue *value))
{
  g_autoptr (LkFieldSet) fields = lk_field_set_new_one (self->field);
  Question *question;

  stop_asking (self);
  if (self->pbx == NULL)
    return;

  question = g_new0 (Question, 1);
  question->self = g_object_ref (self);
  question->use = use;
  self->cancellable = g_cancellable_new ();
  set_asking (self, TRUE);
  lk_pbx_users_get_async (self->pbx, self->user_id, fields, self->cancellable, answered_cb,
                          question);
}

static void
reveal_clicked_cb (LkSecretEditor *self)
{
  if (self->shown)
    hide (self);
  else
    ask (self, reveal);
}

static void
copy_clicked_cb (LkSecretEditor *self)
{
  if (self->shown)
    copy_text (self, self->secret);
  else
    ask (self, copy);
}

/* Changing it */

static const char *
get_entered (LkSecretEditor *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

static void
set_entered (LkSecretEditor *self, const char *text)
{
  if (g_str_equal (get_entered (self), text))
    return;

  self->is_showing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  self->is_showing = FALSE;
}

static LkDraft *
get_draft (LkSecretEditor *self)
{
  return self->context != NULL ? lk_edit_context_get_draft (self->context) : NULL;
}

/* There is nothing to read yet: the entry stands there from the beginning. */
static gboolean
is_for_new_user (LkSecretEditor *self)
{
  return lk_edit_context_is_for_new_user (self->context);
}

static void
set_editing (LkSecretEditor *self, gboolean is_editing)
{
  self->is_editing = is_editing;
  gtk_widget_set_visible (GTK_WIDGET (self->entry), is_editing);
  gtk_widget_set_visible (GTK_WIDGET (self->generate), is_editing);
  gtk_widget_set_visible (GTK_WIDGET (self->value), !is_editing);
  gtk_widget_set_visible (GTK_WIDGET (self->reveal), !is_editing);
  gtk_widget_set_visible (GTK_WIDGET (self->copy), !is_editing);
  gtk_widget_set_visible (GTK_WIDGET (self->change), !is_editing && self->context != NULL
                                                       && lk_field_is_editable (self->field));
}

static void
begin (LkSecretEditor *self)
{
  hide (self);
  if (!self->is_editing)
    set_editing (self, TRUE);
}

static void
end (LkSecretEditor *self)
{
  set_entered (self, "");
  set_editing (self, is_for_new_user (self));
}

/* What is there now is read first: only against that can be said later whether someone else changed
 * it meanwhile. */
static void
begin_knowing (LkSecretEditor *self, const LkValue *value)
{
  lk_draft_learn (get_draft (self), self->field, value);
  begin (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
change_clicked_cb (LkSecretEditor *self)
{
  LkDraft *draft = get_draft (self);

  if (draft != NULL && lk_draft_get_original_value (draft, self->field)->type == LK_VALUE_ABSENT)
    {
      ask (self, begin_knowing);
      return;
    }

  begin (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
entry_changed_cb (LkSecretEditor *self)
{
  if (!self->is_showing)
    lk_value_editor_emit_changed (LK_VALUE_EDITOR (self));
}

static void
generate_clicked_cb (LkSecretEditor *self)
{
  g_autoptr (LkSecret) secret = lk_generate_secret (self->field);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), secret);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static gboolean
is_changed (LkSecretEditor *self, const LkValue *value)
{
  LkDraft *draft = get_draft (self);

  return draft != NULL ? lk_draft_is_changed (draft, self->field) : lk_value_is_set (value);
}

static gboolean
has_focus (LkSecretEditor *self)
{
  return (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

static void
show_value (LkValueEditor *editor, const LkValue *value)
{
  LkSecretEditor *self = LK_SECRET_EDITOR (editor);

  if (is_changed (self, value))
    {
      const char *text = lk_value_get_text (value);

      begin (self);
      set_entered (self, text != NULL ? text : "");
    }
  else if (self->is_editing && (*get_entered (self) != '\0' || !has_focus (self)))
    end (self);
}

/* A secret that somebody deletes letter by letter is meant to stay as it is: without a password a
 * phone would be open to everyone. */
static void
get_value (LkValueEditor *editor, LkValue *out)
{
  LkSecretEditor *self = LK_SECRET_EDITOR (editor);
  LkDraft *draft = get_draft (self);
  const char *original =
    draft != NULL ? lk_value_get_text (lk_draft_get_original_value (draft, self->field)) : NULL;

  lk_value_clear (out);
  if (self->is_editing && *get_entered (self) != '\0')
    lk_value_set_text (out, get_entered (self));
  else if (self->is_editing && original != NULL)
    lk_value_set_text (out, original);
}

/* Who opened the entry and typed nothing has changed nothing. */
static void
focus_left_cb (LkSecretEditor *self)
{
  LkDraft *draft = get_draft (self);

  if (self->is_editing && *get_entered (self) == '\0'
      && (draft == NULL || !lk_draft_is_changed (draft, self->field)))
    end (self);
}

static void
set_context (LkValueEditor *editor, LkEditContext *context)
{
  LkSecretEditor *self = LK_SECRET_EDITOR (editor);
  LkDraft *draft = context != NULL ? lk_edit_context_get_draft (context) : NULL;

  g_set_object (&self->context, context);
  if (draft != NULL && !is_for_new_user (self))
    lk_secret_editor_set_subject (self, lk_edit_context_get_pbx (context),
                                  lk_user_get_id (lk_draft_get_original (draft)));
  else
    lk_secret_editor_set_subject (self, NULL, 0);
  g_object_set (self->entry, "placeholder-text",
                is_for_new_user (self) ? lk_edit_context_get_unset_label (context)
                                       : _ ("New value"),
                NULL);
  end (self);
}

static void
set_name (LkValueEditor *editor, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (LK_SECRET_EDITOR (editor)->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
implement (LkValueEditorInterface *iface)
{
  iface->set_context = set_context;
  iface->show = show_value;
  iface->get = get_value;
  iface->set_name = set_name;
}

/* What nobody can see any more need not be in memory either. */
static void
lk_secret_editor_unmap (GtkWidget *widget)
{
  LkSecretEditor *self = LK_SECRET_EDITOR (widget);

  stop_asking (self);
  hide (self);

  GTK_WIDGET_CLASS (lk_secret_editor_parent_class)->unmap (widget);
}

static void
lk_secret_editor_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_REVEAL_SECONDS:
      g_value_set_uint (value, LK_SECRET_EDITOR (object)->reveal_seconds);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lk_secret_editor_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_REVEAL_SECONDS:
      LK_SECRET_EDITOR (object)->reveal_seconds = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lk_secret_editor_dispose (GObject *object)
{
  LkSecretEditor *self = LK_SECRET_EDITOR (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_pointer (&self->secret, lk_secret_free);
  g_clear_object (&self->pbx);
  g_clear_object (&self->context);
  gtk_widget_dispose_template (GTK_WIDGET (self), LK_TYPE_SECRET_EDITOR);

  G_OBJECT_CLASS (lk_secret_editor_parent_class)->dispose (object);
}

static void
lk_secret_editor_class_init (LkSecretEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = lk_secret_editor_get_property;
  object_class->set_property = lk_secret_editor_set_property;
  object_class->dispose = lk_secret_editor_dispose;
  widget_class->unmap = lk_secret_editor_unmap;

  properties[PROP_REVEAL_SECONDS] = g_param_spec_uint ("reveal-seconds", NULL, NULL, 0, G_MAXUINT,
                                                       REVEAL_SECONDS,
                                                       G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/linekeeper/Linekeeper/lk-secret-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, LkSecretEditor, value);
  gtk_widget_class_bind_template_child (widget_class, LkSecretEditor, entry);
  gtk_widget_class_bind_template_child (widget_class, LkSecretEditor, spinner);
  gtk_widget_class_bind_template_child (widget_class, LkSecretEditor, reveal);
  gtk_widget_class_bind_template_child (widget_class, LkSecretEditor, copy);
  gtk_widget_class_bind_template_child (widget_class, LkSecretEditor, change);
  gtk_widget_class_bind_template_child (widget_class, LkSecretEditor, generate);
  gtk_widget_class_bind_template_callback (widget_class, reveal_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, change_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, generate_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
}

static void
lk_secret_editor_init (LkSecretEditor *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->reveal_seconds = REVEAL_SECONDS;
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

/**
 * lk_secret_editor_new:
 * @field: the secret
 *
 * Returns: (transfer floating): a widget that shows dots.
 */
GtkWidget *
lk_secret_editor_new (const LkField *field)
{
  LkSecretEditor *self = g_object_new (LK_TYPE_SECRET_EDITOR, NULL);
  const char *label = lk_field_get_label (field);
  /* Translators: %s is a field’s label, such as “Voicemail PIN”. */
  g_autofree char *copy_name = g_strdup_printf (_ ("Copy: %s"), label);
  /* Translators: %s is a field’s label, such as “Voicemail PIN”. */
  g_autofree char *change_name = g_strdup_printf (_ ("Change: %s"), label);
  /* Translators: %s is a field’s label, such as “Voicemail PIN”. */
  g_autofree char *generate_name = g_strdup_printf (_ ("Generate: %s"), label);

  self->field = field;
  name_button (self->copy, copy_name);
  name_button (self->change, change_name);
  name_button (self->generate, generate_name);
  hide (self);
  set_editing (self, FALSE);

  return GTK_WIDGET (self);
}

/**
 * lk_secret_editor_set_subject:
 * @self: a secret
 * @pbx: (nullable): the phone system to ask
 * @user_id: whose secret it is
 *
 * Hides and forgets what was shown of another user.
 */
void
lk_secret_editor_set_subject (LkSecretEditor *self, LkPbx *pbx, int user_id)
{
  stop_asking (self);
  hide (self);
  g_set_object (&self->pbx, pbx);
  self->user_id = user_id;
}
