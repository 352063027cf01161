/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-test-ui.h"

/* Longer than any step takes on a slow machine under sanitizers; only a failing step waits for it.
 */
#define DEADLINE_SECONDS 60

/* In milliseconds: no event tells of what another program does, such as a file that it writes. */
#define TICK 50

static gboolean
tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static gboolean
mark_true_cb (gpointer flag)
{
  *(gboolean *) flag = TRUE;
  return G_SOURCE_REMOVE;
}

/* Turns of the main loop for as long as there is something to do, but no longer than given. */
static void
spin_for (gint64 microseconds)
{
  gint64 end = g_get_monotonic_time () + microseconds;

  while (g_get_monotonic_time () < end && g_main_context_iteration (NULL, FALSE))
    ;
}

/**
 * lk_test_spin_until:
 * @condition: asked after each turn of the main loop, but for no more than half of the time: where
 *   it looks through a whole window, what it waits for would otherwise come too late
 * @user_data: for @condition
 *
 * Returns: whether @condition came to hold before the deadline.
 */
gboolean
lk_test_spin_until (LkTestCondition condition, gpointer user_data)
{
  gboolean expired = FALSE;
  guint deadline = g_timeout_add_seconds (DEADLINE_SECONDS, mark_true_cb, &expired);
  guint tick = g_timeout_add (TICK, tick_cb, NULL);
  gint64 asked_at = g_get_monotonic_time ();
  gboolean holds;

  while (!(holds = condition (user_data)) && !expired)
    {
      gint64 took = g_get_monotonic_time () - asked_at;

      g_main_context_iteration (NULL, TRUE);
      spin_for (took);
      asked_at = g_get_monotonic_time ();
    }

  g_source_remove (tick);
  if (!expired)
    g_source_remove (deadline);
  return holds;
}

static gboolean
count_frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer n_left)
{
  (*(guint *) n_left)--;
  return *(guint *) n_left > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static gboolean
is_zero (gpointer number)
{
  return *(guint *) number == 0;
}

/**
 * lk_test_spin_frames:
 * @widget: a mapped widget
 * @n_frames: how many
 *
 * Lets the window draw a few times, so that layout and transitions settle.
 */
void
lk_test_spin_frames (GtkWidget *widget, guint n_frames)
{
  guint n_left = n_frames;

  gtk_widget_add_tick_callback (widget, count_frame_cb, &n_left, NULL);
  lk_test_spin_until (is_zero, &n_left);
}

static gboolean
has_property_text (GtkWidget *widget, const char *property, const char *text)
{
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (widget), property);
  g_autofree char *value = NULL;

  if (pspec == NULL || pspec->value_type != G_TYPE_STRING)
    return FALSE;

  g_object_get (widget, property, &value, NULL);
  return g_strcmp0 (value, text) == 0;
}

static gboolean
is_named (GtkWidget *widget, const char *name)
{
  static const char *const properties[] = { "label", "title", "text", "tooltip-text" };
  g_autofree char *mismatch = NULL;

  if (name == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    if (has_property_text (widget, properties[i], name))
      return TRUE;

  if (!gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))
    return FALSE;
  mismatch = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget),
                                                 GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  return mismatch == NULL;
}

/**
 * lk_test_find:
 * @root: where to look
 * @type: what kind of widget
 * @name: (nullable): its label, title, text, tooltip or accessible name
 *
 * Returns: (transfer none) (nullable): the first such widget that is on screen.
 */
GtkWidget *
lk_test_find (GtkWidget *root, GType type, const char *name)
{
  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && is_named (root, name))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = lk_test_find (child, type, name);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/**
 * lk_test_get:
 * @root: where to look
 * @type: what kind of widget
 * @name: (nullable): as for lk_test_find()
 *
 * Returns: (transfer none): the widget; fails the test where there is none.
 */
GtkWidget *
lk_test_get (GtkWidget *root, GType type, const char *name)
{
  GtkWidget *found = lk_test_find (root, type, name);

  if (found == NULL)
    g_error ("No %s named “%s” is on screen", g_type_name (type), name);
  return found;
}

static const char *
get_shown_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (GTK_IS_INSCRIPTION (widget))
    return gtk_inscription_get_text (GTK_INSCRIPTION (widget));

  return NULL;
}

/**
 * lk_test_find_text:
 * @root: where to look
 * @part: a part of what is shown
 *
 * Returns: (transfer none) (nullable): the whole text of the first label on screen that has @part.
 */
const char *
lk_test_find_text (GtkWidget *root, const char *part)
{
  const char *text = get_shown_text (root);

  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (text != NULL && strstr (text, part) != NULL)
    return text;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const char *found = lk_test_find_text (child, part);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/**
 * lk_test_shows_text:
 * @root: where to look
 * @part: a part of what is shown
 *
 * Returns: whether some label on screen has @part.
 */
gboolean
lk_test_shows_text (GtkWidget *root, const char *part)
{
  return lk_test_find_text (root, part) != NULL;
}

/**
 * lk_test_screenshot:
 * @widget: a mapped window
 * @path: where the PNG goes
 * @error: return location
 *
 * Returns: whether the picture was written.
 */
gboolean
lk_test_screenshot (GtkWidget *widget, const char *path, GError **error)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  int width, height;

  /* A new paintable has nothing to show until its widget has been drawn again. */
  gtk_widget_queue_draw (widget);
  lk_test_spin_frames (widget, 8);
  width = gdk_paintable_get_intrinsic_width (paintable);
  height = gdk_paintable_get_intrinsic_height (paintable);
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  if (node == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "Nothing was drawn for %s", path);
      return FALSE;
    }

  texture = gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (widget)),
                                         node, NULL);
  if (gdk_texture_save_to_png (texture, path))
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s cannot be written", path);
  return FALSE;
}
