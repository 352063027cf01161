/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "lk-pbx-users.h"
#include "lk-test-desk.h"
#include "lk-user-fields.h"

#define NEW_SECRET "7319280"

static const LkField *
get_field (void)
{
  return lk_user_field_find ("VMPIN");
}

static GtkWidget *
get_row (LkTestDesk *desk)
{
  return lk_test_desk_get_row (desk, "VMPIN");
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(LkUser **) user_data = lk_pbx_users_get_finish (LK_PBX (source), result, NULL);
}

static gboolean
is_there (gpointer object)
{
  return *(gpointer *) object != NULL;
}

/* What the phone system has, asked for past the editor. */
static char *
dup_truth (LkTestDesk *desk)
{
  g_autoptr (LkFieldSet) fields = lk_field_set_new_one (get_field ());
  g_autoptr (LkUser) user = NULL;

  lk_pbx_users_get_async (desk->page.house->pbx, lk_user_get_id (desk->user), fields, NULL, read_cb,
                          &user);
  g_assert_true (lk_test_spin_until (is_there, &user));
  return g_strdup (lk_user_get_text (user, get_field ()));
}

static gboolean
has_text (GObject *object, const char *property, const char *text)
{
  g_autofree char *value = NULL;

  if (g_object_class_find_property (G_OBJECT_GET_CLASS (object), property) == NULL)
    return FALSE;

  g_object_get (object, property, &value, NULL);
  return value != NULL && strstr (value, text) != NULL;
}

/* Whether a widget shows the text, or would tell it to a screen reader or to the pointer. */
static gboolean
gives_away (GtkWidget *root, const char *text)
{
  gboolean is_masked = GTK_IS_TEXT (root) && !gtk_text_get_visibility (GTK_TEXT (root));

  if ((GTK_IS_LABEL (root) && has_text (G_OBJECT (root), "label", text))
      || (GTK_IS_TEXT (root) && !is_masked && has_text (G_OBJECT (root), "text", text))
      || has_text (G_OBJECT (root), "tooltip-text", text))
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gives_away (child, text))
      return TRUE;

  return FALSE;
}

static GtkWidget *
find_entry (LkTestDesk *desk)
{
  return lk_test_find (get_row (desk), GTK_TYPE_PASSWORD_ENTRY, "Voicemail PIN");
}

static gboolean
has_entry (gpointer desk)
{
  return find_entry (desk) != NULL;
}

static GtkEditable *
begin_change (LkTestDesk *desk)
{
  lk_test_click (get_row (desk), "Change: Voicemail PIN");
  g_assert_true (lk_test_spin_until (has_entry, desk));
  return GTK_EDITABLE (find_entry (desk));
}

static void
test_is_in_no_widget (LkTestDesk *desk, gconstpointer data)
{
  g_autofree char *truth = dup_truth (desk);

  g_assert_cmpuint (strlen (truth), >, 2);
  lk_test_desk_open (desk, "Mobile", "\"+49 0\"");
  g_assert_false (gives_away (get_row (desk), truth));
  begin_change (desk);
  g_assert_false (gives_away (get_row (desk), truth));

  lk_test_click (get_row (desk), "Generate: Voicemail PIN");
  lk_test_click (get_row (desk), "Put back: Voicemail PIN");
  g_assert_false (gives_away (desk->page.house->window, truth));
}

/* Only against what is there now can be said later whether someone else changed it. */
static void
test_reads_once_before_a_change (LkTestDesk *desk, gconstpointer data)
{
  g_autofree char *truth = dup_truth (desk);
  GtkEditable *entry;

  lk_test_desk_open (desk, "Mobile", "\"+49 0\"");
  g_ptr_array_set_size (desk->page.house->exchanges, 0);
  entry = begin_change (desk);
  g_assert_cmpuint (lk_test_house_count (desk->page.house, "$select=Id,VMPIN"), ==, 1);
  g_assert_cmpstr (lk_value_get_text (lk_draft_get_original_value (desk->draft, get_field ())), ==,
                   truth);
  lk_test_desk_assert_body (desk, "{}");

  gtk_editable_set_text (entry, NEW_SECRET);
  lk_test_desk_assert_body (desk, "{\"VMPIN\":\"" NEW_SECRET "\"}");
  lk_test_click (get_row (desk), "Put back: Voicemail PIN");
  begin_change (desk);
  g_assert_cmpuint (lk_test_house_count (desk->page.house, "$select=Id,VMPIN"), ==, 1);
}

static void
test_change_is_masked (LkTestDesk *desk, gconstpointer data)
{
  lk_test_desk_open (desk, "Mobile", "\"+49 0\"");
  gtk_editable_set_text (begin_change (desk), NEW_SECRET);

  lk_test_desk_assert_mark (desk, "VMPIN", TRUE);
  g_assert_false (gives_away (desk->page.house->window, NEW_SECRET));
  gtk_test_accessible_assert_property (get_row (desk), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Voicemail PIN");
  gtk_widget_activate_action (get_row (desk), "field.copy", NULL);
  lk_test_click (get_row (desk), "Put back: Voicemail PIN");
  g_assert_null (find_entry (desk));
  lk_test_desk_assert_body (desk, "{}");
}

static void
test_generates (LkTestDesk *desk, gconstpointer data)
{
  g_autofree char *first = NULL;
  GtkEditable *entry;

  lk_test_desk_open (desk, "Mobile", "\"+49 0\"");
  entry = begin_change (desk);
  lk_test_click (get_row (desk), "Generate: Voicemail PIN");
  first = g_strdup (gtk_editable_get_text (entry));
  g_assert_cmpuint (strlen (first), >=, 4);
  g_assert_cmpstr (lk_value_get_text (lk_draft_get (desk->draft, get_field ())), ==, first);

  for (guint i = 0; i < 3 && g_str_equal (first, gtk_editable_get_text (entry)); i++)
    lk_test_click (get_row (desk), "Generate: Voicemail PIN");
  g_assert_cmpstr (first, !=, gtk_editable_get_text (entry));
}

static void
test_emptied (LkTestDesk *desk, gconstpointer data)
{
  GtkEditable *entry;

  lk_test_desk_open (desk, "Mobile", "\"+49 0\"");
  entry = begin_change (desk);
  gtk_editable_set_text (entry, NEW_SECRET);
  gtk_editable_set_text (entry, "");
  lk_test_desk_assert_body (desk, "{}");
}

/* Who looked and typed nothing has changed nothing. */
static void
test_left_untouched (LkTestDesk *desk, gconstpointer data)
{
  lk_test_desk_open (desk, "Mobile", "\"+49 0\"");
  begin_change (desk);
  lk_user_sections_focus (LK_USER_SECTIONS (desk->sections), lk_user_field_first_name);
  lk_test_spin_frames (desk->page.house->window, 2);

  g_assert_null (find_entry (desk));
  lk_test_desk_assert_body (desk, "{}");
}

static void
test_undo (LkTestDesk *desk, gconstpointer data)
{
  lk_test_desk_open (desk, "Mobile", "\"+49 0\"");
  gtk_editable_set_text (begin_change (desk), NEW_SECRET);
  lk_draft_undo (desk->draft);
  lk_test_desk_assert_body (desk, "{}");

  lk_draft_redo (desk->draft);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_entry (desk))), ==, NEW_SECRET);
  lk_test_desk_assert_body (desk, "{\"VMPIN\":\"" NEW_SECRET "\"}");
}

/* What was typed for one user must not be waiting in the row of the next. */
static void
test_another_user (LkTestDesk *desk, gconstpointer data)
{
  lk_test_desk_open (desk, "Mobile", "\"+49 0\"");
  gtk_editable_set_text (begin_change (desk), NEW_SECRET);
  lk_test_desk_open (desk, "Mobile", "\"+49 1\"");

  g_assert_null (find_entry (desk));
  lk_test_desk_assert_body (desk, "{}");
  g_assert_cmpstr (gtk_editable_get_text (begin_change (desk)), ==, "");
}

static gboolean
has_dialog (gpointer user_data)
{
  return lk_test_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL;
}

/* Whoever clicks twice to change a secret does not make a new one by that. */
static void
test_second_click (LkTestDesk *desk, gconstpointer data)
{
  GtkWidget *window = desk->page.house->window;
  GtkWidget *change, *generate;
  graphene_rect_t before, after;

  lk_test_desk_open (desk, "Mobile", "\"+49 0\"");
  lk_test_spin_frames (window, 2);
  change = lk_test_get (get_row (desk), GTK_TYPE_BUTTON, "Change: Voicemail PIN");
  g_assert_true (gtk_widget_compute_bounds (change, get_row (desk), &before));
  g_assert_cmpfloat (before.size.width, >, 0);

  begin_change (desk);
  lk_test_spin_frames (window, 2);
  generate = lk_test_get (get_row (desk), GTK_TYPE_BUTTON, "Generate: Voicemail PIN");
  g_assert_true (gtk_widget_compute_bounds (generate, get_row (desk), &after));
  g_assert_cmpfloat (after.size.width, >, 0);
  g_assert_false (graphene_rect_intersection (&before, &after, NULL));
}

static void
test_trouble (LkTestDesk *desk, gconstpointer data)
{
  lk_test_desk_open (desk, "Mobile", "\"+49 0\"");
  lk_demo_pbx_add_fault (desk->page.house->demo, "status=500@*,GET /xapi/v1/Users(", NULL);
  lk_test_click (get_row (desk), "Change: Voicemail PIN");
  g_assert_true (lk_test_spin_until (has_dialog, NULL));
  gtk_window_destroy (GTK_WINDOW (lk_test_find_window (ADW_TYPE_MESSAGE_DIALOG)));
  lk_demo_pbx_clear_faults (desk->page.house->demo);

  g_assert_null (find_entry (desk));
  lk_test_desk_assert_body (desk, "{}");
}

#define ADD(path, test)                                                                            \
  g_test_add ("/secret-editor/" path, LkTestDesk, NULL, lk_test_desk_enter, test,                  \
              lk_test_desk_leave)

static void
add_tests (void)
{
  ADD ("is-in-no-widget", test_is_in_no_widget);
  ADD ("reads-once-before-a-change", test_reads_once_before_a_change);
  ADD ("change-is-masked", test_change_is_masked);
  ADD ("generates", test_generates);
  ADD ("emptied", test_emptied);
  ADD ("left-untouched", test_left_untouched);
  ADD ("undo", test_undo);
  ADD ("another-user", test_another_user);
  ADD ("second-click", test_second_click);
  ADD ("trouble", test_trouble);
}

int
main (int argc, char **argv)
{
  int status = lk_test_house_run (argc, argv, add_tests);

  lk_test_desk_end ();
  return status;
}
