/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-wish-editor.h"

#include <glib/gi18n-lib.h>

#include "lk-editors.h"
#include "lk-entries-editor.h"
#include "lk-field-note.h"
#include "lk-survey.h"
#include "lk-user-fields.h"

#define N_ACTS 4

struct _LkWishEditor
{
  AdwBin parent_instance;

  GtkBox *box;
  GtkDropDown *how; /* NULL where there is one way only */
  LkValueEditor *editor;
  LkValueEditor *entries; /* what some users have, to be removed; NULL where nobody can list it */
  GtkLabel *hint;
  GtkLabel *effect;
  LkFieldNote *note;

  const LkField *field;
  LkEditContext *context; /* of the editor: many users, without a draft */
  LkEditContext *noting;  /* of the note: with the draft that it looks at */
  LkWishAct acts[N_ACTS];
  guint n_acts;
  LkWishAct act;
  LkValue common; /* what all users have; absent where they differ, or nobody knows */
  LkValue value;
  gboolean is_touched; /* the person has entered something */
  gboolean is_showing;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkWishEditor, lk_wish_editor, ADW_TYPE_BIN)

/* The ways */

/* Nobody is without a department, nor without statuses, which begin with something. */
static gboolean
can_be_cleared (const LkField *field)
{
  return lk_field_can_clear (field) && field != lk_user_field_groups
         && (field->structure == NULL || field->structure->blank == NULL);
}

/* What takes nothing away from anyone comes first. */
static void
list_acts (LkWishEditor *self)
{
  if (lk_field_has_entries (self->field))
    {
      self->acts[self->n_acts++] = LK_WISH_ADD;
      self->acts[self->n_acts++] = LK_WISH_REMOVE;
    }
  self->acts[self->n_acts++] = LK_WISH_SET;
  if (can_be_cleared (self->field))
    self->acts[self->n_acts++] = LK_WISH_CLEAR;
  self->act = self->acts[0];
}

static const char *
get_act_label (LkWishEditor *self, LkWishAct act)
{
  switch (act)
    {
    case LK_WISH_ADD:
      return _ ("Add");
    case LK_WISH_REMOVE:
      return _ ("Remove");
    case LK_WISH_CLEAR:
      return _ ("Clear");
    case LK_WISH_SET:
    default:
      /* Translators: a way to change a list: what is in it now goes. */
      return lk_field_has_entries (self->field) ? C_ ("list", "Replace")
                                                /* Translators: a way to change a value. */
                                                : C_ ("value", "Set");
    }
}

/* What has to be known of a way before it is chosen for many. */
static const char *
get_hint (LkWishEditor *self)
{
  if (self->act == LK_WISH_CLEAR)
    return _ ("It will be empty, whatever it is now.");
  if (self->act == LK_WISH_SET && lk_field_has_entries (self->field))
    return _ ("Takes the place of everything that each user has here now.");
  if (self->act == LK_WISH_REMOVE)
    return _ ("Goes from everyone who has it. What else they have stays.");
  if (self->act == LK_WISH_ADD)
    return _ ("Comes to what each user has already.");
  if (self->field->offer == LK_OFFER_OWN_GROUP)
    return _ ("Only people who belong to a department can have it as their main one.");
  if (self->field->offer == LK_OFFER_OWN_PROFILE)
    return _ ("Only people who have a status of this name can have it.");

  return NULL;
}

/* The value */

static gboolean
is_empty_array (const LkValue *value)
{
  g_autoptr (JsonNode) node = lk_value_dup_json (value);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node)
         && json_array_get_length (json_node_get_array (node)) == 0;
}

static gboolean
says_nothing (const LkValue *value)
{
  return !lk_value_is_set (value) || (value->type == LK_VALUE_TEXT && *value->text == '\0')
         || (value->type == LK_VALUE_JSON && is_empty_array (value));
}

/* Nobody empties a field of many users by ticking it and going on. */
static const char *
get_gap (LkWishEditor *self)
{
  if (self->act == LK_WISH_CLEAR || !says_nothing (&self->value))
    return NULL;

  if (self->act == LK_WISH_ADD)
    return _ ("Choose what to add.");
  if (self->act == LK_WISH_REMOVE)
    return _ ("Choose what to remove.");
  if (can_be_cleared (self->field))
    return _ ("Say what it shall be. To empty it, choose “Clear”.");

  return _ ("Choose what it shall be.");
}

/* What the server itself sent is not held against anyone. */
static void
tell_note (LkWishEditor *self)
{
  LkDraft *notes = lk_edit_context_get_draft (self->noting);

  if (self->act == LK_WISH_SET && self->common.type != LK_VALUE_ABSENT
      && lk_field_means_same (self->field, &self->common, &self->value))
    lk_draft_put_back (notes, self->field);
  else
    lk_draft_set (notes, self->field, &self->value);
}

static void
tell (LkWishEditor *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static LkValueEditor *
get_editor (LkWishEditor *self)
{
  return self->act == LK_WISH_REMOVE && self->entries != NULL ? self->entries : self->editor;
}

static void
edited_cb (LkWishEditor *self, LkValueEditor *editor)
{
  g_autofree char *problem = lk_value_editor_dup_problem (editor);

  if (self->is_showing || editor != get_editor (self))
    return;

  self->is_touched = TRUE;
  if (problem == NULL)
    lk_value_editor_get (editor, &self->value);
  tell_note (self);
  lk_field_note_edited (self->note);
  tell (self);
}

static void
show_value (LkWishEditor *self)
{
  self->is_showing = TRUE;
  lk_value_editor_show (get_editor (self), &self->value);
  self->is_showing = FALSE;
  tell_note (self);
  lk_field_note_forget (self->note);
}

static void
begin (LkWishEditor *self)
{
  self->is_touched = FALSE;
  if (self->act == LK_WISH_SET && self->common.type != LK_VALUE_ABSENT)
    lk_value_copy (&self->common, &self->value);
  else
    lk_value_set_null (&self->value);
  show_value (self);
}

static void
update_way (LkWishEditor *self)
{
  const char *hint = get_hint (self);
  LkValueEditor *editor = self->act != LK_WISH_CLEAR ? get_editor (self) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->editor), editor == self->editor);
  if (self->entries != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->entries), editor == self->entries);
  gtk_label_set_text (self->hint, hint != NULL ? hint : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), hint != NULL);
}

/* Whoever chose the wrong one of two ways does not have to enter it all again, unless what can be
 * chosen is something else. */
static void
way_chosen_cb (LkWishEditor *self)
{
  guint position = gtk_drop_down_get_selected (self->how);
  LkWishAct act = position < self->n_acts ? self->acts[position] : self->act;
  LkValueEditor *before = get_editor (self);

  if (act == self->act)
    return;

  self->act = act;
  lk_field_note_forget (self->note);
  if (act != LK_WISH_CLEAR && (!self->is_touched || get_editor (self) != before))
    begin (self);
  update_way (self);
  tell (self);
}

static void
focus_left_cb (LkWishEditor *self)
{
  if (self->act != LK_WISH_CLEAR)
    lk_field_note_left (self->note);
}

static void
update_invalid (LkWishEditor *self)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_INVALID,
                               lk_field_note_shows_problem (self->note)
                                 ? GTK_ACCESSIBLE_INVALID_TRUE
                                 : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

/* From one control to the next; a bin by itself would go where grab_focus() does. */
static gboolean
lk_wish_editor_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (GTK_WIDGET (LK_WISH_EDITOR (widget)->box), direction);
}

static gboolean
lk_wish_editor_grab_focus (GtkWidget *widget)
{
  LkWishEditor *self = LK_WISH_EDITOR (widget);

  if (self->act != LK_WISH_CLEAR
      && gtk_widget_child_focus (GTK_WIDGET (get_editor (self)), GTK_DIR_TAB_FORWARD))
    return TRUE;

  return gtk_widget_child_focus (GTK_WIDGET (self->box), GTK_DIR_TAB_FORWARD);
}

static void
lk_wish_editor_dispose (GObject *object)
{
  LkWishEditor *self = LK_WISH_EDITOR (object);

  if (self->editor != NULL)
    lk_value_editor_set_context (self->editor, NULL);
  self->editor = NULL;
  g_clear_object (&self->context);
  g_clear_object (&self->noting);

  G_OBJECT_CLASS (lk_wish_editor_parent_class)->dispose (object);
}

static void
lk_wish_editor_finalize (GObject *object)
{
  LkWishEditor *self = LK_WISH_EDITOR (object);

  lk_value_clear (&self->common);
  lk_value_clear (&self->value);

  G_OBJECT_CLASS (lk_wish_editor_parent_class)->finalize (object);
}

static void
lk_wish_editor_class_init (LkWishEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lk_wish_editor_dispose;
  object_class->finalize = lk_wish_editor_finalize;
  GTK_WIDGET_CLASS (klass)->focus = lk_wish_editor_focus;
  GTK_WIDGET_CLASS (klass)->grab_focus = lk_wish_editor_grab_focus;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LK_TYPE_WISH_EDITOR, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lk_wish_editor_init (LkWishEditor *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

static void
make_how (LkWishEditor *self)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  g_autofree char *name =
    /* Translators: %s is the label of a field; the control says how it changes: it is set, emptied,
     * added to and so on. */
    g_strdup_printf (_ ("How to change: %s"), lk_field_get_label (self->field));

  if (self->n_acts == 1)
    return;

  for (guint i = 0; i < self->n_acts; i++)
    g_ptr_array_add (labels, (gpointer) get_act_label (self, self->acts[i]));
  g_ptr_array_add (labels, NULL);
  self->how = GTK_DROP_DOWN (gtk_drop_down_new_from_strings ((const char *const *) labels->pdata));
  gtk_widget_set_halign (GTK_WIDGET (self->how), GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->how), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  g_signal_connect_object (self->how, "notify::selected", G_CALLBACK (way_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->box, GTK_WIDGET (self->how));
}

static void
make_editor (LkWishEditor *self)
{
  self->editor = LK_VALUE_EDITOR (lk_editor_new (self->field));
  lk_value_editor_set_name (self->editor, lk_field_get_label (self->field));
  lk_value_editor_set_context (self->editor, self->context);
  g_signal_connect_object (self->editor, "changed", G_CALLBACK (edited_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->box, GTK_WIDGET (self->editor));
}

static GtkLabel *
add_line (LkWishEditor *self)
{
  /* A status is read out as soon as it is there. */
  GtkWidget *line =
    g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);

  gtk_label_set_wrap (GTK_LABEL (line), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (line), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (line), 0);
  gtk_widget_add_css_class (line, "caption");
  gtk_widget_add_css_class (line, "dim-label");
  gtk_widget_set_visible (line, FALSE);
  gtk_box_append (self->box, line);
  return GTK_LABEL (line);
}

static void
make_note (LkWishEditor *self)
{
  self->note = LK_FIELD_NOTE (lk_field_note_new (self->field, self->editor));
  lk_field_note_set_context (self->note, self->noting);
  g_signal_connect_object (self->note, "changed", G_CALLBACK (update_invalid), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->box, GTK_WIDGET (self->note));
}

/**
 * lk_wish_editor_new:
 * @field: a field that makes sense for many users
 * @context: the users, without a draft
 * @notes: an edit of nobody; what is entered is put in there, so that it can be checked
 *
 * Returns: (transfer floating): an editor in which nothing is chosen yet.
 */
GtkWidget *
lk_wish_editor_new (const LkField *field, LkEditContext *context, LkDraft *notes)
{
  LkWishEditor *self = g_object_new (LK_TYPE_WISH_EDITOR, NULL);

  self->field = field;
  self->context = g_object_ref (context);
  self->noting = lk_edit_context_new (lk_edit_context_get_directory (context),
                                      lk_edit_context_get_catalogue (context), notes);
  list_acts (self);
  make_how (self);
  make_editor (self);
  make_note (self);
  self->hint = add_line (self);
  self->effect = add_line (self);
  begin (self);
  update_way (self);
  return GTK_WIDGET (self);
}

/* What was chosen among other entries is chosen anew. */
static void
list_entries (LkWishEditor *self, GPtrArray *rows)
{
  gboolean is_removing = self->act == LK_WISH_REMOVE;

  if (self->entries != NULL)
    gtk_box_remove (self->box, GTK_WIDGET (self->entries));
  self->entries = NULL;
  if (lk_entries_editor_can_list (self->field, rows))
    {
      self->entries = LK_VALUE_EDITOR (lk_entries_editor_new (self->field, rows));
      lk_value_editor_set_name (self->entries, lk_field_get_label (self->field));
      g_signal_connect_object (self->entries, "changed", G_CALLBACK (edited_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_insert_child_after (self->box, GTK_WIDGET (self->entries), GTK_WIDGET (self->editor));
    }
  if (is_removing)
    {
      show_value (self);
      lk_value_editor_get (get_editor (self), &self->value);
    }
  update_way (self);
}

/**
 * lk_wish_editor_show_found:
 * @self: an editor
 * @rows: (nullable) (element-type LkSurveyRow): what the users have; %NULL where nobody knows
 *
 * Whoever sets a value begins with what all have, unless they have begun already.
 */
void
lk_wish_editor_show_found (LkWishEditor *self, GPtrArray *rows)
{
  lk_value_clear (&self->common);
  if (rows != NULL && rows->len == 1)
    lk_value_copy (&((LkSurveyRow *) g_ptr_array_index (rows, 0))->value, &self->common);
  if (!self->is_touched && self->act == LK_WISH_SET)
    begin (self);
  list_entries (self, rows);
}

/**
 * lk_wish_editor_show_effect:
 * @self: an editor
 * @sentence: (nullable): what the wish would change; %NULL where nobody knows
 */
void
lk_wish_editor_show_effect (LkWishEditor *self, const char *sentence)
{
  gtk_label_set_text (self->effect, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->effect), sentence != NULL);
}

/**
 * lk_wish_editor_is_complete:
 * @self: an editor
 *
 * Returns: whether what the person entered is a wish that can be carried out.
 */
gboolean
lk_wish_editor_is_complete (LkWishEditor *self)
{
  g_autofree char *problem = NULL;

  if (self->act == LK_WISH_CLEAR)
    return TRUE;

  problem = lk_field_note_dup_problem (self->note);
  return problem == NULL && get_gap (self) == NULL;
}

/**
 * lk_wish_editor_find_problem:
 * @self: an editor
 *
 * Shows at once what is wrong with what the person entered, or that they have to enter something.
 *
 * Returns: whether there is something wrong.
 */
gboolean
lk_wish_editor_find_problem (LkWishEditor *self)
{
  if (lk_wish_editor_is_complete (self))
    return FALSE;
  if (!lk_field_note_find_problem (self->note))
    lk_field_note_refuse (self->note, get_gap (self));

  return TRUE;
}

LkWishAct
lk_wish_editor_get_act (LkWishEditor *self)
{
  return self->act;
}

/**
 * lk_wish_editor_get_value:
 * @self: an editor
 *
 * Returns: (transfer none): the value for the act; nothing where it takes none.
 */
const LkValue *
lk_wish_editor_get_value (LkWishEditor *self)
{
  static const LkValue nothing = LK_VALUE_INIT;

  return self->act == LK_WISH_CLEAR ? &nothing : &self->value;
}
