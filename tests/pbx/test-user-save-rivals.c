/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "lk-await.h"
#include "lk-desk.h"
#include "lk-edits.h"
#include "lk-error.h"
#include "lk-user-fields.h"

/* Two administrators change the same people. What the other one wrote before the fields were read
 * again is never overwritten unseen. */

#define N_USERS  100
#define N_ROUNDS 1000

/* When the other administrator writes: while the page is open, just after it was read again, never.
 */
typedef enum
{
  RIVAL_BEFORE,
  RIVAL_BETWEEN,
  RIVAL_NEVER,
  N_RIVALS,
} Rival;

typedef struct
{
  LkDesk desk;
  GRand *random;
  char *pending;      /* what the rival is still to write */
  guint n_reads_left; /* before that */
  guint n_conflicts;
  guint n_done;
} Office;

/* Fields whose value another field decides would make two edits meet that have nothing to do with
 * each other. */
static const char *const left_out[] = {
  "AccessPassword", "AgentSettings", "AIAgent",        "DisplayName",
  "EmailAddress",   "Phones",        "PrimaryGroupId", NULL,
};

static const LkField *
choose_field (Office *office)
{
  for (;;)
    {
      const LkField *field =
        &lk_user_fields[g_rand_int_range (office->random, 0, LK_N_USER_FIELDS)];

      if (lk_field_is_editable (field) && !g_strv_contains (left_out, field->name))
        return field;
    }
}

static void
rival_cb (LkDemoPbx *demo,
          const char *method,
          const char *uri,
          const char *request_body,
          guint status,
          const char *response_body,
          Office *office)
{
  g_autofree char *pending = NULL;

  if (office->pending == NULL || !g_str_equal (method, "GET") || --office->n_reads_left > 0)
    return;

  pending = g_steal_pointer (&office->pending);
  lk_desk_rival (&office->desk, office->desk.id, pending);
}

/* The body with which the rival sets @field to something else. */
static char *
describe_rival (Office *office, LkUser *user, const LkField *field)
{
  g_auto (LkValue) value = LK_VALUE_INIT;
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *body = json_object_new ();

  lk_edits_make (user, field, g_rand_int (office->random) & 0xFFFF, &value);
  if (value.type == LK_VALUE_ABSENT)
    lk_value_set_null (&value);
  json_object_set_member (body, field->name, lk_field_to_json (field, &value));
  json_node_take_object (node, body);
  return lk_desk_describe (node);
}

static LkDraft *
make_edits (Office *office, LkUser *user)
{
  LkDraft *draft = lk_draft_new (user);
  guint n_edits = (guint) g_rand_int_range (office->random, 1, 4);

  for (guint i = 0; i < n_edits; i++)
    {
      g_auto (LkValue) value = LK_VALUE_INIT;
      const LkField *field = choose_field (office);

      lk_edits_make (user, field, g_rand_int (office->random) & 0xFFFF, &value);
      if (value.type != LK_VALUE_ABSENT)
        lk_draft_set (draft, field, &value);
    }

  return draft;
}

/* A secret that the person has not looked at is not compared. */
static gboolean
is_guarded (LkDraft *draft, const LkField *field)
{
  return lk_draft_is_changed (draft, field)
         && lk_draft_get_original_value (draft, field)->type != LK_VALUE_ABSENT;
}

static gboolean
truth_differs (GHashTable *a, GHashTable *b, const LkField *field)
{
  return g_strcmp0 (g_hash_table_lookup (a, field->name), g_hash_table_lookup (b, field->name))
         != 0;
}

static void
check_untouched (GHashTable *before, GHashTable *after)
{
  lk_desk_check_others (before, after, (const char *const[]) { NULL });
}

/* Each field that the person changed is theirs, each other as it was; the display name follows the
 * names. */
static void
check_written (LkDraft *draft, LkUser *now, GHashTable *before, GHashTable *after)
{
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    {
      const LkField *field = &lk_user_fields[i];

      if (lk_draft_is_changed (draft, field))
        g_assert_true (
          lk_field_fulfils (field, lk_user_get (now, field), lk_draft_get (draft, field)));
      else if (field != lk_user_field_display_name)
        g_assert_false (truth_differs (before, after, field));
    }
}

static void
read_member (const LkField *field, JsonNode *node, LkValue *out)
{
  g_autoptr (GError) error = NULL;

  lk_field_from_json (field, node, out, &error);
  g_assert_no_error (error);
}

/* What the rival wrote elsewhere stands. */
static void
check_theirs (const LkField *field, const char *body, GHashTable *after)
{
  g_autoptr (JsonNode) asked = json_from_string (body, NULL);
  g_autoptr (JsonNode) truth = json_from_string (g_hash_table_lookup (after, field->name), NULL);
  g_auto (LkValue) wanted = LK_VALUE_INIT;
  g_auto (LkValue) now = LK_VALUE_INIT;

  read_member (field, json_object_get_member (json_node_get_object (asked), field->name), &wanted);
  read_member (field, truth, &now);
  g_assert_true (lk_field_fulfils (field, &now, &wanted));
}

static void
play_round (Office *office, Rival rival)
{
  LkDesk *desk = &office->desk;
  g_autoptr (LkUser) user = lk_desk_open (desk, desk->id);
  g_autoptr (LkDraft) draft = make_edits (office, user);
  const LkField *first = lk_draft_next_change (draft, NULL);
  const LkField *theirs = first != NULL && g_rand_boolean (office->random) ? first
                                                                           : choose_field (office);
  g_autofree char *body = describe_rival (office, user, theirs);
  g_autoptr (LkSaveResult) result = NULL;
  g_autoptr (GHashTable) opened = lk_desk_get_truth (desk, desk->id);
  g_autoptr (GHashTable) before = NULL;
  g_autoptr (GHashTable) after = NULL;
  gboolean meet;

  if (first == NULL)
    return;

  if (rival == RIVAL_BEFORE)
    lk_desk_rival (desk, desk->id, body);
  else if (rival == RIVAL_BETWEEN)
    {
      office->pending = g_strdup (body);
      office->n_reads_left = 1;
    }
  before = lk_desk_get_truth (desk, desk->id);
  result = lk_desk_save (desk, draft);
  g_assert_null (office->pending);
  after = lk_desk_get_truth (desk, desk->id);

  meet = rival == RIVAL_BEFORE && is_guarded (draft, theirs)
         && truth_differs (opened, before, theirs);
  if (result->state == LK_SAVE_CONFLICT)
    {
      g_assert_true (meet);
      g_assert_true (g_ptr_array_find (result->fields, theirs, NULL));
      g_assert_cmpuint (desk->bodies->len, ==, 0);
      check_untouched (before, after);
      office->n_conflicts++;
      return;
    }

  /* Where both wanted the same there is no conflict. */
  if (meet)
    g_assert_true (
      lk_field_fulfils (theirs, lk_user_get (result->now, theirs), lk_draft_get (draft, theirs)));
  g_assert_no_error (result->error);
  g_assert_cmpint (result->state, ==, LK_SAVE_DONE);
  g_assert_cmpuint (desk->bodies->len, <=, 1);
  if (rival != RIVAL_BETWEEN)
    check_written (draft, result->now, before, after);
  else if (!lk_draft_is_changed (draft, theirs))
    check_theirs (theirs, body, after);
  office->n_done++;
}

static void
test_rivals (void)
{
  Office office = { .random = g_rand_new_with_seed (g_test_rand_int ()) };

  lk_desk_init (&office.desk, N_USERS, LK_VERSION_NEWEST);
  g_signal_connect (office.desk.demo, "exchange", G_CALLBACK (rival_cb), &office);
  for (guint i = 0; i < N_ROUNDS; i++)
    play_round (&office, i % N_RIVALS);

  g_test_message ("%u saved, %u conflicts", office.n_done, office.n_conflicts);
  g_assert_cmpuint (office.n_conflicts, >, N_ROUNDS / 50);
  g_assert_cmpuint (office.n_done, >, N_ROUNDS / 2);
  lk_desk_clear (&office.desk);
  g_rand_free (office.random);
}

static void
take_back_cb (LkDemoPbx *demo,
              const char *method,
              const char *uri,
              const char *request_body,
              guint status,
              const char *response_body,
              LkDesk *desk)
{
  g_signal_handlers_disconnect_by_func (demo, take_back_cb, desk);
  lk_desk_rival (desk, desk->id, "{'Mobile':'0'}");
}

/* Someone else did just that, and took it back as soon as it was seen: it is not there. */
static void
test_wish_taken_back (void)
{
  LkDesk desk;
  g_autoptr (LkDraft) draft = NULL;
  g_autoptr (LkSaveResult) result = NULL;

  lk_desk_init (&desk, N_USERS, LK_VERSION_NEWEST);
  lk_desk_rival (&desk, desk.id, "{'Mobile':'0'}");
  draft = lk_desk_edit (&desk, desk.id);
  lk_desk_set_text (draft, "Mobile", "1");
  lk_desk_rival (&desk, desk.id, "{'Mobile':'1'}");
  g_signal_connect (desk.demo, "exchange", G_CALLBACK (take_back_cb), &desk);
  result = lk_desk_save (&desk, draft);
  g_assert_cmpint (result->state, ==, LK_SAVE_CONFLICT);
  g_assert_cmpuint (result->fields->len, ==, 1);
  g_assert_cmpuint (desk.bodies->len, ==, 0);
  lk_desk_clear (&desk);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/user-save/rivals", test_rivals);
  g_test_add_func ("/user-save/wish-taken-back", test_wish_taken_back);
  return g_test_run ();
}
