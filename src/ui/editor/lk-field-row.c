/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-field-row.h"

#include "lk-editors.h"
#include "lk-field-note.h"
#include "lk-field-words.h"
#include "lk-search.h"
#include "lk-secret-editor.h"
#include "lk-secret.h"
#include "lk-structure-editor.h"
#include "lk-value-slot.h"

/* How label and value share the width. */
#define LABEL_WIDTH 2
#define VALUE_WIDTH 3

struct _LkFieldRow
{
  AdwPreferencesRow parent_instance;

  LkValueSlot *slot;
  LkValueEditor *editor; /* in the slot */
  GtkBox *box;
  LkFieldNote *note;

  const LkField *field;
  LkEditContext *context;
  LkValue value;       /* never a secret */
  gboolean is_shown;   /* the editor shows this very value, of this very user */
  gboolean is_telling; /* the draft is being told */
  gboolean is_present;
  gboolean matches;
};

G_DEFINE_FINAL_TYPE (LkFieldRow, lk_field_row, ADW_TYPE_PREFERENCES_ROW)

static gboolean
is_secret (LkFieldRow *self)
{
  return lk_field_has (self->field, LK_FIELD_SECRET);
}

static LkDraft *
get_draft (LkFieldRow *self)
{
  return self->context != NULL ? lk_edit_context_get_draft (self->context) : NULL;
}

static gboolean
is_changed (LkFieldRow *self)
{
  LkDraft *draft = get_draft (self);

  return draft != NULL && lk_draft_is_changed (draft, self->field);
}

static gboolean
is_unfinished (LkFieldRow *self)
{
  LkDraft *draft = get_draft (self);

  return draft != NULL && lk_draft_is_unfinished (draft, self->field);
}

static void
update_visible (LkFieldRow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), self->is_present && self->matches);
}

static char *
dup_shown_text (LkFieldRow *self)
{
  const char *missing = lk_value_slot_get_missing (self->slot);

  return missing != NULL ? g_strdup (missing)
                         : lk_field_words_dup_value (self->context, self->field, &self->value);
}

static void
update_invalid (LkFieldRow *self)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_INVALID,
                               lk_field_note_shows_problem (self->note)
                                 ? GTK_ACCESSIBLE_INVALID_TRUE
                                 : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

/* The mark of a change */

static void
update_put_back (LkFieldRow *self, const char *old)
{
  LkPutBackButton *put_back = lk_value_slot_get_put_back (self->slot);

  if (old != NULL)
    lk_put_back_button_show (put_back, old);
  else
    lk_put_back_button_hide (put_back);
}

/* What cannot be a value yet is no change, but can be put back as well. */
static void
update_mark (LkFieldRow *self)
{
  gboolean is_edited = is_changed (self) || is_unfinished (self);
  g_autofree char *old = is_edited ? lk_field_words_dup_old (self->context, self->field) : NULL;
  g_autofree char *shown = is_secret (self) ? NULL : dup_shown_text (self);

  if (is_changed (self))
    gtk_widget_add_css_class (GTK_WIDGET (self), "changed");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "changed");
  update_put_back (self, old);
  lk_field_words_tell (GTK_WIDGET (self), self->field, shown, is_changed (self) ? old : NULL);
}

static void
put_back_cb (LkFieldRow *self)
{
  LkDraft *draft = get_draft (self);

  lk_field_note_forget (self->note);
  gtk_widget_child_focus (GTK_WIDGET (self->editor), GTK_DIR_TAB_FORWARD);
  lk_draft_put_back (draft, self->field);
  update_mark (self);
}

/* Between the editor and the draft */

static void
tell_draft (LkFieldRow *self)
{
  g_autofree char *problem = lk_value_editor_dup_problem (self->editor);
  LkDraft *draft = get_draft (self);
  LkValue value = LK_VALUE_INIT;

  if (draft != NULL)
    lk_draft_set_unfinished (draft, self->field, problem != NULL);
  if (problem != NULL)
    {
      self->is_shown = FALSE;
      return;
    }

  lk_value_editor_get (self->editor, &value);
  self->is_telling = TRUE;
  if (draft != NULL)
    lk_draft_set (draft, self->field, &value);
  self->is_telling = FALSE;
  if (!is_secret (self))
    lk_value_copy (&value, &self->value);
  else if (value.type == LK_VALUE_TEXT)
    lk_secret_wipe (value.text);
  lk_value_clear (&value);
}

static void
edited_cb (LkFieldRow *self)
{
  tell_draft (self);
  update_mark (self);
  lk_field_note_edited (self->note);
}

static void
focus_left_cb (LkFieldRow *self)
{
  if (get_draft (self) != NULL)
    lk_draft_end_step (get_draft (self));
  lk_field_note_left (self->note);
}

static void
copy_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LkFieldRow *self = LK_FIELD_ROW (widget);
  g_autofree char *text = NULL;

  if (is_secret (self))
    return;

  text = dup_shown_text (self);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

/* What can be changed takes the focus itself: the row around it would be one stop too many. */
static gboolean
lk_field_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  LkFieldRow *self = LK_FIELD_ROW (widget);

  if (lk_value_slot_can_edit (self->slot))
    return gtk_widget_child_focus (GTK_WIDGET (self->slot), direction);

  return GTK_WIDGET_CLASS (lk_field_row_parent_class)->focus (widget, direction);
}

static gboolean
lk_field_row_grab_focus (GtkWidget *widget)
{
  LkFieldRow *self = LK_FIELD_ROW (widget);

  if (lk_value_slot_can_edit (self->slot)
      && gtk_widget_child_focus (GTK_WIDGET (self->editor), GTK_DIR_TAB_FORWARD))
    return TRUE;

  return GTK_WIDGET_CLASS (lk_field_row_parent_class)->grab_focus (widget);
}

static void
lk_field_row_dispose (GObject *object)
{
  LkFieldRow *self = LK_FIELD_ROW (object);

  g_clear_object (&self->context);

  G_OBJECT_CLASS (lk_field_row_parent_class)->dispose (object);
}

static void
lk_field_row_finalize (GObject *object)
{
  LkFieldRow *self = LK_FIELD_ROW (object);

  lk_value_clear (&self->value);

  G_OBJECT_CLASS (lk_field_row_parent_class)->finalize (object);
}

static void
lk_field_row_class_init (LkFieldRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lk_field_row_dispose;
  object_class->finalize = lk_field_row_finalize;
  widget_class->focus = lk_field_row_focus;
  widget_class->grab_focus = lk_field_row_grab_focus;

  gtk_widget_class_install_action (widget_class, "field.copy", NULL, copy_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "field.copy",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Insert, GDK_CONTROL_MASK, "field.copy",
                                       NULL);
}

static void
lk_field_row_init (LkFieldRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->is_present = TRUE;
  self->matches = TRUE;
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

static GtkWidget *
new_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static GtkWidget *
new_slot (LkFieldRow *self, GtkWidget *editor)
{
  self->slot = LK_VALUE_SLOT (lk_value_slot_new (self->field, editor));
  self->editor = LK_VALUE_EDITOR (editor);
  g_signal_connect_object (self->editor, "changed", G_CALLBACK (edited_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (lk_value_slot_get_put_back (self->slot), "clicked",
                           G_CALLBACK (put_back_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self->slot);
}

/* A structured value needs the whole width, so that its lines do not break after each word. */
static void
attach (LkFieldRow *self, GtkGrid *columns, GtkWidget *label, GtkWidget *value)
{
  if (LK_IS_STRUCTURE_EDITOR (self->editor))
    {
      gtk_grid_attach (columns, label, 0, 0, 1, 1);
      gtk_grid_attach (columns, value, 0, 1, 1, 1);
      return;
    }

  gtk_grid_attach (columns, label, 0, 0, LABEL_WIDTH, 1);
  gtk_grid_attach (columns, value, LABEL_WIDTH, 0, VALUE_WIDTH, 1);
}

/* Built by hand and not from a template, because a page holds eighty of them. */
static GtkWidget *
build (const LkField *field, GtkWidget *editor)
{
  LkFieldRow *self = g_object_new (LK_TYPE_FIELD_ROW, "activatable", FALSE, NULL);
  GtkWidget *columns = gtk_grid_new ();
  GtkWidget *label = new_label (lk_field_get_label (field));

  self->field = field;
  gtk_widget_add_css_class (label, "shown");
  gtk_grid_set_column_homogeneous (GTK_GRID (columns), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (columns), 6);
  attach (self, GTK_GRID (columns), label, new_slot (self, editor));

  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "field");
  gtk_box_append (self->box, columns);
  self->note = LK_FIELD_NOTE (lk_field_note_new (field, self->editor));
  g_signal_connect_object (self->note, "changed", G_CALLBACK (update_invalid), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->box, GTK_WIDGET (self->note));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), GTK_WIDGET (self->box));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), lk_field_get_help (field));

  if (!is_secret (self))
    lk_field_row_show_missing (self, NULL);
  lk_field_row_set_context (self, NULL);

  return GTK_WIDGET (self);
}

/**
 * lk_field_row_new:
 * @field: the field to show
 *
 * Returns: (transfer floating): a row that shows nothing yet.
 */
GtkWidget *
lk_field_row_new (const LkField *field)
{
  return build (field, lk_editor_new (field));
}

/**
 * lk_field_row_new_for_new_user:
 * @field: a field for which lk_field_is_creatable()
 *
 * Returns: (transfer floating): a row that shows nothing yet, for a context with the draft of a
 *   user who is yet to be created.
 */
GtkWidget *
lk_field_row_new_for_new_user (const LkField *field)
{
  return build (field, lk_editor_new_for_new_user (field));
}

const LkField *
lk_field_row_get_field (LkFieldRow *self)
{
  return self->field;
}

/**
 * lk_field_row_set_context:
 * @self: a row
 * @context: (nullable): what its value belongs to; %NULL where nothing can be changed for now
 *
 * Forgets what was said of another user's value. The row does not look at the context's draft of
 * its own accord: lk_field_row_show_value() says what to show.
 */
void
lk_field_row_set_context (LkFieldRow *self, LkEditContext *context)
{
  self->is_shown = FALSE;
  g_set_object (&self->context, context);
  lk_value_editor_set_context (self->editor, context);
  lk_field_note_set_context (self->note, context);

  /* Not made insensitive, because it would flicker where the context comes soon. A secret can be
   * read all the same. */
  if (!is_secret (self))
    {
      gtk_widget_set_can_target (GTK_WIDGET (self->editor), context != NULL);
      gtk_widget_set_can_focus (GTK_WIDGET (self->editor), context != NULL);
    }
  update_mark (self);
}

/**
 * lk_field_row_set_subject:
 * @self: a row
 * @pbx: (nullable): the phone system to ask for a secret
 * @user_id: whose fields are shown
 */
void
lk_field_row_set_subject (LkFieldRow *self, LkPbx *pbx, int user_id)
{
  if (LK_IS_SECRET_EDITOR (self->editor))
    lk_secret_editor_set_subject (LK_SECRET_EDITOR (self->editor), pbx, user_id);
}

/* News that say nothing new do not take away what cannot be a value yet. */
static gboolean
is_being_typed (LkFieldRow *self, const LkValue *value)
{
  return is_unfinished (self) && lk_value_equal (value, &self->value);
}

/* What a value is called may change with the user's other values where it is chosen among these. */
static gboolean
shows_already (LkFieldRow *self, const LkValue *value)
{
  return self->is_shown && !is_secret (self) && self->field->offer == LK_OFFER_NONE
         && lk_value_equal (value, &self->value);
}

static void
show_value (LkFieldRow *self, const LkValue *value)
{
  self->is_present = value->type != LK_VALUE_ABSENT || is_secret (self);
  update_visible (self);
  lk_value_slot_set_missing (self->slot, NULL);
  if (!is_secret (self))
    lk_value_copy (value, &self->value);
  lk_value_editor_show (self->editor, value);
  self->is_shown = TRUE;
}

/**
 * lk_field_row_show_value:
 * @self: a row
 * @value: the field's value, the draft's where there is one; nothing for a secret that was not read
 *
 * A value that the server left out hides the row, for this server does not have the field.
 */
void
lk_field_row_show_value (LkFieldRow *self, const LkValue *value)
{
  if (!self->is_telling && !shows_already (self, value) && !is_being_typed (self, value))
    show_value (self, value);
  update_mark (self);
  lk_field_note_refresh (self->note);
}

/**
 * lk_field_row_show_missing:
 * @self: a row, not of a secret
 * @text: (nullable): why there is no value; %NULL where it is still on its way
 */
void
lk_field_row_show_missing (LkFieldRow *self, const char *text)
{
  g_return_if_fail (!is_secret (self));

  self->is_shown = FALSE;
  self->is_present = TRUE;
  update_visible (self);
  lk_value_clear (&self->value);
  lk_value_editor_show (self->editor, &self->value);
  lk_value_slot_set_missing (self->slot, text != NULL ? text : "…");
  update_mark (self);
  lk_field_note_refresh (self->note);
}

/**
 * lk_field_row_show_problem:
 * @self: a row
 * @sentence: (nullable): why the server refused the value; %NULL for no refusal
 *
 * Stays until the person changes the value.
 */
void
lk_field_row_show_problem (LkFieldRow *self, const char *sentence)
{
  lk_field_note_refuse (self->note, sentence);
}

/**
 * lk_field_row_has_problem:
 * @self: a row
 *
 * Shows at once what is wrong with what the person entered.
 *
 * Returns: whether it cannot be saved as it is; what the server said does not count.
 */
gboolean
lk_field_row_has_problem (LkFieldRow *self)
{
  return lk_field_note_find_problem (self->note);
}

/**
 * lk_field_row_dup_problem:
 * @self: a row
 *
 * Returns: (transfer full) (nullable): a translated sentence: why what the person entered cannot be
 *   saved as it is; what the server said does not count.
 */
char *
lk_field_row_dup_problem (LkFieldRow *self)
{
  return lk_field_note_dup_problem (self->note);
}

/**
 * lk_field_row_filter:
 * @self: a row
 * @words: what lk_search_split() made of what the person typed
 *
 * Hides the row unless each word is in its label, its help or its value.
 *
 * Returns: whether the row is to be seen.
 */
gboolean
lk_field_row_filter (LkFieldRow *self, const char *const *words)
{
  const char *help = lk_field_get_help (self->field);
  g_autofree char *value = is_secret (self) || lk_value_slot_get_missing (self->slot) != NULL
                             ? g_strdup ("")
                             : lk_field_to_display (self->field, &self->value);
  g_autofree char *text =
    g_strjoin ("\n", lk_field_get_label (self->field), help != NULL ? help : "", value, NULL);
  g_autofree char *folded = lk_search_fold (text);

  self->matches = TRUE;
  for (guint i = 0; words[i] != NULL; i++)
    self->matches = self->matches && strstr (folded, words[i]) != NULL;
  update_visible (self);

  return gtk_widget_get_visible (GTK_WIDGET (self));
}
