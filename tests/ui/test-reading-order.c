/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-reading-order.h"
#include "lk-test-house.h"

#define ARABIC "\331\204\331\212\331\204\331\211"
#define HEBREW "\327\253\327\234\327\225\327\235"

static const char *const texts[] = {
  "Anna", ARABIC, "107 Anna", "107 " ARABIC, "+44 7700 900123", "It is refused (by 900).",
};

static gboolean
is_mark (gunichar c)
{
  return c == 0x200e || c == 0x200f || (c >= 0x2066 && c <= 0x2069);
}

static char *
strip_marks (const char *text)
{
  GString *stripped = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (!is_mark (g_utf8_get_char (at)))
      g_string_append_unichar (stripped, g_utf8_get_char (at));

  return g_string_free (stripped, FALSE);
}

static GtkWidget *
new_label (GtkTextDirection direction)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new (NULL));

  gtk_widget_set_direction (label, direction);
  return label;
}

/* Where the ink of the text begins in a column that is far wider, in parts of its width. */
static double
find_ink (GtkWidget *label, const char *text)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (label, text);
  PangoRectangle ink;

  /* As labels and inscriptions do. */
  if (gtk_widget_get_direction (label) == GTK_TEXT_DIR_RTL)
    pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  pango_layout_set_width (layout, 1000 * PANGO_SCALE);
  pango_layout_get_pixel_extents (layout, &ink, NULL);
  return ink.x / 1000.0;
}

static void
check_side (GtkTextDirection direction)
{
  g_autoptr (GtkWidget) label = new_label (direction);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *shown = lk_reading_order_begin (label, texts[i]);
      g_autofree char *stripped = strip_marks (shown);
      double ink = find_ink (label, shown);

      g_assert_cmpstr (stripped, ==, texts[i]);
      if (direction == GTK_TEXT_DIR_RTL)
        g_assert_cmpfloat (ink, >, 0.5);
      else
        g_assert_cmpfloat (ink, <, 0.1);
    }
}

static void
test_left (void)
{
  check_side (GTK_TEXT_DIR_LTR);
}

static void
test_right (void)
{
  check_side (GTK_TEXT_DIR_RTL);
}

/* The numbers stand below each other, whatever the name behind them is written in. */
static void
test_number_first (void)
{
  g_autoptr (GtkWidget) label = new_label (GTK_TEXT_DIR_LTR);
  g_autofree char *shown = lk_reading_order_begin (label, "107 " ARABIC);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (label, shown);
  PangoRectangle number;
  PangoRectangle name;

  pango_layout_index_to_pos (layout, strstr (shown, "107") - shown, &number);
  pango_layout_index_to_pos (layout, strstr (shown, ARABIC) - shown, &name);
  g_assert_cmpint (number.x, <, name.x);
}

static void
test_lines (void)
{
  g_autoptr (GtkWidget) label = new_label (GTK_TEXT_DIR_LTR);
  g_autofree char *shown = lk_reading_order_begin (label, "Anna\n" HEBREW "\n\n900");
  g_auto (GStrv) lines = g_strsplit (shown, "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_cmpstr (lines[0], ==, "Anna");
  g_assert_cmpfloat (find_ink (label, lines[1]), <, 0.1);
  g_assert_cmpstr (lines[2], ==, "");
  g_assert_cmpstr (lines[3], ==, "900");
}

static void
add_tests (void)
{
  g_test_add_func ("/reading-order/left", test_left);
  g_test_add_func ("/reading-order/right", test_right);
  g_test_add_func ("/reading-order/number-first", test_number_first);
  g_test_add_func ("/reading-order/lines", test_lines);
}

int
main (int argc, char **argv)
{
  return lk_test_house_run (argc, argv, add_tests);
}
