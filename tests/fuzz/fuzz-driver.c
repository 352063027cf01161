/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz-records.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#define ROUNDS  1500
#define LONGEST 4096

/* Whole records to damage. */
static const char *const seeds[] = {
  "{\"Id\":5,\"Number\":\"101\",\"Enabled\":null,\"Tags\":[\"MS\"],\"Groups\":[{\"GroupId\":28,"
  "\"Name\":\"Sales\",\"Rights\":{\"RoleName\":\"users\"}}],\"Newer\":{\"a\":[1.5,1e25]}}",
  "{\"Id\":5,\"Hours\":{\"Type\":\"SpecificHours\",\"IgnoreHolidays\":false,\"Periods\":["
  "{\"DayOfWeek\":\"Monday\",\"Start\":\"09:00:00\",\"Stop\":\"17:00:00\"}]}}",
  "{\"Id\":5,\"ForwardingProfiles\":[{\"Name\":\"Available\",\"AvailableRoute\":{\"BusyInternal\":"
  "{\"To\":\"VoiceMail\",\"Number\":\"101\"}}},{\"AwayRoute\":{\"Internal\":{\"To\":\"None\"}}}],"
  "\"ForwardingExceptions\":[{\"Condition\":\"NoAnswer\",\"Hours\":{\"Type\":\"Never\"},"
  "\"Destination\":{\"To\":\"External\",\"External\":\"+49\"}}]}",
  "{\"Id\":5,\"Greetings\":[{\"Type\":\"Default\",\"Filename\":\"a.wav\"}],\"Phones\":[{\"Id\":1,"
  "\"Name\":\"T54W\",\"Settings\":{\"IsSBC\":true}}],\"AgentSettings\":{\"Voice\":\"\\u00e4\"},"
  "\"Blfs\":\"<PhoneDevice><BLFS><BLF BLFNo='2'>101</BLF></BLFS></PhoneDevice>\"}",
  "{\"error\":{\"code\":\"\",\"message\":\"Number:\\nWARNINGS.XAPI.INVALID\",\"details\":[{"
  "\"message\":\"WARNINGS.XAPI.INVALID\",\"target\":\"Number\"}]}}",
  "{\"name\":\"Sales\",\"fields\":{\"Language\":\"EN\",\"VMEnabled\":false,\"Newer\":{\"a\":[]},"
  "\"Groups\":[{\"GroupId\":28,\"Rights\":{\"RoleName\":\"users\"}}],\"PrimaryGroupId\":28,"
  "\"AuthPassword\":\"x\",\"OfficeHoursProps\":[]},\"notTaken\":[\"Language\",\"Newer\",null]}",
  "<PhoneDevice><BLFS a=\"b\">\n<BLF ID=\"-1\" BLFNo=\"2\" BLFType=\"Line\" />"
  "<BLF>1&amp;2</BLF><!-- --></BLFS></PhoneDevice>",
};

/* Pieces that parsers trip over. */
static const char *const pieces[] = {
  "null", "true",     "-1",      "1e999",   "99999999999999999999",
  "[",    "]",        "{",       "}",       "\"",
  ",",    ":",        "\\",      "\\u0000", "\\ud800",
  "[]",   "{}",       "<",       ">",       "/>",
  "<BLF", "</BLF>",   "<BLFS/>", "&lt;",    "\xff",
  "\"\"", "[[[[[[[[", "%s%n"
};

static const char *
pick (GRand *random, const char *const *texts, guint n_texts)
{
  return texts[g_rand_int_range (random, 0, (gint32) n_texts)];
}

static void
damage (GRand *random, GString *text)
{
  gint32 length = (gint32) text->len;
  gint32 at = g_rand_int_range (random, 0, length + 1);
  gint32 count = g_rand_int_range (random, 0, MIN (length - at, 24) + 1);

  switch (g_rand_int_range (random, 0, 4))
    {
    case 0:
      g_string_insert (text, at, pick (random, pieces, G_N_ELEMENTS (pieces)));
      break;
    case 1:
      g_string_erase (text, at, count);
      break;
    case 2:
      if (at < length)
        text->str[at] = (char) g_rand_int_range (random, 1, 256);
      break;
    default:
      {
        g_autofree char *again = g_strndup (text->str + at, (gsize) count);

        g_string_insert (text, g_rand_int_range (random, 0, length + 1), again);
      }
    }
}

static void
run_random (guint32 seed, guint rounds)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  for (guint i = 0; i < rounds; i++)
    {
      g_autoptr (GString) text = g_string_new (pick (random, seeds, G_N_ELEMENTS (seeds)));

      for (gint32 n = g_rand_int_range (random, 0, 8); n > 0 && text->len < LONGEST; n--)
        damage (random, text);
      LLVMFuzzerTestOneInput ((const guint8 *) text->str, text->len);
    }
}

static void
run_file (const char *path)
{
  g_autofree char *data = NULL;
  gsize size;

  if (g_file_get_contents (path, &data, &size, NULL))
    LLVMFuzzerTestOneInput ((const guint8 *) data, size);
  else
    g_error ("%s cannot be read.", path);
}

static void
test_seeds (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (seeds); i++)
    LLVMFuzzerTestOneInput ((const guint8 *) seeds[i], strlen (seeds[i]));
}

static void
test_random (void)
{
  run_random (20, ROUNDS);
}

/* Without files, a fixed number of damaged records, the same in every run. With files, those: what
 * libFuzzer found can be looked at in any build. */
int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  for (int i = 1; i < argc; i++)
    run_file (argv[i]);
  if (argc > 1)
    return EXIT_SUCCESS;

  g_test_add_func ("/fuzz/seeds", test_seeds);
  g_test_add_func ("/fuzz/random", test_random);
  return g_test_run ();
}
