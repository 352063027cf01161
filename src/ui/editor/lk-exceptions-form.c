/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-exceptions-form.h"

#include <glib/gi18n-lib.h>

#include "lk-exception-row.h"

struct _LkExceptionsForm
{
  AdwBin parent_instance;

  GtkListBox *list; /* of LkExceptionRow */
  GtkLabel *hint;
  GtkWidget *add;

  LkEditContext *context;
  LkValue value; /* as it was shown */
  gboolean is_touched;
};

static LkExceptionRow *
get_row (LkExceptionsForm *self, int position)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, position);

  return row != NULL ? LK_EXCEPTION_ROW (row) : NULL;
}

static guint
count_rows (LkExceptionsForm *self)
{
  guint n = 0;

  while (get_row (self, (int) n) != NULL)
    n++;
  return n;
}

static void
update_places (LkExceptionsForm *self)
{
  guint n = count_rows (self);

  for (guint i = 0; i < n; i++)
    lk_exception_row_set_place (get_row (self, (int) i), i, n);
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
}

static void
changed_cb (LkExceptionsForm *self)
{
  self->is_touched = TRUE;
  lk_value_editor_emit_changed (LK_VALUE_EDITOR (self));
}

/* The focus goes to a neighbour, so that one can go on with the keyboard. */
static void
removed_cb (LkExceptionsForm *self, LkExceptionRow *row)
{
  int position = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
  LkExceptionRow *neighbour;

  gtk_list_box_remove (self->list, GTK_WIDGET (row));
  update_places (self);
  neighbour = get_row (self, position);
  if (neighbour == NULL && position > 0)
    neighbour = get_row (self, position - 1);
  gtk_widget_child_focus (neighbour != NULL ? GTK_WIDGET (neighbour) : self->add,
                          GTK_DIR_TAB_FORWARD);
  changed_cb (self);
}

static void
moved_cb (LkExceptionsForm *self, int by, LkExceptionRow *row)
{
  int position = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) + by;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (position < 0 || get_row (self, position) == NULL)
    return;

  if (focus != NULL && !gtk_widget_is_ancestor (focus, GTK_WIDGET (row)))
    focus = NULL;
  g_object_ref (row);
  gtk_list_box_remove (self->list, GTK_WIDGET (row));
  gtk_list_box_insert (self->list, GTK_WIDGET (row), position);
  g_object_unref (row);
  update_places (self);
  if (focus == NULL || !gtk_widget_grab_focus (focus))
    gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD);
  changed_cb (self);
}

static LkExceptionRow *
add_row (LkExceptionsForm *self, LkForwardingException *exception)
{
  GtkWidget *row = lk_exception_row_new (exception, self->context);

  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->list, row);
  return LK_EXCEPTION_ROW (row);
}

static void
add_cb (LkExceptionsForm *self)
{
  LkVersion version =
    self->context != NULL ? lk_pbx_get_version (lk_edit_context_get_pbx (self->context)) : 0;
  LkExceptionRow *row = add_row (self, lk_forwarding_exception_new (version));

  update_places (self);
  lk_exception_row_begin (row);
  changed_cb (self);
}

static void
show_hint (LkExceptionsForm *self, gboolean is_readable)
{
  gtk_label_set_text (
    self->hint,
    is_readable ? _ ("Exceptions come before what the status says. The first one that fits holds.")
                : _ ("The phone system says something here that this program does not know. It "
                     "stays as it is."));
  gtk_widget_set_visible (self->add, is_readable);
}

static void
set_context (LkValueEditor *editor, LkEditContext *context)
{
  g_set_object (&LK_EXCEPTIONS_FORM (editor)->context, context);
}

static void
show (LkValueEditor *editor, const LkValue *value)
{
  LkExceptionsForm *self = LK_EXCEPTIONS_FORM (editor);
  g_autoptr (GPtrArray)
    exceptions = lk_record_parse_value (&lk_forwarding_exception_class, value, NULL);
  LkExceptionRow *row;

  lk_value_copy (value, &self->value);
  self->is_touched = FALSE;
  while ((row = get_row (self, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  show_hint (self, exceptions != NULL);

  while (exceptions != NULL && exceptions->len > 0)
    add_row (self, g_ptr_array_steal_index (exceptions, 0));
  update_places (self);
}

static void
get (LkValueEditor *editor, LkValue *out)
{
  LkExceptionsForm *self = LK_EXCEPTIONS_FORM (editor);
  g_autoptr (GPtrArray) exceptions = g_ptr_array_new ();
  LkExceptionRow *row;

  if (!self->is_touched)
    {
      lk_value_copy (&self->value, out);
      return;
    }

  for (int i = 0; (row = get_row (self, i)) != NULL; i++)
    g_ptr_array_add (exceptions, (gpointer) lk_exception_row_get_exception (row));
  lk_record_build_value (&lk_forwarding_exception_class, exceptions, out);
}

static char *
dup_problem (LkValueEditor *editor)
{
  LkExceptionsForm *self = LK_EXCEPTIONS_FORM (editor);
  char *problem = NULL;
  LkExceptionRow *row;

  for (int i = 0; problem == NULL && (row = get_row (self, i)) != NULL; i++)
    problem = lk_exception_row_dup_problem (row);

  return problem;
}

static void
implement (LkValueEditorInterface *iface)
{
  iface->set_context = set_context;
  iface->show = show;
  iface->get = get;
  iface->dup_problem = dup_problem;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LkExceptionsForm,
                               lk_exceptions_form,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (LK_TYPE_VALUE_EDITOR, implement))

static void
lk_exceptions_form_dispose (GObject *object)
{
  g_clear_object (&LK_EXCEPTIONS_FORM (object)->context);

  G_OBJECT_CLASS (lk_exceptions_form_parent_class)->dispose (object);
}

static void
lk_exceptions_form_finalize (GObject *object)
{
  lk_value_clear (&LK_EXCEPTIONS_FORM (object)->value);

  G_OBJECT_CLASS (lk_exceptions_form_parent_class)->finalize (object);
}

static void
lk_exceptions_form_class_init (LkExceptionsFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lk_exceptions_form_dispose;
  object_class->finalize = lk_exceptions_form_finalize;
}

static void
lk_exceptions_form_init (LkExceptionsForm *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->hint = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->hint, TRUE);
  gtk_label_set_xalign (self->hint, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->hint), "dim-label");
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Exceptions"), -1);
  self->add = gtk_button_new_with_label (_ ("Add Exception"));
  gtk_widget_set_halign (self->add, GTK_ALIGN_START);
  g_signal_connect_object (self->add, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);

  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->hint));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), self->add);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * lk_exceptions_form_new:
 * @field: `ForwardingExceptions`
 *
 * Returns: (transfer floating): a form that shows nothing yet.
 */
GtkWidget *
lk_exceptions_form_new (const LkField *field)
{
  return g_object_new (LK_TYPE_EXCEPTIONS_FORM, NULL);
}
