/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-bench.h"
#include "lk-client-credentials.h"
#include "lk-user-create.h"
#include "lk-user-fields.h"

/* create-users ORIGIN CLIENT-ID FIRST-NUMBER HOW-MANY: reads the client's key from its standard
 * input, creates so many users one after the other, as the form of a new user does, and prints what
 * it took. The benchmark create-users.py starts it. */

typedef struct
{
  LkPbx *pbx;
  guint next_number;
  guint n_left;
  GMainLoop *loop;
} Run;

static void
set_text (LkDraft *draft, const LkField *field, const char *text)
{
  g_auto (LkValue) value = LK_VALUE_INIT;

  lk_value_set_text (&value, text);
  lk_draft_set (draft, field, &value);
}

static void
set_department (LkDraft *draft)
{
  g_autoptr (JsonNode)
    groups = json_from_string ("[{\"GroupId\":28,\"Rights\":{\"RoleName\":\"users\"}}]", NULL);
  g_auto (LkValue) value = LK_VALUE_INIT;

  lk_value_set_json (&value, groups);
  lk_draft_set (draft, lk_user_field_groups, &value);
}

static LkDraft *
build_draft (guint number)
{
  LkDraft *draft = lk_draft_new_user (LK_VERSION_NEWEST);
  g_autofree char *extension = g_strdup_printf ("%u", number);
  g_autofree char *email = g_strdup_printf ("new.%u@acme.example", number);

  set_text (draft, lk_user_field_number, extension);
  set_text (draft, lk_user_field_first_name, "New");
  set_text (draft, lk_user_field_last_name, extension);
  set_text (draft, lk_user_field_email, email);
  set_department (draft);
  return draft;
}

static void create_next (Run *run);

static void
created_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LkCreateResult) created = lk_user_create_finish (LK_PBX (source), result, &error);

  if (created == NULL)
    g_error ("%s", error->message);
  if (created->state != LK_CREATE_DONE)
    g_error ("A user is not as asked: %s", created->error->message);

  run->n_left--;
  create_next (run);
}

static void
create_next (Run *run)
{
  g_autoptr (LkDraft) draft = NULL;

  if (run->n_left == 0)
    {
      g_main_loop_quit (run->loop);
      return;
    }

  draft = build_draft (run->next_number++);
  lk_user_create_async (run->pbx, draft, NULL, created_cb, run);
}

static gboolean
parse (const char *text, guint *number)
{
  guint64 parsed;

  if (!g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT32, &parsed, NULL))
    return FALSE;
  *number = (guint) parsed;
  return TRUE;
}

int
main (int argc, char *argv[])
{
  g_autofree char *secret = lk_bench_read_secret ();
  g_autoptr (LkTokenSource) tokens = NULL;
  g_autoptr (LkPbx) pbx = NULL;
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Run run = { .loop = loop };
  gint64 started_at;

  if (argc != 5 || secret == NULL || !parse (argv[3], &run.next_number)
      || !parse (argv[4], &run.n_left))
    {
      g_printerr ("Usage: create-users ORIGIN CLIENT-ID FIRST-NUMBER HOW-MANY, with the key on "
                  "standard input\n");
      return 2;
    }

  tokens = lk_client_credentials_new (argv[2], secret);
  pbx = run.pbx = lk_pbx_new (argv[1], NULL, tokens);
  lk_bench_watch_main_loop ();
  started_at = g_get_monotonic_time ();
  create_next (&run);
  g_main_loop_run (loop);

  g_print ("seconds %.3f\n", (double) (g_get_monotonic_time () - started_at) / G_USEC_PER_SEC);
  g_print ("longest-block-ms %.1f\n", lk_bench_take_longest_block ());
  return 0;
}
