/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-template-form.h"

#include "lk-field-row.h"
#include "lk-template.h"
#include "lk-user-fields.h"

struct _LkTemplateForm
{
  AdwBin parent_instance;

  GtkBox *box;
  GPtrArray *rows; /* of LkFieldRow, which the box owns */
  LkDraft *draft;
};

G_DEFINE_FINAL_TYPE (LkTemplateForm, lk_template_form, ADW_TYPE_BIN)

static void
show_cb (LkTemplateForm *self, const LkField *changed)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      LkFieldRow *row = g_ptr_array_index (self->rows, i);
      const LkField *field = lk_field_row_get_field (row);

      if (changed == NULL || changed == field)
        lk_field_row_show_value (row, lk_draft_get (self->draft, field));
    }
}

static void
lk_template_form_dispose (GObject *object)
{
  g_clear_object (&LK_TEMPLATE_FORM (object)->draft);

  G_OBJECT_CLASS (lk_template_form_parent_class)->dispose (object);
}

static void
lk_template_form_finalize (GObject *object)
{
  g_ptr_array_unref (LK_TEMPLATE_FORM (object)->rows);

  G_OBJECT_CLASS (lk_template_form_parent_class)->finalize (object);
}

static void
lk_template_form_class_init (LkTemplateFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lk_template_form_dispose;
  object_class->finalize = lk_template_form_finalize;
}

static void
lk_template_form_init (LkTemplateForm *self)
{
  self->rows = g_ptr_array_new ();
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 24));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

/* The draft knows only what the phone system has. */
static gboolean
is_offered (LkTemplateForm *self, const LkField *field)
{
  return lk_template_can_hold (field)
         && lk_draft_get_original_value (self->draft, field)->type != LK_VALUE_ABSENT;
}

static void
add_section (LkTemplateForm *self, LkEditContext *context, LkSection section)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autofree char *title = g_markup_escape_text (lk_section_get_title (section), -1);
  guint n_before = self->rows->len;

  g_object_ref_sink (group);
  adw_preferences_group_set_title (group, title);
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    if (lk_user_fields[i].section == section && is_offered (self, &lk_user_fields[i]))
      {
        GtkWidget *row = lk_field_row_new_for_new_user (&lk_user_fields[i]);

        lk_field_row_set_context (LK_FIELD_ROW (row), context);
        adw_preferences_group_add (group, row);
        g_ptr_array_add (self->rows, row);
      }
  if (self->rows->len > n_before)
    gtk_box_append (self->box, GTK_WIDGET (group));
  g_object_unref (group);
}

/**
 * lk_template_form_new:
 * @context: with the draft of a new user
 *
 * Returns: (transfer floating): rows that show the draft and write into it.
 */
GtkWidget *
lk_template_form_new (LkEditContext *context)
{
  LkTemplateForm *self = g_object_new (LK_TYPE_TEMPLATE_FORM, NULL);

  self->draft = g_object_ref (lk_edit_context_get_draft (context));
  for (int i = 0; i < LK_N_SECTIONS; i++)
    add_section (self, context, (LkSection) i);
  g_signal_connect_object (self->draft, "changed", G_CALLBACK (show_cb), self, G_CONNECT_SWAPPED);
  show_cb (self, NULL);
  return GTK_WIDGET (self);
}

/**
 * lk_template_form_focus_problem:
 * @self: a form
 *
 * Shows all that is wrong with what the person entered, and goes to the first of it.
 *
 * Returns: whether anything is wrong.
 */
gboolean
lk_template_form_focus_problem (LkTemplateForm *self)
{
  LkFieldRow *first = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    {
      LkFieldRow *row = g_ptr_array_index (self->rows, i);

      if (lk_field_row_has_problem (row) && first == NULL)
        first = row;
    }

  if (first != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (first));
  return first != NULL;
}

/**
 * lk_template_form_close:
 * @self: a form
 *
 * Ends what the rows still do.
 */
void
lk_template_form_close (LkTemplateForm *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    lk_field_row_set_context (g_ptr_array_index (self->rows, i), NULL);
}
