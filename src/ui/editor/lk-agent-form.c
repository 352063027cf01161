/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-agent-form.h"

#include <glib/gi18n-lib.h>

#include "lk-text-card.h"

#define TEXT_HEIGHT 120

/* The texts of one line. */
static const struct
{
  const char *title;
  gsize offset;
} lines[] = {
  { N_ ("Kind of agent"), G_STRUCT_OFFSET (LkAgentSettings, agent_type) },
  { N_ ("Language"), G_STRUCT_OFFSET (LkAgentSettings, language) },
  { N_ ("Voice"), G_STRUCT_OFFSET (LkAgentSettings, voice) },
  { N_ ("First words"), G_STRUCT_OFFSET (LkAgentSettings, first_message) },
};

struct _LkAgentForm
{
  AdwBin parent_instance;

  GtkWidget *note;
  GtkWidget *parts;
  GtkEditable *entries[G_N_ELEMENTS (lines)];
  GtkEditable *duration;
  GtkTextBuffer *prompt;

  LkValue shown;
  LkAgentSettings *start; /* NULL where the value cannot be read */
  gboolean is_showing;    /* it is not the person who changes something */
};

static void lk_agent_form_iface_init (LkValueEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LkAgentForm,
                               lk_agent_form,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (LK_TYPE_VALUE_EDITOR,
                                                      lk_agent_form_iface_init))

static char **
get_member (LkAgentSettings *settings, gsize offset)
{
  return &G_STRUCT_MEMBER (char *, settings, offset);
}

/* What the person left empty is what it was, where that was nothing in another way. */
static void
put (char **member, const char *text)
{
  if (g_strcmp0 (*member != NULL ? *member : "", text) == 0)
    return;

  g_free (*member);
  *member = g_strdup (text);
}

static char *
dup_prompt (LkAgentForm *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->prompt, &start, &end);
  return gtk_text_buffer_get_text (self->prompt, &start, &end, TRUE);
}

static char *
dup_duration (const LkAgentSettings *settings)
{
  if (settings->max_call_duration == LK_NUMBER_UNSET)
    return g_strdup ("");

  return g_strdup_printf ("%" G_GINT64_FORMAT, settings->max_call_duration);
}

/* Whatever the server said is good enough to go back. */
static gboolean
parse_duration (LkAgentForm *self, gint64 *duration)
{
  const char *text = gtk_editable_get_text (self->duration);
  g_autofree char *start = dup_duration (self->start);

  *duration = self->start->max_call_duration;
  if (g_str_equal (text, start))
    return TRUE;

  *duration = LK_NUMBER_UNSET;
  return *text == '\0' || g_ascii_string_to_signed (text, 10, 0, G_MAXINT32, duration, NULL);
}

static LkAgentSettings *
dup_settings (LkAgentForm *self)
{
  JsonObject *record = lk_agent_settings_build (self->start);
  LkAgentSettings *settings = lk_agent_settings_parse (record);
  g_autofree char *prompt = dup_prompt (self);

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    put (get_member (settings, lines[i].offset), gtk_editable_get_text (self->entries[i]));
  put (&settings->system_prompt, prompt);
  parse_duration (self, &settings->max_call_duration);

  json_object_unref (record);
  return settings;
}

static void
changed_cb (LkAgentForm *self)
{
  if (!self->is_showing)
    lk_value_editor_emit_changed (LK_VALUE_EDITOR (self));
}

static void
show_settings (LkAgentForm *self, LkAgentSettings *settings)
{
  g_autofree char *duration = dup_duration (settings);

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      const char *text = *get_member (settings, lines[i].offset);

      gtk_editable_set_text (self->entries[i], text != NULL ? text : "");
    }
  gtk_editable_set_text (self->duration, duration);
  gtk_text_buffer_set_text (self->prompt,
                            settings->system_prompt != NULL ? settings->system_prompt : "", -1);
}

static LkAgentSettings *
parse (const LkValue *value)
{
  g_autoptr (JsonNode) node = lk_value_dup_json (value);
  g_autoptr (JsonObject) nothing = json_object_new ();

  if (!lk_value_is_set (value))
    return lk_agent_settings_parse (nothing);
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;

  return lk_agent_settings_parse (json_node_get_object (node));
}

static void
lk_agent_form_show (LkValueEditor *editor, const LkValue *value)
{
  LkAgentForm *self = LK_AGENT_FORM (editor);

  lk_value_copy (value, &self->shown);
  g_clear_pointer (&self->start, lk_agent_settings_free);
  self->start = parse (value);
  gtk_widget_set_visible (self->note, self->start == NULL);
  gtk_widget_set_visible (self->parts, self->start != NULL);

  self->is_showing = TRUE;
  if (self->start != NULL)
    show_settings (self, self->start);
  self->is_showing = FALSE;
}

/* Null stays null while nothing is entered. */
static void
lk_agent_form_get (LkValueEditor *editor, LkValue *out)
{
  LkAgentForm *self = LK_AGENT_FORM (editor);
  g_autoptr (LkAgentSettings) settings = self->start != NULL ? dup_settings (self) : NULL;
  g_autoptr (JsonNode) before = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (JsonNode) after = json_node_new (JSON_NODE_OBJECT);
  g_auto (LkValue) start = LK_VALUE_INIT;
  g_auto (LkValue) wanted = LK_VALUE_INIT;

  if (settings == NULL)
    {
      lk_value_copy (&self->shown, out);
      return;
    }

  json_node_take_object (before, lk_agent_settings_build (self->start));
  json_node_take_object (after, lk_agent_settings_build (settings));
  lk_value_set_json (&start, before);
  lk_value_set_json (&wanted, after);
  lk_value_copy (lk_value_equal (&start, &wanted) ? &self->shown : &wanted, out);
}

static char *
lk_agent_form_dup_problem (LkValueEditor *editor)
{
  LkAgentForm *self = LK_AGENT_FORM (editor);
  gint64 duration;

  if (self->start == NULL || parse_duration (self, &duration))
    return NULL;

  return g_strdup (_ ("The longest call has to be a whole number, or empty."));
}

static void
lk_agent_form_iface_init (LkValueEditorInterface *iface)
{
  iface->show = lk_agent_form_show;
  iface->get = lk_agent_form_get;
  iface->dup_problem = lk_agent_form_dup_problem;
}

static void
lk_agent_form_finalize (GObject *object)
{
  LkAgentForm *self = LK_AGENT_FORM (object);

  g_clear_pointer (&self->start, lk_agent_settings_free);
  lk_value_clear (&self->shown);

  G_OBJECT_CLASS (lk_agent_form_parent_class)->finalize (object);
}

static void
lk_agent_form_class_init (LkAgentFormClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lk_agent_form_finalize;
}

static GtkWidget *
new_entry (LkAgentForm *self, const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
new_lines (LkAgentForm *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      GtkWidget *row = new_entry (self, _ (lines[i].title));

      self->entries[i] = GTK_EDITABLE (row);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  self->duration = GTK_EDITABLE (new_entry (self, _ ("Longest call")));
  adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (self->duration), GTK_INPUT_PURPOSE_DIGITS);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->duration));
  return group;
}

static GtkWidget *
new_prompt (LkAgentForm *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkTextView *view = lk_text_card_new (_ ("Instructions"));

  self->prompt = gtk_text_view_get_buffer (view);
  gtk_widget_set_size_request (GTK_WIDGET (view), -1, TEXT_HEIGHT);
  g_signal_connect_object (self->prompt, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Instructions"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (view));
  return group;
}

static GtkWidget *
new_note (void)
{
  GtkWidget *label = gtk_label_new (_ ("These settings are in a form that this program does not "
                                       "know. They stay as they are."));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_visible (label, FALSE);
  return label;
}

static void
lk_agent_form_init (LkAgentForm *self)
{
  g_auto (LkValue) nothing = LK_VALUE_INIT;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->note = new_note ();
  self->parts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_box_append (GTK_BOX (self->parts), new_lines (self));
  gtk_box_append (GTK_BOX (self->parts), new_prompt (self));
  gtk_box_append (GTK_BOX (box), self->note);
  gtk_box_append (GTK_BOX (box), self->parts);
  adw_bin_set_child (ADW_BIN (self), box);
  self->start = parse (&nothing);
}

/**
 * lk_agent_form_new:
 * @field: the field whose structure is lk_agent_settings_structure
 *
 * Returns: (transfer floating): a form in which nothing is set.
 */
GtkWidget *
lk_agent_form_new (const LkField *field)
{
  return g_object_new (LK_TYPE_AGENT_FORM, NULL);
}
