/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-test-beginning.h"

#include <glib/gstdio.h>

#include "lk-entry-picker.h"
#include "lk-test-structure.h"
#include "lk-user-fields.h"

#define N_USERS 12

/* A house takes longer to build than most tests to run. */
static LkTestHouse *houses[2];

static LkTestHouse *
get_house (LkVersion version)
{
  LkTestHouse **house = &houses[version != 0];

  if (*house == NULL)
    *house = lk_test_house_new (N_USERS, version);
  return *house;
}

/**
 * lk_test_beginning_end:
 *
 * Takes down what the tests shared.
 */
void
lk_test_beginning_end (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (houses); i++)
    g_clear_pointer (&houses[i], lk_test_house_free);
}

static void
show_row (LkTestBeginning *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = lk_beginning_row_new (self->templates);

  self->row = LK_BEGINNING_ROW (row);
  lk_beginning_row_set_new_user (self->row, self->new_user);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  gtk_widget_set_margin_start (group, 12);
  gtk_widget_set_margin_end (group, 12);
  gtk_widget_set_margin_top (group, 12);
  lk_test_house_show (self->house, group);
}

/**
 * lk_test_beginning_enter:
 * @self: a beginning to set up
 * @version: (nullable): the server's version; %NULL is the newest
 */
void
lk_test_beginning_enter (LkTestBeginning *self, gconstpointer version)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  lk_test_load_style ();
  self->house = get_house (GPOINTER_TO_UINT (version));
  g_ptr_array_set_size (self->house->exchanges, 0);
  self->folder = g_dir_make_tmp ("templates.XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "templates.json", NULL);
  file = g_file_new_for_path (self->path);
  self->templates = lk_template_store_new (file);
  self->catalogue = lk_catalogue_new (self->house->pbx);
  self->new_user = lk_new_user_new (self->house->directory, self->catalogue);
  show_row (self);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      g_assert_cmpint (g_remove (child), ==, 0);
    }
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

/* Of what has closed, the last reference goes with what it still had under way. */
static gboolean
is_forgotten (gpointer user_data)
{
  return ((LkTestBeginning *) user_data)->templates == NULL;
}

/**
 * lk_test_beginning_leave:
 * @self: a beginning
 * @version: of lk_test_beginning_enter()
 */
void
lk_test_beginning_leave (LkTestBeginning *self, gconstpointer version)
{
  lk_demo_pbx_clear_faults (self->house->demo);
  lk_beginning_row_set_new_user (self->row, NULL);
  adw_window_set_content (ADW_WINDOW (self->house->window), NULL);
  lk_new_user_close (self->new_user);
  g_clear_object (&self->new_user);
  g_clear_object (&self->catalogue);
  g_object_add_weak_pointer (G_OBJECT (self->templates), (gpointer *) &self->templates);
  g_object_unref (self->templates);
  g_assert_true (lk_test_spin_until (is_forgotten, self));
  remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

/* What the person does */

static GtkWidget *
find_search (LkTestBeginning *self)
{
  return lk_test_find (GTK_WIDGET (self->row), GTK_TYPE_SEARCH_ENTRY, "Search");
}

static gboolean
is_open (gpointer user_data)
{
  return find_search (user_data) != NULL;
}

static gboolean
is_closed (gpointer user_data)
{
  return !is_open (user_data);
}

static gboolean
is_listed (gpointer user_data)
{
  GtkWidget *list = lk_test_find (user_data, GTK_TYPE_LIST_VIEW, NULL);

  return list != NULL
         && g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list))))
              > 0;
}

/**
 * lk_test_beginning_pick:
 * @self: a beginning
 * @query: what to type
 *
 * Opens the search, types and presses Enter.
 */
void
lk_test_beginning_pick (LkTestBeginning *self, const char *query)
{
  lk_test_click (GTK_WIDGET (self->row), "Begin with");
  g_assert_true (lk_test_spin_until (is_open, self));
  g_assert_true (lk_test_spin_until (is_listed, self->row));
  gtk_editable_set_text (GTK_EDITABLE (find_search (self)), query);
  lk_test_spin_frames (self->house->window, 2);
  g_signal_emit_by_name (find_search (self), "activate");
  g_assert_true (lk_test_spin_until (is_closed, self));
  lk_test_spin_frames (self->house->window, 2);
}

static gboolean
is_quiet (gpointer user_data)
{
  LkTestBeginning *self = user_data;
  GtkWidget *spinner = lk_test_find (GTK_WIDGET (self->row), GTK_TYPE_SPINNER, NULL);

  return spinner == NULL || !gtk_spinner_get_spinning (GTK_SPINNER (spinner));
}

/**
 * lk_test_beginning_wait:
 * @self: a beginning
 *
 * Waits until nobody is being read.
 */
void
lk_test_beginning_wait (LkTestBeginning *self)
{
  g_assert_true (lk_test_spin_until (is_quiet, self));
}

/**
 * lk_test_beginning_get_report:
 * @self: a beginning
 *
 * Returns: (transfer none) (nullable): what the row says of what is taken over.
 */
const char *
lk_test_beginning_get_report (LkTestBeginning *self)
{
  return lk_test_find_text (GTK_WIDGET (self->row), "taken over");
}

/* Values */

static void
read_value (const char *name, const char *json, LkValue *out)
{
  g_autofree char *text = g_strdelimit (g_strdup (json), "'", '"');
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = json_from_string (text, &error);

  g_assert_no_error (error);
  lk_field_from_json (lk_user_field_find (name), node, out, &error);
  g_assert_no_error (error);
}

/**
 * lk_test_beginning_set:
 * @self: a beginning
 * @name: a field's name on the wire
 * @json: its value, with ' for "
 *
 * Does what the person does in the form.
 */
void
lk_test_beginning_set (LkTestBeginning *self, const char *name, const char *json)
{
  g_auto (LkValue) value = LK_VALUE_INIT;

  read_value (name, json, &value);
  lk_draft_set (lk_new_user_get_draft (self->new_user), lk_user_field_find (name), &value);
}

/**
 * lk_test_beginning_dup:
 * @self: a beginning
 * @name: a field's name on the wire
 *
 * Returns: (transfer full) (nullable): what is set for the new user, as JSON; %NULL for nothing.
 */
char *
lk_test_beginning_dup (LkTestBeginning *self, const char *name)
{
  LkDraft *draft = lk_new_user_get_draft (self->new_user);
  const LkField *field = lk_user_field_find (name);
  g_autoptr (JsonNode) node = NULL;

  if (!lk_draft_is_changed (draft, field))
    return NULL;

  node = lk_field_to_json (field, lk_draft_get (draft, field));
  return json_to_string (node, FALSE);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer done)
{
  g_autoptr (GError) error = NULL;

  lk_template_store_save_finish (LK_TEMPLATE_STORE (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) done = TRUE;
}

static gboolean
is_true (gpointer flag)
{
  return *(gboolean *) flag;
}

/**
 * lk_test_beginning_put:
 * @self: a beginning
 * @name: a template's name
 * @json: what it holds, by the fields' names on the wire, with ' for "
 *
 * Returns: (transfer none): the template, which is in the file now.
 */
LkTemplate *
lk_test_beginning_put (LkTestBeginning *self, const char *name, const char *json)
{
  g_autofree char *record = g_strdup_printf ("{'name':'%s','fields':%s}", name, json);
  g_autofree char *text = g_strdelimit (g_strdup (record), "'", '"');
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = json_from_string (text, &error);
  g_autoptr (LkTemplate) item = NULL;
  gboolean done = FALSE;

  g_assert_no_error (error);
  item = lk_template_new_from_json (json_node_get_object (node), &error);
  g_assert_no_error (error);
  lk_template_store_put (self->templates, item);
  lk_template_store_save_async (self->templates, NULL, saved_cb, &done);
  g_assert_true (lk_test_spin_until (is_true, &done));
  return lk_template_store_find (self->templates, name);
}

/**
 * lk_test_beginning_read_file:
 * @self: a beginning
 *
 * Returns: (transfer full): all that is in the templates' file; empty where there is none.
 */
char *
lk_test_beginning_read_file (LkTestBeginning *self)
{
  char *text = NULL;

  if (!g_file_get_contents (self->path, &text, NULL, NULL))
    return g_strdup ("");
  return text;
}

/**
 * lk_test_beginning_record:
 * @self: a beginning
 * @position: of a user in the directory
 * @json: what that user has on the phone system from now on, with ' for "
 */
void
lk_test_beginning_record (LkTestBeginning *self, guint position, const char *json)
{
  g_autofree char *text = g_strdelimit (g_strdup (json), "'", '"');
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = json_from_string (text, &error);
  int id = lk_user_get_id (lk_test_house_get_user (self->house, position));

  g_assert_no_error (error);
  lk_demo_pbx_change_user (self->house->demo, id, json_node_get_object (node), &error);
  g_assert_no_error (error);
}

/**
 * lk_test_beginning_squeeze:
 * @window: a window
 * @picture: what to call the picture
 *
 * Fails the test where the window does not fit on a telephone; leaves a picture of it there, from
 * right to left.
 */
void
lk_test_beginning_squeeze (GtkWidget *window, const char *picture)
{
  int minimum;

  gtk_widget_measure (window, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  gtk_window_set_default_size (GTK_WINDOW (window), 360, 700);
  lk_test_spin_frames (window, 4);
  lk_test_structure_picture (window, picture);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}
