/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-blf.h"

#define HEAD "<PhoneDevice><BLFS>"
#define TAIL "</BLFS></PhoneDevice>"

/* One key of a layout, and the same key in place 42. */
static const struct
{
  const char *xml;
  const char *moved;
  gboolean is_plain;
} keys[] = {
  { "<BLF ID=\"32\" BLFNo=\"3\" BLFType=\"BLF\" BLFTypeID=\"0\">101</BLF>",
    "<BLF ID=\"32\" BLFNo=\"42\" BLFType=\"BLF\" BLFTypeID=\"0\">101</BLF>", TRUE },
  { "<BLF ID=\"-1\" BLFNo=\"2\" BLFType=\"Line\" BLFTypeID=\"6\" />",
    "<BLF ID=\"-1\" BLFNo=\"42\" BLFType=\"Line\" BLFTypeID=\"6\" />", TRUE },
  { "<BLF\n  BLFNo = '3' New='BLFNo=\"7\"'/>", "<BLF\n  BLFNo = '42' New='BLFNo=\"7\"'/>", FALSE },
  { "<BLF New=\"BLFNo='7'\" BLFNo=\"it's 3\">a</BLF>",
    "<BLF New=\"BLFNo='7'\" BLFNo=\"42\">a</BLF>", FALSE },
  { "<BLF xBLFNo=\"1\" BLFNox=\"2\"/>", "<BLF BLFNo=\"42\" xBLFNo=\"1\" BLFNox=\"2\"/>", FALSE },
  { "<BLF/>", "<BLF BLFNo=\"42\"/>", TRUE },
  { "<BLF />", "<BLF BLFNo=\"42\" />", TRUE },
  { "<BLF></BLF>", "<BLF BLFNo=\"42\"></BLF>", TRUE },
  { "<BLF BLFNo=\"1\"><Deep BLFNo=\"2\"/></BLF>", "<BLF BLFNo=\"42\"><Deep BLFNo=\"2\"/></BLF>",
    FALSE },
  { "<BLF BLFNo=\"1\">a<!-- b --></BLF>", "<BLF BLFNo=\"42\">a<!-- b --></BLF>", FALSE },
  { "<BLF BLFNo=\"1\" BLFType=\"ÿ>\">é &amp; 👩‍🔧</BLF>",
    "<BLF BLFNo=\"42\" BLFType=\"ÿ>\">é &amp; 👩‍🔧</BLF>", TRUE },
};

static LkBlf *
parse (const char *xml)
{
  g_autofree char *layout = g_strconcat (HEAD, xml, TAIL, NULL);
  g_autoptr (GError) error = NULL;
  LkBlf *blf = lk_blf_parse (layout, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (blf->keys->len, ==, 1);
  return blf;
}

static void
test_move (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (LkBlf) blf = parse (keys[i].xml);
      const LkBlfKey *key = g_ptr_array_index (blf->keys, 0);
      g_autoptr (LkBlfKey) moved = lk_blf_key_move (key, 42);
      g_autoptr (LkBlf) again = parse (moved->xml);
      const LkBlfKey *found = g_ptr_array_index (again->keys, 0);

      g_assert_cmpstr (moved->xml, ==, keys[i].moved);
      g_assert_cmpuint (found->position, ==, 42);
      g_assert_cmpstr (found->type, ==, key->type);
      g_assert_cmpstr (found->target, ==, key->target);
    }
}

static void
test_stay (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (LkBlf) blf = parse (keys[i].xml);
      const LkBlfKey *key = g_ptr_array_index (blf->keys, 0);
      g_autoptr (LkBlfKey) same = lk_blf_key_move (key, key->position);

      g_assert_cmpstr (same->xml, ==, keys[i].xml);
    }
}

static void
test_plain (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (LkBlf) blf = parse (keys[i].xml);

      g_assert_cmpint (lk_blf_key_is_plain (g_ptr_array_index (blf->keys, 0)), ==,
                       keys[i].is_plain);
    }
}

static void
test_change (void)
{
  g_autoptr (LkBlf) blf = parse ("\n  <BLF ID=\"32\" BLFNo=\"3\" BLFType=\"BLF\">101</BLF>\n");
  LkBlfKey *key = g_ptr_array_index (blf->keys, 0);
  g_autofree char *built = NULL;

  blf->keys->pdata[0] = lk_blf_key_change (key, "CustomSpeedDial", "-1", "0\nA&B");
  lk_blf_key_free (key);
  built = lk_blf_build (blf);
  g_assert_cmpstr (built, ==,
                   HEAD "\n  <BLF ID=\"-1\" BLFNo=\"3\" BLFType=\"CustomSpeedDial\" "
                        "BLFTypeID=\"2\">0\nA&amp;B</BLF>\n" TAIL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/blf-key/move", test_move);
  g_test_add_func ("/blf-key/stay", test_stay);
  g_test_add_func ("/blf-key/plain", test_plain);
  g_test_add_func ("/blf-key/change", test_change);

  return g_test_run ();
}
