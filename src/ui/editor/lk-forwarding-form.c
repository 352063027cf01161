/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-forwarding-form.h"

#include <glib/gi18n-lib.h>

#include "lk-forwarding-profile-row.h"

struct _LkForwardingForm
{
  AdwBin parent_instance;

  GtkBox *box;
  AdwPreferencesGroup *group; /* of the rows */

  LkEditContext *context;
  LkValue value;   /* as it was shown */
  GPtrArray *rows; /* of LkForwardingProfileRow */
  gboolean is_touched;
};

static void
changed_cb (LkForwardingForm *self)
{
  self->is_touched = TRUE;
  lk_value_editor_emit_changed (LK_VALUE_EDITOR (self));
}

static void
set_context (LkValueEditor *editor, LkEditContext *context)
{
  g_set_object (&LK_FORWARDING_FORM (editor)->context, context);
}

static void
add_profile (LkForwardingForm *self, LkForwardingProfile *profile)
{
  GtkWidget *row = lk_forwarding_profile_row_new (profile, self->context);

  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (self->group, row);
}

static const char *
get_description (LkForwardingForm *self, GPtrArray *profiles)
{
  if (profiles == NULL)
    return _ ("The phone system says something here that this program does not know. It stays as "
              "it is.");
  if (profiles->len == 0)
    return _ ("This user has no statuses.");

  if (lk_edit_context_is_for_new_user (self->context)
      || lk_edit_context_is_for_many (self->context))
    return _ ("What each status does with calls.");

  return _ ("What each status does with calls. Which one holds now is chosen on the user’s page.");
}

/* A fresh group, because that takes the rows and what they wait for along. */
static void
clear (LkForwardingForm *self)
{
  g_ptr_array_set_size (self->rows, 0);
  if (self->group != NULL)
    gtk_box_remove (self->box, GTK_WIDGET (self->group));

  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  gtk_box_append (self->box, GTK_WIDGET (self->group));
}

static void
show (LkValueEditor *editor, const LkValue *value)
{
  LkForwardingForm *self = LK_FORWARDING_FORM (editor);
  g_autoptr (GPtrArray)
    profiles = lk_record_parse_value (&lk_forwarding_profile_class, value, NULL);

  lk_value_copy (value, &self->value);
  self->is_touched = FALSE;
  clear (self);
  adw_preferences_group_set_description (self->group, get_description (self, profiles));
  if (profiles == NULL)
    return;

  while (profiles->len > 0)
    add_profile (self, g_ptr_array_steal_index (profiles, 0));
}

static void
get (LkValueEditor *editor, LkValue *out)
{
  LkForwardingForm *self = LK_FORWARDING_FORM (editor);
  g_autoptr (GPtrArray) profiles = NULL;

  if (!self->is_touched)
    {
      lk_value_copy (&self->value, out);
      return;
    }

  profiles = g_ptr_array_sized_new (self->rows->len);
  for (guint i = 0; i < self->rows->len; i++)
    g_ptr_array_add (profiles, (gpointer) lk_forwarding_profile_row_get_profile (
                                 g_ptr_array_index (self->rows, i)));
  lk_record_build_value (&lk_forwarding_profile_class, profiles, out);
}

static char *
dup_problem (LkValueEditor *editor)
{
  LkForwardingForm *self = LK_FORWARDING_FORM (editor);
  char *problem = NULL;

  for (guint i = 0; problem == NULL && i < self->rows->len; i++)
    problem = lk_forwarding_profile_row_dup_problem (g_ptr_array_index (self->rows, i));

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

G_DEFINE_FINAL_TYPE_WITH_CODE (LkForwardingForm,
                               lk_forwarding_form,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (LK_TYPE_VALUE_EDITOR, implement))

static void
lk_forwarding_form_dispose (GObject *object)
{
  LkForwardingForm *self = LK_FORWARDING_FORM (object);

  g_clear_object (&self->context);
  g_ptr_array_set_size (self->rows, 0);

  G_OBJECT_CLASS (lk_forwarding_form_parent_class)->dispose (object);
}

static void
lk_forwarding_form_finalize (GObject *object)
{
  LkForwardingForm *self = LK_FORWARDING_FORM (object);

  lk_value_clear (&self->value);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (lk_forwarding_form_parent_class)->finalize (object);
}

static void
lk_forwarding_form_class_init (LkForwardingFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lk_forwarding_form_dispose;
  object_class->finalize = lk_forwarding_form_finalize;
}

static void
lk_forwarding_form_init (LkForwardingForm *self)
{
  self->rows = g_ptr_array_new ();
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

/**
 * lk_forwarding_form_new:
 * @field: `ForwardingProfiles`
 *
 * Returns: (transfer floating): a form that shows nothing yet.
 */
GtkWidget *
lk_forwarding_form_new (const LkField *field)
{
  return g_object_new (LK_TYPE_FORWARDING_FORM, NULL);
}
