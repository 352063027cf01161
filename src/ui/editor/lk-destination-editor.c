/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-destination-editor.h"

#include <glib/gi18n-lib.h>

#include "lk-choice-box.h"
#include "lk-reading-order.h"
#include "lk-target-picker.h"

struct _LkDestinationEditor
{
  AdwPreferencesRow parent_instance;

  LkChoiceBox *kind;
  GtkWidget *holder; /* of the two that say which one */
  LkTargetPicker *picker;
  GtkEditable *entry;
  GtkWidget *doubt;

  LkDestination *shown; /* as it was set; NULL for none */
  gboolean is_exception;
  gboolean is_showing;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkDestinationEditor, lk_destination_editor, ADW_TYPE_PREFERENCES_ROW)

static LkDestination *
dup_destination (const LkDestination *destination)
{
  g_autoptr (JsonObject) record = NULL;

  if (destination == NULL)
    return NULL;

  record = lk_destination_build (destination);
  return lk_destination_parse (record);
}

static const LkDestinationKind *
get_kind (LkDestinationEditor *self)
{
  return lk_destination_kind_find (lk_choice_box_get_value (self->kind));
}

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

/* What is shown */

/* A kind that is no choice is offered for as long as it is the one that the server said. */
static void
offer_kinds (LkDestinationEditor *self, const char *to)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) lk_entry_free);
  gboolean is_offered = FALSE;

  if (to == NULL)
    g_ptr_array_add (entries, lk_entry_new (NULL, _ ("Not set"), NULL));
  for (const LkDestinationKind *kind = lk_destination_kinds; kind->to != NULL; kind++)
    if (self->is_exception || !kind->is_for_exceptions)
      {
        const char *label = lk_choice_get_label (lk_destination_types, kind->to);

        g_ptr_array_add (entries, lk_entry_new (kind->to, label, NULL));
        is_offered = is_offered || g_strcmp0 (kind->to, to) == 0;
      }
  if (to != NULL && !is_offered)
    g_ptr_array_add (entries,
                     lk_entry_new (to, lk_choice_get_label (lk_destination_types, to), NULL));

  lk_choice_box_set_entries (self->kind, entries);
}

/* Doubts let through: only the phone system knows what it can call. */
static gboolean
is_odd (const char *number)
{
  gboolean has_digit = FALSE;

  for (const char *at = number; *at != '\0'; at++)
    {
      has_digit = has_digit || g_ascii_isdigit (*at);
      if (!g_ascii_isdigit (*at) && strchr ("+*#()-./ ,", *at) == NULL)
        return TRUE;
    }

  return *number != '\0' && !has_digit;
}

static void
update_doubt (LkDestinationEditor *self)
{
  gtk_widget_set_visible (self->doubt, get_kind (self)->target == LK_DESTINATION_TARGET_OUTSIDE
                                         && is_odd (gtk_editable_get_text (self->entry)));
}

static void
show_target (LkDestinationEditor *self)
{
  LkDestinationTarget target = get_kind (self)->target;

  gtk_widget_set_visible (self->holder, target != LK_DESTINATION_TARGET_NONE);
  gtk_widget_set_visible (GTK_WIDGET (self->entry), target == LK_DESTINATION_TARGET_OUTSIDE);
  gtk_widget_set_visible (GTK_WIDGET (self->picker), target != LK_DESTINATION_TARGET_OUTSIDE);
  update_doubt (self);
}

static void
show_shown (LkDestinationEditor *self)
{
  const LkDestination *shown = self->shown;

  gtk_editable_set_text (self->entry, shown != NULL ? or_empty (shown->external) : "");
  lk_target_picker_show (self->picker, get_kind (self), shown != NULL ? shown->number : NULL,
                         shown != NULL ? shown->name : NULL);
  show_target (self);
}

static void
show_first (LkDestinationEditor *self)
{
  gtk_editable_set_text (self->entry, "");
  lk_target_picker_show_first (self->picker, get_kind (self));
  show_target (self);
}

/* What the person does */

static void
kind_changed_cb (LkDestinationEditor *self)
{
  const char *to = lk_choice_box_get_value (self->kind);
  gboolean is_back = self->shown != NULL && g_strcmp0 (self->shown->to, to) == 0;

  self->is_showing = TRUE;
  if (is_back)
    show_shown (self);
  else
    show_first (self);
  self->is_showing = FALSE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
target_changed_cb (LkDestinationEditor *self)
{
  if (self->is_showing)
    return;

  update_doubt (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static char *
dup_typed (LkDestinationEditor *self)
{
  return g_strstrip (gtk_editable_get_chars (self->entry, 0, -1));
}

static gboolean
is_same (const char *a, const char *b)
{
  return g_str_equal (or_empty (a), or_empty (b));
}

static gboolean
is_untouched (LkDestinationEditor *self)
{
  const char *to = lk_choice_box_get_value (self->kind);
  g_autofree char *typed = dup_typed (self);

  if (self->shown == NULL)
    return to == NULL;
  if (g_strcmp0 (to, self->shown->to) != 0)
    return FALSE;

  switch (get_kind (self)->target)
    {
    case LK_DESTINATION_TARGET_NONE:
      return TRUE;
    case LK_DESTINATION_TARGET_OUTSIDE:
      return is_same (typed, self->shown->external);
    default:
      return is_same (lk_target_picker_get_number (self->picker), self->shown->number);
    }
}

/* A text is emptied by an empty text; where there was none, there still is none. */
static void
put (char **member, const char *text)
{
  char *wanted = text != NULL && *text != '\0' ? g_strdup (text)
                 : *member != NULL             ? g_strdup ("")
                                               : NULL;

  g_free (*member);
  *member = wanted;
}

/* What the server told about the place before does not hold for another one. */
static void
forget_place (LkDestination *destination, const char *peer)
{
  JsonObject *record = destination->original;

  if (record == NULL)
    return;
  if (json_object_has_member (record, "Type"))
    json_object_set_string_member (record, "Type", peer);
  if (json_object_has_member (record, "Tags"))
    json_object_set_array_member (record, "Tags", json_array_new ());
}

static void
lk_destination_editor_finalize (GObject *object)
{
  g_clear_pointer (&LK_DESTINATION_EDITOR (object)->shown, lk_destination_free);

  G_OBJECT_CLASS (lk_destination_editor_parent_class)->finalize (object);
}

static void
lk_destination_editor_class_init (LkDestinationEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lk_destination_editor_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LK_TYPE_DESTINATION_EDITOR, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
build_controls (LkDestinationEditor *self)
{
  GtkWidget *controls = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->kind = LK_CHOICE_BOX (lk_choice_box_new (NULL, FALSE));
  self->picker = LK_TARGET_PICKER (lk_target_picker_new ());
  self->entry = GTK_EDITABLE (gtk_entry_new ());
  self->holder = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->picker), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->entry), TRUE);
  gtk_editable_set_width_chars (self->entry, 6);
  gtk_entry_set_input_purpose (GTK_ENTRY (self->entry), GTK_INPUT_PURPOSE_PHONE);
  lk_reading_order_follow (self->entry);

  gtk_box_append (GTK_BOX (self->holder), GTK_WIDGET (self->picker));
  gtk_box_append (GTK_BOX (self->holder), GTK_WIDGET (self->entry));
  gtk_box_set_homogeneous (GTK_BOX (controls), TRUE);
  gtk_box_append (GTK_BOX (controls), GTK_WIDGET (self->kind));
  gtk_box_append (GTK_BOX (controls), self->holder);
  return controls;
}

static GtkWidget *
build_doubt (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (_ ("This does not look like a phone number."));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (box, "warning");
  return box;
}

static void
lk_destination_editor_init (LkDestinationEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *controls = build_controls (self);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  g_object_bind_property (self, "title", label, "label", G_BINDING_DEFAULT);
  self->doubt = build_doubt ();

  gtk_widget_add_css_class (box, "destination");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), controls);
  gtk_box_append (GTK_BOX (box), self->doubt);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);

  g_signal_connect_object (self->kind, "changed", G_CALLBACK (kind_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->picker, "changed", G_CALLBACK (target_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (target_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
name_controls (LkDestinationEditor *self, const char *title)
{
  /* Translators: %s is when a call goes there, as in “Busy: calls from outside”. */
  g_autofree char *which = g_strdup_printf (_ ("%s: which one"), title);
  /* Translators: likewise. */
  g_autofree char *number = g_strdup_printf (_ ("%s: phone number"), title);

  lk_choice_box_set_name (self->kind, title);
  lk_target_picker_set_name (self->picker, which);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  number, -1);
}

/**
 * lk_destination_editor_new:
 * @title: which calls go there
 * @is_exception: whether it is the destination of a forwarding exception
 *
 * Returns: (transfer floating): a row that says nothing yet.
 */
GtkWidget *
lk_destination_editor_new (const char *title, gboolean is_exception)
{
  LkDestinationEditor *self = g_object_new (LK_TYPE_DESTINATION_EDITOR, "title", title, NULL);

  self->is_exception = is_exception;
  name_controls (self, title);
  lk_destination_editor_set (self, NULL);
  return GTK_WIDGET (self);
}

/**
 * lk_destination_editor_set_context:
 * @self: an editor
 * @context: (nullable): whose calls they are
 */
void
lk_destination_editor_set_context (LkDestinationEditor *self, LkEditContext *context)
{
  lk_target_picker_set_context (self->picker, context);
}

/**
 * lk_destination_editor_set:
 * @self: an editor
 * @destination: (nullable): where the call goes
 *
 * Does not emit "changed".
 */
void
lk_destination_editor_set (LkDestinationEditor *self, const LkDestination *destination)
{
  LkDestination *shown = dup_destination (destination);

  g_clear_pointer (&self->shown, lk_destination_free);
  self->shown = shown;
  self->is_showing = TRUE;
  offer_kinds (self, shown != NULL ? shown->to : NULL);
  lk_choice_box_set_value (self->kind, shown != NULL ? shown->to : NULL);
  show_shown (self);
  self->is_showing = FALSE;
}

/**
 * lk_destination_editor_dup:
 * @self: an editor without a problem
 *
 * Returns: (transfer full) (nullable): where the call goes, with all that was not changed as it
 *   was set; %NULL where nothing was set and nothing chosen.
 */
LkDestination *
lk_destination_editor_dup (LkDestinationEditor *self)
{
  const LkDestinationKind *kind = get_kind (self);
  gboolean is_outside = kind->target == LK_DESTINATION_TARGET_OUTSIDE;
  gboolean is_inside = kind->target != LK_DESTINATION_TARGET_NONE && !is_outside;
  const char *number = is_inside ? lk_target_picker_get_number (self->picker) : NULL;
  g_autofree char *name = is_inside ? lk_target_picker_dup_name (self->picker) : NULL;
  g_autofree char *typed = is_outside ? dup_typed (self) : NULL;
  LkDestination *destination = dup_destination (self->shown);

  if (is_untouched (self))
    return destination;

  if (destination == NULL)
    destination = lk_destination_new (NULL);
  g_free (destination->to);
  destination->to = g_strdup (lk_choice_box_get_value (self->kind));
  put (&destination->number, number);
  put (&destination->name, name);
  put (&destination->external, typed);
  forget_place (destination, kind->peer);
  return destination;
}

/**
 * lk_destination_editor_dup_problem:
 * @self: an editor
 *
 * Returns: (transfer full) (nullable): a translated sentence: what is missing; %NULL where nothing
 *   is, or nothing was changed.
 */
char *
lk_destination_editor_dup_problem (LkDestinationEditor *self)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));
  const char *number = lk_target_picker_get_number (self->picker);
  LkDestinationTarget target = get_kind (self)->target;
  g_autofree char *typed = dup_typed (self);

  if (is_untouched (self))
    return NULL;
  if (target == LK_DESTINATION_TARGET_OUTSIDE && *typed == '\0')
    /* Translators: %s is which calls go there, as in “Busy: calls from outside”. */
    return g_strdup_printf (_ ("“%s” needs a phone number."), title);
  if ((target == LK_DESTINATION_TARGET_EXTENSION || target == LK_DESTINATION_TARGET_SERVICE)
      && is_same (number, NULL))
    /* Translators: likewise. */
    return g_strdup_printf (_ ("“%s” needs somebody or something to go to."), title);

  return NULL;
}
