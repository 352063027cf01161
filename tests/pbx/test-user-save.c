/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "lk-await.h"
#include "lk-desk.h"
#include "lk-error.h"
#include "lk-incompatibility.h"
#include "lk-json.h"
#include "lk-pbx-users.h"
#include "lk-user-fields.h"

#define N_USERS 100

/* A test of its own with a phone system of its own. */
static void
open_desk (LkDesk *desk)
{
  lk_desk_init (desk, N_USERS, LK_VERSION_NEWEST);
}

static JsonObject *
get_body (LkDesk *desk, guint index)
{
  g_assert_cmpuint (index, <, desk->bodies->len);

  return desk->bodies->pdata[index];
}

static void
check_members (JsonObject *body, const char *const *names)
{
  g_assert_cmpuint (json_object_get_size (body), ==, g_strv_length ((char **) names));
  for (guint i = 0; names[i] != NULL; i++)
    g_assert_true (json_object_has_member (body, names[i]));
}

#define MEMBERS(...) ((const char *const[]) { __VA_ARGS__, NULL })

static void
test_difference (void)
{
  LkDesk desk;
  g_autoptr (LkDraft) draft = NULL;
  g_autoptr (GHashTable) before = NULL;
  g_autoptr (GHashTable) after = NULL;

  open_desk (&desk);
  before = lk_desk_get_truth (&desk, desk.id);
  draft = lk_desk_edit (&desk, desk.id);
  lk_desk_set_text (draft, "Mobile", "+49 30 901820");
  lk_desk_set_json (draft, "CallScreening", "true");
  lk_desk_save_well (&desk, draft);
  g_assert_cmpuint (desk.bodies->len, ==, 1);
  check_members (get_body (&desk, 0), MEMBERS ("CallScreening", "Mobile"));

  after = lk_desk_get_truth (&desk, desk.id);
  g_assert_cmpstr (g_hash_table_lookup (after, "Mobile"), ==, "\"+49 30 901820\"");
  g_assert_cmpstr (g_hash_table_lookup (after, "CallScreening"), ==, "true");
  lk_desk_check_others (before, after, MEMBERS ("Mobile", "CallScreening"));
  lk_desk_clear (&desk);
}

/* Only what is about to change is asked for, and secrets only where one of them changes. */
static void
test_reads_little (void)
{
  LkDesk desk;
  g_autoptr (LkDraft) draft = NULL;

  open_desk (&desk);
  draft = lk_desk_edit (&desk, desk.id);
  lk_desk_set_text (draft, "Mobile", "1");
  lk_desk_save_well (&desk, draft);
  g_assert_cmpuint (desk.reads->len, ==, 2);
  for (guint i = 0; i < desk.reads->len; i++)
    g_assert_true (g_str_has_suffix (desk.reads->pdata[i], "?$select=Id,Mobile"));

  lk_desk_set_text (draft, "VMPIN", "481216");
  lk_desk_save_well (&desk, draft);
  for (guint i = 0; i < desk.reads->len; i++)
    {
      g_assert_nonnull (strstr (desk.reads->pdata[i], "VMPIN"));
      g_assert_null (strstr (desk.reads->pdata[i], "Auth"));
    }
  lk_desk_clear (&desk);
}

static void
test_no_change (void)
{
  LkDesk desk;
  g_autoptr (LkDraft) draft = NULL;

  open_desk (&desk);
  draft = lk_desk_edit (&desk, desk.id);
  lk_desk_save_well (&desk, draft);
  g_assert_cmpuint (desk.bodies->len + desk.reads->len, ==, 0);
  lk_desk_clear (&desk);
}

static void
test_conflict (void)
{
  LkDesk desk;
  g_autoptr (LkDraft) draft = NULL;
  g_autoptr (LkSaveResult) result = NULL;
  const LkField *mobile = lk_user_field_find ("Mobile");

  open_desk (&desk);
  draft = lk_desk_edit (&desk, desk.id);
  lk_desk_set_text (draft, "Mobile", "1");
  lk_desk_set_text (draft, "OutboundCallerID", "2");
  lk_desk_rival (&desk, desk.id, "{'Mobile':'3','FirstName':'Otto'}");
  result = lk_desk_save (&desk, draft);
  g_assert_cmpint (result->state, ==, LK_SAVE_CONFLICT);
  g_assert_cmpuint (result->fields->len, ==, 1);
  g_assert_true (result->fields->pdata[0] == mobile);
  g_assert_cmpstr (lk_user_get_text (result->now, mobile), ==, "3");
  g_assert_error (result->error, LK_ERROR, LK_ERROR_CONFLICT);
  g_assert_cmpuint (desk.bodies->len, ==, 0);

  lk_draft_resolve (draft, mobile, lk_user_get (result->now, mobile), TRUE);
  lk_desk_save_well (&desk, draft);
  g_assert_cmpuint (desk.bodies->len, ==, 1);
  check_members (get_body (&desk, 0), MEMBERS ("Mobile", "OutboundCallerID"));
  lk_desk_clear (&desk);
}

/* Someone else did just that: nothing is left to do. */
static void
test_same_wish (void)
{
  LkDesk desk;
  g_autoptr (LkDraft) draft = NULL;

  open_desk (&desk);
  draft = lk_desk_edit (&desk, desk.id);
  lk_desk_set_text (draft, "Mobile", "1");
  lk_desk_rival (&desk, desk.id, "{'Mobile':'1'}");
  lk_desk_save_well (&desk, draft);
  g_assert_cmpuint (desk.bodies->len, ==, 0);
  lk_desk_clear (&desk);
}

/* What the person never saw, they cannot have meant to keep. */
static void
test_unseen_secret (void)
{
  LkDesk desk;
  g_autoptr (LkDraft) draft = NULL;
  g_autoptr (GHashTable) after = NULL;

  open_desk (&desk);
  draft = lk_desk_edit (&desk, desk.id);
  lk_desk_set_text (draft, "VMPIN", "481216");
  lk_desk_rival (&desk, desk.id, "{'VMPIN':'7777'}");
  lk_desk_save_well (&desk, draft);
  after = lk_desk_get_truth (&desk, desk.id);
  g_assert_cmpstr (g_hash_table_lookup (after, "VMPIN"), ==, "\"481216\"");
  lk_desk_clear (&desk);
}

static void
test_seen_secret (void)
{
  LkDesk desk;
  g_autoptr (LkDraft) draft = NULL;
  g_autoptr (LkSaveResult) result = NULL;
  g_auto (LkValue) seen = LK_VALUE_INIT;

  open_desk (&desk);
  lk_desk_rival (&desk, desk.id, "{'VMPIN':'1111'}");
  draft = lk_desk_edit (&desk, desk.id);
  lk_value_set_text (&seen, "1111");
  lk_draft_learn (draft, lk_user_field_find ("VMPIN"), &seen);
  lk_desk_set_text (draft, "VMPIN", "481216");
  lk_desk_rival (&desk, desk.id, "{'VMPIN':'7777'}");
  result = lk_desk_save (&desk, draft);
  g_assert_cmpint (result->state, ==, LK_SAVE_CONFLICT);
  g_assert_cmpuint (desk.bodies->len, ==, 0);
  lk_desk_clear (&desk);
}

/* Nobody can read the web client's password back; an answer that says yes has to do. */
static void
test_hidden_secret (void)
{
  LkDesk desk;
  g_autoptr (LkDraft) draft = NULL;
  g_autoptr (LkSaveResult) result = NULL;
  const LkField *password = lk_user_field_find ("AccessPassword");

  open_desk (&desk);
  draft = lk_desk_edit (&desk, desk.id);
  lk_desk_set_text (draft, "AccessPassword", "Aq7-not-a-real-one");
  lk_desk_save_well (&desk, draft);
  g_assert_cmpuint (desk.n_carried_out, ==, 1);

  lk_desk_set_text (draft, "AccessPassword", "Zx8-not-a-real-one");
  lk_desk_set (&desk, "lost@1,PATCH /xapi/v1/Users");
  result = lk_desk_save (&desk, draft);
  g_assert_cmpint (result->state, ==, LK_SAVE_UNKNOWN);
  g_assert_error (result->error, LK_ERROR, LK_ERROR_UNKNOWN_OUTCOME);
  g_assert_nonnull (strstr (result->error->message, lk_field_get_label (password)));
  g_assert_null (strstr (result->error->message, "Zx8"));
  g_assert_true (g_ptr_array_find (result->fields, password, NULL));
  g_assert_cmpuint (desk.bodies->len, ==, 1);
  lk_desk_clear (&desk);
}

/* What the server decides never leaves, whoever put it into the draft. */
static void
test_read_only (void)
{
  LkDesk desk;
  const LkField *field;

  open_desk (&desk);
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    {
      g_autoptr (LkDraft) draft = NULL;
      g_autoptr (LkSaveResult) result = NULL;
      g_auto (LkValue) value = LK_VALUE_INIT;

      field = &lk_user_fields[i];
      if (lk_field_is_editable (field))
        continue;
      draft = lk_desk_edit (&desk, desk.id);
      lk_value_set_text (&value, "something else");
      lk_draft_set (draft, field, &value);
      lk_desk_set_text (draft, "Mobile", "1");
      result = lk_desk_save (&desk, draft);
      g_assert_cmpint (result->state, ==, LK_SAVE_REFUSED);
      g_assert_error (result->error, LK_ERROR, LK_ERROR_INVALID);
      g_assert_cmpuint (desk.bodies->len + desk.reads->len, ==, 0);
    }
  lk_desk_clear (&desk);
}

/* A department is entered before it becomes the main one. */
typedef struct
{
  gint64 old_group;
  gint64 new_group;
} Move;

static gint64
find_other_group (LkDesk *desk)
{
  g_autoptr (GHashTable) truth = lk_desk_get_truth (desk, desk->id);
  g_autoptr (JsonNode) answer = NULL;
  JsonArray *groups;

  lk_await_request (desk->pbx, "GET",
                    "/Groups?$select=Id,Name&$filter=not%20startsWith(Name,'___FAVORITES___')",
                    &answer, NULL);
  groups = json_object_get_array_member (json_node_get_object (answer), "value");
  for (guint i = 0; i < json_array_get_length (groups); i++)
    {
      JsonObject *group = json_array_get_object_element (groups, i);
      gint64 id = json_object_get_int_member (group, "Id");
      g_autofree char *member = g_strdup_printf ("\"GroupId\":%d,", (int) id);

      if (strstr (g_hash_table_lookup (truth, "Groups"), member) == NULL)
        return id;
    }

  g_assert_not_reached ();
}

/* Out of the main department into another, which becomes the main one. */
static LkDraft *
edit_move (LkDesk *desk, Move *move)
{
  LkDraft *draft = lk_desk_edit (desk, desk->id);
  g_autofree char *groups = NULL;
  g_autofree char *primary = NULL;

  move->old_group = lk_draft_get (draft, lk_user_field_primary_group)->integer;
  move->new_group = find_other_group (desk);
  groups = g_strdup_printf ("[{'GroupId':%d,'Name':'x','Rights':{'RoleName':'managers'}}]",
                            (int) move->new_group);
  primary = g_strdup_printf ("%d", (int) move->new_group);
  lk_desk_set_json (draft, "Groups", groups);
  lk_desk_set_json (draft, "PrimaryGroupId", primary);
  return draft;
}

static void
test_move (void)
{
  LkDesk desk;
  Move move;
  g_autoptr (LkDraft) draft = NULL;
  g_autoptr (GHashTable) before = NULL;
  g_autoptr (GHashTable) after = NULL;
  g_autofree char *primary = NULL;

  open_desk (&desk);
  before = lk_desk_get_truth (&desk, desk.id);
  draft = edit_move (&desk, &move);
  lk_desk_set_text (draft, "Mobile", "1");
  lk_desk_save_well (&desk, draft);
  g_assert_cmpuint (desk.bodies->len, ==, 2);
  check_members (get_body (&desk, 0), MEMBERS ("Groups", "Mobile"));
  check_members (get_body (&desk, 1), MEMBERS ("PrimaryGroupId"));

  primary = g_strdup_printf ("%d", (int) move.new_group);
  after = lk_desk_get_truth (&desk, desk.id);
  g_assert_cmpstr (g_hash_table_lookup (after, "PrimaryGroupId"), ==, primary);
  lk_desk_check_others (before, after, MEMBERS ("Groups", "Mobile", "PrimaryGroupId"));
  lk_desk_clear (&desk);
}

/* The second step is refused or fails, or its answer is lost: what is left is said, and the rest
 * can be finished. */
static void
check_broken_move (const char *fault, LkSaveState expected)
{
  LkDesk desk;
  Move move;
  g_autoptr (LkDraft) draft = NULL;
  g_autoptr (LkSaveResult) result = NULL;

  open_desk (&desk);
  draft = edit_move (&desk, &move);
  lk_desk_set (&desk, fault);
  result = lk_desk_save (&desk, draft);
  g_assert_cmpint (result->state, ==, expected);
  g_assert_cmpuint (desk.bodies->len, ==, 2);
  if (expected == LK_SAVE_PARTLY)
    {
      g_assert_nonnull (result->error);
      g_assert_cmpuint (result->fields->len, ==, 1);
      g_assert_true (result->fields->pdata[0] == lk_user_field_primary_group);

      lk_draft_resolve (draft, lk_user_field_groups,
                        lk_user_get (result->now, lk_user_field_groups), FALSE);
      lk_draft_learn (draft, lk_user_field_primary_group,
                      lk_user_get (result->now, lk_user_field_primary_group));
      lk_desk_save_well (&desk, draft);
      g_assert_cmpuint (desk.bodies->len, ==, 1);
      check_members (get_body (&desk, 0), MEMBERS ("PrimaryGroupId"));
    }
  lk_desk_clear (&desk);
}

static void
test_broken_move (void)
{
  check_broken_move ("status=400@2,PATCH /xapi/v1/Users", LK_SAVE_PARTLY);
  check_broken_move ("status=403@2,PATCH /xapi/v1/Users", LK_SAVE_PARTLY);
  check_broken_move ("status=500@2,PATCH /xapi/v1/Users", LK_SAVE_PARTLY);
  check_broken_move ("reset@2,PATCH /xapi/v1/Users", LK_SAVE_PARTLY);
  check_broken_move ("lost@2,PATCH /xapi/v1/Users", LK_SAVE_DONE);
  check_broken_move ("lost@1,PATCH /xapi/v1/Users", LK_SAVE_DONE);
}

/* When a person cancels: with the answer to the first request of this method. */
typedef struct
{
  const char *method;
  GCancellable *cancellable;
} Regret;

static void
regret_cb (LkDemoPbx *demo,
           const char *method,
           const char *uri,
           const char *request_body,
           guint status,
           const char *response_body,
           Regret *regret)
{
  if (g_str_equal (method, regret->method))
    g_cancellable_cancel (regret->cancellable);
}

static LkSaveResult *
save_and_regret (LkDesk *desk, const char *method, GError **error)
{
  g_autoptr (LkDraft) draft = lk_desk_edit (desk, desk->id);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *pending = NULL;
  Regret regret = { method, cancellable };
  LkSaveResult *outcome;
  gulong handler;

  lk_desk_watch (desk);
  lk_desk_set_text (draft, "Mobile", "1");
  handler = g_signal_connect (desk->demo, "exchange", G_CALLBACK (regret_cb), &regret);
  lk_user_save_async (desk->pbx, draft, cancellable, lk_await_cb, &pending);
  result = lk_await (&pending);
  outcome = lk_user_save_finish (desk->pbx, result, error);

  g_signal_handler_disconnect (desk->demo, handler);
  g_assert_true (g_cancellable_is_cancelled (cancellable));
  return outcome;
}

/* In time: nothing was sent, and nothing is said but that. */
static void
test_cancelled_in_time (void)
{
  LkDesk desk;
  g_autoptr (GError) error = NULL;

  open_desk (&desk);
  g_assert_null (save_and_regret (&desk, "GET", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (desk.bodies->len, ==, 0);
  lk_desk_clear (&desk);
}

/* Too late: it was written, and that is what is said. */
static void
test_cancelled_too_late (void)
{
  LkDesk desk;
  g_autoptr (LkSaveResult) outcome = NULL;

  open_desk (&desk);
  outcome = save_and_regret (&desk, "PATCH", NULL);
  g_assert_cmpint (outcome->state, ==, LK_SAVE_DONE);
  g_assert_cmpuint (desk.bodies->len, ==, 1);
  lk_desk_clear (&desk);
}

/* The draft may change while it is being saved. */
static void
test_snapshot (void)
{
  LkDesk desk;
  g_autoptr (LkDraft) draft = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (LkSaveResult) outcome = NULL;
  GAsyncResult *pending = NULL;

  open_desk (&desk);
  draft = lk_desk_edit (&desk, desk.id);
  lk_desk_set_text (draft, "Mobile", "1");
  lk_desk_watch (&desk);
  lk_user_save_async (desk.pbx, draft, NULL, lk_await_cb, &pending);
  lk_desk_set_text (draft, "Mobile", "2");
  lk_desk_set_text (draft, "FirstName", "Otto");
  result = lk_await (&pending);
  outcome = lk_user_save_finish (desk.pbx, result, NULL);
  g_assert_cmpint (outcome->state, ==, LK_SAVE_DONE);
  check_members (get_body (&desk, 0), MEMBERS ("Mobile"));
  g_assert_cmpstr (lk_user_get_text (outcome->now, lk_user_field_find ("Mobile")), ==, "1");
  g_assert_cmpuint (lk_draft_count_changes (draft), ==, 2);
  g_clear_object (&result);
  lk_desk_clear (&desk);
}

/* A refusal stands at its field. */
static void
test_details (void)
{
  LkDesk desk;
  g_autoptr (LkUser) other = NULL;
  g_autoptr (LkDraft) draft = NULL;
  g_autoptr (LkSaveResult) result = NULL;
  g_auto (GStrv) taken = NULL;
  g_autoptr (GAsyncResult) answer = NULL;
  GAsyncResult *pending = NULL;
  const char *address;
  GPtrArray *details;
  LkErrorDetail *detail;

  open_desk (&desk);
  other = lk_desk_open (&desk, desk.id);
  address = lk_user_get_text (other, lk_user_field_email);
  draft = lk_desk_edit (&desk, desk.id + 1);
  lk_desk_set_text (draft, "EmailAddress", address);

  lk_pbx_users_find_duplicated_emails_async (desk.pbx,
                                             (const char *const[]) { "nobody@example.com", address,
                                                                     NULL },
                                             NULL, lk_await_cb, &pending);
  answer = lk_await (&pending);
  taken = lk_pbx_users_find_duplicated_emails_finish (desk.pbx, answer, NULL);
  g_assert_cmpuint (g_strv_length (taken), ==, 1);
  g_assert_cmpint (g_ascii_strcasecmp (taken[0], address), ==, 0);

  result = lk_desk_save (&desk, draft);
  g_assert_cmpint (result->state, ==, LK_SAVE_REFUSED);
  g_assert_error (result->error, LK_ERROR, LK_ERROR_CONFLICT);
  details = lk_error_get_details (result->error);
  g_assert_cmpuint (details->len, ==, 1);
  detail = details->pdata[0];
  g_assert_cmpstr (detail->target, ==, "EmailAddress");
  g_assert_nonnull (strstr (detail->code, "ALREADY_IN_USE"));
  g_assert_cmpuint (strlen (detail->sentence), >, 10);
  g_clear_object (&answer);
  lk_desk_clear (&desk);
}

/* A field that this version does not have: what came back is told apart, and the report names the
 * field, never its value. */
static void
test_incompatible (void)
{
  LkDesk desk;
  g_autoptr (JsonNode) node = lk_desk_json ("{'Mobile':'+49 30 1','Groups':[{'GroupId':3}],"
                                            "'Nonsense':'not a secret'}");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *report = NULL;
  GAsyncResult *pending = NULL;

  open_desk (&desk);
  lk_pbx_users_change_async (desk.pbx, desk.id, json_node_get_object (node), NULL, lk_await_cb,
                             &pending);
  result = lk_await (&pending);
  g_assert_false (lk_pbx_users_change_finish (desk.pbx, result, &error));
  g_assert_error (error, LK_ERROR, LK_ERROR_INCOMPATIBLE);

  report = lk_incompatibility_report ("PATCH", "/Users(12)", json_node_get_object (node),
                                      lk_pbx_get_version (desk.pbx));
  g_assert_nonnull (strstr (report, "\nPATCH /Users({Id})\n"));
  g_assert_nonnull (strstr (report, "\nPhone system 20.0.10\n"));
  g_assert_nonnull (strstr (report, "\n  Groups\n  Groups.GroupId\n  Mobile\n  Nonsense\n"));
  g_assert_null (strstr (report, "secret"));
  g_assert_null (strstr (report, "49"));
  g_clear_object (&result);
  lk_desk_clear (&desk);
}

static void
test_preview (void)
{
  LkDesk desk;
  g_autoptr (LkDraft) draft = NULL;
  g_autoptr (GPtrArray) masked = NULL;
  g_autoptr (GPtrArray) plain = NULL;
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  open_desk (&desk);
  draft = lk_desk_edit (&desk, desk.id);
  lk_desk_set_text (draft, "VMPIN", "481216");
  lk_desk_set_text (draft, "Mobile", "1");
  lk_desk_set_json (draft, "Phones",
                    "[{'Id':1,'MacAddress':'AABBCCDDEEFF','ProvisioningLinkExt':'https://not-real',"
                    "'Settings':{'Secret':'not-real','ApiTokens':['not-real'],"
                    "'SipPassword':{'of':{'now':'not-real'}},'PhoneLanguage':'de'}}]");
  masked = lk_user_save_preview (draft, FALSE);
  plain = lk_user_save_preview (draft, TRUE);
  g_assert_cmpuint (masked->len, ==, 1);
  json_node_set_object (node, masked->pdata[0]);
  text = lk_desk_describe (node);
  g_assert_null (strstr (text, "not-real"));
  g_assert_null (strstr (text, "481216"));
  g_assert_nonnull (strstr (text, "\"VMPIN\":\"••••\""));
  g_assert_nonnull (strstr (text, "\"Mobile\":\"1\""));
  g_assert_cmpstr (json_object_get_string_member (plain->pdata[0], "VMPIN"), ==, "481216");
  lk_desk_clear (&desk);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/user-save/difference", test_difference);
  g_test_add_func ("/user-save/reads-little", test_reads_little);
  g_test_add_func ("/user-save/no-change", test_no_change);
  g_test_add_func ("/user-save/conflict", test_conflict);
  g_test_add_func ("/user-save/same-wish", test_same_wish);
  g_test_add_func ("/user-save/unseen-secret", test_unseen_secret);
  g_test_add_func ("/user-save/seen-secret", test_seen_secret);
  g_test_add_func ("/user-save/hidden-secret", test_hidden_secret);
  g_test_add_func ("/user-save/read-only", test_read_only);
  g_test_add_func ("/user-save/move", test_move);
  g_test_add_func ("/user-save/broken-move", test_broken_move);
  g_test_add_func ("/user-save/cancelled-in-time", test_cancelled_in_time);
  g_test_add_func ("/user-save/cancelled-too-late", test_cancelled_too_late);
  g_test_add_func ("/user-save/snapshot", test_snapshot);
  g_test_add_func ("/user-save/details", test_details);
  g_test_add_func ("/user-save/incompatible", test_incompatible);
  g_test_add_func ("/user-save/preview", test_preview);
  return g_test_run ();
}
