/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-tour.h"

#include <libsoup/soup.h>

#include "lk-test-input.h"
#include "lk-test-ui.h"

/* More than any window has, so that what the keyboard cannot reach is noticed. */
#define MAX_STOPS 120

/* Longer than GTK takes to scroll to what has the focus. */
#define SCROLL_FRAMES 20

typedef struct
{
  LkTour *tour;
  GType window_type;
  GType type;
  const char *text;
} Search;

/**
 * lk_tour_get_window:
 * @self: a tour
 * @type: which kind of window
 *
 * Returns: (transfer none) (nullable): the window of that kind that was opened last.
 */
GtkWidget *
lk_tour_get_window (LkTour *self, GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = g_list_model_get_n_items (windows); i > 0; i--)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i - 1);

      if (g_type_is_a (G_OBJECT_TYPE (window), type) && gtk_widget_get_mapped (window))
        return window; /* the list keeps it */
    }

  return NULL;
}

static gboolean
has_window (gpointer user_data)
{
  Search *search = user_data;

  return lk_tour_get_window (search->tour, search->window_type) != NULL;
}

static gboolean
has_text (gpointer user_data)
{
  Search *search = user_data;
  GtkWidget *window = lk_tour_get_window (search->tour, search->window_type);

  return window != NULL && lk_test_shows_text (window, search->text);
}

static gboolean
has_widget (gpointer user_data)
{
  Search *search = user_data;
  GtkWidget *window = lk_tour_get_window (search->tour, search->window_type);

  return window != NULL && lk_test_find (window, search->type, search->text) != NULL;
}

static gboolean
complain (const char *what, const char *name)
{
  g_printerr ("  ! %s: %s\n", what, name);
  return FALSE;
}

/* A window over another one has a size of its own, and takes no other before it was drawn. */
static gboolean
fit (LkTour *self, GtkWidget *window)
{
  if (!self->narrow || ADW_IS_MESSAGE_DIALOG (window))
    return TRUE;

  lk_test_spin_frames (window, 4);
  gtk_window_set_default_size (GTK_WINDOW (window), LK_TOUR_NARROW_WIDTH, LK_TOUR_NARROW_HEIGHT);
  return TRUE;
}

/**
 * lk_tour_wait_for_window:
 * @self: a tour
 * @type: which kind of window
 *
 * Returns: whether such a window opened.
 */
gboolean
lk_tour_wait_for_window (LkTour *self, GType type)
{
  Search search = { .tour = self, .window_type = type };

  return lk_test_spin_until (has_window, &search)
           ? fit (self, lk_tour_get_window (self, type))
           : complain ("No such window opened", g_type_name (type));
}

/**
 * lk_tour_wait_for_text:
 * @self: a tour
 * @window_type: in which kind of window
 * @text: part of a label
 *
 * Returns: whether the text came on screen.
 */
gboolean
lk_tour_wait_for_text (LkTour *self, GType window_type, const char *text)
{
  Search search = { .tour = self, .window_type = window_type, .text = text };

  return lk_test_spin_until (has_text, &search) || complain ("This text did not appear", text);
}

/**
 * lk_tour_wait_for_widget:
 * @self: a tour
 * @window_type: in which kind of window
 * @type: what kind of widget
 * @name: its label, title or accessible name
 *
 * Returns: whether the widget came on screen.
 */
gboolean
lk_tour_wait_for_widget (LkTour *self, GType window_type, GType type, const char *name)
{
  Search search = { .tour = self, .window_type = window_type, .type = type, .text = name };

  return lk_test_spin_until (has_widget, &search)
         || complain ("This did not appear", name != NULL ? name : g_type_name (type));
}

static GtkWidget *
find (LkTour *self, GType window_type, GType type, const char *name)
{
  if (!lk_tour_wait_for_widget (self, window_type, type, name))
    return NULL;

  return lk_test_find (lk_tour_get_window (self, window_type), type, name);
}

/**
 * lk_tour_click:
 * @self: a tour
 * @window_type: in which kind of window
 * @name: what the button says
 *
 * Returns: whether there was such a button and it could be pressed.
 */
gboolean
lk_tour_click (LkTour *self, GType window_type, const char *name)
{
  GtkWidget *button = find (self, window_type, GTK_TYPE_WIDGET, name);
  GtkWidget *row;

  if (button == NULL)
    return FALSE;
  if (!gtk_widget_is_sensitive (button))
    return complain ("This cannot be pressed", name);

  /* What stands in a list is pressed by way of its row. */
  row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);
  return gtk_widget_activate (button) || (row != NULL && gtk_widget_activate (row))
         || complain ("This is no button", name);
}

/**
 * lk_tour_type:
 * @self: a tour
 * @window_type: in which kind of window
 * @type: what kind of entry
 * @name: its title
 * @text: what to write into it
 *
 * Returns: whether there was such an entry.
 */
gboolean
lk_tour_type (LkTour *self, GType window_type, GType type, const char *name, const char *text)
{
  GtkWidget *entry = find (self, window_type, type, name);

  if (entry == NULL)
    return FALSE;

  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  return TRUE;
}

/**
 * lk_tour_act:
 * @self: a tour
 * @window_type: in which kind of window
 * @action: what a menu entry or a shortcut would activate
 * @target: (nullable): its target, as text
 *
 * Returns: whether the action is there and enabled.
 */
gboolean
lk_tour_act (LkTour *self, GType window_type, const char *action, const char *target)
{
  GtkWidget *window = lk_tour_get_window (self, window_type);
  g_autoptr (GVariant) parameter = NULL;

  if (target != NULL)
    parameter = g_variant_parse (NULL, target, NULL, NULL, NULL);

  return (window != NULL && gtk_widget_activate_action_variant (window, action, parameter))
         || complain ("This cannot be done now", action);
}

static gboolean
scroll_into_view (GtkWidget *widget)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment;
  double y;

  if (scrolled == NULL)
    return FALSE;

  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  gtk_widget_translate_coordinates (widget, scrolled, 0, 0, NULL, &y);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + y - 60);
  return TRUE;
}

/**
 * lk_tour_show:
 * @self: a tour
 * @window_type: in which kind of window
 * @name: the name of something that may be outside the visible part of a page
 *
 * Returns: whether it is there and was scrolled to.
 */
gboolean
lk_tour_show (LkTour *self, GType window_type, const char *name)
{
  GtkWidget *widget = find (self, window_type, GTK_TYPE_WIDGET, name);

  return widget != NULL && scroll_into_view (widget);
}

/**
 * lk_tour_press:
 * @self: a tour
 * @window_type: in which kind of window
 * @key: a key
 * @modifiers: what is held down meanwhile
 *
 * Returns: whether the key could be pressed.
 */
gboolean
lk_tour_press (LkTour *self, GType window_type, guint key, GdkModifierType modifiers)
{
  GtkWidget *window = lk_tour_get_window (self, window_type);

  return (window != NULL && lk_test_press_key_in (GTK_WINDOW (window), key, modifiers))
         || complain ("This key cannot be pressed", gdk_keyval_name (key));
}

/**
 * lk_tour_write:
 * @self: a tour
 * @window_type: in which kind of window
 * @text: what to type, key by key, to where the focus is
 *
 * Returns: whether keys could be pressed.
 */
gboolean
lk_tour_write (LkTour *self, GType window_type, const char *text)
{
  GtkWidget *window = lk_tour_get_window (self, window_type);

  return (window != NULL && lk_test_type_in (GTK_WINDOW (window), text))
         || complain ("This cannot be typed", text);
}

typedef struct
{
  GtkWindow *window;
  GtkWidget *before;
} Stop;

static gboolean
has_moved (gpointer user_data)
{
  Stop *stop = user_data;

  return gtk_window_get_focus (stop->window) != stop->before;
}

static gboolean
has_focus (GtkWidget *window, GType type, const char *name)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));
  GtkWidget *wanted = lk_test_find (window, type, name);

  return focus != NULL && wanted != NULL
         && (focus == wanted || gtk_widget_is_ancestor (focus, wanted));
}

static gboolean
complain_of_focus (GtkWidget *window, const char *name)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  g_printerr ("  ! The keyboard does not reach “%s”; it is at: %s, which is %s\n", name,
              focus != NULL ? G_OBJECT_TYPE_NAME (focus) : "nothing",
              focus != NULL && gtk_widget_get_mapped (focus) ? "to be seen" : "not to be seen");
  return FALSE;
}

/**
 * lk_tour_walk_to:
 * @self: a tour
 * @window_type: in which kind of window
 * @type: what kind of widget
 * @name: its label, title or accessible name
 *
 * Presses the Tab key until the focus is there.
 *
 * Returns: whether the keyboard can reach it.
 */
gboolean
lk_tour_walk_to (LkTour *self, GType window_type, GType type, const char *name)
{
  GtkWidget *window = lk_tour_get_window (self, window_type);

  if (window == NULL)
    return complain ("This is not open", g_type_name (window_type));

  for (guint i = 0; i < MAX_STOPS && !has_focus (window, type, name); i++)
    {
      Stop stop = { GTK_WINDOW (window), gtk_window_get_focus (GTK_WINDOW (window)) };

      if (!lk_tour_press (self, window_type, GDK_KEY_Tab, 0)
          || !lk_test_spin_until (has_moved, &stop))
        return complain_of_focus (window, name);
      lk_test_spin_frames (window, 2);
    }

  /* GTK 4.8 complains about a popover over what is still being scrolled into sight. */
  lk_test_spin_frames (window, SCROLL_FRAMES);
  return has_focus (window, type, name) || complain_of_focus (window, name);
}

/**
 * lk_tour_close:
 * @self: a tour
 * @window_type: which kind of window
 *
 * Returns: whether there was such a window.
 */
gboolean
lk_tour_close (LkTour *self, GType window_type)
{
  GtkWidget *window = lk_tour_get_window (self, window_type);

  if (window == NULL)
    return complain ("This is not open", g_type_name (window_type));

  gtk_window_close (GTK_WINDOW (window));
  return TRUE;
}

static gboolean
take_picture (LkTour *self, GtkWidget *widget, const char *name)
{
  g_autofree char *file = g_strdup_printf ("%02u-%s.png", ++self->n_pictures, name);
  g_autofree char *path = g_build_filename (self->folder, file, NULL);
  g_autoptr (GError) error = NULL;

  if (!lk_test_screenshot (widget, path, &error))
    return complain (error->message, name);

  g_print ("    %s\n", path);
  return TRUE;
}

/**
 * lk_tour_picture:
 * @self: a tour
 * @window_type: of which kind of window
 * @name: what the picture is called
 *
 * Returns: whether the picture was taken.
 */
gboolean
lk_tour_picture (LkTour *self, GType window_type, const char *name)
{
  GtkWidget *window = lk_tour_get_window (self, window_type);

  return window != NULL ? take_picture (self, window, name)
                        : complain ("There is nothing to take a picture of", name);
}

/**
 * lk_tour_popover_picture:
 * @self: a tour
 * @window_type: in which kind of window
 * @name: what the picture is called
 *
 * Returns: whether a popover is open there and its picture was taken.
 */
gboolean
lk_tour_popover_picture (LkTour *self, GType window_type, const char *name)
{
  GtkWidget *popover = find (self, window_type, GTK_TYPE_POPOVER, NULL);

  return popover != NULL && take_picture (self, popover, name);
}

static void
fault_sent_cb (GObject *source, GAsyncResult *result, gpointer done)
{
  g_autoptr (GBytes)
    answer = soup_session_send_and_read_finish (SOUP_SESSION (source), result, NULL);

  *(gboolean *) done = TRUE;
}

static gboolean
is_true (gpointer flag)
{
  return *(gboolean *) flag;
}

/**
 * lk_tour_fault:
 * @self: a tour
 * @spec: (nullable): a fault of the demo, or %NULL to mend all of them
 *
 * Returns: whether the demo took it.
 */
gboolean
lk_tour_fault (LkTour *self, const char *spec)
{
  g_autoptr (SoupSession) session = soup_session_new ();
  g_autofree char *uri = g_strconcat (lk_demo_thread_get_origin (self->demo), "/demo/faults", NULL);
  g_autoptr (SoupMessage) message = soup_message_new (SOUP_METHOD_POST, uri);
  g_autofree char *body = spec != NULL ? g_strdup_printf ("{\"add\":[\"%s\"]}", spec)
                                       : g_strdup ("{\"clear\":true}");
  g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));
  gboolean done = FALSE;

  soup_message_set_request_body_from_bytes (message, "application/json", bytes);
  soup_session_send_and_read_async (session, message, G_PRIORITY_DEFAULT, NULL, fault_sent_cb,
                                    &done);
  lk_test_spin_until (is_true, &done);

  return SOUP_STATUS_IS_SUCCESSFUL (soup_message_get_status (message))
         || complain ("The demo does not know this fault", spec);
}
