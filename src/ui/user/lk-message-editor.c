/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-message-editor.h"

#include <glib/gi18n-lib.h>

#include "lk-link-message.h"

#define SUBJECT_KEY "link-subject"
#define TEXT_KEY    "link-message"

struct _LkMessageEditor
{
  AdwPreferencesGroup parent_instance;

  GtkEditable *subject;
  GtkTextBuffer *text;
  GtkWidget *warning;
  GtkWidget *reset_button;
  GtkLabel *preview_subject;
  GtkLabel *preview_text;

  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (LkMessageEditor, lk_message_editor, ADW_TYPE_PREFERENCES_GROUP)

static char *
dup_text (LkMessageEditor *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->text, &start, &end);
  return gtk_text_buffer_get_text (self->text, &start, &end, FALSE);
}

static void
update_preview (LkMessageEditor *self, const char *subject_template, const char *text_template)
{
  const LkLinkMessage example = {
    /* Translators: an invented person, for an example. */
    .name = _ ("Zoë Almeida"),
    /* Translators: the first name of the invented person. */
    .first_name = _ ("Zoë"),
    .extension = "214",
    .link = "https://pbx.example/provisioning/k3x9…",
  };
  g_autofree char *subject = lk_link_message_expand (&example, subject_template);
  g_autofree char *text = lk_link_message_expand (&example, text_template);

  gtk_label_set_text (self->preview_subject, subject);
  gtk_label_set_text (self->preview_text, text);
}

/* What comes with the program is not kept, so that it follows the language and later releases. An
 * emptied text is the same as none, because nobody sends an empty message. */
static void
keep (LkMessageEditor *self, const char *key, const char *template, const char *fallback)
{
  if (g_str_equal (template, fallback))
    g_settings_reset (self->settings, key);
  else
    g_settings_set_string (self->settings, key, template);
}

static void
edited_cb (LkMessageEditor *self)
{
  const char *subject = gtk_editable_get_text (self->subject);
  const char *default_subject = lk_link_message_get_default_subject ();
  const char *default_text = lk_link_message_get_default_text ();
  g_autofree char *text = dup_text (self);
  gboolean is_default = g_str_equal (subject, default_subject) && g_str_equal (text, default_text);

  keep (self, SUBJECT_KEY, subject, default_subject);
  keep (self, TEXT_KEY, text, default_text);
  gtk_widget_set_visible (self->warning, !lk_link_message_has_link (text));
  gtk_widget_set_sensitive (self->reset_button, !is_default);
  update_preview (self, subject, text);
}

static void
show (LkMessageEditor *self, const char *subject, const char *text)
{
  g_signal_handlers_block_by_func (self->subject, edited_cb, self);
  g_signal_handlers_block_by_func (self->text, edited_cb, self);
  gtk_editable_set_text (self->subject, subject);
  gtk_text_buffer_set_text (self->text, text, -1);
  g_signal_handlers_unblock_by_func (self->subject, edited_cb, self);
  g_signal_handlers_unblock_by_func (self->text, edited_cb, self);
  edited_cb (self);
}

static void
reset_cb (LkMessageEditor *self)
{
  show (self, lk_link_message_get_default_subject (), lk_link_message_get_default_text ());
}

static void
show_kept (LkMessageEditor *self)
{
  g_autofree char *subject = g_settings_get_string (self->settings, SUBJECT_KEY);
  g_autofree char *text = g_settings_get_string (self->settings, TEXT_KEY);

  show (self, *subject != '\0' ? subject : lk_link_message_get_default_subject (),
        *text != '\0' ? text : lk_link_message_get_default_text ());
}

static void
lk_message_editor_dispose (GObject *object)
{
  LkMessageEditor *self = LK_MESSAGE_EDITOR (object);

  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), LK_TYPE_MESSAGE_EDITOR);

  G_OBJECT_CLASS (lk_message_editor_parent_class)->dispose (object);
}

static void
lk_message_editor_class_init (LkMessageEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lk_message_editor_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/linekeeper/Linekeeper/lk-message-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, LkMessageEditor, subject);
  gtk_widget_class_bind_template_child (widget_class, LkMessageEditor, text);
  gtk_widget_class_bind_template_child (widget_class, LkMessageEditor, warning);
  gtk_widget_class_bind_template_child (widget_class, LkMessageEditor, reset_button);
  gtk_widget_class_bind_template_child (widget_class, LkMessageEditor, preview_subject);
  gtk_widget_class_bind_template_child (widget_class, LkMessageEditor, preview_text);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
}

static void
lk_message_editor_init (LkMessageEditor *self)
{
  self->settings = g_settings_new (APPLICATION_ID);
  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect_object (self->subject, "changed", G_CALLBACK (edited_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->text, "changed", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  show_kept (self);
}

/**
 * lk_message_editor_new:
 *
 * Returns: (transfer floating): an editor that shows the template that is kept.
 */
GtkWidget *
lk_message_editor_new (void)
{
  return g_object_new (LK_TYPE_MESSAGE_EDITOR, NULL);
}
