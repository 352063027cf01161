/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A phone system takes what a colleague or a template gives a new user, and nothing of the
 * colleague's own goes with it. */

#include <string.h>

#include "lk-await.h"
#include "lk-error.h"
#include "lk-json-writer.h"
#include "lk-json.h"
#include "lk-maker.h"
#include "lk-pbx-users.h"
#include "lk-template.h"
#include "lk-user-fields.h"

#define N_USERS 200
#define NUMBER  "899"

static const LkVersion versions[] = { LK_VERSION (20, 0, 5), LK_VERSION_NEWEST };
static LkMaker makers[G_N_ELEMENTS (versions)];

static LkUser *
read_colleague (LkMaker *maker, int id)
{
  g_autoptr (LkFieldSet) fields = lk_template_get_fields_to_read (maker->desk.version);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *pending = NULL;
  LkUser *user;

  lk_pbx_users_get_async (maker->desk.pbx, id, fields, NULL, lk_await_cb, &pending);
  result = lk_await (&pending);
  user = lk_pbx_users_get_finish (maker->desk.pbx, result, &error);
  g_assert_no_error (error);
  return user;
}

static LkTemplate *
pass_through_file (LkTemplate *template, char **text)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  LkTemplate *again;

  json_node_take_object (node, lk_template_to_json (template));
  *text = lk_json_to_string (node);
  bytes = g_bytes_new (*text, strlen (*text));
  root = lk_json_parse (bytes, &error);
  g_assert_no_error (error);
  again = lk_template_new_from_json (json_node_get_object (root), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lk_template_count_unreadable (again), ==, 0);
  return again;
}

/* By the truth, secrets and all. */
static void
check_not_hers (LkMaker *maker, int id, const char *text)
{
  g_autoptr (JsonObject) truth = lk_demo_pbx_dup_record (maker->desk.demo, id);

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    {
      const LkField *field = &lk_user_fields[i];
      const char *hers = lk_json_peek_string (truth, field->name);
      g_autofree char *quoted = hers != NULL ? g_strconcat ("\"", hers, "\"", NULL) : NULL;

      if (lk_template_can_hold (field) || hers == NULL || strlen (hers) < 3)
        continue;
      if (strstr (text, quoted) != NULL)
        g_error ("%s is in the template.", field->name);
    }
}

static void
check_clean (const char *text)
{
  g_assert_null (strstr (text, "MacAddress"));
  g_assert_null (strstr (text, "ProvisioningLink"));
  g_assert_null (strstr (text, "FAVORITES"));
  g_assert_null (strstr (text, "\"Id\""));
}

/* An odd colleague has names that departments have, too. */
static LkDraft *
begin_like (LkMaker *maker, int id, gboolean is_odd)
{
  g_autoptr (LkUser) colleague = read_colleague (maker, id);
  g_autoptr (LkTemplate) template = lk_template_new_from_user (colleague);
  g_autoptr (LkTemplate) again = NULL;
  g_autofree char *text = NULL;
  LkDraft *draft = lk_maker_begin (maker, NUMBER);

  lk_template_set_name (template, "Like someone");
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    lk_template_set_takes (template, &lk_user_fields[i], TRUE);
  again = pass_through_file (template, &text);
  check_clean (text);
  if (!is_odd)
    check_not_hers (maker, id, text);
  lk_template_apply (again, draft);
  g_assert_cmpuint (lk_template_count_taken (again), >, 10);
  return draft;
}

static void
remove_user (LkMaker *maker, int id)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (lk_demo_pbx_remove_user (maker->desk.demo, id, &error));
  g_assert_no_error (error);
}

static void
test_everybody (gconstpointer data)
{
  LkMaker *maker = (LkMaker *) data;

  for (int id = maker->desk.id; id < maker->desk.id + 12; id++)
    {
      g_autoptr (JsonObject) truth = lk_demo_pbx_dup_record (maker->desk.demo, id);
      g_autoptr (LkDraft) draft = NULL;
      g_autoptr (LkCreateResult) result = NULL;

      if (truth == NULL)
        continue;
      draft = begin_like (maker, id, FALSE);
      lk_maker_watch (maker);
      result = lk_maker_create_well (maker, draft);
      remove_user (maker, result->id);
    }
}

/* What no document knows: the server may refuse it, but nothing falls over and nobody is made. */
static void
test_monster (gconstpointer data)
{
  LkMaker *maker = (LkMaker *) data;
  g_autofree char *spec = g_strdup_printf ("monster=%d", maker->desk.id);
  g_autoptr (LkDraft) draft = NULL;
  g_autoptr (LkCreateResult) result = NULL;

  lk_desk_set (&maker->desk, spec);
  draft = begin_like (maker, maker->desk.id, TRUE);
  lk_maker_watch (maker);
  result = lk_maker_create (maker, draft);
  g_assert_cmpint (result->state, ==, maker->n_created == 1 ? LK_CREATE_DONE : LK_CREATE_REFUSED);
  g_assert_cmpuint (maker->bodies->len, ==, 1);
  if (maker->n_created == 1)
    remove_user (maker, result->id);
}

static void
test_blanks (gconstpointer data)
{
  LkMaker *maker = (LkMaker *) data;
  g_autoptr (LkDraft) draft = lk_maker_begin (maker, NUMBER);
  g_autoptr (LkCreateResult) result = NULL;

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    {
      const LkStructure *structure = lk_user_fields[i].structure;
      g_autofree char *text = NULL;

      if (structure == NULL || structure->blank == NULL)
        continue;
      text = g_strdelimit (g_strdup (structure->blank), "\"", '\'');
      lk_desk_set_json (draft, lk_user_fields[i].name, text);
      g_assert_true (lk_draft_is_changed (draft, &lk_user_fields[i]));
    }

  lk_maker_watch (maker);
  result = lk_maker_create_well (maker, draft);
  remove_user (maker, result->id);
}

static void
add_test (const char *name, LkMaker *maker, GTestDataFunc func)
{
  g_autofree char *version = lk_version_to_string (maker->desk.version);
  g_autofree char *path = g_strdup_printf ("/user-create/like/%s/%s", version, name);

  g_test_add_data_func (path, maker, func);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (versions); i++)
    {
      lk_maker_init (&makers[i], N_USERS, versions[i]);
      add_test ("everybody", &makers[i], test_everybody);
      add_test ("blanks", &makers[i], test_blanks);
      add_test ("monster", &makers[i], test_monster);
    }

  status = g_test_run ();
  for (guint i = 0; i < G_N_ELEMENTS (versions); i++)
    lk_maker_clear (&makers[i]);
  return status;
}
