/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-test-creating.h"

#include "lk-field-row.h"
#include "lk-user-fields.h"

#define N_USERS 12

static void
created_cb (LkTestCreating *self, int id)
{
  self->created = id;
}

static void
opened_cb (LkTestCreating *self, int id)
{
  self->opened = id;
}

static void
gone_cb (LkTestCreating *self)
{
  self->is_gone = TRUE;
}

static LkVersion
get_version (gconstpointer data)
{
  return data != NULL ? *(const LkVersion *) data : 0;
}

/**
 * lk_test_creating_enter:
 * @self: what to fill in
 * @data: (nullable): the server's version; %NULL is the newest
 */
void
lk_test_creating_enter (LkTestCreating *self, gconstpointer data)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *name = g_strdup_printf ("%s/templates.json", g_get_user_data_dir ());

  file = g_file_new_for_path (name);
  self->house = lk_test_house_new (N_USERS, get_version (data));
  self->catalogue = lk_catalogue_new (self->house->pbx);
  self->templates = lk_template_store_new (file);
  lk_test_house_show (self->house, gtk_label_new ("The list"));
  lk_test_creating_open (self);
}

static gboolean
is_quiet (gpointer user_data)
{
  LkTestCreating *self = user_data;

  return G_OBJECT (self->catalogue)->ref_count == 1 && G_OBJECT (self->templates)->ref_count == 1;
}

void
lk_test_creating_leave (LkTestCreating *self, gconstpointer data)
{
  lk_demo_pbx_clear_faults (self->house->demo);
  if (!self->is_gone)
    gtk_window_destroy (GTK_WINDOW (self->dialog));
  /* What nobody waits for any more still has to hear of it. */
  g_assert_true (lk_test_spin_until (is_quiet, self));
  g_object_unref (self->templates);
  g_object_unref (self->catalogue);
  lk_test_house_free (self->house);
}

/* Opens the dialog; the one before, if there was any, is the test's to close. */
void
lk_test_creating_open (LkTestCreating *self)
{
  self->dialog =
    GTK_WIDGET (lk_new_user_dialog_new (GTK_WINDOW (self->house->window), self->house->directory,
                                        self->catalogue, self->templates));
  self->is_gone = FALSE;
  g_signal_connect_swapped (self->dialog, "created", G_CALLBACK (created_cb), self);
  g_signal_connect_swapped (self->dialog, "opened", G_CALLBACK (opened_cb), self);
  g_signal_connect_swapped (self->dialog, "destroy", G_CALLBACK (gone_cb), self);
  gtk_window_present (GTK_WINDOW (self->dialog));
  lk_test_spin_frames (self->dialog, 2);
}

void
lk_test_creating_break (LkTestCreating *self, const char *spec)
{
  g_autoptr (GError) error = NULL;

  lk_demo_pbx_add_fault (self->house->demo, spec, &error);
  g_assert_no_error (error);
}

/* Someone else creates a user meanwhile. */
int
lk_test_creating_rival (LkTestCreating *self, const char *number, const char *email)
{
  g_autoptr (JsonObject) body = json_object_new ();
  g_autoptr (GError) error = NULL;
  int id = 0;

  json_object_set_string_member (body, "FirstName", "Bo");
  json_object_set_string_member (body, "LastName", "Rival");
  if (number != NULL)
    json_object_set_string_member (body, "Number", number);
  if (email != NULL)
    json_object_set_string_member (body, "EmailAddress", email);
  lk_demo_pbx_create_user (self->house->demo, body, &id, &error);
  g_assert_no_error (error);
  return id;
}

static GtkWidget *
find_row (GtkWidget *root, const LkField *field)
{
  GtkWidget *found = NULL;

  if (LK_IS_FIELD_ROW (root) && lk_field_row_get_field (LK_FIELD_ROW (root)) == field)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, field);

  return found;
}

GtkWidget *
lk_test_creating_get_row (LkTestCreating *self, const char *field_name)
{
  GtkWidget *row = find_row (self->dialog, lk_user_field_find (field_name));

  g_assert_nonnull (row);
  return row;
}

static GtkEditable *
get_entry (LkTestCreating *self, const char *field_name)
{
  return GTK_EDITABLE (
    lk_test_get (lk_test_creating_get_row (self, field_name), GTK_TYPE_ENTRY, NULL));
}

const char *
lk_test_creating_get_text (LkTestCreating *self, const char *field_name)
{
  return gtk_editable_get_text (get_entry (self, field_name));
}

void
lk_test_creating_type (LkTestCreating *self, const char *field_name, const char *text)
{
  gtk_editable_set_text (get_entry (self, field_name), text);
}

typedef struct
{
  LkTestCreating *self;
  const char *number;
} Expectation;

static gboolean
has_number (gpointer user_data)
{
  const Expectation *expectation = user_data;
  const char *number = lk_test_creating_get_text (expectation->self, "Number");

  return expectation->number != NULL ? g_str_equal (number, expectation->number) : *number != '\0';
}

/**
 * lk_test_creating_wait_for_number:
 * @self: someone who creates a user
 * @number: (nullable): the extension that shall be suggested; %NULL for any
 */
void
lk_test_creating_wait_for_number (LkTestCreating *self, const char *number)
{
  Expectation expectation = { self, number };

  if (!lk_test_spin_until (has_number, &expectation))
    g_error ("“%s” was not suggested, but “%s”", number,
             lk_test_creating_get_text (self, "Number"));
}

gboolean
lk_test_creating_can_create (LkTestCreating *self)
{
  return gtk_widget_is_sensitive (lk_test_get (self->dialog, GTK_TYPE_BUTTON, "Create User"));
}

static gboolean
can_create (gpointer self)
{
  return lk_test_creating_can_create (self);
}

/* As soon as nothing is in the way. */
void
lk_test_creating_press (LkTestCreating *self)
{
  if (!lk_test_spin_until (can_create, self))
    g_error ("Nobody can be created");
  lk_test_click (self->dialog, "Create User");
}

static gboolean
has_created (gpointer user_data)
{
  return ((LkTestCreating *) user_data)->created != 0;
}

/* Creates the user and waits for the page that says so. */
void
lk_test_creating_create (LkTestCreating *self)
{
  self->created = 0;
  lk_test_creating_press (self);
  g_assert_true (lk_test_spin_until (has_created, self));
}

static gboolean
is_answered (gpointer data)
{
  return lk_test_find_window (ADW_TYPE_MESSAGE_DIALOG) == NULL;
}

/* Answers the question that is open, and waits until it is gone. */
void
lk_test_creating_answer (LkTestCreating *self, const char *button)
{
  GtkWidget *question = lk_test_find_window (ADW_TYPE_MESSAGE_DIALOG);

  g_assert_nonnull (question);
  lk_test_click (question, button);
  g_assert_true (lk_test_spin_until (is_answered, NULL));
}

guint
lk_test_creating_count_posts (LkTestCreating *self)
{
  guint n_posts = 0;

  for (guint i = 0; i < self->house->exchanges->len; i++)
    {
      const char *exchange = g_ptr_array_index (self->house->exchanges, i);

      n_posts += g_str_has_prefix (exchange, "POST ") && strstr (exchange, "/Users") != NULL
                 && strstr (exchange, "Pbx.") == NULL;
    }

  return n_posts;
}
