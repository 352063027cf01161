/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-field-note.h"

#include <glib/gi18n-lib.h>

#include "lk-membership.h"
#include "lk-user-fields.h"

/* Whoever pauses for so long wants to know whether it is right. */
#define PAUSE_MILLISECONDS 600

struct _LkFieldNote
{
  AdwBin parent_instance;

  GtkWidget *box; /* made for the first thing to say */
  GtkImage *icon;
  GtkLabel *label;
  LkValueEditor *editor; /* beside which the note stands */

  const LkField *field;
  LkEditContext *context;
  LkValueCheck *check; /* NULL where every value is free */
  char *refusal;       /* the server's */
  guint pause;         /* source */
  gboolean is_due;     /* whether the person may be told */
  gboolean shows_problem;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkFieldNote, lk_field_note, ADW_TYPE_BIN)

static LkDraft *
get_draft (LkFieldNote *self)
{
  return self->context != NULL ? lk_edit_context_get_draft (self->context) : NULL;
}

/* What the server itself sent is never held against anyone. */
static gboolean
is_changed (LkFieldNote *self)
{
  LkDraft *draft = get_draft (self);

  return draft != NULL && lk_draft_is_changed (draft, self->field);
}

static char *
dup_problem (LkFieldNote *self)
{
  char *problem = lk_value_editor_dup_problem (self->editor);
  g_autoptr (GError) error = NULL;

  if (problem != NULL || !is_changed (self))
    return problem;
  if (!lk_field_check (self->field, lk_draft_get (get_draft (self), self->field), &error))
    return g_strdup (error->message);

  return self->check != NULL ? g_strdup (lk_value_check_get_problem (self->check)) : NULL;
}

/* The department that someone shall no longer be in is still their main one. */
static char *
dup_lost_department (LkDraft *draft, const LkValue *groups)
{
  const LkValue *before = lk_draft_get_original_value (draft, lk_user_field_groups);
  const LkValue *id = lk_draft_get (draft, lk_user_field_primary_group);
  g_autoptr (GPtrArray) memberships = NULL;

  if (id->type != LK_VALUE_INT || lk_membership_is_among (groups, id->integer))
    return NULL;

  memberships = lk_record_parse_value (&lk_membership_class, before, NULL);
  for (guint i = 0; memberships != NULL && i < memberships->len; i++)
    {
      const LkMembership *membership = g_ptr_array_index (memberships, i);

      if (membership->group_id == id->integer)
        return g_strdup_printf (
          /* Translators: the first %s is a department, the second the label of a field. */
          _ ("“%s” is the main department. Choose another one at “%s” before you save."),
          membership->name != NULL ? membership->name : "",
          lk_field_get_label (lk_user_field_primary_group));
    }

  return NULL;
}

/* Nobody knows yet what a phone system makes of a new user’s main department that they are not in.
 */
static char *
dup_stray_department (LkDraft *draft, const LkValue *id)
{
  if (!lk_draft_is_new_user (draft) || id->type != LK_VALUE_INT
      || lk_membership_is_among (lk_draft_get (draft, lk_user_field_groups), id->integer))
    return NULL;

  /* Translators: %s is the label of a field. */
  return g_strdup_printf (_ ("The new user is not in this department. Add it at “%s”, or choose "
                             "another one."),
                          lk_field_get_label (lk_user_field_groups));
}

static char *
dup_doubt (LkFieldNote *self)
{
  LkDraft *draft = get_draft (self);
  const LkValue *value;
  char *doubt;

  if (!is_changed (self))
    return NULL;

  value = lk_draft_get (draft, self->field);
  doubt = lk_field_dup_doubt (self->field, value);
  if (doubt == NULL && self->field == lk_user_field_groups)
    doubt = dup_lost_department (draft, value);
  if (doubt == NULL && self->field == lk_user_field_primary_group)
    doubt = dup_stray_department (draft, value);
  if (doubt == NULL && self->check != NULL)
    doubt = g_strdup (lk_value_check_get_doubt (self->check));
  return doubt;
}

/* Built when there is something to say, because most of a page's notes never have. */
static void
build (LkFieldNote *self)
{
  self->icon = GTK_IMAGE (gtk_image_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->icon), GTK_ALIGN_START);
  /* A status is read out as soon as it is there. */
  self->label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_wrap_mode (self->label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->label, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->box, "note");
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->icon));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->label));
  adw_bin_set_child (ADW_BIN (self), self->box);
}

static void
say (LkFieldNote *self, const char *sentence, gboolean is_problem)
{
  if (self->box == NULL)
    build (self);

  gtk_image_set_from_icon_name (self->icon,
                                is_problem ? "dialog-error-symbolic" : "dialog-warning-symbolic");
  gtk_widget_remove_css_class (self->box, is_problem ? "warning" : "error");
  gtk_widget_add_css_class (self->box, is_problem ? "error" : "warning");
  if (g_strcmp0 (gtk_label_get_text (self->label), sentence) != 0)
    gtk_label_set_text (self->label, sentence);
}

/**
 * lk_field_note_refresh:
 * @self: a note
 *
 * Looks again, because the value is another one now.
 */
void
lk_field_note_refresh (LkFieldNote *self)
{
  g_autofree char *problem = NULL;
  g_autofree char *doubt = NULL;

  if (self->refusal != NULL)
    problem = g_strdup (self->refusal);
  else if (self->is_due)
    problem = dup_problem (self);
  if (problem == NULL && self->is_due)
    doubt = dup_doubt (self);

  self->shows_problem = problem != NULL;
  if (problem != NULL)
    say (self, problem, TRUE);
  else if (doubt != NULL)
    say (self, doubt, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), problem != NULL || doubt != NULL);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
tell_now (LkFieldNote *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  self->is_due = TRUE;
  lk_field_note_refresh (self);
}

static gboolean
paused_cb (gpointer user_data)
{
  LkFieldNote *self = user_data;

  self->pause = 0;
  tell_now (self);
  return G_SOURCE_REMOVE;
}

static gboolean
is_about_departments (const LkField *field)
{
  return field == lk_user_field_primary_group || field == lk_user_field_groups;
}

/* Whether a department may go depends on which is the main one, and the other way round. */
static void
draft_changed_cb (LkFieldNote *self, const LkField *field)
{
  if (field == self->field || !is_about_departments (field))
    return;

  self->is_due = TRUE;
  lk_field_note_refresh (self);
}

/* Also of a value that the person has not typed, and of one that they type elsewhere. */
static void
checked_cb (LkFieldNote *self)
{
  if (self->pause == 0)
    self->is_due = TRUE;
  lk_field_note_refresh (self);
}

static void
follow_draft (LkFieldNote *self)
{
  if (is_about_departments (self->field) && get_draft (self) != NULL)
    g_signal_connect_object (get_draft (self), "changed", G_CALLBACK (draft_changed_cb), self,
                             G_CONNECT_SWAPPED);
}

static void
lk_field_note_dispose (GObject *object)
{
  LkFieldNote *self = LK_FIELD_NOTE (object);

  g_clear_handle_id (&self->pause, g_source_remove);
  g_clear_object (&self->context);
  g_clear_object (&self->check);

  G_OBJECT_CLASS (lk_field_note_parent_class)->dispose (object);
}

static void
lk_field_note_finalize (GObject *object)
{
  g_free (LK_FIELD_NOTE (object)->refusal);

  G_OBJECT_CLASS (lk_field_note_parent_class)->finalize (object);
}

static void
lk_field_note_class_init (LkFieldNoteClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lk_field_note_dispose;
  object_class->finalize = lk_field_note_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LK_TYPE_FIELD_NOTE, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
lk_field_note_init (LkFieldNote *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * lk_field_note_new:
 * @field: a field
 * @editor: the editor of its value, which lives as long as the note
 *
 * Returns: (transfer floating): a note that says nothing.
 */
GtkWidget *
lk_field_note_new (const LkField *field, LkValueEditor *editor)
{
  LkFieldNote *self = g_object_new (LK_TYPE_FIELD_NOTE, NULL);

  self->field = field;
  self->editor = editor;
  return GTK_WIDGET (self);
}

/**
 * lk_field_note_set_context:
 * @self: a note
 * @context: (nullable): what the value belongs to
 */
void
lk_field_note_set_context (LkFieldNote *self, LkEditContext *context)
{
  LkValueCheck *check = context != NULL ? lk_edit_context_get_check (context, self->field) : NULL;

  if (get_draft (self) != NULL)
    g_signal_handlers_disconnect_by_func (get_draft (self), draft_changed_cb, self);
  if (self->check != NULL)
    g_signal_handlers_disconnect_by_func (self->check, checked_cb, self);
  g_set_object (&self->context, context);
  g_set_object (&self->check, check);
  if (self->check != NULL)
    g_signal_connect_object (self->check, "changed", G_CALLBACK (checked_cb), self,
                             G_CONNECT_SWAPPED);
  follow_draft (self);
  lk_field_note_forget (self);
}

/**
 * lk_field_note_edited:
 * @self: a note
 *
 * The person has changed the value, and the draft knows.
 */
void
lk_field_note_edited (LkFieldNote *self)
{
  g_clear_pointer (&self->refusal, g_free);
  g_clear_handle_id (&self->pause, g_source_remove);
  self->is_due = FALSE;
  self->pause = g_timeout_add (PAUSE_MILLISECONDS, paused_cb, self);
  lk_field_note_refresh (self);
}

/**
 * lk_field_note_left:
 * @self: a note
 *
 * The person has left the value.
 */
void
lk_field_note_left (LkFieldNote *self)
{
  if (self->check != NULL)
    lk_value_check_hurry (self->check);
  tell_now (self);
}

/**
 * lk_field_note_refuse:
 * @self: a note
 * @sentence: (nullable): why the server refused the value; %NULL for no refusal
 *
 * Stays until the person changes the value.
 */
void
lk_field_note_refuse (LkFieldNote *self, const char *sentence)
{
  g_free (self->refusal);
  self->refusal = g_strdup (sentence);
  lk_field_note_refresh (self);
}

/**
 * lk_field_note_forget:
 * @self: a note
 *
 * What was entered is no longer there.
 */
void
lk_field_note_forget (LkFieldNote *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  g_clear_pointer (&self->refusal, g_free);
  self->is_due = FALSE;
  lk_field_note_refresh (self);
}

/**
 * lk_field_note_find_problem:
 * @self: a note
 *
 * Says at once what is wrong with what the person entered.
 *
 * Returns: whether it cannot be saved as it is; what the server said does not count.
 */
gboolean
lk_field_note_find_problem (LkFieldNote *self)
{
  g_autofree char *problem = dup_problem (self);

  if (problem != NULL)
    tell_now (self);
  return problem != NULL;
}

/**
 * lk_field_note_dup_problem:
 * @self: a note
 *
 * Returns: (transfer full) (nullable): what is wrong with what the person entered, whether they
 * have been told or not.
 */
char *
lk_field_note_dup_problem (LkFieldNote *self)
{
  return dup_problem (self);
}

/**
 * lk_field_note_shows_problem:
 * @self: a note
 *
 * Returns: whether it says that something is wrong, and not only that it may be.
 */
gboolean
lk_field_note_shows_problem (LkFieldNote *self)
{
  return self->shows_problem;
}
