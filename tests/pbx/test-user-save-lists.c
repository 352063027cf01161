/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "lk-await.h"
#include "lk-desk.h"
#include "lk-edits.h"
#include "lk-error.h"
#include "lk-user-fields.h"

/* The server replaces lists whole. What the page does not show of them has to go back with the
 * rest, and is not shown for all that. */

#define N_USERS 100

static char *
get_secret (LkDesk *desk)
{
  g_autoptr (GHashTable) truth = lk_desk_get_truth (desk, desk->id);
  g_autoptr (JsonNode) phones = json_from_string (g_hash_table_lookup (truth, "Phones"), NULL);
  JsonObject *phone = json_array_get_object_element (json_node_get_array (phones), 0);
  JsonObject *settings = json_object_get_object_member (phone, "Settings");

  return g_strdup_printf ("%s at %s", json_object_get_string_member (settings, "Secret"),
                          json_object_get_string_member (phone, "ProvisioningLinkExt"));
}

static void
edit_phone (LkDraft *draft)
{
  g_auto (LkValue) phones = LK_VALUE_INIT;

  lk_edits_make (lk_draft_get_original (draft), lk_user_field_phones, 3, &phones);
  g_assert_true (lk_draft_set (draft, lk_user_field_phones, &phones));
}

static void
test_phone_secret (void)
{
  LkDesk desk;
  g_autoptr (LkDraft) draft = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  lk_desk_init (&desk, N_USERS, LK_VERSION_NEWEST);
  before = get_secret (&desk);
  draft = lk_desk_edit (&desk, desk.id);
  edit_phone (draft);
  lk_desk_save_well (&desk, draft);
  after = get_secret (&desk);
  g_assert_cmpstr (after, ==, before);
  lk_desk_clear (&desk);
}

static void
check_nothing_secret (LkUser *now)
{
  const LkValue *phones = lk_user_get (now, lk_user_field_phones);

  g_assert_cmpint (phones->type, ==, LK_VALUE_JSON);
  g_assert_null (strstr (phones->text, "Secret"));
  g_assert_null (strstr (phones->text, "ProvisioningLink"));
}

/* What is shown after a save or in a conflict is what the page may show. */
static void
test_shown (void)
{
  LkDesk desk;
  g_autoptr (LkDraft) draft = NULL;
  g_autoptr (LkSaveResult) conflict = NULL;
  g_autoptr (LkSaveResult) done = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  lk_desk_init (&desk, N_USERS, LK_VERSION_NEWEST);
  before = get_secret (&desk);
  draft = lk_desk_edit (&desk, desk.id);
  {
    g_autoptr (LkDraft) rival = lk_desk_edit (&desk, desk.id);
    g_auto (LkValue) phones = LK_VALUE_INIT;

    lk_edits_make (lk_draft_get_original (rival), lk_user_field_phones, 4, &phones);
    lk_draft_set (rival, lk_user_field_phones, &phones);
    lk_desk_save_well (&desk, rival);
  }
  edit_phone (draft);
  conflict = lk_desk_save (&desk, draft);
  g_assert_cmpint (conflict->state, ==, LK_SAVE_CONFLICT);
  g_assert_cmpuint (desk.bodies->len, ==, 0);
  check_nothing_secret (conflict->now);

  lk_draft_resolve (draft, lk_user_field_phones, lk_user_get (conflict->now, lk_user_field_phones),
                    TRUE);
  done = lk_desk_save (&desk, draft);
  g_assert_cmpint (done->state, ==, LK_SAVE_DONE);
  check_nothing_secret (done->now);
  after = get_secret (&desk);
  g_assert_cmpstr (after, ==, before);
  lk_desk_clear (&desk);
}

/* Someone else takes the user into another department while the page is open: who then changes the
 * departments gets to see that, and who changes something else does not undo it. */
static void
test_groups_meanwhile (void)
{
  LkDesk desk;
  g_autoptr (LkUser) user = NULL;
  g_autoptr (LkDraft) draft = NULL;
  g_autoptr (LkSaveResult) conflict = NULL;
  g_autoptr (LkDraft) other = NULL;
  g_autoptr (GHashTable) before = NULL;
  g_autoptr (GHashTable) after = NULL;
  g_auto (LkValue) groups = LK_VALUE_INIT;
  g_auto (LkValue) theirs = LK_VALUE_INIT;
  g_autoptr (LkDraft) rival = NULL;

  lk_desk_init (&desk, N_USERS, LK_VERSION_NEWEST);
  user = lk_desk_open (&desk, desk.id);
  draft = lk_draft_new (user);
  other = lk_draft_new (user);
  rival = lk_draft_new (user);
  lk_edits_make (user, lk_user_field_groups, 1, &groups);
  lk_edits_make (user, lk_user_field_groups, 2, &theirs);
  lk_draft_set (draft, lk_user_field_groups, &groups);
  lk_draft_set (rival, lk_user_field_groups, &theirs);
  lk_desk_save_well (&desk, rival);
  before = lk_desk_get_truth (&desk, desk.id);

  conflict = lk_desk_save (&desk, draft);
  g_assert_cmpint (conflict->state, ==, LK_SAVE_CONFLICT);
  g_assert_true (conflict->fields->pdata[0] == lk_user_field_groups);

  lk_desk_set_text (other, "Mobile", "1");
  lk_desk_save_well (&desk, other);
  after = lk_desk_get_truth (&desk, desk.id);
  lk_desk_check_others (before, after, (const char *const[]) { "Mobile", NULL });
  lk_desk_clear (&desk);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/user-save/lists/phone-secret", test_phone_secret);
  g_test_add_func ("/user-save/lists/shown", test_shown);
  g_test_add_func ("/user-save/lists/groups-meanwhile", test_groups_meanwhile);
  return g_test_run ();
}
