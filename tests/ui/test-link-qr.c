/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <gtk/gtk.h>
#include <string.h>

#include "lk-qr-code.h"

#define LINK "https://pbx.example:5001/provisioning/k3x9q2/t%C3%BCv?a=1&b=2"
#define SIDE 400

static void
test_shape (void)
{
  g_autoptr (LkQrCode) code = lk_qr_code_new (LINK);
  GdkPaintable *paintable = GDK_PAINTABLE (code);

  g_assert_cmpint (gdk_paintable_get_intrinsic_width (paintable), >, 100);
  g_assert_cmpint (gdk_paintable_get_intrinsic_width (paintable), ==,
                   gdk_paintable_get_intrinsic_height (paintable));
  g_assert_cmpfloat (gdk_paintable_get_intrinsic_aspect_ratio (paintable), ==, 1.0);
}

static void
test_what_has_no_code (void)
{
  g_autofree char *long_text = g_strnfill (3000, 'x');

  g_assert_null (lk_qr_code_new (long_text));
  g_assert_null (lk_qr_code_new (""));
}

static cairo_surface_t *
draw (LkQrCode *code)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, SIDE, SIDE);
  cairo_t *cr = cairo_create (surface);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  gdk_paintable_snapshot (GDK_PAINTABLE (code), snapshot, SIDE, SIDE);
  node = gtk_snapshot_free_to_node (snapshot);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  return surface;
}

static void
test_quiet_zone_is_white (void)
{
  g_autoptr (LkQrCode) code = lk_qr_code_new (LINK);
  cairo_surface_t *surface = draw (code);
  const guint32 *pixels = (const guint32 *) (gpointer) cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface) / 4;

  /* The code is centred, so the middle of the upper edge lies in the zone. */
  g_assert_cmphex (pixels[30 * stride + SIDE / 2] & 0xffffff, ==, 0xffffff);
  cairo_surface_destroy (surface);
}

static void
test_a_reader_finds_the_link (void)
{
  g_autoptr (LkQrCode) code = lk_qr_code_new (LINK);
  cairo_surface_t *surface = NULL;
  g_autofree char *reader = g_find_program_in_path ("zbarimg");
  g_autofree char *path = NULL;
  g_autofree char *found = NULL;
  g_autoptr (GError) error = NULL;

  if (reader == NULL)
    {
      g_test_skip ("zbarimg is not installed");
      return;
    }

  path = g_build_filename (g_get_tmp_dir (), "lk-test-qr-code.png", NULL);
  surface = draw (code);
  cairo_surface_write_to_png (surface, path);
  cairo_surface_destroy (surface);
  g_spawn_sync (NULL, (char *[]) { reader, "--quiet", "--raw", path, NULL }, NULL,
                G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &found, NULL, NULL, &error);
  g_remove (path);

  g_assert_no_error (error);
  g_assert_cmpstr (g_strchomp (found), ==, LINK);
}

int
main (int argc, char **argv)
{
  /* Drawing takes no display, but the toolkit is set up only together with one. */
  if (!gtk_init_check ())
    return 77;
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/link-qr/shape", test_shape);
  g_test_add_func ("/link-qr/what-has-no-code", test_what_has_no_code);
  g_test_add_func ("/link-qr/quiet-zone-is-white", test_quiet_zone_is_white);
  g_test_add_func ("/link-qr/a-reader-finds-the-link", test_a_reader_finds_the_link);

  return g_test_run ();
}
