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
typedef int (*FakeKey) (Display *display, guint code, Bool is_press, gulong delay);
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

static gboolean
press (GdkDisplay *display, guint key)
{
  void *library = get_library (display);
  Display *xdisplay;
  KeyCode code;

  if (library == NULL)
    return FALSE;

  xdisplay = gdk_x11_display_get_xdisplay (GDK_X11_DISPLAY (display));
  code = ((FindCode) dlsym (library, "XKeysymToKeycode")) (xdisplay, key);
  ((FakeKey) dlsym (library, "XTestFakeKeyEvent")) (xdisplay, code, True, 0);
  ((FakeKey) dlsym (library, "XTestFakeKeyEvent")) (xdisplay, code, False, 0);
  ((Flush) dlsym (library, "XFlush")) (xdisplay);
  return TRUE;
}

#else

static void
move_pointer (GdkDisplay *display, int x, int y)
{
}

static gboolean
press (GdkDisplay *display, guint key)
{
  return FALSE;
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
  return press (gdk_display_get_default (), key);
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
