/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-test-keys.h"

#ifdef GDK_WINDOWING_X11

#include <dlfcn.h>
#include <gdk/x11/gdkx.h>

/* Wanted by this one function, and so not worth a dependency: at-spi2-core brings it along. It is
 * never closed, because from its first use on the display knows of it. */
#define LIBRARY "libXtst.so.6"

typedef KeyCode (*FindCode) (Display *display, KeySym key);
typedef int (*FakeKey) (Display *display, guint code, Bool is_press, gulong delay);
typedef int (*Flush) (Display *display);

static gboolean
press (GdkDisplay *display, guint key)
{
  static void *library = NULL;
  Display *xdisplay;
  KeyCode code;

  if (library == NULL && GDK_IS_X11_DISPLAY (display))
    library = dlopen (LIBRARY, RTLD_NOW);
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
 * which rests in the middle of the screen.
 *
 * Returns: whether there is a display on which that can be done.
 */
gboolean
lk_test_press_key (guint key)
{
  return press (gdk_display_get_default (), key);
}
