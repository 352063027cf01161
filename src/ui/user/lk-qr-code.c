/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-qr-code.h"

#include <gtk/gtk.h>
#include <qrencode.h>
#include <string.h>

/* The white margin that readers need, and a size at which phones read the code from a screen. */
#define QUIET_ZONE 4
#define CELL_SIZE  6

struct _LkQrCode
{
  GObject parent_instance;

  int width;     /* in cells, without the quiet zone */
  guint8 *cells; /* row by row; the lowest bit says black */
};

static int
get_outer_width (LkQrCode *self)
{
  return self->width + 2 * QUIET_ZONE;
}

static gboolean
is_black (LkQrCode *self, int column, int row)
{
  return column < self->width && (self->cells[row * self->width + column] & 1) != 0;
}

/* Neighbours are drawn as one rectangle, so that no light shines through between them. */
static void
snapshot_row (LkQrCode *self, GtkSnapshot *snapshot, int row)
{
  const GdkRGBA black = { 0, 0, 0, 1 };
  int start = 0;

  for (int column = 0; column <= self->width; column++)
    {
      if (is_black (self, column, row))
        continue;
      if (column > start)
        gtk_snapshot_append_color (snapshot, &black,
                                   &GRAPHENE_RECT_INIT ((float) (start + QUIET_ZONE),
                                                        (float) (row + QUIET_ZONE),
                                                        (float) (column - start), 1));
      start = column + 1;
    }
}

static void
lk_qr_code_snapshot (GdkPaintable *paintable, GdkSnapshot *snapshot, double width, double height)
{
  LkQrCode *self = LK_QR_CODE (paintable);
  const GdkRGBA white = { 1, 1, 1, 1 };
  int outer = get_outer_width (self);
  double side = MIN (width, height);
  /* Whole pixels keep the edges sharp. */
  double cell = side >= outer ? (double) (int) (side / outer) : side / outer;
  graphene_point_t origin = GRAPHENE_POINT_INIT ((float) (int) ((width - cell * outer) / 2),
                                                 (float) (int) ((height - cell * outer) / 2));

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &origin);
  gtk_snapshot_scale (snapshot, (float) cell, (float) cell);
  gtk_snapshot_append_color (snapshot, &white, &GRAPHENE_RECT_INIT (0, 0, outer, outer));
  for (int row = 0; row < self->width; row++)
    snapshot_row (self, snapshot, row);
  gtk_snapshot_restore (snapshot);
}

static int
lk_qr_code_get_intrinsic_size (GdkPaintable *paintable)
{
  return get_outer_width (LK_QR_CODE (paintable)) * CELL_SIZE;
}

static double
lk_qr_code_get_intrinsic_aspect_ratio (GdkPaintable *paintable)
{
  return 1.0;
}

static GdkPaintableFlags
lk_qr_code_get_flags (GdkPaintable *paintable)
{
  return GDK_PAINTABLE_STATIC_CONTENTS | GDK_PAINTABLE_STATIC_SIZE;
}

static void
lk_qr_code_paintable_init (GdkPaintableInterface *iface)
{
  iface->snapshot = lk_qr_code_snapshot;
  iface->get_intrinsic_width = lk_qr_code_get_intrinsic_size;
  iface->get_intrinsic_height = lk_qr_code_get_intrinsic_size;
  iface->get_intrinsic_aspect_ratio = lk_qr_code_get_intrinsic_aspect_ratio;
  iface->get_flags = lk_qr_code_get_flags;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LkQrCode,
                               lk_qr_code,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GDK_TYPE_PAINTABLE,
                                                      lk_qr_code_paintable_init))

static void
lk_qr_code_finalize (GObject *object)
{
  LkQrCode *self = LK_QR_CODE (object);

  /* Whoever has the cells has the text. */
  explicit_bzero (self->cells, (gsize) self->width * (gsize) self->width);
  g_free (self->cells);

  G_OBJECT_CLASS (lk_qr_code_parent_class)->finalize (object);
}

static void
lk_qr_code_class_init (LkQrCodeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lk_qr_code_finalize;
}

static void
lk_qr_code_init (LkQrCode *self)
{
}

/**
 * lk_qr_code_new:
 * @text: what readers shall find, at most some 2,300 bytes
 *
 * Returns: (transfer full) (nullable): the code, or %NULL where @text is empty or too long for one.
 */
LkQrCode *
lk_qr_code_new (const char *text)
{
  QRcode *code = QRcode_encodeString8bit (text, 0, QR_ECLEVEL_M);
  LkQrCode *self;
  gsize size;

  if (code == NULL)
    return NULL;

  self = g_object_new (LK_TYPE_QR_CODE, NULL);
  self->width = code->width;
  size = (gsize) code->width * (gsize) code->width;
  self->cells = g_memdup2 (code->data, size);
  explicit_bzero (code->data, size);
  QRcode_free (code);

  return self;
}
