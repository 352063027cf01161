/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-exception-row.h"

#include <glib/gi18n-lib.h>

#include "lk-choice-box.h"
#include "lk-destination-editor.h"
#include "lk-reading-order.h"
#include "lk-schedule-form.h"
#include "lk-tristate-row.h"

struct _LkExceptionRow
{
  AdwExpanderRow parent_instance;

  GtkWidget *up;
  GtkWidget *down;
  GtkWidget *remove;

  /* Made when the row is opened for the first time. */
  LkChoiceBox *condition;
  LkChoiceBox *call_type;
  GtkWidget *data;
  LkDestinationEditor *destination;
  LkScheduleForm *hours;

  LkForwardingException *exception;
  LkEditContext *context;
  gboolean is_filled;
  gboolean is_touched;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_REMOVED,
  SIGNAL_MOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkExceptionRow, lk_exception_row, ADW_TYPE_EXPANDER_ROW)

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

/* What the condition compares with. */
static const char *
get_data_title (const char *condition)
{
  if (g_strcmp0 (condition, "BasedOnCallerID") == 0)
    return _ ("The caller’s number");
  if (g_strcmp0 (condition, "BasedOnDID") == 0)
    return _ ("The number called");

  return NULL;
}

static char *
dup_title (LkExceptionRow *self)
{
  const LkForwardingException *exception = self->exception;

  if (exception->data == NULL && exception->destination == NULL
      && (exception->condition == NULL || exception->only_caller))
    return g_strdup (_ ("New exception"));

  return lk_forwarding_exception_class.describe (exception);
}

static char *
dup_subtitle (LkExceptionRow *self)
{
  const LkForwardingException *exception = self->exception;
  const char *calls =
    lk_choice_get_label (lk_forwarding_exception_call_types, exception->call_type);
  g_autofree char *hours = exception->hours != NULL ? lk_schedule_describe (exception->hours)
                                                    : NULL;

  if (is_empty (hours) || is_empty (calls))
    return g_strdup (is_empty (calls) ? hours : calls);

  /* Translators: which calls, and when: “Calls from outside, in office hours”. */
  return g_strdup_printf (C_ ("exception", "%s, %s"), calls, hours);
}

static void
show_summary (LkExceptionRow *self)
{
  g_autofree char *title = dup_title (self);
  g_autofree char *subtitle = dup_subtitle (self);
  g_autofree char *up = g_strdup_printf (_ ("Move up: %s"), title);
  g_autofree char *down = g_strdup_printf (_ ("Move down: %s"), title);
  g_autofree char *gone = g_strdup_printf (_ ("Remove: %s"), title);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle != NULL ? subtitle : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->up), GTK_ACCESSIBLE_PROPERTY_LABEL, up, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->down), GTK_ACCESSIBLE_PROPERTY_LABEL, down,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gone, -1);
}

static void
change (LkExceptionRow *self)
{
  self->is_touched = TRUE;
  show_summary (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* What the person does */

static void
enabled_cb (LkExceptionRow *self, LkTristateRow *row)
{
  self->exception->enabled = lk_tristate_row_get (row);
  change (self);
}

static void
put (char **member, const char *text)
{
  char *copy = g_strdup (text);

  g_free (*member);
  *member = copy;
}

/* What a condition compares with is asked for where it does, and shown where there is something. */
static void
show_data (LkExceptionRow *self)
{
  const char *title = get_data_title (self->exception->condition);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->data),
                                 title != NULL ? title : _ ("Number"));
  gtk_widget_set_visible (self->data, title != NULL || !is_empty (self->exception->data));
}

static void
condition_cb (LkExceptionRow *self)
{
  put (&self->exception->condition, lk_choice_box_get_value (self->condition));
  show_data (self);
  change (self);
}

static void
call_type_cb (LkExceptionRow *self)
{
  put (&self->exception->call_type, lk_choice_box_get_value (self->call_type));
  change (self);
}

static void
data_cb (LkExceptionRow *self)
{
  g_autofree char *text = g_strstrip (gtk_editable_get_chars (GTK_EDITABLE (self->data), 0, -1));

  put (&self->exception->data, text);
  change (self);
}

static void
destination_cb (LkExceptionRow *self)
{
  g_clear_pointer (&self->exception->destination, lk_destination_free);
  self->exception->destination = lk_destination_editor_dup (self->destination);
  change (self);
}

static void
hours_cb (LkExceptionRow *self)
{
  g_autofree char *problem = lk_value_editor_dup_problem (LK_VALUE_EDITOR (self->hours));

  if (problem == NULL)
    {
      g_clear_pointer (&self->exception->hours, lk_schedule_free);
      self->exception->hours = lk_schedule_form_dup_schedule (self->hours);
    }
  change (self);
}

/* The rows inside */

static void
add_choice (LkExceptionRow *self, const char *title, LkChoiceBox *box, const char *value)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  lk_choice_box_set_name (box, title);
  lk_choice_box_set_value (box, value);
  gtk_widget_set_valign (GTK_WIDGET (box), GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (box));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

static void
add_enabled (LkExceptionRow *self)
{
  GtkWidget *row = lk_tristate_row_new (_ ("In use"));

  lk_tristate_row_set (LK_TRISTATE_ROW (row), self->exception->enabled);
  g_signal_connect_object (row, "changed", G_CALLBACK (enabled_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

static void
add_condition (LkExceptionRow *self)
{
  GtkWidget *condition = lk_choice_box_new (lk_forwarding_exception_conditions, FALSE);

  self->condition = LK_CHOICE_BOX (condition);
  add_choice (self, _ ("Condition"), self->condition, self->exception->condition);
  g_signal_connect_object (condition, "changed", G_CALLBACK (condition_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
add_data (LkExceptionRow *self)
{
  const char *data = self->exception->data;

  self->data = adw_entry_row_new ();
  lk_reading_order_follow (GTK_EDITABLE (self->data));
  gtk_editable_set_text (GTK_EDITABLE (self->data), data != NULL ? data : "");
  g_signal_connect_object (self->data, "changed", G_CALLBACK (data_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), self->data);
  show_data (self);
}

static void
add_call_type (LkExceptionRow *self)
{
  GtkWidget *call_type = lk_choice_box_new (lk_forwarding_exception_call_types, FALSE);

  self->call_type = LK_CHOICE_BOX (call_type);
  add_choice (self, _ ("Which calls"), self->call_type, self->exception->call_type);
  g_signal_connect_object (call_type, "changed", G_CALLBACK (call_type_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
add_destination (LkExceptionRow *self)
{
  GtkWidget *editor = lk_destination_editor_new (_ ("Where calls go"), TRUE);

  self->destination = LK_DESTINATION_EDITOR (editor);
  lk_destination_editor_set_context (self->destination, self->context);
  lk_destination_editor_set (self->destination, self->exception->destination);
  g_signal_connect_object (editor, "changed", G_CALLBACK (destination_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), editor);
}

static void
add_hours (LkExceptionRow *self)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *form = lk_schedule_form_new (NULL);

  self->hours = LK_SCHEDULE_FORM (form);
  lk_schedule_form_set_schedule (self->hours, self->exception->hours);
  g_signal_connect_object (form, "changed", G_CALLBACK (hours_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (form, "schedule");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), form);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

static void
fill (LkExceptionRow *self)
{
  self->is_filled = TRUE;
  if (!self->exception->only_caller)
    {
      add_enabled (self);
      add_condition (self);
    }
  add_data (self);
  if (!self->exception->only_caller)
    add_call_type (self);
  add_destination (self);
  add_hours (self);
}

static void
expanded_cb (LkExceptionRow *self)
{
  if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)) && !self->is_filled)
    fill (self);
}

/* The row in its list */

static void
move_action_cb (GtkWidget *widget, const char *action, GVariant *by)
{
  g_signal_emit (widget, signals[SIGNAL_MOVED], 0, g_variant_get_int32 (by));
}

static void
up_cb (LkExceptionRow *self)
{
  g_signal_emit (self, signals[SIGNAL_MOVED], 0, -1);
}

static void
down_cb (LkExceptionRow *self)
{
  g_signal_emit (self, signals[SIGNAL_MOVED], 0, 1);
}

static void
remove_cb (LkExceptionRow *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0);
}

/* Not by the row's actions: GTK 4.8 loses sight of them while the row moves in the list. */
static GtkWidget *
add_button (LkExceptionRow *self, const char *icon, const char *tooltip, GCallback clicked_cb)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", clicked_cb, self, G_CONNECT_SWAPPED);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), button);
  return button;
}

static void
add_bindings (GtkWidgetClass *widget_class)
{
  static const guint up[] = { GDK_KEY_Up, GDK_KEY_KP_Up };
  static const guint down[] = { GDK_KEY_Down, GDK_KEY_KP_Down };

  gtk_widget_class_install_action (widget_class, "exception.move", "i", move_action_cb);
  for (guint i = 0; i < G_N_ELEMENTS (up); i++)
    {
      gtk_widget_class_add_binding_action (widget_class, up[i], GDK_ALT_MASK, "exception.move", "i",
                                           -1);
      gtk_widget_class_add_binding_action (widget_class, down[i], GDK_ALT_MASK, "exception.move",
                                           "i", 1);
    }
}

static void
lk_exception_row_dispose (GObject *object)
{
  LkExceptionRow *self = LK_EXCEPTION_ROW (object);

  g_clear_object (&self->context);

  G_OBJECT_CLASS (lk_exception_row_parent_class)->dispose (object);
}

static void
lk_exception_row_finalize (GObject *object)
{
  lk_forwarding_exception_free (LK_EXCEPTION_ROW (object)->exception);

  G_OBJECT_CLASS (lk_exception_row_parent_class)->finalize (object);
}

static void
lk_exception_row_class_init (LkExceptionRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lk_exception_row_dispose;
  object_class->finalize = lk_exception_row_finalize;
  add_bindings (GTK_WIDGET_CLASS (klass));

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LK_TYPE_EXCEPTION_ROW, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", LK_TYPE_EXCEPTION_ROW, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_MOVED] = g_signal_new ("moved", LK_TYPE_EXCEPTION_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
lk_exception_row_init (LkExceptionRow *self)
{
  self->remove =
    add_button (self, "user-trash-symbolic", _ ("Remove Exception"), G_CALLBACK (remove_cb));
  self->down =
    add_button (self, "go-down-symbolic", _ ("Move Down (Alt+Down)"), G_CALLBACK (down_cb));
  self->up = add_button (self, "go-up-symbolic", _ ("Move Up (Alt+Up)"), G_CALLBACK (up_cb));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
}

/**
 * lk_exception_row_new:
 * @exception: (transfer full): a forwarding exception
 * @context: (nullable): whose it is
 *
 * Returns: (transfer floating): its row, closed.
 */
GtkWidget *
lk_exception_row_new (LkForwardingException *exception, LkEditContext *context)
{
  LkExceptionRow *self = g_object_new (LK_TYPE_EXCEPTION_ROW, NULL);

  self->exception = exception;
  g_set_object (&self->context, context);
  show_summary (self);
  return GTK_WIDGET (self);
}

/**
 * lk_exception_row_get_exception:
 * @self: a row
 *
 * Returns: (transfer none): the exception as the person has made it.
 */
const LkForwardingException *
lk_exception_row_get_exception (LkExceptionRow *self)
{
  return self->exception;
}

/**
 * lk_exception_row_set_place:
 * @self: a row
 * @position: how many stand above it
 * @n_rows: how many there are
 */
void
lk_exception_row_set_place (LkExceptionRow *self, guint position, guint n_rows)
{
  gtk_widget_set_sensitive (self->up, position > 0);
  gtk_widget_set_sensitive (self->down, position + 1 < n_rows);
}

/**
 * lk_exception_row_begin:
 * @self: the row of an exception that the person has just added
 *
 * Opens the row and goes to the first thing to choose. From now on nothing may be missing.
 */
void
lk_exception_row_begin (LkExceptionRow *self)
{
  self->is_touched = TRUE;
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  gtk_widget_child_focus (self->exception->only_caller ? self->data : GTK_WIDGET (self->condition),
                          GTK_DIR_TAB_FORWARD);
}

static char *
dup_missing (LkExceptionRow *self)
{
  const LkForwardingException *exception = self->exception;

  if (is_empty (exception->condition))
    return g_strdup (_ ("Choose the condition under which the exception holds."));
  if (get_data_title (exception->condition) != NULL && is_empty (exception->data))
    return g_strdup (_ ("Enter the number that the condition is about."));
  if (exception->destination == NULL)
    return g_strdup (_ ("Choose where calls go."));

  return NULL;
}

/**
 * lk_exception_row_dup_problem:
 * @self: a row
 *
 * What a person did not touch may lack whatever the server let it lack.
 *
 * Returns: (transfer full) (nullable): a translated sentence: why the exception cannot be so.
 */
char *
lk_exception_row_dup_problem (LkExceptionRow *self)
{
  char *problem = NULL;

  if (!self->is_touched)
    return NULL;

  problem = dup_missing (self);
  if (problem == NULL && self->destination != NULL)
    problem = lk_destination_editor_dup_problem (self->destination);
  if (problem == NULL && self->hours != NULL)
    problem = lk_value_editor_dup_problem (LK_VALUE_EDITOR (self->hours));

  return problem;
}
