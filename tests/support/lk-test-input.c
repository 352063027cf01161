/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-test-input.h"

/* Without a window manager each window begins at the corner of the screen, where the point below is
 * in its header bar. The other is behind every screen, and so in the corner across. */
#define ON_WINDOW 20
#define FAR_AWAY  10000

#ifdef GDK_WINDOWING_X11

#include <dlfcn.h>
#include <gdk/x11/gdkx.h>

/* Wanted by this one function, and so not worth a dependency: at-spi2-core brings it along. It is
 * never closed, because from its first use on the display knows of it. */
#define LIBRARY "libXtst.so.6"

typedef KeyCode (*FindCode) (Display *display, KeySym key);
typedef KeySym (*FindKey) (Display *display, KeyCode code, int level);
typedef int (*SetFocus) (Display *display, Window window, int revert_to, Time time);
/* Keys and the mouse's buttons alike. */
typedef int (*Fake) (Display *display, guint code, Bool is_press, gulong delay);
typedef int (*Flush) (Display *display);

/* GTK has the library loaded that has this one, and LIBRARY all that are needed for keys. */
typedef int (*WarpPointer) (Display *display,
                            Window from,
                            Window to,
                            int x,
                            int y,
                            guint width,
                            guint height,
                            int to_x,
                            int to_y);

static void *
get_library (GdkDisplay *display)
{
  static void *library = NULL;

  if (library == NULL && GDK_IS_X11_DISPLAY (display))
    library = dlopen (LIBRARY, RTLD_NOW);
  return library;
}

static void
move_pointer (GdkDisplay *display, int x, int y)
{
  void *library = get_library (display);
  Display *xdisplay;
  Window root;

  if (library == NULL)
    return;

  xdisplay = gdk_x11_display_get_xdisplay (GDK_X11_DISPLAY (display));
  root = gdk_x11_display_get_xrootwindow (GDK_X11_DISPLAY (display));
  ((WarpPointer) dlsym (library, "XWarpPointer")) (xdisplay, None, root, 0, 0, 0, 0, x, y);
  ((Flush) dlsym (library, "XFlush")) (xdisplay);
}

static void
hold (void *library, Display *xdisplay, GdkModifierType modifiers, gboolean is_press)
{
  static const struct
  {
    GdkModifierType modifier;
    KeySym key;
  } keys[] = {
    { GDK_SHIFT_MASK, GDK_KEY_Shift_L },
    { GDK_CONTROL_MASK, GDK_KEY_Control_L },
    { GDK_ALT_MASK, GDK_KEY_Alt_L },
  };
  FindCode find_code = (FindCode) dlsym (library, "XKeysymToKeycode");
  Fake fake_key = (Fake) dlsym (library, "XTestFakeKeyEvent");

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if ((modifiers & keys[i].modifier) != 0)
      fake_key (xdisplay, find_code (xdisplay, keys[i].key), is_press, 0);
}

static gboolean
press (GdkDisplay *display, guint key, GdkModifierType modifiers)
{
  void *library = get_library (display);
  Fake fake_key;
  Display *xdisplay;
  KeyCode code;

  if (library == NULL)
    return FALSE;

  xdisplay = gdk_x11_display_get_xdisplay (GDK_X11_DISPLAY (display));
  fake_key = (Fake) dlsym (library, "XTestFakeKeyEvent");
  code = ((FindCode) dlsym (library, "XKeysymToKeycode")) (xdisplay, key);
  /* A capital letter stands on the key of the small one. */
  if (((FindKey) dlsym (library, "XKeycodeToKeysym")) (xdisplay, code, 0) != key)
    modifiers |= GDK_SHIFT_MASK;

  hold (library, xdisplay, modifiers, TRUE);
  fake_key (xdisplay, code, True, 0);
  fake_key (xdisplay, code, False, 0);
  hold (library, xdisplay, modifiers, FALSE);
  ((Flush) dlsym (library, "XFlush")) (xdisplay);
  return TRUE;
}

static gboolean
click (GdkDisplay *display, GdkModifierType modifiers)
{
  void *library = get_library (display);
  Fake fake_button;
  Display *xdisplay;

  if (library == NULL)
    return FALSE;

  xdisplay = gdk_x11_display_get_xdisplay (GDK_X11_DISPLAY (display));
  fake_button = (Fake) dlsym (library, "XTestFakeButtonEvent");
  hold (library, xdisplay, modifiers, TRUE);
  fake_button (xdisplay, GDK_BUTTON_PRIMARY, True, 0);
  fake_button (xdisplay, GDK_BUTTON_PRIMARY, False, 0);
  hold (library, xdisplay, modifiers, FALSE);
  ((Flush) dlsym (library, "XFlush")) (xdisplay);
  return TRUE;
}

static void
give_focus (GdkDisplay *display, GtkWindow *window)
{
  void *library = get_library (display);
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));

  if (library == NULL || surface == NULL)
    return;

  /* A window that is just being closed cannot have it. */
  gdk_x11_display_error_trap_push (display);
  ((SetFocus) dlsym (library,
                     "XSetInputFocus")) (gdk_x11_display_get_xdisplay (GDK_X11_DISPLAY (display)),
                                         gdk_x11_surface_get_xid (surface), RevertToPointerRoot,
                                         CurrentTime);
  gdk_x11_display_error_trap_pop_ignored (display);
}

#else

static void
move_pointer (GdkDisplay *display, int x, int y)
{
}

static gboolean
press (GdkDisplay *display, guint key, GdkModifierType modifiers)
{
  return FALSE;
}

static gboolean
click (GdkDisplay *display, GdkModifierType modifiers)
{
  return FALSE;
}

static void
give_focus (GdkDisplay *display, GtkWindow *window)
{
}

#endif

/**
 * lk_test_press_key:
 * @key: a key that stands on every keyboard, without a modifier
 *
 * Presses the key and lets go of it, as a person does. It reaches the window below the pointer,
 * which is therefore put on the window first.
 *
 * Returns: whether there is a display on which that can be done.
 */
gboolean
lk_test_press_key (guint key)
{
  move_pointer (gdk_display_get_default (), ON_WINDOW, ON_WINDOW);
  return press (gdk_display_get_default (), key, 0);
}

/**
 * lk_test_put_pointer_aside:
 *
 * Puts the pointer where no window is. GTK 4.8 complains now and then where a window goes from
 * below the pointer, and loses a part of a tooltip that is open there.
 */
void
lk_test_put_pointer_aside (void)
{
  move_pointer (gdk_display_get_default (), FAR_AWAY, FAR_AWAY);
}

/**
 * lk_test_press_key_in:
 * @window: a window that is on screen
 * @key: a key that stands on every keyboard
 * @modifiers: what is held down meanwhile
 *
 * Presses the key and lets go of it. It reaches the window wherever the pointer is.
 *
 * Returns: whether there is a display on which that can be done.
 */
gboolean
lk_test_press_key_in (GtkWindow *window, guint key, GdkModifierType modifiers)
{
  give_focus (gdk_display_get_default (), window);
  return press (gdk_display_get_default (), key, modifiers);
}

/**
 * lk_test_click_at:
 * @widget: a widget in sight, in a window at the corner of the screen
 * @modifiers: what is held down meanwhile
 *
 * Clicks in the middle of @widget with the mouse. The pointer stays there.
 *
 * Returns: whether there is a display on which that can be done.
 */
gboolean
lk_test_click_at (GtkWidget *widget, GdkModifierType modifiers)
{
  GtkNative *native = gtk_widget_get_native (widget);
  graphene_rect_t bounds;
  double x, y;

  if (!gtk_widget_compute_bounds (widget, GTK_WIDGET (native), &bounds))
    return FALSE;

  gtk_native_get_surface_transform (native, &x, &y);
  move_pointer (gdk_display_get_default (), (int) (x + bounds.origin.x + bounds.size.width / 2),
                (int) (y + bounds.origin.y + bounds.size.height / 2));
  return click (gdk_display_get_default (), modifiers);
}

/**
 * lk_test_type_in:
 * @window: a window that is on screen
 * @text: characters that stand on every keyboard
 *
 * Types the text to wherever the window has its focus.
 *
 * Returns: whether there is a display on which that can be done.
 */
gboolean
lk_test_type_in (GtkWindow *window, const char *text)
{
  for (const char *c = text; *c != '\0'; c++)
    if (!lk_test_press_key_in (window, gdk_unicode_to_keyval ((guint32) *c), 0))
      return FALSE;

  return TRUE;
}
