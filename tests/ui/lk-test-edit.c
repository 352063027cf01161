/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-test-edit.h"

#include "lk-outcome.h"
#include "lk-user-fields.h"

static LkTestHouse *house;
static LkCatalogue *catalogue;
static guint next_position = 2;

static const LkField *
get_field (const char *name)
{
  const LkField *field = lk_user_field_find (name);

  g_assert_nonnull (field);
  return field;
}

static void
finished_cb (LkTestEdit *desk)
{
  desk->n_finished++;
}

gboolean
lk_test_edit_is_quiet (gpointer user_data)
{
  LkTestEdit *desk = user_data;

  return !lk_user_edit_is_busy (desk->edit);
}

gboolean
lk_test_edit_is_whole (gpointer user_data)
{
  LkTestEdit *desk = user_data;

  return lk_user_edit_is_whole (desk->edit);
}

/* With what the list knows; the rest is being read. */
void
lk_test_edit_begin (LkTestEdit *desk)
{
  LkUser *user = lk_test_house_get_user (house, next_position++);

  lk_demo_pbx_clear_faults (house->demo);
  desk->id = lk_user_get_id (user);
  desk->n_finished = 0;
  desk->edit = lk_user_edit_new (house->directory, catalogue, user);
  desk->draft = lk_user_edit_get_draft (desk->edit);
  g_signal_connect_swapped (desk->edit, "finished", G_CALLBACK (finished_cb), desk);
  lk_user_edit_read (desk->edit);
}

void
lk_test_edit_open (LkTestEdit *desk)
{
  lk_test_edit_begin (desk);
  g_assert_true (lk_test_spin_until (lk_test_edit_is_whole, desk));
}

void
lk_test_edit_close (LkTestEdit *desk)
{
  lk_user_edit_close (desk->edit);
  g_signal_handlers_disconnect_by_data (desk->edit, desk);
  g_object_unref (desk->edit);
}

void
lk_test_edit_set_text (LkTestEdit *desk, const char *name, const char *text)
{
  g_auto (LkValue) value = LK_VALUE_INIT;

  lk_value_set_text (&value, text);
  lk_draft_set (desk->draft, get_field (name), &value);
}

const char *
lk_test_edit_get_text (LkTestEdit *desk, const char *name)
{
  return lk_value_get_text (lk_draft_get (desk->draft, get_field (name)));
}

void
lk_test_edit_save (LkTestEdit *desk)
{
  lk_user_edit_save (desk->edit);
  g_assert_true (lk_user_edit_is_busy (desk->edit));
  g_assert_true (lk_test_spin_until (lk_test_edit_is_quiet, desk));
}

void
lk_test_edit_break (const char *fault, const char *what)
{
  g_autofree char *spec = g_strconcat (fault, ",", what, NULL);
  g_autoptr (GError) error = NULL;

  lk_demo_pbx_add_fault (house->demo, spec, &error);
  g_assert_no_error (error);
}

/* Someone else changes the user. */
void
lk_test_edit_rival (LkTestEdit *desk, const char *name, const char *text)
{
  g_autoptr (JsonObject) body = json_object_new ();
  g_autoptr (GError) error = NULL;

  json_object_set_string_member (body, name, text);
  lk_demo_pbx_change_user (house->demo, desk->id, body, &error);
  g_assert_no_error (error);
}

void
lk_test_edit_assert_truth (LkTestEdit *desk, const char *name, const char *text)
{
  g_autoptr (JsonObject) record = lk_demo_pbx_dup_record (house->demo, desk->id);

  g_assert_cmpstr (json_object_get_string_member (record, name), ==, text);
}

void
lk_test_edit_assert_state (LkTestEdit *desk, LkSaveState state)
{
  const LkSaveResult *outcome = lk_user_edit_get_outcome (desk->edit);

  g_assert_nonnull (outcome);
  g_assert_cmpint (outcome->state, ==, state);
}

void
lk_test_edit_assert_saved (LkTestEdit *desk)
{
  const LkSaveResult *outcome = lk_user_edit_get_outcome (desk->edit);
  g_autofree char *sentence = outcome != NULL ? lk_outcome_dup_sentence (outcome) : NULL;

  g_assert_cmpstr (sentence, ==, NULL);
  g_assert_false (lk_user_edit_has_changes (desk->edit));
  g_assert_cmpuint (desk->n_finished, ==, 1);
}

/**
 * lk_test_edit_start:
 *
 * Sets up the phone system for all tests.
 *
 * Returns: (transfer none): the house.
 */
LkTestHouse *
lk_test_edit_start (void)
{
  house = lk_test_house_new (30, 0);
  catalogue = lk_catalogue_new (house->pbx);
  lk_test_house_show (house, gtk_label_new (""));
  return house;
}

void
lk_test_edit_end (void)
{
  g_clear_object (&catalogue);
  g_clear_pointer (&house, lk_test_house_free);
}
