/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-test-house.h"

#include "lk-batch-resources.h"
#include "lk-client-credentials.h"
#include "lk-create-resources.h"
#include "lk-editor-resources.h"
#include "lk-history-resources.h"
#include "lk-test-input.h"
#include "lk-test-leaks.h"
#include "lk-ui-resources.h"
#include "lk-user-resources.h"

#define CLIENT_ID     "900"
#define CLIENT_SECRET "a key that opens nothing"
#define NO_DISPLAY    77

/**
 * lk_test_house_run:
 * @argc: of main()
 * @argv: of main()
 * @add_tests: registers the tests
 *
 * Returns: the exit status; 77, which Meson reports as skipped, where there is no display.
 */
int
lk_test_house_run (int argc, char **argv, void (*add_tests) (void))
{
  lk_test_keep_what_glib_has ();
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    return NO_DISPLAY;

  g_resources_register (lk_editor_get_resource ());
  g_resources_register (lk_user_ui_get_resource ());
  g_resources_register (lk_create_get_resource ());
  g_resources_register (lk_batch_get_resource ());
  g_resources_register (lk_history_get_resource ());
  g_resources_register (lk_ui_get_resource ());
  adw_init ();
  lk_test_put_pointer_aside ();
  add_tests ();
  return g_test_run ();
}

static void
exchange_cb (LkDemoPbx *demo,
             const char *method,
             const char *uri,
             const char *request,
             guint status,
             const char *response,
             GPtrArray *exchanges)
{
  g_autofree char *readable = g_uri_unescape_string (uri, NULL);

  g_ptr_array_add (exchanges, g_strdup_printf ("%s %s", method, readable));
}

static void
refreshed_cb (GObject *source, GAsyncResult *result, gpointer done)
{
  g_autoptr (GError) error = NULL;

  lk_directory_refresh_finish (LK_DIRECTORY (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) done = TRUE;
}

static gboolean
is_true (gpointer flag)
{
  return *(gboolean *) flag;
}

/**
 * lk_test_house_new:
 * @n_users: how many users the phone system has
 * @version: which server it plays; 0 is the newest
 *
 * Returns: (transfer full): a phone system, connected, with an empty window before it.
 */
LkTestHouse *
lk_test_house_new (guint n_users, LkVersion version)
{
  const LkDemoSettings settings = {
    .n_users = n_users,
    .seed = 1,
    .version = version,
    .client_id = CLIENT_ID,
    .client_secret = CLIENT_SECRET,
  };
  LkTestHouse *self = g_new0 (LkTestHouse, 1);
  g_autoptr (LkTokenSource) tokens = lk_client_credentials_new (CLIENT_ID, CLIENT_SECRET);
  g_autoptr (GError) error = NULL;
  gboolean loaded = FALSE;

  self->exchanges = g_ptr_array_new_with_free_func (g_free);
  self->demo = lk_demo_pbx_new (&settings);
  g_signal_connect (self->demo, "exchange", G_CALLBACK (exchange_cb), self->exchanges);
  lk_demo_pbx_listen (self->demo, 0, &error);
  g_assert_no_error (error);

  self->pbx = lk_pbx_new (lk_demo_pbx_get_origin (self->demo), NULL, tokens);
  self->directory = lk_directory_new (self->pbx);
  lk_directory_refresh_async (self->directory, NULL, refreshed_cb, &loaded);
  g_assert_true (lk_test_spin_until (is_true, &loaded));

  self->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 480, 760);
  return self;
}

static gboolean
is_gone (gpointer object)
{
  return *(gpointer *) object == NULL;
}

/* A request that was cancelled keeps its connection until the main loop has heard of it. */
static void
release (gpointer object)
{
  g_object_add_weak_pointer (object, &object);
  g_object_unref (object);
  g_assert_true (lk_test_spin_until (is_gone, &object));
}

/**
 * lk_test_house_free:
 * @self: (transfer full): a house
 *
 * Takes everything down, and fails the test where something of it stays.
 */
void
lk_test_house_free (LkTestHouse *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  release (self->directory);
  release (self->pbx);
  release (self->demo);
  g_ptr_array_unref (self->exchanges);
  g_free (self);
}

/**
 * lk_test_house_show:
 * @self: a house
 * @part: what to show in its window
 */
void
lk_test_house_show (LkTestHouse *self, GtkWidget *part)
{
  GtkWidget *overlay = adw_toast_overlay_new ();

  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), part);
  adw_window_set_content (ADW_WINDOW (self->window), overlay);
  gtk_window_present (GTK_WINDOW (self->window));
  lk_test_spin_frames (self->window, 2);
}

/**
 * lk_test_house_get_user:
 * @self: a house
 * @position: which one
 *
 * Returns: (transfer none): a user of the directory.
 */
LkUser *
lk_test_house_get_user (LkTestHouse *self, guint position)
{
  g_autoptr (LkUser) user = g_list_model_get_item (G_LIST_MODEL (self->directory), position);

  g_assert_nonnull (user);
  return user;
}

/**
 * lk_test_house_count:
 * @self: a house
 * @part_of_uri: what to look for, not percent-encoded
 *
 * Returns: in how many requests it occurs.
 */
guint
lk_test_house_count (LkTestHouse *self, const char *part_of_uri)
{
  guint count = 0;

  for (guint i = 0; i < self->exchanges->len; i++)
    if (strstr (g_ptr_array_index (self->exchanges, i), part_of_uri) != NULL)
      count++;

  return count;
}

/**
 * lk_test_click:
 * @root: where to look
 * @name: a button's name
 *
 * Activates the button, as the keyboard would.
 */
void
lk_test_click (GtkWidget *root, const char *name)
{
  GtkWidget *button = lk_test_get (root, GTK_TYPE_BUTTON, name);

  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

typedef struct
{
  GtkWidget *root;
  const char *text;
} Expectation;

static gboolean
shows (gpointer user_data)
{
  const Expectation *expectation = user_data;

  return lk_test_find_text (expectation->root, expectation->text) != NULL;
}

/**
 * lk_test_wait_for_text:
 * @root: where to look
 * @text: a part of what some label shall show
 *
 * Waits for the text; fails the test where it does not come.
 */
void
lk_test_wait_for_text (GtkWidget *root, const char *text)
{
  Expectation expectation = { root, text };

  if (!lk_test_spin_until (shows, &expectation))
    g_error ("“%s” did not appear", text);
}

/**
 * lk_test_find_window:
 * @type: what kind of window
 *
 * Returns: (transfer none) (nullable): the first such window that is open.
 */
GtkWidget *
lk_test_find_window (GType type)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type))
        return window;
    }

  return NULL;
}

typedef struct
{
  char *text;
  gboolean done;
} Pasted;

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Pasted *pasted = user_data;

  pasted->text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  pasted->done = TRUE;
}

static gboolean
is_pasted (gpointer user_data)
{
  return ((Pasted *) user_data)->done;
}

/**
 * lk_test_paste:
 * @widget: a widget
 *
 * Returns: (transfer full) (nullable): the text on its clipboard.
 */
char *
lk_test_paste (GtkWidget *widget)
{
  Pasted pasted = { NULL };

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, pasted_cb, &pasted);
  g_assert_true (lk_test_spin_until (is_pasted, &pasted));
  return pasted.text;
}

/**
 * lk_test_assert_stays:
 * @label: a label that shows a secret
 *
 * Fails the test where the pointer or the keyboard can carry the text away, past the button that
 * takes copies back.
 */
void
lk_test_assert_stays (GtkWidget *label)
{
  GdkClipboard *primary = gtk_widget_get_primary_clipboard (label);
  g_autofree char *pasted = NULL;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (label), "a shopping list");
  gdk_clipboard_set_content (primary, NULL);
  gtk_label_select_region (GTK_LABEL (label), 0, -1);
  g_signal_emit_by_name (label, "copy-clipboard");

  g_assert_false (gtk_label_get_selection_bounds (GTK_LABEL (label), NULL, NULL));
  g_assert_null (gdk_clipboard_get_content (primary));
  pasted = lk_test_paste (label);
  g_assert_cmpstr (pasted, ==, "a shopping list");
}
