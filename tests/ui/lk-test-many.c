/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-test-many.h"

#include "lk-batch-row.h"
#include "lk-field-kind.h"
#include "lk-structure-dialog.h"
#include "lk-test-entering.h"
#include "lk-test-structure.h"

void
lk_test_many_set_up (LkTestMany *self, gconstpointer version)
{
  lk_test_load_style ();
  self->house = lk_test_house_new (LK_TEST_MANY_USERS, GPOINTER_TO_UINT (version));
  self->catalogue = lk_catalogue_new (self->house->pbx);
  self->users = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < LK_TEST_MANY_USERS; i++)
    g_ptr_array_add (self->users, g_object_ref (lk_test_house_get_user (self->house, i)));
}

void
lk_test_many_tear_down (LkTestMany *self, gconstpointer version)
{
  adw_window_set_content (ADW_WINDOW (self->house->window), NULL);
  g_ptr_array_unref (self->users);
  g_object_unref (self->catalogue);
  lk_test_house_free (self->house);
}

static void
count_cb (LkTestMany *self)
{
  self->n_changes++;
}

/**
 * lk_test_many_open:
 * @self: somebody with many users
 *
 * Shows the form, as it is at first.
 */
void
lk_test_many_open (LkTestMany *self)
{
  GtkWidget *form = lk_batch_form_new (self->house->directory, self->catalogue, self->users);

  self->form = LK_BATCH_FORM (form);
  g_signal_connect_swapped (form, "changed", G_CALLBACK (count_cb), self);
  lk_test_house_show (self->house, form);
}

gboolean
lk_test_many_is_read (gpointer form)
{
  return lk_test_find_text (form, "Reading…") == NULL
         && lk_test_find (form, GTK_TYPE_CHECK_BUTTON, "Change: Chat from the web") != NULL;
}

void
lk_test_many_open_read (LkTestMany *self)
{
  lk_test_many_open (self);
  g_assert_true (lk_test_spin_until (lk_test_many_is_read, self->form));
}

void
lk_test_many_keep (LkTestMany *self, guint n_users)
{
  g_ptr_array_set_size (self->users, (int) n_users);
}

/**
 * lk_test_many_try_to_put:
 * @self: a form for many users
 * @position: one of them
 * @name: a field's name on the wire
 * @json: its value, with ' for "
 *
 * Says what the truth about a user is, as an administrator at another desk leaves it.
 *
 * Returns: whether the phone system can have it at all.
 */
gboolean
lk_test_many_try_to_put (LkTestMany *self, guint position, const char *name, const char *json)
{
  LkUser *user = g_ptr_array_index (self->users, position);
  g_autoptr (JsonObject) record = lk_demo_pbx_dup_record (self->house->demo, lk_user_get_id (user));
  g_autofree char *text = g_strdelimit (g_strdup (json), "'", '"');
  g_autoptr (GError) error = NULL;

  json_object_set_member (record, name, json_from_string (text, &error));
  g_assert_no_error (error);
  return lk_demo_pbx_put_record (self->house->demo, record, NULL);
}

void
lk_test_many_put (LkTestMany *self, guint position, const char *name, const char *json)
{
  g_assert_true (lk_test_many_try_to_put (self, position, name, json));
}

GtkCheckButton *
lk_test_many_get_tick (LkTestMany *self, const LkField *field)
{
  g_autofree char *name = g_strdup_printf ("Change: %s", lk_field_get_label (field));

  return GTK_CHECK_BUTTON (lk_test_get (GTK_WIDGET (self->form), GTK_TYPE_CHECK_BUTTON, name));
}

GtkWidget *
lk_test_many_get_row (LkTestMany *self, const LkField *field)
{
  return gtk_widget_get_ancestor (GTK_WIDGET (lk_test_many_get_tick (self, field)),
                                  LK_TYPE_BATCH_ROW);
}

void
lk_test_many_tick (LkTestMany *self, const LkField *field, gboolean is_ticked)
{
  gtk_check_button_set_active (lk_test_many_get_tick (self, field), is_ticked);
  lk_test_spin_frames (self->house->window, 2);
}

void
lk_test_many_choose_way (LkTestMany *self, const LkField *field, const char *way)
{
  g_autofree char *name = g_strdup_printf ("How to change: %s", lk_field_get_label (field));

  lk_test_structure_choose (lk_test_many_get_row (self, field), name, way);
  lk_test_spin_frames (self->house->window, 2);
}

GtkWidget *
lk_test_many_open_structure (LkTestMany *self, const LkField *field)
{
  GtkWidget *row = lk_test_many_get_row (self, field);
  g_autofree char *set = g_strdup_printf ("Set: %s", lk_field_get_label (field));
  g_autofree char *edit = g_strdup_printf ("Edit: %s", lk_field_get_label (field));
  GtkWidget *dialog;

  lk_test_click (row, lk_test_find (row, GTK_TYPE_BUTTON, set) != NULL ? set : edit);
  dialog = lk_test_find_window (LK_TYPE_STRUCTURE_DIALOG);
  g_assert_nonnull (dialog);
  lk_test_spin_frames (dialog, 2);
  return dialog;
}

void
lk_test_many_enter (LkTestMany *self, const LkField *field)
{
  if (field->structure != NULL)
    lk_test_enter_form (self->house, lk_test_many_open_structure (self, field), field);
  else
    lk_test_enter_value (lk_test_many_get_row (self, field), field);
}

LkWishes *
lk_test_many_get_wishes (LkTestMany *self)
{
  return lk_batch_form_get_wishes (self->form);
}

static gboolean
is_array (const LkValue *value)
{
  g_autoptr (JsonNode) node = lk_value_dup_json (value);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node)
         && json_array_get_length (json_node_get_array (node)) > 0;
}

/* What lk_test_enter_value() and lk_test_enter_form() enter. */
static void
assert_entered (const LkField *field, const LkValue *value)
{
  if (field->structure != NULL && field->kind == &lk_kind_text)
    g_assert_true (g_str_has_prefix (lk_value_get_text (value), "<"));
  else if (field->structure != NULL)
    g_assert_true (field->structure->is_array ? is_array (value) : value->type == LK_VALUE_JSON);
  else if (field->kind == &lk_kind_bool)
    g_assert_true (lk_value_is_true (value));
  else if (field->kind == &lk_kind_choice)
    g_assert_cmpstr (lk_value_get_text (value), ==, field->choices[1].value);
  else if (field->kind == &lk_kind_choice_set)
    g_assert_true (is_array (value));
  else if (field->kind == &lk_kind_int)
    g_assert_cmpint (value->integer, ==, field->offer != LK_OFFER_NONE ? 31 : 4711);
  else
    g_assert_cmpstr (lk_value_get_text (value), ==, field->offer != LK_OFFER_NONE ? "31" : "4711");
}

void
lk_test_many_assert_wish (LkTestMany *self, const LkField *field)
{
  LkWishes *wishes = lk_test_many_get_wishes (self);

  g_assert_cmpuint (lk_wishes_count (wishes), ==, 1);
  g_assert_true (lk_wishes_has (wishes, field));
  g_assert_cmpint (lk_wishes_get_act (wishes, field), ==,
                   lk_field_has_entries (field) ? LK_WISH_ADD : LK_WISH_SET);
  assert_entered (field, lk_wishes_get_value (wishes, field));
}
