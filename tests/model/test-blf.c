/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-blf.h"
#include "lk-error.h"
#include "lk-test-json.h"

#define KEY(id, number, type, type_number, target)                                                 \
  "<BLF ID=\"" id "\" BLFNo=\"" number "\" BLFType=\"" type "\" BLFTypeID=\"" type_number          \
  "\">" target "</BLF>"

static const char layout[] =
  "<PhoneDevice><BLFS>"
  "<BLF ID=\"-1\" BLFNo=\"2\" BLFType=\"Line\" BLFTypeID=\"6\" />" KEY ("32",
                                                                        "3",
                                                                        "BLF",
                                                                        "0",
                                                                        "101")
    KEY ("-1", "5", "CustomSpeedDial", "2", "*9104\nAll &amp; any") "</BLFS></PhoneDevice>";

/* Each of these goes back byte for byte. The number is how many keys it has. */
static const struct
{
  const char *xml;
  guint n_keys;
} layouts[] = {
  { layout, 3 },
  { "", 0 },
  { " \n", 0 },
  { "<PhoneDevice><BLFS/></PhoneDevice>", 0 },
  { "<PhoneDevice><BLFS></BLFS></PhoneDevice>", 0 },
  { "<?xml version='1.0'?>\n<PhoneDevice>\n <Model a='>'/> <BLFS  x = '/'>\n  <BLF/>\n</BLFS ></PhoneDevice>\n",
    1 },
  { "<PhoneDevice><BLFS><!-- <BLF> --><BLF new='1'><Deep><BLF/></Deep>101</BLF><New/></BLFS>"
    "<BLFS><BLF>other</BLF></BLFS></PhoneDevice>",
    1 },
  { "<P><BLFS><BLF><![CDATA[<101>]]></BLF>ünknown</BLFS></P>", 1 },
};

static void
test_untouched (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LkBlf) self = lk_blf_parse (layouts[i].xml, &error);
      g_autofree char *built = NULL;

      g_assert_no_error (error);
      g_assert_cmpuint (self->keys->len, ==, layouts[i].n_keys);
      built = lk_blf_build (self);
      g_assert_cmpstr (built, ==, layouts[i].xml);
    }
}

static void
test_keys (void)
{
  g_autoptr (LkBlf) self = lk_blf_parse (layout, NULL);
  const LkBlfKey *line = g_ptr_array_index (self->keys, 0);
  const LkBlfKey *lamp = g_ptr_array_index (self->keys, 1);
  const LkBlfKey *dial = g_ptr_array_index (self->keys, 2);

  g_assert_cmpstr (line->type, ==, "Line");
  g_assert_cmpstr (line->target, ==, "");
  g_assert_cmpuint (lamp->position, ==, 3);
  g_assert_cmpstr (lamp->id, ==, "32");
  g_assert_cmpstr (lamp->target, ==, "101");
  g_assert_cmpstr (dial->target, ==, "*9104\nAll & any");
}

static void
test_edit (void)
{
  g_autoptr (LkBlf) self = lk_blf_parse (layout, NULL);
  g_autofree char *built = NULL;

  g_ptr_array_remove_index (self->keys, 1);
  g_ptr_array_add (self->keys, lk_blf_key_new (7, "CustomSpeedDial", "-1", "+49 & <co>"));
  g_ptr_array_add (self->keys, lk_blf_key_new (8, "Line", "-1", ""));
  built = lk_blf_build (self);
  g_assert_cmpstr (
    built, ==,
    "<PhoneDevice><BLFS>"
    "<BLF ID=\"-1\" BLFNo=\"2\" BLFType=\"Line\" BLFTypeID=\"6\" />" KEY ("-1", "5",
                                                                          "CustomSpeedDial", "2",
                                                                          "*9104\nAll &amp; any")
      KEY ("-1", "7", "CustomSpeedDial", "2",
           "+49 &amp; &lt;co&gt;") "<BLF ID=\"-1\" BLFNo=\"8\" BLFType=\"Line\" BLFTypeID=\"6\" />"
                                   "</BLFS></PhoneDevice>");
}

static void
test_first_key (void)
{
  static const char *const empty[] = { "", "<PhoneDevice><BLFS/></PhoneDevice>",
                                       "<PhoneDevice><BLFS></BLFS></PhoneDevice>" };

  for (guint i = 0; i < G_N_ELEMENTS (empty); i++)
    {
      g_autoptr (LkBlf) self = lk_blf_parse (empty[i], NULL);
      g_autofree char *built = NULL;

      g_ptr_array_add (self->keys, lk_blf_key_new (1, "BLF", "32", "101"));
      built = lk_blf_build (self);
      g_assert_cmpstr (built, ==,
                       "<PhoneDevice><BLFS>" KEY ("32", "1", "BLF", "0",
                                                  "101") "</BLFS></PhoneDevice>");
    }
}

static void
test_last_key (void)
{
  g_autoptr (LkBlf) self = lk_blf_parse (layout, NULL);
  g_autofree char *built = NULL;

  g_ptr_array_set_size (self->keys, 0);
  built = lk_blf_build (self);
  g_assert_cmpstr (built, ==, "<PhoneDevice><BLFS></BLFS></PhoneDevice>");
}

static void
test_hostile (void)
{
  static const char *const hostile[] = { "<",
                                         ">",
                                         "101",
                                         "<PhoneDevice>",
                                         "<PhoneDevice/>",
                                         "<PhoneDevice><BLFS><BLF></BLFS></PhoneDevice>",
                                         "<PhoneDevice><BLFS><BLF a='</PhoneDevice>",
                                         "<BLFS><BLF>101</BLF></BLFS>",
                                         "\xff<a/>",
                                         "<PhoneDevice><BLFS>&nothing;</BLFS></PhoneDevice>" };

  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (lk_blf_parse (hostile[i], &error));
      g_assert_error (error, LK_ERROR, LK_ERROR_PROTOCOL);
    }
}

/* Any bytes of the layout may be missing or swapped: an error, or the same bytes again. */
static void
test_damaged (void)
{
  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *xml = g_strdup (layout);
      g_autoptr (LkBlf) self = NULL;
      g_autofree char *built = NULL;

      for (int n = g_test_rand_int_range (1, 4); n > 0; n--)
        xml[g_test_rand_int_range (0, sizeof layout - 1)] =
          layout[g_test_rand_int_range (0, sizeof layout - 1)];
      self = lk_blf_parse (xml, NULL);
      built = self != NULL ? lk_blf_build (self) : g_strdup (xml);
      g_assert_cmpstr (built, ==, xml);
    }
}

static void
test_summary (void)
{
  g_autofree char *one = lk_test_summarise ("Blfs", "'<P><BLFS><BLF/></BLFS></P>'");
  g_autofree char *none = lk_test_summarise ("Blfs", "''");
  g_autofree char *strange = lk_test_summarise ("Blfs", "'101'");

  g_assert_cmpstr (one, ==, "1 key");
  g_assert_cmpstr (none, ==, "0 keys");
  g_assert_cmpstr (strange, ==, "In a form that this program does not know");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/blf/untouched", test_untouched);
  g_test_add_func ("/blf/keys", test_keys);
  g_test_add_func ("/blf/edit", test_edit);
  g_test_add_func ("/blf/first-key", test_first_key);
  g_test_add_func ("/blf/last-key", test_last_key);
  g_test_add_func ("/blf/hostile", test_hostile);
  g_test_add_func ("/blf/damaged", test_damaged);
  g_test_add_func ("/blf/summary", test_summary);

  return g_test_run ();
}
