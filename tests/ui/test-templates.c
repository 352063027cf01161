/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>

#include "lk-field-row.h"
#include "lk-save-template-dialog.h"
#include "lk-template-dialog.h"
#include "lk-templates-dialog.h"
#include "lk-test-beginning.h"
#include "lk-test-structure.h"
#include "lk-user-fields.h"

#define OLD_VERSION LK_VERSION (20, 0, 5)

typedef struct
{
  GType type;
} Kind;

static gboolean
is_open (gpointer user_data)
{
  return lk_test_find_window (((Kind *) user_data)->type) != NULL;
}

static gboolean
is_closed (gpointer user_data)
{
  return !is_open (user_data);
}

static GtkWidget *
wait_for_window (GType type)
{
  Kind kind = { type };

  g_assert_true (lk_test_spin_until (is_open, &kind));
  lk_test_spin_frames (lk_test_find_window (type), 2);
  return lk_test_find_window (type);
}

static void
wait_until_closed (GType type)
{
  Kind kind = { type };

  g_assert_true (lk_test_spin_until (is_closed, &kind));
}

static void
close_window (GType type)
{
  gtk_window_close (GTK_WINDOW (lk_test_find_window (type)));
  wait_until_closed (type);
}

static GtkWidget *
open_saving (LkTestBeginning *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->row), "beginning.save-as-template", NULL);
  return wait_for_window (LK_TYPE_SAVE_TEMPLATE_DIALOG);
}

/* Also reads the file, as every time. */
static GtkWidget *
open_all (LkTestBeginning *self)
{
  GtkWidget *dialog;

  gtk_widget_activate_action (GTK_WIDGET (self->row), "beginning.manage-templates", NULL);
  dialog = wait_for_window (LK_TYPE_TEMPLATES_DIALOG);
  lk_test_spin_frames (dialog, 4);
  return dialog;
}

static void
enter_name (GtkWidget *dialog, const char *name)
{
  GtkWidget *row = lk_test_get (dialog, ADW_TYPE_ENTRY_ROW, NULL);

  gtk_editable_set_text (GTK_EDITABLE (row), name);
}

static gboolean
can_save (GtkWidget *dialog)
{
  return gtk_widget_is_sensitive (lk_test_get (dialog, GTK_TYPE_BUTTON, "Save"));
}

static void
answer (const char *label)
{
  GtkWidget *question = wait_for_window (ADW_TYPE_MESSAGE_DIALOG);

  lk_test_click (question, label);
  wait_until_closed (ADW_TYPE_MESSAGE_DIALOG);
}

static guint
count (LkTestBeginning *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->templates));
}

typedef struct
{
  LkTestBeginning *test;
  const char *name;
  gboolean is_wanted;
} Expectation;

static gboolean
is_as_expected (gpointer user_data)
{
  Expectation *expectation = user_data;
  LkTemplate *item = lk_template_store_find (expectation->test->templates, expectation->name);

  return (item != NULL) == expectation->is_wanted;
}

static LkTemplate *
wait_for (LkTestBeginning *self, const char *name)
{
  Expectation expectation = { self, name, TRUE };

  g_assert_true (lk_test_spin_until (is_as_expected, &expectation));
  return lk_template_store_find (self->templates, name);
}

static void
wait_until_gone (LkTestBeginning *self, const char *name)
{
  Expectation expectation = { self, name, FALSE };

  g_assert_true (lk_test_spin_until (is_as_expected, &expectation));
}

static gboolean
is_in_file (gpointer user_data)
{
  Expectation *expectation = user_data;
  g_autofree char *text = lk_test_beginning_read_file (expectation->test);

  return (strstr (text, expectation->name) != NULL) == expectation->is_wanted;
}

static void
wait_for_file (LkTestBeginning *self, const char *part, gboolean is_wanted)
{
  Expectation expectation = { self, part, is_wanted };

  g_assert_true (lk_test_spin_until (is_in_file, &expectation));
}

/* Saving what is set in the form */

static void
test_saves (LkTestBeginning *self, gconstpointer data)
{
  GtkWidget *dialog;
  g_autofree char *text = NULL;

  lk_test_beginning_set (self, "FirstName", "'Zoë'");
  lk_test_beginning_set (self, "EmailAddress", "'zoe@acme.example'");
  lk_test_beginning_set (self, "AccessPassword", "'correct horse'");
  lk_test_beginning_set (self, "Language", "'DE'");
  lk_test_beginning_set (self, "VMEnabled", "true");
  dialog = open_saving (self);
  g_assert_false (can_save (dialog));
  g_assert_true (lk_test_shows_text (dialog, "Enter a name."));
  enter_name (dialog, "  Sales ");
  g_assert_true (can_save (dialog));
  lk_test_structure_picture (dialog, "template-save");

  gtk_check_button_set_active (GTK_CHECK_BUTTON (
                                 lk_test_get (dialog, GTK_TYPE_CHECK_BUTTON, "Language: DE")),
                               FALSE);
  lk_test_click (dialog, "Save");
  wait_until_closed (LK_TYPE_SAVE_TEMPLATE_DIALOG);
  g_assert_cmpuint (lk_template_count (wait_for (self, "Sales")), ==, 1);
  text = lk_test_beginning_read_file (self);
  g_assert_nonnull (strstr (text, "VMEnabled"));
  g_assert_null (strstr (text, "Language"));
  g_assert_null (strstr (text, "Zoë"));
  g_assert_null (strstr (text, "zoe@"));
  g_assert_null (strstr (text, "horse"));
}

static void
test_nothing_to_save (LkTestBeginning *self, gconstpointer data)
{
  GtkWidget *dialog;

  lk_test_beginning_set (self, "FirstName", "'Zoë'");
  dialog = open_saving (self);
  enter_name (dialog, "Sales");
  g_assert_false (can_save (dialog));
  g_assert_true (lk_test_shows_text (dialog, "Nothing is set yet that a template can keep."));
  close_window (LK_TYPE_SAVE_TEMPLATE_DIALOG);
}

static void
test_asks_to_replace (LkTestBeginning *self, gconstpointer data)
{
  const LkField *timeout = lk_user_field_find ("PinProtectTimeout");
  GtkWidget *dialog;

  lk_test_beginning_put (self, "Sales", "{'PinProtectTimeout':9}");
  lk_test_beginning_set (self, "VMEnabled", "true");
  dialog = open_saving (self);
  enter_name (dialog, "Sales");
  g_assert_true (lk_test_shows_text (dialog, "It would be replaced."));
  lk_test_click (dialog, "Save");
  answer ("_Cancel");
  g_assert_true (lk_template_takes (wait_for (self, "Sales"), timeout));

  lk_test_click (dialog, "Save");
  answer ("_Replace");
  wait_until_closed (LK_TYPE_SAVE_TEMPLATE_DIALOG);
  g_assert_false (lk_template_takes (wait_for (self, "Sales"), timeout));
  g_assert_cmpuint (count (self), ==, 1);
}

/* A folder stands where the file should, and nothing is lost. */
static void
test_cannot_be_written (LkTestBeginning *self, gconstpointer data)
{
  g_autofree char *blocker = g_build_filename (self->path, "blocker", NULL);
  GtkWidget *dialog;

  g_assert_cmpint (g_mkdir (self->path, 0700), ==, 0);
  g_assert_true (g_file_set_contents (blocker, "", 0, NULL));
  lk_test_beginning_set (self, "VMEnabled", "true");
  dialog = open_saving (self);
  enter_name (dialog, "Sales");
  lk_test_click (dialog, "Save");
  answer ("Close");
  g_assert_cmpuint (count (self), ==, 0);
  g_assert_true (is_open (&(Kind) { LK_TYPE_SAVE_TEMPLATE_DIALOG }));

  g_assert_cmpint (g_remove (blocker), ==, 0);
  g_assert_cmpint (g_rmdir (self->path), ==, 0);
  lk_test_click (dialog, "Save");
  wait_until_closed (LK_TYPE_SAVE_TEMPLATE_DIALOG);
  wait_for_file (self, "Sales", TRUE);
}

/* All templates */

static void
test_none (LkTestBeginning *self, gconstpointer data)
{
  GtkWidget *dialog = open_all (self);

  lk_test_wait_for_text (dialog, "No Templates");
  lk_test_structure_picture (dialog, "templates-none");
  close_window (LK_TYPE_TEMPLATES_DIALOG);
}

static void
test_many (LkTestBeginning *self, gconstpointer data)
{
  GtkWidget *dialog;

  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *name = g_strdup_printf ("Template %03u", i);

      lk_test_beginning_put (self, name, "{'VMEnabled':true,'PinProtectTimeout':9}");
    }
  dialog = open_all (self);
  lk_test_wait_for_text (dialog, "Template 099");
  g_assert_true (lk_test_shows_text (dialog, "2 settings"));
  lk_test_structure_picture (dialog, "templates-many");
  close_window (LK_TYPE_TEMPLATES_DIALOG);

  lk_test_beginning_pick (self, "042");
  g_assert_true (lk_test_shows_text (GTK_WIDGET (self->row), "Template 042"));
}

static void
test_duplicates (LkTestBeginning *self, gconstpointer data)
{
  GtkWidget *dialog;

  lk_test_beginning_put (self, "Sales & <more>", "{'VMEnabled':true}");
  dialog = open_all (self);
  lk_test_wait_for_text (dialog, "Sales & <more>");
  lk_test_click (dialog, "Duplicate “Sales & <more>”");
  wait_for (self, "Sales & <more> (copy)");
  lk_test_click (dialog, "Duplicate “Sales & <more>”");
  g_assert_cmpuint (lk_template_count (wait_for (self, "Sales & <more> (copy 2)")), ==, 1);
  wait_for_file (self, "(copy 2)", TRUE);
  close_window (LK_TYPE_TEMPLATES_DIALOG);
}

static void
test_deletes_and_undoes (LkTestBeginning *self, gconstpointer data)
{
  GtkWidget *dialog;

  lk_test_beginning_put (self, "Sales", "{'VMEnabled':true}");
  dialog = open_all (self);
  lk_test_wait_for_text (dialog, "Sales");
  lk_test_click (dialog, "Delete “Sales”");
  wait_until_gone (self, "Sales");
  wait_for_file (self, "Sales", FALSE);
  lk_test_wait_for_text (dialog, "“Sales” deleted");
  lk_test_structure_picture (dialog, "templates-deleted");

  lk_test_click (dialog, "_Undo");
  g_assert_cmpuint (lk_template_count (wait_for (self, "Sales")), ==, 1);
  wait_for_file (self, "Sales", TRUE);
  close_window (LK_TYPE_TEMPLATES_DIALOG);
}

static void
test_broken_file (LkTestBeginning *self, gconstpointer data)
{
  GtkWidget *dialog;

  g_assert_true (g_file_set_contents (self->path, "{\"templates\": [{\"na", -1, NULL));
  dialog = open_all (self);
  lk_test_wait_for_text (dialog, "Templates Cannot Be Read");
  g_assert_true (lk_test_shows_text (dialog, "was kept as"));
  lk_test_structure_picture (dialog, "templates-broken");
  lk_test_click (dialog, "Retry");
  lk_test_wait_for_text (dialog, "No Templates");
  close_window (LK_TYPE_TEMPLATES_DIALOG);
}

/* One template */

static GtkWidget *
open_one (LkTestBeginning *self, const char *name)
{
  GtkWidget *dialog = open_all (self);

  gtk_widget_activate_action (dialog, "templates.edit", "s", name);
  return wait_for_window (LK_TYPE_TEMPLATE_DIALOG);
}

static GtkWidget *
find_row (GtkWidget *root, const char *field)
{
  if (LK_IS_FIELD_ROW (root)
      && g_str_equal (lk_field_row_get_field (LK_FIELD_ROW (root))->name, field))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, field);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
enter_caller_id (GtkWidget *dialog, const char *text)
{
  GtkWidget *row = find_row (dialog, "OutboundCallerID");

  gtk_editable_set_text (GTK_EDITABLE (lk_test_get (row, GTK_TYPE_TEXT, NULL)), text);
}

static void
test_edits (LkTestBeginning *self, gconstpointer data)
{
  GtkWidget *dialog;
  LkTemplate *item;

  lk_test_beginning_put (self, "Sales", "{'VMEnabled':true,'OutboundCallerID':'+4930'}");
  dialog = open_one (self, "Sales");
  g_assert_null (find_row (dialog, "FirstName"));
  g_assert_null (find_row (dialog, "AccessPassword"));
  g_assert_nonnull (find_row (dialog, "ForwardingProfiles"));
  lk_test_structure_picture (dialog, "template-edit");

  enter_name (dialog, "Sales team");
  enter_caller_id (dialog, "+4940");
  lk_test_click (dialog, "Save");
  wait_until_closed (LK_TYPE_TEMPLATE_DIALOG);
  item = wait_for (self, "Sales team");
  g_assert_cmpuint (count (self), ==, 1);
  g_assert_cmpuint (lk_template_count (item), ==, 2);
  g_assert_cmpstr (lk_value_get_text (
                     lk_template_get (item, lk_user_field_find ("OutboundCallerID"))),
                   ==, "+4940");
  wait_for_file (self, "\"Sales\"", FALSE);
  close_window (LK_TYPE_TEMPLATES_DIALOG);
}

static void
test_edit_is_not_lost (LkTestBeginning *self, gconstpointer data)
{
  GtkWidget *dialog;

  lk_test_beginning_put (self, "Sales", "{'VMEnabled':true}");
  dialog = open_one (self, "Sales");
  enter_caller_id (dialog, "+4940");
  gtk_window_close (GTK_WINDOW (dialog));
  answer ("_Keep Editing");
  g_assert_true (is_open (&(Kind) { LK_TYPE_TEMPLATE_DIALOG }));
  gtk_window_close (GTK_WINDOW (dialog));
  answer ("_Discard");
  wait_until_closed (LK_TYPE_TEMPLATE_DIALOG);
  g_assert_cmpuint (lk_template_count (wait_for (self, "Sales")), ==, 1);

  /* Nothing changed, nothing asked. */
  gtk_widget_activate_action (lk_test_find_window (LK_TYPE_TEMPLATES_DIALOG), "templates.edit", "s",
                              "Sales");
  wait_for_window (LK_TYPE_TEMPLATE_DIALOG);
  close_window (LK_TYPE_TEMPLATE_DIALOG);
  close_window (LK_TYPE_TEMPLATES_DIALOG);
}

static void
test_makes_a_new_one (LkTestBeginning *self, gconstpointer data)
{
  GtkWidget *all;
  GtkWidget *dialog;

  lk_test_beginning_put (self, "Sales", "{'VMEnabled':true}");
  all = open_all (self);
  gtk_widget_activate_action (all, "templates.new", NULL);
  dialog = wait_for_window (LK_TYPE_TEMPLATE_DIALOG);
  g_assert_true (lk_test_shows_text (dialog, "Enter a name."));
  enter_name (dialog, "Sales");
  g_assert_true (lk_test_shows_text (dialog, "Choose another name."));
  enter_name (dialog, "Support");
  g_assert_true (lk_test_shows_text (dialog, "Nothing is set yet."));
  g_assert_false (can_save (dialog));
  enter_caller_id (dialog, "+4940");
  lk_test_click (dialog, "Save");
  wait_until_closed (LK_TYPE_TEMPLATE_DIALOG);
  g_assert_cmpuint (lk_template_count (wait_for (self, "Support")), ==, 1);
  close_window (LK_TYPE_TEMPLATES_DIALOG);
}

/* What an older phone system does not know is neither shown nor lost. */
static void
test_older_phone_system (LkTestBeginning *self, gconstpointer data)
{
  GtkWidget *dialog;

  lk_test_beginning_put (self, "Newer", "{'VMEnabled':true,'NewInAnotherProgram':7}");
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    if (lk_user_fields[i].since > OLD_VERSION && lk_template_can_hold (&lk_user_fields[i])
        && g_str_equal (lk_user_fields[i].kind->id, "bool"))
      {
        g_auto (LkValue) value = LK_VALUE_INIT;

        lk_value_set_bool (&value, TRUE);
        lk_template_set (lk_template_store_find (self->templates, "Newer"), &lk_user_fields[i],
                         &value);
      }
  lk_template_store_put (self->templates, lk_template_store_find (self->templates, "Newer"));
  g_assert_cmpuint (lk_template_count (wait_for (self, "Newer")), >, 1);

  dialog = open_one (self, "Newer");
  g_assert_true (lk_test_shows_text (dialog, "kept but not shown"));
  lk_test_structure_picture (dialog, "template-older");
  enter_caller_id (dialog, "+4940");
  lk_test_click (dialog, "Save");
  wait_until_closed (LK_TYPE_TEMPLATE_DIALOG);
  wait_for_file (self, "+4940", TRUE);
  wait_for_file (self, "NewInAnotherProgram", TRUE);
  g_assert_cmpuint (lk_template_count (wait_for (self, "Newer")), >, 2);
  close_window (LK_TYPE_TEMPLATES_DIALOG);
}

static void
test_narrow (LkTestBeginning *self, gconstpointer data)
{
  lk_test_beginning_put (self, "Kundendienstmitarbeiterinnen und -mitarbeiter in Ausbildung",
                         "{'VMEnabled':true,'OutboundCallerID':'+4930'}");
  lk_test_beginning_set (self, "VMEnabled", "true");
  lk_test_beginning_squeeze (open_saving (self), "template-save-narrow");
  close_window (LK_TYPE_SAVE_TEMPLATE_DIALOG);

  lk_test_beginning_squeeze (
    open_one (self, "Kundendienstmitarbeiterinnen und -mitarbeiter in Ausbildung"),
    "template-edit-narrow");
  close_window (LK_TYPE_TEMPLATE_DIALOG);
  lk_test_beginning_squeeze (lk_test_find_window (LK_TYPE_TEMPLATES_DIALOG), "templates-narrow");
  close_window (LK_TYPE_TEMPLATES_DIALOG);
}

#define add(path, test)                                                                            \
  g_test_add ("/templates/" path, LkTestBeginning, NULL, lk_test_beginning_enter, test,            \
              lk_test_beginning_leave)

static void
add_tests (void)
{
  add ("saves", test_saves);
  add ("nothing-to-save", test_nothing_to_save);
  add ("asks-to-replace", test_asks_to_replace);
  add ("cannot-be-written", test_cannot_be_written);
  add ("none", test_none);
  add ("many", test_many);
  add ("duplicates", test_duplicates);
  add ("deletes-and-undoes", test_deletes_and_undoes);
  add ("broken-file", test_broken_file);
  add ("edits", test_edits);
  add ("edit-is-not-lost", test_edit_is_not_lost);
  add ("makes-a-new-one", test_makes_a_new_one);
  add ("narrow", test_narrow);
  g_test_add ("/templates/older-phone-system", LkTestBeginning, GUINT_TO_POINTER (OLD_VERSION),
              lk_test_beginning_enter, test_older_phone_system, lk_test_beginning_leave);
}

int
main (int argc, char **argv)
{
  int status = lk_test_house_run (argc, argv, add_tests);

  lk_test_beginning_end ();
  return status;
}
